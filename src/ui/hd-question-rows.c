/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-question-rows.h"

#include "hd-home.h"
#include "hd-question-row.h"

/* What is asked about one event, row by row, and the answers put into it. */

typedef struct
{
  GPtrArray *events;
  HdInvitation *event; /* borrowed: one of @events; the rows go before it does */
  GSettings *settings;
  char *field;
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  g_ptr_array_unref (asked->events);
  g_object_unref (asked->settings);
  g_free (asked->field);
  g_free (asked);
}

static void
answered_cb (HdQuestionRow *row, guint choice, Asked *asked)
{
  g_autoptr (GTimeZone) home = hd_home_zone (asked->settings);

  hd_invitations_answer (asked->events, asked->event, asked->field, choice, home, NULL);
}

/**
 * hd_question_rows_add:
 * @rows: (element-type GtkWidget): the rows are added to it, borrowed
 * @events: (element-type HdInvitation): all that were read
 * @event: one of them; it must outlive the rows
 * @answered: (scope forever): called with @user_data after an answer went into @event, or took it
 *   out of @events; it takes the rows away
 *
 * Adds a row for each question that @event leaves open.
 */
void
hd_question_rows_add (AdwPreferencesGroup *group,
                      GPtrArray *rows,
                      GPtrArray *events,
                      HdInvitation *event,
                      GSettings *settings,
                      HdDate today,
                      GCallback answered,
                      gpointer user_data)
{
  g_autoptr (GTimeZone) home = hd_home_zone (settings);

  for (guint i = 0; event->questions != NULL && i < event->questions->len; i++)
    {
      const HdQuestion *question = g_ptr_array_index (event->questions, i);
      GtkWidget *row = hd_question_row_new (event, question, home, today);
      Asked *asked = g_new0 (Asked, 1);

      asked->events = g_ptr_array_ref (events);
      asked->event = event;
      asked->settings = g_object_ref (settings);
      asked->field = g_strdup (question->field);
      g_signal_connect_data (row, "answered", G_CALLBACK (answered_cb), asked, asked_free, 0);
      g_signal_connect_swapped (row, "answered", answered, user_data);
      adw_preferences_group_add (group, row);
      g_ptr_array_add (rows, row);
    }
}

/**
 * hd_question_rows_focus:
 *
 * Goes to the first row that can be answered or chosen.
 *
 * Returns: whether there is one
 */
gboolean
hd_question_rows_focus (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (gtk_widget_child_focus (g_ptr_array_index (rows, i), GTK_DIR_TAB_FORWARD))
      return TRUE;
  return FALSE;
}
