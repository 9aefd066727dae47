/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-rules-private.h"

#include <string.h>

/*
 * Running rules: guards first, then each match with what forbids it, then the weighing of cues on
 * both sides (spec: drafting, 3). Each hit of a pattern is kept by what it is good for.
 */

/* What begins so many tokens before a match, or before its sentence, is taken to end before it. */
#define REACH 64

/* Points against a rule that hold for every clause of the sentence, as those of words of hiring
 * do. */
#define STRONG 7

struct _HdRulesRun
{
  const HdRules *rules;
  const HdCheckText *text;
  GArray *matches; /* of HdPatternHit, in the order of the text, as are the others */
  GArray *nots;
  GArray *cues;
  GArray *signs;
};

/**
 * hd_rules_look:
 * @text: to be kept as long as the run
 * @sentences: (nullable): which sentences to look at
 * @immune: by token of the text, a set of categories; the guards of the file add theirs
 *
 * Returns: (transfer full): what hd_rules_judge() needs
 */
HdRulesRun *
hd_rules_look (const HdRules *self,
               const HdCheckText *text,
               const gboolean *sentences,
               guint32 *immune)
{
  g_autoptr (GArray) all = hd_patterns_run (self->patterns, text, sentences);
  HdRulesRun *run = g_new0 (HdRulesRun, 1);

  run->rules = self;
  run->text = text;
  run->matches = g_array_new (FALSE, FALSE, sizeof (HdPatternHit));
  run->nots = g_array_new (FALSE, FALSE, sizeof (HdPatternHit));
  run->cues = g_array_new (FALSE, FALSE, sizeof (HdPatternHit));
  run->signs = g_array_new (FALSE, FALSE, sizeof (HdPatternHit));
  for (guint i = 0; i < all->len; i++)
    {
      const HdPatternHit *hit = &g_array_index (all, HdPatternHit, i);
      const Owner *owner = &self->owners[hit->pattern];

      switch (owner->kind)
        {
        case OWNER_MATCH:
          g_array_append_val (run->matches, *hit);
          break;
        case OWNER_NOT:
          g_array_append_val (run->nots, *hit);
          break;
        case OWNER_CUE:
          g_array_append_val (run->cues, *hit);
          break;
        case OWNER_GUARD:
          for (guint t = hit->first; t < hit->end; t++)
            immune[t] |= owner->mask;
          break;
        case OWNER_SIGN:
          g_array_append_val (run->signs, *hit);
          break;
        }
    }
  return run;
}

void
hd_rules_run_free (HdRulesRun *self)
{
  g_array_unref (self->matches);
  g_array_unref (self->nots);
  g_array_unref (self->cues);
  g_array_unref (self->signs);
  g_free (self);
}

static const Owner *
owner_of (const HdRules *self, const HdPatternHit *hit)
{
  return &self->owners[hit->pattern];
}

/* Whether a clause begins with the token. */
static gboolean
parts_clauses (const HdCheckText *text, guint token)
{
  static const char *const marks[] = { ",", ";", ":", "-", NULL };

  return text->tokens[token].kind != HD_TOKEN_WORD &&
         g_strv_contains (marks, hd_check_text_fold (text, token));
}

/* What the cues say for each rule, of one clause; the same for all its matches. All zeros until a
 * match asks. */
typedef struct
{
  const HdSentence *sentence; /* NULL: none yet */
  guint *clauses;             /* by token: the number of its clause; a comma is of the next */
  guint first;                /* the clause, or clauses */
  guint end;
  guint near;   /* the first cue that can reach the sentence or one behind it */
  guint from;   /* the same of the clause */
  guint round;  /* counts how often sums were made */
  gint *around; /* by rule: with what speaks for it near the sentence, and against it within */
  gint *strong; /* by rule: what speaks against it in any clause */
  gint *within; /* by rule: with that, what the clause says alone */
  guint *seen;  /* line of the file → the round in which it counted last */
} Scores;

