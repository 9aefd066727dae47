/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-search.h"
#include "hd-pages-table.h"
#include "hd-schema.h"
#include "hd-tags-table.h"
#include "hd-temp-dir.h"
#include "hd-test-db.h"
#include "hd-undo.h"

#define NOW 1795600800

static HdNewPage *
new_page (const char *url, const char *key, const char *title, const char *text, int doubts)
{
  HdNewPage *page = g_new0 (HdNewPage, 1);
  const char *keys[] = { key, NULL };

  page->article = g_new0 (HdNewArticle, 1);
  page->article->item =
    g_object_new (HD_TYPE_ARTICLE_ITEM, "url", url, "source", (gint64) HD_SOURCE_SAVED, "title",
                  title, "neutral-title", title, "site", "Quiet Towns", "language", "en", "doubts",
                  doubts, "words", (int) strlen (text) / 5, NULL);
  page->article->document = g_bytes_new_static ("document", 8);
  page->article->text = g_strdup (text);
  page->keys = g_strdupv ((char **) keys);
  page->raw = g_new0 (HdRawPage, 1);
  page->raw->bytes = g_bytes_new_static ("packed", 6);
  page->raw->length = 100;
  page->raw->address = g_strdup (url);
  page->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_page_picture_free);
  return page;
}

typedef struct
{
  HdNewPage *page;
  const char *const *tags;
  gint64 id;
  HdPageOutcome outcome;
} Job;

static gboolean
put (HdDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->outcome = hd_pages_table_put (db, job->page, NOW, error);
  return job->outcome != HD_PAGE_FAILED;
}

static gint64
save (HdDb *db, HdNewPage *given, HdPageOutcome outcome)
{
  g_autoptr (HdNewPage) page = given;
  g_autoptr (GError) error = NULL;
  Job job = { page };

  hd_db_transact (db, put, &job, &error);
  g_assert_no_error (error);
  g_assert_cmpint (job.outcome, ==, outcome);
  return hd_record_get_id (HD_RECORD (page->article->item));
}

static HdArticleItem *
read_item (HdDb *db, gint64 id)
{
  g_autoptr (GPtrArray) rows = hd_articles_table_rows (db, &id, 1, NULL);

  g_assert_cmpuint (rows->len, ==, 1);
  return g_object_ref (rows->pdata[0]);
}

static gboolean
is_gone (HdDb *db, gint64 id)
{
  g_autoptr (GPtrArray) rows = hd_articles_table_rows (db, &id, 1, NULL);

  return rows->len == 0;
}

static void
undo (HdDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdUndoStep) step = hd_undo_last (db, FALSE, &error);

  hd_undo_swap (db, step->id, NOW, &error);
  g_assert_no_error (error);
}

#define ROPES "The ropes of the harbour are counted every night by the man with the lamp."

/* The same page by another address: one article, still read and starred. */
static void
test_twice (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  gint64 first =
    save (db, new_page ("https://a.example/ropes", NULL, "Ropes", ROPES, 0), HD_PAGE_ADDED);
  g_autoptr (HdArticleItem) item = NULL;
  g_autoptr (HdRawPage) raw = NULL;
  gint64 again;

  g_assert_true (hd_articles_table_set_unread (db, first, FALSE, NOW, NULL));
  g_assert_true (hd_articles_table_set_starred (db, first, TRUE, NOW, NULL));
  again = save (db,
                new_page ("https://m.a.example/ropes", "https://a.example/ropes", "Ropes, again",
                          ROPES, 0),
                HD_PAGE_UPDATED);
  g_assert_cmpint (again, ==, first);
  again = save (db, new_page ("https://m.a.example/ropes", NULL, "Ropes, thrice", ROPES, 0),
                HD_PAGE_UPDATED);
  g_assert_cmpint (again, ==, first);

  item = read_item (db, first);
  g_assert_cmpstr (item->title, ==, "Ropes, thrice");
  g_assert_cmpstr (item->url, ==, "https://a.example/ropes");
  g_assert_cmpstr (item->site, ==, "Quiet Towns");
  g_assert_false (item->unread);
  g_assert_true (item->starred);
  raw = hd_pages_table_raw (db, first, NULL);
  g_assert_cmpuint (raw->length, ==, 100);
  g_assert_cmpstr (raw->charset, ==, NULL);
}

