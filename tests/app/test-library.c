/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hd-article-list.h"
#include "hd-articles-table.h"
#include "hd-document.h"
#include "hd-error.h"
#include "hd-library.h"
#include "hd-schema.h"
#include "hd-wait.h"

typedef struct
{
  char *dir;
  char *path;
  HdContext *context;
} Fixture;

static gint64
fixed_now (gpointer data)
{
  return 1795600800; /* Wednesday, 25 November 2026, 10:00 UTC */
}

static void
open_context (Fixture *fixture)
{
  HdClock clock = { fixed_now, NULL };

  fixture->context = hd_context_new (fixture->dir, &clock);
}

static void
close_context (Fixture *fixture)
{
  hd_assert_closed (g_steal_pointer (&fixture->context));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("halfday-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->dir, "library.db", NULL);
  open_context (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *private_path = g_build_filename (fixture->dir, "private.db", NULL);

  close_context (fixture);
  g_unlink (fixture->path);
  g_unlink (private_path);
  g_assert_cmpint (g_rmdir (fixture->dir), ==, 0);
  g_free (fixture->path);
  g_free (fixture->dir);
}

static void
wait_n (HdArticleList *list, guint n)
{
  hd_wait_loaded (G_LIST_MODEL (list));
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) != n)
    g_main_context_iteration (NULL, TRUE);
}

static HdArticleItem *
get_loaded (HdArticleList *list, guint position)
{
  HdArticleItem *item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (item);
  while (!item->loaded)
    g_main_context_iteration (NULL, TRUE);
  return item;
}

/* Another process: a connection of its own to the same file. */
static void
put_article (HdDb *db, int number, const char *title, const char *text)
{
  g_autoptr (HdNewArticle) article = g_new0 (HdNewArticle, 1);
  g_autofree char *url = g_strdup_printf ("https://example.org/%d", number);
  g_autoptr (GError) error = NULL;

  article->item =
    g_object_new (HD_TYPE_ARTICLE_ITEM, "url", url, "source", (gint64) HD_SOURCE_SAVED, "title",
                  title, "neutral-title", title, "language", "en", "words", 100, "minutes", 1,
                  "saved-at", (gint64) 1, NULL);
  article->sorted_at = number;
  article->document = g_bytes_new_static ("document", 8);
  article->text = g_strdup (text);
  g_assert_true (hd_articles_table_put (db, article, &error));
  g_assert_no_error (error);
}

static void
put_many (Fixture *fixture, int from, int n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) db = hd_db_open (&hd_schema_library, fixture->path, &error);

  g_assert_no_error (error);
  g_assert_true (hd_db_exec (db, "BEGIN IMMEDIATE", &error));
  for (int i = from; i < from + n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Number %d", i);

      put_article (db, i, title, i % 2 == 0 ? "an even text" : "an odd café");
    }
  g_assert_true (hd_db_exec (db, "COMMIT", &error));
}

static void
test_bundled_articles_are_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdArticleList) list = hd_article_list_new (fixture->context);
  g_autoptr (HdArticleItem) first = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HdDocument) document = NULL;
  HdLibraryCounts *counts = hd_library_get_counts (fixture->context);

  wait_n (list, 8);
  first = get_loaded (list, 0);
  g_assert_cmpstr (first->slug, ==, "leaving-gracefully");
  g_assert_cmpstr (first->neutral_title, ==, "Leaving gracefully");
  g_assert_cmpstr (first->source_kind, ==, "advice");
  g_assert_cmpint (first->words, >, 500);
  g_assert_cmpint (first->minutes, >, 0);
  g_assert_true (first->unread);

  while (counts->advice != 8)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (counts->unread, ==, 8);

  hd_library_load_document_async (fixture->context, hd_record_get_id (HD_RECORD (first)), NULL,
                                  hd_keep_result_cb, &result);
  bytes = hd_library_load_document_finish (fixture->context, hd_wait_for (&result), &error);
  g_assert_no_error (error);
  document = hd_document_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hd_document_get_words (document), ==, (guint) first->words);
}

