/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"

/*
 * Phrases that withdraw the times of their clause: "I can't make Tuesday after all", "ya no podemos
 * ofrecer el martes", "mir ist am Dienstag etwas dazwischengekommen". Another clause of the
 * sentence may offer what takes their place.
 */

#define MAX_CLAUSE 60

/* Within so many words the parts of a phrase follow one another. */
#define MAX_GAP 4

typedef enum
{
  SIDE_BEFORE = 1 << 0,
  SIDE_BEHIND = 1 << 1,
  SIDE_BOTH = SIDE_BEFORE | SIDE_BEHIND,
  WAS_PLAN = 1 << 2, /* only when another time is named behind its clause */
} Side;

static const struct
{
  const char *words[3];
  Side side;
} phrases[] = {
  { { "t", "offer", NULL }, SIDE_BEHIND },
  { { "cannot", "offer", NULL }, SIDE_BEHIND },
  { { "don", "t", "come" }, SIDE_BEHIND },
  { { "not", "come", NULL }, SIDE_BEHIND },
  { { "ignore", "invitation", NULL }, SIDE_BEHIND },
  { { "disregard", "invitation", NULL }, SIDE_BEHIND },
  { { "t", "be", "able" }, SIDE_BEHIND },
  { { "not", "be", "able" }, SIDE_BEHIND },
  { { "unable", "to", NULL }, SIDE_BEHIND },
  { { "something", "came", "up" }, SIDE_BOTH },
  { { "was", "meant", "be" }, SIDE_BEHIND | WAS_PLAN },
  { { "had", "agreed", NULL }, SIDE_BEHIND | WAS_PLAN },
  { { "called", "off", NULL }, SIDE_BOTH },
  { { "is", "off", NULL }, SIDE_BEFORE },
  { { "fallen", "through", NULL }, SIDE_BEFORE },
  { { "fell", "through", NULL }, SIDE_BEFORE },
  { { "double", "booked", NULL }, SIDE_BEFORE },
  { { "ignorieren", "sie", NULL }, SIDE_BEHIND },
  { { "bin", "verhindert", NULL }, SIDE_BOTH },
  { { "doppelt", "vergeben", NULL }, SIDE_BEFORE },
  { { "doppelt", "belegt", NULL }, SIDE_BEFORE },
  { { "dazwischengekommen", NULL, NULL }, SIDE_BOTH },
  { { "dazwischen", "gekommen", NULL }, SIDE_BOTH },
  { { "ete", "attribue", NULL }, SIDE_BEFORE },
  { { "annulons", NULL, NULL }, SIDE_BEHIND },
  { { "un", "empechement", NULL }, SIDE_BOTH },
  { { "ignorer", "invitation", NULL }, SIDE_BEHIND },
  { { "avions", "dit", NULL }, SIDE_BEHIND | WAS_PLAN },
  { { "avions", "convenu", NULL }, SIDE_BEHIND | WAS_PLAN },
  { { "plus", "proposer", NULL }, SIDE_BEHIND },
  { { "plus", "offrir", NULL }, SIDE_BEHIND },
  { { "no", "puedo", NULL }, SIDE_BOTH },
  { { "no", "podre", NULL }, SIDE_BOTH },
  { { "no", "podemos", "ofrecer" }, SIDE_BEHIND },
  { { "esta", "duplicado", NULL }, SIDE_BEFORE },
  { { "cancelamos", NULL, NULL }, SIDE_BEHIND },
  { { "anulamos", NULL, NULL }, SIDE_BEHIND },
  { { "ha", "surgido", NULL }, SIDE_BOTH },
  { { "ignore", "la", "invitacion" }, SIDE_BEHIND },
  { { "ignora", "la", "invitacion" }, SIDE_BEHIND },
  { { "habiamos", "quedado", NULL }, SIDE_BEHIND | WAS_PLAN },
  { { "no", "es", NULL }, SIDE_BEHIND | WAS_PLAN },
  { { "no", "venga", NULL }, SIDE_BEHIND },
  { { "no", "vengas", NULL }, SIDE_BEHIND },
  { { "impossible", NULL, NULL }, SIDE_BEFORE },
  { { "clashes", NULL, NULL }, SIDE_BEFORE },
  { { "conflicts", "with", NULL }, SIDE_BEFORE },
  { { "scrap", NULL, NULL }, SIDE_BEHIND },
  { { "forget", NULL, NULL }, SIDE_BEHIND },
  { { "fully", "booked", NULL }, SIDE_BOTH },
  { { "re", "full", NULL }, SIDE_BOTH },
  { { "are", "full", NULL }, SIDE_BOTH },
  { { "nobody", NULL, NULL }, SIDE_BOTH },
  { { "remove", NULL, NULL }, SIDE_BEHIND },
  { { "no", "interview", NULL }, SIDE_BOTH },
  { { "no", "meeting", NULL }, SIDE_BOTH },
  { { "withdrawn", NULL, NULL }, SIDE_BOTH },
  { { "not", "happen", NULL }, SIDE_BOTH },
  { { "pull", "out", NULL }, SIDE_BEHIND },
  { { "vergessen", "sie", NULL }, SIDE_BEHIND },
  { { "vergiss", NULL, NULL }, SIDE_BEHIND },
  { { "ausgebucht", NULL, NULL }, SIDE_BOTH },
  { { "niemand", NULL, NULL }, SIDE_BOTH },
  { { "wird", "nichts", NULL }, SIDE_BEFORE },
  { { "streichen", NULL, NULL }, SIDE_BOTH },
  { { "kein", "gesprach", NULL }, SIDE_BOTH },
  { { "kein", "termin", NULL }, SIDE_BOTH },
  { { "nicht", "zustande", NULL }, SIDE_BEFORE },
  { { "leider", "passen", NULL }, SIDE_BEFORE },
  { { "kollidiert", NULL, NULL }, SIDE_BEFORE },
  { { "tombe", "mal", NULL }, SIDE_BEFORE },
  { { "oubliez", NULL, NULL }, SIDE_BEHIND },
  { { "oublie", NULL, NULL }, SIDE_BEHIND },
  { { "sommes", "complets", NULL }, SIDE_BOTH },
  { { "sommes", "complet", NULL }, SIDE_BOTH },
  { { "aura", "personne", NULL }, SIDE_BOTH },
  { { "rayer", NULL, NULL }, SIDE_BEHIND },
  { { "pas", "d", "entretien" }, SIDE_BOTH },
  { { "desiste", NULL, NULL }, SIDE_BEHIND },
  { { "etre", "pris", NULL }, SIDE_BEFORE },
  { { "coincide", NULL, NULL }, SIDE_BEFORE },
  { { "olvide", NULL, NULL }, SIDE_BEHIND },
  { { "olvida", NULL, NULL }, SIDE_BEHIND },
  { { "estamos", "completos", NULL }, SIDE_BOTH },
  { { "nadie", NULL, NULL }, SIDE_BOTH },
  { { "borre", NULL, NULL }, SIDE_BEHIND },
  { { "borra", NULL, NULL }, SIDE_BEHIND },
  { { "no", "habra", NULL }, SIDE_BOTH },
  { { "renuncio", NULL, NULL }, SIDE_BEHIND },
  { { "imposible", NULL, NULL }, SIDE_BEFORE },
};

