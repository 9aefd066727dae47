/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include <string.h>

/*
 * What programs that make pages put into every text: links to edit a section or to point at it, a
 * table of contents, votes, counts and signatures in forums. By the names that the most used of
 * these programs give them.
 */

static const char *const furniture[] = {
  /* MediaWiki */
  "mw-editsection",
  "editsection",
  "mw-jump-link",
  "siteSub",
  "toc",
  "vector-toc",
  /* Sphinx, MkDocs, Hugo, GitHub */
  "headerlink",
  "heading-anchor",
  "toctree-wrapper",
  /* Stack Exchange */
  "votecell",
  "js-voting-container",
  "post-signature",
  "js-post-menu",
  "post-taglist",
  /* phpBB, vBulletin, XenForo, Discourse */
  "postprofile",
  "postfoot",
  "signaturecontainer",
  "message-signature",
  "message-userExtras",
  "message-footer",
  "reactionsBar",
  "post-likes",
  "crawler-linkback-list",
};

static gboolean
is_word (const char *text, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (furniture); i++)
    if (strlen (furniture[i]) == length && strncmp (furniture[i], text, length) == 0)
      return TRUE;
  return FALSE;
}

/* One of the words of @names is in the list. */
static gboolean
is_named (const char *names)
{
  for (const char *p = names; *p != '\0';)
    {
      gsize length = strcspn (p, " \t\n\r\f");

      if (length > 0 && is_word (p, length))
        return TRUE;
      p += length;
      p += strspn (p, " \t\n\r\f");
    }
  return FALSE;
}

/* phpBB's own name for it is one that a letter may have too. */
static gboolean
is_signature (const HdNode *node)
{
  const char *class = hd_node_get_attribute (node, "class");
  const char *above = node->parent != NULL ? hd_node_get_attribute (node->parent, "class") : NULL;

  return class != NULL && g_str_equal (class, "signature") && above != NULL &&
         strstr (above, "postbody") != NULL;
}

/* "¶" or "#" behind a heading leads to that heading. */
static gboolean
is_mark (HdNode *node)
{
  const char *href = node->tag == HD_TAG_A ? hd_node_get_attribute (node, "href") : NULL;
  g_autofree char *text = NULL;

  if (href == NULL || strchr (href, '#') == NULL || node->parent == NULL ||
      !hd_tag_is_heading (node->parent->tag) || hd_node_get_text_length (node) > 2)
    return FALSE;
  text = hd_node_dup_text (node, TRUE);
  return g_str_equal (text, "¶") || g_str_equal (text, "#") || g_str_equal (text, "§") ||
         g_str_equal (text, "🔗");
}

/* Marks it in a page, as what the text of an article goes without; before an article is sought, for
 * names get lost then. */
void
hd_extract_fold_furniture (HdNode *body)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  guint length = hd_node_get_text_length (body);

  for (HdNode *node = body->first, *next; node != NULL; node = next)
    {
      next = hd_node_next (node, body);
      if (node->tag == HD_TAG_TEXT || hd_node_get_text_length (node) * 3 > length)
        continue;
      if (is_named (hd_extract_names (node, buffer)) || is_signature (node) || is_mark (node))
        {
          node->folded = HD_FOLD_LINE;
          next = hd_node_next_after (node, body);
        }
    }
}

/* What nine tenths of an article are made of is its text, whatever it is called. */
void
hd_extract_spare_furniture (HdNode *article)
{
  guint length = hd_node_get_text_length (article);
  guint folded = 0;

  for (HdNode *node = article->first, *next; node != NULL; node = next)
    {
      next = hd_node_next (node, article);
      if (node->folded != HD_FOLD_LINE)
        continue;
      folded += hd_node_get_text_length (node);
      next = hd_node_next_after (node, article);
    }
  if (folded < length - length / 10)
    return;
  for (HdNode *node = article->first; node != NULL; node = hd_node_next (node, article))
    node->folded = HD_FOLD_NONE;
}
