/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-plan.h"

/*
 * From a busy stretch to the absences that are enough for it, the smallest first. All of it is
 * wall time at home; the lengths are sums of paid minutes, never differences of instants, so
 * that a day of 23 or 25 hours is a day like any other.
 */

/* How far lunch may move; further away it is no lunch. */
#define LUNCH_MAX_SHIFT 90

/* The longest gap between paid spans that is a lunch and not a free afternoon. */
#define LUNCH_MAX_LENGTH 120

typedef struct
{
  const HdPlanRules *rules;
  const HdSchedule *schedule;
  GArray *options; /* of HdPlanOption */
  GArray *spans;   /* of HdStretch: the paid time of the days that are touched */
  HdStretch busy;
  HdStretch day;   /* from the first paid minute to the last one */
  HdStretch lunch; /* empty when there is none */
  int need;
} Planner;

/* Days before 1970 are negative; the minute never is. */
HdDate
hd_moment_date (gint64 moment)
{
  return (HdDate) ((moment - hd_moment_minute (moment)) / HD_DAY_MINUTES);
}

int
hd_moment_minute (gint64 moment)
{
  int minute = (int) (moment % HD_DAY_MINUTES);

  return minute < 0 ? minute + HD_DAY_MINUTES : minute;
}

/**
 * hd_moment_format:
 *
 * Returns: (transfer full): as `2026-12-03T14:00`
 */
char *
hd_moment_format (gint64 moment)
{
  g_autofree char *date = hd_date_format_iso (hd_moment_date (moment));
  g_autofree char *time = hd_time_format (hd_moment_minute (moment));

  return g_strdup_printf ("%sT%s", date, time);
}

/**
 * hd_plan_kind_to_string:
 *
 * Returns: (transfer none): the name on the command line
 */
