/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A range as lines of text: plain, as it goes into a mail, or Markdown. */

#include "hd-document-copy.h"
#include "hd-document-private.h"
#include "hd-document-walk.h"
#include "hd-markdown-escape.h"

#include <string.h>

/* In bytes: what quotes and indents may add to a plain text in all. No text for people needs as
 * much; one that is line ends alone, deep inside of quotes, would grow by all of it in each line.
 */
#define MAX_PREFIXES (4u << 20)

typedef struct
{
  const HdDocument *document;
  gboolean markdown;
  GString *out;
  GString *prefix;     /* what each line starts with: quotes, indents */
  GArray *prefix_ends; /* gsize: length of the prefix before each open container */
  GString *marker;     /* of the item whose first line is still to come */
  guint gap;           /* line ends that are due before the next line */
  gsize prefixed;      /* bytes that were put as a prefix so far */
  gsize gap_prefix;    /* how much of the prefix the empty lines between have */
  guint32 numbers[HD_DOCUMENT_MAX_DEPTH + 1]; /* next item of the list at that depth */
  guint32 lists[HD_DOCUMENT_MAX_DEPTH + 1];   /* the list last closed at that depth */
  char bullets[HD_DOCUMENT_MAX_DEPTH + 1];    /* Markdown: of the list at that depth */
  gboolean one_line; /* a line break shows as a blank: in cells, headings, captions */
  gboolean first_row;
  gboolean at_row_start;
} Plain;

/* The first @length bytes of what each line starts with. Markdown is not the same without. */
static void
put_prefix (Plain *self, gsize length)
{
  if (!self->markdown && self->prefixed > MAX_PREFIXES)
    return;
  self->prefixed += length;
  g_string_append_len (self->out, self->prefix->str, (gssize) length);
}

static void
begin_line (Plain *self)
{
  for (; self->gap > 0; self->gap--)
    {
      g_string_append_c (self->out, '\n');
      if (self->gap > 1)
        {
          put_prefix (self, self->gap_prefix);
          while (self->out->str[self->out->len - 1] == ' ')
            g_string_truncate (self->out, self->out->len - 1);
        }
    }

  if (self->marker->len > 0)
    {
      g_string_append (self->out, self->marker->str);
      g_string_truncate (self->marker, 0);
    }
  else
    put_prefix (self, self->prefix->len);
}

static void
end_block (Plain *self)
{
  self->gap = 2;
  self->gap_prefix = self->prefix->len;
}

static const struct
{
  HdSpanFlags flag;
  const char *mark;
} marks[] = { { HD_SPAN_STRONG, "**" }, { HD_SPAN_EMPHASIS, "*" }, { HD_SPAN_STRIKE, "~~" } };

static void
close_marks (Plain *self, HdSpanFlags *open, HdSpanFlags wanted)
{
  gboolean inner = FALSE;

  /* Marks nest in the order of the table: one that ends takes those inside of it along. */
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    inner |= (*open & marks[i].flag) != 0 && (wanted & marks[i].flag) == 0;
  if (!inner)
    return;

  for (guint i = G_N_ELEMENTS (marks); i > 0; i--)
    if ((*open & marks[i - 1].flag) != 0)
      {
        HdSpanFlags rest = *open & ~marks[i - 1].flag;

        g_string_append (self->out, marks[i - 1].mark);
        *open = rest;
        if ((rest & ~wanted) == 0)
          return;
      }
}

static void
open_marks (Plain *self, HdSpanFlags *open, HdSpanFlags wanted)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if ((wanted & marks[i].flag) != 0 && (*open & marks[i].flag) == 0)
      {
        g_string_append (self->out, marks[i].mark);
        *open |= marks[i].flag;
      }
}

static void
put_link_end (Plain *self, const char *link)
{
  if (link != NULL)
    g_string_append_printf (self->out, "](<%s>)", link);
}

/* The styles that Markdown has marks for, but for code, which has its own. */
static HdSpanFlags
marked (const HdPiece *piece)
{
  return piece->flags & (HD_SPAN_STRONG | HD_SPAN_EMPHASIS | HD_SPAN_STRIKE);
}

