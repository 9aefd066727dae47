/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "hd-bundle.h"
#include "hd-document-copy.h"
#include "hd-markdown.h"

#include <string.h>

static HdBundle *
load_bundle (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf (HD_BUNDLE_RESOURCE, "en");
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  HdBundle *bundle;

  g_assert_no_error (error);
  bundle = hd_bundle_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  return bundle;
}

static void
test_every_article_can_be_read (void)
{
  g_autoptr (HdBundle) bundle = load_bundle ();

  g_assert_cmpuint (hd_bundle_get_n_articles (bundle), ==, 8);
  for (guint i = 0; i < hd_bundle_get_n_articles (bundle); i++)
    {
      const HdBundledArticle *article = hd_bundle_get_article (bundle, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (HdDocument) document = hd_bundled_article_load (article, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (article->order, ==, i + 1);
      g_assert_cmpstr (hd_document_get_title (document), ==, article->title);
      g_assert_cmpuint (hd_document_get_words (document), ==, article->words);
      g_assert_cmpuint (article->minutes, >=, 3);
      g_assert_cmpuint (article->minutes, <=, 6);
    }
}

/* Copied as Markdown and read again, an article is the same: nothing in it is lost on the way. */
static void
test_every_article_survives_a_copy (void)
{
  g_autoptr (HdBundle) bundle = load_bundle ();

  for (guint i = 0; i < hd_bundle_get_n_articles (bundle); i++)
    {
      g_autoptr (HdDocument) document =
        hd_bundled_article_load (hd_bundle_get_article (bundle, i), NULL);
      g_autofree char *copy = hd_document_copy_markdown (document, 0, HD_DOCUMENT_END);
      g_autofree char *html = hd_document_copy_html (document, 0, HD_DOCUMENT_END);
      g_autoptr (HdDocumentBuilder) builder = hd_document_builder_new ();
      g_autoptr (HdDocument) again = NULL;
      g_autofree char *html_again = NULL;

      g_assert_true (hd_markdown_read (builder, copy, strlen (copy), NULL));
      again = hd_document_builder_end (builder, NULL);
      html_again = hd_document_copy_html (again, 0, HD_DOCUMENT_END);
      g_assert_cmpstr (html_again, ==, html);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/bundled/every-article-can-be-read", test_every_article_can_be_read);
  g_test_add_func ("/reading/bundled/every-article-survives-a-copy",
                   test_every_article_survives_a_copy);

  return g_test_run ();
}
