/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-year.h"

#include <glib/gi18n.h>
#include <langinfo.h>

#include "hd-words.h"

static void
clear_item (gpointer data)
{
  g_free (((HdYearItem *) data)->words);
}

/**
 * hd_year_new:
 * @schedule: says on which days there is work
 *
 * Returns: (transfer full): a year without holidays and absences
 */
HdYear *
hd_year_new (int year, const HdSchedule *schedule)
{
  g_return_val_if_fail (schedule != NULL, NULL);

  HdYear *self = g_new0 (HdYear, 1);

  self->year = year;
  self->first = hd_date_new (year, 1, 1);
  self->n_days = hd_date_is_leap_year (year) ? 366 : 365;
  self->items = g_array_new (FALSE, FALSE, sizeof (HdYearItem));
  g_array_set_clear_func (self->items, clear_item);
  for (int i = 0; i < self->n_days; i++)
    {
      const HdWorkDay *day = hd_schedule_get_day (schedule, self->first + i);

      self->days[i].look = day != NULL && day->minutes > 0 ? HD_YEAR_WORK : HD_YEAR_OFF;
    }
  return self;
}

void
hd_year_free (HdYear *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->items);
  g_free (self);
}

static void
take_item (HdYear *self, HdYearItem item)
{
  guint at = self->items->len;

  while (at > 0 && g_array_index (self->items, HdYearItem, at - 1).from > item.from)
    at--;
  g_array_insert_val (self->items, at, item);
}

/**
 * hd_year_add_holiday:
 * @date: any day; one of another year is left out
 * @permille: how much of the day is off; 0 for a day that is ignored
 */
void
hd_year_add_holiday (HdYear *self, HdDate date, int permille, const char *name)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  HdYearItem item = { date, date, 0, NULL };
  int i = date - self->first;

  if (i < 0 || i >= self->n_days || permille <= 0)
    return;

  self->days[i].look = HD_YEAR_HOLIDAY;
  self->days[i].half = permille < HD_WHOLE_DAY;
  item.words = g_strdup (name);
  take_item (self, item);
}

static const char *
state_words (HdAbsenceState state)
{
  switch (state)
    {
    case HD_ABSENCE_REQUESTED:
      return _ ("Requested");
    case HD_ABSENCE_APPROVED:
      return _ ("Approved");
    case HD_ABSENCE_TAKEN:
    case HD_ABSENCE_DRAFT:
    case HD_ABSENCE_DENIED:
    case HD_ABSENCE_CANCELLED:
    default:
      return _ ("Taken");
    }
}

static char *
absence_words (const HdAbsence *absence, gint64 cost)
{
  GString *text = g_string_new (state_words (absence->state));

  if (absence->from_minute >= 0 && absence->to_minute > absence->from_minute &&
      absence->from == absence->to)
    {
      g_autofree char *span = hd_words_span (absence->from_minute, absence->to_minute);

      g_string_append_printf (text, ", %s", span);
    }
  if (cost >= 0)
    {
      g_autofree char *amount = hd_words_amount (cost);

      g_string_append_printf (text, ", %s", amount);
    }
  return g_string_free (text, FALSE);
}

/* A part of a day: hours of it, one half, or the half at either end of several days. */
static gboolean
is_part (const HdAbsence *absence, HdDate date)
{
  return absence->part != HD_DAY_PART_FULL ||
         (date == absence->from && (absence->from_minute >= 0 || absence->first_day_half)) ||
         (date == absence->to && (absence->to_minute >= 0 || absence->last_day_half));
}

/**
 * hd_year_add_absence:
 * @cost: in minutes, or -1 when it is not known
 * @id: to find it again
 *
 * One that is a draft, denied or cancelled is left out: nobody is away for it.
 */
void
hd_year_add_absence (HdYear *self, const HdAbsence *absence, gint64 cost, gint64 id)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (absence != NULL);

  HdYearItem item = { absence->from, absence->to, id, NULL };
  HdDate last = MIN (absence->to, self->first + self->n_days - 1);
  HdYearAway away = absence->state == HD_ABSENCE_REQUESTED ? HD_YEAR_ASKED : HD_YEAR_AWAY;

  if (absence->state < HD_ABSENCE_REQUESTED || absence->state > HD_ABSENCE_TAKEN ||
      absence->to < self->first || absence->from > last)
    return;

  for (HdDate date = MAX (absence->from, self->first); date <= last; date++)
    {
      HdYearDay *day = &self->days[date - self->first];

      /* Where nobody works nobody is away, but on a day that is off in part. */
      if (day->look == HD_YEAR_OFF || (day->look == HD_YEAR_HOLIDAY && !day->half))
        continue;
      day->part =
        day->away == HD_YEAR_THERE ? is_part (absence, date) : day->part && is_part (absence, date);
      day->away = MAX (day->away, away);
    }
  item.words = absence_words (absence, cost);
  take_item (self, item);
}

/**
 * hd_year_get_day:
 *
 * Returns: (transfer none) (nullable): %NULL for a day of another year
 */
const HdYearDay *
hd_year_get_day (const HdYear *self, HdDate date)
{
  g_return_val_if_fail (self != NULL, NULL);

  return date >= self->first && date < self->first + self->n_days ? &self->days[date - self->first]
                                                                  : NULL;
}

/**
 * hd_year_get_absence:
 *
 * Returns: (transfer none) (nullable): the absence that @date lies in
 */
const HdYearItem *
hd_year_get_absence (const HdYear *self, HdDate date)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const HdYearItem *item = &g_array_index (self->items, HdYearItem, i);

      if (item->id != 0 && item->from <= date && date <= item->to)
        return item;
    }

  return NULL;
}

/**
 * hd_year_read_out:
 *
 * Returns: (transfer full): a day and what is on it, as “Thursday, 3 December 2026: Requested,
 *   13:15–16:15, 3 h”
 */
char *
hd_year_read_out (const HdYear *self, HdDate date)
{
  const HdYearDay *day = hd_year_get_day (self, date);
  g_autofree char *on = hd_words_date_long (date);
  g_autoptr (GString) what = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const HdYearItem *item = &g_array_index (self->items, HdYearItem, i);

      if (item->from <= date && date <= item->to)
        g_string_append_printf (what, "%s%s", what->len > 0 ? " · " : "", item->words);
    }
  if (what->len == 0 && day != NULL && day->look == HD_YEAR_OFF)
    g_string_append (what, _ ("No work"));
  if (what->len == 0)
    return g_steal_pointer (&on);

  /* Translators: a date and what is on it */
  return g_strdup_printf (_ ("%s: %s"), on, what->str);
}

/**
 * hd_year_first_weekday:
 *
 * Returns: the day with which weeks begin where the person lives
 */
HdWeekday
hd_year_first_weekday (void)
{
  /* glibc gives a day of a week counted from 1, and in _NL_TIME_WEEK_1STDAY which day that week
   * begins with: Sunday 30 November 1997 or Monday the 1st of December. */
  int first = (guchar) nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0];
  union
  {
    char *string;
    guint word;
  } origin = { nl_langinfo (_NL_TIME_WEEK_1STDAY) };
  int days = origin.word == 19971201 ? 0 : 6;

  return (HdWeekday) ((days + first - 1) % 7 + 1);
}
