/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"

/* "We originally booked you in for Friday at 2, but Sal would rather see you on Thursday": a plan
 * that another day takes the place of. */

/* So many tokens before and behind the words of a plan belong to it. */
#define MAX_SENTENCE 40

/* Words of a plan that no longer holds. */
static const char *const once[] = {
  "originally", "initially", "ursprunglich", "initialement", "inicialmente", "originalmente", NULL
};

static const char *const had[] = { "had",      "hatten", "hatte", "avions", "avais",
                                   "habiamos", "avait",  "habia", NULL };

/* Whether the words at @i tell of a plan that was: "originally", "nous avions prévu", "hatten wir
 * Sie … eingeplant", "te habíamos apuntado". */
static gboolean
tells_plan (const HdReading *r, guint i, guint to)
{
  static const char *const planned[] = {
    "booked",   "planned",    "pencilled",   "penciled", "scheduled",  "down",      "eingeplant",
    "geplant",  "vorgesehen", "eingetragen", "prevu",    "prevue",     "programme", "programmee",
    "note",     "notee",      "inscrit",     "inscrite", "apuntado",   "apuntada",  "previsto",
    "prevista", "reservado",  "citado",      "citada",   "programado", NULL
  };

  if (hd_when_says_one (r, i, once))
    return TRUE;
  /* Without their marks "hätten" is "hatten", and offers. */
  return hd_when_says_one (r, i, had) && hd_when_is_plain (r, i) &&
         hd_when_says_any (r, i + 1, to, planned);
}

/* Where what takes its place begins, behind @from; 0: nothing does. */
static guint
find_turn (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = { "but",   "aber", "mais",    "pero",   "now",
                                       "jetzt", "nun",  "however", "jedoch", "maintenant",
                                       "ahora", "doch", NULL };

  /* "mais aussi un test mardi" adds to the plan. */
  static const char *const also[] = { "aussi", "egalement", "also",  "auch",
                                      "too",   "tambien",   "zudem", NULL };

  for (guint k = from; k < to; k++)
    if (hd_when_says_one (r, k, words) && !hd_when_says_any (r, k + 1, MIN (k + 3, to), also))
      return k;
  return 0;
}

/* Every word of a text is asked for here. */
static GHashTable *
build_index (void)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint w = 0; once[w] != NULL; w++)
    g_hash_table_add (index, (gpointer) once[w]);
  for (guint w = 0; had[w] != NULL; w++)
    g_hash_table_add (index, (gpointer) had[w]);
  return index;
}

/**
 * hd_when_mark_planned:
 *
 * Drops the days and hours of a plan that was, where its sentence goes on to another day.
 */
void
hd_when_mark_planned (HdReading *r, HdItem *items, guint n)
{
  static GHashTable *index;
  guint i = 0;

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, build_index ());
  for (guint m = 0; m < r->n; m++)
    {
      HdWhenSentence s;
      guint turn, old = 0, anew = 0;

      if (r->t[m].kind != T_WORD || !g_hash_table_contains (index, hd_when_text (r, m)) ||
          !tells_plan (r, m, MIN (m + MAX_SENTENCE / 2, r->n)))
        continue;
      s = hd_when_sentence (r, m, MAX_SENTENCE);
      while (i < n && items[i].first < s.from)
        i++;
      /* The turn is behind the plan's day. */
      for (guint k = i; k < n && items[k].first < s.to && old == 0; k++)
        if (items[k].kind == ITEM_DATE && !items[k].dropped && items[k].first > m)
          old = items[k].end;
      turn = old != 0 ? find_turn (r, old, s.to) : 0;
      for (guint k = i; k < n && turn != 0 && items[k].first < s.to && anew == 0; k++)
        if (items[k].kind == ITEM_DATE && !items[k].dropped && items[k].first > turn)
          anew = items[k].first;
      for (guint k = i; k < n && anew != 0 && items[k].first < turn; k++)
        if (items[k].kind == ITEM_DATE || items[k].kind == ITEM_TIME)
          items[k].dropped = items[k].refused = TRUE;
      r->moves |= anew != 0;
      if (anew != 0)
        m = MAX (m, turn);
    }
}
