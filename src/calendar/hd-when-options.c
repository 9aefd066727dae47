/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-private.h"

/* A range of hours without am or pm is no longer than this. */
#define LONGEST_RANGE (10 * 60)

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
  if (part == PART_MORNING || h == 12)
    return 1;

  gboolean english = r->language == HD_LANG_EN || (r->language == 0 && !r->foreign);
  gboolean open = h < 8 || c->style == CLOCK_WORDS || (c->style == CLOCK_BARE && english);

  if (r->clock24 && h == 7 && c->style == CLOCK_COLON)
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
  int s[2], e[2];
  guint ns = clock_options (r, &time->start, part, time->has_end, s), ne, n = 0;

  if (!time->has_end)
    {
      for (guint i = 0; i < ns; i++)
        {
          starts[i] = s[i];
          ends[i] = -1;
        }
      return ns;
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
      if (s[0] >= 6 * 60 || ends[0] - s[0] <= LONGEST_RANGE)
        return 1;
      /* "2-1pm": half the day from the small hours on is rather a slip. */
      starts[1] = s[0] + 720;
      ends[1] = e[0] + 720;
      return 2;
    }

  ne = clock_options (r, &end, part, TRUE, e);
  if (ne == 1 && !end.am && !end.pm && end.style != CLOCK_FIXED && end.hour <= 12 && end.hour > 0)
    {
      e[0] = end.hour % 12 * 60 + end.minute;
      e[1] = e[0] + 720;
      ne = 2;
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
      n = 1;
    }
  return n;
}
