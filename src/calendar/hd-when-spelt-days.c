/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-when-private.h"

/* Days of a month in words: "the fourth of December", "den vierten Dezember", "le quatre décembre",
 * "cuatro de diciembre". They become numbers before anything is read. */

typedef struct
{
  const char *word;
  int value;
} Spelt;

static const Spelt english[] = {
  { "first", 1 },        { "second", 2 },      { "third", 3 },       { "fourth", 4 },
  { "fifth", 5 },        { "sixth", 6 },       { "seventh", 7 },     { "eighth", 8 },
  { "ninth", 9 },        { "tenth", 10 },      { "eleventh", 11 },   { "twelfth", 12 },
  { "thirteenth", 13 },  { "fourteenth", 14 }, { "fifteenth", 15 },  { "sixteenth", 16 },
  { "seventeenth", 17 }, { "eighteenth", 18 }, { "nineteenth", 19 }, { "twentieth", 20 },
  { "thirtieth", 30 },   { NULL, 0 },
};

/* Without the ending of the case. */
static const Spelt german[] = {
  { "erst", 1 },       { "zweit", 2 },       { "dritt", 3 },      { "viert", 4 },
  { "funft", 5 },      { "sechst", 6 },      { "siebt", 7 },      { "siebent", 7 },
  { "acht", 8 },       { "neunt", 9 },       { "zehnt", 10 },     { "elft", 11 },
  { "zwolft", 12 },    { "dreizehnt", 13 },  { "vierzehnt", 14 }, { "funfzehnt", 15 },
  { "sechzehnt", 16 }, { "siebzehnt", 17 },  { "achtzehnt", 18 }, { "neunzehnt", 19 },
  { "zwanzigst", 20 }, { "dreissigst", 30 }, { NULL, 0 },
};

static const Spelt german_ones[] = {
  { "einund", 1 },   { "zweiund", 2 },   { "dreiund", 3 }, { "vierund", 4 }, { "funfund", 5 },
  { "sechsund", 6 }, { "siebenund", 7 }, { "achtund", 8 }, { "neunund", 9 }, { NULL, 0 },
};

static const Spelt french[] = {
  { "premier", 1 }, { "un", 1 },     { "deux", 2 },   { "trois", 3 },   { "quatre", 4 },
  { "cinq", 5 },    { "six", 6 },    { "sept", 7 },   { "huit", 8 },    { "neuf", 9 },
  { "dix", 10 },    { "onze", 11 },  { "douze", 12 }, { "treize", 13 }, { "quatorze", 14 },
  { "quinze", 15 }, { "seize", 16 }, { "vingt", 20 }, { "trente", 30 }, { NULL, 0 },
};

static const Spelt spanish[] = {
  { "primero", 1 },       { "uno", 1 },          { "dos", 2 },         { "tres", 3 },
  { "cuatro", 4 },        { "cinco", 5 },        { "seis", 6 },        { "siete", 7 },
  { "ocho", 8 },          { "nueve", 9 },        { "diez", 10 },       { "once", 11 },
  { "doce", 12 },         { "trece", 13 },       { "catorce", 14 },    { "quince", 15 },
  { "dieciseis", 16 },    { "diecisiete", 17 },  { "dieciocho", 18 },  { "diecinueve", 19 },
  { "veinte", 20 },       { "veintiuno", 21 },   { "veintidos", 22 },  { "veintitres", 23 },
  { "veinticuatro", 24 }, { "veinticinco", 25 }, { "veintiseis", 26 }, { "veintisiete", 27 },
  { "veintiocho", 28 },   { "veintinueve", 29 }, { "treinta", 30 },    { NULL, 0 },
};

static const char *
text_of (const HdTokens *tokens, const HdToken *t)
{
  return t->kind == T_WORD ? tokens->text->str + t->text : "";
}

static int
find (const Spelt *words, const char *word)
{
  for (; words->word != NULL; words++)
    if (strcmp (words->word, word) == 0)
      return words->value;
  return 0;
}

static gboolean
is_month (const HdToken *t, HdLang language)
{
  if (t->kind != T_WORD || t->word == NULL)
    return FALSE;
  for (const HdWord *w = t->word; w->word != NULL && strcmp (w->word, t->word->word) == 0; w++)
    if (w->meaning == W_MONTH && (w->langs & language) != 0)
      return TRUE;
  return FALSE;
}

