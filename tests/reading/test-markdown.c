/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-document-copy.h"
#include "hd-error.h"
#include "hd-markdown.h"

#include <string.h>

static HdDocument *
read_markdown (const char *text, gssize length)
{
  g_autoptr (HdDocumentBuilder) builder = hd_document_builder_new ();
  g_autoptr (GError) error = NULL;
  HdDocument *document;

  hd_markdown_read (builder, text, length < 0 ? strlen (text) : (gsize) length, &error);
  g_assert_no_error (error);
  document = hd_document_builder_end (builder, &error);
  g_assert_no_error (error);
  return document;
}

static void
test_becomes_html (void)
{
  static const struct
  {
    const char *markdown;
    const char *html;
  } cases[] = {
    { "A *b* **c** `d` ~~e~~.",
      "<p>A <em>b</em> <strong>c</strong> <code>d</code> <del>e</del>.</p>\n" },
    { "***both***", "<p><strong><em>both</em></strong></p>\n" },
    { "## Two\n\n###### Six", "<h2>Two</h2>\n<h6>Six</h6>\n" },
    { "a\nb  \nc\\\nd", "<p>a b<br>c<br>d</p>\n" },
    { "- a\n- b *c*\n  - d\n",
      "<ul><li>a</li>\n<li>b <em>c</em><ul><li>d</li>\n</ul>\n</li>\n</ul>\n" },
    { "7. a\n8. b", "<ol start=\"7\"><li>a</li>\n<li>b</li>\n</ol>\n" },
    { "- a\n\n  b\n- c", "<ul><li><p>a</p>\n<p>b</p>\n</li>\n<li>c</li>\n</ul>\n" },
    { "> a\n> > b", "<blockquote><p>a</p>\n<blockquote><p>b</p>\n</blockquote>\n</blockquote>\n" },
    { "```py x\na  < b\n```", "<pre><code>a  &lt; b</code></pre>\n" },
    { "    indented", "<pre><code>indented</code></pre>\n" },
    { "a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n" },
    { "| a | b |\n|---|--:|\n| **c** | d |",
      "<table><tr><th>a</th><th align=\"right\">b</th></tr>\n<tr><td><strong>c</strong></td>"
      "<td align=\"right\">d</td></tr>\n</table>\n" },
    { "[a *b*](https://x.example/?a&amp;b \"t\")",
      "<p><a href=\"https://x.example/?a&amp;b\">a <em>b</em></a></p>\n" },
    { "[a](javascript:alert(1)) [b](<file:///etc>)", "<p>a b</p>\n" },
    { "https://x.example/ and me@x.example",
      "<p><a href=\"https://x.example/\">https://x.example/</a> and "
      "<a href=\"mailto:me@x.example\">me@x.example</a></p>\n" },
    { "<b>no</b> <script>x</script>\n\n<div>y</div>",
      "<p>&lt;b&gt;no&lt;/b&gt; "
      "&lt;script&gt;x&lt;/script&gt;</p>\n<p>&lt;div&gt;y&lt;/div&gt;</p>\n" },
    { "&amp; &copy; &#8364; &#x20ac; &apos; &nosuch; &#0;",
      "<p>&amp; © € € ' &amp;nosuch; \357\277\275</p>\n" },
    { "before ![alt *text*](a.png \"said\") after",
      "<p>before</p>\n<figure><img src=\"a.png\" alt=\"alt text\"><figcaption>said</figcaption>"
      "</figure>\n<p>after</p>\n" },
    { "![only](https://x.example/a.jpg)",
      "<figure><img src=\"https://x.example/a.jpg\" alt=\"only\"></figure>\n" },
    { "![gone](file:///a.png)", "<p>gone</p>\n" },
    { "# ![in](a.png) heading", "<h1>in heading</h1>\n" },
    { "- ![in](a.png)\n- b",
      "<ul><li><figure><img src=\"a.png\" alt=\"in\"></figure>\n</li>\n<li>b</li>\n</ul>\n" },
    { "", "" },
    { "\n\n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdDocument) document = read_markdown (cases[i].markdown, -1);
      g_autofree char *html = hd_document_copy_html (document, 0, HD_DOCUMENT_END);

      g_assert_cmpstr (html, ==, cases[i].html);
    }
}

/* What is copied as Markdown means the same when it is read again. */
static void
test_comes_back_from_a_copy (void)
{
  static const char *const cases[] = {
    "A *b* **c** `d` ~~e~~ ***f*** **g *h* i** and \\*not\\*.",
    "Snake_case_word, 2 * 3 * 4, a_b_, <b>, [x], &amp;amp; \\\\ | ~ #tag",
    "1\\. not a list\n\n\\- nor this\n\n\\# nor a heading\n\n\\> nor a quote",
    "line\\\n\\# two\\\n3\\) three\\\n\\+ four",
    "- a\n- b\n  1. c\n  2. d\n     - e\n- f",
    "- a\n  5. c\n- g\n\n  h\n\n  > i\n  > j",
    "- a\n\n* b\n\n- c",
    "1. a\n\n1) b",
    "- ```\n  code\n  ```\n- - nested\n- > quote\n- ## heading\n- ***",
    "> a\n>\n> - b\n>   - c\n>\n> ```sh\n> x\n>\n> y\n> ```\n>\n> | a |\n> |---|\n> | b |",
    "````\n```\ninside\n```\n````",
    "`` a`b `` and ``` `` ```",
    "[a **b** c](https://x.example/(y)) [d](halfday:hearing-no) [e](mailto:x@y.example)",
    "http\\://not.linked www\\.not.linked me\\@not.linked",
    "| a \\| b | c |\n|:-:|--:|\n| `d` | **e** f |\n|  | g |",
    "![alt \\[x\\]](a.png \"a \\\"caption\\\"\")",
    "a ![b](c.png) d",
    "---\n\n***\n\ntext",
    "word **bold** word**bold**word *em* word*em*word",
    "A hard  \nbreak and a soft\none",
    "שלום **עולם**\n\n- אחת\n- שתיים",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdDocument) document = read_markdown (cases[i], -1);
      g_autofree char *copy = hd_document_copy_markdown (document, 0, HD_DOCUMENT_END);
      g_autoptr (HdDocument) again = read_markdown (copy, -1);
      g_autofree char *html = hd_document_copy_html (document, 0, HD_DOCUMENT_END);
      g_autofree char *html_again = hd_document_copy_html (again, 0, HD_DOCUMENT_END);

      g_test_message ("%s", copy);
      g_assert_cmpstr (html_again, ==, html);
      g_assert_true (hd_document_equal (document, again));
    }
}

