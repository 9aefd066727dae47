/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "hd-facts-pane-private.h"
#include "hd-options.h"
#include "hd-words.h"

/*
 * The ways to be away for the time that is needed, of which one is taken.
 */

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
        self->amount_typed = FALSE;
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
plan_for (HdFactsPane *self, HdSpan needed)
{
  return hd_options_plan (hd_leave_desk_get (self->context), _hd_facts_pane_facts (self), needed,
                          gtk_spin_button_get_value_as_int (self->travel_spin) > 0,
                          hd_composer_get_draft (self->composer)->request);
}

static GArray *
plan (HdFactsPane *self)
{
  return plan_for (self, self->needed);
}

/* Of a time that is the user's own anyhow the message asks for nothing; longer times that were
 * chosen by hand may reach into work. */
static void
update_off (HdFactsPane *self)
{
  HdRequestFacts *facts = _hd_facts_pane_facts (self);
  g_autoptr (GArray) other = NULL;

  facts->off = FALSE;
  if (self->option_rows->len > 0 || facts->date == HD_DATE_NONE || facts->window.to <= 0 ||
      !gtk_widget_get_visible (GTK_WIDGET (self->options_group)))
    return;
  other = plan_for (self, facts->window);
  facts->off = other->len == 0;
}

void
_hd_facts_pane_hide_options (HdFactsPane *self)
{
  clear_options (self);
  gtk_widget_set_visible (GTK_WIDGET (self->options_group), FALSE);
  update_off (self);
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
  self->early = FALSE;
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
  update_off (self);
}

void
_hd_facts_pane_show_options (HdFactsPane *self, HdSpan needed)
{
  self->needed = needed;
  hd_composer_set_needed (self->composer, needed);
  update_balance (self);
  fill_options (self, plan (self));
  self->early = !hd_leave_desk_is_loaded (hd_leave_desk_get (self->context));
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
      _hd_facts_pane_hide_options (self);
      return;
    }
  hd_composer_set_needed (self->composer, self->needed);
  update_balance (self);
  fill_options (self, plan (self));
}

/* Whether somebody said how much it is, rather than an option. */
static gboolean
is_amount_typed (HdFactsPane *self)
{
  const HdRequestFacts *facts = _hd_facts_pane_facts (self);
  int chosen = find_chosen (self);

  return facts->amount >= 0 &&
         (self->amount_typed || facts->amount_in_days ||
          (chosen >= 0 &&
           facts->amount != g_array_index (self->options, HdPlanOption, chosen).cost));
}

/* Puts the amount into the facts, and shows it. */
static void
set_amount (HdFactsPane *self, gint64 minutes)
{
  _hd_facts_pane_facts (self)->amount = minutes;
  _hd_facts_pane_facts (self)->amount_in_days = FALSE;
  self->amount_typed = FALSE;
  self->filling = TRUE;
  _hd_facts_pane_show_amount (self);
  self->filling = FALSE;
}

/* The amount is that of the option that the facts say; without one, what another cost is nothing
 * to it. */
static void
take_stated_amount (HdFactsPane *self)
{
  int stated = find_stated (self);

  set_amount (self, stated >= 0 ? g_array_index (self->options, HdPlanOption, stated).cost : -1);
}

/* What the rules make of the time that is asked for; -1: that is not known. */
static gint64
find_price (HdFactsPane *self)
{
  int stated = find_stated (self);

  return stated >= 0
           ? g_array_index (self->options, HdPlanOption, stated).cost
           : hd_options_price (hd_leave_desk_get (self->context), _hd_facts_pane_facts (self));
}

/* An amount that was typed, or kept with a draft while the rules were others, may be right; that it
 * is not what the rules make of it is said, beside a way to take that. */
void
_hd_facts_pane_show_difference (HdFactsPane *self)
{
  const HdRequestFacts *facts = _hd_facts_pane_facts (self);
  gint64 price = gtk_widget_get_visible (GTK_WIDGET (self->options_group)) && facts->amount >= 0 &&
                     !facts->amount_in_days
                   ? find_price (self)
                   : -1;

  if (price > 0 && price != facts->amount)
    {
      g_autofree char *amount = hd_words_amount (price);
      /* Translators: an amount of leave, as “By the leave rules: 3 h” */
      g_autofree char *title = g_strdup_printf (_ ("By the leave rules: %s"), amount);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rules_row), title);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rules_row), price > 0 && price != facts->amount);
}

/* What the rules make of it is what is asked for. */
void
_hd_facts_pane_use_rules_cb (HdFactsPane *self)
{
  set_amount (self, find_price (self));
  hd_composer_facts_changed (self->composer);
  hd_facts_pane_show (self);
}

