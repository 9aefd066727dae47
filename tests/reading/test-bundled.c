/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "hd-bundle.h"
#include "hd-document-copy.h"
#include "hd-document-pictures.h"
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

/* Everything that an article shows is in the program, and has words for who does not see it. */
static void
test_every_picture_is_there (void)
{
  g_autoptr (HdBundle) bundle = load_bundle ();
  guint n_pictures = 0;

  for (guint i = 0; i < hd_bundle_get_n_articles (bundle); i++)
    {
      g_autoptr (HdDocument) document =
        hd_bundled_article_load (hd_bundle_get_article (bundle, i), NULL);
      guint n_blocks;
      const HdBlock *blocks = hd_document_get_blocks (document, &n_blocks);

      for (guint n = 0; n < n_blocks; n++)
        if (blocks[n].kind == HD_BLOCK_PICTURE)
          {
            g_autofree char *path = g_strdup_printf (HD_BUNDLE_PICTURE, blocks[n].source);

            g_assert_true (
              g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL));
            g_assert_cmpuint (blocks[n].width, ==, 640);
            g_assert_cmpuint (blocks[n].height, >, 100);
            g_assert_cmpuint (strlen (blocks[n].alt), >, 60);
            g_assert_cmpuint (blocks[n].length, >, 20);
            n_pictures++;
          }
    }
  g_assert_cmpuint (n_pictures, ==, 2);
}

/* Markdown does not say how large a picture is. */
static HdDocument *
with_sizes_of (HdDocument *copy, const HdDocument *document)
{
  g_autoptr (GHashTable) sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) hd_placed_picture_free);
  guint n_blocks;
  const HdBlock *blocks = hd_document_get_blocks (document, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].kind == HD_BLOCK_PICTURE)
      g_hash_table_insert (sizes, g_strdup (blocks[i].source),
                           hd_placed_picture_new (blocks[i].source, blocks[i].width,
                                                  blocks[i].height));
  return hd_document_place_pictures (copy, sizes);
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
      g_autoptr (HdDocument) read = NULL;
      g_autoptr (HdDocument) again = NULL;
      g_autofree char *html_again = NULL;

      g_assert_true (hd_markdown_read (builder, copy, strlen (copy), NULL));
      read = hd_document_builder_end (builder, NULL);
      again = with_sizes_of (read, document);
      html_again = hd_document_copy_html (again, 0, HD_DOCUMENT_END);
      g_assert_cmpstr (html_again, ==, html);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/bundled/every-article-can-be-read", test_every_article_can_be_read);
  g_test_add_func ("/reading/bundled/every-picture-is-there", test_every_picture_is_there);
  g_test_add_func ("/reading/bundled/every-article-survives-a-copy",
                   test_every_article_survives_a_copy);

  return g_test_run ();
}
