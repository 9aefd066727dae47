/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-entries-table.h"
#include "hd-feeds-table.h"
#include "hd-tags-table.h"
#include "hd-schema.h"
#include "hd-temp-dir.h"
#include "hd-test-db.h"
#include "hd-undo.h"

#define NOW 1796299200
#define DAY (24 * 3600)

static gint64
add_feed (HdDb *db, const char *url, gint64 folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdSubscription) feed = hd_subscription_new ();
  gint64 step = hd_feeds_table_begin_add (db, NOW, &error);

  g_object_set (feed, "url", url, "title", "A feed", "folder", folder, NULL);
  g_assert_true (hd_feeds_table_add (db, step, feed, NOW, &error));
  g_assert_no_error (error);
  return hd_record_get_id (HD_RECORD (feed));
}

static HdNewEntry *
new_entry (const char *key, const char *title, gint64 published)
{
  HdNewEntry *entry = g_new0 (HdNewEntry, 1);

  entry->key = g_strdup (key);
  entry->second_key = g_strdup (g_str_has_prefix (key, "http") ? strstr (key, "/x/") : "");
  entry->link = g_strdup (key);
  entry->sum = g_strdup (title);
  entry->article = g_new0 (HdNewArticle, 1);
  entry->article->item = g_object_new (HD_TYPE_ARTICLE_ITEM, "title", title, "neutral-title", title,
                                       "published-at", published, "minutes", 1, NULL);
  entry->article->document = g_bytes_new_static ("document", 8);
  entry->article->text = g_strdup (title);
  return entry;
}

/* Merges entries of these keys, NULL at the end. */
static HdMerged
merge (HdDb *db, gint64 feed, guint keep, gint64 now, const char *key, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hd_new_entry_free);
  HdMerged merged = { 0 };
  va_list keys;

  va_start (keys, key);
  for (const char *k = key; k != NULL; k = va_arg (keys, const char *))
    g_ptr_array_add (entries, new_entry (k, va_arg (keys, const char *), 0));
  va_end (keys);
  g_assert_true (hd_entries_table_merge (db, feed, entries, keep, now, &merged, &error));
  g_assert_no_error (error);
  return merged;
}

static void
undo_last (HdDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdUndoStep) last = hd_undo_last (db, FALSE, &error);

  g_assert_true (hd_undo_swap (db, last->id, NOW, &error));
  g_assert_no_error (error);
}

#define ARTICLES "SELECT count(*) FROM article WHERE deleted_at IS NULL"

static void
entries_are_known_again (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  gint64 feed = add_feed (db, "https://site.test/feed", 0);
  HdMerged merged =
    merge (db, feed, 100, NOW, "http://site.test/x/1", "One", "http://site.test/x/2", "Two", NULL);

  g_assert_cmpuint (merged.n_new, ==, 2);
  g_assert_cmpint (hd_test_db_ask (db, ARTICLES), ==, 2);

  /* The same again is nothing new. */
  merged = merge (db, feed, 100, NOW + DAY, "http://site.test/x/1", "One", "http://site.test/x/2",
                  "Two", NULL);
  g_assert_cmpuint (merged.n_new + merged.n_edited, ==, 0);

  /* With another scheme and host it is still the same; and of two such entries each is one. */
  merged = merge (db, feed, 100, NOW + 2 * DAY, "https://www.site.test/x/1", "One",
                  "https://mirror.test/x/1", "Mirrored", NULL);
  g_assert_cmpuint (merged.n_new, ==, 1);
  g_assert_cmpint (hd_test_db_ask (db, ARTICLES), ==, 3);
}

/* Feeds that name all entries anew with each answer. */
static void
new_names_for_the_same_are_nothing_new (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  gint64 feed = add_feed (db, "https://site.test/feed", 0);
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hd_new_entry_free);
  HdMerged merged = { 0 };

  for (int round = 0; round < 3; round++)
    {
      g_ptr_array_set_size (entries, 0);
      for (int i = 0; i < 3; i++)
        {
          g_autofree char *key = g_strdup_printf ("%d-%d", round, i);
          g_autofree char *title = g_strdup_printf ("Title %d", i);
          HdNewEntry *entry = new_entry (key, title, 0);

          g_free (entry->link);
          entry->link = g_strdup ("https://site.test/always-the-same");
          g_ptr_array_add (entries, entry);
        }
      g_assert_true (hd_entries_table_merge (db, feed, entries, 100, NOW + round, &merged, NULL));
      g_assert_cmpint (hd_test_db_ask (db, ARTICLES), ==, 3);
    }
  g_assert_cmpuint (merged.n_new, ==, 3);
}

