/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feeds-opml.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-context-private.h"
#include "hd-error.h"
#include "hd-feeds-table.h"
#include "hd-net-address.h"
#include "hd-opml.h"
#include "hd-opml-write.h"

/*
 * Lists of feeds, in and out. Nothing is fetched: what is in a list was added by the user, but
 * that does not mean that all of it is to be asked at once.
 */

typedef struct
{
  HdOpml *opml;
  gint64 now;
  HdFeedsImport *import;
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_clear_pointer (&import->opml, hd_opml_free);
  g_free (import->import);
  g_free (import);
}

/* The folder of a path, 0 for the top, -1 with @error set. */
static gint64
add_folders (HdDb *db, gint64 step, GStrv path, GError **error)
{
  gint64 folder = 0;

  for (guint i = 0; path != NULL && path[i] != NULL; i++)
    {
      folder = hd_feeds_table_add_folder (db, step, folder, path[i], error);
      if (folder == 0)
        return -1;
    }
  return folder;
}

static gboolean
import_feed (HdDb *db, gint64 step, const HdOpmlFeed *feed, Import *args, GError **error)
{
  g_autoptr (GUri) uri = hd_net_parse_url (feed->url, NULL);
  g_autoptr (HdSubscription) subscription = NULL;
  g_autofree char *url = g_strstrip (g_strdup (feed->url));
  gint64 known = uri != NULL ? hd_feeds_table_find (db, url, error) : 0;
  gint64 folder;

  if (uri == NULL)
    {
      args->import->n_refused++;
      return TRUE;
    }
  if (known != 0)
    {
      args->import->n_known++;
      return known > 0;
    }

  folder = add_folders (db, step, feed->folders->len > 0 ? feed->folders->pdata[0] : NULL, error);
  if (folder < 0)
    return FALSE;
  subscription = hd_subscription_new ();
  g_object_set (subscription, "url", url, "title", feed->title != NULL ? feed->title : "",
                "given-title", feed->title != NULL ? feed->title : "", "site",
                feed->site != NULL ? feed->site : "", "folder", folder, NULL);
  args->import->n_added++;
  return hd_feeds_table_add (db, step, subscription, args->now, error);
}

static gpointer
import_feeds (HdDb *db, gpointer data, GError **error)
{
  Import *args = g_task_get_task_data (data);
  gint64 step = hd_feeds_table_begin_add (db, args->now, error);

  if (step == 0)
    return NULL;
  for (guint i = 0; i < args->opml->feeds->len; i++)
    if (!import_feed (db, step, args->opml->feeds->pdata[i], args, error))
      return NULL;
  for (guint i = 0; i < args->opml->empty->len; i++)
    if (add_folders (db, step, args->opml->empty->pdata[i], error) < 0)
      return NULL;
  return g_memdup2 (args->import, sizeof *args->import);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  HdFeedsImport *import = hd_store_finish (HD_STORE (source), result, &error);

  hd_context_reload (g_task_get_source_object (task), HD_STORE_LIBRARY);
  if (import != NULL)
    g_task_return_pointer (task, import, g_free);
  else
    g_task_return_error (task, error);
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HdContext *context = g_task_get_source_object (task);
  Import *args = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) payload = hd_parser_run_finish (HD_PARSER (source), result, &error);

  if (payload != NULL)
    args->opml = hd_opml_new_from_bytes (payload, &error);
  if (args->opml != NULL)
    hd_store_write_async (hd_context_get_store (context, HD_STORE_LIBRARY), import_feeds,
                          g_object_ref (task), g_object_unref, g_free, imported_cb,
                          g_object_ref (task));
  else if (g_error_matches (error, HD_ERROR, HD_ERROR_PARSE))
    g_task_return_new_error (task, HD_ERROR, HD_ERROR_PARSE, "%s",
                             _ ("This is no list of feeds (OPML)."));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * hd_feeds_import_async:
 * @opml: a list of feeds as another program wrote it
 *
 * Adds the feeds of a list, with their folders, in one step of undo.
 */
