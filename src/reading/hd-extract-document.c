/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include <string.h>

#include "hd-html-sanitize.h"

/*
 * From the tree of an article to blocks and spans. Elements that are no block of ours are
 * transparent: they only end the paragraph that is open. Leaves in which no block can stand (cells,
 * headings, code) take what they hold as lines.
 */

/* A picture so small stands for a character. */
#define ICON_SIZE 32

typedef enum
{
  LEAF_NONE,
  LEAF_PARAGRAPH,
  LEAF_PICTURE, /* open for a caption */
  LEAF_HEADING,
  LEAF_CODE,
  LEAF_CELL,
} Leaf;

typedef struct
{
  const HdNode *node; /* whose end is the end of the block; NULL when it was implied */
  HdBlockKind kind;
} Frame;

/* The styles that a run can have, in the order of HdSpanFlags. */
#define N_STYLES 6

typedef struct
{
  HdDocumentBuilder *builder;
  GHashTable *parts; /* (nullable): address → name of a picture that came along */
  const char *base;

  GArray *frames; /* Frame: the containers that are open */
  Leaf leaf;
  const HdNode *leaf_node; /* whose end ends it, NULL for a paragraph or a picture */
  gboolean leaf_fresh;     /* nothing in it yet, or at the start of a line of it */

  guint styles[N_STYLES];
  GPtrArray *links;
  guint captions;
  GHashTable *targets; /* names that links in here lead to */
  char *anchor;        /* for the next block */
} Writer;

static void
add_text (Writer *self, const char *text, gssize length)
{
  HdSpanFlags flags = HD_SPAN_PLAIN;
  const char *link =
    self->links->len > 0 ? g_ptr_array_index (self->links, self->links->len - 1) : NULL;

  for (guint i = 0; i < N_STYLES; i++)
    if (self->styles[i] > 0)
      flags |= (HdSpanFlags) (1u << i);
  hd_document_builder_add_text (self->builder, text, length, flags, link);
  self->leaf_fresh = FALSE;
}

static void
end_leaf (Writer *self)
{
  if (self->leaf == LEAF_NONE)
    return;
  hd_document_builder_close (self->builder);
  self->leaf = LEAF_NONE;
  self->leaf_node = NULL;
}

static void
place_anchor (Writer *self)
{
  if (self->anchor == NULL)
    return;
  hd_document_builder_set_anchor (self->builder, self->anchor);
  g_clear_pointer (&self->anchor, g_free);
}

static void
begin_leaf (Writer *self, Leaf leaf, const HdNode *node)
{
  self->leaf = leaf;
  self->leaf_node = node;
  self->leaf_fresh = TRUE;
  place_anchor (self);
}

static void
push (Writer *self, HdBlockKind kind, const HdNode *node)
{
  const Frame frame = { node, kind };

  g_array_append_val (self->frames, frame);
}

static const Frame *
innermost (Writer *self)
{
  return self->frames->len > 0 ? &g_array_index (self->frames, Frame, self->frames->len - 1) : NULL;
}

static gboolean
is_in (Writer *self, HdBlockKind kind)
{
  return self->frames->len > 0 && innermost (self)->kind == kind;
}

static void
pop (Writer *self)
{
  end_leaf (self);
  hd_document_builder_close (self->builder);
  g_array_set_size (self->frames, self->frames->len - 1);
}

/* A leaf that takes everything until its own end. */
static gboolean
is_fixed (const Writer *self)
{
  return self->leaf == LEAF_HEADING || self->leaf == LEAF_CODE || self->leaf == LEAF_CELL;
}

static void
open_item (Writer *self, const HdNode *node)
{
  hd_document_builder_open_item (self->builder);
  push (self, HD_BLOCK_ITEM, node);
}

static void
open_row (Writer *self, const HdNode *node)
{
  hd_document_builder_open_row (self->builder);
  push (self, HD_BLOCK_ROW, node);
}

static guint
count_of (const HdNode *node, const char *name)
{
  const char *value = node != NULL ? hd_node_get_attribute (node, name) : NULL;

  return value != NULL ? (guint) CLAMP (g_ascii_strtoll (value, NULL, 10), 0, 10000) : 1;
}

static void
open_cell (Writer *self, const HdNode *node)
{
  hd_document_builder_open_cell (self->builder, node != NULL && node->tag == HD_TAG_TH,
                                 HD_ALIGN_START, count_of (node, "colspan"),
                                 count_of (node, "rowspan"));
  begin_leaf (self, LEAF_CELL, node);
}

/* Makes a place where a block may stand. Returns: FALSE when only text can go there */
static gboolean
make_place (Writer *self)
{
  if (is_fixed (self))
    return FALSE;
  end_leaf (self);
  if (is_in (self, HD_BLOCK_TABLE))
    open_row (self, NULL);
  if (is_in (self, HD_BLOCK_ROW))
    {
      open_cell (self, NULL);
      return FALSE;
    }
  if (is_in (self, HD_BLOCK_LIST))
    open_item (self, NULL);
  return TRUE;
}

