/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-rules-index.h"
#include "hd-rules-vocabulary.h"

G_BEGIN_DECLS

/* Typos are forgiven in key terms from this length on (spec: drafting, 3). */
#define TYPO_MIN 8

/* The predicates of one key are a ring, in the order in which they were added; the table has the
 * last one. */
typedef struct
{
  guint32 predicate; /* of typos: the place of the term in the strings */
  guint32 next;
} Link;

/* From what to what a table leads; all but the second to a Link. */
typedef enum
{
  WORDS,       /* folded word */
  EXACT_FOLDS, /* folded word of which it matters how it is written; to nothing */
  EXACTS,      /* letters and marks as written */
  PREFIXES,    /* folded part */
  SUFFIXES,
  INSIDES,
  HOSTS, /* host, or host/path */
  TYPOS, /* key term less one letter, to the terms */
  N_TABLES,
} Table;

struct _HdVocabulary
{
  guint n_predicates;
  guint affix_min;
  guint affix_max;
  HdIndex tables[N_TABLES];
  const char *strings; /* the keys of all tables */
  const Link *links;
  HdCheckTextIsWord is_ordinary;
  gpointer data;

  /* While it grows: the strings, the links, and single terms with their predicates. NULL when the
   * former are in an image. */
  GString *own_strings;
  GArray *own_links;
  HdIndex interned;
};

void hd_vocabulary_each_deletion (const char *word,
                                  void (*visit) (const char *, gpointer),
                                  gpointer data);

G_END_DECLS
