/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-private.h"

/* A range of hours without am or pm is no longer than this. */
#define LONGEST_RANGE (10 * 60)

/* Later than this an hour without am or pm has one reading, unless an evening is spoken of: nobody
 * is seen from 21:00 on. */
#define LAST_OPEN_HOUR 8

/* One that ends on the next day no longer than this: "20 bis 8 Uhr" is a night. */
#define LONGEST_TURNED (14 * 60)

/* The readings of one clock time in minutes of the day, the likelier first. */
static guint
clock_options (const HdReading *r, const HdClock *c, HdDayPart part, gboolean range, int out[2])
{
  int h = c->hour;

  if (c->am || c->pm)
    {
      if (h <= 12)
        h = h % 12 + (c->pm ? 12 : 0);
      out[0] = h * 60 + c->minute;
      return 1;
    }
  out[0] = h * 60 + c->minute;
  if (c->style == CLOCK_FIXED || h == 0 || h > 12)
    return 1;

  if (part == PART_AFTERNOON || part == PART_EVENING || (part == PART_NIGHT && h >= 6))
    {
      out[0] = (h % 12 + 12) * 60 + c->minute;
      return 1;
    }
  if (part == PART_MORNING || (h > LAST_OPEN_HOUR && !c->late))
    return 1;

  gboolean english = r->language == HD_LANG_EN || (r->language == 0 && !r->foreign);
  /* "um 8", "a las 8" is of the morning as often as of the evening. */
  gboolean open =
    h < 8 || c->late || c->style == CLOCK_WORDS ||
    (c->style == CLOCK_BARE &&
     (english || (h == 8 && !range && (r->language == HD_LANG_DE || r->language == HD_LANG_ES))));

  if ((r->clock24 || !english) && h == 7 &&
      (c->style == CLOCK_COLON || (c->style == CLOCK_HOUR && c->minute != 0)))
    open = FALSE;
  if (!open)
    return 1;
  if (h < 8 && h != 7)
    {
      out[0] = (h + 12) * 60 + c->minute;
      out[1] = h * 60 + c->minute;
    }
  else
    out[1] = (h + 12) * 60 + c->minute;
  return 2;
}

static gboolean
is_twelve_am (const HdClock *c)
{
  return c->am && c->hour == 12;
}

/* "10-12am", "12:00am": who writes so of a meeting may take twelve for noon, or have slipped: the
 * same times half a day away are a reading too, and the one by day is the likelier. */
static guint
other_half (int starts[4], int ends[4], guint n)
{
  int by = starts[0] >= 720 ? -720 : 720;
  int start = starts[0] + by, end = ends[0] < 0 ? -1 : ends[0] + by;
  gboolean day = start >= 7 * 60 && start < 19 * 60;

  starts[n] = day ? starts[0] : start;
  ends[n] = day ? ends[0] : end;
  if (day)
    {
      starts[0] = start;
      ends[0] = end;
    }
  return n + 1;
}

/* "10am-12am", "12am-1pm", "2pm-1": no meeting is that long, so a twelve is the other one, or the
 * end is said to begin before the start. */
static guint
too_long (const HdTimeItem *time, int starts[4], int ends[4])
{
  starts[1] = starts[0];
  ends[1] = ends[0];
  if (ends[0] - starts[0] <= LONGEST_RANGE)
    return 1;
  if (is_twelve_am (&time->start) && ends[0] > 720)
    {
      starts[0] = 720;
      return other_half (starts, ends, 1);
    }
  if ((time->start.hour == 12 || time->end.hour == 12) && ends[0] - 720 > starts[0])
    ends[0] -= 720;
  else if (!time->end.am && !time->end.pm && time->end.style != CLOCK_FIXED)
    ends[1] += ends[1] - 720 > starts[1] ? -720 : 720;
  else
    return 1;
  return 2;
}

/* "10:75": some quarter of that hour; "25 Uhr": a digit or half a day too much. */
static guint
slip_options (int hour, int starts[4], int ends[4])
{
  guint n = hour > 24 ? 2 : 4;

  for (guint i = 0; i < n; i++)
    {
      starts[i] = hour > 24 ? (hour - 10 - 2 * (int) i) * 60 : hour % 24 * 60 + 15 * (int) i;
      ends[i] = -1;
    }
  return n;
}

/* "10:00 - 10:00", "24:00-00:00": no meeting is half a day or a day long, so the end is a slip. */
static gboolean
ends_where_begun (const HdTimeItem *time)
{
  const HdClock *start = &time->start, *end = &time->end;

  return start->hour % 24 == end->hour % 24 && start->minute == end->minute &&
         start->am == end->am && start->pm == end->pm;
}

/* "14:00-13:00": a day long is no meeting. The ends are the other way round, or one of them is
 * wrong. Returns: the number of readings */
static guint
turn_round (int starts[4], int ends[4])
{
  if (ends[0] - starts[0] <= LONGEST_TURNED)
    return 1;
  starts[1] = starts[0];
  ends[1] = ends[0];
  starts[0] = ends[0] % 1440;
  ends[0] = starts[1];
  return 2;
}

