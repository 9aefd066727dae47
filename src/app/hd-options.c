/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-options.h"

#include <glib/gi18n.h>

#include "hd-schedule.h"
#include "hd-words.h"

#define SHOWN 3

/* What is asked for here; the rest is nobody's leave. */
static gboolean
is_leave (HdPlanKind kind)
{
  return kind != HD_PLAN_NONE && kind != HD_PLAN_UNPAID && kind != HD_PLAN_MAKE_UP;
}

/* The list is read from the top: what costs least stands first, whatever it disturbs. */
static int
by_cost (gconstpointer a, gconstpointer b)
{
  const HdPlanOption *first = a, *second = b;

  return first->cost != second->cost ? first->cost - second->cost : hd_plan_compare (first, second);
}

/* The other absences, whoever pays for them: their time is free already. */
static GArray *
list_absences (const HdLeaveFacts *facts, gint64 except)
{
  GArray *absences = g_array_new (FALSE, FALSE, sizeof (HdAbsence));

  for (guint i = 0; i < facts->absences->len; i++)
    {
      const HdAbsenceFacts *row = facts->absences->pdata[i];
      HdAbsence absence = hd_leave_books_to_absence (row);

      if (row->id != except)
        g_array_append_val (absences, absence);
    }
  return absences;
}

/* The books as if the absence that is asked for anew, or moved, was not there. */
static HdLeaveBooks *
books_without (const HdLeaveBooks *books, gint64 except, HdDate today)
{
  HdLeaveFacts *facts = hd_leave_facts_copy (books->facts);
  HdAbsenceFacts *absence = hd_leave_facts_find_absence (facts, except);
  HdWorkWeek usual;

  for (int i = 0; i < 7; i++)
    usual.days[i] =
      *hd_schedule_get_day (books->schedule, hd_date_next_weekday (today, HD_MONDAY) + i);
  if (absence != NULL)
    g_ptr_array_remove (facts->absences, absence);
  return hd_leave_books_new (facts, &usual, today);
}

static GArray *
plan_by_hours (const HdRequestFacts *facts, HdStretch busy, gboolean travel)
{
  g_autoptr (HdSchedule) schedule = hd_schedule_new ();
  HdWorkWeek week = { 0 };
  const HdPlanRules rules = { .increment = { .step = HD_OPTION_STEP },
                              .min_remainder = travel ? HD_PLAN_REMAINDER_WITH_TRAVEL
                                                      : HD_PLAN_REMAINDER_AT_HOME };

  hd_work_week_init_hours (&week, facts->hours, facts->workdays);
  hd_schedule_add_week (schedule, HD_DATE_MIN, &week);
  return hd_plan_options (schedule, NULL, busy, &rules);
}

static GArray *
plan_by_books (const HdLeaveBooks *books, HdStretch busy, gboolean travel, gint64 except)
{
  g_autoptr (HdLeaveBooks) without = NULL;
  g_autoptr (GArray) absences = list_absences (books->facts, except);
  HdPlanRules rules;
  GArray *options;

  hd_leave_books_get_rules (books, travel, &rules);
  options = hd_plan_options (books->schedule, absences, busy, &rules);
  if (books->mode != HD_LEAVE_MODE_BALANCE || options->len == 0)
    return options;

  without = books_without (books, except, hd_moment_date (busy.from));
  hd_plan_price (options, without->account);
  return options;
}

/**
 * hd_options_plan:
 * @desk: (nullable): what is known of the leave; without it the hours of @facts are all that counts
 * @facts: the day, and the usual hours
 * @needed: the time that is needed on the day of @facts, travel included
 * @travel: there is a way to go, so that a short rest of the day is not worth coming for
 * @except: the absence that this one takes the place of; 0 for none
 *
 * The smallest sufficient absences by the hours of work, the days off, the other absences and the
 * leave that is there. Those that the leave covers come first and among them the cheapest, where
 * time that would lapse anyway costs nothing.
 *
 * Returns: (transfer full) (element-type HdPlanOption): up to three; empty when @needed lies
 *   outside working time and nothing need be asked, and without a day
 */
GArray *
hd_options_plan (HdLeaveDesk *desk,
                 const HdRequestFacts *facts,
                 HdSpan needed,
                 gboolean travel,
                 gint64 except)
{
  const HdLeaveBooks *books = desk != NULL ? hd_leave_desk_get_books (desk) : NULL;
  HdStretch busy;
  GArray *options;

  if (facts->date == HD_DATE_NONE)
    return g_array_new (FALSE, FALSE, sizeof (HdPlanOption));

  busy = (HdStretch){ HD_MOMENT (facts->date, needed.from), HD_MOMENT (facts->date, needed.to) };
  options = books != NULL ? plan_by_books (books, busy, travel, except)
                          : plan_by_hours (facts, busy, travel);

  for (guint i = options->len; i > 0; i--)
    if (!is_leave (g_array_index (options, HdPlanOption, i - 1).kind))
      g_array_remove_index (options, i - 1);
  if (books == NULL || books->mode != HD_LEAVE_MODE_BALANCE)
    g_array_sort (options, by_cost);
  if (options->len > SHOWN)
    g_array_set_size (options, SHOWN);
  return options;
}

