/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-document-private.h"

#include <string.h>

#include "hd-error.h"

/* "halfday:" leads to another bundled article, by its slug. */
static const char *const link_schemes[] = { "http://", "https://", "mailto:", "halfday:" };

/* Printable, without blanks, quotes or anything that could end an attribute or a line. */
static gboolean
is_address_text (const char *text, gsize max)
{
  gsize length = strlen (text);

  if (length == 0 || length > max || !g_utf8_validate (text, (gssize) length, NULL))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\' || c == '`' ||
          !g_unichar_isgraph (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
        return FALSE;
    }
  return TRUE;
}

/* A name inside a document, as "#name" means it. */
gboolean
hd_document_anchor_is_safe (const char *anchor)
{
  return is_address_text (anchor, HD_DOCUMENT_MAX_STRING);
}

gboolean
hd_document_link_is_safe (const char *target)
{
  if (!is_address_text (target, HD_DOCUMENT_MAX_ADDRESS))
    return FALSE;
  if (target[0] == '#')
    return target[1] != '\0';

  for (guint i = 0; i < G_N_ELEMENTS (link_schemes); i++)
    {
      gsize length = strlen (link_schemes[i]);

      if (g_ascii_strncasecmp (target, link_schemes[i], length) == 0)
        return target[length] != '\0';
    }
  return FALSE;
}

/* An http(s) address, or the bare name of a file that the caller knows how to find. */
gboolean
hd_document_source_is_safe (const char *source)
{
  gsize length = strlen (source);

  if (g_ascii_strncasecmp (source, "http://", 7) == 0 ||
      g_ascii_strncasecmp (source, "https://", 8) == 0)
    return hd_document_link_is_safe (source);

  return length > 0 && length <= 128 && source[0] != '.' &&
         strspn (source, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") ==
           length;
}

gboolean
hd_document_char_is_safe (gunichar c, gboolean code)
{
  if (c == '\n')
    return TRUE;
  if (c == '\t')
    return code;

  /* Controls; what a text view takes for a paragraph end or for a child; a byte order mark. */
  return c >= ' ' && !(c >= 0x7f && c < 0xa0) && c != 0x2028 && c != 0x2029 && c != 0xfffc &&
         c != 0xfeff;
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "The document is damaged: %s", what);
  return FALSE;
}

static gboolean
check_line (const char *text, GError **error)
{
  gsize length = strlen (text);

  if (length > HD_DOCUMENT_MAX_STRING || !g_utf8_validate (text, (gssize) length, NULL))
    return refuse (error, "a name is too long or not UTF-8");

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '\n' || !hd_document_char_is_safe (g_utf8_get_char (p), FALSE))
      return refuse (error, "a name holds a control character");
  return TRUE;
}

static gboolean
check_metadata (const HdDocument *self, GError **error)
{
  if (!check_line (self->title, error) || !check_line (self->byline, error) ||
      !check_line (self->site, error) || !check_line (self->language, error))
    return FALSE;
  if (*self->address != '\0' &&
      (self->address[0] == '#' || !hd_document_link_is_safe (self->address)))
    return refuse (error, "its address is not one");
  if (self->direction != HD_DIRECTION_LTR && self->direction != HD_DIRECTION_RTL)
    return refuse (error, "it has an unknown direction");
  if (self->published != HD_DATE_NONE &&
      (self->published < HD_DATE_MIN || self->published > HD_DATE_MAX))
    return refuse (error, "its date is out of range");
  return TRUE;
}

/* Where a block of @kind may stand: @parent is NULL at the top. */
static gboolean
may_stand_in (HdBlockKind kind, const HdBlock *parent)
{
  if (kind == HD_BLOCK_ITEM)
    return parent != NULL && parent->kind == HD_BLOCK_LIST;
  if (kind == HD_BLOCK_ROW)
    return parent != NULL && parent->kind == HD_BLOCK_TABLE;
  if (kind == HD_BLOCK_CELL)
    return parent != NULL && parent->kind == HD_BLOCK_ROW;
  return parent == NULL || parent->kind == HD_BLOCK_ITEM || parent->kind == HD_BLOCK_QUOTE;
}

static gboolean
check_text (const HdDocument *self, const HdBlock *block, GError **error)
{
  const char *p = self->text->str + block->start;
  const char *end = p + block->length;
  gboolean code = block->kind == HD_BLOCK_CODE;

  if (block->length > 0 && !g_utf8_validate (p, (gssize) block->length, NULL))
    return refuse (error, "its text is not UTF-8");

  while (p < end)
    if (*p == ' ' || hd_document_byte_is_plain (*p))
      p++;
    else if (hd_document_char_is_safe (g_utf8_get_char (p), code))
      p = g_utf8_next_char (p);
    else
      return refuse (error, "its text holds a control character");
  return TRUE;
}

static gboolean
check_leaf (const HdDocument *self, const HdBlock *block, GError **error)
{
  switch (block->kind)
    {
    case HD_BLOCK_PARAGRAPH:
    case HD_BLOCK_HEADING:
      if (block->length == 0)
        return refuse (error, "a paragraph is empty");
      if (block->kind == HD_BLOCK_HEADING && (block->level < 1 || block->level > 6))
        return refuse (error, "a heading has no level");
      break;
    case HD_BLOCK_CELL:
      if (block->columns < 1 || block->columns > HD_DOCUMENT_MAX_CELL || block->rows < 1 ||
          block->rows > HD_DOCUMENT_MAX_CELL)
        return refuse (error, "a cell has an absurd size");
      if (block->align != HD_ALIGN_START && block->align != HD_ALIGN_CENTER &&
          block->align != HD_ALIGN_END)
        return refuse (error, "a cell has an unknown alignment");
      break;
    case HD_BLOCK_PICTURE:
      if (block->source == NULL || !hd_document_source_is_safe (block->source))
        return refuse (error, "a picture comes from nowhere");
      if (block->alt != NULL && !check_line (block->alt, error))
        return FALSE;
      if (block->width > 65535 || block->height > 65535)
        return refuse (error, "a picture has an absurd size");
      break;
    case HD_BLOCK_CODE:
      if (block->language != NULL && !check_line (block->language, error))
        return FALSE;
      break;
    case HD_BLOCK_RULE:
      if (block->length != 0)
        return refuse (error, "a rule holds text");
      break;
    case HD_BLOCK_LIST:
    case HD_BLOCK_ITEM:
    case HD_BLOCK_QUOTE:
    case HD_BLOCK_TABLE:
    case HD_BLOCK_ROW:
      g_assert_not_reached ();
    default:
      return refuse (error, "a block is of an unknown kind");
    }

  return check_text (self, block, error);
}

/* Depth, parents, extents and the numbers of items follow from the order of blocks and their
 * depths: they are derived here rather than read, and so cannot contradict each other. */
static gboolean
check_blocks (HdDocument *self, GError **error)
{
  guint32 open[HD_DOCUMENT_MAX_DEPTH + 1];
  guint32 numbers[HD_DOCUMENT_MAX_DEPTH + 1] = { 0 }; /* of the next item, for each that is open */
  guint32 n_open = 0;
  guint32 offset = 0;

  if (self->blocks->len > HD_DOCUMENT_MAX_BLOCKS)
    return refuse (error, "it has too many blocks");

  for (guint32 i = 0; i <= self->blocks->len; i++)
    {
      HdBlock *block = i < self->blocks->len ? &g_array_index (self->blocks, HdBlock, i) : NULL;
      guint32 depth = block != NULL ? block->depth : 0;
      HdBlock *parent;

      if (depth > n_open || depth > HD_DOCUMENT_MAX_DEPTH)
        return refuse (error, "a block hangs in the air");

      while (n_open > depth)
        {
          HdBlock *closed = &g_array_index (self->blocks, HdBlock, open[--n_open]);

          closed->end = i;
          closed->length = offset - closed->start;
          if (closed->end == open[n_open] + 1)
            return refuse (error, "a container is empty");
        }
      if (block == NULL)
        break;

      parent = depth > 0 ? &g_array_index (self->blocks, HdBlock, open[depth - 1]) : NULL;
      if (!may_stand_in (block->kind, parent))
        return refuse (error, "a block stands in the wrong place");
      block->parent = parent != NULL ? open[depth - 1] : HD_BLOCK_NONE;
      block->start = offset;
      if (block->anchor != NULL && !hd_document_anchor_is_safe (block->anchor))
        return refuse (error, "an anchor has an unusable name");

      if (hd_block_is_leaf (block))
        {
          if (block->length > self->text->len - offset)
            return refuse (error, "a block reaches past the text");
          block->end = i + 1;
          if (!check_leaf (self, block, error))
            return FALSE;
          offset += block->length;
        }
      else if (n_open == HD_DOCUMENT_MAX_DEPTH)
        return refuse (error, "it is nested too deeply");
      else
        {
          if (block->kind == HD_BLOCK_ITEM)
            block->first = parent != NULL && parent->ordered ? numbers[depth - 1]++ : 0;
          numbers[n_open] = block->first;
          open[n_open++] = i;
        }
    }

  if (offset != self->text->len)
    return refuse (error, "some text belongs to no block");
  return TRUE;
}

static gboolean
check_spans (HdDocument *self, GError **error)
{
  const guint32 all = HD_SPAN_STRONG | HD_SPAN_EMPHASIS | HD_SPAN_CODE | HD_SPAN_STRIKE |
                      HD_SPAN_SUBSCRIPT | HD_SPAN_SUPERSCRIPT;
  guint32 offset = 0;
  guint32 b = 0;

  if (self->spans->len > HD_DOCUMENT_MAX_SPANS)
    return refuse (error, "it has too many spans");

  for (guint32 i = 0; i < self->spans->len; i++)
    {
      const HdTextSpan *span = &g_array_index (self->spans, HdTextSpan, i);
      const HdBlock *block = NULL;
      const char *start = self->text->str + span->start;

      if (span->start < offset || span->length == 0 || span->start > self->text->len ||
          span->length > self->text->len - span->start)
        return refuse (error, "a span is outside the text");
      if (((guint32) span->flags & ~all) != 0 || (span->flags == 0 && span->link == NULL))
        return refuse (error, "a span has an unknown style");
      if (span->link != NULL && !hd_document_link_is_safe (span->link))
        return refuse (error, "a link leads to an address that is not allowed");

      for (; b < self->blocks->len; b++)
        {
          block = &g_array_index (self->blocks, HdBlock, b);
          if (hd_block_is_leaf (block) && block->start + block->length > span->start)
            break;
        }
      if (block == NULL || block->kind == HD_BLOCK_CODE ||
          span->start + span->length > block->start + block->length)
        return refuse (error, "a span leaves its paragraph");

      offset = span->start + span->length;
      /* UTF-8 continuation bytes start with 10: both ends must stand between characters. */
      if ((start[0] & 0xc0) == 0x80 || (self->text->str[offset] & 0xc0) == 0x80)
        return refuse (error, "a span cuts a character");
    }

  return TRUE;
}

/* The number of columns that the rows of a table ask for; no fewer than one, no more than the
 * cells of one row can reach. */
static void
count_columns (HdDocument *self)
{
  for (guint32 i = 0; i < self->blocks->len; i++)
    {
      HdBlock *table = &g_array_index (self->blocks, HdBlock, i);
      guint32 columns = 0;

      if (table->kind != HD_BLOCK_TABLE)
        continue;

      table->columns = 1;
      for (guint32 j = i + 1; j < table->end; j++)
        {
          const HdBlock *block = &g_array_index (self->blocks, HdBlock, j);

          columns =
            block->kind == HD_BLOCK_ROW ? 0 : MIN (columns + block->columns, HD_DOCUMENT_MAX_CELL);
          table->columns = MAX (table->columns, columns);
        }
    }
}

gboolean
hd_document_seal (HdDocument *self, GError **error)
{
  if (self->text->len > HD_DOCUMENT_MAX_TEXT)
    return refuse (error, "its text is too long");
  if (!check_metadata (self, error) || !check_blocks (self, error) || !check_spans (self, error))
    return FALSE;

  count_columns (self);
  hd_document_count_words (self, &self->words, &self->minutes);
  return TRUE;
}
