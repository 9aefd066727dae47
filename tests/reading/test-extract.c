/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-error.h"
#include "hd-extract.h"
#include "hd-patience.h"

#include <string.h>

#define BASE "https://towns.example/a/harbour.html"

static HdExtract *
extract_text (const char *page, gssize length)
{
  g_autoptr (GError) error = NULL;
  HdExtract *extract =
    hd_extract_page (page, length < 0 ? strlen (page) : (gsize) length, NULL, BASE, &error);

  g_assert_no_error (error);
  return extract;
}

static HdExtract *
extract_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pages", name, NULL);
  g_autofree char *page = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &page, &length, NULL));
  return extract_text (page, (gssize) length);
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

static void
assert_lacks (const char *text, const char *part)
{
  if (strstr (text, part) != NULL)
    g_error ("“%s” is in “%s”", part, text);
}

static void
test_article (void)
{
  g_autoptr (HdExtract) extract = extract_file ("harbour.html");

  g_assert_cmpstr (extract->title, ==, "The harbour at night");
  g_assert_cmpstr (extract->byline, ==, "Ada Quill, Ben Marsh");
  g_assert_cmpstr (extract->site, ==, "Quiet Towns");
  g_assert_cmpstr (extract->published, ==, "2026-03-04T10:00:00Z");
  g_assert_cmpstr (extract->language, ==, "en-GB");
  g_assert_null (extract->direction);
  g_assert_cmpstr (extract->excerpt, ==, "What is left when the boats are in & the lamps are lit.");
  g_assert_cmpstr (extract->picture, ==, "https://towns.example/lead.jpg");
  g_assert_cmpuint (extract->links, ==, 4);
  g_assert_cmpuint (extract->minutes, ==, 1);
  g_assert_cmpstr (extract->warnings[0], ==, NULL);

  assert_has (extract->html, "<a href=\"https://towns.example/churches?utm=1#two\">history");
  assert_has (extract->html, "<img alt=\"The quay\" src=\"https://towns.example/towns/quay.jpg\">");
  assert_has (extract->html, "<figcaption>Image copyright: A. Quill</figcaption>");
  assert_has (extract->html, "<th>Night</th>");
  assert_has (extract->html, "<pre><code>count = ropes\n  - 1</code></pre>");
  assert_has (extract->html, "<blockquote>");
  assert_lacks (extract->html, "herring");
  assert_lacks (extract->html, "class=");
  assert_lacks (extract->html, "onclick");
  assert_lacks (extract->html, "javascript");
  assert_lacks (extract->html, "All rights reserved");

  g_assert_cmpstr (extract->text, ==,
                   "When the last boat is in, the harbour belongs to the lamps, to a dog that "
                   "nobody "
                   "owns, and to the man who counts the ropes. He has counted them for thirty "
                   "years, "
                   "and there is always one too few.\n"
                   "The ropes are old, the rings are older, and the stones remember a town that "
                   "had "
                   "two churches. A history of both can be read in the library, on Tuesdays, "
                   "between "
                   "two and four.\n"
                   "Night\nBoats\nMonday\n11\nTuesday\n9\n"
                   "count = ropes\n  - 1\n"
                   "One too few, said the man, is a number like any other, and it keeps you coming "
                   "back.\n"
                   "In the morning the boats go out again, one after the other, and the dog goes "
                   "home, wherever that may be, and the lamps are put out from the far end.");
}

/* Line breaks for paragraphs, a table for the layout, windows-1252 behind references. */
static void
test_old_page (void)
{
  g_autoptr (HdExtract) extract = extract_file ("breaks.html");

  g_assert_cmpstr (extract->title, ==, "How the old mill was built, and by whom it was paid");
  g_assert_cmpstr (extract->direction, ==, "rtl");
  g_assert_cmpstr (extract->language, ==, "he");
  assert_has (extract->text, "miller’s daughter counted “eleven wheels” – twelve");
  assert_has (extract->text, "could not swim.\nHe built it");
  assert_has (extract->text, "today…\nThe door");
  assert_has (extract->html, "<p>\nHe built it");
  assert_lacks (extract->html, "<table");
}

