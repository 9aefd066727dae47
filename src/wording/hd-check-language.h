/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-check-text.h"
#include "hd-lexicon.h"

G_BEGIN_DECLS

/**
 * HdAddressMark:
 *
 * How a word speaks to the reader. %HD_MARK_POLITE_CAPITAL does so only with a capital that
 * nothing else explains, as German “Sie”, and %HD_MARK_FAMILIAR_GLUED only with a word joined to
 * it, as French “dis-moi”.
 */
typedef enum
{
  HD_MARK_NONE,
  HD_MARK_FAMILIAR,
  HD_MARK_FAMILIAR_GLUED,
  HD_MARK_POLITE,
  HD_MARK_POLITE_CAPITAL,
} HdAddressMark;

/**
 * HdLanguageMarks:
 *
 * What tells one language from others: its small words, and letters that the others lack; and its
 * names of days and months and words of address.
 */
typedef struct _HdLanguageMarks HdLanguageMarks;

HdLanguageMarks *hd_language_marks_new (GBytes *bytes);
void hd_language_marks_free (HdLanguageMarks *self);
guint hd_language_marks_score (const HdLanguageMarks *self,
                               const HdLexicon *words,
                               const HdCheckText *text,
                               guint first,
                               guint end);
guint hd_language_marks_most (const HdCheckText *text, guint first, guint end);
int hd_language_marks_get_weekday (const HdLanguageMarks *self, const char *folded);
int hd_language_marks_get_month (const HdLanguageMarks *self, const char *folded);
gboolean hd_language_marks_has_month_first (const HdLanguageMarks *self);
HdAddressMark hd_language_marks_get_address (const HdLanguageMarks *self, const char *folded);

G_END_DECLS
