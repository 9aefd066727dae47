/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-document-builder.h"

#include <string.h>

#include "hd-document-private.h"
#include "hd-error.h"

/* Containers deeper than this are flattened into the one around them. A list needs two levels and
 * a table three more, so that nothing that was opened can pass HD_DOCUMENT_MAX_DEPTH. */
#define FLATTEN_DEPTH (HD_DOCUMENT_MAX_DEPTH - 6)

/* A block that was opened and is not to be: its content goes to the block around it. */
#define FLATTENED G_MAXUINT32

struct _HdDocumentBuilder
{
  HdDocument *document;
  GArray *open; /* guint32: index of each open block, or FLATTENED */
  guint depth;  /* open blocks that are not flattened */
  gboolean has_direction;
  gboolean over_limit; /* something was left out: there will be no document */
  HdBlock scrap;       /* takes what is said about a block that was flattened */
};

HdDocumentBuilder *
hd_document_builder_new (void)
{
  HdDocumentBuilder *self = g_new0 (HdDocumentBuilder, 1);

  self->document = hd_document_alloc ();
  self->open = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
hd_document_builder_free (HdDocumentBuilder *self)
{
  hd_document_unref (self->document);
  g_array_unref (self->open);
  g_free (self);
}

static void
replace_line (char **field, const char *text)
{
  g_free (*field);
  *field = hd_document_clean_line (text);
}

void
hd_document_builder_set_title (HdDocumentBuilder *self, const char *title)
{
  replace_line (&self->document->title, title);
}

void
hd_document_builder_set_byline (HdDocumentBuilder *self, const char *byline)
{
  replace_line (&self->document->byline, byline);
}

void
hd_document_builder_set_site (HdDocumentBuilder *self, const char *site)
{
  replace_line (&self->document->site, site);
}

void
hd_document_builder_set_language (HdDocumentBuilder *self, const char *language)
{
  replace_line (&self->document->language, language);
}

/* An address that is not http(s) is taken for none. */
void
hd_document_builder_set_address (HdDocumentBuilder *self, const char *address)
{
  gboolean web = address != NULL && g_ascii_strncasecmp (address, "http", 4) == 0 &&
                 hd_document_link_is_safe (address);

  g_free (self->document->address);
  self->document->address = g_strdup (web ? address : "");
}

/* Without a call the direction follows from the language, or else from the first letter. */
void
hd_document_builder_set_direction (HdDocumentBuilder *self, HdDirection direction)
{
  self->document->direction = direction;
  self->has_direction = TRUE;
}

/* A date outside of HD_DATE_MIN to HD_DATE_MAX is taken for none. */
void
hd_document_builder_set_published (HdDocumentBuilder *self, HdDate published)
{
  gboolean known = published >= HD_DATE_MIN && published <= HD_DATE_MAX;

  self->document->published = known ? published : HD_DATE_NONE;
}

static const char *
keep (HdDocumentBuilder *self, const char *text)
{
  return g_string_chunk_insert_const (self->document->strings, text);
}

static const char *
keep_line (HdDocumentBuilder *self, const char *text)
{
  g_autofree char *line = hd_document_clean_line (text);

  return *line != '\0' ? keep (self, line) : NULL;
}

/* The innermost block that is open and was not flattened, or NULL. */
static HdBlock *
innermost (HdDocumentBuilder *self)
{
  for (guint i = self->open->len; i > 0; i--)
    {
      guint32 index = g_array_index (self->open, guint32, i - 1);

      if (index != FLATTENED)
        return &g_array_index (self->document->blocks, HdBlock, index);
    }
  return NULL;
}

/* Returns: the new block, or the scrap one when it was flattened */
static HdBlock *
open_block (HdDocumentBuilder *self, HdBlockKind kind)
{
  HdBlock block = { .kind = kind, .depth = self->depth };
  guint32 index = self->document->blocks->len;
  gboolean container = kind == HD_BLOCK_LIST || kind == HD_BLOCK_QUOTE;
  HdBlock *parent = innermost (self);

  g_assert (parent == NULL || !hd_block_is_leaf (parent));

  if (index >= HD_DOCUMENT_MAX_BLOCKS)
    {
      self->over_limit = TRUE;
      index = FLATTENED;
    }
  /* The items of a flattened list go with it: their content needs no list around it. */
  if ((container && self->depth >= FLATTEN_DEPTH) ||
      (kind == HD_BLOCK_ITEM &&
       g_array_index (self->open, guint32, self->open->len - 1) == FLATTENED))
    index = FLATTENED;

  g_array_append_val (self->open, index);
  if (index == FLATTENED)
    return &self->scrap;

  block.start = (guint32) self->document->text->len;
  g_array_append_val (self->document->blocks, block);
  self->depth++;
  return &g_array_index (self->document->blocks, HdBlock, index);
}

/* More is not opened for one element of a page. */
#define ROOM 100

/* Whether somebody who goes on had better stop: what comes next could be too much. */
gboolean
hd_document_builder_is_nearly_full (const HdDocumentBuilder *self)
{
  return self->document->blocks->len + ROOM > HD_DOCUMENT_MAX_BLOCKS ||
         self->document->spans->len + ROOM > HD_DOCUMENT_MAX_SPANS;
}

void
hd_document_builder_open_paragraph (HdDocumentBuilder *self)
{
  open_block (self, HD_BLOCK_PARAGRAPH);
}

void
hd_document_builder_open_heading (HdDocumentBuilder *self, guint level)
{
  open_block (self, HD_BLOCK_HEADING)->level = CLAMP (level, 1, 6);
}

void
hd_document_builder_open_list (HdDocumentBuilder *self, gboolean ordered, guint first)
{
  HdBlock *list = open_block (self, HD_BLOCK_LIST);

  list->ordered = !!ordered;
  list->first = ordered ? MIN (first, 999999999) : 0;
}

void
hd_document_builder_open_item (HdDocumentBuilder *self)
{
  open_block (self, HD_BLOCK_ITEM);
}

void
hd_document_builder_open_quote (HdDocumentBuilder *self)
{
  open_block (self, HD_BLOCK_QUOTE);
}

/* @language: (nullable): what the author called it, "python" */
void
hd_document_builder_open_code (HdDocumentBuilder *self, const char *language)
{
  const char *kept = keep_line (self, language);

  open_block (self, HD_BLOCK_CODE)->language = kept;
}

void
hd_document_builder_open_table (HdDocumentBuilder *self)
{
  open_block (self, HD_BLOCK_TABLE);
}

void
hd_document_builder_open_row (HdDocumentBuilder *self)
{
  open_block (self, HD_BLOCK_ROW);
}

/* @columns, @rows: how many the cell covers, as far as that makes sense */
void
hd_document_builder_open_cell (HdDocumentBuilder *self,
                               gboolean header,
                               HdAlign align,
                               guint columns,
                               guint rows)
{
  HdBlock *cell = open_block (self, HD_BLOCK_CELL);

  cell->header = !!header;
  cell->align = align;
  cell->columns = CLAMP (columns, 1, HD_DOCUMENT_MAX_CELL);
  cell->rows = CLAMP (rows, 1, HD_DOCUMENT_MAX_CELL);
}

/**
 * hd_document_builder_open_picture:
 * @source: an http(s) address or the bare name of a stored file
 * @alt: (nullable): what it shows, in words
 * @width: pixels, 0 when not known
 * @height: pixels, 0 when not known
 *
 * What is added until it is closed is the caption. A picture whose source is not allowed becomes
 * a paragraph with @alt and caption.
 */
void
hd_document_builder_open_picture (HdDocumentBuilder *self,
                                  const char *source,
                                  const char *alt,
                                  guint width,
                                  guint height)
{
  const char *kept = keep_line (self, alt);
  HdBlock *picture;

  if (source == NULL || !hd_document_source_is_safe (source))
    {
      open_block (self, HD_BLOCK_PARAGRAPH);
      if (kept != NULL)
        hd_document_builder_add_text (self, kept, -1, HD_SPAN_PLAIN, NULL);
      hd_document_builder_add_break (self);
      return;
    }

  picture = open_block (self, HD_BLOCK_PICTURE);
  picture->source = keep (self, source);
  picture->alt = kept;
  picture->width = width <= 65535 && height <= 65535 ? width : 0;
  picture->height = picture->width > 0 ? height : 0;
}

void
hd_document_builder_add_rule (HdDocumentBuilder *self)
{
  open_block (self, HD_BLOCK_RULE);
  hd_document_builder_close (self);
}

/* Names the innermost open block for "#name" links; a name that is not usable is left out. */
void
hd_document_builder_set_anchor (HdDocumentBuilder *self, const char *anchor)
{
  HdBlock *block = innermost (self);

  if (block != NULL && anchor != NULL && hd_document_anchor_is_safe (anchor))
    block->anchor = keep (self, anchor);
}

/* Whether a blank at the end of the text of @block would be one too many. */
static gboolean
ends_in_space (HdDocumentBuilder *self, const HdBlock *block)
{
  const GString *text = self->document->text;

  return text->len == block->start || text->str[text->len - 1] == ' ' ||
         text->str[text->len - 1] == '\n';
}

static void
add_span (HdDocumentBuilder *self,
          const HdBlock *block,
          guint32 start,
          HdSpanFlags flags,
          const char *link)
{
  GArray *spans = self->document->spans;
  HdTextSpan span = { start, (guint32) self->document->text->len - start, flags, NULL };
  HdTextSpan *last = NULL;

  if (link != NULL && hd_document_link_is_safe (link))
    span.link = keep (self, link);
  if (span.length == 0 || (span.flags == HD_SPAN_PLAIN && span.link == NULL))
    return;

  if (spans->len > 0)
    last = &g_array_index (spans, HdTextSpan, spans->len - 1);
  if (last != NULL && last->start >= block->start && last->start + last->length == start &&
      last->flags == span.flags && last->link == span.link)
    last->length += span.length;
  else if (spans->len < HD_DOCUMENT_MAX_SPANS)
    g_array_append_val (spans, span);
  else
    self->over_limit = TRUE;
}

static gboolean
is_blank (const char *text, const char *end)
{
  while (text < end && (*text == ' ' || (*text >= '\t' && *text <= '\r' && *text != '\v')))
    text++;
  return text == end;
}

/**
 * hd_document_builder_add_text:
 * @length: bytes, or -1 for all up to NUL
 * @flags: how it looks; without effect in code
 * @link: (nullable): where it leads
 *
 * Adds to the leaf that is open. Text outside of a leaf gets a paragraph of its own.
 */
void
hd_document_builder_add_text (HdDocumentBuilder *self,
                              const char *text,
                              gssize length,
                              HdSpanFlags flags,
                              const char *link)
{
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;
  g_autofree char *mended =
    g_utf8_validate_len (text, bytes, NULL) ? NULL : g_utf8_make_valid (text, (gssize) bytes);
  const char *valid = mended != NULL ? mended : text;
  const char *end = valid + (mended != NULL ? strlen (mended) : bytes);
  HdBlock *block = innermost (self);
  GString *pool = self->document->text;
  guint32 start = (guint32) pool->len;
  gboolean code;

  if (self->over_limit)
    return;
  if (block == NULL || block->kind == HD_BLOCK_ITEM || block->kind == HD_BLOCK_QUOTE)
    {
      if (is_blank (valid, end))
        return;
      hd_document_builder_open_paragraph (self);
      hd_document_builder_add_text (self, valid, end - valid, flags, link);
      hd_document_builder_close (self);
      return;
    }
  g_return_if_fail (hd_block_is_leaf (block));

  code = block->kind == HD_BLOCK_CODE;
  for (const char *p = valid; p < end; p = g_utf8_next_char (p))
    {
      const char *run = p;
      gunichar c;

      if (pool->len > HD_DOCUMENT_MAX_TEXT)
        {
          self->over_limit = TRUE;
          return;
        }
      /* Words, and single blanks between them, are taken as they are. */
      while (p < end &&
             (hd_document_byte_is_plain (*p) || (*p == ' ' && p > run && (code || p[-1] != ' '))))
        p++;
      g_string_append_len (pool, run, p - run);
      if (p == end)
        break;

      c = g_utf8_get_char (p);
      if (c == 0x2028 || c == 0x2029)
        c = '\n';
      if (code && c == '\r' && (p + 1 == end || p[1] != '\n'))
        c = '\n';

      if (!code && (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'))
        {
          if (!ends_in_space (self, block))
            g_string_append_c (pool, ' ');
        }
      else if (hd_document_char_is_safe (c, code))
        g_string_append_unichar (pool, c);
    }

  if (!code)
    add_span (self, block, start, flags, link);
}

/* Takes the last @n bytes of text away, and the spans that lay on them. */
static void
cut_text (HdDocumentBuilder *self, gsize length)
{
  GArray *spans = self->document->spans;

  g_string_truncate (self->document->text, length);
  while (spans->len > 0)
    {
      HdTextSpan *last = &g_array_index (spans, HdTextSpan, spans->len - 1);

      if (last->start >= length)
        g_array_set_size (spans, spans->len - 1);
      else
        {
          last->length = MIN (last->length, (guint32) length - last->start);
          break;
        }
    }
}

static void
trim_end (HdDocumentBuilder *self, const HdBlock *block)
{
  const GString *text = self->document->text;
  gsize length = text->len;

  while (length > block->start && (text->str[length - 1] == ' ' || text->str[length - 1] == '\n'))
    length--;
  if (length < text->len)
    cut_text (self, length);
}

/* A line break that is meant, as HTML's br; at the start of a leaf and in code it is dropped. */
void
hd_document_builder_add_break (HdDocumentBuilder *self)
{
  const HdBlock *block = innermost (self);
  gsize length = self->document->text->len;

  if (block == NULL || !hd_block_is_leaf (block) || block->kind == HD_BLOCK_CODE ||
      length == block->start)
    return;

  if (self->document->text->str[length - 1] == ' ')
    cut_text (self, length - 1);
  g_string_append_c (self->document->text, '\n');
}

/* Closes the innermost open block; if nothing is in it, it never was. */
void
hd_document_builder_close (HdDocumentBuilder *self)
{
  GArray *blocks = self->document->blocks;
  guint32 index;
  HdBlock *block;
  gboolean empty;

  g_return_if_fail (self->open->len > 0);

  index = g_array_index (self->open, guint32, self->open->len - 1);
  g_array_set_size (self->open, self->open->len - 1);
  if (index == FLATTENED)
    return;

  self->depth--;
  block = &g_array_index (blocks, HdBlock, index);
  if (hd_block_is_leaf (block))
    {
      if (block->kind == HD_BLOCK_CODE)
        {
          while (self->document->text->len > block->start &&
                 self->document->text->str[self->document->text->len - 1] == '\n')
            g_string_truncate (self->document->text, self->document->text->len - 1);
        }
      else
        trim_end (self, block);

      block->length = (guint32) self->document->text->len - block->start;
      empty =
        block->length == 0 && (block->kind == HD_BLOCK_PARAGRAPH ||
                               block->kind == HD_BLOCK_HEADING || block->kind == HD_BLOCK_CODE);
    }
  else
    empty = index + 1 == blocks->len;

  if (empty)
    g_array_set_size (blocks, index);
}

static HdDirection
guess_direction (const HdDocument *document)
{
  static const char *const rtl[] = { "ar", "arc", "ckb", "dv", "fa", "he", "iw",
                                     "ps", "sd",  "syr", "ug", "ur", "yi", NULL };
  g_auto (GStrv) parts = g_strsplit_set (document->language, "-_", 2);
  const char *text = document->text->str;

  if (parts[0] != NULL && *parts[0] != '\0')
    {
      g_autofree char *language = g_ascii_strdown (parts[0], -1);

      return g_strv_contains (rtl, language) ? HD_DIRECTION_RTL : HD_DIRECTION_LTR;
    }

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      if (script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW ||
          script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA ||
          script == G_UNICODE_SCRIPT_NKO || script == G_UNICODE_SCRIPT_ADLAM)
        return HD_DIRECTION_RTL;
      if (script != G_UNICODE_SCRIPT_COMMON && script != G_UNICODE_SCRIPT_INHERITED)
        return HD_DIRECTION_LTR;
    }
  return HD_DIRECTION_LTR;
}

/**
 * hd_document_builder_end:
 *
 * Gives what was built; blocks still open are closed first. The builder is then empty.
 *
 * Returns: (transfer full): the document, or %NULL with HD_ERROR_LIMIT when it is too large
 */
HdDocument *
hd_document_builder_end (HdDocumentBuilder *self, GError **error)
{
  g_autoptr (HdDocument) document = NULL;
  g_autoptr (GError) refused = NULL;

  while (self->open->len > 0)
    hd_document_builder_close (self);
  document = g_steal_pointer (&self->document);
  self->document = hd_document_alloc ();

  if (!self->has_direction)
    document->direction = guess_direction (document);
  self->has_direction = FALSE;

  if (self->over_limit || document->text->len > HD_DOCUMENT_MAX_TEXT)
    {
      self->over_limit = FALSE;
      g_set_error_literal (error, HD_ERROR, HD_ERROR_LIMIT, "The text is too long to be read here");
      return NULL;
    }

  /* All else was held to the rules while it was built: a refusal here is a mistake of ours. */
  if (!hd_document_seal (document, &refused))
    g_error ("Built a document that breaks the rules: %s", refused->message);

  return g_steal_pointer (&document);
}
