/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-page-read.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-address.h"
#include "hd-date.h"
#include "hd-error.h"
#include "hd-extract-private.h"
#include "hd-feed-read.h"
#include "hd-page-private.h"

/* A file that was taken for a page becomes a document, and what else there is to know. */

/* A page that leads elsewhere within so many seconds is not there to be read. */
#define REFRESH_SECONDS 5

static gboolean
is_web (const char *address)
{
  return address != NULL && hd_page_address_is_safe (address);
}

/* An absolute address of the web, or NULL. */
static char *
resolve (const char *base, const char *reference)
{
  g_autofree char *address = reference != NULL ? hd_address_resolve (base, reference) : NULL;

  return is_web (address) ? g_steal_pointer (&address) : NULL;
}

/* One of the words of @attribute is @word. */
static gboolean
has_word (const HdNode *node, const char *attribute, const char *word)
{
  const char *value = hd_node_get_attribute (node, attribute);
  g_auto (GStrv) words = value != NULL ? g_strsplit_set (value, " \t\n\r\f", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* "5; url='elsewhere'": where it leads, or NULL when that is nowhere or not soon. */
static char *
read_refresh (const char *content, const char *base)
{
  char *rest;
  double seconds = g_ascii_strtod (content, &rest);
  g_autofree char *target = NULL;
  const char *url;

  if (rest == content || seconds < 0 || seconds > REFRESH_SECONDS)
    return NULL;
  url = rest + strspn (rest, " \t\n\r;,");
  if (g_ascii_strncasecmp (url, "url", 3) != 0)
    return NULL;
  url += 3 + strspn (url + 3, " \t\n\r");
  if (*url != '=')
    return NULL;
  url += 1 + strspn (url + 1, " \t\n\r");
  if (*url == '"' || *url == '\'')
    target = g_strndup (url + 1, strcspn (url + 1, *url == '"' ? "\"" : "'"));
  else
    target = g_strstrip (g_strdup (url));
  return resolve (base, target);
}

static gboolean
is_feed_link (const HdNode *link)
{
  const char *type = hd_node_get_attribute (link, "type");

  return has_word (link, "rel", "alternate") && type != NULL &&
         (g_ascii_strcasecmp (type, "application/rss+xml") == 0 ||
          g_ascii_strcasecmp (type, "application/atom+xml") == 0 ||
          g_ascii_strcasecmp (type, "application/feed+json") == 0);
}

/* Where the head of a page says that it leads. */
static void
read_links (HdPage *page, HdHtml *html, const char *base)
{
  HdNode *root = hd_html_get_root (html);

  for (HdNode *n = root; n != NULL; n = hd_node_next (n, root))
    {
      const char *content = n->tag == HD_TAG_META ? hd_node_get_attribute (n, "content") : NULL;
      const char *href = n->tag == HD_TAG_LINK ? hd_node_get_attribute (n, "href") : NULL;

      if (href != NULL && page->canonical == NULL && has_word (n, "rel", "canonical"))
        page->canonical = resolve (base, href);
      else if (href != NULL && page->feed == NULL && is_feed_link (n))
        page->feed = resolve (base, href);
      else if (content != NULL && page->refresh == NULL && has_word (n, "http-equiv", "refresh"))
        page->refresh = read_refresh (content, base);
    }
}

static void
read_published (HdPage *page, HdDocumentBuilder *builder, const char *published)
{
  gint64 seconds;

  if (published == NULL || !hd_feed_date_parse (published, &seconds))
    return;
  if (seconds < (gint64) HD_DATE_MIN * 86400 || seconds > (gint64) HD_DATE_MAX * 86400)
    return;
  page->published_at = seconds;
  hd_document_builder_set_published (builder, (HdDate) (seconds >= 0 ? seconds / 86400
                                                                     : (seconds - 86399) / 86400));
}

static void
write_facts (HdDocumentBuilder *builder, const HdReading *reading, const char *address)
{
  hd_document_builder_set_title (builder, reading->facts.title);
  hd_document_builder_set_byline (builder, reading->facts.byline);
  hd_document_builder_set_site (builder, reading->facts.site);
  hd_document_builder_set_address (builder, address);
  hd_document_builder_set_language (builder, reading->language);
  if (reading->direction != NULL && !g_str_equal (reading->direction, "auto"))
    hd_document_builder_set_direction (builder, g_str_equal (reading->direction, "rtl")
                                                  ? HD_DIRECTION_RTL
                                                  : HD_DIRECTION_LTR);
}

/* The pictures that came along with a page, and what the document shall call them. */
typedef struct
{
  GPtrArray *bytes;  /* of GBytes; number n is called part-n */
  GHashTable *names; /* address → name */
} Parts;

static void
parts_clear (Parts *parts)
{
  g_ptr_array_unref (parts->bytes);
  g_hash_table_unref (parts->names);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static void
name_part (Parts *parts, const char *address)
{
  g_hash_table_insert (parts->names, g_strdup (address),
                       g_strdup_printf ("part-%u", parts->bytes->len));
}

static void
add_archive (Parts *parts, const HdPageArchive *archive)
{
  for (guint i = 0; i < archive->pictures->len; i++)
    {
      for (char **names = archive->names->pdata[i]; *names != NULL; names++)
        name_part (parts, *names);
      g_ptr_array_add (parts->bytes, g_bytes_ref (archive->pictures->pdata[i]));
    }
}

/* Shorter ones hold the place of a picture that a script would load. */
#define SHORTEST_DATA 300

/* "data:image/png;base64,…": pictures in the page itself, as some programs save them. */
static void
add_data (Parts *parts, HdNode *article)
{
  for (HdNode *n = article->first; n != NULL; n = hd_node_next (n, article))
    {
      const char *source = n->tag == HD_TAG_IMG ? hd_node_get_attribute (n, "src") : NULL;
      const char *data;
      guchar *bytes;
      gsize length;

      if (source == NULL || parts->bytes->len >= HD_PAGE_MAX_PARTS ||
          g_ascii_strncasecmp (source, "data:image/", 11) != 0 ||
          g_hash_table_contains (parts->names, source))
        continue;
      data = strstr (source, ";base64,");
      if (data == NULL || strlen (data) < SHORTEST_DATA || strlen (data) / 4 * 3 > HD_PAGE_MAX_PART)
        continue;
      bytes = g_base64_decode (data + strlen (";base64,"), &length);
      name_part (parts, source);
      g_ptr_array_add (parts->bytes, g_bytes_new_take (bytes, length));
    }
}

/* The parts that the document names, and no others. */
static void
take_parts (HdPage *page, const Parts *parts)
{
  guint n_blocks;
  const HdBlock *blocks = hd_document_get_blocks (page->document, &n_blocks);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].kind == HD_BLOCK_PICTURE)
      g_hash_table_add (used, (gpointer) blocks[i].source);
  for (guint i = 0; i < parts->bytes->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("part-%u", i);

      if (g_hash_table_contains (used, name))
        hd_page_add_part (page, name, parts->bytes->pdata[i]);
    }
}

/* Where a file says that it was saved from, as browsers write it in a comment at its beginning. */
static char *
find_origin (const char *data, gsize length)
{
  static const char *const marks[] = { "saved from url=(", "\n url: " };
  gssize head = (gssize) MIN (length, 4096);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *at = g_strstr_len (data, head, marks[i]);
      const char *end = data + head;
      gsize n = 0;
      g_autofree char *address = NULL;

      if (at == NULL)
        continue;
      at += strlen (marks[i]);
      /* "(0031)": how long it is */
      while (i == 0 && at < end && (g_ascii_isdigit (*at) || *at == ')'))
        at++;
      while (at + n < end && (guchar) at[n] > ' ' && at[n] != '<' && at[n] != '"')
        n++;
      address = g_strndup (at, n);
      if (is_web (address))
        return g_steal_pointer (&address);
    }
  return NULL;
}