static void
an_edit_leaves_it_read (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  gint64 feed = add_feed (db, "https://site.test/feed", 0);
  gint64 place;
  HdMerged merged;

  merge (db, feed, 100, NOW, "a", "One", NULL);
  g_assert_true (hd_db_exec (db, "UPDATE article SET unread = 0, starred = 1, position = 7", NULL));
  place = hd_test_db_ask (db, "SELECT sorted_at FROM article");
  merged = merge (db, feed, 100, NOW + DAY, "a", "One, corrected", NULL);
  g_assert_cmpuint (merged.n_new, ==, 0);
  g_assert_cmpuint (merged.n_edited, ==, 1);
  g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM article WHERE title = 'One, corrected'"
                                       " AND unread = 0 AND starred = 1 AND position = 7"),
                   ==, 1);
  g_assert_cmpint (hd_test_db_ask (db, "SELECT sorted_at FROM article"), ==, place);
}

static void
future_dates_are_from_now (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  gint64 feed = add_feed (db, "https://site.test/feed", 0);
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hd_new_entry_free);
  HdMerged merged = { 0 };

  g_ptr_array_add (entries, new_entry ("later", "Later", NOW + 90 * DAY));
  g_ptr_array_add (entries, new_entry ("then", "Then", NOW - DAY));
  g_ptr_array_add (entries, new_entry ("undated", "Undated", 0));
  g_assert_true (hd_entries_table_merge (db, feed, entries, 100, NOW, &merged, NULL));
  g_assert_cmpint (hd_test_db_ask (db, "SELECT sorted_at FROM article WHERE title = 'Later'"), ==,
                   NOW);
  g_assert_cmpint (hd_test_db_ask (db, "SELECT sorted_at FROM article WHERE title = 'Then'"), ==,
                   NOW - DAY);
  g_assert_cmpint (hd_test_db_ask (db, "SELECT sorted_at FROM article WHERE title = 'Undated'"), ==,
                   NOW);
  /* In the order of the feed where the time is the same. */
  g_assert_cmpint (hd_test_db_ask (db, "SELECT id FROM article WHERE title = 'Later'"), >,
                   hd_test_db_ask (db, "SELECT id FROM article WHERE title = 'Undated'"));
}

static void
pruning_spares_stars (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  gint64 feed = add_feed (db, "https://site.test/feed", 0);
  static const char *const tags[] = { "Keep", NULL };

  merge (db, feed, 100, NOW, "a", "A", "b", "B", NULL);
  g_assert_true (hd_db_exec (db, "UPDATE article SET starred = 1 WHERE title = 'A'", NULL));
  merge (db, feed, 2, NOW + DAY, "c", "C", "d", "D", "e", "E", NULL);
  g_assert_cmpint (hd_test_db_ask (db, ARTICLES), ==, 3);
  g_assert_cmpint (hd_test_db_ask (db, ARTICLES " AND title IN ('A', 'C', 'D')"), ==, 3);
  /* Its words are gone from the index too. */
  g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM article_index WHERE article_index "
                                       "MATCH 'b'"),
                   ==, 0);

  /* A tag keeps what the star did, until it is taken off. */
  g_assert_true (hd_tags_table_set (db,
                                    hd_test_db_ask (db, "SELECT id FROM article WHERE title = 'A'"),
                                    tags, NOW, NULL));
  g_assert_true (hd_db_exec (db, "UPDATE article SET starred = 0 WHERE title = 'A'", NULL));
  g_assert_true (hd_entries_table_prune (db, feed, 2, NOW + DAY, NULL));
  g_assert_cmpint (hd_test_db_ask (db, ARTICLES), ==, 3);

  /* What was pruned does not come back, though the feed still has it. */
  merge (db, feed, 100, NOW + 2 * DAY, "d", "D", "e", "E", "b", "B", NULL);
  g_assert_cmpint (hd_test_db_ask (db, ARTICLES), ==, 3);
}

static void
what_was_removed_stays_away (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  gint64 feed = add_feed (db, "https://site.test/feed", 0);

  merge (db, feed, 100, NOW, "a", "A", "b", "B", NULL);
  g_assert_true (
    hd_articles_table_remove (db, hd_test_db_ask (db, "SELECT id FROM article WHERE title = 'A'"),
                              NOW, NULL));
  merge (db, feed, 100, NOW + DAY, "a", "A, edited", "b", "B", NULL);
  g_assert_cmpint (hd_test_db_ask (db, ARTICLES), ==, 1);
  g_assert_true (hd_articles_table_purge (db, NOW + 60 * DAY, 0, NULL));
  merge (db, feed, 100, NOW + 60 * DAY, "a", "A", "b", "B", NULL);
  g_assert_cmpint (hd_test_db_ask (db, ARTICLES), ==, 1);
}

