/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include <string.h>

/* What is done to the whole page before anything is judged. */

/* Text and what flows with it. */
gboolean
hd_extract_is_phrasing (const HdNode *node)
{
  const HdNode *at = node;

  while (TRUE)
    {
      gboolean transparent = at->tag == HD_TAG_A || at->tag == HD_TAG_DEL || at->tag == HD_TAG_INS;

      if (!transparent && !hd_tag_is (at->tag, HD_KIND_PHRASING))
        return FALSE;
      if (transparent && at->first != NULL)
        {
          at = at->first;
          continue;
        }
      while (at != node && at->next == NULL)
        at = at->parent;
      if (at == node)
        return TRUE;
      at = at->next;
    }
}

/* No text, and no elements but br and hr. */
gboolean
hd_extract_is_empty (HdNode *node)
{
  guint n_breaks = 0;
  guint n_children;

  if (!hd_node_is_blank (node))
    return FALSE;
  n_children = hd_node_count_elements (node);
  if (n_children == 0)
    return TRUE;
  for (HdNode *n = node->first; n != NULL; n = hd_node_next (n, node))
    n_breaks += n->tag == HD_TAG_BR || n->tag == HD_TAG_HR;
  return n_children == n_breaks;
}

static gboolean
ends_in_text (const HdNode *text)
{
  const char *end = text->text + text->length;

  return text->length > 0 && !hd_html_is_white (g_utf8_get_char (g_utf8_prev_char (end)));
}

/* Whether the one element in @node is a @tag, beside no text. */
gboolean
hd_extract_has_only (const HdNode *node, HdTag tag)
{
  const HdNode *child = hd_node_first_element (node);

  if (child == NULL || child->tag != tag || hd_node_next_sibling_element (child) != NULL)
    return FALSE;
  for (const HdNode *n = node->first; n != NULL; n = n->next)
    if (n->tag == HD_TAG_TEXT && ends_in_text (n))
      return FALSE;
  return TRUE;
}

/* The picture that is all there is in @node, or NULL. */
static HdNode *
single_picture (HdNode *node)
{
  while (node != NULL)
    {
      HdNode *child;

      if (node->tag == HD_TAG_IMG)
        return node;
      child = hd_node_first_element (node);
      if (child == NULL || hd_node_next_sibling_element (child) != NULL || !hd_node_is_blank (node))
        return NULL;
      node = child;
    }
  return NULL;
}

static gboolean
may_become_picture (const HdNode *img)
{
  for (const HdAttribute *a = img->attributes; a != NULL; a = a->next)
    if (g_str_equal (a->name, "src") || g_str_equal (a->name, "srcset") ||
        g_str_equal (a->name, "data-src") || g_str_equal (a->name, "data-srcset") ||
        hd_extract_names_picture (a->value))
      return TRUE;
  return FALSE;
}

/* The picture that a page shows without scripts replaces the placeholder before it. */
static void
replace_placeholder (HdHtml *html, HdNode *noscript, HdNode *picture)
{
  HdNode *before = hd_node_previous_sibling_element (noscript);
  HdNode *old = before != NULL ? single_picture (before) : NULL;
  HdNode *top;

  if (old == NULL)
    return;

  for (const HdAttribute *a = old->attributes; a != NULL; a = a->next)
    {
      const char *value = hd_node_get_attribute (picture, a->name);
      g_autofree char *name = NULL;

      if (a->value[0] == '\0' ||
          !(g_str_equal (a->name, "src") || g_str_equal (a->name, "srcset") ||
            hd_extract_names_picture (a->value)) ||
          (value != NULL && g_str_equal (value, a->value)))
        continue;
      if (value != NULL)
        name = g_strconcat ("data-old-", a->name, NULL);
      hd_html_set_attribute (html, picture, name != NULL ? name : a->name, a->value);
    }

  top = hd_node_first_element (noscript);
  hd_node_replace (before, top);
}

