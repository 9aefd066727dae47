/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"

/* Where the sentences and clauses of a mail begin and end. */

/* Whether a sentence, or what else stands for one in a mail, ends with the token at @i. */
gboolean
hd_when_ends_sentence (const HdReading *r, guint i)
{
  return r->ends[i];
}

/**
 * hd_when_sentence:
 * @reach: tokens that are looked at on each side of @at
 *
 * Returns: the sentence that @at stands in, as far as it reaches
 */
HdWhenSentence
hd_when_sentence (const HdReading *r, guint at, guint reach)
{
  HdWhenSentence s = { at, at };

  while (s.from > 0 && at - s.from < reach && !hd_when_ends_sentence (r, s.from - 1))
    s.from--;
  while (s.to - at < reach && !hd_when_ends_sentence (r, s.to))
    s.to++;
  return s;
}

static gboolean
ends_sentence (const HdReading *r, guint i)
{
  /* Not everybody writes capitals: "at 3. how about Friday". */
  static const char *const openers[] = { "how",   "what",   "can",     "could", "would", "let",
                                         "is",    "does",   "i",       "we",    "sorry", "please",
                                         "wie",   "kannst", "konnen",  "ich",   "wir",   "geht",
                                         "passt", "sonst",  "bitte",   "sinon", "merci", "je",
                                         "tu",    "puedes", "podemos", NULL };
  const HdToken *t = &r->t[i], *next = &t[1];

  if (t->kind == T_BREAK || t->kind == T_END || hd_when_is_punct (t, '!') ||
      hd_when_is_punct (t, '?') || hd_when_is_punct (t, ';') || hd_when_is_punct (t, 0x2022))
    return TRUE;
  if (!hd_when_is_punct (t, '.') || !next->space)
    return FALSE;
  if (hd_when_is_punct (next, 0xbf) || hd_when_is_punct (next, 0xa1))
    return TRUE;
  /* "by phone. 20 minutes will do", and no "Nov. 24", "ca. 20 minutes" */
  if (next->kind == T_NUMBER)
    {
      static const char *const shortened[] = { "max", "min", "std", "est", "tel", NULL };
      gboolean lasts = hd_when_is (&t[2], W_MINUTE, NULL) || hd_when_is (&t[2], W_HOUR, NULL);

      if (i == 0 || t[-1].kind != T_WORD)
        return i > 0 && hd_when_is_punct (&t[-1], ')');
      return t[-1].end - t[-1].start >= (lasts ? 3 : 4) && !hd_when_is (&t[-1], W_MONTH, NULL) &&
             !hd_when_is (&t[-1], W_WEEKDAY, NULL) && !hd_when_says (r, i - 1, "approx") &&
             !hd_when_says_one (r, i - 1, shortened);
    }
  if (hd_when_says_one (r, i + 1, openers))
    return TRUE;
  /* A date goes on behind its full stop: "am 3. Dezember", "Mon. Dec 7". */
  return next->title && !(hd_when_is (next, W_MONTH, NULL) && i > 0 &&
                          (t[-1].kind == T_NUMBER || hd_when_is (&t[-1], W_WEEKDAY, NULL)));
}

/* Finds out once where the sentences end: much asks for it. Returns: (transfer full): by token, @n
 * of them */
gboolean *
hd_when_find_sentences (const HdReading *r, guint n)
{
  gboolean *ends = g_new (gboolean, n);

  for (guint i = 0; i < n; i++)
    ends[i] = ends_sentence (r, i);
  return ends;
}

/* "…, mercredi je peux à 11h", "…, el miércoles puedo a las 11", "…, Mittwoch ginge um 11" */
static gboolean
says_day_works (const HdReading *r, guint i)
{
  static const char *const can[] = { "puedo", "podria",   "kann",    "konnte", "ginge",
                                     "geht",  "passt",    "klappt",  "works",  "ware",
                                     "irait", "convient", "podemos", NULL };
  static const char *const i_can[][2] = { { "je", "peux" }, { "je", "suis" }, { "nous", "pouvons" },
                                          { "i", "can" },   { "we", "can" },  { "on", "peut" } };

  if (hd_when_is (&r->t[i], W_ON, NULL) || hd_when_is (&r->t[i], W_THE, NULL))
    i++;
  if (!hd_when_is (&r->t[i], W_WEEKDAY, NULL))
    return FALSE;
  if (hd_when_says_one (r, i + 1, can))
    return TRUE;
  for (guint p = 0; p < G_N_ELEMENTS (i_can); p++)
    if (hd_when_says (r, i + 1, i_can[p][0]) && hd_when_says (r, i + 2, i_can[p][1]))
      return TRUE;
  return FALSE;
}

/* ", but", ", because", " – " */
gboolean
hd_when_begins_clause (const HdReading *r, guint i)
{
  static const char *const but[] = { "but", "mais", "pero", NULL };
  static const char *const so[] = { "so", "donc", "also", "que", NULL };
  static const char *const rather[] = { "rather", "better", "plutot", "lieber",
                                        "eher",   "mejor",  NULL };

  if (i == 0)
    return FALSE;
  if (hd_when_is_punct (&r->t[i], '-') && r->t[i].space && r->t[i + 1].space &&
      r->t[i - 1].kind == T_WORD && r->t[i + 1].kind == T_WORD)
    return TRUE;
  /* "j'ai un call à 10h donc plutôt 11h30" */
  if (hd_when_says_one (r, i, so) && hd_when_says_one (r, i + 1, rather))
    return TRUE;
  /* "el jueves a las 11, que a la 1 cierran" */
  if (r->language == HD_LANG_ES && hd_when_says (r, i, "que"))
    return hd_when_is_punct (&r->t[i - 1], ',');
  /* "montags schließen wir um 18 Uhr, ich bleibe aber: Komm am Montag um 18:15 Uhr" */
  static const char *const come[] = { "komm",   "kommen", "come",  "ven",   "venga", "passe",
                                      "passez", "viens",  "venez", "vente", NULL };

  if (hd_when_says_one (r, i, but) ||
      (hd_when_is_punct (&r->t[i - 1], ':') && hd_when_says_one (r, i, come)))
    return TRUE;
  if (hd_when_is_punct (&r->t[i - 1], ',') && says_day_works (r, i))
    return TRUE;
  return r->t[i].kind == T_WORD && (hd_when_cue_at (r, i) & CUE_BREAK) != 0 &&
         (hd_when_is_punct (&r->t[i - 1], ',') || hd_when_is_punct (&r->t[i - 1], '-'));
}
