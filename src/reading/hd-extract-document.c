/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-extract-writer.h"
#include "hd-html-sanitize.h"

/*
 * From the tree of an article to blocks and spans. Elements that are no block of ours are
 * transparent: they only end the paragraph that is open. Leaves in which no block can stand (cells,
 * headings, code) take what they hold as lines.
 */

/* A picture so small stands for a character. */
#define ICON_SIZE 32

/* A name that a picture's source can have in a document: that of a part, or an address. */
static char *
name_picture (HdWriter *self, const HdNode *node, guint *width, guint *height)
{
  const char *own = hd_node_get_attribute (node, "src");
  g_autofree char *address = hd_extract_choose_picture (node, self->base, width, height);
  const char *name = NULL;

  if (self->parts != NULL && address != NULL)
    name = g_hash_table_lookup (self->parts, address);
  if (self->parts != NULL && name == NULL && own != NULL &&
      (address == NULL || g_str_has_prefix (own, "cid:")))
    name = g_hash_table_lookup (self->parts, own);
  return name != NULL ? g_strdup (name) : g_steal_pointer (&address);
}

static gboolean
is_icon (const HdNode *node, guint width, guint height)
{
  const char *class = hd_node_get_attribute (node, "class");

  return (width > 0 && height > 0 && width <= ICON_SIZE && height <= ICON_SIZE) ||
         (class != NULL && (strstr (class, "emoji") != NULL || strstr (class, "smiley") != NULL));
}

static void
write_picture (HdWriter *self, const HdNode *node)
{
  const char *alt = hd_node_get_attribute (node, "alt");
  guint width;
  guint height;
  g_autofree char *source = NULL;

  if (hd_html_picture_is_tracker (node))
    return;
  source = name_picture (self, node, &width, &height);
  if (hd_writer_is_fixed (self) || is_icon (node, width, height))
    {
      if (alt != NULL && alt[0] != '\0' && self->leaf != HD_WRITER_CODE)
        {
          hd_writer_need_leaf (self);
          hd_writer_add_text (self, alt, -1);
        }
      return;
    }
  if (source == NULL || !hd_writer_make_place (self))
    return;
  hd_document_builder_open_picture (self->builder, source, alt, width, height);
  hd_writer_begin_leaf (self, HD_WRITER_PICTURE, NULL);
}

/* "language-c", "lang-c", "highlight-source-c", "brush: c" in a class. */
static char *
find_code_language (const HdNode *pre)
{
  static const char *const marks[] = { "language-", "lang-", "highlight-source-",
                                       "brush: ", "brush:" };
  const HdNode *places[] = { pre, pre->first, pre->parent };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const char *names = places[i] != NULL && places[i]->tag != HD_TAG_TEXT
                            ? hd_node_get_attribute (places[i], "class")
                            : NULL;

      for (guint k = 0; names != NULL && k < G_N_ELEMENTS (marks); k++)
        {
          const char *at = strstr (names, marks[k]);
          gsize length = 0;

          if (at == NULL)
            continue;
          at += strlen (marks[k]);
          length = strcspn (at, " \t\n\r;,");
          if (length > 0 && length < 32)
            return g_strndup (at, length);
        }
    }
  return NULL;
}

/* The numbers of the lines that stand beside a listing. */
static gboolean
is_line_numbers (const HdNode *pre)
{
  guint lines = 0;

  for (const HdNode *n = pre->first; n != NULL; n = hd_node_next (n, pre))
    for (guint32 i = 0; n->tag == HD_TAG_TEXT && i < n->length; i++)
      {
        lines += n->text[i] == '\n';
        if (!g_ascii_isdigit (n->text[i]) && !g_ascii_isspace (n->text[i]))
          return FALSE;
      }
  return lines > 1;
}

static gboolean
has_block (const HdNode *node)
{
  for (const HdNode *n = node->first; n != NULL; n = hd_node_next (n, node))
    if (n->tag != HD_TAG_TEXT &&
        (n->tag == HD_TAG_IMG || (hd_tag_is (n->tag, HD_KIND_BLOCK) && n->tag != HD_TAG_P)))
      return TRUE;
  return FALSE;
}