/* A wall does not replace the article that was saved before it went up. */
static void
test_wall (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  gint64 id =
    save (db, new_page ("https://a.example/", NULL, "Ropes", ROPES ROPES ROPES, 0), HD_PAGE_ADDED);
  g_autoptr (HdArticleItem) item = NULL;

  g_assert_cmpint (save (db, new_page ("https://a.example/", NULL, "Log in", "Log in", 4),
                         HD_PAGE_KEPT),
                   ==, id);
  item = read_item (db, id);
  g_assert_cmpstr (item->title, ==, "Ropes");
}

/* Saving can be undone; a page that was removed comes back when it is saved again. */
static void
test_undo (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  gint64 id = save (db, new_page ("https://a.example/", NULL, "Ropes", ROPES, 0), HD_PAGE_ADDED);
  g_autoptr (HdArticleItem) item = NULL;

  undo (db);
  g_assert_true (is_gone (db, id));
  g_assert_cmpint (save (db, new_page ("https://a.example/", NULL, "Ropes", ROPES, 0),
                         HD_PAGE_UPDATED),
                   ==, id);
  item = read_item (db, id);
  g_assert_nonnull (item);
  undo (db);
  g_assert_true (is_gone (db, id));
}

static void
redo (HdDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdUndoStep) step = hd_undo_last (db, TRUE, &error);

  hd_undo_swap (db, step->id, NOW, &error);
  g_assert_no_error (error);
}

static guint
n_found (HdDb *db, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = hd_article_search (db, words, HD_ARTICLES_ALL, 0, &error);

  g_assert_no_error (error);
  return found->len;
}

static gint64
count_rows (HdDb *db, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, sql, NULL);

  g_assert_cmpint (hd_stmt_step (stmt, NULL), ==, HD_STEP_ROW);
  return hd_stmt_get_int (stmt, 0);
}

/* Of everything that a page has: what lists show, document, index, the page itself, pictures. */
static void
assert_state (HdDb *db, gint64 id, const char *title, const char *document, const char *picture)
{
  g_autoptr (HdArticleItem) item = read_item (db, id);
  g_autoptr (GBytes) bytes = hd_articles_table_document (db, id, NULL);
  g_autoptr (HdRawPage) raw = hd_pages_table_raw (db, id, NULL);
  g_autoptr (GPtrArray) pictures = hd_pages_table_pictures_of (db, id, NULL);

  g_assert_cmpstr (item->title, ==, title);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), document,
                   strlen (document));
  g_assert_cmpmem (g_bytes_get_data (raw->bytes, NULL), g_bytes_get_size (raw->bytes), title,
                   strlen (title));
  g_assert_cmpuint (pictures->len, ==, 1);
  g_assert_cmpstr (((HdPagePicture *) pictures->pdata[0])->name, ==, picture);
}

static HdNewPage *
new_state (const char *title, const char *document, const char *text, const char *picture)
{
  HdNewPage *page = new_page ("https://a.example/", NULL, title, text, 0);

  g_bytes_unref (page->article->document);
  page->article->document = g_bytes_new (document, strlen (document));
  g_bytes_unref (page->raw->bytes);
  page->raw->bytes = g_bytes_new (title, strlen (title));
  g_ptr_array_add (page->pictures, hd_page_picture_new ("https://a.example/p", picture, 4, 3));
  return page;
}

/* Saving again replaces the text; undo brings the old one back, and redo the new one. */
static void
test_undo_update (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GHashTable) files = NULL;
  gint64 id =
    save (db, new_state ("One", "document one", "The harbour sleeps.", "one.png"), HD_PAGE_ADDED);

  save (db, new_state ("Two", "document two", "The quay is awake.", "two.png"), HD_PAGE_UPDATED);
  save (db, new_state ("Three", "document three", "A lamp is lit.", "three.png"), HD_PAGE_UPDATED);
  assert_state (db, id, "Three", "document three", "three.png");
  g_assert_cmpuint (n_found (db, "harbour"), ==, 0);

  undo (db);
  assert_state (db, id, "Two", "document two", "two.png");
  undo (db);
  assert_state (db, id, "One", "document one", "one.png");
  g_assert_cmpuint (n_found (db, "harbour"), ==, 1);
  g_assert_cmpuint (n_found (db, "quay"), ==, 0);
  g_assert_cmpuint (n_found (db, "lamp"), ==, 0);
  /* What can come back needs its pictures. */
  files = hd_pages_table_pictures (db, NULL);
  g_assert_true (g_hash_table_contains (files, "three.png"));

  redo (db);
  assert_state (db, id, "Two", "document two", "two.png");
  redo (db);
  assert_state (db, id, "Three", "document three", "three.png");
  g_assert_cmpuint (n_found (db, "lamp"), ==, 1);

  /* Another change ends what could be redone. */
  undo (db);
  g_assert_true (hd_articles_table_set_starred (db, id, TRUE, NOW, NULL));
  g_assert_cmpint (count_rows (db, "undo_version"), ==, 1);
  save (db, new_state ("Four", "document four", "Bread is baked.", "four.png"), HD_PAGE_UPDATED);
  undo (db);
  assert_state (db, id, "Two", "document two", "two.png");

  /* Nothing of what was replaced is left with the bin. */
  g_assert_true (hd_articles_table_purge (db, G_MAXINT64, 0, NULL));
  g_assert_cmpint (count_rows (db, "undo_version"), ==, 0);
  g_assert_cmpint (count_rows (db, "undo_version_picture"), ==, 0);
  assert_state (db, id, "Two", "document two", "two.png");
  g_assert_true (hd_db_shred (db, NULL));
  file = hd_read_bytes (temp->path);
  g_assert_false (hd_bytes_contain (file, "arbour"));
  g_assert_false (hd_bytes_contain (file, "ocument three"));
  g_assert_false (hd_bytes_contain (file, "baked"));
  g_assert_true (hd_bytes_contain (file, "awake"));
  g_assert_true (
    hd_db_exec (db, "INSERT INTO article_index (article_index) VALUES ('integrity-check')", NULL));
}

