/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-asked.h"
#include "hd-change-flow.h"
#include "hd-composer.h"

/* What follows when something moves: every state of what was asked for by everything that may
 * happen, before the day and on it. */

/* One of draft, asked, approved, denied × moved, shortened, cancelled, time unknown. */
typedef struct
{
  const char *state;
  HdChange change;
  const char *purpose; /* NULL: nothing is sent */
  HdChangeMessage message;
  gboolean uncovered;
} Row;

/* Shortened, the absence still holds it: unless it was denied nothing need be sent. */
static const Row rows[] = {
  { "draft", HD_CHANGE_MOVED, "request", HD_MESSAGE_REQUEST, TRUE },
  { "draft", HD_CHANGE_SHORTENED, NULL, HD_MESSAGE_NONE, FALSE },
  { "draft", HD_CHANGE_CANCELLED, NULL, HD_MESSAGE_NONE, FALSE },
  { "draft", HD_CHANGE_TIME_UNKNOWN, NULL, HD_MESSAGE_NONE, FALSE },
  { "requested", HD_CHANGE_MOVED, "change", HD_MESSAGE_REPLACE, TRUE },
  { "requested", HD_CHANGE_SHORTENED, NULL, HD_MESSAGE_NONE, FALSE },
  { "requested", HD_CHANGE_CANCELLED, "cancel", HD_MESSAGE_WITHDRAW, FALSE },
  { "requested", HD_CHANGE_TIME_UNKNOWN, NULL, HD_MESSAGE_NONE, FALSE },
  { "approved", HD_CHANGE_MOVED, "change", HD_MESSAGE_CHANGE, TRUE },
  { "approved", HD_CHANGE_SHORTENED, NULL, HD_MESSAGE_NONE, FALSE },
  { "approved", HD_CHANGE_CANCELLED, "cancel", HD_MESSAGE_WITHDRAW, FALSE },
  { "approved", HD_CHANGE_TIME_UNKNOWN, NULL, HD_MESSAGE_NONE, FALSE },
  { "denied", HD_CHANGE_MOVED, "request", HD_MESSAGE_REQUEST, TRUE },
  { "denied", HD_CHANGE_SHORTENED, "request", HD_MESSAGE_REQUEST, TRUE },
  { "denied", HD_CHANGE_CANCELLED, NULL, HD_MESSAGE_NONE, FALSE },
  { "denied", HD_CHANGE_TIME_UNKNOWN, NULL, HD_MESSAGE_NONE, FALSE },
};

static void
happen (Search *search, gint64 id, HdChange change)
{
  g_autoptr (GAsyncResult) result = NULL;

  switch (change)
    {
    case HD_CHANGE_MOVED:
      asked_move (search, id, THURSDAY, AT (16, 0), AT (17, 0));
      break;
    case HD_CHANGE_SHORTENED:
      asked_move (search, id, THURSDAY, AT (14, 0), AT (14, 30));
      break;
    case HD_CHANGE_CANCELLED:
      hd_interviews_set_state_async (search->context, id, HD_MEETING_CANCELLED, hd_keep_result_cb,
                                     &result);
      hd_wait_id (search->context, &result);
      break;
    case HD_CHANGE_TIME_UNKNOWN:
      asked_move (search, id, HD_DATE_NONE, 0, 0);
      break;
    case HD_N_CHANGES:
    default:
      g_assert_not_reached ();
    }
}

/* The message in each language: it is there, as short as it must be, and says nothing of why. */
static void
check_words (Search *search, HdKeptDraft *draft, gboolean chat)
{
  static const char *const languages[] = { "en", "de", "fr", "es" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (HdComposer) composer = hd_composer_new (search->context, languages[i]);
      g_autoptr (GPtrArray) findings = NULL;
      g_auto (GStrv) words = NULL;
      const char *body;

      hd_composer_load (composer, draft);
      body = hd_composer_get_body (composer);
      words = g_strsplit_set (body, " \n", -1);
      findings = hd_composer_get_findings (composer);
      g_test_message ("%s", body);
      g_assert_cmpstr (body, !=, "");
      g_assert_true (!chat || g_strv_length (words) <= HD_CHANGE_CHAT_WORDS);
      g_assert_null (strstr (body, "Hollowfern"));
      g_assert_cmpuint (findings->len, ==, 0);
    }
}

static void
check_row (Search *search, const Row *row, gboolean same_day)
{
  gint64 id = asked_for (search);
  g_autoptr (HdKeptDraft) draft = NULL;
  HdChangeAnswer said;
  gboolean chat = same_day && row->purpose != NULL;

  if (strcmp (row->state, "draft") == 0)
    search_exec (search, "UPDATE absence SET state = 'draft'");
  else if (strcmp (row->state, "requested") != 0)
    asked_answer (search, id, row->state);
  if (same_day)
    search->now += 8 * 86400 - 2 * 3600; /* Thursday, 08:00 */
  happen (search, id, row->change);

  said = hd_change_flow_answer (search->context, asked_peek (search, id));
  draft = hd_change_flow_new_draft (search->context, asked_peek (search, id), NULL);
  g_assert_cmpint (said.what.change, ==, row->change);
  g_assert_cmpint (said.what.same_day, ==, same_day);
  g_assert_cmpint (said.advice.message, ==, row->message);
  g_assert_cmpint (said.advice.chat, ==, chat);
  g_assert_cmpint (said.advice.uncovered, ==, row->uncovered);
  g_assert_cmpstr (said.sentence, !=, "");
  /* What somebody else knows of has to follow, and nothing else. */
  g_assert_cmpint (said.advice.checklist != 0, ==,
                   row->message == HD_MESSAGE_REPLACE || row->message == HD_MESSAGE_CHANGE ||
                     row->message == HD_MESSAGE_WITHDRAW);
  if (row->change == HD_CHANGE_SHORTENED && row->purpose == NULL)
    g_assert_nonnull (strstr (said.sentence, "till cover"));

  g_assert_cmpstr (draft != NULL ? draft->purpose : NULL, ==, row->purpose);
  if (draft == NULL)
    return;
  g_assert_cmpstr (draft->recipient_name, ==, "Dana");
  g_assert_cmpint (strcmp (draft->channel, "chat") == 0, ==, chat);
  check_words (search, draft, chat);
}

static void
test_every_change (Search *search, gconstpointer data)
{
  check_row (search, data, FALSE);
}

static void
test_every_change_that_day (Search *search, gconstpointer data)
{
  check_row (search, data, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/change-cases/%s-%u", rows[i].state, rows[i].change);
      g_autofree char *that_day = g_strconcat (path, "-that-day", NULL);

      g_test_add (path, Search, &rows[i], asked_set_up, test_every_change, search_tear_down);
      g_test_add (that_day, Search, &rows[i], asked_set_up, test_every_change_that_day,
                  search_tear_down);
    }

  return g_test_run ();
}
