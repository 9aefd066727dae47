/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-document.h"
#include "hd-ink.h"

G_BEGIN_DECLS

/* What a piece of the text buffer is; each has one tag. */
typedef enum
{
  HD_LOOK_TITLE,
  HD_LOOK_BYLINE,
  HD_LOOK_HEADING_1, /* the others follow */
  HD_LOOK_HEADING_6 = HD_LOOK_HEADING_1 + 5,
  HD_LOOK_PARAGRAPH,
  HD_LOOK_ITEM, /* a paragraph of a list */
  HD_LOOK_CODE_BLOCK,
  HD_LOOK_CODE_FIRST, /* its first and its last line */
  HD_LOOK_CODE_LAST,
  HD_LOOK_CAPTION,
  HD_LOOK_WIDGET, /* a table, a picture */
  HD_LOOK_RULE,
  HD_LOOK_OPENING, /* the first and the last paragraph of a list or quote */
  HD_LOOK_CLOSING,
  HD_LOOK_CONTINUED, /* of a paragraph that was parted because of its length, all but the first */
  HD_LOOK_GOES_ON,   /* and all but the last */
  HD_LOOK_STRONG,
  HD_LOOK_EMPHASIS,
  HD_LOOK_CODE,
  HD_LOOK_STRIKE,
  HD_LOOK_SUBSCRIPT,
  HD_LOOK_SUPERSCRIPT,
  HD_LOOK_LINK,
  HD_LOOK_FOUND,
  HD_LOOK_CURRENT,
  HD_N_LOOKS
} HdLook;

/* The free space around the text, in pixels. */
#define HD_ARTICLE_MARGIN 18

/**
 * HdArticleTags: the text tags of an article, all in proportion to the size of its text.
 *
 * A struct that its owner embeds.
 */
typedef struct
{
  GtkTextTagTable *table;
  GtkTextTag *looks[HD_N_LOOKS];
  GHashTable *margins; /* key → tag */
  int em;              /* size of the text in pixels */
  gboolean rtl;
} HdArticleTags;

void hd_article_tags_init (HdArticleTags *self);
void hd_article_tags_clear (HdArticleTags *self);
void hd_article_tags_set_size (HdArticleTags *self, int em, gboolean rtl);
void hd_article_tags_set_ink (HdArticleTags *self, const HdInk *ink);
GtkTextTag *
hd_article_tags_get_margin (HdArticleTags *self, guint quotes, guint lists, gboolean marker);
int hd_article_tags_indent (const HdArticleTags *self, guint quotes, guint lists);
int hd_article_tags_space (const HdArticleTags *self, HdLook look, gboolean above);

G_END_DECLS
