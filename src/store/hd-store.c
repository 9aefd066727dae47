/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-store.h"

#include <glib/gi18n.h>

#include "hd-error.h"

/**
 * HdStore:
 *
 * One database as the main thread sees it.
 *
 * Each call becomes a job for the one thread that owns the connection: jobs run in the order they
 * were made, each in its own transaction, and nothing else in the program waits on the disk.
 * A store with a reader has a second thread with a connection that cannot write: what only reads
 * goes there, so that a long write holds up no list. A read made after a write was acknowledged
 * sees it.
 *
 * The database is opened on the thread when the store is made. When that fails each job answers
 * with the reason, and the next one tries again: a disk may have room by then.
 */
struct _HdStore
{
  GObject parent_instance;

  const HdSchema *schema;
  char *path;    /* NULL for a database in memory */
  GBytes *bytes; /* what that one begins with */
  HdPersistFunc persist;
  gpointer persist_data;
  GDestroyNotify persist_destroy;
  GThread *writer;
  GThread *reader;
  GAsyncQueue *writes; /* of GTask; the queue itself, pushed last, means “stop” */
  GAsyncQueue *reads;  /* same */
  int generation;      /* atomic; counts how often the file was replaced */

  /* Of the writer's thread. */
  HdDb *db;
  gboolean unsaved; /* the persist hook failed after a commit */
  gint64 data_version;
  GError *close_error;
};

G_DEFINE_FINAL_TYPE (HdStore, hd_store, G_TYPE_OBJECT)

typedef enum
{
  JOB_READ,
  JOB_WRITE,
  JOB_ERASE,
  JOB_REFRESH,
  JOB_SET_ASIDE,
} JobKind;

typedef struct
{
  JobKind kind;
  HdStoreFunc run;
  gpointer args;
  GDestroyNotify free_args;
  GDestroyNotify free_result;
  gpointer result;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->free_args != NULL)
    job->free_args (job->args);
  if (job->free_result != NULL && job->result != NULL)
    job->free_result (job->result); /* the COMMIT or the persist hook failed */
  g_free (job);
}

static gboolean
job_run (HdDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->result = job->run (db, job->args, error);
  return job->result != NULL;
}

static void
return_result (GTask *task, Job *job)
{
  g_task_return_pointer (task, g_steal_pointer (&job->result), job->free_result);
}

static void
run_read (GTask *task, HdDb *db)
{
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  hd_db_set_cancellable (db, g_task_get_cancellable (task));
  if (hd_db_read (db, job_run, job, &error))
    return_result (task, job);
  else
    g_task_return_error (task, error);
  hd_db_set_cancellable (db, NULL);
}

static gboolean
open_writer (HdStore *self, GError **error)
{
  if (self->db != NULL)
    return TRUE;

  if (self->path != NULL)
    self->db = hd_db_open (self->schema, self->path, error);
  else
    self->db = hd_db_open_bytes (self->schema, self->bytes, error);

  if (self->db == NULL)
    return FALSE;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->data_version = hd_db_get_data_version (self->db);
  return TRUE;
}

static gboolean
persist (HdStore *self, GError **error)
{
  if (self->persist == NULL)
    return TRUE;

  self->unsaved = !self->persist (self->db, self->persist_data, error);
  return !self->unsaved;
}

/* What was deleted must not live on in the log, or in a copy that was made by the program. */
static gboolean
erase_traces (HdStore *self, GError **error)
{
  return self->path == NULL ||
         (hd_db_remove_copies (self->path, error) && hd_db_shred (self->db, error));
}

static void
run_write (HdStore *self, GTask *task)
{
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (hd_db_transact (self->db, job_run, job, &error) && persist (self, &error) &&
      (job->kind != JOB_ERASE || erase_traces (self, &error)))
    return_result (task, job);
  else
    g_task_return_error (task, error);
}

static void
run_refresh (HdStore *self, GTask *task)
{
  gint64 version = hd_db_get_data_version (self->db);
  gboolean changed = version != self->data_version;

  self->data_version = version;
  g_task_return_boolean (task, changed);
}

static void
run_set_aside (HdStore *self, GTask *task)
{
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *aside = NULL;

  g_clear_pointer (&self->db, hd_db_close);
  aside = hd_db_set_aside (self->path, job->args, &error);
  g_atomic_int_inc (&self->generation);

  if (aside != NULL && open_writer (self, &error))
    g_task_return_pointer (task, g_steal_pointer (&aside), g_free);
  else
    g_task_return_error (task, error);
}

