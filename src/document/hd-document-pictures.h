/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-document.h"

G_BEGIN_DECLS

/**
 * HdPlacedPicture: the file that stands for a picture of a document.
 */
typedef struct
{
  char *name;
  guint width; /* pixels, 0 when not known */
  guint height;
} HdPlacedPicture;

HdPlacedPicture *hd_placed_picture_new (const char *name, guint width, guint height);
void hd_placed_picture_free (HdPlacedPicture *self);

GPtrArray *hd_document_dup_pictures (const HdDocument *self);
HdDocument *hd_document_place_pictures (HdDocument *self, GHashTable *placed);

G_END_DECLS
