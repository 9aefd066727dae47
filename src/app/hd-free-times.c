/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-free-times.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-context-private.h"
#include "hd-leave-desk.h"
#include "hd-promises.h"
#include "hd-words.h"
#include "hd-zone.h"

/**
 * hd_free_times_title:
 *
 * Returns: (transfer full): as “Fri 4 Dec, 08:00–09:30”
 */
char *
hd_free_times_title (const HdFreeTime *window, HdDate today)
{
  g_return_val_if_fail (window != NULL, NULL);

  g_autofree char *date = hd_words_date (window->date, today);
  g_autofree char *span = hd_words_span (window->from, window->to);

  /* Translators: a date and a span of time, as “Fri 4 Dec, 08:00–09:30” */
  return g_strdup_printf (_ ("%s, %s"), date, span);
}

/**
 * hd_free_times_cost:
 *
 * Returns: (transfer full): what a time costs in leave: “free”, or an amount
 */
char *
hd_free_times_cost (const HdFreeTime *window)
{
  g_return_val_if_fail (window != NULL, NULL);

  return window->cost == 0 ? g_strdup (C_ ("what a time costs in leave", "free"))
                           : hd_words_amount (window->cost);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const HdFreeTime *first = a, *second = b;

  if (first->date != second->date)
    return first->date < second->date ? -1 : 1;
  return first->from - second->from;
}

static HdWall
convert (GTimeZone *home, GTimeZone *zone, HdDate date, int minute)
{
  HdWall wall = { date + minute / HD_DAY_MINUTES, minute % HD_DAY_MINUTES * 60 };

  return hd_zone_to_wall (zone, hd_zone_to_instant (home, wall, NULL));
}

/* “America/New_York” is New York to people. */
static char *
city (const char *zone)
{
  const char *slash = strrchr (zone, '/');

  return g_strdelimit (g_strdup (slash != NULL ? slash + 1 : zone), "_", ' ');
}

/**
 * hd_free_times_text:
 * @windows: (element-type HdFreeTime): in any order; times at @home
 * @zone: the zone of who reads it, or "" for @home
 *
 * What can be sent to somebody else: it says when, in their time, and not what it costs. Times that
 * touch are one.
 *
 * Returns: (transfer full): a line for each time, and one that names the zone; "" for nothing
 */
char *
hd_free_times_text (const GArray *windows, GTimeZone *home, const char *zone)
{
  g_return_val_if_fail (windows != NULL && home != NULL && zone != NULL, NULL);

  g_autoptr (GTimeZone) named = *zone != '\0' ? hd_zone_load (zone) : NULL;
  GTimeZone *target = named != NULL ? named : home;
  g_autofree char *name = city (named != NULL ? zone : g_time_zone_get_identifier (home));
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) windows);
  GString *text = g_string_new (NULL);

  g_array_sort (sorted, compare);
  for (guint i = 0; i < sorted->len; i++)
    {
      HdFreeTime window = g_array_index (sorted, HdFreeTime, i);
      HdWall from, to;
      g_autofree char *first = NULL, *second = NULL, *start = NULL, *end = NULL;

      while (i + 1 < sorted->len && g_array_index (sorted, HdFreeTime, i + 1).date == window.date &&
             g_array_index (sorted, HdFreeTime, i + 1).from <= window.to)
        {
          i++;
          window.to = MAX (window.to, g_array_index (sorted, HdFreeTime, i).to);
        }
      from = convert (home, target, window.date, window.from);
      to = convert (home, target, window.date, window.to);
      first = hd_words_date (from.date, from.date);
      second = hd_words_date (to.date, to.date);
      start = hd_time_format (from.second / 60);
      end = hd_time_format (to.second / 60);
      if (from.date == to.date)
        g_string_append_printf (text, "%s, %s–%s\n", first, start, end);
      else
        g_string_append_printf (text, "%s, %s – %s, %s\n", first, start, second, end);
    }
  if (text->len > 0)
    /* Translators: the last line of a list of times; a city, as “(New York time)” */
    g_string_append_printf (text, _ ("(%s time)"), name);
  return g_string_free (text, FALSE);
}

/* How many working days are looked at. */
#define DAYS 10

/* Calls are taken so long before and after the hours of work. */
#define EDGE 90

/* How finely starts are tried, and how leave is counted without a policy. Minutes. */
#define STEP 15

