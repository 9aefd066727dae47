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

/* The most lists that may stand in each other. */
#define MAX_LISTS_DEEP 12

/* The most that all sets may have together: short patterns can name long lists again and again. */
#define MAX_WORDS 500000

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
  self->sets = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_ptr_array_new ();
  self->name = g_string_new (NULL);
  self->own_states = g_array_sized_new (FALSE, FALSE, sizeof (State), likely_states);
  self->own_starts = g_array_new (FALSE, FALSE, sizeof (Start));
  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ways = g_byte_array_new ();
  self->max_states = max_states;
  return self;
}

/* What only reading needs. */
static void
forget_nodes (HdPatterns *self)
{
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->sets, g_hash_table_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->ways, g_byte_array_unref);
  if (self->name != NULL)
    g_string_free (g_steal_pointer (&self->name), TRUE);
  g_clear_pointer (&self->nodes, hd_arena_free);
  g_clear_pointer (&self->scratch, hd_arena_free);
}

void
hd_patterns_free (HdPatterns *self)
{
  forget_nodes (self);
  g_clear_pointer (&self->own_starts, g_array_unref);
  g_free (self->own_start_of);
  g_clear_pointer (&self->own_states, g_array_unref);
  g_clear_pointer (&self->firsts, g_array_unref);
  hd_vocabulary_free (self->vocabulary);
  g_clear_pointer (&self->memo, g_hash_table_unref);
  g_clear_pointer (&self->one, g_array_unref);
  g_free (self->marks);
  g_free (self->accepted_end);
  g_free (self->accepted);
  g_free (self->present);
  g_free (self->stamps);
  g_free (self->room[0]);
  g_free (self->room[1]);
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

/* The predicate of any of the words that were gathered. Rules ask the same few words again and
 * again: they are one predicate however often they are written. */
static guint
set_of_words (HdPatterns *self)
{
  gpointer found;
  guint set;

  g_string_truncate (self->name, 0);
  for (guint i = 0; i < self->words->len; i++)
    {
      g_string_append (self->name, self->words->pdata[i]);
      g_string_append_c (self->name, ' ');
    }
  if (g_hash_table_lookup_extended (self->sets, self->name->str, NULL, &found))
    return GPOINTER_TO_UINT (found);

  set = hd_vocabulary_add_set (self->vocabulary);
  self->n_words += self->words->len;
  for (guint i = 0; i < self->words->len && self->n_words <= MAX_WORDS; i++)
    hd_vocabulary_add_term (self->vocabulary, set, self->words->pdata[i]);
  g_hash_table_insert (self->sets, hd_arena_strndup (self->nodes, self->name->str, self->name->len),
                       GUINT_TO_POINTER (set));
  return set;
}

/* Whether all that was added is small enough still. */
static gboolean
check_size (HdPatterns *self, GError **error)
{
  if (self->own_states->len <= self->max_states && self->n_words <= MAX_WORDS)
    return TRUE;

  g_set_error_literal (error, HD_ERROR, HD_ERROR_LIMIT, "the patterns are too large together");
  return FALSE;
}

/* The predicate of a node that is a set. */
static guint
set_of_node (HdPatterns *self, const HdPatternNode *node)
{
  g_ptr_array_set_size (self->words, 0);
  hd_pattern_node_list_words (node, self->words);
  return set_of_words (self);
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
  node->depth = hd_pattern_node_measure_depth (node);
  if (node->depth > MAX_LISTS_DEEP)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT,
                   "the list “%s” is of lists of lists, more than %d deep", name, MAX_LISTS_DEEP);
      return FALSE;
    }
  if (hd_pattern_node_is_set (node))
    node->predicate = set_of_node (self, node);
  if (!check_size (self, error))
    return FALSE;
  g_hash_table_insert (self->lists, hd_arena_strndup (self->nodes, name, strlen (name)), node);
  return TRUE;
}

static guint
add_state (HdPatterns *self, StateKind kind, guint value, guint next)
{
  const State state = { .kind = kind, .value = value & 0x1fffffff, .next = next };

  g_array_append_val (self->own_states, state);
  return self->own_states->len - 1;
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
    node->predicate = set_of_node (self, node);
  return node->predicate;
}

/* Of alternatives that are no set: the predicate of those that are one word; G_MAXUINT when fewer
 * than two are. A list has it once for all patterns that name it. */
