/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-private.h"

/*
 * Whose time a text tells of. What gives a search away, or reads as a reason, is somebody's own:
 * the same words about a customer, a colleague or the house are the day's work.
 */

/* The most words of a note, which need not tell whose time it is: people leave out the “I”. What
 * would give a search away is longer without one at times. */
#define NOTE_WORDS 7
#define LEAK_WORDS 11
#define LEAK_WORDS_ADDRESSED 15

/* What stands from one token to another. */
static HdCheckUses
find_whose (const HdCheckPiece *check, guint first, guint end)
{
  const GPtrArray *rules = check->language->rules;
  HdCheckUses found = { 0, 0 };

  for (guint t = first; t < end; t++)
    {
      if (check->text->tokens[t].kind != HD_TOKEN_WORD)
        continue;
      found.words++;
      for (guint k = 0; k < rules->len; k++)
        found.uses |= hd_rules_use_of (rules->pdata[k], hd_check_text_fold (check->text, t));
    }
  return found;
}

/* Whether somebody speaks in the sentence of the hit, or in the clause where it begins. */
static gboolean
speaks (const HdCheckPiece *check, const HdCheckHit *hit, guint sentence, HdCheckWhose *self)
{
  const HdSentence *place = &check->text->sentences[sentence];
  guint first = place->first + hit->first;

  if (self->clause != hit->needs_clause || first < self->first || first >= self->end)
    {
      self->clause = hit->needs_clause;
      self->first = hit->needs_clause ? first : place->first;
      self->end = hit->needs_clause ? first + 1 : place->end;
      if (hit->needs_clause)
        hd_rules_find_clause (check->text, &self->first, &self->end);
      self->near = find_whose (check, self->first, self->end);
    }
  return (self->near.uses & HD_WORD_SPEAKER) != 0;
}

/* Whether a hit tells of somebody's time. In a text of some length nobody's plan or reason is what
 * stands there without anybody who speaks, is spoken to, or is away, as in “The plumber is in unit
 * 7 on Wednesday”. A reason is one for being away, or told by who speaks beside it. Of a
 * text that hires others, a plan is told likewise. */
static gboolean
counts (const HdCheckPiece *check, const HdCheckHit *hit, guint sentence, HdCheckWhose *self)
{
  HdCheckUses found = self->text;
  gboolean leak = hit->category == HD_CATEGORY_SEARCH_LEAK;
  gboolean reason = hit->category == HD_CATEGORY_INVENTED_REASON;

  if (hit->rule == NULL)
    return FALSE;
  if (!hit->needs_person || check->input->excerpt || (found.uses & HD_WORD_PERSON) != 0)
    return TRUE;
  if (leak && (found.uses & HD_WORD_HIRES) != 0)
    return speaks (check, hit, sentence, self);
  if (found.words <= (reason ? NOTE_WORDS : LEAK_WORDS))
    return TRUE;
  if (leak && (found.uses & HD_WORD_ADDRESSED) != 0 && found.words <= LEAK_WORDS_ADDRESSED)
    return TRUE;
  return reason ? speaks (check, hit, sentence, self) : (found.uses & HD_WORD_SPEAKER) != 0;
}

/* What is said of the whole text, by words or otherwise: who explains or asks to keep
 * quiet speaks of time of his own, whatever words he takes. */
static HdCheckUses
find_whose_text (const HdCheckPiece *check)
{
  HdCheckUses found = find_whose (check, 0, check->text->n_tokens);

  for (guint s = 0; s < check->text->n_sentences; s++)
    for (guint i = 0; i < check->sentences[s]->len; i++)
      {
        const HdCheckHit *hit = &g_array_index (check->sentences[s], HdCheckHit, i);

        found.uses |= hit->use;
        if (hit->rule != NULL &&
            (hit->category == HD_CATEGORY_SECRECY || hit->category == HD_CATEGORY_OVER_EXPLAINING))
          found.uses |= HD_WORD_PERSON;
      }
  return found;
}

/* Whether something of the search is said, so that a house named beside it is part of that. */
static gboolean
says_search (const HdCheckPiece *check, HdCheckWhose *self)
{
  for (guint s = 0; s < check->text->n_sentences; s++)
    for (guint i = 0; i < check->sentences[s]->len; i++)
      {
        const HdCheckHit *hit = &g_array_index (check->sentences[s], HdCheckHit, i);

        if ((hit->category == HD_CATEGORY_SEARCH_LEAK ||
             hit->category == HD_CATEGORY_TRACKER_LEAK) &&
            counts (check, hit, s, self))
          return TRUE;
      }
  return FALSE;
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

/**
 * hd_check_whose_init:
 * @self: (out): what the text tells as a whole
 * @check: of which all sentences were looked at
 */
void
hd_check_whose_init (HdCheckWhose *self, const HdCheckPiece *check)
{
  *self = (HdCheckWhose){ .text = find_whose_text (check) };
  self->search = says_search (check, self);
}

/**
 * hd_check_whose_counts:
 *
 * Returns: whether what was found in the sentence tells of the writer, or needs not to
 */
gboolean
hd_check_whose_counts (HdCheckWhose *self,
                       const HdCheckPiece *check,
                       guint sentence,
                       const HdCheckHit *hit)
{
  guint base = check->text->sentences[sentence].first;

  /* Who goes to a hospital to be hired invents no illness. */
  return counts (check, hit, sentence, self) &&
         !(self->search && hit->category == HD_CATEGORY_INVENTED_REASON &&
           names_house (check, base + hit->first, base + hit->end));
}
