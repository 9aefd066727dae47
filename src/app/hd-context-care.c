/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-context-private.h"

#include "hd-articles-table.h"
#include "hd-picture-files.h"
#include "hd-record-sql.h"
#include "hd-undo.h"

/*
 * What keeps the files whole: beginning anew beside a damaged file, and deleting for good.
 */

static void
set_aside_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HdContext *self = g_task_get_source_object (task);
  GError *error = NULL;
  char *path = hd_store_set_aside_finish (HD_STORE (source), result, &error);

  if (path == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  hd_context_reload (self, GPOINTER_TO_INT (g_task_get_task_data (task)));
  g_task_return_pointer (task, path, g_free);
}

/**
 * hd_context_set_aside_async:
 *
 * Moves a damaged database out of the way, under a name with today's date, and begins an empty
 * one. Only because the user, told of the damage, said so.
 */
void
hd_context_set_aside_async (HdContext *self,
                            HdStoreKind kind,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (self));

  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autofree char *mark = hd_date_format_iso (hd_context_get_today (self));

  g_task_set_source_tag (task, hd_context_set_aside_async);
  g_task_set_task_data (task, GINT_TO_POINTER (kind), NULL);
  hd_store_set_aside_async (hd_context_get_store (self, kind), mark, set_aside_cb, task);
}

/* Returns: (transfer full): where the damaged file is now, or %NULL with @error set */
char *
hd_context_set_aside_finish (HdContext *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  HdStoreKind kind;
  gint64 before;
} Purge;

static gpointer
purge (HdDb *db, gpointer data, GError **error)
{
  const Purge *args = data;
  gboolean purged = args->kind == HD_STORE_LIBRARY
                      ? hd_articles_table_purge (db, args->before, HD_UNDO_STEPS, error)
                      : hd_undo_purge (db, args->before, HD_UNDO_STEPS, error);

  return purged ? hd_row_id_new (1) : NULL;
}

static gpointer
sweep (HdDb *db, gpointer folder, GError **error)
{
  return hd_picture_files_sweep (db, folder, error) ? hd_row_id_new (1) : NULL;
}

static void
swept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gint64 *done = hd_store_finish (HD_STORE (source), result, &error);

  if (done != NULL)
    g_task_return_pointer (task, done, g_free);
  else
    g_task_return_error (task, error);
}

/* The rows are gone; only now the files that they needed may go. */
static void
tidied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HdContext *self = g_task_get_source_object (task);
  GError *error = NULL;
  gint64 *done = hd_store_finish (HD_STORE (source), result, &error);

  if (done == NULL)
    g_task_return_error (task, error);
  else if (GPOINTER_TO_INT (g_task_get_task_data (task)) != HD_STORE_LIBRARY)
    g_task_return_pointer (task, done, g_free);
  else
    {
      g_free (done);
      hd_store_write_async (HD_STORE (source), sweep, hd_picture_files_dup_folder (self), g_free,
                            g_free, swept_cb, g_steal_pointer (&task));
    }
}

/**
 * hd_context_tidy_async:
 *
 * Empties the bin of what has been in it for %HD_BIN_DAYS days, and forgets steps of undo that
 * are older, but for the last %HD_UNDO_STEPS. Ends with hd_context_finish().
 */
void
hd_context_tidy_async (HdContext *self,
                       HdStoreKind kind,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (self));

  GTask *task = g_task_new (self, NULL, callback, user_data);
  Purge *args = g_new0 (Purge, 1);

  args->kind = kind;
  args->before = hd_context_get_now (self) - (gint64) HD_BIN_DAYS * 24 * 3600;
  g_task_set_source_tag (task, hd_context_tidy_async);
  g_task_set_task_data (task, GINT_TO_POINTER (kind), NULL);
  hd_store_write_async (hd_context_get_store (self, kind), purge, args, g_free, g_free, tidied_cb,
                        task);
}
