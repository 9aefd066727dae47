/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-options.h"

#include <glib/gi18n.h>

#include "hd-schedule.h"
#include "hd-words.h"

/* Without a policy that says otherwise, absences are counted in quarters of an hour. */
#define STEP 15
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

/**
 * hd_options_plan:
 * @needed: the time that is needed on the day of @facts, travel included
 * @travel: there is a way to go, so that a short rest of the day is not worth coming for
 *
 * The smallest sufficient absences by the usual working hours, the cheapest first.
 *
 * Returns: (transfer full) (element-type HdPlanOption): up to three; empty when @needed lies
 *   outside working time and nothing need be asked
 */
GArray *
hd_options_plan (const HdRequestFacts *facts, HdSpan needed, gboolean travel)
{
  g_autoptr (HdSchedule) schedule = hd_schedule_new ();
  HdWorkWeek week = { 0 };
  const HdPlanRules rules = { .increment = { .step = STEP },
                              .min_remainder = travel ? HD_PLAN_REMAINDER_WITH_TRAVEL
                                                      : HD_PLAN_REMAINDER_AT_HOME };

  hd_work_week_init_hours (&week, facts->hours, facts->workdays);
  hd_schedule_add_week (schedule, HD_DATE_MIN, &week);

  GArray *options = hd_plan_options (schedule, NULL,
                                     (HdStretch){ HD_MOMENT (facts->date, needed.from),
                                                  HD_MOMENT (facts->date, needed.to) },
                                     &rules);

  for (guint i = options->len; i > 0; i--)
    if (!is_leave (g_array_index (options, HdPlanOption, i - 1).kind))
      g_array_remove_index (options, i - 1);
  g_array_sort (options, by_cost);
  if (options->len > SHOWN)
    g_array_set_size (options, SHOWN);
  return options;
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

/**
 * hd_option_why:
 *
 * Returns: (transfer full): why it is no smaller, in words; "" when there is nothing to say
 */
char *
hd_option_why (const HdPlanOption *option)
{
  GString *text = g_string_new (NULL);
  g_autofree char *before = hd_words_amount (option->stub_before);
  g_autofree char *after = hd_words_amount (option->stub_after);
  g_autofree char *step = hd_words_amount (STEP);
  /* Translators: why an absence is no smaller; an amount of time */
  g_autofree char *stub_before = g_strdup_printf (_ ("only %s would be left before"), before);
  /* Translators: why an absence is no smaller; an amount of time */
  g_autofree char *stub_after = g_strdup_printf (_ ("only %s would be left after"), after);
  /* Translators: why an absence is no smaller; an amount of time */
  g_autofree char *steps = g_strdup_printf (_ ("counted in steps of %s"), step);

  if (option->reasons & HD_PLAN_BECAUSE_STUB_BEFORE)
    append (text, stub_before);
  if (option->reasons & HD_PLAN_BECAUSE_STUB_AFTER)
    append (text, stub_after);
  if (option->reasons & HD_PLAN_BECAUSE_STEP)
    append (text, steps);
  if (option->reasons & HD_PLAN_BECAUSE_ONE_WAY)
    append (text, option->kind == HD_PLAN_EARLY ? _ ("without coming back")
                                                : _ ("without coming in before"));
  return g_string_free (text, FALSE);
}