void
hd_feeds_import_async (HdContext *context,
                       GBytes *opml,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (opml != NULL);

  g_autoptr (GTask) task = g_task_new (context, cancellable, callback, user_data);
  Import *args = g_new0 (Import, 1);

  args->now = hd_context_get_now (context);
  args->import = g_new0 (HdFeedsImport, 1);
  g_task_set_source_tag (task, hd_feeds_import_async);
  g_task_set_task_data (task, args, import_free);
  hd_parser_run_async (hd_context_get_parser (context), HD_JOB_OPML, NULL, opml, G_PRIORITY_DEFAULT,
                       cancellable, parsed_cb, g_object_ref (task));
}

/* Returns: (transfer full): what became of them, to be freed with g_free(), or %NULL with @error */
HdFeedsImport *
hd_feeds_import_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/*
 * Out
 */

/* The path of a folder; a folder that leads back to itself ends. */
static GStrv
dup_path (GPtrArray *folders, gint64 id)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint depth = 0; id != 0 && depth < HD_OPML_MAX_DEPTH; depth++)
    {
      HdFeedFolder *found = NULL;

      for (guint i = 0; i < folders->len && found == NULL; i++)
        if (hd_record_get_id (folders->pdata[i]) == id)
          found = folders->pdata[i];
      if (found == NULL)
        break;
      g_ptr_array_insert (names, 0, g_strdup (found->title));
      id = found->parent;
    }
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/* Whether a feed or another folder stands in a folder. */
static gboolean
is_used (GPtrArray *feeds, GPtrArray *folders, gint64 folder)
{
  for (guint i = 0; i < feeds->len; i++)
    if (HD_SUBSCRIPTION (feeds->pdata[i])->folder == folder)
      return TRUE;
  for (guint i = 0; i < folders->len; i++)
    if (HD_FEED_FOLDER (folders->pdata[i])->parent == folder)
      return TRUE;
  return FALSE;
}

static gpointer
export_feeds (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;
  g_autoptr (GPtrArray) feeds = hd_feeds_table_list (db, error);
  g_autoptr (GPtrArray) folders = feeds != NULL ? hd_feeds_table_list_folders (db, error) : NULL;
  g_autoptr (HdOpml) opml = hd_opml_new ();

  if (folders == NULL)
    return NULL;

  opml->title = g_strdup ("Feeds");
  for (guint i = 0; i < feeds->len; i++)
    {
      HdSubscription *feed = feeds->pdata[i];
      HdOpmlFeed *line = hd_opml_add_feed (opml);
      g_auto (GStrv) path = dup_path (folders, feed->folder);

      line->url = g_strdup (feed->url);
      line->title = g_strdup (feed->title);
      line->site = feed->site[0] != '\0' ? g_strdup (feed->site) : NULL;
      if (path[0] != NULL)
        g_ptr_array_add (line->folders, g_steal_pointer (&path));
    }
  for (guint i = 0; i < folders->len; i++)
    if (!is_used (feeds, folders, hd_record_get_id (folders->pdata[i])))
      g_ptr_array_add (opml->empty, dup_path (folders, hd_record_get_id (folders->pdata[i])));
  return hd_opml_write (opml, (HdDate) args->number);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GBytes *bytes = hd_store_finish (HD_STORE (source), result, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/* Writes all feeds with their folders as a list that other programs read. */
void
hd_feeds_export_async (HdContext *context,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  GTask *task = g_task_new (context, cancellable, callback, user_data);
  HdVerbArgs *args = hd_verb_args_new (context);

  args->number = hd_context_get_today (context);
  g_task_set_source_tag (task, hd_feeds_export_async);
  hd_store_read_async (hd_context_get_store (context, HD_STORE_LIBRARY), export_feeds, args,
                       hd_verb_args_free, (GDestroyNotify) g_bytes_unref, cancellable, exported_cb,
                       task);
}

/* Returns: (transfer full): the list, or %NULL with @error set */
GBytes *
hd_feeds_export_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