static void
scores_init (Scores *scores, const HdRules *self, const HdCheckText *text)
{
  guint last_line = 0;

  for (guint i = 0; i < self->n_owners; i++)
    last_line = MAX (last_line, self->owners[i].line);
  scores->clauses = g_new (guint, text->n_tokens + 1);
  for (guint t = 0, n = 0; t < text->n_tokens; t++)
    {
      n += parts_clauses (text, t) || text->sentences[text->tokens[t].sentence].first == t;
      scores->clauses[t] = n;
    }
  scores->around = g_new0 (gint, self->rules->len + 1);
  scores->strong = g_new0 (gint, self->rules->len + 1);
  scores->within = g_new0 (gint, self->rules->len + 1);
  scores->seen = g_new0 (guint, last_line + 1);
}

static void
scores_clear (Scores *scores)
{
  g_free (scores->clauses);
  g_free (scores->around);
  g_free (scores->strong);
  g_free (scores->within);
  g_free (scores->seen);
}

static gboolean
touches (const HdPatternHit *cue, guint first, guint end)
{
  return cue->first < end && cue->end > first;
}

/* Moves @from on to the first cue that can reach @token. */
static void
skip_cues (const GArray *cues, guint *from, guint token)
{
  while (*from < cues->len && g_array_index (cues, HdPatternHit, *from).first + REACH <= token)
    (*from)++;
}

/* Whether the line of a cue has not counted in this round yet: the words of one line say one thing,
 * however often they stand there. */
static gboolean
counts_anew (Scores *scores, const Owner *owner)
{
  if (scores->seen[owner->line] == scores->round)
    return FALSE;
  scores->seen[owner->line] = scores->round;
  return TRUE;
}

static void
sum_sentence (Scores *scores, const HdRules *self, const HdSentence *sentence, const GArray *cues)
{
  scores->sentence = sentence;
  scores->first = scores->end = sentence->first;
  scores->round++;
  for (guint i = 0; i < self->rules->len; i++)
    scores->around[i] = scores->strong[i] = ((const HdRule *) self->rules->pdata[i])->base;
  skip_cues (cues, &scores->near, sentence->first);
  for (guint i = scores->near; i < cues->len; i++)
    {
      const HdPatternHit *cue = &g_array_index (cues, HdPatternHit, i);
      const Owner *owner = owner_of (self, cue);

      if (cue->first >= sentence->end + HD_RULES_WINDOW)
        break;
      if (cue->end + HD_RULES_WINDOW <= sentence->first ||
          !(owner->weight > 0 || touches (cue, sentence->first, sentence->end)) ||
          !counts_anew (scores, owner))
        continue;
      scores->around[owner->rule] += owner->weight;
      if (owner->weight <= -STRONG)
        scores->strong[owner->rule] += owner->weight;
    }
}

/* Of the clause, or clauses, in which the match stands. */
static void
sum_clause (Scores *scores, const HdRules *self, const GArray *cues, const HdPatternHit *match)
{
  const HdSentence *sentence = scores->sentence;
  const guint *clauses = scores->clauses;
  guint first = match->first, end = match->end;

  while (first > sentence->first && clauses[first - 1] == clauses[match->first])
    first--;
  while (end < sentence->end && clauses[end] == clauses[match->end - 1])
    end++;
  scores->first = first;
  scores->end = end;

  scores->round++;
  memcpy (scores->within, scores->strong, sizeof (gint) * self->rules->len);
  skip_cues (cues, &scores->from, scores->first);
  for (guint i = scores->from; i < cues->len; i++)
    {
      const HdPatternHit *cue = &g_array_index (cues, HdPatternHit, i);
      const Owner *owner = owner_of (self, cue);

      if (cue->first >= scores->end)
        break;
      if (owner->weight > -STRONG && touches (cue, scores->first, scores->end) &&
          counts_anew (scores, owner))
        scores->within[owner->rule] += owner->weight;
    }
}