/* Anything at all is a document, and a document passes through its wire format. */
static void
test_any_bytes_are_read (void)
{
  static const char alphabet[] = "*_`~[]()<>!|-#:&;\n\n  \t1.a\\\"\r\001\377\303\251";
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint round = 0; round < 3000; round++)
    {
      char text[200];
      g_autoptr (HdDocument) document = NULL;
      g_autoptr (HdDocument) again = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < sizeof text; i++)
        text[i] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet)];
      document = read_markdown (text, sizeof text);
      bytes = hd_document_to_bytes (document);
      again = hd_document_new_from_bytes (bytes, &error);
      g_assert_no_error (error);
      g_assert_true (hd_document_equal (document, again));
    }
}

static void
test_depth_and_size_are_bounded (void)
{
  g_autofree char *quotes = g_strnfill (20000, '>');
  g_autoptr (HdDocument) deep = NULL;
  g_autofree char *text = g_strconcat (quotes, " deep", NULL);
  g_autoptr (HdDocumentBuilder) builder = hd_document_builder_new ();
  g_autofree char *huge = g_strnfill (HD_MARKDOWN_MAX + 1, 'x');
  g_autoptr (GError) error = NULL;

  deep = read_markdown (text, -1);
  g_assert_cmpuint (hd_document_get_words (deep), ==, 1);

  g_assert_false (hd_markdown_read (builder, huge, HD_MARKDOWN_MAX + 1, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/markdown/becomes-html", test_becomes_html);
  g_test_add_func ("/reading/markdown/comes-back-from-a-copy", test_comes_back_from_a_copy);
  g_test_add_func ("/reading/markdown/any-bytes-are-read", test_any_bytes_are_read);
  g_test_add_func ("/reading/markdown/depth-and-size-are-bounded", test_depth_and_size_are_bounded);

  return g_test_run ();
}
