/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"

/* When somebody is at work: "(Mon/Tue/Thu only, 8.30-3)" below a name, "meist ab 8:30 Uhr". */

/* A name has so many words. */
#define MAX_NAME 5

/* So many lines with something in them end a mail. */
#define LAST_LINES 3

#define MAX_LINE 24 /* tokens */

#define MAX_SENTENCE 30

/* Whether the token at @i may stand in a line that only tells days and hours. */
static gboolean
tells_hours (const HdReading *r, guint i)
{
  static const char *const words[] = { "only", "nur", "solo", "seulement", "uniquement", "uhr",
                                       "h",    "y",   "et",   "und",       "de",         "a",
                                       "und",  "of",  "from", "von",       "las",        NULL };
  const HdToken *t = &r->t[i];

  return t->kind == T_NUMBER || t->kind == T_PUNCT || hd_when_is (t, W_WEEKDAY, NULL) ||
         hd_when_is (t, W_RANGE, NULL) || hd_when_is (t, W_AND, NULL) ||
         hd_when_is (t, W_AM, NULL) || hd_when_is (t, W_PM, NULL) || hd_when_says_one (r, i, words);
}

/* "Best", "Viele Grüße", "Cordialement", "Un saludo": whether a few lines above the name that ends
 * before @end somebody closes. */
static gboolean
is_below_closing (const HdReading *r, guint end)
{
  static const char *const words[] = {
    "regards",   "wishes",       "best",        "thanks",      "thank",       "cheers",
    "sincerely", "yours",        "faithfully",  "gruss",       "grusse",      "grussen",
    "gruesse",   "gruessen",     "vg",          "lg",          "mfg",         "bg",
    "danke",     "cordialement", "salutations", "bien",        "cordiales",   "merci",
    "bientot",   "saludo",       "saludos",     "atentamente", "gracias",     "abrazo",
    "warmly",    "love",         "kind",        "herzlich",    "amicalement", NULL
  };
  guint lines = 0, k = end;

  for (; k > 0 && end - k < MAX_LINE && lines < LAST_LINES; k--)
    lines += r->t[k - 1].kind == T_BREAK;
  return hd_when_says_any (r, k, end, words);
}

/* Whether the line that ends before the break at @end is a name: a few words without a number. */
static gboolean
is_name (const HdReading *r, guint end)
{
  guint words = 0, k = end;

  for (; k > 0 && r->t[k - 1].kind != T_BREAK; k--)
    {
      const HdToken *t = &r->t[k - 1];

      /* "Next week", "My availability" above the days are no name. */
      if (hd_when_is (t, W_NEXT, NULL) || hd_when_is (t, W_WEEK, NULL) ||
          hd_when_is (t, W_DAY, NULL) || hd_when_is (t, W_OR, NULL) ||
          hd_when_is (t, W_TIMEWORD, NULL) ||
          (t->kind == T_WORD && (hd_when_cue_at (r, k - 1) & (CUE_OFFER | CUE_TALK)) != 0))
        return FALSE;
      if (r->t[k - 1].kind == T_NUMBER || r->t[k - 1].kind == T_LINK ||
          hd_when_is_punct (&r->t[k - 1], ':') || hd_when_is_punct (&r->t[k - 1], '?') ||
          ++words > 2 * MAX_NAME)
        return FALSE;
    }
  return k < end && r->t[k].title && words <= MAX_NAME;
}

/* Whether the line from @from on, up to @to, is of nothing but weekdays and hours, and two days at
 * least. */
static gboolean
is_of_hours (const HdReading *r, guint from, guint to)
{
  guint days = 0;

  for (guint k = from; k < to; k++)
    {
      if (!tells_hours (r, k))
        return FALSE;
      days += hd_when_is (&r->t[k], W_WEEKDAY, NULL);
    }
  return days > 1;
}

