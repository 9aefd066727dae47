/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "hd-appointment-import.h"
#include "hd-facts-pane-private.h"
#include "hd-home.h"
#include "hd-intake.h"
#include "hd-left-row.h"
#include "hd-options.h"
#include "hd-pasted.h"
#include "hd-question-row.h"
#include "hd-question-zone.h"

/*
 * What was read of the one line, a row each: the times, what they cost and what is asked about
 * them.
 */

/* A calendar can have thousands; a person chooses among a few. */
#define MAX_ROWS 50
/* Of how many times the cost is planned: a plan takes milliseconds. */
#define MAX_COSTS 12

void
_hd_facts_pane_clear_read_back (HdFactsPane *self)
{
  for (guint i = 0; i < self->read_rows->len; i++)
    adw_preferences_group_remove (self->when_group, g_ptr_array_index (self->read_rows, i));
  g_ptr_array_set_size (self->read_rows, 0);
}

/* There is something that can be kept beside the request: what was read, whole. It stands below
 * what was read. */
void
_hd_facts_pane_update_keep (HdFactsPane *self)
{
  g_autoptr (GtkWidget) row = g_object_ref (GTK_WIDGET (self->keep_row));
  gboolean any = FALSE;

  adw_preferences_group_remove (self->when_group, row);
  adw_preferences_group_add (self->when_group, row);

  for (guint i = 0; self->when != NULL && i < self->when->events->len; i++)
    any = any || hd_invitation_has_start (g_ptr_array_index (self->when->events, i));
  gtk_widget_set_visible (GTK_WIDGET (self->keep_row), any);
}

static void
answered_cb (HdQuestionRow *row, guint choice, HdFactsPane *self)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  HdInvitation *event = g_object_get_data (G_OBJECT (row), "hd-event");
  g_autofree char *field = g_strdup (g_object_get_data (G_OBJECT (row), "hd-field"));

  guint n = self->when->events->len;

  if (!hd_invitations_answer (self->when->events, event, field, choice, home, NULL))
    return;
  /* That one of several is offered does not choose it. */
  if (self->when->events->len == n && hd_intake_ready (event) &&
      (n == 1 || strcmp (field, HD_QUESTION_OFFERED) != 0))
    _hd_facts_pane_take_event (self, event);
  else
    {
      self->refused = self->when->events->len == 0;
      _hd_facts_pane_read_back (self);
    }
}

static void
event_chosen_cb (GtkWidget *row, HdFactsPane *self)
{
  _hd_facts_pane_take_event (self, g_object_get_data (G_OBJECT (row), "hd-event"));
}

static void
add_read_row (HdFactsPane *self, GtkWidget *row)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_group_add (self->when_group, row);
  g_ptr_array_add (self->read_rows, row);
}

static void
add_question (HdFactsPane *self, HdInvitation *event, const HdQuestion *question)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  GtkWidget *row =
    hd_question_row_new (event, question, home, hd_context_get_today (self->context));

  g_object_set_data (G_OBJECT (row), "hd-event", event);
  g_object_set_data_full (G_OBJECT (row), "hd-field", g_strdup (question->field), g_free);
  g_signal_connect (row, "answered", G_CALLBACK (answered_cb), self);
  add_read_row (self, row);
}

static gboolean
read_back_cb (gpointer data)
{
  HdFactsPane *self = data;

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL && self->when != NULL)
    _hd_facts_pane_read_back (self);
  return G_SOURCE_REMOVE;
}

/* The list that was chosen from is still at work: its row cannot go under its feet. */
static void
zone_chosen_cb (HdZoneRow *row, HdFactsPane *self)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);

  hd_question_zone_apply (row, home);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, read_back_cb, g_object_ref (self), g_object_unref);
}

/* A zone that a file names and nobody knows. What a text leaves open is a question of its own. */
static void
ask_zone (HdFactsPane *self, HdInvitation *event)
{
  GtkWidget *row;

  if (!hd_question_zone_asks (event))
    return;
  row = hd_question_zone_new (event);
  g_signal_connect (row, "chosen", G_CALLBACK (zone_chosen_cb), self);
  add_read_row (self, row);
}

/* An end on the clock before the start was read as the next day's: hardly what was meant. */
gboolean
_hd_facts_pane_past_midnight (const HdInvitation *event)
{
  return !event->all_day && hd_invitation_has_end (event) &&
         event->end.date == event->start.date + 1 && event->end.second < event->start.second;
}

