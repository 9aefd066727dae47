/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include "hd-address.h"

#include <string.h>

/* The last changes to an article: absolute addresses, fewer boxes. */

static void
resolve_attribute (HdHtml *html, HdNode *node, const char *name, const char *base)
{
  const char *value = hd_node_get_attribute (node, name);
  g_autofree char *address = NULL;

  if (value == NULL || value[0] == '\0')
    return;
  address = hd_address_resolve (base, value);
  if (address != NULL)
    hd_html_set_attribute (html, node, name, address);
}

/* "address 2x, address 3x": an address may hold commas, but not end in one. */
static void
resolve_set (HdHtml *html, HdNode *node, const char *base)
{
  const char *value = hd_node_get_attribute (node, "srcset");
  g_autoptr (GString) set = NULL;

  if (value == NULL || value[0] == '\0')
    return;

  set = g_string_new (NULL);
  while (*(value += strspn (value, " \t\n\r\f,")) != '\0')
    {
      gsize length = strcspn (value, " \t\n\r\f");
      g_autofree char *source = g_strndup (value, length);
      g_autofree char *address = NULL;
      gboolean ended = g_str_has_suffix (source, ",");

      while (g_str_has_suffix (source, ","))
        source[strlen (source) - 1] = '\0';
      address = hd_address_resolve (base, source);
      if (set->len > 0)
        g_string_append (set, ", ");
      g_string_append (set, address != NULL ? address : source);
      value += length;
      if (!ended)
        {
          gsize rest;

          value += strspn (value, " \t\n\r\f");
          rest = strcspn (value, ",");
          if (rest > 0)
            {
              g_string_append_c (set, ' ');
              g_string_append_len (set, value, (gssize) rest);
            }
          value += rest;
        }
    }
  hd_html_set_attribute (html, node, "srcset", set->str);
}

/* A link to a script is the text that it shows. */
static void
open_script_link (HdNode *link)
{
  if (link->first != NULL && link->first == link->last && link->first->tag == HD_TAG_TEXT)
    hd_node_unwrap (link);
  else
    {
      link->attributes = NULL;
      hd_node_set_tag (link, HD_TAG_SPAN);
    }
}

/**
 * hd_extract_resolve_links:
 * @base: what addresses are relative to
 * @page: the address of the page itself
 */
void
hd_extract_resolve_links (HdHtml *html, HdNode *article, const char *base, const char *page)
{
  gboolean own = g_strcmp0 (base, page) == 0;

  for (HdNode *node = article->first, *next; node != NULL; node = next)
    {
      next = hd_node_next (node, article);
      if (node->tag == HD_TAG_A)
        {
          const char *target = hd_node_get_attribute (node, "href");
          g_autofree char *scheme = target != NULL ? hd_address_get_scheme (target) : NULL;

          if (scheme != NULL && g_str_equal (scheme, "javascript"))
            open_script_link (node);
          else if (target != NULL && !(own && target[0] == '#'))
            resolve_attribute (html, node, "href", base);
        }
      else if (node->tag == HD_TAG_IMG || node->tag == HD_TAG_PICTURE ||
               node->tag == HD_TAG_FIGURE || node->tag == HD_TAG_VIDEO ||
               node->tag == HD_TAG_AUDIO || node->tag == HD_TAG_SOURCE ||
               node->tag == HD_TAG_IFRAME)
        {
          resolve_attribute (html, node, "src", base);
          resolve_attribute (html, node, "poster", base);
          resolve_set (html, node, base);
        }
    }
}

/* A box that holds nothing goes; one that holds just a box is that box. */
void
hd_extract_simplify (HdHtml *html, HdNode *article)
{
  HdNode *node = hd_node_next_element (article, article, TRUE);

  while (node != NULL)
    {
      HdNode *next = NULL;

      if (node->tag == HD_TAG_DIV || node->tag == HD_TAG_SECTION)
        {
          if (hd_extract_is_empty (node))
            {
              next = hd_node_next_element (node, article, FALSE);
              hd_node_detach (node);
              node = next;
              continue;
            }
          if (hd_extract_has_only (node, HD_TAG_DIV) || hd_extract_has_only (node, HD_TAG_SECTION))
            {
              HdNode *child = hd_node_first_element (node);

              for (const HdAttribute *a = node->attributes; a != NULL; a = a->next)
                hd_html_set_attribute (html, child, a->name, a->value);
              hd_node_replace (node, child);
              node = child;
              continue;
            }
        }
      node = hd_node_next_element (node, article, TRUE);
    }
}
