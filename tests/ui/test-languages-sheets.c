/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-add-feed-dialog.h"
#include "hd-appointment-dialog.h"
#include "hd-appointments-page.h"
#include "hd-case-dialog.h"
#include "hd-code-view.h"
#include "hd-compat.h"
#include "hd-describe-sheet.h"
#include "hd-entry-sheet.h"
#include "hd-feed-dialog.h"
#include "hd-history-window.h"
#include "hd-holidays-sheet.h"
#include "hd-import-window.h"
#include "hd-languages-fixture.h"
#include "hd-own-names-window.h"
#include "hd-payslip-sheet.h"
#include "hd-quick-window.h"
#include "hd-reply-window.h"
#include "hd-reply.h"
#include "hd-request-sheet.h"
#include "hd-requests.h"
#include "hd-save-dialog.h"
#include "hd-terms-sheet.h"
#include "hd-toasts.h"
#include "hd-week-sheet.h"
#include "hd-why-window.h"
#include "hd-windows-window.h"

/*
 * The windows that lie over the pages, in each language of po/LINGUAS: none is wider than a phone
 * because words are longer, nor because letters are larger.
 */

/* The window that was presented last, which is measured and closed. */
static void
assert_sheet_fits (Fixture *fixture, const char *what)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWindow *sheet = NULL;

  hd_test_settle ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != fixture->window && gtk_widget_get_visible (l->data))
      {
        g_assert_null (sheet);
        sheet = l->data;
      }
  g_assert_nonnull (sheet);
  g_test_message ("%s", what);
  g_assert_cmpint (hd_test_min_width (gtk_window_get_child (sheet)), <=, 360);
  assert_fits_large (gtk_window_get_child (sheet));
  gtk_window_destroy (sheet);
  hd_test_settle ();
}

static void
test_leave (Fixture *fixture, gconstpointer language)
{
  static const struct
  {
    const char *name;
    void (*present) (GtkWindow *parent, HdContext *context);
  } sheets[] = {
    { "describe", hd_describe_sheet_present }, { "entry", hd_entry_sheet_present },
    { "holidays", hd_holidays_sheet_present }, { "payslip", hd_payslip_sheet_present },
    { "terms", hd_terms_sheet_present },       { "week", hd_week_sheet_present },
  };

  sample_fill (fixture->context);
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      sheets[i].present (fixture->window, fixture->context);
      assert_sheet_fits (fixture, sheets[i].name);
    }
}

static void
test_requests (Fixture *fixture, gconstpointer language)
{
  g_autoptr (HdRequest) request = NULL;

  sample_fill (fixture->context);
  while (g_list_model_get_n_items (hd_requests_get_list (fixture->context)) == 0)
    g_main_context_iteration (NULL, TRUE);
  request = g_list_model_get_item (hd_requests_get_list (fixture->context), 0);
  gtk_window_present (GTK_WINDOW (hd_history_window_new (fixture->window, fixture->context)));
  assert_sheet_fits (fixture, "all requests");
  g_assert_nonnull (request);
  gtk_window_present (
    GTK_WINDOW (hd_request_sheet_new (fixture->window, fixture->context, request)));
  assert_sheet_fits (fixture, "one request");
}

static void
test_appointments (Fixture *fixture, gconstpointer language)
{
  g_autoptr (HdInterview) interview = NULL;
  g_autoptr (HdJobApplication) application = NULL;
  g_autoptr (HdShade) shade = hd_shade_new ();

  sample_fill (fixture->context);
  add_appointment (fixture);
  while (g_list_model_get_n_items (hd_interviews_get_list (fixture->context)) == 0 ||
         g_list_model_get_n_items (hd_applications_get_list (fixture->context)) == 0)
    g_main_context_iteration (NULL, TRUE);
  interview = g_list_model_get_item (hd_interviews_get_list (fixture->context), 0);
  application = g_list_model_get_item (hd_applications_get_list (fixture->context), 0);
  hd_appointment_dialog_present (fixture->window, fixture->context, fixture->settings, interview);
  assert_sheet_fits (fixture, "appointment");
  hd_case_dialog_present (fixture->window, fixture->context, application);
  assert_sheet_fits (fixture, "case");
  hd_own_names_window_present (fixture->window, fixture->context, shade);
  assert_sheet_fits (fixture, "own names");
  hd_windows_window_present (fixture->window, fixture->context, fixture->settings, shade);
  assert_sheet_fits (fixture, "windows");
  for (guint i = 0; i < HD_N_REPLIES; i++)
    {
      const char *kind = hd_reply_kind_to_string ((HdReplyKind) i);

      hd_reply_window_present (fixture->window, fixture->context, fixture->settings, interview,
                               kind);
      assert_sheet_fits (fixture, kind);
    }
}

