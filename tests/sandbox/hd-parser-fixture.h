/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <errno.h>
#include <gio/gio.h>
#include <sys/wait.h>

#include "hd-parser.h"
#include "hd-patience.h"

G_BEGIN_DECLS

/* Waiting for a parser, and for its children to end. */

static inline void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **slot = data;

  *slot = g_object_ref (result);
}

static inline GAsyncResult *
wait_for (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static inline void
spend (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* All children end, and none is left as a zombie. */
static inline void
assert_no_children (void)
{
  gint64 end = g_get_monotonic_time () + (gint64) (hd_patience () * G_USEC_PER_SEC);
  siginfo_t info;

  while (waitid (P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      spend (5);
    }
  g_assert_cmpint (errno, ==, ECHILD);
}

static inline void
close_parser (HdParser *parser)
{
  hd_parser_close (parser);
  g_object_unref (parser);
  assert_no_children ();
}

G_END_DECLS