/* "de 5h à 11h", "von 5 bis 11 Uhr", "de 5:00 a 11:00": who writes hours up to 24 means the early
 * ones. */
static gboolean
is_early_range (const HdReading *r, const HdClock *start, const HdClock *end)
{
  gboolean english = r->language == HD_LANG_EN || (r->language == 0 && !r->foreign);

  return !english && !start->am && !start->pm && !end->am && !end->pm && start->hour >= 4 &&
         start->hour < 8 && end->hour >= 8 && end->hour <= 12 && start->style == end->style &&
         (start->style == CLOCK_HOUR || start->style == CLOCK_COLON);
}

/**
 * hd_when_options:
 * @part: the part of the day that its date names
 * @starts: (out): minutes of the day
 * @ends: (out): minutes from the same midnight, above 1440 for the next day; -1: no end
 *
 * What a time can mean, the likeliest first: one reading when nothing is open.
 *
 * Returns: the number of readings, 1 to 4
 */
guint
hd_when_options (const HdReading *r,
                 const HdTimeItem *time,
                 HdDayPart part,
                 int starts[4],
                 int ends[4])
{
  if (time->start.slip)
    return slip_options (time->start.hour, starts, ends);

  int s[2], e[2];
  gboolean has_end = time->has_end && !ends_where_begun (time);
  guint ns = clock_options (r, &time->start, part, time->has_end, s), ne, n = 0;

  if (!has_end)
    {
      for (guint i = 0; i < ns; i++)
        {
          starts[i] = s[i];
          ends[i] = -1;
        }
      return is_twelve_am (&time->start) ? other_half (starts, ends, ns) : ns;
    }

  HdClock start = time->start, end = time->end;

  /* "2-3:30pm": the start is the last such time before the end. */
  if (!start.am && !start.pm && (end.am || end.pm) && start.style != CLOCK_FIXED &&
      start.hour <= 12 && start.hour > 0)
    {
      clock_options (r, &end, part, TRUE, e);
      s[0] = start.hour % 12 * 60 + start.minute;
      /* "10-2am" begins in the evening before. */
      if (s[0] + 720 < e[0] || s[0] >= e[0])
        s[0] += 720;
      starts[0] = s[0];
      ends[0] = e[0] > s[0] ? e[0] : e[0] + 1440;
      /* "2-1pm": half the day from the small hours on is rather a slip. */
      if (end.pm && (s[0] >= 6 * 60 || ends[0] - s[0] <= LONGEST_RANGE))
        return 1;
      if (end.am && s[0] < 720 && start.hour != 12 && end.hour != 12)
        return 1;
      return other_half (starts, ends, 1);
    }

  ne = clock_options (r, &end, part, TRUE, e);
  if (ne == 1 && !end.am && !end.pm && end.style != CLOCK_FIXED && end.hour <= 12 && end.hour > 0)
    {
      e[0] = end.hour % 12 * 60 + end.minute;
      e[1] = e[0] + 720;
      ne = 2;
    }

  if (ns == 2 && is_early_range (r, &start, &end))
    {
      starts[0] = start.hour * 60 + start.minute;
      ends[0] = end.hour * 60 + end.minute;
      /* A French "h" is of such a clock; others are asked. */
      if (r->language == HD_LANG_FR && start.style == CLOCK_HOUR)
        return 1;
      starts[1] = starts[0] + 720;
      ends[1] = ends[0] + 720;
      return end.hour < 12 ? 2 : 1;
    }

  for (guint i = 0; i < ns; i++)
    for (guint j = 0; j < ne && n < 4; j++)
      if (e[j] > s[i] && e[j] - s[i] <= LONGEST_RANGE)
        {
          starts[n] = s[i];
          ends[n++] = e[j];
        }
  /* "9-5" has one reading within a day: a start in the small hours or at night is none. */
  if (n == 2 && ns == 2 && starts[0] >= 7 * 60 && starts[0] < 12 * 60 && ends[0] > 12 * 60 + 59)
    n = 1;
  if (n == 0)
    {
      starts[0] = s[0];
      /* Beside "18 Uhr" a "2 Uhr" is the one in the night. */
      ends[0] = start.hour > 12 && !end.am && !end.pm ? end.hour * 60 + end.minute : e[0];
      for (guint j = 1; j < ne; j++)
        if (e[j] > s[0] && ends[0] <= s[0])
          ends[0] = e[j];
      if (ends[0] <= s[0])
        ends[0] += 1440;
      n = start.am || start.pm || end.am || end.pm ? too_long (time, starts, ends) : 1;
      if (n == 1 && ends[0] > 1440)
        n = turn_round (starts, ends);
    }
  return n == 1 && is_twelve_am (&start) && ends[0] - starts[0] <= LONGEST_RANGE
           ? other_half (starts, ends, n)
           : n;
}
