/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"
#include "hd-when-marks.h"
#include "hd-when-no-longer.h"

/*
 * Phrases that withdraw the times of their clause: "I can't make Tuesday after all", "ya no podemos
 * ofrecer el martes", "mir ist am Dienstag etwas dazwischengekommen". Another clause of the
 * sentence may offer what takes their place.
 */

#define MAX_CLAUSE 60

/* "Kommen Sie am Dienstag nicht.", "klappt am Dienstag nicht": a German clause that its last word
 * denies; of other verbs, as in "Einen Ausweis brauchen Sie am Dienstag nicht", it is no time. */
static guint
match_last_not (const HdReading *r, guint i)
{
  static const char *const verbs[] = { "kommen", "komm",    "klappt",   "passt",   "geht", "gehen",
                                       "passen", "schaffe", "schaffen", "treffen", "gilt", NULL };

  if (r->language != HD_LANG_DE || !hd_when_says (r, i, "nicht") ||
      !(hd_when_is_punct (&r->t[i + 1], '.') || hd_when_is_punct (&r->t[i + 1], '!') ||
        hd_when_is_punct (&r->t[i + 1], ';') || hd_when_is_punct (&r->t[i + 1], ',')))
    return 0;
  for (guint k = hd_when_sentence (r, i, 20).from; k < i; k++)
    if (hd_when_says_one (r, k, verbs))
      return hd_when_fails_thing (r, k) ? 0 : i + 1;
  return 0;
}

/* "Wir hatten Dienstag vereinbart": the verb behind; "hätten" plans nothing that was. */
static guint
match_agreed (const HdReading *r, guint i)
{
  static const char *const verbs[] = { "vereinbart", "ausgemacht", "abgemacht", "verabredet",
                                       NULL };

  if (!hd_when_says_one (r, i, verbs))
    return 0;
  for (guint k = i; k > 0 && i - k < 16 && !hd_when_ends_sentence (r, k - 1); k--)
    if ((hd_when_says (r, k - 1, "hatten") || hd_when_says (r, k - 1, "hatte")) &&
        hd_when_is_plain (r, k - 1))
      return i + 1;
  return 0;
}

/* "no puedo a las 10, a las 12 sí", "10 geht nicht, 12 schon": whether what begins at @i is agreed
 * to.
 */
static gboolean
is_agreed (const HdReading *r, const HdItem *item)
{
  static const char *const yes[] = { "si", "yes", "oui", "ja", "schon", "ok", NULL };

  return item->kind == ITEM_TIME && hd_when_says_one (r, item->end, yes) &&
         (r->t[item->end + 1].kind == T_PUNCT || hd_when_ends_sentence (r, item->end + 1));
}

/* Whether the next time behind a token is agreed to, on the day that was named before it. */
gboolean
hd_when_agrees_next (const HdReading *r, const HdItem *items, guint n, guint i, guint from)
{
  while (i < n && items[i].first < from)
    i++;
  return i < n && items[i].first < from + 4 && is_agreed (r, &items[i]);
}

