/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-row-focus.h"

/**
 * hd_row_focus:
 *
 * Gives the keyboard to the row that is chosen, else to the first that can be chosen. GTK would try
 * the row at which the list was last, which may be another by now, or the title of a section; then
 * it stays where it is.
 *
 * Returns: whether there is such a row
 */
gboolean
hd_row_focus (GtkListView *view)
{
  GtkWidget *list = GTK_WIDGET (view);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0 &&
        gtk_widget_grab_focus (row))
      return TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_grab_focus (row))
      return TRUE;
  return FALSE;
}
