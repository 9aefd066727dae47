/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-import-window-private.h"

#include <glib/gi18n.h>

#include "hd-applications.h"
#include "hd-appointment-words.h"
#include "hd-home.h"
#include "hd-interviews.h"
#include "hd-visits.h"
#include "hd-words.h"

#define MINUTE 60

/* Whose the appointments of a preview are, which is proposed and can be chosen. */

/* Whose visit it is part of for sure; %NULL: nobody's, or several. */
static const HdJobApplication *
find_visited (HdImportWindow *self)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  gint64 found = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const HdImportLine *line = g_ptr_array_index (self->lines, i);
      g_autoptr (HdInterview) row = NULL;
      gint64 application;

      if (!_hd_import_line_is_fresh (line))
        continue;
      row = hd_interview_from_invitation (line->invitation, home);
      application = hd_visit_find_application (self->context, row);
      if (found != 0 && application != 0 && application != found)
        return NULL;
      if (application != 0)
        found = application;
    }
  return found != 0 ? hd_applications_peek (self->context, found) : NULL;
}

/* What goes on or moves is with the same people, whatever a text says of others. */
static const HdJobApplication *
find_meant (HdImportWindow *self)
{
  const HdJobApplication *meant =
    hd_appointment_import_find_application (self->context, self->lines);

  if (meant == NULL)
    meant = hd_pasted_find_application (self->pasted, self->context);
  return meant != NULL ? meant : find_visited (self);
}

/**
 * _hd_import_window_update_visit:
 *
 * Says whether what is kept is one visit: several of them, or one with what is known of the
 * application that it belongs to. To be called when either is another one.
 */
void
_hd_import_window_update_visit (HdImportWindow *self)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  guint selected = adw_combo_row_get_selected (self->case_row);
  HdRecord *application = selected > 0 && selected <= self->cases->len
                            ? g_ptr_array_index (self->cases, selected - 1)
                            : NULL;
  HdInterview *known = NULL;
  g_autofree char *title = NULL;
  guint n = 0;

  hd_visit_mark_known (self->context, self->lines,
                       application != NULL ? hd_record_get_id (application) : 0, home);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const HdImportLine *line = g_ptr_array_index (self->lines, i);

      n += _hd_import_line_is_fresh (line) && line->visit ? 1 : 0;
      if (known == NULL && line->visit_with != 0)
        known = hd_interviews_peek (self->context, line->visit_with);
    }
  if (known != NULL)
    {
      g_autofree char *time =
        hd_time_format (hd_zone_to_wall (home, known->start_at).second / MINUTE);

      /* Translators: %s is a time of day, as “14:00” */
      title = g_strdup_printf (_ ("Same visit as the one at %s"), time);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->visit_row),
                                 title != NULL ? title : _ ("One visit"));
  gtk_widget_set_visible (GTK_WIDGET (self->visit_row),
                          (n > 1 || known != NULL) && !_hd_import_window_offers (self));
}

void
_hd_import_window_case_selected_cb (HdImportWindow *self)
{
  gboolean fresh = adw_combo_row_get_selected (self->case_row) == 0 && self->pasted->interview == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->case_row),
                          self->cases->len > 0 && self->pasted->interview == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->company_row), fresh);
  gtk_widget_set_visible (GTK_WIDGET (self->role_row), fresh);
  if (self->lines != NULL)
    _hd_import_window_update_visit (self);
}

/* Whose it is of those that the row has: what somebody chose there, or else @proposed. */
static guint
find_selected (HdImportWindow *self, gint64 chosen, gint64 proposed)
{
  const gint64 wanted = chosen != self->proposed ? chosen : proposed;

  for (guint i = 0; i < self->cases->len; i++)
    if (hd_record_get_id (g_ptr_array_index (self->cases, i)) == wanted)
      return i + 1;
  return 0;
}

/* @self: with its plan, which may tell whose it is. To be called again when that is another one, or
 * the applications are others. */
void
_hd_import_window_fill_cases (HdImportWindow *self)
{
  GListModel *cases = hd_applications_get_list (self->context);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (HdShade) open = hd_shade_new ();
  const HdJobApplication *meant = find_meant (self);
  const gint64 proposed = meant != NULL ? hd_record_get_id (HD_RECORD ((gpointer) meant)) : 0;
  guint selected = adw_combo_row_get_selected (self->case_row);
  gint64 chosen = selected > 0 && selected <= self->cases->len
                    ? hd_record_get_id (g_ptr_array_index (self->cases, selected - 1))
                    : 0;

  g_ptr_array_set_size (self->cases, 0);
  hd_shade_set_open (open, TRUE);
  gtk_string_list_append (names, _ ("Somebody new"));
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (HdJobApplication) known = g_list_model_get_item (cases, i);
      g_autofree char *name = hd_case_name (known, open);

      gtk_string_list_append (names, name);
      g_ptr_array_add (self->cases, g_object_ref (known));
    }
  selected = find_selected (self, chosen, proposed);
  self->proposed = proposed;
  adw_combo_row_set_model (self->case_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->case_row, selected);
  _hd_import_window_case_selected_cb (self);
}