/* What of @window is left when one is busy in a part of it; what is too short is none. */
static void
keep_rest (GArray *rest, HdFreeTime window, HdStretch busy, const HdWindowRules *rules)
{
  int from = (int) (busy.from - HD_MOMENT (window.date, 0)) - rules->after;
  int to = (int) (busy.to - HD_MOMENT (window.date, 0)) + rules->before;
  HdFreeTime before = window, after = window;

  if (from >= window.to || to <= window.from)
    {
      g_array_append_val (rest, window);
      return;
    }
  before.to = MIN (window.to, from);
  after.from = MAX (window.from, to);
  if (before.to - before.from >= rules->length)
    g_array_append_val (rest, before);
  if (after.to - after.from >= rules->length)
    g_array_append_val (rest, after);
}

static GArray *
cut (GArray *windows, HdStretch busy, const HdWindowRules *rules)
{
  GArray *rest = g_array_new (FALSE, FALSE, sizeof (HdFreeTime));

  for (guint i = 0; i < windows->len; i++)
    keep_rest (rest, g_array_index (windows, HdFreeTime, i), busy, rules);
  g_array_unref (windows);
  return rest;
}

/* Takes out what is promised already: what is agreed, and what somebody was offered for something
 * else than @except. */
static GArray *
cut_promised (HdContext *context, gint64 except, GArray *windows, const HdWindowRules *rules)
{
  g_autoptr (GArray) promises = hd_promises_list (context);

  for (guint i = 0; i < promises->len; i++)
    {
      const HdPromise *promise = &g_array_index (promises, HdPromise, i);

      if (promise->agreed || promise->interview != except)
        windows = cut (windows, promise->busy, rules);
    }
  return windows;
}

/* When somebody elsewhere can be expected to talk, on their clock. Minutes. */
#define THEIR_FROM (8 * 60)
#define THEIR_TO (19 * 60)

/* The minute of @day at home at which it is @minute of @date in @zone. */
static int
at_home (GTimeZone *home, GTimeZone *zone, HdDate date, int minute, HdDate day)
{
  HdWall wall =
    hd_zone_to_wall (home, hd_zone_to_instant (zone, (HdWall){ date, minute * 60 }, NULL));

  return (wall.date - day) * HD_DAY_MINUTES + wall.second / 60;
}

/* The zone of somebody who is elsewhere; NULL for nobody. Many send the times of an invitation in
 * UTC: that tells of nobody's day. */
static GTimeZone *
load_theirs (GTimeZone *home, const char *zone)
{
  const char *const nobodys[] = { "", "UTC", "Etc/UTC", g_time_zone_get_identifier (home), NULL };

  return zone == NULL || g_strv_contains (nobodys, zone) ? NULL : hd_zone_load (zone);
}

/* Leaves out what is night where the other side is: nobody is to be offered half past one. */
static GArray *
cut_nights (GArray *windows, GTimeZone *home, const char *zone, const HdWindowRules *rules)
{
  g_autoptr (GTimeZone) theirs = load_theirs (home, zone);
  GArray *rest;

  if (theirs == NULL)
    return windows;

  rest = g_array_new (FALSE, FALSE, sizeof (HdFreeTime));
  for (guint i = 0; i < windows->len; i++)
    /* A day at home is in parts of up to three of theirs. */
    for (int shift = -1; shift <= 1; shift++)
      {
        HdFreeTime window = g_array_index (windows, HdFreeTime, i);
        HdDate date = window.date + shift;

        window.from = MAX (window.from, at_home (home, theirs, date, THEIR_FROM, window.date));
        window.to = MIN (window.to, at_home (home, theirs, date, THEIR_TO, window.date));
        if (window.to - window.from >= rules->length)
          g_array_append_val (rest, window);
      }
  g_array_unref (windows);
  return rest;
}

/**
 * hd_free_times_find:
 * @interview: which one they are for, or 0
 * @zone: (nullable): the zone of the other side; %NULL or "" for one's own, and UTC for none that
 *   is known
 * @hours: of work, as far as they are known
 * @length: of the appointment, in minutes
 * @before: what it needs before
 * @after: and after
 *
 * Times that are agreed already, or that somebody was offered for another appointment and has not
 * answered, are left out, and so is what is night in @zone.
 *
 * Returns: (transfer full) (element-type HdFreeTime): when one could be away in the next two weeks,
 *   the cheapest first
 */
GArray *
hd_free_times_find (HdContext *context,
                    gint64 interview,
                    const char *zone,
                    HdSpan hours,
                    int length,
                    int before,
                    int after)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  const HdWindowRules rules = {
    .length = length,
    .before = before,
    .after = after,
    .days = DAYS,
    .hours = { MAX (hours.from - EDGE, 0), MIN (hours.to + EDGE, HD_DAY_MINUTES) },
    .step = STEP,
  };

  GArray *windows = hd_leave_desk_find_windows (hd_leave_desk_get (context), &rules);

  return cut_nights (cut_promised (context, interview, windows, &rules),
                     hd_context_get_zone (context), zone, &rules);
}