/* What the absence for @event costs at least; NULL when it has no times of the clock. */
static char *
cost_of (HdFactsPane *self, const HdInvitation *event, GTimeZone *home)
{
  int travel = gtk_spin_button_get_value_as_int (self->travel_spin);
  g_autoptr (HdRequestFacts) facts = hd_request_facts_copy (_hd_facts_pane_facts (self));
  g_autoptr (GArray) options = NULL;
  HdSpan needed;

  if (!hd_intake_apply (event, home, travel, _hd_facts_pane_preparation (self), facts, &needed) ||
      needed.to == 0)
    return NULL;

  options = hd_options_plan (hd_leave_desk_get (self->context), facts, needed, travel > 0,
                             hd_composer_get_draft (self->composer)->request);
  return hd_option_cost (options->len > 0 ? g_array_index (options, HdPlanOption, 0).cost : 0);
}

/* Of several times each tells what it costs: that is what the choice is about. It stands below the
 * times: beside the day it would take the room of that. */
static void
add_cost (GtkWidget *row, const char *times)
{
  g_object_set_data_full (G_OBJECT (row), "hd-times", g_strdup (times), g_free);
}

/* The leave or the way there is another: so may be what the times cost. */
void
_hd_facts_pane_update_costs (HdFactsPane *self)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);

  for (guint i = 0; i < self->read_rows->len; i++)
    {
      GObject *row = g_ptr_array_index (self->read_rows, i);
      const char *times = g_object_get_data (row, "hd-times");

      if (times != NULL)
        {
          g_autofree char *cost = cost_of (self, g_object_get_data (row, "hd-event"), home);
          g_autofree char *both = g_strjoin ("\n", times, cost, NULL);

          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), both);
        }
    }
}

/* Returns: (transfer full) (element-type utf8): what was said of the whole, and of each time that
 * is shown; borrows its texts */
static GPtrArray *
list_warnings (HdFactsPane *self)
{
  GPtrArray *warnings = g_ptr_array_new ();

  if (self->when == NULL)
    return warnings;
  g_ptr_array_extend (warnings, self->when->warnings, NULL, NULL);
  for (guint i = 0; i < MIN (self->when->events->len, MAX_ROWS); i++)
    {
      const HdInvitation *event = g_ptr_array_index (self->when->events, i);

      for (guint j = 0; event->warnings != NULL && j < event->warnings->len; j++)
        if (!g_ptr_array_find_with_equal_func (warnings, event->warnings->pdata[j], g_str_equal,
                                               NULL))
          g_ptr_array_add (warnings, event->warnings->pdata[j]);
    }
  return warnings;
}

/* What of the text was not taken for a time, also when the only one that was is taken at once. */
void
_hd_facts_pane_tell_left (HdFactsPane *self)
{
  g_autoptr (GPtrArray) warnings = list_warnings (self);
  GtkWidget *row = hd_left_row_new (warnings);

  if (row != NULL)
    add_read_row (self, row);
}

/* Says @sentence below the line, until something else is read. */
void
_hd_facts_pane_tell (HdFactsPane *self, const char *sentence)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  gtk_widget_set_focusable (row, FALSE);
  add_read_row (self, row);
}

/* That there are more than can be shown. */
static void
add_rest (HdFactsPane *self, guint n)
{
  g_autofree char *title =
    g_strdup_printf (ngettext ("and %u more time", "and %u more times", n), n);

  _hd_facts_pane_tell (self, title);
}