static void
test_reading_state_survives_restart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdArticleList) list = hd_article_list_new (fixture->context);
  g_autoptr (HdArticleItem) item = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  HdLibraryCounts *counts;

  wait_n (list, 8);
  item = get_loaded (list, 2);
  hd_library_note_reading (fixture->context, item);
  hd_library_note_position (fixture->context, item, 17);
  hd_library_set_starred_async (fixture->context, item, TRUE, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  g_assert_false (item->unread);
  g_clear_object (&item);
  g_clear_object (&list);

  close_context (fixture);
  open_context (fixture);
  list = hd_article_list_new (fixture->context);
  wait_n (list, 8);
  item = get_loaded (list, 2);
  g_assert_false (item->unread);
  g_assert_true (item->starred);
  g_assert_cmpint (item->position, ==, 17);

  hd_article_list_set_filter (list, HD_ARTICLES_STARRED);
  wait_n (list, 1);
  hd_article_list_set_filter (list, HD_ARTICLES_UNREAD);
  wait_n (list, 7);
  counts = hd_library_get_counts (fixture->context);
  while (counts->unread != 7 || counts->starred != 1)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_one_object_for_an_article (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdArticleList) one = hd_article_list_new (fixture->context);
  g_autoptr (HdArticleList) two = hd_article_list_new (fixture->context);
  g_autoptr (HdArticleItem) a = NULL;
  g_autoptr (HdArticleItem) b = NULL;

  wait_n (one, 8);
  wait_n (two, 8);
  a = g_list_model_get_item (G_LIST_MODEL (one), 3);
  b = g_list_model_get_item (G_LIST_MODEL (two), 3);
  g_assert_true (a == b);
}

static void
test_opening_keeps_it_in_the_unread_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdArticleList) list = hd_article_list_new (fixture->context);
  g_autoptr (HdArticleItem) item = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  hd_article_list_set_filter (list, HD_ARTICLES_UNREAD);
  wait_n (list, 8);
  item = get_loaded (list, 0);
  hd_library_set_unread_async (fixture->context, item, FALSE, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 8);
}

static void
undo (Fixture *fixture, const char *said)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  hd_context_undo_last_async (fixture->context, hd_keep_result_cb, &result);
  sentence = hd_context_undo_finish (fixture->context, hd_wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sentence, ==, said);
}

static void
test_undo_touches_only_what_was_done (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdArticleList) list = hd_article_list_new (fixture->context);
  g_autoptr (HdArticleItem) item = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  wait_n (list, 8);
  item = get_loaded (list, 0);
  hd_library_set_starred_async (fixture->context, item, TRUE, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  hd_library_mark_all_read_async (fixture->context, HD_ARTICLES_ALL, 0, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  while (item->unread)
    g_main_context_iteration (NULL, TRUE);

  hd_library_remove_async (fixture->context, hd_record_get_id (HD_RECORD (item)), hd_keep_result_cb,
                           &result);
  hd_wait_id (fixture->context, &result);
  wait_n (list, 7);

  undo (fixture, "Undone: Article removed");
  wait_n (list, 8);
  undo (fixture, "Undone: Articles marked as read");
  while (!item->unread)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (item->starred);
  undo (fixture, "Undone: Star changed");
  while (item->starred)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_removed_stays_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdArticleList) list = hd_article_list_new (fixture->context);
  g_autoptr (HdArticleItem) item = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  wait_n (list, 8);
  item = get_loaded (list, 0);
  hd_library_remove_async (fixture->context, hd_record_get_id (HD_RECORD (item)), hd_keep_result_cb,
                           &result);
  hd_wait_id (fixture->context, &result);
  g_clear_object (&list);
  close_context (fixture);

  /* An update of the program brings another bundle. */
  {
    g_autoptr (HdDb) db = hd_db_open (&hd_schema_library, fixture->path, &error);

    g_assert_no_error (error);
    g_assert_true (hd_library_note_set (db, "bundle-en", "older", &error));
  }

  open_context (fixture);
  list = hd_article_list_new (fixture->context);
  wait_n (list, 7);

  hd_library_load_item_async (fixture->context, hd_record_get_id (HD_RECORD (item)), NULL,
                              hd_keep_result_cb, &result);
  g_assert_null (hd_library_load_item_finish (fixture->context, hd_wait_for (&result), &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_NOT_FOUND);
}

static void
test_windowed_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdArticleList) list = NULL;
  g_autoptr (HdArticleItem) last = NULL;
  g_autoptr (HdArticleItem) first = NULL;

  put_many (fixture, 1, 1000);
  list = hd_article_list_new (fixture->context);
  hd_article_list_set_filter (list, HD_ARTICLES_SAVED);
  wait_n (list, 1000);

  last = get_loaded (list, 999);
  g_assert_cmpstr (last->title, ==, "Number 1");
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_false (first->loaded);
  g_clear_object (&first);
  first = get_loaded (list, 0);
  g_assert_cmpstr (first->title, ==, "Number 1000");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 1000));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdArticleList) list = NULL;
  g_autoptr (HdArticleItem) item = NULL;

  put_many (fixture, 1, 20);
  list = hd_article_list_new (fixture->context);
  hd_article_list_set_filter (list, HD_ARTICLES_SAVED);
  wait_n (list, 20);

  /* Diacritics do not matter, the last word may go on, the snippet shows the place. */
  hd_article_list_set_search (list, "odd CAF");
  wait_n (list, 10);
  item = get_loaded (list, 0);
  while (item->snippet[0] == '\0')
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (item->snippet, ==, "an odd café");
  g_assert_cmpstr (item->marks, ==, "3-6 7-12 ");

  hd_article_list_set_search (list, "even");
  wait_n (list, 10);
  /* When it is over, nothing is left of it in the rows. */
  hd_article_list_set_search (list, "odd CAF");
  wait_n (list, 10);
  while (item->snippet[0] == '\0')
    g_main_context_iteration (NULL, TRUE);
  hd_article_list_set_search (list, "");
  wait_n (list, 20);
  g_assert_cmpstr (item->snippet, ==, "");
  g_assert_cmpstr (item->marks, ==, "");
  hd_article_list_set_search (list, "  -- \"\" ");
  wait_n (list, 0);
  hd_article_list_set_search (list, "");
  wait_n (list, 20);
}

