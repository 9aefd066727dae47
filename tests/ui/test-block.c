/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hd-appointments-fixture.h"
#include "hd-block-row.h"
#include "hd-change-card.h"
#include "hd-leave-desk.h"
#include "hd-requests.h"
#include "hd-request-sheet.h"
#include "hd-test-portal.h"

/*
 * The block that a calendar gets of a request, saved from the window: the desktop is asked where
 * to, and the file is read back.
 */

#define FRIDAY hd_date_new (2026, 12, 4)

static char *folder;

/* Names that are in the database and in nothing that leaves it. */
static const char *const private_names[] = { "northwind", "data engineer", "robin",
                                             "12 quay street", "second talk" };

static void
assert_discreet (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (private_names); i++)
    if (strstr (folded, private_names[i]) != NULL)
      g_error ("“%s” in %s", private_names[i], text);
}

/* An interview with names in it, and a request that covers it: Thursday 3 Dec, 13:00-16:00. */
static gint64
plant (Fixture *fixture)
{
  gint64 company = add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_MANAGER);
  gint64 id = add_appointment (fixture, company, "2026-12-03", 13 * 60, 60);
  g_autoptr (HdInterview) full =
    hd_record_copy (HD_RECORD (hd_interviews_peek (fixture->context, id)));
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  Answer answers[4] = { { 0 } };

  g_object_set (full, "title", "Second talk with Robin", "place", "12 Quay Street", "organizer",
                "robin@northwind.example", NULL);
  hd_interviews_enter_async (fixture->context, NULL, full, NULL, FALSE, answered_cb, &answers[0]);
  hd_test_wait_until (is_done, &answers[0]);
  g_object_set (draft, "purpose", "request", "facts", "{}", "body", "Hi", "first-day",
                hd_date_new (2026, 12, 3), "last-day", hd_date_new (2026, 12, 3), "from-minute",
                13 * 60, "to-minute", 16 * 60, "zone", "Europe/Berlin", "language", "de",
                "amount-minutes", 180, "channel", "email", NULL);
  hd_requests_send_async (fixture->context, draft, answered_cb, &answers[1]);
  hd_test_wait_until (is_done, &answers[1]);
  hd_interviews_link_absence_async (fixture->context, id, answers[1].id, answered_cb, &answers[2]);
  hd_test_wait_until (is_done, &answers[2]);
  wait_for_n (hd_requests_get_list (fixture->context), 1);
  return answers[1].id;
}

/* A message about it is sent: it moves, or falls away. */
static void
send_about (Fixture *fixture, gint64 request, const char *purpose)
{
  g_autoptr (HdRequest) stored = hd_requests_find (fixture->context, request);
  g_autoptr (HdKeptDraft) draft = hd_requests_new_draft (fixture->context, stored, purpose);
  Answer answer = { 0 };

  g_object_set (draft, "facts", "{}", "body", "Hi", NULL);
  if (g_str_equal (purpose, "change"))
    g_object_set (draft, "first-day", FRIDAY, "last-day", FRIDAY, "from-minute", 10 * 60,
                  "to-minute", 13 * 60, NULL);
  hd_requests_send_async (fixture->context, draft, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
}

static gboolean
is_asked (gpointer data)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&hd_test_portal.lock);

  return hd_test_portal.method != NULL;
}

static gboolean
shows (gpointer data)
{
  gpointer *sought = data;
  GtkWidget *label = hd_test_find_label (sought[0], sought[1]);

  return label != NULL && gtk_widget_is_visible (label);
}

static void
wait_for (gpointer root, const char *text)
{
  gpointer sought[] = { root, (gpointer) text };

  hd_test_wait_until (shows, sought);
}

/* Presses the button; the desktop names @path. */
static void
press (GtkWidget *root, const char *label, const char *path, const char *offered)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkWidget *button = hd_test_find_button (root, label);
  const char *name = NULL;

  g_assert_nonnull (button);
  g_clear_pointer (&hd_test_portal.method, g_free);
  hd_test_portal.uri = uri;
  g_signal_emit_by_name (button, "clicked");
  hd_test_wait_until (is_asked, NULL);
  g_assert_cmpstr (hd_test_portal.method, ==, "SaveFile");
  g_assert_cmpstr (hd_test_portal.title, ==, "Save Calendar Block");
  g_assert_true (g_variant_lookup (hd_test_portal.options, "current_name", "&s", &name));
  g_assert_cmpstr (name, ==, offered);
}

