/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-schedule.h"

#include "hd-date.h"

/*
 * When a feed is asked next. Pure: what time it is and what chance gives come from the caller.
 */

/* How many seconds pass after an answer; after a failure more from time to time. */
static gint64
get_wait (HdSubscription *feed, const HdFeedAnswer *answer, double chance)
{
  gint64 period = HD_FEED_PERIOD;
  gint64 wait;

  if (feed->interval > 0)
    period = (gint64) feed->interval * 60;
  else if (feed->ttl > 0)
    period = MAX (period, (gint64) feed->ttl * 60);
  period = MIN (MAX (period, answer->max_age), HD_FEED_PERIOD_MAX);

  if (feed->failures == 0)
    return period;

  /* An hour, two, four, up to a day; a part of it by chance, so that not all come back at once. */
  wait = HD_FEED_PERIOD << MIN (feed->failures - 1, 5);
  wait = (gint64) ((double) wait * (0.9 + 0.2 * chance));
  wait = MIN (MAX (wait, period), MAX (period, HD_FEED_BACK_OFF_MAX));
  return MAX (wait, MIN (answer->retry_after, HD_FEED_RETRY_MAX));
}

/**
 * hd_feed_schedule_skip:
 * @at: seconds since 1970
 * @skip_hours: a bit for each hour of the day in UTC
 * @skip_days: a bit for each day of the week, 1 << %HD_MONDAY and so on
 *
 * Returns: the first time from @at on that is not to be skipped; @at, when all is to be skipped
 */
gint64
hd_feed_schedule_skip (gint64 at, guint skip_hours, guint skip_days)
{
  gint64 time = at;

  for (int i = 0; i < 24 * 8; i++)
    {
      guint hour = (guint) (time / 3600 % 24);
      guint day = (guint) hd_date_weekday ((HdDate) (time / 86400));

      if ((skip_hours & (1u << hour)) == 0 && (skip_days & (1u << day)) == 0)
        return time;
      time = (time / 3600 + 1) * 3600;
    }
  return at;
}

/**
 * hd_feed_schedule_note:
 * @feed: gets the time of its next request and how this one went
 * @chance: from 0 to 1, for the part of a wait that is left to chance
 */
void
hd_feed_schedule_note (HdSubscription *feed, const HdFeedAnswer *answer, gint64 now, double chance)
{
  gboolean good = answer->usable || answer->status == 304;

  g_object_set (feed, "checked-at", now, "failures", good ? 0 : MIN (feed->failures + 1, 1000),
                "error", answer->problem != NULL ? answer->problem : "", "stopped",
                answer->status == 410, NULL);
  if (good)
    g_object_set (feed, "succeeded-at", now, NULL);
  g_object_set (feed, "next-at",
                hd_feed_schedule_skip (now + get_wait (feed, answer, chance),
                                       (guint) feed->skip_hours, (guint) feed->skip_days),
                NULL);
}

/* Returns: whether a feed is to be asked of its own accord */
gboolean
hd_feed_schedule_is_due (HdSubscription *feed, gint64 now)
{
  return !feed->stopped && feed->next_at <= now;
}

/**
 * hd_feed_schedule_may_ask:
 *
 * Returns: whether a feed may be asked because the user wants news of all feeds: not one that is
 *   gone, and not one that failed and is left in peace for a while
 */
gboolean
hd_feed_schedule_may_ask (HdSubscription *feed, gint64 now)
{
  return !feed->stopped && (feed->failures == 0 || feed->next_at <= now);
}
