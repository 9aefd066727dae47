/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-import-window-private.h"

#include <glib/gi18n.h>

#include "hd-appointment-words.h"
#include "hd-home.h"
#include "hd-interview-times.h"
#include "hd-interviews.h"
#include "hd-pasted-rows.h"

/* The part of a preview that is about an appointment which is known and gets another time, or is
 * asked for one. */

/* Returns: (transfer full) (nullable): how many of a series are cancelled */
static char *
dup_parts (const HdImportLine *line)
{
  const gboolean with_existing =
    line->verdict == HD_IMPORT_CANCEL ||
    (line->verdict == HD_IMPORT_DOUBTFUL && hd_invitation_is_cancelled (line->invitation));
  const guint n = line->n_parts + (with_existing ? 1 : 0);

  return line->n_parts > 0
           ? g_strdup_printf (ngettext ("Cancels %u that you have, of one series",
                                        "Cancels %u that you have, of one series", n),
                              n)
           : NULL;
}

/* Returns: (transfer full): what a line says that it means below its time */
char *
_hd_import_line_dup_meaning (const HdImportLine *line, const char *times)
{
  g_autofree char *parts = dup_parts (line);
  const char *verdict =
    hd_import_verdict_sentence (line->replaces ? HD_IMPORT_UPDATE : line->verdict);
  GString *out = g_string_new (times);

  if (line->called_off)
    verdict = _ ("Its cancellation came in before it");
  else if (line->verdict == HD_IMPORT_NEW && line->over && !line->replaces)
    verdict = _ ("Already over");
  if (out->len > 0)
    g_string_append_c (out, '\n');
  if (parts == NULL || line->verdict != HD_IMPORT_CANCEL)
    g_string_append (out, verdict);
  if (parts != NULL && line->verdict != HD_IMPORT_CANCEL)
    g_string_append_c (out, '\n');
  if (parts != NULL)
    g_string_append (out, parts);
  if (line->n_moved > 0)
    {
      g_string_append_c (out, '\n');
      g_string_append_printf (out,
                              ngettext ("Moves %u more that you have, of one series",
                                        "Moves %u more that you have, of one series",
                                        line->n_moved),
                              line->n_moved);
    }
  if (line->n_left > 0)
    {
      g_string_append_c (out, '\n');
      g_string_append_printf (out,
                              ngettext ("%u more that you have may move as well, and stays",
                                        "%u more that you have may move as well, and stay",
                                        line->n_left),
                              line->n_left);
    }
  return g_string_free (out, FALSE);
}

/* Returns: (transfer full): what a line says that it means, with the time that it changes */
char *
_hd_import_window_dup_meaning (HdImportWindow *self, const HdImportLine *line, const char *times)
{
  HdInterview *known = line->verdict == HD_IMPORT_UPDATE && !line->rest
                         ? hd_interviews_peek (self->context, line->existing)
                         : NULL;
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  g_autofree char *meaning = _hd_import_line_dup_meaning (line, times);
  g_autofree char *was = NULL, *said = NULL;
  g_autoptr (HdInterview) version = NULL;

  if (known == NULL || !hd_interview_has_time (known) || hd_import_line_proposes (line))
    return g_steal_pointer (&meaning);
  version = hd_interview_from_invitation (line->invitation, home);
  if (version->start_at == known->start_at && version->start_day == known->start_day)
    return g_steal_pointer (&meaning);
  was = hd_appointment_short (known, home, hd_context_get_today (self->context));
  /* Translators: %s is when an appointment was to be before it moved, as “Thu 3 Dec 14:00” */
  said = g_strdup_printf (_ ("Until now %s"), was);
  return g_strjoin ("\n", meaning, said, NULL);
}

