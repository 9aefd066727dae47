/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-pages-table.h"

#include <glib/gi18n.h>

#include "hd-article-search.h"
#include "hd-error.h"
#include "hd-record-sql.h"
#include "hd-undo.h"

/* Pages that somebody saved: the article, the page as it came, and the pictures it needs. */

void
hd_raw_page_free (HdRawPage *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->key);
  g_free (self->address);
  g_free (self->charset);
  g_free (self);
}

HdPagePicture *
hd_page_picture_new (const char *source, const char *name, guint width, guint height)
{
  HdPagePicture *self = g_new0 (HdPagePicture, 1);

  self->source = g_strdup (source);
  self->name = g_strdup (name);
  self->width = width;
  self->height = height;
  return self;
}

void
hd_page_picture_free (HdPagePicture *self)
{
  g_free (self->source);
  g_free (self->name);
  g_free (self);
}

void
hd_new_page_free (HdNewPage *self)
{
  g_clear_pointer (&self->article, hd_new_article_free);
  g_strfreev (self->keys);
  g_clear_pointer (&self->raw, hd_raw_page_free);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_free (self);
}

/* What is known of an article that has one of the page's addresses. */
typedef struct
{
  gint64 id; /* 0: there is none */
  char *url;
  gboolean removed;
  int words;
  int doubts;
} Known;

static void
known_clear (Known *self)
{
  g_free (self->url);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, known_clear)

static gboolean
find_key (HdDb *db, const char *key, Known *known, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "SELECT article.id, url, deleted_at IS NOT NULL, words, doubts"
                   " FROM article_key JOIN article ON article.id = article_key.article"
                   " WHERE article_key.key = :key",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":key", key);
  switch (hd_stmt_step (stmt, error))
    {
    case HD_STEP_ROW:
      known->id = hd_stmt_get_int (stmt, 0);
      known->url = g_strdup (hd_stmt_get_text (stmt, 1));
      known->removed = hd_stmt_get_int (stmt, 2) != 0;
      known->words = (int) hd_stmt_get_int (stmt, 3);
      known->doubts = (int) hd_stmt_get_int (stmt, 4);
      return TRUE;
    case HD_STEP_DONE:
      return TRUE;
    case HD_STEP_ERROR:
    default:
      return FALSE;
    }
}

static gboolean
find_known (HdDb *db, const HdNewPage *page, Known *known, GError **error)
{
  if (!find_key (db, page->article->item->url, known, error))
    return FALSE;
  for (guint i = 0; known->id == 0 && page->keys != NULL && page->keys[i] != NULL; i++)
    if (!find_key (db, page->keys[i], known, error))
      return FALSE;
  return TRUE;
}

/* A wall in place of an article that is here already is no newer state of it. */
static gboolean
is_worse (const HdArticleItem *item, const Known *known)
{
  return known->id != 0 && item->doubts != 0 && known->doubts == 0 &&
         item->words * 2 < known->words;
}

static gboolean
put_key (HdDb *db, gint64 article, const char *key, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "INSERT INTO article_key (key, article) VALUES (:key, :article)"
                   " ON CONFLICT (key) DO UPDATE SET article = excluded.article",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":key", key);
  hd_stmt_bind_int (stmt, ":article", article);
  return hd_stmt_run (stmt, error);
}