/**
 * hd_options_price:
 * @facts: an absence, whether or not it is one of the options
 *
 * Returns: the minutes of leave that it is counted as by the rules and the hours of now, as it is
 *   booked when it is sent; -1 when no rules are known
 */
gint64
hd_options_price (HdLeaveDesk *desk, const HdRequestFacts *facts)
{
  const HdLeaveBooks *books;
  g_autoptr (HdAbsenceFacts) absence = NULL;
  g_autoptr (GArray) charges = NULL;
  gint64 price = 0;

  g_return_val_if_fail (desk != NULL, -1);

  books = hd_leave_desk_get_books (desk);
  if (books == NULL || facts->date == HD_DATE_NONE)
    return -1;
  absence = hd_absence_facts_new (0);
  absence->first = facts->date;
  absence->last = facts->until_date != HD_DATE_NONE ? facts->until_date : facts->date;
  absence->from_minute = facts->window.to != 0 ? facts->window.from : -1;
  absence->to_minute = facts->window.to != 0 ? facts->window.to : -1;
  absence->amount = -1;
  absence->state = g_strdup ("draft");
  absence->charge = g_strdup ("leave");
  charges = hd_leave_books_price (books, absence);
  for (guint i = 0; i < charges->len; i++)
    price += g_array_index (charges, HdCharge, i).minutes;
  return price;
}

/**
 * hd_options_balance:
 * @on: the day of the absence; %HD_DATE_NONE for today
 *
 * Returns: minutes of leave that a request can be held against on that day, or -1 when that is not
 *   known
 */
gint64
hd_options_balance (HdLeaveDesk *desk, HdDate on, HdDate today)
{
  HdLeaveFigures figures;

  g_return_val_if_fail (desk != NULL, -1);

  return hd_leave_desk_get_figures (desk, on != HD_DATE_NONE ? on : today, &figures)
           ? MAX (figures.available, 0)
           : -1;
}

/**
 * hd_option_window:
 *
 * Returns: the time away on the day of @facts; `to` = 0 for the whole day
 */
HdSpan
hd_option_window (const HdPlanOption *option, const HdRequestFacts *facts)
{
  gint64 midnight = HD_MOMENT (facts->date, 0);
  HdSpan window = { (int) CLAMP (option->absence.from - midnight, 0, HD_DAY_MINUTES),
                    (int) CLAMP (option->absence.to - midnight, 0, HD_DAY_MINUTES) };

  if (option->kind == HD_PLAN_FULL_DAY || window.to <= window.from)
    return (HdSpan){ 0, 0 };
  return window;
}

/**
 * hd_option_title:
 *
 * Returns: (transfer full): as “13:15–16:15”, “Leave at 13:15”, “Afternoon off, 13:00–17:00”
 */
char *
hd_option_title (const HdPlanOption *option, const HdRequestFacts *facts)
{
  HdSpan window = hd_option_window (option, facts);

  if (window.to == 0)
    return g_strdup (_ ("The whole day"));

  g_autofree char *span = hd_words_span (window.from, window.to);
  g_autofree char *from = hd_time_format (window.from);
  g_autofree char *to = hd_time_format (window.to);

  if (option->kind == HD_PLAN_HALF_DAY && window.to >= facts->hours.to)
    /* Translators: half a day off, with its times */
    return g_strdup_printf (_ ("Afternoon off, %s"), span);
  if (option->kind == HD_PLAN_HALF_DAY)
    /* Translators: half a day off, with its times */
    return g_strdup_printf (_ ("Morning off, %s"), span);
  if (option->kind == HD_PLAN_EARLY)
    /* Translators: an absence until the end of the day, as “Leave at 13:15” */
    return g_strdup_printf (_ ("Leave at %s"), from);
  if (option->kind == HD_PLAN_LATE)
    /* Translators: an absence from the start of the day, as “Come in at 11:00” */
    return g_strdup_printf (_ ("Come in at %s"), to);
  return g_steal_pointer (&span);
}

static void
append (GString *text, const char *reason)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", reason);
}

/* Reasons with a time in them. */
static void
append_amount (GString *text, const char *format, gint64 minutes)
{
  g_autofree char *amount = hd_words_amount (minutes);
  g_autoptr (GString) reason = g_string_new (format);

  g_string_replace (reason, "%s", amount, 1);
  append (text, reason->str);
}

/* Whether all that it costs would lapse anyway. */
static gboolean
lapses (const HdPlanOption *option)
{
  return (option->reasons & HD_PLAN_BECAUSE_LAPSES) != 0 && option->saved >= option->cost;
}

/* What holds for several options is said once, beside them. */
static gboolean
all_lapse (const GArray *options)
{
  for (guint i = 0; i < options->len; i++)
    if (!lapses (&g_array_index (options, HdPlanOption, i)))
      return FALSE;
  return options->len > 1;
}

