/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-when-dates.h"

/* A date that has passed by no more than this may still be the one that was meant. */
#define RECENT_DAYS 60

/* A date with its year that lies further back is told of, and nobody's appointment. */
#define LONG_PAST_DAYS (3 * 366)

void
hd_when_add_date (HdDateItem *item, HdDate date)
{
  for (guint i = 0; i < item->n_dates; i++)
    if (item->dates[i] == date)
      return;
  if (item->n_dates < MAX_DATES)
    item->dates[item->n_dates++] = date;
}

/* The first such day from @from on; leap days may be eight years off. */
static HdDate
next_day (HdDate from, int month, int day)
{
  int year = hd_date_year (from);

  for (int y = year; y <= year + 8; y++)
    if (hd_date_valid (y, month, day) && hd_date_new (y, month, day) >= from)
      return hd_date_new (y, month, day);
  return HD_DATE_NONE;
}

static HdDate
previous_day (HdDate before, int month, int day)
{
  int year = hd_date_year (before);

  for (int y = year; y >= year - 8 && y > 0; y--)
    if (hd_date_valid (y, month, day) && hd_date_new (y, month, day) < before)
      return hd_date_new (y, month, day);
  return HD_DATE_NONE;
}

/* The day of that weekday that is nearest to @date. */
HdDate
hd_when_nearest_weekday (HdDate date, int weekday)
{
  int distance = (weekday - (int) hd_date_weekday (date) + 7) % 7;

  return distance <= 3 ? date + distance : date + distance - 7;
}

/* "29 Feb" without a year, where the next one is years away, is rather a slip: the last day of
 * February, or the one behind it? A weekday that falls on the leap day confirms it. */
static gboolean
resolve_leap_day (const HdReading *r, HdDateItem *item, int month, int day, int weekday)
{
  HdDate today = r->context->today, next = next_day (today, month, day), march;

  if (month != 2 || day != 29 || next == HD_DATE_NONE || next - today < 366 ||
      (int) hd_date_weekday (next) == weekday)
    return FALSE;
  march = next_day (today, 3, 1);
  if ((int) hd_date_weekday (march) == weekday)
    hd_when_add_date (item, march);
  hd_when_add_date (item, march - 1);
  hd_when_add_date (item, march);
  hd_when_add_date (item, next);
  return TRUE;
}

static void
resolve_one (const HdReading *r, HdDateItem *item, int year, int month, int day, int weekday)
{
  HdDate today = r->context->today;
  HdDate next = next_day (today, month, day);
  HdDate previous = previous_day (today, month, day);

  if (year != 0)
    {
      HdDate date = hd_date_new (year, month, day);

      hd_when_add_date (item, date);
      /* A day of birth, a foundation. */
      if (date < today - LONG_PAST_DAYS)
        {
          item->past = TRUE;
          return;
        }
      if (weekday != 0 && (int) hd_date_weekday (date) != weekday)
        hd_when_add_date (item, hd_when_nearest_weekday (date, weekday));
      /* A year that has passed may be last year's by habit; a weekday that fits confirms it. What
       * is yesterday here may be today where they write. */
      else if (date < today - 1 && date >= today - 366 && weekday == 0 && next != HD_DATE_NONE)
        hd_when_add_date (item, next);
      return;
    }
  if (next == HD_DATE_NONE || resolve_leap_day (r, item, month, day, weekday))
    return;

  gboolean recent = previous != HD_DATE_NONE && today - previous <= RECENT_DAYS;

  if (weekday == 0)
    {
      hd_when_add_date (item, next);
      if (recent)
        hd_when_add_date (item, previous);
    }
  else if ((int) hd_date_weekday (next) == weekday)
    hd_when_add_date (item, next);
  else if (recent && (int) hd_date_weekday (previous) == weekday)
    {
      hd_when_add_date (item, previous);
      hd_when_add_date (item, next);
    }
  else
    {
      HdDate later = next_day (next + 1, month, day);

      hd_when_add_date (item, next);
      hd_when_add_date (item, hd_when_nearest_weekday (next, weekday));
      if (later != HD_DATE_NONE && (int) hd_date_weekday (later) == weekday)
        hd_when_add_date (item, later);
    }
}

