/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-saving-private.h"

#include <string.h>

#include "hd-document-copy.h"
#include "hd-document-pictures.h"
#include "hd-pack.h"
#include "hd-pages-table.h"
#include "hd-picture-files.h"
#include "hd-plain-address.h"
#include "hd-record-sql.h"

/* A page that was read, from values to rows and files. */

/* A longer file is not kept beside what was read of it. */
#define MAX_RAW (16u << 20)

typedef struct
{
  HdNewPage *page;
  GBytes *raw;
  GHashTable *files; /* name → GBytes */
  char *folder;
  gint64 now;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  hd_new_page_free (job->page);
  g_clear_pointer (&job->raw, g_bytes_unref);
  g_hash_table_unref (job->files);
  g_free (job->folder);
  g_free (job);
}

typedef struct
{
  gint64 id;
  HdPageOutcome outcome;
} Stored;

static gpointer
store (HdDb *db, gpointer data, GError **error)
{
  Job *job = data;
  Stored *stored;
  HdPageOutcome outcome;

  if (job->page->raw != NULL)
    {
      job->page->raw->length = g_bytes_get_size (job->raw);
      job->page->raw->bytes = hd_pack (job->raw);
      if (job->page->raw->bytes == NULL)
        g_clear_pointer (&job->page->raw, hd_raw_page_free);
    }
  /* First the files, then the rows that need them: what is left over is swept away later. */
  if (!hd_picture_files_put_all (job->folder, job->files, error))
    return NULL;

  outcome = hd_pages_table_put (db, job->page, job->now, error);
  if (outcome == HD_PAGE_FAILED)
    return NULL;
  stored = g_new0 (Stored, 1);
  stored->id = hd_record_get_id (HD_RECORD (job->page->article->item));
  stored->outcome = outcome;
  return stored;
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdSaving) self = user_data;
  GError *error = NULL;
  g_autofree Stored *stored = hd_store_finish (HD_STORE (source), result, &error);
  g_autoptr (GTask) task = NULL;

  if (stored == NULL)
    {
      hd_saving_fail (self, error);
      return;
    }

  switch (stored->outcome)
    {
    case HD_PAGE_UPDATED:
      self->how = HD_SAVED_AGAIN;
      break;
    case HD_PAGE_KEPT:
      self->how = HD_SAVED_KEPT;
      break;
    case HD_PAGE_ADDED:
    case HD_PAGE_FAILED:
    default:
      self->how = HD_SAVED_NEW;
    }
  hd_context_reload (self->context, HD_STORE_LIBRARY);
  hd_saving_set_stage (self, HD_SAVING_DONE);
  task = g_steal_pointer (&self->task);
  g_task_return_pointer (task, hd_row_id_new (stored->id), g_free);
}

static void
add_key (GPtrArray *keys, const char *address)
{
  g_autofree char *plain = address != NULL ? hd_plain_address (address) : NULL;

  if (plain == NULL || g_ptr_array_find_with_equal_func (keys, plain, g_str_equal, NULL))
    return;
  g_ptr_array_add (keys, g_steal_pointer (&plain));
}

/* The addresses of the page, the one that it is known by first. */
static GPtrArray *
list_keys (HdSaving *self)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  const char *from = self->address != NULL ? self->address : self->page->address;

  /* A page may say what it is called among its own; it does not speak for other sites. */
  if (self->page->canonical != NULL &&
      (from == NULL || hd_plain_address_same_site (from, self->page->canonical)))
    add_key (keys, self->page->canonical);
  add_key (keys, from);
  add_key (keys, self->asked);
  if (keys->len == 0)
    {
      g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);

      g_ptr_array_add (keys, g_strconcat ("file:", sum, NULL));
    }
  return keys;
}

/* What the page is called in lists: its title, or else its first words, or its site. */
static char *
dup_title (HdSaving *self, const char *address)
{
  const char *title = hd_document_get_title (self->page->document);
  const char *words = self->page->excerpt;
  g_autoptr (GUri) uri = NULL;

  if (*title != '\0')
    return g_strdup (title);
  if (*words != '\0')
    return g_utf8_strlen (words, -1) > 80 ? g_utf8_substring (words, 0, 80) : g_strdup (words);
  uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);
  return g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : "—");
}

static HdNewArticle *
make_article (HdSaving *self, HdDocument *document, const char *address)
{
  HdNewArticle *article = g_new0 (HdNewArticle, 1);
  gint64 now = hd_context_get_now (self->context);
  g_autofree char *title = dup_title (self, address);

  article->item =
    g_object_new (HD_TYPE_ARTICLE_ITEM, "url", address, "source", (gint64) HD_SOURCE_SAVED, "title",
                  title, "neutral-title", title, "byline", hd_document_get_byline (document),
                  "site", hd_document_get_site (document), "language",
                  hd_document_get_language (document), "doubts", (int) self->page->doubts,
                  "excerpt", self->page->excerpt, "published-at", self->page->published_at,
                  "saved-at", now, "words", (int) hd_document_get_words (document), "minutes",
                  (int) hd_document_get_minutes (document), "pictures",
                  (int) g_hash_table_size (self->pictures->placed), NULL);
  article->sorted_at = now;
  article->document = hd_document_to_bytes (document);
  article->text = hd_document_copy_text (document, 0, HD_DOCUMENT_END);
  return article;
}

static HdRawPage *
make_raw (HdSaving *self)
{
  HdRawPage *raw;

  if (g_bytes_get_size (self->bytes) > MAX_RAW)
    return NULL;
  raw = g_new0 (HdRawPage, 1);
  raw->address = g_strdup (self->address);
  raw->charset = g_strdup (self->charset);
  raw->reader = HD_PAGE_READER;
  return raw;
}

/* Stores the page with the pictures that there are. */
void
hd_saving_store (HdSaving *self)
{
  g_autoptr (HdDocument) document =
    hd_document_place_pictures (self->page->document, self->pictures->placed);
  g_autoptr (GPtrArray) keys = list_keys (self);
  Job *job = g_new0 (Job, 1);

  hd_saving_set_stage (self, HD_SAVING_STORING);
  job->page = g_new0 (HdNewPage, 1);
  job->page->article = make_article (self, document, keys->pdata[0]);
  g_ptr_array_add (keys, NULL);
  job->page->keys = g_strdupv ((char **) keys->pdata);
  job->page->pictures = hd_page_pictures_list (self->pictures);
  job->page->raw = make_raw (self);
  job->raw = g_bytes_ref (self->bytes);
  job->files = g_hash_table_ref (self->pictures->files);
  job->folder = hd_picture_files_dup_folder (self->context);
  job->now = hd_context_get_now (self->context);
  hd_store_write_async (hd_library_get_store (hd_context_get_library (self->context)), store, job,
                        job_free, g_free, stored_cb, g_object_ref (self));
}
