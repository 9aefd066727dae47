/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-entries-table.h"

/*
 * The entries of feeds. Each is an article, and a row here by which it is known again: also after
 * its article is gone, so that what the user or pruning took away does not come back.
 */

/* An entry that its feed no longer has is forgotten after so long. */
#define MEMORY_SECONDS ((gint64) 180 * 24 * 3600)

void
hd_new_entry_free (HdNewEntry *self)
{
  g_free (self->key);
  g_free (self->second_key);
  g_free (self->link);
  g_free (self->sum);
  g_clear_pointer (&self->article, hd_new_article_free);
  g_free (self);
}

/* What is known of an entry. */
typedef struct
{
  gint64 id; /* 0: nothing */
  gint64 article;
  gboolean same; /* it says the same as before */
} Known;

/* Looks for an entry among those that this merge has not met yet. */
static gboolean
look_up (HdDb *db,
         const char *column,
         gint64 feed,
         const char *key,
         const HdNewEntry *entry,
         GHashTable *met,
         Known *known,
         GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, coalesce (article, 0), sum = :sum FROM entry"
                                          " WHERE feed = :feed AND %s = :key ORDER BY id",
                                          column);
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, sql, error);
  HdStep step;

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":feed", feed);
  hd_stmt_bind_text (stmt, ":key", key);
  hd_stmt_bind_text (stmt, ":sum", entry->sum);
  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    {
      gint64 id = hd_stmt_get_int (stmt, 0);

      if (g_hash_table_contains (met, &id))
        continue;
      known->id = id;
      known->article = hd_stmt_get_int (stmt, 1);
      known->same = hd_stmt_get_int (stmt, 2) != 0;
      return TRUE;
    }
  return step != HD_STEP_ERROR;
}

/* Some feeds name all their entries anew each time: what says the same at the same place is the
 * same. */
static gboolean
look_for_twin (HdDb *db,
               gint64 feed,
               const HdNewEntry *entry,
               GHashTable *met,
               Known *known,
               GError **error)
{
  Known twin = { 0 };

  if (entry->link[0] == '\0')
    return TRUE;
  if (!look_up (db, "sum = :sum AND link", feed, entry->link, entry, met, &twin, error))
    return FALSE;
  *known = twin;
  return TRUE;
}

static gboolean
find_entry (HdDb *db,
            gint64 feed,
            const HdNewEntry *entry,
            GHashTable *met,
            Known *known,
            GError **error)
{
  return look_up (db, "key", feed, entry->key, entry, met, known, error) &&
         (known->id != 0 || entry->second_key[0] == '\0' ||
          look_up (db, "second_key", feed, entry->second_key, entry, met, known, error)) &&
         (known->id != 0 || look_for_twin (db, feed, entry, met, known, error));
}

static void
bind_entry (HdStmt *stmt, const HdNewEntry *entry, gint64 now)
{
  hd_stmt_bind_text (stmt, ":key", entry->key);
  hd_stmt_bind_text (stmt, ":second_key", entry->second_key);
  hd_stmt_bind_text (stmt, ":link", entry->link);
  hd_stmt_bind_text (stmt, ":sum", entry->sum);
  hd_stmt_bind_int (stmt, ":now", now);
}

/* Returns: the id of the new row, or 0 with @error set */
static gint64
insert_entry (HdDb *db, gint64 feed, const HdNewEntry *entry, gint64 now, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "INSERT INTO entry (feed, key, second_key, link, sum, seen_at)"
                   " VALUES (:feed, :key, :second_key, :link, :sum, :now)",
                   error);

  if (stmt == NULL)
    return 0;
  bind_entry (stmt, entry, now);
  hd_stmt_bind_int (stmt, ":feed", feed);
  return hd_stmt_run (stmt, error) ? hd_db_get_last_id (db) : 0;
}

static gboolean
update_entry (HdDb *db, gint64 id, const HdNewEntry *entry, gint64 now, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "UPDATE entry SET key = :key, second_key = :second_key, link = :link,"
                   " sum = :sum, seen_at = :now WHERE id = :id",
                   error);

  if (stmt == NULL)
    return FALSE;
  bind_entry (stmt, entry, now);
  hd_stmt_bind_int (stmt, ":id", id);
  return hd_stmt_run (stmt, error);
}

/* The place of an article in the lists, 0 for none, -1 with @error set. */
static gint64
get_place (HdDb *db, gint64 article, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "SELECT sorted_at FROM article WHERE id = :id", error);

  if (stmt == NULL)
    return -1;
  hd_stmt_bind_int (stmt, ":id", article);
  switch (hd_stmt_step (stmt, error))
    {
    case HD_STEP_ROW:
      return hd_stmt_get_int (stmt, 0);
    case HD_STEP_DONE:
      return 0;
    case HD_STEP_ERROR:
    default:
      return -1;
    }
}

