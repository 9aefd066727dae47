/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-busy-block.h"
#include "hd-composer.h"
#include "hd-leave-desk.h"
#include "hd-leave-export.h"
#include "hd-own-name.h"
#include "hd-recipients.h"
#include "hd-requests.h"
#include "hd-search-guide.h"
#include "hd-search.h"

/*
 * What goes out says nothing: every export is searched for every private name of the database. And
 * the other way round: a name that may be told to one person is found in messages to all others.
 */

#define THURSDAY hd_date_new (2026, 12, 3)
#define AT(hour, minute) (((hour) *60 + (minute)) * 60)

static void
set_up (Search *search, gconstpointer data)
{
  search_set_up (search, data);
  search_loaded (hd_requests_get_list (search->context));
  search_loaded (hd_recipients_get_list (search->context));
  search_loaded (hd_name_exemptions_get_list (search->context));
  g_assert_nonnull (hd_leave_desk_get (search->context));
  search_settle (search);
}

/* Tables of the file in which nobody writes a word of the search, and columns of the others that
 * hold one of a few words of ours. Whoever adds a table says here which it is. */
static const char *const others[] = { "absence",
                                      "absence_day",
                                      "absence_event",
                                      "draft",
                                      "early_cancel",
                                      "holiday",
                                      "ignored_finding",
                                      "message",
                                      "name_exemption",
                                      "note",
                                      "own_name_use",
                                      "payslip",
                                      "pto_account",
                                      "pto_entry",
                                      "pto_policy",
                                      "recipient",
                                      "schedule",
                                      "shown_reminder",
                                      "sqlite_sequence",
                                      "stage_event",
                                      "undo_row",
                                      "undo_step",
                                      NULL };
static const char *const searched[] = { "interview",       "interview_source",
                                        "job_application", "job_note",
                                        "offered_slot",    "own_name",
                                        "person",          NULL };
static const char *const codes[] = { "state",   "format", "zone", "was_why",  "draft_uid",
                                     "outcome", "stage",  "kind", "named_by", NULL };

/* Adds what a column holds. */
static gboolean
read_column (HdDb *db, const char *table, const char *column, GPtrArray *names, GError **error)
{
  g_autofree char *query = g_strdup_printf ("SELECT %s FROM %s", column, table);
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, query, error);

  if (stmt == NULL)
    return FALSE;
  while (hd_stmt_step (stmt, error) == HD_STEP_ROW)
    if (*hd_stmt_get_text (stmt, 0) != '\0')
      g_ptr_array_add (names, g_utf8_casefold (hd_stmt_get_text (stmt, 0), -1));
  return TRUE;
}

/* Every text of the tables of the search, and every name that is kept out. */
static gpointer
read_names (HdDb *db, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HdStmt) columns = hd_db_prepare (db,
                                              "SELECT t.name, c.name, c.type FROM sqlite_schema t, "
                                              "pragma_table_info (t.name) c"
                                              " WHERE t.type = 'table'",
                                              error);

  if (columns == NULL)
    return NULL;
  while (hd_stmt_step (columns, error) == HD_STEP_ROW)
    {
      const char *table = hd_stmt_get_text (columns, 0), *column = hd_stmt_get_text (columns, 1);

      if (!g_strv_contains (searched, table))
        {
          if (!g_strv_contains (others, table))
            g_error ("may “%s” hold a word of the search?", table);
          continue;
        }
      if (strcmp (hd_stmt_get_text (columns, 2), "TEXT") == 0 && !g_strv_contains (codes, column) &&
          !read_column (db, table, column, names, error))
        return NULL;
    }
  return g_steal_pointer (&names);
}

static GPtrArray *
private_names (Search *search)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HdStore *store = hd_context_get_store (search->context, HD_STORE_PRIVATE);
  GPtrArray *names;

  hd_store_read_async (store, read_names, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL,
                       hd_keep_result_cb, &result);
  names = hd_store_finish (store, hd_wait_for (&result), &error);
  g_assert_no_error (error);
  return names;
}

static void
assert_discreet (GPtrArray *names, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; i < names->len; i++)
    if (strstr (folded, names->pdata[i]) != NULL)
      g_error ("“%s” in %s", (const char *) names->pdata[i], text);
}

