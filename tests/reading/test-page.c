/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-document-copy.h"
#include "hd-document-private.h"
#include "hd-error.h"
#include "hd-page-read.h"
#include "hd-patience.h"
#include "hd-text.h"

#include <string.h>
#include <time.h>

#define BASE "https://towns.example/a/nets.html"

static char *
load (const char *name, gsize *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pages", name, NULL);
  char *data = NULL;

  g_assert_true (g_file_get_contents (path, &data, length, NULL));
  return data;
}

/* Reads a page, sends it through its wire format, and gives what came out. */
static HdPage *
read_bytes (const char *data, gsize length, const char *base, gboolean whole)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdPage) page = hd_page_read (data, length, NULL, base, whole, &error);
  g_autoptr (GBytes) wire = NULL;
  HdPage *back;

  g_assert_no_error (error);
  wire = hd_page_to_bytes (page);
  back = hd_page_new_from_bytes (wire, &error);
  g_assert_no_error (error);
  g_assert_true (page->document == NULL || hd_document_equal (page->document, back->document));
  return back;
}

static HdPage *
read_page (const char *name, gboolean whole)
{
  gsize length;
  g_autofree char *data = load (name, &length);

  return read_bytes (data, length, BASE, whole);
}

static HdPage *
read_text (const char *text)
{
  return read_bytes (text, strlen (text), BASE, FALSE);
}

static void
test_blocks (void)
{
  g_autoptr (HdPage) page = read_page ("blocks.html", FALSE);
  g_autofree char *expected = load ("blocks.md", NULL);
  g_autofree char *markdown = NULL;
  guint n_blocks;
  const HdBlock *blocks;
  guint pictures = 0;

  g_assert_cmpint (page->kind, ==, HD_PAGE_ARTICLE);
  g_assert_cmpint (page->doubts, ==, HD_DOUBT_NONE);
  g_assert_cmpstr (page->canonical, ==, "https://towns.example/nets?id=4");
  g_assert_cmpstr (page->feed, ==, "https://towns.example/feed.atom");
  g_assert_cmpint (page->published_at, ==, 1772663400);
  g_assert_cmpstr (hd_document_get_title (page->document), ==, "How a net is mended");
  g_assert_cmpstr (hd_document_get_byline (page->document), ==, "Ada Quill");
  g_assert_cmpstr (hd_document_get_site (page->document), ==, "Quiet Towns");
  g_assert_cmpstr (page->document->address, ==, BASE);
  g_assert_cmpstr (hd_document_get_language (page->document), ==, "en-GB");

  markdown = hd_document_copy_markdown (page->document, 0, HD_DOCUMENT_END);
  g_assert_cmpstr (markdown, ==, expected);

  blocks = hd_document_get_blocks (page->document, &n_blocks);
  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].kind == HD_BLOCK_PICTURE && pictures++ == 1)
      {
        g_assert_cmpuint (blocks[i].width, ==, 800);
        g_assert_cmpuint (blocks[i].height, ==, 600);
      }
  g_assert_cmpuint (pictures, ==, 2);
  /* Links to a place in the page find it. */
  g_assert_cmpuint (hd_document_find_anchor (page->document, "note"), <, n_blocks);
}

/* What was folded or left out is one step away. */
static void
test_whole_page (void)
{
  g_autoptr (HdPage) page = read_page ("blocks.html", TRUE);
  g_autofree char *text = hd_document_copy_text (page->document, 0, HD_DOCUMENT_END);

  g_assert_nonnull (strstr (text, "Towns"));
  g_assert_nonnull (strstr (text, "4 March 2026"));
  g_assert_nonnull (strstr (text, "the net went out with the tide"));
  g_assert_nonnull (strstr (text, "Nice."));
  g_assert_null (strstr (text, "track"));
}