const char *
hd_plan_kind_to_string (HdPlanKind kind)
{
  static const char *const names[] = {
    "none", "move-lunch", "long-lunch", "late",     "early",
    "gap",  "make-up",    "half-day",   "full-day", "unpaid",
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

static void
cut (GArray *spans, HdStretch away)
{
  for (guint i = spans->len; i > 0; i--)
    {
      HdStretch *span = &g_array_index (spans, HdStretch, i - 1);
      HdStretch rest = { MAX (span->from, away.to), span->to };

      if (away.to <= span->from || span->to <= away.from)
        continue;
      span->to = MIN (span->to, away.from);
      if (rest.from < rest.to)
        g_array_insert_val (spans, i, rest);
      span = &g_array_index (spans, HdStretch, i - 1);
      if (span->from >= span->to)
        g_array_remove_index (spans, i - 1);
    }
}

/* What an absence that is asked for or agreed takes out of @date. */
static HdStretch
absent_on (const HdAbsence *absence, HdDate date, int split)
{
  HdStretch away = { HD_MOMENT (date, 0), HD_MOMENT (date, HD_DAY_MINUTES) };
  HdDayPart part = absence->part;

  if (absence->first_day_half && date == absence->from)
    part = HD_DAY_PART_PM;
  else if (absence->last_day_half && date == absence->to)
    part = HD_DAY_PART_AM;
  if (date == absence->from && absence->from_minute >= 0)
    away.from = HD_MOMENT (date, absence->from_minute);
  else if (part == HD_DAY_PART_PM)
    away.from = HD_MOMENT (date, split);
  if (date == absence->to && absence->to_minute >= 0)
    away.to = HD_MOMENT (date, absence->to_minute);
  else if (part == HD_DAY_PART_AM)
    away.to = HD_MOMENT (date, split);
  return away;
}

/**
 * hd_plan_work_spans:
 * @absences: (element-type HdAbsence) (nullable): other absences; denied, cancelled and drafted
 *   ones do not count
 *
 * The paid time of a day that is left to work. A day of which only the length is known is taken
 * to begin at 09:00.
 *
 * Returns: (transfer full) (element-type HdStretch): ascending
 */
GArray *
hd_plan_work_spans (const HdSchedule *schedule, const GArray *absences, HdDate date)
{
  HdSpan spans[2 * HD_WORK_DAY_MAX_SPANS];
  GArray *work = g_array_new (FALSE, FALSE, sizeof (HdStretch));
  int n = hd_schedule_get_spans (schedule, date, spans);
  int paid = hd_schedule_paid_minutes (schedule, date, HD_DAY_PART_FULL);

  if (n == 0 && paid > 0)
    {
      int from = MIN (9 * 60, HD_DAY_MINUTES - paid);

      spans[n++] = (HdSpan){ from, from + paid };
    }
  for (int i = 0; i < n; i++)
    {
      HdStretch span = { HD_MOMENT (date, spans[i].from), HD_MOMENT (date, spans[i].to) };

      g_array_append_val (work, span);
    }

  for (guint i = 0; absences != NULL && i < absences->len; i++)
    {
      const HdAbsence *absence = &g_array_index (absences, HdAbsence, i);

      if (absence->from <= date && date <= absence->to &&
          (absence->state == HD_ABSENCE_REQUESTED || absence->state == HD_ABSENCE_APPROVED ||
           absence->state == HD_ABSENCE_TAKEN))
        cut (work, absent_on (absence, date, hd_schedule_get_half_day (schedule).split));
    }

  return work;
}

static int
paid_in (const GArray *spans, gint64 from, gint64 to)
{
  gint64 minutes = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const HdStretch *span = &g_array_index (spans, HdStretch, i);
      gint64 first = MAX (from, span->from), last = MIN (to, span->to);

      if (first < last)
        minutes += last - first;
    }

  return (int) minutes;
}

/* Moves the end of @absence on, then its start back, until @paid minutes are in it. */
static HdStretch
widen (const Planner *planner, HdStretch absence, int paid, gboolean backwards)
{
  const GArray *spans = planner->spans;
  int missing = paid - paid_in (spans, absence.from, absence.to);

  for (int turn = 0; turn < 2 && missing > 0; turn++)
    {
      gboolean back = backwards == (turn == 0);

      for (guint i = 0; i < spans->len && missing > 0; i++)
        {
          const HdStretch *span = &g_array_index (spans, HdStretch, back ? spans->len - 1 - i : i);
          gint64 from = back ? MIN (absence.from, span->to) : MAX (absence.to, span->from);
          gint64 room = back ? from - span->from : span->to - from;
          gint64 step = CLAMP (room, 0, missing);

          if (step == 0)
            continue;
          if (back)
            absence.from = from - step;
          else
            absence.to = from + step;
          missing -= (int) step;
        }
    }

  return absence;
}

static void
add (Planner *planner, HdPlanOption option, gboolean backwards)
{
  HdIncrement increment = planner->rules->increment;

  option.cost = (int) hd_increment_apply (increment, option.cost);
  if (option.need > 0 && option.need < increment.min_block && option.kind != HD_PLAN_MAKE_UP)
    option.reasons |= HD_PLAN_BECAUSE_BLOCK;
  else if (option.cost % increment.step == 0 && option.cost > option.need &&
           option.cost - option.need < increment.step)
    option.reasons |= HD_PLAN_BECAUSE_STEP;
  option.absence = widen (planner, option.absence, option.cost, backwards);

  for (guint i = 0; i < planner->options->len; i++)
    {
      const HdPlanOption *other = &g_array_index (planner->options, HdPlanOption, i);

      /* The same absence at the same price under another name is no choice. */
      if (other->cost == option.cost && other->absence.from == option.absence.from &&
          other->absence.to == option.absence.to && option.kind != HD_PLAN_UNPAID &&
          option.kind != HD_PLAN_MAKE_UP)
        return;
    }
  g_array_append_val (planner->options, option);
}

static gboolean
touches_lunch (const Planner *planner)
{
  return planner->lunch.from < planner->lunch.to && planner->busy.from <= planner->lunch.to &&
         planner->busy.to >= planner->lunch.from;
}

/* The smallest absence: the busy stretch with the ends of the day that are not worth coming for. */
static HdPlanOption
smallest (const Planner *planner)
{
  HdPlanOption option = { .absence = planner->busy, .need = planner->need };
  int least = planner->rules->min_remainder;
  int before = paid_in (planner->spans, planner->day.from, planner->busy.from);
  int after = paid_in (planner->spans, planner->busy.to, planner->day.to);
  gboolean late = before < least, early = after < least;

  if (late && before > 0)
    option.reasons |= HD_PLAN_BECAUSE_STUB_BEFORE;
  if (early && after > 0)
    option.reasons |= HD_PLAN_BECAUSE_STUB_AFTER;
  option.stub_before = before;
  option.stub_after = after;
  if (late)
    option.absence.from = MIN (option.absence.from, planner->day.from);
  if (early)
    option.absence.to = MAX (option.absence.to, planner->day.to);
  option.absence.from = MAX (option.absence.from, planner->day.from);
  option.absence.to = MIN (option.absence.to, planner->day.to);

  option.kind = late && early             ? HD_PLAN_FULL_DAY
                : late                    ? HD_PLAN_LATE
                : early                   ? HD_PLAN_EARLY
                : touches_lunch (planner) ? HD_PLAN_LONG_LUNCH
                                          : HD_PLAN_GAP;
  option.need = paid_in (planner->spans, option.absence.from, option.absence.to);
  option.cost = option.need;
  return option;
}

/* What the busy stretch costs when lunch is taken at @at instead. */
static int
need_with_lunch_at (const Planner *planner, HdStretch lunch)
{
  gint64 from = MAX (planner->busy.from, planner->day.from);
  gint64 to = MIN (planner->busy.to, planner->day.to);
  gint64 first = MAX (from, lunch.from), last = MIN (to, lunch.to);
  gint64 length = planner->lunch.to - planner->lunch.from;
  gint64 old_first = MAX (from, planner->lunch.from), old_last = MIN (to, planner->lunch.to);
  int need = planner->need;

  if (lunch.from < planner->day.from || lunch.to > planner->day.to || length <= 0)
    return need;
  if (old_first < old_last)
    need += (int) (old_last - old_first);
  if (first < last)
    need -= (int) (last - first);
  return need;
}

static void
add_moved_lunch (Planner *planner)
{
  gint64 length = planner->lunch.to - planner->lunch.from;
  HdStretch places[] = {
    { planner->busy.from, planner->busy.from + length },
    { planner->busy.to - length, planner->busy.to },
  };

  if (!planner->rules->lunch_movable || length <= 0)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gint64 shift = places[i].from - planner->lunch.from;
      int need = need_with_lunch_at (planner, places[i]);
      HdPlanOption option = {
        .kind = need == 0 ? HD_PLAN_MOVE_LUNCH : HD_PLAN_LONG_LUNCH,
        .absence = planner->busy,
        .need = need,
        .cost = need,
        .reasons = HD_PLAN_BECAUSE_LUNCH_MOVES,
        .lunch = places[i],
      };

      if (need >= planner->need || ABS (shift) > LUNCH_MAX_SHIFT)
        continue;
      option.cost = (int) hd_increment_apply (planner->rules->increment, need);
      if (option.cost > need)
        option.reasons |= HD_PLAN_BECAUSE_STEP;
      g_array_append_val (planner->options, option);
      return;
    }
}