/* Before scripts and noscript go: pictures that are in noscript are taken out of it. */
void
hd_extract_unwrap_pictures (HdHtml *html)
{
  const HdTag img = HD_TAG_IMG;
  const HdTag noscript = HD_TAG_NOSCRIPT;
  HdNode *root = hd_html_get_root (html);
  g_autoptr (GPtrArray) pictures = hd_node_list (root, &img, 1);
  g_autoptr (GPtrArray) noscripts = NULL;

  for (guint i = 0; i < pictures->len; i++)
    if (!may_become_picture (g_ptr_array_index (pictures, i)))
      hd_node_detach (g_ptr_array_index (pictures, i));

  noscripts = hd_node_list (root, &noscript, 1);
  for (guint i = 0; i < noscripts->len; i++)
    {
      HdNode *node = g_ptr_array_index (noscripts, i);
      HdNode *picture = single_picture (node);

      if (picture != NULL)
        replace_placeholder (html, node, picture);
    }
}

static HdNode *
skip_blank_text (HdNode *node)
{
  while (node != NULL && node->tag == HD_TAG_TEXT && hd_node_is_blank (node))
    node = node->next;
  return node;
}

static gboolean
is_blank_or_break (HdNode *node)
{
  return node->tag == HD_TAG_BR || (node->tag == HD_TAG_TEXT && hd_node_is_blank (node));
}

/* Two or more line breaks begin a paragraph. */
static void
replace_breaks (HdHtml *html, HdNode *body)
{
  const HdTag br = HD_TAG_BR;
  g_autoptr (GPtrArray) breaks = hd_node_list (body, &br, 1);

  for (guint i = 0; i < breaks->len; i++)
    {
      HdNode *first = g_ptr_array_index (breaks, i);
      HdNode *next = first->next;
      HdNode *paragraph;
      gboolean replaced = FALSE;

      if (first->parent == NULL)
        continue;
      while ((next = skip_blank_text (next)) != NULL && next->tag == HD_TAG_BR)
        {
          HdNode *after = next->next;

          replaced = TRUE;
          hd_node_detach (next);
          next = after;
        }
      if (!replaced)
        continue;

      paragraph = hd_html_add_element (html, HD_TAG_P);
      hd_node_replace (first, paragraph);
      for (next = paragraph->next; next != NULL;)
        {
          HdNode *sibling = next->next;

          if (next->tag == HD_TAG_BR)
            {
              HdNode *after = skip_blank_text (sibling);

              if (after != NULL && after->tag == HD_TAG_BR)
                break;
            }
          if (!hd_extract_is_phrasing (next))
            break;
          hd_node_append (paragraph, next);
          next = sibling;
        }
      while (paragraph->last != NULL && is_blank_or_break (paragraph->last))
        hd_node_detach (paragraph->last);
      if (paragraph->parent->tag == HD_TAG_P)
        hd_node_set_tag (paragraph->parent, HD_TAG_DIV);
    }
}

/* Removes what shows nothing, and mends markup of old. */
void
hd_extract_prepare (HdHtml *html, HdNode *body)
{
  static const HdTag unseen[] = {
    HD_TAG_SCRIPT,
    HD_TAG_NOSCRIPT,
    HD_TAG_STYLE,
    HD_TAG_TEMPLATE,
  };
  const HdTag font = HD_TAG_FONT;
  g_autoptr (GPtrArray) gone =
    hd_node_list (hd_html_get_root (html), unseen, G_N_ELEMENTS (unseen));
  g_autoptr (GPtrArray) fonts = NULL;

  for (guint i = 0; i < gone->len; i++)
    hd_node_detach (g_ptr_array_index (gone, i));
  replace_breaks (html, body);
  fonts = hd_node_list (body, &font, 1);
  for (guint i = 0; i < fonts->len; i++)
    hd_node_set_tag (g_ptr_array_index (fonts, i), HD_TAG_SPAN);
}
