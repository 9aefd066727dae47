/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-window-private.h"

#include <glib/gi18n.h>

#include "hd-compat.h"

/*
 * The last change of whatever page, taken back and made again.
 */

/* Says what was done, with a button for the way back. */
static void
add_toast (HdWindow *self, const char *sentence, const char *label, const char *action)
{
  AdwToast *done = hd_toast_new (GTK_WIDGET (self), sentence, label);

  adw_toast_set_action_name (done, action);
  hd_window_add_toast (self, done);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = hd_context_undo_finish (HD_CONTEXT (source), result, &error);

  if (what != NULL)
    add_toast (self, what, _ ("_Redo"), "win.redo");
  else
    hd_window_toast (self, error->message);
}

static void
undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_context_undo_last_async (hd_window_get_context (HD_WINDOW (widget)), undone_cb,
                              g_object_ref (widget));
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = hd_context_undo_finish (HD_CONTEXT (source), result, &error);

  if (what != NULL)
    add_toast (self, what, _ ("_Undo"), "win.undo");
  else
    hd_window_toast (self, error->message);
}

static void
redo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_context_redo_last_async (hd_window_get_context (HD_WINDOW (widget)), redone_cb,
                              g_object_ref (widget));
}

static void
undo_toast (GtkWidget *widget, const char *action, GVariant *parameter)
{
  add_toast (HD_WINDOW (widget), g_variant_get_string (parameter, NULL), _ ("_Undo"), "win.undo");
}

/**
 * hd_window_install_undo:
 *
 * Installs `win.undo`, `win.redo`, and `win.undo-toast` of a sentence that says what was done.
 */
void
hd_window_install_undo (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "win.undo-toast", "s", undo_toast);
}
