/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-private.h"

#include <string.h>

#include "hd-when-join.h"

/* How many items away a zone or length still belongs to a time of the same line. */
#define REACH 24

/* Words that may stand between a mark ("by", "instead of") and what it marks. */
static gboolean
filler (const HdReading *r, guint i)
{
  /* "can't make Friday", "not available on Friday", "by the end of day Friday" */
  static const char *const words[] = { "make",       "do",    "manage",    "attend", "available",
                                       "disponible", "libre", "verfugbar", "frei",   "end" };
  const HdToken *t = &r->t[i];

  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    if (strcmp (hd_when_text (r, i), words[w]) == 0)
      return TRUE;

  return hd_when_is (t, W_THE, NULL) || hd_when_is (t, W_ON, NULL) || hd_when_is (t, W_OF, NULL) ||
         hd_when_is (t, W_AT, NULL) || hd_when_is (t, W_DEADLINE, NULL) ||
         hd_when_is_punct (t, '\'') || hd_when_is (t, W_RANGE, NULL) || hd_when_is (t, W_DAY, NULL);
}

/* "can't", "won't", "couldn't" */
static gboolean
is_cannot (const HdReading *r, guint i)
{
  const char *word = i > 1 ? hd_when_text (r, i - 2) : "";

  return strcmp (hd_when_text (r, i), "t") == 0 && hd_when_is_punct (&r->t[i - 1], '\'') &&
         (strcmp (word, "can") == 0 || strcmp (word, "won") == 0 || strcmp (word, "couldn") == 0);
}

/* Whether a word of that meaning stands before @i, with fillers between at most. */
static gboolean
marked (const HdReading *r, guint i, HdWordClass meaning, guint *at)
{
  for (guint n = 0; n < 4 && i > 0; n++)
    {
      i--;
      if (hd_when_is (&r->t[i], meaning, NULL) || (meaning == W_NOT && is_cannot (r, i)))
        {
          *at = i;
          return TRUE;
        }
      if (!filler (r, i))
        return FALSE;
    }
  return FALSE;
}

/* "Closing date for applications: 30 November": a deadline by a noun further before it. */
static gboolean
names_deadline (const HdReading *r, guint i)
{
  int value;

  for (guint n = 0; n < 6 && i > 0; n++)
    {
      const HdToken *t = &r->t[--i];

      if (t->kind == T_BREAK || t->kind == T_NUMBER || hd_when_is_punct (t, '.') ||
          hd_when_is_punct (t, ','))
        return FALSE;
      if (hd_when_is (t, W_DEADLINE, &value) && value == 2)
        return TRUE;
    }
  return FALSE;
}

/* "not Tuesday" refuses; "why not Tuesday?" offers. */
static gboolean
is_refused (const HdReading *r, guint i)
{
  guint at;
  int value;

  if (!marked (r, i, W_NOT, &at))
    return FALSE;
  if (!hd_when_is (&r->t[at], W_NOT, &value) || value == 0)
    return TRUE;

  const char *before = at > 0 ? hd_when_text (r, at - 1) : "";

  return strcmp (before, "why") != 0 && strcmp (before, "warum") != 0 &&
         strcmp (before, "wieso") != 0 && strcmp (before, "pourquoi") != 0 &&
         strcmp (before, "if") != 0 && strcmp (before, "wenn") != 0 && strcmp (before, "or") != 0 &&
         strcmp (before, "ob") != 0;
}

