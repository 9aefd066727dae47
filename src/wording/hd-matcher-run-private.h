/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-matcher-private.h"

G_BEGIN_DECLS

/* One look at one text. */
typedef struct
{
  const HdMatcher *self;
  const HdCheckText *text;
  gboolean nouns_are_capitals;
  const char **bare;    /* the fold of each token without apostrophes */
  const char **umlauts; /* where it differs, the same with umlauts as two letters, else NULL */
  GArray *hits;
} HdMatcherRun;

static inline gboolean
hd_matcher_has (const HdMatcherRun *run, HdWordsKey key, guint token)
{
  return token < run->text->n_tokens &&
         hd_matcher_words_has (run->self->words, key, run->bare[token]);
}

static inline gboolean
hd_matcher_is_capital (const HdMatcherRun *run, guint token)
{
  return (run->text->tokens[token].flags & HD_TOKEN_CAPITAL) != 0;
}

static inline gboolean
hd_matcher_same_sentence (const HdMatcherRun *run, guint a, guint b)
{
  return a < run->text->n_tokens && b < run->text->n_tokens &&
         run->text->tokens[a].sentence == run->text->tokens[b].sentence;
}

gboolean hd_matcher_is_street (const HdMatcherRun *run, guint token, const char *street);
gboolean hd_matcher_names_street (const HdMatcherRun *run, guint token);
gboolean hd_matcher_is_signature (const HdMatcherRun *run, guint token);
gboolean hd_matcher_ordinary_counts (const HdMatcherRun *run,
                                     const HdPhrase *phrase,
                                     guint first,
                                     guint end);
gboolean hd_matcher_role_counts (const HdMatcherRun *run, guint first, guint end);
gboolean
hd_matcher_place_counts (const HdMatcherRun *run, const HdPhrase *phrase, guint first, guint end);
gboolean
hd_matcher_person_counts (const HdMatcherRun *run, const HdPhrase *phrase, guint first, guint end);

G_END_DECLS
