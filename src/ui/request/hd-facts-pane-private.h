/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-date-button.h"
#include "hd-facts-pane.h"
#include "hd-plan.h"
#include "hd-when.h"

G_BEGIN_DECLS

struct _HdFactsPane
{
  AdwBin parent_instance;

  HdContext *context;
  HdComposer *composer;
  GSettings *settings;
  GPtrArray *read_rows;      /* of GtkWidget, borrowed: what was read in the line */
  GPtrArray *option_rows;    /* of GtkWidget, borrowed */
  GArray *options;           /* of HdPlanOption, as shown */
  HdSpan needed;             /* what they were planned for */
  gboolean early;            /* they were planned before the leave was read */
  GtkWidget *why_row;        /* borrowed; NULL while there are no options */
  GtkLabel *why_label;       /* borrowed, in it */
  gboolean refused;          /* that none of its times is offered was the answer */
  HdWhen *when;              /* what the line says; NULL before it says anything */
  const HdInvitation *taken; /* borrowed from @when: the event that the facts were taken from */
  char *taken_for;           /* the uid of the message that it was taken for */
  GFile *source;             /* where it was read from, when that was a file */
  char *pasted;              /* more than the line can show */
  char *held;                /* what the line held of it, when it was pasted into that */
  GCancellable *reading;     /* @pasted is read in the child; NULL: nothing is */
  HdPasted *handed_over;     /* what was last handed over to be kept; NULL: nothing of @when */
  gboolean filling;          /* the widgets are being filled from the facts */
  gboolean amount_typed;     /* by hand, since the facts are shown; no option's */

  /* Template widgets */
  AdwEntryRow *line_row;
  AdwActionRow *when_row;
  AdwActionRow *keep_row;
  AdwActionRow *travel_row;
  GtkSpinButton *travel_spin;
  AdwPreferencesGroup *when_group;
  AdwPreferencesGroup *options_group;
  AdwExpanderRow *times_row;
  AdwComboRow *situation_row;
  AdwActionRow *first_row;
  HdDateButton *first_day;
  AdwActionRow *last_row;
  HdDateButton *last_day;
  AdwEntryRow *window_row;
  AdwEntryRow *back_row;
  AdwActionRow *earlier_row;
  HdDateButton *earlier_day;
  AdwEntryRow *earlier_window_row;
  AdwEntryRow *alternatives_row;
  AdwPreferencesGroup *leave_group;
  AdwPreferencesGroup *cover_group;
  AdwPreferencesGroup *more_group;
  AdwComboRow *leave_row;
  AdwEntryRow *amount_row;
  AdwActionRow *rules_row;
  AdwEntryRow *cover_row;
  GtkToggleButton *cover_none;
  GtkToggleButton *cover_asked;
  GtkToggleButton *cover_agreed;
  AdwExpanderRow *more_row;
  GtkSwitch *purpose_switch;
  GtkSwitch *recorded_switch;
  AdwComboRow *location_row;
  AdwEntryRow *reachable_row;
  AdwEntryRow *contact_row;
  AdwEntryRow *due_row;
  AdwEntryRow *topic_row;
  AdwEntryRow *items_row;
  AdwActionRow *confirm_row;
  HdDateButton *confirm_day;
};

HdRequestFacts *_hd_facts_pane_facts (HdFactsPane *self);
gboolean _hd_facts_pane_busy (HdFactsPane *self);
void _hd_facts_pane_mark (gpointer row, gboolean valid);
void _hd_facts_pane_bind_fields (GtkWidgetClass *widget_class);
void _hd_facts_pane_fill_situations (HdFactsPane *self);
void _hd_facts_pane_show_when (HdFactsPane *self);
void _hd_facts_pane_show_amount (HdFactsPane *self);
void _hd_facts_pane_hide_options (HdFactsPane *self);
void _hd_facts_pane_show_options (HdFactsPane *self, HdSpan needed);
void _hd_facts_pane_show_difference (HdFactsPane *self);
void _hd_facts_pane_use_rules_cb (HdFactsPane *self);
void _hd_facts_pane_time_changed (HdFactsPane *self, gboolean day);
void _hd_facts_pane_show_situation (HdFactsPane *self);
void _hd_facts_pane_tell (HdFactsPane *self, const char *sentence);
void _hd_facts_pane_stop_reading (HdFactsPane *self);
void _hd_facts_pane_clear_line (HdFactsPane *self);
void _hd_facts_pane_line_changed_cb (HdFactsPane *self);
void _hd_facts_pane_leave_changed_cb (HdFactsPane *self);
void _hd_facts_pane_line_applied_cb (HdFactsPane *self);
void _hd_facts_pane_travel_changed_cb (HdFactsPane *self);
void _hd_facts_pane_clear_why (HdFactsPane *self);
void _hd_facts_pane_add_why (HdFactsPane *self);
void _hd_facts_pane_explain (HdFactsPane *self, const HdPlanOption *option);
void _hd_facts_pane_keep_cb (HdFactsPane *self);
int _hd_facts_pane_preparation (HdFactsPane *self);
void _hd_facts_pane_take_event (HdFactsPane *self, const HdInvitation *event);
gboolean _hd_facts_pane_past_midnight (const HdInvitation *event);
void _hd_facts_pane_read_back (HdFactsPane *self);
void _hd_facts_pane_tell_left (HdFactsPane *self);
void _hd_facts_pane_update_costs (HdFactsPane *self);
void _hd_facts_pane_clear_read_back (HdFactsPane *self);
void _hd_facts_pane_update_keep (HdFactsPane *self);
void _hd_facts_pane_edit_cb (HdFactsPane *self);

G_END_DECLS