/* Whether a clause ends before the token at @k: a comma within a date parts none. */
gboolean
hd_when_parts_clause (const HdReading *r, const HdItem *items, guint n, guint first, guint k)
{
  static const char *const breaks[] = { "but", "aber", "mais", "pero", "sino", "sondern", NULL };
  gboolean behind = FALSE; /* an item */

  if (hd_when_ends_sentence (r, k) || hd_when_begins_clause (r, k) ||
      (hd_when_says_one (r, k, breaks)))
    return TRUE;
  if (hd_when_is_punct (&r->t[k], 0xbf) ||
      (hd_when_is_punct (&r->t[k], ':') && r->t[k + 1].kind != T_NUMBER))
    return TRUE;
  if (!hd_when_is_punct (&r->t[k], ','))
    return FALSE;
  /* "…, am Donnerstag ist noch Platz" */
  if (hd_when_is (&r->t[k + 1], W_ON, NULL) && hd_when_is (&r->t[k + 2], W_WEEKDAY, NULL))
    return TRUE;
  /* "Dienstag, den 24.11.", "Tuesday, at 10", and no "ausgebucht, Mittwoch" */
  for (guint i = first; i < n && items[i].first <= k + 3; i++)
    {
      guint gap = k + 1;

      if (items[i].first <= k && items[i].end > k)
        return FALSE;
      behind |= items[i].end == k;
      /* "I can't do Thursday at 10am, Friday 11am?": a question about the second. */
      if (items[i].end == k &&
          (items[i].kind == ITEM_TIME ||
           (items[i].kind == ITEM_DATE && i + 2 < n && items[i + 2].kind == ITEM_TIME)) &&
          i + 1 < n && items[i + 1].kind == ITEM_DATE && items[i + 1].first == k + 1 &&
          hd_when_is_punct (&r->t[hd_when_sentence (r, k, MAX_CLAUSE).to], '?'))
        return TRUE;
      while (gap < items[i].first &&
             (hd_when_is (&r->t[gap], W_AT, NULL) || hd_when_is (&r->t[gap], W_ON, NULL) ||
              hd_when_is (&r->t[gap], W_THE, NULL)))
        gap++;
      if (behind && items[i].first == gap)
        return is_agreed (r, &items[i]);
    }
  return TRUE;
}

/* "I can't do Thursday 10am, Friday 11am or Monday 9am.": where the list of times that the item at
 * @i begins ends with its sentence; 0: words follow that say something, or it asks. */
guint
hd_when_list_to_end (const HdReading *r, const HdItem *items, guint n, guint i)
{
  static const char *const nots[] = { "t",   "not",     "cannot", "nicht", "no",
                                      "pas", "neither", "weder",  "ni",    NULL };
  guint k = items[i].end, to = hd_when_sentence (r, k, MAX_CLAUSE).to, first = items[i].first;
  gboolean or = FALSE;

  /* Behind "instead of Tuesday" the others are offered. */
  if (hd_when_is_punct (&r->t[to], '?') ||
      !hd_when_says_any (r, first > 5 ? first - 5 : 0, first, nots))
    return 0;
  while (k < to)
    {
      while (i + 1 < n && items[i].end <= k)
        i++;
      if (items[i].first <= k && items[i].end > k)
        k = items[i].end;
      else if (r->t[k].kind == T_PUNCT || hd_when_is (&r->t[k], W_AT, NULL) ||
               hd_when_is (&r->t[k], W_ON, NULL) || hd_when_is (&r->t[k], W_THE, NULL) ||
               hd_when_is (&r->t[k], W_OR, NULL) || hd_when_is (&r->t[k], W_AND, NULL))
        or |= hd_when_is (&r->t[k++], W_OR, NULL);
      else
        return 0;
    }
  return or ? to : 0;
}

/* "Don't forget Tuesday", "n'oubliez pas", "bitte vergessen Sie nicht": the opposite. */
static gboolean
is_denied (const HdReading *r, guint i, guint end)
{
  static const char *const words[] = {
    "t", "not", "no", "ne", "n", "never", "nunca", "nicht", NULL
  };
  static const char *const behind[] = { "pas", "nicht", NULL };
  static const char *const rather[] = { "hesitate", "forget", "fail", NULL };

  /* "Don't hesitate to come" */
  if (hd_when_says_any (r, i + 1, end, rather))
    return TRUE;

  for (guint k = i; k > 0 && i - k < 2; k--)
    if (hd_when_says_one (r, k - 1, words))
      return TRUE;
  for (guint k = i > 1 && hd_when_is_punct (&r->t[i - 1], '\'') ? i - 1 : 0; k > 0; k = 0)
    if (hd_when_says_one (r, k - 1, words))
      return TRUE;
  /* "Vergessen Sie am Dienstag Ihren Ausweis nicht" */
  if (g_str_has_prefix (hd_when_text (r, i), "verg") &&
      hd_when_says_any (r, end, hd_when_sentence (r, end, MAX_CLAUSE).to, behind))
    return TRUE;
  /* "no puedo esperar a conocerte" */
  return hd_when_says (r, end, "esperar") || hd_when_says_any (r, end, end + 2, behind);
}

