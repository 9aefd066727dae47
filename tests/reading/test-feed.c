/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-error.h"
#include "hd-feed-read.h"
#include "hd-opml-read.h"

#include <string.h>

static char *
read_sample (const char *name, gsize *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "feeds", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data = NULL;

  g_file_get_contents (path, &data, length, &error);
  g_assert_no_error (error);
  return data;
}

static HdFeed *
read_feed (const char *text)
{
  g_autoptr (GError) error = NULL;
  HdFeed *feed = hd_feed_read (text, strlen (text), "https://x.example/feed", NULL, &error);

  g_assert_no_error (error);
  return feed;
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    const char *iso; /* NULL: no date */
  } cases[] = {
    { "Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z" },
    { "Fri, 1 Jan 04 19:48 EST", "2004-01-02T00:48:00Z" },
    { "1 Jan 99 00:00:00 UT", "1999-01-01T00:00:00Z" },
    { "01 Jan 2004 19:48:21 A", "2004-01-01T20:48:21Z" },
    { "01 Jan 2004 19:48:21 n", "2004-01-01T18:48:21Z" },
    { "01 Jan 2004 19:48:21 -0000", "2004-01-01T19:48:21Z" },
    { "01 Jan 2004 19:48:21 GMT+0200", "2004-01-01T17:48:21Z" },
    { "01 Jan 2004 19:48:21+05:30", "2004-01-01T14:18:21Z" },
    { "Mi, 05 Okt 2022 24:00:00 +0200", "2022-10-05T22:00:00Z" },
    { "mar., 03 août 2021 10:00 +0200", "2021-08-03T08:00:00Z" },
    { "Mar 5, 2021 2:05 PM", "2021-03-05T14:05:00Z" },
    { "31 Dez 2003 12:00 MEZ", "2003-12-31T11:00:00Z" },
    { "Thu Jan  1 19:48:21 2004", "2004-01-01T19:48:21Z" },
    { "Thu, 01-Jan-2004 19:48:21 PST", "2004-01-02T03:48:21Z" },
    { "01/31/2004", "2004-01-31T00:00:00Z" },
    { "31.12.2003 10:00", "2003-12-31T10:00:00Z" },
    { "2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z" },
    { "2003-12-31 10:14", "2003-12-31T10:14:00Z" },
    { "2003-12-31T10:14:55.1234567-08:00", "2003-12-31T18:14:55Z" },
    { "20031231T101455Z", "2003-12-31T10:14:55Z" },
    { "2003-12", "2003-12-01T00:00:00Z" },
    { "2003", "2003-01-01T00:00:00Z" },
    { "2003-335", "2003-12-01T00:00:00Z" },
    { "1072865695", "2003-12-31T10:14:55Z" },
    { "1072865695123", "2003-12-31T10:14:55Z" },
    { "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z" },
    { "", NULL },
    { "soon", NULL },
    { "30 Feb 2004 10:00", NULL },
    { "2003-12-31T99:99:99Z", NULL },
    { "99999999999999999999", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 seconds = HD_FEED_NO_DATE;
      gboolean found = hd_feed_date_parse (cases[i].text, &seconds);
      g_autofree char *iso = found ? hd_feed_date_format (seconds) : NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (iso, ==, cases[i].iso);
    }
}