/* Whether the day is of that weekday in the year that is meant. */
static gboolean
agrees (const HdReading *r, int year, int month, int day, int weekday)
{
  HdDate date =
    year != 0 ? hd_date_new (year, month, day) : next_day (r->context->today, month, day);

  return date != HD_DATE_NONE && (int) hd_date_weekday (date) == weekday;
}

/* "31 November", "30. Februar", "32 December", "2026-13-01": a slip of the day or of the month, and
 * no reason to say nothing. The last day of that month, the one behind it; with a weekday, those
 * that fall on it first. */
static void
resolve_slip (const HdReading *r, HdDateItem *item, const HdWrittenDate *w, int weekday)
{
  HdDate today = r->context->today, slips[4], last;
  int month = CLAMP (w->month, 1, 12), year = w->year != 0 ? w->year : hd_date_year (today);
  int length = hd_date_days_in_month (year, month);

  last = hd_date_new (year, month, length);
  if (w->year == 0 && last + 1 < today)
    {
      length = hd_date_days_in_month (++year, month);
      last = hd_date_new (year, month, length);
    }
  /* "2026-13-01": the other way round, else December or January. */
  if (w->month > 12 && w->day >= 1 && w->day <= 12 && hd_date_valid (year, w->day, w->month))
    hd_when_add_date (item, hd_date_new (year, w->day, w->month));
  if (w->month > 12)
    last += CLAMP (w->day, 1, 31) - length;
  else if (w->day == 0)
    last -= length;
  slips[0] = last;
  slips[1] = w->month > 12 ? last + 31 : last + 1;
  /* Months beside one that lacks the day have it, but for the January of "30 January". */
  slips[2] = last + w->day;
  slips[3] = last - length - hd_date_days_in_month (year, month == 1 ? 12 : month - 1) + w->day;
  for (guint i = 0; weekday != 0 && w->day > 28 && w->day <= 31 && i < G_N_ELEMENTS (slips); i++)
    if ((int) hd_date_weekday (slips[i]) == weekday)
      hd_when_add_date (item, slips[i]);
  hd_when_add_date (item, slips[0]);
  hd_when_add_date (item, slips[1]);
  item->past = w->year != 0 && last < today - LONG_PAST_DAYS;
}

/**
 * hd_when_looks_possible:
 *
 * Returns: whether some month has a day of that number, if not this one
 */
