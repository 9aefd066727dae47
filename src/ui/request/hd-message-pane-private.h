/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-hr-rows.h"
#include "hd-message-pane.h"

G_BEGIN_DECLS

struct _HdMessagePane
{
  AdwBin parent_instance;

  HdContext *context;
  HdComposer *composer;
  GSettings *settings;
  GPtrArray *found;     /* of HdFinding: as shown; NULL until the first check */
  HdKeptDraft *sending; /* what is being booked as sent; NULL when nothing is */
  guint check_timeout;
  gboolean filling;       /* the widgets are being filled from the composer */
  gboolean undoable;      /* what they are filled with takes the place of one's own words */
  gboolean asked_to_copy; /* it was said that this text has findings, and copied all the same */
  GtkTextTag *tags[HD_SEVERITY_BLOCK + 1]; /* borrowed; by severity */

  /* Template widgets */
  GtkMenuButton *recipient_button;
  GtkLabel *recipient_label;
  GtkBox *stale_box;
  GtkBox *subject_box;
  GtkSeparator *subject_line;
  GtkText *subject;
  GtkLabel *empty_label;
  GtkTextView *body;
  GtkLabel *edited_label;
  GtkLabel *problem_label;
  GtkListBox *findings;
  HdHrRows *hr_rows;
  AdwPreferencesGroup *spoken_group;
  AdwExpanderRow *spoken_row;
  AdwActionRow *outright_row;
  AdwActionRow *passing_row;
  AdwActionRow *status_row;
  AdwPreferencesGroup *neutral_group;
  GtkButton *neutral_button;
  GtkBox *neutral_card;
  GtkLabel *neutral_label;
  GtkRevealer *sent_revealer;
  GtkWidget *sent_button;
  GtkMenuButton *check_button;
  GtkImage *check_icon;
  GtkLabel *check_label;
  GtkLabel *check_note;
  AdwSplitButton *copy_button;
};

void _hd_message_pane_add_tags (HdMessagePane *self);
void _hd_message_pane_underline (HdMessagePane *self);
void _hd_message_pane_check (HdMessagePane *self);
char *_hd_message_pane_dup_check_problem (HdMessagePane *self);
void _hd_message_pane_install_actions (GtkWidgetClass *widget_class);
void _hd_message_pane_show_spoken (HdMessagePane *self);
void _hd_message_pane_install_spoken (GtkWidgetClass *widget_class);

G_END_DECLS
