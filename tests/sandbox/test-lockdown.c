/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "forbidden.h"
#include "hd-lockdown.h"
#include "hd-zone.h"

/* Runs in a child that is locked down; its exit status is the number of the check that failed. */
static int
check_calls (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    if (syscall (forbidden[i].number, -1L, -1L, -1L, -1L, -1L, -1L) != -1 || errno != EPERM)
      return (int) i + 10;

  if (openat (AT_FDCWD, "/tmp/never", O_WRONLY | O_CREAT, 0600) != -1 || errno != EPERM)
    return 2;
  return 0;
}

static int
check_files (void)
{
  g_autoptr (GTimeZone) zone = NULL;

  if (open ("/etc/passwd", O_RDONLY) != -1 || open ("/", O_RDONLY | O_DIRECTORY) != -1)
    return 3;
  zone = hd_zone_load ("Asia/Kathmandu");
  return zone == NULL ? 4 : 0;
}

static int
check_work (void)
{
  char *data = malloc (32 * 1024 * 1024);
  g_autofree char *text = NULL;

  if (data == NULL)
    return 5;
  data[32 * 1024 * 1024 - 1] = 1;
  free (data);
  text = g_strdup_printf ("%d\n", 1);
  return write (STDERR_FILENO, "", 0) == 0 && *text == '1' ? 0 : 6;
}

static int
in_child (int (*check) (void), HdLockdown needed)
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit ((hd_lockdown () & needed) == needed ? check () : 1);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));

  return WEXITSTATUS (status);
}

/* A kernel or a sanitizer that lacks the means answers 1. */
static void
expect (int (*check) (void), HdLockdown needed)
{
  int answer = in_child (check, needed);

  if (answer == 1)
    g_test_skip ("this kernel or build does not offer it");
  else
    g_assert_cmpint (answer, ==, 0);
}

static void
test_calls (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (forbidden), >=, 30);
  expect (check_calls, HD_LOCKDOWN_CALLS);
}

static void
test_files (void)
{
  expect (check_files, HD_LOCKDOWN_FILES);
}

static void
test_work (void)
{
  expect (check_work, HD_LOCKDOWN_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lockdown/calls", test_calls);
  g_test_add_func ("/lockdown/files", test_files);
  g_test_add_func ("/lockdown/work", test_work);

  return g_test_run ();
}
