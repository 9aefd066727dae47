/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-document.h"

G_BEGIN_DECLS

struct _HdDocument
{
  gatomicrefcount ref_count;

  char *title;
  char *byline;
  char *site;
  char *address; /* http(s), "" when it has none: a bundled article, an opened file */
  char *language;
  HdDirection direction;
  HdDate published; /* or HD_DATE_NONE */

  GString *text;
  GArray *blocks;        /* HdBlock */
  GArray *spans;         /* HdTextSpan */
  GStringChunk *strings; /* what blocks and spans point into, each string once */

  guint words;
  guint minutes;
};

/* What a link may lead to and a picture come from: everything else is refused. */
gboolean hd_document_link_is_safe (const char *target);
gboolean hd_document_source_is_safe (const char *source);
gboolean hd_document_anchor_is_safe (const char *anchor);
/* A character that a text may hold; @code says whether it may be a tab. */
gboolean hd_document_char_is_safe (gunichar c, gboolean code);

/* Part of a character that any text may hold, and no blank. Most bytes are such: a loop over them
 * is many times faster than one over characters. What else there is begins with another byte. */
static inline gboolean
hd_document_byte_is_plain (char byte)
{
  guint8 b = (guint8) byte;

  return (b > ' ' && b < 0x7f) || (b >= 0x80 && b != 0xc2 && b != 0xe2 && b != 0xef);
}

/* One clean line, cut at a character when it is absurdly long; NULL is an empty one. */
char *hd_document_clean_line (const char *text);

HdDocument *hd_document_alloc (void);
/* Checks every rule that hd-document.h states, then computes what is derived. */
gboolean hd_document_seal (HdDocument *self, GError **error);
void hd_document_count_words (const HdDocument *self, guint *words, guint *minutes);

G_END_DECLS
