/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-dialog-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-appointment-import.h"
#include "hd-home.h"
#include "hd-interviews.h"
#include "hd-words.h"
#include "hd-visits.h"

#define MINUTE 60

/* Whether what is entered is one visit with another appointment of that day. */

/* Returns: (transfer full): what would be stored, as far as it tells what it is one visit with */
static HdInterview *
entered (HdAppointmentDialog *self, GTimeZone *home)
{
  HdInterview *interview = hd_record_copy (HD_RECORD (self->interview));
  const HdInvitation *event = _hd_appointment_dialog_get_certain (self);
  HdJobApplication *known = _hd_appointment_dialog_get_case (self);

  g_object_set (interview, "application",
                known != NULL ? hd_record_get_id (HD_RECORD (known)) : (gint64) 0, "format",
                _hd_appointment_dialog_get_format (self), "place",
                gtk_editable_get_text (GTK_EDITABLE (self->place_row)), NULL);
  if (event != NULL)
    hd_interview_take_time (interview, event, home);
  return interview;
}

/* The round is the same for all of a visit, unless somebody has said another one. */
static void
show_round (HdAppointmentDialog *self, HdInterview *other, gboolean one)
{
  int own = self->interview->round, shared = other->round;

  if (hd_record_get_id (HD_RECORD (self->interview)) == 0 &&
      gtk_spin_button_get_value_as_int (self->round_spin) == (one ? own : shared))
    gtk_spin_button_set_value (self->round_spin, one ? shared : own);
}

static HdInterview *
find_other (HdAppointmentDialog *self)
{
  return self->visit_with != 0 ? hd_interviews_peek (self->context, self->visit_with) : NULL;
}

void
_hd_appointment_dialog_visit_switched_cb (HdAppointmentDialog *self)
{
  HdInterview *other = find_other (self);

  if (other == NULL)
    return;
  self->visit_said |= !self->visit_shown;
  show_round (self, other, gtk_switch_get_active (self->visit_switch));
}

static void
show_switch (HdAppointmentDialog *self, gboolean active)
{
  self->visit_shown = TRUE;
  gtk_switch_set_active (self->visit_switch, active);
  self->visit_shown = FALSE;
}

/* To be called when the time, the case, the kind or the place is another one. What nobody has
 * switched follows what is known. */
void
_hd_appointment_dialog_update_visit (HdAppointmentDialog *self)
{
  g_autoptr (GTimeZone) home = NULL;
  g_autoptr (HdInterview) own = NULL;
  HdInterview *other;
  gint64 id;

  if (self->context == NULL)
    return;
  home = hd_home_zone (self->settings);
  own = entered (self, home);
  other = hd_visit_find (self->context, own);
  id = other != NULL ? hd_record_get_id (HD_RECORD (other)) : 0;
  if (id != self->visit_with)
    {
      show_switch (self, FALSE);
      self->visit_with = id;
      self->visit_said = FALSE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->visit_row), other != NULL);
  if (other == NULL)
    return;

  g_autofree char *time = hd_time_format (hd_zone_to_wall (home, other->start_at).second / MINUTE);
  /* Translators: %s is a time of day, as “14:00” */
  g_autofree char *title = g_strdup_printf (_ ("Same visit as the one at %s"), time);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->visit_row), title);
  if (!self->visit_said)
    show_switch (self, hd_visit_seems_one (own, other));
}

/* Puts what is switched into what will be stored. */
void
_hd_appointment_dialog_take_visit (HdAppointmentDialog *self)
{
  HdInterview *other = find_other (self);

  if (other == NULL)
    return;
  if (gtk_switch_get_active (self->visit_switch))
    g_object_set (self->interview, "visit-with", self->visit_with, NULL);
  else if (self->interview->loop == other->loop)
    g_object_set (self->interview, "loop", 0, NULL);
}