/* A mark beside a blank on its inner side is none: blanks at the edges of a style go outside. */
static void
put_piece (Plain *self, const HdPiece *piece, HdSpanFlags next, HdSpanFlags *open, gboolean start)
{
  const char *p = self->document->text->str + piece->start;
  const char *end = self->document->text->str + piece->end;
  const char *content_end = end;

  close_marks (self, open, marked (piece));
  if ((marked (piece) & ~*open) != 0)
    while (p < end && *p == ' ')
      g_string_append_c (self->out, *p++);
  if (p == end)
    return;

  open_marks (self, open, marked (piece));
  if ((piece->flags & HD_SPAN_CODE) != 0)
    hd_markdown_put_code (self->out, p, (gsize) (end - p));
  else
    {
      if ((*open & ~next) != 0)
        while (content_end[-1] == ' ')
          content_end--;
      hd_markdown_put_text (self->out, p, (gsize) (content_end - p), start,
                            self->one_line ? NULL : self->prefix->str);
    }

  close_marks (self, open, next);
  g_string_append_len (self->out, content_end, end - content_end);
}

static void
put_styled (Plain *self, guint32 start, guint32 end)
{
  guint span = hd_document_find_span (self->document, start);
  HdPiece piece = { .end = start };
  HdSpanFlags open = HD_SPAN_PLAIN;
  const char *link = NULL;
  gboolean more = hd_document_next_piece (self->document, end, &span, &piece);

  while (more)
    {
      HdPiece next = piece;

      more = hd_document_next_piece (self->document, end, &span, &next);
      if (piece.link != link)
        {
          put_link_end (self, link);
          link = piece.link;
          if (link != NULL)
            g_string_append_c (self->out, '[');
        }
      put_piece (self, &piece, more && next.link == link ? marked (&next) : HD_SPAN_PLAIN, &open,
                 piece.start == start && !self->one_line);
      piece = next;
    }

  put_link_end (self, link);
}

static void
put_text (Plain *self, guint32 start, guint32 end)
{
  const char *text = self->document->text->str;

  if (self->markdown)
    {
      put_styled (self, start, end);
      return;
    }

  for (guint32 i = start; i < end; i++)
    {
      if (text[i] != '\n')
        g_string_append_c (self->out, text[i]);
      else if (self->one_line)
        g_string_append_c (self->out, ' ');
      else
        {
          g_string_append_c (self->out, '\n');
          put_prefix (self, self->prefix->len);
        }
    }
}

static void
put_code (Plain *self, const HdBlock *block, guint32 start, guint32 end)
{
  const char *code = self->document->text->str + start;
  const char *code_end = self->document->text->str + end;
  g_autofree char *fence = NULL;
  gsize longest = 2;
  gsize run = 0;

  for (const char *p = code; p < code_end; p++)
    {
      run = *p == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }

  if (self->markdown)
    {
      gboolean named = block->language != NULL && strpbrk (block->language, " `\\&") == NULL;

      fence = g_strnfill (longest + 1, '`');
      begin_line (self);
      g_string_append_printf (self->out, "%s%s", fence, named ? block->language : "");
      self->gap = 1;
    }
  for (const char *line = code, *line_end; code < code_end && line <= code_end; line = line_end + 1)
    {
      line_end = memchr (line, '\n', (gsize) (code_end - line));
      line_end = line_end != NULL ? line_end : code_end;
      begin_line (self);
      g_string_append_len (self->out, line, line_end - line);
      self->gap = 1;
    }
  if (self->markdown)
    {
      begin_line (self);
      g_string_append (self->out, fence);
    }
}

static void
put_picture (Plain *self, const HdBlock *block, guint32 start, guint32 end)
{
  begin_line (self);
  if (!self->markdown)
    {
      g_string_append_c (self->out, '[');
      if (end > start)
        put_text (self, start, end);
      else
        g_string_append (self->out, block->alt != NULL ? block->alt : block->source);
      g_string_append_c (self->out, ']');
      return;
    }

  g_string_append (self->out, "![");
  if (block->alt != NULL)
    hd_markdown_put_text (self->out, block->alt, strlen (block->alt), FALSE,
                          self->one_line ? NULL : self->prefix->str);
  g_string_append_printf (self->out, "](<%s>", block->source);
  if (end > start)
    {
      g_string_append (self->out, " \"");
      for (guint32 i = start; i < end; i++)
        {
          const char *at = self->document->text->str + i;

          if (strchr ("\"\\&", *at) != NULL)
            g_string_append_c (self->out, '\\');
          g_string_append_c (self->out, *at == '\n' ? ' ' : *at);
        }
      g_string_append_c (self->out, '"');
    }
  g_string_append_c (self->out, ')');
}

