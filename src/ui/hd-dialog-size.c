/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-dialog-size.h"

/**
 * hd_dialog_size_fit:
 * @dialog: a window that is not shown yet and has its parent, if any
 *
 * Makes it open no wider than the window that it lies on: on a phone that is all there is, and
 * beside a narrow window it would cover what others look at.
 */
void
hd_dialog_size_fit (GtkWindow *dialog)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));

  GtkWindow *parent = gtk_window_get_transient_for (dialog);
  int room = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;
  int width, height;

  gtk_window_get_default_size (dialog, &width, &height);
  if (room > 0 && width > room)
    gtk_window_set_default_size (dialog, room, height);
}
