/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-articles-table.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

#include "hd-error.h"
#include "hd-record-sql.h"
#include "hd-undo.h"

void
hd_new_article_free (HdNewArticle *self)
{
  g_clear_object (&self->item);
  g_clear_pointer (&self->document, g_bytes_unref);
  g_free (self->text);
  g_free (self);
}

/* Returns: (transfer full): what follows “FROM article WHERE deleted_at IS NULL AND” */
char *
hd_article_filter_dup_sql (HdArticleFilter filter, gint64 scope)
{
  switch (filter)
    {
    case HD_ARTICLES_UNREAD:
      return g_strdup ("unread = 1");
    case HD_ARTICLES_STARRED:
      return g_strdup ("starred = 1");
    case HD_ARTICLES_ADVICE:
      return g_strdup ("source = 1");
    case HD_ARTICLES_SAVED:
      return g_strdup ("source = 2");
    case HD_ARTICLES_FEEDS:
      return g_strdup ("source > 2");
    case HD_ARTICLES_FEED:
      return g_strdup_printf ("source = %" G_GINT64_FORMAT, scope);
    case HD_ARTICLES_FOLDER:
      /* With the folders in it. */
      return g_strdup_printf ("source IN (WITH RECURSIVE inside (id) AS (VALUES (%" G_GINT64_FORMAT
                              ") UNION"
                              " SELECT folder.id FROM folder JOIN inside ON folder.parent = "
                              "inside.id)"
                              " SELECT feed.id FROM feed JOIN inside ON feed.folder = inside.id)",
                              scope);
    case HD_ARTICLES_TAG:
      return g_strdup ("0");
    case HD_ARTICLES_ALL:
    default:
      return g_strdup ("1");
    }
}

/* One statement about one article; TRUE when it has changed a row. */
static gboolean
run_for (HdDb *db, const char *sql, gint64 id, gint64 now, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":id", id);
  if (strstr (sql, ":now") != NULL)
    hd_stmt_bind_int (stmt, ":now", now);
  return hd_stmt_run (stmt, error);
}

/* Takes the old words out of the index, which must be told what they were. */
static gboolean
unindex (HdDb *db, gint64 id, GError **error)
{
  return run_for (db,
                  "INSERT INTO article_index (article_index, rowid, title, body)"
                  " SELECT 'delete', id, title, body FROM article_text WHERE id = :id",
                  id, 0, error) &&
         run_for (db, "DELETE FROM article_text WHERE id = :id", id, 0, error);
}

/* A text is searched so far: a thick book. To index what somebody sends who
 * means harm takes seconds and hundreds of megabytes; bytes. */
#define MAX_SEARCHED ((gsize) 2 << 20)

/* Returns: (nullable): the beginning of @text, or %NULL when that is all of it */
static char *
dup_searched (const char *text)
{
  if (strnlen (text, MAX_SEARCHED + 1) <= MAX_SEARCHED)
    return NULL;
  return g_strndup (text, (gsize) (g_utf8_find_prev_char (text, text + MAX_SEARCHED + 1) - text));
}