/* Shows what was understood of the line. */
void
_hd_facts_pane_read_back (HdFactsPane *self)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);

  _hd_facts_pane_clear_read_back (self);
  if (self->refused)
    _hd_facts_pane_tell (self, _ ("None of its times is offered to you"));
  for (guint i = 0; self->when != NULL && i < MIN (self->when->events->len, MAX_ROWS); i++)
    {
      HdInvitation *event = g_ptr_array_index (self->when->events, i);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title = hd_intake_title (event, home);
      g_autofree char *subtitle = hd_intake_subtitle (event, home);

      if (hd_invitation_is_cancelled (event))
        {
          g_autofree char *times = g_steal_pointer (&subtitle);

          subtitle = g_strdup_printf ("%s · %s", times, _ ("Cancelled"));
        }
      else if (_hd_facts_pane_past_midnight (event))
        {
          g_autofree char *times = g_steal_pointer (&subtitle);

          /* Translators: follows a time such as “16:00–14:00 · 22 h” */
          subtitle = g_strdup_printf (_ ("%s, until the next day"), times);
        }
      else if (self->when->events->len == 1 && hd_intake_ready (event))
        {
          g_autofree char *times = g_steal_pointer (&subtitle);

          /* Translators: follows the times that were read from a typed line */
          subtitle = g_strdup_printf (_ ("%s · Enter takes it"), times);
        }
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      add_read_row (self, row);
      if (hd_intake_ready (event))
        {
          g_object_set_data (G_OBJECT (row), "hd-event", event);
          gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
          if (self->when->events->len > 1 && i < MAX_COSTS)
            add_cost (row, subtitle);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                     gtk_image_new_from_icon_name ("go-next-symbolic"));
          g_signal_connect (row, "activated", G_CALLBACK (event_chosen_cb), self);
        }
      else
        gtk_widget_set_focusable (row, FALSE);
      ask_zone (self, event);
      for (guint j = 0; event->questions != NULL && j < event->questions->len; j++)
        add_question (self, event, g_ptr_array_index (event->questions, j));
    }
  if (self->when != NULL && self->when->events->len > MAX_ROWS)
    add_rest (self, self->when->events->len - MAX_ROWS);
  _hd_facts_pane_tell_left (self);
  _hd_facts_pane_update_costs (self);
  _hd_facts_pane_update_keep (self);
}

/* A copy of all that was read: it is answered elsewhere. */
static HdPasted *
dup_read (HdFactsPane *self)
{
  const HdPasted read = {
    .events = self->when->events,
    .warnings = self->when->warnings,
    .travel = gtk_spin_button_get_value_as_int (self->travel_spin),
    .prep = self->when->prep,
    .source = self->source,
    .chosen = -1,
  };
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->line_row));
  HdPasted *pasted = hd_pasted_copy (&read);

  for (guint i = 0; self->taken != NULL && i < self->when->events->len; i++)
    if (g_ptr_array_index (self->when->events, i) == self->taken)
      {
        pasted->chosen = (int) i;
        pasted->draft = g_strdup (self->taken_for);
      }
  if (pasted->travel == 0 && self->when->travel_out < 0)
    pasted->travel = -1;
  /* A file says it itself, and leaves the line empty. */
  if (self->pasted != NULL)
    line = self->pasted;
  hd_pasted_read_names (pasted, self->context, *line != '\0' ? line : NULL);
  return pasted;
}

void
_hd_facts_pane_keep_cb (HdFactsPane *self)
{
  if (self->when == NULL)
    return;
  g_clear_pointer (&self->handed_over, hd_pasted_unref);
  self->handed_over = dup_read (self);
  g_signal_emit_by_name (self, "keep", self->handed_over);
}

/* Whether more than a time is said: a message keeps no more than that. */
static gboolean
says_more (HdFactsPane *self, GTimeZone *home)
{
  if (self->source != NULL || (self->pasted != NULL && strchr (self->pasted, '\n') != NULL))
    return TRUE;
  for (guint i = 0; i < self->when->events->len; i++)
    {
      g_autoptr (HdInterview) one =
        hd_interview_from_invitation (g_ptr_array_index (self->when->events, i), home);

      if (*one->place != '\0' || *one->link != '\0' || *one->uid != '\0')
        return TRUE;
    }
  return FALSE;
}

/**
 * hd_facts_pane_dup_unkept:
 *
 * Returns: (transfer full) (nullable): what was pasted and is kept nowhere yet, before something
 *   else takes its place; %NULL when there is nothing that would be lost
 */
HdPasted *
hd_facts_pane_dup_unkept (HdFactsPane *self)
{
  g_return_val_if_fail (HD_IS_FACTS_PANE (self), NULL);

  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  g_autoptr (HdPasted) pasted = NULL;

  if (self->when == NULL || (self->handed_over != NULL && self->handed_over->kept) ||
      !says_more (self, home))
    return NULL;
  pasted = dup_read (self);
  return hd_pasted_get_day (pasted, self->context) != HD_DATE_NONE ? g_steal_pointer (&pasted)
                                                                   : NULL;
}

/**
 * hd_facts_pane_dup_unread:
 *
 * Returns: (transfer full) (nullable): what was pasted and could not be read, or is being read
 *   still, before something else takes its place
 */
char *
hd_facts_pane_dup_unread (HdFactsPane *self)
{
  g_return_val_if_fail (HD_IS_FACTS_PANE (self), NULL);

  return self->when == NULL ? g_strdup (self->pasted) : NULL;
}
