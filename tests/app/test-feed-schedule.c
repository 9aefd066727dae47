/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-date.h"
#include "hd-feed-entries.h"
#include "hd-feed-schedule.h"

#define NOW 1795600800 /* Wednesday, 25 November 2026, 10:00 UTC */
#define HOUR 3600
#define DAY (24 * HOUR)

typedef struct
{
  const char *what;
  guint status;
  gboolean usable;
  gint64 max_age, retry_after;
  int interval, ttl; /* minutes */
  int failures;      /* before */
  double chance;
  gint64 wait; /* expected, in seconds */
  int failures_after;
} Case;

static void
waits_are_as_they_should_be (void)
{
  static const Case cases[] = {
    { "nothing said", 200, TRUE, -1, -1, 0, -1, 0, 0.5, HOUR, 0 },
    { "not modified", 304, FALSE, -1, -1, 0, -1, 0, 0.5, HOUR, 0 },
    { "max-age shorter than an hour", 200, TRUE, 60, -1, 0, -1, 0, 0.5, HOUR, 0 },
    { "max-age", 200, TRUE, 6 * HOUR, -1, 0, -1, 0, 0.5, 6 * HOUR, 0 },
    { "max-age with 304", 304, FALSE, 6 * HOUR, -1, 0, -1, 0, 0.5, 6 * HOUR, 0 },
    { "max-age of a year", 200, TRUE, 366 * DAY, -1, 0, -1, 0, 0.5, 7 * DAY, 0 },
    { "ttl", 200, TRUE, -1, -1, 0, 180, 0, 0.5, 3 * HOUR, 0 },
    { "short ttl", 200, TRUE, -1, -1, 0, 5, 0, 0.5, HOUR, 0 },
    { "the user's interval", 200, TRUE, -1, -1, 30, 180, 0, 0.5, 30 * 60, 0 },
    { "the user's interval and max-age", 200, TRUE, 2 * HOUR, -1, 30, -1, 0, 0.5, 2 * HOUR, 0 },
    { "good again", 200, TRUE, -1, -1, 0, -1, 7, 0.5, HOUR, 0 },
    { "first failure", 500, FALSE, -1, -1, 0, -1, 0, 0.5, HOUR, 1 },
    { "second", 404, FALSE, -1, -1, 0, -1, 1, 0.5, 2 * HOUR, 2 },
    { "third", 403, FALSE, -1, -1, 0, -1, 2, 0.5, 4 * HOUR, 3 },
    { "fourth", 0, FALSE, -1, -1, 0, -1, 3, 0.5, 8 * HOUR, 4 },
    { "fifth", 502, FALSE, -1, -1, 0, -1, 4, 0.5, 16 * HOUR, 5 },
    { "sixth", 0, FALSE, -1, -1, 0, -1, 5, 0.5, DAY, 6 },
    { "hundredth", 0, FALSE, -1, -1, 0, -1, 99, 0.5, DAY, 100 },
    { "early by chance", 500, FALSE, -1, -1, 0, -1, 2, 0, 4 * HOUR * 9 / 10, 3 },
    { "late by chance", 500, FALSE, -1, -1, 0, -1, 2, 1, 4 * HOUR * 11 / 10, 3 },
    { "never under an hour", 500, FALSE, -1, -1, 0, -1, 0, 0, HOUR, 1 },
    { "never over a day", 500, FALSE, -1, -1, 0, -1, 9, 1, DAY, 10 },
    { "no feed any more", 200, FALSE, -1, -1, 0, -1, 0, 0.5, HOUR, 1 },
    { "429 without a time", 429, FALSE, -1, -1, 0, -1, 0, 0.5, HOUR, 1 },
    { "429 with a long time", 429, FALSE, -1, 9 * HOUR, 0, -1, 0, 0.5, 9 * HOUR, 1 },
    { "429 with a short time", 429, FALSE, -1, 10, 0, -1, 0, 0.5, HOUR, 1 },
    { "503 for two days", 503, FALSE, -1, 2 * DAY, 0, -1, 0, 0.5, 2 * DAY, 1 },
    { "503 for ever", 503, FALSE, -1, 9999 * DAY, 0, -1, 0, 0.5, 30 * DAY, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (HdSubscription) feed =
        g_object_new (HD_TYPE_SUBSCRIPTION, "interval", c->interval, "ttl", c->ttl, "failures",
                      c->failures, "etag", "\"e\"", NULL);
      HdFeedAnswer answer = { c->status, c->usable, c->max_age, c->retry_after,
                              c->failures_after > 0 ? "A problem." : NULL };

      g_test_message ("%s", c->what);
      hd_feed_schedule_note (feed, &answer, NOW, c->chance);
      g_assert_cmpint (feed->next_at - NOW, ==, c->wait);
      g_assert_cmpint (feed->failures, ==, c->failures_after);
      g_assert_cmpstr (feed->error, ==, c->failures_after > 0 ? "A problem." : "");
      g_assert_cmpint (feed->succeeded_at, ==, c->failures_after > 0 ? 0 : NOW);
      g_assert_cmpint (feed->checked_at, ==, NOW);
      g_assert_false (feed->stopped);
      /* Whatever happens, the marks for the next request stay. */
      g_assert_cmpstr (feed->etag, ==, "\"e\"");
    }
}

static void
what_is_gone_is_asked_no_more (void)
{
  g_autoptr (HdSubscription) feed = hd_subscription_new ();
  HdFeedAnswer gone = { 410, FALSE, -1, -1, "It is gone." };
  HdFeedAnswer back = { 200, TRUE, -1, -1, NULL };

  hd_feed_schedule_note (feed, &gone, NOW, 0.5);
  g_assert_true (feed->stopped);
  g_assert_false (hd_feed_schedule_is_due (feed, NOW + 999 * DAY));
  g_assert_false (hd_feed_schedule_may_ask (feed, NOW + 999 * DAY));
  hd_feed_schedule_note (feed, &back, NOW, 0.5);
  g_assert_false (feed->stopped);
  g_assert_false (hd_feed_schedule_is_due (feed, NOW + HOUR - 1));
  g_assert_true (hd_feed_schedule_is_due (feed, NOW + HOUR));
  g_assert_true (hd_feed_schedule_may_ask (feed, NOW));
}

static void
failed_ones_are_left_in_peace (void)
{
  g_autoptr (HdSubscription) feed = hd_subscription_new ();
  HdFeedAnswer failed = { 500, FALSE, -1, -1, "It failed." };

  hd_feed_schedule_note (feed, &failed, NOW, 0.5);
  g_assert_false (hd_feed_schedule_may_ask (feed, NOW + HOUR - 1));
  g_assert_true (hd_feed_schedule_may_ask (feed, NOW + HOUR));
}

static void
hours_and_days_are_skipped (void)
{
  const guint wednesday = 1 << HD_WEDNESDAY;
  const guint weekend = 1 << HD_SATURDAY | 1 << HD_SUNDAY;
  static const gint64 friday = NOW + 2 * DAY;

  g_assert_cmpint (hd_feed_schedule_skip (NOW + 5, 0, 0), ==, NOW + 5);
  g_assert_cmpint (hd_feed_schedule_skip (NOW + 5, 1 << 9, 0), ==, NOW + 5);
  g_assert_cmpint (hd_feed_schedule_skip (NOW + 5, 1 << 10 | 1 << 11, 0), ==, NOW + 2 * HOUR);
  g_assert_cmpint (hd_feed_schedule_skip (NOW + 5, 0, wednesday), ==, NOW + 14 * HOUR);
  g_assert_cmpint (hd_feed_schedule_skip (friday + 20 * HOUR, 0, weekend), ==,
                   friday + 2 * DAY + 14 * HOUR);
  g_assert_cmpint (hd_feed_schedule_skip (friday + 20 * HOUR, 1, weekend), ==,
                   friday + 2 * DAY + 15 * HOUR);
  /* All hours: then it is no wish that could be heeded. */
  g_assert_cmpint (hd_feed_schedule_skip (NOW + 5, 0xffffff, 0), ==, NOW + 5);
  g_assert_cmpint (hd_feed_schedule_skip (NOW + 5, 0, 0xfe), ==, NOW + 5);
}

static void
identities_outlive_a_move (void)
{
  static const struct
  {
    const char *id, *key;
  } cases[] = {
    { "http://site.test/2026/1?p=3", "/2026/1?p=3 T" },
    { "https://www.site.test/2026/1?p=3", "/2026/1?p=3 T" },
    { "http://site.test/", "" },
    { "http://site.test", "" },
    { "tag:site.test,2026:7", ",2026:7 T" },
    { "urn:uuid:1", "" },
    { "7", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = hd_feed_entries_second_key (cases[i].id, "T");

      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-schedule/waits-are-as-they-should-be", waits_are_as_they_should_be);
  g_test_add_func ("/feed-schedule/what-is-gone-is-asked-no-more", what_is_gone_is_asked_no_more);
  g_test_add_func ("/feed-schedule/failed-ones-are-left-in-peace", failed_ones_are_left_in_peace);
  g_test_add_func ("/feed-schedule/hours-and-days-are-skipped", hours_and_days_are_skipped);
  g_test_add_func ("/feed-schedule/identities-outlive-a-move", identities_outlive_a_move);
  return g_test_run ();
}