/*
 * A half day, where it is enough. What sticks out before an afternoon can be covered by lunch
 * when lunch can move and is long enough.
 */
static void
add_half (Planner *planner, HdDayPart part)
{
  HdDate date = hd_moment_date (planner->day.from);
  gint64 split = HD_MOMENT (date, hd_schedule_get_half_day (planner->schedule).split);
  gboolean morning = part == HD_DAY_PART_AM;
  gint64 length = planner->lunch.to - planner->lunch.from;
  int outside = morning ? paid_in (planner->spans, split, planner->busy.to)
                        : paid_in (planner->spans, planner->busy.from, split);
  HdPlanOption option = {
    .kind = HD_PLAN_HALF_DAY,
    .absence = planner->day,
    .need = planner->need,
    .reasons = HD_PLAN_BECAUSE_HALF,
  };

  option.cost = MIN (hd_schedule_paid_minutes (planner->schedule, date, part),
                     paid_in (planner->spans, planner->day.from, planner->day.to));
  option.cost = (int) hd_increment_apply (planner->rules->increment, option.cost);
  if (option.cost == 0)
    return;
  if (outside > 0)
    {
      if (morning || !planner->rules->lunch_movable || outside > length || option.cost <= outside)
        return;
      option.reasons |= HD_PLAN_BECAUSE_LUNCH_MOVES;
      option.lunch = (HdStretch){ planner->busy.from, planner->busy.from + length };
    }

  /* The paid minutes of that half, and what the appointment takes of the break beside it. */
  if (morning)
    {
      option.absence.to = planner->day.from;
      for (guint i = 0; i < planner->spans->len; i++)
        {
          const HdStretch *span = &g_array_index (planner->spans, HdStretch, i);

          if (span->from < split)
            option.absence.to = MIN (span->to, split);
        }
      option.absence.to = MAX (option.absence.to, MIN (planner->busy.to, planner->day.to));
    }
  else
    {
      for (guint i = planner->spans->len; i > 0; i--)
        {
          const HdStretch *span = &g_array_index (planner->spans, HdStretch, i - 1);

          if (span->to > split)
            option.absence.from = MAX (span->from, split);
        }
      option.absence.from = MIN (option.absence.from, MAX (planner->busy.from, planner->day.from));
    }
  g_array_append_val (planner->options, option);
}

