/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-check-text.h"
#include "hd-rules.h"

G_BEGIN_DECLS

/* How many tokens beside a sentence can bear on what is found in it: the window of cues. */
#define HD_CHECK_WINDOW HD_RULES_WINDOW

/**
 * HdCheckHit:
 * @rule: (borrowed) (nullable) id; %NULL where nothing is found and @sign is told
 * @first: its first token, counted from the first of its sentence
 * @end: the token behind its last, counted likewise
 * @why: (borrowed)
 * @fix: (borrowed) (nullable)
 *
 * What was found in a sentence, wherever in a text the sentence stands.
 */
typedef struct
{
  const char *rule;
  HdCategory category;
  HdSeverity severity;
  guint first;
  guint end;
  const char *why;
  const char *fix;
  gboolean needs_sign; /* counts beside a sign of somebody's time only */
  HdSign sign;
} HdCheckHit;

/**
 * HdCheckCache:
 *
 * Remembers sentences, so that a key pressed costs the sentence that it changes and no more. What
 * is found in a sentence depends on its own text, on those just beside it, and on who asks.
 */
typedef struct _HdCheckCache HdCheckCache;

HdCheckCache *hd_check_cache_new (void);
void hd_check_cache_free (HdCheckCache *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdCheckCache, hd_check_cache_free)

void hd_check_cache_clear (HdCheckCache *self);
GBytes *hd_check_cache_key (const HdCheckText *text,
                            guint sentence,
                            gconstpointer language,
                            guint64 matcher);
GArray *hd_check_cache_look_up (HdCheckCache *self, GBytes *key);
void hd_check_cache_insert (HdCheckCache *self, GBytes *key, GArray *hits);

G_END_DECLS
