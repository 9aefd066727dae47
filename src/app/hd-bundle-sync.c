/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-bundle-sync.h"

#include "hd-articles-table.h"
#include "hd-bundle.h"
#include "hd-document-copy.h"
#include "hd-record-sql.h"

/**
 * HdBundleSync:
 *
 * Brings the articles that come with the program into the library.
 *
 * Each bundle is known by a checksum, so that a start finds out with one small read that nothing
 * changed. Articles are known by their slug: one that was improved keeps its read state, its star
 * and the place in it, and one that the user removed stays away.
 */
struct _HdBundleSync
{
  GPtrArray *languages; /* of char* */
  GPtrArray *bundles;   /* of GBytes */
};

/* The languages in which there may be a bundle. */
static const char *const languages[] = { "en", "de", "fr", "es" };

/* Returns: (transfer full): the bundles among the resources of this program */
HdBundleSync *
hd_bundle_sync_new (void)
{
  HdBundleSync *self = g_new0 (HdBundleSync, 1);

  self->languages = g_ptr_array_new_with_free_func (g_free);
  self->bundles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *path = g_strdup_printf (HD_BUNDLE_RESOURCE, languages[i]);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      if (bytes != NULL)
        hd_bundle_sync_add (self, languages[i], bytes);
    }
  return self;
}

void
hd_bundle_sync_add (HdBundleSync *self, const char *language, GBytes *bundle)
{
  g_ptr_array_add (self->languages, g_strdup (language));
  g_ptr_array_add (self->bundles, g_bytes_ref (bundle));
}

void
hd_bundle_sync_free (HdBundleSync *self)
{
  g_ptr_array_unref (self->languages);
  g_ptr_array_unref (self->bundles);
  g_free (self);
}

static gboolean
put_article (HdDb *db, const char *language, const HdBundledArticle *article, GError **error)
{
  g_autoptr (HdDocument) document = hd_bundled_article_load (article, error);
  g_autoptr (HdNewArticle) new_article = NULL;
  gint64 published = (gint64) article->date * 24 * 3600;

  if (document == NULL)
    return FALSE;

  new_article = g_new0 (HdNewArticle, 1);
  new_article->item =
    g_object_new (HD_TYPE_ARTICLE_ITEM, "slug", article->slug, "source", (gint64) HD_SOURCE_ADVICE,
                  "title", article->title, "neutral-title", article->neutral_title, "language",
                  language, "excerpt", article->summary, "published-at", published, "saved-at",
                  published, "words", (int) article->words, "minutes", (int) article->minutes,
                  NULL);
  /* In their own order, the first on top. */
  new_article->sorted_at = published - article->order;
  new_article->document = g_bytes_ref (article->document);
  new_article->text = hd_document_copy_text (document, 0, HD_DOCUMENT_END);
  return hd_articles_table_put (db, new_article, error);
}

static gboolean
sync_bundle (HdDb *db, const char *language, GBytes *bytes, gboolean *changed, GError **error)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *note = g_strdup_printf ("bundle-%s", language);
  g_autofree char *known = hd_library_note_get (db, note, error);
  g_autoptr (HdBundle) bundle = NULL;

  if (known == NULL)
    return FALSE;
  if (g_str_equal (known, sum))
    return TRUE;

  bundle = hd_bundle_new_from_bytes (bytes, error);
  if (bundle == NULL)
    return FALSE;
  for (guint i = 0; i < hd_bundle_get_n_articles (bundle); i++)
    if (!put_article (db, language, hd_bundle_get_article (bundle, i), error))
      return FALSE;

  *changed = TRUE;
  return hd_library_note_set (db, note, sum, error);
}

/**
 * hd_bundle_sync_run:
 * @sync: a #HdBundleSync
 *
 * A job of the store. Returns: (transfer full): a boxed 1 when articles changed, 0 when not
 */
gpointer
hd_bundle_sync_run (HdDb *db, gpointer sync, GError **error)
{
  HdBundleSync *self = sync;
  gboolean changed = FALSE;

  for (guint i = 0; i < self->bundles->len; i++)
    if (!sync_bundle (db, self->languages->pdata[i], self->bundles->pdata[i], &changed, error))
      return NULL;

  return hd_row_id_new (changed);
}
