/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-address.h"
#include "hd-charset.h"
#include "hd-error.h"
#include "hd-html-sanitize.h"
#include "hd-patience.h"

#include <string.h>

static char *
read_and_write (const char *page, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdHtml) html = hd_html_parse (page, length, &error);
  HdNode *body;

  g_assert_no_error (error);
  body = hd_html_find (hd_html_get_root (html), HD_TAG_BODY);
  g_assert_nonnull (body);
  return hd_html_sanitize (body);
}

/* What libxml2's tables of HTML 4 do not know. */
static void
test_mends (void)
{
  static const struct
  {
    const char *page;
    const char *html;
  } cases[] = {
    { "a", "a" },
    { "", "" },
    { "<p>a<p>b", "<p>a</p><p>b</p>" },
    /* Elements of HTML 5 end a paragraph; one in a cell does not end that around the table. */
    { "<p>a<section>b</section>c", "<p>a</p><section>b</section>c" },
    { "<p>a<span>b<div>c</div></span>d", "<p>a<span>b</span></p><div>c</div>d" },
    { "<p>a<figure>b</figure>", "<p>a</p><figure>b</figure>" },
    { "<p><i>a</i></section>b", "<p><i>a</i>b</p>" },
    { "<table><tr><td><p>a</td><td>b</table>",
      "<table><tr><td><p>a</p></td><td>b</td></tr></table>" },
    /* What stands in a table outside of its cells comes before it. */
    { "<table>x<tr>y<td>a</td></tr></table>", "xy<table><tr><td>a</td></tr></table>" },
    { "<table><div>x</div><tr><td>a</td></tr></table>",
      "<div>x</div><table><tr><td>a</td></tr></table>" },
    { "<table><tbody><tr><th>a</th></tr></tbody></table>",
      "<table><tbody><tr><th>a</th></tr></tbody></table>" },
    /* References: windows-1252 behind the numbers of C1, names without a semicolon, names of
       HTML 5. */
    { "&#150;&#x93;&#128;", "–“€" },
    { "&eacute&eacute;&copy2&notit;&notin;", "éé©2¬it;∉" },
    { "&lbrack;&NewLine;&fjlig;&nosuch;&", "[\nfj&amp;nosuch;&amp;" },
    { "&#0;&#xD800;&#x110000;&#99999999999999;",
      "\357\277\275\357\277\275\357\277\275\357\277\275" },
    { "&#;&#x;&#xg;", "&amp;#;&amp;#x;&amp;#xg;" },
    { "<a href='http://a.example/?copy=1&copy=2&amp;c'>x</a>",
      "<a href=\"http://a.example/?copy=1&amp;copy=2&amp;c\">x</a>" },
    { "a\302\226b", "a–b" },
    /* What belongs to the head, and what follows the end. */
    { "<html><head><title>t</title><body>a</body></html>b<p>c", "ab<p>c</p>" },
    { "<title><b>x</b></title>a", "a" },
    { "<textarea><script>x</textarea>a", "a" },
    { "<title>never ended<p>a", "never ended<p>a</p>" },
    { "<body>a<body class=x>b", "ab" },
    { "<frameset><frame src=a></frameset>", "" },
    /* "/>" ends nothing but what is SVG. */
    { "<div/>a", "<div>a</div>" },
    { "<svg><path/></svg>a", "a" },
    { "<p>a<br/>b<hr/>c", "<p>a<br>b</p><hr>c" },
    { "<picture><source srcset=a.webp><img src=http://a.example/b.jpg></picture>b",
      "<picture><img src=\"http://a.example/b.jpg\"></picture>b" },
    /* Markup that is none. */
    { "a < b <3 </> <!x> <?php y ?> c", "a &lt; b &lt;3    c" },
    { "a<!-- b --!>c<!-->d<!--->e<!-- f", "acde" },
    { "<![CDATA[a]]>b", "b" },
    { "a<b", "a" },
    { "a<b c='d", "a" },
    { "<p a=b\"c 'd=e <f>g", "<p>g</p>" },
    { "<script>if (a < b) '<p>';</script>a<script>never ended", "a" },
    { "<style><!-- </style>a", "a" },
    { "<noscript><p>a</p></noscript>b", "b" },
    { "<template><p>a</p></template>b", "b" },
    { "<center>a</center>b", "<div>a</div>b" },
    { "<my-box>a</my-box>b", "ab" },
    /* Misnested: the second bold is lost, no word is. */
    { "<b>1<p>2</b>3", "<b>1</b><p>23</p>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = read_and_write (cases[i].page, strlen (cases[i].page));

      g_assert_cmpstr (html, ==, cases[i].html);
    }
}

/* Nothing active is left, and twice is as once. */
static void
test_sanitizes (void)
{
  static const struct
  {
    const char *page;
    const char *html;
  } cases[] = {
    { "<a href='javascript:alert(1)'>a</a>", "<a>a</a>" },
    { "<a href='java&#x0A;script:alert(1)'>a</a>", "<a>a</a>" },
    { "<a href='&#1;javascript:alert(1)'>a</a>", "<a>a</a>" },
    { "<a href=' JaVaScRiPt&colon;alert(1)'>a</a>", "<a>a</a>" },
    { "<a href='java&Tab;script:x'>a</a>", "<a>a</a>" },
    { "<a href='vbscript:x'>a</a><a href='data:text/html,x'>b</a><a href='file:///etc'>c</a>",
      "<a>a</a><a>b</a><a>c</a>" },
    { "<a href='#x'>a</a><a href='#'>b</a><a href=''>c</a>",
      "<a href=\"#x\">a</a><a>b</a><a>c</a>" },
    { "<a href='mailto:a@b.example' onclick=x target=_blank rel=y>a</a>",
      "<a href=\"mailto:a@b.example\">a</a>" },
    { "<img src=x onerror=alert(1)>a", "a" },
    { "<img src='data:image/png;base64,AA=='>a", "a" },
    { "<img src='http://a.example/i.png' width=1 height=1>a", "a" },
    { "<img src='http://a.example/i.png' width=0 height=0>a", "a" },
    { "<img src='http://a.example/i.png' width='1%' height='1%'>",
      "<img src=\"http://a.example/i.png\" width=\"1%\" height=\"1%\">" },
    { "<img srcset='javascript:x 2x' src='http://a.example/'>", "<img src=\"http://a.example/\">" },
    { "<form action=x><input>a</form><button formaction=javascript:x>b</button>", "<div>a</div>" },
    { "<iframe srcdoc='<script>x</script>'></iframe><object data=x>y</object><embed src=x>", "" },
    { "<svg><a xlink:href='javascript:x'><text>t</text></a></svg>a", "a" },
    { "<math><mi>x</mi><annotation-xml><script>y</script></annotation-xml></math>", "x" },
    { "<noscript><p title='</noscript><img src=x onerror=y>'></noscript>a", "a" },
    { "<p style='background:url(x)' class=y id=z>a</p>", "<p id=\"z\">a</p>" },
    { "<p title='\"><script>x</script>'>a</p>", "<p>a</p>" },
    { "<scr\1ipt>alert(1)</scr\1ipt>a", "alert(1)a" },
    { "<<script>x</script>a", "&lt;a" },
    { "<td>a</td>", "<div>a</div>" },
    { "&lt;script&gt;x&lt;/script&gt;", "&lt;script&gt;x&lt;/script&gt;" },
    { "a\342\200\256b\342\201\246c", "abc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = read_and_write (cases[i].page, strlen (cases[i].page));
      g_autofree char *again = read_and_write (html, strlen (html));

      g_assert_cmpstr (html, ==, cases[i].html);
      g_assert_cmpstr (again, ==, html);
    }
}

/* A whole page is no box of its own, so that reading what was written adds none. */
static void
test_sanitizes_whole_pages (void)
{
  const char *page = "<html><body><p>a</p></body></html>";
  g_autoptr (HdHtml) html = hd_html_parse (page, strlen (page), NULL);
  g_autofree char *whole = hd_html_sanitize (hd_html_get_root (html));

  g_assert_cmpstr (whole, ==, "<p>a</p>");
}

static GString *
repeat (const char *text, guint n)
{
  GString *all = g_string_sized_new (strlen (text) * n + 64);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return all;
}

/* What is too deep is flattened and what is too much is cut: nothing takes long, nothing is lost
 * without a word. */
static void
test_bounds (void)
{
  g_autoptr (GString) deep = repeat ("<div>", hd_part_of (400000));
  g_autoptr (GString) open = repeat ("<b>", hd_part_of (400000));
  g_autoptr (GString) attributes = g_string_new ("<p ");
  g_autoptr (GString) many = repeat ("<br>", 400000);
  g_autoptr (GString) large = repeat ("0123456789", (HD_HTML_MAX_BYTES / 10) + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (HdHtml) html = NULL;
  g_autofree char *text = NULL;
  guint depth = 0;

  g_string_append (deep, "found");
  html = hd_html_parse (deep->str, deep->len, NULL);
  text = hd_node_dup_text (hd_html_get_root (html), TRUE);
  g_assert_cmpstr (text, ==, "found");
  for (HdNode *n = hd_html_get_root (html); n != NULL; n = n->first)
    depth++;
  g_assert_cmpuint (depth, <=, HD_HTML_MAX_DEPTH + 1);
  g_clear_pointer (&html, hd_html_free);

  for (guint i = 0; i < hd_part_of (400000); i++)
    g_string_append (open, "</i>");
  g_string_append (open, "found");
  html = hd_html_parse (open->str, open->len, NULL);
  g_clear_pointer (&text, g_free);
  text = hd_node_dup_text (hd_html_get_root (html), TRUE);
  g_assert_cmpstr (text, ==, "found");
  g_clear_pointer (&html, hd_html_free);

  for (guint i = 0; i < hd_part_of (20000); i++)
    g_string_append_printf (attributes, "a%u=b ", i);
  g_string_append (attributes, ">found");
  html = hd_html_parse (attributes->str, attributes->len, NULL);
  g_clear_pointer (&text, g_free);
  text = hd_node_dup_text (hd_html_get_root (html), TRUE);
  g_assert_cmpstr (text, ==, "found");
  g_clear_pointer (&html, hd_html_free);

  html = hd_html_parse (many->str, many->len, NULL);
  g_assert_true (hd_html_was_cut (html));
  g_assert_cmpuint (hd_html_get_n_nodes (html), <=, HD_HTML_MAX_NODES + 2);
  g_clear_pointer (&html, hd_html_free);

  html = hd_html_parse (large->str, hd_part_of (11u << 20), NULL);
  g_assert_cmpuint (hd_node_get_text_length (hd_html_get_root (html)), ==, hd_part_of (11u << 20));
  g_clear_pointer (&html, hd_html_free);

  html = hd_html_parse (large->str, large->len, &error);
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
  g_assert_null (html);
}

static void
test_measures (void)
{
  static const struct
  {
    const char *page;
    guint length;
    double links;
  } cases[] = {
    { "<p>  a  b \n c </p>", 5, 0 },
    { "<p>a </p> <p> b</p>", 3, 0 },
    { "<p>a</p><p>b</p>", 2, 0 },
    { "<p>\360\237\230\200</p>", 2, 0 },
    { "<p>a&nbsp;&nbsp;b</p>", 3, 0 },
    { "<p>abcd<a href=x>efgh</a></p>", 8, 0.5 },
    { "<p>abcde<a href='#x'>fghij</a></p>", 10, 0.15 },
    { "   ", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdHtml) html = hd_html_parse (cases[i].page, strlen (cases[i].page), NULL);
      HdNode *body = hd_html_find (hd_html_get_root (html), HD_TAG_BODY);

      g_assert_cmpuint (hd_node_get_text_length (body), ==, cases[i].length);
      g_assert_cmpfloat_with_epsilon (hd_node_get_link_density (body), cases[i].links, 1e-9);
    }
}

static void
test_remeasures (void)
{
  const char *page = "<div><p>abc</p><p>de</p></div>";
  g_autoptr (HdHtml) html = hd_html_parse (page, strlen (page), NULL);
  HdNode *div = hd_html_find (hd_html_get_root (html), HD_TAG_DIV);
  HdNode *copy = hd_html_copy (html, div);

  g_assert_cmpuint (hd_node_get_text_length (div), ==, 5);
  hd_node_detach (div->first);
  g_assert_cmpuint (hd_node_get_text_length (div), ==, 2);
  hd_node_append (div, hd_html_add_text (html, " xyz", 4));
  g_assert_cmpuint (hd_node_get_text_length (div), ==, 6);
  g_assert_cmpuint (hd_node_get_text_length (copy), ==, 5);
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *base;
    const char *reference;
    const char *address;
  } cases[] = {
    { "http://a.example/b/c?d#e", "f", "http://a.example/b/f" },
    { "http://a.example/b/c?d#e", "../../f/./g/..", "http://a.example/f/" },
    { "http://a.example/b/c?d#e", "", "http://a.example/b/c?d" },
    { "http://a.example/b/c?d#e", "#x y", "http://a.example/b/c?d#x%20y" },
    { "http://a.example/b/c?d#e", "?x", "http://a.example/b/c?x" },
    { "http://a.example/b/c", "//C.example", "http://c.example/" },
    { "http://a.example/b/c", "\\\\c.example\\d", "http://c.example/d" },
    { "http://a.example/b/c", "/d\n/e f", "http://a.example/d/e%20f" },
    { "http://a.example", "b", "http://a.example/b" },
    { "http://a.example/b/", "http:c", "http://a.example/b/c" },
    { "https://a.example/b/", "http:c", "http://c/" },
    { "https://a.example/", "http://b.example:80/", "http://b.example/" },
    { "https://a.example/", "https://b.example:8443", "https://b.example:8443/" },
    { "https://a.example/", "https://m\303\274ller.example/\303\274",
      "https://xn--mller-kva.example/%C3%BC" },
    { "https://a.example/", "https://u:p@b.example/", "https://u:p@b.example/" },
    { "https://a.example/", "%7Ea%2fb", "https://a.example/%7Ea%2fb" },
    { "https://a.example/", "mailto:x@y.example", "mailto:x@y.example" },
    { "https://a.example/", "JavaScript:x", "javascript:x" },
    { "https://a.example/", "https://", NULL },
    { "https://a.example/", "https://b c/", NULL },
    { "https://a.example/", "https://b:c/", NULL },
    { NULL, "b", NULL },
    { NULL, "  https://a.example  ", "https://a.example/" },
    { "no address", "b", NULL },
    { "data:text/plain,x", "b", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = hd_address_resolve (cases[i].base, cases[i].reference);

      g_assert_cmpstr (address, ==, cases[i].address);
    }
}

static void
test_charsets (void)
{
  static const struct
  {
    const char *bytes;
    gssize length;
    const char *charset;
    const char *text;
  } cases[] = {
    { "\357\273\277\303\274", -1, "latin1", "ü" },
    { "\374", -1, NULL, "ü" },
    { "\200\226", -1, "ISO-8859-1", "€–" },
    { "\303\274", -1, NULL, "ü" },
    { "\344", -1, " Windows-1251 ", "д" },
    { "<meta charset=windows-1251>\344", -1, NULL, "<meta charset=windows-1251>д" },
    { "<META http-equiv=x content='text/html; charset=koi8-r'>\304", -1, NULL,
      "<META http-equiv=x content='text/html; charset=koi8-r'>д" },
    { "<!-- <meta charset=koi8-r> --><meta charset=windows-1251>\344", -1, NULL,
      "<!-- <meta charset=koi8-r> --><meta charset=windows-1251>д" },
    { "<meta charset=utf-16>\303\274", -1, NULL, "<meta charset=utf-16>ü" },
    { "<?xml version='1.0' encoding='windows-1251'?>\344", -1, NULL,
      "<?xml version='1.0' encoding='windows-1251'?>д" },
    { "<meta charset=gb2312>\326\320\316\304", -1, NULL, "<meta charset=gb2312>中文" },
    { "\223\372\226\173", -1, "shift_jis", "日本" },
    { "\261\333\300\275", -1, "euc-kr", "글음" },
    /* A declaration that the bytes belie. */
    { "<meta charset=utf-8>\374", -1, NULL, "<meta charset=utf-8>ü" },
    { "<meta charset=iso-8859-1>\303\274", -1, NULL, "<meta charset=iso-8859-1>ü" },
    { "<meta charset=utf-8>\374\303\274", -1, NULL, "<meta charset=utf-8>\357\277\275ü" },
    { "\377\376<\0\374\0", 6, NULL, "<ü" },
    { "\376\377\0<\0\374", 6, NULL, "<ü" },
    { "<\0p\0>\0\374\0", 8, NULL, "<p>ü" },
    { "\0<\0p\0>\0\374", 8, NULL, "<p>ü" },
    { "\377\376\0\0<\0\0\0", 8, NULL, "<" },
    { "a\0b\0c", 5, NULL, "abc" },
    { "+ADw-script+AD4-", -1, "utf-7", "+ADw-script+AD4-" },
    { "<meta charset=utf-7>+ADw-", -1, NULL, "<meta charset=utf-7>+ADw-" },
    { "a", -1, "no such", "a" },
    { "", -1, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = cases[i].length < 0 ? strlen (cases[i].bytes) : (gsize) cases[i].length;
      g_autoptr (GString) text = hd_charset_decode_html (cases[i].bytes, length, cases[i].charset);

      g_assert_cmpstr (text->str, ==, cases[i].text);
      g_assert_true (g_utf8_validate (text->str, (gssize) text->len, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/mends-what-the-parser-does-not-know", test_mends);
  g_test_add_func ("/html/writes-nothing-that-could-act", test_sanitizes);
  g_test_add_func ("/html/writes-whole-pages", test_sanitizes_whole_pages);
  g_test_add_func ("/html/is-bounded", test_bounds);
  g_test_add_func ("/html/measures-text", test_measures);
  g_test_add_func ("/html/measures-again-what-changed", test_remeasures);
  g_test_add_func ("/html/resolves-addresses-as-browsers-do", test_addresses);
  g_test_add_func ("/html/decodes-what-bytes-are-meant", test_charsets);
  return g_test_run ();
}