/* Makes a leaf for text, if there is none that it belongs to. */
static void
need_leaf (Writer *self)
{
  if (is_fixed (self) || self->leaf == LEAF_PARAGRAPH ||
      (self->leaf == LEAF_PICTURE && self->captions > 0))
    return;
  if (make_place (self))
    {
      hd_document_builder_open_paragraph (self->builder);
      begin_leaf (self, LEAF_PARAGRAPH, NULL);
    }
}

/* A line break in a leaf that goes on. */
static void
break_line (Writer *self)
{
  if (self->leaf_fresh)
    return;
  if (self->leaf == LEAF_CODE)
    hd_document_builder_add_text (self->builder, "\n", 1, HD_SPAN_PLAIN, NULL);
  else if (self->leaf == LEAF_HEADING)
    hd_document_builder_add_text (self->builder, " ", 1, HD_SPAN_PLAIN, NULL);
  else
    hd_document_builder_add_break (self->builder);
  self->leaf_fresh = TRUE;
}

/* Where a block begins or ends. */
static void
part_blocks (Writer *self)
{
  if (is_fixed (self) || (self->leaf == LEAF_PICTURE && self->captions > 0))
    break_line (self);
  else if (self->leaf == LEAF_PARAGRAPH)
    end_leaf (self);
}