static void
put_cell (Plain *self, guint32 index, const HdBlock *cell, guint32 start, guint32 end)
{
  const HdBlock *row = &g_array_index (self->document->blocks, HdBlock, cell->parent);
  gboolean first = self->at_row_start;

  if (first)
    begin_line (self);
  self->at_row_start = FALSE;
  if (self->markdown)
    g_string_append (self->out, first ? "| " : " | ");
  else if (!first)
    g_string_append_c (self->out, '\t');

  put_text (self, start, end);
  for (guint32 i = 1; i < cell->columns; i++)
    g_string_append (self->out, self->markdown ? " |" : "\t");
  if (self->markdown && row->end == index + 1)
    g_string_append (self->out, " |");
}

static gboolean
is_header_row (Plain *self, guint32 row_index, const HdBlock *row)
{
  for (guint32 i = row_index + 1; i < row->end; i++)
    if (!g_array_index (self->document->blocks, HdBlock, i).header)
      return FALSE;
  return TRUE;
}

/* The line that makes a Markdown table of what stands above it. */
static void
put_delimiter_row (Plain *self, guint32 row_index, const HdBlock *row)
{
  static const char *const alignments[] = { " --- |", " :---: |", " ---: |" };

  begin_line (self);
  g_string_append_c (self->out, '|');
  for (guint32 i = row_index + 1; i < row->end; i++)
    {
      const HdBlock *cell = &g_array_index (self->document->blocks, HdBlock, i);

      for (guint32 column = 0; column < cell->columns; column++)
        g_string_append (self->out, alignments[cell->align]);
    }
  self->gap = 1;
}

/* Whether a list may follow the text of its item with no blank line between. In Markdown only one
 * that starts at 1 may interrupt a paragraph. */
static gboolean
follows_tightly (Plain *self, const HdBlock *list)
{
  return list->parent != HD_BLOCK_NONE &&
         g_array_index (self->document->blocks, HdBlock, list->parent).kind == HD_BLOCK_ITEM &&
         !(self->markdown && list->ordered && list->first != 1);
}

static void
open_item (Plain *self, guint32 index, const HdBlock *item)
{
  const HdBlock *list = &g_array_index (self->document->blocks, HdBlock, item->parent);
  g_autofree char *marker = NULL;

  if (list->ordered)
    marker = g_strdup_printf ("%u%c ", self->numbers[list->depth]++, self->bullets[list->depth]);
  else if (self->markdown)
    marker = g_strdup_printf ("%c ", self->bullets[list->depth]);
  else
    marker = g_strdup ("• ");

  /* A list directly inside an item stands on the same line as its marker. */
  if (self->marker->len == 0)
    {
      if (index > item->parent + 1 || follows_tightly (self, list))
        self->gap = MIN (self->gap, 1);
      g_string_assign (self->marker, self->prefix->str);
    }
  g_string_append (self->marker, marker);
  for (glong i = g_utf8_strlen (marker, -1); i > 0; i--)
    g_string_append_c (self->prefix, ' ');
}

/* Two lists in a row stay two only when their marks differ. */
static void
open_list (Plain *self, guint32 index, const HdBlock *list)
{
  const HdBlock *before = NULL;
  char usual = list->ordered ? '.' : '-';
  char other = list->ordered ? ')' : '*';

  if (self->lists[list->depth] != HD_BLOCK_NONE)
    before = &g_array_index (self->document->blocks, HdBlock, self->lists[list->depth]);

  self->numbers[list->depth] = list->first;
  if (before != NULL && before->end == index && before->ordered == list->ordered &&
      self->bullets[list->depth] == usual)
    self->bullets[list->depth] = other;
  else
    self->bullets[list->depth] = usual;
}

static void
open_cb (gpointer user_data, guint32 index, const HdBlock *block)
{
  Plain *self = user_data;
  gsize length = self->prefix->len;

  g_array_append_val (self->prefix_ends, length);
  switch (block->kind)
    {
    case HD_BLOCK_LIST:
      open_list (self, index, block);
      break;
    case HD_BLOCK_ITEM:
      open_item (self, index, block);
      break;
    case HD_BLOCK_QUOTE:
      if (self->marker->len > 0)
        g_string_append (self->marker, "> ");
      g_string_append (self->prefix, "> ");
      break;
    case HD_BLOCK_TABLE:
      self->first_row = TRUE;
      break;
    case HD_BLOCK_ROW:
      if (self->markdown && self->first_row && !is_header_row (self, index, block))
        {
          begin_line (self);
          g_string_append_c (self->out, '|');
          for (guint32 i = index + 1; i < block->end; i++)
            g_string_append (self->out, "  |");
          self->gap = 1;
          put_delimiter_row (self, index, block);
          self->first_row = FALSE;
        }
      self->at_row_start = TRUE;
      break;
    case HD_BLOCK_PARAGRAPH:
    case HD_BLOCK_HEADING:
    case HD_BLOCK_CODE:
    case HD_BLOCK_CELL:
    case HD_BLOCK_PICTURE:
    case HD_BLOCK_RULE:
    default:
      g_assert_not_reached ();
    }
}

