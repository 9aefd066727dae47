/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* "I had told you the 27th at 9, my mistake: it is the 28th": what somebody takes for a slip of
 * their own, with the right time behind it. */

/* How far behind the word of a slip the right time may stand, in tokens. */
#define MAX_BEHIND 30

#define MAX_SENTENCE 40

/* So many words may stand between one that denies and what it denies. */
#define MAX_DENIED 3

/* Words by which somebody calls something a slip. */
static const char *const slips[] = {
  "mistake",  "error",        "typo",       "wrong",      "incorrect",    "mistyped",   "misread",
  "slip",     "vertan",       "irrtum",     "irrtumlich", "fehler",       "falsch",     "vertippt",
  "versehen", "verschrieben", "tippfehler", "erreur",     "trompe",       "trompee",    "faute",
  "coquille", "equivoque",    "equivocado", "equivocada", "equivocacion", "errata",     "meant",
  "gemeint",  "meinte",       "meine",      "confundi",   "confundido",   "confundida", NULL
};

/* Every word of a text is asked for here. */
static GHashTable *
build_index (void)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint w = 0; slips[w] != NULL; w++)
    g_hash_table_add (index, (gpointer) slips[w]);
  return index;
}

/* Whether what the words at @i say is denied: "no mistake", "that was not a typo", "no me he
 * equivocado", "mich nicht vertan", "no quería decir". */
static gboolean
is_denied (const HdReading *r, guint i)
{
  static const char *const no[] = { "no",     "not",    "t",     "never",  "kein",    "keine",
                                    "keinen", "nie",    "nicht", "ne",     "n",       "pas",
                                    "aucune", "jamais", "nunca", "ningun", "ninguna", "jamas",
                                    "sin",    "ohne",   NULL };
  static const char *const between[] = { "a",   "an", "in", "my",   "un",    "une",
                                         "ein", "me", "he", "nos",  "hemos", "habia",
                                         "est", "es", "en", "mich", "uns",   "eine",
                                         "so",  "je", "lo", NULL };
  guint k = i;

  /* But "no, quería decir el 28": the word stands for itself. */
  while (k > 0 && i - k < MAX_DENIED && hd_when_says_one (r, k - 1, between))
    k--;
  return k > 0 && hd_when_says_one (r, k - 1, no);
}

/* "mistake", "vertan", "me he equivocado" */
static gboolean
names_slip (const HdReading *r, guint i)
{
  static GHashTable *index;

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, build_index ());
  if (g_hash_table_contains (index, hd_when_text (r, i)) ||
      (hd_when_says (r, i, "voulais") && hd_when_says (r, i + 1, "dire")) ||
      (hd_when_says (r, i, "queria") && hd_when_says (r, i + 1, "decir")))
    return !is_denied (r, i);
  return FALSE;
}

/* Whether a part of a sentence tells what was said or written before. */
static gboolean
tells_said (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = {
    "told",       "said",       "wrote",   "written", "gave",    "given",       "sent",
    "put",        "genannt",    "gesagt",  "schrieb", "nannte",  "geschrieben", "angegeben",
    "mitgeteilt", "geschickt",  "indique", "dit",     "ecrit",   "donne",       "annonce",
    "communique", "dicho",      "dije",    "escrito", "escribi", "indicado",    "indique",
    "puse",       "comunicado", NULL
  };
  /* "The 27th was a mistake" */
  static const char *const was[] = { "was",     "were", "war", "waren", "etait",
                                     "etaient", "fue",  "era", NULL };

  return hd_when_says_any (r, from, to, words) ||
         hd_when_says_any (r, to > from + 3 ? to - 3 : from, to, was);
}

/**
 * hd_when_mark_mistaken:
 *
 * Drops the day and the hour that are called a slip, each where another one stands behind.
 */
void
hd_when_mark_mistaken (HdReading *r, HdItem *items, guint n)
{
  guint i = 0;

  for (guint m = 0; m < r->n; m++)
    {
      HdWhenSentence s;
      gboolean date = FALSE, time = FALSE;
      guint behind;

      if (r->t[m].kind != T_WORD || !names_slip (r, m))
        continue;
      s = hd_when_sentence (r, m, MAX_SENTENCE);
      if (!tells_said (r, s.from, m) || hd_when_says_if (r, s.from, m) ||
          hd_when_is_punct (&r->t[s.to], '?'))
        continue;
      while (i < n && items[i].first < s.from)
        i++;
      for (behind = i; behind < n && items[behind].first < m; behind++)
        ;
      for (guint k = behind; k < n && items[k].first < m + MAX_BEHIND; k++)
        {
          date |= items[k].kind == ITEM_DATE && !items[k].dropped && !items[k].date.past;
          time |= items[k].kind == ITEM_TIME && !items[k].dropped;
        }
      for (guint k = i; k < behind; k++)
        if ((items[k].kind == ITEM_DATE && date) || (items[k].kind == ITEM_TIME && time))
          items[k].dropped = items[k].refused = TRUE;
      m = MAX (m, s.to > m ? s.to - 1 : m);
    }
}
