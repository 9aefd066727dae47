/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "hd-facts-pane-private.h"
#include "hd-home.h"
#include "hd-intake.h"
#include "hd-options.h"
#include "hd-text.h"

/*
 * The one line: what is typed or pasted is read back, asked about where it has more than one
 * reading, and becomes the options of which one is taken.
 */

static const char *
line_text (HdFactsPane *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->line_row));
}

/* The balance that the amount is held against. */
static void
update_balance (HdFactsPane *self)
{
  HdRequestFacts *facts = _hd_facts_pane_facts (self);

  facts->balance = hd_options_balance (hd_leave_desk_get (self->context), facts->date,
                                       hd_context_get_today (self->context));
}

static void
clear_options (HdFactsPane *self)
{
  _hd_facts_pane_clear_why (self);
  for (guint i = 0; i < self->option_rows->len; i++)
    adw_preferences_group_remove (self->options_group, g_ptr_array_index (self->option_rows, i));
  g_ptr_array_set_size (self->option_rows, 0);
}

static GtkCheckButton *
option_button (HdFactsPane *self, guint option)
{
  return GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (
    ADW_ACTION_ROW (g_ptr_array_index (self->option_rows, option))));
}

/* The option becomes the facts of the absence. */
static void
option_toggled_cb (GtkCheckButton *button, HdFactsPane *self)
{
  if (!gtk_check_button_get_active (button))
    return;

  for (guint i = 0; i < self->option_rows->len; i++)
    if (option_button (self, i) == button)
      {
        const HdPlanOption *option = &g_array_index (self->options, HdPlanOption, i);

        _hd_facts_pane_explain (self, option);
        if (self->filling)
          return;
        _hd_facts_pane_facts (self)->window =
          hd_option_window (option, _hd_facts_pane_facts (self));
        _hd_facts_pane_facts (self)->amount = option->cost;
        _hd_facts_pane_facts (self)->amount_in_days = FALSE;
        _hd_facts_pane_facts (self)->back = -1;
        hd_composer_facts_changed (self->composer);
        hd_facts_pane_show (self);
      }
}

static GArray *
plan (HdFactsPane *self)
{
  return hd_options_plan (hd_leave_desk_get (self->context), _hd_facts_pane_facts (self),
                          self->needed, gtk_spin_button_get_value_as_int (self->travel_spin) > 0,
                          hd_composer_get_draft (self->composer)->request);
}

static void
add_option_row (HdFactsPane *self, guint at)
{
  const HdPlanOption *option = &g_array_index (self->options, HdPlanOption, at);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = hd_option_title (option, _hd_facts_pane_facts (self));
  g_autofree char *subtitle =
    hd_option_summary (hd_leave_desk_get (self->context), self->options, at);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  if (self->option_rows->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), option_button (self, 0));
  adw_preferences_group_add (self->options_group, row);
  g_ptr_array_add (self->option_rows, row);
  g_signal_connect (check, "toggled", G_CALLBACK (option_toggled_cb), self);
}

static void
fill_options (HdFactsPane *self, GArray *options)
{
  clear_options (self);
  g_clear_pointer (&self->options, g_array_unref);
  self->options = options;
  for (guint i = 0; i < options->len; i++)
    add_option_row (self, i);
  if (options->len > 0)
    {
      _hd_facts_pane_add_why (self);
      _hd_facts_pane_explain (self, &g_array_index (options, HdPlanOption, 0));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->options_group), TRUE);
  adw_preferences_group_set_description (self->options_group,
                                         options->len > 0
                                           ? hd_options_note (options)
                                           : _ ("You are not at work then: nothing need be "
                                                "asked. You may tell somebody all the "
                                                "same."));
}

static void
show_options (HdFactsPane *self, HdSpan needed)
{
  self->needed = needed;
  hd_composer_set_needed (self->composer, needed);
  update_balance (self);
  fill_options (self, plan (self));
  if (self->option_rows->len > 0)
    gtk_check_button_set_active (option_button (self, 0), TRUE);
}

static gboolean
same_options (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const HdPlanOption *first = &g_array_index (a, HdPlanOption, i);
      const HdPlanOption *second = &g_array_index (b, HdPlanOption, i);

      if (first->kind != second->kind || first->absence.from != second->absence.from ||
          first->absence.to != second->absence.to || first->cost != second->cost ||
          first->reasons != second->reasons || first->saved != second->saved ||
          first->balance_after != second->balance_after || first->covered != second->covered)
        return FALSE;
    }
  return TRUE;
}

/* Returns: the option that the facts say; -1: none of them */
static int
find_stated (HdFactsPane *self)
{
  const HdRequestFacts *facts = _hd_facts_pane_facts (self);

  for (guint i = 0; i < self->option_rows->len; i++)
    {
      const HdPlanOption *option = &g_array_index (self->options, HdPlanOption, i);
      HdSpan window = hd_option_window (option, facts);

      if (hd_moment_date (option->absence.from) == facts->date &&
          window.from == facts->window.from && window.to == facts->window.to)
        return (int) i;
    }
  return -1;
}