/* What was saved; everything in it is one of few words, a number or the one name of it. */
static char *
save (GtkWidget *root, const char *label, const char *offered)
{
  g_autofree char *path = g_build_filename (folder, "saved.ics", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  press (root, label, path, offered);
  wait_for (root, "Saved");
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  assert_discreet (text);
  g_assert_null (strstr (text, "DESCRIPTION"));
  g_assert_null (strstr (text, "LOCATION"));
  g_assert_null (strstr (text, "VALARM"));
  g_assert_nonnull (strstr (text, "CLASS:PRIVATE\r\n"));
  return text;
}

static char *
dup_uid (const char *text)
{
  const char *uid = strstr (text, "\r\nUID:");

  g_assert_nonnull (uid);
  return g_strndup (uid + 6, strcspn (uid + 6, "\r"));
}

/* One identity from first to last, a higher number after each change, and in the end it is to go.
 */
static void
test_sheet (Fixture *fixture, gconstpointer data)
{
  gint64 id = plant (fixture);
  g_autoptr (HdRequest) request = hd_requests_find (fixture->context, id);
  GtkWidget *sheet = hd_request_sheet_new (GTK_WINDOW (fixture->window), fixture->context, request);
  GtkWidget *row = hd_test_find_type (sheet, HD_TYPE_BLOCK_ROW);
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *uid = NULL, *line = NULL;

  gtk_window_present (GTK_WINDOW (sheet));
  g_assert_nonnull (row);
  wait_for (row, "A file for your calendar: the time, and one word");
  first = save (row, "_Save Calendar Block…", "2026-12-03.ics");
  uid = dup_uid (first);
  line = g_strconcat ("\r\nUID:", uid, "\r\nSEQUENCE:1\r\n", NULL);
  g_assert_nonnull (strstr (first, "\r\nSEQUENCE:0\r\n"));
  g_assert_nonnull (strstr (first, "\r\nDTSTART:20261203T120000Z\r\nDTEND:20261203T150000Z\r\n"));
  /* In the language in which was asked. */
  g_assert_nonnull (strstr (first, "\r\nSUMMARY:Termin\r\n"));
  g_assert_nonnull (strstr (first, "\r\nSTATUS:CONFIRMED\r\n"));

  send_about (fixture, id, "change");
  wait_for (row, "Some calendars, such as Google’s, do not change what was imported before: delete "
                 "the old block there and import the new one.");
  g_assert_null (hd_test_find_label (row, "Saved"));
  hd_test_screenshot (sheet, "block-sheet");
  second = save (row, "_Save Calendar Block…", "2026-12-04.ics");
  g_assert_nonnull (strstr (second, line));
  g_assert_nonnull (strstr (second, "\r\nDTSTART:20261204T090000Z\r\nDTEND:20261204T120000Z\r\n"));

  send_about (fixture, id, "cancel");
  wait_for (row, "It takes the block out of your calendar. Some, such as Google’s, do not follow a "
                 "file: delete the block there.");
  third = save (row, "_Save Cancelled Block…", "2026-12-04.ics");
  g_clear_pointer (&line, g_free);
  line = g_strconcat ("\r\nUID:", uid, "\r\nSEQUENCE:2\r\n", NULL);
  g_assert_nonnull (strstr (third, line));
  g_assert_nonnull (strstr (third, "\r\nSTATUS:CANCELLED\r\n"));
  hd_test_screenshot (sheet, "block-cancelled");
  gtk_window_destroy (GTK_WINDOW (sheet));
}

static gboolean
has_error (gpointer row)
{
  g_autofree char *path = g_build_filename (folder, "nowhere", NULL);

  for (GtkWidget *label = gtk_widget_get_next_sibling (
         hd_test_find_label (row, "A file for your calendar: the time, and one word"));
       label != NULL; label = gtk_widget_get_next_sibling (label))
    if (gtk_widget_has_css_class (label, "error") && gtk_widget_is_visible (label) &&
        strstr (gtk_label_get_label (GTK_LABEL (label)), path) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_idle (gpointer row)
{
  g_autofree char *other =
    gtk_test_accessible_check_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_BUSY, FALSE);

  return other == NULL;
}

/* What did not work is said in the row, until it does; who chooses no file has saved none. */
static void
test_failures (Fixture *fixture, gconstpointer data)
{
  gint64 id = plant (fixture);
  g_autoptr (HdRequest) request = hd_requests_find (fixture->context, id);
  GtkWidget *sheet = hd_request_sheet_new (GTK_WINDOW (fixture->window), fixture->context, request);
  GtkWidget *row = hd_test_find_type (sheet, HD_TYPE_BLOCK_ROW);
  g_autofree char *path = g_build_filename (folder, "nowhere", "saved.ics", NULL);
  g_autofree char *text = NULL;

  gtk_window_present (GTK_WINDOW (sheet));
  press (row, "_Save Calendar Block…", path, "2026-12-03.ics");
  hd_test_wait_until (has_error, row);
  hd_test_screenshot (sheet, "block-error");

  hd_test_portal.response = 1;
  press (row, "_Save Calendar Block…", path, "2026-12-03.ics");
  g_assert_false (is_idle (row));
  hd_test_wait_until (is_idle, row);
  hd_test_portal.response = 0;
  g_assert_false (has_error (row));

  text = save (row, "_Save Calendar Block…", "2026-12-03.ics");
  g_assert_false (has_error (row));
  gtk_window_destroy (GTK_WINDOW (sheet));
}

/* Friday 4 Dec, 11:00-12:00 where one lives, with 35 minutes on the way there and back. */
static void
move (Fixture *fixture)
{
  g_autoptr (HdInterview) moved = hd_record_copy (HD_RECORD (shown (fixture)));
  Answer answer = { 0 };

  hd_interview_set_times (moved, (HdWall){ FRIDAY, 10 * 3600 }, (HdWall){ FRIDAY, 11 * 3600 },
                          "Europe/London");
  hd_interviews_enter_async (fixture->context, NULL, moved, NULL, FALSE, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
}

static gboolean
is_moved (gpointer fixture)
{
  return shown (fixture)->start_at == 1796378400; /* 2026-12-04T10:00:00Z */
}

static gboolean
has_block (gpointer card)
{
  GtkWidget *row = hd_test_find_type (card, HD_TYPE_BLOCK_ROW);

  return row != NULL && gtk_widget_get_mapped (row);
}

static void
take_card (Fixture *fixture, const char *narrow, const char *wide)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 720);
  hd_test_settle ();
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  hd_test_screenshot (fixture->window, narrow);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 720);
  hd_test_settle ();
  hd_test_screenshot (fixture->window, wide);
}

