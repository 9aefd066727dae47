/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "forbidden.h"
#include "hd-error.h"
#include "hd-job.h"
#include "hd-lockdown.h"

/* A child that does what its request says, as one does that was taken over by it. */

static GBytes *
answer (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/* Sends bytes past the protocol. */
static void
send_raw (const void *bytes, gsize length)
{
  if (write (STDOUT_FILENO, bytes, length) != (gssize) length)
    abort ();
}

static void
send_frame (const void *bytes, gsize length)
{
  guint8 head[HD_FRAME_HEAD];

  hd_frame_put_head (head, length);
  send_raw (head, sizeof head);
  send_raw (bytes, length);
}

/* What it can do that it should not be able to do, in words. */
static GBytes *
try_everything (void)
{
  GString *done = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    if (syscall (forbidden[i].number, -1L, -1L, -1L, -1L, -1L, -1L) != -1 || errno != EPERM)
      g_string_append_printf (done, "%s ", forbidden[i].name);
  if (openat (AT_FDCWD, "/tmp/never", O_WRONLY | O_CREAT, 0600) != -1 || errno != EPERM)
    g_string_append (done, "create ");

  return g_string_free_to_bytes (done);
}

static GBytes *
try_files (void)
{
  GString *done = g_string_new (NULL);
  static const char *const paths[] = { "/etc/passwd", "/etc/hostname", "/",
                                       "/tmp",        "/root",         "/proc/self/environ" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    if (open (paths[i], O_RDONLY) != -1)
      g_string_append_printf (done, "%s ", paths[i]);
  /* Of what the parent had open nothing came along. */
  for (int i = 3; i < 1024; i++)
    if (fcntl (i, F_GETFD) != -1)
      g_string_append_printf (done, "%d ", i);

  return g_string_free_to_bytes (done);
}

/* Whether it may have what no calendar takes. */
static GBytes *
try_memory (void)
{
  void *much = g_try_malloc (300 << 20);
  gboolean given = much != NULL;

  g_free (much);
  return answer (given ? "given" : "refused");
}

/* Sends what is no answer, and ends. */
static void
send_odd (const char *order)
{
  guint8 head[HD_FRAME_HEAD];

  hd_frame_put_head (head, HD_FRAME_MAX);
  if (g_str_equal (order, "nonsense"))
    send_frame ("\xff\xff", 2);
  else if (g_str_equal (order, "no head"))
    send_raw ("GET / HTTP/1.0\r\n", 16);
  else if (g_str_equal (order, "short"))
    send_raw (head, sizeof head);
  else if (g_str_equal (order, "long"))
    for (;;)
      send_raw ("HP\1\0\xff\xff\xff\xff", HD_FRAME_HEAD);
  else if (g_str_equal (order, "error")) /* not UTF-8, and of a code that does not exist */
    send_frame ("\0\x7f\1\2\xff\xff", 6);
  _exit (0);
}

/* All that came with the order, as a sentence of its refusal. */
static void
tell_options (const HdJobRequest *job, GError **error)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; job->options[i] != NULL; i += 2)
    g_string_append_printf (all, "%s=%s ", job->options[i], job->options[i + 1]);
  g_set_error_literal (error, HD_ERROR, HD_ERROR_LIMIT, all->str);
}

static GBytes *
run (const HdJobRequest *job, GError **error)
{
  g_autofree char *order = g_strndup ((const char *) job->data, MIN (job->length, 100));
  const char *option = hd_job_option (job, "say");
  static guint n_answers;

  if (g_str_equal (order, "count"))
    {
      g_autofree char *n = g_strdup_printf ("%u", ++n_answers);

      return answer (n);
    }
  if (g_str_equal (order, "say"))
    return answer (option != NULL ? option : "nothing");
  if (g_str_has_prefix (order, "size"))
    {
      g_autofree char *size = g_strdup_printf ("%" G_GSIZE_FORMAT, job->length);

      return answer (size);
    }
  if (g_str_equal (order, "calls"))
    return try_everything ();
  if (g_str_equal (order, "files"))
    return try_files ();
  if (g_str_equal (order, "memory"))
    return try_memory ();
  if (g_str_equal (order, "refuse"))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_LIMIT,
                           "It has\n\x1b[31mtoo many\x1b[0m parts");
      return NULL;
    }

  if (g_str_equal (order, "options"))
    {
      tell_options (job, error);
      return NULL;
    }

  if (g_str_equal (order, "crash"))
    abort ();
  if (g_str_equal (order, "spin"))
    for (volatile guint i = 0;; i = i + 1)
      ;
  if (g_str_equal (order, "wait"))
    for (char c;;)
      if (read (STDIN_FILENO, &c, 1) == 0)
        _exit (0);
  if (g_str_equal (order, "devour"))
    for (;;)
      memset (g_malloc (16 << 20), 1, 16 << 20);
  send_odd (order);
  return NULL;
}

int
main (void)
{
  static const HdJobClass public = { HD_JOB_FEED, 1 << 20, 1, HD_JOB_DATA, run };
  static const HdJobClass private = { HD_JOB_CALENDAR, 64 << 20, 1, HD_JOB_CALENDAR_DATA, run };
  static const HdJobClass text = { HD_JOB_TEXT, 64 << 20, 1, HD_JOB_CALENDAR_DATA, run };
  static const HdJobClass *const classes[] = { &public, &private, &text };

  hd_job_serve (classes, G_N_ELEMENTS (classes));
}
