/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-applications.h"
#include "hd-context-private.h"
#include "hd-interviews.h"
#include "hd-names.h"
#include "hd-own-name.h"
#include "hd-record-sql.h"
#include "hd-remove-folder.h"
#include "hd-wait.h"

G_BEGIN_DECLS

/* A program with a private database of its own, on Wednesday, 25 November 2026, 10:00 UTC. */
#define SEARCH_NOW 1795600800

typedef struct
{
  char *dir;
  gint64 now;
  HdContext *context;
} Search;

static inline gint64
search_now (gpointer data)
{
  return ((Search *) data)->now;
}

static inline GListModel *
search_loaded (GListModel *list)
{
  hd_wait_loaded (list);
  return list;
}

static inline void
search_set_up (Search *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  HdClock clock = { search_now, self };

  self->dir = g_dir_make_tmp ("halfday-XXXXXX", &error);
  g_assert_no_error (error);
  self->now = SEARCH_NOW;
  self->context = hd_context_new (self->dir, &clock);
  hd_context_set_home (self->context, utc, 0x3e);
  search_loaded (hd_applications_get_list (self->context));
  search_loaded (hd_interviews_get_list (self->context));
  search_loaded (hd_names_get_list (self->context));
}

static inline void
search_tear_down (Search *self, gconstpointer data)
{
  hd_context_close (self->context);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (g_steal_pointer (&self->context));
  hd_remove_folder (self->dir);
  g_free (self->dir);
}

static inline gpointer
search_nothing (HdDb *db, gpointer data, GError **error)
{
  return data == NULL || hd_db_exec (db, data, error) ? hd_row_id_new (1) : NULL;
}

/* Runs SQL behind the app's back. */
static inline void
search_exec (Search *self, const char *sql)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HdStore *store = hd_context_get_store (self->context, HD_STORE_PRIVATE);
  g_autofree gint64 *done = NULL;

  hd_store_write_async (store, search_nothing, g_strdup (sql), g_free, g_free, hd_keep_result_cb,
                        &result);
  done = hd_store_finish (store, hd_wait_for (&result), &error);
  g_assert_no_error (error);
}

/* Jobs are in order: when this one has answered the lists have been read again. */
static inline void
search_settle (Search *self)
{
  search_exec (self, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  search_exec (self, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static inline gint64
search_add_application (Search *self, const char *company, const char *role)
{
  g_autoptr (HdJobApplication) application =
    g_object_new (HD_TYPE_JOB_APPLICATION, "company", company, "role", role, "stage", "applied",
                  NULL);
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id;

  hd_applications_save_async (self->context, application, hd_keep_result_cb, &result);
  id = hd_wait_id (self->context, &result);
  search_settle (self);
  return id;
}

/* Seconds of the day in @zone; @day HD_DATE_NONE: no time. A new application for @application 0. */
static inline gint64
search_add_interview (Search *self,
                      gint64 application,
                      HdDate day,
                      int from,
                      int to,
                      const char *zone)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HdInterview) interview = NULL;
  gint64 id;

  if (application == 0)
    application = search_add_application (self, "Hollowfern", "Data engineer");
  interview = hd_interviews_new (self->context, application);
  hd_interview_set_times (interview, (HdWall){ day, from }, (HdWall){ day, to }, zone);
  hd_interviews_enter_async (self->context, NULL, interview, NULL, FALSE, hd_keep_result_cb,
                             &result);
  id = hd_wait_id (self->context, &result);
  search_settle (self);
  return id;
}

/* Times that they named, and no more is said of them. */
static inline void
search_name_times (Search *self, gint64 interview, GPtrArray *slots)
{
  g_autoptr (HdInterview) words = hd_interview_new ();
  g_autoptr (GAsyncResult) result = NULL;

  hd_offered_slots_add_async (self->context, interview, slots, words, -1, -1, hd_keep_result_cb,
                              &result);
  g_assert_cmpint (hd_wait_id (self->context, &result), ==, interview);
  search_settle (self);
}

static inline gint64
search_find_name (Search *self, const char *kind, const char *name)
{
  GListModel *list = hd_names_get_list (self->context);

  search_settle (self);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (HdOwnName) own = g_list_model_get_item (list, i);

      if (g_str_equal (own->kind, kind) && g_str_equal (own->name, name))
        return hd_record_get_id (HD_RECORD (own));
    }
  return 0;
}

static inline gboolean
search_has_name (Search *self, const char *kind, const char *name)
{
  return search_find_name (self, kind, name) != 0;
}

static inline void
search_undo (Search *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  hd_context_undo_last_async (self->context, hd_keep_result_cb, &result);
  said = hd_context_undo_finish (self->context, hd_wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (said);
  search_settle (self);
}

G_END_DECLS
