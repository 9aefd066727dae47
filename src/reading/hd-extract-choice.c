/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include <string.h>

#include "hd-address.h"

/* Which of the files that a page offers for one picture is the one to keep. */

/* About two pixels for each of a column of text; what has more only costs room. */
#define GOOD_WIDTH 1200
/* A file of which only the density is known is as wide as a column at density 1. */
#define COLUMN_WIDTH 680

typedef struct
{
  char *address;
  guint width; /* 0: not known */
} Choice;

/* Endings of what is not decoded here, or not worth it. */
static gboolean
is_readable (const char *address, const char *type)
{
  static const char *const endings[] = { ".svg", ".svgz", ".avif", ".heic", ".jxl", ".ico" };
  gsize length = strcspn (address, "?#");

  if (type != NULL && (strstr (type, "svg") != NULL || strstr (type, "avif") != NULL ||
                       strstr (type, "heic") != NULL || strstr (type, "jxl") != NULL))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize n = strlen (endings[i]);

      if (length > n && g_ascii_strncasecmp (address + length - n, endings[i], n) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_better (const Choice *best, guint width)
{
  if (best->address == NULL)
    return TRUE;
  if (best->width >= GOOD_WIDTH)
    return width >= GOOD_WIDTH && width < best->width;
  return width > best->width;
}

static void
offer (Choice *best, const char *base, const char *source, const char *type, guint width)
{
  g_autofree char *address = NULL;

  if (source == NULL || source[0] == '\0' || !is_better (best, width))
    return;
  if (g_ascii_strncasecmp (source, "data:", 5) == 0)
    return;
  address = hd_address_resolve (base, source);
  if (address == NULL || !is_readable (address, type))
    return;
  g_free (best->address);
  best->address = g_steal_pointer (&address);
  best->width = width;
}

/* "address 640w, address 1280w" or "address, address 2x". */
static void
offer_set (Choice *best, const char *base, const char *set, const char *type)
{
  while (set != NULL && *(set += strspn (set, " \t\n\r\f,")) != '\0')
    {
      gsize length = strcspn (set, " \t\n\r\f");
      g_autofree char *source = g_strndup (set, length);
      gboolean ended = g_str_has_suffix (source, ",");
      guint width = COLUMN_WIDTH;

      while (g_str_has_suffix (source, ","))
        source[strlen (source) - 1] = '\0';
      set += length;
      if (!ended)
        {
          char *unit;
          double value;

          set += strspn (set, " \t\n\r\f");
          value = g_ascii_strtod (set, &unit);
          if (*unit == 'w' && value > 0 && value < 65536)
            width = (guint) value;
          else if (*unit == 'x' && value > 0 && value < 16)
            width = (guint) (value * COLUMN_WIDTH);
          set += strcspn (set, ",");
        }
      offer (best, base, source, type, width);
    }
}

static guint
number (const HdNode *node, const char *name)
{
  const char *value = hd_node_get_attribute (node, name);
  guint64 pixels = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 0;

  return value != NULL && strchr (value, '%') == NULL && pixels < 65536 ? (guint) pixels : 0;
}

/**
 * hd_extract_choose_picture:
 * @picture: an img
 * @base: (nullable): what addresses are relative to
 * @width: (out): as the page says, in pixels, or 0
 * @height: (out): the same
 *
 * Chooses among src, srcset, what scripts would put in their place, and the sources of a picture
 * element around it: the smallest that is large enough, of a type that can be decoded.
 *
 * Returns: (transfer full) (nullable): an address, not checked
 */
char *
hd_extract_choose_picture (const HdNode *picture, const char *base, guint *width, guint *height)
{
  static const char *const sets[] = { "srcset", "data-srcset", "data-lazy-srcset",
                                      "data-original-set" };
  /* What a script would show comes before the placeholder that stands there. */
  static const char *const sources[] = { "data-src",          "data-original",
                                         "data-lazy-src",     "data-lazy",
                                         "data-hi-res-src",   "data-full-src",
                                         "data-original-src", "src" };
  const HdNode *around = picture->parent;
  Choice best = { NULL, 0 };

  *width = number (picture, "width");
  *height = number (picture, "height");

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    offer_set (&best, base, hd_node_get_attribute (picture, sets[i]), NULL);
  if (around != NULL && around->tag == HD_TAG_PICTURE)
    for (const HdNode *n = around->first; n != NULL; n = n->next)
      if (n->tag == HD_TAG_SOURCE)
        for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
          offer_set (&best, base, hd_node_get_attribute (n, sets[i]),
                     hd_node_get_attribute (n, "type"));
  for (guint i = 0; i < G_N_ELEMENTS (sources) && best.width < COLUMN_WIDTH; i++)
    {
      const char *source = hd_node_get_attribute (picture, sources[i]);

      /* Its own size is not known: what there is counts as no wider than it is shown. */
      if (best.address == NULL || best.width < *width)
        offer (&best, base, source, NULL, MAX (*width, 1));
    }
  return best.address;
}