/* Whether some phrase begins with a word: few do, and every word is asked for. */
static gboolean
begins_some (const char *word)
{
  static GHashTable *index;

  if (g_once_init_enter (&index))
    {
      GHashTable *words = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint p = 0; p < G_N_ELEMENTS (phrases); p++)
        g_hash_table_add (words, (gpointer) phrases[p].words[0]);
      g_once_init_leave (&index, words);
    }
  return g_hash_table_contains (index, word);
}

/* Where a phrase that begins at @i ends; 0: it does not begin there. */
static guint
match (const HdReading *r, guint i, guint phrase)
{
  guint k = i + 1;

  if (!hd_when_says (r, i, phrases[phrase].words[0]))
    return 0;
  for (guint w = 1; w < 3 && phrases[phrase].words[w] != NULL; w++)
    {
      guint limit = k + MAX_GAP;

      while (k < limit && !hd_when_ends_sentence (r, k) && r->t[k].kind != T_NUMBER &&
             !hd_when_says (r, k, phrases[phrase].words[w]))
        k++;
      if (!hd_when_says (r, k, phrases[phrase].words[w]))
        return 0;
      k++;
    }
  return k;
}

/* "Kommen Sie am Dienstag nicht.": a German clause that its last word denies. */
static guint
match_last_not (const HdReading *r, guint i)
{
  return r->language == HD_LANG_DE && hd_when_says (r, i, "nicht") &&
             (hd_when_is_punct (&r->t[i + 1], '.') || hd_when_is_punct (&r->t[i + 1], '!') ||
              hd_when_is_punct (&r->t[i + 1], ';') || hd_when_is_punct (&r->t[i + 1], ','))
           ? i + 1
           : 0;
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
        g_utf8_get_char (g_utf8_next_char (r->text + r->t[k - 1].byte)) < 0x80)
      return i + 1;
  return 0;
}

