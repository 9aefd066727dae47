/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <time.h>

#include "hd-error.h"
#include "hd-feed-sample.h"
#include "hd-opml-read.h"
#include "hd-patience.h"

/* What would do something is no link of a feed or an entry, however it is hidden. */
static void
test_active_links (void)
{
  static const char *const links[] = { "javascript:alert(1)", " JavaScript:x", "java&#10;script:x",
                                       "vbscript:x", "data:text/html,x" };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("<rss version='2.0'><channel><link>%s</link><item><title>a</title>"
                         "<link>%s</link><enclosure url='%s' type='a/b'/></item></channel></rss>",
                         links[i], links[i], links[i]);
      g_autoptr (HdFeed) feed = read_feed (text);
      HdFeedEntry *entry = g_ptr_array_index (feed->entries, 0);

      g_assert_cmpstr (feed->link, ==, NULL);
      g_assert_cmpstr (entry->link, ==, NULL);
      /* A line end in an attribute is a blank, with which there is no scheme any more. */
      for (guint n = 0; n < entry->enclosures->len; n++)
        g_assert_true (g_str_has_prefix (((HdFeedEnclosure *) entry->enclosures->pdata[n])->url,
                                         "https://x.example/"));
      g_assert_cmpuint (entry->enclosures->len, ==, strstr (links[i], "&#10;") != NULL ? 1 : 0);
    }
}

/* Each of the labels that the standard does not have opens a converter, and writes ASCII. */
static void
test_old_encodings (void)
{
  static const char *const labels[] = {
    "cp437",       "cp737",       "cp775",      "cp850",  "cp852", "cp855",  "cp857", "cp858",
    "cp860",       "cp861",       "cp862",      "cp863",  "cp864", "cp865",  "cp869", "hp-roman8",
    "x-mac-greek", "mac-turkish", "mac-latin2", "euc_jp", "utf_8", "KOI8_R",
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("<?xml version='1.0' "
                         "encoding='%s'?><rss><channel><title>x</title></channel></rss>",
                         labels[i]);
      g_autoptr (HdFeed) feed = read_feed (text);

      g_assert_cmpstr (feed->title, ==, "x");
    }
  {
    g_autoptr (HdFeed) feed = read_feed ("<?xml version='1.0' encoding='IBM437'?>"
                                         "<rss><channel><title>caf\202</title></channel></rss>");

    g_assert_cmpstr (feed->title, ==, "café");
  }
}

