/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-sheet.h"

#include <glib/gi18n.h>

#define MIN_WIDTH 320
#define MIN_HEIGHT 294

/**
 * hd_sheet_new:
 * @parent: (nullable)
 *
 * Returns: a window without content that is not shown yet
 */
GtkWidget *
hd_sheet_new (GtkWindow *parent, const char *title, int width, int height)
{
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_widget_set_size_request (window, MIN_WIDTH, MIN_HEIGHT);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_window_set_content (ADW_WINDOW (window), box);
  return window;
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
