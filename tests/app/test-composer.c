/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "hd-composer.h"
#include "hd-names.h"
#include "hd-own-profile.h"
#include "hd-recipients.h"
#include "hd-wait.h"

typedef struct
{
  char *dir;
  HdContext *context;
  HdComposer *composer;
} Fixture;

/* Wednesday, 25 November 2026, 10:00 UTC */
#define NOW 1795600800

static gint64 passed; /* seconds since then */

static gint64
fixture_now (gpointer data)
{
  return NOW + passed;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const HdClock clock = { fixture_now, NULL };

  passed = 0;
  fixture->dir = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  g_assert_nonnull (fixture->dir);
  fixture->context = hd_context_new (fixture->dir, &clock);
  fixture->composer = hd_composer_new (fixture->context, "en-GB");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "private.db", NULL);

  g_assert_finalize_object (fixture->composer);
  hd_assert_closed (g_steal_pointer (&fixture->context));
  g_unlink (path);
  g_assert_cmpint (g_rmdir (fixture->dir), ==, 0);
  g_free (fixture->dir);
}

/* Thursday, 3 December, from two to half past three. */
static void
fill (Fixture *fixture, HdChannel channel)
{
  HdRequestFacts *facts = hd_composer_get_facts (fixture->composer);

  facts->date = hd_date_new (2026, 12, 3);
  facts->window = (HdSpan){ 14 * 60, 15 * 60 + 30 };
  facts->channel = channel;
  hd_composer_facts_changed (fixture->composer);
}

/* A draft to nobody goes to nobody, whoever the message before it was for. */
static void
test_draft_to_nobody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdRecipient) recipient = hd_recipient_new ();
  g_autoptr (HdKeptDraft) draft = NULL;

  fill (fixture, HD_CHANNEL_EMAIL);
  draft = g_object_ref (hd_composer_get_draft (fixture->composer));
  hd_composer_reset (fixture->composer);

  g_object_set (recipient, "name", "Ana", "email", "ana@example.org", NULL);
  hd_composer_set_recipient (fixture->composer, recipient);
  hd_composer_load (fixture->composer, draft);
  g_assert_null (hd_composer_get_recipient (fixture->composer));
}

/* What was confirmed for the day of a request is not said of another day; a message about that day
 * itself keeps it. */
static void
test_confirmed_of_another_day (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *purpose;
    gboolean kept;
  } cases[] = { { "request", FALSE }, { "change", FALSE }, { "follow-up", TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdRequestFacts) old = hd_request_facts_new ();
      g_autoptr (HdKeptDraft) draft = g_object_new (HD_TYPE_KEPT_DRAFT, NULL);
      g_autofree char *json = NULL;
      const HdRequestFacts *facts;

      old->date = hd_date_new (2026, 12, 3);
      old->window = (HdSpan){ 14 * 60, 16 * 60 };
      old->back = 16 * 60 + 30;
      old->reachable_until = 13 * 60;
      old->recorded = TRUE;
      g_assert_true (hd_request_facts_set_cover (old, "Priya:agreed", NULL));
      g_assert_true (hd_request_facts_set_text (old, "contact", "Sam", NULL));
      g_assert_true (hd_request_facts_set_text (old, "due", "the audit is with Sam", NULL));
      json = hd_request_facts_to_json (old);
      g_object_set (draft, "purpose", cases[i].purpose, "facts", json, "channel", "email", NULL);

      g_test_message ("%s", cases[i].purpose);
      hd_composer_load (fixture->composer, draft);
      facts = hd_composer_get_facts (fixture->composer);
      g_assert_cmpstr (facts->cover, ==, "Priya");
      g_assert_cmpint (facts->cover_state, ==, cases[i].kept ? HD_COVER_AGREED : HD_COVER_UNKNOWN);
      g_assert_cmpint (facts->reachable_until, ==, cases[i].kept ? 13 * 60 : -1);
      g_assert_cmpint (facts->back, ==, cases[i].kept ? 16 * 60 + 30 : -1);
      g_assert_cmpint (facts->recorded, ==, cases[i].kept);
      g_assert_cmpint (facts->contact != NULL, ==, cases[i].kept);
      g_assert_cmpint (facts->due != NULL, ==, cases[i].kept);
    }
}

