/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "hd-arena.h"
#include "hd-rules-pattern.h"

G_BEGIN_DECLS

typedef enum
{
  HD_NODE_WORD,
  HD_NODE_LIST,
  HD_NODE_NOT,
  HD_NODE_ALTERNATIVES,
  HD_NODE_SEQUENCE,
  HD_NODE_OPTION,
  HD_NODE_GAP,
  HD_NODE_START,
  HD_NODE_END,
} HdNodeKind;

/* One part of a parsed pattern, with all it points to in the arena that it was parsed into. */
typedef struct _HdPatternNode HdPatternNode;
struct _HdPatternNode
{
  HdNodeKind kind;
  const char *word;     /* a term of hd_vocabulary_add_term() */
  HdPatternNode *list;  /* (borrowed) */
  HdPatternNode *first; /* the parts, in order */
  HdPatternNode *last;
  HdPatternNode *previous; /* beside it in the node that it is a part of */
  HdPatternNode *next;
  guint count;     /* of a gap: the most tokens; of a list: the words it names */
  guint depth;     /* of a list: how many lists stand in each other in it */
  guint predicate; /* of a set of single words, once it has one; else G_MAXUINT */
  guint singles;   /* of alternatives that are no set: likewise, of those that are one word */
};

typedef HdPatternNode *(*HdFindList) (const char *name, gpointer data);

HdPatternNode *hd_pattern_parse (HdArena *arena,
                                 const char *source,
                                 HdFindList find_list,
                                 gpointer data,
                                 GError **error);
guint hd_pattern_node_weigh (const HdPatternNode *self);
guint hd_pattern_node_measure_depth (const HdPatternNode *self);
gboolean hd_pattern_node_is_set (const HdPatternNode *self);
const char *hd_pattern_node_get_word (const HdPatternNode *self);
void hd_pattern_node_list_words (const HdPatternNode *self, GPtrArray *words);

typedef enum
{
  STATE_TOKEN,
  STATE_NOT_TOKEN,
  STATE_ANY,
  STATE_SPLIT,
  STATE_SENTENCE_START,
  STATE_SENTENCE_END,
  STATE_ACCEPT,
} StateKind;

/* There are many: two numbers each. */
typedef struct
{
  guint32 kind : 3;
  guint32 value : 29; /* predicate; pattern when accepting; the second way out of a split */
  guint32 next;
} State;

/* A way to begin a pattern: what comes behind its first token, and what it is not worth to go on
 * without. Most want a token next that is not there. */
typedef struct
{
  guint32 next;
  guint32 wanted;   /* a predicate of the token behind the first, or G_MAXUINT32 */
  guint32 required; /* a predicate of some token of the sentence, or G_MAXUINT32 */
  guint32 at_start; /* only at the start of a sentence */
} Start;

struct _HdPatterns
{
  HdVocabulary *vocabulary;
  HdArena *nodes;     /* of the lists; NULL once no more patterns come */
  HdArena *scratch;   /* likewise: of the pattern that is being read */
  GHashTable *lists;  /* likewise: name → HdPatternNode */
  GHashTable *sets;   /* likewise: the words of a set → its predicate */
  GPtrArray *words;   /* likewise: those of the set that is being made */
  GString *name;      /* likewise: all of them */
  GArray *own_states; /* of State, and so on; NULL when they are in an image */
  GArray *own_starts;
  guint32 *own_start_of;
  GArray *firsts;   /* while it grows: per start, the predicate of the first token */
  GByteArray *ways; /* likewise: per state of the pattern that is being read, see index_starts() */
  guint max_states;
  guint n_words; /* that all sets have together */

  /* What a run goes by, once no more patterns come. */
  const State *states;
  const Start *starts;     /* in the order of predicates */
  const guint32 *start_of; /* per predicate: its first start; behind the last one their number */
  guint n_states;
  guint n_patterns;

  /* Room that every run needs; nothing of it outlives one but the step. */
  guint *marks;        /* per state: the step at which it was last added */
  guint *accepted_end; /* per pattern: the furthest end from this start, or 0 */
  guint *accepted;     /* those patterns of which it is not 0 */
  guint8 *present;     /* per predicate: whether a token of the sentence has it */
  guint *stamps;       /* per predicate: when a token with it was laid out last */
  guint *room[2];      /* for all states */
  guint step;
  GHashTable *memo; /* kind, flags and fold of a token → GArray of its predicates */
  GArray *one;
};

G_END_DECLS