/* Each file of pages/ that is taken for something else than a page. */
static void
test_kinds (void)
{
  static const struct
  {
    const char *data;
    gsize length;
    HdPageKind kind;
  } cases[] = {
#define CASE(data, kind) { data, sizeof data - 1, kind }
    CASE ("%PDF-1.7 \n", HD_PAGE_PDF),
    CASE ("\211PNG\r\n\032\n\0\0\0\rIHDR", HD_PAGE_PICTURE),
    CASE ("RIFF\1\2\3\4WEBPVP8 ", HD_PAGE_PICTURE),
    CASE ("PK\3\4....", HD_PAGE_BINARY),
    CASE ("\1\2\3\4\5\6\7\10\1\2\3\4\5\6", HD_PAGE_BINARY),
    CASE ("<?xml version='1.0'?>\n<!-- a -->\n<rss version='2.0'><channel/></rss>", HD_PAGE_FEED),
    CASE ("\357\273\277 <feed xmlns='http://www.w3.org/2005/Atom'></feed>", HD_PAGE_FEED),
    CASE ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", HD_PAGE_FEED),
    CASE ("<feedback>A page all the same</feedback>", HD_PAGE_ARTICLE),
    CASE ("", HD_PAGE_EMPTY),
    CASE ("<html><body><script>x</script></body></html>", HD_PAGE_EMPTY),
    CASE ("<meta http-equiv=refresh content='0; URL=\"/there\"'>", HD_PAGE_MOVED),
    CASE ("<meta http-equiv=Refresh content='1;url=/there'><p>Go <a href=/there>there</a>",
          HD_PAGE_MOVED),
    CASE ("<meta http-equiv=refresh content='900'><p>A page that is loaded anew", HD_PAGE_ARTICLE),
    CASE ("<meta http-equiv=refresh content='0;url=javascript:x'><p>A page", HD_PAGE_ARTICLE),
    CASE ("T\0e\0x\0t\0 \0i\0n\0 \0t\0w\0o\0s\0", HD_PAGE_ARTICLE),
    CASE ("A text with \0 in it, and no more than that", HD_PAGE_ARTICLE),
    CASE ("<html>\0<body>\0<p>\0A\0\0 page\0 with\0 NULs\0 all\0 over\0", HD_PAGE_ARTICLE),
#undef CASE
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdPage) page = read_bytes (cases[i].data, cases[i].length, BASE, FALSE);

      g_test_message ("%u", i);
      g_assert_cmpint (page->kind, ==, cases[i].kind);
      if (page->kind == HD_PAGE_MOVED)
        g_assert_cmpstr (page->refresh, ==, "https://towns.example/there");
    }
}

static void
test_doubts (void)
{
  static const struct
  {
    const char *name;
    HdPageDoubts doubts;
  } cases[] = {
    { "shell.html", HD_DOUBT_SCRIPTS },
    { "wall.html", HD_DOUBT_SUBSCRIBE },
    { "titles.html", HD_DOUBT_SHORT },
    { "harbour.html", HD_DOUBT_NONE },
  };
  g_autoptr (HdPage) check = read_text (
    "<title>Just a moment</title><script>go()</script><div id=challenge-stage>Wait, please</div>");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdPage) page = read_page (cases[i].name, FALSE);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (page->doubts, ==, cases[i].doubts);
    }
  g_assert_cmpint (check->doubts, ==, HD_DOUBT_CHECK);
}

/* An address that a document could not hold is none. */
static void
test_odd_addresses (void)
{
  g_autoptr (HdPage) page = read_text ("<link rel=canonical href='https://a.example/\"\\`<b'>"
                                       "<link rel=alternate type=application/rss+xml "
                                       "href='https://[::1/\342\200\256'><p>Text");

  g_assert_cmpint (page->kind, ==, HD_PAGE_ARTICLE);
  g_assert_true (page->canonical == NULL || hd_page_address_is_safe (page->canonical));
  g_assert_true (page->feed == NULL || hd_page_address_is_safe (page->feed));
}

