/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include <string.h>

/* The walk through the page that removes what is surely no article and makes paragraphs. */

/* The value of a property in a style attribute, the last one counting. */
static gboolean
style_says (const char *style, const char *property, const char *value)
{
  gboolean says = FALSE;

  while (style != NULL && *style != '\0')
    {
      gsize length = strcspn (style, ";");
      const char *colon = memchr (style, ':', length);

      if (colon != NULL)
        {
          g_autofree char *name = g_strndup (style, (gsize) (colon - style));
          g_autofree char *set = g_strndup (colon + 1, length - (gsize) (colon - style) - 1);
          char *mark = strchr (set, '!');

          if (mark != NULL)
            *mark = '\0';
          if (g_ascii_strcasecmp (g_strstrip (name), property) == 0)
            says = g_ascii_strcasecmp (g_strstrip (set), value) == 0;
        }
      style += length;
      style += *style == ';';
    }
  return says;
}

gboolean
hd_extract_is_invisible (const HdNode *node)
{
  const char *style = NULL;
  const char *class = NULL;
  const char *role = NULL;
  gboolean aria_hidden = FALSE;
  gboolean modal = FALSE;

  for (const HdAttribute *a = node->attributes; a != NULL; a = a->next)
    {
      if (g_str_equal (a->name, "hidden"))
        return TRUE;
      if (g_str_equal (a->name, "style"))
        style = a->value;
      else if (g_str_equal (a->name, "class"))
        class = a->value;
      else if (g_str_equal (a->name, "role"))
        role = a->value;
      else if (g_str_equal (a->name, "aria-hidden"))
        aria_hidden = g_str_equal (a->value, "true");
      else if (g_str_equal (a->name, "aria-modal"))
        modal = g_str_equal (a->value, "true");
    }

  if (style != NULL &&
      (style_says (style, "display", "none") || style_says (style, "visibility", "hidden")))
    return TRUE;
  if (aria_hidden && (class == NULL || strstr (class, "fallback-image") == NULL))
    return TRUE;
  return modal && role != NULL && g_str_equal (role, "dialog");
}

/* Reads a byline if @node is one. */
static gboolean
take_byline (HdExtraction *self, HdNode *node, const char *names)
{
  const char *rel = hd_node_get_attribute (node, "rel");
  const char *itemprop = hd_node_get_attribute (node, "itemprop");
  g_autofree char *text = NULL;
  glong length;

  if (!(rel != NULL && g_str_equal (rel, "author")) &&
      !(itemprop != NULL && strstr (itemprop, "author") != NULL) && !hd_extract_is_byline (names))
    return FALSE;
  /* Folding cannot make 100 characters of very many more; those are not copied. */
  if (hd_node_measure (node)->solid == 0 || node->measure.solid >= 100)
    return FALSE;

  text = hd_node_dup_text (node, FALSE);
  length = g_utf8_strlen (text, -1);
  if (length == 0 || length >= 100)
    return FALSE;

  for (HdNode *n = node->first; n != NULL; n = hd_node_next (n, node))
    {
      const char *what = hd_node_get_attribute (n, "itemprop");

      if (what != NULL && strstr (what, "name") != NULL)
        {
          g_free (text);
          text = hd_node_dup_text (n, FALSE);
          break;
        }
    }
  g_free (self->byline);
  self->byline = g_steal_pointer (&text);
  return TRUE;
}

static gboolean
repeats_title (HdNode *node, const char *title)
{
  g_autofree char *text = NULL;

  if (title == NULL || (node->tag != HD_TAG_H1 && node->tag != HD_TAG_H2))
    return FALSE;
  text = hd_node_dup_text (node, FALSE);
  return hd_extract_similarity (title, text) > 0.75;
}

static HdNode *
find_article_element (HdNode *node)
{
  while (node != NULL && node->tag != HD_TAG_ARTICLE)
    node = node->parent;
  return node;
}

