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
 * @HD_WORD_FIX_BEHIND: behind it, or times behind it, “an appointment” may be put
 * @HD_WORD_FIX_NAMED: its own article or the like, behind which that stands without it
 * @HD_WORD_FIX_ARTICLE: another article, which would not go with that
 * @HD_WORD_FIX_BEFORE: it may follow that, as “at” does
 * @HD_WORD_FIX_TIME: a word of a day or a time of day, which may as well
 *
 * What a file says of words, outside its rules.
 */
typedef enum
{
  HD_WORD_BLANK = 1 << 0,
  HD_WORD_DESCRIBES = 1 << 1,
  HD_WORD_HOUSE = 1 << 2,
  HD_WORD_FIX_BEHIND = 1 << 3,
  HD_WORD_FIX_NAMED = 1 << 4,
  HD_WORD_FIX_BEFORE = 1 << 5,
  HD_WORD_FIX_TIME = 1 << 6,
  HD_WORD_FIX_ARTICLE = 1 << 7,
} HdWordUse;

/**
 * HdSign:
 * @HD_SIGN_SPEAKS: somebody speaks of himself, or is away
 * @HD_SIGN_ASKS: somebody asks for time, or changes his own
 *
 * By what a sentence tells of somebody's time.
 */
typedef enum
{
  HD_SIGN_NONE = 0,
  HD_SIGN_SPEAKS = 1 << 0,
  HD_SIGN_ASKS = 1 << 1,
} HdSign;

/**
 * HdRuleHit:
 * @rule: (borrowed) (nullable) from the #HdRules; %NULL where nothing is found and @sign is told
 * @first: its first token
 * @end: the token behind its last
 * @needs_sign: it counts beside a sign of somebody's time only
 */
typedef struct
{
  const HdRule *rule;
  HdSeverity severity;
  guint first;
  guint end;
  gboolean needs_sign;
  HdSign sign;
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

/**
 * HdRulesRun:
 *
 * What the patterns of one file hit in a text. Guards hold for what any file finds there: all files
 * have to look at the text before the first of them judges.
 */
typedef struct _HdRulesRun HdRulesRun;

HdRulesRun *hd_rules_look (const HdRules *self,
                           const HdCheckText *text,
                           const gboolean *sentences,
                           guint32 *immune);
void hd_rules_run_free (HdRulesRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdRulesRun, hd_rules_run_free)
GArray *hd_rules_judge (const HdRulesRun *self, const guint32 *immune);

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
