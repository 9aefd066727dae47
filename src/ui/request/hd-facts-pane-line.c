/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "hd-facts-pane-private.h"
#include "hd-home.h"
#include "hd-intake-text.h"
#include "hd-intake.h"
#include "hd-text.h"

/*
 * The one line: what is typed or pasted is read back, asked about where it has more than one
 * reading, and becomes the time that the options are for.
 */

static const char *
line_text (HdFactsPane *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->line_row));
}

int
_hd_facts_pane_preparation (HdFactsPane *self)
{
  return self->when != NULL && self->when->prep >= 0 ? self->when->prep : HD_INTAKE_PREPARATION;
}

void
_hd_facts_pane_take_event (HdFactsPane *self, const HdInvitation *event)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  HdSpan needed;

  if (!hd_intake_apply (event, home, gtk_spin_button_get_value_as_int (self->travel_spin),
                        _hd_facts_pane_preparation (self), _hd_facts_pane_facts (self), &needed))
    return;

  /* A message that something moves is one wherever it moves to. */
  if (_hd_facts_pane_facts (self)->situation != HD_SITUATION_CHANGE)
    _hd_facts_pane_facts (self)->situation = HD_SITUATION_AUTO;
  /* What was said of another time; an option of this one says its own. */
  _hd_facts_pane_facts (self)->amount = -1;
  self->amount_typed = FALSE;
  self->taken = event;
  g_free (self->taken_for);
  self->taken_for = g_strdup (hd_composer_get_draft (self->composer)->uid);
  _hd_facts_pane_clear_read_back (self);
  _hd_facts_pane_tell_left (self);
  _hd_facts_pane_update_keep (self);
  hd_facts_pane_show (self);
  if (needed.to != 0)
    _hd_facts_pane_show_options (self, needed);
  else
    _hd_facts_pane_hide_options (self);
  hd_composer_facts_changed (self->composer);
  hd_facts_pane_show (self);
}

static HdWhen *
read_line (HdFactsPane *self)
{
  HdDate today = hd_context_get_today (self->context);
  HdWhen *when;

  if (self->pasted == NULL)
    return hd_home_read_field (self->settings, today, line_text (self));
  when = hd_home_read (self->settings, today, self->pasted);
  if (self->held != NULL)
    hd_home_tell_cut (when, self->held);
  return when;
}

/* Takes @when, what the line says. */
static void
take_when (HdFactsPane *self, HdWhen *when)
{
  self->taken = NULL;
  g_clear_object (&self->source);
  g_clear_pointer (&self->handed_over, hd_pasted_unref);
  g_clear_pointer (&self->when, hd_when_free);
  self->when = when;
  self->refused = FALSE;
  if (self->when != NULL && self->when->travel_out >= 0)
    gtk_spin_button_set_value (self->travel_spin, self->when->travel_out);
  _hd_facts_pane_read_back (self);
}

/* What was pasted into the line itself, now that the line is done with it. */
static gboolean
take_lines (gpointer data)
{
  HdFactsPane *self = data;

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL && !hd_intake_is_line (line_text (self)))
    {
      g_free (self->held);
      self->held = g_strdup (line_text (self));
      hd_facts_pane_take_line (self, self->held);
    }
  return G_SOURCE_REMOVE;
}

void
_hd_facts_pane_line_changed_cb (HdFactsPane *self)
{
  if (_hd_facts_pane_busy (self))
    return;
  if (!hd_intake_is_line (line_text (self)))
    {
      g_idle_add_full (G_PRIORITY_HIGH_IDLE, take_lines, g_object_ref (self), g_object_unref);
      return;
    }
  _hd_facts_pane_stop_reading (self);
  g_clear_pointer (&self->pasted, g_free);
  g_clear_pointer (&self->held, g_free);
  take_when (self, read_line (self));
  _hd_facts_pane_mark (self->line_row, TRUE);
}

