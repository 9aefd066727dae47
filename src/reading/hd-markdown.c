/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-markdown.h"

#include <glib/gi18n.h>
#include <libxml/HTMLparser.h>
#include <md4c.h>
#include <stdlib.h>
#include <string.h>

#include "hd-error.h"

typedef enum
{
  LEAF_NONE,
  LEAF_OWN,     /* opened for a block of the source */
  LEAF_IMPLIED, /* a paragraph for text that stands directly in an item */
} Leaf;

typedef struct
{
  HdDocumentBuilder *builder;
  Leaf leaf;
  MD_BLOCKTYPE leaf_type;

  guint styles[6];  /* how many spans of each style are open */
  GPtrArray *links; /* targets of the open links */

  guint pictures; /* open pictures: their text is an alternative */
  GString *alt;
  char *source;
  char *caption;
} Markdown;

static const HdSpanFlags style_flags[] = { HD_SPAN_STRONG, HD_SPAN_EMPHASIS, HD_SPAN_CODE,
                                           HD_SPAN_STRIKE };

/* The character that "&name;" or "&#1234;" means, as UTF-8; itself when there is none. */
static void
append_entity (GString *out, const char *text, gsize length)
{
  gunichar c = 0;

  if (length > 3 && text[1] == '#')
    {
      gboolean hex = text[2] == 'x' || text[2] == 'X';
      guint64 value = g_ascii_strtoull (text + (hex ? 3 : 2), NULL, hex ? 16 : 10);

      /* As CommonMark has it: what is no character shows as the replacement character. */
      c = value == 0 || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff) ? 0xfffd
                                                                                 : (gunichar) value;
    }
  else if (length > 2)
    {
      g_autofree char *name = g_strndup (text + 1, length - 2);
      const htmlEntityDesc *entity = htmlEntityLookup (BAD_CAST name);

      if (g_str_equal (name, "apos"))
        c = '\'';
      else if (entity != NULL)
        c = entity->value;
    }

  if (c != 0)
    g_string_append_unichar (out, c);
  else
    g_string_append_len (out, text, (gssize) length);
}

static char *
dup_attribute (const MD_ATTRIBUTE *attribute)
{
  GString *out = g_string_new (NULL);

  if (attribute->size == 0)
    return g_string_free (out, FALSE);

  for (guint i = 0; attribute->substr_offsets[i] < attribute->size; i++)
    {
      const char *part = attribute->text + attribute->substr_offsets[i];
      gsize length = attribute->substr_offsets[i + 1] - attribute->substr_offsets[i];

      if (attribute->substr_types[i] == MD_TEXT_ENTITY)
        append_entity (out, part, length);
      else if (attribute->substr_types[i] == MD_TEXT_NULLCHAR)
        g_string_append (out, "\357\277\275");
      else
        g_string_append_len (out, part, (gssize) length);
    }
  return g_string_free (out, FALSE);
}

static void
close_implied (Markdown *self)
{
  if (self->leaf != LEAF_IMPLIED)
    return;

  hd_document_builder_close (self->builder);
  self->leaf = LEAF_NONE;
}

static void
own_leaf (Markdown *self, MD_BLOCKTYPE type)
{
  self->leaf = LEAF_OWN;
  self->leaf_type = type;
}

static HdAlign
align_of (const MD_BLOCK_TD_DETAIL *cell)
{
  if (cell->align == MD_ALIGN_CENTER)
    return HD_ALIGN_CENTER;
  return cell->align == MD_ALIGN_RIGHT ? HD_ALIGN_END : HD_ALIGN_START;
}

static int
enter_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Markdown *self = user_data;
  g_autofree char *language = NULL;

  close_implied (self);
  switch (type)
    {
    case MD_BLOCK_QUOTE:
      hd_document_builder_open_quote (self->builder);
      break;
    case MD_BLOCK_UL:
      hd_document_builder_open_list (self->builder, FALSE, 0);
      break;
    case MD_BLOCK_OL:
      hd_document_builder_open_list (self->builder, TRUE, ((MD_BLOCK_OL_DETAIL *) detail)->start);
      break;
    case MD_BLOCK_LI:
      hd_document_builder_open_item (self->builder);
      break;
    case MD_BLOCK_HR:
      hd_document_builder_add_rule (self->builder);
      break;
    case MD_BLOCK_H:
      hd_document_builder_open_heading (self->builder, ((MD_BLOCK_H_DETAIL *) detail)->level);
      own_leaf (self, type);
      break;
    case MD_BLOCK_CODE:
      language = dup_attribute (&((MD_BLOCK_CODE_DETAIL *) detail)->lang);
      hd_document_builder_open_code (self->builder, language);
      own_leaf (self, type);
      break;
    case MD_BLOCK_P:
      hd_document_builder_open_paragraph (self->builder);
      own_leaf (self, type);
      break;
    case MD_BLOCK_TABLE:
      hd_document_builder_open_table (self->builder);
      break;
    case MD_BLOCK_TR:
      hd_document_builder_open_row (self->builder);
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      hd_document_builder_open_cell (self->builder, type == MD_BLOCK_TH, align_of (detail), 1, 1);
      own_leaf (self, type);
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    default:
      break;
    }
  return 0;
}

static int
leave_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Markdown *self = user_data;

  switch (type)
    {
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_LI:
    case MD_BLOCK_TABLE:
    case MD_BLOCK_TR:
      close_implied (self);
      hd_document_builder_close (self->builder);
      break;
    case MD_BLOCK_H:
    case MD_BLOCK_CODE:
    case MD_BLOCK_P:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      hd_document_builder_close (self->builder);
      self->leaf = LEAF_NONE;
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HR:
    case MD_BLOCK_HTML:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    default:
      break;
    }
  return 0;
}

