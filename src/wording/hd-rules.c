/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-rules.h"

#include <string.h>

#include "hd-rules-private.h"

/*
 * Running rules: guards first, then each match with what forbids it, then the weighing of cues on
 * both sides (spec: drafting, 3). How a file is read is in hd-rules-load.c.
 */

/* Tokens beyond the sentence in which a cue still has its full weight (spec: drafting, 3). */
#define WINDOW 8

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

/* The weight of a cue for a match: whole in its sentence and near it, half further away. */
static gint
cue_weight (const HdCheckText *text,
            const HdPatternHit *match,
            const HdPatternHit *cue,
            gint weight)
{
  const HdSentence *sentence = &text->sentences[text->tokens[match->first].sentence];
  gboolean near = cue->first < sentence->end + WINDOW && cue->end + WINDOW > sentence->first;

  return near ? 2 * weight : weight;
}

/* Long texts: a rule is weighed against the cues of at most this many hits around it. */
#define MAX_HITS 4096

/* In half points, so that a distant cue can count half. */
static gint
score (const HdRules *self, const HdCheckText *text, const GArray *hits, guint index)
{
  const HdPatternHit *match = &g_array_index (hits, HdPatternHit, index);
  guint rule = g_array_index (self->owners, Owner, match->pattern).rule;
  const HdRule *r = self->rules->pdata[rule];
  guint from = index > MAX_HITS / 2 ? index - MAX_HITS / 2 : 0;
  guint to = MIN (hits->len, from + MAX_HITS);
  gint sum = 2 * r->base;
  g_autoptr (GHashTable) last_ends = g_hash_table_new (NULL, NULL);

  for (guint i = from; i < to; i++)
    {
      const HdPatternHit *cue = &g_array_index (hits, HdPatternHit, i);
      const Owner *owner = &g_array_index (self->owners, Owner, cue->pattern);
      gpointer key = GUINT_TO_POINTER (cue->pattern);

      if (owner->kind != OWNER_CUE || owner->rule != rule)
        continue;
      /* The same words under the same pattern count once. */
      if (cue->first < GPOINTER_TO_UINT (g_hash_table_lookup (last_ends, key)))
        continue;
      g_hash_table_insert (last_ends, key, GUINT_TO_POINTER (cue->end));
      sum += cue_weight (text, match, cue, owner->weight);
    }
  return sum;
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

          if (other->first + 64 < hit->first)
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
      if (rule->two_sided && score (self, text, hits, i) <= 0)
        continue;
      g_array_append_val (found, result);
    }
  return found;
}
