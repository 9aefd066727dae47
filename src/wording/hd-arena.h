/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HdArena:
 *
 * Room for many small things that go together: nothing is freed by itself. Compiling rules makes
 * some ten thousand of them, and most of its time went into allocating and freeing each.
 */
typedef struct _HdArena HdArena;

HdArena *hd_arena_new (void);
void hd_arena_free (HdArena *self);
void hd_arena_reset (HdArena *self);
gpointer hd_arena_alloc0 (HdArena *self, gsize size);
char *hd_arena_strndup (HdArena *self, const char *text, gsize length);

#define hd_arena_new0(arena, type) ((type *) hd_arena_alloc0 ((arena), sizeof (type)))

G_END_DECLS
