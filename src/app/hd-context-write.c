/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-context-state.h"

#include "hd-record-sql.h"

/*
 * How a verb writes: one job in one transaction, and then the lists are read again.
 */

void
hd_verb_args_free (gpointer data)
{
  HdVerbArgs *args = data;

  g_clear_object (&args->record);
  g_clear_pointer (&args->list, g_ptr_array_unref);
  g_free (args->text);
  if (args->free_more != NULL)
    args->free_more (args->more);
  g_free (args);
}

/* Returns: (transfer full): arguments with the time filled in; freed by the job */
HdVerbArgs *
hd_verb_args_new (HdContext *context)
{
  HdVerbArgs *args = g_new0 (HdVerbArgs, 1);

  args->now = hd_context_get_now (context);
  return args;
}

typedef struct
{
  HdStoreKind kind;
} Write;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HdContext *self = g_task_get_source_object (task);
  Write *write = g_task_get_task_data (task);
  GError *error = NULL;
  gint64 *id = hd_store_finish (HD_STORE (source), result, &error);

  /* Also after a failure: show what is stored, not what was hoped for. */
  if (!self->closed)
    hd_context_reload (self, write->kind);

  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * hd_context_write_async:
 * @func: a job that returns a boxed id, see hd_row_id_new()
 * @args: (transfer full): its arguments
 *
 * Runs a verb and reads the lists again; ends with hd_context_finish().
 */
void
hd_context_write_async (HdContext *self,
                        HdStoreKind kind,
                        HdStoreFunc func,
                        HdVerbArgs *args,
                        gpointer tag,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Write *write = g_new0 (Write, 1);

  write->kind = kind;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, write, g_free);
  hd_store_write_async (hd_context_get_store (self, kind), func, args, hd_verb_args_free, g_free,
                        written_cb, task);
}

/**
 * hd_context_finish:
 *
 * Ends every verb that has no finish function of its own.
 *
 * Returns: the id of what was changed or made, or 0 with @error set
 */
gint64
hd_context_finish (HdContext *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL ? *id : 0;
}

static gpointer
read_nothing (HdDb *db, gpointer args, GError **error)
{
  return hd_row_id_new (1);
}

static void await_lists (GTask *task);

static void
awaited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_free (hd_store_finish (HD_STORE (source), result, NULL));
  if (hd_context_is_loading_lists (g_task_get_source_object (task), HD_STORE_PRIVATE))
    await_lists (g_steal_pointer (&task));
  else
    g_task_return_pointer (task, hd_row_id_new (1), g_free);
}

/* The jobs of a store run in the order in which they were made: behind this one those have ended
 * that were under way, and what they made the lists read again has begun. */
static void
await_lists (GTask *task)
{
  HdContext *self = g_task_get_source_object (task);

  hd_store_read_async (hd_context_get_store (self, HD_STORE_PRIVATE), read_nothing, NULL, NULL,
                       g_free, NULL, awaited_cb, task);
}

/**
 * hd_context_await_lists_async:
 *
 * Ends, with hd_context_finish(), when the private lists that there are show what was stored
 * before, and what was about to be: a verb ends as soon as it is stored, and the lists are read
 * behind it. What cannot be read they say themselves; then it ends all the same.
 */
void
hd_context_await_lists_async (HdContext *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (self));

  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, hd_context_await_lists_async);
  await_lists (task);
}
