/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-parser.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "hd-error.h"
#include "hd-parser-child.h"

/* A job may take so long, and a child has so many. */
#define MAX_SECONDS 10
#define MAX_JOBS 200

/* The most that is read at once: a page with its pictures. Each sort of job has its own bound. */
#define MAX_BYTES (64u << 20)

/* What has had nothing to do for so long is ended. */
#define IDLE_SECONDS 120

/* Children that read what everybody may see, and those that read what is private. */
#define N_PUBLIC 2
#define N_PRIVATE 1
#define N_CHILDREN (N_PUBLIC + N_PRIVATE)

typedef struct
{
  HdJobKind kind;
  int priority;
  gboolean again; /* a child that had done other jobs died of it: once more, with a new one */
  GBytes *head;
  GBytes *bytes;
  gulong cancelled_id;
} Job;

/**
 * HdParser:
 *
 * Reads foreign bytes in `halfday-parser`, so that whatever they do to their reader, nothing is
 * harmed: the child has no files, no network and little memory, and only its answer comes out of
 * it, as bytes that the caller decodes with the checked decoder of the value.
 *
 * Children are started when there is something to read and kept for what comes next. What is
 * private is never read by a child that has read a page or a feed: a page that took it over
 * would see it. Jobs of a higher priority go first, else in their order. A job that takes too
 * long, or whose child dies, fails with a sentence, and the child is replaced.
 *
 * Everything is called, and calls back, on the main thread.
 */
struct _HdParser
{
  GObject parent_instance;

  char *program;
  HdParserChild *children[N_CHILDREN]; /* the private ones last */
  GTask *running[N_CHILDREN];          /* (transfer none) */
  GQueue waiting;                      /* of GTask */
  guint idle_id;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (HdParser, hd_parser, G_TYPE_OBJECT)

static void dispatch (HdParser *self);

static void
job_free (gpointer data)
{
  Job *job = data;

  g_bytes_unref (job->head);
  g_bytes_unref (job->bytes);
  g_free (job);
}

static void
hd_parser_dispose (GObject *object)
{
  HdParser *self = HD_PARSER (object);

  if (!self->closed)
    hd_parser_close (self);

  G_OBJECT_CLASS (hd_parser_parent_class)->dispose (object);
}

static void
hd_parser_finalize (GObject *object)
{
  HdParser *self = HD_PARSER (object);

  g_free (self->program);

  G_OBJECT_CLASS (hd_parser_parent_class)->finalize (object);
}

static void
hd_parser_class_init (HdParserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hd_parser_dispose;
  object_class->finalize = hd_parser_finalize;
}

static void
hd_parser_init (HdParser *self)
{
  g_queue_init (&self->waiting);
}

/* The installed one; or the one beside a program that was not installed; or what somebody says who
 * could as well start another program altogether. */
static char *
find_program (void)
{
  const char *named = g_getenv ("HALFDAY_PARSER");
  g_autofree char *self = NULL;
  g_autofree char *folder = NULL;
  static const char *const beside[] = { "parser/halfday-parser", "../parser/halfday-parser",
                                        "../src/parser/halfday-parser" };

  if (named != NULL && g_path_is_absolute (named))
    return g_strdup (named);
  if (access (HD_PARSER_PROGRAM, X_OK) == 0)
    return g_strdup (HD_PARSER_PROGRAM);

  self = g_file_read_link ("/proc/self/exe", NULL);
  folder = self != NULL ? g_path_get_dirname (self) : NULL;
  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *path = g_build_filename (folder, beside[i], NULL);

      if (access (path, X_OK) == 0)
        return g_steal_pointer (&path);
    }
  return g_strdup (HD_PARSER_PROGRAM);
}

/**
 * hd_parser_new:
 * @program: (nullable): the path of `halfday-parser`, found by default
 *
 * Starts nothing yet. hd_parser_close() ends it.
 *
 * Returns: (transfer full): a reader of foreign bytes
 */
