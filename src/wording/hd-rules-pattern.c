/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-rules-pattern.h"

#include <string.h>

#include "hd-error.h"
#include "hd-rules-pattern-private.h"

/*
 * Compiling. A pattern becomes states of one automaton, laid from its end to its
 * beginning; the states reachable before the first word are folded away, and an index from
 * predicate to first states says which patterns a token can start.
 */

/* The most words that one list may name, those of the lists in it included. */
#define MAX_LIST 4000

/**
 * hd_patterns_new:
 * @max_states: the most that all patterns may be together
 * @likely_states: what they may well be, to have the room at once
 */
HdPatterns *
hd_patterns_new (guint max_states, guint likely_states)
{
  HdPatterns *self = g_new0 (HdPatterns, 1);

  self->vocabulary = hd_vocabulary_new ();
  self->nodes = hd_arena_new ();
  self->scratch = hd_arena_new ();
  self->lists = g_hash_table_new (g_str_hash, g_str_equal);
  self->states = g_array_sized_new (FALSE, FALSE, sizeof (State), likely_states);
  self->patterns = g_array_new (FALSE, FALSE, sizeof (PatternInfo));
  self->starts = g_array_new (FALSE, FALSE, sizeof (Start));
  self->max_states = max_states;
  self->memo =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->one = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/* What only reading needs. */
static void
forget_nodes (HdPatterns *self)
{
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->nodes, hd_arena_free);
  g_clear_pointer (&self->scratch, hd_arena_free);
}

void
hd_patterns_free (HdPatterns *self)
{
  forget_nodes (self);
  g_array_unref (self->starts);
  g_free (self->start_of);
  g_array_unref (self->states);
  g_array_unref (self->patterns);
  hd_vocabulary_free (self->vocabulary);
  g_hash_table_unref (self->memo);
  g_array_unref (self->one);
  g_free (self->marks);
  g_free (self->accepted_end);
  g_free (self->present);
  g_free (self->stamps);
  g_free (self->sets[0]);
  g_free (self->sets[1]);
  g_free (self);
}

HdVocabulary *
hd_patterns_get_vocabulary (HdPatterns *self)
{
  return self->vocabulary;
}

static HdPatternNode *
find_list (const char *name, gpointer data)
{
  HdPatterns *self = data;

  return g_hash_table_lookup (self->lists, name);
}

/**
 * hd_patterns_add_list:
 * @name: without the `@`
 * @source: alternatives, parted by `|`
 *
 * Defines a list that later patterns and lists can name.
 */
gboolean
hd_patterns_add_list (HdPatterns *self, const char *name, const char *source, GError **error)
{
  HdPatternNode *node;

  if (g_hash_table_contains (self->lists, name))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "the list “%s” is defined twice", name);
      return FALSE;
    }
  node = hd_pattern_parse (self->nodes, source, find_list, self, error);
  if (node == NULL)
    return FALSE;

  node->count = hd_pattern_node_weigh (node);
  if (node->count > MAX_LIST)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, "the list “%s” names more than %d words", name,
                   MAX_LIST);
      return FALSE;
    }
  node->predicate =
    hd_pattern_node_is_set (node) ? hd_vocabulary_add_set (self->vocabulary) : G_MAXUINT;
  if (node->predicate != G_MAXUINT)
    hd_pattern_node_fill_set (node, self->vocabulary, node->predicate);
  g_hash_table_insert (self->lists, hd_arena_strndup (self->nodes, name, strlen (name)), node);
  return TRUE;
}

static guint
add_state (HdPatterns *self, StateKind kind, guint value, guint next, guint other)
{
  State state = { (guint8) kind, value, next, other };

  g_array_append_val (self->states, state);
  return self->states->len - 1;
}

static guint
node_predicate (HdPatterns *self, HdPatternNode *node)
{
  if (node->kind == HD_NODE_LIST)
    return node->list->predicate;
  if (node->kind == HD_NODE_WORD && *node->word == '#')
    return (guint) hd_vocabulary_class (node->word + 1);
  if (node->kind == HD_NODE_WORD)
    return hd_vocabulary_word (self->vocabulary, node->word);
  if (node->predicate == G_MAXUINT && hd_pattern_node_is_set (node))
    {
      node->predicate = hd_vocabulary_add_set (self->vocabulary);
      hd_pattern_node_fill_set (node, self->vocabulary, node->predicate);
    }
  return node->predicate;
}

/* Lays the states of @node before @next and returns the first; G_MAXUINT when there are too many.
 */
static guint
lay (HdPatterns *self, HdPatternNode *node, guint next)
{
  guint predicate;

  if (next == G_MAXUINT || self->states->len > self->max_states)
    return G_MAXUINT;

  switch (node->kind)
    {
    case HD_NODE_WORD:
      return add_state (self, STATE_TOKEN, node_predicate (self, node), next, 0);
    case HD_NODE_NOT:
      return add_state (self, STATE_NOT_TOKEN, node_predicate (self, node->first), next, 0);
    case HD_NODE_LIST:
      if (node->list->predicate != G_MAXUINT)
        return add_state (self, STATE_TOKEN, node->list->predicate, next, 0);
      return lay (self, node->list, next);
    case HD_NODE_ALTERNATIVES:
      predicate = node_predicate (self, node);
      if (predicate != G_MAXUINT)
        return add_state (self, STATE_TOKEN, predicate, next, 0);
      {
        guint first = lay (self, node->first, next);

        for (HdPatternNode *part = node->first->next; part != NULL && first != G_MAXUINT;
             part = part->next)
          {
            guint other = lay (self, part, next);

            if (other == G_MAXUINT)
              return other;
            first = add_state (self, STATE_SPLIT, 0, first, other);
          }
        return first;
      }
    case HD_NODE_SEQUENCE:
      for (HdPatternNode *part = node->last; part != NULL; part = part->previous)
        next = lay (self, part, next);
      return next;
    case HD_NODE_OPTION:
      {
        guint inside = lay (self, node->first, next);

        return inside == G_MAXUINT ? inside : add_state (self, STATE_SPLIT, 0, inside, next);
      }
    case HD_NODE_GAP:
      {
        guint behind = next;

        for (guint i = 0; i < node->count; i++)
          {
            guint any = add_state (self, STATE_ANY, 0, next, 0);

            next = add_state (self, STATE_SPLIT, 0, behind, any);
          }
        return next;
      }
    case HD_NODE_START:
      return add_state (self, STATE_SENTENCE_START, 0, next, 0);
    case HD_NODE_END:
      return add_state (self, STATE_SENTENCE_END, 0, next, 0);
    }
  return G_MAXUINT;
}