/* A table whose rows and columns mean something; others only lay out a page. */
static gboolean
is_table (const HdNode *table)
{
  guint rows = 0;
  guint most = 0;
  guint columns = 0;

  if (table->data_table)
    return TRUE;
  for (const HdNode *n = table->first; n != NULL; n = hd_node_next (n, table))
    {
      if (n->tag == HD_TAG_TABLE)
        return FALSE;
      if (n->tag == HD_TAG_TR)
        {
          rows++;
          columns = 0;
        }
      if (n->tag == HD_TAG_TD || n->tag == HD_TAG_TH)
        {
          if (has_block (n))
            return FALSE;
          columns++;
          most = MAX (most, columns);
        }
    }
  return rows >= 2 && most >= 2;
}

static void
write_table_caption (HdWriter *self, const HdNode *table)
{
  for (const HdNode *n = table->first; n != NULL; n = n->next)
    if (n->tag == HD_TAG_CAPTION)
      {
        g_autofree char *text = hd_node_dup_text (n, TRUE);

        hd_document_builder_open_paragraph (self->builder);
        hd_document_builder_add_text (self->builder, text, -1, HD_SPAN_EMPHASIS, NULL);
        hd_document_builder_close (self->builder);
      }
}

/* A video is somewhere else; its address is all that can be kept. */
static void
write_video (HdWriter *self, const HdNode *node)
{
  const char *source = hd_node_get_attribute (node, "src");

  if (source == NULL || !hd_node_has_video (node) || hd_writer_is_fixed (self) ||
      !hd_writer_make_place (self))
    return;
  hd_document_builder_open_paragraph (self->builder);
  hd_document_builder_add_text (self->builder, source, -1, HD_SPAN_PLAIN, source);
  hd_document_builder_close (self->builder);
}

static int
style_of (HdTag tag)
{
  switch ((int) tag)
    {
    case HD_TAG_B:
    case HD_TAG_STRONG:
    case HD_TAG_DT:
    case HD_TAG_SUMMARY:
      return 0;
    case HD_TAG_CITE:
    case HD_TAG_DFN:
    case HD_TAG_EM:
    case HD_TAG_I:
    case HD_TAG_VAR:
      return 1;
    case HD_TAG_CODE:
    case HD_TAG_KBD:
    case HD_TAG_SAMP:
    case HD_TAG_TT:
      return 2;
    case HD_TAG_DEL:
    case HD_TAG_S:
    case HD_TAG_STRIKE:
      return 3;
    case HD_TAG_SUB:
      return 4;
    case HD_TAG_SUP:
      return 5;
    default:
      return -1;
    }
}

/* "#name" in the form in which it is compared with names. */
static char *
plain_fragment (const char *href)
{
  char *name = href[0] == '#' ? g_uri_unescape_string (href + 1, NULL) : NULL;

  return name != NULL ? name : g_strdup (href[0] == '#' ? href + 1 : "");
}

static void
enter_link (HdWriter *self, const HdNode *node)
{
  const char *href = hd_node_get_attribute (node, "href");
  g_autofree char *name = NULL;

  if (href == NULL)
    g_ptr_array_add (self->links, NULL);
  else if (href[0] == '#')
    {
      name = plain_fragment (href);
      g_ptr_array_add (self->links, g_strconcat ("#", name, NULL));
    }
  else
    g_ptr_array_add (self->links, g_strdup (href));
}

/* The name of a place that some link leads to. */
static void
note_anchor (HdWriter *self, const HdNode *node)
{
  const char *name = hd_node_get_attribute (node, "id");

  if (name == NULL && node->tag == HD_TAG_A)
    name = hd_node_get_attribute (node, "name");
  if (name == NULL || !g_hash_table_contains (self->targets, name))
    return;
  g_free (self->anchor);
  self->anchor = g_strdup (name);
  /* Inside a paragraph it is the paragraph that is led to. */
  if (self->leaf != HD_WRITER_NONE && !hd_tag_is (node->tag, HD_KIND_BLOCK))
    hd_writer_place_anchor (self);
}

static gboolean
begins_list (HdTag tag)
{
  return tag == HD_TAG_UL || tag == HD_TAG_OL || tag == HD_TAG_MENU || tag == HD_TAG_DIR;
}

