/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-context-private.h"
#include "hd-interviews-table.h"
#include "hd-interviews.h"
#include "hd-record-sql.h"

/* What is read of an interview only when it is looked at: its details. */

static gpointer
read_details (HdDb *db, gpointer data, GError **error)
{
  return hd_interviews_table_get_details (db, *(gint64 *) data, error);
}

static void
details_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *details = hd_store_finish (HD_STORE (source), result, &error);

  if (details != NULL)
    g_task_return_pointer (task, details, g_free);
  else
    g_task_return_error (task, error);
}

/* Reads what an invitation said at length: the notes of a dial-in, a list of people. */
void
hd_interviews_details_async (HdContext *context,
                             gint64 id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  GTask *task = g_task_new (context, cancellable, callback, user_data);

  g_task_set_source_tag (task, hd_interviews_details_async);
  hd_store_read_async (hd_context_get_store (context, HD_STORE_PRIVATE), read_details,
                       hd_row_id_new (id), g_free, g_free, cancellable, details_cb, task);
}

/* Returns: (transfer full): plain text, "" when there is none, or %NULL with @error set */
char *
hd_interviews_details_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