static void
add_start (HdPatterns *self, guint predicate, guint pattern, guint next, gboolean at_start)
{
  Start start = { predicate, pattern, next, at_start };

  g_array_append_val (self->starts, start);
}

/* Enters every first token of the pattern into the index. */
static gboolean
index_starts (HdPatterns *self, guint state, guint pattern, gboolean at_start, guint depth)
{
  const State *s = &g_array_index (self->states, State, state);

  if (depth > 400)
    return FALSE;
  switch ((StateKind) s->kind)
    {
    case STATE_TOKEN:
      add_start (self, s->value, pattern, s->next, at_start);
      return TRUE;
    case STATE_SPLIT:
      {
        guint other = s->other;

        return index_starts (self, s->next, pattern, at_start, depth + 1) &&
               index_starts (self, other, pattern, at_start, depth + 1);
      }
    case STATE_SENTENCE_START:
      return index_starts (self, s->next, pattern, TRUE, depth + 1);
    case STATE_NOT_TOKEN:
    case STATE_ANY:
    case STATE_SENTENCE_END:
    case STATE_ACCEPT:
      return FALSE;
    }
  return FALSE;
}

/* A predicate without which the pattern cannot match: that of its last plain word. */
static guint
required_predicate (HdPatterns *self, HdPatternNode *node)
{
  guint found = G_MAXUINT;

  if (node->kind == HD_NODE_WORD || node->kind == HD_NODE_LIST)
    return node_predicate (self, node);
  if (node->kind == HD_NODE_ALTERNATIVES)
    return node->first == node->last ? required_predicate (self, node->first)
                                     : node_predicate (self, node);
  if (node->kind != HD_NODE_SEQUENCE)
    return G_MAXUINT;
  for (HdPatternNode *part = node->last; part != NULL && found == G_MAXUINT; part = part->previous)
    found = required_predicate (self, part);
  return found;
}

/**
 * hd_patterns_add:
 * @source: one pattern; it must begin with a word
 * @pattern: (out): its number
 *
 * Fails with %HD_ERROR_INVALID and a message that says what is wrong with it.
 */
gboolean
hd_patterns_add (HdPatterns *self, const char *source, guint *pattern, GError **error)
{
  HdPatternNode *node;
  PatternInfo info;
  guint accept, first;
  gboolean good;

  hd_arena_reset (self->scratch);
  node = hd_pattern_parse (self->scratch, source, find_list, self, error);
  if (node == NULL)
    return FALSE;

  *pattern = self->patterns->len;
  accept = add_state (self, STATE_ACCEPT, *pattern, 0, 0);
  first = lay (self, node, accept);
  info.required = required_predicate (self, node);
  g_array_append_val (self->patterns, info);
  if (first == G_MAXUINT || self->states->len > self->max_states)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_LIMIT, "the patterns are too large together");
      return FALSE;
    }
  good = index_starts (self, first, *pattern, FALSE, 0);
  if (!good)
    g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID,
                         "a pattern must begin with a word, a list or a class");
  return good;
}

/* Puts the starts of a predicate side by side, those of one predicate as they were added. */
static void
sort_starts (HdPatterns *self)
{
  guint n = hd_vocabulary_size (self->vocabulary);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (Start), self->starts->len);
  g_autofree guint *next = g_new (guint, n + 1);

  self->start_of = g_new0 (guint, n + 1);
  g_array_set_size (sorted, self->starts->len);
  for (guint i = 0; i < self->starts->len; i++)
    self->start_of[g_array_index (self->starts, Start, i).predicate + 1]++;
  for (guint i = 0; i < n; i++)
    self->start_of[i + 1] += self->start_of[i];
  memcpy (next, self->start_of, sizeof (guint) * (n + 1));
  for (guint i = 0; i < self->starts->len; i++)
    {
      const Start *start = &g_array_index (self->starts, Start, i);

      g_array_index (sorted, Start, next[start->predicate]++) = *start;
    }
  g_array_unref (self->starts);
  self->starts = sorted;
}

/**
 * hd_patterns_finish:
 *
 * Says that no more patterns come; see hd_vocabulary_finish().
 */
void
hd_patterns_finish (HdPatterns *self, HdCheckTextIsWord is_ordinary, gpointer data)
{
  forget_nodes (self);
  sort_starts (self);
  hd_vocabulary_finish (self->vocabulary, is_ordinary, data);
  self->marks = g_new0 (guint, self->states->len + 1);
  self->accepted_end = g_new0 (guint, self->patterns->len + 1);
  self->present = g_malloc0 (hd_vocabulary_size (self->vocabulary) + 1);
  self->stamps = g_new0 (guint, hd_vocabulary_size (self->vocabulary) + 1);
  self->sets[0] = g_new (guint, self->states->len + 1);
  self->sets[1] = g_new (guint, self->states->len + 1);
}