/* A calendar block is all subject: going on with one keeps its day. */
static void
test_going_on_without_a_body (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdKeptDraft) draft = NULL;

  fill (fixture, HD_CHANNEL_CALENDAR);
  draft = g_object_ref (hd_composer_get_draft (fixture->composer));
  g_assert_cmpstr (draft->body, ==, "");
  g_assert_cmpstr (draft->subject, !=, "");

  hd_composer_reset (fixture->composer);
  hd_composer_load (fixture->composer, draft);
  g_assert_cmpint (hd_composer_get_facts (fixture->composer)->date, ==, hd_date_new (2026, 12, 3));
}

/* To which time something moves has to be said: until then no message claims that it did. */
static void
test_change_says_its_new_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdKeptDraft) draft = NULL;
  HdRequestFacts *facts;

  fill (fixture, HD_CHANNEL_EMAIL);
  draft = hd_record_copy (HD_RECORD (hd_composer_get_draft (fixture->composer)));
  g_object_set (draft, "purpose", "change", "created-at", (gint64) 0, NULL);
  hd_composer_reset (fixture->composer);

  hd_composer_load (fixture->composer, draft);
  facts = hd_composer_get_facts (fixture->composer);
  g_assert_cmpint (facts->earlier.date, ==, hd_date_new (2026, 12, 3));
  g_assert_cmpint (hd_composer_get_problem (fixture->composer), ==,
                   HD_FACTS_PROBLEM_SAME_AS_EARLIER);
  g_assert_cmpstr (hd_composer_get_body (fixture->composer), ==, "");

  facts->date = hd_date_new (2026, 12, 4);
  hd_composer_facts_changed (fixture->composer);
  g_assert_nonnull (strstr (hd_composer_get_body (fixture->composer), "3 December"));
  g_assert_nonnull (strstr (hd_composer_get_body (fixture->composer), "4 December"));
}

/* What was copied can be booked as sent, word for word, also when its day has passed. */
static void
test_copied_before_its_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdKeptDraft) draft = NULL;
  g_autofree char *body = NULL;

  fill (fixture, HD_CHANNEL_EMAIL);
  body = g_strdup (hd_composer_get_body (fixture->composer));
  g_assert_cmpstr (body, !=, "");
  hd_composer_mark_copied (fixture->composer);
  draft = g_object_ref (hd_composer_get_draft (fixture->composer));
  hd_composer_reset (fixture->composer);

  passed = 30 * 24 * 3600;
  hd_composer_load (fixture->composer, draft);
  g_assert_cmpint (hd_composer_get_problem (fixture->composer), ==, HD_FACTS_PROBLEM_DAY_PAST);
  g_assert_cmpstr (hd_composer_get_body (fixture->composer), ==, body);
  g_assert_false (hd_composer_is_empty (fixture->composer));
}