/* A page as a browser saved it, with its pictures. */
static void
test_archive (void)
{
  gsize length;
  g_autofree char *data = load ("saved.mhtml", &length);
  g_autoptr (HdPage) page = read_bytes (data, length, NULL, FALSE);
  const HdPagePart *part;
  guint n_blocks;
  const HdBlock *blocks = hd_document_get_blocks (page->document, &n_blocks);

  g_assert_cmpstr (page->address, ==, "https://towns.example/lamps");
  g_assert_cmpstr (hd_document_get_title (page->document), ==, "Lamps “at” night");
  g_assert_cmpint (blocks[1].kind, ==, HD_BLOCK_PICTURE);
  g_assert_cmpstr (blocks[1].source, ==, "part-0");
  g_assert_cmpint (blocks[2].kind, ==, HD_BLOCK_PICTURE);
  g_assert_cmpstr (blocks[2].source, ==, "part-1");
  /* The one that the page does not show is left out. */
  g_assert_cmpuint (page->parts->len, ==, 2);
  part = page->parts->pdata[0];
  g_assert_cmpstr (part->name, ==, "part-0");
  g_assert_cmpmem (g_bytes_get_data (part->bytes, NULL), 8, "\211PNG\r\n\032\n", 8);
}

/* The first lines are cut wherever that is, also behind a blank. */
static void
test_long_paragraph (void)
{
  for (guint shift = 0; shift < 6; shift++)
    {
      g_autoptr (GString) text = g_string_new ("<title>Long</title><article><p>");
      g_autoptr (HdPage) page = NULL;
      g_autofree char *clean = NULL;

      for (guint i = 0; i < shift; i++)
        g_string_append_c (text, 'x');
      for (guint i = 0; i < 2000; i++)
        g_string_append (text, " lamps");
      page = read_bytes (text->str, text->len, NULL, FALSE);
      clean = hd_text_clean_line (page->excerpt, -1);
      g_assert_cmpstr (page->excerpt, ==, clean);
    }
}

/* What an empty part before the page says of itself is not said of the page; found by fuzzing. */
static void
test_archive_frame (void)
{
  static const char data[] =
    "Snapshot-Content-Location: https://towns.example/lamps\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/related; boundary=\"b\"\r\n\r\n"
    "--b\r\nContent-Type: text/html; charset=\"utf-16\"\r\n"
    "Content-Location: https://frames.example/\r\n\r\n\r\n"
    "--b\r\nContent-Type: text/html; charset=\"utf-8\"\r\n"
    "Content-Location: https://towns.example/lamps\r\n\r\n"
    "<title>Lamps</title><p>The lamps are lit one after the other, from near to far.\r\n--b--\r\n";
  g_autoptr (HdPage) page = read_bytes (data, strlen (data), NULL, FALSE);

  g_assert_cmpstr (page->address, ==, "https://towns.example/lamps");
  g_assert_cmpstr (hd_document_get_title (page->document), ==, "Lamps");
}

/* A file that was saved without its pictures beside it says where it came from. */
static void
test_origin (void)
{
  static const char *const files[] = {
    "<!DOCTYPE html>\n<!-- saved from url=(0027)https://towns.example/a/b -->\n<p>Text <img "
    "src=c.png>",
    "<!DOCTYPE html><!--\n Page saved with something\n url: https://towns.example/a/b \n-->"
    "<p>Text <img src=c.png>",
    "<link rel=canonical href='https://towns.example/a/b'><p>Text <img src=c.png>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (HdPage) page = read_bytes (files[i], strlen (files[i]), NULL, FALSE);
      guint n_blocks;
      const HdBlock *blocks = hd_document_get_blocks (page->document, &n_blocks);

      g_assert_cmpstr (page->address, ==, "https://towns.example/a/b");
      g_assert_cmpuint (n_blocks, ==, 2);
      g_assert_cmpstr (blocks[1].source, ==, "https://towns.example/a/c.png");
    }
}