/* "moved from A to B": only B is left. */
static void
mark_moves (HdReading *r, HdItem *items, guint n)
{
  guint i = 0;

  for (guint m = 0; m < r->n; m++)
    {
      guint paragraph = r->lines[r->t[m].line].paragraph, dates = 0;
      HdItem *last = NULL, *before = NULL;

      if (!hd_when_is (&r->t[m], W_MOVED, NULL) || r->lines[r->t[m].line].role == LINE_DROPPED)
        continue;
      while (i < n && items[i].first + 40 < m)
        i++;
      for (guint k = i; k < n && items[k].first < m + 40; k++)
        if (items[k].kind == ITEM_DATE && !items[k].dropped &&
            r->lines[r->t[items[k].first].line].paragraph == paragraph)
          {
            before = last;
            last = &items[k];
            dates++;
          }
      if (dates == 1 && last->date.last_day != HD_DATE_NONE)
        {
          last->date.dates[0] = last->date.last_day;
          last->date.n_dates = 1;
          last->date.last_day = HD_DATE_NONE;
        }
      if (dates < 2)
        {
          for (guint k = i; k < n && items[k].first < m + 40; k++)
            if (items[k].kind == ITEM_TIME && items[k].time.has_end)
              {
                gboolean dash = FALSE;

                for (guint j = items[k].first; j < items[k].end; j++)
                  dash |= hd_when_is_punct (&r->t[j], '-');
                if (!dash && hd_when_is (&r->t[items[k].first], W_FROM, NULL))
                  {
                    items[k].time.start = items[k].time.end;
                    items[k].time.has_end = FALSE;
                  }
              }
          continue;
        }
      for (guint k = i; k < n && &items[k] < last; k++)
        {
          gboolean behind = FALSE;

          if (r->lines[r->t[items[k].first].line].paragraph != paragraph)
            continue;
          if (items[k].kind == ITEM_TIME && items[k].first >= before->end)
            for (guint j = before->end; j <= items[k].first; j++)
              behind |=
                (hd_when_is (&r->t[j], W_RANGE, NULL) && strcmp (hd_when_text (r, j), "a") != 0) ||
                strcmp (hd_when_text (r, j), "auf") == 0;
          if ((items[k].kind == ITEM_DATE || items[k].kind == ITEM_TIME) && !behind)
            items[k].dropped = TRUE;
        }
    }
}

static gboolean
ends_sentence (const HdReading *r, guint i)
{
  const HdToken *t = &r->t[i];

  if (t->kind == T_BREAK || t->kind == T_END || hd_when_is_punct (t, '!') ||
      hd_when_is_punct (t, '?') || hd_when_is_punct (t, ';'))
    return TRUE;
  return hd_when_is_punct (t, '.') && t[1].space && t[1].title &&
         !hd_when_is (&t[1], W_MONTH, NULL);
}

/* "The meeting on Friday at 10 is cancelled", "der Termin am 3.12. fällt aus": no offers. */
static void
mark_cancelled (HdReading *r, HdItem *items, guint n)
{
  guint i = 0;

  for (guint m = 0; m < r->n; m++)
    {
      guint from = m, to = m;
      int value = 1;
      gboolean off = hd_when_is (&r->t[m], W_OFF, &value);

      /* fällt leider aus, findet nicht statt */
      const char *word = hd_when_text (r, m);
      const char *last = strcmp (word, "fallt") == 0    ? "aus"
                         : strcmp (word, "findet") == 0 ? "nicht"
                                                        : NULL;

      for (guint k = m + 1; last != NULL && !off && k < m + 4; k++)
        off = strcmp (hd_when_text (r, k), last) == 0;
      if (!off || r->lines[r->t[m].line].role == LINE_DROPPED)
        continue;
      /* "if you need to cancel" */
      while (from > 0 && m - from < 40 && !ends_sentence (r, from - 1))
        from--;
      for (guint k = from; k < m; k++)
        if (strcmp (hd_when_text (r, k), "if") == 0 || strcmp (hd_when_text (r, k), "falls") == 0 ||
            strcmp (hd_when_text (r, k), "wenn") == 0 || strcmp (hd_when_text (r, k), "si") == 0 ||
            strcmp (hd_when_text (r, k), "not") == 0)
          off = FALSE;
      while (value == 2 && to - m < 20 && !ends_sentence (r, to))
        to++;

      while (i < n && items[i].first < from)
        i++;
      for (guint k = i; off && k < n && items[k].first < MAX (m, to); k++)
        if (items[k].kind == ITEM_DATE || items[k].kind == ITEM_TIME)
          items[k].dropped = TRUE;
    }
}

