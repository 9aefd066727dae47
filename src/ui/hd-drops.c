/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-drops.h"

/**
 * hd_drop_target_new:
 *
 * Returns: (transfer full): a target for a file or a text
 */
GtkDropTarget *
hd_drop_target_new (void)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  return target;
}

/**
 * hd_drop_get_file:
 * @value: what was dropped
 *
 * Returns: (transfer full) (nullable): the file, the first of several
 */
GFile *
hd_drop_get_file (const GValue *value)
{
  GSList *files;

  if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    return g_value_dup_object (value);
  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return NULL;
  files = g_value_get_boxed (value);
  return files != NULL ? g_object_ref (files->data) : NULL;
}
