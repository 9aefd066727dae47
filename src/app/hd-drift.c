/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-drift.h"

#include <glib/gi18n.h>

#include "hd-words.h"

/* An absence or a credit so many days before or after a payslip may be on it or not. */
#define NEAR_DAYS 45

/* Printed with two decimals an hour is off by 0.3 minutes at most, each time it is credited. */
#define ROUNDING_PER_CREDIT 0.3

static gboolean
is_near (HdDate a, HdDate b)
{
  return ABS (a - b) <= NEAR_DAYS;
}

/* The sum of each kind on each day, of the days around @on. */
static gboolean
find_line (const HdLeaveBook *book, HdDate on, gint64 minutes, HdLeaveKind kind, HdDate *day)
{
  const GArray *lines = book->ledger->lines;

  for (guint i = 0; i < lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (lines, HdLeaveLine, i);
      gint64 sum = line->minutes;

      if (line->kind != kind || !is_near (line->on, on))
        continue;
      while (i + 1 < lines->len && g_array_index (lines, HdLeaveLine, i + 1).on == line->on &&
             g_array_index (lines, HdLeaveLine, i + 1).kind == kind)
        sum += g_array_index (lines, HdLeaveLine, ++i).minutes;
      if (ABS (sum) != minutes)
        continue;
      *day = line->on;
      return TRUE;
    }

  return FALSE;
}

static gboolean
find_absence (const HdLeaveBook *book, HdDate on, gint64 minutes, HdDate *day)
{
  for (guint i = 0; i < book->charges->len; i++)
    {
      const HdAbsence *absence = &g_array_index (book->account->absences, HdAbsence, i);

      if (!is_near (absence->from, on) || hd_leave_book_get_cost (book, i) != minutes ||
          absence->state == HD_ABSENCE_DENIED || absence->state == HD_ABSENCE_CANCELLED)
        continue;
      *day = absence->from;
      return TRUE;
    }

  return FALSE;
}

static guint
count_credits (const HdLeaveBook *book, HdDate on)
{
  guint n = 0;

  for (guint i = 0; i < book->ledger->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (book->ledger->lines, HdLeaveLine, i);

      if (line->kind == HD_LEAVE_ACCRUAL && line->on <= on && line->on > on - 366)
        n++;
    }
  return n;
}

/**
 * hd_drift_find:
 * @on: the day of the payslip
 * @drift: what the payslip says more than the books, in minutes
 * @day: (out): of the credit or absence that is as large, else %HD_DATE_NONE
 *
 * Returns: what the difference looks like
 */
HdDriftCause
hd_drift_find (const HdLeaveBook *book, HdDate on, gint64 drift, HdDate *day)
{
  g_return_val_if_fail (book != NULL && day != NULL, HD_DRIFT_UNKNOWN);

  gint64 minutes = ABS (drift);

  *day = HD_DATE_NONE;
  if (minutes == 0)
    return HD_DRIFT_NONE;
  if (find_absence (book, on, minutes, day))
    return HD_DRIFT_TIME_OFF;
  if (find_line (book, on, minutes, HD_LEAVE_ACCRUAL, day))
    return HD_DRIFT_CREDIT;
  if (find_line (book, on, minutes, HD_LEAVE_EXPIRE, day) ||
      find_line (book, on, minutes, HD_LEAVE_CAP_LOST, day))
    return HD_DRIFT_CARRY;
  if ((double) minutes <= MAX (1.0, ROUNDING_PER_CREDIT * count_credits (book, on)))
    return HD_DRIFT_ROUNDING;
  return HD_DRIFT_UNKNOWN;
}

static char *
cause_words (HdDriftCause cause, HdDate day, HdDate today)
{
  g_autofree char *date = day != HD_DATE_NONE ? hd_words_day (day, today) : NULL;

  switch (cause)
    {
    case HD_DRIFT_ROUNDING:
      return g_strdup (_ ("So little is what printed decimals make of it."));
    case HD_DRIFT_CREDIT:
      /* Translators: a date */
      return g_strdup_printf (_ ("That is as much as the credit of %s: the payslip may have been "
                                 "made before or after it."),
                              date);
    case HD_DRIFT_TIME_OFF:
      /* Translators: a date */
      return g_strdup_printf (_ ("That is as much as the time off on %s costs: one of the two may "
                                 "not count it yet."),
                              date);
    case HD_DRIFT_CARRY:
      /* Translators: a date */
      return g_strdup_printf (_ ("That is as much as was lost on %s: it may still be there."),
                              date);
    case HD_DRIFT_UNKNOWN:
      return g_strdup (_ ("It is as large as no credit and no time off around that day. A missed "
                          "credit, a 27th pay day or a correction could be behind it: ask before "
                          "you rely on it."));
    case HD_DRIFT_NONE:
    default:
      return g_strdup ("");
    }
}

/**
 * hd_drift_words:
 * @preview: of a payslip
 * @on: its day
 *
 * Returns: (transfer full): how far the payslip and the books are apart, and why that may be
 */
char *
hd_drift_words (const HdLeavePreview *preview, HdDate on, HdDate today)
{
  g_return_val_if_fail (preview != NULL, NULL);

  g_autofree char *amount = hd_words_amount (ABS (preview->booked));
  g_autofree char *cause = NULL;
  HdDriftCause kind;
  HdDate day;

  if (preview->before->book == NULL || on == preview->after->account->opened_on)
    return g_strdup (_ ("The books begin with this figure."));
  if (preview->booked == 0)
    return g_strdup (_ ("It agrees with the books."));
  /* Without terms the books know what was spent, and not what was earned. */
  if (preview->after->facts->policies->len == 0 && preview->booked > 0)
    return g_strdup_printf (/* Translators: an amount of time */
                            _ ("The payslip says %s more than the one before it and the time off "
                               "since: so much you will have earned."),
                            amount);

  kind = hd_drift_find (preview->before->book, on, preview->booked, &day);
  cause = cause_words (kind, day, today);
  if (preview->booked > 0)
    /* Translators: an amount of time, then a sentence */
    return g_strdup_printf (_ ("The payslip says %s more than the books. %s"), amount, cause);
  /* Translators: an amount of time, then a sentence */
  return g_strdup_printf (_ ("The payslip says %s less than the books. %s"), amount, cause);
}
