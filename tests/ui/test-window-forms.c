/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-entry-sheet.h"
#include "hd-feeds-pane.h"
#include "hd-import-window.h"
#include "hd-leave-desk.h"
#include "hd-leftover-strip.h"
#include "hd-window-fixture.h"

/* What becomes of forms that are open when the page is put away, the window closed or quit. */

/* Presses Ctrl+L in @window, as its own shortcuts see it. */
static gboolean
press_shield (GtkWidget *window)
{
  return hd_test_press (window, "<Control>l");
}

static gboolean
is_alone (gpointer window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != window && gtk_widget_get_visible (l->data))
      return FALSE;
  return TRUE;
}

static GtkWidget *
open_appointment (Fixture *fixture)
{
  gtk_widget_activate_action (hd_private_bin_get_content (bin (fixture, "appointments")),
                              "appointments.add", NULL);
  hd_test_settle ();
  return GTK_WIDGET (hd_test_find_window ("Appointment"));
}

/* The shield hides what is typed into a form, and it comes back with its page; a question is
 * answered with no. What is hidden goes with the window. */
static void
test_shield_keeps_what_is_typed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form, *row, *sheet, *keys;

  hd_window_show_page (fixture->window, "time-off");
  sheet = open_preferences (fixture);
  g_assert_true (press_shield (sheet));
  g_assert_false (gtk_widget_get_visible (sheet));
  hd_window_show_page (fixture->window, "time-off"); /* chosen anew, though it is shown */
  g_assert_true (gtk_widget_get_visible (sheet));
  hd_window_shield (fixture->window);

  hd_window_show_page (fixture->window, "appointments");
  form = open_appointment (fixture);
  row = hd_test_find_row (form, "Company");
  gtk_editable_set_text (GTK_EDITABLE (row), "Northwind");
  gtk_widget_grab_focus (row);
  gtk_editable_select_region (GTK_EDITABLE (row), 0, -1);
  /* GTK 4.18 tells others what is selected only where the keyboard is, which a window has when the
   * server likes. */
  if (gtk_get_minor_version () < 10 ||
      gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)))))
    g_assert_nonnull (gdk_clipboard_get_content (gtk_widget_get_primary_clipboard (row)));

  /* What is only looked at does not come back. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-help-overlay", NULL);
  keys = hd_test_find_toplevel (GTK_TYPE_SHORTCUTS_WINDOW);
  g_assert_true (gtk_widget_get_visible (keys));

  g_assert_true (press_shield (form));
  g_assert_false (gtk_widget_get_visible (keys));
  g_assert_false (gtk_widget_get_visible (form));
  g_assert_null (gdk_clipboard_get_content (gtk_widget_get_primary_clipboard (row)));
  g_assert_false (gtk_widget_get_visible (sheet)); /* the shield chose that page, and nobody else */
  g_assert_null (hd_private_bin_get_content (bin (fixture, "appointments")));

  hd_window_show_page (fixture->window, "request");
  g_assert_false (gtk_widget_get_visible (form));

  hd_window_show_page (fixture->window, "appointments");
  g_assert_true (gtk_widget_get_visible (form));
  g_assert_false (gtk_widget_get_visible (keys));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Northwind");

  hd_window_shield (fixture->window);
  g_object_add_weak_pointer (G_OBJECT (form), (gpointer *) &form);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  hd_test_settle ();
  g_assert_null (form);
  fixture->window = hd_window_new (NULL, fixture->context, fixture->settings);
}

/* The button of the switcher that chooses Time Off. */
static void
choose_time_off (Fixture *fixture)
{
  GtkWidget *switcher =
    hd_test_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_VIEW_SWITCHER_TITLE);

  g_signal_emit_by_name (hd_test_find_button (switcher, "Time Off"), "clicked");
}

static void
press_page (Fixture *fixture)
{
  GtkWidget *page = adw_view_stack_get_visible_child (stack (fixture));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "pressed", 1, 10.0, 10.0);
    }
}

static gboolean
has_facts (gpointer context)
{
  return hd_leave_desk_get_facts (hd_leave_desk_get (context)) != NULL;
}

/* The shield stays on Time Off: what it puts away there comes back when that is pressed, or chosen
 * though it is shown. */
