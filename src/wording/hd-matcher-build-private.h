/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-matcher-private.h"

G_BEGIN_DECLS

gboolean hd_matcher_is_ordinary (const HdMatcher *self, const char *word);
gboolean hd_matcher_all_ordinary (const HdMatcher *self, const GPtrArray *words);
void
hd_matcher_list_add (GHashTable *index, const char *key, gpointer value, GDestroyNotify free_func);
void hd_matcher_phrase_free (gpointer data);
void hd_matcher_add_phrase (HdMatcher *self,
                            HdMatchKind kind,
                            const HdNameWords *words,
                            gboolean turned);
void hd_matcher_add_place (HdMatcher *self, const HdNameWords *words);
void hd_matcher_add_tool (HdMatcher *self, const char *tool);
void hd_matcher_add_joined (HdMatcher *self, const HdNameWords *words, HdMatchKind kind);
void hd_matcher_add_typos (HdMatcherTypos *typos, const char *word);
void hd_matcher_add_head (HdMatcher *self, const char *word, gboolean partly, gboolean first);

G_END_DECLS