static void
test_warnings (void)
{
  static const struct
  {
    const char *name;
    const char *part;
  } cases[] = {
    { "shell.html", "scripts" },
    { "wall.html", "subscribe" },
    { "titles.html", "Very little text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdExtract) extract = extract_file (cases[i].name);

      g_assert_nonnull (extract->warnings[0]);
      assert_has (extract->warnings[0], cases[i].part);
      g_assert_null (extract->warnings[1]);
    }
}

/* All that a page shows where no script runs is that it wants some. */
static void
test_shell (void)
{
  static const char asking[] =
    "<title>Notes</title><script src=a.js></script><noscript>You need to "
    "enable JavaScript.</noscript><div id=root></div>";
  static const char mute[] = "<title>Notes</title><script src=a.js></script><div id=root></div>";
  g_autoptr (HdExtract) extract = extract_text (asking, -1);
  g_autoptr (HdExtract) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (extract->text, ==, "You need to enable JavaScript.");
  g_assert_nonnull (extract->warnings[0]);
  assert_has (extract->warnings[0], "scripts");

  none = hd_extract_page (mute, strlen (mute), NULL, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, HD_ERROR, HD_ERROR_NOT_FOUND);
  assert_has (error->message, "scripts");
}

/* Titles are plain text without controls. */
static void
test_titles_are_harmless (void)
{
  g_autoptr (HdExtract) extract = extract_file ("titles.html");

  g_assert_cmpstr (extract->title, ==, "A <b>bold</b> title <i>x</i>\357\277\275 with marks in it");
  g_assert_cmpstr (extract->byline, ==, "Eve Example <script>");
}

static void
test_titles (void)
{
  static const struct
  {
    const char *head;
    const char *title;
  } cases[] = {
    { "<title>One two three four five | Site</title>", "One two three four five" },
    { "<title>Site » One two three four five</title>", "One two three four five" },
    { "<title>One two – The name of the site</title>", "The name of the site" },
    { "<title>One two | Site</title>", "One two | Site" },
    { "<title>Section: one two three four five</title>", "one two three four five" },
    { "<title>a b c d e f: one two three</title>", "a b c d e f: one two three" },
    { "<title>Short</title><body><h1>The one heading of five words</h1>",
      "The one heading of five words" },
    { "<title>t</title><meta property='og:title' content='From &amp;amp; og'>", "From & og" },
    { "<meta name='dc.title' content='From dc'><meta property='og:title' content='From og'>",
      "From dc" },
    { "<meta property='og:title' content='From og'><script type='application/ld+json'>"
      "<![CDATA[[{\"@context\":\"http://schema.org\",\"@type\":\"BlogPosting\","
      "\"headline\":\"From data\"}]]]></script>",
      "From data" },
    { "<meta name='title' content='From title'><script type='application/ld+json'>{broken</script>",
      "From title" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *page = g_strconcat (cases[i].head, "<p>Some text of a page.</p>", NULL);
      g_autoptr (HdExtract) extract = extract_text (page, -1);

      g_assert_cmpstr (extract->title, ==, cases[i].title);
    }
}

static void
test_nothing_to_read (void)
{
  static const char *const pages[] = { "", "<p></p>", "<script>x</script>", "\377\376", " " };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hd_extract_page (pages[i], strlen (pages[i]), NULL, NULL, &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_NOT_FOUND);
    }
}

/* A page that is cut off anywhere, or whose base is no address, is still read. */
static void
test_cut_off (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "data", "pages", "harbour.html", NULL);
  g_autofree char *page = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &page, &length, NULL));
  for (gsize end = 0; end < length; end += 7)
    {
      g_autofree char *part = g_memdup2 (page, end + 1);
      g_autoptr (HdExtract) extract = hd_extract_page (part, end, NULL, "no address", NULL);

      g_assert_true (extract == NULL || g_utf8_validate (extract->html, -1, NULL));
    }
}

static void
append_many (GString *page, const char *text, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (page, text);
}