/* Whether a clause ends before the token at @k: a comma within a date parts none. */
static gboolean
parts_clause (const HdReading *r, const HdItem *items, guint n, guint first, guint k)
{
  static const char *const breaks[] = { "but", "aber", "mais", "pero", "sino", "sondern", NULL };

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
  if (hd_when_is (&r->t[k + 1], W_AT, NULL) || hd_when_is (&r->t[k + 1], W_ON, NULL) ||
      hd_when_is (&r->t[k + 1], W_THE, NULL))
    return FALSE;
  for (guint i = first; i < n && items[i].first <= k + 1; i++)
    if (items[i].end > k)
      return FALSE;
  return TRUE;
}

/* "If you cannot make Tuesday" withdraws nothing. */
static gboolean
is_condition (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = { "if", "wenn", "falls", "sollte", "sollten", "should", NULL };

  if (hd_when_says_any (r, from, to, words))
    return TRUE;
  return hd_when_says (r, from, "si");
}

/* "Don't forget Tuesday", "n'oubliez pas", "bitte vergessen Sie nicht": the opposite. */
static gboolean
is_denied (const HdReading *r, guint i, guint end)
{
  static const char *const words[] = {
    "t", "not", "no", "ne", "n", "never", "nunca", "nicht", NULL
  };

  for (guint k = i; k > 0 && i - k < 2; k--)
    if (hd_when_says_one (r, k - 1, words))
      return TRUE;
  for (guint k = i > 1 && hd_when_is_punct (&r->t[i - 1], '\'') ? i - 1 : 0; k > 0; k = 0)
    if (hd_when_says_one (r, k - 1, words))
      return TRUE;
  return hd_when_says (r, end, "pas") || hd_when_says (r, end, "nicht");
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
      guint end = 0, from = m, to;
      Side side = SIDE_BEFORE;

      if (r->t[m].kind != T_WORD || r->lines[r->t[m].line].role == LINE_DROPPED)
        continue;
      for (guint p = begins_some (hd_when_text (r, m)) ? 0 : G_N_ELEMENTS (phrases);
           p < G_N_ELEMENTS (phrases) && end == 0; p++)
        {
          end = match (r, m, p);
          side = phrases[p].side;
        }
      if (end == 0)
        {
          end = match_last_not (r, m);
          side = SIDE_BEFORE;
        }
      if (end == 0)
        {
          end = match_agreed (r, m);
          side = SIDE_BEFORE | WAS_PLAN;
        }
      if (end == 0)
        continue;

      while (first < n && items[first].end + MAX_CLAUSE < m)
        first++;
      while (from > 0 && m - from < MAX_CLAUSE && !parts_clause (r, items, n, first, from - 1))
        from--;
      to = end;
      while (to - end < MAX_CLAUSE && !parts_clause (r, items, n, first, to))
        to++;
      if (is_condition (r, from, m) || (!hd_when_says (r, m, "plus") && is_denied (r, m, end)) ||
          ((side & WAS_PLAN) != 0 && !time_behind (r, items, n, first, to)))
        continue;
      for (guint i = first; i < n && items[i].first < to; i++)
        if ((items[i].kind == ITEM_DATE || items[i].kind == ITEM_TIME) &&
            (((side & SIDE_BEFORE) != 0 && items[i].first >= from && items[i].end <= m + 1) ||
             ((side & SIDE_BEHIND) != 0 && items[i].first + 1 >= end)))
          items[i].dropped = TRUE;
    }
}