static gboolean
is_blank (const HdNode *node)
{
  const char *end = node->text + node->length;

  for (const char *p = node->text; p < end; p = g_utf8_next_char (p))
    if (!hd_html_is_white (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* Preformatted text in a leaf that is not for code keeps its lines. */
static void
write_text (Writer *self, const HdNode *node)
{
  gboolean blank = is_blank (node);

  if (blank && (self->leaf == LEAF_NONE || self->leaf == LEAF_PICTURE))
    return;
  need_leaf (self);
  if (self->leaf == LEAF_CODE)
    {
      hd_document_builder_add_text (self->builder, node->text, node->length, HD_SPAN_PLAIN, NULL);
      if (node->length > 0)
        self->leaf_fresh = node->text[node->length - 1] == '\n';
    }
  else if (!blank || !self->leaf_fresh)
    add_text (self, node->text, node->length);
}

/* A name that a picture's source can have in a document: that of a part, or an address. */
static char *
name_picture (Writer *self, const HdNode *node, guint *width, guint *height)
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
write_picture (Writer *self, const HdNode *node)
{
  const char *alt = hd_node_get_attribute (node, "alt");
  guint width;
  guint height;
  g_autofree char *source = NULL;

  if (hd_html_picture_is_tracker (node))
    return;
  source = name_picture (self, node, &width, &height);
  if (is_fixed (self) || is_icon (node, width, height))
    {
      if (alt != NULL && alt[0] != '\0' && self->leaf != LEAF_CODE)
        {
          need_leaf (self);
          add_text (self, alt, -1);
        }
      return;
    }
  if (source == NULL || !make_place (self))
    return;
  hd_document_builder_open_picture (self->builder, source, alt, width, height);
  begin_leaf (self, LEAF_PICTURE, NULL);
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
write_table_caption (Writer *self, const HdNode *table)
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
write_video (Writer *self, const HdNode *node)
{
  const char *source = hd_node_get_attribute (node, "src");

  if (source == NULL || !hd_node_has_video (node) || is_fixed (self) || !make_place (self))
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
enter_link (Writer *self, const HdNode *node)
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
note_anchor (Writer *self, const HdNode *node)
{
  const char *name = hd_node_get_attribute (node, "id");

  if (name == NULL && node->tag == HD_TAG_A)
    name = hd_node_get_attribute (node, "name");
  if (name == NULL || !g_hash_table_contains (self->targets, name))
    return;
  g_free (self->anchor);
  self->anchor = g_strdup (name);
  /* Inside a paragraph it is the paragraph that is led to. */
  if (self->leaf != LEAF_NONE && !hd_tag_is (node->tag, HD_KIND_BLOCK))
    place_anchor (self);
}

static gboolean
begins_list (HdTag tag)
{
  return tag == HD_TAG_UL || tag == HD_TAG_OL || tag == HD_TAG_MENU || tag == HD_TAG_DIR;
}

/* Returns: whether what is inside is to be read */
static gboolean
enter_block (Writer *self, const HdNode *node)
{
  part_blocks (self);
  if (hd_tag_is_heading (node->tag))
    {
      if (self->captions == 0 && make_place (self))
        {
          hd_document_builder_open_heading (self->builder, 1 + node->tag - HD_TAG_H1);
          begin_leaf (self, LEAF_HEADING, node);
        }
    }
  else if (begins_list (node->tag))
    {
      if (self->captions == 0 && make_place (self))
        {
          hd_document_builder_open_list (self->builder, node->tag == HD_TAG_OL,
                                         count_of (node, "start"));
          push (self, HD_BLOCK_LIST, node);
          place_anchor (self);
        }
    }
  else if (node->tag == HD_TAG_LI)
    {
      if (self->leaf == LEAF_CELL)
        add_text (self, "• ", -1);
      if (is_fixed (self) || self->captions > 0)
        return TRUE;
      /* An item that was implied ends where one begins. */
      if (is_in (self, HD_BLOCK_ITEM) && innermost (self)->node == NULL)
        pop (self);
      if (is_in (self, HD_BLOCK_LIST))
        {
          end_leaf (self);
          open_item (self, node);
          place_anchor (self);
        }
    }
  else if (node->tag == HD_TAG_BLOCKQUOTE)
    {
      if (self->captions == 0 && make_place (self))
        {
          hd_document_builder_open_quote (self->builder);
          push (self, HD_BLOCK_QUOTE, node);
        }
    }
  else if (node->tag == HD_TAG_PRE)
    {
      g_autofree char *language = NULL;

      if (is_line_numbers (node))
        return FALSE;
      if (self->captions > 0 || !make_place (self))
        return TRUE;
      language = find_code_language (node);
      hd_document_builder_open_code (self->builder, language);
      begin_leaf (self, LEAF_CODE, node);
    }
  else if (node->tag == HD_TAG_HR)
    {
      if (make_place (self))
        hd_document_builder_add_rule (self->builder);
    }
  return TRUE;
}

static void
enter_table_part (Writer *self, const HdNode *node)
{
  part_blocks (self);
  /* A cell that was implied ends where one begins. */
  if (self->leaf == LEAF_CELL && self->leaf_node == NULL)
    end_leaf (self);
  if (is_fixed (self))
    return;

  switch ((int) node->tag)
    {
    case HD_TAG_TABLE:
      if (self->captions == 0 && is_table (node) && make_place (self))
        {
          write_table_caption (self, node);
          hd_document_builder_open_table (self->builder);
          push (self, HD_BLOCK_TABLE, node);
        }
      break;
    case HD_TAG_TR:
      if (is_in (self, HD_BLOCK_ROW) && innermost (self)->node == NULL)
        pop (self);
      if (is_in (self, HD_BLOCK_TABLE))
        open_row (self, node);
      break;
    case HD_TAG_TD:
    case HD_TAG_TH:
      if (is_in (self, HD_BLOCK_TABLE))
        open_row (self, NULL);
      if (is_in (self, HD_BLOCK_ROW))
        open_cell (self, node);
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
enter (Writer *self, const HdNode *node)
{
  int style;

  if (node->tag == HD_TAG_TEXT)
    {
      write_text (self, node);
      return FALSE;
    }
  if (node->tag == HD_TAG_IFRAME)
    write_video (self, node);
  if (hd_tag_is (node->tag, HD_KIND_DROP))
    return FALSE;
  /* It was written above its table. */
  if (node->tag == HD_TAG_CAPTION && is_in (self, HD_BLOCK_TABLE))
    return FALSE;

  note_anchor (self, node);
  if (node->tag == HD_TAG_IMG)
    {
      write_picture (self, node);
      return FALSE;
    }
  if (node->tag == HD_TAG_BR)
    {
      if (self->leaf == LEAF_CODE)
        hd_document_builder_add_text (self->builder, "\n", 1, HD_SPAN_PLAIN, NULL);
      else if (self->leaf != LEAF_NONE && !self->leaf_fresh)
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
      need_leaf (self);
      add_text (self, "“", -1);
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
leave (Writer *self, const HdNode *node)
{
  int style = style_of (node->tag);

  if (style >= 0)
    self->styles[style]--;
  if (node->tag == HD_TAG_A)
    g_ptr_array_remove_index (self->links, self->links->len - 1);
  else if (node->tag == HD_TAG_Q)
    {
      need_leaf (self);
      add_text (self, "”", -1);
    }

  if (hd_tag_is (node->tag, HD_KIND_BLOCK))
    {
      if (self->leaf != LEAF_NONE && self->leaf_node == node)
        end_leaf (self);
      else
        part_blocks (self);
    }
  for (guint i = opens_frame (node->tag) ? self->frames->len : 0; i > 0; i--)
    if (g_array_index (self->frames, Frame, i - 1).node == node)
      {
        while (self->frames->len >= i)
          pop (self);
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
 */
void
hd_extract_write (HdNode *article,
                  const char *base,
                  GHashTable *parts,
                  gboolean whole,
                  HdDocumentBuilder *builder)
{
  Writer self = { builder, parts, base };
  HdNode *node = article->first;

  self.frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  self.links = g_ptr_array_new_with_free_func (g_free);
  self.targets = find_targets (article);

  while (node != NULL)
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

  end_leaf (&self);
  while (self.frames->len > 0)
    pop (&self);
  g_array_unref (self.frames);
  g_ptr_array_unref (self.links);
  g_hash_table_unref (self.targets);
  g_free (self.anchor);
}