static void
instead_cb (GtkSwitch *widget, GParamSpec *pspec, HdImportWindow *self)
{
  HdImportLine *line = g_object_get_data (G_OBJECT (widget), "hd-line");
  g_autofree char *meaning = NULL;

  line->replaces = gtk_switch_get_active (widget);
  meaning = _hd_import_line_dup_meaning (line, g_object_get_data (G_OBJECT (widget), "hd-times"));
  adw_action_row_set_subtitle (g_object_get_data (G_OBJECT (widget), "hd-row"), meaning);
  _hd_import_window_update (self);
}

static char *
dup_instead (HdImportWindow *self, HdInterview *known)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  g_autofree char *was = hd_appointment_short (known, home, hd_context_get_today (self->context));

  /* Translators: %s is when the appointment was to be, as “Thu 3 Dec 14:00” */
  return g_strdup_printf (_ ("Instead of %s"), was);
}

/* A mail in words that moves an appointment names no identifier: which one it is the time tells.
 * @taken: the row that says what it means; @times: what else that says */
void
_hd_import_window_add_instead (HdImportWindow *self,
                               GtkWidget *group,
                               HdImportLine *line,
                               GtkWidget *taken,
                               const char *times)
{
  HdInterview *known = hd_interviews_peek (self->context, line->instead);
  g_autofree char *title = NULL;
  GtkWidget *row, *toggle;

  if (known == NULL)
    return;
  title = dup_instead (self, known);
  row = hd_pasted_row_new (title, _ ("Off keeps both"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  toggle = gtk_switch_new ();
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), line->replaces);
  g_object_set_data (G_OBJECT (toggle), "hd-line", line);
  g_object_set_data (G_OBJECT (toggle), "hd-row", taken);
  g_object_set_data_full (G_OBJECT (toggle), "hd-times", g_strdup (times), g_free);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (instead_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
}

/* Text that asks for other times than one that is known is kept with that one. */
void
_hd_import_window_show_meant (HdImportWindow *self, HdInterview *meant, gboolean sure)
{
  gint64 id = meant != NULL ? hd_record_get_id (HD_RECORD (meant)) : 0;

  if (self->given->interview != 0)
    return;
  if (meant != NULL)
    {
      g_autofree char *title = dup_instead (self, meant);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->meant_row), title);
    }
  if (self->meant != id)
    {
      self->meant = 0; /* it is said by nobody yet */
      gtk_switch_set_active (self->meant_switch, meant != NULL && sure);
      self->meant = id;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->meant_group), meant != NULL);
  self->pasted->interview = gtk_switch_get_active (self->meant_switch) ? id : 0;
}

/* Which of the known appointments gets another time, or is asked for one. */
HdInterview *
_hd_import_window_find_moved (HdImportWindow *self, gboolean *sure)
{
  if (self->given->interview != 0)
    return NULL;
  self->pasted->interview = 0;
  return hd_pasted_find_moved (self->pasted, self->context, sure);
}

/* A time that is known already is kept once more when it was chosen meanwhile. */
static void
take_chosen (HdImportWindow *self)
{
  HdInterview *meant = self->meant != 0 ? hd_interviews_peek (self->context, self->meant) : NULL;
  HdImportLine *line;

  if (meant == NULL || self->pasted->interview == 0 || self->pasted->chosen < 0 ||
      (guint) self->pasted->chosen >= self->lines->len)
    return;
  line = g_ptr_array_index (self->lines, self->pasted->chosen);
  if (line->verdict == HD_IMPORT_SAME && line->invitation->start_utc != meant->start_at)
    {
      line->verdict = HD_IMPORT_NEW;
      line->take = TRUE;
    }
}

/* Text that moves what is known is offered as its new time. */
void
_hd_import_window_set_instead (HdImportWindow *self, HdInterview *moved, gboolean sure)
{
  HdImportLine *line = self->lines->len == 1 ? g_ptr_array_index (self->lines, 0) : NULL;

  take_chosen (self);
  if (moved == NULL || self->meant != 0 || line == NULL || line->verdict != HD_IMPORT_NEW)
    return;
  line->instead = hd_record_get_id (HD_RECORD (moved));
  line->replaces = sure;
}