static gboolean
put_text (HdDb *db, gint64 id, const char *title, const char *text, GError **error)
{
  static const char *const insertions[] = {
    "INSERT INTO article_text (id, title, body) VALUES (:id, :title, :body)",
    "INSERT INTO article_index (rowid, title, body) VALUES (:id, :title, :body)",
  };

  g_autofree char *searched = dup_searched (text);

  if (!unindex (db, id, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (insertions); i++)
    {
      g_autoptr (HdStmt) stmt = hd_db_prepare (db, insertions[i], error);

      if (stmt == NULL)
        return FALSE;
      hd_stmt_bind_int (stmt, ":id", id);
      hd_stmt_bind_text (stmt, ":title", title);
      hd_stmt_bind_text (stmt, ":body", searched != NULL ? searched : text);
      if (!hd_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_document (HdDb *db, gint64 id, GBytes *document, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "INSERT INTO article_document (article, bytes) VALUES (:id, :bytes)"
                   " ON CONFLICT (article) DO UPDATE SET bytes = excluded.bytes",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":id", id);
  hd_stmt_bind_bytes (stmt, ":bytes", document);
  return hd_stmt_run (stmt, error);
}

static void
bind_text_or_null (HdStmt *stmt, const char *name, const char *text)
{
  hd_stmt_bind_text (stmt, name, text[0] != '\0' ? text : NULL);
}

/**
 * hd_articles_table_put:
 *
 * Stores an article, or a newer state of one with the same slug or address: whether it was read,
 * starred or removed, and the position in it, stay as they are.
 */
gboolean
hd_articles_table_put (HdDb *db, HdNewArticle *article, GError **error)
{
  HdArticleItem *item = article->item;
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO article (slug, url, source, title, neutral_title, byline, "
                     "language, site, doubts, excerpt,"
                     " published_at, saved_at, sorted_at, words, minutes, pictures) VALUES (:slug, "
                     ":url, :source,"
                     " :title, :neutral_title, :byline, :language, :site, :doubts, :excerpt, "
                     ":published_at, "
                     ":saved_at, :sorted_at,"
                     " :words, :minutes, :pictures)"
                     " ON CONFLICT (%s) DO UPDATE SET title = excluded.title,"
                     " neutral_title = excluded.neutral_title, byline = excluded.byline,"
                     " language = excluded.language, site = excluded.site,"
                     " doubts = excluded.doubts, excerpt = excluded.excerpt,"
                     " published_at = excluded.published_at, sorted_at = excluded.sorted_at,"
                     " words = excluded.words, minutes = excluded.minutes, pictures = "
                     "excluded.pictures"
                     " RETURNING id",
                     item->slug[0] != '\0' ? "slug" : "url");
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, sql, error);
  gint64 id = 0;

  if (stmt == NULL)
    return FALSE;

  bind_text_or_null (stmt, ":slug", item->slug);
  bind_text_or_null (stmt, ":url", item->url);
  hd_stmt_bind_int (stmt, ":source", item->source);
  hd_stmt_bind_text (stmt, ":title", item->title);
  hd_stmt_bind_text (stmt, ":neutral_title", item->neutral_title);
  hd_stmt_bind_text (stmt, ":byline", item->byline);
  hd_stmt_bind_text (stmt, ":language", item->language);
  hd_stmt_bind_text (stmt, ":site", item->site);
  hd_stmt_bind_int (stmt, ":doubts", item->doubts);
  hd_stmt_bind_text (stmt, ":excerpt", item->excerpt);
  if (item->published_at != 0)
    hd_stmt_bind_int (stmt, ":published_at", item->published_at);
  hd_stmt_bind_int (stmt, ":saved_at", item->saved_at);
  hd_stmt_bind_int (stmt, ":sorted_at", article->sorted_at);
  hd_stmt_bind_int (stmt, ":words", item->words);
  hd_stmt_bind_int (stmt, ":minutes", item->minutes);
  hd_stmt_bind_int (stmt, ":pictures", item->pictures);

  if (hd_stmt_step (stmt, error) != HD_STEP_ROW)
    return FALSE;
  id = hd_stmt_get_int (stmt, 0);
  if (!hd_stmt_run (stmt, error))
    return FALSE;

  hd_record_set_id (HD_RECORD (item), id);
  return put_document (db, id, article->document, error) &&
         put_text (db, id, item->title, article->text, error);
}

/* Stores another text for an article that is there: document, words, minutes and
 * the number of pictures, and no more. */
gboolean
hd_articles_table_put_text (HdDb *db, HdNewArticle *article, GError **error)
{
  gint64 id = hd_record_get_id (HD_RECORD (article->item));
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "UPDATE article SET words = :words, minutes = :minutes, pictures = :pictures"
                   " WHERE id = :id",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":words", article->item->words);
  hd_stmt_bind_int (stmt, ":minutes", article->item->minutes);
  hd_stmt_bind_int (stmt, ":pictures", article->item->pictures);
  hd_stmt_bind_int (stmt, ":id", id);
  if (!hd_stmt_run (stmt, error))
    return FALSE;
  return hd_db_get_n_changes (db) == 0 ||
         (put_document (db, id, article->document, error) &&
          put_text (db, id, article->item->title, article->text, error));
}

/* Brings the index up to texts that undo has put back; it must be told what it had. */
gboolean
hd_articles_table_index_undone (HdDb *db, GError **error)
{
  return hd_db_exec (db,
                     "INSERT INTO article_index (article_index, rowid, title, body)"
                     " SELECT 'delete', id, title, body FROM undo_unindexed;"
                     "INSERT INTO article_index (rowid, title, body)"
                     " SELECT id, title, body FROM article_text"
                     " WHERE id IN (SELECT id FROM undo_unindexed);"
                     "DELETE FROM undo_unindexed",
                     error);
}

/* Deletes an article for good, and its words from the index. */
gboolean
hd_articles_table_delete (HdDb *db, gint64 id, GError **error)
{
  return unindex (db, id, error) &&
         run_for (db, "DELETE FROM article WHERE id = :id", id, 0, error);
}

/* Returns: (transfer full) (element-type gint64): the ids, newest first, or %NULL with @error */
GArray *
hd_articles_table_list (HdDb *db, HdArticleFilter filter, gint64 scope, GError **error)
{
  g_autofree char *where = hd_article_filter_dup_sql (filter, scope);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM article WHERE deleted_at IS NULL AND %s"
                                          " ORDER BY sorted_at DESC, id DESC",
                                          where);
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  HdStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    {
      gint64 id = hd_stmt_get_int (stmt, 0);

      g_array_append_val (ids, id);
    }
  return step == HD_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * hd_articles_table_rows:
 *
 * Returns: (transfer full) (element-type HdArticleItem): the rows of these ids, in no order;
 *   those that are gone are left out
 */
GPtrArray *
hd_articles_table_rows (HdDb *db, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GString) sql = g_string_new (
    "SELECT article.*, coalesce (entry.link, CASE WHEN article.url NOT LIKE 'file:%' THEN"
    " article.url END) AS url, source.kind AS source_kind,"
    " source.title AS source_title, 1 AS loaded,"
    " (SELECT group_concat (name, char (10)) FROM (SELECT tag.name FROM article_tag"
    "   JOIN tag ON tag.id = article_tag.tag WHERE article_tag.article = article.id"
    "   AND article_tag.deleted_at IS NULL ORDER BY tag.name COLLATE NOCASE)) AS tags"
    " FROM article JOIN source ON source.id = article.source"
    " LEFT JOIN entry ON entry.article = article.id"
    " WHERE article.deleted_at IS NULL AND article.id IN (");

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (sql, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (sql, ')');

  return hd_record_select (db, HD_TYPE_ARTICLE_ITEM, sql->str, error);
}

/* Returns: the id of a bundled article, or 0 with @error set */
gint64
hd_articles_table_find (HdDb *db, const char *slug, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "SELECT id FROM article WHERE slug = :slug AND deleted_at IS NULL", error);

  if (stmt == NULL)
    return 0;
  hd_stmt_bind_text (stmt, ":slug", slug);

  switch (hd_stmt_step (stmt, error))
    {
    case HD_STEP_ROW:
      return hd_stmt_get_int (stmt, 0);
    case HD_STEP_DONE:
      g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND, _ ("There is no article “%s”."), slug);
      return 0;
    case HD_STEP_ERROR:
    default:
      return 0;
    }
}

