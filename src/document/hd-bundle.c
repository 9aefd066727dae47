/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-bundle.h"

#include <string.h>

#include "hd-error.h"
#include "hd-wire.h"

#define MAGIC "HBun\1"
#define MAGIC_LENGTH 5

struct _HdBundle
{
  GPtrArray *articles; /* HdBundledArticle, by order */
};

void
hd_bundled_article_free (HdBundledArticle *article)
{
  g_free (article->slug);
  g_free (article->title);
  g_free (article->neutral_title);
  g_free (article->summary);
  g_strfreev (article->topics);
  g_clear_pointer (&article->document, g_bytes_unref);
  g_free (article);
}

void
hd_bundle_free (HdBundle *self)
{
  g_ptr_array_unref (self->articles);
  g_free (self);
}

static void
put_text (GByteArray *out, const char *text)
{
  hd_wire_put_string (out, text, strlen (text));
}

/**
 * hd_bundle_pack:
 * @language: its code, "en"
 * @articles: (element-type HdBundledArticle): in the order they are to have
 *
 * Returns: (transfer full): the bytes that hd_bundle_new_from_bytes() reads
 */
GBytes *
hd_bundle_pack (const char *language, GPtrArray *articles)
{
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) MAGIC, MAGIC_LENGTH);
  put_text (out, language);
  hd_wire_put_number (out, articles->len);

  for (guint i = 0; i < articles->len; i++)
    {
      const HdBundledArticle *article = articles->pdata[i];
      gsize size;
      const char *document = g_bytes_get_data (article->document, &size);

      put_text (out, article->slug);
      put_text (out, article->title);
      put_text (out, article->neutral_title);
      put_text (out, article->summary);
      hd_wire_put_number (out, g_strv_length (article->topics));
      for (guint t = 0; article->topics[t] != NULL; t++)
        put_text (out, article->topics[t]);
      hd_wire_put_number (out, article->order);
      hd_wire_put_number (out, (guint32) (article->date - HD_DATE_MIN));
      hd_wire_put_number (out, article->words);
      hd_wire_put_number (out, article->minutes);
      hd_wire_put_number (out, (guint32) size);
      g_byte_array_append (out, (const guint8 *) document, (guint) size);
    }

  return g_byte_array_free_to_bytes (out);
}

static char *
get_line (HdWireReader *reader)
{
  char *text = hd_wire_get_string (reader, HD_DOCUMENT_MAX_STRING, NULL);

  reader->failed |= *text == '\0' || !g_utf8_validate (text, -1, NULL);
  return text;
}

static HdBundledArticle *
get_article (HdWireReader *reader, GBytes *bytes)
{
  HdBundledArticle *article = g_new0 (HdBundledArticle, 1);
  g_autoptr (GPtrArray) topics = g_ptr_array_new ();
  const guint8 *start = g_bytes_get_data (bytes, NULL);
  guint32 n;
  guint32 date;

  article->slug = get_line (reader);
  article->title = get_line (reader);
  article->neutral_title = get_line (reader);
  article->summary = get_line (reader);

  n = hd_wire_get_count (reader, 2);
  for (guint32 i = 0; i < n && !reader->failed; i++)
    g_ptr_array_add (topics, get_line (reader));
  g_ptr_array_add (topics, NULL);
  article->topics = (char **) g_ptr_array_steal (topics, NULL);

  article->order = hd_wire_get_number (reader);
  date = hd_wire_get_number (reader);
  reader->failed |= date > (guint32) (HD_DATE_MAX - HD_DATE_MIN);
  article->date = reader->failed ? HD_DATE_NONE : (HdDate) date + HD_DATE_MIN;
  article->words = hd_wire_get_number (reader);
  article->minutes = hd_wire_get_number (reader);

  n = hd_wire_get_count (reader, 1);
  article->document = g_bytes_new_from_bytes (bytes, (gsize) (reader->at - start), n);
  reader->at += n;
  return article;
}

/**
 * hd_bundle_new_from_bytes:
 *
 * Reads the index; the documents are checked when they are loaded.
 *
 * Returns: (transfer full): the bundle, or %NULL with HD_ERROR_PARSE
 */
HdBundle *
hd_bundle_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (HdBundle) self = g_new0 (HdBundle, 1);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  HdWireReader reader = hd_wire_read (bytes, 0);
  guint32 n = 0;

  self->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_bundled_article_free);
  if (size >= MAGIC_LENGTH && memcmp (data, MAGIC, MAGIC_LENGTH) == 0)
    {
      reader.at += MAGIC_LENGTH;
      g_free (get_line (&reader)); /* the language: each document knows its own */
      n = hd_wire_get_count (&reader, 10);
    }
  else
    reader.failed = TRUE;

  for (guint32 i = 0; i < n && !reader.failed; i++)
    g_ptr_array_add (self->articles, get_article (&reader, bytes));

  if (reader.failed || reader.at != reader.end)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE, "The bundled articles are damaged");
      return NULL;
    }
  return g_steal_pointer (&self);
}

guint
hd_bundle_get_n_articles (const HdBundle *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->articles->len;
}

/* Returns: (transfer none): the article at @index, in the order that lists show */
const HdBundledArticle *
hd_bundle_get_article (const HdBundle *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->articles->len, NULL);

  return self->articles->pdata[index];
}

/* Returns: (transfer none) (nullable): the article called @slug */
const HdBundledArticle *
hd_bundle_find_article (const HdBundle *self, const char *slug)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->articles->len; i++)
    {
      const HdBundledArticle *article = self->articles->pdata[i];

      if (g_str_equal (article->slug, slug))
        return article;
    }
  return NULL;
}

/* Returns: (transfer full): the text of @article, or %NULL with HD_ERROR_PARSE */
HdDocument *
hd_bundled_article_load (const HdBundledArticle *article, GError **error)
{
  g_return_val_if_fail (article != NULL, NULL);

  return hd_document_new_from_bytes (article->document, error);
}