static void
test_titles (void)
{
  static const struct
  {
    const char *markup;
    const char *title;
  } cases[] = {
    { "<title>AT&T &aacute; &amp; x</title>", "AT&T á & x" },
    { "<title>It&amp;#x27;s</title>", "It's" },
    { "<title>&lt;b>bold&lt;/b> move</title>", "bold move" },
    { "<title><![CDATA[a <i>b</i>]]></title>", "a b" },
    { "<title>a <b>b</title>", "a b" },
    { "<title>vector&lt;int> in use</title>", "vector<int> in use" },
    { "<title>safe&lt;object classid='x'> title</title>", "safe title" },
    { "<title>a&#150;b</title>", "a–b" },
    { "<title/><description>One two.</description>", "One two." },
    { "<media:title>no</media:title><title>yes</title>", "yes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("<rss><channel><item>%s</item></channel></rss>", cases[i].markup);
      g_autoptr (HdFeed) feed = read_feed (text);
      HdFeedEntry *entry = g_ptr_array_index (feed->entries, 0);

      g_assert_cmpstr (entry->title, ==, cases[i].title);
    }
}

static void
test_identity (void)
{
  g_autoptr (HdFeed) feed =
    read_feed ("<rss><channel><item><guid>g</guid><link>/1</link></item>"
               "<item><guid>g</guid><link>/2</link></item>"
               "<item><guid>g</guid></item><item><guid>g</guid></item>"
               "<item><link>/5</link></item><item><guid>https://y.example/6</guid></item>"
               "</channel></rss>");
  static const char *const wanted[][2] = {
    { "g", "https://x.example/1" },
    { "g|https://x.example/2", "https://x.example/2" },
    { "g|2", NULL },
    { "g|3", NULL },
    { "https://x.example/5", "https://x.example/5" },
    { "https://y.example/6", "https://y.example/6" },
  };

  g_assert_cmpuint (feed->entries->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < feed->entries->len; i++)
    {
      HdFeedEntry *entry = g_ptr_array_index (feed->entries, i);

      g_assert_cmpstr (entry->id, ==, wanted[i][0]);
      g_assert_cmpstr (entry->link, ==, wanted[i][1]);
    }
}

static void
test_bases (void)
{
  g_autoptr (HdFeed) feed = read_feed (
    "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/a/'><author><name>N</name></author>"
    "<entry xml:base='b/'><link href='c'/><content type='xhtml'>"
    "<div xmlns='http://www.w3.org/1999/xhtml'><a href='d' onclick='e()'>f</a></div></content>"
    "</entry></feed>");
  HdFeedEntry *entry = g_ptr_array_index (feed->entries, 0);

  g_assert_cmpint (feed->format, ==, HD_FEED_ATOM);
  g_assert_cmpstr (entry->link, ==, "https://x.example/a/b/c");
  g_assert_cmpstr (entry->content, ==, "<a href=\"https://x.example/a/b/d\">f</a>");
  g_assert_cmpstr (entry->author, ==, "N");
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
      for (gsize cut = 0; cut < length; cut++)
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

static void
test_list (void)
{
  gsize length;
  g_autofree char *data = read_sample ("list.opml", &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (HdOpml) opml = hd_opml_read (data, length, &error);
  static const char *const wanted[] = { "A", "p/q", "r" };
  HdOpmlFeed *feed;

  g_assert_no_error (error);
  g_assert_cmpstr (opml->title, ==, "L & M");
  g_assert_cmpuint (opml->feeds->len, ==, 2);
  feed = g_ptr_array_index (opml->feeds, 0);
  g_assert_cmpstr (feed->title, ==, "f");
  g_assert_cmpstr (feed->url, ==, "http://x/a%20b");
  g_assert_cmpuint (feed->folders->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < feed->folders->len; i++)
    {
      g_autofree char *path = g_strjoinv ("/", g_ptr_array_index (feed->folders, i));

      g_assert_cmpstr (path, ==, wanted[i]);
    }
  feed = g_ptr_array_index (opml->feeds, 1);
  g_assert_cmpstr (feed->site, ==, "http://x");
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/dates", test_dates);
  g_test_add_func ("/feed/titles", test_titles);
  g_test_add_func ("/feed/identity", test_identity);
  g_test_add_func ("/feed/bases", test_bases);
  g_test_add_func ("/feed/hostile", test_hostile);
  g_test_add_func ("/feed/deep", test_deep);
  g_test_add_func ("/feed/list", test_list);
  g_test_add_func ("/feed/deep-list", test_deep_list);
  return g_test_run ();
}