/* Why it is no smaller, in words; "" when there is nothing to say. */
static char *
why (HdLeaveDesk *desk, const HdPlanOption *option)
{
  const HdLeaveBooks *books = desk != NULL ? hd_leave_desk_get_books (desk) : NULL;
  GString *text = g_string_new (NULL);

  if (option->reasons & HD_PLAN_BECAUSE_STUB_BEFORE)
    /* Translators: why an absence is no smaller; an amount of time */
    append_amount (text, _ ("only %s would be left before"), option->stub_before);
  if (option->reasons & HD_PLAN_BECAUSE_STUB_AFTER)
    /* Translators: why an absence is no smaller; an amount of time */
    append_amount (text, _ ("only %s would be left after"), option->stub_after);
  if (option->reasons & HD_PLAN_BECAUSE_LUNCH_MOVES)
    {
      g_autofree char *lunch = hd_time_format (hd_moment_minute (option->lunch.from));
      g_autofree char *moved =
        /* Translators: what an absence needs besides; a time */
        g_strdup_printf (_ ("with lunch at %s"), lunch);

      append (text, moved);
    }
  if (option->reasons & HD_PLAN_BECAUSE_BLOCK)
    /* Translators: why an absence is no smaller; an amount of time */
    append_amount (text, _ ("the smallest block is %s"),
                   books != NULL ? books->account->increment.min_block : HD_OPTION_STEP);
  if (option->reasons & HD_PLAN_BECAUSE_STEP)
    /* Translators: why an absence is no smaller; an amount of time */
    append_amount (text, _ ("counted in steps of %s"),
                   books != NULL ? books->account->increment.step : HD_OPTION_STEP);
  if (option->reasons & HD_PLAN_BECAUSE_ONE_WAY)
    append (text, option->kind == HD_PLAN_EARLY ? _ ("without coming back")
                                                : _ ("without coming in before"));
  if ((option->reasons & HD_PLAN_BECAUSE_LAPSES) && !lapses (option))
    /* Translators: why an absence is a good one; an amount of time */
    append_amount (text, _ ("%s of it would lapse anyway"), option->saved);
  return g_string_free (text, FALSE);
}

/**
 * hd_option_cost:
 * @minutes: of leave
 *
 * Returns: (transfer full): “3 h of leave”, for a time beside others
 */
char *
hd_option_cost (int minutes)
{
  g_autofree char *amount = hd_words_amount (minutes);

  return minutes == 0 ? g_strdup (_ ("no leave needed"))
                      /* Translators: what a time costs, as “3 h of leave” */
                      : g_strdup_printf (_ ("%s of leave"), amount);
}

/**
 * hd_options_note:
 *
 * Returns: (nullable): what holds for all @options, and is not said of each
 */
const char *
hd_options_note (const GArray *options)
{
  return all_lapse (options) ? _ ("This takes time that would lapse anyway.") : NULL;
}

/**
 * hd_option_summary:
 * @desk: (nullable): the one that it was planned with
 * @options: what was planned
 * @at: which of them
 *
 * Returns: (transfer full): what it costs, what is left then, whether the leave covers it, and why
 *   it is no smaller: “3 h, then 43 h 30 left · counted in steps of 15 min”
 */
char *
hd_option_summary (HdLeaveDesk *desk, const GArray *options, guint at)
{
  const HdPlanOption *option = &g_array_index (options, HdPlanOption, at);
  HdLeaveMode mode = desk != NULL ? hd_leave_desk_get_mode (desk) : HD_LEAVE_MODE_EMPTY;
  g_autofree char *cost = hd_words_amount (option->cost);
  g_autofree char *reasons = why (desk, option);
  GString *text = g_string_new (NULL);

  if (mode == HD_LEAVE_MODE_UNPAID)
    {
      g_autofree char *money = hd_leave_desk_format_money (desk, option->cost);

      /* Translators: an amount of time */
      g_string_append_printf (text, _ ("%s unpaid"), cost);
      if (money != NULL)
        g_string_append_printf (text, ", %s", money);
    }
  else
    g_string_append (text, cost);

  if (mode == HD_LEAVE_MODE_BALANCE)
    {
      g_autofree char *left = hd_words_amount (option->balance_after);

      /* Translators: follows what an absence costs, as “3 h, then 43 h 30 left” */
      g_string_append_printf (text, _ (", then %s left"), left);
      if (!option->covered && option->balance_after < 0)
        g_string_append_printf (text, " · %s", _ ("more leave than there is"));
      else if (!option->covered)
        g_string_append_printf (text, " · %s", _ ("too little would be left for later time off"));
    }
  if (*reasons != '\0')
    g_string_append_printf (text, " · %s", reasons);
  if (lapses (option) && !all_lapse (options))
    g_string_append_printf (text, " · %s", _ ("time that would lapse anyway"));
  return g_string_free (text, FALSE);
}