HdParser *
hd_parser_new (const char *program)
{
  HdParser *self = g_object_new (HD_TYPE_PARSER, NULL);

  self->program = program != NULL ? g_strdup (program) : find_program ();
  return self;
}

static gboolean
is_private (HdJobKind kind)
{
  switch (kind)
    {
    case HD_JOB_CALENDAR:
    case HD_JOB_HOLIDAYS:
    case HD_JOB_TEXT:
      return TRUE;
    case HD_JOB_FEED:
    case HD_JOB_OPML:
    case HD_JOB_PAGE:
    case HD_JOB_PICTURE:
      return FALSE;
    default:
      g_return_val_if_reached (TRUE);
    }
}

static gboolean
idle_cb (gpointer user_data)
{
  HdParser *self = user_data;

  self->idle_id = 0;
  for (guint i = 0; i < N_CHILDREN; i++)
    if (self->running[i] == NULL)
      g_clear_object (&self->children[i]);
  return G_SOURCE_REMOVE;
}

static void
wait_for_idle (HdParser *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (!self->closed)
    self->idle_id = g_timeout_add_seconds (IDLE_SECONDS, idle_cb, self);
}

static guint
find_running (HdParser *self, GTask *task)
{
  guint i = 0;

  while (i < N_CHILDREN && self->running[i] != task)
    i++;
  return i;
}

static int
compare_priorities (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Job *first = g_task_get_task_data (G_TASK (a)), *second = g_task_get_task_data (G_TASK (b));

  return first->priority <= second->priority ? -1 : 1; /* equals stay in their order */
}

static void
stop_listening (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  if (job->cancelled_id != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), job->cancelled_id);
  job->cancelled_id = 0;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HdParserChild *child = HD_PARSER_CHILD (source);
  g_autoptr (GTask) task = user_data;
  HdParser *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  guint slot = find_running (self, task);
  GError *error = NULL;
  GBytes *payload = hd_parser_child_run_finish (child, result, &error);

  self->running[slot] = NULL;
  if (!hd_parser_child_is_usable (child) || hd_parser_child_get_n_jobs (child) >= MAX_JOBS ||
      self->closed)
    g_clear_object (&self->children[slot]);

  if (g_error_matches (error, HD_ERROR, HD_ERROR_PARSE) && !hd_parser_child_is_usable (child) &&
      hd_parser_child_get_n_jobs (child) > 1 && !job->again && !self->closed &&
      !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      /* What came before it may have been at fault, or somebody ended the child. */
      g_clear_error (&error);
      job->again = TRUE;
      g_queue_push_head (&self->waiting, g_steal_pointer (&task));
    }
  else
    {
      stop_listening (task);
      if (payload != NULL)
        g_task_return_pointer (task, payload, (GDestroyNotify) g_bytes_unref);
      else
        g_task_return_error (task, error);
    }

  dispatch (self);
}

/* Returns: a child of the right sort that has nothing to do, or %N_CHILDREN */
static guint
find_free (HdParser *self, HdJobKind kind)
{
  guint first = is_private (kind) ? N_PUBLIC : 0;
  guint end = is_private (kind) ? N_CHILDREN : N_PUBLIC;
  guint empty = N_CHILDREN;

  for (guint i = first; i < end; i++)
    {
      if (self->running[i] != NULL)
        continue;
      if (self->children[i] != NULL && !hd_parser_child_is_usable (self->children[i]))
        g_clear_object (&self->children[i]);
      if (self->children[i] != NULL)
        return i;
      empty = MIN (empty, i);
    }
  return empty;
}

