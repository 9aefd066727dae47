/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-subscription.h"

G_BEGIN_DECLS

/* Between two requests passes at least so much, whatever a feed says (but not what the user set).
 */
#define HD_FEED_PERIOD ((gint64) 60 * 60)
/* After failures it grows up to a day. */
#define HD_FEED_BACK_OFF_MAX ((gint64) 24 * 60 * 60)
/* Wishes of sites and feeds are heeded up to these. */
#define HD_FEED_PERIOD_MAX ((gint64) 7 * 24 * 60 * 60)
#define HD_FEED_RETRY_MAX ((gint64) 30 * 24 * 60 * 60)

/**
 * HdFeedAnswer:
 * @status: of HTTP; 0 when there was no answer at all
 * @usable: an answer of 200 to 299 that was a feed
 * @max_age: seconds, -1 unsaid
 * @retry_after: seconds, -1 unsaid
 * @problem: (nullable): what went wrong, as a sentence
 *
 * How a request for a feed went.
 */
typedef struct
{
  guint status;
  gboolean usable;
  gint64 max_age;
  gint64 retry_after;
  const char *problem;
} HdFeedAnswer;

void
hd_feed_schedule_note (HdSubscription *feed, const HdFeedAnswer *answer, gint64 now, double chance);
gint64 hd_feed_schedule_skip (gint64 at, guint skip_hours, guint skip_days);
gboolean hd_feed_schedule_is_due (HdSubscription *feed, gint64 now);
gboolean hd_feed_schedule_may_ask (HdSubscription *feed, gint64 now);

G_END_DECLS