/* The name signs the message that is open too, also when it was read later than that. */
static void
test_name_arrives_later (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Robin", "Alex" };

  fill (fixture, HD_CHANNEL_EMAIL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      hd_own_profile_set_name_async (fixture->context, names[i], hd_keep_result_cb, &result);
      hd_wait_id (fixture->context, &result);
      while (strstr (hd_composer_get_body (fixture->composer), names[i]) == NULL)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_null (strstr (hd_composer_get_body (fixture->composer), "Robin"));
}

/* “PTO” is a word of English: a message in German asks for its own kind of leave. */
static void
test_usual_leave_by_language (Fixture *fixture, gconstpointer data)
{
  HdRequestFacts *facts = hd_composer_get_facts (fixture->composer);

  hd_composer_set_usual_leave (fixture->composer, "pto");
  g_assert_cmpstr (facts->leave_type, ==, "pto");

  hd_composer_set_language (fixture->composer, "de");
  g_assert_null (facts->leave_type);
  hd_composer_set_language (fixture->composer, "en-US");
  g_assert_cmpstr (facts->leave_type, ==, "pto");

  /* What was chosen for this message stays. */
  g_assert_true (hd_request_facts_set_text (facts, "leave-type", "toil", NULL));
  hd_composer_set_language (fixture->composer, "de");
  g_assert_cmpstr (facts->leave_type, ==, "toil");
  hd_composer_set_usual_leave (fixture->composer, "vacation");
  g_assert_cmpstr (facts->leave_type, ==, "toil");

  /* The next message begins with the usual leave again. */
  hd_composer_reset (fixture->composer);
  g_assert_cmpstr (hd_composer_get_facts (fixture->composer)->leave_type, ==, "vacation");
}

/* What a text says in another zone is said at home as a clock there shows it. */
static void
test_neutral_zone (Fixture *fixture, gconstpointer data)
{
  const char *text = "I'm at the dentist on Thu 3 Dec 2026, 9:00-10:30 New York time.";
  g_autoptr (GTimeZone) home = g_time_zone_new_identifier ("Europe/Berlin");
  const HdWhenContext when_context = { hd_context_get_today (fixture->context), home, "DE" };
  g_autoptr (HdWhen) when = hd_when_parse (text, -1, &when_context);
  g_autofree char *neutral = NULL;
  HdNeutralTime time;

  hd_context_set_home (fixture->context, home, 0x1F << HD_MONDAY);
  hd_composer_own_text (fixture->composer, text);
  neutral = hd_composer_write_neutral (fixture->composer, when, &time);
  g_assert_cmpint (time, ==, HD_NEUTRAL_TIME_READ);
  g_test_message ("%s", neutral);
  g_assert_nonnull (strstr (neutral, "15:00"));
  g_assert_nonnull (strstr (neutral, "16:30"));
}

/* What the facts say of a text stands among what the rules say, by place. */
static void
test_findings_in_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  int last = 0;

  fill (fixture, HD_CHANNEL_EMAIL);
  hd_composer_facts_changed (fixture->composer);
  hd_composer_edit_body (fixture->composer,
                         "On Friday 3 December I am away. Sorry, I have an interview then.");
  hd_composer_edit_subject (fixture->composer, "An interview");
  findings = hd_composer_get_findings (fixture->composer);
  g_assert_cmpuint (findings->len, >=, 3);
  for (guint i = 0; i < findings->len; i++)
    {
      const HdFinding *finding = findings->pdata[i];
      int place = (int) finding->field * 1000 + finding->start;

      g_test_message ("%s at %d", finding->rule, place);
      g_assert_cmpint (place, >=, last);
      last = place;
    }
}

static void
keep_name (Fixture *fixture, const char *text, gboolean exempt)
{
  GListModel *names = hd_names_get_list (fixture->context);
  guint n = g_list_model_get_n_items (names);
  g_autoptr (HdOwnName) name = hd_own_name_new ();

  g_object_set (name, "kind", "company", "name", text, "exempt", exempt, NULL);
  hd_names_save_async (fixture->context, name, NULL, NULL);
  while (g_list_model_get_n_items (names) == n)
    g_main_context_iteration (NULL, TRUE);
}

/* What stands behind “No findings” counts no name that may pass. */
static void
test_names_looked_for (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  keep_name (fixture, "Hollowfern Labs", FALSE);
  keep_name (fixture, "Brindlemere", TRUE);
  hd_composer_own_text (fixture->composer, "I am away at noon.");
  findings = hd_composer_get_findings (fixture->composer);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (hd_composer_get_n_names (fixture->composer), ==, 1);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/composer/change-says-its-new-time", test_change_says_its_new_time);
  ADD ("/composer/confirmed-of-another-day", test_confirmed_of_another_day);
  ADD ("/composer/copied-before-its-day", test_copied_before_its_day);
  ADD ("/composer/draft-to-nobody", test_draft_to_nobody);
  ADD ("/composer/findings-in-order", test_findings_in_order);
  ADD ("/composer/going-on-without-a-body", test_going_on_without_a_body);
  ADD ("/composer/name-arrives-later", test_name_arrives_later);
  ADD ("/composer/names-looked-for", test_names_looked_for);
  ADD ("/composer/neutral-zone", test_neutral_zone);
  ADD ("/composer/usual-leave-by-language", test_usual_leave_by_language);

  return g_test_run ();
}
