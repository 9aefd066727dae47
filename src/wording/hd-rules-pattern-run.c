/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-rules-pattern-private.h"

/*
 * Running: from each token, all states that patterns beginning there can be in, as far as any is
 * alive.
 */

/* Words that are kept with what holds for them, and how long they may be. */
#define MAX_MEMO 8192
#define MAX_MEMO_WORD 40

/* The predicates of all tokens: those of token i are all[first[i]] … all[first[i + 1] - 1]. */
typedef struct
{
  GArray *ids;
  const guint *all; /* of it */
  guint *first;
} Facts;

/* States that come behind the token at one position. */
typedef struct
{
  guint *states; /* room for all */
  guint n;
} StateSet;

typedef struct
{
  HdPatterns *self;
  const HdCheckText *text;
  Facts facts;
  StateSet live;
  StateSet coming;
  guint n_accepted; /* from this start */
  guint sentence_end;
} Run;

/* Lays out what holds for a token, so that one look tells whether a predicate does. */
static guint
lay_out (Run *run, guint token)
{
  const guint *ids = run->facts.all;
  guint end = run->facts.first[token + 1];
  guint *stamps = run->self->stamps;
  guint stamp = ++run->self->step;

  for (guint i = run->facts.first[token]; i < end; i++)
    stamps[ids[i]] = stamp;
  return stamp;
}

/* Adds the states that come behind, as far as they go on with the token at @position, of which
 * @stamp is laid out; 0 when the sentence ends there. */
static void
enter (Run *run, StateSet *set, guint state, guint position, guint stamp)
{
  HdPatterns *self = run->self;
  const State *states = self->states;
  const guint *stamps = self->stamps;
  guint *marks = self->marks;
  guint step = self->step;

  for (;;)
    {
      const State *s = &states[state];

      if (s->kind == STATE_TOKEN && (stamp == 0 || stamps[s->value] != stamp))
        return;
      if (marks[state] == step)
        return;
      marks[state] = step;
      switch ((StateKind) s->kind)
        {
        case STATE_SPLIT:
          enter (run, set, s->value, position, stamp);
          state = s->next;
          continue;
        case STATE_SENTENCE_END:
          {
            const HdToken *token = stamp != 0 ? &run->text->tokens[position] : NULL;

            if (token != NULL &&
                !(token->kind == HD_TOKEN_PUNCT && position + 1 == run->sentence_end))
              return;
            state = s->next;
            continue;
          }
        case STATE_ACCEPT:
          if (self->accepted_end[s->value] == 0)
            self->accepted[run->n_accepted++] = s->value;
          self->accepted_end[s->value] = MAX (self->accepted_end[s->value], position);
          return;
        case STATE_SENTENCE_START:
          return;
        case STATE_NOT_TOKEN:
          if (stamp != 0 && run->text->tokens[position].kind == HD_TOKEN_WORD &&
              stamps[s->value] != stamp)
            set->states[set->n++] = s->next;
          return;
        case STATE_ANY:
          if (stamp != 0)
            set->states[set->n++] = s->next;
          return;
        case STATE_TOKEN:
          set->states[set->n++] = s->next;
          return;
        }
    }
}

static void
run_from (Run *run, guint token, gboolean at_start, GArray *hits)
{
  HdPatterns *self = run->self;
  const guint *stamps = self->stamps;
  const guint8 *present = self->present;
  guint position = token + 1;
  guint stamp = position < run->sentence_end ? lay_out (run, position) : 0;

  self->step++;
  run->live.n = 0;
  for (guint i = run->facts.first[token]; i < run->facts.first[token + 1]; i++)
    {
      guint predicate = run->facts.all[i];
      const Start *end = &self->starts[self->start_of[predicate + 1]];

      for (const Start *start = &self->starts[self->start_of[predicate]]; start < end; start++)
        {
          if ((start->wanted != G_MAXUINT32 && (stamp == 0 || stamps[start->wanted] != stamp)) ||
              (start->at_start && !at_start) ||
              (start->required != G_MAXUINT32 && !present[start->required]))
            continue;
          enter (run, &run->live, start->next, position, stamp);
        }
    }

  while (run->live.n > 0)
    {
      StateSet swap = run->live;

      position++;
      stamp = position < run->sentence_end ? lay_out (run, position) : 0;
      self->step++;
      run->coming.n = 0;
      for (guint i = 0; i < run->live.n; i++)
        enter (run, &run->coming, run->live.states[i], position, stamp);
      run->live = run->coming;
      run->coming = swap;
    }

  for (guint i = 0; i < run->n_accepted; i++)
    {
      guint pattern = self->accepted[i];
      HdPatternHit hit = { pattern, token, self->accepted_end[pattern] };

      self->accepted_end[pattern] = 0;
      g_array_append_val (hits, hit);
    }
  run->n_accepted = 0;
}

