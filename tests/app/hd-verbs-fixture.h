/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>

#include "hd-recipients.h"
#include "hd-wait.h"

G_BEGIN_DECLS

/* A program with a private database of its own, which can be closed and opened again. */

typedef struct
{
  char *dir;
  gint64 now;
  HdContext *context;
} Fixture;

/* Wednesday, 25 November 2026, 10:00 UTC */
#define NOW 1795600800

static inline gint64
fixture_now (gpointer data)
{
  return ((Fixture *) data)->now;
}

static inline void
open_context (Fixture *fixture)
{
  HdClock clock = { fixture_now, fixture };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  fixture->context = hd_context_new (fixture->dir, &clock);
  hd_context_set_home (fixture->context, utc, 0x3e);
}

static inline void
close_context (Fixture *fixture)
{
  hd_assert_closed (g_steal_pointer (&fixture->context));
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("halfday-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->now = NOW;
  open_context (fixture);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "private.db", "library.db" };

  close_context (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->dir, names[i], NULL);

      g_unlink (path);
    }
  /* Closing has written back and removed the logs. */
  g_assert_cmpint (g_rmdir (fixture->dir), ==, 0);
  g_free (fixture->dir);
}

static inline HdRecipient *
save_recipient (Fixture *fixture, const char *name, const char *relation)
{
  g_autoptr (HdRecipient) recipient =
    g_object_new (HD_TYPE_RECIPIENT, "name", name, "relation", relation, "channel", "email", "tone",
                  "plain", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  hd_recipients_save_async (fixture->context, recipient, hd_keep_result_cb, &result);
  hd_record_set_id (HD_RECORD (recipient), hd_wait_id (fixture->context, &result));
  return g_steal_pointer (&recipient);
}

static inline GListModel *
loaded (GListModel *list)
{
  hd_wait_loaded (list);
  return list;
}

static inline void
wait_items (GListModel *list, guint n)
{
  while (g_list_model_get_n_items (list) != n)
    g_main_context_iteration (NULL, TRUE);
}

static inline char *
undo (Fixture *fixture, gboolean redo, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (redo)
    hd_context_redo_last_async (fixture->context, hd_keep_result_cb, &result);
  else
    hd_context_undo_last_async (fixture->context, hd_keep_result_cb, &result);
  return hd_context_undo_finish (fixture->context, hd_wait_for (&result), error);
}

static inline void
assert_undo (Fixture *fixture, gboolean redo, const char *said)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = undo (fixture, redo, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sentence, ==, said);
}

G_END_DECLS
