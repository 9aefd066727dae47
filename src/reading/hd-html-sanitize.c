/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-html-sanitize.h"

#include "hd-address.h"
#include "hd-text.h"

#include <string.h>

/*
 * Writes the part of a tree that is harmless: elements and attributes of a list, addresses of known
 * schemes, text. It works on the tree alone, so there is nothing that could be read in two ways,
 * and what it writes comes out the same when it is read and written again.
 */

/* Attributes with the elements that may have them; 0 is any. */
static const struct
{
  const char *name;
  HdTag tag;
} allowed[] = {
  { "href", HD_TAG_A },        { "name", HD_TAG_A },          { "src", HD_TAG_IMG },
  { "srcset", HD_TAG_IMG },    { "alt", HD_TAG_IMG },         { "width", HD_TAG_IMG },
  { "height", HD_TAG_IMG },    { "colspan", HD_TAG_TD },      { "rowspan", HD_TAG_TD },
  { "colspan", HD_TAG_TH },    { "rowspan", HD_TAG_TH },      { "scope", HD_TAG_TH },
  { "start", HD_TAG_OL },      { "reversed", HD_TAG_OL },     { "type", HD_TAG_OL },
  { "value", HD_TAG_LI },      { "cite", HD_TAG_BLOCKQUOTE }, { "cite", HD_TAG_Q },
  { "datetime", HD_TAG_TIME }, { "title", HD_TAG_ABBR },      { "id", HD_TAG_TEXT },
  { "lang", HD_TAG_TEXT },     { "dir", HD_TAG_TEXT },        { "title", HD_TAG_A },
};

static gboolean
is_allowed (const char *name, HdTag tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    if ((allowed[i].tag == HD_TAG_TEXT || allowed[i].tag == tag) &&
        g_str_equal (name, allowed[i].name))
      return TRUE;
  return FALSE;
}

static gboolean
is_address (const char *name)
{
  return g_str_equal (name, "href") || g_str_equal (name, "src") || g_str_equal (name, "cite");
}

static gboolean
is_safe_address (const char *value, gboolean picture)
{
  g_autofree char *scheme = NULL;

  if (value[0] == '#')
    return !picture && value[1] != '\0';
  scheme = hd_address_get_scheme (value);
  if (scheme == NULL)
    return FALSE;
  return g_str_equal (scheme, "http") || g_str_equal (scheme, "https") ||
         (!picture && g_str_equal (scheme, "mailto"));
}

static gboolean
is_safe_set (const char *value)
{
  for (const char *p = value; *p != '\0'; p += strcspn (p, ","), p += *p == ',')
    {
      g_autofree char *source = NULL;
      g_autofree char *scheme = NULL;

      p += strspn (p, " ");
      if (*p == '\0')
        break;
      source = g_strndup (p, strcspn (p, " ,"));
      scheme = hd_address_get_scheme (source);
      if (scheme != NULL && !g_str_equal (scheme, "http") && !g_str_equal (scheme, "https"))
        return FALSE;
    }
  return value[0] != '\0';
}

