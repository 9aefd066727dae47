/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feeds.h"

#include "hd-context-private.h"
#include "hd-feeds-table.h"
#include "hd-record-sql.h"

/* What the user does with the feeds that are there. Each ends with hd_context_finish(). */

/**
 * hd_feeds_get_list:
 *
 * Returns: (transfer none): a list of #HdSubscription that stays true, by title
 */
GListModel *
hd_feeds_get_list (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  return G_LIST_MODEL (hd_context_get_list (context, HD_LIST_FEEDS));
}

/**
 * hd_feeds_get_folders:
 *
 * Returns: (transfer none): a list of #HdFeedFolder that stays true, by title
 */
GListModel *
hd_feeds_get_folders (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  return G_LIST_MODEL (hd_context_get_list (context, HD_LIST_FOLDERS));
}

static void
write_async (HdContext *context,
             HdStoreFunc func,
             gint64 id,
             gint64 number,
             const char *text,
             gpointer tag,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  HdVerbArgs *args = hd_verb_args_new (context);

  args->id = id;
  args->number = number;
  args->text = g_strdup (text);
  hd_context_write_async (context, HD_STORE_LIBRARY, func, args, tag, callback, user_data);
}

static gpointer
boxed (gboolean done, gint64 id)
{
  return done ? hd_row_id_new (id) : NULL;
}

static gpointer
change (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return boxed (hd_feeds_table_change (db, args->more, HD_SUBSCRIPTION (args->record), args->text,
                                       args->now, error),
                hd_record_get_id (args->record));
}

/**
 * hd_feeds_change_async:
 * @before: the feed as it was when somebody began to change it
 * @feed: and as it is to be: its title ("" for its own again), folder, keep, full text, interval
 * @folder: (nullable): the name of a folder at the top that it goes to, made if it is not there
 *
 * Changes what the user wants of a feed, as one step of undo.
 */
void
hd_feeds_change_async (HdContext *context,
                       HdSubscription *before,
                       HdSubscription *feed,
                       const char *folder,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_SUBSCRIPTION (before));
  g_return_if_fail (HD_IS_SUBSCRIPTION (feed));
  g_return_if_fail (folder == NULL || folder[0] != '\0');

  HdVerbArgs *args = hd_verb_args_new (context);

  args->record = hd_record_copy (HD_RECORD (feed));
  args->more = hd_record_copy (HD_RECORD (before));
  args->free_more = g_object_unref;
  args->text = g_strdup (folder);
  hd_context_write_async (context, HD_STORE_LIBRARY, change, args, hd_feeds_change_async, callback,
                          user_data);
}

static gpointer
remove_feed (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return boxed (hd_feeds_table_remove (db, args->id, args->now, error), args->id);
}

/* Takes a feed away with its articles, but for those with a star. */
void
hd_feeds_remove_async (HdContext *context,
                       gint64 id,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  write_async (context, remove_feed, id, 0, NULL, hd_feeds_remove_async, callback, user_data);
}

static gpointer
rename_folder (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return boxed (hd_feeds_table_rename_folder (db, args->id, args->text, args->now, error),
                args->id);
}

void
hd_feeds_rename_folder_async (HdContext *context,
                              gint64 id,
                              const char *title,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (title != NULL && title[0] != '\0');

  write_async (context, rename_folder, id, 0, title, hd_feeds_rename_folder_async, callback,
               user_data);
}

static gpointer
remove_folder (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return boxed (hd_feeds_table_remove_folder (db, args->id, args->now, error), args->id);
}

/* Takes a folder away; its feeds move to where it was. */
void
hd_feeds_remove_folder_async (HdContext *context,
                              gint64 id,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  write_async (context, remove_folder, id, 0, NULL, hd_feeds_remove_folder_async, callback,
               user_data);
}
