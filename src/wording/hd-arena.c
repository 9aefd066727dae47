/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-arena.h"

#include <string.h>

#define BLOCK ((gsize) 16 * 1024)
#define ALIGN ((gsize) 16)

struct _HdArena
{
  GPtrArray *blocks; /* the last one is being filled */
  char *next;
  gsize left;
};

HdArena *
hd_arena_new (void)
{
  HdArena *self = g_new0 (HdArena, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
hd_arena_free (HdArena *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * hd_arena_reset:
 *
 * Forgets all that was handed out; the first block is kept for what comes next.
 */
void
hd_arena_reset (HdArena *self)
{
  if (self->blocks->len == 0)
    return;

  g_ptr_array_set_size (self->blocks, 1);
  self->next = self->blocks->pdata[0];
  self->left = BLOCK;
}

/**
 * hd_arena_alloc0:
 *
 * Returns: (transfer none): @size bytes of zeros, as long as the arena lives or until it is reset
 */
gpointer
hd_arena_alloc0 (HdArena *self, gsize size)
{
  gpointer room;

  size = (size + ALIGN - 1) & ~(ALIGN - 1);
  if (size > self->left)
    {
      /* The first block has one size, so that it can be used again. */
      if (self->blocks->len == 0 && size > BLOCK)
        g_ptr_array_add (self->blocks, g_malloc (BLOCK));
      self->left = MAX (size, BLOCK);
      self->next = g_malloc (self->left);
      g_ptr_array_add (self->blocks, self->next);
    }
  room = self->next;
  self->next += size;
  self->left -= size;
  return memset (room, 0, size);
}

/* Returns: (transfer none): a copy that ends with a zero */
char *
hd_arena_strndup (HdArena *self, const char *text, gsize length)
{
  char *copy = hd_arena_alloc0 (self, length + 1);

  memcpy (copy, text, length);
  return copy;
}
