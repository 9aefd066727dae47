/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-add-feed-dialog.h"
#include "hd-large-letters.h"
#include "hd-sheet.h"
#include "hd-test-ui.h"

/* What a phone and large letters ask of all windows alike. */

static int
default_width (GtkWidget *window)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  return width;
}

static GtkWidget *
open_window (int width)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, 600);
  adw_window_set_content (ADW_WINDOW (window), gtk_label_new ("Behind"));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

/* A dialog is no wider than what it lies on, and as wide as it likes on what is wider. */
static void
test_dialogs (void)
{
  HdContext *context = hd_test_open (NULL);
  GtkWidget *narrow = open_window (360), *wide = open_window (1000);
  const struct
  {
    GtkWidget *parent, *dialog;
    int width;
  } all[] = {
    { narrow, hd_sheet_new (GTK_WINDOW (narrow), "Sheet", 520, 560), 0 },
    { narrow, GTK_WIDGET (hd_add_feed_dialog_new (GTK_WINDOW (narrow), context)), 0 },
    { wide, hd_sheet_new (GTK_WINDOW (wide), "Sheet", 520, 560), 520 },
    { NULL, hd_sheet_new (NULL, "Sheet", 520, 560), 520 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (all[i].width > 0)
        g_assert_cmpint (default_width (all[i].dialog), ==, all[i].width);
      else
        g_assert_cmpint (default_width (all[i].dialog), <=, gtk_widget_get_width (all[i].parent));
      gtk_window_destroy (GTK_WINDOW (all[i].dialog));
    }
  gtk_window_destroy (GTK_WINDOW (narrow));
  hd_test_close (GTK_WINDOW (wide), context);
}

static GtkWidget *
combo_row (const char *title, const char *subtitle)
{
  static const char *const values[] = { "Only told, and approves nothing", NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (values);

  return g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "subtitle", subtitle, "model", list,
                       NULL);
}

/* The names of the pages are whole at the bottom of a phone, however large letters are. */
static void
test_large_bar (void)
{
  static const char *const titles[] = { "Request", "Time Off", "Appointments", "Articles" };
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *window = open_window (360);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *stack = adw_view_stack_new ();
  GtkWidget *bar = adw_view_switcher_bar_new (), *label;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    adw_view_stack_add_titled (ADW_VIEW_STACK (stack), adw_bin_new (), titles[i], titles[i]);
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_box_append (GTK_BOX (box), stack);
  gtk_box_append (GTK_BOX (box), bar);
  adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (bar), ADW_VIEW_STACK (stack));
  adw_view_switcher_bar_set_reveal (ADW_VIEW_SWITCHER_BAR (bar), TRUE);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_test_widget_wait_for_draw (window);

  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  hd_test_settle ();
  gtk_test_widget_wait_for_draw (window);
  label = hd_test_find_label (bar, "Appointments");
  g_assert_nonnull (label);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));

  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  g_assert_false (gtk_widget_has_css_class (bar, "hd-large-letters"));
  gtk_window_destroy (GTK_WINDOW (window));
  hd_test_settle ();
}

/* In large letters a value stands below its title, whole, and a heading takes its lines. */
static void
test_large_letters (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *window = open_window (360);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = combo_row ("This person", NULL), *other = combo_row ("Zone", "Of the text"),
            *later = combo_row ("Region", NULL);
  GtkWidget *heading;

  hd_large_letters_fit ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   "When are you away from your desk this time?");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), other);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), later);
  adw_window_set_content (ADW_WINDOW (window), group);
  gtk_test_widget_wait_for_draw (window);
  g_assert_false (adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (row)));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (later), "Of this computer");

  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_test_widget_wait_for_draw (window);
  hd_test_settle ();
  g_assert_true (adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (row)));
  g_assert_nonnull (hd_test_find_label (row, "Only told, and approves nothing"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (other)), ==, "Of the text");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (later)), ==, "Of this computer");
  heading = hd_test_find_label (group, "When are you away from your desk this time?");
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (heading))), >, 1);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (heading))));

  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  g_assert_false (adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (row)));
  gtk_window_destroy (GTK_WINDOW (window));
  hd_test_settle ();
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  g_test_add_func ("/ui/narrow/dialogs", test_dialogs);
  g_test_add_func ("/ui/narrow/large-letters", test_large_letters);
  g_test_add_func ("/ui/narrow/large-bar", test_large_bar);
  return g_test_run ();
}
