/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-schema.h"

#include "hd-applications-table.h"
#include "hd-article-search.h"
#include "hd-drafts-table.h"
#include "hd-early-cancels-table.h"
#include "hd-feeds-table.h"
#include "hd-interviews-table.h"
#include "hd-leave-table.h"
#include "hd-names-table.h"
#include "hd-offered-slots-table.h"
#include "hd-profile-table.h"
#include "hd-recipients-table.h"
#include "hd-requests-table.h"
#include "hd-temp-dir.h"
#include "hd-undo.h"

/*
 * tests/data/db/ has a file of every schema that was ever released, each with the same few rows.
 * They are opened by this program and must give the same again.
 */

static HdDb *
open_copy (HdTempDir *temp, const HdSchema *schema, const char *name, guint version)
{
  g_autofree char *file = g_strdup_printf ("%s-v%u.db", name, version);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "db", file, NULL);
  g_autoptr (GBytes) bytes = hd_read_bytes (path);
  g_autoptr (GError) error = NULL;
  HdDb *db;

  g_test_message ("%s", file);
  g_assert_true (g_file_set_contents (temp->path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), &error));
  db = hd_db_open (schema, temp->path, &error);
  g_assert_no_error (error);
  return db;
}

static void
assert_whole (HdDb *db)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = hd_db_check (db, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
}

/* Since version 2. */
static void
test_search (HdDb *db, guint version)
{
  g_autoptr (GPtrArray) applications = hd_applications_table_list (db, NULL);
  g_autoptr (GPtrArray) interviews = hd_interviews_table_list (db, NULL);
  g_autoptr (GPtrArray) slots = hd_offered_slots_table_list (db, NULL);
  g_autoptr (GPtrArray) cancels = hd_early_cancels_table_list (db, NULL);
  HdInterview *interview;

  if (version < 2)
    {
      g_assert_cmpuint (applications->len, ==, 0);
      g_assert_cmpuint (interviews->len, ==, 0);
      return;
    }

  g_assert_cmpuint (applications->len, ==, 1);
  g_assert_cmpstr (HD_JOB_APPLICATION (applications->pdata[0])->stage, ==, "screen");
  g_assert_cmpuint (interviews->len, ==, 1);
  interview = interviews->pdata[0];
  g_assert_cmpstr (interview->company, ==, "Hollowfern");
  g_assert_cmpstr (interview->absence_state, ==, "approved");
  g_assert_cmpint (interview->start_day, ==, hd_date_new (2026, 12, 3));
  g_assert_cmpint (interview->counted_anew, ==, version >= 5);
  g_assert_cmpuint (slots->len, ==, version < 4 ? 0 : 1);
  if (version >= 4)
    g_assert_cmpstr (HD_OFFERED_SLOT (slots->pdata[0])->to_whom, ==, "Ines Q. Public");
  g_assert_cmpuint (cancels->len, ==, version < 6 ? 0 : 1);
  if (version >= 6)
    g_assert_cmpint (HD_EARLY_CANCEL (cancels->pdata[0])->sequence, ==, 1);
}

/* The figure of the payslip opens the books of every version; the rest is there since version 3. */
static void
test_leave (HdDb *db, guint version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdLeaveFacts) facts = hd_leave_table_read (db, &error);
  HdLeaveBooking *opening;
  HdAbsenceFacts *absence;

  g_assert_no_error (error);
  g_assert_cmpuint (facts->bookings->len, ==, 1);
  opening = facts->bookings->pdata[0];
  g_assert_cmpstr (opening->kind, ==, "opening");
  g_assert_cmpint (opening->minutes, ==, 2790);
  g_assert_true (opening->counts);
  g_assert_cmpint (((HdLeavePayslip *) facts->payslips->pdata[0])->entry, ==, opening->id);
  g_assert_cmpuint (facts->absences->len, ==, 1);
  absence = facts->absences->pdata[0];
  g_assert_cmpint (absence->amount, ==, 180);
  g_assert_cmpuint (absence->events->len, ==, 2);

  g_assert_cmpuint (facts->policies->len, ==, version < 3 ? 0 : 1);
  g_assert_cmpuint (facts->weeks->len, ==, version < 3 ? 0 : 1);
  g_assert_cmpuint (facts->holidays->len, ==, version < 3 ? 0 : 1);
  g_assert_cmpuint (absence->days->len, ==, version < 3 ? 0 : 1);

  /* Taking back that the figure was entered closes the books again. */
  {
    g_autoptr (HdUndoStep) last = hd_undo_last (db, FALSE, NULL);
    g_autoptr (HdLeaveFacts) undone = NULL;

    g_assert_true (hd_undo_swap (db, last->id, 1795700000, &error));
    g_assert_no_error (error);
    undone = hd_leave_table_read (db, &error);
    g_assert_false (((HdLeaveBooking *) undone->bookings->pdata[0])->counts);
    g_assert_cmpuint (undone->payslips->len, ==, 0);
  }
}