/* Returns: the option that is chosen; -1: none */
static int
find_chosen (HdFactsPane *self)
{
  for (guint i = 0; i < self->option_rows->len; i++)
    if (gtk_check_button_get_active (option_button (self, i)))
      return (int) i;
  return -1;
}

/* What is chosen is what the facts say, without a word to them. */
static void
choose_stated (HdFactsPane *self)
{
  gboolean filling = self->filling;
  int chosen = find_chosen (self), stated = find_stated (self);

  self->filling = TRUE;
  if (stated >= 0)
    gtk_check_button_set_active (option_button (self, (guint) stated), TRUE);
  else if (chosen >= 0)
    gtk_check_button_set_active (option_button (self, (guint) chosen), FALSE);
  self->filling = filling;
}

/* What the options of another day are. */
static void
plan_for_day (HdFactsPane *self)
{
  const HdRequestFacts *facts = _hd_facts_pane_facts (self);

  if (facts->date == HD_DATE_NONE || facts->until_date > facts->date)
    {
      clear_options (self);
      gtk_widget_set_visible (GTK_WIDGET (self->options_group), FALSE);
      return;
    }
  hd_composer_set_needed (self->composer, self->needed);
  update_balance (self);
  fill_options (self, plan (self));
}

/* The day or the time was changed by hand: what an option costs is nothing that another time does.
 * An amount that was typed stays. To be called before the composer is told. */
void
_hd_facts_pane_time_changed (HdFactsPane *self, gboolean day)
{
  HdRequestFacts *facts = _hd_facts_pane_facts (self);
  int chosen = find_chosen (self), stated;
  gboolean typed = facts->amount >= 0 &&
                   (chosen < 0 || facts->amount_in_days ||
                    facts->amount != g_array_index (self->options, HdPlanOption, chosen).cost);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->options_group)))
    return;
  if (day)
    plan_for_day (self);
  choose_stated (self);
  stated = find_stated (self);
  if (typed)
    return;
  facts->amount = stated >= 0 ? g_array_index (self->options, HdPlanOption, stated).cost : -1;
  facts->amount_in_days = FALSE;
  self->filling = TRUE;
  _hd_facts_pane_show_amount (self);
  self->filling = FALSE;
}

/* The leave is another: so may be the options, and what they cost. The facts stay as they are, and
 * what they say stays chosen wherever it stands now. */
void
_hd_facts_pane_leave_changed_cb (HdFactsPane *self)
{
  g_autoptr (GArray) options = NULL;

  _hd_facts_pane_update_costs (self);
  /* Without a day they belong to what was sent, and go at once. */
  if (self->option_rows->len == 0 || self->options == NULL ||
      _hd_facts_pane_facts (self)->date == HD_DATE_NONE)
    return;
  options = plan (self);
  if (same_options (options, self->options))
    return;

  update_balance (self);
  fill_options (self, g_steal_pointer (&options));
  choose_stated (self);
}

/**
 * hd_facts_pane_plan_again:
 * @busy_from: the time that is needed, an HD_MOMENT()
 * @busy_to: its end, on the same day
 *
 * The ways to be away for what was asked for before: of those, the first that is less than what
 * was denied, or another one.
 */
void
hd_facts_pane_plan_again (HdFactsPane *self, gint64 busy_from, gint64 busy_to)
{
  g_return_if_fail (HD_IS_FACTS_PANE (self));

  const HdRequestFacts *facts = _hd_facts_pane_facts (self);
  gint64 midnight = HD_MOMENT (facts->date, 0), denied = facts->amount;
  HdSpan window = facts->window;
  int next = -1;

  if (facts->date == HD_DATE_NONE || busy_from < midnight || busy_to <= busy_from ||
      busy_to > midnight + HD_DAY_MINUTES)
    return;

  show_options (self, (HdSpan){ (int) (busy_from - midnight), (int) (busy_to - midnight) });
  for (guint i = 0; i < self->options->len; i++)
    {
      const HdPlanOption *option = &g_array_index (self->options, HdPlanOption, i);
      HdSpan other = hd_option_window (option, facts);

      if (other.from == window.from && other.to == window.to)
        continue;
      if (option->cost < denied)
        {
          next = (int) i;
          break;
        }
      if (next < 0)
        next = (int) i;
    }
  if (next >= 0)
    hd_facts_pane_choose_option (self, (guint) next);
}

/**
 * hd_facts_pane_choose_option:
 * @option: from 0; one that is not there is ignored
 */
