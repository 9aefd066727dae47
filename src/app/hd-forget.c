/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-forget.h"

#include <string.h>

#include "hd-applications.h"
#include "hd-context-private.h"
#include "hd-drafts-table.h"
#include "hd-forget-table.h"
#include "hd-interviews.h"
#include "hd-record-sql.h"
#include "hd-requests.h"

/*
 * “Forget for Good”, and what has to be asked before: leave that is approved for what will not be.
 */

static gpointer
forget (HdDb *db, gpointer data, GError **error)
{
  return hd_forget_table_run (db, *(gint64 *) data, error) ? hd_row_id_new (1) : NULL;
}

static gpointer
list_left (HdDb *db, gpointer data, GError **error)
{
  return hd_drafts_table_list (db, error);
}

typedef struct
{
  GTask *task;
  gint64 *done; /* NULL: @error says why */
  GError *error;
} Forgotten;

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Forgotten *forgotten = user_data;
  g_autoptr (GTask) task = forgotten->task;
  HdContext *context = g_task_get_source_object (task);
  g_autoptr (GPtrArray) left = hd_store_finish (HD_STORE (source), result, NULL);

  hd_draft_keeper_release (hd_context_get_keeper (context), left);
  hd_context_reload (context, HD_STORE_PRIVATE);
  if (forgotten->done != NULL)
    g_task_return_pointer (task, forgotten->done, g_free);
  else
    g_task_return_error (task, forgotten->error);
  g_free (forgotten);
}

/* Also when it failed: rows may be gone, and only their traces be left. */
static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Forgotten *forgotten = g_new0 (Forgotten, 1);

  forgotten->task = user_data;
  forgotten->done = hd_store_finish (HD_STORE (source), result, &forgotten->error);
  hd_store_read_async (HD_STORE (source), list_left, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                       NULL, left_cb, forgotten);
}

/**
 * hd_forget_async:
 * @application: the one to forget; 0: the whole search
 *
 * Deletes for good, asked for once and never undone: the application with everything in it, the
 * drafts that were written for it, its names on the list of those to keep out, and every step of
 * undo. Before the verb has ended nothing of it is left in the file, its log or a copy that this
 * program made (see hd_db_remove_copies()). Absences stay, which never said what they were for.
 * Ends with hd_context_finish().
 */
void
hd_forget_async (HdContext *context,
                 gint64 application,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  GTask *task = g_task_new (context, NULL, callback, user_data);

  hd_forget_note_left (context, application, 0);
  /* What waits to be stored would come back. */
  hd_draft_keeper_hold (hd_context_get_keeper (context));
  g_task_set_source_tag (task, hd_forget_async);
  hd_store_erase_async (hd_context_get_store (context, HD_STORE_PRIVATE), forget,
                        hd_row_id_new (application), g_free, g_free, forgotten_cb, task);
}

/* Whether the leave is still to come: asked for, granted, or held for oneself. */
static gboolean
is_to_come (HdContext *context, HdRequest *request)
{
  return hd_requests_is_open (context, request) ||
         (strcmp (request->state, "draft") == 0 &&
          request->last_day >= hd_context_get_today (context));
}

static gboolean
is_needed_elsewhere (GListModel *interviews, gint64 absence, gint64 application)
{
  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (interviews, i);

      if (interview->absence == absence && hd_interview_is_to_be (interview) && application != 0 &&
          interview->application != application)
        return TRUE;
    }
  return FALSE;
}

/**
 * hd_forget_list_absences:
 * @application: one that has ended or is to be forgotten; 0: all of them
 *
 * The absences to come that were asked for, approved or held for what will not be, and that nothing
 * else needs: for each “Give back or keep? It is your leave.”
 *
 * Returns: (transfer full) (element-type HdRequest)
 */
GPtrArray *
hd_forget_list_absences (HdContext *context, gint64 application)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  GPtrArray *left = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *interviews = hd_interviews_get_list (context);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (interviews, i);
      g_autoptr (HdRequest) request = NULL;

      if (interview->absence == 0 || (application != 0 && interview->application != application) ||
          g_hash_table_contains (seen, &interview->absence) ||
          is_needed_elsewhere (interviews, interview->absence, application))
        continue;
      request = hd_requests_find (context, interview->absence);
      if (request == NULL || !is_to_come (context, request))
        continue;
      g_hash_table_add (seen, &interview->absence); /* the list holds the interview */
      g_ptr_array_add (left, g_steal_pointer (&request));
    }
  return left;
}

/* The leave of what was taken away, as long as nobody said what becomes of it. Nothing tells of it
 * on the disk: what was forgotten left no trace, and whoever starts anew finds it in Time Off. */
#define LEFT "hd-left"

static GArray *
left_of (HdContext *context)
{
  GArray *left = g_object_get_data (G_OBJECT (context), LEFT);

  if (left == NULL)
    {
      left = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_object_set_data_full (G_OBJECT (context), LEFT, left, (GDestroyNotify) g_array_unref);
    }
  return left;
}

static gboolean
find_left (GArray *left, gint64 absence, guint *at)
{
  for (guint i = 0; i < left->len; i++)
    if (g_array_index (left, gint64, i) == absence)
      {
        if (at != NULL)
          *at = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * hd_forget_note_left:
 * @application: what is to be taken away; 0: all of them
 * @interview: the one of it that is; 0: all of them
 *
 * Remembers the leave that was booked for it, to be asked about once it is gone.
 */
void
hd_forget_note_left (HdContext *context, gint64 application, gint64 interview)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  GListModel *interviews = hd_interviews_get_list (context);
  GArray *left = left_of (context);

  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      g_autoptr (HdInterview) one = g_list_model_get_item (interviews, i);

      if (one->absence != 0 && (application == 0 || one->application == application) &&
          (interview == 0 || hd_record_get_id (HD_RECORD (one)) == interview) &&
          !find_left (left, one->absence, NULL))
        g_array_append_val (left, one->absence);
    }
}

/**
 * hd_forget_list_left:
 *
 * Of the leave that was noted, that which is still to come and belongs to nothing by now: what was
 * brought back has its own again.
 *
 * Returns: (transfer full) (element-type HdRequest)
 */
GPtrArray *
hd_forget_list_left (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  GArray *left = left_of (context);

  for (guint i = 0; i < left->len; i++)
    {
      gint64 absence = g_array_index (left, gint64, i);
      g_autoptr (HdRequest) request = hd_requests_find (context, absence);

      if (request != NULL && is_to_come (context, request) &&
          !hd_interviews_is_linked (context, absence))
        g_ptr_array_add (list, g_steal_pointer (&request));
    }
  return list;
}

/* It is one's own: nothing asks about it any more. */
void
hd_forget_keep_left (HdContext *context, gint64 absence)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  GArray *left = left_of (context);
  guint at;

  if (find_left (left, absence, &at))
    g_array_remove_index (left, at);
}
