/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-check-cache.h"
#include "hd-check-language.h"
#include "hd-check.h"
#include "hd-lexicon.h"

G_BEGIN_DECLS

/* The code of the rules that hold in every language. */
#define HD_CHECK_COMMON "common"

/* What finds the shapes of gaps in every language. */
#define HD_CHECK_GAP_RULE "common.gap"

/* A message shows this many findings at most; a longer list helps nobody. */
#define HD_CHECK_MAX_FINDINGS 2000

/* One language of a checker. */
typedef struct
{
  char *code;
  GBytes *rules_bytes; /* until compiled */
  gboolean is_image;   /* they are what hd_rules_freeze() wrote, and no file */
  char *file;
  GPtrArray *rules; /* HdRules; the bundled ones first, then the user's */
  HdLanguageMarks *marks;
  HdLexicon *words;
  gboolean nouns_are_capitals;
} HdCheckLanguage;

struct _HdChecker
{
  GPtrArray *languages; /* HdCheckLanguage */
  HdMatcherWords *name_words;
  HdCheckCache *cache;
};

HdCheckLanguage *hd_checker_find_language (HdChecker *self, const char *code);
gboolean hd_checker_compile (HdChecker *self, HdCheckLanguage *language, GError **error);
gboolean hd_checker_is_word (HdChecker *self, const char *word);

/* One piece of one field, as it is looked at. */
typedef struct
{
  HdChecker *checker;
  const HdCheckInput *input;
  const HdCheckText *text;
  guint field;
  HdCheckLanguage *language;
  GPtrArray *findings;
  guint cp_base;       /* code points of the field before the piece */
  GArray **sentences;  /* what was found in each, of HdCheckHit */
  const gboolean *new; /* which are not known yet */
} HdCheckPiece;

/* Whose time a piece tells of. */
typedef struct
{
  guint8 *signs; /* of sentence s: signs[s + 1], so that each has one beside it */
  guint words;   /* no more are counted than those of a note and one */
} HdCheckWhose;

void hd_check_whose_init (HdCheckWhose *self, const HdCheckPiece *check);
void hd_check_whose_clear (HdCheckWhose *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HdCheckWhose, hd_check_whose_clear)
gboolean hd_check_whose_counts (const HdCheckWhose *self,
                                const HdCheckPiece *check,
                                guint sentence,
                                const HdCheckHit *hit);

void hd_check_report (HdCheckPiece *piece,
                      const char *rule,
                      HdCategory category,
                      HdSeverity severity,
                      guint first,
                      guint end,
                      const char *why,
                      const char *fix);
char *hd_check_fit (const HdCheckPiece *check, guint *first, guint end, const char *fix);
void hd_check_gaps (HdCheckPiece *piece);
void hd_check_merge (GPtrArray *findings);
void hd_check_drop_ignored (GPtrArray *findings, GHashTable *ignored);

G_END_DECLS
