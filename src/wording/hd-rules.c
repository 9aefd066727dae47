/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-rules.h"

#include <string.h>

#include "hd-rules-private.h"

/*
 * Running rules: guards first, then each match with what forbids it, then the weighing of cues on
 * both sides (spec: drafting, 3). How a file is read is in hd-rules-load.c.
 */

/* No pattern is longer than this many tokens. */
#define REACH 64

static const char *const category_names[N_HD_CATEGORIES] = {
  "search-leak",    "tracker-leak",     "invented-reason", "over-explaining", "apology",
  "over-promising", "negative-emotion", "secrecy",         "placeholder",     "missing-slot",
  "length",         "false-claim",      "contractor-term", "date-mismatch",   "pattern",
  "mixed-address",  "names-locked",
};

const char *
hd_category_name (HdCategory category)
{
  g_return_val_if_fail (category < N_HD_CATEGORIES, NULL);

  return category_names[category];
}

gboolean
hd_category_from_name (const char *name, HdCategory *category)
{
  for (guint i = 0; i < N_HD_CATEGORIES; i++)
    if (strcmp (category_names[i], name) == 0)
      {
        *category = (HdCategory) i;
        return TRUE;
      }
  return FALSE;
}

void
hd_rules_free (HdRules *self)
{
  g_free (self->file);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->examples);
  hd_patterns_free (self->patterns);
  g_array_unref (self->owners);
  g_hash_table_unref (self->blanks);
  g_hash_table_unref (self->describes);
  g_free (self);
}

const char *
hd_rules_get_file (const HdRules *self)
{
  return self->file;
}

/**
 * hd_rules_get_size:
 *
 * Returns: how many rules it holds
 */
guint
hd_rules_get_size (const HdRules *self)
{
  return self->rules->len;
}

/**
 * hd_rules_know:
 *
 * Returns: whether some rule names the folded word
 */
gboolean
hd_rules_know (const HdRules *self, const char *folded)
{
  return hd_vocabulary_knows (hd_patterns_get_vocabulary (self->patterns), folded);
}

/**
 * hd_rules_is_blank:
 *
 * Returns: whether the folded word names something to be filled in, as in “[name]”
 */
gboolean
hd_rules_is_blank (const HdRules *self, const char *folded)
{
  return g_hash_table_contains (self->blanks, folded);
}

/**
 * hd_rules_describes:
 *
 * Returns: whether a bracket beside the folded word is talked of, as in “the field [name]”
 */
gboolean
hd_rules_describes (const HdRules *self, const char *folded)
{
  return g_hash_table_contains (self->describes, folded);
}

/**
 * hd_rules_get_examples:
 *
 * Returns: (element-type HdRuleExample): what the file says must and must not be found
 */
const GPtrArray *
hd_rules_get_examples (const HdRules *self)
{
  return self->examples;
}

static gboolean
overlap (const HdPatternHit *a, const HdPatternHit *b)
{
  return a->first < b->end && b->first < a->end;
}

/* What the cues in and around one sentence say for each rule; the same for all its matches. */
typedef struct
{
  guint sentence; /* G_MAXUINT: none yet */
  gint *sums;     /* by rule */
  guint *seen;    /* line of the file → 1 + the sentence for which it counted last */
} Scores;

static void
scores_init (Scores *scores, const HdRules *self)
{
  guint last_line = 0;

  for (guint i = 0; i < self->owners->len; i++)
    last_line = MAX (last_line, g_array_index (self->owners, Owner, i).line);
  scores->sentence = G_MAXUINT;
  scores->sums = g_new0 (gint, self->rules->len + 1);
  scores->seen = g_new0 (guint, last_line + 1);
}

static void
scores_clear (Scores *scores)
{
  g_free (scores->sums);
  g_free (scores->seen);
}

/* Hits come in the order of the text, so those near a sentence are near in the list, too. The words
 * of one cue line say one thing: it counts once, however often they stand there. */
