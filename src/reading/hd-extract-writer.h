/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-extract-private.h"

G_BEGIN_DECLS

/*
 * What is open while an article is written: containers, the leaf in them, and the styles and links
 * of a run.
 */

typedef enum
{
  HD_WRITER_NONE,
  HD_WRITER_PARAGRAPH,
  HD_WRITER_PICTURE, /* open for a caption */
  HD_WRITER_HEADING,
  HD_WRITER_CODE,
  HD_WRITER_CELL,
} HdWriterLeaf;

typedef struct
{
  const HdNode *node; /* whose end is the end of the block; NULL when it was implied */
  HdBlockKind kind;
} HdWriterFrame;

/* The styles that a run can have, in the order of HdSpanFlags. */
#define HD_WRITER_N_STYLES 6

typedef struct
{
  HdDocumentBuilder *builder;
  GHashTable *parts; /* (nullable): address → name of a picture that came along */
  const char *base;

  GArray *frames; /* HdWriterFrame: the containers that are open */
  HdWriterLeaf leaf;
  const HdNode *leaf_node; /* whose end ends it, NULL for a paragraph or a picture */
  gboolean leaf_fresh;     /* nothing in it yet, or at the start of a line of it */

  guint styles[HD_WRITER_N_STYLES];
  GPtrArray *links;
  guint captions;
  GHashTable *targets; /* names that links in here lead to */
  char *anchor;        /* for the next block */
} HdWriter;

void hd_writer_add_text (HdWriter *self, const char *text, gssize length);
void hd_writer_end_leaf (HdWriter *self);
guint hd_writer_count_of (const HdNode *node, const char *name);
void hd_writer_place_anchor (HdWriter *self);
void hd_writer_begin_leaf (HdWriter *self, HdWriterLeaf leaf, const HdNode *node);
void hd_writer_push (HdWriter *self, HdBlockKind kind, const HdNode *node);
const HdWriterFrame *hd_writer_innermost (HdWriter *self);
gboolean hd_writer_is_in (HdWriter *self, HdBlockKind kind);
void hd_writer_pop (HdWriter *self);
gboolean hd_writer_is_fixed (const HdWriter *self);
void hd_writer_open_item (HdWriter *self, const HdNode *node);
void hd_writer_open_row (HdWriter *self, const HdNode *node);
void hd_writer_open_cell (HdWriter *self, const HdNode *node);
gboolean hd_writer_make_place (HdWriter *self);
void hd_writer_need_leaf (HdWriter *self);
void hd_writer_part_blocks (HdWriter *self);
void hd_writer_write_text (HdWriter *self, const HdNode *node);

G_END_DECLS
