/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-shortcuts.h"

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (user_data);

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder =
        gtk_builder_new_from_resource ("/io/github/halfday_app/Halfday/shell/help-overlay.ui");

      gtk_application_window_set_help_overlay (window,
                                               GTK_SHORTCUTS_WINDOW (
                                                 gtk_builder_get_object (builder, "help_overlay")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

/**
 * hd_shortcuts_add:
 *
 * Gives @window the action `win.show-help-overlay`, which makes the shortcuts window when it is
 * first asked for. GTK would make it, with its some hundred widgets, before the window is shown.
 */
void
hd_shortcuts_add (GtkApplicationWindow *window)
{
  static const GActionEntry actions[] = {
    { .name = "show-help-overlay", .activate = show_cb },
  };

  g_return_if_fail (GTK_IS_APPLICATION_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
}