/* What holds for a token. Words come again and again, in one text and from one key to the next, so
 * what was found out is kept; only what depends on more than a word's letters is asked each time.
 */
static GArray *
facts_of (HdPatterns *self, const HdCheckText *text, guint token)
{
  const HdToken *t = &text->tokens[token];
  const char *fold = hd_check_text_fold (text, token);
  char key[MAX_MEMO_WORD + 3];
  GArray *facts;

  if (t->kind == HD_TOKEN_URL || t->kind == HD_TOKEN_EMAIL || t->fold_length > MAX_MEMO_WORD ||
      hd_vocabulary_has_exact (self->vocabulary, fold))
    {
      hd_vocabulary_look_up (self->vocabulary, text, token, self->one);
      return self->one;
    }
  key[0] = (char) (t->kind + 1);
  key[1] = (char) (t->flags + 1);
  memcpy (key + 2, fold, t->fold_length + 1);
  facts = g_hash_table_lookup (self->memo, key);
  if (facts != NULL)
    return facts;

  if (g_hash_table_size (self->memo) >= MAX_MEMO)
    g_hash_table_remove_all (self->memo);
  facts = g_array_new (FALSE, FALSE, sizeof (guint));
  hd_vocabulary_look_up (self->vocabulary, text, token, facts);
  g_hash_table_insert (self->memo, g_strdup (key), facts);
  return facts;
}

static void
collect_facts (Run *run, const gboolean *sentences)
{
  const HdCheckText *text = run->text;

  run->facts.ids = g_array_sized_new (FALSE, FALSE, sizeof (guint), text->n_tokens * 4 + 1);
  run->facts.first = g_new (guint, text->n_tokens + 1);
  for (guint i = 0; i < text->n_tokens; i++)
    {
      GArray *facts;

      run->facts.first[i] = run->facts.ids->len;
      if (sentences != NULL && !sentences[text->tokens[i].sentence])
        continue;
      facts = facts_of (run->self, text, i);
      g_array_append_vals (run->facts.ids, facts->data, facts->len);
    }
  run->facts.first[text->n_tokens] = run->facts.ids->len;
  run->facts.all = (gconstpointer) run->facts.ids->data;
}

/**
 * hd_patterns_run:
 * @sentences: (nullable): which sentences to look at; %NULL for all
 *
 * Returns: (transfer full) (element-type HdPatternHit): for each start and pattern the longest
 *   match, in the order of the text; no match reaches across the end of a sentence
 */
GArray *
hd_patterns_run (HdPatterns *self, const HdCheckText *text, const gboolean *sentences)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (HdPatternHit));
  Run run = { .self = self, .text = text };
  guint8 *present = self->present;

  collect_facts (&run, sentences);
  /* Steps count on from run to run, so that marks need no clearing until they would wrap. */
  if (self->step > G_MAXUINT / 2)
    {
      memset (self->marks, 0, sizeof (guint) * (self->n_states + 1));
      memset (self->stamps, 0, sizeof (guint) * (hd_vocabulary_size (self->vocabulary) + 1));
      self->step = 0;
    }
  run.live.states = self->room[0];
  run.coming.states = self->room[1];

  for (guint s = 0; s < text->n_sentences; s++)
    {
      const HdSentence *sentence = &text->sentences[s];
      guint from = run.facts.first[sentence->first], to = run.facts.first[sentence->end];

      if (sentences != NULL && !sentences[s])
        continue;
      for (guint i = from; i < to; i++)
        present[run.facts.all[i]] = 1;
      run.sentence_end = sentence->end;
      for (guint token = sentence->first; token < sentence->end; token++)
        {
          gboolean at_start =
            token == sentence->first || (text->tokens[token].flags & HD_TOKEN_LINE) != 0;

          run_from (&run, token, at_start, hits);
        }
      for (guint i = from; i < to; i++)
        present[run.facts.all[i]] = 0;
    }

  g_free (run.facts.first);
  g_array_unref (run.facts.ids);
  return hits;
}
