/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-change-advice.h"

#include <string.h>

#define FOLLOW_MOVE (HD_CHECK_CALENDAR_MOVE | HD_CHECK_AUTO_REPLY | HD_CHECK_DEPUTY)
#define FOLLOW_END (HD_CHECK_CALENDAR_DELETE | HD_CHECK_AUTO_REPLY | HD_CHECK_DEPUTY)

typedef struct
{
  HdAskState asked;
  HdChange change;
  HdChangeMessage message;
  guint checklist;
} Case;

/* Not covered, another day, still to come: the whole table. */
static void
test_table (void)
{
  static const Case cases[] = {
    { HD_ASK_NONE, HD_CHANGE_MOVED, HD_MESSAGE_REQUEST, 0 },
    { HD_ASK_NONE, HD_CHANGE_SHORTENED, HD_MESSAGE_REQUEST, 0 },
    { HD_ASK_NONE, HD_CHANGE_CANCELLED, HD_MESSAGE_NONE, 0 },
    { HD_ASK_NONE, HD_CHANGE_TIME_UNKNOWN, HD_MESSAGE_NONE, 0 },
    { HD_ASK_DRAFT, HD_CHANGE_MOVED, HD_MESSAGE_REQUEST, 0 },
    { HD_ASK_DRAFT, HD_CHANGE_SHORTENED, HD_MESSAGE_REQUEST, 0 },
    { HD_ASK_DRAFT, HD_CHANGE_CANCELLED, HD_MESSAGE_NONE, 0 },
    { HD_ASK_DRAFT, HD_CHANGE_TIME_UNKNOWN, HD_MESSAGE_NONE, 0 },
    { HD_ASK_ASKED, HD_CHANGE_MOVED, HD_MESSAGE_REPLACE, FOLLOW_MOVE },
    { HD_ASK_ASKED, HD_CHANGE_SHORTENED, HD_MESSAGE_REPLACE, FOLLOW_MOVE },
    { HD_ASK_ASKED, HD_CHANGE_CANCELLED, HD_MESSAGE_WITHDRAW, FOLLOW_END },
    { HD_ASK_ASKED, HD_CHANGE_TIME_UNKNOWN, HD_MESSAGE_NONE, 0 },
    { HD_ASK_APPROVED, HD_CHANGE_MOVED, HD_MESSAGE_CHANGE, FOLLOW_MOVE },
    { HD_ASK_APPROVED, HD_CHANGE_SHORTENED, HD_MESSAGE_CHANGE, FOLLOW_MOVE },
    { HD_ASK_APPROVED, HD_CHANGE_CANCELLED, HD_MESSAGE_WITHDRAW, FOLLOW_END },
    { HD_ASK_APPROVED, HD_CHANGE_TIME_UNKNOWN, HD_MESSAGE_NONE, 0 },
    { HD_ASK_DENIED, HD_CHANGE_MOVED, HD_MESSAGE_REQUEST, 0 },
    { HD_ASK_DENIED, HD_CHANGE_SHORTENED, HD_MESSAGE_REQUEST, 0 },
    { HD_ASK_DENIED, HD_CHANGE_CANCELLED, HD_MESSAGE_NONE, 0 },
    { HD_ASK_DENIED, HD_CHANGE_TIME_UNKNOWN, HD_MESSAGE_NONE, 0 },
  };

  g_assert_cmpuint (G_N_ELEMENTS (cases), ==, HD_N_ASK_STATES * HD_N_CHANGES);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      HdChangeCase what = { c->asked, c->change, FALSE, FALSE, FALSE };
      HdChangeAdvice advice = hd_change_advise (&what);

      g_test_message ("%u × %u: %s", c->asked, c->change, hd_change_advice_sentence (&what));
      g_assert_cmpint (advice.message, ==, c->message);
      g_assert_cmpuint (advice.checklist, ==, c->checklist);
      g_assert_false (advice.chat);
      /* A time that is known, and no leave for it: that is said. */
      g_assert_cmpint (advice.uncovered, ==,
                       c->change == HD_CHANGE_MOVED || c->change == HD_CHANGE_SHORTENED);
      g_assert_cmpstr (hd_change_advice_sentence (&what), !=, "");
    }
}

