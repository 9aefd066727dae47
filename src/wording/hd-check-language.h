/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-check-text.h"
#include "hd-lexicon.h"

G_BEGIN_DECLS

/**
 * HdLanguageMarks:
 *
 * What tells one language from others: its small words, and letters that the others lack.
 */
typedef struct _HdLanguageMarks HdLanguageMarks;

HdLanguageMarks *hd_language_marks_new (GBytes *bytes);
void hd_language_marks_free (HdLanguageMarks *self);
guint hd_language_marks_score (const HdLanguageMarks *self,
                               const HdLexicon *words,
                               const HdCheckText *text,
                               guint first,
                               guint end);

G_END_DECLS
