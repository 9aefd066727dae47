/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "hd-check-text.h"
#include "hd-finding.h"

G_BEGIN_DECLS

/**
 * HdCategory:
 *
 * What a finding says of a text; the names of `halfday-cli check` in the same order.
 */
typedef enum
{
  HD_CATEGORY_SEARCH_LEAK,
  HD_CATEGORY_TRACKER_LEAK,
  HD_CATEGORY_INVENTED_REASON,
  HD_CATEGORY_OVER_EXPLAINING,
  HD_CATEGORY_APOLOGY,
  HD_CATEGORY_OVER_PROMISING,
  HD_CATEGORY_NEGATIVE_EMOTION,
  HD_CATEGORY_SECRECY,
  HD_CATEGORY_PLACEHOLDER,
  HD_CATEGORY_MISSING_SLOT,
  HD_CATEGORY_LENGTH,
  HD_CATEGORY_FALSE_CLAIM,
  HD_CATEGORY_CONTRACTOR_TERM,
  HD_CATEGORY_DATE_MISMATCH,
  HD_CATEGORY_PATTERN,
  HD_CATEGORY_MIXED_ADDRESS,
  HD_CATEGORY_NAMES_LOCKED,
  N_HD_CATEGORIES,
} HdCategory;

/* Tokens beyond a sentence in which a cue still counts (spec: drafting, 3). */
#define HD_RULES_WINDOW 8

const char *hd_category_name (HdCategory category);
gboolean hd_category_from_name (const char *name, HdCategory *category);

/**
 * HdRule:
 *
 * One rule of a file. @why and @fix are what a person reads; @fix replaces the matched text, and
 * an empty one means: leave it out.
 */
typedef struct
{
  char *id;
  HdCategory category;
  HdSeverity severity;
  char *why;
  char *fix; /* (nullable) */
  gboolean two_sided;
  gint base;
  guint line; /* of the file */
} HdRule;

/**
 * HdWordUse:
 * @HD_WORD_BLANK: names something to be filled in, as in “[name]”
 * @HD_WORD_DESCRIBES: a bracket beside it is talked of, as in “the field [name]”
 * @HD_WORD_HOUSE: a place where one has something to do, but may as well work, as “hospital”:
 *   beside a leak it is no invented reason
 * @HD_WORD_PERSON: by it somebody is away, or asks for time
 * @HD_WORD_SPEAKER: by it somebody speaks
 * @HD_WORD_ADDRESSED: by it somebody is spoken to
 * @HD_WORD_HIRES: by it somebody looks for others to employ
 *
 * What a file says of words, outside its rules.
 */
typedef enum
{
  HD_WORD_BLANK = 1 << 0,
  HD_WORD_DESCRIBES = 1 << 1,
  HD_WORD_HOUSE = 1 << 2,
  HD_WORD_PERSON = 1 << 3,
  HD_WORD_SPEAKER = 1 << 4,
  HD_WORD_ADDRESSED = 1 << 5,
  HD_WORD_HIRES = 1 << 6,
} HdWordUse;

/**
 * HdRuleHit:
 * @rule: (borrowed) (nullable) from the #HdRules; %NULL where nothing is found and @use is told
 * @first: its first token
 * @end: the token behind its last
 */
typedef struct
{
  const HdRule *rule;
  HdSeverity severity;
  guint first;
  guint end;
  HdWordUse use;
} HdRuleHit;

/**
 * HdRules:
 *
 * The compiled rules of one language, or those of no language. Immutable once loaded.
 */
typedef struct _HdRules HdRules;

HdRules *hd_rules_load (GBytes *bytes,
                        const char *file,
                        HdCheckTextIsWord is_ordinary,
                        gpointer data,
                        GError **error);
void hd_rules_free (HdRules *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdRules, hd_rules_free)

const char *hd_rules_get_file (const HdRules *self);
guint hd_rules_get_size (const HdRules *self);
gboolean hd_rules_know (const HdRules *self, const char *folded);
HdWordUse hd_rules_use_of (const HdRules *self, const char *folded);
gboolean hd_rules_need_person (const HdRules *self, HdCategory category);
void hd_rules_find_clause (const HdCheckText *text, guint *first, guint *end);
gboolean hd_rules_has_signs (const HdRules *self);
GArray *hd_rules_run (const HdRules *self, const HdCheckText *text, const gboolean *sentences);

/**
 * HdRuleExample:
 *
 * A `yes`, `no` or `clean` line of a rule file. @rule is %NULL for `clean`, after which nothing
 * at all may be found.
 */
typedef struct
{
  const HdRule *rule;
  gboolean wanted;
  char *text;
  guint line;
} HdRuleExample;

const GPtrArray *hd_rules_get_examples (HdRules *self);

G_END_DECLS
