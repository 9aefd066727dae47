/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The value of a key that was not there. */
#define HD_INDEX_NONE G_MAXUINT32

typedef struct
{
  guint32 key; /* its place in the strings; 0: there is none */
  guint32 value;
} HdIndexSlot;

/**
 * HdIndex:
 *
 * A table from strings to numbers without pointers, so that it can be written into an image and
 * used from there as it stands. Its keys are in strings that several tables share; what stands
 * first there is no key. All zeros is an empty one.
 */
typedef struct
{
  const HdIndexSlot *slots;
  guint n_slots;    /* a power of 2, or 0 */
  guint n_keys;     /* while it grows */
  HdIndexSlot *own; /* likewise: the slots; NULL: they are somebody else's */
} HdIndex;

const HdIndexSlot *hd_index_find (const HdIndex *self, const char *strings, const char *key);
HdIndexSlot *hd_index_place (HdIndex *self, GString *strings, const char *key);
void hd_index_clear (HdIndex *self);

G_END_DECLS