/* Enter: one event without a question is taken; otherwise the rows ask. */
void
_hd_facts_pane_line_applied_cb (HdFactsPane *self)
{
  if (_hd_facts_pane_busy (self))
    return;
  if (self->when == NULL)
    {
      /* It could not be read; perhaps it can now. */
      if (self->pasted != NULL && self->reading == NULL)
        hd_facts_pane_take_read (self, self->pasted, NULL);
      return;
    }

  if (self->when->events->len == 0)
    {
      _hd_facts_pane_mark (self->line_row, *line_text (self) == '\0');
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  self->refused
                                    ? _ ("None of its times is offered to you")
                                    : _ ("No day was found in it. Write it as “Thu 3 Dec, "
                                         "14:00–15:30”."));
      return;
    }

  HdInvitation *event = g_ptr_array_index (self->when->events, 0);

  if (self->when->events->len == 1 && hd_intake_ready (event) &&
      !_hd_facts_pane_past_midnight (event))
    {
      _hd_facts_pane_take_event (self, event);
      return;
    }

  /* To the first that can be chosen or answered. */
  for (guint i = 0; i < self->read_rows->len; i++)
    if (gtk_widget_child_focus (g_ptr_array_index (self->read_rows, i), GTK_DIR_TAB_FORWARD))
      return;
}

/* Whether the clock at home shows another time than was written. */
static gboolean
is_elsewhere (HdFactsPane *self, const HdInvitation *event)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  HdWall here = hd_intake_at_home (event->start, event->start_utc, home);

  return !event->all_day && (here.date != event->start.date || here.second != event->start.second);
}

/* What came whole is taken at once, as what was typed is by Enter. A time of another zone nobody
 * has seen in both yet: its row says it, and Enter takes it there. */
static void
apply_read (HdFactsPane *self)
{
  HdInvitation *event = self->when != NULL && self->when->events->len == 1
                          ? g_ptr_array_index (self->when->events, 0)
                          : NULL;

  if (event == NULL || !hd_intake_ready (event) || !is_elsewhere (self, event) ||
      !gtk_widget_child_focus (g_ptr_array_index (self->read_rows, 0), GTK_DIR_TAB_FORWARD))
    _hd_facts_pane_line_applied_cb (self);
}

/* Some files say when it begins and no more. An absence of no length would end too early. */
static void
ask_lengths (const GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      HdInvitation *event = g_ptr_array_index (events, i);

      if (!event->all_day && !hd_invitation_is_cancelled (event) &&
          hd_invitation_has_start (event) && hd_invitation_minutes (event) <= 0 &&
          hd_invitation_question (event, "end") == NULL)
        hd_invitation_ask_length (event);
    }
}

/**
 * hd_facts_pane_take_pasted:
 * @pasted: what a file of somebody else says
 *
 * As hd_facts_pane_take_line(), for times that were read already.
 */
void
hd_facts_pane_take_pasted (HdFactsPane *self, HdPasted *pasted)
{
  g_return_if_fail (HD_IS_FACTS_PANE (self));

  _hd_facts_pane_clear_line (self);
  self->when = g_new0 (HdWhen, 1);
  self->when->events = g_ptr_array_ref (pasted->events);
  self->when->warnings = g_ptr_array_ref (pasted->warnings);
  self->when->travel_out = self->when->travel_back = self->when->prep = -1;
  ask_lengths (self->when->events);
  g_set_object (&self->source, pasted->source);
  gtk_widget_set_visible (GTK_WIDGET (self->line_row), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->when_row), FALSE);
  _hd_facts_pane_read_back (self);
  apply_read (self);
}

static void
empty_line (HdFactsPane *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->line_row), "");
  /* The row offers to apply what is new in it, also when that is that nothing is: once it was
   * applied it no longer does. */
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (self->line_row)), "activate");
  self->filling = FALSE;
}