static gboolean
has_import_window (gpointer data)
{
  return hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW) != NULL;
}

static void
test_import (Fixture *fixture, gconstpointer language)
{
  static const char invitation[] =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:one@example.com\r\n"
    "DTSTART;TZID=Europe/London:20261204T130000\r\nDTEND;TZID=Europe/London:20261204T140000\r\n"
    "SUMMARY:Second round\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  GtkWidget *page = show (fixture, hd_appointments_page_new (fixture->context, fixture->settings));

  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (page), invitation);
  hd_test_wait_until (has_import_window, NULL);
  assert_sheet_fits (fixture, "import");
}

static gboolean
has_height (gpointer widget)
{
  return gtk_widget_get_height (widget) > 0;
}

/* What was done is said whole, beside the way back. */
static void
test_toast (Fixture *fixture, gconstpointer language)
{
  GtkWidget *overlay = gtk_overlay_new (), *label;
  int height;

  gtk_overlay_set_child (GTK_OVERLAY (overlay), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_size_request (overlay, -1, 300);
  show (fixture, overlay);
  gtk_test_widget_wait_for_draw (overlay);
  hd_toasts_add (GTK_OVERLAY (overlay),
                 hd_toast_new (overlay, _ ("You earned this time."), _ ("_Undo")));
  label = hd_test_find_label (overlay, _ ("You earned this time."));
  g_assert_nonnull (label);
  hd_test_wait_until (has_height, label);
  g_assert_cmpint (gtk_widget_get_width (overlay), <=, 360);
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (label)), NULL, &height);
  g_assert_cmpint (gtk_widget_get_height (label), >=, height);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
}

static void
test_articles (Fixture *fixture, gconstpointer language)
{
  g_autoptr (HdSubscription) feed = hd_subscription_new ();

  g_object_set (feed, "url", "https://example.com/a/feed/with/a/long/address.xml", "title", "Trees",
                NULL);
  gtk_window_present (GTK_WINDOW (hd_add_feed_dialog_new (fixture->window, fixture->context)));
  assert_sheet_fits (fixture, "add a feed");
  gtk_window_present (GTK_WINDOW (hd_feed_dialog_new (fixture->window, fixture->context, feed)));
  assert_sheet_fits (fixture, "feed");
  gtk_window_present (GTK_WINDOW (hd_save_dialog_new (fixture->window, fixture->context)));
  assert_sheet_fits (fixture, "save");
}

static void
test_request (Fixture *fixture, gconstpointer language)
{
  HdQuickWindow *quick = hd_quick_window_new (NULL, fixture->context, fixture->settings);

  gtk_window_present (GTK_WINDOW (quick));
  gtk_editable_set_text (GTK_EDITABLE (hd_test_find_type (GTK_WIDGET (quick), ADW_TYPE_ENTRY_ROW)),
                         "Thu 3 Dec 14:00-15:30 CST");
  assert_sheet_fits (fixture, "quick");
  hd_code_window_present (fixture->window, "Hi Dana, I have an appointment on Thursday.");
  assert_sheet_fits (fixture, "code");
}

int
main (int argc, char **argv)
{
  static const Case cases[] = {
    { "leave", test_leave },
    { "requests", test_requests },
    { "appointments", test_appointments },
    { "import", test_import },
    { "toast", test_toast },
    { "articles", test_articles },
    { "request", test_request },
  };

  return run (argc, argv, cases, G_N_ELEMENTS (cases));
}
