/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-file-row.h"

struct _HdFileRow
{
  GQueue waiting; /* of GFile: those behind the one that is looked at */
  guint n_taken;
};

HdFileRow *
hd_file_row_new (void)
{
  HdFileRow *self = g_rc_box_new0 (HdFileRow);

  g_queue_init (&self->waiting);
  return self;
}

HdFileRow *
hd_file_row_ref (HdFileRow *self)
{
  return g_rc_box_acquire (self);
}

static void
row_clear (gpointer data)
{
  hd_file_row_end (data);
}

void
hd_file_row_unref (HdFileRow *self)
{
  g_rc_box_release_full (self, row_clear);
}

void
hd_file_row_add (HdFileRow *self, GFile *file)
{
  g_queue_push_tail (&self->waiting, g_object_ref (file));
}

/**
 * hd_file_row_take:
 *
 * Returns: (transfer full) (nullable): the next one; %NULL when the row is at its end: those that
 *   are added then are counted anew
 */
GFile *
hd_file_row_take (HdFileRow *self)
{
  GFile *file = g_queue_pop_head (&self->waiting);

  self->n_taken = file != NULL ? self->n_taken + 1 : 0;
  return file;
}

/* Leaves out all that wait. */
void
hd_file_row_end (HdFileRow *self)
{
  g_queue_clear_full (&self->waiting, g_object_unref);
  self->n_taken = 0;
}

/**
 * hd_file_row_get_place:
 * @n: (out): how many there are with those that were looked at
 *
 * Returns: the place of the last one that was taken, from 1 on; 0 for none
 */
guint
hd_file_row_get_place (HdFileRow *self, guint *n)
{
  *n = self->n_taken + self->waiting.length;
  return self->n_taken;
}