/* "Nobody is at the desk on Tuesday", "nobody else will be there", "cette personne n'est libre que
 * mardi": somebody meets then; "nobody else can do Tuesday" refuses. */
static gboolean
is_unattended (const HdReading *r, guint i, guint end)
{
  static const char *const who[] = { "nobody", "niemand", NULL };
  static const char *const more[] = { "else", "more", "sonst", NULL };
  static const char *const the[] = { "la", "cette", "une", "seule", NULL };
  static const char *const where[] = { "desk",    "lobby", "reception", "door",
                                       "empfang", "foyer", NULL };
  static const char *const able[] = { "can",  "could",     "kann",      "konnte", "free",
                                      "frei", "available", "verfugbar", "make",   NULL };

  if (hd_when_says (r, i, "personne"))
    return hd_when_says (r, end, "que") || (i > 0 && hd_when_says_one (r, i - 1, the));
  return hd_when_says_one (r, i, who) &&
         ((hd_when_says_any (r, i + 1, end + 1, more) &&
           !hd_when_says_any (r, i + 1, end + 3, able)) ||
          (hd_when_says_any (r, end, end + 4, where) && !hd_when_goes_on (r, end)));
}

/* "plus proposer", "ne peut plus": what denies such words is a part of them. */
static gboolean
says_no_more (const HdReading *r, guint i, guint end)
{
  return hd_when_says (r, i, "plus") || hd_when_says (r, end - 1, "plus");
}

/* Whether another time is named soon behind a token. */
static gboolean
time_behind (const HdReading *r, const HdItem *items, guint n, guint first, guint from)
{
  for (guint i = first; i < n && items[i].first < from + MAX_CLAUSE; i++)
    if (items[i].first >= from && !items[i].dropped &&
        (items[i].kind == ITEM_DATE || items[i].kind == ITEM_TIME) &&
        r->lines[r->t[items[i].first].line].depth == r->lines[r->t[from].line].depth)
      return TRUE;
  return FALSE;
}

/**
 * hd_when_mark_withdrawn:
 *
 * Drops the times that such phrases withdraw.
 */
void
hd_when_mark_withdrawn (HdReading *r, HdItem *items, guint n)
{
  guint first = 0;

  for (guint m = 0; m < r->n; m++)
    {
      guint end, from = m, to, side = NO_LONGER_BEFORE;

      if (r->t[m].kind != T_WORD || r->lines[r->t[m].line].role == LINE_DROPPED)
        continue;
      end = hd_when_read_no_longer (r, m, NO_LONGER_BOTH, &side);
      if (end == 0)
        end = match_last_not (r, m);
      if (end == 0)
        {
          end = match_agreed (r, m);
          side = NO_LONGER_BEFORE | NO_LONGER_PLAN;
        }
      if (end == 0)
        continue;

      while (first < n && items[first].end + MAX_CLAUSE < m)
        first++;
      while (from > 0 && m - from < MAX_CLAUSE &&
             !hd_when_parts_clause (r, items, n, first, from - 1))
        from--;
      to = end;
      while (to - end < MAX_CLAUSE && !hd_when_parts_clause (r, items, n, first, to))
        to++;
      if (hd_when_says_if (r, from, m) || hd_when_suggests_so (r, m) ||
          (!says_no_more (r, m, end) && is_denied (r, m, end)) || is_unattended (r, m, end) ||
          ((side & NO_LONGER_PLAN) != 0 && !time_behind (r, items, n, first, to)))
        continue;
      gboolean agrees = hd_when_agrees_next (r, items, n, first, to);

      for (guint i = first; i < n && items[i].first < to; i++)
        if ((items[i].kind == ITEM_DATE || items[i].kind == ITEM_TIME) &&
            (((side & NO_LONGER_BEFORE) != 0 && items[i].first >= from && items[i].end <= m + 1) ||
             ((side & NO_LONGER_BEHIND) != 0 && items[i].first + 1 >= end)))
          {
            if (items[i].kind == ITEM_DATE && agrees)
              items[i].date.silent = TRUE;
            else
              items[i].dropped = items[i].refused = TRUE;
          }
    }
}
