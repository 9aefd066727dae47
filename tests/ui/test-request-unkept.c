/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <unistd.h>

#include "hd-request-fixture.h"
#include "hd-requests.h"

/* What was pasted and is kept nowhere when the page goes on to something else. */

static const char mail[] =
  "Thank you for applying for the Data Engineer position at Larch & Sons.\n"
  "Thu 3 Dec 2026, 14:00-15:30 would suit us.\n"
  "We meet at 12 Quay Street, Leeds.\n";

static const char mail_meanwhile[] = "Fri 4 Dec 2026, 10:00-11:00 would suit us too.\n"
                                     "We meet at 4 Mill Lane, York.\n";

static void
keep_cb (HdPasted **kept, HdPasted *pasted)
{
  g_clear_pointer (kept, hd_pasted_unref);
  *kept = hd_pasted_ref (pasted);
}

static void
send (Fixture *fixture)
{
  GtkWidget *pane = hd_test_find_type (fixture->page, HD_TYPE_MESSAGE_PANE);

  gtk_widget_activate_action (fixture->page, "request.copy", NULL);
  gtk_widget_activate_action (gtk_widget_get_first_child (pane), "message.sent", NULL);
}

static gboolean
offers_to_keep (gpointer data)
{
  return hd_test_find_row (((Fixture *) data)->page, "Pasted: Thu 3 Dec") != NULL;
}

static gboolean
has_request (gpointer data)
{
  return g_list_model_get_n_items (data) == 1;
}

/* Goes to another page of the window and comes back. The focus goes first: GTK would hold on to
 * what had it. */
static void
leave_and_return (Fixture *fixture)
{
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  gtk_widget_set_child_visible (fixture->page, FALSE);
  hd_test_settle ();
  gtk_widget_set_child_visible (fixture->page, TRUE);
  hd_test_settle ();
}

/* After “I Sent It” a mail that was pasted is still there to be kept, whole, with what it is about,
 * and what was asked for covers it. Until it is kept it stays. */
static void
test_sent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdPasted) kept = NULL;
  HdRequest *request;

  g_signal_connect_swapped (fixture->page, "keep", G_CALLBACK (keep_cb), &kept);
  paste (fixture, mail);
  g_assert_false (offers_to_keep (fixture));
  send (fixture);
  hd_test_wait_until (offers_to_keep, fixture);
  hd_test_wait_until (has_request, hd_requests_get_list (fixture->context));
  /* Others may see the page. */
  g_assert_null (hd_test_find_label (fixture->page, "12 Quay Street, Leeds"));
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  hd_test_settle ();
  hd_test_screenshot (fixture->window, "request-unkept");

  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Keep…"), "clicked");
  g_assert_nonnull (kept);
  request = g_list_model_get_item (hd_requests_get_list (fixture->context), 0);
  g_assert_cmpint (kept->absence, ==, hd_record_get_id (HD_RECORD (request)));
  g_object_unref (request);
  g_assert_cmpint (kept->chosen, ==, 0);
  g_assert_cmpstr (kept->company, ==, "Larch & Sons");
  g_assert_cmpstr (kept->role, ==, "Data Engineer");
  g_assert_cmpstr (((HdInvitation *) kept->events->pdata[0])->location, ==,
                   "12 Quay Street, Leeds");

  leave_and_return (fixture);
  g_assert_true (offers_to_keep (fixture));
  kept->kept = TRUE;
  leave_and_return (fixture);
  g_assert_false (offers_to_keep (fixture));
}

/* When none of its times is left there is nothing to keep. */
static void
test_none_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdPasted) kept = NULL;

  g_signal_connect_swapped (fixture->page, "keep", G_CALLBACK (keep_cb), &kept);
  paste (fixture, mail);
  hd_request_page_new_request (HD_REQUEST_PAGE (fixture->page));
  g_assert_true (offers_to_keep (fixture));
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Keep…"), "clicked");
  g_ptr_array_set_size (kept->events, 0);
  leave_and_return (fixture);
  g_assert_null (hd_test_find_button (fixture->page, "_Keep…"));
}