/* Each of these takes well under a second; the limit of the test catches what does not. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *before;
    const char *again;
    guint n;
    const char *after;
  } cases[] = {
    { "", "<div>", 400000, "found" },
    { "", "<div>a,", 200000, "found" },
    { "", "<p><b>", 100000, "found" },
    { "", "<table><tr><td>", 100000, "found" },
    { "", "<a href=x>", 100000, "found" },
    { "", "<ul><li>", 100000, "found" },
    { "<p>found ", "x", 11u << 20, "" },
    { "<p>found ", "<br>", 100000, "" },
    { "<p>found", "<br><br>a", 60000, "" },
    { "<div>found", "<p>a</p>", 70000, "</div>" },
    { "<div>found", "<div class=comment>a</div>", 70000, "</div>" },
    { "<p found ", "a=b ", 20000, ">found" },
    { "<p style='", "visibility:x;x:y;", 50000, "color:red'>found" },
    { "<p class='", "lazy ", 100000, "'>found" },
    { "found", "&amp", 500000, "" },
    { "found", "<", 500000, "" },
    { "found<!--", "-", 500000, "" },
    { "found<", "/", 500000, "" },
    { "found", "<script>", 100000, "" },
    { "found", "<title>", 50000, "" },
    { "<title>", " - ", 50000, "</title>found" },
    { "<title>", "a: ", 50000, "</title>found" },
    { "found<script type='application/ld+json'>", "[", 500000, "</script>" },
    { "found", "<meta property=og:title content=x>", 50000, "" },
    { "found<img srcset='", "a.jpg 2x, ", 50000, "'>" },
    { "found", "<noscript><img src=a></noscript>", 50000, "" },
    { "found", "<h1>found</h1>", 20000, "" },
    { "found", "<table><th>", 20000, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) page = g_string_new (cases[i].before);
      g_autoptr (HdExtract) extract = NULL;
      gint64 began;

      append_many (page, cases[i].again, hd_part_of (cases[i].n));
      g_string_append (page, cases[i].after);
      began = g_get_monotonic_time ();
      extract = extract_text (page->str, (gssize) page->len);
      g_test_message ("%s%s…: %.3f s", cases[i].before, cases[i].again,
                      (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
      assert_has (extract->html, "found");
    }
}

/* Prose in @n paragraphs, each with @mark. */
static void
append_prose (GString *page, const char *tag, const char *mark, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (page,
                            "<%s>The council decided, after a long debate, that the %s bridge of "
                            "%u would be built before winter, and that nobody should wait.</%s>",
                            tag, mark, 1900 + i, tag);
}

/* The algorithm scores nothing in a dl: it would take the footer. */
static void
test_definitions (void)
{
  g_autoptr (GString) page = g_string_new ("<body><div class=content><h1>Asked</h1><dl>");
  g_autoptr (HdExtract) extract = NULL;

  for (guint i = 0; i < 8; i++)
    {
      g_string_append_printf (page, "<dt>Why number %u, one might ask?</dt>", i);
      append_prose (page, "dd", "old", 1);
    }
  g_string_append (page, "</dl></div><footer><p>Copyright, all rights reserved.</p></footer>");
  extract = extract_text (page->str, (gssize) page->len);
  assert_has (extract->text, "Why number 7");
  assert_has (extract->text, "old bridge");
  assert_lacks (extract->text, "Copyright");
}

/* Scripts would have built the page; what it tells search engines is its text. */
static void
test_told_text (void)
{
  g_autoptr (GString) page =
    g_string_new ("<body><div id=root></div><script "
                  "type='application/ld+json'>{\"@context\":\"https://schema.org\","
                  "\"@type\":\"NewsArticle\",\"articleBody\":\"First, 1 &lt; 2.\\n\\nSecond ");
  g_autoptr (HdExtract) extract = NULL;

  append_many (page, "and so on, ", 60);
  g_string_append (page, "end.\"}</script>");
  extract = extract_text (page->str, (gssize) page->len);
  assert_has (extract->html, "<p>First, 1 &amp;lt; 2.</p>");
  assert_has (extract->html, "<p>Second and so on,");
  assert_has (extract->text, "and so on, end.");
}

