/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-check-text.h"

G_BEGIN_DECLS

/*
 * What the parts of the tokenizer share: hd-check-text.c decodes the characters and
 * goes over them, -word.c reads words, -link.c addresses and file names.
 */

/* One visible character of the original. */
typedef struct
{
  gunichar c;
  guint cp;
  guint byte;
} HdTextChar;

typedef struct
{
  HdCheckText *text;
  HdTextChar *chars; /* one more than n_chars: the end */
  guint n_chars;
  GArray *tokens;
  GArray *sentences;
  guint sentence_first;
  gboolean line_start;
  guint quote_depth; /* how many “>” begin the line */
  HdCheckTextIsWord is_word;
  gpointer data;
} HdTokenizer;

static inline gunichar
hd_text_at (const HdTokenizer *self, guint i)
{
  return i < self->n_chars ? self->chars[i].c : 0;
}

static inline gboolean
hd_text_is_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  return c != 0xFFFD && (g_unichar_isalnum (c) || g_unichar_ismark (c));
}

static inline gboolean
hd_text_is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' ||
         (c >= 0x80 && g_unichar_isspace (c));
}

static inline gboolean
hd_text_is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0xB4;
}

static inline gboolean
hd_text_is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

static inline gboolean
hd_text_is_dash (gunichar c)
{
  return hd_text_is_hyphen (c) || (c >= 0x2012 && c <= 0x2015) || c == 0x2212;
}

static inline gboolean
hd_text_is_quote (gunichar c)
{
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

gboolean hd_text_in_list (const char *const *list, const char *word);
gboolean hd_text_ascii (const HdTokenizer *self, guint from, guint to, char *out, gsize size);
HdToken *hd_text_add (HdTokenizer *self, guint from, guint to, HdTokenKind kind, guint flags);
guint hd_text_link_end (const HdTokenizer *self, guint from, HdTokenKind *kind, guint *until);
guint hd_text_file_dot (const HdTokenizer *self, guint from, guint *until);
guint hd_text_read_word (HdTokenizer *self, guint i, guint flags, guint file_end);

G_END_DECLS
