/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"

/* Times that tell why, since when or out of what another one was chosen. */

/* "can't do this afternoon, got called into a thing at 3": an hour that follows a time that is
 * refused, in another part of its sentence that offers nothing, is the reason. */
static gboolean
is_reason (const HdReading *r, const HdItem *refused, const HdItem *item)
{
  HdWhenSentence s = hd_when_sentence (r, refused->first, 40);
  guint comma = refused->end, words = 0;

  if (item->first >= s.to || hd_when_is_punct (&r->t[s.to], '?'))
    return FALSE;
  while (comma < item->first && !hd_when_is_punct (&r->t[comma], ','))
    comma++;
  for (guint k = comma + 1; k < s.to; k++)
    {
      if (r->t[k].kind != T_WORD)
        continue;
      if (hd_when_is (&r->t[k], W_OR, NULL) ||
          (hd_when_cue_at (r, k) & (CUE_OFFER | CUE_WISH | CUE_BREAK)) != 0)
        return FALSE;
      words += k < item->first && !hd_when_is (&r->t[k], W_AT, NULL);
    }
  return words >= 3;
}

/* "Wie heute Morgen um 9.30 Uhr vereinbart, bestätige ich …", "as discussed on Monday at 10, …" */
static gboolean
is_as_agreed (const HdReading *r, const HdItem *items, guint n, guint i)
{
  static const char *const as[] = { "wie", "as", "comme", "como", NULL };
  static const char *const agreed[] = { "vereinbart", "besprochen", "angekundigt", "agreed",
                                        "discussed",  "promised",   "convenu",     "discute",
                                        "hablamos",   "acordamos",  "quedamos",    "comente",
                                        NULL };
  HdWhenSentence s = hd_when_sentence (r, items[i].first, 20);
  guint comma = items[i].end;

  /* "As discussed, Tuesday 1 December at 10, and Wednesday at 9", "as agreed for Tuesday" */
  if (items[i].first > 1 && (r->t[items[i].first - 1].kind == T_PUNCT ||
                             hd_when_is (&r->t[items[i].first - 1], W_FOR, NULL) ||
                             (items[i].kind == ITEM_DATE && items[i].date.n_dates > 0 &&
                              !items[i].date.bare && items[i].date.dates[0] > r->context->today)))
    return FALSE;
  /* "Wie besprochen am Dienstag, um 10 Uhr." is all that is said. */
  if (i + 1 < n && items[i + 1].kind == ITEM_TIME && items[i + 1].first - comma <= 3)
    comma = items[i + 1].end;
  while (comma < s.to && !hd_when_is_punct (&r->t[comma], ','))
    comma++;
  if (comma >= s.to || !hd_when_says_any (r, s.from, MIN (s.from + 4, items[i].first), as) ||
      !(hd_when_says_any (r, items[i].end, comma, agreed) ||
        hd_when_says_any (r, items[i].first > 3 ? items[i].first - 3 : 0, items[i].first, agreed)))
    return FALSE;
  for (guint k = i + 1; k < n && items[k].first < s.to + 10; k++)
    if (items[k].kind == ITEM_DATE && items[k].first > comma)
      return TRUE;
  return FALSE;
}

/* "Ginge Mi 11 Uhr, da Di 10 Uhr nicht passt?", and no "Mittwoch geht, da habe ich ab 10 Uhr Zeit":
 * the verb stands at the end. */
static gboolean
is_da (const HdReading *r, guint k, const HdItem *item)
{
  static const char *const verbs[] = { "habe",  "haben", "bin",    "ist",     "sind",  "ware",
                                       "hatte", "kann",  "konnte", "konnen",  "passt", "passte",
                                       "geht",  "ginge", "steht",  "treffen", NULL };
  static const char *const denies[] = { "nicht",  "kein",       "keine", "keinen",
                                        "belegt", "verhindert", NULL };

  return hd_when_says (r, k, "da") && k > 0 && hd_when_is_punct (&r->t[k - 1], ',') &&
         !hd_when_says_one (r, k + 1, verbs) &&
         hd_when_says_any (r, item->end, hd_when_sentence (r, item->first, 12).to, denies);
}

/* "at quarter past nine, because she has to be off at 10" */
static gboolean
is_because (const HdReading *r, const HdItem *item)
{
  static const char *const words[] = { "weil", "because", "parce", "porque", NULL };
  guint from = hd_when_sentence (r, item->first, 12).from;

  for (guint k = item->first; k > from; k--)
    if (hd_when_says_one (r, k - 1, words) || is_da (r, k - 1, item))
      return TRUE;
    else if (r->t[k - 1].kind != T_WORD)
      return FALSE;
  return FALSE;
}

/* "Thursday is free from 1pm. Shall we say 2pm?": the hours that somebody chooses from at once. */
static gboolean
is_chosen_from (const HdReading *r, const HdItem *items, guint n, guint i)
{
  static const char *const says[] = { "say", "sagen", "disons", "dit", "quedamos", "nehmen", NULL };

  if (items[i].time.has_end || !hd_when_is (&r->t[items[i].first], W_FROM, NULL))
    return FALSE;
  for (guint k = i + 1; k < n && items[k].first < items[i].end + 14; k++)
    {
      HdWhenSentence s = hd_when_sentence (r, items[k].first, 12);

      if (items[k].kind == ITEM_TIME && !items[k].dropped && s.from > items[i].end &&
          hd_when_is_punct (&r->t[s.to], '?') && hd_when_says_any (r, s.from, s.to, says))
        return TRUE;
    }
  return FALSE;
}

void
hd_when_mark_reasons (const HdReading *r, HdItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    if ((items[i].kind == ITEM_TIME || items[i].kind == ITEM_DATE) && !items[i].dropped &&
        is_as_agreed (r, items, n, i))
      {
        items[i].dropped = items[i].context = TRUE;
        if (i + 1 < n && items[i + 1].kind == ITEM_TIME && items[i + 1].first - items[i].end <= 3)
          items[i + 1].dropped = items[i + 1].context = TRUE;
      }
  for (guint i = 0; i < n; i++)
    if (items[i].kind == ITEM_TIME && !items[i].dropped && is_chosen_from (r, items, n, i))
      items[i].dropped = items[i].context = TRUE;
  for (guint i = 1; i < n; i++)
    if (items[i].kind == ITEM_TIME && !items[i].dropped &&
        ((items[i - 1].refused && !hd_when_is_said_end (r, &items[i]) &&
          is_reason (r, &items[i - 1], &items[i])) ||
         (!items[i - 1].dropped && is_because (r, &items[i]))))
      items[i].dropped = items[i].context = TRUE;
}
