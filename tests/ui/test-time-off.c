/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-own-profile.h"
#include "hd-requests.h"
#include "hd-test-ui.h"
#include "hd-time-off-page.h"

/* Sunday, 22 November 2026, 12:00 UTC. */
#define NOW 1795348800

static gint64
now_cb (gpointer data)
{
  return NOW;
}

static gboolean
shows (gpointer data)
{
  gpointer *sought = data;
  GtkWidget *label = hd_test_find_label (sought[1], sought[0]);

  return label != NULL && gtk_widget_is_visible (label);
}

static void
wait_for (GtkWidget *page, const char *text)
{
  gpointer sought[] = { (gpointer) text, page };

  hd_test_wait_until (shows, sought);
}

static gboolean
one_item (gpointer data)
{
  return g_list_model_get_n_items (data) == 1;
}

/* From an empty page to a balance that follows what is asked for and answered. */
static void
test_balance (void)
{
  const HdClock clock = { now_cb, NULL };
  g_autofree char *dir = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  g_autoptr (HdContext) context = hd_context_new (dir, &clock);
  g_autoptr (GSettings) settings = g_settings_new ("io.github.halfday_app.Halfday");
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  GtkWidget *window = adw_window_new ();
  GtkWidget *page = hd_time_off_page_new (context, settings);
  GListModel *requests = hd_requests_get_list (context);

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_visible (hd_test_find_label (page, "How Much Leave Is Left?")));

  hd_own_profile_set_payslip_async (context, 46 * 60 + 30, hd_date_new (2026, 11, 20), NULL, NULL);
  wait_for (page, "46 h 30");
  g_assert_false (gtk_widget_is_visible (hd_test_find_label (page, "How Much Leave Is Left?")));

  g_object_set (draft, "facts", "{}", "body", "Text", "first-day", hd_date_new (2026, 12, 3),
                "last-day", hd_date_new (2026, 12, 3), "from-minute", 795, "to-minute", 975,
                "amount-minutes", 180, "channel", "email", NULL);
  hd_requests_send_async (context, draft, NULL, NULL);
  hd_test_wait_until (one_item, requests);
  wait_for (page, "43 h 30");
  wait_for (page, "46 h 30");

  g_autoptr (HdRequest) request = g_list_model_get_item (requests, 0);

  hd_requests_set_state_async (context, hd_record_get_id (HD_RECORD (request)), "approved", NULL,
                               NULL);
  wait_for (page, "Approved");
  g_assert_cmpstr (request->state, ==, "approved");

  hd_requests_set_state_async (context, hd_record_get_id (HD_RECORD (request)), "denied", NULL,
                               NULL);
  wait_for (page, "Denied. Three ways on.");
  wait_for (page, "46 h 30");

  gtk_window_destroy (GTK_WINDOW (window));
  hd_test_settle ();
  hd_context_close (context);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/time-off/balance", test_balance);
  return g_test_run ();
}