/* One pixel, or none, is there to be counted and not to be seen. */
gboolean
hd_html_picture_is_tracker (const HdNode *picture)
{
  static const char *const hosts[] = {
    "//pixel.",
    "//stats.wordpress.com/",
    "//pixel.wp.com/",
    "//www.facebook.com/tr",
    "//b.scorecardresearch.com/",
    "//sb.scorecardresearch.com/",
    "//www.google-analytics.com/",
    "//feeds.feedburner.com/~r/",
    "//ad.doubleclick.net/",
    "//pi.feedsportal.com/",
  };
  const char *width = hd_node_get_attribute (picture, "width");
  const char *height = hd_node_get_attribute (picture, "height");
  const char *source = hd_node_get_attribute (picture, "src");

  if (width != NULL && height != NULL && g_ascii_isdigit (width[0]) &&
      g_ascii_isdigit (height[0]) && g_ascii_strtoull (width, NULL, 10) <= 1 &&
      g_ascii_strtoull (height, NULL, 10) <= 1 && strchr (width, '%') == NULL &&
      strchr (height, '%') == NULL)
    return TRUE;
  for (guint i = 0; source != NULL && i < G_N_ELEMENTS (hosts); i++)
    if (strstr (source, hosts[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
append_escaped (GString *out, const char *text, gsize length, gboolean quoted)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      const char *run = p;
      gunichar c;

      while (p < end && *p >= ' ' && *p < 0x7f && *p != '&' && *p != '<' && *p != '>' && *p != '"')
        p++;
      g_string_append_len (out, run, p - run);
      if (p == end)
        break;

      c = (guint8) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);
      switch (c)
        {
        case '&':
          g_string_append (out, "&amp;");
          break;
        case '<':
          g_string_append (out, "&lt;");
          break;
        case '>':
          g_string_append (out, "&gt;");
          break;
        case '"':
          g_string_append (out, quoted ? "&quot;" : "\"");
          break;
        case 0xa0:
          g_string_append (out, "&nbsp;");
          break;
        default:
          if (!hd_text_is_invisible (c) || c == 0x200e || c == 0x200f)
            g_string_append_len (out, p, g_utf8_next_char (p) - p);
          break;
        }
    }
}

/* Whether a part of a table stands where it can be read as one. */
static gboolean
is_in_place (const HdNode *node)
{
  while (TRUE)
    {
      const HdNode *parent = node->parent;

      switch ((int) node->tag)
        {
        case HD_TAG_TD:
        case HD_TAG_TH:
          if (parent == NULL || parent->tag != HD_TAG_TR)
            return FALSE;
          break;
        case HD_TAG_TR:
          if (parent != NULL && parent->tag == HD_TAG_TABLE)
            return TRUE;
          if (parent == NULL || (parent->tag != HD_TAG_TBODY && parent->tag != HD_TAG_THEAD &&
                                 parent->tag != HD_TAG_TFOOT))
            return FALSE;
          break;
        case HD_TAG_CAPTION:
        case HD_TAG_TBODY:
        case HD_TAG_TFOOT:
        case HD_TAG_THEAD:
          return parent != NULL && parent->tag == HD_TAG_TABLE;
        default:
          return TRUE;
        }
      node = parent;
    }
}

/* What an element is written as; NULL when only what it holds is. A block that is not on the list
 * still keeps its words apart from its neighbours'. */
static const char *
written_name (const HdNode *node)
{
  if (hd_tag_is (node->tag, HD_KIND_KEEP) && is_in_place (node))
    return hd_tag_get_name (node->tag);
  if (node->tag == HD_TAG_HTML || node->tag == HD_TAG_BODY)
    return NULL;
  return hd_tag_is (node->tag, HD_KIND_BLOCK) ? "div" : NULL;
}

static void
append_start (GString *out, const HdNode *node)
{
  const char *name = written_name (node);
  HdTag as = g_str_equal (name, "div") ? HD_TAG_DIV : (HdTag) node->tag;

  g_string_append_c (out, '<');
  g_string_append (out, name);
  for (const HdAttribute *a = node->attributes; a != NULL; a = a->next)
    {
      if (!is_allowed (a->name, as))
        continue;
      if (is_address (a->name) && !is_safe_address (a->value, node->tag == HD_TAG_IMG))
        continue;
      if (g_str_equal (a->name, "srcset") && !is_safe_set (a->value))
        continue;
      g_string_append_printf (out, " %s=\"", a->name);
      append_escaped (out, a->value, strlen (a->value), TRUE);
      g_string_append_c (out, '"');
    }
  g_string_append_c (out, '>');
}

static gboolean
is_dropped (const HdNode *node)
{
  if (node->tag == HD_TAG_IMG)
    {
      const char *source = hd_node_get_attribute (node, "src");
      const char *set = hd_node_get_attribute (node, "srcset");

      return hd_html_picture_is_tracker (node) ||
             !((source != NULL && is_safe_address (source, TRUE)) ||
               (set != NULL && is_safe_set (set)));
    }
  return hd_tag_is (node->tag, HD_KIND_DROP);
}

/**
 * hd_html_sanitize:
 * @top: what holds the nodes to write; its addresses must be absolute by now
 *
 * Returns: (transfer full): the sanitized HTML of what is in @top
 */
char *
hd_html_sanitize (HdNode *top)
{
  GString *out = g_string_new (NULL);
  HdNode *node = top->first;

  while (node != NULL)
    {
      gboolean inside = FALSE;

      if (node->tag == HD_TAG_TEXT)
        append_escaped (out, node->text, node->length, FALSE);
      else if (!is_dropped (node))
        {
          const char *name = written_name (node);

          if (name != NULL)
            append_start (out, node);
          inside = node->first != NULL;
          if (!inside && name != NULL && !hd_tag_is (node->tag, HD_KIND_VOID))
            g_string_append_printf (out, "</%s>", name);
        }

      if (inside)
        {
          node = node->first;
          continue;
        }
      while (node != top && node->next == NULL)
        {
          node = node->parent;
          if (node != top && written_name (node) != NULL)
            g_string_append_printf (out, "</%s>", written_name (node));
        }
      node = node == top ? NULL : node->next;
    }

  return g_string_free (out, FALSE);
}
