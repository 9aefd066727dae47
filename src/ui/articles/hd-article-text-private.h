/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-article-inset.h"
#include "hd-article-tags.h"
#include "hd-article-text.h"

G_BEGIN_DECLS

/* In pixels: less than this no column is worth reading in. */
#define HD_ARTICLE_MIN_WIDTH 240

/* What stands in the buffer for one leaf, or for a part of one that is long, or for one whole
 * table. */
typedef struct
{
  guint32 block;
  int at;        /* characters of the buffer before it */
  int n_chars;   /* for a table 1: its anchor; with the line end when that stands for a blank */
  guint32 start; /* bytes of the document */
  guint32 length;
} HdLeaf;

/* A widget among the text. */
typedef struct
{
  HdArticleInset *inset; /* borrowed */
  GtkTextMark *mark;     /* before its anchor; borrowed */
  guint quotes;          /* so many are around it */
  guint lists;
} HdPlaced;

struct _HdArticleText
{
  GtkTextView parent_instance;

  HdDocument *document; /* (nullable) */
  HdArticleTags tags;
  HdInk ink;
  HdPictureSource pictures; /* (nullable) */
  gpointer pictures_data;

  GArray *leaves;    /* HdLeaf, in order */
  GArray *placed;    /* HdPlaced, in order */
  GtkWidget *footer; /* (nullable): stands behind the text, once that is all there */
  guint next_block;  /* the first that is not wholly inserted yet */
  guint32 next_part; /* bytes of it that are */
  guint tick;        /* the frame callback that inserts and scrolls, or 0 */
  guint goal;        /* block to scroll to once it is there, or HD_BLOCK_NONE */
  guint goal_frames; /* for how many frames that has been tried */
  guint goal_steady; /* for how many of them nothing moved any more */
  gboolean loaded;
};

void hd_article_text_insert_head (HdArticleText *self, const char *byline);
void hd_article_text_insert_some (HdArticleText *self, gint64 deadline);
void hd_article_text_insert_footer (HdArticleText *self);

void hd_article_text_insert_first (HdArticleText *self);
void hd_article_text_insert_rest (HdArticleText *self);
void hd_article_text_set_goal (HdArticleText *self, guint block);

gboolean hd_article_text_is_first_part (HdArticleText *self, const HdLeaf *leaf);
gboolean hd_article_text_is_last_part (HdArticleText *self, const HdLeaf *leaf);
void hd_article_text_iter_at (HdArticleText *self, guint32 offset, gboolean end, GtkTextIter *iter);
const HdLeaf *hd_article_text_find_leaf (HdArticleText *self, guint32 offset);
const HdLeaf *hd_article_text_leaf_at (HdArticleText *self, int at);
guint hd_article_text_depth_in (HdArticleText *self, guint32 block, HdBlockKind kind);

void
hd_article_text_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot);

G_END_DECLS