/* Pictures that stand in the page itself. */
static void
test_data (void)
{
  gsize length;
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "data", "pictures", "plain.jpg", NULL);
  g_autofree char *picture = NULL;
  g_autofree char *base64 = NULL;
  g_autofree char *text = NULL;
  g_autoptr (HdPage) page = NULL;
  const HdBlock *blocks;
  guint n_blocks;

  g_assert_true (g_file_get_contents (path, &picture, &length, NULL));
  base64 = g_base64_encode ((const guchar *) picture, length);
  text = g_strdup_printf ("<p>Text <img alt=A src='data:image/jpeg;base64,%s'> and "
                          "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='> more "
                          "<img src='data:image/gif;base64,R0lG' data-src=real.png>",
                          base64);
  page = read_text (text);
  blocks = hd_document_get_blocks (page->document, &n_blocks);
  g_assert_cmpuint (n_blocks, ==, 4);
  g_assert_cmpstr (blocks[1].source, ==, "part-0");
  g_assert_cmpstr (blocks[3].source, ==, "https://towns.example/a/real.png");
  g_assert_cmpuint (page->parts->len, ==, 1);
  g_assert_cmpuint (g_bytes_get_size (((HdPagePart *) page->parts->pdata[0])->bytes), ==, length);
}

static void
test_fragment (void)
{
  g_autoptr (HdDocumentBuilder) builder = hd_document_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDocument) document =
    hd_page_read_fragment ("Hello <b>you</b><ul><li>a<li><img src='b.png' alt=B></ul><img "
                           "src='https://x.example/p' "
                           "width=1 height=1><p>End",
                           "https://towns.example/feed", builder, NULL, &error);
  g_autofree char *markdown = NULL;

  g_assert_no_error (error);
  markdown = hd_document_copy_markdown (document, 0, HD_DOCUMENT_END);
  g_assert_cmpstr (markdown, ==,
                   "Hello **you**\n\n- a\n- ![B](<https://towns.example/b.png>)\n\nEnd\n");
}

