/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* Verbs that put one day in the place of another only beside the word that joins the two. */

#define REACH 30

typedef struct
{
  HdLang language;
  const char *verbs[10];
  const char *joints[6]; /* before the day that holds; NULL first: the verb is it */
} Exchange;

static const Exchange exchanges[] = {
  { HD_LANG_EN, { "change", "changing", "swap", "trade", "switching" }, { "to", "for", "with" } },
  { HD_LANG_EN, { "become", "becomes" }, { NULL } },
  { HD_LANG_DE, { "legen", "tauschen", "ziehen", "tausche", "lege" }, { "auf", "gegen" } },
  { HD_LANG_DE, { "wird" }, { "zu" } },
  { HD_LANG_FR, { "passer", "basculer", "echanger", "passe", "bascule" }, { "a", "au", "contre" } },
  { HD_LANG_ES,
    { "pasar", "pasamos", "pasemos", "paso", "pasarlo", "pasarla", "pasa", "cambio", "cambiaron",
      "cambian" },
    { "al", "a", "por", "para" } },
};

static gboolean
names_day (const HdReading *r, guint i)
{
  int value;

  if ((hd_when_is (&r->t[i], W_WEEKDAY, &value) && (value & WEEKDAY_WEAK) == 0) ||
      hd_when_is (&r->t[i], W_RELDAY, NULL))
    return TRUE;
  /* "7 December", "7th", "7/12", "al 7", and no hour */
  return r->t[i].kind == T_NUMBER &&
         (hd_when_is (&r->t[i + 1], W_MONTH, NULL) || hd_when_is (&r->t[i + 1], W_OF, NULL) ||
          (hd_when_is (&r->t[i + 1], W_ORD, NULL) && !r->t[i + 1].space) ||
          hd_when_is_punct (&r->t[i + 1], '/') ||
          (hd_when_is_punct (&r->t[i + 1], '.') && r->language == HD_LANG_DE) ||
          (i > 0 && (hd_when_says (r, i - 1, "al") || hd_when_says (r, i - 1, "au"))));
}

static gboolean
among (const HdReading *r, guint i, const char *const *words, guint n)
{
  for (guint w = 0; w < n && words[w] != NULL; w++)
    if (hd_when_says (r, i, words[w]))
      return TRUE;
  return FALSE;
}

/* Whether a day stands before a token of a sentence, and another right behind it. */
static gboolean
joins_days (const HdReading *r, guint from, guint i)
{
  guint k = i + 1;

  while (k < i + 3 && (hd_when_is (&r->t[k], W_THE, NULL) || hd_when_is (&r->t[k], W_ON, NULL)))
    k++;
  if (!names_day (r, k))
    return FALSE;
  for (k = from; k < i; k++)
    if (names_day (r, k))
      return TRUE;
  return FALSE;
}

/**
 * hd_when_exchanges:
 *
 * "Can we change Monday at 10 to Tuesday?", "Können wir Montag auf Dienstag legen?", "pasamos lo de
 * mañana al lunes"
 *
 * Returns: whether the verb at @i says so
 */
gboolean
hd_when_exchanges (const HdReading *r, guint i)
{
  if (r->t[i].kind != T_WORD)
    return FALSE;
  for (guint e = 0; e < G_N_ELEMENTS (exchanges); e++)
    {
      const Exchange *exchange = &exchanges[e];
      HdWhenSentence s;

      if (r->language != exchange->language ||
          !among (r, i, exchange->verbs, G_N_ELEMENTS (exchange->verbs)))
        continue;
      s = hd_when_sentence (r, i, REACH);
      if (exchange->joints[0] == NULL)
        {
          if (joins_days (r, s.from, i))
            return TRUE;
          continue;
        }
      for (guint k = s.from + 1; k < s.to; k++)
        if (among (r, k, exchange->joints, G_N_ELEMENTS (exchange->joints)) &&
            joins_days (r, s.from, k) &&
            /* "de 10:00 a 11:00", "Tuesday 10 to 11": no days */
            !(r->t[k - 1].kind == T_NUMBER && r->t[k + 1].kind == T_NUMBER))
          return TRUE;
    }
  return FALSE;
}