typedef struct
{
  GPtrArray *articles;
  GArray *unread;
} Again;

static gboolean
put_again (HdDb *db, gpointer data, GError **error)
{
  Again *again = data;

  return hd_pages_table_put_again (db, again->articles, again->unread, 3, NOW, error);
}

/* Pages that something older has read are known, and what came out of them comes back as one. */
static void
test_read_again (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  g_autoptr (GError) error = NULL;
  gint64 one = save (db, new_page ("https://a.example/1", NULL, "One", ROPES, 0), HD_PAGE_ADDED);
  gint64 two = save (db, new_page ("https://a.example/2", NULL, "Two", ROPES, 0), HD_PAGE_ADDED);
  gint64 bad = save (db, new_page ("https://a.example/3", NULL, "Bad", ROPES, 0), HD_PAGE_ADDED);
  g_autoptr (HdNewPage) first = new_page ("https://a.example/1", NULL, "One, better", ROPES, 0);
  g_autoptr (HdNewPage) second = new_page ("https://a.example/2", NULL, "Two, better", ROPES, 0);
  g_autoptr (HdNewPage) gone = new_page ("https://a.example/9", NULL, "Not there", ROPES, 0);
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_autoptr (GArray) unread = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) older = hd_pages_table_list_older (db, 3, 2, &error);
  g_autoptr (HdArticleItem) item = NULL;
  Again again = { articles, unread };

  g_assert_no_error (error);
  g_assert_cmpuint (older->len, ==, 2);
  g_ptr_array_add (articles, first->article);
  g_ptr_array_add (articles, gone->article);
  g_ptr_array_add (articles, second->article);
  g_array_append_val (unread, bad);
  hd_db_transact (db, put_again, &again, &error);
  g_assert_no_error (error);

  g_array_unref (older);
  older = hd_pages_table_list_older (db, 3, 10, NULL);
  g_assert_cmpuint (older->len, ==, 0);
  item = read_item (db, two);
  g_assert_cmpstr (item->title, ==, "Two, better");

  undo (db);
  g_clear_object (&item);
  item = read_item (db, one);
  g_assert_cmpstr (item->title, ==, "One");
  g_clear_object (&item);
  item = read_item (db, two);
  g_assert_cmpstr (item->title, ==, "Two");
}

/* Files are needed as long as an article, be it in the bin, has them. */
static void
test_pictures (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  HdNewPage *one = new_page ("https://a.example/1", NULL, "One", ROPES, 0);
  HdNewPage *two = new_page ("https://a.example/2", NULL, "Two", ROPES, 0);
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GPtrArray) of_one = NULL;
  gint64 id;

  g_ptr_array_add (one->pictures, hd_page_picture_new ("https://a.example/a", "a.png", 4, 3));
  g_ptr_array_add (one->pictures, hd_page_picture_new ("https://a.example/b", "b.png", 4, 3));
  g_ptr_array_add (two->pictures, hd_page_picture_new ("https://a.example/b", "b.png", 4, 3));
  id = save (db, one, HD_PAGE_ADDED);
  save (db, two, HD_PAGE_ADDED);
  g_assert_true (hd_articles_table_remove (db, id, NOW, NULL));

  of_one = hd_pages_table_pictures_of (db, id, NULL);
  g_assert_cmpuint (of_one->len, ==, 2);
  g_assert_cmpstr (((HdPagePicture *) of_one->pdata[1])->source, ==, "https://a.example/b");
  names = hd_pages_table_pictures (db, NULL);
  g_assert_cmpuint (g_hash_table_size (names), ==, 2);
  g_clear_pointer (&names, g_hash_table_unref);
  g_assert_true (hd_articles_table_purge (db, G_MAXINT64, 0, NULL));
  names = hd_pages_table_pictures (db, NULL);
  g_assert_cmpuint (g_hash_table_size (names), ==, 1);
  g_assert_true (g_hash_table_contains (names, "b.png"));
}

