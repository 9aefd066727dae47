/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-interviews.h"

#include "hd-interviews-private.h"
#include "hd-interviews-table.h"
#include "hd-record-sql.h"

/* What is read again of interviews: instants after a change of zone rules, details. */

typedef struct
{
  GTimeZone *home;
  gint64 now;
} Rederive;

static void
rederive_free (gpointer data)
{
  Rederive *args = data;

  g_time_zone_unref (args->home);
  g_free (args);
}

/* What is over stays as it was. */
static gpointer
rederive (HdDb *db, gpointer data, GError **error)
{
  const Rederive *args = data;
  g_autoptr (GPtrArray) rows = hd_interviews_table_list (db, error);
  gint64 n = 0;

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      HdInterview *row = rows->pdata[i];
      gint64 start_at = row->start_at, end_at = row->end_at;

      if (start_at < args->now)
        continue;
      hd_interview_derive (row, args->home);
      if (row->start_at == start_at && row->end_at == end_at)
        continue;
      g_object_set (row, "was-at", start_at, "was-why", "zone-rules", NULL);
      if (!hd_interviews_table_rederive (db, row, error))
        return NULL;
      n++;
    }
  return hd_row_id_new (n);
}

static void
rederived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HdContext *context = g_task_get_source_object (task);
  GError *error = NULL;
  g_autofree gint64 *n = hd_store_finish (HD_STORE (source), result, &error);

  if (n == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (*n > 0)
    hd_context_reload (context, HD_STORE_PRIVATE);
  g_task_return_pointer (task, hd_row_id_new (*n), g_free);
}

/**
 * hd_interviews_rederive_async:
 *
 * Derives the instants of what is to come anew: the rules of a zone may have changed since. One
 * that moved says so (was_why is "zone-rules"). Called when the page is first opened. Ends with
 * hd_context_finish(), which gives how many moved.
 */
void
hd_interviews_rederive_async (HdContext *context, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  GTask *task = g_task_new (context, NULL, callback, user_data);
  Rederive *args = g_new0 (Rederive, 1);

  args->home = g_time_zone_ref (hd_context_get_zone (context));
  args->now = hd_context_get_now (context);
  g_task_set_source_tag (task, hd_interviews_rederive_async);
  hd_store_write_async (hd_context_get_store (context, HD_STORE_PRIVATE), rederive, args,
                        rederive_free, g_free, rederived_cb, task);
}

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
