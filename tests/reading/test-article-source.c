/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-source.h"
#include "hd-document-private.h"
#include "hd-error.h"

#include <string.h>

#define HEAD                                                                                       \
  "---\nslug: a-tale\ntitle: A tale\nneutral_title: Tale\nsummary: It ends.\norder: 3\n"           \
  "topics: one, two words ,,three\ndate: 2026-11-01\n---\n"
#define BODY "Once **upon** a time.\n\n## Sources\n\n- [A book](https://example.org/book)\n"

static void
test_reads_head_and_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdBundledArticle) article =
    hd_article_source_read ("dir/a-tale.md", "en", HEAD BODY, strlen (HEAD BODY), &error);
  g_autoptr (HdDocument) document = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (article->slug, ==, "a-tale");
  g_assert_cmpstr (article->neutral_title, ==, "Tale");
  g_assert_cmpuint (article->order, ==, 3);
  g_assert_cmpuint (g_strv_length (article->topics), ==, 3);
  g_assert_cmpstr (article->topics[1], ==, "two words");
  g_assert_cmpuint (article->words, ==, 7);

  document = hd_bundled_article_load (article, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hd_document_get_title (document), ==, "A tale");
  g_assert_cmpstr (hd_document_get_language (document), ==, "en");
  g_assert_cmpint (document->published, ==, hd_date_new (2026, 11, 1));
}

static void
test_mistakes_name_their_line (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "", "a-tale.md:1: there is no head" },
    { "Just text\n", "a-tale.md:1: there is no head" },
    { "---\nslug: a-tale\n", "a-tale.md:2: there is no head" },
    { "---\nslug: a-tale\n---\n" BODY, "a-tale.md:3: the head has no such key: title" },
    { "---\nslug: a-tale\nauthor: me\n---\n", "a-tale.md:3: this key is not known: author" },
    { "---\nslug: a-tale\nslug: b\n---\n", "a-tale.md:3: this key was given before: slug" },
    { "---\nslug:\n---\n", "a-tale.md:2: this key has no value: slug" },
    { "---\nnonsense\n---\n", "a-tale.md:2: this is not “key: value”: nonsense" },
    { "---\nslug: other\ntitle: A\nneutral_title: T\nsummary: S\norder: 3\ntopics: t\n"
      "date: 2026-11-01\n---\n" BODY,
      "a-tale.md:2: the file has to be named so: other.md" },
    { "---\nslug: A Tale\ntitle: A\nneutral_title: T\nsummary: S\norder: 3\ntopics: t\n"
      "date: 2026-11-01\n---\n" BODY,
      "a-tale.md:2: a slug is made of" },
    { "---\nslug: a-tale\ntitle: A\nneutral_title: T\nsummary: S\norder: first\ntopics: t\n"
      "date: 2026-11-01\n---\n" BODY,
      "a-tale.md:6: the order is a number from 1: first" },
    { "---\nslug: a-tale\ntitle: A\nneutral_title: T\nsummary: S\norder: 3\ntopics: t\n"
      "date: 2026-02-30\n---\n" BODY,
      "a-tale.md:8: the date is not YYYY-MM-DD: 2026-02-30" },
    { HEAD "Text without sources.\n", "a-tale.md:10: the last section is not “## Sources”" },
    { HEAD "# A tale\n\n" BODY, "a-tale.md:10: the title belongs in the head" },
    { HEAD "## Sources\n\nNone.\n", "a-tale.md:10: the section “Sources” is not one list" },
    { HEAD "## Sources\n\n- A book\n", "a-tale.md:10: a source has no address: A book" },
    { HEAD "## Sources\n\n- [A](https://a.example/)\n- B\n",
      "a-tale.md:10: a source has no address: B" },
    { HEAD "\377", "a-tale.md:1: this is not UTF-8 text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdBundledArticle) article =
        hd_article_source_read ("a-tale.md", "en", cases[i].text, strlen (cases[i].text), &error);

      g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
      g_assert_null (article);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].message));
    }
}

static void
test_line_ends_do_not_matter (void)
{
  g_auto (GStrv) lines = g_strsplit (HEAD BODY, "\n", -1);
  g_autofree char *text = g_strjoinv ("\r\n", lines);
  g_autoptr (GError) error = NULL;
  g_autoptr (HdBundledArticle) article =
    hd_article_source_read ("a-tale.md", "en", text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (article->title, ==, "A tale");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/article-source/reads-head-and-text", test_reads_head_and_text);
  g_test_add_func ("/reading/article-source/mistakes-name-their-line",
                   test_mistakes_name_their_line);
  g_test_add_func ("/reading/article-source/line-ends-do-not-matter", test_line_ends_do_not_matter);

  return g_test_run ();
}
