/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-document-builder.h"
#include "hd-document-copy.h"
#include "hd-document-private.h"
#include "hd-error.h"

#include <string.h>

static char *
html_of (HdDocumentBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDocument) document = hd_document_builder_end (builder, &error);

  g_assert_no_error (error);
  return hd_document_copy_html (document, 0, HD_DOCUMENT_END);
}

static void
test_text_is_cleaned (void)
{
  static const struct
  {
    const char *text;
    const char *html;
  } cases[] = {
    { "  two\n\t words  ", "<p>two words</p>\n" },
    { "a\001b\177c\302\205d", "<p>abcd</p>\n" },
    { "bad \377 byte", "<p>bad \357\277\275 byte</p>\n" },
    { "one\342\200\251two\342\200\250three", "<p>one two three</p>\n" },
    { "ob\357\277\274ject \357\273\277mark", "<p>object mark</p>\n" },
    { "no\302\240break", "<p>no\302\240break</p>\n" },
    { "<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n" },
    { " a  b   c d ", "<p>a b c d</p>\n" },
    { "\303\251  \342\200\223  \303\251 \302\205x", "<p>\303\251 \342\200\223 \303\251 x</p>\n" },
    { " \n ", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
      g_autofree char *html = NULL;

      hd_document_builder_add_text (b, cases[i].text, -1, HD_SPAN_PLAIN, NULL);
      html = html_of (b);
      g_assert_cmpstr (html, ==, cases[i].html);
    }
}

static void
test_addresses_are_checked (void)
{
  static const struct
  {
    const char *link;
    gboolean allowed;
  } cases[] = {
    { "https://example.org/", TRUE },
    { "HTTP://EXAMPLE.ORG", TRUE },
    { "mailto:a@example.org", TRUE },
    { "#note-1", TRUE },
    { "halfday:hearing-no", TRUE },
    { "https://exämple.org/ö", TRUE },
    { "javascript:alert(1)", FALSE },
    { "JavaScript:alert(1)", FALSE },
    { "java\nscript:alert(1)", FALSE },
    { "data:text/html,x", FALSE },
    { "file:///etc/passwd", FALSE },
    { "vbscript:x", FALSE },
    { " https://example.org/", FALSE },
    { "https://a\" onclick=\"x", FALSE },
    { "https://a b", FALSE },
    { "https://a\342\200\256b", FALSE },
    { "|ls", FALSE },
    { "//example.org", FALSE },
    { "https://", FALSE },
    { "#", FALSE },
    { "", FALSE },
    { "\377", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
      g_autoptr (HdDocument) document = NULL;
      guint n_spans;
      guint n_blocks;

      hd_document_builder_add_text (b, "word", -1, HD_SPAN_PLAIN, cases[i].link);
      hd_document_builder_open_picture (b, cases[i].link, "what it shows", 1, 1);
      hd_document_builder_close (b);
      document = hd_document_builder_end (b, NULL);
      g_assert_nonnull (document);

      hd_document_get_spans (document, &n_spans);
      g_assert_cmpuint (n_spans, ==, cases[i].allowed ? 1 : 0);
      hd_document_get_blocks (document, &n_blocks);
      g_assert_cmpuint (n_blocks, ==, 2);
      g_assert_true (hd_document_get_blocks (document, &n_blocks)[1].kind == HD_BLOCK_PARAGRAPH ||
                     (cases[i].allowed && g_ascii_tolower (*cases[i].link) == 'h'));
    }
}

static void
test_empty_blocks_vanish (void)
{
  g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
  g_autofree char *html = NULL;

  hd_document_builder_open_quote (b);
  hd_document_builder_open_list (b, FALSE, 0);
  hd_document_builder_open_item (b);
  hd_document_builder_open_paragraph (b);
  hd_document_builder_add_text (b, " ", -1, HD_SPAN_STRONG, NULL);
  hd_document_builder_close (b);
  hd_document_builder_close (b);
  hd_document_builder_close (b);
  hd_document_builder_open_table (b);
  hd_document_builder_open_row (b);
  hd_document_builder_close (b);
  hd_document_builder_close (b);
  hd_document_builder_close (b);

  html = html_of (b);
  g_assert_cmpstr (html, ==, "");
}

static void
test_breaks_and_spans_are_trimmed (void)
{
  g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
  g_autofree char *html = NULL;

  hd_document_builder_open_paragraph (b);
  hd_document_builder_add_break (b);
  hd_document_builder_add_text (b, "one ", -1, HD_SPAN_STRONG, NULL);
  hd_document_builder_add_break (b);
  hd_document_builder_add_text (b, " two", -1, HD_SPAN_STRONG, NULL);
  hd_document_builder_add_text (b, " three", -1, HD_SPAN_STRONG, NULL);
  hd_document_builder_add_text (b, " ", -1, HD_SPAN_EMPHASIS, NULL);
  hd_document_builder_add_break (b);
  hd_document_builder_close (b);

  html = html_of (b);
  g_assert_cmpstr (html, ==, "<p><strong>one</strong><br><strong>two three</strong></p>\n");
}

static void
test_deep_nesting_is_flattened (void)
{
  g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
  g_autoptr (HdDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HdDocument) again = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      hd_document_builder_open_list (b, i % 2 == 0, i);
      hd_document_builder_open_item (b);
      hd_document_builder_open_quote (b);
      hd_document_builder_add_text (b, "level", -1, HD_SPAN_PLAIN, NULL);
    }
  hd_document_builder_open_table (b);
  hd_document_builder_open_row (b);
  hd_document_builder_open_cell (b, FALSE, HD_ALIGN_START, 0, G_MAXUINT);
  hd_document_builder_add_text (b, "deep", -1, HD_SPAN_PLAIN, NULL);

  document = hd_document_builder_end (b, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hd_document_get_words (document), ==, 5001);

  bytes = hd_document_to_bytes (document);
  again = hd_document_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_true (hd_document_equal (document, again));
}

static void
test_limits_are_errors (void)
{
  g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
  g_autoptr (HdDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < HD_DOCUMENT_MAX_BLOCKS + 10; i++)
    {
      hd_document_builder_open_table (b);
      hd_document_builder_open_row (b);
      hd_document_builder_open_cell (b, FALSE, HD_ALIGN_START, 1, 1);
      hd_document_builder_add_text (b, "x", -1, HD_SPAN_STRONG, NULL);
      hd_document_builder_close (b);
      hd_document_builder_close (b);
      hd_document_builder_close (b);
    }
  document = hd_document_builder_end (b, &error);
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
  g_assert_null (document);

  /* It is empty again, and of use. */
  hd_document_builder_add_text (b, "after", -1, HD_SPAN_PLAIN, NULL);
  g_clear_error (&error);
  document = hd_document_builder_end (b, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hd_document_get_words (document), ==, 1);
}

/* Whoever asks stops in time, whether it is blocks or styles that there are too many of. */
static void
test_nearly_full (void)
{
  for (guint styles = 0; styles < 2; styles++)
    {
      g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
      g_autoptr (HdDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      guint rounds = 0;
      guint n_spans;
      guint n_blocks;

      for (; !hd_document_builder_is_nearly_full (b); rounds++)
        {
          g_assert_cmpuint (rounds, <, HD_DOCUMENT_MAX_SPANS);
          if (styles == 0)
            hd_document_builder_open_paragraph (b);
          hd_document_builder_add_text (b, "x", -1, rounds % 2 ? HD_SPAN_STRONG : HD_SPAN_EMPHASIS,
                                        NULL);
          if (styles == 0)
            hd_document_builder_close (b);
        }
      document = hd_document_builder_end (b, &error);
      g_assert_no_error (error);
      hd_document_get_spans (document, &n_spans);
      hd_document_get_blocks (document, &n_blocks);
      g_assert_cmpuint (styles == 1 ? n_spans : n_blocks, >=, rounds);
      g_assert_cmpuint (styles == 1 ? n_blocks : n_spans, <, HD_DOCUMENT_MAX_SPANS - 1000);
    }
}

static void
test_direction (void)
{
  static const struct
  {
    const char *language;
    const char *text;
    HdDirection direction;
  } cases[] = {
    { "en", "שלום", HD_DIRECTION_LTR },      { "he", "hello", HD_DIRECTION_RTL },
    { "fa-IR", "x", HD_DIRECTION_RTL },      { "", "12. שלום", HD_DIRECTION_RTL },
    { "", "مرحبا hello", HD_DIRECTION_RTL }, { "", "hello שלום", HD_DIRECTION_LTR },
    { "", "123", HD_DIRECTION_LTR },         { "", "漢字", HD_DIRECTION_LTR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
      g_autoptr (HdDocument) document = NULL;

      hd_document_builder_set_language (b, cases[i].language);
      hd_document_builder_add_text (b, cases[i].text, -1, HD_SPAN_PLAIN, NULL);
      document = hd_document_builder_end (b, NULL);
      g_assert_cmpint (hd_document_get_direction (document), ==, cases[i].direction);
    }
}

static void
test_metadata_is_one_clean_line (void)
{
  g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
  g_autofree char *huge = g_strnfill (100000, 'x');
  g_autoptr (HdDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  hd_document_builder_set_title (b, "a\n\033[1mb\t c");
  hd_document_builder_set_byline (b, huge);
  hd_document_builder_set_address (b, "javascript:x");
  hd_document_builder_set_published (b, G_MAXINT32);
  document = hd_document_builder_end (b, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hd_document_get_title (document), ==, "a [1mb c");
  g_assert_cmpuint (strlen (hd_document_get_byline (document)), <=, HD_DOCUMENT_MAX_STRING);
  g_assert_cmpstr (document->address, ==, "");
  g_assert_cmpint (document->published, ==, HD_DATE_NONE);
}

/* What the check of a document refuses, and a page may hold wherever it names something: a name
 * with it is a name without it. */
static void
test_names_hold_what_is_allowed (void)
{
  static const struct
  {
    const char *text;
    const char *line;
  } cases[] = {
    { "A \357\277\274 bridge", "A bridge" },
    { "A\357\277\274bridge", "Abridge" },
    { "\357\277\274", "" },
    { "\357\277\357\277\274\274 x", NULL },
    { "a\357\273\277b", "ab" },
    { "a\342\200\250b", "a b" },
    { "a\302\205b\177c\001d", "abcd" },
    { "a\tb\nc", "a b c" },
    { "a\377b", "a\357\277\275b" },
    { "\357\277\274 a \357\277\274", "a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
      g_autoptr (HdDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      const HdBlock *blocks;
      guint n;

      hd_document_builder_set_title (b, cases[i].text);
      hd_document_builder_set_byline (b, cases[i].text);
      hd_document_builder_set_site (b, cases[i].text);
      hd_document_builder_set_language (b, cases[i].text);
      hd_document_builder_open_picture (b, "cup.png", cases[i].text, 1, 1);
      hd_document_builder_close (b);
      hd_document_builder_open_code (b, cases[i].text);
      hd_document_builder_add_text (b, "x", -1, HD_SPAN_PLAIN, NULL);
      hd_document_builder_close (b);
      document = hd_document_builder_end (b, &error);
      g_assert_no_error (error);
      if (cases[i].line == NULL)
        continue;

      blocks = hd_document_get_blocks (document, &n);
      g_assert_cmpuint (n, ==, 2);
      g_assert_cmpstr (hd_document_get_title (document), ==, cases[i].line);
      g_assert_cmpstr (hd_document_get_byline (document), ==, cases[i].line);
      g_assert_cmpstr (hd_document_get_site (document), ==, cases[i].line);
      g_assert_cmpstr (hd_document_get_language (document), ==, cases[i].line);
      g_assert_cmpstr (blocks[0].alt != NULL ? blocks[0].alt : "", ==, cases[i].line);
      g_assert_cmpstr (blocks[1].language != NULL ? blocks[1].language : "", ==, cases[i].line);
    }
}

static void
test_links_are_listed_once (void)
{
  g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
  g_autoptr (HdDocument) document = NULL;
  g_autoptr (GArray) links = NULL;

  hd_document_builder_open_paragraph (b);
  hd_document_builder_add_text (b, "one ", -1, HD_SPAN_PLAIN, "https://a.example/");
  hd_document_builder_add_text (b, "link", -1, HD_SPAN_STRONG, "https://a.example/");
  hd_document_builder_add_text (b, " and ", -1, HD_SPAN_PLAIN, NULL);
  hd_document_builder_add_text (b, "same", -1, HD_SPAN_PLAIN, "https://a.example/");
  hd_document_builder_add_text (b, "other", -1, HD_SPAN_PLAIN, "https://b.example/");
  hd_document_builder_close (b);
  document = hd_document_builder_end (b, NULL);
  links = hd_document_dup_links (document);
  g_assert_cmpuint (links->len, ==, 3);
  g_assert_cmpuint (g_array_index (links, HdLink, 0).length, ==, strlen ("one link"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/builder/text-is-cleaned", test_text_is_cleaned);
  g_test_add_func ("/document/builder/addresses-are-checked", test_addresses_are_checked);
  g_test_add_func ("/document/builder/empty-blocks-vanish", test_empty_blocks_vanish);
  g_test_add_func ("/document/builder/breaks-and-spans-are-trimmed",
                   test_breaks_and_spans_are_trimmed);
  g_test_add_func ("/document/builder/deep-nesting-is-flattened", test_deep_nesting_is_flattened);
  g_test_add_func ("/document/builder/limits-are-errors", test_limits_are_errors);
  g_test_add_func ("/document/builder/nearly-full", test_nearly_full);
  g_test_add_func ("/document/builder/direction", test_direction);
  g_test_add_func ("/document/builder/metadata-is-one-clean-line", test_metadata_is_one_clean_line);
  g_test_add_func ("/document/builder/names-hold-what-is-allowed", test_names_hold_what_is_allowed);
  g_test_add_func ("/document/builder/links-are-listed-once", test_links_are_listed_once);

  return g_test_run ();
}
