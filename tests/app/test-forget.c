/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-composer.h"
#include "hd-drafts.h"
#include "hd-findings.h"
#include "hd-forget.h"
#include "hd-requests.h"
#include "hd-search.h"

/*
 * “Forget for Good” is looked for in the raw bytes of everything in the folder: a canary that sings
 * in one of them fails the test.
 */

#define THURSDAY hd_date_new (2026, 12, 3)
#define AT(hour, minute) (((hour) *60 + (minute)) * 60)

/* Each in a field of its own, and none in another. */
static const char *const canaries[] = {
  "Qanarycompany", "Qanaryagency",  "Qanaryrole",    "Qanaryplace",  "qanaryurl",
  "Qanaryterms",   "Qanaryhead",    "Qanaryaction",  "Qanarynotes",  "Qanarytitle",
  "qanarylink",    "Qanaryroom",    "qanaryorg",     "qanaryuid",    "Qanarydetails",
  "Qanarydress",   "Qanaryperson",  "qanarymail",    "Qanaryphone",  "Qanaryline",
  "Qanarydraft",   "Qanarychanged", "qanaryfinding", "Qanaryledger", "Qanaryday",
  "Qanarywhom",
};

static gboolean
bytes_have (const char *data, gsize length, const char *canary)
{
  gsize size = strlen (canary);

  for (gsize i = 0; i + size <= length; i++)
    if (g_ascii_strncasecmp (data + i, canary, size) == 0)
      return TRUE;
  return FALSE;
}