/* Returns: whether what is inside is to be read */
static gboolean
enter_block (HdWriter *self, const HdNode *node)
{
  hd_writer_part_blocks (self);
  if (hd_tag_is_heading (node->tag))
    {
      if (self->captions == 0 && hd_writer_make_place (self))
        {
          hd_document_builder_open_heading (self->builder, 1 + node->tag - HD_TAG_H1);
          hd_writer_begin_leaf (self, HD_WRITER_HEADING, node);
        }
    }
  else if (begins_list (node->tag))
    {
      if (self->captions == 0 && hd_writer_make_place (self))
        {
          hd_document_builder_open_list (self->builder, node->tag == HD_TAG_OL,
                                         hd_writer_count_of (node, "start"));
          hd_writer_push (self, HD_BLOCK_LIST, node);
          hd_writer_place_anchor (self);
        }
    }
  else if (node->tag == HD_TAG_LI)
    {
      if (self->leaf == HD_WRITER_CELL)
        hd_writer_add_text (self, "• ", -1);
      if (hd_writer_is_fixed (self) || self->captions > 0)
        return TRUE;
      /* An item that was implied ends where one begins. */
      if (hd_writer_is_in (self, HD_BLOCK_ITEM) && hd_writer_innermost (self)->node == NULL)
        hd_writer_pop (self);
      if (hd_writer_is_in (self, HD_BLOCK_LIST))
        {
          hd_writer_end_leaf (self);
          hd_writer_open_item (self, node);
          hd_writer_place_anchor (self);
        }
    }
  else if (node->tag == HD_TAG_BLOCKQUOTE)
    {
      if (self->captions == 0 && hd_writer_make_place (self))
        {
          hd_document_builder_open_quote (self->builder);
          hd_writer_push (self, HD_BLOCK_QUOTE, node);
        }
    }
  else if (node->tag == HD_TAG_PRE)
    {
      g_autofree char *language = NULL;

      if (is_line_numbers (node))
        return FALSE;
      if (self->captions > 0 || !hd_writer_make_place (self))
        return TRUE;
      language = find_code_language (node);
      hd_document_builder_open_code (self->builder, language);
      hd_writer_begin_leaf (self, HD_WRITER_CODE, node);
    }
  else if (node->tag == HD_TAG_HR)
    {
      if (hd_writer_make_place (self))
        hd_document_builder_add_rule (self->builder);
    }
  return TRUE;
}

static void
enter_table_part (HdWriter *self, const HdNode *node)
{
  hd_writer_part_blocks (self);
  /* A cell that was implied ends where one begins. */
  if (self->leaf == HD_WRITER_CELL && self->leaf_node == NULL)
    hd_writer_end_leaf (self);
  if (hd_writer_is_fixed (self))
    return;

  switch ((int) node->tag)
    {
    case HD_TAG_TABLE:
      if (self->captions == 0 && is_table (node) && hd_writer_make_place (self))
        {
          write_table_caption (self, node);
          hd_document_builder_open_table (self->builder);
          hd_writer_push (self, HD_BLOCK_TABLE, node);
        }
      break;
    case HD_TAG_TR:
      if (hd_writer_is_in (self, HD_BLOCK_ROW) && hd_writer_innermost (self)->node == NULL)
        hd_writer_pop (self);
      if (hd_writer_is_in (self, HD_BLOCK_TABLE))
        hd_writer_open_row (self, node);
      break;
    case HD_TAG_TD:
    case HD_TAG_TH:
      if (hd_writer_is_in (self, HD_BLOCK_TABLE))
        hd_writer_open_row (self, NULL);
      if (hd_writer_is_in (self, HD_BLOCK_ROW))
        hd_writer_open_cell (self, node);
      break;
    default:
      break;
    }
}

static gboolean
is_table_part (HdTag tag)
{
  return tag == HD_TAG_TABLE || tag == HD_TAG_TR || tag == HD_TAG_TD || tag == HD_TAG_TH;
}

