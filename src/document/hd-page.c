/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-document-private.h"
#include "hd-error.h"
#include "hd-text.h"
#include "hd-wire.h"

/* The wire format begins with a mark of its own. */
static const char mark[] = "HdP1";

#define MARK_LENGTH 4

static void
part_free (gpointer data)
{
  HdPagePart *part = data;

  g_free (part->name);
  g_bytes_unref (part->bytes);
  g_free (part);
}

HdPage *
hd_page_new (HdPageKind kind)
{
  HdPage *self = g_new0 (HdPage, 1);

  self->kind = kind;
  self->excerpt = g_strdup ("");
  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

void
hd_page_free (HdPage *self)
{
  g_clear_pointer (&self->document, hd_document_unref);
  g_free (self->address);
  g_free (self->canonical);
  g_free (self->refresh);
  g_free (self->feed);
  g_free (self->excerpt);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

void
hd_page_add_part (HdPage *self, const char *name, GBytes *bytes)
{
  HdPagePart *part = g_new0 (HdPagePart, 1);

  part->name = g_strdup (name);
  part->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (self->parts, part);
}

static void
put_text (GByteArray *out, const char *text)
{
  hd_wire_put_string (out, text != NULL ? text : "", text != NULL ? strlen (text) : 0);
}

static void
put_bytes (GByteArray *out, GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  hd_wire_put_number (out, (guint32) length);
  g_byte_array_append (out, data, (guint) length);
}

/* Returns: (transfer full) (nullable): NULL when they reach past the end or are too long */
static GBytes *
get_bytes (HdWireReader *reader, GBytes *all, gsize max)
{
  guint32 length = hd_wire_get_count (reader, 1);
  gsize start;

  if (reader->failed || length > max)
    {
      reader->failed = TRUE;
      return NULL;
    }
  start = (gsize) (reader->at - (const guint8 *) g_bytes_get_data (all, NULL));
  reader->at += length;
  return g_bytes_new_from_bytes (all, start, length);
}

/**
 * hd_page_to_bytes:
 *
 * Returns: (transfer full): the wire format, in which a page leaves the process that read it
 */
GBytes *
hd_page_to_bytes (const HdPage *self)
{
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) mark, MARK_LENGTH);
  hd_wire_put_number (out, self->kind);
  hd_wire_put_number (out, self->doubts);
  hd_wire_put_number (out, (guint32) (self->published_at & G_MAXUINT32));
  hd_wire_put_number (out, (guint32) ((guint64) self->published_at >> 32));
  put_text (out, self->address);
  put_text (out, self->canonical);
  put_text (out, self->refresh);
  put_text (out, self->feed);
  put_text (out, self->excerpt);
  hd_wire_put_number (out, self->parts->len);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const HdPagePart *part = self->parts->pdata[i];

      put_text (out, part->name);
      put_bytes (out, part->bytes);
    }
  if (self->document != NULL)
    {
      g_autoptr (GBytes) document = hd_document_to_bytes (self->document);

      put_bytes (out, document);
    }
  return g_byte_array_free_to_bytes (out);
}

/* Whether it is an address of the web that a page may hold. */
gboolean
hd_page_address_is_safe (const char *address)
{
  return g_ascii_strncasecmp (address, "http", 4) == 0 && hd_document_link_is_safe (address);
}

/* So, or nothing. */
static gboolean
is_web (const char *address)
{
  return address == NULL || hd_page_address_is_safe (address);
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "The page is damaged: %s", what);
  return FALSE;
}

/* A name that no path can hide in, and that no stored file has. */
static gboolean
is_part_name (const char *name)
{
  return g_str_has_prefix (name, "part-") && strlen (name) < 20 &&
         strspn (name + 5, "0123456789") == strlen (name + 5);
}

/* In seconds from 1970-01-01, before and after it. */
#define MAX_SECONDS ((gint64) HD_DATE_MAX * 24 * 3600)

static gboolean
check_page (const HdPage *self, GError **error)
{
  g_autofree char *clean = NULL;

  if ((guint) self->kind > HD_PAGE_BINARY ||
      (self->document != NULL) != (self->kind == HD_PAGE_ARTICLE))
    return refuse (error, "it is of no known kind");
  if (((guint) self->doubts >> HD_N_DOUBTS) != 0)
    return refuse (error, "a doubt is unknown");
  if (self->published_at > MAX_SECONDS || self->published_at < -MAX_SECONDS)
    return refuse (error, "its date is out of range");
  if (self->kind == HD_PAGE_MOVED && self->refresh == NULL)
    return refuse (error, "it leads nowhere");
  if (!is_web (self->address) || !is_web (self->canonical) || !is_web (self->refresh) ||
      !is_web (self->feed))
    return refuse (error, "an address is not one");

  if (!g_utf8_validate (self->excerpt, -1, NULL))
    return refuse (error, "its first lines are not UTF-8");
  clean = hd_text_clean_line (self->excerpt, -1);
  if (!g_str_equal (clean, self->excerpt))
    return refuse (error, "its first lines hold a control character");

  for (guint i = 0; i < self->parts->len; i++)
    if (!is_part_name (((HdPagePart *) self->parts->pdata[i])->name))
      return refuse (error, "a picture has an unusable name");
  return TRUE;
}