/* "doesn't work", "passt leider nicht", "ne me convient pas", "no me viene bien": where the words
 * that refuse what stands before them end; 0: none begin at @i. */
static guint
read_refusal (const HdReading *r, guint i)
{
  static const struct
  {
    const char *first;
    const char *last;
  } pairs[] = {
    { "doesn", "work" },   { "doesn", "suit" },  { "doesn", "fit" },   { "don", "work" },
    { "won", "work" },     { "not", "work" },    { "not", "suit" },    { "not", "possible" },
    { "isn", "possible" }, { "passt", "nicht" }, { "geht", "nicht" },  { "klappt", "nicht" },
    { "passen", "nicht" }, { "gehen", "nicht" }, { "ne", "convient" }, { "ne", "conviennent" },
    { "ne", "possible" },  { "n", "possible" },  { "no", "viene" },    { "no", "vienen" },
    { "no", "posible" },
  };

  for (guint p = 0; p < G_N_ELEMENTS (pairs); p++)
    if (strcmp (hd_when_text (r, i), pairs[p].first) == 0)
      for (guint k = i + 1; k < i + 6 && r->t[k].kind != T_BREAK && r->t[k].kind != T_NUMBER; k++)
        if (strcmp (hd_when_text (r, k), pairs[p].last) == 0)
          return k + 1;
  return 0;
}

/* Drops the date that such words refuse, and its times. */
static void
mark_refusals (HdReading *r, HdItem *items, guint n)
{
  guint i = 0;

  for (guint m = 0; m < r->n; m++)
    {
      guint line = r->t[m].line, at = n;
      gboolean asked = FALSE;

      if (r->t[m].kind != T_WORD || read_refusal (r, m) == 0)
        continue;
      while (i < n && items[i].first + 24 < m)
        i++;
      for (guint k = i; k < n && items[k].first < m; k++)
        if (items[k].kind == ITEM_DATE && r->t[items[k].first].line == line)
          at = k;
      /* "If Tuesday doesn't work": it is offered still. */
      for (guint k = m; k > 0 && m - k < 24 && !ends_sentence (r, k - 1); k--)
        asked |= strcmp (hd_when_text (r, k - 1), "if") == 0 ||
                 strcmp (hd_when_text (r, k - 1), "falls") == 0 ||
                 strcmp (hd_when_text (r, k - 1), "wenn") == 0 ||
                 strcmp (hd_when_text (r, k - 1), "si") == 0 ||
                 strcmp (hd_when_text (r, k - 1), "sollte") == 0;
      for (guint k = at; k < n && !asked && items[k].first < m; k++)
        if (items[k].kind == ITEM_DATE || items[k].kind == ITEM_TIME)
          items[k].dropped = TRUE;
      /* "4pm on Thursday doesn't work" */
      if (at > 0 && at < n && !asked && items[at - 1].kind == ITEM_TIME &&
          items[at].first - items[at - 1].end <= 2 && r->t[items[at - 1].first].line == line)
        items[at - 1].dropped = TRUE;
    }
}

/* Whether the end of a day's work is named at @i. */
static gboolean
ends_day (const HdReading *r, guint i)
{
  const char *word = hd_when_text (r, i);

  if (strcmp (word, "eod") == 0 || strcmp (word, "cob") == 0 || strcmp (word, "eob") == 0)
    return TRUE;
  return (strcmp (word, "end") == 0 || strcmp (word, "close") == 0) &&
         hd_when_is (&r->t[i + 1], W_OF, NULL) &&
         (hd_when_is (&r->t[i + 2], W_DAY, NULL) || hd_when_is (&r->t[i + 2], W_WEEK, NULL) ||
          strcmp (hd_when_text (r, i + 2), "business") == 0 ||
          strcmp (hd_when_text (r, i + 2), "play") == 0);
}

