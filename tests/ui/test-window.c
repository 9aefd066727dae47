/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-applications.h"
#include "hd-board.h"
#include "hd-case-pane.h"
#include "hd-leave-desk.h"
#include "hd-names.h"
#include "hd-private-windows.h"
#include "hd-window-fixture.h"

typedef struct
{
  GtkWidget *dialog;
  GdkSurface *surface; /* the one that has the keyboard then */
} Visit;

static gboolean
is_hidden (gpointer data)
{
  Visit *visit = data;

  if (gtk_widget_get_visible (visit->dialog))
    ask_for_keyboard (visit->surface);
  return !gtk_widget_get_visible (visit->dialog);
}

static gboolean
is_shown (gpointer data)
{
  Visit *visit = data;

  if (!gtk_widget_get_visible (visit->dialog))
    ask_for_keyboard (visit->surface);
  return gtk_widget_get_visible (visit->dialog);
}

/* A surface that is no window of GTK, as those of other programs are. */
static GdkSurface *
leave (void)
{
  GdkSurface *surface = gdk_surface_new_toplevel (gdk_display_get_default ());
  GdkToplevelLayout *layout = gdk_toplevel_layout_new ();

  gdk_toplevel_present (GDK_TOPLEVEL (surface), layout);
  gdk_toplevel_layout_unref (layout);
  hd_test_settle ();
  return surface;
}

static gboolean
shows_toast (gpointer window)
{
  return hd_test_find_label (window, "Moved to Friday") != NULL;
}

static void
do_two_things (Fixture *fixture)
{
  /* Else they fade away. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  hd_window_toast (fixture->window, "Moved to Friday");
  hd_window_toast (fixture->window, "Thanked");
  hd_test_wait_until (shows_toast, fixture->window);
}

/* What was done on a private page is not left to be read by others, nor is what was done next. */
static void
assert_no_toast (Fixture *fixture)
{
  hd_test_settle ();
  g_assert_false (shows_toast (fixture->window));
  g_assert_null (hd_test_find_label (GTK_WIDGET (fixture->window), "Thanked"));
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-enable-animations");
}

static void
test_toasts (Fixture *fixture, gconstpointer data)
{
  hd_window_show_page (fixture->window, "appointments");
  do_two_things (fixture);
  hd_window_shield (fixture->window);
  assert_no_toast (fixture);
}

static gboolean
says_thanked (gpointer window)
{
  return hd_test_find_label (window, "Thanked") != NULL;
}

/* Nor is it for the time in which it would slide away, had it come whole or not; and what is said
 * next is heard. */
static void
test_toasts_at_once (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  for (int frames = 0; frames < 3; frames++)
    {
      hd_window_toast (fixture->window, "Moved to Friday");
      hd_window_toast (fixture->window, "Thanked");
      for (int frame = 0; frame < frames; frame++)
        gtk_test_widget_wait_for_draw (window);
      g_assert_true (shows_toast (window));
      hd_window_shield (fixture->window);
      g_assert_false (shows_toast (window));
      g_assert_null (hd_test_find_label (window, "Thanked"));
    }
  hd_window_toast (fixture->window, "Thanked");
  hd_test_wait_until (says_thanked, window);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-enable-animations");
}

/* Undo is for what was done last, and is said with that. */
static void
test_undo_toast (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_widget_activate_action (window, "win.undo-toast", "s", "Moved to Friday");
  hd_test_wait_until (shows_toast, window);
  gtk_widget_activate_action (window, "win.undo-toast", "s", "Kept");
  gtk_widget_activate_action (window, "win.undo-toast", "s", "Thanked");
  /* At once: nothing fades, and a slow machine outlives a toast while it settles. */
  g_assert_false (shows_toast (window));
  g_assert_true (says_thanked (window));
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-enable-animations");
}

/* A dialog of a private page hides with it, and comes back with what was typed. */
static void
test_private_dialog (Fixture *fixture, gconstpointer data)
{
  GtkWindow *other = NULL, *dialog;
  GdkSurface *elsewhere;
  GtkWidget *row;

  hd_preferences_present (GTK_WINDOW (fixture->window), fixture->context, fixture->settings);
  other = hd_test_find_window ("Preferences");
  hd_window_show_page (fixture->window, "appointments");
  gtk_widget_activate_action (hd_private_bin_get_content (bin (fixture, "appointments")),
                              "appointments.add", NULL);
  hd_test_settle ();
  dialog = hd_test_find_window ("Appointment");
  g_assert_nonnull (dialog);
  row = hd_test_find_row (GTK_WIDGET (dialog), "Company");
  gtk_editable_set_text (GTK_EDITABLE (row), "Northwind");

  hd_test_wait_until (is_active, dialog);
  do_two_things (fixture);
  elsewhere = leave ();
  hd_test_wait_until (is_hidden, &(Visit){ GTK_WIDGET (dialog), elsewhere });
  assert_no_toast (fixture);
  g_assert_true (hd_private_bin_get_covered (bin (fixture, "appointments")));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (other)));

  gtk_window_present (GTK_WINDOW (fixture->window));
  hd_test_wait_until (is_shown, &(Visit){ GTK_WIDGET (dialog),
                                          gtk_native_get_surface (GTK_NATIVE (fixture->window)) });
  g_assert_false (hd_private_bin_get_covered (bin (fixture, "appointments")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Northwind");

  /* Hidden, it is put away by the shield all the same, and is not back before its page is. */
  hd_private_windows_set_covered (GTK_WINDOW (fixture->window), TRUE);
  hd_window_shield (fixture->window);
  hd_private_windows_set_covered (GTK_WINDOW (fixture->window), FALSE);
  hd_test_settle ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  gdk_surface_destroy (elsewhere);
  g_object_unref (elsewhere);
}

static void
test_bus_input (Fixture *fixture, gconstpointer data)
{
  /* Window actions can be called over D-Bus: a page of another name is nobody's crash. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "nowhere");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.toast", "s", "<b>AT&T</b>");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack (fixture)), ==, "request");
  hd_test_settle ();
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "request", "time-off", "appointments", "articles" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      hd_window_show_page (fixture->window, names[i]);
      hd_test_settle ();
      g_assert_cmpint (hd_test_min_width (adw_view_stack_get_visible_child (stack (fixture))), <=,
                       360);
    }
  g_assert_cmpint (hd_test_min_width (GTK_WIDGET (fixture->window)), <=, 360);
}

static gboolean
focus_is_on_page (gpointer window)
{
  GtkWidget *stack = hd_test_find_type (window, ADW_TYPE_VIEW_STACK);
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL &&
         gtk_widget_is_ancestor (focus, adw_view_stack_get_visible_child (ADW_VIEW_STACK (stack)));
}

/* Who goes to a page by a key is on it. */
static void
test_page_takes_focus (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "time-off", "appointments", "articles", "request",
                                       "time-off" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", pages[i]);
      hd_test_settle ();
      g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack (fixture)), ==, pages[i]);
      hd_test_wait_until (focus_is_on_page, fixture->window);
    }
}

