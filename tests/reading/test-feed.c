/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-document-private.h"
#include "hd-error.h"
#include "hd-feed-sample.h"
#include "hd-opml-read.h"
#include "hd-patience.h"

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
    { "03-12-31", "2003-12-31T00:00:00Z" },
    { "Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z" },
    { "2004-05-25 11:23:17 PM", "2004-05-25T23:23:17Z" },
    { "2004-05-25 下午 11:23:17", "2004-05-25T23:23:17Z" },
    { "2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z" },
    { "2004-05-25 오전 11:23:17", "2004-05-25T02:23:17Z" },
    { "2004년 05월 28일 오후 06:31:25", "2004-05-28T09:31:25Z" },
    { "2004年05月28日 18:31", "2004-05-28T18:31:00Z" },
    { "Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z" },
    { "2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z" },
    { "Чт, 1 янв 2004 10:00:00 +0300", "2004-01-01T07:00:00Z" },
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

/* HTML knows no xml:base, so what stands below one in a text is resolved by us. */
static void
test_bases_within (void)
{
  g_autoptr (HdFeed) feed =
    read_feed ("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='javascript:x'><link href='/l'/>"
               "<entry xml:base='/e/'><content type='xhtml'><div xml:base='d/'><a href='1'>1</a>"
               "<p xml:base='http://[bad'><img src='2.png'/></p></div></content></entry></feed>");
  HdFeedEntry *entry = g_ptr_array_index (feed->entries, 0);

  g_assert_cmpstr (feed->link, ==, "https://x.example/l");
  g_assert_cmpstr (entry->content, ==,
                   "<a href=\"https://x.example/e/d/1\">1</a>"
                   "<p><img src=\"https://x.example/e/d/2.png\"></p>");
}

static void
test_relations (void)
{
  g_autoptr (HdFeed) feed =
    read_feed ("<feed xmlns='http://www.w3.org/2005/Atom'>"
               "<link rel='http://www.iana.org/assignments/relation/self' href='/f'/><entry>"
               "<link rel='http://www.iana.org/assignments/relation/alternate' href='/1'/>"
               "<link rel='http://www.iana.org/assignments/relation/enclosure' href='/2'/>"
               "</entry></feed>");
  HdFeedEntry *entry = g_ptr_array_index (feed->entries, 0);
  HdFeedEnclosure *file = g_ptr_array_index (entry->enclosures, 0);

  g_assert_cmpstr (feed->self, ==, "https://x.example/f");
  g_assert_cmpstr (entry->link, ==, "https://x.example/1");
  g_assert_cmpstr (file->url, ==, "https://x.example/2");
}