/* What the cheapest half day that is enough costs, or the whole day. */
static int
cheapest_block (const Planner *planner)
{
  int cheapest = paid_in (planner->spans, planner->day.from, planner->day.to);

  for (guint i = 0; i < planner->options->len; i++)
    {
      const HdPlanOption *option = &g_array_index (planner->options, HdPlanOption, i);

      if (option->kind == HD_PLAN_HALF_DAY)
        cheapest = MIN (cheapest, option->cost);
    }

  return cheapest;
}

/* Leaving without coming back, or coming when it is over, where no half day is cheaper. */
static void
add_one_way (Planner *planner, const HdPlanOption *least)
{
  HdStretch ways[] = { { planner->busy.from, planner->day.to },
                       { planner->day.from, planner->busy.to } };
  int block = cheapest_block (planner);

  if (least->kind != HD_PLAN_GAP && least->kind != HD_PLAN_LONG_LUNCH)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      HdPlanOption option = {
        .kind = i == 0 ? HD_PLAN_EARLY : HD_PLAN_LATE,
        .absence = ways[i],
        .need = paid_in (planner->spans, ways[i].from, ways[i].to),
        .reasons = HD_PLAN_BECAUSE_ONE_WAY,
      };

      option.cost = option.need;
      if (hd_increment_apply (planner->rules->increment, option.cost) < block)
        add (planner, option, i == 0);
    }
}

static void
add_full (Planner *planner)
{
  HdPlanOption option = { .kind = HD_PLAN_FULL_DAY, .absence = planner->day };

  option.reasons = HD_PLAN_BECAUSE_WHOLE;
  option.need = option.cost = paid_in (planner->spans, planner->day.from, planner->day.to);
  add (planner, option, FALSE);
}

/* Time that is made up must lie outside the core hours of every day that it touches. */
static gboolean
outside_core (const Planner *planner)
{
  HdSpan core = planner->rules->core;

  for (HdDate date = hd_moment_date (planner->busy.from);
       core.from < core.to && date <= hd_moment_date (planner->busy.to); date++)
    if (paid_in (planner->spans, MAX (planner->busy.from, HD_MOMENT (date, core.from)),
                 MIN (planner->busy.to, HD_MOMENT (date, core.to))) > 0)
      return FALSE;

  return TRUE;
}

