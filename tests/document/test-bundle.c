/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-bundle.h"
#include "hd-error.h"
#include "hd-sample.h"

#include <string.h>

static HdBundledArticle *
sample_article (const char *slug, guint order)
{
  g_autoptr (HdDocument) document = hd_sample_document ();
  HdBundledArticle *article = g_new0 (HdBundledArticle, 1);

  article->slug = g_strdup (slug);
  article->title = g_strdup ("The full heading");
  article->neutral_title = g_strdup ("A heading");
  article->summary = g_strdup ("What it says.");
  article->topics = g_strsplit ("tea,cake", ",", -1);
  article->order = order;
  article->date = hd_date_new (2026, 11, 1);
  article->words = hd_document_get_words (document);
  article->minutes = hd_document_get_minutes (document);
  article->document = hd_document_to_bytes (document);
  return article;
}

static GBytes *
sample_bundle (void)
{
  g_autoptr (GPtrArray) articles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hd_bundled_article_free);

  g_ptr_array_add (articles, sample_article ("first", 1));
  g_ptr_array_add (articles, sample_article ("second", 2));
  return hd_bundle_pack ("en", articles);
}

static void
test_round_trip (void)
{
  g_autoptr (GBytes) bytes = sample_bundle ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HdBundle) bundle = hd_bundle_new_from_bytes (bytes, &error);
  g_autoptr (HdDocument) expected = hd_sample_document ();
  g_autoptr (HdDocument) document = NULL;
  const HdBundledArticle *article;

  g_assert_no_error (error);
  g_assert_cmpuint (hd_bundle_get_n_articles (bundle), ==, 2);
  g_assert_cmpstr (hd_bundle_get_article (bundle, 0)->slug, ==, "first");

  article = hd_bundle_find_article (bundle, "second");
  g_assert_nonnull (article);
  g_assert_cmpstr (article->neutral_title, ==, "A heading");
  g_assert_cmpstr (article->topics[1], ==, "cake");
  g_assert_null (article->topics[2]);
  g_assert_cmpint (article->date, ==, hd_date_new (2026, 11, 1));
  document = hd_bundled_article_load (article, &error);
  g_assert_no_error (error);
  g_assert_true (hd_document_equal (document, expected));

  g_assert_null (hd_bundle_find_article (bundle, "third"));
}

static void
test_changed_bytes_do_no_harm (void)
{
  g_autoptr (GBytes) bytes = sample_bundle ();
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree guint8 *copy = g_malloc (size);
  guint refused = 0;

  for (gsize i = 0; i < size; i++)
    for (guint change = 1; change < 256; change += 7)
      {
        g_autoptr (GBytes) changed = NULL;
        g_autoptr (HdBundle) bundle = NULL;
        g_autoptr (GError) error = NULL;

        memcpy (copy, data, size);
        copy[i] ^= (guint8) change;
        changed = g_bytes_new_static (copy, size);
        bundle = hd_bundle_new_from_bytes (changed, &error);
        if (bundle == NULL)
          {
            g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
            refused++;
          }
      }
  g_assert_cmpuint (refused, >, 0);

  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (HdBundle) bundle = hd_bundle_new_from_bytes (cut, &error);

      g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
      g_assert_null (bundle);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/bundle/round-trip", test_round_trip);
  g_test_add_func ("/document/bundle/changed-bytes-do-no-harm", test_changed_bytes_do_no_harm);

  return g_test_run ();
}