void
hd_facts_pane_choose_option (HdFactsPane *self, guint option)
{
  g_return_if_fail (HD_IS_FACTS_PANE (self));

  if (option < self->option_rows->len)
    gtk_check_button_set_active (option_button (self, option), TRUE);
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

  _hd_facts_pane_facts (self)->situation = HD_SITUATION_AUTO;
  self->taken = event;
  _hd_facts_pane_clear_read_back (self);
  _hd_facts_pane_tell_left (self);
  _hd_facts_pane_update_keep (self);
  hd_facts_pane_show (self);
  if (needed.to != 0)
    show_options (self, needed);
  else
    {
      clear_options (self);
      gtk_widget_set_visible (GTK_WIDGET (self->options_group), FALSE);
      _hd_facts_pane_facts (self)->amount = -1;
    }
  hd_composer_facts_changed (self->composer);
  hd_facts_pane_show (self);
}

static HdWhen *
read_line (HdFactsPane *self)
{
  return hd_home_read (self->settings, hd_context_get_today (self->context),
                       self->pasted != NULL ? self->pasted : line_text (self));
}

/* Takes @when, what the line says. */
static void
take_when (HdFactsPane *self, HdWhen *when)
{
  self->taken = NULL;
  g_clear_object (&self->source);
  g_clear_pointer (&self->when, hd_when_free);
  self->when = when;
  if (self->when != NULL && self->when->travel_out >= 0)
    gtk_spin_button_set_value (self->travel_spin, self->when->travel_out);
  _hd_facts_pane_read_back (self);
}

/* What was pasted into the line itself, now that the line is done with it. */
static gboolean
take_lines (gpointer data)
{
  HdFactsPane *self = data;
  g_autofree char *text = g_strdup (line_text (self));

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL && strchr (text, '\n') != NULL)
    hd_facts_pane_take_line (self, text);
  return G_SOURCE_REMOVE;
}

void
_hd_facts_pane_line_changed_cb (HdFactsPane *self)
{
  if (_hd_facts_pane_busy (self))
    return;
  if (strchr (line_text (self), '\n') != NULL)
    {
      g_idle_add_full (G_PRIORITY_HIGH_IDLE, take_lines, g_object_ref (self), g_object_unref);
      return;
    }
  hd_composer_warm_up (self->composer);
  g_clear_pointer (&self->pasted, g_free);
  take_when (self, read_line (self));
  _hd_facts_pane_mark (self->line_row, TRUE);
}

/* Enter: one event without a question is taken; otherwise the rows ask. */
void
_hd_facts_pane_line_applied_cb (HdFactsPane *self)
{
  if (_hd_facts_pane_busy (self) || self->when == NULL)
    return;

  if (self->when->events->len == 0)
    {
      _hd_facts_pane_mark (self->line_row, *line_text (self) == '\0');
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _ ("No day was found in it. Write it as “Thu 3 Dec, "
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

/**
 * hd_facts_pane_take_events:
 * @file: (transfer full): what a file of somebody else says
 * @source: (nullable): where it lies
 *
 * As hd_facts_pane_take_line(), for times that were read already.
 */
void
hd_facts_pane_take_events (HdFactsPane *self, HdCalendarFile *file, GFile *source)
{
  g_return_if_fail (HD_IS_FACTS_PANE (self));

  _hd_facts_pane_clear_line (self);
  self->when = g_new0 (HdWhen, 1);
  self->when->events = g_ptr_array_ref (file->events);
  self->when->warnings = g_ptr_array_ref (file->warnings);
  self->when->travel_out = self->when->travel_back = self->when->prep = -1;
  hd_calendar_file_free (file);
  g_set_object (&self->source, source);
  gtk_widget_set_visible (GTK_WIDGET (self->line_row), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->when_row), FALSE);
  _hd_facts_pane_read_back (self);
  _hd_facts_pane_line_applied_cb (self);
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

  g_autofree char *line = hd_text_clean_line (text, -1);
  g_autofree char *shown = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), 120));

  g_free (self->pasted);
  self->pasted = g_strchomp (hd_text_clean (text, -1));
  gtk_widget_set_visible (GTK_WIDGET (self->line_row), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->when_row), FALSE);
  take_when (self, when != NULL ? when : read_line (self));
  if (strchr (self->pasted, '\n') != NULL && self->when != NULL && self->when->events->len > 0)
    empty_line (self);
  else
    {
      self->filling = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->line_row), shown);
      self->filling = FALSE;
    }
  _hd_facts_pane_line_applied_cb (self);
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
  empty_line (self);
  self->taken = NULL;
  g_clear_object (&self->source);
  g_clear_pointer (&self->pasted, g_free);
  g_clear_pointer (&self->when, hd_when_free);
  _hd_facts_pane_clear_read_back (self);
  _hd_facts_pane_update_keep (self);
  clear_options (self);
  gtk_widget_set_visible (GTK_WIDGET (self->options_group), FALSE);
}
