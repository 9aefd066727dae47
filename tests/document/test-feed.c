/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-error.h"
#include "hd-feed.h"
#include "hd-opml.h"

static HdFeed *
sample_feed (void)
{
  HdFeed *feed = hd_feed_new (HD_FEED_ATOM);
  HdFeedEntry *entry = hd_feed_entry_new ();
  HdFeedEnclosure *enclosure = g_new0 (HdFeedEnclosure, 1);

  feed->title = g_strdup ("Neues");
  feed->updated = -5;
  g_ptr_array_add (feed->warnings, g_strdup ("cut"));
  entry->id = g_strdup ("1");
  entry->title = g_strdup ("Eins");
  entry->content = g_strdup ("<p>grün</p>");
  entry->published = 1795600800;
  g_ptr_array_add (entry->categories, g_strdup ("a"));
  enclosure->url = g_strdup ("https://a.example/1.mp3");
  enclosure->length = -1;
  g_ptr_array_add (entry->enclosures, enclosure);
  g_ptr_array_add (feed->entries, entry);
  return feed;
}

static HdOpml *
sample_opml (void)
{
  HdOpml *opml = hd_opml_new ();
  HdOpmlFeed *feed = hd_opml_add_feed (opml);
  const char *path[] = { "Außen", "Innen", NULL };

  feed->url = g_strdup ("https://a.example/feed");
  g_ptr_array_add (feed->folders, g_strdupv ((char **) path));
  g_ptr_array_add (opml->empty, g_strdupv ((char **) path));
  opml->title = g_strdup ("Liste");
  return opml;
}

typedef GBytes *(*Again) (GBytes *bytes, GError **error);

static GBytes *
feed_again (GBytes *bytes, GError **error)
{
  g_autoptr (HdFeed) feed = hd_feed_new_from_bytes (bytes, error);

  return feed != NULL ? hd_feed_to_bytes (feed) : NULL;
}

static GBytes *
opml_again (GBytes *bytes, GError **error)
{
  g_autoptr (HdOpml) opml = hd_opml_new_from_bytes (bytes, error);

  return opml != NULL ? hd_opml_to_bytes (opml) : NULL;
}

/* There is one way to write a value; what is cut is refused. */
static void
check_wire (GBytes *bytes, Again again)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) same = again (bytes, &error);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, same));
  for (gsize n = 0; n < length; n++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, n);

      g_assert_null (again (cut, &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
      g_clear_error (&error);
    }
  for (guint round = 0; round < 20000; round++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);

      for (guint k = 0; k <= round % 4; k++)
        copy[g_rand_int_range (random, 0, (gint32) length)] =
          (guint8) g_rand_int_range (random, 0, 256);

      g_autoptr (GBytes) changed = g_bytes_new (copy, length);
      g_autoptr (GBytes) written = again (changed, NULL);

      g_assert_true (written == NULL || g_bytes_equal (changed, written));
    }
}

static void
test_feed (void)
{
  g_autoptr (HdFeed) feed = sample_feed ();
  g_autoptr (GBytes) bytes = hd_feed_to_bytes (feed);
  g_autoptr (HdFeed) copy = hd_feed_new_from_bytes (bytes, NULL);
  HdFeedEntry *entry = g_ptr_array_index (copy->entries, 0);

  g_assert_cmpint (copy->format, ==, HD_FEED_ATOM);
  g_assert_cmpint (copy->updated, ==, -5);
  g_assert_null (copy->link);
  g_assert_cmpint (entry->published, ==, 1795600800);
  g_assert_cmpint (entry->updated, ==, HD_FEED_NO_DATE);
  g_assert_cmpstr (entry->content, ==, "<p>grün</p>");
  g_assert_cmpint (((HdFeedEnclosure *) g_ptr_array_index (entry->enclosures, 0))->length, ==, -1);
  check_wire (bytes, feed_again);
}

static void
test_opml (void)
{
  g_autoptr (HdOpml) opml = sample_opml ();
  g_autoptr (GBytes) bytes = hd_opml_to_bytes (opml);
  g_autoptr (HdOpml) copy = hd_opml_new_from_bytes (bytes, NULL);
  HdOpmlFeed *feed = g_ptr_array_index (copy->feeds, 0);

  g_assert_cmpstr (copy->title, ==, "Liste");
  g_assert_cmpstr (feed->url, ==, "https://a.example/feed");
  g_assert_cmpstr (((char **) g_ptr_array_index (feed->folders, 0))[1], ==, "Innen");
  g_assert_cmpuint (copy->empty->len, ==, 1);
  check_wire (bytes, opml_again);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/feed", test_feed);
  g_test_add_func ("/document/opml", test_opml);

  return g_test_run ();
}