/* The day or the time was changed by hand: what an option costs, or a time that was asked for
 * before, is nothing that another time does. An amount that was typed stays. To be called before
 * the composer is told. */
void
_hd_facts_pane_time_changed (HdFactsPane *self, gboolean day)
{
  gboolean typed = is_amount_typed (self);

  if (gtk_widget_get_visible (GTK_WIDGET (self->options_group)))
    {
      if (day)
        plan_for_day (self);
      choose_stated (self);
      update_off (self);
    }
  if (!typed)
    take_stated_amount (self);
  _hd_facts_pane_show_difference (self);
}

/* Whether the facts are what the first option made of them, and nobody has touched them since. */
static gboolean
is_untouched (HdFactsPane *self)
{
  const HdRequestFacts *facts = _hd_facts_pane_facts (self);

  if (self->option_rows->len == 0)
    return facts->amount < 0 && facts->window.from == self->needed.from &&
           facts->window.to == self->needed.to;
  return !self->amount_typed && find_chosen (self) == 0 && find_stated (self) == 0 &&
         facts->amount == g_array_index (self->options, HdPlanOption, 0).cost;
}

/* The options were made of the usual hours alone, as at a start with a time in hand: their first
 * is no answer to anything that the person knows of. */
static void
plan_anew (HdFactsPane *self)
{
  HdRequestFacts *facts = _hd_facts_pane_facts (self);

  facts->amount = -1;
  facts->window = self->needed;
  _hd_facts_pane_show_options (self, self->needed);
  hd_composer_facts_changed (self->composer);
  hd_facts_pane_show (self);
}

/* The leave is another: so may be the options, and what they cost. The time stays as it is, and
 * stays chosen wherever it stands now; what it costs by the new rules is what the message says. */
void
_hd_facts_pane_leave_changed_cb (HdFactsPane *self)
{
  g_autoptr (GArray) options = NULL;
  gboolean early = self->early;
  gboolean off = _hd_facts_pane_facts (self)->off;
  gint64 amount;
  gboolean typed;

  _hd_facts_pane_update_costs (self);
  /* Without a day they belong to what was sent, and go at once. */
  if (!gtk_widget_get_visible (GTK_WIDGET (self->options_group)) || self->options == NULL ||
      _hd_facts_pane_facts (self)->date == HD_DATE_NONE)
    return;
  options = plan (self);
  self->early = FALSE;
  if (same_options (options, self->options))
    return;

  if (early && is_untouched (self))
    {
      plan_anew (self);
      return;
    }
  typed = is_amount_typed (self);
  amount = _hd_facts_pane_facts (self)->amount;
  update_balance (self);
  fill_options (self, g_steal_pointer (&options));
  choose_stated (self);
  if (!typed)
    take_stated_amount (self);
  _hd_facts_pane_show_difference (self);
  if (_hd_facts_pane_facts (self)->amount != amount || _hd_facts_pane_facts (self)->off != off)
    hd_composer_facts_changed (self->composer);
}

/* The time that is needed on the day of the facts; FALSE when it is not all on it. */
static gboolean
find_needed (HdFactsPane *self, gint64 busy_from, gint64 busy_to, HdSpan *needed)
{
  HdDate date = _hd_facts_pane_facts (self)->date;
  gint64 midnight = HD_MOMENT (date, 0);

  if (date == HD_DATE_NONE || busy_from < midnight || busy_to <= busy_from ||
      busy_to > midnight + HD_DAY_MINUTES)
    return FALSE;

  *needed = (HdSpan){ (int) (busy_from - midnight), (int) (busy_to - midnight) };
  return TRUE;
}

/**
 * hd_facts_pane_show_ways:
 * @busy_from: the time that is needed, an HD_MOMENT()
 * @busy_to: its end
 *
 * The ways to be away for a draft that was begun before. The facts stay as they are; the way that
 * they say is chosen.
 */
void
hd_facts_pane_show_ways (HdFactsPane *self, gint64 busy_from, gint64 busy_to)
{
  g_return_if_fail (HD_IS_FACTS_PANE (self));

  HdSpan needed;

  if (!find_needed (self, busy_from, busy_to, &needed))
    return;
  self->needed = needed;
  update_balance (self);
  fill_options (self, plan (self));
  choose_stated (self);
  _hd_facts_pane_show_difference (self);
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
  gint64 denied = facts->amount;
  HdSpan window = facts->window, needed;
  int next = -1;

  if (!find_needed (self, busy_from, busy_to, &needed))
    return;

  _hd_facts_pane_show_options (self, needed);
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
