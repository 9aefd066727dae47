/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include <string.h>

/* Says honestly when what was found may not be what one wanted. */

/* An element that scripts fill. */
static gboolean
is_script_root (HdNode *node, const char *id)
{
  static const char *const ids[] = { "root",     "app",      "__next",    "__nuxt", "react-root",
                                     "main-app", "app-root", "ember-app", "svelte" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_str_equal (id, ids[i]))
      return hd_node_get_text_length (node) < 100;
  return FALSE;
}

/* What the pages have that a site shows before it lets somebody in. */
static gboolean
is_visitor_check (const char *id)
{
  static const char *const ids[] = { "challenge-form", "challenge-running",    "challenge-stage",
                                     "cf-wrapper",     "challenge-error-text", "px-captcha" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_str_equal (id, ids[i]))
      return TRUE;
  return FALSE;
}

static gboolean
contains_any (const char *text, const char *const *phrases, guint n)
{
  for (guint i = 0; i < n; i++)
    if (strstr (text, phrases[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
asks_for_scripts (const HdNode *node)
{
  static const char *const phrases[] = { "enable javascript",     "javascript is disabled",
                                         "requires javascript",   "need to enable javascript",
                                         "javascript aktivieren", "activer javascript",
                                         "habilita javascript",   "activa javascript" };
  g_autofree char *text = hd_node_dup_text (node, TRUE);
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return contains_any (lower, phrases, G_N_ELEMENTS (phrases));
}

/* A paragraph of its own with the text of @node. */
static HdNode *
take_text (HdHtml *html, const HdNode *node)
{
  HdNode *whole = hd_html_add_element (html, HD_TAG_DIV);
  HdNode *paragraph = hd_html_add_element (html, HD_TAG_P);
  g_autofree char *text = hd_node_dup_text (node, TRUE);

  hd_node_append (whole, paragraph);
  hd_node_append (paragraph, hd_html_add_text (html, text, strlen (text)));
  return whole;
}

static gboolean
asks_to_pay (HdNode *body)
{
  static const char *const phrases[] = {
    "subscribe to continue reading",
    "subscribe to read",
    "to continue reading",
    "already a subscriber",
    "log in to continue",
    "sign in to continue",
    "log in to read",
    "sign in to read",
    "this article is for subscribers",
    "for subscribers only",
    "subscribers only",
    "create a free account to",
    "register to continue",
    "jetzt weiterlesen mit",
    "nur für abonnenten",
    "bereits abonnent",
    "mit einem abo weiterlesen",
    "melden sie sich an, um",
    "artikel freischalten",
    "réservé aux abonnés",
    "déjà abonné",
    "pour lire la suite",
    "solo para suscriptores",
    "suscríbete para",
    "ya eres suscriptor",
    "inicia sesión para",
  };
  g_autofree char *text = hd_node_dup_text (body, TRUE);
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return contains_any (lower, phrases, G_N_ELEMENTS (phrases));
}

/**
 * hd_extract_look_for_signs:
 *
 * Notes what could explain a poor article, before scripts and forms are removed.
 */
void
hd_extract_look_for_signs (HdHtml *html, HdNode *body, HdPageSigns *signs)
{
  memset (signs, 0, sizeof *signs);
  signs->length = hd_node_get_text_length (body);

  for (HdNode *n = hd_html_get_root (html); n != NULL;
       n = hd_node_next (n, hd_html_get_root (html)))
    {
      const char *id = hd_node_get_attribute (n, "id");
      const char *type = n->tag == HD_TAG_INPUT ? hd_node_get_attribute (n, "type") : NULL;

      signs->scripts += n->tag == HD_TAG_SCRIPT;
      if (id != NULL && n->tag != HD_TAG_TEXT)
        {
          signs->script_root |= is_script_root (n, id);
          signs->checks_visitors |= is_visitor_check (id);
        }
      if (n->tag == HD_TAG_NOSCRIPT && signs->asking == NULL && asks_for_scripts (n))
        signs->asking = take_text (html, n);
      if (type != NULL && g_ascii_strcasecmp (type, "password") == 0)
        signs->asks_to_log_in = TRUE;
    }
  signs->asks_to_pay = signs->length < 200000 && asks_to_pay (body);
}

/* Returns: what a reader of @article should know */
HdPageDoubts
hd_extract_doubt (const HdPageSigns *signs, HdNode *article)
{
  guint length = hd_node_get_text_length (article);

  if (length < 400 && signs->scripts > 0 && signs->checks_visitors)
    return HD_DOUBT_CHECK;
  if (length < 400 && signs->scripts > 0 && (signs->script_root || signs->asking != NULL))
    return HD_DOUBT_SCRIPTS;
  if (length < 2500 && signs->asks_to_pay)
    return HD_DOUBT_SUBSCRIBE;
  if (length < 1000 && signs->asks_to_log_in)
    return HD_DOUBT_LOG_IN;
  if (length < 250)
    return HD_DOUBT_SHORT;
  if (hd_node_get_link_density (article) > 0.5)
    return HD_DOUBT_LINKS;
  if (length < 1000 && signs->length > 8 * length)
    return HD_DOUBT_PART;
  return HD_DOUBT_NONE;
}
