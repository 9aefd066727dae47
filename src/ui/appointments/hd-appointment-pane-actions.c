/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-pane-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-appointment-dialog.h"
#include "hd-interviews.h"
#include "hd-leave-desk.h"
#include "hd-leave-edit.h"
#include "hd-link.h"
#include "hd-reply-window.h"
#include "hd-secret-copy.h"
#include "hd-verb.h"

/* What can be done with the appointment that is shown. */

static GtkWindow *
window (HdAppointmentPane *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAppointmentPane *self = HD_APPOINTMENT_PANE (widget);

  if (self->interview != NULL)
    hd_appointment_dialog_present (window (self), self->context, self->settings, self->interview);
}

static void
reply (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAppointmentPane *self = HD_APPOINTMENT_PANE (widget);

  if (self->interview != NULL)
    hd_reply_window_present (window (self), self->context, self->settings, self->interview,
                             g_variant_get_string (parameter, NULL));
}

/* The leave stays one's own, and is no question of this appointment any more. */
static void
keep_leave (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAppointmentPane *self = HD_APPOINTMENT_PANE (widget);

  if (self->interview != NULL)
    hd_interviews_link_absence_async (self->context, self->id, 0, hd_verb_done_cb,
                                      hd_verb_from (self, _ ("Leave kept")));
}

/* What was held for oneself goes back without a word to anybody. */
static void
give_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAppointmentPane *self = HD_APPOINTMENT_PANE (widget);

  if (self->interview == NULL || self->interview->absence == 0)
    return;
  if (strcmp (self->interview->absence_state, "draft") != 0)
    {
      hd_leave_group_give_back (self->leave_group);
      return;
    }

  g_autoptr (HdLeaveEdit) edit = hd_leave_edit_new_state (self->interview->absence, "cancelled");

  hd_leave_desk_apply_async (hd_leave_desk_get (self->context), edit, hd_verb_done_cb,
                             hd_verb_from (self, _ ("Leave given back")));
}

static void
set_state (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAppointmentPane *self = HD_APPOINTMENT_PANE (widget);
  HdMeetingState state;

  if (self->interview == NULL ||
      !hd_meeting_state_parse (g_variant_get_string (parameter, NULL), &state))
    return;
  if (state == HD_MEETING_MOVED)
    hd_interviews_move_async (self->context, self->id, (HdWall){ HD_DATE_NONE, 0 },
                              (HdWall){ HD_DATE_NONE, 0 }, self->interview->zone, hd_verb_done_cb,
                              hd_verb_from (self, _ ("New time not known yet")));
  else
    hd_interviews_set_state_async (self->context, self->id, state, hd_verb_done_cb,
                                   hd_verb_from (self, hd_meeting_state_title (state)));
}

static void
remove_it (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAppointmentPane *self = HD_APPOINTMENT_PANE (widget);

  if (self->interview != NULL)
    hd_interviews_remove_async (self->context, self->id, hd_verb_done_cb,
                                hd_verb_from (self, _ ("Appointment removed")));
}

static void
copy_link (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAppointmentPane *self = HD_APPOINTMENT_PANE (widget);

  if (self->interview == NULL)
    return;
  hd_secret_copy (widget, self->interview->link);
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("Copied for 30 seconds"));
}

static void
join (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAppointmentPane *self = HD_APPOINTMENT_PANE (widget);

  if (self->interview != NULL)
    hd_link_open (window (self), self->interview->link);
}

static void
draft (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_leave_group_draft (HD_APPOINTMENT_PANE (widget)->leave_group);
}

void
_hd_appointment_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "appointment.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "appointment.reply", "s", reply);
  gtk_widget_class_install_action (widget_class, "appointment.keep-leave", NULL, keep_leave);
  gtk_widget_class_install_action (widget_class, "appointment.give-back", NULL, give_back);
  gtk_widget_class_install_action (widget_class, "appointment.state", "s", set_state);
  gtk_widget_class_install_action (widget_class, "appointment.remove", NULL, remove_it);
  gtk_widget_class_install_action (widget_class, "appointment.copy-link", NULL, copy_link);
  gtk_widget_class_install_action (widget_class, "appointment.join", NULL, join);
  gtk_widget_class_install_action (widget_class, "appointment.draft", NULL, draft);
}