static void
test_private (HdTempDir *temp, gconstpointer data)
{
  for (guint version = 1; version <= hd_schema_private.n_scripts; version++)
    {
      g_autoptr (HdDb) db = open_copy (temp, &hd_schema_private, "private", version);
      g_autoptr (GPtrArray) recipients = hd_recipients_table_list (db, NULL);
      g_autoptr (GPtrArray) drafts = hd_drafts_table_list (db, NULL);
      g_autoptr (GPtrArray) requests = hd_requests_table_list (db, NULL);
      g_autoptr (GPtrArray) names = hd_names_table_list (db, NULL);
      g_autoptr (GPtrArray) profiles = hd_profile_table_list (db, NULL);
      g_autoptr (HdUndoStep) last = hd_undo_last (db, FALSE, NULL);
      HdRequest *request;

      assert_whole (db);
      g_assert_cmpuint (recipients->len, ==, 1);
      g_assert_cmpstr (HD_RECIPIENT (recipients->pdata[0])->name, ==, "Dana Ruiz");
      g_assert_cmpuint (drafts->len, ==, 1);
      g_assert_cmpstr (HD_KEPT_DRAFT (drafts->pdata[0])->body, ==, "Hi Dana, I have");
      g_assert_cmpuint (requests->len, ==, 1);
      request = requests->pdata[0];
      g_assert_cmpstr (request->state, ==, "approved");
      g_assert_cmpstr (request->recipient_name, ==, "Dana Ruiz");
      g_assert_cmpint (request->n_messages, ==, 1);
      g_assert_cmpint (request->first_day, ==, hd_date_new (2026, 12, 3));
      g_assert_cmpuint (names->len, ==, 1);
      g_assert_cmpstr (HD_OWN_NAME (names->pdata[0])->name, ==, "Hollowfern");
      g_assert_cmpint (HD_PROFILE (profiles->pdata[0])->payslip_minutes, ==, 2790);
      g_assert_cmpstr (last->verb, ==, "payslip-add");
      test_search (db, version);
      test_leave (db, version);
    }
}

static void
test_library (HdTempDir *temp, gconstpointer data)
{
  for (guint version = 1; version <= hd_schema_library.n_scripts; version++)
    {
      g_autoptr (HdDb) db = open_copy (temp, &hd_schema_library, "library", version);
      g_autoptr (GArray) found = hd_article_search (db, "tulips", HD_ARTICLES_STARRED, 0, NULL);
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (GBytes) document = NULL;
      HdArticleItem *row;

      assert_whole (db);
      g_assert_cmpuint (found->len, ==, 1);
      rows = hd_articles_table_rows (db, &g_array_index (found, gint64, 0), 1, NULL);
      row = rows->pdata[0];
      g_assert_cmpstr (row->title, ==, "Gardening");
      g_assert_cmpint (row->position, ==, 3);
      g_assert_false (row->unread);
      document = hd_articles_table_document (db, hd_record_get_id (HD_RECORD (row)), NULL);
      g_assert_cmpmem (g_bytes_get_data (document, NULL), g_bytes_get_size (document), "document",
                       8);

      if (version >= 2)
        {
          g_autoptr (GPtrArray) feeds = hd_feeds_table_list (db, NULL);
          g_autoptr (GPtrArray) folders = hd_feeds_table_list_folders (db, NULL);

          g_assert_cmpuint (feeds->len, ==, 1);
          g_assert_cmpstr (HD_SUBSCRIPTION (feeds->pdata[0])->title, ==, "Tulip news");
          g_assert_cmpstr (HD_SUBSCRIPTION (feeds->pdata[0])->etag, ==, "\"1\"");
          g_assert_cmpuint (folders->len, ==, 1);
        }
    }
}

#define ADD(path, func)                                                                            \
  g_test_add (path, HdTempDir, NULL, hd_temp_dir_set_up, func, hd_temp_dir_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/schema/private", test_private);
  ADD ("/schema/library", test_library);

  return g_test_run ();
}