/* "lunch at 12", "arrive at 9:45": a time beside the one that is meant. */
static gboolean
is_aside (const HdReading *r, const HdItem *item)
{
  static const char *const words[] = { "lunch",   "arrive",     "arrival",     "doors",
                                       "ankunft", "eintreffen", "mittagessen", "dejeuner",
                                       "arrivee", "comida",     "llegada" };
  guint i = item->first;

  if (i > 0 && hd_when_is (&r->t[i], W_AT, NULL) == FALSE && hd_when_is (&r->t[i - 1], W_AT, NULL))
    i--;
  if (i > 0 && hd_when_is_punct (&r->t[i - 1], ':'))
    i--;
  for (guint w = 0; i > 0 && w < G_N_ELEMENTS (words); w++)
    if (strcmp (hd_when_text (r, i - 1), words[w]) == 0)
      return TRUE;
  return FALSE;
}

/* Drops such times where the line has another. */
static void
mark_asides (HdReading *r, HdItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint line = r->t[items[i].first].line;
      gboolean other = FALSE;

      if (items[i].kind != ITEM_TIME || items[i].time.has_end || !is_aside (r, &items[i]))
        continue;
      for (guint k = i > 6 ? i - 6 : 0; k < n && k < i + 6; k++)
        other |= k != i && items[k].kind == ITEM_TIME && !items[k].dropped &&
                 r->t[items[k].first].line == line && !is_aside (r, &items[k]);
      items[i].dropped = items[i].dropped || other;
    }
}

/**
 * hd_when_mark:
 *
 * Marks as dropped what is no offer: deadlines, what is past, what is replaced, opening hours.
 */
void
hd_when_mark (HdReading *r)
{
  HdItem *items = (HdItem *) (gpointer) r->items->data;
  guint n = r->items->len;

  for (guint i = 0; i < n; i++)
    {
      HdItem *item = &items[i];
      guint near = i > 0 && items[i - 1].kind == ITEM_ZONE ? i - 1 : i;
      HdItem *before = near > 0 ? &items[near - 1] : NULL;
      guint behind = i > 0 ? items[i - 1].end : 0;
      guint at;

      if (item->kind != ITEM_DATE && item->kind != ITEM_TIME)
        continue;
      if (item->kind == ITEM_DATE &&
          (item->date.past || item->date.office || item->date.impossible))
        item->dropped = TRUE;
      /* "Friday EOD", "Friday end of day" */
      if (item->kind == ITEM_DATE && ends_day (r, item->end))
        item->dropped = TRUE;
      if (item->kind == ITEM_DATE && names_deadline (r, item->first))
        item->dropped = TRUE;
      if (marked (r, item->first, W_DEADLINE, &at))
        {
          gboolean range = before != NULL && !before->dropped && at - behind <= 1 &&
                           (before->kind == ITEM_DATE || before->kind == ITEM_TIME);

          /* "Wednesday before noon" begins nobody knows when. */
          if (!range || (item->kind == ITEM_TIME && before->kind == ITEM_DATE))
            item->dropped = TRUE;
        }
      if (is_refused (r, item->first))
        item->dropped = TRUE;
      /* What hangs on something dropped goes with it. */
      if (item->kind == ITEM_TIME && before != NULL && before->dropped &&
          before->kind == ITEM_DATE && item->first - before->end <= 2 &&
          r->t[item->first].line == r->t[before->end - 1].line)
        item->dropped = TRUE;
    }
  mark_cancelled (r, items, n);
  mark_refusals (r, items, n);
  mark_asides (r, items, n);
  mark_moves (r, items, n);
}

/**
 * hd_when_spread:
 * @spread: (out): to be cleared with hd_when_spread_clear()
 *
 * Finds what the zones, lengths and places of a text say of its times; ways and preparation go
 * into @when.
 */