/* Whether no more than a few lines follow the break at @i in what is not quoted. */
static gboolean
ends_mail (const HdReading *r, guint i)
{
  guint lines = 0;

  for (guint k = i; k < r->n && lines < LAST_LINES; k++)
    if (r->t[k].kind == T_BREAK)
      lines += k + 1 < r->n && r->t[k + 1].kind != T_BREAK && r->t[k + 1].kind != T_END &&
               r->lines[r->t[k + 1].line].depth == 0 &&
               r->lines[r->t[k + 1].line].role != LINE_DROPPED;
  return lines < LAST_LINES;
}

/* The hours of who signs, below the name. */
static void
mark_signed (const HdReading *r, HdItem *items, guint n, guint i)
{
  guint from = items[i].first, to = items[i].end, above;

  while (from > 0 && items[i].first - from < MAX_LINE && r->t[from - 1].kind != T_BREAK)
    from--;
  while (to < r->n && to - items[i].end < MAX_LINE && r->t[to].kind != T_BREAK)
    to++;
  for (above = from; above > 0 && r->t[above - 1].kind == T_BREAK; above--)
    ;
  if (above == 0 || from == above || !is_of_hours (r, from, to) || !is_name (r, above) ||
      /* "Alternativ" above "Mi 9-11, Fr 14-16" is no name. */
      !(is_below_closing (r, above) || hd_when_is_punct (&r->t[from], '(')) || !ends_mail (r, to))
    return;
  for (guint k = i; k > 0 && items[k - 1].first >= from; k--)
    items[k - 1].dropped = items[k - 1].context = TRUE;
  for (guint k = i; k < n && items[k].first < to; k++)
    items[k].dropped = items[k].context = TRUE;
}

/* "meist ab 8:30 Uhr", "suelo estar desde las 8:30", "from 8.30 most days": what is so on any day.
 */
static gboolean
says_habit (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = {
    "usually",        "meist", "meistens", "normalerweise", "ublicherweise", "generalement",
    "habituellement", "suelo", "suele",    "normalmente",   "generalmente",  "habitualmente",
    "gewohnlich",     NULL
  };

  /* "In der Regel geht es danach um 13 Uhr weiter" tells what comes. */
  static const char *const next[] = { "danach",  "anschliessend", "weiter",     "then", "ensuite",
                                      "despues", "luego",         "afterwards", NULL };

  if (hd_when_says_any (r, from, to, next))
    return FALSE;
  if (hd_when_says_any (r, from, to, words))
    return TRUE;
  for (guint k = from; k + 1 < to; k++)
    if ((hd_when_says (r, k, "most") && hd_when_says (r, k + 1, "days")) ||
        (hd_when_says (r, k, "der") && hd_when_says (r, k + 1, "regel")))
      return TRUE;
  return FALSE;
}

/**
 * hd_when_mark_routine:
 *
 * Drops the hours at which somebody is at work on any day, behind a time that has its date.
 */
void
hd_when_mark_routine (const HdReading *r, HdItem *items, guint n)
{
  gboolean offered = FALSE;

  for (guint i = 0; i < n; i++)
    {
      HdWhenSentence s;
      gboolean date = FALSE;

      if (items[i].kind != ITEM_TIME || r->lines[r->t[items[i].first].line].depth > 0 ||
          items[i].dropped)
        continue;
      if (offered && items[i].time.has_end && i > 0 && items[i - 1].kind == ITEM_DATE &&
          items[i - 1].date.bare)
        mark_signed (r, items, n, i);
      s = hd_when_sentence (r, items[i].first, MAX_SENTENCE);
      for (guint k = i - MIN (i, 3); k < MIN (n, i + 3); k++)
        date |= items[k].kind == ITEM_DATE && items[k].first >= s.from && items[k].first < s.to;
      if (offered && !date && !hd_when_is_punct (&r->t[s.to], '?') && says_habit (r, s.from, s.to))
        items[i].dropped = items[i].context = TRUE;
      offered |= i > 0 && items[i - 1].kind == ITEM_DATE && !items[i - 1].dropped &&
                 !items[i].dropped && !items[i - 1].date.bare;
    }
}
