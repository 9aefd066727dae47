/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-names.h"

#include "hd-context-private.h"
#include "hd-names-table.h"
#include "hd-record-sql.h"
#include "hd-search-names-table.h"

/**
 * hd_names_get_list:
 *
 * Returns: (transfer none): a list of #HdOwnName that stays true, by name
 */
GListModel *
hd_names_get_list (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  return G_LIST_MODEL (hd_context_get_list (context, HD_LIST_NAMES));
}

static gpointer
save_name (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_names_table_save (db, HD_OWN_NAME (args->record), args->now, error)
           ? hd_row_id_new (hd_record_get_id (args->record))
           : NULL;
}

/**
 * hd_names_save_async:
 * @name: one from the list, or a new one; it is copied
 *
 * Stores a name; one of the same kind and spelling is changed rather than stored twice. Ends with
 * hd_context_finish(), %HD_ERROR_INVALID when the kind is not known.
 */
void
hd_names_save_async (HdContext *context,
                     HdOwnName *name,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_OWN_NAME (name));

  HdVerbArgs *args = hd_verb_args_new (context);

  args->record = hd_record_copy (HD_RECORD (name));
  hd_context_write_async (context, HD_STORE_PRIVATE, save_name, args, hd_names_save_async, callback,
                          user_data);
}

static gpointer
remove_name (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_names_table_remove (db, args->id, args->now, error) ? hd_row_id_new (args->id) : NULL;
}

/* Ends with hd_context_finish(). */
void
hd_names_remove_async (HdContext *context,
                       gint64 id,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  HdVerbArgs *args = hd_verb_args_new (context);

  args->id = id;
  hd_context_write_async (context, HD_STORE_PRIVATE, remove_name, args, hd_names_remove_async,
                          callback, user_data);
}

/**
 * hd_name_exemptions_get_list:
 *
 * Returns: (transfer none): a list of #HdNameExemption: which name may be told to whom
 */
GListModel *
hd_name_exemptions_get_list (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  return G_LIST_MODEL (hd_context_get_list (context, HD_LIST_EXEMPTIONS));
}

static gpointer
set_exemption (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;
  gboolean exempt = args->text != NULL;

  return hd_name_exemptions_table_set (db, args->id, args->number, exempt, args->now, error)
           ? hd_row_id_new (args->id)
           : NULL;
}

/* Lets a name pass in messages to one recipient, or no longer. Ends with hd_context_finish(). */
void
hd_name_exemptions_set_async (HdContext *context,
                              gint64 name,
                              gint64 recipient,
                              gboolean exempt,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  HdVerbArgs *args = hd_verb_args_new (context);

  args->id = name;
  args->number = recipient;
  args->text = exempt ? g_strdup ("exempt") : NULL;
  hd_context_write_async (context, HD_STORE_PRIVATE, set_exemption, args,
                          hd_name_exemptions_set_async, callback, user_data);
}