void
hd_when_spread (HdReading *r, guint8 depth, HdSpread *spread, HdWhen *when)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  guint n = r->items->len;

  spread->zone = g_new (int, n + 1);
  spread->length = g_new (int, n + 1);
  spread->place = g_new0 (HdPlace, r->lexed->lines);
  spread->any_zone = spread->any_length = -1;
  spread->any_place = HD_PLACE_UNKNOWN;
  for (guint i = 0; i < n; i++)
    spread->zone[i] = spread->length[i] = -1;

  gboolean places_differ = FALSE, lengths_differ = FALSE;

  for (guint i = 0, first = 0; i < n; i++)
    {
      const HdItem *item = &items[i];
      guint line = r->t[item->first].line;
      guint behind = i + 1;
      gboolean found = FALSE;

      if ((r->lines[line].depth > 0) != (depth > 0))
        continue;
      while (r->t[items[first].first].line != line)
        first++;

      if (item->kind == ITEM_PLACE)
        {
          spread->place[line] =
            spread->place[line] == HD_PLACE_UNKNOWN ? item->place : spread->place[line];
          places_differ |=
            spread->any_place != HD_PLACE_UNKNOWN && spread->any_place != item->place;
          spread->any_place = item->place;
        }
      else if (item->kind == ITEM_ZONE)
        {
          /* A time shares the zone behind it with those before it on the line, unless the two are
           * within brackets: "14:00 (13:00 UK)". */
          gboolean alone = i > first && items[i - 1].kind == ITEM_TIME && items[i - 1].first > 0 &&
                           hd_when_is_punct (&r->t[items[i - 1].first - 1], '(') &&
                           hd_when_is_punct (&r->t[item->end], ')');

          for (guint k = alone ? i - 1 : MAX (first, i > REACH ? i - REACH : 0); k < i; k++)
            if (items[k].kind == ITEM_TIME)
              {
                found = TRUE;
                if (spread->zone[k] < 0)
                  spread->zone[k] = (int) i;
              }
          if (!found && behind < n && items[behind].kind == ITEM_TIME &&
              r->t[items[behind].first].line == line && items[behind].first - item->end <= 2)
            {
              spread->zone[behind] = (int) i;
              found = TRUE;
            }
          if (!found && spread->any_zone < 0 && !item->zone.place)
            spread->any_zone = (int) i;
        }
      else if (item->kind == ITEM_LENGTH && item->length.use == LENGTH_EVENT)
        {
          for (guint k = MAX (first, i > REACH ? i - REACH : 0);
               k < n && k < i + REACH && r->t[items[k].first].line == line; k++)
            if (items[k].kind == ITEM_TIME)
              {
                found = TRUE;
                if (spread->length[k] < 0)
                  spread->length[k] = (int) i;
              }
          if (!found)
            {
              lengths_differ |= spread->any_length >= 0 &&
                                items[spread->any_length].length.minutes != item->length.minutes;
              spread->any_length = (int) i;
            }
        }
      else if (item->kind == ITEM_LENGTH)
        {
          int minutes = item->length.minutes;

          switch (item->length.use)
            {
            case LENGTH_WAY:
              when->travel_out = minutes;
              if (when->travel_back < 0)
                when->travel_back = minutes;
              break;
            case LENGTH_BACK:
              when->travel_back = minutes;
              break;
            case LENGTH_BOTH:
              when->travel_out = when->travel_back = (minutes + 1) / 2;
              break;
            case LENGTH_PREP:
              when->prep = minutes;
              break;
            case LENGTH_EVENT:
            default:
              break;
            }
        }
    }

  if (places_differ)
    spread->any_place = HD_PLACE_UNKNOWN;
  if (lengths_differ)
    spread->any_length = -1;
}

void
hd_when_spread_clear (HdSpread *spread)
{
  g_free (spread->zone);
  g_free (spread->length);
  g_free (spread->place);
}