/* An interview with everything filled in, and the absence for it. */
static gint64
plant (Search *search)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), "Europe/Berlin");
  g_autoptr (HdInterview) full =
    hd_record_copy (HD_RECORD (hd_interviews_peek (search->context, id)));
  g_autoptr (HdPerson) person = NULL;
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  HdOfferedSlot *offer;
  g_autoptr (GAsyncResult) result = NULL;

  g_object_set (full, "title", "Talk with Robin", "place", "Birch Street 4", "link",
                "https://meet.example/42", "organizer", "robin@hollowfern.example", "uid",
                "20261203-hollowfern", "notes", "bring the drawings", NULL);
  hd_interviews_enter_async (search->context, NULL, full, NULL, FALSE, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  person = g_object_new (HD_TYPE_PERSON, "application", full->application, "name", "Robin Marsh",
                         "email", "r.marsh@hollowfern.example", NULL);
  hd_persons_save_async (search->context, person, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);

  offer = hd_offered_slot_new_mine (search->context, THURSDAY, 14 * 60, 15 * 60, "Ines Quill");
  g_ptr_array_add (offers, offer);
  hd_offered_slots_offer_async (search->context, id, offers, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);

  g_object_set (draft, "purpose", "request", "first-day", THURSDAY, "last-day", THURSDAY,
                "from-minute", 13 * 60, "to-minute", 16 * 60, "zone", "UTC", "body", "Hi", NULL);
  hd_interviews_note_draft_async (search->context, id, draft->uid, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  hd_requests_send_async (search->context, draft, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  return id;
}

static void
check_exports (Search *search, gint64 absence, GPtrArray *names, const char *status)
{
  static const char *const languages[] = { NULL, "en", "de", "fr", "es" };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  const HdLeaveFacts *facts = hd_leave_desk_get_facts (hd_leave_desk_get (search->context));
  const HdAbsenceFacts *row = hd_leave_facts_find_absence (facts, absence);

  g_assert_nonnull (row);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = NULL;
      g_autofree char *ics =
        hd_leave_export_ics (row, languages[i], utc, SEARCH_NOW, &name, &error);

      g_assert_no_error (error);
      assert_discreet (names, ics);
      assert_discreet (names, name);
      g_assert_nonnull (strstr (ics, status));
      g_assert_nonnull (strstr (ics, "CLASS:PRIVATE"));
      /* The absence, and not what it is for: 14:00 in Berlin is 13:00 UTC. */
      g_assert_nonnull (strstr (ics, "DTSTART:20261203T130000Z"));
      g_assert_nonnull (strstr (ics, "DTEND:20261203T160000Z"));
    }
}

static void
test_exports (Search *search, gconstpointer data)
{
  gint64 id = plant (search);
  gint64 absence = hd_interviews_peek (search->context, id)->absence;
  g_autoptr (GPtrArray) names = private_names (search);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_cmpint (absence, !=, 0);
  g_assert_cmpuint (names->len, >, 10);
  g_assert_true (g_ptr_array_find_with_equal_func (names, "ines quill", g_str_equal, NULL));
  check_exports (search, absence, names, "STATUS:CONFIRMED");

  hd_requests_set_state_async (search->context, absence, "cancelled", hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  check_exports (search, absence, names, "STATUS:CANCELLED");
}

static HdRecipient *
add_recipient (Search *search, const char *name)
{
  g_autoptr (HdRecipient) recipient =
    g_object_new (HD_TYPE_RECIPIENT, "name", name, "relation", "is-told", "channel", "email",
                  "tone", "plain", "language", "en", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  hd_recipients_save_async (search->context, recipient, hd_keep_result_cb, &result);
  hd_record_set_id (HD_RECORD (recipient), hd_wait_id (search->context, &result));
  search_settle (search);
  return g_steal_pointer (&recipient);
}

static guint
count_findings (HdComposer *composer, HdRecipient *recipient)
{
  hd_composer_set_recipient (composer, recipient);
  hd_composer_edit_body (composer, "I will be out at Hollowfern on Thursday.");

  g_autoptr (GPtrArray) findings = hd_composer_get_findings (composer);

  return findings->len;
}

/* “Also my client”, for one recipient alone. */
static void
test_exempt_for_one (Search *search, gconstpointer data)
{
  g_autoptr (HdRecipient) client = add_recipient (search, "Ines");
  g_autoptr (HdRecipient) other = add_recipient (search, "Dana");
  g_autoptr (HdComposer) composer = hd_composer_new (search->context, "en");
  g_autoptr (GAsyncResult) result = NULL;
  gint64 name;
  guint before;

  search_add_application (search, "Hollowfern", "Analyst");
  name = search_find_name (search, "company", "Hollowfern");
  before = count_findings (composer, client);
  g_assert_cmpuint (before, >, 0);

  hd_name_exemptions_set_async (search->context, name, hd_record_get_id (HD_RECORD (client)), TRUE,
                                hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_assert_cmpuint (count_findings (composer, client), <, before);
  g_assert_cmpuint (count_findings (composer, other), ==, before);

  search_undo (search);
  g_assert_cmpuint (count_findings (composer, client), ==, before);
}

/* Second round: the article on second meetings; a rejection: those on hearing no. */
static void
test_articles (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY + 7, AT (14, 0), AT (15, 0), NULL);
  HdInterview *interview = hd_interviews_peek (search->context, id);
  HdJobApplication *application = hd_applications_peek (search->context, interview->application);
  const char *slugs[HD_ADVICE_MAX] = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  g_object_set (interview, "round", 2, NULL);
  g_assert_cmpuint (hd_search_guide_articles (search->context, application, interview, slugs), >,
                    0);
  g_assert_cmpstr (slugs[0], ==, "the-second-meeting");

  /* While it goes on it is neither ahead nor behind, and afterwards there are thanks to say. */
  search->now = interview->start_at + 60;
  g_assert_cmpuint (hd_search_guide_articles (search->context, application, interview, slugs), ==,
                    1);
  g_assert_cmpstr (slugs[0], ==, "keeping-it-private");
  search->now = interview->end_at + 20 * 3600;
  g_assert_cmpuint (hd_search_guide_articles (search->context, application, interview, slugs), >,
                    0);
  g_assert_cmpstr (slugs[0], ==, "the-forgotten-step");

  hd_applications_close_async (search->context, interview->application, HD_OUTCOME_REJECTED,
                               hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_assert_cmpuint (hd_search_guide_articles (search->context, application, interview, slugs), >,
                    0);
  g_assert_cmpstr (slugs[0], ==, "hearing-no");
}

static void
assert_sentence (Search *search, const HdSearchCoverage *coverage, const char *wanted)
{
  g_autofree char *words = hd_search_guide_coverage_words (search->context, coverage);
  GListModel *applications = hd_applications_get_list (search->context);

  g_test_message ("%s", words);
  g_assert_nonnull (strstr (words, wanted));
  for (guint i = 0; i < g_list_model_get_n_items (applications); i++)
    {
      g_autoptr (HdJobApplication) application = g_list_model_get_item (applications, i);

      g_assert_null (strstr (words, application->company));
    }
}

/* Each thing that the sentence can say. */
static void
test_coverage_words (Search *search, gconstpointer data)
{
  const HdSearchCoverage none = { .until = THURSDAY + 120,
                                  .likely_covered = TRUE,
                                  .short_on = HD_DATE_NONE,
                                  .covered_from = HD_DATE_NONE,
                                  .likely_from = HD_DATE_NONE,
                                  .next_from = HD_DATE_NONE,
                                  .lapse_on = HD_DATE_NONE };
  HdSearchCoverage coverage = none;

  search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  assert_sentence (search, &coverage,
                   "enough leave for what is planned and likely, but not for one more.");
  coverage.next_from = THURSDAY + 12;
  assert_sentence (search, &coverage, "planned and likely. One more is covered from Tue 15 Dec.");
  coverage.affordable = 3;
  assert_sentence (search, &coverage, "likely, and 3 more. One more is covered from Tue 15 Dec.");
  coverage = none;
  coverage.lapse_on = hd_date_new (2027, 3, 31);
  coverage.lapse = 960;
  assert_sentence (search, &coverage, "Use the 16 h that lapse on Wed 31 Mar");
  coverage = none;
  coverage.likely_covered = FALSE;
  assert_sentence (search, &coverage, "planned, but not for all that is likely.");
  coverage.likely_from = THURSDAY + 12;
  assert_sentence (search, &coverage, "and from Tue 15 Dec for what is likely.");
  coverage.short_on = THURSDAY;
  assert_sentence (search, &coverage, "The leave does not cover Thu 3 Dec.");
}

static void
test_coverage (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  HdInterview *interview = hd_interviews_peek (search->context, id);
  HdSearchCoverage coverage;

  /* Ten minutes before and five after, all of it work. */
  g_assert_cmpint (hd_search_guide_need (search->context, interview), ==, 75);
  /* Without a balance nothing is promised. */
  g_assert_false (hd_search_guide_coverage (search->context, THURSDAY + 365, &coverage));

  /* Ten hours: this one, and two visits of three hours. */
  {
    HdLeaveDesk *desk = hd_leave_desk_get (search->context);
    g_autoptr (HdLeaveEdit) edit = hd_leave_edit_new_payslip (hd_date_new (2026, 11, 25), 600);
    g_autoptr (GAsyncResult) result = NULL;

    hd_leave_desk_apply_async (desk, edit, hd_keep_result_cb, &result);
    hd_wait_id (search->context, &result);
    search_settle (search);
  }
  g_assert_true (hd_search_guide_coverage (search->context, THURSDAY + 365, &coverage));
  g_assert_cmpint (coverage.planned, ==, 75);
  g_assert_cmpint (coverage.short_on, ==, HD_DATE_NONE);
  g_assert_cmpint (coverage.affordable, ==, 2);
  g_assert_cmpint (coverage.likely, >, 0);

  g_assert_true (coverage.likely_covered);
  g_assert_cmpint (coverage.until, ==, THURSDAY + 365);
  assert_sentence (search, &coverage, "enough leave for what is planned and likely, and 2 more.");
}

#define ADD(path, func) g_test_add (path, Search, NULL, set_up, func, search_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/private-names/exports", test_exports);
  ADD ("/private-names/exempt-for-one", test_exempt_for_one);
  ADD ("/private-names/articles", test_articles);
  ADD ("/private-names/coverage", test_coverage);
  ADD ("/private-names/coverage-words", test_coverage_words);

  return g_test_run ();
}
