/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-kept-rows.h"

/*
 * The rows of a group that shows something anew with each change of it, and of much else. Those
 * that are there stay when the new ones would say the same: else the keyboard would be taken from
 * the button that it is on, without anything to be seen.
 */
struct _HdKeptRows
{
  AdwPreferencesGroup *group; /* borrowed: it is what has this */
  GPtrArray *rows;            /* of GtkWidget, borrowed from @group */
  GString *said;              /* what they say and do */
  GPtrArray *new_rows;        /* of GtkWidget, owned; none between two calls */
  GString *new_said;
};

/**
 * hd_kept_rows_new:
 * @group: (type AdwPreferencesGroup): where they are, below what is in it already
 */
HdKeptRows *
hd_kept_rows_new (gpointer group)
{
  HdKeptRows *self = g_new0 (HdKeptRows, 1);

  self->group = group;
  self->rows = g_ptr_array_new ();
  self->said = g_string_new (NULL);
  self->new_rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->new_said = g_string_new (NULL);
  return self;
}

void
hd_kept_rows_free (HdKeptRows *self)
{
  g_ptr_array_unref (self->rows);
  g_string_free (self->said, TRUE);
  g_ptr_array_unref (self->new_rows);
  g_string_free (self->new_said, TRUE);
  g_free (self);
}

/**
 * hd_kept_rows_say:
 *
 * Says what the next row shows, or what its buttons do.
 */
void
hd_kept_rows_say (HdKeptRows *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (self->new_said, format, args);
  va_end (args);
  /* No text has one. */
  g_string_append_c (self->new_said, '\x1f');
}

void
hd_kept_rows_add (HdKeptRows *self, GtkWidget *row)
{
  g_ptr_array_add (self->new_rows, g_object_ref_sink (row));
}

/**
 * hd_kept_rows_show:
 *
 * Puts the new rows in the place of the old ones, if they say anything else.
 *
 * Returns: whether they did
 */
gboolean
hd_kept_rows_show (HdKeptRows *self)
{
  gboolean same = g_string_equal (self->said, self->new_said);

  if (!same)
    {
      for (guint i = 0; i < self->rows->len; i++)
        adw_preferences_group_remove (self->group, self->rows->pdata[i]);
      g_ptr_array_set_size (self->rows, 0);
      for (guint i = 0; i < self->new_rows->len; i++)
        {
          adw_preferences_group_add (self->group, self->new_rows->pdata[i]);
          g_ptr_array_add (self->rows, self->new_rows->pdata[i]);
        }
      g_string_assign (self->said, self->new_said->str);
    }
  g_ptr_array_set_size (self->new_rows, 0);
  g_string_truncate (self->new_said, 0);
  return !same;
}

guint
hd_kept_rows_get_n (HdKeptRows *self)
{
  return self->rows->len;
}

GtkWidget *
hd_kept_rows_get (HdKeptRows *self, guint position)
{
  return self->rows->pdata[position];
}