static void
test_shield_on_time_off (Fixture *fixture, gconstpointer data)
{
  static void (*const ways[]) (Fixture *) = { choose_time_off, press_page };
  GtkWindow *sheet;

  hd_window_show_page (fixture->window, "time-off");
  hd_test_wait_until (has_facts, fixture->context);
  hd_entry_sheet_present (GTK_WINDOW (fixture->window), fixture->context);
  sheet = hd_test_find_window ("Add to the Ledger");
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_assert_true (press_shield (GTK_WIDGET (sheet)));
      g_assert_false (gtk_widget_get_visible (GTK_WIDGET (sheet)));
      ways[i](fixture);
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (sheet)));
    }

  /* Another page is chosen by its button, and the form stays away. */
  g_assert_true (press_shield (GTK_WIDGET (sheet)));
  g_signal_emit_by_name (hd_test_find_button (GTK_WIDGET (fixture->window), "Request"), "clicked");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack (fixture)), ==, "request");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (sheet)));
  gtk_window_destroy (sheet);
}

static GtkWidget *
find_question (void)
{
  return hd_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
}

/* A form that is put away does not go with the window unasked; who closes that is not told what
 * form it is. Preferences are stored already. */
static void
test_close_asks_for_forms (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);
  GtkWidget *form;

  hd_window_show_page (fixture->window, "appointments");
  form = open_appointment (fixture);
  gtk_editable_set_text (GTK_EDITABLE (hd_test_find_row (form, "Company")), "Northwind");
  hd_window_shield (fixture->window);
  gtk_window_close (window);
  gtk_window_close (window); /* impatiently */
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (find_question ())), ==,
                   "Close Without Saving?");
  g_assert_false (gtk_widget_get_visible (form));
  g_signal_emit_by_name (hd_test_find_button (find_question (), "Go _Back"), "clicked");
  hd_test_settle ();
  g_assert_null (find_question ());

  hd_window_show_page (fixture->window, "appointments");
  g_assert_true (gtk_widget_get_visible (form));
  hd_window_shield (fixture->window);
  gtk_window_close (window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_signal_emit_by_name (hd_test_find_button (find_question (), "_Close"), "clicked");
  hd_test_settle ();
  g_assert_null (window);

  fixture->window = hd_window_new (NULL, fixture->context, fixture->settings);
  window = GTK_WINDOW (fixture->window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (window);
  open_preferences (fixture);
  hd_window_shield (fixture->window);
  gtk_window_close (window);
  hd_test_settle ();
  g_assert_null (window);
  fixture->window = hd_window_new (NULL, fixture->context, fixture->settings);
}

static gboolean
in_vain_cb (gpointer data)
{
  g_error ("The program does not end");
  return G_SOURCE_REMOVE;
}

/* Ctrl+Q with a form that was put away. */
static void
quit_cb (GApplication *application, Fixture *fixture)
{
  HdWindow *window =
    hd_window_new (GTK_APPLICATION (application), fixture->context, fixture->settings);
  HdWindow *before = fixture->window;
  GtkWidget *form;

  gtk_window_present (GTK_WINDOW (window));
  hd_window_show_page (window, "appointments");
  fixture->window = window;
  form = open_appointment (fixture);
  fixture->window = before;
  gtk_editable_set_text (GTK_EDITABLE (hd_test_find_row (form, "Company")), "Northwind");
  hd_window_shield (window);
  hd_window_quit (window);
  g_signal_emit_by_name (hd_test_find_button (find_question (), "Go _Back"), "clicked");
  hd_test_settle ();

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_nonnull (find_question ());
  hd_window_quit (window);
  g_signal_emit_by_name (hd_test_find_button (find_question (), "_Close"), "clicked");
  hd_test_settle ();
  g_assert_null (window);
}

/* A program that stays for its reminders ends when that is what was asked for. */
static void
test_quit_asks_for_forms (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkApplication) application =
    gtk_application_new ("io.github.halfday_app.Halfday.Test", G_APPLICATION_NON_UNIQUE);
  guint in_vain = g_timeout_add_seconds (30, in_vain_cb, NULL);

  g_signal_connect (application, "activate", G_CALLBACK (quit_cb), fixture);
  g_application_hold (G_APPLICATION (application));
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 0, NULL), ==, 0);
  g_source_remove (in_vain);
}