/* Business beside a leak hides nothing: what speaks against a rule does so in its own sentence, and
 * a clause that says enough by itself needs no other. To be asked in the order of the text, so that
 * each sentence and each clause is summed up once. */
static gboolean
scores_allow (Scores *scores,
              const HdRules *self,
              const HdCheckText *text,
              const GArray *cues,
              const HdPatternHit *match)
{
  const HdSentence *sentence = &text->sentences[text->tokens[match->first].sentence];
  guint rule = owner_of (self, match)->rule;

  if (scores->seen == NULL)
    scores_init (scores, self, text);
  if (scores->sentence != sentence)
    sum_sentence (scores, self, sentence, cues);
  if (scores->first == scores->end ||
      scores->clauses[match->first] != scores->clauses[scores->first] ||
      scores->clauses[match->end - 1] != scores->clauses[scores->end - 1])
    sum_clause (scores, self, cues, match);
  return scores->around[rule] > 0 || scores->within[rule] > 0;
}

/* Whether a guard or a `not` of its rule touches the match. @from: the first `not` that can reach
 * it or a later one. */
static gboolean
is_dropped (const HdRulesRun *run, const guint32 *immune, const HdPatternHit *match, guint *from)
{
  const Owner *owner = owner_of (run->rules, match);
  HdCategory category = ((const HdRule *) run->rules->rules->pdata[owner->rule])->category;

  for (guint t = match->first; t < match->end; t++)
    if (immune[t] & (1u << category))
      return TRUE;

  while (*from < run->nots->len &&
         g_array_index (run->nots, HdPatternHit, *from).first + REACH < match->first)
    (*from)++;
  for (guint i = *from; i < run->nots->len; i++)
    {
      const HdPatternHit *other = &g_array_index (run->nots, HdPatternHit, i);

      if (other->first >= match->end)
        break;
      if (other->end > match->first && owner_of (run->rules, other)->rule == owner->rule)
        return TRUE;
    }
  return FALSE;
}

/* A file that says what tells of somebody's time finds what is somebody's beside that only. */
static gboolean
needs_sign (const HdRules *rules, HdCategory category)
{
  return rules->has_signs &&
         (category == HD_CATEGORY_SEARCH_LEAK || category == HD_CATEGORY_INVENTED_REASON ||
          category == HD_CATEGORY_APOLOGY || category == HD_CATEGORY_OVER_PROMISING);
}

/**
 * hd_rules_judge:
 * @immune: what the guards of all files say
 *
 * Returns: (transfer full) (element-type HdRuleHit): what the rules find, after guards and scores,
 *   and behind it the signs of whose time it is
 */
GArray *
hd_rules_judge (const HdRulesRun *self, const guint32 *immune)
{
  const HdRules *rules = self->rules;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (HdRuleHit));
  guint from = 0;
  Scores scores = { NULL };

  for (guint i = 0; i < self->matches->len; i++)
    {
      const HdPatternHit *match = &g_array_index (self->matches, HdPatternHit, i);
      const HdRule *rule = rules->rules->pdata[owner_of (rules, match)->rule];
      const HdRuleHit result = { .rule = rule,
                                 .severity = rule->severity,
                                 .first = match->first,
                                 .end = match->end,
                                 .needs_sign = needs_sign (rules, rule->category) };

      if (is_dropped (self, immune, match, &from))
        continue;
      if (!rule->two_sided || scores_allow (&scores, rules, self->text, self->cues, match))
        g_array_append_val (found, result);
    }
  for (guint i = 0; i < self->signs->len; i++)
    {
      const HdPatternHit *sign = &g_array_index (self->signs, HdPatternHit, i);
      const HdRuleHit result = { .first = sign->first,
                                 .end = sign->end,
                                 .sign = (HdSign) owner_of (rules, sign)->mask };

      g_array_append_val (found, result);
    }
  scores_clear (&scores);
  return found;
}
