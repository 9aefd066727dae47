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

  /* What waits to be stored would come back. */
  hd_draft_keeper_hold (hd_context_get_keeper (context));
  g_task_set_source_tag (task, hd_forget_async);
  hd_store_erase_async (hd_context_get_store (context, HD_STORE_PRIVATE), forget,
                        hd_row_id_new (application), g_free, g_free, forgotten_cb, task);
}

static gboolean
needs_it (HdInterview *interview)
{
  return strcmp (interview->state, "cancelled") != 0 && strcmp (interview->stage, "closed") != 0;
}

static gboolean
is_needed_elsewhere (GListModel *interviews, gint64 absence, gint64 application)
{
  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (interviews, i);

      if (interview->absence == absence && needs_it (interview) && application != 0 &&
          interview->application != application)
        return TRUE;
    }
  return FALSE;
}

/**
 * hd_forget_list_absences:
 * @application: one that has ended or is to be forgotten; 0: all of them
 *
 * The absences to come that were asked for or approved for what will not be, and that nothing
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
      if (request == NULL || !hd_requests_is_open (context, request))
        continue;
      g_hash_table_add (seen, &interview->absence); /* the list holds the interview */
      g_ptr_array_add (left, g_steal_pointer (&request));
    }
  return left;
}