/* A single column only lays out a page; two have something to say to each other. */
static void
test_columns (void)
{
  static const struct
  {
    const char *rows;
    guint n_tables;
  } cases[] = {
    { "<tr><td>Herring in spring</td></tr><tr><td>Cod in autumn</td></tr>", 0 },
    { "<tr><td>Herring</td><td>in spring</td></tr><tr><td>Cod</td><td>in autumn</td></tr>", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("<h1>How a net is mended</h1><p>A net has three enemies: the rock, the "
                         "seal and the man who mends it badly.</p><table>%s</table><p>Water is "
                         "none of them, and neither is time, as the old ones say.</p>",
                         cases[i].rows);
      g_autoptr (HdPage) page = read_text (text);
      guint n_blocks, n_tables = 0;
      const HdBlock *blocks = hd_document_get_blocks (page->document, &n_blocks);

      for (guint b = 0; b < n_blocks; b++)
        n_tables += blocks[b].kind == HD_BLOCK_TABLE;
      g_assert_cmpuint (n_tables, ==, cases[i].n_tables);
      g_assert_nonnull (strstr (hd_document_get_text (page->document, NULL), "Cod"));
    }
}

/* Whatever stands where it should not, the document keeps its rules and its words. */
static void
test_odd_structure (void)
{
  static const struct
  {
    const char *html;
    const char *text;
  } cases[] = {
    { "<ul>a<ul>b</ul><p>c</p></ul>", "abc" },
    { "<li>a</li><li>b</li>", "ab" },
    { "<table><tr><th>a<th>b<tr><td><table><tr><td>c<td>d<tr><td>e<td>f</table><td>g</table>",
      "abcdefg" },
    { "<table><tr><th>a<th>b<tr><td><h2>c</h2><pre>d\ne</pre><td><blockquote>f</table>", "abcdef" },
    { "<h2>a<p>b<ul><li>c</ul>d</h2>e", "abcde" },
    { "<pre>a<p>b</p><ul><li>c</ul><table><tr><td>d</table></pre>e", "abcde" },
    { "<figure><figcaption>a<ul><li>b</ul></figcaption><img src=x.png></figure>c", "abc" },
    { "<figure><img src=x.png><figcaption><h3>a</h3><table><tr><th>b<td>c</table></figcaption>"
      "</figure>d",
      "abcd" },
    { "<a href=/x><h2>a</h2><ul><li>b</ul></a>c", "abc" },
    { "<blockquote><li>a<td>b<tr>c</blockquote>d", "abcd" },
    { "<dl><dt>a<dd>b<dl><dt>c</dl></dl>", "abc" },
    { "<ol start=-5><li>a<ol start=99999999999><li>b</ol></ol>", "ab" },
    { "<q><p>a</p></q>b", "“a”b" },
    { "<table><caption>a</caption><tr><th colspan=-1>b<th rowspan=99999999>c</table>", "abc" },
    { "<p>a<img src='data:image/png;base64,AAAA'>b<img>c<img src=x.svg>d", "abcd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdDocumentBuilder) builder = hd_document_builder_new ();
      g_autoptr (HdDocument) document =
        hd_page_read_fragment (cases[i].html, BASE, builder, NULL, NULL);
      g_autofree char *text = NULL;
      GString *letters = g_string_new (NULL);

      g_test_message ("%s", cases[i].html);
      g_assert_nonnull (document);
      text = g_strdup (hd_document_get_text (document, NULL));
      for (const char *p = text; *p != '\0'; p++)
        if (!g_ascii_isspace (*p))
          g_string_append_c (letters, *p);
      g_assert_cmpstr (letters->str, ==, cases[i].text);
      g_string_free (letters, TRUE);
    }
}

/* What somebody may send to keep a reader busy: each is done within a second, as a document that
 * keeps its rules. Time is that of the work: what else runs on the computer does not count. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *before;
    const char *again;
    guint n;
  } cases[] = {
    { "", "<div>", 400000 },
    { "", "<blockquote>", 100000 },
    { "", "<ul><li>a", 60000 },
    { "", "<table><tr><td>", 60000 },
    { "", "<table><tr><th>a<td>b", 30000 },
    { "<table>", "<tr><th>a<td>b", 60000 },
    { "<p found ", "a=b ", 20000 },
    { "<p>found ", "x", 11u << 20 },
    { "found", "<figure><img src=/a.png><figcaption>b", 20000 },
    { "found", "<a href=#x id=x name=x>a", 40000 },
    { "found", "<img srcset='/a.jpg 2x, /b.jpg 3x' alt=x>", 30000 },
    { "<img srcset='", "/a.jpg 2x, ", 100000 },
    { "found", "<pre>1\n2\n", 40000 },
    { "found", "<q>", 50000 },
    { "found", "<dl><dt>a<dd>", 40000 },
    { "<title>", "a | ", 100000 },
    { "<meta http-equiv=refresh content='0;url=", "x", 1u << 20 },
    { "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n", "--a\n\nx\n", 60000 },
    { "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n",
      "--a\nContent-Type: multipart/related; boundary=a\n\n", 5000 },
    { "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "x", 100 },
    { "found", "\303", 500000 },
    { "found", "&#x202e;", 100000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (cases[i].before);
      g_autoptr (HdPage) page = NULL;
      g_autoptr (GError) error = NULL;
      clock_t began;
      double seconds;

      for (guint n = 0; n < hd_part_of (cases[i].n); n++)
        g_string_append (text, cases[i].again);
      began = clock ();
      page = hd_page_read (text->str, text->len, NULL, BASE, FALSE, &error);
      seconds = (double) (clock () - began) / CLOCKS_PER_SEC;
      g_test_message ("case %u: %.2f s", i, seconds);
      g_assert_true (page != NULL || error != NULL);
      /* A build for debugging, or under sanitizers, is slower. */
      g_assert_cmpfloat (seconds, <, hd_patience ());
    }
}

/* Of a page with more than can be kept the beginning is kept, and the rest is not passed over in
 * silence. */