static const char *
shown_in (GtkWindow *dialog)
{
  return gtk_stack_get_visible_child_name (
    GTK_STACK (hd_test_find_type (GTK_WIDGET (dialog), GTK_TYPE_STACK)));
}

static gboolean
is_gone (gpointer object)
{
  return *(gpointer *) object == NULL;
}

/* What is at work ends with the shield, and asks nothing afterwards; an address that was typed is
 * there to be tried again. */
static void
test_shield_stops_work (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title, *open, *start;
  } dialogs[] = {
    { "Save a Page", "articles.save-page", "save.save" },
    { "Add a Feed", "feeds.add", "feed.add" },
  };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pages", "saved.mhtml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  GtkWindow *dialog;

  hd_window_save_page (fixture->window, file);
  dialog = hd_test_find_window ("Save a Page");
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_assert_cmpstr (shown_in (dialog), ==, "busy");
  hd_window_shield (fixture->window);
  g_assert_null (hd_test_find_window ("Save a Page"));
  hd_test_wait_until (is_gone, &dialog);

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWidget *row, *page;

      hd_window_show_page (fixture->window, "articles");
      page = hd_private_bin_get_content (bin (fixture, "articles"));
      gtk_widget_activate_action (hd_test_find_type (page, HD_TYPE_FEEDS_PANE), dialogs[i].open,
                                  NULL);
      dialog = hd_test_find_window (dialogs[i].title);
      row = hd_test_find_type (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW);
      gtk_editable_set_text (GTK_EDITABLE (row), "http://localhost:8080/");
      gtk_widget_activate_action (GTK_WIDGET (dialog), dialogs[i].start, NULL);
      g_assert_cmpstr (shown_in (dialog), ==, "busy");

      hd_window_shield (fixture->window);
      g_assert_cmpstr (shown_in (dialog), ==, "ask");
      hd_test_settle ();
      g_assert_true (is_alone (fixture->window));
      hd_window_show_page (fixture->window, "articles");
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "http://localhost:8080/");
      g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
      gtk_window_close (dialog);
      hd_test_wait_until (is_gone, &dialog);
      hd_window_shield (fixture->window);
      hd_test_settle ();
    }
}

static gboolean
says_kept (gpointer window)
{
  return hd_test_find_label (window, "1 appointment kept") != NULL;
}

static gboolean
shows_leftover (gpointer window)
{
  GtkWidget *strip = hd_test_find_type (window, HD_TYPE_LEFTOVER_STRIP);

  return strip != NULL && gtk_widget_get_mapped (strip);
}

static gboolean
asks_what_to_keep (gpointer data)
{
  return hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW) != NULL;
}

/* What comes of a dialog that was put away is shown by the page that it came back with. */
static void
test_preview_is_heard_again (Fixture *fixture, gconstpointer data)
{
  static const char invitation[] =
    "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:heard@example.com\r\n"
    "DTSTART:20271204T130000Z\r\nDTEND:20271204T140000Z\r\nSUMMARY:A talk\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n";
  g_autofree char *path =
    g_build_filename (hd_context_get_data_dir (fixture->context), "heard.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *window = GTK_WIDGET (fixture->window), *preview;

  g_assert_true (g_file_set_contents (path, invitation, -1, NULL));
  hd_window_show_page (fixture->window, "appointments");
  hd_window_open_file (fixture->window, file);
  hd_test_wait_until (asks_what_to_keep, NULL);
  hd_window_shield (fixture->window);
  hd_window_show_page (fixture->window, "appointments");
  preview = hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW);
  g_assert_true (gtk_widget_get_visible (preview));
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  hd_test_wait_until (says_kept, window);
  hd_test_wait_until (shows_leftover, window);
}

