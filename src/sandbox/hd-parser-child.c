/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-parser-child.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "hd-error.h"

/**
 * HdParserChild:
 *
 * One running `halfday-parser`: its process and our end of the socket that is its standard input
 * and output. It does one job at a time. After anything but an answer it is killed and of no more
 * use: what it still does, nobody hears.
 */
struct _HdParserChild
{
  GObject parent_instance;

  GSubprocess *process;
  GIOStream *stream;
  guint n_jobs;
  gboolean broken;

  /* Of the job that runs. */
  GTask *task;
  GSource *timeout;
  gboolean too_slow;
  GBytes *head;
  GBytes *bytes;
  guint8 frame[HD_FRAME_HEAD];
  GOutputVector vectors[3];
  char *answer;
  gsize length;
};

G_DEFINE_FINAL_TYPE (HdParserChild, hd_parser_child, G_TYPE_OBJECT)

static void
clear_job (HdParserChild *self)
{
  if (self->timeout != NULL)
    g_source_destroy (self->timeout);
  g_clear_pointer (&self->timeout, g_source_unref);
  g_clear_pointer (&self->head, g_bytes_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->answer, g_free);
}

static void
hd_parser_child_dispose (GObject *object)
{
  HdParserChild *self = HD_PARSER_CHILD (object);

  /* Nothing more to read ends the child by itself. */
  clear_job (self);
  g_clear_object (&self->stream);
  g_clear_object (&self->process);

  G_OBJECT_CLASS (hd_parser_child_parent_class)->dispose (object);
}

static void
hd_parser_child_class_init (HdParserChildClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_parser_child_dispose;
}

static void
hd_parser_child_init (HdParserChild *self)
{
}

/**
 * hd_parser_child_new:
 * @program: the path of `halfday-parser`
 *
 * Starts it. To be called on the main thread: the child dies with the thread that started it.
 *
 * Returns: (transfer full) (nullable): a child that waits for a job, %NULL with @error set
 */
HdParserChild *
hd_parser_child_new (const char *program, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (HdParserChild) self = g_object_new (HD_TYPE_PARSER_CHILD, NULL);
  g_autoptr (GSocket) socket = NULL;
  int ends[2];
  int copy;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_FAILED, _ ("The reader cannot be started: %s"),
                   g_strerror (errno));
      return NULL;
    }

  copy = fcntl (ends[1], F_DUPFD_CLOEXEC, 3);
  if (copy < 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_FAILED, _ ("The reader cannot be started: %s"),
                   g_strerror (errno));
      close (ends[0]);
      close (ends[1]);
      return NULL;
    }
  g_subprocess_launcher_take_stdin_fd (launcher, ends[1]);
  g_subprocess_launcher_take_stdout_fd (launcher, copy);
  socket = g_socket_new_from_fd (ends[0], error);
  if (socket == NULL)
    {
      close (ends[0]);
      return NULL;
    }
  self->stream = G_IO_STREAM (g_socket_connection_factory_create_connection (socket));
  self->process = g_subprocess_launcher_spawn (launcher, error, program, NULL);
  if (self->process == NULL)
    {
      g_prefix_error (error, "%s",
                      _ ("The reader cannot be started, Halfday may not be installed "
                         "completely: "));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * hd_parser_child_kill:
 *
 * Ends the child whatever it does; a job that runs fails.
 */
void
hd_parser_child_kill (HdParserChild *self)
{
  self->broken = TRUE;
  g_subprocess_force_exit (self->process);
}

/* Returns: whether another job can be given to it, as far as is known */
gboolean
hd_parser_child_is_usable (HdParserChild *self)
{
  return !self->broken && g_subprocess_get_identifier (self->process) != NULL;
}

/* Returns: how many jobs it was given */
guint
hd_parser_child_get_n_jobs (HdParserChild *self)
{
  return self->n_jobs;
}

static void give_up (HdParserChild *self);

static void
take_answer (HdParserChild *self)
{
  g_autoptr (GBytes) frame = g_bytes_new_take (g_steal_pointer (&self->answer), self->length);
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  GBytes *payload = hd_job_answer_from_frame (frame, &error);

  if (g_error_matches (error, HD_ERROR, HD_ERROR_DAMAGED))
    {
      g_error_free (error);
      give_up (self);
      return;
    }

  task = g_steal_pointer (&self->task);
  clear_job (self);
  if (payload != NULL)
    g_task_return_pointer (task, payload, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GSubprocess *process = G_SUBPROCESS (source);
  g_autoptr (HdParserChild) self = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_subprocess_wait_finish (process, result, NULL);
  if (self->too_slow ||
      (g_subprocess_get_if_signaled (process) && g_subprocess_get_term_sig (process) == SIGXCPU))
    g_task_return_new_error (task, HD_ERROR, HD_ERROR_LIMIT, "%s",
                             _ ("It was not read: reading it takes too long"));
  else
    g_task_return_new_error (task, HD_ERROR, HD_ERROR_PARSE, "%s",
                             _ ("It was not read: it is damaged, or far too complicated"));
  clear_job (self);
}

/* No answer came. Why is known once the process has ended. */
static void
give_up (HdParserChild *self)
{
  hd_parser_child_kill (self);
  g_subprocess_wait_async (self->process, NULL, ended_cb, g_object_ref (self));
}

static gboolean
too_slow_cb (gpointer user_data)
{
  HdParserChild *self = g_task_get_source_object (user_data);

  /* What is being written or read fails now, and that is where it goes on. */
  self->too_slow = TRUE;
  hd_parser_child_kill (self);
  return G_SOURCE_REMOVE;
}

static void
answer_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdParserChild) self = user_data;
  gsize n = 0;

  if (g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &n, NULL) &&
      n == self->length)
    take_answer (self);
  else
    give_up (self);
}