static void
close_cb (gpointer user_data, guint32 index, const HdBlock *block)
{
  Plain *self = user_data;

  g_string_truncate (self->prefix,
                     g_array_index (self->prefix_ends, gsize, self->prefix_ends->len - 1));
  g_array_set_size (self->prefix_ends, self->prefix_ends->len - 1);

  if (block->kind == HD_BLOCK_ROW)
    {
      self->gap = 1;
      if (self->markdown && self->first_row)
        put_delimiter_row (self, index, block);
      self->first_row = FALSE;
      return;
    }
  if (block->kind == HD_BLOCK_LIST)
    self->lists[block->depth] = index;
  end_block (self);
}

static void
leaf_cb (gpointer user_data, guint32 index, const HdBlock *block, guint32 start, guint32 end)
{
  Plain *self = user_data;

  self->one_line = block->kind == HD_BLOCK_CELL || block->kind == HD_BLOCK_PICTURE ||
                   (block->kind == HD_BLOCK_HEADING && self->markdown);
  switch (block->kind)
    {
    case HD_BLOCK_CELL:
      put_cell (self, index, block, start, end);
      return;
    case HD_BLOCK_CODE:
      put_code (self, block, start, end);
      break;
    case HD_BLOCK_PICTURE:
      put_picture (self, block, start, end);
      break;
    case HD_BLOCK_RULE:
      begin_line (self);
      g_string_append (self->out, self->markdown ? "___" : "* * *");
      break;
    case HD_BLOCK_HEADING:
      begin_line (self);
      for (guint32 i = 0; self->markdown && i < block->level; i++)
        g_string_append (self->out, i + 1 < block->level ? "#" : "# ");
      put_text (self, start, end);
      break;
    case HD_BLOCK_PARAGRAPH:
      begin_line (self);
      put_text (self, start, end);
      break;
    case HD_BLOCK_LIST:
    case HD_BLOCK_ITEM:
    case HD_BLOCK_QUOTE:
    case HD_BLOCK_TABLE:
    case HD_BLOCK_ROW:
    default:
      g_assert_not_reached ();
    }
  end_block (self);
}

static char *
copy (const HdDocument *document, guint32 start, guint32 end, gboolean markdown)
{
  const HdWalker walker = { open_cb, close_cb, leaf_cb };
  g_autoptr (GString) prefix = g_string_new (NULL);
  g_autoptr (GString) marker = g_string_new (NULL);
  g_autoptr (GArray) prefix_ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  Plain self = { .document = document,
                 .markdown = markdown,
                 .out = g_string_new (NULL),
                 .prefix = prefix,
                 .prefix_ends = prefix_ends,
                 .marker = marker };
  const HdBlock *leaf;

  for (guint i = 0; i <= HD_DOCUMENT_MAX_DEPTH; i++)
    self.lists[i] = HD_BLOCK_NONE;

  end = MIN (end, (guint32) document->text->len);
  start = MIN (start, end);
  leaf = hd_document_inside_one_leaf (document, start, end);
  if (leaf != NULL && leaf->kind == HD_BLOCK_CODE)
    g_string_append_len (self.out, document->text->str + start, end - start);
  else if (leaf != NULL)
    put_text (&self, start, end);
  else
    hd_document_walk (document, start, end, &walker, &self);

  /* What was copied as blocks ends as a text file does. */
  if (self.gap > 0 && (start == 0 && end == document->text->len))
    g_string_append_c (self.out, '\n');
  return g_string_free (self.out, FALSE);
}

/**
 * hd_document_copy_text:
 * @start: first byte of the range, in hd_document_get_text()
 * @end: first byte after it, or HD_DOCUMENT_END
 *
 * The range as plain text: a blank line between paragraphs, bullets and numbers before items,
 * tabs between the cells of a table.
 */
char *
hd_document_copy_text (const HdDocument *self, guint32 start, guint32 end)
{
  g_return_val_if_fail (self != NULL, NULL);

  return copy (self, start, end, FALSE);
}

/**
 * hd_document_copy_markdown:
 *
 * The same range as CommonMark with tables and strikethrough. What was made from such Markdown
 * gives the same document again.
 */
char *
hd_document_copy_markdown (const HdDocument *self, guint32 start, guint32 end)
{
  g_return_val_if_fail (self != NULL, NULL);

  return copy (self, start, end, TRUE);
}
