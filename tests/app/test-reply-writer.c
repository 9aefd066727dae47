/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-own-name.h"
#include "hd-recipient.h"
#include "hd-recipients.h"
#include "hd-reply-writer.h"
#include "hd-search.h"

/*
 * Replies as they are copied: every one passes the rules of tone, and none names the user's side.
 */

#define THURSDAY_14 1796306400 /* 2026-12-03 14:00 UTC */

static void
plant_own_side (Search *search)
{
  g_autoptr (HdOwnName) employer =
    g_object_new (HD_TYPE_OWN_NAME, "kind", "employer", "name", "Mallowgate Insurance Ltd", NULL);
  g_autoptr (HdRecipient) manager =
    g_object_new (HD_TYPE_RECIPIENT, "name", "Dana Ruizwell", "relation", "approves", "channel",
                  "email", "tone", "plain", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  search_loaded (hd_recipients_get_list (search->context));
  hd_names_save_async (search->context, employer, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  hd_recipients_save_async (search->context, manager, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
}

static void
test_all_pass (Search *search, gconstpointer data)
{
  static const char *const languages[] = { "en", "de", "fr", "es" };
  g_autoptr (HdReplyWriter) writer = hd_reply_writer_new (search->context);
  guint most = 0;

  plant_own_side (search);
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autofree char *when =
        hd_reply_writer_format (writer, languages[l], THURSDAY_14, THURSDAY_14 + 5400, NULL);
      g_autofree char *there = hd_reply_writer_format (writer, languages[l], THURSDAY_14 + 86400,
                                                       THURSDAY_14 + 90000, "America/New_York");
      const char *const windows[] = { when, there, NULL };

      for (guint kind = 0; kind < HD_N_REPLIES; kind++)
        for (guint bits = 0; bits < 8; bits++)
          {
            HdReplyFacts facts = { .kind = (HdReplyKind) kind,
                                   .formal = (bits & 1) != 0,
                                   .name = (bits & 2) != 0 ? "Robin Marsh" : NULL,
                                   .sender = "Kim Vale",
                                   .topic = (bits & 2) != 0 ? "Data engineer" : NULL,
                                   .when = when,
                                   .earlier = (bits & 4) != 0 ? there : NULL,
                                   .windows =
                                     kind == HD_REPLY_OFFER || (bits & 4) != 0 ? windows : NULL,
                                   .ask_length = TRUE,
                                   .ask_format = (bits & 4) != 0,
                                   .ask_place = (bits & 4) != 0 };
            g_autofree char *first = NULL;
            guint i;

            /* Behind the last the first comes again. */
            for (i = 0; i < 1000; i++)
              {
                g_autoptr (GError) error = NULL;
                g_autofree char *text =
                  hd_reply_writer_write (writer, languages[l], &facts, i, &error);
                g_autoptr (GPtrArray) findings = NULL;

                g_assert_no_error (error);
                if (g_strcmp0 (text, first) == 0)
                  break;
                if (first == NULL)
                  first = g_strdup (text);
                findings = hd_reply_writer_check (writer, languages[l], text, &error);
                g_assert_no_error (error);
                if (findings->len > 0)
                  g_error ("%s: “%s” (%s)", text, ((HdFinding *) findings->pdata[0])->text,
                           ((HdFinding *) findings->pdata[0])->rule);
              }
            g_assert_cmpuint (i, <, 1000);
            most = MAX (most, i);
          }
    }
  g_assert_cmpuint (most, >=, 2);
}

/* The employer and the manager are found wherever they slip in. */
static void
test_own_side_is_found (Search *search, gconstpointer data)
{
  static const struct
  {
    const char *name, *sender, *topic;
  } cases[] = {
    { "Mallowgate", "Kim Vale", "Data engineer" },
    { "Robin", "Kim Vale, Mallowgate Insurance", "Data engineer" },
    { "Robin", "Kim Vale", "leaving Mallowgate" },
    { "Dana Ruizwell", "Kim Vale", "Data engineer" },
  };
  g_autoptr (HdReplyWriter) writer = hd_reply_writer_new (search->context);

  plant_own_side (search);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const HdReplyFacts facts = { .kind = HD_REPLY_THANK,
                                   .name = cases[i].name,
                                   .sender = cases[i].sender,
                                   .topic = cases[i].topic };
      g_autofree char *text = hd_reply_writer_write (writer, "en", &facts, 0, NULL);
      g_autoptr (GPtrArray) findings = hd_reply_writer_check (writer, "en", text, NULL);

      g_test_message ("%s", text);
      g_assert_cmpuint (findings->len, >, 0);
      g_assert_cmpstr (((HdFinding *) findings->pdata[0])->category, ==, "tracker-leak");
    }
}

static void
test_times (Search *search, gconstpointer data)
{
  g_autoptr (HdReplyWriter) writer = hd_reply_writer_new (search->context);
  g_autofree char *home =
    hd_reply_writer_format (writer, "en", THURSDAY_14, THURSDAY_14 + 5400, NULL);
  g_autofree char *there =
    hd_reply_writer_format (writer, "en", THURSDAY_14, THURSDAY_14 + 5400, "America/New_York");
  g_autofree char *dort =
    hd_reply_writer_format (writer, "de", THURSDAY_14, THURSDAY_14 + 5400, "America/New_York");

  g_autofree char *open_end = hd_reply_writer_format (writer, "en", THURSDAY_14, 0, NULL);

  g_assert_cmpstr (open_end, ==, "Thursday 3 December, 14:00");
  g_assert_cmpstr (home, ==, "Thursday 3 December, 14:00–15:30");
  g_assert_cmpstr (there, ==, "Thursday 3 December, 09:00–10:30 (New York time)");
  g_assert_nonnull (strstr (dort, "(Zeit in New York)"));
}

#define ADD(path, func) g_test_add (path, Search, NULL, search_set_up, func, search_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/reply-writer/all-pass", test_all_pass);
  ADD ("/reply-writer/own-side-is-found", test_own_side_is_found);
  ADD ("/reply-writer/times", test_times);

  return g_test_run ();
}
