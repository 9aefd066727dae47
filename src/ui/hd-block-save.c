/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-block-save.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-compat.h"
#include "hd-leave-export.h"

typedef struct
{
  HdContext *context;
  gint64 request;
  GBytes *ics; /* until it is written */
} Save;

static void
save_free (Save *save)
{
  g_clear_object (&save->context);
  g_clear_pointer (&save->ics, g_bytes_unref);
  g_free (save);
}

/** hd_block_is_cancelled: whether the file takes the block out of a calendar */
gboolean
hd_block_is_cancelled (const HdAbsenceFacts *absence)
{
  return strcmp (absence->state, "denied") == 0 || strcmp (absence->state, "cancelled") == 0;
}

/**
 * hd_block_advice:
 *
 * Returns: (transfer none) (nullable): what to do where an import changes nothing that was imported
 *   before; %NULL when there is no older file
 */
const char *
hd_block_advice (const HdAbsenceFacts *absence)
{
  if (hd_block_is_cancelled (absence))
    return _ ("It takes the block out of your calendar. Some, such as Google’s, do not follow a "
              "file: delete the block there.");
  if (absence->sequence == 0)
    return NULL;
  return _ ("Some calendars, such as Google’s, do not change what was imported before: delete the "
            "old block there and import the new one.");
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) file = hd_choose_file_finish (result);
  Save *save = g_task_get_task_data (task);
  GError *error = NULL;
  char *ics;

  if (file == NULL)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }
  ics = hd_leave_export_request (save->context, save->request, NULL, &error);
  if (ics == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  save->ics = g_bytes_new_take (ics, strlen (ics));
  g_file_replace_contents_bytes_async (file, save->ics, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       written_cb, g_steal_pointer (&task));
}

/**
 * hd_block_save_async:
 * @request: an absence that hd_leave_export_find() finds
 *
 * Has a file chosen and saves the calendar block of a request there: under one identity for as long
 * as the request is, with a higher number after each change, and cancelled when it is not to be.
 */
void
hd_block_save_async (GtkWindow *parent,
                     HdContext *context,
                     gint64 request,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, NULL, callback, user_data);
  g_autofree char *name = NULL, *ics = NULL;
  Save *save = g_new0 (Save, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, hd_block_save_async);
  save->context = g_object_ref (context);
  save->request = request;
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  ics = hd_leave_export_request (context, request, &name, &error);
  if (ics == NULL)
    g_task_return_error (task, error);
  else
    hd_choose_save_file_async (parent, _ ("Save Calendar Block"), name, chosen_cb,
                               g_steal_pointer (&task));
}

/**
 * hd_block_save_finish:
 *
 * Returns: whether a file was written; %FALSE without @error when none was chosen
 */
gboolean
hd_block_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