static void
add_text (Markdown *self, const char *text, gssize length)
{
  HdSpanFlags flags = HD_SPAN_PLAIN;
  const char *link =
    self->links->len > 0 ? g_ptr_array_index (self->links, self->links->len - 1) : NULL;

  if (self->pictures > 0)
    {
      g_string_append_len (self->alt, text, length < 0 ? (gssize) strlen (text) : length);
      return;
    }
  if (self->leaf == LEAF_NONE)
    {
      hd_document_builder_open_paragraph (self->builder);
      self->leaf = LEAF_IMPLIED;
      self->leaf_type = MD_BLOCK_P;
    }

  for (guint i = 0; i < G_N_ELEMENTS (style_flags); i++)
    if (self->styles[i] > 0)
      flags |= style_flags[i];
  hd_document_builder_add_text (self->builder, text, length, flags, link);
}

/* A picture is a block: it parts the paragraph that it was written in. */
static void
end_picture (Markdown *self)
{
  if (self->leaf != LEAF_NONE && self->leaf_type != MD_BLOCK_P)
    {
      add_text (self, self->alt->str, -1);
      return;
    }

  if (self->leaf != LEAF_NONE)
    hd_document_builder_close (self->builder);
  hd_document_builder_open_picture (self->builder, self->source, self->alt->str, 0, 0);
  hd_document_builder_add_text (self->builder, self->caption, -1, HD_SPAN_PLAIN, NULL);
  hd_document_builder_close (self->builder);
  if (self->leaf != LEAF_NONE)
    hd_document_builder_open_paragraph (self->builder);
}

static int
enter_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  Markdown *self = user_data;

  switch (type)
    {
    case MD_SPAN_STRONG:
      self->styles[0]++;
      break;
    case MD_SPAN_EM:
      self->styles[1]++;
      break;
    case MD_SPAN_CODE:
      self->styles[2]++;
      break;
    case MD_SPAN_DEL:
      self->styles[3]++;
      break;
    case MD_SPAN_A:
      g_ptr_array_add (self->links, dup_attribute (&((MD_SPAN_A_DETAIL *) detail)->href));
      break;
    case MD_SPAN_IMG:
      if (self->pictures++ > 0)
        break;
      g_string_truncate (self->alt, 0);
      g_free (self->source);
      g_free (self->caption);
      self->source = dup_attribute (&((MD_SPAN_IMG_DETAIL *) detail)->src);
      self->caption = dup_attribute (&((MD_SPAN_IMG_DETAIL *) detail)->title);
      break;
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U:
    default:
      break;
    }
  return 0;
}

static int
leave_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  Markdown *self = user_data;

  switch (type)
    {
    case MD_SPAN_STRONG:
      self->styles[0]--;
      break;
    case MD_SPAN_EM:
      self->styles[1]--;
      break;
    case MD_SPAN_CODE:
      self->styles[2]--;
      break;
    case MD_SPAN_DEL:
      self->styles[3]--;
      break;
    case MD_SPAN_A:
      g_ptr_array_remove_index (self->links, self->links->len - 1);
      break;
    case MD_SPAN_IMG:
      if (--self->pictures == 0)
        end_picture (self);
      break;
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U:
    default:
      break;
    }
  return 0;
}

static int
text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  Markdown *self = user_data;
  g_autoptr (GString) entity = NULL;

  switch (type)
    {
    case MD_TEXT_NULLCHAR:
      add_text (self, "\357\277\275", -1);
      break;
    case MD_TEXT_BR:
      if (self->pictures > 0)
        add_text (self, " ", 1);
      else
        hd_document_builder_add_break (self->builder);
      break;
    case MD_TEXT_SOFTBR:
      add_text (self, " ", 1);
      break;
    case MD_TEXT_ENTITY:
      entity = g_string_new (NULL);
      append_entity (entity, text, size);
      add_text (self, entity->str, (gssize) entity->len);
      break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
    default:
      add_text (self, text, size);
    }
  return 0;
}

/**
 * hd_markdown_read:
 * @builder: takes the blocks; its metadata is left alone
 * @text: CommonMark with tables, strikethrough and bare addresses as links; HTML in it is text
 *
 * Returns: %TRUE, or %FALSE with HD_ERROR_LIMIT when it is longer than HD_MARKDOWN_MAX
 */
gboolean
hd_markdown_read (HdDocumentBuilder *builder, const char *text, gsize length, GError **error)
{
  const MD_PARSER parser = {
    .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEAUTOLINKS | MD_FLAG_NOHTML,
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_span = enter_span_cb,
    .leave_span = leave_span_cb,
    .text = text_cb,
  };
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) alt = g_string_new (NULL);
  Markdown self = { .builder = builder, .links = links, .alt = alt };
  int result;

  g_return_val_if_fail (builder != NULL, FALSE);

  if (length > HD_MARKDOWN_MAX)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_LIMIT,
                           _ ("The text is too long to be read here"));
      return FALSE;
    }

  result = md_parse (text, (MD_SIZE) length, &parser, &self);
  close_implied (&self);
  g_free (self.source);
  g_free (self.caption);
  if (result != 0)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_FAILED, _ ("There is not enough memory"));
      return FALSE;
    }
  return TRUE;
}
