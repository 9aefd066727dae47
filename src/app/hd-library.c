/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-library-private.h"

#include <gio/gio.h>

#include "hd-article-search.h"
#include "hd-articles-table.h"
#include "hd-bundle-sync.h"
#include "hd-record-sql.h"

/**
 * HdLibrary:
 *
 * The articles behind the lists.
 *
 * There is one object for an article, whoever shows it, as long as somebody does: so a star set in
 * one place shows in all. An object begins empty and is filled when its row has been read, which
 * is done for many at once.
 */
struct _HdLibrary
{
  GObject parent_instance;

  HdStore *store;
  HdLibraryFailed failed;
  gpointer failed_data;

  GHashTable *items;     /* id → HdArticleItem, unowned: gone when the last user drops it */
  GHashTable *positions; /* id → position, not stored yet */
  guint position_id;
  GPtrArray *lists; /* of HdArticleList, unowned */
  HdLibraryCounts *counts;
  GCancellable *cancellable; /* cancelled by dispose */
  gboolean counting;
  gboolean count_again;
};

/* A place in an article need not survive a crash as fast as typing. */
#define POSITION_DELAY_SECONDS 2

G_DEFINE_FINAL_TYPE (HdLibrary, hd_library, G_TYPE_OBJECT)

typedef struct
{
  GArray *ids;
  char *words; /* of a search that wants snippets, or NULL */
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_array_unref (wanted->ids);
  g_free (wanted->words);
  g_free (wanted);
}

static gpointer
read_rows (HdDb *db, gpointer data, GError **error)
{
  Wanted *wanted = data;
  g_autoptr (GPtrArray) rows =
    hd_articles_table_rows (db, (const gint64 *) (gpointer) wanted->ids->data, wanted->ids->len,
                            error);

  if (rows == NULL ||
      (wanted->words != NULL && !hd_article_search_snippets (db, wanted->words, rows, error)))
    return NULL;
  return g_steal_pointer (&rows);
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = hd_store_finish (HD_STORE (source), result, &error);
  HdLibrary *self;

  /* Cancelled means that user_data may be gone: look at nothing else first. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = HD_LIBRARY (user_data);
  if (rows == NULL)
    {
      hd_library_fail (self, error);
      return;
    }

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = hd_record_get_id (rows->pdata[i]);
      HdArticleItem *item = g_hash_table_lookup (self->items, &id);

      gpointer position;

      if (item == NULL)
        continue;
      hd_record_take (HD_RECORD (item), rows->pdata[i]);
      if (g_hash_table_lookup_extended (self->positions, &id, NULL, &position))
        g_object_set (item, "position", GPOINTER_TO_INT (position), NULL);
    }
}

/**
 * hd_library_want:
 * @words: (nullable): a search whose snippets are wanted
 *
 * Reads the rows of these articles; their objects are filled when it is done.
 */
void
hd_library_want (HdLibrary *self, const gint64 *ids, guint n_ids, const char *words)
{
  Wanted *wanted;

  if (n_ids == 0 || self->store == NULL)
    return;

  wanted = g_new0 (Wanted, 1);
  wanted->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  g_array_append_vals (wanted->ids, ids, n_ids);
  wanted->words = g_strdup (words);
  hd_store_read_async (self->store, read_rows, wanted, wanted_free,
                       (GDestroyNotify) g_ptr_array_unref, self->cancellable, rows_read_cb, self);
}

static void
item_gone_cb (gpointer data, GObject *where)
{
  HdLibrary *self = data;
  gint64 id = hd_record_get_id ((HdRecord *) where);

  g_hash_table_remove (self->items, &id);
}

/* Returns: (transfer full): the object of an article, which may be empty yet */
HdArticleItem *
hd_library_ref_item (HdLibrary *self, gint64 id)
{
  HdArticleItem *item = g_hash_table_lookup (self->items, &id);

  if (item != NULL)
    return g_object_ref (item);

  item = hd_article_item_new ();
  hd_record_set_id (HD_RECORD (item), id);
  g_hash_table_insert (self->items, hd_row_id_new (id), item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  return item;
}

/* Returns: (transfer full): the object of the article of which @row was read, filled */
HdArticleItem *
hd_library_take_row (HdLibrary *self, HdArticleItem *row)
{
  HdArticleItem *item = hd_library_ref_item (self, hd_record_get_id (HD_RECORD (row)));

  hd_record_take (HD_RECORD (item), HD_RECORD (row));
  return item;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdLibraryCounts) counts = hd_store_finish (HD_STORE (source), result, &error);
  HdLibrary *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = HD_LIBRARY (user_data);
  self->counting = FALSE;
  if (counts == NULL)
    hd_library_fail (self, error);
  else
    hd_record_take (HD_RECORD (self->counts), HD_RECORD (counts));
  if (self->count_again)
    hd_library_recount (self);
}

static gpointer
count (HdDb *db, gpointer data, GError **error)
{
  return hd_articles_table_count (db, error);
}

/* Counts again, once more at the end if that is under way. */
void
hd_library_recount (HdLibrary *self)
{
  self->count_again = self->counting;
  if (self->counting || self->store == NULL)
    return;

  self->counting = TRUE;
  hd_store_read_async (self->store, count, NULL, NULL, g_object_unref, self->cancellable,
                       counted_cb, self);
}

static void
list_gone_cb (gpointer data, GObject *where)
{
  HdLibrary *self = data;

  g_ptr_array_remove (self->lists, where);
}

void
hd_library_add_list (HdLibrary *self, HdArticleList *list)
{
  g_ptr_array_add (self->lists, list);
  g_object_weak_ref (G_OBJECT (list), list_gone_cb, self);
}

/* Reads again what is shown: the lists, their rows and the counts. */
void
hd_library_reload (HdLibrary *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ids, key, 1);
  hd_library_want (self, (const gint64 *) (gpointer) ids->data, ids->len, NULL);

  for (guint i = 0; i < self->lists->len; i++)
    hd_article_list_reload (self->lists->pdata[i]);
  hd_library_recount (self);
}