static void
head_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdParserChild) self = user_data;
  GInputStream *input = G_INPUT_STREAM (source);
  gsize n = 0;

  if (!g_input_stream_read_all_finish (input, result, &n, NULL) || n != HD_FRAME_HEAD ||
      !hd_frame_get_head (self->frame, &self->length))
    {
      give_up (self);
      return;
    }

  /* Its length is the child's word: memory is touched as far as bytes come, and they are bounded.
   */
  self->answer = g_try_malloc (MAX (self->length, 1));
  if (self->answer == NULL)
    {
      give_up (self);
      return;
    }
  g_input_stream_read_all_async (input, self->answer, self->length, G_PRIORITY_DEFAULT, NULL,
                                 answer_read_cb, g_object_ref (self));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdParserChild) self = user_data;

  if (!g_output_stream_writev_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL))
    {
      give_up (self);
      return;
    }
  g_input_stream_read_all_async (g_io_stream_get_input_stream (self->stream), self->frame,
                                 HD_FRAME_HEAD, G_PRIORITY_DEFAULT, NULL, head_read_cb,
                                 g_object_ref (self));
}

/**
 * hd_parser_child_run_async:
 * @head: from hd_job_request_head()
 * @bytes: what is to be read
 * @seconds: how long it may take
 *
 * Gives it a job; one at a time.
 */
void
hd_parser_child_run_async (HdParserChild *self,
                           GBytes *head,
                           GBytes *bytes,
                           guint seconds,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  gsize length = g_bytes_get_size (head) + g_bytes_get_size (bytes);

  g_return_if_fail (self->task == NULL && !self->broken);

  self->n_jobs++;
  self->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->task, hd_parser_child_run_async);
  self->head = g_bytes_ref (head);
  self->bytes = g_bytes_ref (bytes);
  self->timeout = g_timeout_source_new_seconds (seconds);
  g_task_attach_source (self->task, self->timeout, too_slow_cb);
  /* An answer that is there counts, also when we were too busy to look. */
  g_source_set_priority (self->timeout, G_PRIORITY_LOW);

  hd_frame_put_head (self->frame, length);
  self->vectors[0] = (GOutputVector){ self->frame, HD_FRAME_HEAD };
  self->vectors[1].buffer = g_bytes_get_data (head, &self->vectors[1].size);
  self->vectors[2].buffer = g_bytes_get_data (bytes, &self->vectors[2].size);
  g_output_stream_writev_all_async (g_io_stream_get_output_stream (self->stream), self->vectors,
                                    self->vectors[2].size > 0 ? 3 : 2, G_PRIORITY_DEFAULT, NULL,
                                    written_cb, g_object_ref (self));
}

/**
 * hd_parser_child_run_finish:
 *
 * Returns: (transfer full) (nullable): the payload of the answer, unchecked; %NULL with the error
 *   that the child gave, or with %HD_ERROR_LIMIT or %HD_ERROR_PARSE when it gave none
 *   and is of no more use
 */
GBytes *
hd_parser_child_run_finish (HdParserChild *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
