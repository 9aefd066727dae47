/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-patience.h"

G_BEGIN_DECLS

static inline void
hd_keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **slot = data;

  *slot = g_object_ref (result);
}

/* Runs the main loop until an async call made with hd_keep_result_cb() has answered. */
static inline GAsyncResult *
hd_wait_for (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static inline void
hd_wait_loaded (GListModel *list)
{
  for (gboolean loaded = FALSE; !loaded;)
    {
      g_object_get (list, "loaded", &loaded, NULL);
      if (!loaded)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* The id that a verb ended with; it must not have failed. */
static inline gint64
hd_wait_id (HdContext *context, GAsyncResult **slot)
{
  g_autoptr (GError) error = NULL;
  gint64 id = hd_context_finish (context, hd_wait_for (slot), &error);

  g_assert_no_error (error);
  g_clear_object (slot);
  return id;
}

/* Closes @context, lets go of it and waits for what still works for it: in the end nothing may keep
 * it. Takes it. */
static inline void
hd_assert_closed (HdContext *context)
{
  gpointer weak = context;

  hd_context_close (context);
  g_object_add_weak_pointer (G_OBJECT (context), &weak);
  g_object_unref (context);
  for (gint64 end = g_get_monotonic_time () + (gint64) hd_patience () * G_USEC_PER_SEC;
       weak != NULL && g_get_monotonic_time () < end;)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_null (weak);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

G_END_DECLS
