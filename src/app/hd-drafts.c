/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-drafts.h"

#include "hd-context-private.h"
#include "hd-drafts-table.h"
#include "hd-record-sql.h"

/**
 * hd_drafts_get_list:
 *
 * Returns: (transfer none): a list of the #HdKeptDraft that were not sent yet, last changed first
 */
GListModel *
hd_drafts_get_list (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  return G_LIST_MODEL (hd_context_get_list (context, HD_LIST_DRAFTS));
}

/**
 * hd_drafts_keep:
 * @draft: from the list or from hd_kept_draft_new()
 *
 * Says that a draft was changed. Call it at every change: it is stored within half a second, and
 * nothing that is read meanwhile overwrites it.
 */
void
hd_drafts_keep (HdContext *context, HdKeptDraft *draft)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_KEPT_DRAFT (draft));

  hd_draft_keeper_keep (hd_context_get_keeper (context), draft);
}

/* Stores at once what hd_drafts_keep() would store soon. */
void
hd_drafts_flush (HdContext *context)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  hd_draft_keeper_flush (hd_context_get_keeper (context));
}

typedef struct
{
  HdKeptDraft *draft;
  HdDraftKeeper *keeper;
} Ending;

static void
ending_free (gpointer data)
{
  Ending *ending = data;

  g_object_unref (ending->draft);
  g_object_unref (ending->keeper);
  g_free (ending);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Ending *ending = g_task_get_task_data (task);
  GError *error = NULL;
  gint64 id = hd_context_finish (HD_CONTEXT (source), result, &error);

  hd_draft_keeper_ended (ending->keeper, ending->draft, id != 0);
  if (id != 0)
    g_task_return_pointer (task, hd_row_id_new (id), g_free);
  else
    g_task_return_error (task, error);
}

/* Runs a verb after which the draft is gone; if it fails, nothing that was typed is lost. */
void
hd_context_end_draft_async (HdContext *self,
                            HdKeptDraft *draft,
                            HdStoreFunc func,
                            HdVerbArgs *args,
                            gpointer tag,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Ending *ending = g_new0 (Ending, 1);

  ending->draft = g_object_ref (draft);
  ending->keeper = g_object_ref (hd_context_get_keeper (self));
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, ending, ending_free);

  hd_draft_keeper_begin_end (ending->keeper, draft);
  hd_context_write_async (self, HD_STORE_PRIVATE, func, args, tag, ended_cb, task);
}

static gpointer
discard_draft (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  /* As it stands now, so that undo brings back what was last typed. */
  return hd_drafts_table_keep (db, HD_KEPT_DRAFT (args->record), args->now, error) &&
             hd_drafts_table_discard (db, HD_KEPT_DRAFT (args->record)->uid, args->now, error)
           ? hd_row_id_new (hd_record_get_id (args->record))
           : NULL;
}

/* Takes a draft away. Ends with hd_context_finish(). */
void
hd_drafts_discard_async (HdContext *context,
                         HdKeptDraft *draft,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_KEPT_DRAFT (draft));

  HdVerbArgs *args = hd_verb_args_new (context);

  args->record = hd_record_copy (HD_RECORD (draft));
  hd_context_end_draft_async (context, draft, discard_draft, args, hd_drafts_discard_async,
                              callback, user_data);
}