static void
add_without_leave (Planner *planner, const HdPlanOption *least)
{
  HdPlanOption option = *least;

  if (planner->rules->makeup && outside_core (planner))
    {
      HdPlanOption make_up = { .kind = HD_PLAN_MAKE_UP, .absence = planner->busy };

      make_up.need = planner->need;
      g_array_append_val (planner->options, make_up);
    }

  option.kind = HD_PLAN_UNPAID;
  add (planner, option, least->kind == HD_PLAN_EARLY);
}

/* The longest gap between paid spans of one day that is short enough, around the split. */
static HdStretch
find_lunch (const GArray *spans)
{
  HdStretch lunch = { 0, 0 };

  for (guint i = 1; i < spans->len; i++)
    {
      gint64 from = g_array_index (spans, HdStretch, i - 1).to;
      gint64 to = g_array_index (spans, HdStretch, i).from;

      if (to - from > lunch.to - lunch.from && to - from <= LUNCH_MAX_LENGTH &&
          hd_moment_date (from) == hd_moment_date (to))
        lunch = (HdStretch){ from, to };
    }

  return lunch;
}

/* The paid time of all days that @busy touches; only days that have some in it count. */
static int
collect_days (Planner *planner, const HdSchedule *schedule, const GArray *absences)
{
  HdDate last = hd_moment_date (planner->busy.to - 1);
  int days = 0;

  for (HdDate date = hd_moment_date (planner->busy.from); date <= last; date++)
    {
      g_autoptr (GArray) work = hd_plan_work_spans (schedule, absences, date);

      if (paid_in (work, planner->busy.from, planner->busy.to) == 0)
        continue;
      days++;
      g_array_append_vals (planner->spans, work->data, work->len);
    }

  return days;
}

/**
 * hd_plan_options:
 * @absences: (element-type HdAbsence) (nullable): other absences, whose time is free already
 * @busy: when one cannot work: at most ten years
 * @rules: what is allowed
 *
 * All absences that are enough for @busy, the smallest one first, not yet priced. When no paid
 * time is touched the one option is %HD_PLAN_NONE.
 *
 * Returns: (transfer full) (element-type HdPlanOption): at least one
 */
GArray *
hd_plan_options (const HdSchedule *schedule,
                 const GArray *absences,
                 HdStretch busy,
                 const HdPlanRules *rules)
{
  g_return_val_if_fail (schedule != NULL, NULL);
  g_return_val_if_fail (rules != NULL, NULL);
  g_return_val_if_fail (busy.from < busy.to, NULL);
  g_return_val_if_fail (busy.to - busy.from < HD_MOMENT (HD_ABSENCE_MAX_DAYS, 0), NULL);

  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (HdStretch));
  Planner planner = { .rules = rules, .schedule = schedule, .busy = busy, .spans = spans };
  int days = collect_days (&planner, schedule, absences);
  HdPlanOption least = { .absence = busy, .reasons = HD_PLAN_BECAUSE_FREE };

  planner.options = g_array_new (FALSE, FALSE, sizeof (HdPlanOption));
  if (days == 0)
    {
      g_array_append_val (planner.options, least);
      return planner.options;
    }

  planner.day.from = g_array_index (spans, HdStretch, 0).from;
  planner.day.to = g_array_index (spans, HdStretch, spans->len - 1).to;
  planner.need = paid_in (spans, busy.from, busy.to);
  planner.lunch = days == 1 ? find_lunch (spans) : (HdStretch){ 0, 0 };

  least = smallest (&planner);
  add (&planner, least, least.kind == HD_PLAN_EARLY);
  if (days == 1)
    {
      add_moved_lunch (&planner);
      add_half (&planner, HD_DAY_PART_AM);
      add_half (&planner, HD_DAY_PART_PM);
      add_one_way (&planner, &least);
    }
  add_full (&planner);
  add_without_leave (&planner, &least);
  return planner.options;
}