static gboolean
has_none (gpointer list)
{
  return g_list_model_get_n_items (list) == 0;
}

static gboolean
has_one (gpointer list)
{
  return g_list_model_get_n_items (list) == 1;
}

static gboolean
says_undone (gpointer window)
{
  return hd_test_find_label (window, "Undone: Name added") != NULL;
}

static gboolean
says_redone (gpointer window)
{
  return hd_test_find_label (window, "Redone: Name added") != NULL;
}

static void
test_undo_and_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdOwnName) name =
    g_object_new (HD_TYPE_OWN_NAME, "kind", "employer", "name", "Mallowgate", NULL);
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GListModel *names = hd_names_get_list (fixture->context);

  hd_names_save_async (fixture->context, name, NULL, NULL);
  hd_test_wait_until (has_one, names);
  gtk_widget_activate_action (window, "win.undo", NULL);
  hd_test_wait_until (says_undone, window);
  hd_test_wait_until (has_none, names);
  g_signal_emit_by_name (hd_test_find_button (window, "_Redo"), "clicked");
  hd_test_wait_until (says_redone, window);
  hd_test_wait_until (has_one, names);
  g_assert_nonnull (hd_test_find_button (window, "_Undo"));
}

static gboolean
damage_is_told (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      {
        *(GtkWindow **) data = l->data;
        return TRUE;
      }
  return FALSE;
}