/* Returns: whether what is inside is to be read; then leave() is called */
static gboolean
enter (HdWriter *self, const HdNode *node)
{
  int style;

  if (node->tag == HD_TAG_TEXT)
    {
      hd_writer_write_text (self, node);
      return FALSE;
    }
  if (node->tag == HD_TAG_IFRAME)
    write_video (self, node);
  if (hd_tag_is (node->tag, HD_KIND_DROP))
    return FALSE;
  /* It was written above its table. */
  if (node->tag == HD_TAG_CAPTION && hd_writer_is_in (self, HD_BLOCK_TABLE))
    return FALSE;

  note_anchor (self, node);
  if (node->tag == HD_TAG_IMG)
    {
      write_picture (self, node);
      return FALSE;
    }
  if (node->tag == HD_TAG_BR)
    {
      if (self->leaf == HD_WRITER_CODE)
        hd_document_builder_add_text (self->builder, "\n", 1, HD_SPAN_PLAIN, NULL);
      else if (self->leaf != HD_WRITER_NONE && !self->leaf_fresh)
        hd_document_builder_add_break (self->builder);
      return FALSE;
    }

  style = style_of (node->tag);
  if (is_table_part (node->tag))
    enter_table_part (self, node);
  else if (hd_tag_is (node->tag, HD_KIND_BLOCK) && !enter_block (self, node))
    return FALSE;
  else if (node->tag == HD_TAG_A)
    enter_link (self, node);
  else if (node->tag == HD_TAG_Q)
    {
      hd_writer_need_leaf (self);
      hd_writer_add_text (self, "“", -1);
    }
  if (style >= 0)
    self->styles[style]++;
  self->captions += node->folded == HD_FOLD_CAPTION;
  return TRUE;
}

static gboolean
opens_frame (HdTag tag)
{
  return begins_list (tag) || tag == HD_TAG_LI || tag == HD_TAG_BLOCKQUOTE || tag == HD_TAG_TABLE ||
         tag == HD_TAG_TR;
}

static void
leave (HdWriter *self, const HdNode *node)
{
  int style = style_of (node->tag);

  if (style >= 0)
    self->styles[style]--;
  if (node->tag == HD_TAG_A)
    g_ptr_array_remove_index (self->links, self->links->len - 1);
  else if (node->tag == HD_TAG_Q)
    {
      hd_writer_need_leaf (self);
      hd_writer_add_text (self, "”", -1);
    }

  if (hd_tag_is (node->tag, HD_KIND_BLOCK))
    {
      if (self->leaf != HD_WRITER_NONE && self->leaf_node == node)
        hd_writer_end_leaf (self);
      else
        hd_writer_part_blocks (self);
    }
  for (guint i = opens_frame (node->tag) ? self->frames->len : 0; i > 0; i--)
    if (g_array_index (self->frames, HdWriterFrame, i - 1).node == node)
      {
        while (self->frames->len >= i)
          hd_writer_pop (self);
        break;
      }
  self->captions -= node->folded == HD_FOLD_CAPTION;
}

static GHashTable *
find_targets (HdNode *article)
{
  GHashTable *targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (HdNode *n = article->first; n != NULL; n = hd_node_next (n, article))
    {
      const char *href = n->tag == HD_TAG_A ? hd_node_get_attribute (n, "href") : NULL;

      if (href != NULL && href[0] == '#')
        g_hash_table_add (targets, plain_fragment (href));
    }
  return targets;
}

/**
 * hd_extract_write:
 * @article: holds the nodes; its links are absolute, and hd_extract_fold() may have marked some
 * @base: (nullable): what the addresses of pictures are relative to
 * @parts: (nullable): names of the pictures that came along with the page, by their address
 * @whole: also what was folded
 *
 * Adds the blocks of an article to @builder.
 *
 * Returns: %FALSE when there are more than a document can have, and its end was left out
 */
gboolean
hd_extract_write (HdNode *article,
                  const char *base,
                  GHashTable *parts,
                  gboolean whole,
                  HdDocumentBuilder *builder)
{
  HdWriter self = { builder, parts, base };
  HdNode *node = article->first;

  self.frames = g_array_new (FALSE, FALSE, sizeof (HdWriterFrame));
  self.links = g_ptr_array_new_with_free_func (g_free);
  self.targets = find_targets (article);

  while (node != NULL && !hd_document_builder_is_nearly_full (builder))
    {
      if ((whole || node->folded != HD_FOLD_LINE) && enter (&self, node))
        {
          if (node->first != NULL)
            {
              node = node->first;
              continue;
            }
          leave (&self, node);
        }
      while (node != article && node->next == NULL)
        {
          node = node->parent;
          if (node != article)
            leave (&self, node);
        }
      node = node == article ? NULL : node->next;
    }

  hd_writer_end_leaf (&self);
  while (self.frames->len > 0)
    hd_writer_pop (&self);
  g_array_unref (self.frames);
  g_ptr_array_unref (self.links);
  g_hash_table_unref (self.targets);
  g_free (self.anchor);
  return node == NULL;
}
