/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The wire format: what the parser process hands over, what the library stores and what bundled
 * articles are compiled to.
 *
 *   "HDoc" 1            magic and version
 *   direction           0 or 1
 *   published           0 = unknown, else days since HD_DATE_MIN, plus 1
 *   5 strings           title, byline, site, address, language
 *   string              the text of all leaves
 *   n, n strings        anchors, languages of code, sources, alternatives, targets; each once
 *   n, n blocks         kind, depth, string number + 1 of the anchor (0 = none), then by kind
 *   n, n spans          gap since the last one, length, flags, string number + 1 of the link
 *
 * Numbers are LEB128 in their shortest form, strings are a length and bytes, and nothing follows
 * the last span. Whatever is read goes through hd_document_seal(), the same check that a built
 * document passes. */

#include "hd-document-private.h"
#include "hd-wire.h"

#include <string.h>

#include "hd-error.h"

#define MAGIC "HDoc\1"
#define MAGIC_LENGTH 5

typedef struct
{
  GByteArray *out;
  GHashTable *numbers; /* string → number + 1 */
  GPtrArray *strings;
} Writer;

typedef struct
{
  HdWireReader wire;
  GPtrArray *strings; /* borrowed from the document's chunk */
} Reader;

/* Returns: the number of @text plus 1, or 0 for NULL */
static guint32
number_of (Writer *writer, const char *text)
{
  gpointer number;

  if (text == NULL)
    return 0;

  number = g_hash_table_lookup (writer->numbers, text);
  if (number == NULL)
    {
      g_ptr_array_add (writer->strings, (char *) text);
      number = GUINT_TO_POINTER (writer->strings->len);
      g_hash_table_insert (writer->numbers, (char *) text, number);
    }
  return GPOINTER_TO_UINT (number);
}

static void
put_block (Writer *writer, const HdBlock *block)
{
  GByteArray *out = writer->out;

  hd_wire_put_number (out, block->kind);
  hd_wire_put_number (out, block->depth);
  hd_wire_put_number (out, number_of (writer, block->anchor));

  switch (block->kind)
    {
    case HD_BLOCK_HEADING:
      hd_wire_put_number (out, block->level);
      break;
    case HD_BLOCK_LIST:
      hd_wire_put_number (out, block->ordered ? 1 : 0);
      if (block->ordered)
        hd_wire_put_number (out, block->first);
      break;
    case HD_BLOCK_CODE:
      hd_wire_put_number (out, number_of (writer, block->language));
      break;
    case HD_BLOCK_CELL:
      hd_wire_put_number (out, block->header ? 1 : 0);
      hd_wire_put_number (out, block->align);
      hd_wire_put_number (out, block->columns);
      hd_wire_put_number (out, block->rows);
      break;
    case HD_BLOCK_PICTURE:
      hd_wire_put_number (out, number_of (writer, block->source));
      hd_wire_put_number (out, number_of (writer, block->alt));
      hd_wire_put_number (out, block->width);
      hd_wire_put_number (out, block->height);
      break;
    case HD_BLOCK_PARAGRAPH:
    case HD_BLOCK_ITEM:
    case HD_BLOCK_QUOTE:
    case HD_BLOCK_TABLE:
    case HD_BLOCK_ROW:
    case HD_BLOCK_RULE:
      break;
    default:
      g_assert_not_reached ();
    }

  if (hd_block_is_leaf (block))
    hd_wire_put_number (out, block->length);
}

/* Returns: (transfer full): the document in its wire format */
GBytes *
hd_document_to_bytes (const HdDocument *self)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  Writer writer = { body, numbers, strings };
  const char *names[] = { self->title, self->byline, self->site, self->address, self->language };
  guint32 offset = 0;

  g_return_val_if_fail (self != NULL, NULL);

  hd_wire_put_number (body, self->blocks->len);
  for (guint i = 0; i < self->blocks->len; i++)
    put_block (&writer, &g_array_index (self->blocks, HdBlock, i));

  hd_wire_put_number (body, self->spans->len);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const HdTextSpan *span = &g_array_index (self->spans, HdTextSpan, i);

      hd_wire_put_number (body, span->start - offset);
      hd_wire_put_number (body, span->length);
      hd_wire_put_number (body, span->flags);
      hd_wire_put_number (body, number_of (&writer, span->link));
      offset = span->start + span->length;
    }

  g_byte_array_append (head, (const guint8 *) MAGIC, MAGIC_LENGTH);
  hd_wire_put_number (head, self->direction);
  hd_wire_put_number (head, self->published == HD_DATE_NONE
                              ? 0
                              : (guint32) (self->published - HD_DATE_MIN) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    hd_wire_put_string (head, names[i], strlen (names[i]));
  hd_wire_put_string (head, self->text->str, self->text->len);
  hd_wire_put_number (head, strings->len);
  for (guint i = 0; i < strings->len; i++)
    hd_wire_put_string (head, strings->pdata[i], strlen (strings->pdata[i]));
  g_byte_array_append (head, body->data, body->len);

  return g_byte_array_free_to_bytes (g_steal_pointer (&head));
}

static const char *
get_reference (Reader *reader)
{
  guint32 number = hd_wire_get_number (&reader->wire);

  if (number == 0)
    return NULL;
  if (number > reader->strings->len)
    {
      reader->wire.failed = TRUE;
      return NULL;
    }
  return reader->strings->pdata[number - 1];
}