static HdPage *
read_html (const char *data,
           gsize length,
           const char *charset,
           const char *base,
           gboolean whole,
           const HdPageArchive *archive,
           GError **error)
{
  g_autoptr (HdPage) page = hd_page_new (HD_PAGE_ARTICLE);
  g_autoptr (HdDocumentBuilder) builder = hd_document_builder_new ();
  g_auto (Parts) parts = {
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
  };
  g_autoptr (GError) empty = NULL;
  g_autofree char *excerpt = NULL;
  g_auto (HdReading) reading = { 0 };

  if (!hd_reading_begin (&reading, data, length, charset, base, whole, &empty))
    {
      if (!g_error_matches (empty, HD_ERROR, HD_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&empty));
          return NULL;
        }
      page->kind = HD_PAGE_EMPTY;
      if (reading.html != NULL)
        read_links (page, reading.html, reading.base);
      if (page->refresh != NULL)
        page->kind = HD_PAGE_MOVED;
      return g_steal_pointer (&page);
    }

  read_links (page, reading.html, reading.base);
  /* A file that says where it belongs is read as from there. */
  if (base == NULL && page->canonical != NULL)
    return read_html (data, length, charset, page->canonical, whole, archive, error);

  /* A page that leads away has a line of text for browsers that do not follow. */
  if (page->refresh != NULL && hd_node_get_text_length (reading.article) < 300)
    {
      page->kind = HD_PAGE_MOVED;
      return g_steal_pointer (&page);
    }

  page->doubts = reading.doubts;
  page->address = is_web (base) ? g_strdup (base) : NULL;
  excerpt = hd_reading_dup_excerpt (&reading);
  if (excerpt != NULL)
    {
      g_free (page->excerpt);
      page->excerpt = g_steal_pointer (&excerpt);
    }
  write_facts (builder, &reading, base != NULL ? base : page->canonical);
  read_published (page, builder, reading.facts.published);
  if (!whole)
    {
      g_autofree char *title = hd_reading_dup_line (reading.facts.title);
      g_autofree char *byline = hd_reading_dup_line (reading.facts.byline);

      hd_extract_fold (reading.article, reading.titled, title, byline);
    }
  if (archive != NULL)
    add_archive (&parts, archive);
  add_data (&parts, reading.article);
  if (!hd_extract_write (reading.article, reading.base, parts.names, whole, builder))
    page->doubts |= HD_DOUBT_CUT;
  page->document = hd_document_builder_end (builder, error);
  if (page->document == NULL)
    return NULL;
  take_parts (page, &parts);
  return g_steal_pointer (&page);
}

