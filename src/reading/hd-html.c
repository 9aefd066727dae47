/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-html-private.h"

#include <string.h>

/*
 * The tree and its arena: nodes, attributes and texts are cut from large chunks and given back all
 * at once. No function here or above it recurses: a page decides how deep a tree is.
 */

#define CHUNK_SIZE ((gsize) 64 * 1024)

HdHtml *
hd_html_new (void)
{
  HdHtml *self = g_new0 (HdHtml, 1);

  self->chunks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
hd_html_free (HdHtml *self)
{
  g_ptr_array_unref (self->chunks);
  g_free (self);
}

static gpointer
take (HdHtml *self, gsize size)
{
  gpointer block;

  size = (size + 7) & ~(gsize) 7;
  if (size > CHUNK_SIZE / 4)
    {
      block = g_malloc (size);
      g_ptr_array_add (self->chunks, block);
      return block;
    }
  if (size > self->left)
    {
      self->at = g_malloc (CHUNK_SIZE);
      self->left = CHUNK_SIZE;
      g_ptr_array_add (self->chunks, self->at);
    }
  block = self->at;
  self->at += size;
  self->left -= size;
  return block;
}

/**
 * hd_html_begin_layer:
 *
 * What is made from here on can be given back before the rest: one attempt at something. Nothing
 * that was made before may point to it.
 *
 * Returns: (transfer full): the layer below, for hd_html_end_layer()
 */
HdHtmlLayer *
hd_html_begin_layer (HdHtml *self)
{
  HdHtmlLayer *below = g_new (HdHtmlLayer, 1);

  below->chunks = self->chunks;
  below->at = self->at;
  below->left = self->left;
  self->chunks = g_ptr_array_new_with_free_func (g_free);
  self->at = NULL;
  self->left = 0;
  return below;
}

/**
 * hd_html_end_layer:
 * @below: (transfer full): of hd_html_begin_layer()
 *
 * Returns: (transfer full): what was made in the layer, for hd_html_keep_layer() or to be freed
 */
GPtrArray *
hd_html_end_layer (HdHtml *self, HdHtmlLayer *below)
{
  GPtrArray *layer = self->chunks;

  self->chunks = below->chunks;
  self->at = below->at;
  self->left = below->left;
  g_free (below);
  return layer;
}

/* @layer: (transfer full): lives as long as the tree from now on */
void
hd_html_keep_layer (HdHtml *self, GPtrArray *layer)
{
  g_ptr_array_extend_and_steal (self->chunks, layer);
}

/* Keeps a copy of @text for as long as the tree lives. */
const char *
hd_html_keep (HdHtml *self, const char *text, gsize length)
{
  char *copy = take (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

static HdNode *
add_node (HdHtml *self, HdTag tag)
{
  HdNode *node = take (self, sizeof (HdNode));

  memset (node, 0, sizeof *node);
  node->tag = (guint16) tag;
  self->n_nodes++;
  return node;
}

/* A new element that stands nowhere yet. */
HdNode *
hd_html_add_element (HdHtml *self, HdTag tag)
{
  return add_node (self, tag);
}

/* A new run of text that stands nowhere yet; @text is copied. */
HdNode *
hd_html_add_text (HdHtml *self, const char *text, gsize length)
{
  HdNode *node = add_node (self, HD_TAG_TEXT);

  node->text = hd_html_keep (self, text, length);
  node->length = (guint32) length;
  return node;
}

static HdNode *
copy_one (HdHtml *self, const HdNode *node)
{
  HdNode *copy = take (self, sizeof (HdNode));

  *copy = *node;
  copy->parent = copy->first = copy->last = copy->previous = copy->next = NULL;
  self->n_nodes++;
  return copy;
}

/* A copy of @node and all that it holds; texts and attributes are shared. */
HdNode *
hd_html_copy (HdHtml *self, const HdNode *node)
{
  HdNode *top = copy_one (self, node);
  HdNode *at = top;
  const HdNode *from = node;

  while (TRUE)
    {
      HdNode *copy;

      if (from->first != NULL)
        from = from->first;
      else
        {
          /* Below @node both have the same shape, so that neither runs out of parents alone. */
          while (from != node && from->next == NULL)
            {
              from = from->parent;
              at = at->parent;
              g_assert (at != NULL);
            }
          if (from == node)
            return top;
          from = from->next;
          at = at->parent;
          g_assert (at != NULL);
        }

      copy = copy_one (self, from);
      copy->parent = at;
      copy->previous = at->last;
      if (at->last != NULL)
        at->last->next = copy;
      else
        at->first = copy;
      at->last = copy;
      at = copy;
    }
}

HdNode *
hd_html_get_root (const HdHtml *self)
{
  return self->root;
}

guint
hd_html_get_n_nodes (const HdHtml *self)
{
  return self->n_nodes;
}

/* Whether the page had more nodes than are read. */
gboolean
hd_html_was_cut (const HdHtml *self)
{
  return self->cut;
}

/* Attributes. */

static HdAttribute *
new_attribute (HdHtml *self, const char *name, const char *value)
{
  HdAttribute *attribute = take (self, sizeof (HdAttribute));

  attribute->name = name;
  attribute->value = value;
  attribute->next = NULL;
  return attribute;
}

const char *
hd_node_get_attribute (const HdNode *node, const char *name)
{
  for (const HdAttribute *a = node->attributes; a != NULL; a = a->next)
    if (a->name[0] == name[0] && strcmp (a->name, name) == 0)
      return a->value;
  return NULL;
}

/* The list without @name, copied, since copies of the node may share it; *@last is where to go on.
 */
static HdAttribute *
copy_without (HdHtml *self, const HdAttribute *list, const char *name, HdAttribute **last)
{
  HdAttribute *head = NULL;

  *last = NULL;
  for (const HdAttribute *a = list; a != NULL; a = a->next)
    {
      HdAttribute *copy;

      if (strcmp (a->name, name) == 0)
        continue;
      copy = new_attribute (self, a->name, a->value);
      if (*last != NULL)
        (*last)->next = copy;
      else
        head = copy;
      *last = copy;
    }
  return head;
}

void
hd_html_set_attribute (HdHtml *self, HdNode *node, const char *name, const char *value)
{
  HdAttribute *last;
  HdAttribute *head = copy_without (self, node->attributes, name, &last);
  HdAttribute *attribute = new_attribute (self, hd_html_keep (self, name, strlen (name)),
                                          hd_html_keep (self, value, strlen (value)));

  if (last != NULL)
    last->next = attribute;
  node->attributes = head != NULL ? head : attribute;
}

void
hd_html_remove_attribute (HdHtml *self, HdNode *node, const char *name)
{
  HdAttribute *last;

  if (hd_node_get_attribute (node, name) != NULL)
    node->attributes = copy_without (self, node->attributes, name, &last);
}

/* Adds to the front, for a parser that adds many: neither name may be there yet nor the list be
 * shared. */
void
hd_html_add_attribute (HdHtml *self, HdNode *node, const char *name, const char *value)
{
  HdAttribute *attribute = new_attribute (self, hd_html_keep (self, name, strlen (name)),
                                          hd_html_keep (self, value, strlen (value)));

  attribute->next = (HdAttribute *) node->attributes;
  node->attributes = attribute;
}

/* Moving nodes. */

/* What is above a node that changed must be measured again. A measured node has only measured
 * nodes below it, so the first unmeasured one ends the way up. */
static void
forget_measure (HdNode *node)
{
  for (; node != NULL && node->measured; node = node->parent)
    node->measured = FALSE;
}

void
hd_node_detach (HdNode *node)
{
  HdNode *parent = node->parent;

  if (parent == NULL)
    return;

  forget_measure (parent);
  if (node->previous != NULL)
    node->previous->next = node->next;
  else
    parent->first = node->next;
  if (node->next != NULL)
    node->next->previous = node->previous;
  else
    parent->last = node->previous;
  node->parent = node->previous = node->next = NULL;
}

void
hd_node_append (HdNode *parent, HdNode *node)
{
  hd_node_detach (node);
  node->parent = parent;
  node->previous = parent->last;
  if (parent->last != NULL)
    parent->last->next = node;
  else
    parent->first = node;
  parent->last = node;
  forget_measure (parent);
}

void
hd_node_insert_before (HdNode *node, HdNode *reference)
{
  HdNode *parent = reference->parent;

  g_assert (parent != NULL && node != reference);

  hd_node_detach (node);
  node->parent = parent;
  node->next = reference;
  node->previous = reference->previous;
  if (reference->previous != NULL)
    reference->previous->next = node;
  else
    parent->first = node;
  reference->previous = node;
  forget_measure (parent);
}

/* Puts @replacement, from wherever it stands, where @node is, and takes @node out. */
void
hd_node_replace (HdNode *node, HdNode *replacement)
{
  hd_node_insert_before (replacement, node);
  hd_node_detach (node);
}

/* Replaces @node by its children. */
void
hd_node_unwrap (HdNode *node)
{
  while (node->first != NULL)
    hd_node_insert_before (node->first, node);
  hd_node_detach (node);
}

void
hd_node_take_children (HdNode *node, HdNode *from)
{
  while (from->first != NULL)
    hd_node_append (node, from->first);
}

void
hd_node_set_tag (HdNode *node, HdTag tag)
{
  forget_measure (node);
  node->tag = (guint16) tag;
}

/* Says whether a table holds data, for which it is measured by. */
void
hd_node_set_data_table (HdNode *node, gboolean data)
{
  forget_measure (node);
  node->data_table = data != FALSE;
}

/* Walking: in the order of the page, below @top (not @top itself). */

HdNode *
hd_node_next_after (const HdNode *node, const HdNode *top)
{
  while (node != NULL && node != top && node->next == NULL)
    node = node->parent;
  return node == NULL || node == top ? NULL : node->next;
}

HdNode *
hd_node_next (const HdNode *node, const HdNode *top)
{
  return node->first != NULL ? node->first : hd_node_next_after (node, top);
}

/* The next element; @inside says whether those in @node count. */
HdNode *
hd_node_next_element (const HdNode *node, const HdNode *top, gboolean inside)
{
  HdNode *next = inside ? hd_node_next (node, top) : hd_node_next_after (node, top);

  while (next != NULL && next->tag == HD_TAG_TEXT)
    next = hd_node_next_after (next, top);
  return next;
}

HdNode *
hd_node_first_element (const HdNode *node)
{
  HdNode *child = node->first;

  while (child != NULL && child->tag == HD_TAG_TEXT)
    child = child->next;
  return child;
}

HdNode *
hd_node_next_sibling_element (const HdNode *node)
{
  HdNode *next = node->next;

  while (next != NULL && next->tag == HD_TAG_TEXT)
    next = next->next;
  return next;
}

HdNode *
hd_node_previous_sibling_element (const HdNode *node)
{
  HdNode *previous = node->previous;

  while (previous != NULL && previous->tag == HD_TAG_TEXT)
    previous = previous->previous;
  return previous;
}

guint
hd_node_count_elements (const HdNode *node)
{
  guint n = 0;

  for (const HdNode *child = node->first; child != NULL; child = child->next)
    n += child->tag != HD_TAG_TEXT;
  return n;
}

/* Whether one of the @levels nearest ancestors (0: any) is a @tag. */
gboolean
hd_node_has_ancestor (const HdNode *node, HdTag tag, guint levels)
{
  guint level = 0;

  for (const HdNode *up = node->parent; up != NULL; up = up->parent)
    {
      if (up->tag == tag)
        return TRUE;
      if (++level == levels)
        return FALSE;
    }
  return FALSE;
}

/* The first @tag below @top. */
HdNode *
hd_html_find (HdNode *top, HdTag tag)
{
  for (HdNode *node = top->first; node != NULL; node = hd_node_next (node, top))
    if (node->tag == tag)
      return node;
  return NULL;
}

/**
 * hd_node_list:
 *
 * Returns: (transfer container) (element-type HdNode): the elements below @top that are one of
 *   @tags, in the order of the page, as they are now: the tree may change while one goes through
 */
GPtrArray *
hd_node_list (HdNode *top, const HdTag *tags, guint n_tags)
{
  GPtrArray *list = g_ptr_array_new ();

  for (HdNode *node = top->first; node != NULL; node = hd_node_next (node, top))
    for (guint i = 0; i < n_tags; i++)
      if (node->tag == tags[i])
        {
          g_ptr_array_add (list, node);
          break;
        }
  return list;
}
