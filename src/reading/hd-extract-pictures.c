/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include <string.h>

/* Pictures that a script would have put in place. */

/* "data:image/gif;base64," at the start: where the data begins, and whether it is SVG. */
static const char *
base64_data (const char *source, gboolean *svg)
{
  const char *type;
  const char *mark;

  if (g_ascii_strncasecmp (source, "data:", 5) != 0)
    return NULL;
  type = source + 5 + strspn (source + 5, " ");
  mark = type + strcspn (type, " ;,");
  *svg =
    (gsize) (mark - type) == strlen ("image/svg+xml") && strncmp (type, "image/svg+xml", 13) == 0;
  if (mark == type)
    return NULL;
  mark += strspn (mark, " ");
  if (*mark++ != ';')
    return NULL;
  mark += strspn (mark, " ");
  if (g_ascii_strncasecmp (mark, "base64", 6) != 0)
    return NULL;
  mark += 6 + strspn (mark + 6, " ");
  return *mark == ',' ? mark + 1 : NULL;
}

/* Behind the first file ending of a picture in @value, or NULL. */
static const char *
next_ending (const char *value)
{
  static const char *const endings[] = { ".jpg", ".jpeg", ".png", ".webp" };

  for (const char *p = value; (p = strchr (p, '.')) != NULL; p++)
    for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
      if (strncmp (p, endings[i], strlen (endings[i])) == 0)
        return p + strlen (endings[i]);
  return NULL;
}

/* "file.jpg 2x" or "file.jpg 640w" anywhere. */
static gboolean
looks_like_srcset (const char *value)
{
  for (const char *p = next_ending (value); p != NULL; p = next_ending (p))
    {
      gsize blanks = strspn (p, " \t\n\r\f");

      if (blanks > 0 && g_ascii_isdigit (p[blanks]))
        return TRUE;
    }
  return FALSE;
}

/* One word that has a picture's file ending, but does not begin with it. */
static gboolean
looks_like_source (const char *value)
{
  const char *end;

  value += strspn (value, " \t\n\r\f");
  end = value + strcspn (value, " \t\n\r\f");
  if (end[strspn (end, " \t\n\r\f")] != '\0' || end == value)
    return FALSE;
  return next_ending (value + 1) != NULL;
}

static void
drop_placeholder (HdHtml *html, HdNode *node, gboolean *keep)
{
  const char *source = hd_node_get_attribute (node, "src");
  gboolean svg = FALSE;
  const char *data = source != NULL ? base64_data (source, &svg) : NULL;

  *keep = FALSE;
  if (data == NULL)
    return;
  if (svg)
    {
      *keep = TRUE;
      return;
    }
  for (const HdAttribute *a = node->attributes; a != NULL; a = a->next)
    if (!g_str_equal (a->name, "src") && hd_extract_names_picture (a->value))
      {
        if (strlen (data) < 133)
          hd_html_remove_attribute (html, node, "src");
        return;
      }
}

static gboolean
is_placed (const HdNode *node)
{
  const char *source = hd_node_get_attribute (node, "src");
  const char *set = hd_node_get_attribute (node, "srcset");
  const char *class = hd_node_get_attribute (node, "class");
  g_autofree char *lower = class != NULL ? g_ascii_strdown (class, -1) : NULL;

  /* Only a picture has a source; the address of a figure is never one. */
  if (node->tag != HD_TAG_IMG)
    return FALSE;
  if ((source == NULL || source[0] == '\0') &&
      (set == NULL || set[0] == '\0' || g_str_equal (set, "null")))
    return FALSE;
  return lower == NULL || strstr (lower, "lazy") == NULL;
}

static void
set_source (HdHtml *html, HdNode *node, const char *name, const char *value)
{
  HdNode *picture;

  if (node->tag == HD_TAG_IMG || node->tag == HD_TAG_PICTURE)
    {
      hd_html_set_attribute (html, node, name, value);
      return;
    }
  if (hd_html_find (node, HD_TAG_IMG) != NULL || hd_html_find (node, HD_TAG_PICTURE) != NULL)
    return;
  picture = hd_html_add_element (html, HD_TAG_IMG);
  hd_html_set_attribute (html, picture, name, value);
  hd_node_append (node, picture);
}

void
hd_extract_mend_pictures (HdHtml *html, HdNode *article)
{
  static const HdTag tags[] = { HD_TAG_IMG, HD_TAG_PICTURE, HD_TAG_FIGURE };
  g_autoptr (GPtrArray) list = hd_node_list (article, tags, G_N_ELEMENTS (tags));

  for (guint i = 0; i < list->len; i++)
    {
      HdNode *node = g_ptr_array_index (list, i);
      const HdAttribute *attributes;
      gboolean keep;

      drop_placeholder (html, node, &keep);
      if (keep || is_placed (node))
        continue;

      attributes = node->attributes;
      for (const HdAttribute *a = attributes; a != NULL; a = a->next)
        {
          if (g_str_equal (a->name, "src") || g_str_equal (a->name, "srcset") ||
              g_str_equal (a->name, "alt"))
            continue;
          if (looks_like_srcset (a->value))
            set_source (html, node, "srcset", a->value);
          else if (looks_like_source (a->value))
            set_source (html, node, "src", a->value);
        }
    }
}