static void
a_link_may_be_elsewhere_too (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  gint64 one = add_feed (db, "https://one.test/feed", 0);
  gint64 two = add_feed (db, "https://two.test/feed", 0);
  g_autoptr (GPtrArray) rows = NULL;
  gint64 ids[2];

  merge (db, one, 100, NOW, "https://site.test/x/1", "One", NULL);
  merge (db, two, 100, NOW, "https://site.test/x/1", "One", NULL);
  g_assert_cmpint (hd_test_db_ask (db, ARTICLES), ==, 2);
  ids[0] = hd_test_db_ask (db, "SELECT min (id) FROM article");
  ids[1] = hd_test_db_ask (db, "SELECT max (id) FROM article");
  rows = hd_articles_table_rows (db, ids, 2, NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpstr (HD_ARTICLE_ITEM (rows->pdata[i])->url, ==, "https://site.test/x/1");
      g_assert_cmpstr (HD_ARTICLE_ITEM (rows->pdata[i])->source_title, ==, "A feed");
    }
}

static void
removing_a_feed_can_be_undone (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  gint64 feed = add_feed (db, "https://site.test/feed", 0);
  g_autoptr (GPtrArray) rows = NULL;
  gint64 starred;

  merge (db, feed, 100, NOW, "https://site.test/x/a", "A", "b", "B", "c", "C", NULL);
  g_assert_true (hd_db_exec (db, "UPDATE article SET starred = 1 WHERE title = 'A'", NULL));
  g_assert_true (hd_feeds_table_remove (db, feed, NOW, NULL));
  g_assert_cmpint (hd_test_db_ask (db, ARTICLES), ==, 1);
  g_assert_null (hd_feeds_table_get (db, feed, NULL));
  undo_last (db);
  g_assert_cmpint (hd_test_db_ask (db, ARTICLES), ==, 3);

  /* Added again while it is in the bin, it is a new feed. */
  g_assert_true (hd_feeds_table_remove (db, feed, NOW, NULL));
  g_assert_cmpint (add_feed (db, "https://site.test/feed", 0), !=, feed);

  /* The starred article outlives it, and is still somewhere. */
  g_assert_true (hd_articles_table_purge (db, NOW + 60 * DAY, 0, NULL));
  g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM feed"), ==, 1);
  g_assert_cmpint (hd_test_db_ask (db, ARTICLES), ==, 1);
  starred = hd_test_db_ask (db, "SELECT id FROM article");
  rows = hd_articles_table_rows (db, &starred, 1, NULL);
  g_assert_cmpstr (HD_ARTICLE_ITEM (rows->pdata[0])->url, ==, "https://site.test/x/a");
}

static void
folders_hold_feeds_and_folders (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  g_autoptr (GPtrArray) folders = NULL;
  g_autoptr (GArray) inside = NULL;
  g_autoptr (HdSubscription) moved = NULL;
  gint64 step = hd_feeds_table_begin_add (db, NOW, NULL);
  gint64 outer = hd_feeds_table_add_folder (db, step, 0, "Outer", NULL);
  gint64 inner = hd_feeds_table_add_folder (db, step, outer, "Inner", NULL);
  gint64 feed;

  g_assert_cmpint (hd_feeds_table_add_folder (db, step, 0, "Outer", NULL), ==, outer);
  g_assert_cmpint (hd_feeds_table_add_folder (db, step, 0, "Inner", NULL), !=, inner);
  feed = add_feed (db, "https://site.test/feed", inner);
  merge (db, feed, 100, NOW, "a", "A", "b", "B", NULL);
  inside = hd_articles_table_list (db, HD_ARTICLES_FOLDER, outer, NULL);
  g_assert_cmpuint (inside->len, ==, 2);
  folders = hd_feeds_table_list_folders (db, NULL);
  for (guint i = 0; i < folders->len; i++)
    if (hd_record_get_id (folders->pdata[i]) == outer)
      g_assert_cmpint (HD_FEED_FOLDER (folders->pdata[i])->unread, ==, 2);

  g_assert_true (hd_articles_table_mark_all_read (db, HD_ARTICLES_FOLDER, outer, NOW, NULL));
  g_assert_cmpint (hd_test_db_ask (db, ARTICLES " AND unread = 1"), ==, 0);
  undo_last (db);
  g_assert_cmpint (hd_test_db_ask (db, ARTICLES " AND unread = 1"), ==, 2);

  /* What is in a folder that goes moves up, and back again. */
  g_assert_true (hd_feeds_table_remove_folder (db, inner, NOW, NULL));
  moved = hd_feeds_table_get (db, feed, NULL);
  g_assert_cmpint (moved->folder, ==, outer);
  undo_last (db);
  g_clear_object (&moved);
  moved = hd_feeds_table_get (db, feed, NULL);
  g_assert_cmpint (moved->folder, ==, inner);
}

