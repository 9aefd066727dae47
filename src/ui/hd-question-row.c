/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-question-row.h"

#include "hd-intake.h"

struct _HdQuestionRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *label;
  GtkWidget *choices;
};

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdQuestionRow, hd_question_row, ADW_TYPE_PREFERENCES_ROW)

static void
clicked_cb (GtkButton *button, HdQuestionRow *self)
{
  g_signal_emit (self, signals[ANSWERED], 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "hd-choice")));
}

static void
hd_question_row_class_init (HdQuestionRowClass *klass)
{
  signals[ANSWERED] = g_signal_new ("answered", HD_TYPE_QUESTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
hd_question_row_init (HdQuestionRow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->label = gtk_label_new (NULL);
  self->choices = gtk_flow_box_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_margin_top (column, 9);
  gtk_widget_set_margin_bottom (column, 9);
  gtk_widget_set_margin_start (column, 12);
  gtk_widget_set_margin_end (column, 12);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->choices), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->choices, "hd-choices");
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->choices), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->choices), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->choices), 6);
  gtk_box_append (GTK_BOX (column), self->label);
  gtk_box_append (GTK_BOX (column), self->choices);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), column);
}

/**
 * hd_question_row_new:
 * @event: whose question it is
 * @question: it is copied
 * @home: the zone that one lives by
 */
GtkWidget *
hd_question_row_new (const HdInvitation *event,
                     const HdQuestion *question,
                     GTimeZone *home,
                     HdDate today)
{
  HdQuestionRow *self = g_object_new (HD_TYPE_QUESTION_ROW, NULL);
  g_autofree char *title = hd_intake_ask (event, question, home);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_label_set_label (GTK_LABEL (self->label), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  for (guint i = 0; i < question->choices->len; i++)
    {
      g_autofree char *choice =
        hd_intake_choice (question->field, g_ptr_array_index (question->choices, i), today);
      GtkWidget *button = gtk_button_new_with_label (choice);

      g_object_set_data (G_OBJECT (button), "hd-choice", GUINT_TO_POINTER (i));
      g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
      gtk_flow_box_append (GTK_FLOW_BOX (self->choices), button);

      /* The button takes the focus, not the cell around it. */
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
  return GTK_WIDGET (self);
}