/* Words at the edges of blocks are words of their own. */
static void
test_bundled_text_is_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdArticleList) list = hd_article_list_new (fixture->context);
  g_autoptr (HdArticleItem) item = NULL;

  wait_n (list, 8);
  hd_article_list_set_search (list, "\"Thursday Dear\"");
  wait_n (list, 1);
  item = get_loaded (list, 0);
  g_assert_cmpstr (item->slug, ==, "the-forgotten-step");
}

static void
test_other_process_is_seen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdArticleList) list = hd_article_list_new (fixture->context);

  wait_n (list, 8);
  put_many (fixture, 1, 5);
  hd_context_refresh (fixture->context);
  wait_n (list, 13);
}

static void
test_related (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdArticleList) list = hd_article_list_new (fixture->context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HdArticleItem) item = NULL;
  g_autoptr (GPtrArray) related = NULL;

  wait_n (list, 8);
  hd_library_find_async (fixture->context, "hearing-no", NULL, hd_keep_result_cb, &result);
  item = hd_library_find_finish (fixture->context, hd_wait_for (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);

  hd_library_related_async (fixture->context, hd_record_get_id (HD_RECORD (item)), 3, NULL,
                            hd_keep_result_cb, &result);
  related = hd_library_related_finish (fixture->context, hd_wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (related->len, ==, 3);
  for (guint i = 0; i < related->len; i++)
    {
      g_assert_true (HD_ARTICLE_ITEM (related->pdata[i])->loaded);
      g_assert_true (related->pdata[i] != item);
      g_test_message ("%s", HD_ARTICLE_ITEM (related->pdata[i])->slug);
    }
}

static void
test_dropped_before_the_answer (Fixture *fixture, gconstpointer data)
{
  HdArticleList *list = hd_article_list_new (fixture->context);

  g_assert_finalize_object (list);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/library/bundled-articles-are-there", test_bundled_articles_are_there);
  ADD ("/library/reading-state-survives-restart", test_reading_state_survives_restart);
  ADD ("/library/one-object-for-an-article", test_one_object_for_an_article);
  ADD ("/library/opening-keeps-it-in-the-unread-list", test_opening_keeps_it_in_the_unread_list);
  ADD ("/library/undo-touches-only-what-was-done", test_undo_touches_only_what_was_done);
  ADD ("/library/removed-stays-away", test_removed_stays_away);
  ADD ("/library/windowed-list", test_windowed_list);
  ADD ("/library/search", test_search);
  ADD ("/library/bundled-text-is-found", test_bundled_text_is_found);
  ADD ("/library/other-process-is-seen", test_other_process_is_seen);
  ADD ("/library/related", test_related);
  ADD ("/library/dropped-before-the-answer", test_dropped_before_the_answer);

  return g_test_run ();
}
