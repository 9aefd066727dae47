/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-follow-up.h"

#define WORKING_DAYS 2

/**
 * hd_follow_up_due:
 * @sent_at: when the message went out, seconds since 1970
 * @absence_at: when the absence begins, same
 * @zone: the home zone
 * @work_days: a bit for each day of the week that is worked, 1 << %HD_MONDAY and so on
 *
 * When an answer is overdue: at the same time of day after two full working days, or when half
 * the time to the absence has gone, whichever comes first.
 *
 * Returns: seconds since 1970, or 0 when the absence is over already or begins now
 */
gint64
hd_follow_up_due (gint64 sent_at, gint64 absence_at, GTimeZone *zone, guint work_days)
{
  gint64 half = sent_at + (absence_at - sent_at) / 2;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (sent_at);
  g_autoptr (GDateTime) day = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  if (absence_at <= sent_at || day == NULL)
    return 0;

  /* Nobody works at all: only the lead time counts. */
  if ((work_days & 0xfe) == 0)
    return half;

  for (int left = WORKING_DAYS; left > 0;)
    {
      GDateTime *next = g_date_time_add_days (day, 1);

      g_date_time_unref (day);
      day = next;
      if ((work_days & 1u << g_date_time_get_day_of_week (day)) != 0)
        left--;
    }

  return MIN (g_date_time_to_unix (day), half);
}