/* Returns: (transfer full): the document in its wire format, or %NULL with @error set */
GBytes *
hd_articles_table_document (HdDb *db, gint64 id, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "SELECT bytes FROM article_document JOIN article ON article.id = article"
                   " WHERE article = :id AND deleted_at IS NULL",
                   error);

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_int (stmt, ":id", id);

  switch (hd_stmt_step (stmt, error))
    {
    case HD_STEP_ROW:
      return hd_stmt_get_bytes (stmt, 0);
    case HD_STEP_DONE:
      g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND, _ ("There is no article %" PRId64 "."), id);
      return NULL;
    case HD_STEP_ERROR:
    default:
      return NULL;
    }
}

/* Returns: (transfer full): the counts, or %NULL with @error set */
HdLibraryCounts *
hd_articles_table_count (HdDb *db, GError **error)
{
  g_autoptr (GPtrArray) rows =
    hd_record_select (db, HD_TYPE_LIBRARY_COUNTS,
                      "SELECT count(*) AS \"all\", coalesce (sum (unread), 0) AS unread,"
                      " coalesce (sum (starred), 0) AS starred, coalesce (sum (source = 1), 0) AS "
                      "advice,"
                      " coalesce (sum (source = 1 AND unread), 0) AS advice_unread,"
                      " coalesce (sum (source = 2), 0) AS saved, coalesce (sum (source > 2), 0) AS "
                      "feeds,"
                      " coalesce ((SELECT reader FROM page JOIN article AS saved"
                      "   ON saved.id = page.article WHERE saved.deleted_at IS NULL"
                      "   ORDER BY reader LIMIT 1), 2147483647)"
                      "   AS oldest_reader"
                      " FROM article WHERE deleted_at IS NULL",
                      error);

  return rows != NULL ? g_object_ref (rows->pdata[0]) : NULL;
}

gboolean
hd_articles_table_set_unread (HdDb *db, gint64 id, gboolean unread, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, "article-unread", now, error);

  return step != 0 && hd_undo_changes (db, step, "article", "unread, read_at", id, error) &&
         run_for (db,
                  unread ? "UPDATE article SET unread = 1, read_at = NULL WHERE id = :id"
                         : "UPDATE article SET unread = 0, read_at = :now WHERE id = :id",
                  id, now, error);
}

/* Marks what was just read; that is not a thing to undo. */
gboolean
hd_articles_table_note_reading (HdDb *db, gint64 id, gint64 now, GError **error)
{
  return run_for (db, "UPDATE article SET unread = 0, read_at = :now WHERE id = :id", id, now,
                  error);
}

gboolean
hd_articles_table_set_starred (HdDb *db, gint64 id, gboolean starred, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, "article-star", now, error);

  return step != 0 && hd_undo_changes (db, step, "article", "starred", id, error) &&
         run_for (db,
                  starred ? "UPDATE article SET starred = 1 WHERE id = :id"
                          : "UPDATE article SET starred = 0 WHERE id = :id",
                  id, now, error);
}

