/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-document-copy.h"
#include "hd-patience.h"
#include "hd-sample.h"

#include <string.h>

static void
test_html (void)
{
  g_autoptr (HdDocument) document = hd_sample_document ();
  g_autofree char *html = hd_document_copy_html (document, 0, HD_DOCUMENT_END);

  g_assert_cmpstr (html, ==,
                   "<p>Plain, <strong>strong</strong> &amp; <a href=\"https://example.org/\">a "
                   "<em>leaning</em></a> link.</p>\n"
                   "<h2 id=\"how\">How</h2>\n"
                   "<ol start=\"3\"><li>Boil<ul><li><code>water</code></li>\n</ul>\n</li>\n"
                   "<li><del>Wait</del></li>\n</ol>\n"
                   "<blockquote><p>So it goes</p>\n</blockquote>\n"
                   "<pre><code>if (a &lt; b)\n\tpour ();</code></pre>\n"
                   "<table><tr><th>Tea</th><th align=\"right\">Minutes</th></tr>\n"
                   "<tr><td>Assam</td><td align=\"right\">4</td></tr>\n</table>\n"
                   "<hr>\n"
                   "<figure><img src=\"cup.png\" alt=\"A cup\" width=\"640\" height=\"480\">"
                   "<figcaption>The cup.</figcaption></figure>\n");
}

static void
test_text (void)
{
  g_autoptr (HdDocument) document = hd_sample_document ();
  g_autofree char *text = hd_document_copy_text (document, 0, HD_DOCUMENT_END);

  g_assert_cmpstr (text, ==,
                   "Plain, strong & a leaning link.\n\n"
                   "How\n\n"
                   "3. Boil\n   • water\n4. Wait\n\n"
                   "> So it goes\n\n"
                   "if (a < b)\n\tpour ();\n\n"
                   "Tea\tMinutes\nAssam\t4\n\n"
                   "* * *\n\n"
                   "[The cup.]\n");
}

static void
test_markdown (void)
{
  g_autoptr (HdDocument) document = hd_sample_document ();
  g_autofree char *text = hd_document_copy_markdown (document, 0, HD_DOCUMENT_END);

  g_assert_cmpstr (text, ==,
                   "Plain, **strong** \\& [a *leaning*](<https://example.org/>) link.\n\n"
                   "## How\n\n"
                   "3. Boil\n   - `water`\n4. ~~Wait~~\n\n"
                   "> So it goes\n\n"
                   "```c\nif (a < b)\n\tpour ();\n```\n\n"
                   "| Tea | Minutes |\n| --- | ---: |\n| Assam | 4 |\n\n"
                   "___\n\n"
                   "![A cup](<cup.png> \"The cup.\")\n");
}

/* From the end of one piece of text to the start of another; both are found by their words. */
static void
range_of (HdDocument *document, const char *from, const char *to, guint32 *start, guint32 *end)
{
  const char *text = hd_document_get_text (document, NULL);

  *start = (guint32) (strstr (text, from) - text);
  *end = (guint32) (strstr (text, to) - text + (gssize) strlen (to));
}

static void
test_ranges (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *text;
    const char *html;
  } cases[] = {
    /* a part of one paragraph is text to be pasted into a sentence */
    { "strong", "strong", "strong", "<strong>strong</strong>" },
    { "ong", "& a", "ong & a",
      "<strong>ong</strong> &amp; <a href=\"https://example.org/\">a</a>" },
    /* a whole one is a block */
    { "How", "How", "How", "<h2 id=\"how\">How</h2>\n" },
    { "link.", "Ho", "link.\n\nHo", "<p>link.</p>\n<h2 id=\"how\">Ho</h2>\n" },
    /* containers come with what is in them, and items keep their marks */
    { "ater", "Wai", "3. • ater\n4. Wai",
      "<ol start=\"3\"><li><ul><li><code>ater</code></li>\n</ul>\n</li>\n"
      "<li><del>Wai</del></li>\n</ol>\n" },
    { "pour", "pour", "pour", "<pre><code>pour</code></pre>\n" },
    { "Minutes", "Ass", "Minutes\nAss",
      "<table><tr><th align=\"right\">Minutes</th></tr>\n<tr><td>Ass</td></tr>\n</table>\n" },
    /* a rule belongs to what goes on at both sides of it */
    { "4", "The", "4\n\n* * *\n\n[The]",
      "<table><tr><td align=\"right\">4</td></tr>\n</table>\n<hr>\n<figure><img src=\"cup.png\" "
      "alt=\"A cup\" width=\"640\" height=\"480\"><figcaption>The</figcaption></figure>\n" },
  };
  g_autoptr (HdDocument) document = hd_sample_document ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *html = NULL;
      guint32 start;
      guint32 end;

      range_of (document, cases[i].from, cases[i].to, &start, &end);
      text = hd_document_copy_text (document, start, end);
      html = hd_document_copy_html (document, start, end);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (html, ==, cases[i].html);
    }
}