static void
test_hostile (void)
{
  static const struct
  {
    const char *name;
    const char *title;
    guint n_entries;
  } cases[] = {
    { "entity-bomb.rss", "&lol9;", 1 },
    { "outside-entity.rss", "&x;", 0 },
    { "cut.rss", "T", 2 },
    { "cut.json", "x", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length;
      g_autofree char *data = read_sample (cases[i].name, &length);
      g_autoptr (GError) error = NULL;
      g_autoptr (HdFeed) feed = hd_feed_read (data, length, NULL, "", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (feed->title, ==, cases[i].title);
      g_assert_cmpuint (feed->entries->len, ==, cases[i].n_entries);
      g_assert_cmpuint (feed->warnings->len, ==, 1);

      /* Wherever it ends, it is read or refused. */
      for (gsize cut = 0; cut < length; cut += hd_one_in ())
        {
          g_autofree char *part = g_memdup2 (data, cut);
          g_autoptr (GError) refused = NULL;
          g_autoptr (HdFeed) rest = hd_feed_read (part, cut, NULL, NULL, &refused);

          g_assert_true ((rest != NULL) == (refused == NULL));
        }
    }
}

static void
test_deep (void)
{
  static const struct
  {
    const char *start;
    const char *level;
    int code; /* of HdError, -1: it is read */
  } cases[] = {
    { "<rss><channel><title>T</title><description>", "<div>", -1 },
    { "<rss><channel><title>T</title>", "<channel>", -1 },
    { "{\"items\":", "[", HD_ERROR_LIMIT },
    { "", "<a>", HD_ERROR_PARSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (cases[i].start);
      g_autoptr (GError) error = NULL;
      g_autoptr (HdFeed) feed = NULL;

      for (guint k = 0; k < 100000; k++)
        g_string_append (text, cases[i].level);
      feed = hd_feed_read (text->str, text->len, NULL, NULL, &error);
      if (cases[i].code < 0)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (feed->title, ==, "T");
        }
      else
        g_assert_error (error, HD_ERROR, cases[i].code);
    }
}

/* The parser compares each attribute of a tag with all before it. Seconds of the processor. */
static void
test_many_attributes (void)
{
  g_autoptr (GString) text = g_string_new ("<rss><channel><title>T</title><item");
  g_autoptr (GError) error = NULL;
  g_autoptr (HdFeed) feed = NULL;
  clock_t start = clock ();

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (text, i % 2 == 0 ? " a%u='1'" : " a%u=1", i);
  g_string_append (text, "><title>a</title></item></channel></rss>");
  feed = hd_feed_read (text->str, text->len, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (feed->entries->len, ==, 1);
  g_assert_cmpint ((clock () - start) / CLOCKS_PER_SEC, <, 3);
}

static void
test_deep_list (void)
{
  g_autoptr (GString) text = g_string_new ("<opml><body>");
  g_autoptr (GError) error = NULL;
  g_autoptr (HdOpml) opml = NULL;
  HdOpmlFeed *feed;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<outline text='a'>");
  g_string_append (text, "<outline text='b' xmlUrl='http://x/'/>");
  opml = hd_opml_read (text->str, text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (opml->feeds->len, ==, 1);
  feed = g_ptr_array_index (opml->feeds, 0);
  g_assert_cmpstr (feed->url, ==, "http://x/");
}

/* Read entry by entry, a long feed is what it would be as a whole. */
static void
test_long (void)
{
  static const char item[] = "<item><title>%d &amp; more</title><link>/%d</link>"
                             "<description>%s</description></item>";
  g_autofree char *words = g_strnfill (2000, 'w');
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HdFeed) feed = NULL;
  g_autoptr (HdFeed) cut = NULL;
  g_autoptr (HdFeed) own = NULL;
  HdFeedEntry *entry;

  g_string_append (text, "<rss><channel><title>Long</title><link>http://own.example/a/</link>");
  for (int i = 0; i < 1000; i++)
    g_string_append_printf (text, item, i, i, words);
  own = hd_feed_read (text->str, text->len, NULL, NULL, NULL);
  g_string_append (text, "<managingEditor>Dana</managingEditor></channel><item><link>/x</link>"
                         "<title>Beside</title></item></rss>");
  feed = read_feed (text->str);
  g_assert_cmpuint (feed->entries->len, ==, 1001);
  g_assert_cmpstr (feed->title, ==, "Long");
  g_assert_cmpstr (feed->author, ==, "Dana");
  entry = feed->entries->pdata[999];
  g_assert_cmpstr (entry->title, ==, "999 & more");
  g_assert_cmpstr (entry->link, ==, "https://x.example/999");
  g_assert_cmpuint (strlen (entry->summary), ==, 2000);
  entry = feed->entries->pdata[1000];
  g_assert_cmpstr (entry->title, ==, "Beside");

  /* Without an address of its sender the feed's own counts. */
  entry = own->entries->pdata[5];
  g_assert_cmpstr (entry->link, ==, "http://own.example/5");

  g_string_truncate (text, text->len - 1200 - strlen ("</description>"));
  cut = read_feed (text->str);
  g_assert_cmpuint (cut->entries->len, ==, 999);
  g_assert_cmpuint (cut->warnings->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/active-links", test_active_links);
  g_test_add_func ("/feed/old-encodings", test_old_encodings);
  g_test_add_func ("/feed/hostile", test_hostile);
  g_test_add_func ("/feed/deep", test_deep);
  g_test_add_func ("/feed/many-attributes", test_many_attributes);
  g_test_add_func ("/feed/deep-list", test_deep_list);
  g_test_add_func ("/feed/long", test_long);
  return g_test_run ();
}
