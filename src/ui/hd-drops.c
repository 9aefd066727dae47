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
  g_autoptr (GPtrArray) files = hd_drop_get_files (value);

  return files->len > 0 ? g_object_ref (g_ptr_array_index (files, 0)) : NULL;
}

/**
 * hd_drop_get_files:
 * @value: what was dropped
 *
 * Returns: (transfer full) (element-type GFile): all files of it
 */
GPtrArray *
hd_drop_get_files (const GValue *value)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  if (G_VALUE_HOLDS (value, G_TYPE_FILE) && g_value_get_object (value) != NULL)
    g_ptr_array_add (files, g_value_dup_object (value));
  else if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
      g_ptr_array_add (files, g_object_ref (l->data));
  return files;
}

typedef struct
{
  GtkWidget *widget;
  HdPasteFunc func;
} Paste;

static Paste *
paste_new (GtkWidget *widget, HdPasteFunc func)
{
  Paste *self = g_new (Paste, 1);

  self->widget = g_object_ref (widget);
  self->func = func;
  return self;
}

static void
paste_free (Paste *self)
{
  g_object_unref (self->widget);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Paste) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  self->func (self->widget, text != NULL && *text != '\0' ? &value : NULL);
}

static void
files_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Paste) self = user_data;

  self->func (self->widget, gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL));
}

/**
 * hd_drop_paste:
 * @widget: stays alive until @func was called, though perhaps out of its window by then
 * @func: called once with what is in the clipboard, as if it had been dropped
 *
 * What was copied in a file manager is a file, though its name can be had as text too.
 */
void
hd_drop_paste (GtkWidget *widget, HdPasteFunc func)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
      gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_cb, paste_new (widget, func));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_cb, paste_new (widget, func));
}