static GPtrArray *
two_files (Fixture *fixture)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("two-%d.ics", i);
      g_autofree char *path =
        g_build_filename (hd_context_get_data_dir (fixture->context), name, NULL);
      g_autofree char *event =
        g_strdup_printf ("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:two-%d\r\n"
                         "DTSTART:2027120%dT130000Z\r\nDTEND:2027120%dT140000Z\r\n"
                         "SUMMARY:Talk %d\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                         i, i + 2, i + 2, i);

      g_assert_true (g_file_set_contents (path, event, -1, NULL));
      g_ptr_array_add (files, g_file_new_for_path (path));
    }
  return files;
}

static gboolean
asks_for_second (gpointer data)
{
  GtkWidget *preview = hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW);

  return preview != NULL && hd_test_find_row (preview, "Talk 1") != NULL;
}

/* The second of two files comes when the preview of the first is closed, also where that was put
 * away before. */
static void
test_files_wait (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = two_files (fixture);
  GtkWidget *preview;

  hd_window_show_page (fixture->window, "appointments");
  hd_window_open_files (fixture->window, files);
  hd_test_wait_until (asks_what_to_keep, NULL);
  g_assert_false (asks_for_second (NULL));
  hd_window_shield (fixture->window);
  hd_window_show_page (fixture->window, "appointments");
  preview = hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW);
  g_assert_true (gtk_widget_get_visible (preview));
  gtk_window_close (GTK_WINDOW (preview));
  /* As a window manager does: without the keyboard the page is covered soon, and asks nothing. */
  gtk_window_present (GTK_WINDOW (fixture->window));
  hd_test_wait_until (asks_for_second, NULL);
  gtk_window_close (GTK_WINDOW (hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW)));
  hd_test_settle ();
  g_assert_false (asks_what_to_keep (NULL));
}

/* The shield comes before the preview: there is none then. */
static void
test_no_preview_after_shield (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = two_files (fixture);
  gpointer page;

  hd_window_show_page (fixture->window, "appointments");
  page = hd_private_bin_get_content (bin (fixture, "appointments"));
  g_object_add_weak_pointer (page, &page);
  hd_window_open_files (fixture->window, files);
  hd_window_shield (fixture->window);
  hd_test_wait_until (is_gone, &page);
  g_assert_null (page);
  g_assert_false (asks_what_to_keep (NULL));
}

static gboolean
says_first_only (gpointer window)
{
  return hd_test_find_label (window, "Only the first of 2 files was read") != NULL;
}

/* A message is about one absence. */
static void
test_first_on_request (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = two_files (fixture);

  hd_window_show_page (fixture->window, "request");
  hd_window_open_files (fixture->window, files);
  hd_test_wait_until (says_first_only, fixture->window);
  hd_test_settle ();
  g_assert_false (asks_what_to_keep (NULL));
  hd_window_shield (fixture->window); /* takes the toast away */
  hd_test_settle ();
}

typedef struct
{
  const char *title, *open;
  const char *said; /* when it is done */
} Asking;

static const Asking save_page = { "Save a Page", "articles.save-page", "Page saved" };
static const Asking add_feed = { "Add a Feed", "feeds.add", "Feed added" };

static void
test_address_is_heard_again (Fixture *fixture, gconstpointer data)
{
  const Asking *asking = data;
  GtkWidget *page, *dialog;

  hd_window_show_page (fixture->window, "articles");
  page = hd_private_bin_get_content (bin (fixture, "articles"));
  gtk_widget_activate_action (hd_test_find_type (page, HD_TYPE_FEEDS_PANE), asking->open, NULL);
  dialog = GTK_WIDGET (hd_test_find_window (asking->title));
  hd_window_shield (fixture->window);
  hd_window_show_page (fixture->window, "articles");
  if (asking == &save_page)
    g_signal_emit_by_name (dialog, "saved", (gint64) 1, 0, 0u);
  else
    g_signal_emit_by_name (dialog, "added", (gint64) 1);
  g_assert_nonnull (hd_test_find_label (GTK_WIDGET (fixture->window), asking->said));
  gtk_window_close (GTK_WINDOW (dialog));
  hd_window_shield (fixture->window);
  hd_test_settle ();
}

static gboolean
is_marked (Fixture *fixture)
{
  GdkContentProvider *content =
    gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)));
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (content);

  return gdk_content_formats_contain_mime_type (formats, "x-kde-passwordManagerHint");
}