static void
test_too_many (void)
{
  static const char *const again[] = { "<p>a", "<img src=/a.png>", "<i>a</i><b>b</b>" };

  for (guint i = 0; i < G_N_ELEMENTS (again); i += hd_one_in ())
    {
      g_autoptr (GString) text = g_string_new ("<p>found ");
      g_autoptr (HdPage) page = NULL;

      for (guint n = 0; n < 400; n++)
        g_string_append (text, "and more, ");
      for (guint n = 0; n < 220000; n++)
        g_string_append (text, again[i]);
      page = read_text (text->str);
      g_assert_cmpint (page->kind, ==, HD_PAGE_ARTICLE);
      g_assert_true ((page->doubts & HD_DOUBT_CUT) != 0);
      g_assert_true (g_str_has_prefix (hd_document_get_text (page->document, NULL), "found and"));
    }
}

/* Bytes that nobody vouches for make no page that breaks a promise. */
static void
test_damaged_wire (void)
{
  g_autoptr (HdPage) page = read_page ("blocks.html", FALSE);
  g_autoptr (GBytes) part = g_bytes_new_static ("x", 1);
  g_autoptr (GBytes) wire = NULL;
  const guint8 *data;
  gsize length;

  hd_page_add_part (page, "part-0", part);
  wire = hd_page_to_bytes (page);
  data = g_bytes_get_data (wire, &length);
  for (gsize i = 0; i < length; i += 7 * hd_one_in ())
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (wire, 0, i);
      g_autofree guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (HdPage) read = NULL;

      g_assert_null (hd_page_new_from_bytes (cut, NULL));
      copy[i] ^= 0xff;
      changed = g_bytes_new_take (g_steal_pointer (&copy), length);
      read = hd_page_new_from_bytes (changed, NULL);
      if (read != NULL)
        g_assert_true (read->canonical == NULL ||
                       g_ascii_strncasecmp (read->canonical, "http", 4) == 0);
    }
}

/* A time is one that a calendar has, before 1970 as after. */
static void
test_absurd_times (void)
{
  static const struct
  {
    gint64 seconds;
    gboolean fine;
  } cases[] = {
    { 0, TRUE },
    { (gint64) HD_DATE_MAX * 24 * 3600, TRUE },
    { (gint64) HD_DATE_MAX * 24 * 3600 + 1, FALSE },
    { -(gint64) HD_DATE_MAX * 24 * 3600, TRUE },
    { -(gint64) HD_DATE_MAX * 24 * 3600 - 1, FALSE },
    { G_MAXINT64, FALSE },
    { G_MININT64 + 1, FALSE },
    { G_MININT64, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdPage) page = hd_page_new (HD_PAGE_EMPTY);
      g_autoptr (HdPage) read = NULL;
      g_autoptr (GBytes) wire = NULL;
      g_autoptr (GError) error = NULL;

      page->published_at = cases[i].seconds;
      wire = hd_page_to_bytes (page);
      read = hd_page_new_from_bytes (wire, &error);
      if (cases[i].fine)
        g_assert_no_error (error);
      else
        g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/blocks", test_blocks);
  g_test_add_func ("/page/the-whole-page", test_whole_page);
  g_test_add_func ("/page/kinds-of-files", test_kinds);
  g_test_add_func ("/page/doubts", test_doubts);
  g_test_add_func ("/page/odd-addresses", test_odd_addresses);
  g_test_add_func ("/page/saved-with-pictures", test_archive);
  g_test_add_func ("/page/a-long-paragrapha-long-paragraph", test_long_paragraph);
  g_test_add_func ("/page/saved-with-pictures-with-a-frame", test_archive_frame);
  g_test_add_func ("/page/says-where-it-is-from", test_origin);
  g_test_add_func ("/page/pictures-in-the-page", test_data);
  g_test_add_func ("/page/fragments-of-feeds", test_fragment);
  g_test_add_func ("/page/a-column-is-no-table", test_columns);
  g_test_add_func ("/page/odd-structure", test_odd_structure);
  g_test_add_func ("/page/hostile", test_hostile);
  g_test_add_func ("/page/too-many-blocks", test_too_many);
  g_test_add_func ("/page/damaged-wire", test_damaged_wire);
  g_test_add_func ("/page/absurd-times", test_absurd_times);
  return g_test_run ();
}
