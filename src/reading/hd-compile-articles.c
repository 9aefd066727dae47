/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Used while building: hd-compile-articles LANGUAGE PICTURES OUTPUT ARTICLE.md…
 * turns the articles of a language, and what is to be known of their pictures, into the bundle that
 * the program carries. */

#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#include "hd-article-source.h"
#include "hd-document-pictures.h"
#include "hd-error.h"

/* A PNG has its size here. */
#define PNG_HEAD "\x89PNG\r\n\x1a\n"
#define PNG_WIDTH_AT 16
#define PNG_SIZES_END 24

static guint
get_number (const char *data)
{
  guint32 number;

  memcpy (&number, data, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* A picture is drawn twice as large as it is shown, for fine displays. */
static HdPlacedPicture *
measure_picture (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *data = NULL;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;
  if (length < PNG_SIZES_END || memcmp (data, PNG_HEAD, strlen (PNG_HEAD)) != 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s: this is no PNG", path);
      return NULL;
    }
  return hd_placed_picture_new (name, get_number (data + PNG_WIDTH_AT) / 2,
                                get_number (data + PNG_WIDTH_AT + 4) / 2);
}

/* Whoever does not see a picture is told what it shows. */
static gboolean
check_alternatives (const HdDocument *document, const char *path, GError **error)
{
  guint n_blocks;
  const HdBlock *blocks = hd_document_get_blocks (document, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].kind == HD_BLOCK_PICTURE && (blocks[i].alt == NULL || blocks[i].length == 0))
      {
        g_set_error (error, HD_ERROR, HD_ERROR_INVALID,
                     "%s:1: the picture %s needs words in its place and a caption", path,
                     blocks[i].source);
        return FALSE;
      }
  return TRUE;
}

static gboolean
place_pictures (HdBundledArticle *article, const char *path, const char *folder, GError **error)
{
  g_autoptr (HdDocument) document = hd_bundled_article_load (article, error);
  g_autoptr (HdDocument) placed = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) hd_placed_picture_free);

  if (document == NULL || !check_alternatives (document, path, error))
    return FALSE;
  sources = hd_document_dup_pictures (document);
  for (guint i = 0; i < sources->len; i++)
    {
      HdPlacedPicture *picture = measure_picture (folder, sources->pdata[i], error);

      if (picture == NULL)
        {
          g_prefix_error (error, "%s:1: ", path);
          return FALSE;
        }
      g_hash_table_insert (files, g_strdup (sources->pdata[i]), picture);
    }
  placed = hd_document_place_pictures (document, files);
  g_bytes_unref (article->document);
  article->document = hd_document_to_bytes (placed);
  return TRUE;
}

static HdBundledArticle *
read_article (const char *path, const char *language, const char *pictures, GError **error)
{
  g_autoptr (HdBundledArticle) article = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  article = hd_article_source_read (path, language, text, length, error);
  return article != NULL && place_pictures (article, path, pictures, error)
           ? g_steal_pointer (&article)
           : NULL;
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
compile (const char *language,
         const char *pictures,
         const char *output,
         char **paths,
         GError **error)
{
  g_autoptr (GPtrArray) articles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hd_bundled_article_free);
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize size;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      HdBundledArticle *article = read_article (paths[i], language, pictures, error);

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

  /* Articles are UTF-8, and so is what is said of them, wherever this is built. */
  setlocale (LC_CTYPE, "C.UTF-8");
  if (argc < 5)
    {
      g_printerr ("Usage: hd-compile-articles LANGUAGE PICTURES OUTPUT ARTICLE.md…\n");
      return 2;
    }
  if (!compile (argv[1], argv[2], argv[3], argv + 4, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