/* Gives work to children that have none. */
static void
dispatch (HdParser *self)
{
  GList *next;

  for (GList *link = self->waiting.head; link != NULL; link = next)
    {
      GTask *task = link->data;
      Job *job = g_task_get_task_data (task);
      guint slot = find_free (self, job->kind);
      GError *error = NULL;

      next = link->next;
      if (slot == N_CHILDREN)
        continue;

      g_queue_delete_link (&self->waiting, link);
      if (job->again && self->children[slot] != NULL &&
          hd_parser_child_get_n_jobs (self->children[slot]) > 0)
        g_clear_object (&self->children[slot]);
      if (self->children[slot] == NULL)
        self->children[slot] = hd_parser_child_new (self->program, &error);
      if (self->children[slot] == NULL)
        {
          stop_listening (task);
          g_task_return_error (task, error);
          g_object_unref (task);
          continue;
        }
      self->running[slot] = task;
      hd_parser_child_run_async (self->children[slot], job->head, job->bytes, MAX_SECONDS,
                                 answered_cb, task);
    }

  wait_for_idle (self);
}

static gboolean
cancel_cb (gpointer user_data)
{
  GTask *task = user_data;
  HdParser *self = g_task_get_source_object (task);
  GList *link = g_queue_find (&self->waiting, task);
  guint slot = find_running (self, task);

  if (slot < N_CHILDREN)
    {
      hd_parser_child_kill (self->children[slot]);
    }
  else if (link != NULL)
    {
      g_queue_delete_link (&self->waiting, link);
      stop_listening (task);
      g_task_return_error_if_cancelled (task);
      g_object_unref (task);
    }
  return G_SOURCE_REMOVE;
}

/* Cancelling may happen anywhere, also within a call of ours: it is heard a moment later. */
static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, cancel_cb, g_object_ref (user_data), g_object_unref);
}

/**
 * hd_parser_run_async:
 * @kind: what the bytes are said to be
 * @options: (nullable): names and values in turns, as @kind has them; %NULL-terminated
 * @bytes: what is to be read
 * @io_priority: as %G_PRIORITY_DEFAULT; of what waits, the lower number goes first
 *
 * Reads foreign bytes in the child.
 */
void
hd_parser_run_async (HdParser *self,
                     HdJobKind kind,
                     const char *const *options,
                     GBytes *bytes,
                     int io_priority,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (HD_IS_PARSER (self));
  g_return_if_fail (bytes != NULL);

  g_task_set_source_tag (task, hd_parser_run_async);
  job->kind = kind;
  job->priority = io_priority;
  job->head = hd_job_request_head (kind, options);
  job->bytes = g_bytes_ref (bytes);
  g_task_set_task_data (task, job, job_free);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->closed)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                               _ ("Halfday is being closed"));
      return;
    }
  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      g_task_return_new_error (task, HD_ERROR, HD_ERROR_LIMIT, "%s",
                               _ ("It was not read: it is too large"));
      return;
    }

  if (cancellable != NULL)
    job->cancelled_id =
      g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), task, 0);
  g_queue_insert_sorted (&self->waiting, g_steal_pointer (&task), compare_priorities, NULL);
  dispatch (self);
}

/**
 * hd_parser_run_finish:
 *
 * Returns: (transfer full) (nullable): what the child read, in the wire format of the value; to be
 *   decoded by its checked decoder. %NULL with the error of whoever read it, or with
 *   %HD_ERROR_LIMIT (too large, too slow) or %HD_ERROR_PARSE (also when the reader died of it).
 */
GBytes *
hd_parser_run_finish (HdParser *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hd_parser_close:
 *
 * Ends all children. What still waits or runs fails as if it was cancelled.
 */
void
hd_parser_close (HdParser *self)
{
  GTask *task;

  g_return_if_fail (HD_IS_PARSER (self));

  self->closed = TRUE;
  g_clear_handle_id (&self->idle_id, g_source_remove);
  while ((task = g_queue_pop_head (&self->waiting)) != NULL)
    {
      stop_listening (task);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                               _ ("Halfday is being closed"));
      g_object_unref (task);
    }
  for (guint i = 0; i < N_CHILDREN; i++)
    if (self->running[i] != NULL)
      hd_parser_child_kill (self->children[i]);
    else
      g_clear_object (&self->children[i]);
}