static gboolean
has_unlikely_role (const HdNode *node)
{
  static const char *const roles[] = {
    "menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog",
  };
  const char *role = hd_node_get_attribute (node, "role");

  for (guint i = 0; role != NULL && i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (role, roles[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_unlikely (const HdNode *node, const char *names)
{
  if (node->tag != HD_TAG_A && hd_extract_is_unlikely (names) &&
      !hd_node_has_ancestor (node, HD_TAG_TABLE, 4) && !hd_node_has_ancestor (node, HD_TAG_CODE, 4))
    return TRUE;
  return has_unlikely_role (node);
}

/* What a div that holds none of can be a paragraph. */
static gboolean
holds_block (HdNode *node)
{
  for (HdNode *n = node->first; n != NULL; n = hd_node_next (n, node))
    switch (n->tag)
      {
      case HD_TAG_BLOCKQUOTE:
      case HD_TAG_DL:
      case HD_TAG_DIV:
      case HD_TAG_IMG:
      case HD_TAG_OL:
      case HD_TAG_P:
      case HD_TAG_PRE:
      case HD_TAG_TABLE:
      case HD_TAG_UL:
        return TRUE;
      default:
        break;
      }
  return FALSE;
}

static gboolean
is_blank_or_break (HdNode *node)
{
  return node->tag == HD_TAG_BR || (node->tag == HD_TAG_TEXT && hd_node_is_blank (node));
}

/* Puts runs of text and inline elements that stand in a div into paragraphs. */
static void
wrap_phrasing (HdHtml *html, HdNode *div)
{
  HdNode *paragraph = NULL;
  HdNode *next;

  for (HdNode *child = div->first; child != NULL; child = next)
    {
      next = child->next;
      if (hd_extract_is_phrasing (child))
        {
          if (paragraph == NULL && !is_blank_or_break (child))
            {
              paragraph = hd_html_add_element (html, HD_TAG_P);
              hd_node_insert_before (paragraph, child);
            }
          if (paragraph != NULL)
            hd_node_append (paragraph, child);
        }
      else if (paragraph != NULL)
        {
          while (paragraph->last != NULL && is_blank_or_break (paragraph->last))
            hd_node_detach (paragraph->last);
          paragraph = NULL;
        }
    }
}

/* Makes a paragraph of a div that is one. Returns the node that stands there now. */
static HdNode *
refine_div (HdExtraction *self, HdNode *div, GPtrArray *to_score)
{
  wrap_phrasing (self->html, div);

  if (hd_extract_has_only (div, HD_TAG_P) && hd_node_get_link_density (div) < 0.25)
    {
      HdNode *paragraph = hd_node_first_element (div);

      if (div->folded != HD_FOLD_NONE)
        paragraph->folded = div->folded;
      hd_node_replace (div, paragraph);
      g_ptr_array_add (to_score, paragraph);
      return paragraph;
    }
  if (!holds_block (div))
    {
      hd_node_set_tag (div, HD_TAG_P);
      g_ptr_array_add (to_score, div);
    }
  return div;
}

static gboolean
goes_when_empty (HdTag tag)
{
  return tag == HD_TAG_DIV || tag == HD_TAG_SECTION || tag == HD_TAG_HEADER ||
         hd_tag_is_heading (tag);
}

static gboolean
is_scored (const HdExtraction *self, HdTag tag)
{
  if (self->score_lists &&
      (tag == HD_TAG_LI || tag == HD_TAG_DT || tag == HD_TAG_DD || tag == HD_TAG_BLOCKQUOTE))
    return TRUE;
  return tag == HD_TAG_SECTION || (tag >= HD_TAG_H2 && tag <= HD_TAG_H6) || tag == HD_TAG_P ||
         tag == HD_TAG_TD || tag == HD_TAG_PRE;
}

/* Removes from the body what this attempt may, and lists in @to_score what it judges by. */
void
hd_extract_prune (HdExtraction *self, GPtrArray *to_score)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  HdNode *node = hd_node_next_element (self->body, self->body, TRUE);
  gboolean title_seen = FALSE;

  self->titled = NULL;
  while (node != NULL)
    {
      const char *names = hd_extract_names (node, buffer);
      gboolean drop = hd_extract_is_invisible (node);

      if (!drop && self->byline == NULL && self->facts->byline == NULL)
        drop = take_byline (self, node, names);
      if (!drop && !title_seen)
        {
          drop = title_seen = repeats_title (node, self->facts->title);
          if (title_seen)
            self->titled = find_article_element (node);
        }
      if (!drop && self->strip_unlikely)
        drop = is_unlikely (node, names);
      if (!drop && goes_when_empty (node->tag))
        drop = hd_extract_is_empty (node);

      if (drop)
        {
          HdNode *next = hd_node_next_element (node, self->body, FALSE);

          hd_node_detach (node);
          node = next;
          continue;
        }

      if (is_scored (self, node->tag))
        g_ptr_array_add (to_score, node);
      if (node->tag == HD_TAG_DIV)
        node = refine_div (self, node, to_score);
      node = hd_node_next_element (node, self->body, TRUE);
    }
}
