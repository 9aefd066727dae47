/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-follow-up.h"

#include "hd-zone.h"

#define WORKING_DAYS 2

/* Who does not work for so long waits for no working day: only the lead time counts. */
#define LONGEST_LEAVE 366

/**
 * hd_follow_up_due:
 * @sent_at: when the message went out, seconds since 1970
 * @absence_at: when the absence begins, same
 * @zone: the home zone
 * @works: (scope call): whether a day is worked
 *
 * When an answer is overdue: at the same time of day after two full working days, or when half
 * the time to the absence has gone, whichever comes first.
 *
 * Returns: seconds since 1970, or 0 when the absence is over already or begins now
 */
gint64
hd_follow_up_due (gint64 sent_at,
                  gint64 absence_at,
                  GTimeZone *zone,
                  HdFollowUpWorks works,
                  gpointer user_data)
{
  gint64 half = sent_at + (absence_at - sent_at) / 2;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (sent_at);
  int left = WORKING_DAYS;
  HdWall wall;

  /* No calendar has such a day. */
  if (absence_at <= sent_at || utc == NULL)
    return 0;

  wall = hd_zone_to_wall (zone, sent_at);
  for (int i = 0; i < LONGEST_LEAVE; i++)
    {
      wall.date++;
      if (works (wall.date, user_data) && --left == 0)
        return MIN (hd_zone_to_instant (zone, wall, NULL), half);
    }

  return half;
}