static void
scores_weigh (Scores *scores,
              const HdRules *self,
              const HdCheckText *text,
              const GArray *hits,
              guint index)
{
  const HdPatternHit *match = &g_array_index (hits, HdPatternHit, index);
  guint number = text->tokens[match->first].sentence, from = index;
  const HdSentence *sentence = &text->sentences[number];

  if (scores->sentence == number)
    return;
  scores->sentence = number;
  for (guint i = 0; i < self->rules->len; i++)
    scores->sums[i] = ((const HdRule *) self->rules->pdata[i])->base;
  while (from > 0 && g_array_index (hits, HdPatternHit, from - 1).first + REACH > sentence->first)
    from--;
  for (guint i = from; i < hits->len; i++)
    {
      const HdPatternHit *cue = &g_array_index (hits, HdPatternHit, i);
      const Owner *owner = &g_array_index (self->owners, Owner, cue->pattern);

      if (cue->first >= sentence->end + HD_RULES_WINDOW)
        break;
      if (owner->kind != OWNER_CUE || cue->end + HD_RULES_WINDOW <= sentence->first ||
          scores->seen[owner->line] == number + 1)
        continue;
      scores->seen[owner->line] = number + 1;
      scores->sums[owner->rule] += owner->weight;
    }
}

/**
 * hd_rules_run:
 * @sentences: (nullable): which sentences to look at
 *
 * Returns: (transfer full) (element-type HdRuleHit): what the rules find, after guards and scores
 */
GArray *
hd_rules_run (const HdRules *self, const HdCheckText *text, const gboolean *sentences)
{
  g_autoptr (GArray) hits = hd_patterns_run (self->patterns, text, sentences);
  g_autofree guint32 *immune = g_new0 (guint32, text->n_tokens + 1);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (HdRuleHit));
  Scores scores;

  scores_init (&scores, self);
  for (guint i = 0; i < hits->len; i++)
    {
      const HdPatternHit *hit = &g_array_index (hits, HdPatternHit, i);
      const Owner *owner = &g_array_index (self->owners, Owner, hit->pattern);

      for (guint t = hit->first; owner->kind == OWNER_GUARD && t < hit->end; t++)
        immune[t] |= owner->mask;
    }

  for (guint i = 0; i < hits->len; i++)
    {
      const HdPatternHit *hit = &g_array_index (hits, HdPatternHit, i);
      const Owner *owner = &g_array_index (self->owners, Owner, hit->pattern);
      const HdRule *rule;
      HdRuleHit result;
      gboolean dropped = FALSE;

      if (owner->kind != OWNER_MATCH)
        continue;
      rule = self->rules->pdata[owner->rule];
      for (guint t = hit->first; t < hit->end; t++)
        dropped |= (immune[t] & (1u << rule->category)) != 0;

      /* Hits come in the order of the text, so what touches this one is near it in the list. */
      for (guint k = i; k > 0 && !dropped; k--)
        {
          const HdPatternHit *other = &g_array_index (hits, HdPatternHit, k - 1);
          const Owner *by = &g_array_index (self->owners, Owner, other->pattern);

          if (other->first + REACH < hit->first)
            break;
          dropped = by->kind == OWNER_NOT && by->rule == owner->rule && overlap (hit, other);
        }
      for (guint k = i + 1; k < hits->len && !dropped; k++)
        {
          const HdPatternHit *other = &g_array_index (hits, HdPatternHit, k);
          const Owner *by = &g_array_index (self->owners, Owner, other->pattern);

          if (other->first >= hit->end)
            break;
          dropped = by->kind == OWNER_NOT && by->rule == owner->rule && overlap (hit, other);
        }
      if (dropped)
        continue;

      result.rule = rule;
      result.severity = rule->severity;
      result.first = hit->first;
      result.end = hit->end;
      if (rule->two_sided)
        {
          scores_weigh (&scores, self, text, hits, i);
          if (scores.sums[owner->rule] <= 0)
            continue;
        }
      g_array_append_val (found, result);
    }
  scores_clear (&scores);
  return found;
}