/* Stores the article of an entry. Its address in the table is only a name: the real one may be
 * that of a saved page as well. */
static gboolean
put_article (HdDb *db, gint64 feed, gint64 id, HdNewEntry *entry, gint64 place, GError **error)
{
  g_autofree char *name = g_strdup_printf ("entry:%" G_GINT64_FORMAT, id);
  HdNewArticle *article = entry->article;
  g_autoptr (HdStmt) stmt = NULL;

  g_object_set (article->item, "url", name, "slug", "", "source", feed, NULL);
  article->sorted_at = place;
  if (!hd_articles_table_put (db, article, error))
    return FALSE;

  stmt = hd_db_prepare (db, "UPDATE entry SET article = :article WHERE id = :id", error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":article", hd_record_get_id (HD_RECORD (article->item)));
  hd_stmt_bind_int (stmt, ":id", id);
  return hd_stmt_run (stmt, error);
}

static gboolean
note_article (HdMerged *merged, const HdNewEntry *entry)
{
  gint64 id = hd_record_get_id (HD_RECORD (entry->article->item));

  if (merged->articles != NULL)
    g_array_append_val (merged->articles, id);
  return TRUE;
}

static gboolean
merge_entry (HdDb *db,
             gint64 feed,
             HdNewEntry *entry,
             gint64 now,
             GHashTable *met,
             HdMerged *merged,
             GError **error)
{
  Known known = { 0 };
  gint64 published = entry->article->item->published_at;

  if (!find_entry (db, feed, entry, met, &known, error))
    return FALSE;

  if (known.id == 0)
    {
      gint64 id = insert_entry (db, feed, entry, now, error);

      if (id == 0)
        return FALSE;
      g_hash_table_add (met, g_memdup2 (&id, sizeof id));
      merged->n_new++;
      g_object_set (entry->article->item, "saved-at", now, NULL);
      /* What is dated later than now, or not at all, is from now, and stays so. */
      return put_article (db, feed, id, entry, published > 0 && published < now ? published : now,
                          error) &&
             note_article (merged, entry);
    }

  g_hash_table_add (met, g_memdup2 (&known.id, sizeof known.id));
  if (!update_entry (db, known.id, entry, now, error))
    return FALSE;
  if (!known.same && known.article != 0)
    {
      gint64 place = get_place (db, known.article, error);

      if (place < 0)
        return FALSE;
      merged->n_edited++;
      return put_article (db, feed, known.id, entry, place, error) && note_article (merged, entry);
    }
  return TRUE;
}

/**
 * hd_entries_table_merge:
 * @entries: (element-type HdNewEntry): in the order of the feed, the newest first
 * @keep: so many articles remain, see hd_entries_table_prune()
 *
 * Stores what is new in a feed, and what was edited, which stays as read or unread as it was.
 */
gboolean
hd_entries_table_merge (HdDb *db,
                        gint64 feed,
                        GPtrArray *entries,
                        guint keep,
                        gint64 now,
                        HdMerged *merged,
                        GError **error)
{
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  /* The last first: of two of the same time the one with the higher id comes first in a list. */
  for (guint i = entries->len; i > 0; i--)
    if (!merge_entry (db, feed, entries->pdata[i - 1], now, met, merged, error))
      return FALSE;

  return merged->n_new == 0 || hd_entries_table_prune (db, feed, keep, now, error);
}

static gboolean
forget_old (HdDb *db, gint64 feed, gint64 now, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "DELETE FROM entry WHERE feed = :feed AND article IS NULL AND seen_at < :before",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":feed", feed);
  hd_stmt_bind_int (stmt, ":before", now - MEMORY_SECONDS);
  return hd_stmt_run (stmt, error);
}

/**
 * hd_entries_table_prune:
 *
 * Deletes the oldest articles of a feed, so that @keep remain. Those with a star or a tag
 * neither count nor go.
 */
gboolean
hd_entries_table_prune (HdDb *db, gint64 feed, guint keep, gint64 now, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "SELECT id FROM article WHERE source = :feed AND starred = 0"
                   " AND deleted_at IS NULL"
                   " AND NOT EXISTS (SELECT 1 FROM article_tag WHERE article_tag.article = "
                   "article.id"
                   "  AND article_tag.deleted_at IS NULL)"
                   " ORDER BY sorted_at DESC, id DESC LIMIT -1 OFFSET :keep",
                   error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  HdStep step;

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":feed", feed);
  hd_stmt_bind_int (stmt, ":keep", keep);
  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    {
      gint64 id = hd_stmt_get_int (stmt, 0);

      g_array_append_val (ids, id);
    }
  if (step != HD_STEP_DONE)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!hd_articles_table_delete (db, g_array_index (ids, gint64, i), error))
      return FALSE;
  return forget_old (db, feed, now, error);
}
