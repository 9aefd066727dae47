/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-schedule.h"

#include <string.h>

/* One week of work and the first day on which it holds. */
typedef struct
{
  HdDate from;
  HdWorkWeek week;
} Version;

struct _HdSchedule
{
  gatomicrefcount ref_count;
  GArray *versions; /* of Version, ascending by date */
  HdDaysOff *days_off;
  HdHalfDay half_day;
};

/**
 * hd_work_week_init_hours:
 * @hours: the paid hours of each work day, without a break
 * @weekdays: a set of HD_WEEKDAY_BIT()
 */
void
hd_work_week_init_hours (HdWorkWeek *week, HdSpan hours, guint weekdays)
{
  g_return_if_fail (week != NULL);
  g_return_if_fail (hours.from >= 0 && hours.from < hours.to && hours.to <= HD_DAY_MINUTES);

  memset (week, 0, sizeof *week);
  for (int i = 0; i < 7; i++)
    if (weekdays & (1u << i))
      hd_work_week_add_span (week, (HdWeekday) (i + 1), hours);
}

/**
 * hd_work_week_init_length:
 * @day_minutes: the paid minutes of a work day whose hours are not known
 */
void
hd_work_week_init_length (HdWorkWeek *week, int day_minutes, guint weekdays)
{
  g_return_if_fail (week != NULL);
  g_return_if_fail (day_minutes >= 0 && day_minutes <= HD_DAY_MINUTES);

  memset (week, 0, sizeof *week);
  for (int i = 0; i < 7; i++)
    if (weekdays & (1u << i))
      week->days[i].minutes = day_minutes;
}

/**
 * hd_work_week_add_span:
 *
 * Adds paid minutes to a weekday.
 *
 * Returns: %FALSE when @span overlaps one that is already there, or there is no room
 */
gboolean
hd_work_week_add_span (HdWorkWeek *week, HdWeekday weekday, HdSpan span)
{
  g_return_val_if_fail (week != NULL, FALSE);
  g_return_val_if_fail (weekday >= HD_MONDAY && weekday <= HD_SUNDAY, FALSE);

  HdWorkDay *day = &week->days[weekday - 1];
  int at = 0;

  if (day->n_spans == HD_WORK_DAY_MAX_SPANS)
    return FALSE;
  while (at < day->n_spans && day->spans[at].from < span.from)
    at++;
  if ((at > 0 && day->spans[at - 1].to > span.from) ||
      (at < day->n_spans && span.to > day->spans[at].from))
    return FALSE;

  memmove (&day->spans[at + 1], &day->spans[at], sizeof (HdSpan) * (gsize) (day->n_spans - at));
  day->spans[at] = span;
  day->n_spans++;
  day->minutes += span.to - span.from;
  return TRUE;
}

/**
 * hd_work_day_minutes_in:
 *
 * Returns: the paid minutes of the day inside @span. Where only the day's length is known, any
 *   minute is taken for a paid one until the day is full.
 */
int
hd_work_day_minutes_in (const HdWorkDay *day, HdSpan span)
{
  int minutes = 0;

  g_return_val_if_fail (day != NULL, 0);

  if (day->n_spans == 0)
    return CLAMP (span.to - span.from, 0, day->minutes);

  for (int i = 0; i < day->n_spans; i++)
    {
      int from = MAX (span.from, day->spans[i].from);
      int to = MIN (span.to, day->spans[i].to);

      if (from < to)
        minutes += to - from;
    }

  return minutes;
}

HdSchedule *
hd_schedule_new (void)
{
  HdSchedule *self = g_new0 (HdSchedule, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->versions = g_array_new (FALSE, FALSE, sizeof (Version));
  self->half_day.split = HD_DEFAULT_SPLIT;
  return self;
}

/**
 * hd_schedule_new_default:
 *
 * Returns: (transfer full): Monday to Friday, 09:00 to 17:00, no holidays
 */
HdSchedule *
hd_schedule_new_default (void)
{
  HdSchedule *self = hd_schedule_new ();
  HdWorkWeek week;

  hd_work_week_init_hours (&week, (HdSpan){ 9 * 60, 17 * 60 }, HD_WEEKDAYS_MON_FRI);
  hd_schedule_add_week (self, HD_DATE_MIN, &week);
  return self;
}

HdSchedule *
hd_schedule_ref (HdSchedule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
hd_schedule_unref (HdSchedule *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->versions);
  hd_days_off_free (self->days_off);
  g_free (self);
}

/**
 * hd_schedule_add_week:
 * @from: the first day on which @week holds
 *
 * Of two weeks from the same date the one added later holds.
 */
void
hd_schedule_add_week (HdSchedule *self, HdDate from, const HdWorkWeek *week)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (week != NULL);

  Version version = { from, *week };
  guint at = self->versions->len;

  while (at > 0 && g_array_index (self->versions, Version, at - 1).from > from)
    at--;
  g_array_insert_val (self->versions, at, version);
}

/**
 * hd_schedule_take_days_off:
 * @days_off: (transfer full) (nullable): the holidays
 */
void
hd_schedule_take_days_off (HdSchedule *self, HdDaysOff *days_off)
{
  g_return_if_fail (self != NULL);

  hd_days_off_free (self->days_off);
  self->days_off = days_off;
}

void
hd_schedule_set_half_day (HdSchedule *self, HdHalfDay half_day)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (half_day.split >= 0 && half_day.split <= HD_DAY_MINUTES);

  self->half_day = half_day;
}

