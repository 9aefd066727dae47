/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "hd-rules-vocabulary.h"

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

/* One part of a parsed pattern. */
typedef struct _HdPatternNode HdPatternNode;
struct _HdPatternNode
{
  HdNodeKind kind;
  char *word;          /* a term of hd_vocabulary_add_term() */
  HdPatternNode *list; /* (borrowed) */
  GPtrArray *parts;
  guint count;     /* of a gap: the most tokens; of a list: the words it names */
  guint predicate; /* of a set of single words, once it has one; else G_MAXUINT */
};

typedef HdPatternNode *(*HdFindList) (const char *name, gpointer data);

HdPatternNode *
hd_pattern_parse (const char *source, HdFindList find_list, gpointer data, GError **error);
void hd_pattern_node_free (HdPatternNode *self);
guint hd_pattern_node_weigh (const HdPatternNode *self);
gboolean hd_pattern_node_is_set (const HdPatternNode *self);
void hd_pattern_node_fill_set (const HdPatternNode *self, HdVocabulary *vocabulary, guint set);

G_END_DECLS
