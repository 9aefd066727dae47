/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-article-search.h"
#include "hd-schema.h"
#include "hd-temp-dir.h"

/* What is typed, and what FTS5 is asked. */
static const struct
{
  const char *words;
  const char *match; /* NULL: nothing to look for */
  gboolean may_go;
} table[] = {
  { "leave", "\"leave\"", TRUE },
  { "  two   words ", "\"two\" \"words\"", TRUE },
  { "C++", "\"C++\"", TRUE },
  { "title: x", "\"title:\" \"x\"", FALSE },
  { "NEAR(a b)", "\"NEAR(a\" \"b)\"", TRUE },
  { "a AND NOT b", "\"a\" \"AND\" \"NOT\" \"b\"", FALSE },
  { "say \"hello\"", "\"say\" \"\"\"hello\"\"\"", TRUE },
  { "-", NULL, FALSE },
  { "\"", NULL, FALSE },
  { "* ^ : ( )", NULL, FALSE },
  { "", NULL, FALSE },
  { "caf\xe9", "\"caf\xef\xbf\xbd\"", TRUE },
  { "Überstunden", "\"Überstunden\"", TRUE },
  { "東京", "\"東京\"", TRUE },
  { "東", "\"東\"", TRUE },
  { "t", "\"t\"", FALSE },
};

static void
test_match (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gboolean may_go;
      g_autofree char *match = hd_article_search_match (table[i].words, &may_go);

      g_assert_cmpstr (match, ==, table[i].match);
      g_assert_cmpint (may_go, ==, table[i].may_go);
    }
}

static void
put (HdDb *db, int number, const char *language, const char *title, const char *text)
{
  g_autoptr (HdNewArticle) article = g_new0 (HdNewArticle, 1);
  g_autofree char *url = g_strdup_printf ("https://example.org/%d", number);
  g_autoptr (GError) error = NULL;

  article->item =
    g_object_new (HD_TYPE_ARTICLE_ITEM, "url", url, "source", (gint64) HD_SOURCE_SAVED, "title",
                  title, "neutral-title", title, "language", language, NULL);
  article->sorted_at = number;
  article->document = g_bytes_new_static ("document", 8);
  article->text = g_strdup (text);
  g_assert_true (hd_articles_table_put (db, article, &error));
  g_assert_no_error (error);
}

static HdDb *
open_filled (const char *path)
{
  g_autoptr (GError) error = NULL;
  HdDb *db = hd_db_open (&hd_schema_library, path, &error);

  g_assert_no_error (error);
  put (db, 1, "en", "On leave", "How annual leave is earned, and how leave is lost.");
  put (db, 2, "en", "Gardening", "Leave the tulips in the ground until June.");
  put (db, 3, "de", "Urlaub", "Wie Urlaub verdient wird. Überstunden in Đà Nẵng.");
  put (db, 4, "en", "Holidays", "Annual leave and public holidays, earned or lost.");
  put (db, 5, "en", "Tulips again", "Tulips in the ground: more on gardening.");
  put (db, 6, "en", "On leave", "How annual leave is earned, and how leave is lost.");
  return db;
}

