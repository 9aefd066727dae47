/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointments-page-private.h"

#include <glib/gi18n.h>

#include "hd-drops.h"
#include "hd-home.h"
#include "hd-import-window.h"
#include "hd-leftover-strip.h"

/* What is pasted, dropped or opened, up to its preview. Of several files one is previewed after the
 * other, as the one before is kept or closed. */

/* The files that wait for a preview to be closed, which outlives the page when it is put away. */
#define WAITING "hd-waiting"

static GtkWindow *
window (HdAppointmentsPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Whoever drags something here from another window has the focus there, and so the page is covered:
 * it is in no window, and what it has to say waits. */
static gboolean
is_covered (HdAppointmentsPage *self)
{
  return window (self) == NULL;
}

static void
toast (HdAppointmentsPage *self, const char *sentence)
{
  if (is_covered (self))
    {
      g_free (self->unsaid);
      self->unsaid = g_strdup (sentence);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

static void
kept_cb (HdAppointmentsPage *self, const char *sentence, GFile *source, gint64 id)
{
  hd_appointments_page_set_view (self, "agenda");
  hd_appointments_page_await (self, id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.undo-toast", "s", sentence);
  if (source != NULL)
    hd_leftover_strip_show (self->leftover, source);
}

/* Whoever put the page away meanwhile does not want to see a preview: that page comes back no more.
 */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdAppointmentsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HdPasted) pasted = hd_pasted_read_finish (HD_CONTEXT (source), result, &error);

  if (self->context == NULL)
    return;
  if (pasted == NULL)
    toast (self, error->message);
  else
    hd_appointments_page_import (self, pasted);
}

static void take_next (HdAppointmentsPage *self);

/* How many files there are the preview of one says; text that was pasted meanwhile is none of them.
 */
static void
show_place (HdAppointmentsPage *self)
{
  guint n, place = hd_file_row_get_place (self->waiting, &n);

  if (place > 0 && HD_IS_IMPORT_WINDOW (self->preview) &&
      hd_import_window_is_file (HD_IMPORT_WINDOW (self->preview)))
    hd_import_window_set_place (HD_IMPORT_WINDOW (self->preview), place, n);
}

static void
file_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdAppointmentsPage) self = g_object_ref (user_data);

  self->reading = FALSE;
  read_cb (source, result, user_data);
  show_place (self);
  take_next (self); /* it may be none that can be read */
}

static void
take_next (HdAppointmentsPage *self)
{
  g_autoptr (GFile) file = NULL;

  /* What came in behind the cover is shown first. */
  if (self->reading || self->n_planned > 0 || self->preview != NULL || self->context == NULL ||
      self->behind->len > 0 || is_covered (self))
    return;
  file = hd_file_row_take (self->waiting);
  if (file == NULL)
    return;
  self->reading = TRUE;
  hd_pasted_read_file_async (self->context, file, NULL, file_read_cb, g_object_ref (self));
}

static void
closed_cb (HdAppointmentsPage *self, GtkWindow *preview)
{
  if (preview != self->preview)
    return;
  self->preview = NULL;
  take_next (self);
}

static void
skipped_cb (HdAppointmentsPage *self)
{
  hd_file_row_end (self->waiting);
}

static void
take_value (HdAppointmentsPage *self, const GValue *value)
{
  g_autoptr (GPtrArray) files = hd_drop_get_files (value);

  if (files->len > 0)
    hd_appointments_page_take_files (self, files);
  else if (G_VALUE_HOLDS_STRING (value))
    hd_appointments_page_take_text (self, g_value_get_string (value));
}

gboolean
hd_appointments_page_drop_cb (GtkDropTarget *target,
                              const GValue *value,
                              double x,
                              double y,
                              HdAppointmentsPage *self)
{
  take_value (self, value);
  return TRUE;
}

/* The button that pastes is what an empty page offers: it does not just do nothing. */
static void
pasted_cb (GtkWidget *widget, const GValue *value)
{
  HdAppointmentsPage *self = HD_APPOINTMENTS_PAGE (widget);

  if (self->context == NULL)
    return;
  if (value != NULL)
    take_value (self, value);
  else
    toast (self, _ ("Nothing to paste: copy an invitation or a mail first"));
}

void
hd_appointments_page_paste (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_drop_paste (widget, pasted_cb);
}

typedef struct
{
  HdAppointmentsPage *page;
  HdPasted *pasted;
} Import;

static void
show_preview (HdAppointmentsPage *self, HdPasted *pasted)
{
  HdImportWindow *preview =
    hd_import_window_new (window (self), self->context, self->settings, pasted);

  hd_appointments_page_listen (self, GTK_WINDOW (preview));
  gtk_window_present (GTK_WINDOW (preview));
  show_place (self);
}

