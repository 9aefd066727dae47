/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-document.h"

G_BEGIN_DECLS

/**
 * HdWalker: what hd_document_walk() calls for the blocks of a range, in the order of reading.
 *
 * @open and @close come in pairs for each container that holds some of the range, @leaf for each
 * leaf with the part of its text that lies in the range.
 */
typedef struct
{
  void (*open) (gpointer user_data, guint32 index, const HdBlock *block);
  void (*close) (gpointer user_data, guint32 index, const HdBlock *block);
  void (
    *leaf) (gpointer user_data, guint32 index, const HdBlock *block, guint32 start, guint32 end);
} HdWalker;

void hd_document_walk (const HdDocument *self,
                       guint32 start,
                       guint32 end,
                       const HdWalker *walker,
                       gpointer user_data);
const HdBlock *hd_document_inside_one_leaf (const HdDocument *self, guint32 start, guint32 end);

/* A piece of a leaf with one look. */
typedef struct
{
  guint32 start;
  guint32 end;
  HdSpanFlags flags;
  const char *link; /* (nullable) */
} HdPiece;

gboolean hd_document_next_piece (const HdDocument *self, guint32 end, guint *span, HdPiece *piece);

G_END_DECLS