HdHalfDay
hd_schedule_get_half_day (const HdSchedule *self)
{
  g_return_val_if_fail (self != NULL, ((HdHalfDay){ HD_DEFAULT_SPLIT, FALSE }));

  return self->half_day;
}

/**
 * hd_schedule_get_day:
 *
 * Returns: (transfer none): the work day that @date is by its weekday, holidays not looked at
 */
const HdWorkDay *
hd_schedule_get_day (const HdSchedule *self, HdDate date)
{
  static const HdWorkDay free_day;
  const HdWorkDay *day = &free_day;

  g_return_val_if_fail (self != NULL, &free_day);

  for (guint i = self->versions->len; i > 0; i--)
    {
      const Version *version = &g_array_index (self->versions, Version, i - 1);

      if (version->from <= date)
        {
          day = &version->week.days[hd_date_weekday (date) - 1];
          break;
        }
    }

  return day;
}

/* @minutes less @permille of it; half a minute of what is left rounds up. */
static int
remaining (int minutes, int permille)
{
  int rest = HD_WHOLE_DAY - MIN (permille, HD_WHOLE_DAY);

  return (minutes * rest + HD_WHOLE_DAY / 2) / HD_WHOLE_DAY;
}

/* What a half day is worth by the employer's rule, before holidays. */
static int
half_minutes (const HdSchedule *self, const HdWorkDay *day, HdDayPart part)
{
  int morning = day->minutes / 2;

  if (self->half_day.exact && day->n_spans > 0)
    morning = hd_work_day_minutes_in (day, (HdSpan){ 0, self->half_day.split });

  return part == HD_DAY_PART_AM ? morning : day->minutes - morning;
}

/**
 * hd_schedule_paid_minutes:
 * @part: the whole day, its morning or its afternoon
 *
 * Returns: the minutes that an absence of @part costs on @date, holidays left out. A holiday of
 *   half a day that does not say which half leaves half a day to either half.
 */
int
hd_schedule_paid_minutes (const HdSchedule *self, HdDate date, HdDayPart part)
{
  g_return_val_if_fail (self != NULL, 0);

  const HdWorkDay *day = hd_schedule_get_day (self, date);
  const HdDayOff *off = hd_days_off_get (self->days_off, date);

  if (day->minutes == 0)
    return 0;

  if (off == NULL)
    return part == HD_DAY_PART_FULL ? day->minutes : half_minutes (self, day, part);

  int morning = remaining (half_minutes (self, day, HD_DAY_PART_AM), 2 * off->am);
  int afternoon = remaining (half_minutes (self, day, HD_DAY_PART_PM), 2 * off->pm);
  int most = remaining (day->minutes, off->any);
  int asked = part == HD_DAY_PART_AM ? morning : part == HD_DAY_PART_PM ? afternoon : 0;

  return part == HD_DAY_PART_FULL ? MIN (morning + afternoon, most) : MIN (asked, most);
}

/**
 * hd_schedule_get_spans:
 * @spans: (out): room for 2 × %HD_WORK_DAY_MAX_SPANS
 *
 * The paid spans of @date with the halves cut out that a holiday takes whole. A holiday that
 * takes some of the day, without saying where, cuts nothing.
 *
 * Returns: how many there are; 0 on a free day and where only the day's length is known
 */
int
hd_schedule_get_spans (const HdSchedule *self, HdDate date, HdSpan *spans)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (spans != NULL, 0);

  const HdWorkDay *day = hd_schedule_get_day (self, date);
  const HdDayOff *off = hd_days_off_get (self->days_off, date);
  int from = 0, to = HD_DAY_MINUTES, n = 0;

  if (off != NULL && off->any >= HD_WHOLE_DAY)
    return 0;
  if (off != NULL && off->am >= HD_WHOLE_DAY / 2)
    from = self->half_day.split;
  if (off != NULL && off->pm >= HD_WHOLE_DAY / 2)
    to = self->half_day.split;

  for (int i = 0; i < day->n_spans; i++)
    {
      HdSpan span = { MAX (day->spans[i].from, from), MIN (day->spans[i].to, to) };

      if (span.from < span.to)
        spans[n++] = span;
    }

  return n;
}

/**
 * hd_schedule_paid_minutes_in:
 *
 * Returns: the paid minutes of @date inside @span, holidays left out: what that absence needs
 */
int
hd_schedule_paid_minutes_in (const HdSchedule *self, HdDate date, HdSpan span)
{
  g_return_val_if_fail (self != NULL, 0);

  const HdWorkDay *day = hd_schedule_get_day (self, date);
  const HdDayOff *off = hd_days_off_get (self->days_off, date);
  HdHalfDay half = self->half_day;

  if (off == NULL)
    return hd_work_day_minutes_in (day, span);

  HdSpan morning = { span.from, MIN (span.to, half.split) };
  HdSpan afternoon = { MAX (span.from, half.split), span.to };
  int minutes = 0;

  if (morning.from < morning.to)
    minutes += remaining (hd_work_day_minutes_in (day, morning), 2 * off->am);
  if (afternoon.from < afternoon.to)
    minutes += remaining (hd_work_day_minutes_in (day, afternoon), 2 * off->pm);

  return MIN (minutes, hd_schedule_paid_minutes (self, date, HD_DAY_PART_FULL));
}
