/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* "9:30, 11:15 (vergeben), 13:00": of a list of times those that are marked as gone. */

/* So many items before and behind a time others of its list stand. */
#define NEAR_ITEMS 4

/* A word that marks a time at @i; where it ends, 0: none does. */
static guint
read_mark (const HdReading *r, guint i)
{
  static const char *const fillers[] = { "already", "now", "schon", "bereits", "leider",
                                         "deja",    "ya",  "fully", "sorry",   NULL };
  static const char *const gone[] = {
    "taken",        "gone",     "full",       "booked",     "unavailable", "filled",
    "vergeben",     "belegt",   "ausgebucht", "weg",        "besetzt",     "voll",
    "pris",         "prise",    "complet",    "complete",   "reserve",     "occupe",
    "indisponible", "ocupado",  "ocupada",    "cogido",     "cogida",      "reservado",
    "reservada",    "completo", "lleno",      "reserviert", NULL
  };
  static const char *const nots[] = { "not", "nicht", "no", "non", "pas", NULL };
  static const char *const free[] = { "available",  "free",  "verfugbar", "frei",
                                      "disponible", "libre", "mehr",      NULL };
  guint k = i;

  while (k < i + 2 && hd_when_says_one (r, k, fillers))
    k++;
  if (hd_when_says_one (r, k, gone))
    return k + 1;
  if (!hd_when_says_one (r, k, nots))
    return 0;
  for (k++; k < i + 5 && hd_when_says_one (r, k, free); k++)
    if (!hd_when_says_one (r, k + 1, free))
      return k + 1;
  return 0;
}

/* "(reserviert für Sie)", "(booked for you)": it is the reader's own. */
static gboolean
is_for_reader (const HdReading *r, const HdItem *item)
{
  static const char *const of[] = { "for", "fur", "pour", "para", NULL };
  static const char *const you[] = { "you", "sie", "dich",  "euch",    "vous",
                                     "toi", "ti",  "usted", "ustedes", NULL };

  for (guint k = item->end; k < item->end + 5; k++)
    if (hd_when_says_one (r, k, of) && hd_when_says_one (r, k + 1, you))
      return TRUE;
  return FALSE;
}

/* Whether a time is marked so, and no more is said of it. */
static gboolean
is_marked (const HdReading *r, const HdItem *item)
{
  guint i = item->end, end;
  gboolean bracket = hd_when_is_punct (&r->t[i], '(') || hd_when_is_punct (&r->t[i], '[');

  if (bracket || ((hd_when_is_punct (&r->t[i], '-') || hd_when_is_punct (&r->t[i], '|') ||
                   hd_when_is_punct (&r->t[i], ':')) &&
                  r->t[i + 1].space))
    i++;
  end = read_mark (r, i);
  if (end == 0 || is_for_reader (r, item))
    return FALSE;
  return r->t[end].kind == T_BREAK || r->t[end].kind == T_END ||
         (r->t[end].kind == T_PUNCT && !hd_when_is_punct (&r->t[end], '?') &&
          !hd_when_is_punct (&r->t[end], '-') && (bracket || !hd_when_is_punct (&r->t[end], '.')));
}

/* Whether a list around the time at @i has another that is not gone: what stands alone is told of.
 */
static gboolean
has_others (const HdReading *r, const HdItem *items, guint n, guint i)
{
  for (guint k = i - MIN (i, NEAR_ITEMS); k < n && k <= i + NEAR_ITEMS; k++)
    if (k != i && items[k].kind == ITEM_TIME && !items[k].dropped && !is_marked (r, &items[k]))
      return TRUE;
  return FALSE;
}

/**
 * hd_when_mark_gone:
 *
 * Drops the times of a list that are marked as gone.
 */
void
hd_when_mark_gone (const HdReading *r, HdItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (items[i].kind != ITEM_TIME || !is_marked (r, &items[i]) || !has_others (r, items, n, i))
        continue;
      items[i].dropped = items[i].refused = TRUE;
      /* "Tue 4 May 11:15 (taken)" is all that is said of that day. */
      if (i > 0 && items[i - 1].kind == ITEM_DATE &&
          r->t[items[i - 1].first].line == r->t[items[i].first].line &&
          (i + 1 == n || r->t[items[i + 1].first].line != r->t[items[i].first].line))
        items[i - 1].date.silent = TRUE;
    }
}