/* Which of the canaries is in any file of the folder; NULL: none. */
static const char *
sings (Search *search)
{
  g_autoptr (GDir) dir = g_dir_open (search->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (search->dir, name, NULL);
      g_autofree char *data = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
        if (bytes_have (data, length, canaries[i]))
          {
            g_test_message ("%s in %s", canaries[i], name);
            return canaries[i];
          }
    }
  return NULL;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static HdKeptDraft *
new_draft (const char *body)
{
  HdKeptDraft *draft = hd_kept_draft_new ();

  g_object_set (draft, "purpose", "request", "first-day", THURSDAY, "last-day", THURSDAY,
                "from-minute", 13 * 60, "to-minute", 16 * 60, "zone", "UTC", "recipient-name",
                "Dana", "body", body, "facts", "{}", NULL);
  return draft;
}

static void
send_draft (Search *search, HdKeptDraft *draft)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_requests_send_async (search->context, draft, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
}

static gint64
plant (Search *search)
{
  g_autoptr (HdJobApplication) application =
    g_object_new (HD_TYPE_JOB_APPLICATION, "company", "Qanarycompany Ltd", "agency", "Qanaryagency",
                  "role", "Qanaryrole", "place", "Qanaryplace", "source-url",
                  "https://qanaryurl.example/1", "terms", "Qanaryterms", "submitted-by",
                  "Qanaryhead", "next-action", "Qanaryaction", "notes", "Qanarynotes", NULL);
  g_autoptr (HdJobApplication) changed = NULL;
  g_autoptr (HdInterview) interview = NULL;
  g_autoptr (HdPerson) person = NULL;
  g_autoptr (HdJobNote) line = NULL;
  g_autoptr (HdKeptDraft) sent = new_draft ("I am at Qanarycompany on Thursday.");
  g_autoptr (HdKeptDraft) unsent = new_draft ("Qanarydraft");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) offered = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 id, interview_id;

  hd_applications_save_async (search->context, application, hd_keep_result_cb, &result);
  id = hd_wait_id (search->context, &result);
  search_settle (search);

  interview = hd_interviews_new (search->context, id);
  hd_interview_set_times (interview, (HdWall){ THURSDAY, AT (14, 0) },
                          (HdWall){ THURSDAY, AT (15, 0) }, NULL);
  g_object_set (interview, "title", "Qanarytitle", "link", "https://qanarylink.example", "place",
                "Qanaryroom", "organizer", "hr@qanaryorg.example", "uid", "qanaryuid@x", "dress",
                "Qanarydress", NULL);
  hd_interviews_enter_async (search->context, NULL, interview, NULL, FALSE, hd_keep_result_cb,
                             &result);
  interview_id = hd_wait_id (search->context, &result);
  g_ptr_array_add (offered,
                   hd_offered_slot_new_mine (search->context, THURSDAY, 600, 660, "Qanarywhom"));
  hd_offered_slots_offer_async (search->context, interview_id, offered, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  {
    g_autofree char *sql = g_strdup_printf ("INSERT INTO interview_source VALUES (%" G_GINT64_FORMAT
                                            ", 'Qanarydetails', '')",
                                            interview_id);

    search_exec (search, sql);
  }

  person = g_object_new (HD_TYPE_PERSON, "application", id, "name", "Qanaryperson", "email",
                         "x@qanarymail.example", "phone", "Qanaryphone", NULL);
  hd_persons_save_async (search->context, person, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  line = g_object_new (HD_TYPE_JOB_NOTE, "application", id, "interview", interview_id, "kind",
                       "checklist", "text", "Qanaryline", NULL);
  hd_job_notes_save_async (search->context, line, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  /* Two holidays of one day may both be named after somebody. */
  search_exec (search, "INSERT INTO pto_entry (account, on_day, minutes, kind, note, entered_at)"
                       "  VALUES (1, 1, 480, 'adjust', 'Qanaryledger, for Qanarycompany', 1),"
                       "  (1, 3, 60, 'adjust', 'Qanaryoffer, for Qanarywhom', 1),"
                       "  (1, 2, 240, 'adjust', 'Overtime', 1);"
                       "INSERT INTO holiday (on_day, permille, part, name, uid)"
                       "  VALUES (1, 1000, 'full', 'Qanaryday at Qanaryagency', 'a'),"
                       "  (1, 1000, 'full', 'Qanarycompany Ltd', 'b'),"
                       "  (2, 1000, 'full', 'Midsummer', 'x@qanarymail.example')");
  hd_findings_set_ignored_async (search->context, "tracker-leak|qanaryfinding|", TRUE,
                                 hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);

  /* What it was called before is in undo. */
  search_settle (search);
  changed = hd_record_copy (HD_RECORD (hd_applications_peek (search->context, id)));
  g_object_set (changed, "role", "Qanarychanged qanaryfinding", NULL);
  hd_applications_save_async (search->context, changed, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);

  hd_interviews_note_draft_async (search->context, interview_id, sent->uid, hd_keep_result_cb,
                                  &result);
  hd_wait_id (search->context, &result);
  send_draft (search, sent);
  hd_interviews_note_draft_async (search->context, interview_id, unsent->uid, hd_keep_result_cb,
                                  &result);
  hd_wait_id (search->context, &result);
  hd_drafts_keep (search->context, unsent);
  hd_drafts_flush (search->context);
  search_settle (search);
  return id;
}

static void
forget (Search *search, gint64 application)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_forget_async (search->context, application, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
}

static void
assert_absence_stays (Search *search)
{
  GListModel *requests = search_loaded (hd_requests_get_list (search->context));
  g_autoptr (HdRequest) request = NULL;

  search_settle (search);
  g_assert_cmpuint (g_list_model_get_n_items (requests), ==, 1);
  request = g_list_model_get_item (requests, 0);
  g_assert_cmpstr (request->state, ==, "requested");
  g_assert_cmpint (request->first_day, ==, THURSDAY);
  g_assert_cmpstr (request->body, ==, "…");
}

/* Figures are kept, and words that name nobody. */
static void
assert_ledger_stays (Search *search)
{
  search_exec (search, "CREATE TEMP TABLE wanted (one INTEGER CHECK (one = 1));"
                       "INSERT INTO wanted SELECT count(*) FROM pto_entry"
                       "  WHERE on_day = 1 AND minutes = 480 AND note = 'Appointment';"
                       "INSERT INTO wanted SELECT count(*) FROM pto_entry WHERE note = 'Overtime';"
                       "INSERT INTO wanted SELECT count(*) FROM holiday"
                       "  WHERE name = 'Appointment' AND uid = 'a';"
                       "INSERT INTO wanted SELECT count(*) FROM holiday"
                       "  WHERE name LIKE 'Appointment %' AND uid = 'b';"
                       "INSERT INTO wanted SELECT count(*) FROM holiday WHERE name = 'Midsummer';"
                       "DROP TABLE wanted");
}

static gpointer
change_ledger (HdDb *db, gpointer data, GError **error)
{
  return hd_db_exec (db, "UPDATE pto_entry SET note = ''", error) ? hd_row_id_new (1) : NULL;
}

/* Forgetting may do what nothing else may, before and after it. */
static void
test_ledger (Search *search, gconstpointer data)
{
  HdStore *store = hd_context_get_store (search->context, HD_STORE_PRIVATE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *done = NULL;

  forget (search, plant (search));
  assert_ledger_stays (search);
  hd_store_write_async (store, change_ledger, NULL, NULL, g_free, hd_keep_result_cb, &result);
  done = hd_store_finish (store, hd_wait_for (&result), &error);
  g_assert_null (done);
  g_assert_nonnull (error);
}

static void
write_on (Search *search, HdComposer *composer, const char *text)
{
  hd_composer_edit_body (composer, text);
  hd_drafts_flush (search->context);
  search_settle (search);
}

/* What is being written about it is given up, with what is typed until it is forgotten. */
static void
test_open_draft (Search *search, gconstpointer data)
{
  gint64 id = plant (search);
  g_autoptr (HdComposer) composer = hd_composer_new (search->context, "en-GB");
  g_autoptr (HdComposer) other = hd_composer_new (search->context, "en-GB");
  g_autoptr (GAsyncResult) result = NULL;
  guint n_dropped = 0, n_others = 0;

  g_signal_connect_swapped (composer, "dropped", G_CALLBACK (count_cb), &n_dropped);
  g_signal_connect_swapped (other, "dropped", G_CALLBACK (count_cb), &n_others);
  hd_composer_own_text (composer, "");
  write_on (search, composer, "I am at Qanarycompany");
  hd_composer_own_text (other, "");
  write_on (search, other, "I am away");

  hd_forget_async (search->context, id, hd_keep_result_cb, &result);
  hd_composer_edit_body (composer, "I am at Qanarycompany on");
  hd_composer_edit_body (other, "I am away on");
  hd_drafts_flush (search->context);
  hd_wait_id (search->context, &result);

  g_assert_cmpuint (n_dropped, ==, 1);
  g_assert_cmpstr (hd_composer_get_body (composer), ==, "");
  write_on (search, composer, "Hello");
  g_assert_cmpstr (sings (search), ==, NULL);

  /* What names nobody goes on. */
  g_assert_cmpuint (n_others, ==, 0);
  g_assert_cmpstr (hd_composer_get_body (other), ==, "I am away on");
  g_assert_cmpuint (g_list_model_get_n_items (search_loaded (hd_drafts_get_list (search->context))),
                    ==, 2);
}

/* What is beside the database: copies of it, and what is none. */
static void
test_copies (Search *search, gconstpointer data)
{
  static const char *const copies[] = {
    "private.db.v3",
    "private.db.damaged-2026-11-24",
    "private.db.damaged-2026-11-24-wal",
    "private.db.damaged-2026-11-24-2",
    "before-restore-2026-11-24.backup",
    "before-restore-2026-11-24-2.backup",
  };
  static const char *const others[] = { "my.backup", "library.db.v3" };
  gint64 id = plant (search);

  for (guint i = 0; i < G_N_ELEMENTS (copies) + G_N_ELEMENTS (others); i++)
    {
      gboolean ours = i < G_N_ELEMENTS (copies);
      g_autofree char *path =
        g_build_filename (search->dir, ours ? copies[i] : others[i - G_N_ELEMENTS (copies)], NULL);

      g_assert_true (g_file_set_contents (path, ours ? "Qanarycompany" : "mine", -1, NULL));
    }

  forget (search, id);
  g_assert_cmpstr (sings (search), ==, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_build_filename (search->dir, others[i], NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_one (Search *search, gconstpointer data)
{
  gint64 other = search_add_application (search, "Tansy", "Analyst");
  gint64 id = plant (search);

  g_assert_nonnull (sings (search));
  forget (search, id);
  g_assert_cmpstr (sings (search), ==, NULL);
  assert_absence_stays (search);

  /* The other one is untouched. */
  g_assert_null (hd_applications_peek (search->context, id));
  g_assert_nonnull (hd_applications_peek (search->context, other));
  g_assert_true (search_has_name (search, "company", "Tansy"));
  g_assert_false (search_has_name (search, "company", "Qanarycompany Ltd"));
}

static void
test_removed_before (Search *search, gconstpointer data)
{
  gint64 id = plant (search);
  g_autoptr (GAsyncResult) result = NULL;

  hd_applications_remove_async (search->context, id, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_assert_nonnull (sings (search));
  forget (search, id);
  g_assert_cmpstr (sings (search), ==, NULL);
}

static void
test_whole_search (Search *search, gconstpointer data)
{
  g_autoptr (HdOwnName) typed =
    g_object_new (HD_TYPE_OWN_NAME, "kind", "company", "name", "Qanarychanged", NULL);
  g_autoptr (HdOwnName) tool =
    g_object_new (HD_TYPE_OWN_NAME, "kind", "tool", "name", "Notion", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  hd_names_save_async (search->context, typed, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  hd_names_save_async (search->context, tool, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_add_application (search, "Tansy", "Analyst");
  plant (search);

  forget (search, 0);
  g_assert_cmpstr (sings (search), ==, NULL);
  assert_absence_stays (search);
  g_assert_cmpuint (g_list_model_get_n_items (hd_applications_get_list (search->context)), ==, 0);
  g_assert_false (search_has_name (search, "company", "Tansy"));
  g_assert_true (search_has_name (search, "tool", "Notion"));
}

/* A name that another application holds is still to be kept out. */
static void
test_shared_name (Search *search, gconstpointer data)
{
  gint64 first = search_add_application (search, "Hollowfern", "Analyst");

  search_add_application (search, "Hollowfern", "Architect");
  forget (search, first);
  g_assert_true (search_has_name (search, "company", "Hollowfern"));
  g_assert_true (search_has_name (search, "role", "Architect"));
  g_assert_false (search_has_name (search, "role", "Analyst"));
}

/* “Give back or keep?” is asked of what is still to come and not needed otherwise. */
static void
test_absences_left (Search *search, gconstpointer data)
{
  gint64 id = plant (search);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) later = NULL;

  search_loaded (hd_requests_get_list (search->context));
  left = hd_forget_list_absences (search->context, id);
  g_assert_cmpuint (left->len, ==, 1);

  search_exec (search, "INSERT INTO job_application SELECT 99, '', '', '', '', '', 'screen', '', 1,"
                       " '', '', NULL, NULL, '', NULL, '', 1, NULL");
  search_exec (search,
               "INSERT INTO interview (application, title, round, loop, state, format, place,"
               " link, all_day, zone, prep, travel_out, travel_back, settle, organizer, uid,"
               " recurrence_id, sequence, was_why, absence, draft_uid, call_from, dress,"
               " notes, created_at) SELECT 99, '', 1, 0, 'confirmed', '', '', '', 0, '', 0,"
               " 0, 0, 0, '', '', '', 0, '', absence, '', '', '', '', 1 FROM interview");
  hd_context_reload (search->context, HD_STORE_PRIVATE);
  search_settle (search);
  later = hd_forget_list_absences (search->context, id);
  g_assert_cmpuint (later->len, ==, 0);
}

static guint
count_left (Search *search)
{
  g_autoptr (GPtrArray) left = NULL;

  search_settle (search);
  left = hd_forget_list_left (search->context);
  return left->len;
}

/* It is asked about once nothing needs it any more: not while it is there, not when it is brought
 * back, and not when it was said. */
static void
test_asked_about (Search *search, gconstpointer data)
{
  gint64 id = plant (search);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HdInterview) interview = NULL;
  g_autoptr (GPtrArray) left = NULL;

  search_loaded (hd_requests_get_list (search->context));
  g_assert_cmpuint (count_left (search), ==, 0);
  interview = g_list_model_get_item (hd_interviews_get_list (search->context), 0);
  hd_interviews_remove_async (search->context, hd_record_get_id (HD_RECORD (interview)),
                              hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  g_assert_cmpuint (count_left (search), ==, 1);
  search_undo (search);
  g_assert_cmpuint (count_left (search), ==, 0);

  hd_applications_remove_async (search->context, id, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  g_assert_cmpuint (count_left (search), ==, 1);
  search_undo (search);
  g_assert_cmpuint (count_left (search), ==, 0);

  forget (search, id);
  g_assert_cmpuint (count_left (search), ==, 1);
  left = hd_forget_list_left (search->context);
  hd_forget_keep_left (search->context, hd_record_get_id (g_ptr_array_index (left, 0)));
  g_assert_cmpuint (count_left (search), ==, 0);
  g_assert_cmpstr (sings (search), ==, NULL);
}

#define ADD(path, func) g_test_add (path, Search, NULL, search_set_up, func, search_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/forget/one", test_one);
  ADD ("/forget/copies", test_copies);
  ADD ("/forget/ledger", test_ledger);
  ADD ("/forget/open-draft", test_open_draft);
  ADD ("/forget/removed-before", test_removed_before);
  ADD ("/forget/whole-search", test_whole_search);
  ADD ("/forget/shared-name", test_shared_name);
  ADD ("/forget/absences-left", test_absences_left);
  ADD ("/forget/asked-about", test_asked_about);

  return g_test_run ();
}
