/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HD_WORDS_LEGAL,
  HD_WORDS_MINOR,
  HD_WORDS_TOOLS,
  HD_WORDS_ACRONYMS,
  HD_WORDS_HOSTS,
  HD_WORDS_CAREERS,
  HD_WORDS_PRESENCE,
  HD_WORDS_TOOL_PRESENCE,
  HD_WORDS_TITLES,
  HD_WORDS_GREETINGS,
  HD_WORDS_ROLE_CUES,
  HD_WORDS_SENIORITY,
  HD_WORDS_OWN_ROLE,
  HD_WORDS_PLACE_PREPOSITIONS,
  HD_WORDS_PLACE_THINGS,
  HD_WORDS_CONNECTORS,
  HD_WORDS_ROOMS,
  HD_WORDS_FIRM_CUES,
  HD_WORDS_TRADES,
  N_HD_WORDS,
} HdWordsKey;

/**
 * HdMatcherWords:
 *
 * The words around names, of all languages together: a text in one language names firms and
 * people of another.
 */
typedef struct _HdMatcherWords HdMatcherWords;

HdMatcherWords *hd_matcher_words_new (void);
void hd_matcher_words_free (HdMatcherWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdMatcherWords, hd_matcher_words_free)

gboolean hd_matcher_words_add (HdMatcherWords *self, GBytes *bytes);
gboolean hd_matcher_words_has (const HdMatcherWords *self, HdWordsKey key, const char *word);
char *hd_matcher_words_role (const char *word);
char *hd_matcher_words_street (const HdMatcherWords *self, const char *word);

G_END_DECLS
