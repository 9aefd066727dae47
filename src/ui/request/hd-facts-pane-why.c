/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "hd-facts-pane-private.h"
#include "hd-options.h"

/* “Why not less?” below the options: the answer for the one that is chosen. */

static GtkWidget *
new_row (HdFactsPane *self)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *line = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Why not less?"));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
  self->why_label = GTK_LABEL (label);
  return row;
}

/* Takes the answer away, before the options are others. */
void
_hd_facts_pane_clear_why (HdFactsPane *self)
{
  if (self->why_row != NULL)
    adw_preferences_group_remove (self->options_group, self->why_row);
  self->why_row = NULL;
  self->why_label = NULL;
}

/* Puts the answer below the options that were added. */
void
_hd_facts_pane_add_why (HdFactsPane *self)
{
  self->why_row = new_row (self);
  adw_preferences_group_add (self->options_group, self->why_row);
}

void
_hd_facts_pane_explain (HdFactsPane *self, const HdPlanOption *option)
{
  g_autofree char *text = hd_option_explain (hd_leave_desk_get (self->context), option,
                                             _hd_facts_pane_facts (self), self->needed);

  if (self->why_label != NULL)
    gtk_label_set_label (self->why_label, text);
}
