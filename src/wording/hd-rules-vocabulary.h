/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "hd-check-text.h"
#include "hd-rules-image.h"

G_BEGIN_DECLS

/**
 * HdTokenClass:
 *
 * What a pattern can ask of a token besides its letters; `#num` and so on in a rule file. Their
 * values are the first predicates of every vocabulary.
 */
typedef enum
{
  HD_CLASS_NUMBER,
  HD_CLASS_TIME,
  HD_CLASS_CAPITAL,
  HD_CLASS_CAPS,
  HD_CLASS_WORD,
  HD_CLASS_URL,
  HD_CLASS_EMAIL,
  HD_CLASS_BANGS,
  HD_CLASS_PUNCT,
  HD_CLASS_NAME,
  HD_CLASS_SMILE,
  HD_CLASS_WINK,
  N_HD_CLASSES,
} HdTokenClass;

/**
 * HdVocabulary:
 *
 * All predicates over one token that the patterns of a rule set ask for, so that each token of a
 * text is looked up once whatever the number of rules. A predicate is a number; a token has few.
 */
typedef struct _HdVocabulary HdVocabulary;

HdVocabulary *hd_vocabulary_new (void);
void hd_vocabulary_free (HdVocabulary *self);
void hd_vocabulary_freeze (const HdVocabulary *self, GByteArray *image);
HdVocabulary *hd_vocabulary_thaw (HdImageReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdVocabulary, hd_vocabulary_free)

gint hd_vocabulary_class (const char *name);
guint hd_vocabulary_word (HdVocabulary *self, const char *word);
guint hd_vocabulary_add_set (HdVocabulary *self);
void hd_vocabulary_add_term (HdVocabulary *self, guint set, const char *term);
void hd_vocabulary_finish (HdVocabulary *self, HdCheckTextIsWord is_ordinary, gpointer data);
guint hd_vocabulary_size (const HdVocabulary *self);
gboolean hd_vocabulary_has_exact (const HdVocabulary *self, const char *folded);
gboolean hd_vocabulary_knows (const HdVocabulary *self, const char *folded);
void hd_vocabulary_look_up (const HdVocabulary *self,
                            const HdCheckText *text,
                            guint token,
                            GArray *predicates);

G_END_DECLS
