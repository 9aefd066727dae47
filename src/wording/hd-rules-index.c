/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-rules-index.h"

#include <string.h>

/* Full to three quarters it becomes twice as large. */
#define FIRST_SLOTS 16

/* Of an image it is asked by another GLib than the one it was made with: it is nobody else's to
 * change. */
static guint32
hash_key (const char *key)
{
  guint32 hash = 5381;

  for (; *key != '\0'; key++)
    hash = hash * 33 + (guchar) *key;
  return hash;
}

/* The slot of the key, or the empty one where it would be. */
static guint
seek (const HdIndexSlot *slots, guint n_slots, const char *strings, const char *key)
{
  guint32 hash = hash_key (key);
  guint i = (hash ^ hash >> 15) & (n_slots - 1);

  while (slots[i].key != 0 && strcmp (strings + slots[i].key, key) != 0)
    i = (i + 1) & (n_slots - 1);
  return i;
}

/**
 * hd_index_find:
 *
 * Returns: (nullable): the slot of the key; %NULL when it is not there
 */
const HdIndexSlot *
hd_index_find (const HdIndex *self, const char *strings, const char *key)
{
  const HdIndexSlot *slot;

  if (self->n_slots == 0)
    return NULL;
  slot = &self->slots[seek (self->slots, self->n_slots, strings, key)];
  return slot->key != 0 ? slot : NULL;
}

static void
grow (HdIndex *self, const char *strings)
{
  guint n = MAX (self->n_slots * 2, FIRST_SLOTS);
  HdIndexSlot *slots = g_new0 (HdIndexSlot, n);

  for (guint i = 0; i < self->n_slots; i++)
    if (self->slots[i].key != 0)
      slots[seek (slots, n, strings, strings + self->slots[i].key)] = self->slots[i];
  g_free (self->own);
  self->slots = self->own = slots;
  self->n_slots = n;
}

/**
 * hd_index_place:
 * @strings: receives the key, when it is new
 *
 * Returns: (transfer none): the slot of the key until the next one is placed; the value of a new
 *   one is %HD_INDEX_NONE
 */
HdIndexSlot *
hd_index_place (HdIndex *self, GString *strings, const char *key)
{
  HdIndexSlot *slot;

  g_assert (self->own != NULL || self->n_slots == 0);
  if (self->n_keys * 4 >= self->n_slots * 3)
    grow (self, strings->str);
  slot = &self->own[seek (self->own, self->n_slots, strings->str, key)];
  if (slot->key != 0)
    return slot;

  slot->key = (guint32) strings->len;
  slot->value = HD_INDEX_NONE;
  g_string_append_len (strings, key, (gssize) strlen (key) + 1);
  self->n_keys++;
  return slot;
}

void
hd_index_clear (HdIndex *self)
{
  g_free (self->own);
  *self = (HdIndex){ NULL };
}
