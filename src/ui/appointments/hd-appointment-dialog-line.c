/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-dialog-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-appointment-import.h"
#include "hd-appointment-words.h"
#include "hd-home.h"
#include "hd-intake-file.h"
#include "hd-intake-text.h"
#include "hd-intake.h"
#include "hd-left-row.h"
#include "hd-pasted-rows.h"
#include "hd-question-rows.h"
#include "hd-question-zone.h"

/*
 * The one line: what is typed or pasted is read back below it, asked about where it has more than
 * one reading, and what it says beside times goes into the fields.
 */

/* More times than these are no choice for one appointment: the rest is left out. */
#define MAX_TIMES 12

static const char *
text_of (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
set_text (gpointer row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

HdInvitation *
_hd_appointment_dialog_get_certain (HdAppointmentDialog *self)
{
  return self->pasted != NULL ? hd_pasted_get_certain (self->pasted) : NULL;
}

static void take_words (HdAppointmentDialog *self);

/* One of several times: an appointment has one. */
static void
time_chosen_cb (HdAppointmentDialog *self, GtkWidget *row)
{
  hd_pasted_choose (self->pasted, g_object_get_data (G_OBJECT (row), "hd-event"));
  take_words (self);
  _hd_appointment_dialog_read_back (self);
  if (!hd_question_rows_focus (self->asking))
    gtk_widget_grab_focus (GTK_WIDGET (self->save_button));
}

static void
add_time (HdAppointmentDialog *self, HdInvitation *event, GTimeZone *home)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = hd_intake_title (event, home);
  g_autofree char *subtitle = hd_intake_subtitle (event, home);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "hd-event", event);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (time_chosen_cb), self);
  adw_preferences_group_add (self->when_group, row);
  g_ptr_array_add (self->asking, row);
}

static gboolean
read_back_cb (gpointer user_data)
{
  HdAppointmentDialog *self = user_data;

  self->read_source = 0;
  _hd_appointment_dialog_read_back (self);
  return G_SOURCE_REMOVE;
}

/* The list that was chosen from is still at work: its row cannot go under its feet. */
static void
zone_chosen_cb (HdAppointmentDialog *self, HdZoneRow *row)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);

  hd_question_zone_apply (row, home);
  if (self->read_source == 0)
    self->read_source = g_idle_add (read_back_cb, self);
}

static void
add_zone (HdAppointmentDialog *self, HdInvitation *event)
{
  GtkWidget *row = hd_question_zone_new (event);

  g_signal_connect_swapped (row, "chosen", G_CALLBACK (zone_chosen_cb), self);
  adw_preferences_group_add (self->when_group, row);
  g_ptr_array_add (self->asking, row);
}

/* What is said beside a time that is not offered goes with it. */
static void
answered_cb (HdAppointmentDialog *self)
{
  if (self->pasted->events->len == 0)
    {
      self->refused = TRUE;
      take_words (self);
    }
  _hd_appointment_dialog_read_back (self);
  if (!hd_question_rows_focus (self->asking))
    gtk_widget_grab_focus (GTK_WIDGET (self->save_button));
}

static void
clear_asking (HdAppointmentDialog *self)
{
  for (guint i = 0; i < self->asking->len; i++)
    adw_preferences_group_remove (self->when_group, g_ptr_array_index (self->asking, i));
  g_ptr_array_set_size (self->asking, 0);
}

/* What the line says beside times, and what was not understood of it. */
static void
add_rest (HdAppointmentDialog *self, GTimeZone *home)
{
  GtkWidget *left = hd_left_row_new (self->pasted->warnings);

  hd_pasted_rows_add_place (self->when_group, self->asking, self->words);
  for (guint i = 0; i < MIN (self->pasted->events->len, MAX_TIMES); i++)
    hd_pasted_rows_add_notes (self->when_group, self->asking,
                              g_ptr_array_index (self->pasted->events, i));
  if (left != NULL)
    {
      adw_preferences_group_add (self->when_group, left);
      g_ptr_array_add (self->asking, left);
    }
}

/* Nothing is decided silently: what has more than one reading is asked below it. */
static void
ask (HdAppointmentDialog *self, GTimeZone *home)
{
  guint n = self->pasted != NULL ? self->pasted->events->len : 0;

  clear_asking (self);
  if (n > 1)
    for (guint i = 0; i < MIN (n, MAX_TIMES); i++)
      add_time (self, g_ptr_array_index (self->pasted->events, i), home);
  else if (n == 1)
    {
      HdInvitation *event = g_ptr_array_index (self->pasted->events, 0);

      if (hd_question_zone_asks (event))
        add_zone (self, event);
      hd_question_rows_add (self->when_group, self->asking, self->pasted->events, event,
                            self->settings, hd_context_get_today (self->context),
                            G_CALLBACK (answered_cb), self);
    }
  if (self->pasted != NULL)
    add_rest (self, home);
}

void
_hd_appointment_dialog_read_back (HdAppointmentDialog *self)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  const HdInvitation *event = self->pasted != NULL && self->pasted->events->len > 0
                                ? g_ptr_array_index (self->pasted->events, 0)
                                : NULL;

  if (event != NULL && self->pasted->events->len > 1)
    {
      title = g_strdup (_ ("Which of these times?"));
      subtitle = g_strdup (_ ("There are several times in it: one appointment has one."));
    }
  else if (event != NULL)
    {
      title = hd_intake_title (event, home);
      subtitle = hd_intake_subtitle (event, home);
    }
  else if (self->refused)
    title = g_strdup (_ ("None of its times is offered to you"));
  else if (*text_of (self->line_row) != '\0')
    title = g_strdup (_ ("No time was found in it"));
  else
    {
      title = hd_appointment_day (self->interview, home);
      subtitle = hd_appointment_times (self->interview, home);
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->read_row), title);
  adw_action_row_set_subtitle (self->read_row, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->read_row), TRUE);
  _hd_appointment_dialog_update_visit (self);
  _hd_appointment_dialog_update_save (self);
  ask (self, home);
}

