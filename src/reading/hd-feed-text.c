/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-private.h"

#include <string.h>

#include "hd-address.h"
#include "hd-extract-private.h"
#include "hd-html-entities.h"
#include "hd-html-sanitize.h"
#include "hd-text.h"

/* The texts of a feed: to sanitized HTML, to plain lines. */

/* Plain text as HTML. */
char *
hd_feed_html_from_plain (const char *text)
{
  g_autofree char *clean = hd_text_clean (text, -1);

  g_strstrip (clean);
  return g_markup_escape_text (clean, -1);
}

/* "<!DOCTYPE" or "1 < 2" alone is no markup. */
static gboolean
is_plain (const char *text)
{
  const char *open = strchr (text, '<');

  return (open == NULL || strchr (open, '>') == NULL) && strchr (text, '&') == NULL;
}

/* @markup as the sanitized subset, its addresses made absolute against @base (nullable). */
char *
hd_feed_html_clean (HdFeed *feed, const char *markup, const char *base)
{
  g_autoptr (HdHtml) html = NULL;
  char *clean;
  HdNode *body;

  if (is_plain (markup))
    return hd_feed_html_from_plain (markup);
  html = hd_html_parse (markup, strlen (markup), NULL);
  if (html == NULL)
    return NULL;
  if (hd_html_was_cut (html))
    hd_feed_warn (feed, HD_FEED_ENTRY_CUT);
  body = hd_html_find (hd_html_get_root (html), HD_TAG_BODY);
  hd_extract_resolve_links (html, body, base, NULL);
  clean = hd_html_sanitize (body);
  return g_strstrip (clean);
}

/* Titles speak of "vector<int>": what HTML has no element for is text. */
static char *
keep_unknown_tags (const char *text)
{
  static const char *const presentational[] = { "font",    "center", "big",     "nobr",
                                                "acronym", "blink",  "marquee", NULL };
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      const char *name = p[0] == '<' && p[1] == '/' ? p + 2 : p + 1;
      gsize n = 0;

      if (*p != '<')
        {
          g_string_append_c (out, *p);
          continue;
        }
      while (g_ascii_isalnum (name[n]))
        n++;
      g_autofree char *tag = g_ascii_strdown (name, (gssize) n);
      gboolean known =
        *name == '!' ||
        (n > 0 && (hd_tag_find (tag, n) != HD_TAG_OTHER || g_strv_contains (presentational, tag)));
      g_string_append (out, known ? "<" : "&lt;");
    }
  return g_string_free (out, FALSE);
}

/* @text as one line, without white space at its ends; NULL when nothing is left. */
char *
hd_feed_plain_line (const char *text)
{
  g_autofree char *clean = text != NULL ? hd_text_clean_line (text, -1) : NULL;
  g_autofree char *line = clean != NULL ? hd_html_fold (clean, TRUE) : NULL;

  return line != NULL && line[0] != '\0' ? g_steal_pointer (&line) : NULL;
}

/* @text with the characters that its references stand for. */
char *
hd_feed_resolve_references (const char *text)
{
  GString *out = g_string_new (NULL);
  const char *end = text + strlen (text);

  while (text < end)
    {
      gunichar points[2] = { 0 };
      const char *next = memchr (text, '&', (gsize) (end - text));
      gsize n;

      if (next == NULL)
        next = end;
      g_string_append_len (out, text, next - text);
      text = next;
      if (text == end)
        break;
      n = hd_html_reference_read (text, (gsize) (end - text), FALSE, points);
      if (n == 0)
        {
          g_string_append_c (out, '&');
          text++;
          continue;
        }
      g_string_append_unichar (out, points[0]);
      if (points[1] != 0)
        g_string_append_unichar (out, points[1]);
      text += n;
    }
  return g_string_free (out, FALSE);
}

/* The text of @markup as one line; NULL when there is none. */
char *
hd_feed_plain_from_html (const char *markup)
{
  g_autoptr (HdHtml) html = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *text = NULL;
  HdNode *body;

  if (is_plain (markup))
    return hd_feed_plain_line (markup);
  if (strchr (markup, '<') == NULL)
    {
      text = hd_feed_resolve_references (markup);
      return hd_feed_plain_line (text);
    }
  kept = keep_unknown_tags (markup);
  html = hd_html_parse (kept, strlen (kept), NULL);
  if (html == NULL)
    return NULL;
  body = hd_html_find (hd_html_get_root (html), HD_TAG_BODY);
  for (HdNode *n = body->first, *next; n != NULL; n = next)
    {
      next = hd_node_next (n, body);
      /* What an unclosed object or form swallows is still the title. */
      if (n->tag == HD_TAG_SCRIPT || n->tag == HD_TAG_STYLE || n->tag == HD_TAG_TEMPLATE)
        {
          next = hd_node_next_after (n, body);
          hd_node_detach (n);
        }
    }
  text = hd_node_dup_text (body, TRUE);
  return hd_feed_plain_line (text);
}

/* The display name in "me@example.org (Name)", "Name (me@example.org)" or "Name <me@example.org>",
 * else the address. */
char *
hd_feed_person (const char *text, gboolean *is_address)
{
  g_autofree char *line = hd_feed_plain_line (text);
  char *open, *close;

  *is_address = FALSE;
  if (line == NULL || strchr (line, '@') == NULL)
    return g_steal_pointer (&line);

  open = strchr (line, '(');
  close = strrchr (line, ')');
  if (open != NULL && close > open + 1)
    {
      g_autofree char *inside = g_strndup (open + 1, (gsize) (close - open - 1));
      g_autofree char *before = g_strndup (line, (gsize) (open - line));
      char *name = hd_feed_plain_line (
        strchr (before, '@') == NULL && strchr (inside, '@') != NULL ? before : inside);

      if (name != NULL)
        return name;
    }
  open = strchr (line, '<');
  if (open != NULL && strchr (open, '@') != NULL)
    {
      g_autofree char *before = g_strndup (line, (gsize) (open - line));
      g_autofree char *name = NULL;

      g_strdelimit (before, "\"", ' ');
      name = hd_feed_plain_line (before);
      if (name != NULL)
        return g_steal_pointer (&name);
      memmove (line, open + 1, strlen (open));
      line[strcspn (line, ">")] = '\0';
    }
  *is_address = strchr (line, ' ') == NULL;
  return g_steal_pointer (&line);
}

/**
 * hd_feed_address:
 * @base: (nullable)
 *
 * Returns: (transfer full) (nullable): the address in @text, absolute where that can be; %NULL when
 *   there is none, or it would do something itself rather than lead to a place
 */
char *
hd_feed_address (const char *base, const char *text)
{
  static const char *const active[] = { "javascript", "vbscript", "data", NULL };
  g_autofree char *address = hd_address_resolve (base, text);
  g_autofree char *scheme = NULL;

  if (address == NULL)
    address = hd_feed_plain_line (text);
  scheme = address != NULL ? hd_address_get_scheme (address) : NULL;
  return scheme == NULL || !g_strv_contains (active, scheme) ? g_steal_pointer (&address) : NULL;
}
