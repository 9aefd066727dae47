/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-application.h"
#include "hd-test-ui.h"
#include "hd-window.h"

/*
 * What the first frame need not wait for: each of these once took a tenth of the way to it.
 */

typedef struct
{
  HdContext *context;
  GSettings *settings;
  HdWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->context = hd_test_open (NULL);
  fixture->settings = g_settings_new ("io.github.halfday_app.Halfday");
  g_settings_set_int (fixture->settings, "window-width", GPOINTER_TO_INT (data));
  fixture->window = hd_window_new (NULL, fixture->context, fixture->settings);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_settings_reset (fixture->settings, "window-width");
  hd_test_close (GTK_WINDOW (fixture->window), fixture->context);
  g_object_unref (fixture->settings);
}

static void
show (Fixture *fixture)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  hd_test_settle ();
}

static gboolean
lists (GtkWidget *widget, const char *accelerator)
{
  g_autofree char *listed = NULL;

  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_object_get (widget, "accelerator", &listed, NULL);
      return g_strcmp0 (listed, accelerator) == 0;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (lists (child, accelerator))
      return TRUE;
  return FALSE;
}

static void
test_shortcuts (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "<Alt>Left", "<Alt>Left <Alt>Right",
                                      "<Control>g <Control><Shift>g", "Delete", "w" };

  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (fixture->window);
  GtkShortcutsWindow *shortcuts;

  show (fixture);
  g_assert_null (gtk_application_window_get_help_overlay (window));

  for (int i = 0; i < 2; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL);
      hd_test_settle ();
      shortcuts = gtk_application_window_get_help_overlay (window);
      g_assert_nonnull (shortcuts);
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (shortcuts)));
      for (guint n = 0; n < G_N_ELEMENTS (keys); n++)
        g_assert_true (lists (GTK_WIDGET (shortcuts), keys[n]));
      gtk_window_close (GTK_WINDOW (shortcuts));
      hd_test_settle ();
      g_assert_false (gtk_widget_get_visible (GTK_WIDGET (shortcuts)));
    }
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *header = hd_test_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_HEADER_BAR);
  GtkMenuButton *button = GTK_MENU_BUTTON (hd_test_find_type (header, GTK_TYPE_MENU_BUTTON));

  show (fixture);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  g_assert_null (gtk_menu_button_get_popover (button));

  gtk_menu_button_popup (button);
  hd_test_settle ();
  g_assert_nonnull (gtk_menu_button_get_popover (button));
  g_assert_nonnull (hd_test_find_label (GTK_WIDGET (button), "Keyboard Shortcuts"));
  gtk_menu_button_popdown (button);
  hd_test_settle ();
}

/* The bar at the bottom has its buttons where there is no room for those on top. */
static void
test_bottom_bar (Fixture *fixture, gconstpointer data)
{
  gboolean narrow = GPOINTER_TO_INT (data) <= 400;
  AdwViewSwitcherBar *bar = ADW_VIEW_SWITCHER_BAR (
    hd_test_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_VIEW_SWITCHER_BAR));

  show (fixture);
  g_assert_cmpint (adw_view_switcher_bar_get_stack (bar) != NULL, ==, narrow);
  g_assert_cmpint (adw_view_switcher_bar_get_reveal (bar), ==, narrow);
}

/* Every path of icons that is added later has all icon themes read once more. */
static void
test_icons (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_auto (GStrv) before = gtk_icon_theme_get_resource_path (theme);
  g_auto (GStrv) after = NULL;
  char *arguments[] = { (char *) "halfday", (char *) "--background", NULL };
  HdApplication *application = hd_application_new ("io.github.halfday_app.Halfday.Test");

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 2, arguments), ==, 0);
  after = gtk_icon_theme_get_resource_path (theme);
  g_assert_true (g_strv_equal ((const char *const *) before, (const char *const *) after));
  g_assert_finalize_object (application);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();

  g_test_add ("/ui/start/shortcuts", Fixture, GINT_TO_POINTER (1000), set_up, test_shortcuts,
              tear_down);
  g_test_add ("/ui/start/menu", Fixture, GINT_TO_POINTER (1000), set_up, test_menu, tear_down);
  g_test_add ("/ui/start/bar-wide", Fixture, GINT_TO_POINTER (1000), set_up, test_bottom_bar,
              tear_down);
  g_test_add ("/ui/start/bar-narrow", Fixture, GINT_TO_POINTER (360), set_up, test_bottom_bar,
              tear_down);
  g_test_add_func ("/ui/start/icons", test_icons);
  return g_test_run ();
}
