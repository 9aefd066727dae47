/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-sheet.h"

#include <glib/gi18n.h>

#include "hd-dialog-bar.h"
#include "hd-dialog-size.h"

#define MIN_WIDTH 320
#define MIN_HEIGHT 294

/* What is said of a change is said where it can be undone: in the window behind. */
static void
forward (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (user_data));
  g_autofree char *name = g_strconcat ("win.", g_action_get_name (G_ACTION (action)), NULL);

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), name, parameter);
}

/**
 * hd_sheet_init:
 * @sheet: an #AdwWindow without content
 * @parent: (nullable)
 *
 * Makes a sheet of a window.
 */
void
hd_sheet_init (GtkWidget *sheet, GtkWindow *parent, const char *title, int width, int height)
{
  static const GActionEntry actions[] = {
    { .name = "toast", .activate = forward, .parameter_type = "s" },
    { .name = "undo-toast", .activate = forward, .parameter_type = "s" },
    { .name = "undo", .activate = forward },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), sheet);
  gtk_widget_insert_action_group (sheet, "win", G_ACTION_GROUP (group));
  gtk_window_set_title (GTK_WINDOW (sheet), title);
  gtk_window_set_transient_for (GTK_WINDOW (sheet), parent);
  gtk_window_set_modal (GTK_WINDOW (sheet), parent != NULL);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (sheet), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (sheet), width, height);
  hd_dialog_size_fit (GTK_WINDOW (sheet));
  gtk_widget_set_size_request (sheet, MIN_WIDTH, MIN_HEIGHT);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (sheet, keys);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_window_set_content (ADW_WINDOW (sheet), box);
}

/**
 * hd_sheet_new:
 * @parent: (nullable)
 *
 * Returns: a window without content that is not shown yet
 */
GtkWidget *
hd_sheet_new (GtkWindow *parent, const char *title, int width, int height)
{
  GtkWidget *sheet = adw_window_new ();

  hd_sheet_init (sheet, parent, title, width, height);
  return sheet;
}

/**
 * hd_sheet_set_content:
 * @scrolls: the content is put into a scrolled window; else it scrolls itself
 */
void
hd_sheet_set_content (GtkWidget *sheet, GtkWidget *content, gboolean scrolls)
{
  GtkWidget *box = adw_window_get_content (ADW_WINDOW (sheet));

  if (scrolls)
    {
      GtkWidget *scrolled = gtk_scrolled_window_new ();

      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                      GTK_POLICY_AUTOMATIC);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), content);
      content = scrolled;
    }
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), content);
}

/**
 * hd_sheet_add_buttons:
 * @label: what the window does, with a mnemonic
 *
 * Replaces the close button by Cancel and a button that does it.
 *
 * Returns: (transfer none): the button that does it
 */
GtkWidget *
hd_sheet_add_buttons (GtkWidget *sheet, const char *label)
{
  GtkWidget *bar = gtk_widget_get_first_child (adw_window_get_content (ADW_WINDOW (sheet)));
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (button, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), button);
  hd_dialog_bar_fit (GTK_WINDOW (sheet));
  return button;
}

/**
 * hd_sheet_parent:
 *
 * Returns: (transfer none) (nullable): the window that @widget is in
 */
GtkWindow *
hd_sheet_parent (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}