static void
run_job (HdStore *self, GTask *task)
{
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (job->kind == JOB_SET_ASIDE)
    {
      run_set_aside (self, task);
      return;
    }

  if (!open_writer (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  switch (job->kind)
    {
    case JOB_READ:
      run_read (task, self->db);
      break;
    case JOB_WRITE:
    case JOB_ERASE:
      run_write (self, task);
      break;
    case JOB_REFRESH:
      run_refresh (self, task);
      break;
    case JOB_SET_ASIDE:
    default:
      g_assert_not_reached ();
    }
}

static gpointer
writer_thread (gpointer data)
{
  HdStore *self = data;
  gpointer item;

  /* Opened before the first job asks for it; a failure is told to that job, which tries again. */
  open_writer (self, NULL);

  while ((item = g_async_queue_pop (self->writes)) != self->writes)
    {
      g_autoptr (GTask) task = item;

      run_job (self, task);
    }

  if (self->db != NULL && self->unsaved)
    persist (self, &self->close_error);
  g_clear_pointer (&self->db, hd_db_close);
  return NULL;
}

static gpointer
reader_thread (gpointer data)
{
  HdStore *self = data;
  g_autoptr (HdDb) db = NULL;
  int generation = 0;
  gpointer item;

  while ((item = g_async_queue_pop (self->reads)) != self->reads)
    {
      g_autoptr (GTask) task = item;
      Job *job = g_task_get_task_data (task);
      int now = g_atomic_int_get (&self->generation);

      if (db != NULL && (now != generation || job->kind == JOB_SET_ASIDE))
        g_clear_pointer (&db, hd_db_close);
      generation = now;

      if (db == NULL && job->kind == JOB_READ)
        db = hd_db_open_reader (self->schema, self->path, NULL);

      /* Not made or not migrated yet, or not readable without writing: the writer knows, and says
       * what is wrong if something is. */
      if (db == NULL)
        g_async_queue_push (self->writes, g_steal_pointer (&task));
      else if (!g_task_return_error_if_cancelled (task))
        run_read (task, db);
    }

  return NULL;
}

static void
enqueue (GTask *task,
         JobKind kind,
         HdStoreFunc run,
         gpointer args,
         GDestroyNotify free_args,
         GDestroyNotify free_result)
{
  HdStore *self = g_task_get_source_object (task);
  Job *job = g_new0 (Job, 1);
  gboolean by_reader = self->reader != NULL && (kind == JOB_READ || kind == JOB_SET_ASIDE);

  job->kind = kind;
  job->run = run;
  job->args = args;
  job->free_args = free_args;
  job->free_result = free_result;
  g_task_set_task_data (task, job, job_free);

  if (self->writer == NULL)
    {
      g_task_return_new_error (task, HD_ERROR, HD_ERROR_STORE, _ ("The database is closed."));
      g_object_unref (task);
      return;
    }

  g_async_queue_push (by_reader ? self->reads : self->writes, task);
}

static void
hd_store_finalize (GObject *object)
{
  HdStore *self = HD_STORE (object);

  g_assert (self->writer == NULL); /* hd_store_close() comes first */

  g_clear_pointer (&self->writes, g_async_queue_unref);
  g_clear_pointer (&self->reads, g_async_queue_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_error (&self->close_error);
  if (self->persist_destroy != NULL)
    self->persist_destroy (self->persist_data);

  G_OBJECT_CLASS (hd_store_parent_class)->finalize (object);
}

static void
hd_store_class_init (HdStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hd_store_finalize;
}

static void
hd_store_init (HdStore *self)
{
  self->writes = g_async_queue_new ();
  self->reads = g_async_queue_new ();
}

/**
 * hd_store_new:
 * @schema: static: outlives the store
 * @with_reader: whether reading gets a thread and a connection of its own
 *
 * Starts the thread that opens @path; see hd_db_open() for what is made and what is refused.
 *
 * Returns: (transfer full): a store; hd_store_close() it before dropping the last reference
 */
HdStore *
hd_store_new (const HdSchema *schema, const char *path, gboolean with_reader)
{
  g_return_val_if_fail (schema != NULL && path != NULL, NULL);

  HdStore *self = g_object_new (HD_TYPE_STORE, NULL);

  self->schema = schema;
  self->path = g_strdup (path);
  self->writer = g_thread_new ("store", writer_thread, self);
  if (with_reader)
    self->reader = g_thread_new ("store-reader", reader_thread, self);
  return self;
}

/**
 * hd_store_new_for_bytes:
 * @bytes: (nullable): the database to begin with, or %NULL for an empty one
 * @persist: (nullable): called after each commit; only then is the job acknowledged
 *
 * Makes a store whose database is never a plain file.
 *
 * Returns: (transfer full): a store; hd_store_close() it before dropping the last reference
 */
HdStore *
hd_store_new_for_bytes (const HdSchema *schema,
                        GBytes *bytes,
                        HdPersistFunc persist_func,
                        gpointer user_data,
                        GDestroyNotify destroy)
{
  g_return_val_if_fail (schema != NULL, NULL);

  HdStore *self = g_object_new (HD_TYPE_STORE, NULL);

  self->schema = schema;
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  self->persist = persist_func;
  self->persist_data = user_data;
  self->persist_destroy = destroy;
  self->writer = g_thread_new ("store", writer_thread, self);
  return self;
}

/**
 * hd_store_close:
 *
 * Waits for the jobs already queued, then closes the database; what is asked of the store
 * afterwards fails. Call it once, before dropping the last reference.
 *
 * Returns: %FALSE with @error set when the persist hook still refused what was committed
 */
gboolean
hd_store_close (HdStore *self, GError **error)
{
  g_return_val_if_fail (HD_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->writer != NULL, FALSE);

  /* The reader first: it may still hand jobs on to the writer. */
  if (self->reader != NULL)
    {
      g_async_queue_push (self->reads, self->reads);
      g_clear_pointer (&self->reader, g_thread_join);
    }
  g_async_queue_push (self->writes, self->writes);
  g_clear_pointer (&self->writer, g_thread_join);

  if (self->close_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->close_error));
  return FALSE;
}

/**
 * hd_store_read_async:
 * @args: (transfer full): freed with @free_args when the job is done
 * @free_result: (nullable): frees a result that nobody takes
 *
 * Queues a job that only reads. Cancelling it ends a statement that is under way.
 */
void
hd_store_read_async (HdStore *self,
                     HdStoreFunc func,
                     gpointer args,
                     GDestroyNotify free_args,
                     GDestroyNotify free_result,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (HD_IS_STORE (self));
  g_return_if_fail (func != NULL);

  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, hd_store_read_async);
  enqueue (task, JOB_READ, func, args, free_args, free_result);
}

/**
 * hd_store_write_async:
 * @args: (transfer full): freed with @free_args when the job is done
 * @free_result: (nullable): frees a result that nobody takes
 *
 * Queues a job that writes. It takes no cancellable: once queued it happens, so it must not say
 * that it did not.
 */
void
hd_store_write_async (HdStore *self,
                      HdStoreFunc func,
                      gpointer args,
                      GDestroyNotify free_args,
                      GDestroyNotify free_result,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (HD_IS_STORE (self));
  g_return_if_fail (func != NULL);

  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, hd_store_write_async);
  enqueue (task, JOB_WRITE, func, args, free_args, free_result);
}