static char *
get_text (HdWireReader *reader, gsize max)
{
  char *text = hd_wire_get_string (reader, max, NULL);

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static void
read_parts (HdWireReader *reader, GBytes *bytes, HdPage *page)
{
  guint32 n = hd_wire_get_count (reader, 2);

  if (n > HD_PAGE_MAX_PARTS)
    reader->failed = TRUE;
  for (guint32 i = 0; i < n && !reader->failed; i++)
    {
      g_autofree char *name = hd_wire_get_string (reader, HD_DOCUMENT_MAX_STRING, NULL);
      g_autoptr (GBytes) part = get_bytes (reader, bytes, HD_PAGE_MAX_PART);

      if (part != NULL)
        hd_page_add_part (page, name, part);
    }
}

/**
 * hd_page_new_from_bytes:
 * @bytes: that nobody vouches for
 *
 * Returns: (transfer full): the page, in which all that hd-page.h promises holds, or %NULL with
 *   HD_ERROR_PARSE
 */
HdPage *
hd_page_new_from_bytes (GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  HdWireReader reader = hd_wire_read (bytes, MARK_LENGTH);
  g_autoptr (HdPage) page = hd_page_new (HD_PAGE_ARTICLE);
  guint64 low;

  if (length < MARK_LENGTH || memcmp (data, mark, MARK_LENGTH) != 0)
    {
      refuse (error, "it does not begin as one");
      return NULL;
    }

  page->kind = (HdPageKind) hd_wire_get_number (&reader);
  page->doubts = (HdPageDoubts) hd_wire_get_number (&reader);
  low = hd_wire_get_number (&reader);
  page->published_at = (gint64) (low | (guint64) hd_wire_get_number (&reader) << 32);
  page->address = get_text (&reader, HD_DOCUMENT_MAX_ADDRESS);
  page->canonical = get_text (&reader, HD_DOCUMENT_MAX_ADDRESS);
  page->refresh = get_text (&reader, HD_DOCUMENT_MAX_ADDRESS);
  page->feed = get_text (&reader, HD_DOCUMENT_MAX_ADDRESS);
  g_free (page->excerpt);
  page->excerpt = hd_wire_get_string (&reader, HD_DOCUMENT_MAX_STRING, NULL);
  read_parts (&reader, bytes, page);
  if (!reader.failed && reader.at < reader.end)
    {
      g_autoptr (GBytes) document = get_bytes (&reader, bytes, length);

      if (document != NULL &&
          (page->document = hd_document_new_from_bytes (document, error)) == NULL)
        return NULL;
    }
  if (reader.failed || reader.at != reader.end)
    {
      refuse (error, "it ends too early or too late");
      return NULL;
    }
  return check_page (page, error) ? g_steal_pointer (&page) : NULL;
}

/* Returns: (transfer none): the message id of a sentence for the reader, to be translated by who
 *   shows it; @doubt is one of them */
const char *
hd_page_doubt_get_sentence (HdPageDoubts doubt)
{
  switch (doubt)
    {
    case HD_DOUBT_CUT:
      return N_ ("The page is very long; its end was not read.");
    case HD_DOUBT_SCRIPTS:
      return N_ ("The page builds its text with scripts, which are not run: there is little to "
                 "read in the file.");
    case HD_DOUBT_SUBSCRIBE:
      return N_ ("The page asks to log in or to subscribe: this may be only the beginning of the "
                 "article.");
    case HD_DOUBT_LOG_IN:
      return N_ ("The page asks to log in: this may not be its article.");
    case HD_DOUBT_SHORT:
      return N_ ("Very little text was found: this may not be an article.");
    case HD_DOUBT_LINKS:
      return N_ ("Most of the text is links: this may be a list of articles and not one.");
    case HD_DOUBT_PART:
      return N_ ("Only a small part of the page was taken for the article: this may not be all of "
                 "it.");
    case HD_DOUBT_CHECK:
      return N_ ("The site wants to check first whether a person is asking: this is that check "
                 "and not the article.");
    case HD_DOUBT_NONE:
    default:
      g_return_val_if_reached ("");
    }
}
