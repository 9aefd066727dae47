/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-import-window-private.h"

#include <glib/gi18n.h>

#include "hd-applications.h"
#include "hd-appointment-words.h"

/* Whose the appointments of a preview are, which is proposed and can be chosen. */

/* What goes on or moves is with the same people, whatever a text says of others. */
static const HdJobApplication *
find_meant (HdImportWindow *self)
{
  const HdJobApplication *meant =
    hd_appointment_import_find_application (self->context, self->lines);

  return meant != NULL ? meant : hd_pasted_find_application (self->pasted, self->context);
}

void
_hd_import_window_case_selected_cb (HdImportWindow *self)
{
  gboolean fresh = adw_combo_row_get_selected (self->case_row) == 0 && self->pasted->interview == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->case_row),
                          self->cases->len > 0 && self->pasted->interview == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->company_row), fresh);
  gtk_widget_set_visible (GTK_WIDGET (self->role_row), fresh);
}

/* @self: with its plan, which may tell whose it is */
void
_hd_import_window_fill_cases (HdImportWindow *self)
{
  GListModel *cases = hd_applications_get_list (self->context);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (HdShade) open = hd_shade_new ();
  const HdJobApplication *meant = find_meant (self);
  guint selected = 0;

  hd_shade_set_open (open, TRUE);
  gtk_string_list_append (names, _ ("Somebody new"));
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (HdJobApplication) known = g_list_model_get_item (cases, i);
      g_autofree char *name = hd_case_name (known, open);

      gtk_string_list_append (names, name);
      g_ptr_array_add (self->cases, g_object_ref (known));
      if (known == meant)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->case_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->case_row, selected);
  if (self->pasted->company != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->company_row), self->pasted->company);
  if (self->pasted->role != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->role_row), self->pasted->role);
  _hd_import_window_case_selected_cb (self);
}