static void
names_are_the_users (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  gint64 id = add_feed (db, "https://site.test/feed", 0);
  g_autoptr (HdSubscription) feed = hd_feeds_table_get (db, id, NULL);
  g_autoptr (HdSubscription) named = NULL;

  g_assert_true (hd_feeds_table_put_outcome (db, feed, "Its own", NULL));
  g_clear_object (&feed);
  feed = hd_feeds_table_get (db, id, NULL);
  g_assert_cmpstr (feed->title, ==, "Its own");
  named = hd_record_copy (HD_RECORD (feed));
  g_object_set (named, "title", "Mine", "interval", 90, NULL);
  g_assert_true (hd_feeds_table_change (db, feed, named, "Tech", NOW, NULL));
  g_assert_true (hd_feeds_table_put_outcome (db, feed, "Its newest", NULL));
  g_clear_object (&feed);
  feed = hd_feeds_table_get (db, id, NULL);
  g_assert_cmpstr (feed->title, ==, "Mine");
  g_assert_cmpint (feed->interval, ==, 90);
  g_assert_cmpint (feed->folder, !=, 0);
  /* All of it was one step. */
  undo_last (db);
  g_clear_object (&feed);
  feed = hd_feeds_table_get (db, id, NULL);
  g_assert_cmpstr (feed->title, ==, "Its own");
  g_assert_cmpint (feed->interval, ==, 0);
  g_assert_cmpint (feed->folder, ==, 0);
}

static void
two_feeds_have_two_addresses (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);
  gint64 one = add_feed (db, "https://one.test/feed", 0);
  gint64 two = add_feed (db, "https://two.test/feed", 0);
  g_autoptr (HdSubscription) feed = hd_feeds_table_get (db, two, NULL);

  g_assert_cmpint (add_feed (db, "https://one.test/feed", 0), ==, one);
  /* A redirect to where another feed is already changes nothing. */
  g_object_set (feed, "url", "https://one.test/feed", "old-url", "https://two.test/feed", NULL);
  g_assert_true (hd_feeds_table_put_outcome (db, feed, NULL, NULL));
  g_clear_object (&feed);
  feed = hd_feeds_table_get (db, two, NULL);
  g_assert_cmpstr (feed->url, ==, "https://two.test/feed");
  g_object_set (feed, "url", "https://new.test/feed", "old-url", "https://two.test/feed", NULL);
  g_assert_true (hd_feeds_table_put_outcome (db, feed, NULL, NULL));
  g_assert_cmpint (hd_feeds_table_find (db, "https://new.test/feed", NULL), ==, two);
}

static void
hosts_are_left_alone (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_library, temp->path);

  g_assert_cmpint (hd_feeds_table_get_pause (db, "site.test", NOW, NULL), ==, 0);
  g_assert_true (hd_feeds_table_set_pause (db, "site.test", NOW + 60, NULL));
  g_assert_true (hd_feeds_table_set_pause (db, "site.test", NOW + 30, NULL));
  g_assert_cmpint (hd_feeds_table_get_pause (db, "site.test", NOW, NULL), ==, NOW + 60);
  g_assert_cmpint (hd_feeds_table_get_pause (db, "site.test", NOW + 60, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/feeds/" path, HdTempDir, NULL, hd_temp_dir_set_up, func, hd_temp_dir_tear_down)
  ADD ("entries-are-known-again", entries_are_known_again);
  ADD ("new-names-for-the-same-are-nothing-new", new_names_for_the_same_are_nothing_new);
  ADD ("an-edit-leaves-it-read", an_edit_leaves_it_read);
  ADD ("future-dates-are-from-now", future_dates_are_from_now);
  ADD ("pruning-spares-stars", pruning_spares_stars);
  ADD ("what-was-removed-stays-away", what_was_removed_stays_away);
  ADD ("a-link-may-be-elsewhere-too", a_link_may_be_elsewhere_too);
  ADD ("removing-a-feed-can-be-undone", removing_a_feed_can_be_undone);
  ADD ("folders-hold-feeds-and-folders", folders_hold_feeds_and_folders);
  ADD ("names-are-the-users", names_are_the_users);
  ADD ("two-feeds-have-two-addresses", two_feeds_have_two_addresses);
  ADD ("hosts-are-left-alone", hosts_are_left_alone);
  return g_test_run ();
}
