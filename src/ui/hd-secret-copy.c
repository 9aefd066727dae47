/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-secret-copy.h"

#include <string.h>

/* The mark by which the clipboard histories of desktops know what they shall not keep. */
#define HINT_TYPE "x-kde-passwordManagerHint"
#define HINT "secret"

/* What was copied last by this program, on the clipboard that it was copied to. */
#define COPIED "hd-secret-copied"

typedef struct
{
  GdkContentProvider *content;
  guint timeout;
} Copied;

static void
copied_free (Copied *copied)
{
  g_clear_handle_id (&copied->timeout, g_source_remove);
  g_object_unref (copied->content);
  g_free (copied);
}

/* Only what is still there is taken away: somebody may have copied something else since. */
static void
clear (GdkClipboard *clipboard)
{
  Copied *copied = g_object_get_data (G_OBJECT (clipboard), COPIED);

  if (copied == NULL)
    return;
  if (gdk_clipboard_get_content (clipboard) == copied->content)
    gdk_clipboard_set_content (clipboard, NULL);
  g_object_set_data (G_OBJECT (clipboard), COPIED, NULL);
}

static gboolean
clear_cb (gpointer user_data)
{
  GdkClipboard *clipboard = user_data;
  Copied *copied = g_object_get_data (G_OBJECT (clipboard), COPIED);

  copied->timeout = 0;
  clear (clipboard);
  return G_SOURCE_REMOVE;
}

/**
 * hd_secret_copy:
 * @text: from a private page
 *
 * Copies @text, marked so that no clipboard history keeps it, and takes it away after
 * %HD_SECRET_COPY_SECONDS.
 */
void
hd_secret_copy (GtkWidget *widget, const char *text)
{
  hd_secret_copy_for (widget, text, HD_SECRET_COPY_SECONDS * 1000);
}

/**
 * hd_secret_copy_for:
 * @milliseconds: how long it stays
 *
 * As hd_secret_copy(), for another time.
 */
void
hd_secret_copy_for (GtkWidget *widget, const char *text, guint milliseconds)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (GBytes) hint = g_bytes_new_static (HINT, strlen (HINT));
  GdkContentProvider *parts[] = {
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
    gdk_content_provider_new_for_bytes (HINT_TYPE, hint),
  };
  Copied *copied = g_new0 (Copied, 1);

  copied->content = gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));
  copied->timeout = g_timeout_add (milliseconds, clear_cb, clipboard);
  g_object_set_data_full (G_OBJECT (clipboard), COPIED, copied, (GDestroyNotify) copied_free);
  gdk_clipboard_set_content (clipboard, copied->content);
}

/* Returns: (transfer full) (nullable): the text that this program put on a clipboard */
static char *
dup_text (GdkContentProvider *content)
{
  g_auto (GValue) plain = G_VALUE_INIT, typed = G_VALUE_INIT;
  GtkTextIter start, end;

  g_value_init (&plain, G_TYPE_STRING);
  if (gdk_content_provider_get_value (content, &plain, NULL))
    return g_value_dup_string (&plain);

  g_value_init (&typed, GTK_TYPE_TEXT_BUFFER);
  if (!gdk_content_provider_get_value (content, &typed, NULL))
    return NULL;
  gtk_text_buffer_get_bounds (g_value_get_object (&typed), &start, &end);
  return gtk_text_buffer_get_text (g_value_get_object (&typed), &start, &end, FALSE);
}

/**
 * hd_secret_copy_mark:
 *
 * Marks the text that GTK itself put on the clipboard of @widget, by its keys or its menus, as
 * hd_secret_copy() does. In the handler of #GdkClipboard::changed it is marked before anybody can
 * ask for it.
 */
void
hd_secret_copy_mark (GtkWidget *widget)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentProvider *content = gdk_clipboard_get_content (clipboard);
  Copied *copied = g_object_get_data (G_OBJECT (clipboard), COPIED);
  g_autofree char *text = NULL;

  if (content == NULL || (copied != NULL && copied->content == content))
    return; /* somebody else's, or marked */

  text = dup_text (content);
  if (text != NULL)
    hd_secret_copy (widget, text);
}

/**
 * hd_secret_copy_clear:
 *
 * Takes away at once what hd_secret_copy() put on the clipboard, if it is still there, and what is
 * selected in this program, which the middle button would paste elsewhere: a form that is put away
 * keeps its selection.
 */
void
hd_secret_copy_clear (GdkDisplay *display)
{
  GdkClipboard *primary = gdk_display_get_primary_clipboard (display);

  clear (gdk_display_get_clipboard (display));
  if (gdk_clipboard_is_local (primary))
    gdk_clipboard_set_content (primary, NULL);
}