static void
replace_minutes (GtkSpinButton *spin, int before, int minutes)
{
  if (gtk_spin_button_get_value_as_int (spin) == before)
    gtk_spin_button_set_value (spin, minutes);
}

/* @shown: what was put there before; it becomes @text */
static void
replace_text (gpointer row, char **shown, const char *text)
{
  if (strcmp (text_of (row), *shown != NULL ? *shown : "") == 0)
    set_text (row, text != NULL ? text : "");
  g_free (*shown);
  *shown = g_strdup (text);
}

/* Of what is known already nothing is typed anew. */
static void
show_known (HdAppointmentDialog *self)
{
  const HdJobApplication *meant =
    self->pasted != NULL ? hd_pasted_find_application (self->pasted, self->context) : NULL;

  for (guint i = 0; meant != NULL && i < self->cases->len; i++)
    if (g_ptr_array_index (self->cases, i) == meant &&
        adw_combo_row_get_selected (self->case_row) == 0)
      adw_combo_row_set_selected (self->case_row, i + 1);
}

/* Puts what the line says beside times into the fields, unless somebody has typed something else
 * there; what it does not say, or no longer, is as it was. */
static void
take_words (HdAppointmentDialog *self)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  g_autoptr (HdInterview) before = g_steal_pointer (&self->shown);
  g_autoptr (HdInterview) words =
    self->pasted != NULL ? hd_pasted_dup_words (self->pasted, home) : hd_interview_new ();

  g_set_object (&self->words, words);
  self->shown = hd_record_copy (HD_RECORD (self->interview));
  hd_interview_take_words (self->shown, words);
  if (self->pasted != NULL)
    hd_interview_set_way (self->shown, self->pasted->travel, self->pasted->prep);

  replace_text (self->company_row, &self->company,
                self->pasted != NULL ? self->pasted->company : NULL);
  replace_text (self->role_row, &self->role, self->pasted != NULL ? self->pasted->role : NULL);
  show_known (self);
  if (strcmp (text_of (self->place_row), before->place) == 0)
    set_text (self->place_row, self->shown->place);
  if (strcmp (text_of (self->link_row), before->link) == 0)
    set_text (self->link_row, self->shown->link);
  if (strcmp (_hd_appointment_dialog_get_format (self), before->format) == 0)
    _hd_appointment_dialog_show_format (self, self->shown->format);
  replace_minutes (self->travel_spin, before->travel_out, self->shown->travel_out);
  replace_minutes (self->prep_spin, before->prep, self->shown->prep);
}

/* Takes @pasted, what the line says. */
static void
take_pasted (HdAppointmentDialog *self, HdPasted *pasted)
{
  clear_asking (self);
  g_clear_pointer (&self->pasted, hd_pasted_unref);
  self->pasted = pasted;
  self->refused = FALSE;
  take_words (self);
  _hd_appointment_dialog_read_back (self);
}

/* Says why nothing comes of what was pasted; the line stays as it is. */
static void
take_failure (HdAppointmentDialog *self, const GError *error)
{
  HdCalendarFile *nothing;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  nothing = hd_calendar_file_new ();
  g_ptr_array_add (nothing->warnings, g_strdup (error->message));
  take_pasted (self, hd_pasted_new_from_file (self->context, nothing, NULL));
}

static void
calendar_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdAppointmentDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  HdPasted *pasted = hd_pasted_read_finish (HD_CONTEXT (source), result, &error);

  if (pasted != NULL)
    take_pasted (self, pasted);
  else
    take_failure (self, error);
}

static void
words_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdAppointmentDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  HdWhen *when = hd_intake_text_finish (HD_CONTEXT (source), result, &error);

  /* The line is the same still: whoever changes it cancels this. */
  if (when != NULL)
    {
      hd_home_tell_cut (when, text_of (self->line_row));
      take_pasted (self, hd_pasted_new_from_when (self->context, when, text_of (self->line_row)));
    }
  else
    take_failure (self, error);
}

/* Returns: whether it was written by others, and so is read in the child */
static gboolean
begin_reading (HdAppointmentDialog *self, const char *text)
{
  gboolean calendar = hd_intake_is_calendar (text, -1);

  if (!calendar && hd_intake_is_line (text))
    return FALSE;
  self->reading = g_cancellable_new ();
  if (calendar)
    hd_pasted_read_text_async (self->context, text, NULL, self->reading, calendar_read_cb,
                               g_object_ref (self));
  else
    hd_home_read_async (self->settings, self->context, text, self->reading, words_read_cb,
                        g_object_ref (self));
  return TRUE;
}

/* A line is read as it is typed; a mail or a calendar that was pasted into it has to be waited for,
 * and nothing is shown of it before. */
void
_hd_appointment_dialog_line_changed_cb (HdAppointmentDialog *self)
{
  const char *text = text_of (self->line_row);

  if (self->context == NULL)
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (*text == '\0' || begin_reading (self, text))
    take_pasted (self, NULL);
  else
    take_pasted (self,
                 hd_pasted_new_from_when (self->context,
                                          hd_home_read_field (self->settings,
                                                              hd_context_get_today (self->context),
                                                              text),
                                          text));
}
