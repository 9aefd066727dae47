/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-private.h"

/*
 * Whose time a text tells of. What gives a search away, or reads as a reason, is somebody's own:
 * the same words about a customer, a colleague or the house are the day's work, as in “The plumber
 * is in unit 7 on Wednesday, please let him in”. So it counts in a sentence with a sign of
 * somebody's time, or beside one. Of reasons the day's work is full: beside their own sentence only
 * asking for time is such a sign, and only to a sentence that is short, as in “Dentist at two.
 * Could I leave at one?”. Who tells more tells of others: “The Medinas sign the mortgage at 12 in
 * room 2. I leave at 2.”
 */

/* The most words of a note, which need not tell whose time it is: people leave out the “I”. What
 * would give a search away is longer without one at times, and in a sentence of a few words, as of
 * a list, it is never the day's work. */
#define REASON_WORDS 7
#define NOTE_WORDS 11
#define LIST_WORDS 4
#define BESIDE_WORDS 10

#define TELLS (HD_SIGN_SPEAKS | HD_SIGN_ASKS)

/* Beside these, that a sentence says something of the search, and that it has few words. */
#define SEARCH (1 << 2)
#define BRIEF (1 << 3)
#define SHORT (1 << 4)

static gboolean
counts (const HdCheckWhose *self, guint sentence, const HdCheckHit *hit)
{
  gboolean reason = hit->category == HD_CATEGORY_INVENTED_REASON;
  guint own = self->signs[sentence + 1];
  guint beside = self->signs[sentence] | self->signs[sentence + 2];

  if (hit->rule == NULL)
    return FALSE;
  if (!hit->needs_sign || self->words <= (reason ? REASON_WORDS : NOTE_WORDS))
    return TRUE;
  if (!reason && (own & BRIEF) != 0)
    return TRUE;
  if (reason)
    beside &= (own & SHORT) != 0 ? HD_SIGN_ASKS : 0;
  return ((own | beside) & TELLS) != 0;
}

/* Who explains or asks to keep quiet tells of time of his own, whatever words he takes. */
static HdSign
sign_of (const HdCheckHit *hit)
{
  if (hit->rule != NULL &&
      (hit->category == HD_CATEGORY_SECRECY || hit->category == HD_CATEGORY_OVER_EXPLAINING))
    return HD_SIGN_ASKS;
  return hit->sign;
}

/* Whether the words name a house where one may as well work, as a hospital or a school. */
static gboolean
names_house (const HdCheckPiece *check, guint first, guint end)
{
  const GPtrArray *rules = check->language->rules;

  for (guint t = first; t < end; t++)
    for (guint k = 0; check->text->tokens[t].kind == HD_TOKEN_WORD && k < rules->len; k++)
      if (hd_rules_use_of (rules->pdata[k], hd_check_text_fold (check->text, t)) & HD_WORD_HOUSE)
        return TRUE;
  return FALSE;
}

/* How many words there are, or that they are more than @most. */
static guint
count_words (const HdCheckText *text, guint first, guint end, guint most)
{
  guint n = 0;

  for (guint t = first; t < end && n <= most; t++)
    n += text->tokens[t].kind == HD_TOKEN_WORD;
  return n;
}

/**
 * hd_check_whose_init:
 * @self: (out): what the text tells
 * @check: of which all sentences were looked at
 */
void
hd_check_whose_init (HdCheckWhose *self, const HdCheckPiece *check)
{
  const HdCheckText *text = check->text;

  *self = (HdCheckWhose){ .signs = g_new0 (guint8, text->n_sentences + 2) };
  for (guint s = 0; s < text->n_sentences; s++)
    {
      guint end = text->sentences[s].end;
      guint words = count_words (text, text->sentences[s].first, end, BESIDE_WORDS);

      if (words <= BESIDE_WORDS)
        self->signs[s + 1] |= SHORT;
      if (words <= LIST_WORDS)
        self->signs[s + 1] |= BRIEF;
      for (guint i = 0; i < check->sentences[s]->len; i++)
        self->signs[s + 1] |= sign_of (&g_array_index (check->sentences[s], HdCheckHit, i));
    }
  /* Of an excerpt, which may have its signs outside, none are counted. */
  if (!check->input->excerpt)
    self->words = count_words (text, 0, text->n_tokens, NOTE_WORDS);
  /* A house named beside the search is part of that. */
  for (guint s = 0; s < text->n_sentences; s++)
    for (guint i = 0; i < check->sentences[s]->len; i++)
      {
        const HdCheckHit *hit = &g_array_index (check->sentences[s], HdCheckHit, i);

        if ((hit->category == HD_CATEGORY_SEARCH_LEAK ||
             hit->category == HD_CATEGORY_TRACKER_LEAK) &&
            counts (self, s, hit))
          self->signs[s + 1] |= SEARCH;
      }
}

void
hd_check_whose_clear (HdCheckWhose *self)
{
  g_free (self->signs);
}

/**
 * hd_check_whose_counts:
 *
 * Returns: whether what was found in the sentence tells of the writer, or needs not to
 */
gboolean
hd_check_whose_counts (const HdCheckWhose *self,
                       const HdCheckPiece *check,
                       guint sentence,
                       const HdCheckHit *hit)
{
  guint base = check->text->sentences[sentence].first;
  guint near = self->signs[sentence] | self->signs[sentence + 1] | self->signs[sentence + 2];

  /* Who goes to a hospital to be hired invents no illness. */
  return counts (self, sentence, hit) &&
         !((near & SEARCH) != 0 && hit->category == HD_CATEGORY_INVENTED_REASON &&
           names_house (check, base + hit->first, base + hit->end));
}