static guint
singles_predicate (HdPatterns *self, HdPatternNode *node)
{
  if (node->singles != G_MAXUINT)
    return node->singles;

  g_ptr_array_set_size (self->words, 0);
  for (const HdPatternNode *part = node->first; part != NULL; part = part->next)
    {
      const char *word = hd_pattern_node_get_word (part);

      if (word != NULL)
        g_ptr_array_add (self->words, (gpointer) word);
    }
  if (self->words->len > 1)
    node->singles = set_of_words (self);
  return node->singles;
}

static guint lay (HdPatterns *self, HdPatternNode *node, guint next);

/* Lays alternatives that are no set: their single words are one state together, so that a list of
 * hundreds costs no more than its few phrases. */
static guint
lay_alternatives (HdPatterns *self, HdPatternNode *node, guint next)
{
  guint singles = singles_predicate (self, node);
  guint first = singles != G_MAXUINT ? add_state (self, STATE_TOKEN, singles, next) : G_MAXUINT;

  for (HdPatternNode *part = node->first; part != NULL; part = part->next)
    {
      guint other;

      if (singles != G_MAXUINT && hd_pattern_node_get_word (part) != NULL)
        continue;
      other = lay (self, part, next);
      if (other == G_MAXUINT)
        return other;
      first = first == G_MAXUINT ? other : add_state (self, STATE_SPLIT, other, first);
    }
  return first;
}

/* Lays the states of @node before @next and returns the first; G_MAXUINT when there are too many.
 */
static guint
lay (HdPatterns *self, HdPatternNode *node, guint next)
{
  guint predicate;

  if (next == G_MAXUINT || self->own_states->len > self->max_states)
    return G_MAXUINT;

  switch (node->kind)
    {
    case HD_NODE_WORD:
      return add_state (self, STATE_TOKEN, node_predicate (self, node), next);
    case HD_NODE_NOT:
      return add_state (self, STATE_NOT_TOKEN, node_predicate (self, node->first), next);
    case HD_NODE_LIST:
      if (node->list->predicate != G_MAXUINT)
        return add_state (self, STATE_TOKEN, node->list->predicate, next);
      return lay (self, node->list, next);
    case HD_NODE_ALTERNATIVES:
      predicate = node_predicate (self, node);
      if (predicate != G_MAXUINT)
        return add_state (self, STATE_TOKEN, predicate, next);
      return lay_alternatives (self, node, next);
    case HD_NODE_SEQUENCE:
      for (HdPatternNode *part = node->last; part != NULL; part = part->previous)
        next = lay (self, part, next);
      return next;
    case HD_NODE_OPTION:
      {
        guint inside = lay (self, node->first, next);

        return inside == G_MAXUINT ? inside : add_state (self, STATE_SPLIT, next, inside);
      }
    case HD_NODE_GAP:
      {
        guint behind = next;

        for (guint i = 0; i < node->count; i++)
          {
            guint any = add_state (self, STATE_ANY, 0, next);

            next = add_state (self, STATE_SPLIT, any, behind);
          }
        return next;
      }
    case HD_NODE_START:
      return add_state (self, STATE_SENTENCE_START, 0, next);
    case HD_NODE_END:
      return add_state (self, STATE_SENTENCE_END, 0, next);
    }
  return G_MAXUINT;
}

static void
add_start (HdPatterns *self, guint predicate, guint required, guint next, gboolean at_start)
{
  const State *s = &g_array_index (self->own_states, State, next);
  const Start start = { next, s->kind == STATE_TOKEN ? s->value : G_MAXUINT32, required, at_start };

  g_array_append_val (self->own_starts, start);
  g_array_append_val (self->firsts, predicate);
}

/* The ways by which a state may be reached before the first token. */
#define WAY_ANY 1
#define WAY_AT_START 2

/* Whether the state is reached by this way for the first time: what can be left out in many places
 * can be gone through in more ways than anybody counts. */
static gboolean
comes_anew (HdPatterns *self, guint state, gboolean at_start)
{
  guint8 way = at_start ? WAY_AT_START : WAY_ANY;
  guint8 *ways = &self->ways->data[state - (self->own_states->len - self->ways->len)];

  if ((*ways & way) != 0)
    return FALSE;
  *ways |= way;
  return TRUE;
}

