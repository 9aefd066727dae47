/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-tags-table.h"

#include "hd-record-sql.h"
#include "hd-text.h"
#include "hd-undo.h"

/* Returns: (transfer full) (element-type HdArticleTag): those that some article has, by name */
GPtrArray *
hd_tags_table_list (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_ARTICLE_TAG,
                           "SELECT tag.id, tag.name, count(*) AS articles FROM tag"
                           " JOIN article_tag ON article_tag.tag = tag.id"
                           "  AND article_tag.deleted_at IS NULL"
                           " JOIN article ON article.id = article_tag.article"
                           "  AND article.deleted_at IS NULL"
                           " GROUP BY tag.id ORDER BY tag.name COLLATE NOCASE",
                           error);
}

/**
 * hd_tags_clean:
 * @text: tags as somebody types them, parted by commas or line ends
 *
 * Returns: (transfer full): each once, without blanks around it or a mark before it
 */
char **
hd_tags_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) parts = g_strsplit_set (valid, ",;\n", -1);
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strchug (parts[i]);
      g_autofree char *line = hd_text_clean_line (part[0] == '#' ? part + 1 : part, -1);

      if (g_utf8_strlen (line, -1) > HD_ARTICLE_TAG_MAX)
        *g_utf8_offset_to_pointer (line, HD_ARTICLE_TAG_MAX) = '\0';
      if (*line != '\0' && g_hash_table_add (seen, g_utf8_casefold (line, -1)))
        g_strv_builder_add (tags, line);
    }
  return g_strv_builder_end (tags);
}

/* The id of the tag of that name, made if there is none; 0 with @error set. */
static gint64
need_tag (HdDb *db, const char *name, GError **error)
{
  g_autoptr (HdStmt) made =
    hd_db_prepare (db, "INSERT INTO tag (name) VALUES (:name) ON CONFLICT (name) DO NOTHING",
                   error);
  g_autoptr (HdStmt) found = NULL;

  if (made == NULL)
    return 0;
  hd_stmt_bind_text (made, ":name", name);
  if (!hd_stmt_run (made, error))
    return 0;

  found = hd_db_prepare (db, "SELECT id FROM tag WHERE name = :name", error);
  if (found == NULL)
    return 0;
  hd_stmt_bind_text (found, ":name", name);
  return hd_stmt_step (found, error) == HD_STEP_ROW ? hd_stmt_get_int (found, 0) : 0;
}

static gboolean
add (HdDb *db, gint64 step, gint64 article, gint64 tag, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "INSERT INTO article_tag (article, tag) VALUES (:article, :tag)", error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":article", article);
  hd_stmt_bind_int (stmt, ":tag", tag);
  return hd_stmt_run (stmt, error) &&
         hd_undo_made (db, step, "article_tag", hd_db_get_last_id (db), error);
}

/* What the article has now: tag → row, or NULL with @error set. */
static GHashTable *
read_tags (HdDb *db, gint64 article, GError **error)
{
  g_autoptr (GHashTable) has = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (HdStmt) stmt = hd_db_prepare (db,
                                           "SELECT tag, id FROM article_tag"
                                           " WHERE article = :article AND deleted_at IS NULL",
                                           error);
  HdStep step;

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_int (stmt, ":article", article);
  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    g_hash_table_insert (has, hd_row_id_new (hd_stmt_get_int (stmt, 0)),
                         hd_row_id_new (hd_stmt_get_int (stmt, 1)));
  return step == HD_STEP_DONE ? g_steal_pointer (&has) : NULL;
}

/* Gives an article these tags and no others, as one step of undo. */
gboolean
hd_tags_table_set (HdDb *db, gint64 article, const char *const *names, gint64 now, GError **error)
{
  g_autoptr (GHashTable) has = read_tags (db, article, error);
  gint64 step = has != NULL ? hd_undo_begin (db, "article-tags", now, error) : 0;
  GHashTableIter iter;
  gpointer row;

  if (step == 0)
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 tag = need_tag (db, names[i], error);

      if (tag == 0)
        return FALSE;
      if (!g_hash_table_remove (has, &tag) && !add (db, step, article, tag, error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, has);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (!hd_undo_remove_row (db, step, "article_tag", *(gint64 *) row, now, error))
      return FALSE;
  return TRUE;
}
