/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-import-window-private.h"

#include <glib/gi18n.h>

#include "hd-intake.h"
#include "hd-question-row.h"
#include "hd-zone-row.h"

/* Puts the keyboard on the first question within @widget. A page that was not shown yet would take
 * it for itself. */
static gboolean
focus_question (GtkWidget *widget)
{
  if (HD_IS_QUESTION_ROW (widget) || HD_IS_ZONE_ROW (widget))
    return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_question (child))
      return TRUE;
  return FALSE;
}

/* Enter on what cannot be kept closes it, and what can, or could once its question is answered, is
 * asked first: the others are not left out. */
static void
focus_what_is_open (HdImportWindow *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const HdImportLine *line = g_ptr_array_index (self->lines, i);

      if (hd_import_verdict_changes (line->verdict) ||
          hd_intake_is_open (g_ptr_array_index (self->pasted->events, i)))
        {
          if (!focus_question (GTK_WIDGET (self->page)))
            gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
          return;
        }
    }
  gtk_window_set_focus (GTK_WINDOW (self), self->cancel_button);
}

/* Whether it shows what a file says. */
gboolean
hd_import_window_is_file (HdImportWindow *self)
{
  g_return_val_if_fail (HD_IS_IMPORT_WINDOW (self), FALSE);

  return self->pasted->source != NULL;
}

/**
 * hd_import_window_set_place:
 * @place: which of the files that were dropped together it is from, from 1 on
 * @n: how many they are; 0 or 1: it is from the only one
 *
 * Says how many are to come, and lets them be left out as long as some wait.
 */
void
hd_import_window_set_place (HdImportWindow *self, guint place, guint n)
{
  g_return_if_fail (HD_IS_IMPORT_WINDOW (self));

  /* Translators: how far one is, as “File 2 of 14” */
  g_autofree char *words = g_strdup_printf (_ ("File %u of %u"), place, n);

  gtk_label_set_text (self->place_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->place_fold), n > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->skip_button), place < n);
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->keep_button)))
    focus_what_is_open (self);
}

/* The one that is shown stays. */
void
_hd_import_window_skip_cb (HdImportWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->place_fold), FALSE);
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->keep_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->keep_button));
  g_signal_emit_by_name (self, "skipped");
}