/* Enters every first token of the pattern into the index. */
static gboolean
index_starts (HdPatterns *self, guint state, guint required, gboolean at_start, guint depth)
{
  if (depth > 400)
    return FALSE;

  for (;;)
    {
      const State *s = &g_array_index (self->own_states, State, state);

      if (!comes_anew (self, state, at_start))
        return TRUE;
      switch ((StateKind) s->kind)
        {
        case STATE_TOKEN:
          add_start (self, s->value, required, s->next, at_start);
          return TRUE;
        case STATE_SPLIT:
          if (!index_starts (self, s->value, required, at_start, depth + 1))
            return FALSE;
          state = s->next;
          continue;
        case STATE_SENTENCE_START:
          at_start = TRUE;
          state = s->next;
          continue;
        case STATE_NOT_TOKEN:
        case STATE_ANY:
        case STATE_SENTENCE_END:
        case STATE_ACCEPT:
          return FALSE;
        }
    }
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
  guint accept, first, required;
  gboolean good;

  hd_arena_reset (self->scratch);
  node = hd_pattern_parse (self->scratch, source, find_list, self, error);
  if (node == NULL)
    return FALSE;

  *pattern = self->n_patterns++;
  accept = add_state (self, STATE_ACCEPT, *pattern, 0);
  first = lay (self, node, accept);
  required = required_predicate (self, node);
  if (!check_size (self, error))
    return FALSE;
  g_byte_array_set_size (self->ways, self->own_states->len - accept);
  memset (self->ways->data, 0, self->ways->len);
  good = index_starts (self, first, required, FALSE, 0);
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
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (Start), self->own_starts->len);
  g_autofree guint32 *next = g_new (guint32, n + 1);
  guint32 *start_of = g_new0 (guint32, n + 1);

  g_array_set_size (sorted, self->own_starts->len);
  for (guint i = 0; i < self->own_starts->len; i++)
    start_of[g_array_index (self->firsts, guint, i) + 1]++;
  for (guint i = 0; i < n; i++)
    start_of[i + 1] += start_of[i];
  memcpy (next, start_of, sizeof (guint32) * (n + 1));
  for (guint i = 0; i < self->own_starts->len; i++)
    g_array_index (sorted, Start, next[g_array_index (self->firsts, guint, i)]++) =
      g_array_index (self->own_starts, Start, i);
  g_clear_pointer (&self->firsts, g_array_unref);
  g_array_unref (self->own_starts);
  self->own_starts = sorted;
  self->own_start_of = start_of;
}

/* Makes the room that runs need. */
static void
make_ready (HdPatterns *self, HdCheckTextIsWord is_ordinary, gpointer data)
{
  guint n_predicates = hd_vocabulary_size (self->vocabulary);

  hd_vocabulary_finish (self->vocabulary, is_ordinary, data);
  self->memo =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->one = g_array_new (FALSE, FALSE, sizeof (guint));
  self->marks = g_new0 (guint, self->n_states + 1);
  self->accepted_end = g_new0 (guint, self->n_patterns + 1);
  self->accepted = g_new (guint, self->n_patterns + 1);
  self->present = g_malloc0 (n_predicates + 1);
  self->stamps = g_new0 (guint, n_predicates + 1);
  self->room[0] = g_new (guint, self->n_states + 1);
  self->room[1] = g_new (guint, self->n_states + 1);
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
  self->states = (gconstpointer) self->own_states->data;
  self->n_states = self->own_states->len;
  self->starts = (gconstpointer) self->own_starts->data;
  self->start_of = self->own_start_of;
  make_ready (self, is_ordinary, data);
}

/**
 * hd_patterns_freeze:
 *
 * Writes down finished patterns, for hd_patterns_thaw().
 */
void
hd_patterns_freeze (const HdPatterns *self, GByteArray *image)
{
  guint n_predicates = hd_vocabulary_size (self->vocabulary);

  hd_image_add (image, self->states, self->n_states * sizeof (State));
  hd_image_add (image, &self->n_patterns, sizeof self->n_patterns);
  hd_image_add (image, self->starts, self->own_starts->len * sizeof (Start));
  hd_image_add (image, self->start_of, (n_predicates + 1) * sizeof (guint32));
  hd_vocabulary_freeze (self->vocabulary, image);
}

/**
 * hd_patterns_thaw:
 *
 * Returns: (transfer full): finished patterns; they use the image
 */
HdPatterns *
hd_patterns_thaw (HdImageReader *reader, HdCheckTextIsWord is_ordinary, gpointer data)
{
  HdPatterns *self = g_new0 (HdPatterns, 1);
  guint n;

  self->states = hd_image_take (reader, sizeof (State), &self->n_states);
  self->n_patterns = *(const guint *) hd_image_take (reader, sizeof (guint), &n);
  self->starts = hd_image_take (reader, sizeof (Start), &n);
  self->start_of = hd_image_take (reader, sizeof (guint32), &n);
  self->vocabulary = hd_vocabulary_thaw (reader);
  make_ready (self, is_ordinary, data);
  return self;
}
