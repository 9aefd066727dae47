/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-html-tags.h"

#include <string.h>

static const struct
{
  const char *name;
  HdTagKind kind;
} tags[HD_N_TAGS] = { [HD_TAG_TEXT] = { "", HD_KIND_PHRASING },
                      [HD_TAG_OTHER] = { "", 0 },
#define HD_TAG_ROW(tag, name, kind) [HD_TAG_##tag] = { name, kind },
                      HD_HTML_TAGS (HD_TAG_ROW)
#undef HD_TAG_ROW
};

/* Open addressing; sparse, so that most look-ups compare one name. */
#define N_SLOTS 1024

static guint
hash_name (const char *name, gsize length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) g_ascii_tolower (name[i])) * 16777619u;
  return (hash ^ hash >> 15) % N_SLOTS;
}

static guint8 slots[N_SLOTS];

G_STATIC_ASSERT (HD_N_TAGS < 256);

static void
fill_slots (void)
{
  for (guint tag = HD_TAG_OTHER + 1; tag < HD_N_TAGS; tag++)
    {
      guint slot = hash_name (tags[tag].name, strlen (tags[tag].name));

      while (slots[slot] != 0)
        slot = (slot + 1) % N_SLOTS;
      slots[slot] = (guint8) tag;
    }
}

/**
 * hd_tag_find:
 * @name: the name of an element in any case, not necessarily ended by NUL
 *
 * Returns: which it is, %HD_TAG_OTHER when it is none of ours
 */
HdTag
hd_tag_find (const char *name, gsize length)
{
  static gsize filled;

  if (g_once_init_enter (&filled))
    {
      fill_slots ();
      g_once_init_leave (&filled, 1);
    }

  for (guint slot = hash_name (name, length); slots[slot] != 0; slot = (slot + 1) % N_SLOTS)
    {
      const char *known = tags[slots[slot]].name;

      if (g_ascii_strncasecmp (known, name, length) == 0 && known[length] == '\0')
        return slots[slot];
    }
  return HD_TAG_OTHER;
}

/* The name that an element of this kind is written with; empty for text and unknown elements. */
const char *
hd_tag_get_name (HdTag tag)
{
  return tags[tag].name;
}

HdTagKind
hd_tag_get_kind (HdTag tag)
{
  return tags[tag].kind;
}