static gboolean
put_keys (HdDb *db, gint64 article, const HdNewPage *page, GError **error)
{
  if (!put_key (db, article, page->article->item->url, error))
    return FALSE;
  for (guint i = 0; page->keys != NULL && page->keys[i] != NULL; i++)
    if (!put_key (db, article, page->keys[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
put_raw (HdDb *db, gint64 article, const HdRawPage *raw, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   raw != NULL
                     ? "INSERT OR REPLACE INTO page (article, address, charset, bytes, length, "
                       "reader) VALUES (:article, :address, :charset, :bytes, :length, :reader)"
                     : "DELETE FROM page WHERE article = :article",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":article", article);
  if (raw == NULL)
    return hd_stmt_run (stmt, error);
  hd_stmt_bind_text (stmt, ":address", raw->address);
  hd_stmt_bind_text (stmt, ":charset", raw->charset);
  hd_stmt_bind_bytes (stmt, ":bytes", raw->bytes);
  hd_stmt_bind_int (stmt, ":length", (gint64) raw->length);
  hd_stmt_bind_int (stmt, ":reader", raw->reader);
  return hd_stmt_run (stmt, error);
}

/* Stores which pictures an article has; their files are there. */
gboolean
hd_pages_table_put_pictures (HdDb *db, gint64 article, GPtrArray *pictures, GError **error)
{
  g_autoptr (HdStmt) clear =
    hd_db_prepare (db, "DELETE FROM article_picture WHERE article = :article", error);

  if (clear == NULL)
    return FALSE;
  hd_stmt_bind_int (clear, ":article", article);
  if (!hd_stmt_run (clear, error))
    return FALSE;

  for (guint i = 0; i < pictures->len; i++)
    {
      const HdPagePicture *picture = pictures->pdata[i];
      g_autoptr (HdStmt) stmt =
        hd_db_prepare (db,
                       "INSERT OR REPLACE INTO article_picture (article, source, name, width, "
                       "height) VALUES (:article, :source, :name, :width, :height)",
                       error);

      if (stmt == NULL)
        return FALSE;
      hd_stmt_bind_int (stmt, ":article", article);
      hd_stmt_bind_text (stmt, ":source", picture->source);
      hd_stmt_bind_text (stmt, ":name", picture->name);
      hd_stmt_bind_int (stmt, ":width", picture->width);
      hd_stmt_bind_int (stmt, ":height", picture->height);
      if (!hd_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
bring_back (HdDb *db, gint64 step, gint64 article, GError **error)
{
  g_autoptr (HdStmt) stmt = NULL;

  if (!hd_undo_changes (db, step, "article", "deleted_at", article, error))
    return FALSE;
  stmt = hd_db_prepare (db, "UPDATE article SET deleted_at = NULL WHERE id = :id", error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":id", article);
  return hd_stmt_run (stmt, error);
}

/* Keeps an article as it is now, so that undoing the step brings it back. */
static gboolean
keep_version (HdDb *db, gint64 step, gint64 article, GError **error)
{
  static const char *const statements[] = {
    "INSERT INTO undo_version (article, version, document, title, body, address, charset, bytes,"
    " length, reader) SELECT article.id, article.version, article_document.bytes,"
    " article_text.title, body, address, charset, page.bytes, length, reader FROM article"
    " JOIN article_document ON article_document.article = article.id"
    " JOIN article_text ON article_text.id = article.id"
    " LEFT JOIN page ON page.article = article.id WHERE article.id = :id",
    "INSERT INTO undo_version_picture (article, version, source, name, width, height)"
    " SELECT article.id, version, article_picture.source, name, width, height FROM article"
    " JOIN article_picture ON article_picture.article = article.id WHERE article.id = :id",
    "UPDATE article SET version = version + 1 WHERE id = :id",
  };

  if (!hd_undo_changes (db, step, "article",
                        "title, neutral_title, byline, language, site, doubts, excerpt,"
                        " published_at, sorted_at, words, minutes, pictures, version",
                        article, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (HdStmt) stmt = hd_db_prepare (db, statements[i], error);

      if (stmt == NULL)
        return FALSE;
      hd_stmt_bind_int (stmt, ":id", article);
      if (!hd_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hd_pages_table_put:
 *
 * Stores a page that somebody saved. One that is there under any of its addresses is brought up to
 * date: it stays read or unread, starred and tagged, and comes back if it had been removed. What
 * it was before comes back by undo.
 *
 * Returns: what became of it; the article has its id then
 */
HdPageOutcome
hd_pages_table_put (HdDb *db, HdNewPage *page, gint64 now, GError **error)
{
  HdArticleItem *item = page->article->item;
  g_auto (Known) known = { 0 };
  gint64 step;
  gint64 id;
  gboolean update;

  if (!find_known (db, page, &known, error))
    return HD_PAGE_FAILED;
  if (is_worse (item, &known) && !known.removed)
    {
      hd_record_set_id (HD_RECORD (item), known.id);
      return HD_PAGE_KEPT;
    }

  update = known.id != 0 && !known.removed;
  step = hd_undo_begin (db, update ? "page-update" : "page-save", now, error);
  if (step == 0 || (update && !keep_version (db, step, known.id, error)))
    return HD_PAGE_FAILED;

  /* It keeps the address by which it was known first. */
  if (known.id != 0)
    {
      g_autofree char *other = g_strdup (item->url);

      g_object_set (item, "url", known.url, NULL);
      if (!put_key (db, known.id, other, error))
        return HD_PAGE_FAILED;
    }
  if (!hd_articles_table_put (db, page->article, error))
    return HD_PAGE_FAILED;
  id = hd_record_get_id (HD_RECORD (item));
  if (!put_keys (db, id, page, error) || !put_raw (db, id, page->raw, error) ||
      !hd_pages_table_put_pictures (db, id, page->pictures, error) ||
      !hd_article_related_keep (db, id, error))
    return HD_PAGE_FAILED;
  if (update)
    return HD_PAGE_UPDATED;
  if (known.removed ? bring_back (db, step, id, error)
                    : hd_undo_made (db, step, "article", id, error))
    return known.removed ? HD_PAGE_UPDATED : HD_PAGE_ADDED;
  return HD_PAGE_FAILED;
}

static gboolean
note_reader (HdDb *db, gint64 article, int reader, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "UPDATE page SET reader = :reader WHERE article = :article", error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":reader", reader);
  hd_stmt_bind_int (stmt, ":article", article);
  return hd_stmt_run (stmt, error);
}

/* What was removed while it was being read stays removed, and as it is. */
static gint64
find_shown (HdDb *db, const char *url, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "SELECT id FROM article WHERE url = :url AND deleted_at IS NULL", error);

  if (stmt == NULL)
    return -1;
  hd_stmt_bind_text (stmt, ":url", url);
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

/**
 * hd_pages_table_put_again:
 * @articles: (element-type HdNewArticle): what was read, from the page that is stored, now
 * @unread: (element-type gint64): articles of whose pages nothing could be read; they stay
 * @reader: the number of what read them; a better one has a higher number
 *
 * Stores pages that were read again, as one step of undo.
 */
gboolean
hd_pages_table_put_again (HdDb *db,
                          GPtrArray *articles,
                          GArray *unread,
                          int reader,
                          gint64 now,
                          GError **error)
{
  gint64 step = 0;

  for (guint i = 0; i < articles->len; i++)
    {
      HdNewArticle *article = articles->pdata[i];
      gint64 id = find_shown (db, article->item->url, error);

      if (id == 0)
        continue;
      if (id < 0)
        return FALSE;
      if (step == 0)
        step = hd_undo_begin (db, "page-read-again", now, error);
      if (step == 0 || !keep_version (db, step, id, error) ||
          !hd_articles_table_put (db, article, error) || !note_reader (db, id, reader, error) ||
          !hd_article_related_keep (db, id, error))
        return FALSE;
    }
  for (guint i = 0; i < unread->len; i++)
    if (!note_reader (db, g_array_index (unread, gint64, i), reader, error))
      return FALSE;
  return TRUE;
}

/**
 * hd_pages_table_list_older:
 *
 * Returns: (transfer full) (element-type gint64): articles, newest first, that were read by
 *   something before @reader; or %NULL with @error set
 */
GArray *
hd_pages_table_list_older (HdDb *db, int reader, guint most, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "SELECT article.id FROM page JOIN article ON article.id = page.article"
                   " WHERE deleted_at IS NULL AND reader < :reader"
                   " ORDER BY sorted_at DESC, article.id DESC LIMIT :most",
                   error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  HdStep step;

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_int (stmt, ":reader", reader);
  hd_stmt_bind_int (stmt, ":most", most);
  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    {
      gint64 id = hd_stmt_get_int (stmt, 0);

      g_array_append_val (ids, id);
    }
  return step == HD_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/* Returns: (transfer full): the page as it came, or %NULL with @error set, HD_ERROR_NOT_FOUND when
 *   it is no saved page */
HdRawPage *
hd_pages_table_raw (HdDb *db, gint64 article, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "SELECT bytes, length, address, charset, url FROM page"
                   " JOIN article ON article.id = page.article WHERE article = :id",
                   error);
  HdRawPage *raw;

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_int (stmt, ":id", article);
  switch (hd_stmt_step (stmt, error))
    {
    case HD_STEP_ROW:
      raw = g_new0 (HdRawPage, 1);
      raw->bytes = hd_stmt_get_bytes (stmt, 0);
      raw->length = (gsize) hd_stmt_get_int (stmt, 1);
      raw->address = g_strdup (hd_stmt_get_text (stmt, 2));
      raw->charset = g_strdup (hd_stmt_get_text (stmt, 3));
      raw->key = g_strdup (hd_stmt_get_text (stmt, 4));
      return raw;
    case HD_STEP_DONE:
      g_set_error_literal (error, HD_ERROR, HD_ERROR_NOT_FOUND,
                           _ ("The page that this article was read from is not here."));
      return NULL;
    case HD_STEP_ERROR:
    default:
      return NULL;
    }
}

/* Returns: (transfer full) (element-type HdPagePicture): the stored pictures of an article, or
 *   %NULL with @error set */
GPtrArray *
hd_pages_table_pictures_of (HdDb *db, gint64 article, GError **error)
{
  g_autoptr (GPtrArray) pictures =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hd_page_picture_free);
  g_autoptr (HdStmt) stmt = hd_db_prepare (db,
                                           "SELECT source, name, width, height FROM "
                                           "article_picture WHERE article = :article",
                                           error);
  HdStep step;

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_int (stmt, ":article", article);
  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    g_ptr_array_add (pictures,
                     hd_page_picture_new (hd_stmt_get_text (stmt, 0), hd_stmt_get_text (stmt, 1),
                                          (guint) hd_stmt_get_int (stmt, 2),
                                          (guint) hd_stmt_get_int (stmt, 3)));
  return step == HD_STEP_DONE ? g_steal_pointer (&pictures) : NULL;
}

/* Returns: (transfer full) (element-type char*): the names of all files that some article needs,
 *   those in the bin and those that undo brings back too; or %NULL with @error set */
GHashTable *
hd_pages_table_pictures (HdDb *db, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "SELECT name FROM article_picture UNION SELECT name FROM undo_version_picture",
                   error);
  HdStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    g_hash_table_add (names, g_strdup (hd_stmt_get_text (stmt, 0)));
  return step == HD_STEP_DONE ? g_steal_pointer (&names) : NULL;
}
