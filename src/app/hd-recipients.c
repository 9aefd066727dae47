/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-recipients.h"

#include "hd-context-private.h"
#include "hd-recipients-table.h"
#include "hd-record-sql.h"

/**
 * hd_recipients_get_list:
 *
 * Returns: (transfer none): a list of #HdRecipient that stays true, those last used first; its
 *   property `loaded` says when it has been read
 */
GListModel *
hd_recipients_get_list (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  return G_LIST_MODEL (hd_context_get_list (context, HD_LIST_RECIPIENTS));
}

static gpointer
save_recipient (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_recipients_table_save (db, HD_RECIPIENT (args->record), args->now, error)
           ? hd_row_id_new (hd_record_get_id (args->record))
           : NULL;
}

/**
 * hd_recipients_save_async:
 * @recipient: one from the list, or a new one; it is copied
 *
 * Stores a recipient; hd_context_finish() gives its id.
 */
void
hd_recipients_save_async (HdContext *context,
                          HdRecipient *recipient,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_RECIPIENT (recipient));

  HdVerbArgs *args = hd_verb_args_new (context);

  args->record = hd_record_copy (HD_RECORD (recipient));
  hd_context_write_async (context, HD_STORE_PRIVATE, save_recipient, args, hd_recipients_save_async,
                          callback, user_data);
}

static gpointer
remove_recipient (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_recipients_table_remove (db, args->id, args->now, error) ? hd_row_id_new (args->id)
                                                                     : NULL;
}

/* Takes a recipient away; what was sent to them stays. Ends with hd_context_finish(). */
void
hd_recipients_remove_async (HdContext *context,
                            gint64 id,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  HdVerbArgs *args = hd_verb_args_new (context);

  args->id = id;
  hd_context_write_async (context, HD_STORE_PRIVATE, remove_recipient, args,
                          hd_recipients_remove_async, callback, user_data);
}
