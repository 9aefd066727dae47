/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-appointment-pane.h"
#include "hd-change-card.h"
#include "hd-details-group.h"
#include "hd-leave-group.h"
#include "hd-notes-group.h"
#include "hd-offered-slot.h"
#include "hd-offers-group.h"
#include "hd-people-group.h"
#include "hd-read-group.h"
#include "hd-slots-group.h"

G_BEGIN_DECLS

struct _HdAppointmentPane
{
  AdwBin parent_instance;

  HdContext *context;
  GSettings *settings;
  HdShade *shade;
  gint64 id;
  HdInterview *interview; /* NULL: none is shown */
  guint update_source;
  guint leave_source; /* to show only what depends on the leave */
  gboolean filling;
  HdOfferedSlot *chosen; /* the time that was just chosen: its leave is held once it is there */

  /* Template widgets */
  GtkLabel *name_label;
  GtkLabel *state_label;
  GtkWidget *edit_button;
  HdChangeCard *change_card;
  AdwActionRow *when_row;
  AdwActionRow *rules_row;
  AdwActionRow *place_row;
  GtkButton *copy_link_button;
  GtkButton *open_link_button;
  AdwActionRow *buffer_row;
  AdwActionRow *dress_row;
  AdwActionRow *case_row;
  HdSlotsGroup *slots_group;
  HdOffersGroup *offers_group;
  HdLeaveGroup *leave_group;
  HdDetailsGroup *details_group;
  HdPeopleGroup *people_group;
  HdNotesGroup *checklist_group;
  HdNotesGroup *questions_group;
  HdNotesGroup *feedback_group;
  GtkWidget *thanked_group;
  GtkSwitch *thanked_switch;
  HdReadGroup *read_group;
};

/* hd-appointment-pane-actions.c */
void _hd_appointment_pane_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