gboolean
hd_when_looks_possible (int month, int day)
{
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

gboolean
hd_when_possible (int year, int month, int day)
{
  return hd_date_valid (year != 0 ? year : 2024, month, day);
}

static gboolean
far_off (const HdReading *r, int month, int day)
{
  return next_day (r->context->today, month, day) - r->context->today > 200;
}

/* Where months stand first, and which reading of "12/10" comes first: by the region, else by the
 * clocks that are at home. */
static gboolean
counts_months_first (const HdWhenContext *context)
{
  static const char *const zones[] = { "America/New_York",    "America/Chicago",  "America/Denver",
                                       "America/Los_Angeles", "America/Phoenix",  "America/Detroit",
                                       "America/Anchorage",   "Pacific/Honolulu", NULL };

  if (context->region != NULL)
    return strcmp (context->region, "US") == 0;
  return g_strv_contains (zones, g_time_zone_get_identifier (context->home));
}

/**
 * hd_when_resolve:
 *
 * Resolves what was written against today.
 *
 * Returns: %FALSE when there is no such day
 */
gboolean
hd_when_resolve (const HdReading *r, HdDateItem *item, const HdWrittenDate *w, int weekday)
{
  gboolean straight = hd_when_possible (w->year, w->month, w->day);
  gboolean turned = w->either && w->day != w->month && hd_when_possible (w->year, w->day, w->month);

  if (straight && turned)
    {
      gboolean a = weekday != 0 && agrees (r, w->year, w->month, w->day, weekday);
      gboolean b = weekday != 0 && agrees (r, w->year, w->day, w->month, weekday);

      /* The weekday tells, else the language: only English is written both ways. */
      if (a != b)
        {
          straight = a;
          turned = b;
        }
      /* Nobody leaves out the year of a day that is most of one off. */
      else if (a && w->year == 0 && far_off (r, w->month, w->day) != far_off (r, w->day, w->month))
        {
          straight = far_off (r, w->day, w->month);
          turned = !straight;
        }
      /* So does another date of the text. */
      else if (r->day_first != r->month_first)
        {
          straight = r->day_first;
          turned = r->month_first;
        }
      /* Spanish is written both ways where months stand first. */
      else if ((r->foreign || (r->language != 0 && r->language != HD_LANG_EN)) &&
               !(r->language == HD_LANG_ES && counts_months_first (r->context)))
        turned = FALSE;
    }

  if (!straight && !turned)
    {
      HdWrittenDate other = { .year = w->year, .month = w->day, .day = w->month };

      resolve_slip (r, item,
                    w->either && !hd_when_looks_possible (w->month, w->day) &&
                        hd_when_looks_possible (w->day, w->month)
                      ? &other
                      : w,
                    weekday);
      return item->n_dates > 0;
    }

  gboolean american = counts_months_first (r->context);

  /* Of two readings in one year the one to come is likelier than the one that is past. */
  if (straight && turned && w->year != 0)
    {
      gboolean past = hd_date_new (w->year, w->month, w->day) < r->context->today;
      gboolean turned_past = hd_date_new (w->year, w->day, w->month) < r->context->today;

      if (past != turned_past)
        american = past;
    }

  if (turned && (american || !straight))
    resolve_one (r, item, w->year, w->day, w->month, weekday);
  if (straight)
    resolve_one (r, item, w->year, w->month, w->day, weekday);
  if (turned && !american)
    resolve_one (r, item, w->year, w->day, w->month, weekday);

  return item->n_dates > 0;
}

/**
 * hd_when_find_order:
 *
 * Whether days or months stand first in dates such as 3/12: one with a number above 12, or with a
 * weekday that fits only one way, tells for the whole text.
 */
void
hd_when_find_order (HdReading *r)
{
  const HdToken *t = r->t;
  guint limit = MIN (r->n, 20000);

  for (guint i = 0; i + 2 < limit; i++)
    {
      int weekday = 0, year = 0;
      gboolean straight, turned;
      guint k = i;

      if (t[i].kind != T_NUMBER || t[i].digits > 2 || !hd_when_is_punct (&t[i + 1], '/') ||
          t[i + 1].space || t[i + 2].kind != T_NUMBER || t[i + 2].digits > 2 || t[i + 2].space ||
          (i > 0 && hd_when_is_punct (&t[i - 1], '/')))
        continue;
      if (hd_when_is_punct (&t[i + 3], '/'))
        {
          if (t[i + 4].kind != T_NUMBER || t[i + 4].digits != 4)
            continue;
          year = t[i + 4].value;
        }
      if (k > 0 && (hd_when_is_punct (&t[k - 1], ',') || hd_when_is_punct (&t[k - 1], '.') ||
                    hd_when_is_punct (&t[k - 1], '(')))
        k--;
      if (k > 0 && t[k - 1].title && hd_when_is (&t[k - 1], W_WEEKDAY, &weekday))
        weekday &= 0xf;
      straight = hd_when_possible (year, t[i + 2].value, t[i].value);
      turned = hd_when_possible (year, t[i].value, t[i + 2].value);
      if (straight && turned && weekday != 0)
        {
          straight = agrees (r, year, t[i + 2].value, t[i].value, weekday);
          turned = agrees (r, year, t[i].value, t[i + 2].value, weekday);
        }
      if (straight == turned)
        continue;
      r->day_first |= straight;
      r->month_first |= turned;
    }
}