/* "twenty-first", "twenty first", "vingt-deux", "vingt et un", "treinta y uno": tens and ones. */
static guint
read_tens (const HdTokens *tokens, const HdToken *t, const Spelt *ones, int *value)
{
  guint joint = hd_when_is_punct (&t[1], '-') || hd_when_is (&t[1], W_AND, NULL) ? 1 : 0;
  int more;

  if ((*value != 20 && *value != 30 && *value != 10) || (joint == 0 && ones != english))
    return 1;
  more = find (ones, text_of (tokens, &t[1 + joint]));
  if (more < 1 || more > 9 || (*value == 10 && more < 7))
    return 1;
  *value += more;
  return 2 + joint;
}

/* "December fourth", "March the second", and no "December second-round talks" */
static gboolean
follows_month (const HdTokens *tokens, const HdToken *t, guint at, guint end)
{
  guint article = at > 0 && strcmp (text_of (tokens, &t[-1]), "the") == 0 ? 1 : 0;

  return at > article && is_month (&t[-1 - (int) article], HD_LANG_EN) &&
         (t[-1 - (int) article].end - t[-1 - (int) article].start > 3 || article != 0) &&
         !hd_when_is_punct (&t[end], '-') &&
         (t[end].kind != T_WORD || hd_when_is (&t[end], W_AT, NULL) ||
          hd_when_is (&t[end], W_FROM, NULL) || hd_when_is (&t[end], W_OR, NULL) ||
          hd_when_is (&t[end], W_AND, NULL));
}

static int
read_german (const char *word)
{
  gsize n = strlen (word);
  g_autofree char *stem = NULL;
  int value;

  if (n < 5 || !(g_str_has_suffix (word, "en") || g_str_has_suffix (word, "er") ||
                 g_str_has_suffix (word, "em") || g_str_has_suffix (word, "e")))
    return 0;
  stem = g_strndup (word, g_str_has_suffix (word, "e") ? n - 1 : n - 2);
  value = find (german, stem);
  for (const Spelt *one = german_ones; value == 0 && one->word != NULL; one++)
    if (g_str_has_prefix (stem, one->word))
      {
        int tens = find (german, stem + strlen (one->word));

        value = tens == 20 || tens == 30 ? tens + one->value : 0;
      }
  return value;
}

/* Where the day that begins at @t ends, in tokens; 0: none does. */
static guint
read_day (const HdTokens *tokens, const HdToken *t, guint at, int *value)
{
  const char *word = text_of (tokens, t);
  guint n;

  *value = find (english, word);
  if (*value == 0 && (strcmp (word, "twenty") == 0 || strcmp (word, "thirty") == 0))
    {
      *value = *word == 't' && word[1] == 'w' ? 20 : 30;
      n = read_tens (tokens, t, english, value);
      if (n > 1 && ((hd_when_is (&t[n], W_OF, NULL) && is_month (&t[n + 1], HD_LANG_EN)) ||
                    follows_month (tokens, t, at, n)))
        return n;
    }
  else if (*value != 0 && ((hd_when_is (&t[1], W_OF, NULL) && is_month (&t[2], HD_LANG_EN)) ||
                           follows_month (tokens, t, at, 1)))
    return 1;
  *value = read_german (word);
  /* "den vierten Dezember", and no "in der zweiten Dezember-Woche" */
  if (*value != 0 && is_month (&t[1], HD_LANG_DE) &&
      !(hd_when_is_punct (&t[2], '-') && !t[2].space))
    return 1;
  *value = find (french, word);
  if (*value != 0)
    {
      n = read_tens (tokens, t, french, value);
      if (is_month (&t[n], HD_LANG_FR) && strcmp (word, n == 1 ? "un" : "") != 0)
        return n;
    }
  *value = find (spanish, word);
  if (*value != 0)
    {
      n = read_tens (tokens, t, spanish, value);
      if (hd_when_is (&t[n], W_OF, NULL) && is_month (&t[n + 1], HD_LANG_ES))
        return n;
    }
  return 0;
}

/**
 * hd_when_number_days:
 *
 * Makes numbers of the days of a month that are written in words; they keep their place in the
 * text.
 */
void
hd_when_number_days (HdTokens *tokens)
{
  HdToken *t = (HdToken *) (gpointer) tokens->tokens->data;
  guint n = tokens->tokens->len, out = 0;

  for (guint i = 0; i < n;)
    {
      int value = 0;
      guint length = i + 1 < n && t[i].kind == T_WORD ? read_day (tokens, &t[i], i, &value) : 0;

      t[out] = t[i];
      if (length != 0 && value <= 31)
        {
          t[out].kind = T_NUMBER;
          t[out].value = value;
          t[out].digits = value < 10 ? 1 : 2;
          t[out].word = NULL;
          t[out].end = t[i + length - 1].end;
        }
      out++;
      i += length != 0 && value <= 31 ? length : 1;
    }
  g_array_set_size (tokens->tokens, out);
}