static void
test_nothing (void)
{
  g_autoptr (HdDocument) document = hd_sample_document ();
  g_autofree char *empty = hd_document_copy_text (document, 5, 5);
  g_autofree char *reversed = hd_document_copy_html (document, 9, 5);

  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (reversed, ==, "");
}

static void
test_links_inside_stay_inside (void)
{
  g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
  g_autoptr (HdDocument) document = NULL;
  g_autofree char *html = NULL;

  hd_document_builder_add_text (b, "See the other", -1, HD_SPAN_PLAIN, "halfday:other");
  document = hd_document_builder_end (b, NULL);
  html = hd_document_copy_html (document, 0, HD_DOCUMENT_END);
  g_assert_cmpstr (html, ==, "<p>See the other</p>\n");
}

static void
open_item (HdDocumentBuilder *b)
{
  hd_document_builder_open_item (b);
  hd_document_builder_add_text (b, "x", -1, HD_SPAN_PLAIN, NULL);
}

/* Each item knows its number, whatever stands between; in a list without numbers it has none. */
static void
test_items_are_numbered (void)
{
  static const guint32 numbers[] = { 7, 1, 2, 8, 0, 0, 9, 3 };
  g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDocument) document = NULL;
  const HdBlock *blocks;
  guint nth = 0;
  guint n;

  hd_document_builder_open_list (b, TRUE, 7);
  for (guint i = 0; i < 3; i++)
    {
      open_item (b);
      if (i < 2)
        {
          hd_document_builder_open_list (b, i == 0, 1);
          for (guint inner = 0; inner < 2; inner++)
            {
              open_item (b);
              hd_document_builder_close (b);
            }
          hd_document_builder_close (b);
        }
      hd_document_builder_close (b);
    }
  hd_document_builder_close (b);
  hd_document_builder_add_rule (b);
  hd_document_builder_open_list (b, TRUE, 3);
  open_item (b);
  document = hd_document_builder_end (b, &error);
  g_assert_no_error (error);

  blocks = hd_document_get_blocks (document, &n);
  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == HD_BLOCK_ITEM)
      {
        g_assert_cmpuint (nth, <, G_N_ELEMENTS (numbers));
        g_assert_cmpuint (blocks[i].first, ==, numbers[nth]);
        nth++;
      }
  g_assert_cmpuint (nth, ==, G_N_ELEMENTS (numbers));
}

/* A paragraph in an item is asked whether it is the only one: an item that holds very many, behind
 * as many lists, is copied as fast as any. */
static void
test_crowded_items (void)
{
  const guint many = 60000;
  g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
  g_autoptr (GTimer) timer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDocument) document = NULL;
  g_autofree char *html = NULL;

  hd_document_builder_open_list (b, FALSE, 0);
  hd_document_builder_open_item (b);
  for (guint i = 0; i < many; i++)
    if (i < many / 3)
      {
        hd_document_builder_open_list (b, FALSE, 0);
        open_item (b);
        hd_document_builder_close (b);
        hd_document_builder_close (b);
      }
    else
      {
        hd_document_builder_open_paragraph (b);
        hd_document_builder_add_text (b, "x", -1, HD_SPAN_PLAIN, NULL);
        hd_document_builder_close (b);
      }
  document = hd_document_builder_end (b, &error);
  g_assert_no_error (error);

  timer = g_timer_new ();
  html = hd_document_copy_html (document, 0, HD_DOCUMENT_END);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, hd_patience () / 20);
  g_assert_nonnull (strstr (html, "<p>x</p>"));
}

/* A short line deep inside of quotes is mostly what stands before it. */
static void
test_deep_lines_stay_short (void)
{
  const gsize lines = 500000;
  g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
  g_autoptr (GString) code = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDocument) document = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 26; i++)
    hd_document_builder_open_quote (b);
  hd_document_builder_open_code (b, NULL);
  for (gsize i = 0; i < lines; i++)
    g_string_append (code, "a\n");
  hd_document_builder_add_text (b, code->str, (gssize) code->len, HD_SPAN_PLAIN, NULL);
  document = hd_document_builder_end (b, &error);
  g_assert_no_error (error);

  text = hd_document_copy_text (document, 0, HD_DOCUMENT_END);
  g_assert_true (g_str_has_prefix (text, "> > > "));
  g_assert_true (g_str_has_suffix (text, "a\n"));
  g_assert_cmpuint (strlen (text), <, 6 * lines * 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/copy/html", test_html);
  g_test_add_func ("/document/copy/text", test_text);
  g_test_add_func ("/document/copy/markdown", test_markdown);
  g_test_add_func ("/document/copy/ranges", test_ranges);
  g_test_add_func ("/document/copy/nothing", test_nothing);
  g_test_add_func ("/document/copy/links-inside-stay-inside", test_links_inside_stay_inside);
  g_test_add_func ("/document/copy/items-are-numbered", test_items_are_numbered);
  g_test_add_func ("/document/copy/crowded-items", test_crowded_items);
  g_test_add_func ("/document/copy/deep-lines-stay-short", test_deep_lines_stay_short);

  return g_test_run ();
}