/* Whatever was being read has no place any more. */
void
_hd_facts_pane_stop_reading (HdFactsPane *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* Shows what was pasted as far as others may see it, and @when, which was read of it. */
static void
show_pasted (HdFactsPane *self, HdWhen *when)
{
  g_autofree char *line = hd_text_clean_line (self->pasted, -1);
  g_autofree char *shown = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), 120));

  take_when (self, when);
  if (strchr (self->pasted, '\n') != NULL && self->when != NULL && self->when->events->len > 0)
    {
      empty_line (self);
      return;
    }
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->line_row), shown);
  self->filling = FALSE;
}

static void
words_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdFactsPane) self = user_data;
  g_autoptr (GError) error = NULL;
  HdWhen *when = hd_intake_text_finish (HD_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (when != NULL && self->held != NULL)
    hd_home_tell_cut (when, self->held);
  show_pasted (self, when);
  if (when != NULL)
    apply_read (self);
  else
    _hd_facts_pane_tell (self, error->message);
}

/* What others wrote is read in the child; until that is done nothing of it is shown. */
static void
begin_reading (HdFactsPane *self)
{
  take_when (self, NULL);
  empty_line (self);
  self->reading = g_cancellable_new ();
  hd_home_read_async (self->settings, self->context, self->pasted, self->reading, words_read_cb,
                      g_object_ref (self));
}

/**
 * hd_facts_pane_take_read:
 * @text: what was pasted: a line or a whole mail
 * @when: (transfer full) (nullable): what was read of it already, with answers
 *
 * All of it is read. Of a mail that tells times the page shows these and nothing else, since others
 * may see it; a line is shown as it is, and so are the first words of a text without a time.
 */
void
hd_facts_pane_take_read (HdFactsPane *self, const char *text, HdWhen *when)
{
  g_return_if_fail (HD_IS_FACTS_PANE (self));

  g_autofree char *before = self->pasted; /* it may be what @text is */

  _hd_facts_pane_stop_reading (self);
  if (text != before && text != self->held)
    g_clear_pointer (&self->held, g_free);
  self->pasted = g_strchomp (hd_text_clean (text, -1));
  gtk_widget_set_visible (GTK_WIDGET (self->line_row), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->when_row), FALSE);
  if (when == NULL && !hd_intake_is_line (self->pasted))
    {
      begin_reading (self);
      return;
    }
  show_pasted (self, when != NULL ? when : read_line (self));
  if (when != NULL)
    _hd_facts_pane_line_applied_cb (self);
  else
    apply_read (self);
}

/* hd_facts_pane_take_read() of what nobody has read yet. */
void
hd_facts_pane_take_line (HdFactsPane *self, const char *text)
{
  hd_facts_pane_take_read (self, text, NULL);
}

void
_hd_facts_pane_travel_changed_cb (HdFactsPane *self)
{
  if (_hd_facts_pane_busy (self))
    return;
  if (self->taken != NULL)
    _hd_facts_pane_take_event (self, self->taken);
  else
    _hd_facts_pane_update_costs (self);
}

/* Another of the times that were read can be taken as well. */
void
_hd_facts_pane_edit_cb (HdFactsPane *self)
{
  _hd_facts_pane_read_back (self);
  hd_facts_pane_focus_line (self);
}

/**
 * hd_facts_pane_focus_line:
 *
 * Shows the one line, ready to be typed into.
 */
void
hd_facts_pane_focus_line (HdFactsPane *self)
{
  g_return_if_fail (HD_IS_FACTS_PANE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->line_row), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->line_row));
  gtk_editable_select_region (GTK_EDITABLE (self->line_row), 0, -1);
}

/* An empty line, nothing read and no options. */
void
_hd_facts_pane_clear_line (HdFactsPane *self)
{
  _hd_facts_pane_stop_reading (self);
  empty_line (self);
  self->taken = NULL;
  g_clear_object (&self->source);
  g_clear_pointer (&self->pasted, g_free);
  g_clear_pointer (&self->held, g_free);
  g_clear_pointer (&self->handed_over, hd_pasted_unref);
  g_clear_pointer (&self->when, hd_when_free);
  self->refused = FALSE;
  _hd_facts_pane_clear_read_back (self);
  _hd_facts_pane_update_keep (self);
  _hd_facts_pane_hide_options (self);
}