static void
test_related (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  gint64 one;
  gint64 three;
  g_autoptr (GArray) related = NULL;
  g_autoptr (HdStmt) stmt = NULL;

  one = save (db, new_page ("https://a.example/1", NULL, "Ropes", ROPES, 0), HD_PAGE_ADDED);
  save (db, new_page ("https://a.example/2", NULL, "Bread", "Bread is baked at dawn.", 0),
        HD_PAGE_ADDED);
  three = save (db, new_page ("https://a.example/3", NULL, "Lamps", "A lamp for each harbour.", 0),
                HD_PAGE_ADDED);

  /* Kept for the older one as well, without a search. */
  related = hd_article_related (db, one, 5, NULL);
  g_assert_cmpuint (related->len, ==, 1);
  g_assert_cmpint (g_array_index (related, gint64, 0), ==, three);
  stmt = hd_db_prepare (db, "SELECT count(*) FROM article_related", NULL);
  g_assert_cmpint (hd_stmt_step (stmt, NULL), ==, HD_STEP_ROW);
  g_assert_cmpint (hd_stmt_get_int (stmt, 0), ==, 2);
}

static gboolean
set_tags (HdDb *db, gpointer data, GError **error)
{
  const Job *job = data;

  return hd_tags_table_set (db, job->id, job->tags, NOW, error);
}

static void
tag (HdDb *db, gint64 id, const char *typed)
{
  g_auto (GStrv) tags = hd_tags_clean (typed);
  g_autoptr (GError) error = NULL;
  Job job = { .id = id, .tags = (const char *const *) tags };

  hd_db_transact (db, set_tags, &job, &error);
  g_assert_no_error (error);
}

static void
assert_tags (HdDb *db, gint64 id, const char *tags)
{
  g_autoptr (HdArticleItem) item = read_item (db, id);

  g_assert_cmpstr (item->tags, ==, tags);
}

static void
test_tags (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  gint64 one = save (db, new_page ("https://a.example/1", NULL, "One", ROPES, 0), HD_PAGE_ADDED);
  gint64 two = save (db, new_page ("https://a.example/2", NULL, "Two", ROPES, 0), HD_PAGE_ADDED);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (HdStmt) stmt = NULL;
  HdArticleTag *first;

  tag (db, one, " #harbour, Ropes;ropes,, later\n");
  tag (db, two, "HARBOUR");
  assert_tags (db, one, "harbour\nlater\nRopes");
  assert_tags (db, two, "harbour");

  list = hd_tags_table_list (db, NULL);
  g_assert_cmpuint (list->len, ==, 3);
  first = list->pdata[0];
  g_assert_cmpstr (first->name, ==, "harbour");
  g_assert_cmpint (first->articles, ==, 2);

  tag (db, one, "ropes, new");
  assert_tags (db, one, "new\nRopes");
  undo (db);
  assert_tags (db, one, "harbour\nlater\nRopes");
  tag (db, one, "");
  assert_tags (db, one, "");

  /* What nothing has any more is forgotten with the bin. */
  g_assert_true (hd_articles_table_purge (db, G_MAXINT64, 0, NULL));
  stmt = hd_db_prepare (db, "SELECT group_concat (name) FROM tag", NULL);
  g_assert_cmpint (hd_stmt_step (stmt, NULL), ==, HD_STEP_ROW);
  g_assert_cmpstr (hd_stmt_get_text (stmt, 0), ==, "harbour");
}

#define ADD(path, func)                                                                            \
  g_test_add (path, HdTempDir, NULL, hd_temp_dir_set_up, func, hd_temp_dir_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/pages/saved-twice", test_twice);
  ADD ("/pages/a-wall", test_wall);
  ADD ("/pages/undo", test_undo);
  ADD ("/pages/undo-update", test_undo_update);
  ADD ("/pages/read-again", test_read_again);
  ADD ("/pages/pictures", test_pictures);
  ADD ("/pages/related", test_related);
  ADD ("/pages/tags", test_tags);

  return g_test_run ();
}