static gboolean
file_is_there (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

/* A damaged file: asked once, in words, and moved aside only on a yes. */
static void
test_damaged_file (void)
{
  Fixture fixture;
  GtkWindow *dialog = NULL;

  fixture.context = hd_test_open (NULL);
  g_autofree char *path =
    g_build_filename (hd_context_get_data_dir (fixture.context), "private.db", NULL);
  g_assert_true (g_file_set_contents (path, "dear diary", -1, NULL));

  fixture.settings = g_settings_new ("io.github.halfday_app.Halfday");
  fixture.window = hd_window_new (NULL, fixture.context, fixture.settings);
  gtk_window_present (GTK_WINDOW (fixture.window));

  g_autofree char *day = hd_date_format_iso (hd_context_get_today (fixture.context));
  g_autofree char *aside = g_strdup_printf ("%s.damaged-%s", path, day);

  hd_test_wait_until (damage_is_told, &dialog);
  g_assert_nonnull (
    strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "private.db"));
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "go");
  hd_test_wait_until (file_is_there, aside);
  hd_test_settle ();
  tear_down (&fixture, NULL);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(gint64 *) user_data = hd_context_finish (HD_CONTEXT (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
is_stored (gpointer id)
{
  return *(gint64 *) id >= 0;
}

static gboolean
is_listed (gpointer context)
{
  return hd_leave_desk_get_facts (hd_leave_desk_get (context)) != NULL &&
         g_list_model_get_n_items (hd_applications_get_list (context)) == 1;
}

typedef struct
{
  HdContext *context;
  gint64 id;
  const char *outcome;
} Ended;

static gboolean
has_ended (gpointer data)
{
  Ended *ended = data;

  return g_str_equal (hd_applications_peek (ended->context, ended->id)->outcome, ended->outcome);
}

static void
end_it (Fixture *fixture, gint64 id, HdOutcome outcome)
{
  Ended ended = { fixture->context, id, hd_outcome_to_string (outcome) };
  gint64 done = -1;

  hd_applications_close_async (fixture->context, id, outcome, stored_cb, &done);
  hd_test_wait_until (is_stored, &done);
  hd_test_wait_until (has_ended, &ended);
}

/* Who accepted is led to where the last day is noted, and to what it does to the leave. */
static void
test_last_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdJobApplication) application = hd_job_application_new ();
  GtkWidget *page, *pane, *row;
  gint64 id = -1;

  g_object_set (application, "company", "Northwind", "role", "Analyst", "stage", "offer", NULL);
  hd_applications_save_async (fixture->context, application, stored_cb, &id);
  hd_test_wait_until (is_stored, &id);
  hd_test_wait_until (is_listed, fixture->context);
  hd_window_show_page (fixture->window, "appointments");
  page = hd_private_bin_get_content (bin (fixture, "appointments"));
  gtk_widget_activate_action (page, "appointments.view", "s", "board");
  hd_test_settle ();
  gtk_widget_activate_action (hd_test_find_type (page, HD_TYPE_BOARD), "board.open", "x", id);
  pane = hd_test_find_type (GTK_WIDGET (fixture->window), HD_TYPE_CASE_PANE);
  row = hd_test_find_row (pane, "Your last day: what happens to your leave");
  g_assert_nonnull (row);
  hd_test_wait_until (is_mapped, pane);
  g_assert_false (gtk_widget_get_mapped (row));

  end_it (fixture, id, HD_OUTCOME_DECLINED);
  hd_test_settle ();
  g_assert_false (gtk_widget_get_mapped (row));
  end_it (fixture, id, HD_OUTCOME_ACCEPTED);
  hd_test_wait_until (is_mapped, row);
  hd_test_screenshot (GTK_WIDGET (fixture->window), "last-day");

  g_assert_true (gtk_widget_activate (row));
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack (fixture)), ==, "time-off");
  g_assert_nonnull (hd_test_find_row (GTK_WIDGET (hd_test_find_window ("Terms")),
                                      "Last day of employment or contract"));
  gtk_window_destroy (hd_test_find_window ("Terms"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  /* There is no application here that would load it. */
  hd_test_load_style ();
  g_test_add ("/ui/window/toasts", Fixture, NULL, set_up, test_toasts, tear_down);
  g_test_add ("/ui/window/toasts-at-once", Fixture, NULL, set_up, test_toasts_at_once, tear_down);
  g_test_add ("/ui/window/undo-toast", Fixture, NULL, set_up, test_undo_toast, tear_down);
  g_test_add ("/ui/window/bus-input", Fixture, NULL, set_up, test_bus_input, tear_down);
  g_test_add ("/ui/window/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/ui/window/page-takes-focus", Fixture, NULL, set_up, test_page_takes_focus,
              tear_down);
  g_test_add ("/ui/window/last-day", Fixture, NULL, set_up, test_last_day, tear_down);
  g_test_add ("/ui/window/undo-and-redo", Fixture, NULL, set_up, test_undo_and_redo, tear_down);
  g_test_add_func ("/ui/window/damaged-file", test_damaged_file);
  /* Last: the display is not the same after a foreign surface had the focus. */
  g_test_add ("/ui/window/private-dialog", Fixture, NULL, set_up, test_private_dialog, tear_down);
  return g_test_run ();
}
