/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-zones.h"

#include <string.h>

/* Zones by the name that the database of zones gives them. */

#define MAX_ZONE_LOOKUPS 200

/* The name of a zone that begins at @i; @written: with the letters as they are written, else each
 * part with a capital. Returns where it ends; 0: it is none. */
static guint
spell_iana (const HdReading *r, guint i, gboolean written, GString *name)
{
  const HdToken *t = r->t;
  guint k = i;

  g_string_truncate (name, 0);
  while (k < i + 9 && (k == i || !t[k].space))
    {
      if (t[k].kind == T_WORD)
        {
          gsize at = name->len;

          g_string_append (name, hd_when_text (r, k));
          if (!written || t[k].title)
            name->str[at] = g_ascii_toupper (name->str[at]);
          for (; written && t[k].caps && at < name->len; at++)
            name->str[at] = g_ascii_toupper (name->str[at]);
        }
      else if (hd_when_is_punct (&t[k], '/') || hd_when_is_punct (&t[k], '_') ||
               hd_when_is_punct (&t[k], '-') || hd_when_is_punct (&t[k], '+'))
        g_string_append_c (name, (char) t[k].value);
      else if (t[k].kind == T_NUMBER)
        g_string_append_printf (name, "%d", t[k].value);
      else
        break;
      k++;
    }
  return strchr (name->str, '/') != NULL ? k : 0;
}

/* Europe/Berlin: joined by a slash, and there is such a zone. */
guint
hd_when_read_iana (HdReading *r, guint i, gboolean behind, HdZoneItem *zone)
{
  static const char *const areas[] = { "europe",  "america",  "asia",   "africa",     "australia",
                                       "pacific", "atlantic", "indian", "antarctica", "arctic",
                                       "canada",  "etc",      "us",     NULL };
  g_autoptr (GString) name = NULL;
  guint k;

  if (!hd_when_says_one (r, i, areas) || !hd_when_is_punct (&r->t[i + 1], '/') || r->t[i + 1].space)
    return 0;

  name = g_string_new (NULL);
  /* US/Eastern, Etc/GMT+5, Africa/Dar_es_Salaam; then europe/berlin and EUROPE/BERLIN. */
  for (int written = TRUE; written >= FALSE; written--)
    {
      guint end = spell_iana (r, i, written, name);

      if (end == 0)
        return 0;
      if (strcmp (name->str, r->zone_named) != 0)
        {
          g_autoptr (GTimeZone) loaded = NULL;

          /* A mail names few zones; each name is looked for in files. */
          if (r->zone_lookups >= MAX_ZONE_LOOKUPS)
            continue;
          r->zone_lookups++;
          loaded = hd_zone_load (name->str);
          if (loaded == NULL)
            continue;
          g_strlcpy (r->zone_named, name->str, sizeof r->zone_named);
        }
      /* The zone's own name outlives this reading. */
      zone->zones[0] = g_intern_string (name->str);
      zone->n_zones = 1;
      return end;
    }

  /* "10:00 Europe/Atlantis": no reason to take home's clock. */
  if (!behind || r->t[i + 2].kind != T_WORD || r->t[i + 2].space)
    return 0;
  k = spell_iana (r, i, TRUE, name);
  return hd_when_keep_unknown_zone (k, name->str, zone);
}