/* Once the leave has followed its appointment, so may the calendar, from where that is read. */
static void
test_card (Fixture *fixture, gconstpointer data)
{
  gint64 id = plant (fixture);
  g_autofree char *second = NULL, *third = NULL;
  GtkWidget *card;

  activate (fixture, 1);
  hd_test_wait_until (shows_one, fixture);
  card = hd_test_find_type (fixture->page, HD_TYPE_CHANGE_CARD);
  g_assert_false (has_block (card)); /* nothing changed */

  move (fixture);
  hd_test_wait_until (is_moved, fixture);
  wait_for (card, "Move the block in your calendar");
  g_assert_false (has_block (card)); /* the leave is as it was, and so is its block */

  send_about (fixture, id, "change");
  hd_test_wait_until (has_block, card);
  wait_for (card,
            "Some calendars, such as Google’s, do not change what was imported before: delete "
            "the old block there and import the new one.");
  take_card (fixture, "block-card-360", "block-card");
  second = save (card, "_Save Calendar Block…", "2026-12-04.ics");
  g_assert_nonnull (strstr (second, "\r\nSEQUENCE:1\r\n"));
  g_assert_nonnull (strstr (second, "\r\nSUMMARY:Termin\r\n"));
  g_assert_nonnull (strstr (second, "\r\nDTSTART:20261204T090000Z\r\nDTEND:20261204T120000Z\r\n"));

  send_about (fixture, id, "cancel");
  wait_for (card,
            "It takes the block out of your calendar. Some, such as Google’s, do not follow a "
            "file: delete the block there.");
  hd_test_wait_until (has_block, card); /* in its place with the next frame */
  take_card (fixture, "block-card-cancelled-360", "block-card-cancelled");
  third = save (card, "_Save Cancelled Block…", "2026-12-04.ics");
  g_assert_nonnull (strstr (third, "\r\nSEQUENCE:2\r\n"));
  g_assert_nonnull (strstr (third, "\r\nSUMMARY:Termin\r\n"));
  g_assert_nonnull (strstr (third, "\r\nSTATUS:CANCELLED\r\n"));
}

/* What was never asked for is told to no calendar. */
static void
test_held (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  activate (fixture, 3);
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Hold"), "clicked");
  hd_test_wait_until (is_held, fixture);
  hd_test_settle ();

  GtkWidget *row =
    g_object_ref_sink (hd_block_row_new (fixture->context, shown (fixture)->absence));

  g_assert_false (gtk_widget_get_visible (row));
  g_object_unref (row);
}

int
main (int argc, char **argv)
{
  int failed;

  folder = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  hd_test_portal_start ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  hd_test_portal_wait ();

  g_test_add ("/ui/block/sheet", Fixture, NULL, set_up, test_sheet, tear_down);
  g_test_add ("/ui/block/failures", Fixture, NULL, set_up, test_failures, tear_down);
  g_test_add ("/ui/block/card", Fixture, NULL, set_up, test_card, tear_down);
  g_test_add ("/ui/block/held", Fixture, NULL, set_up, test_held, tear_down);
  failed = g_test_run ();

  hd_test_portal_stop ();
  g_rmdir (folder);
  g_free (folder);
  return failed;
}