static gboolean
get_boolean (Reader *reader)
{
  guint32 value = hd_wire_get_number (&reader->wire);

  reader->wire.failed |= value > 1;
  return value == 1;
}

static void
get_block (Reader *reader, HdBlock *block)
{
  block->kind = (HdBlockKind) hd_wire_get_number (&reader->wire);
  block->depth = hd_wire_get_number (&reader->wire);
  block->anchor = get_reference (reader);

  switch (block->kind)
    {
    case HD_BLOCK_HEADING:
      block->level = hd_wire_get_number (&reader->wire);
      break;
    case HD_BLOCK_LIST:
      block->ordered = get_boolean (reader);
      if (block->ordered)
        block->first = hd_wire_get_number (&reader->wire);
      break;
    case HD_BLOCK_CODE:
      block->language = get_reference (reader);
      break;
    case HD_BLOCK_CELL:
      block->header = get_boolean (reader);
      block->align = (HdAlign) hd_wire_get_number (&reader->wire);
      block->columns = hd_wire_get_number (&reader->wire);
      block->rows = hd_wire_get_number (&reader->wire);
      break;
    case HD_BLOCK_PICTURE:
      block->source = get_reference (reader);
      block->alt = get_reference (reader);
      block->width = hd_wire_get_number (&reader->wire);
      block->height = hd_wire_get_number (&reader->wire);
      break;
    case HD_BLOCK_PARAGRAPH:
    case HD_BLOCK_ITEM:
    case HD_BLOCK_QUOTE:
    case HD_BLOCK_TABLE:
    case HD_BLOCK_ROW:
    case HD_BLOCK_RULE:
      break;
    default:
      reader->wire.failed = TRUE;
      return;
    }

  if (hd_block_is_leaf (block))
    block->length = hd_wire_get_number (&reader->wire);
}

static void
get_strings (Reader *reader, HdDocument *self)
{
  guint32 n = hd_wire_get_count (&reader->wire, 2);

  for (guint32 i = 0; i < n && !reader->wire.failed; i++)
    {
      g_autofree char *text = hd_wire_get_string (&reader->wire, HD_DOCUMENT_MAX_ADDRESS, NULL);

      reader->wire.failed |= *text == '\0';
      g_ptr_array_add (reader->strings, g_string_chunk_insert_const (self->strings, text));
    }
}

static void
get_spans (Reader *reader, HdDocument *self)
{
  guint32 n = hd_wire_get_count (&reader->wire, 4);
  guint64 offset = 0;

  for (guint32 i = 0; i < n && !reader->wire.failed; i++)
    {
      HdTextSpan span = { 0 };

      offset += hd_wire_get_number (&reader->wire);
      span.start = (guint32) offset;
      span.length = hd_wire_get_number (&reader->wire);
      offset += span.length;
      span.flags = (HdSpanFlags) hd_wire_get_number (&reader->wire);
      span.link = get_reference (reader);
      reader->wire.failed |= offset > self->text->len;
      g_array_append_val (self->spans, span);
    }
}

/**
 * hd_document_new_from_bytes:
 *
 * Reads the wire format. Every field is checked, whoever wrote it: the bytes may come from a
 * process that was taken over, or from a file that was changed.
 *
 * Returns: (transfer full): the document, or %NULL with HD_ERROR_PARSE, or HD_ERROR_NEWER when a
 *   later version of Halfday wrote it
 */
HdDocument *
hd_document_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (HdDocument) self = hd_document_alloc ();
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  char **names[] = { &self->title, &self->byline, &self->site, &self->address, &self->language };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  Reader reader = { hd_wire_read (bytes, 0), strings };
  g_autofree char *text = NULL;
  guint32 published;
  guint32 n;
  gsize length;

  if (size < MAGIC_LENGTH || memcmp (data, MAGIC, MAGIC_LENGTH - 1) != 0)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE, "These bytes are not a document");
      return NULL;
    }
  if (data[MAGIC_LENGTH - 1] != MAGIC[MAGIC_LENGTH - 1])
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_NEWER,
                           "The document was written by another version");
      return NULL;
    }
  reader.wire.at += MAGIC_LENGTH;

  self->direction = (HdDirection) hd_wire_get_number (&reader.wire);
  published = hd_wire_get_number (&reader.wire);
  if (published > (guint32) (HD_DATE_MAX - HD_DATE_MIN) + 1)
    reader.wire.failed = TRUE;
  else if (published > 0)
    self->published = (HdDate) (published - 1) + HD_DATE_MIN;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_free (*names[i]);
      *names[i] = hd_wire_get_string (&reader.wire, HD_DOCUMENT_MAX_ADDRESS, NULL);
    }

  text = hd_wire_get_string (&reader.wire, HD_DOCUMENT_MAX_TEXT, &length);
  g_string_append_len (self->text, text, (gssize) length);
  get_strings (&reader, self);

  n = hd_wire_get_count (&reader.wire, 3);
  reader.wire.failed |= n > HD_DOCUMENT_MAX_BLOCKS;
  for (guint32 i = 0; i < n && !reader.wire.failed; i++)
    {
      HdBlock block = { 0 };

      get_block (&reader, &block);
      g_array_append_val (self->blocks, block);
    }
  get_spans (&reader, self);

  if (reader.wire.failed || reader.wire.at != reader.wire.end)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE,
                           "The document is damaged: its bytes do not fit together");
      return NULL;
    }
  if (!hd_document_seal (self, error))
    return NULL;

  return g_steal_pointer (&self);
}
