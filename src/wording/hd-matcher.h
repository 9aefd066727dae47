/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-check-text.h"
#include "hd-finding.h"
#include "hd-matcher-words.h"
#include "hd-name-list.h"

G_BEGIN_DECLS

/**
 * HdMatcher:
 *
 * Finds names in any spelling that a person would use (spec: drafting, 3, name matcher). Built
 * once from many names; a text costs the same whatever their number.
 */
typedef struct _HdMatcher HdMatcher;

/**
 * HdMatcherHit:
 * @rule: id of what matched, static
 * @severity: block when certain, warn when possible
 */
typedef struct
{
  const char *rule;
  HdSeverity severity;
  guint first;
  guint end;
} HdMatcherHit;

HdMatcher *hd_matcher_new (const HdNameList *names,
                           const HdMatcherWords *words,
                           HdCheckTextIsWord is_ordinary,
                           gpointer data);
void hd_matcher_free (HdMatcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdMatcher, hd_matcher_free)

guint64 hd_matcher_get_serial (const HdMatcher *self);
GArray *hd_matcher_run (const HdMatcher *self,
                        const HdCheckText *text,
                        const gboolean *sentences,
                        gboolean nouns_are_capitals);

G_END_DECLS
