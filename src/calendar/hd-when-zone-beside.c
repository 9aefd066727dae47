/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-zones.h"

/* The same instant on two clocks: "10h à New York, 15h ici", "11:00 EST (17:00 en Madrid)". */

/**
 * hd_when_read_here:
 *
 * "ici", "here", "chez vous", "bei dir", "para ti": where the reader is, said beside another clock.
 *
 * Returns: the token behind it, 0 when none begins at @i
 */
guint
hd_when_read_here (const HdReading *r, guint i)
{
  static const char *const words[] = { "here", "ici", "aqui", NULL };
  static const char *const at[] = { "chez", "bei", "for", "para", "fur", "pour", NULL };
  static const char *const whom[] = { "nous", "vous",  "toi",      "moi",     "uns",
                                      "dir",  "ihnen", "euch",     "mir",     "us",
                                      "you",  "me",    "usted",    "ti",      "sie",
                                      "mi",   "dich",  "nosotros", "ustedes", NULL };
  guint k = i;

  if (hd_when_says_one (r, i, words) ||
      (hd_when_says (r, i, "hier") && (r->language & HD_LANG_FR) == 0))
    return i + 1;
  if (hd_when_says_one (r, k, at) && hd_when_says_one (r, k + 1, whom))
    return k + 2;
  if (hd_when_says (r, k, "your") && hd_when_says (r, k + 1, "end"))
    return k + 2;
  return 0;
}

/**
 * hd_when_read_their:
 *
 * "for them", "pour eux", "para ellos", "bei denen": on the clock of others, wherever they are.
 *
 * Returns: the token behind it, 0 when none begins at @i
 */
guint
hd_when_read_their (const HdReading *r, guint i)
{
  static const char *const pairs[][2] = { { "for", "them" },   { "pour", "eux" },
                                          { "pour", "elles" }, { "chez", "eux" },
                                          { "para", "ellos" }, { "para", "ellas" },
                                          { "bei", "denen" },  { "their", "time" },
                                          { "leur", "heure" }, { "deren", "zeit" } };

  /* In brackets: "4pm your time (10am for him)" */
  static const char *const one[][2] = { { "for", "him" },   { "for", "her" },  { "pour", "lui" },
                                        { "pour", "elle" }, { "chez", "lui" }, { "chez", "elle" },
                                        { "fur", "ihn" },   { "bei", "ihm" },  { "bei", "ihr" },
                                        { "para", "el" },   { "para", "ella" } };

  for (guint p = 0; p < G_N_ELEMENTS (pairs); p++)
    if (hd_when_says (r, i, pairs[p][0]) && hd_when_says (r, i + 1, pairs[p][1]))
      return i + 2;
  for (guint p = 0; p < G_N_ELEMENTS (one); p++)
    if (hd_when_says (r, i, one[p][0]) && hd_when_says (r, i + 1, one[p][1]) &&
        hd_when_is_punct (&r->t[i + 2], ')'))
      return i + 2;
  return 0;
}

/**
 * hd_when_zone_before:
 *
 * Returns: whether the item before the one that was read last is a zone
 */
gboolean
hd_when_zone_before (const HdReading *r)
{
  return r->items->len > 1 && g_array_index (r->items, HdItem, r->items->len - 2).kind == ITEM_ZONE;
}

/* Whether the time of whoever reads stands next: "…, 15h ici", "(3pm here)". */
static gboolean
here_follows (const HdReading *r, guint i)
{
  gboolean clock = FALSE;

  for (guint k = i; k < i + 8 && !hd_when_ends_sentence (r, k); k++)
    {
      clock |= r->t[k].kind == T_NUMBER;
      if (clock && hd_when_read_here (r, k) != 0)
        return TRUE;
      if (hd_when_is (&r->t[k], W_OR, NULL))
        return FALSE;
    }
  return FALSE;
}

/* Whether it stands just before: "16 Uhr bei uns, 10 Uhr in New York". */
static gboolean
here_before (const HdReading *r, guint i)
{
  for (guint k = i; k > 0 && i - k < 5 && !hd_when_ends_sentence (r, k - 1); k--)
    if (hd_when_read_here (r, k - 1) != 0)
      return k > 1 &&
             (r->t[k - 2].kind == T_NUMBER || hd_when_is (&r->t[k - 2], W_H, NULL) ||
              hd_when_is (&r->t[k - 2], W_AM, NULL) || hd_when_is (&r->t[k - 2], W_PM, NULL));
  return FALSE;
}

/* "bei Brian" in New York, "for Jo" in London: whose clock it is. */
static guint
skip_whose (const HdReading *r, guint i)
{
  static const char *const at[] = { "chez", "bei", "for", "para", "fur", "pour", "con", NULL };
  const HdToken *t = &r->t[i + 1];

  return hd_when_says_one (r, i, at) && t->kind == T_WORD && t->title ? i + 2 : i;
}

/**
 * hd_when_read_clock_city:
 * @last: the time before it
 *
 * Reads a city that says whose clock it is, where another clock stands beside it.
 *
 * Returns: the token behind it, 0 when none begins at @i
 */
guint
hd_when_read_clock_city (const HdReading *r, guint i, const HdItem *last, HdZoneItem *zone)
{
  const HdZoneName *name = NULL;
  guint end, k = skip_whose (r, i);

  if (!hd_when_is (&r->t[k], W_IN, NULL) && !hd_when_is (&r->t[k], W_AT, NULL))
    return 0;
  end = hd_when_find_city (r, k + 1, &name);
  if (end == 0 ||
      (!here_follows (r, end) && !here_before (r, last->first) &&
       !(hd_when_zone_before (r) && last->first > 0 &&
         hd_when_is_punct (&r->t[last->first - 1], '(') && hd_when_is_punct (&r->t[end], ')'))))
    return 0;
  hd_when_take_zone (zone, name);
  return end;
}
