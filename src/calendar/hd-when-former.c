/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/*
 * What no longer holds is no offer, and yet says which of the appointments that are known the text
 * is about: "could we move the interview from Thu 3 Dec 14:00 to Fri 4 Dec 10:00?"
 */

/* How far from its day an hour may stand, in tokens. */
#define NEAR_DAY 8

/* How much of a sentence is looked at, in tokens to each side. */
#define MAX_SENTENCE 60

/* How far the day of an hour may stand when only the hour moves. */
#define SAME_DAY 20

/* Returns: (transfer full): by item, whether it is dropped by now */
gboolean *
hd_when_note_dropped (const HdItem *items, guint n)
{
  gboolean *dropped = g_new (gboolean, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    dropped[i] = items[i].dropped;
  return dropped;
}

/* "Friday instead of Thursday" */
static gboolean
is_replaced (const HdReading *r, const HdItem *item)
{
  static const char *const words[] = { "instead", "statt", "anstatt", "anstelle",
                                       "lieu",    "vez",   "lugar",   NULL };

  return hd_when_says_any (r, item->first > 4 ? item->first - 4 : 0, item->first, words);
}

/**
 * hd_when_mark_former:
 * @dropped: by item, whether it was dropped before moves were looked for
 *
 * Marks the times that are moved, off, or refused.
 */
void
hd_when_mark_former (HdReading *r, HdItem *items, guint n, const gboolean *dropped)
{
  for (guint i = 0; i < n; i++)
    {
      HdItem *item = &items[i];

      if ((item->kind != ITEM_DATE && item->kind != ITEM_TIME) || !item->dropped || item->context)
        continue;
      item->former = item->off || item->refused || !dropped[i] || is_replaced (r, item) ||
                     /* An hour goes with its day. */
                     (item->kind == ITEM_TIME && i > 0 && items[i - 1].former &&
                      item->first - items[i - 1].end <= 2);
      r->moves |= item->off || (item->former && is_replaced (r, item));
    }
}

static void
add (HdWhen *when, HdDate day, int minute, const char *zone, int at)
{
  HdWhenFormer hint = { .day = day, .minute = minute, .at = at, .warning = -1 };

  g_strlcpy (hint.zone, zone != NULL ? zone : "", sizeof hint.zone);
  for (guint i = 0; i < when->former->len; i++)
    {
      const HdWhenFormer *known = &g_array_index (when->former, HdWhenFormer, i);

      if (known->day == day && known->minute == minute && g_str_equal (known->zone, hint.zone))
        return;
    }
  if (when->former->len < HD_WHEN_MAX_FORMER)
    g_array_append_val (when->former, hint);
}

/* The zone that is named for a time; %NULL: none, or nobody knows which. */
static const char *
zone_of (const HdReading *r, const HdSpread *spread, guint time)
{
  int i = spread->zone[time] >= 0 ? spread->zone[time] : spread->any_zone;
  const HdZoneItem *zone = i >= 0 ? &g_array_index (r->items, HdItem, i).zone : NULL;

  if (zone == NULL || zone->home || zone->local)
    return NULL;
  if (zone->fixed[0] != '\0')
    return zone->fixed;
  return zone->n_zones == 1 ? zone->zones[0] : NULL;
}

static int
place_of (const HdReading *r, int item)
{
  return (int) r->t[g_array_index (r->items, HdItem, item).first].start;
}

static void
add_day (const HdReading *r,
         HdWhen *when,
         HdDate day,
         const HdTimeItem *time,
         const char *zone,
         int at)
{
  int starts[4], ends[4];
  guint n = time != NULL ? hd_when_options (r, time, time->part, starts, ends) : 0;

  for (guint i = 0; i < n; i++)
    if (starts[i] >= 0)
      add (when, day + starts[i] / 1440, starts[i] % 1440, zone, at);
  if (time == NULL)
    add (when, day, -1, NULL, -1);
}

/* The hour that @time was before, when that is said in one breath: "from 2pm to 3:30pm". */
static HdTimeItem
hour_before (const HdTimeItem *time)
{
  HdTimeItem before = *time;

  before.start = time->end;
  before.has_end = before.goes = FALSE;
  return before;
}

static guint
gap (const HdItem *a, const HdItem *b)
{
  if (a->first > b->first)
    return gap (b, a);
  return b->first > a->end ? b->first - a->end : 0;
}

static gboolean
is_former_hour (const HdItem *item)
{
  return item->kind == ITEM_TIME && item->former && !item->time.same;
}

/* The hour of the former day at @date, among items; -1: none is said. */
static int
find_hour (const HdReading *r, const HdItem *items, guint n, guint date)
{
  for (guint i = date + 1; i < n && items[i].kind != ITEM_DATE; i++)
    if (is_former_hour (&items[i]) && gap (&items[date], &items[i]) <= NEAR_DAY)
      return (int) i;
  for (guint i = date; i-- > 0 && items[i].kind != ITEM_DATE;)
    if (is_former_hour (&items[i]) && gap (&items[date], &items[i]) <= NEAR_DAY)
      return (int) i;
  return -1;
}

/* The day on which an hour moves to another one, among items; -1: it is not said. */
static int
find_day (const HdItem *items, guint n, guint time)
{
  int found = -1;
  guint least = SAME_DAY + 1;

  for (guint i = time > 6 ? time - 6 : 0; i < n && i < time + 6; i++)
    if (items[i].kind == ITEM_DATE && items[i].date.n_dates > 0 && !items[i].context &&
        (!items[i].dropped || items[i].former) && gap (&items[i], &items[time]) < least)
      {
        least = gap (&items[i], &items[time]);
        found = (int) i;
      }
  return found;
}

/* "Could we", "würde", "I suggest Friday": who says so waits for an answer. "We would like to
 * inform you" does not. */
static gboolean
is_asked (const HdReading *r, const HdItem *item)
{
  static const char *const asks[] = {
    "could",     "would",       "might",    "wondering", "possible",  "suggest",  "suggesting",
    "propose",   "proposing",   "prefer",   "rather",    "konnten",   "konnte",   "wurde",
    "wurden",    "ginge",       "ware",     "moglich",   "mochte",    "mochten",  "lieber",
    "vorschlag", "vorschlagen", "schlage",  "schlagen",  "pourrions", "pourrait", "pourriez",
    "serait",    "voudrais",    "aimerais", "aimerions", "preferons", "proposer", "proposons",
    "podriamos", "podria",      "podrias",  "podemos",   "posible",   "propongo", "proponemos",
    "seria",     "gustaria",    "prefiero", NULL
  };
  static const char *const tells[] = { "inform",     "tell",       "let",       "confirm",
                                       "advise",     "announce",   "mitteilen", "informieren",
                                       "bestatigen", "informer",   "confirmer", "informar",
                                       "informarte", "informarle", "confirmar", "comunicar",
                                       NULL };
  HdWhenSentence s = hd_when_sentence (r, item->first, MAX_SENTENCE);

  return hd_when_is_punct (&r->t[s.to], '?') ||
         (hd_when_says_any (r, s.from, s.to, asks) && !hd_when_says_any (r, s.from, s.to, tells));
}

/* Whether a time that the text is about is only asked for. What moves is asked for as a whole:
 * "Could we move Thursday's call? I am free on Friday at 10." */
static gboolean
asks (const HdReading *r)
{
  for (guint i = 0; i < r->items->len; i++)
    {
      const HdItem *item = &g_array_index (r->items, HdItem, i);

      if ((item->kind == ITEM_DATE || item->kind == ITEM_TIME) && !item->context &&
          (!item->dropped || item->former) && r->lines[r->t[item->first].line].depth == 0 &&
          is_asked (r, item))
        return TRUE;
    }
  return FALSE;
}

/**
 * hd_when_tell_former:
 *
 * Keeps as hints when what no longer holds was to be, each reading of it.
 */
void
hd_when_tell_former (const HdReading *r, const HdSpread *spread, HdWhen *when)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  guint n = r->items->len;
  g_autofree gboolean *used = g_new0 (gboolean, MAX (n, 1));

  when->moves = r->moves;
  when->asks = asks (r);
  for (guint i = 0; i < n; i++)
    {
      const HdDateItem *date = &items[i].date;
      const char *zone;
      int hour;

      if (items[i].kind != ITEM_DATE || !(items[i].former || date->goes) || date->week ||
          date->weekly || r->lines[r->t[items[i].first].line].depth > 0)
        continue;
      hour = find_hour (r, items, n, i);
      /* "from Thursday to Friday at 10": the hour is that of the new day, and may be of both. */
      zone = hour >= 0 ? zone_of (r, spread, (guint) hour) : NULL;
      if (hour >= 0)
        used[hour] = TRUE;
      for (guint k = 0; k < (items[i].former ? date->n_dates : 1u); k++)
        add_day (r, when, items[i].former ? date->dates[k] : date->former,
                 hour >= 0 ? &items[hour].time : NULL, zone, hour >= 0 ? place_of (r, hour) : -1);
    }
  for (guint i = 0; i < n; i++)
    {
      HdTimeItem time;
      int day;

      if (items[i].kind != ITEM_TIME || r->lines[r->t[items[i].first].line].depth > 0 ||
          !(items[i].time.goes || (is_former_hour (&items[i]) && !used[i])))
        continue;
      day = find_day (items, n, i);
      if (day < 0)
        continue;
      time = items[i].time.goes ? hour_before (&items[i].time) : items[i].time;
      for (guint k = 0; k < items[day].date.n_dates; k++)
        add_day (r, when, items[day].date.dates[k], &time, zone_of (r, spread, i),
                 place_of (r, (int) i));
    }
}