/* Where somebody stopped reading; no step of undo. */
gboolean
hd_articles_table_set_position (HdDb *db, gint64 id, int position, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "UPDATE article SET position = :position WHERE id = :id", error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":position", position);
  hd_stmt_bind_int (stmt, ":id", id);
  return hd_stmt_run (stmt, error);
}

/* Marks every article of a list as read, as one step of undo. */
gboolean
hd_articles_table_mark_all_read (HdDb *db,
                                 HdArticleFilter filter,
                                 gint64 scope,
                                 gint64 now,
                                 GError **error)
{
  g_autofree char *where = hd_article_filter_dup_sql (filter, scope);
  g_autofree char *keep =
    g_strdup_printf ("INSERT INTO undo_row (step, seq, table_name, row_id, image)"
                     " SELECT :id, row_number() OVER () - 1, 'article', id,"
                     "   json_object ('unread', unread, 'read_at', read_at)"
                     " FROM article WHERE deleted_at IS NULL AND unread = 1 AND %s",
                     where);
  g_autofree char *mark =
    g_strdup_printf ("UPDATE article SET unread = 0, read_at = :now"
                     " WHERE deleted_at IS NULL AND unread = 1 AND :id AND %s",
                     where);
  gint64 step = hd_undo_begin (db, "articles-read", now, error);

  return step != 0 && run_for (db, keep, step, now, error) && run_for (db, mark, step, now, error);
}

gboolean
hd_articles_table_remove (HdDb *db, gint64 id, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, "article-remove", now, error);

  return step != 0 && hd_undo_remove_row (db, step, "article", id, now, error);
}

/* The starred articles of a feed that is deleted for good lose their entries, and with them where
 * they are from, so it becomes their own address where that is free. */
static gboolean
keep_addresses (HdDb *db, gint64 before, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "UPDATE OR IGNORE article SET url = entry.link FROM entry JOIN feed"
                   " ON feed.id = entry.feed WHERE entry.article = article.id"
                   " AND entry.link != '' AND feed.deleted_at < :before",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":before", before);
  return hd_stmt_run (stmt, error);
}

/* How many texts undo could bring back, or -1 with @error set. */
static gint64
count_versions (HdDb *db, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, "SELECT count(*) FROM undo_version", error);

  return stmt != NULL && hd_stmt_step (stmt, error) == HD_STEP_ROW ? hd_stmt_get_int (stmt, 0) : -1;
}

/**
 * hd_articles_table_purge:
 *
 * hd_undo_purge() for the library: what goes is taken out of the index first, which would else
 * keep its words.
 */
gboolean
hd_articles_table_purge (HdDb *db, gint64 before, guint keep, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "INSERT INTO article_index (article_index, rowid, title, body)"
                   " SELECT 'delete', article_text.id, article_text.title, article_text.body"
                   " FROM article_text JOIN article ON article.id = article_text.id"
                   " WHERE article.deleted_at < :before",
                   error);
  gint64 versions = count_versions (db, error);
  gint64 left;
  gboolean gone;

  if (stmt == NULL || versions < 0)
    return FALSE;
  hd_stmt_bind_int (stmt, ":before", before);
  if (!hd_stmt_run (stmt, error))
    return FALSE;
  gone = hd_db_get_n_changes (db) > 0;

  if (!keep_addresses (db, before, error) || !hd_undo_purge (db, before, keep, error) ||
      !hd_db_exec (db, "DELETE FROM tag WHERE id NOT IN (SELECT tag FROM article_tag)", error))
    return FALSE;
  left = count_versions (db, error);
  if (left < 0)
    return FALSE;

  /* FTS5 only marks words as gone; merging its segments drops them from the file. */
  return (!gone && left == versions) ||
         hd_db_exec (db, "INSERT INTO article_index (article_index) VALUES ('optimize')", error);
}

/* Returns: (transfer full): a value kept under a name, "" for none, or %NULL with @error set */
char *
hd_library_note_get (HdDb *db, const char *name, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, "SELECT value FROM note WHERE name = :name", error);

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_text (stmt, ":name", name);

  switch (hd_stmt_step (stmt, error))
    {
    case HD_STEP_ROW:
      return g_strdup (hd_stmt_get_text (stmt, 0));
    case HD_STEP_DONE:
      return g_strdup ("");
    case HD_STEP_ERROR:
    default:
      return NULL;
    }
}

gboolean
hd_library_note_set (HdDb *db, const char *name, const char *value, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db,
                                           "INSERT INTO note (name, value) VALUES (:name, :value)"
                                           " ON CONFLICT (name) DO UPDATE SET value = :value",
                                           error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":name", name);
  hd_stmt_bind_text (stmt, ":value", value);
  return hd_stmt_run (stmt, error);
}
