/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "hd-rules-vocabulary.h"

G_BEGIN_DECLS

/**
 * HdPatterns:
 *
 * Token patterns, all compiled into one automaton without loops, so that no rule file can make
 * matching slow: a start costs at most the patterns' length times the number of live states.
 *
 *     my new? (job | role)      words in order, any case, with or without marks
 *     recruit*  *gespräch       the beginning, the end of a word
 *     (a | b c)  x?  ..3        alternatives, an option, up to three tokens in between
 *     @list  !x  !@list         a named list; one word that is not x
 *     ~recruiter                also with one typing error
 *     =BA  #num  ^  $           exact writing, a class of tokens, start and end of the sentence
 */
typedef struct _HdPatterns HdPatterns;

/**
 * HdPatternHit:
 * @pattern: what hd_patterns_add() returned
 * @first: index of its first token
 * @end: the token behind its last
 */
typedef struct
{
  guint pattern;
  guint first;
  guint end;
} HdPatternHit;

HdPatterns *hd_patterns_new (guint max_states, guint likely_states);
void hd_patterns_free (HdPatterns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdPatterns, hd_patterns_free)

gboolean
hd_patterns_add_list (HdPatterns *self, const char *name, const char *source, GError **error);
gboolean hd_patterns_add (HdPatterns *self, const char *source, guint *pattern, GError **error);
void hd_patterns_finish (HdPatterns *self, HdCheckTextIsWord is_ordinary, gpointer data);
void hd_patterns_freeze (const HdPatterns *self, GByteArray *image);
HdPatterns *hd_patterns_thaw (HdImageReader *reader, HdCheckTextIsWord is_ordinary, gpointer data);
HdVocabulary *hd_patterns_get_vocabulary (HdPatterns *self);
GArray *hd_patterns_run (HdPatterns *self, const HdCheckText *text, const gboolean *sentences);

G_END_DECLS