/**
 * hd_store_erase_async:
 *
 * hd_store_write_async() for a job that deletes for good: before it is acknowledged, nothing of
 * what it deleted is left in the file, in its log, or in a copy (hd_db_remove_copies()).
 */
void
hd_store_erase_async (HdStore *self,
                      HdStoreFunc func,
                      gpointer args,
                      GDestroyNotify free_args,
                      GDestroyNotify free_result,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (HD_IS_STORE (self));
  g_return_if_fail (func != NULL);

  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, hd_store_erase_async);
  enqueue (task, JOB_ERASE, func, args, free_args, free_result);
}

/**
 * hd_store_finish:
 *
 * Returns: (transfer full): what the job of hd_store_read_async() or hd_store_write_async()
 *   returned, or %NULL with @error set
 */
gpointer
hd_store_finish (HdStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hd_store_refresh_async:
 *
 * Asks whether another process has written since the last time this was asked.
 */
void
hd_store_refresh_async (HdStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HD_IS_STORE (self));

  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, hd_store_refresh_async);
  enqueue (task, JOB_REFRESH, NULL, NULL, NULL, NULL);
}

gboolean
hd_store_refresh_finish (HdStore *self, GAsyncResult *result, gboolean *changed, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  *changed = g_task_propagate_boolean (G_TASK (result), &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * hd_store_set_aside_async:
 * @mark: goes into the new name, a date for instance
 *
 * Moves the file out of the way and begins a fresh one. Only ever done because the user, told
 * that it is damaged, said so.
 */
void
hd_store_set_aside_async (HdStore *self,
                          const char *mark,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (HD_IS_STORE (self));
  g_return_if_fail (self->path != NULL);

  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, hd_store_set_aside_async);
  enqueue (task, JOB_SET_ASIDE, NULL, g_strdup (mark), g_free, NULL);
}

/* Returns: (transfer full): where the old file is now, or %NULL with @error set */
char *
hd_store_set_aside_finish (HdStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