static gpointer
store_positions (HdDb *db, gpointer data, GError **error)
{
  GHashTableIter iter;
  gpointer id;
  gpointer position;

  g_hash_table_iter_init (&iter, data);
  while (g_hash_table_iter_next (&iter, &id, &position))
    if (!hd_articles_table_set_position (db, *(gint64 *) id, GPOINTER_TO_INT (position), error))
      return NULL;
  return hd_row_id_new (1);
}

static void
positions_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdLibrary) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *done = hd_store_finish (HD_STORE (source), result, &error);

  if (done == NULL && self->store != NULL)
    hd_library_fail (self, error);
}

static GHashTable *
new_positions (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* Stores at once what waits to be stored. */
void
hd_library_flush (HdLibrary *self)
{
  g_clear_handle_id (&self->position_id, g_source_remove);
  if (g_hash_table_size (self->positions) == 0)
    return;

  hd_store_write_async (self->store, store_positions, g_steal_pointer (&self->positions),
                        (GDestroyNotify) g_hash_table_unref, g_free, positions_stored_cb,
                        g_object_ref (self));
  self->positions = new_positions ();
}

static gboolean
position_timeout_cb (gpointer user_data)
{
  HdLibrary *self = user_data;

  self->position_id = 0;
  hd_library_flush (self);
  return G_SOURCE_REMOVE;
}

void
hd_library_keep_position (HdLibrary *self, gint64 id, int position)
{
  g_hash_table_insert (self->positions, hd_row_id_new (id), GINT_TO_POINTER (position));
  if (self->position_id == 0)
    self->position_id = g_timeout_add_seconds (POSITION_DELAY_SECONDS, position_timeout_cb, self);
}

void
hd_library_fail (HdLibrary *self, const GError *error)
{
  self->failed (error, self->failed_data);
}

HdStore *
hd_library_get_store (HdLibrary *self)
{
  return self->store;
}

/* Returns: (transfer full) */
HdLibraryCounts *
hd_library_ref_counts (HdLibrary *self)
{
  return g_object_ref (self->counts);
}

static void
hd_library_dispose (GObject *object)
{
  HdLibrary *self = HD_LIBRARY (object);
  GHashTableIter iter;
  gpointer item;

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->position_id, g_source_remove);

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone_cb, self);
  g_hash_table_remove_all (self->items);
  for (guint i = 0; i < self->lists->len; i++)
    g_object_weak_unref (self->lists->pdata[i], list_gone_cb, self);
  g_ptr_array_set_size (self->lists, 0);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (hd_library_parent_class)->dispose (object);
}

static void
hd_library_finalize (GObject *object)
{
  HdLibrary *self = HD_LIBRARY (object);

  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_object (&self->counts);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (hd_library_parent_class)->finalize (object);
}

static void
hd_library_class_init (HdLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hd_library_dispose;
  object_class->finalize = hd_library_finalize;
}

static void
hd_library_init (HdLibrary *self)
{
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->positions = new_positions ();
  self->lists = g_ptr_array_new ();
  self->counts = g_object_new (HD_TYPE_LIBRARY_COUNTS, NULL);
  self->cancellable = g_cancellable_new ();
}

static void
synced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *changed = hd_store_finish (HD_STORE (source), result, &error);
  g_autoptr (HdLibrary) self = user_data;

  if (self->store == NULL)
    return; /* closed meanwhile */
  if (changed == NULL)
    hd_library_fail (self, error);
  else if (*changed != 0)
    hd_library_reload (self);
}

HdLibrary *
hd_library_new (HdStore *store, HdLibraryFailed failed, gpointer user_data)
{
  HdLibrary *self = g_object_new (HD_TYPE_LIBRARY, NULL);
  HdBundleSync *sync = hd_bundle_sync_new ();

  self->store = g_object_ref (store);
  self->failed = failed;
  self->failed_data = user_data;

  /* The first job of the store: what is read afterwards sees the articles of this version. */
  hd_store_write_async (store, hd_bundle_sync_run, sync, (GDestroyNotify) hd_bundle_sync_free,
                        g_free, synced_cb, g_object_ref (self));
  hd_library_recount (self);
  return self;
}
