/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* "We had given you the 25th at 8. That day we begin at 9:30 only": an hour that takes the place of
 * the one before it, on its day. */

/* How many items before it the hour may stand that goes. */
#define MAX_BACK 6

/* "erst um 9:30", "not … until 9:30", "ne … qu'à 9h30", "no … hasta las 9:30" */
static gboolean
says_only_then (const HdReading *r, const HdItem *item, guint from)
{
  static const char *const until[] = { "until", "till", "before", "hasta", "qu", NULL };
  static const char *const nots[] = { "not", "t", "no", "ne", "n", "nicht", NULL };
  guint near = item->first - MIN (item->first, 3);

  near = MAX (near, from);
  if (hd_when_says_any (r, near, item->first + 1, (const char *const[]){ "erst", NULL }))
    return TRUE;
  return hd_when_says_any (r, near, item->first + 1, until) &&
         hd_when_says_any (r, from, item->first, nots);
}

/* Whether a day but that of the hour before is named in a sentence. */
static gboolean
names_other_day (const HdReading *r, const HdItem *items, guint n, HdWhenSentence s, guint day)
{
  for (guint i = day + 1; i < n && items[i].first < s.to; i++)
    if (items[i].kind == ITEM_DATE && items[i].first >= s.from &&
        (items[i].date.n_dates == 0 || items[i].date.dates[0] != items[day].date.dates[0]))
      return TRUE;
  return FALSE;
}

/**
 * hd_when_mark_late_starts:
 *
 * Drops the hour at which something was to begin, where the next sentence tells that it begins
 * later on that day.
 */
void
hd_when_mark_late_starts (HdReading *r, HdItem *items, guint n)
{
  static const char *const begins[] = { "begin",       "beginnen", "start",        "starten",
                                        "anfangen",    "fangen",   "commencerons", "commencons",
                                        "demarrerons", NULL };
  static const char *const we[] = { "we", "wir", "nous", NULL };
  /* The verb says who, in Spanish. */
  static const char *const spanish[] = { "empezamos", "empezaremos", "comenzamos", "comenzaremos",
                                         NULL };

  for (guint i = 1; i < n; i++)
    {
      HdWhenSentence s;
      guint old = i, day;

      if (items[i].kind != ITEM_TIME || items[i].time.has_end)
        continue;
      s = hd_when_sentence (r, items[i].first, 30);
      if (!((hd_when_says_any (r, s.from, s.to, begins) &&
             hd_when_says_any (r, s.from, s.to, we)) ||
            hd_when_says_any (r, s.from, s.to, spanish)) ||
          !says_only_then (r, &items[i], s.from) || hd_when_is_punct (&r->t[s.to], '?') ||
          hd_when_says_if (r, s.from, s.to))
        continue;
      /* The hour before it, in a sentence of its own, and its day. */
      while (old > 0 && i - old < MAX_BACK &&
             (old == i || items[old].kind != ITEM_TIME || items[old].first >= s.from))
        old--;
      if (items[old].kind != ITEM_TIME || old == i || items[old].first >= s.from ||
          items[old].time.same)
        continue;
      for (day = old; day > 0 && old - day < MAX_BACK && items[day].kind != ITEM_DATE; day--)
        ;
      if (items[day].kind != ITEM_DATE || items[day].date.n_dates == 0 ||
          names_other_day (r, items, n, s, day))
        continue;
      items[old].dropped = items[old].refused = TRUE;
      items[i].dropped = items[i].context = items[i].until = FALSE;
      /* "On that day" is the same one. */
      for (guint k = old + 1; k < i; k++)
        if (items[k].kind == ITEM_DATE && items[k].first >= s.from)
          items[k].dropped = items[k].context = FALSE;
    }
}
