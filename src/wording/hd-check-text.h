/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest text that is checked, in bytes: no message, but an export that somebody pipes in. */
#define HD_CHECK_MAX_BYTES ((gsize) 16 * 1024 * 1024)

/**
 * HdTokenKind:
 *
 * What a token is. Quotes, brackets and markup signs are no tokens: they never part a phrase.
 */
typedef enum
{
  HD_TOKEN_WORD,
  HD_TOKEN_NUMBER,
  HD_TOKEN_PUNCT,
  HD_TOKEN_SYMBOL,
  HD_TOKEN_URL,
  HD_TOKEN_EMAIL,
} HdTokenKind;

typedef enum
{
  HD_TOKEN_CAPITAL = 1 << 0,  /* its first letter is a capital */
  HD_TOKEN_ALL_CAPS = 1 << 1, /* two letters or more, all capitals */
  HD_TOKEN_GLUED = 1 << 2,    /* a hyphen, apostrophe or underscore joins it to the one before */
  HD_TOKEN_TIME = 1 << 3,     /* 14:00, 2pm, 14h30 */
  HD_TOKEN_FIRST = 1 << 4,    /* the first word of its sentence */
  HD_TOKEN_LINE = 1 << 5,     /* the first token of a line */
} HdTokenFlags;

/**
 * HdToken:
 * @start: first code point in the original
 * @end: the code point behind the last
 * @byte_start: the same in bytes
 * @byte_end: the same in bytes
 * @fold: offset of its folded text (fold A, NUL-terminated) in HdCheckText.folds
 * @sentence: index of its sentence
 */
typedef struct
{
  guint start;
  guint end;
  guint byte_start;
  guint byte_end;
  guint fold;
  guint fold_length;
  guint sentence;
  guint8 kind;
  guint8 flags;
} HdToken;

typedef struct
{
  guint first; /* its first token */
  guint end;   /* the token behind its last */
} HdSentence;

/**
 * HdCheckText:
 *
 * One text cut into sentences and folded tokens, each with its place in the original. Invisible
 * characters, soft hyphens and hyphenation across a line end are already gone.
 */
typedef struct
{
  const char *original; /* (borrowed) */
  gsize length;         /* bytes of @original */
  guint characters;     /* code points; a byte that is no UTF-8 counts as one */
  HdToken *tokens;
  guint n_tokens;
  HdSentence *sentences;
  guint n_sentences;
  GString *folds;
} HdCheckText;

/**
 * HdCheckTextIsWord:
 *
 * Returns: whether the folded @word is one; decides “inter-⏎view” against “take-⏎home”
 */
typedef gboolean (*HdCheckTextIsWord) (const char *word, gpointer data);

HdCheckText *
hd_check_text_new (const char *original, gsize length, HdCheckTextIsWord is_word, gpointer data);
void hd_check_text_free (HdCheckText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdCheckText, hd_check_text_free)

const char *hd_check_text_find_host (const char *link, gsize *length);

static inline const char *
hd_check_text_fold (const HdCheckText *self, guint token)
{
  return self->folds->str + self->tokens[token].fold;
}

G_END_DECLS