/* They stay in the HTML, and the text goes without them. */
static void
test_what_is_beside (void)
{
  g_autoptr (GString) page =
    g_string_new ("<title>The bridge is built at last</title><body><div class=stream>"
                  "<div id=Cookie_Consent class=x>");
  g_autoptr (HdExtract) extract = NULL;

  append_prose (page, "p", "cookie", 2);
  g_string_append (page, "</div><article><h1>The bridge is built at last</h1>");
  append_prose (page, "p", "first", 8);
  g_string_append (page, "</article><article><h1>The mayor goes</h1>");
  append_prose (page, "p", "second", 8);
  g_string_append (page, "</article></div>");
  extract = extract_text (page->str, (gssize) page->len);
  assert_has (extract->text, "first");
  assert_lacks (extract->text, "second");
  assert_lacks (extract->text, "The mayor goes");
  assert_lacks (extract->text, "cookie");
  assert_has (extract->html, "second");
}

/* What the programs that make pages add to every text, and questions that no name gives away. */
static void
test_furniture (void)
{
  static const struct
  {
    const char *markup;
    const char *gone;
  } cases[] = {
    { "<h2>Piers<span class=mw-editsection>[<a href=/e>edit</a>]</span></h2>", "edit" },
    { "<div id=toc class=toc><ul><li><a href=#a>Piers and arches</a></ul></div>", "arches" },
    { "<h2 id=a>Piers<a class=x href=#a>¶</a></h2>", "¶" },
    { "<div class=votecell>9042 votes</div>", "9042" },
    { "<div class=postbody><p>A post, by one who knows.</p><div class=signature>Yours</div></div>",
      "Yours" },
    { "<p>We and our 842 partners store information on a device, and process personal data, such "
      "as unique identifiers.</p>",
      "842" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) page = g_string_new ("<title>A bridge</title><body><article>");
      g_autoptr (HdExtract) extract = NULL;

      append_prose (page, "p", "first", 8);
      g_string_append (page, cases[i].markup);
      append_prose (page, "p", "second", 8);
      g_string_append (page, "</article>");
      extract = extract_text (page->str, (gssize) page->len);
      g_test_message ("%s", cases[i].markup);
      assert_has (extract->text, "first");
      assert_has (extract->text, "second");
      assert_lacks (extract->text, cases[i].gone);
    }
}

/* An article that stands in what is called furniture is still an article. */
static void
test_nothing_but_furniture (void)
{
  g_autoptr (GString) page = g_string_new ("<title>A bridge</title><body><div class=body><h1>A "
                                           "bridge</h1>");
  g_autoptr (GString) hidden = g_string_new ("<title>A bridge</title><body><div class=toc>");
  g_autoptr (HdExtract) parts = NULL;
  g_autoptr (HdExtract) alone = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_string_append (page, "<div class='toctree-wrapper compound'>");
      append_prose (page, "p", "wrapped", 4);
      g_string_append (page, "</div>");
    }
  g_string_append (page, "</div>");
  parts = extract_text (page->str, (gssize) page->len);
  assert_has (parts->text, "wrapped");

  append_prose (hidden, "p", "only", 8);
  g_string_append (hidden, "</div><div style='display:none'>");
  append_prose (hidden, "p", "hidden", 30);
  g_string_append (hidden, "</div>");
  alone = extract_text (hidden->str, (gssize) hidden->len);
  assert_has (alone->text, "only");
  assert_lacks (alone->text, "hidden");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/an-article", test_article);
  g_test_add_func ("/extract/nothing-but-furniture", test_nothing_but_furniture);
  g_test_add_func ("/extract/a-page-of-old", test_old_page);
  g_test_add_func ("/extract/tells-its-doubts", test_warnings);
  g_test_add_func ("/extract/asks-for-scripts", test_shell);
  g_test_add_func ("/extract/titles-are-harmless", test_titles_are_harmless);
  g_test_add_func ("/extract/titles-without-sites", test_titles);
  g_test_add_func ("/extract/nothing-to-read", test_nothing_to_read);
  g_test_add_func ("/extract/pages-cut-off", test_cut_off);
  g_test_add_func ("/extract/definitions", test_definitions);
  g_test_add_func ("/extract/text-told-to-engines", test_told_text);
  g_test_add_func ("/extract/what-is-beside", test_what_is_beside);
  g_test_add_func ("/extract/furniture", test_furniture);
  g_test_add_func ("/extract/hostile-pages", test_hostile);
  return g_test_run ();
}