/* “Still covered, nothing to send” is a full answer. */
static void
test_covered (void)
{
  static const HdAskState asked[] = { HD_ASK_DRAFT, HD_ASK_ASKED, HD_ASK_APPROVED };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      HdChangeCase moved = { asked[i], HD_CHANGE_MOVED, TRUE, TRUE, FALSE };
      HdChangeCase shorter = { asked[i], HD_CHANGE_SHORTENED, TRUE, FALSE, FALSE };
      HdChangeAdvice advice = hd_change_advise (&moved);

      g_assert_cmpint (advice.message, ==, HD_MESSAGE_NONE);
      g_assert_cmpuint (advice.checklist, ==, 0);
      g_assert_false (advice.uncovered);
      g_assert_false (advice.chat);

      advice = hd_change_advise (&shorter);
      g_assert_cmpint (advice.message, ==, HD_MESSAGE_NONE);
      g_assert_cmpint ((advice.offers & HD_OFFER_GIVE_BACK) != 0, ==, asked[i] != HD_ASK_DRAFT);
    }

  /* A denied or missing absence covers nothing, and a cancelled interview needs nothing. */
  g_assert_cmpint (hd_change_advise (
                     &(HdChangeCase){ HD_ASK_DENIED, HD_CHANGE_MOVED, TRUE, FALSE, FALSE })
                     .message,
                   ==, HD_MESSAGE_REQUEST);
  g_assert_cmpint (hd_change_advise (
                     &(HdChangeCase){ HD_ASK_APPROVED, HD_CHANGE_CANCELLED, TRUE, FALSE, FALSE })
                     .message,
                   ==, HD_MESSAGE_WITHDRAW);
}

static void
test_same_day_is_chat (void)
{
  HdChangeCase moved = { HD_ASK_APPROVED, HD_CHANGE_MOVED, FALSE, TRUE, FALSE };
  HdChangeCase unknown = { HD_ASK_APPROVED, HD_CHANGE_TIME_UNKNOWN, FALSE, TRUE, FALSE };

  g_assert_true (hd_change_advise (&moved).chat);
  g_assert_false (hd_change_advise (&unknown).chat);
}

/* Nobody is asked for leave for a time that the other side has not confirmed; what covers it
 * covers it. */
static void
test_proposed (void)
{
  for (guint i = 0; i < HD_N_ASK_STATES; i++)
    {
      HdChangeCase what = { (HdAskState) i, HD_CHANGE_MOVED, FALSE, TRUE, FALSE, TRUE };
      HdChangeAdvice advice = hd_change_advise (&what);

      g_assert_cmpint (advice.message, ==, HD_MESSAGE_NONE);
      g_assert_cmpuint (advice.checklist, ==, 0);
      g_assert_false (advice.chat);
      g_assert_true (advice.uncovered);
      g_assert_cmpstr (hd_change_advice_sentence (&what), ==,
                       "Nothing to send until the new time is confirmed.");

      what.covered = i == HD_ASK_ASKED || i == HD_ASK_APPROVED;
      if (what.covered)
        g_assert_nonnull (strstr (hd_change_advice_sentence (&what), "till cover"));

      what = (HdChangeCase){ (HdAskState) i, HD_CHANGE_SHORTENED, FALSE, FALSE, FALSE, TRUE };
      g_assert_cmpint (hd_change_advise (&what).message, !=, HD_MESSAGE_NONE);
    }
}

/* What is over can be neither changed nor withdrawn. */
static void
test_over (void)
{
  HdChangeCase moved = { HD_ASK_APPROVED, HD_CHANGE_MOVED, FALSE, FALSE, TRUE };
  HdChangeCase cancelled = { HD_ASK_APPROVED, HD_CHANGE_CANCELLED, FALSE, FALSE, TRUE };

  g_assert_cmpint (hd_change_advise (&moved).message, ==, HD_MESSAGE_REQUEST);
  g_assert_cmpint (hd_change_advise (&cancelled).message, ==, HD_MESSAGE_NONE);
  g_assert_cmpuint (hd_change_advise (&cancelled).checklist, ==, 0);
}

static void
test_denial (void)
{
  g_assert_cmpuint (hd_denial_offers (TRUE, TRUE), ==,
                    HD_OFFER_CHEAPER | HD_OFFER_OTHER_SLOT | HD_OFFER_DROP);
  g_assert_cmpuint (hd_denial_offers (FALSE, FALSE), ==, HD_OFFER_DROP);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change/table", test_table);
  g_test_add_func ("/change/covered", test_covered);
  g_test_add_func ("/change/same-day-is-chat", test_same_day_is_chat);
  g_test_add_func ("/change/proposed", test_proposed);
  g_test_add_func ("/change/over", test_over);
  g_test_add_func ("/change/denial", test_denial);

  return g_test_run ();
}
