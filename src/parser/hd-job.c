/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-job.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "hd-error.h"
#include "hd-lockdown.h"
#include "hd-translations.h"

/* Seconds of work for all jobs. */
#define LIFE_SECONDS 600

/**
 * hd_job_option:
 *
 * Returns: (nullable): what the request says about @name
 */
const char *
hd_job_option (const HdJobRequest *job, const char *name)
{
  for (guint i = 0; job->options[i] != NULL; i += 2)
    if (strcmp (job->options[i], name) == 0)
      return job->options[i + 1];
  return NULL;
}

static gboolean
read_fully (guint8 *data, gsize length)
{
  while (length > 0)
    {
      gssize n = read (STDIN_FILENO, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }
  return TRUE;
}

static gboolean
write_fully (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      gssize n = write (STDOUT_FILENO, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* Whether this process is locked down well enough to parse anything. */
static gboolean safe;

static GBytes *
run (const HdJobClass *const *classes, guint n_classes, const HdJobRequest *job, GError **error)
{
  if (!safe)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_FAILED,
                           _ ("It was not read: this system cannot shut in what reads it"));
      return NULL;
    }

  for (guint i = 0; i < n_classes; i++)
    {
      if (classes[i]->kind != job->kind)
        continue;
      if (job->length > classes[i]->max)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, _ ("It is larger than %u MB"),
                       (guint) (classes[i]->max >> 20));
          return NULL;
        }
      hd_lockdown_renew (classes[i]->seconds, classes[i]->data);
      return classes[i]->run (job, error);
    }

  g_set_error_literal (error, HD_ERROR, HD_ERROR_NEWER,
                       _ ("Halfday was updated meanwhile: please start it again"));
  return NULL;
}

static gboolean
serve_one (const HdJobClass *const *classes, guint n_classes)
{
  guint8 head[HD_FRAME_HEAD];
  g_autofree guint8 *frame = NULL;
  g_auto (HdJobRequest) job = { 0 };
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!read_fully (head, sizeof head) || !hd_frame_get_head (head, &length))
    return FALSE;
  frame = g_malloc (MAX (length, 1));
  if (!read_fully (frame, length) || !hd_job_request_parse (&job, frame, length))
    return FALSE;

  payload = run (classes, n_classes, &job, &error);
  answer = hd_job_answer_to_frame (payload, error);
  return write_fully (answer);
}

/* Libraries complain about what they read, and that is nobody's business. */
static void
be_silent (void)
{
#ifndef __SANITIZE_ADDRESS__ /* which reports there */
  int nowhere = open ("/dev/null", O_WRONLY | O_CLOEXEC);

  if (nowhere >= 0)
    {
      dup2 (nowhere, STDERR_FILENO);
      close (nowhere);
    }
#endif
}

/* What is said of a file is said in the user's language, whose catalogue is out of reach later. */
static void
load_language (void)
{
  setlocale (LC_ALL, "");
  hd_translations_bind ();
}

/**
 * hd_job_serve:
 * @classes: what can be read
 *
 * Locks this process down, and only then reads: a request from standard input, its answer to
 * standard output, and so on until there is nothing more to read, which ends the process. It ends
 * with its parent, too. Where it cannot be locked down, every answer is an error that says so.
 */
void
hd_job_serve (const HdJobClass *const *classes, guint n_classes)
{
  pid_t parent = getppid ();

  prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (getppid () != parent)
    _exit (1);

  be_silent ();
  load_language ();
  /* The zone of this computer is in a file that is out of reach later; GLib keeps it. */
  g_time_zone_unref (g_time_zone_new_local ());
  safe = hd_lockdown_suffices (hd_lockdown_within (LIFE_SECONDS, HD_JOB_DATA));
  while (serve_one (classes, n_classes))
    ;

  /* Nothing is left to tidy up, and what libraries do at the end is not worth a call. */
  _exit (0);
}