static void
assert_found (HdDb *db, const char *words, HdArticleFilter filter, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = hd_article_search (db, words, filter, 0, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (found, "%s%d", i > 0 ? " " : "", (int) g_array_index (ids, gint64, i));
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
test_ranked_and_folded (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = open_filled (temp->path);
  g_autoptr (GError) error = NULL;

  assert_found (db, "tulips", HD_ARTICLES_ALL, "5 2"); /* in the title first */
  assert_found (db, "uberstun", HD_ARTICLES_ALL, "3");
  assert_found (db, "nang", HD_ARTICLES_ALL, "3");
  assert_found (db, "TULIPS june", HD_ARTICLES_ALL, "2");
  assert_found (db, "tulips holidays", HD_ARTICLES_ALL, "");
  assert_found (db, "tulips", HD_ARTICLES_STARRED, "");
  g_assert_true (hd_articles_table_set_starred (db, 2, TRUE, 1, &error));
  assert_found (db, "tulips", HD_ARTICLES_STARRED, "2");
}

/* Another text under the same address takes the place of the old one, also in the index. */
static void
test_update_and_removal (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = open_filled (temp->path);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = NULL;

  g_assert_true (hd_articles_table_set_starred (db, 2, TRUE, 1, &error));
  put (db, 2, "en", "Roses", "Cut them in March.");
  assert_found (db, "tulips", HD_ARTICLES_ALL, "5");
  assert_found (db, "roses", HD_ARTICLES_STARRED, "2");

  g_assert_true (hd_articles_table_remove (db, 5, 2, &error));
  assert_found (db, "tulips", HD_ARTICLES_ALL, "");
  g_assert_true (
    hd_db_exec (db, "INSERT INTO article_index (article_index, rank) VALUES ('integrity-check', 1)",
                &error));
  g_assert_no_error (error);
  findings = hd_db_check (db, &error);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
}

/* A purged article leaves neither a row nor a word. */
static void
test_purge_leaves_no_word (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = open_filled (temp->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;

  put (db, 7, "en", "Canary", "zanzibar in the mine");
  g_assert_true (hd_articles_table_remove (db, 7, 2, &error));
  g_assert_true (hd_articles_table_purge (db, 3, 0, &error));
  g_assert_no_error (error);
  assert_found (db, "zanzibar", HD_ARTICLES_ALL, "");
  assert_found (db, "tulips", HD_ARTICLES_ALL, "5 2");
  g_assert_true (
    hd_db_exec (db, "INSERT INTO article_index (article_index, rank) VALUES ('integrity-check', 1)",
                &error));
  g_assert_true (hd_db_shred (db, &error));
  file = hd_read_bytes (temp->path);
  g_assert_false (hd_bytes_contain (file, "zanzibar"));
  g_assert_true (hd_bytes_contain (file, "tulips"));
}

static void
test_related (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = open_filled (temp->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) leave = hd_article_related (db, 1, 1, &error);
  g_autoptr (GArray) tulips = hd_article_related (db, 5, 1, &error);
  g_autoptr (GArray) none = hd_article_related (db, 999, 3, &error);

  g_assert_no_error (error);
  /* Not its copy, not another language. */
  g_assert_cmpuint (leave->len, ==, 1);
  g_assert_cmpint (g_array_index (leave, gint64, 0), ==, 4);
  g_assert_cmpint (g_array_index (tulips, gint64, 0), ==, 2);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Whatever is typed, the user never sees an error of SQL. */
static void
test_anything_typed (HdTempDir *temp, gconstpointer data)
{
  static const char *const pieces[] = {
    "\"",    "*", "^", "-", "+",    ":", "(", ")",  "{",  "}", "NEAR", "AND", "OR", "NOT",
    "title", "a", " ", "é", "\xff", "'", ";", "--", "\\", "%", "0",    "\t",  "😀",  "\xe2\x80\xae",
  };
  g_autoptr (HdDb) db = open_filled (temp->path);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261125);

  for (int i = 0; i < 1000; i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = NULL;

      for (int n = g_rand_int_range (rand, 1, 12); n > 0; n--)
        g_string_append (words, pieces[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (pieces))]);
      ids = hd_article_search (db, words->str, HD_ARTICLES_ALL, 0, &error);
      if (error != NULL)
        g_test_message ("%s", words->str);
      g_assert_no_error (error);
    }
}

/* An endless word and very many words end soon. */
static void
test_endless (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = open_filled (temp->path);
  g_autofree char *word = g_strnfill (1000000, 'a');
  g_autoptr (GString) words = g_string_new (NULL);

  for (int i = 0; i < 100000; i++)
    g_string_append (words, "tulips ");
  assert_found (db, word, HD_ARTICLES_ALL, "");
  assert_found (db, words->str, HD_ARTICLES_ALL, "5 2");
}

/* Of an endless text the beginning is found, and the index can be told later what it had. */
static void
test_endless_text (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = open_filled (temp->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("rhododendron ");

  for (int i = 0; i < 500000; i++)
    g_string_append (text, "é tulip ");
  g_string_append (text, " gunnera");
  put (db, 9, "en", "Endless", text->str);
  assert_found (db, "rhododendron", HD_ARTICLES_ALL, "7");
  assert_found (db, "gunnera", HD_ARTICLES_ALL, "");
  put (db, 9, "en", "Endless", "short");
  assert_found (db, "rhododendron", HD_ARTICLES_ALL, "");
  g_assert_true (hd_db_exec (db,
                             "INSERT INTO article_index (article_index) VALUES ('integrity-check')",
                             &error));
  g_assert_no_error (error);
}

/* A snippet is one line of words: of lines and the marks of quotes nothing is left. */
static void
test_snippet (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = open_filled (temp->path);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  HdArticleItem *item = g_object_new (HD_TYPE_ARTICLE_ITEM, NULL);

  g_ptr_array_add (items, item);
  put (db, 9, "en", "Quoted", "> The willow said:\n>\n> > bend,\n> and a < b\n\nhazel > oak");
  /* Of the ids the database decides. */
  g_autoptr (GArray) ids = hd_article_search (db, "willow", HD_ARTICLES_ALL, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  hd_record_set_id (HD_RECORD (item), g_array_index (ids, gint64, 0));
  g_assert_true (hd_article_search_snippets (db, "willow", items, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (item->snippet, ==, "The willow said: bend, and a < b hazel > oak");
  g_assert_cmpstr (item->marks, ==, "4-10 ");
}

#define ADD(path, func)                                                                            \
  g_test_add (path, HdTempDir, NULL, hd_temp_dir_set_up, func, hd_temp_dir_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/match", test_match);
  ADD ("/search/ranked-and-folded", test_ranked_and_folded);
  ADD ("/search/update-and-removal", test_update_and_removal);
  ADD ("/search/purge-leaves-no-word", test_purge_leaves_no_word);
  ADD ("/search/related", test_related);
  ADD ("/search/anything-typed", test_anything_typed);
  ADD ("/search/snippet", test_snippet);
  ADD ("/search/endless", test_endless);
  ADD ("/search/endless-text", test_endless_text);

  return g_test_run ();
}