/* What was kept before is not offered again. */
static void
test_kept_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdPasted) kept = NULL;

  g_signal_connect_swapped (fixture->page, "keep", G_CALLBACK (keep_cb), &kept);
  paste (fixture, mail);
  g_signal_emit_by_name (hd_test_find_row (fixture->page, "Keep in Appointments…"), "activated");
  g_assert_nonnull (kept);
  g_assert_cmpstr (kept->company, ==, "Larch & Sons");
  kept->kept = TRUE;
  hd_request_page_new_request (HD_REQUEST_PAGE (fixture->page));
  g_assert_false (offers_to_keep (fixture));
}

/* Another request makes room without losing it; it belongs to the message that was begun, and is
 * covered once that is sent. A line that says no more than its time is all in the draft. */
static void
test_new_request (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdPasted) kept = NULL;

  g_signal_connect_swapped (fixture->page, "keep", G_CALLBACK (keep_cb), &kept);
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  hd_request_page_new_request (HD_REQUEST_PAGE (fixture->page));
  g_assert_false (offers_to_keep (fixture));

  paste (fixture, mail);
  hd_request_page_new_request (HD_REQUEST_PAGE (fixture->page));
  g_assert_true (offers_to_keep (fixture));
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Keep…"), "clicked");
  g_assert_nonnull (kept->draft);
  g_assert_cmpint (kept->absence, ==, 0);

  GtkWidget *row = hd_test_find_row (fixture->page, "Pasted: Thu 3 Dec");

  g_signal_emit_by_name (hd_test_find_type (row, GTK_TYPE_BUTTON), "clicked");
  g_assert_false (offers_to_keep (fixture));
}

static gboolean
offers_to_read (gpointer data)
{
  return hd_test_find_row (((Fixture *) data)->page, "Pasted, not read yet") != NULL;
}

static gboolean
shows_time (gpointer data)
{
  GtkWidget *row = hd_test_find_row (((Fixture *) data)->page, "Keep in Appointments…");

  return row != NULL && gtk_widget_get_visible (row);
}

/* What could not be read is not lost to another request, and says nothing of itself where others
 * may see it; it is read once that goes, and what was pasted meanwhile is offered in its place. */
static void
test_unread (Fixture *fixture, gconstpointer data)
{
  g_autofree char *real = g_strdup (g_getenv ("HALFDAY_PARSER"));
  g_autofree char *missing =
    g_build_filename (hd_context_get_data_dir (fixture->context), "parser", NULL);
  GtkWidget *row;

  if (real == NULL)
    {
      g_test_skip ("HALFDAY_PARSER names no reader");
      return;
    }
  g_setenv ("HALFDAY_PARSER", missing, TRUE);
  paste (fixture, mail);
  hd_request_page_new_request (HD_REQUEST_PAGE (fixture->page));
  hd_test_wait_until (offers_to_read, fixture);
  g_assert_null (hd_test_find_label (fixture->page, "12 Quay Street, Leeds"));
  g_assert_false (shows_time (fixture));
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  gtk_test_widget_wait_for_draw (fixture->page);
  hd_test_screenshot (fixture->window, "request-pasted-unread");

  g_setenv ("HALFDAY_PARSER", real, TRUE);
  g_assert_no_errno (symlink (real, missing));
  paste (fixture, mail_meanwhile);
  hd_test_wait_until (shows_time, fixture);
  row = hd_test_find_row (fixture->page, "Pasted, not read yet");
  g_signal_emit_by_name (hd_test_find_button (row, "_Read"), "clicked");
  g_assert_false (offers_to_read (fixture));
  hd_test_wait_until (says_thursday, fixture);
  g_assert_nonnull (hd_test_find_row (fixture->page, "Pasted: Fri 4 Dec"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  g_test_add ("/ui/request/unkept/sent", Fixture, NULL, set_up, test_sent, tear_down);
  g_test_add ("/ui/request/unkept/none-left", Fixture, NULL, set_up, test_none_left, tear_down);
  g_test_add ("/ui/request/unkept/kept-before", Fixture, NULL, set_up, test_kept_before, tear_down);
  g_test_add ("/ui/request/unkept/new-request", Fixture, NULL, set_up, test_new_request, tear_down);
  g_test_add ("/ui/request/unkept/unread", Fixture, NULL, set_up, test_unread, tear_down);
  return g_test_run ();
}