/**
 * hd_page_read:
 * @data: a file that may be a page, or one with its pictures (MHTML), in whatever encoding
 * @charset: (nullable): the encoding that its sender names
 * @base: (nullable): the absolute address that it came from
 * @whole: all its text, not just the article
 *
 * Returns: (transfer full): what it is; %NULL with %HD_ERROR_LIMIT when it is too large
 */
HdPage *
hd_page_read (const char *data,
              gsize length,
              const char *charset,
              const char *base,
              gboolean whole,
              GError **error)
{
  HdPageKind kind;
  g_autofree char *origin = NULL;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (length > HD_PAGE_MAX_BYTES)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, _ ("The file is larger than %u MB"),
                   HD_PAGE_MAX_BYTES >> 20);
      return NULL;
    }
  kind = hd_page_sniff (data, length);
  if (kind != HD_PAGE_ARTICLE)
    return hd_page_new (kind);

  if (hd_page_is_archive (data, length))
    {
      g_autoptr (HdPageArchive) archive = hd_page_archive_read (data, length, NULL);
      const char *page;
      gsize page_length;

      if (archive == NULL)
        return hd_page_new (HD_PAGE_EMPTY);
      page = g_bytes_get_data (archive->page, &page_length);
      return read_html (page, page_length, archive->charset,
                        is_web (archive->base) ? archive->base : base, whole, archive, error);
    }
  origin = base == NULL ? find_origin (data, length) : NULL;
  return read_html (data, length, charset, base != NULL ? base : origin, whole, NULL, error);
}

/**
 * hd_page_read_fragment:
 * @markup: HTML, as feeds carry it
 * @base: (nullable): what its addresses are relative to
 * @builder: knows the facts already; takes the blocks
 * @cut: (out) (optional): whether it is so long that its end was not read
 *
 * Returns: (transfer full): the document, or %NULL with HD_ERROR_LIMIT
 */
HdDocument *
hd_page_read_fragment (const char *markup,
                       const char *base,
                       HdDocumentBuilder *builder,
                       gboolean *cut,
                       GError **error)
{
  g_autoptr (HdHtml) html = hd_html_parse (markup, strlen (markup), error);
  HdNode *body;
  gboolean all;

  if (html == NULL)
    return NULL;
  body = hd_html_find (hd_html_get_root (html), HD_TAG_BODY);
  hd_extract_unwrap_pictures (html);
  hd_extract_prepare (html, body);
  hd_extract_mend_pictures (html, body);
  hd_extract_resolve_links (html, body, base, NULL);
  all = hd_extract_write (body, base, NULL, TRUE, builder);
  if (cut != NULL)
    *cut = !all || hd_html_was_cut (html);
  return hd_document_builder_end (builder, error);
}
