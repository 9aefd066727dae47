/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-appointment-dialog.h"
#include "hd-job-application.h"
#include "hd-pasted.h"

G_BEGIN_DECLS

struct _HdAppointmentDialog
{
  AdwWindow parent_instance;

  HdContext *context;
  GSettings *settings;
  HdInterview *interview; /* a copy, which is changed */
  HdInterview *shown;     /* what the fields were filled with, but for what was typed into them */
  HdInterview *words;     /* what the line said beside times; it is in the fields */
  char *company;          /* what the line said of whom it is with; in its field, as @role is */
  char *role;
  HdPasted *pasted;      /* what the line says; NULL while it says nothing */
  gboolean refused;      /* that none of its times is offered was the answer */
  GCancellable *reading; /* what was pasted is read; NULL: nothing is */
  GPtrArray *asking;     /* of GtkWidget, borrowed: the rows that ask about it */
  guint read_source;
  GPtrArray *cases;     /* of HdJobApplication: what the rows after “Somebody new” stand for */
  gboolean moved;       /* a stored one has another time now */
  gint64 visit_with;    /* what it may be one visit with; 0: nothing */
  gboolean visit_said;  /* whether it is was said by the user */
  gboolean visit_shown; /* the switch is set by the program */
  GtkWindow *behind;    /* whose toasts are used; borrowed, it outlives a dialog */

  /* Template widgets */
  AdwPreferencesGroup *when_group;
  AdwEntryRow *line_row;
  AdwActionRow *read_row;
  AdwComboRow *case_row;
  AdwActionRow *visit_row;
  GtkSwitch *visit_switch;
  AdwEntryRow *company_row;
  AdwEntryRow *role_row;
  AdwEntryRow *agency_row;
  AdwComboRow *format_row;
  AdwEntryRow *place_row;
  AdwEntryRow *link_row;
  GtkSpinButton *round_spin;
  GtkSpinButton *prep_spin;
  GtkSpinButton *travel_spin;
  GtkSpinButton *settle_spin;
  AdwEntryRow *call_row;
  AdwEntryRow *dress_row;
  GtkButton *save_button;
};

/* hd-appointment-dialog.c */
void _hd_appointment_dialog_update_save (HdAppointmentDialog *self);
const char *_hd_appointment_dialog_get_format (HdAppointmentDialog *self);
void _hd_appointment_dialog_show_format (HdAppointmentDialog *self, const char *format);

HdJobApplication *_hd_appointment_dialog_get_case (HdAppointmentDialog *self);

/* hd-appointment-dialog-visit.c */
void _hd_appointment_dialog_update_visit (HdAppointmentDialog *self);
void _hd_appointment_dialog_visit_switched_cb (HdAppointmentDialog *self);
void _hd_appointment_dialog_take_visit (HdAppointmentDialog *self);

/* hd-appointment-dialog-line.c */
HdInvitation *_hd_appointment_dialog_get_certain (HdAppointmentDialog *self);
void _hd_appointment_dialog_read_back (HdAppointmentDialog *self);
void _hd_appointment_dialog_line_changed_cb (HdAppointmentDialog *self);

G_END_DECLS
