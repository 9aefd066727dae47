/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Used while building: hd-compile-articles LANGUAGE OUTPUT ARTICLE.md…
 * turns the articles of a language into the bundle that the program carries. */

#include <gio/gio.h>
#include <string.h>

#include "hd-article-source.h"
#include "hd-error.h"

static HdBundledArticle *
read_article (const char *path, const char *language, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  return hd_article_source_read (path, language, text, length, error);
}

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const HdBundledArticle *const *x = a;
  const HdBundledArticle *const *y = b;

  return (int) (*x)->order - (int) (*y)->order;
}

static gboolean
check_links (const HdBundle *bundle, const HdBundledArticle *article, GError **error)
{
  g_autoptr (HdDocument) document = hd_bundled_article_load (article, error);
  g_autoptr (GArray) links = NULL;

  if (document == NULL)
    return FALSE;

  links = hd_document_dup_links (document);
  for (guint i = 0; i < links->len; i++)
    {
      const char *target = g_array_index (links, HdLink, i).target;

      if (g_str_has_prefix (target, "halfday:") &&
          hd_bundle_find_article (bundle, target + strlen ("halfday:")) == NULL)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s.md:1: there is no article %s",
                       article->slug, target);
          return FALSE;
        }
    }
  return TRUE;
}

/* What only shows when all articles are seen together. */
static gboolean
check_together (GBytes *bytes, GError **error)
{
  g_autoptr (HdBundle) bundle = hd_bundle_new_from_bytes (bytes, error);

  if (bundle == NULL)
    return FALSE;

  for (guint i = 0; i < hd_bundle_get_n_articles (bundle); i++)
    {
      const HdBundledArticle *article = hd_bundle_get_article (bundle, i);

      if (article->order != i + 1)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_INVALID,
                       "%s.md:1: the orders are not 1, 2, 3 …: %u is given twice or %u is missing",
                       article->slug, article->order, i + 1);
          return FALSE;
        }
      if (!check_links (bundle, article, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
compile (const char *language, const char *output, char **paths, GError **error)
{
  g_autoptr (GPtrArray) articles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hd_bundled_article_free);
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize size;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      HdBundledArticle *article = read_article (paths[i], language, error);

      if (article == NULL)
        return FALSE;
      g_ptr_array_add (articles, article);
    }

  g_ptr_array_sort (articles, compare_order);
  bytes = hd_bundle_pack (language, articles);
  if (!check_together (bytes, error))
    return FALSE;

  data = g_bytes_get_data (bytes, &size);
  return g_file_set_contents (output, data, (gssize) size, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc < 4)
    {
      g_printerr ("Usage: hd-compile-articles LANGUAGE OUTPUT ARTICLE.md…\n");
      return 2;
    }
  if (!compile (argv[1], argv[2], argv + 3, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