static void
lists_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Import *import = user_data;
  g_autoptr (HdAppointmentsPage) self = import->page;
  g_autoptr (HdPasted) pasted = import->pasted;

  hd_context_finish (HD_CONTEXT (source), result, NULL);
  self->n_planned--;
  if (self->context == NULL)
    return;
  if (is_covered (self))
    g_ptr_array_add (self->behind, hd_pasted_ref (pasted));
  else
    show_preview (self, pasted);
}

static gboolean
resume_cb (gpointer user_data)
{
  HdAppointmentsPage *self = user_data;
  g_autofree char *unsaid = NULL;

  self->resume_source = 0;
  if (is_covered (self))
    return G_SOURCE_REMOVE;

  g_autoptr (GPtrArray) behind = g_steal_pointer (&self->behind);

  self->behind = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_pasted_unref);
  unsaid = g_steal_pointer (&self->unsaid);
  if (unsaid != NULL)
    toast (self, unsaid);
  for (guint i = 0; i < behind->len; i++)
    show_preview (self, g_ptr_array_index (behind, i));
  take_next (self);
  return G_SOURCE_REMOVE;
}

/**
 * hd_appointments_page_resume:
 *
 * The page is in a window, perhaps again: what came in while it was covered is shown, as soon as
 * the dialogs that were hidden with it are back.
 */
void
hd_appointments_page_resume (HdAppointmentsPage *self)
{
  g_return_if_fail (HD_IS_APPOINTMENTS_PAGE (self));

  if (self->resume_source == 0)
    self->resume_source = g_idle_add (resume_cb, self);
}

/**
 * hd_appointments_page_import:
 * @pasted: what was read
 *
 * Shows what would be kept of it. Nothing is stored before that was seen. What it means is said by
 * what is known when that has been read: another one may have been kept a moment ago.
 */
void
hd_appointments_page_import (HdAppointmentsPage *self, HdPasted *pasted)
{
  g_return_if_fail (HD_IS_APPOINTMENTS_PAGE (self));

  Import *import = g_new0 (Import, 1);

  import->page = g_object_ref (self);
  import->pasted = hd_pasted_ref (pasted);
  self->n_planned++;
  hd_context_await_lists_async (self->context, lists_read_cb, import);
}

/**
 * hd_appointments_page_listen:
 * @dialog: one of this page, or of an earlier one that was closed meanwhile
 *
 * Shows here what comes of @dialog.
 */
void
hd_appointments_page_listen (HdAppointmentsPage *self, GtkWindow *dialog)
{
  g_return_if_fail (HD_IS_APPOINTMENTS_PAGE (self));

  HdFileRow *waiting;

  if (!HD_IS_IMPORT_WINDOW (dialog))
    return;
  waiting = g_object_get_data (G_OBJECT (dialog), WAITING);
  if (waiting == NULL)
    waiting = self->waiting;
  hd_file_row_ref (waiting);
  hd_file_row_unref (self->waiting);
  self->waiting = waiting;
  self->preview = dialog;
  g_object_set_data_full (G_OBJECT (dialog), WAITING, hd_file_row_ref (waiting),
                          (GDestroyNotify) hd_file_row_unref);
  g_signal_handlers_disconnect_matched (dialog, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, kept_cb, NULL);
  g_signal_handlers_disconnect_matched (dialog, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, closed_cb, NULL);
  g_signal_handlers_disconnect_matched (dialog, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, skipped_cb, NULL);
  g_signal_connect_object (dialog, "skipped", G_CALLBACK (skipped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * hd_appointments_page_take_files:
 * @files: (element-type GFile): calendar files or mails
 *
 * Shows what would be kept of each, one after the other.
 */
void
hd_appointments_page_take_files (HdAppointmentsPage *self, GPtrArray *files)
{
  g_return_if_fail (HD_IS_APPOINTMENTS_PAGE (self));

  for (guint i = 0; i < files->len; i++)
    hd_file_row_add (self->waiting, g_ptr_array_index (files, i));
  show_place (self);
  take_next (self);
}

/**
 * hd_appointments_page_take_text:
 * @text: a line, a whole mail, or a calendar file as text
 */
void
hd_appointments_page_take_text (HdAppointmentsPage *self, const char *text)
{
  g_return_if_fail (HD_IS_APPOINTMENTS_PAGE (self));

  g_autofree char *region = hd_home_region (self->settings);

  hd_pasted_read_text_async (self->context, text, region, NULL, read_cb, g_object_ref (self));
}