static void
copy_from (GtkWidget *row)
{
  gtk_editable_set_text (GTK_EDITABLE (row), "Northwind");
  gtk_editable_select_region (GTK_EDITABLE (row), 0, -1);
  gtk_widget_activate_action (hd_test_find_type (row, GTK_TYPE_TEXT), "clipboard.copy", NULL);
}

/* What is copied out of a form of Appointments is marked; what comes from Request is for all. */
static void
test_copied_is_marked (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form;

  hd_test_wait_until (focus_is_in_text, fixture->window);
  hd_test_wait_until (is_active, fixture->window);
  copy_from (gtk_window_get_focus (GTK_WINDOW (fixture->window)));
  g_assert_false (is_marked (fixture));

  hd_window_show_page (fixture->window, "appointments");
  form = open_appointment (fixture);
  hd_test_wait_until (is_active, form);
  copy_from (hd_test_find_row (form, "Company"));
  g_assert_true (is_marked (fixture));
  gtk_window_destroy (GTK_WINDOW (form));
}

/* The shield works in dialogs, which it puts away, and they fit a phone. */
static void
test_shield_in_dialog (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preferences = open_preferences (fixture);

  g_assert_cmpint (hd_test_min_width (gtk_widget_get_first_child (preferences)), <=, 360);
  g_assert_true (press_shield (preferences));
  hd_test_wait_until (is_alone, fixture->window);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack (fixture)), ==, "time-off");
}

/* A page that is put away while it loads is gone once that is over, however often. */
static void
test_page_goes_while_loading (Fixture *fixture, gconstpointer data)
{
  gpointer pages[6] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      hd_window_show_page (fixture->window, "articles");
      pages[i] = hd_private_bin_get_content (bin (fixture, "articles"));
      g_object_add_weak_pointer (pages[i], &pages[i]);
      if (i % 3 == 1)
        hd_test_settle ();
      if (i % 2 == 1)
        gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.read", "s", "hearing-no");
      hd_window_shield (fixture->window);
      if (i == 4)
        hd_test_settle ();
    }
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      hd_test_wait_until (is_gone, &pages[i]);
      g_assert_null (pages[i]);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  /* There is no application here that would load it. */
  hd_test_load_style ();
  g_test_add ("/ui/window/shield-in-dialog", Fixture, NULL, set_up, test_shield_in_dialog,
              tear_down);
  g_test_add ("/ui/window/shield-keeps-what-is-typed", Fixture, NULL, set_up,
              test_shield_keeps_what_is_typed, tear_down);
  g_test_add ("/ui/window/shield-on-time-off", Fixture, NULL, set_up, test_shield_on_time_off,
              tear_down);
  g_test_add ("/ui/window/page-goes-while-loading", Fixture, NULL, set_up,
              test_page_goes_while_loading, tear_down);
  g_test_add ("/ui/window/quit-asks-for-forms", Fixture, NULL, set_up, test_quit_asks_for_forms,
              tear_down);
  g_test_add ("/ui/window/close-asks-for-forms", Fixture, NULL, set_up, test_close_asks_for_forms,
              tear_down);
  g_test_add ("/ui/window/shield-stops-work", Fixture, NULL, set_up, test_shield_stops_work,
              tear_down);
  g_test_add ("/ui/window/preview-is-heard-again", Fixture, NULL, set_up,
              test_preview_is_heard_again, tear_down);
  g_test_add ("/ui/window/files-wait", Fixture, NULL, set_up, test_files_wait, tear_down);
  g_test_add ("/ui/window/no-preview-after-shield", Fixture, NULL, set_up,
              test_no_preview_after_shield, tear_down);
  g_test_add ("/ui/window/first-on-request", Fixture, NULL, set_up, test_first_on_request,
              tear_down);
  g_test_add ("/ui/window/page-is-heard-again", Fixture, &save_page, set_up,
              test_address_is_heard_again, tear_down);
  g_test_add ("/ui/window/feed-is-heard-again", Fixture, &add_feed, set_up,
              test_address_is_heard_again, tear_down);
  g_test_add ("/ui/window/copied-is-marked", Fixture, NULL, set_up, test_copied_is_marked,
              tear_down);
  return g_test_run ();
}