static void
test_people (void)
{
  static const char *const cases[][2] = {
    { "a@b.example (Ann Bee)", "Ann Bee" },
    { "Ann Bee (a@b.example)", "Ann Bee" },
    { "Ann Bee &lt;a@b.example&gt;", "Ann Bee" },
    { "a@b.example ()", "a@b.example ()" },
    { "a@b.example", "a@b.example" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("<rss><channel><item><author>%s</author></item></channel></rss>",
                         cases[i][0]);
      g_autoptr (HdFeed) feed = read_feed (text);
      HdFeedEntry *entry = g_ptr_array_index (feed->entries, 0);

      g_assert_cmpstr (entry->author, ==, cases[i][1]);
    }
}

/* "<dc:>" has a name without a local part. */
static void
test_nameless (void)
{
  g_autoptr (HdFeed) feed =
    read_feed ("<rss><channel><dc:>x</dc:><title>T</title><item><:/><media:/><title>I</title>"
               "</item></channel></rss>");
  HdFeedEntry *entry = g_ptr_array_index (feed->entries, 0);

  g_assert_cmpstr (feed->title, ==, "T");
  g_assert_cmpstr (entry->title, ==, "I");
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

/*
 * Words of each vocabulary
 */

#define RSS(text)                                                                                  \
  "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"                   \
  " xmlns:media='http://search.yahoo.com/mrss/' xmlns:dc='http://purl.org/dc/elements/1.1/'"       \
  " xmlns:dcterms='http://purl.org/dc/terms/' xmlns:sy='http://purl.org/rss/1.0/modules/"          \
  "syndication/' xml:lang='en'><channel>" text "</channel></rss>"

static char *
join (GPtrArray *texts)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "", (char *) texts->pdata[i]);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static void
test_cdf (void)
{
  g_autoptr (HdFeed) feed =
    read_feed ("<CHANNEL HREF='http://a.example/' LASTMOD='2003-01-01T00:00'><TITLE>T</TITLE>"
               "<ABSTRACT>A</ABSTRACT><ITEM HREF='/i' LASTMOD='2003-01-02T00:00'>"
               "<TITLE>I</TITLE><ABSTRACT>IA</ABSTRACT></ITEM></CHANNEL>");
  HdFeedEntry *entry = feed->entries->pdata[0];

  g_assert_cmpstr (feed->link, ==, "http://a.example/");
  g_assert_cmpstr (feed->description, ==, "A");
  g_assert_cmpint (feed->updated, ==, 1041379200);
  g_assert_cmpstr (entry->link, ==, "https://x.example/i");
  g_assert_cmpstr (entry->summary, ==, "IA");
  g_assert_cmpint (entry->updated, ==, 1041379200 + 86400);
}

static void
test_categories (void)
{
  static const struct
  {
    const char *markup, *categories;
  } cases[] = {
    { "<category>A</category><category domain='d'>B</category><dc:subject>C</dc:subject>",
      "A|B|C" },
    { "<itunes:keywords>One, two ,three</itunes:keywords>", "One|two|three" },
    { "<itunes:category text='Plants'><itunes:category text='Trees'/></itunes:category>",
      "Plants|Trees" },
    { "<media:category>music</media:category><media:keywords>a,b</media:keywords>", "music|a|b" },
    { "<media:group><media:category>x</media:category></media:group>", "x" },
    { "<category/><category> A </category><category>A</category>", "A" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf (RSS ("<item><title>T</title>%s</item>"), cases[i].markup);
      g_autoptr (HdFeed) feed = read_feed (text);
      g_autofree char *found = join (((HdFeedEntry *) feed->entries->pdata[0])->categories);

      g_assert_cmpstr (found, ==, cases[i].categories);
    }
}

static void
test_language (void)
{
  g_autoptr (HdFeed) said = read_feed (RSS ("<language>de_AT</language>"));
  g_autoptr (HdFeed) marked = read_feed (RSS ("<title>T</title>"));

  g_assert_cmpstr (said->language, ==, "de-AT");
  g_assert_cmpstr (marked->language, ==, "en");
}

static void
test_schedule (void)
{
  static const struct
  {
    const char *markup;
    int ttl;
    guint hours, days;
  } cases[] = {
    { "", -1, 0, 0 },
    { "<ttl>60</ttl>", 60, 0, 0 },
    { "<ttl>soon</ttl>", -1, 0, 0 },
    { "<ttl>-5</ttl>", -1, 0, 0 },
    { "<ttl>99999999999</ttl>", -1, 0, 0 },
    { "<sy:updatePeriod>daily</sy:updatePeriod>", 1440, 0, 0 },
    { "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 360, 0,
      0 },
    { "<ttl>1000</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", 1000, 0, 0 },
    { "<skipHours><hour>0</hour><hour>23</hour><hour>24</hour><hour>x</hour></skipHours>", -1,
      1 | 1 << 23, 0 },
    { "<skipDays><day>Monday</day><day>sunday</day><day>Funday</day></skipDays>", -1, 0,
      1 << 1 | 1 << 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf (RSS ("%s<item><ttl>7</ttl><title>T</title></item>"), cases[i].markup);
      g_autoptr (HdFeed) feed = read_feed (text);

      g_test_message ("%s", cases[i].markup);
      g_assert_cmpint (feed->ttl, ==, cases[i].ttl);
      g_assert_cmpuint (feed->skip_hours, ==, cases[i].hours);
      g_assert_cmpuint (feed->skip_days, ==, cases[i].days);
    }
}

static void
test_documents (void)
{
  static const char text[] =
    RSS ("<title>Garden</title><link>http://a.example/</link>"
         "<item><title>Old</title><pubDate>Thu, 01 Jan 2004 00:00:00 GMT</pubDate></item>"
         "<item><title>New</title><pubDate>Sat, 03 Jan 2004 00:00:00 GMT</pubDate>"
         "<link>http://a.example/new</link><description>&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;"
         "&lt;script&gt;x&lt;/script&gt;&lt;p&gt;Three</description></item>"
         "<item><title>Middle</title><pubDate>Fri, 02 Jan 2004 00:00:00 GMT</pubDate></item>");
  g_autoptr (HdFeed) feed = read_feed (text);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HdFeed) again = NULL;
  HdFeedEntry *entry;

  hd_feed_make_documents (feed, 2);
  bytes = hd_feed_to_bytes (feed);
  again = hd_feed_new_from_bytes (bytes, NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->entries->len, ==, 2);
  entry = again->entries->pdata[0];
  g_assert_cmpstr (entry->title, ==, "New");
  g_assert_null (entry->content);
  g_assert_cmpstr (entry->summary, ==, "One two Three");
  g_assert_cmpstr (hd_document_get_text (entry->document, NULL), ==, "One twoThree");
  g_assert_cmpstr (entry->document->address, ==, "http://a.example/new");
  g_assert_cmpstr (hd_document_get_site (entry->document), ==, "Garden");
  entry = again->entries->pdata[1];
  g_assert_cmpstr (entry->title, ==, "Middle");
}

/* An entry that is too long is kept as far as it goes, and the feed says so. */
static void
test_endless_entries (void)
{
  static const struct
  {
    const char *piece;
    guint n;
    gboolean cut;
  } cases[] = {
    { "<p>a", 220000, TRUE },
    { "<img src=/a.png>", 220000, TRUE },
    { "<img src=/a.png>", 1000, FALSE },
    { "<p>a", 1000, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new ("<rss version='2.0'><channel><title>Garden</title>"
                                               "<link>http://a.example/</link><item><title>Long"
                                               "</title><description><![CDATA[<p>First words</p>");
      g_autoptr (HdFeed) feed = NULL;
      HdFeedEntry *entry;

      /* One that is cut is enough where everything is slowed down. */
      if (cases[i].cut && i % hd_one_in () != 0)
        continue;
      for (guint n = 0; n < cases[i].n; n++)
        g_string_append (text, cases[i].piece);
      g_string_append (text, "]]></description></item></channel></rss>");
      feed = read_feed (text->str);
      hd_feed_make_documents (feed, 2);
      g_assert_cmpuint (feed->entries->len, ==, 1);
      entry = feed->entries->pdata[0];
      g_assert_true (
        g_str_has_prefix (hd_document_get_text (entry->document, NULL), "First words"));
      g_assert_cmpuint (feed->warnings->len, ==, cases[i].cut ? 1 : 0);
    }
}

static void
test_offers (void)
{
  static const char page[] =
    "<html><head><link rel='alternate' type='application/rss+xml' href='/f' title='News'></head>";
  g_autoptr (GError) error = NULL;
  g_autoptr (HdFeed) feed =
    hd_feed_discover (page, strlen (page), "https://a.example/x", NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HdFeed) again = NULL;
  HdFeedOffer *offer;

  g_assert_no_error (error);
  bytes = hd_feed_to_bytes (feed);
  again = hd_feed_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->offers->len, ==, 1);
  offer = again->offers->pdata[0];
  g_assert_cmpstr (offer->url, ==, "https://a.example/f");
  g_assert_cmpstr (offer->title, ==, "News");
  g_assert_null (hd_feed_discover ("<html>", 6, NULL, NULL, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
  g_clear_error (&error);
  g_assert_null (hd_feed_read (page, strlen (page), NULL, NULL, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/dates", test_dates);
  g_test_add_func ("/feed/titles", test_titles);
  g_test_add_func ("/feed/identity", test_identity);
  g_test_add_func ("/feed/bases", test_bases);
  g_test_add_func ("/feed/bases-within", test_bases_within);
  g_test_add_func ("/feed/relations", test_relations);
  g_test_add_func ("/feed/people", test_people);
  g_test_add_func ("/feed/nameless", test_nameless);
  g_test_add_func ("/feed/list", test_list);
  g_test_add_func ("/feed/cdf", test_cdf);
  g_test_add_func ("/feed/categories", test_categories);
  g_test_add_func ("/feed/language", test_language);
  g_test_add_func ("/feed/schedule", test_schedule);
  g_test_add_func ("/feed/documents", test_documents);
  g_test_add_func ("/feed/endless-entries", test_endless_entries);
  g_test_add_func ("/feed/offers", test_offers);
  return g_test_run ();
}
