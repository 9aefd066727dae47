/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-private.h"

/**
 * hd_when_read_place:
 *
 * Reads whether one meets on site, by video or by telephone.
 */
guint
hd_when_read_place (HdReading *r, guint i, HdItem *item)
{
  static const struct
  {
    const char *words[3];
    HdPlace place;
  } phrases[] = {
    { { "on", "site", NULL }, HD_PLACE_SITE },
    { { "in", "person", NULL }, HD_PLACE_SITE },
    { { "in", "our", "office" }, HD_PLACE_SITE },
    { { "at", "our", "office" }, HD_PLACE_SITE },
    { { "vor", "ort", NULL }, HD_PLACE_SITE },
    { { "in", "unserem", "buro" }, HD_PLACE_SITE },
    { { "bei", "uns", NULL }, HD_PLACE_SITE },
    { { "zu", "uns", NULL }, HD_PLACE_SITE },
    { { "sur", "place", NULL }, HD_PLACE_SITE },
    { { "sur", "site", NULL }, HD_PLACE_SITE },
    { { "dans", "nos", "locaux" }, HD_PLACE_SITE },
    { { "en", "persona", NULL }, HD_PLACE_SITE },
    { { "nuestra", "oficina", NULL }, HD_PLACE_SITE },
    { { "nuestras", "oficinas", NULL }, HD_PLACE_SITE },
    { { "google", "meet", NULL }, HD_PLACE_VIDEO },
    { { "en", "ligne", NULL }, HD_PLACE_VIDEO },
    { { "en", "linea", NULL }, HD_PLACE_VIDEO },
    { { "call", "you", NULL }, HD_PLACE_PHONE },
    { { "rufe", "sie", "an" }, HD_PLACE_PHONE },
  };

  *item = (HdItem){ .kind = ITEM_PLACE, .first = i };
  for (guint p = 0; p < G_N_ELEMENTS (phrases); p++)
    {
      guint k = i;

      for (guint w = 0; w < 3 && phrases[p].words[w] != NULL; w++)
        {
          if (!hd_when_says (r, k, phrases[p].words[w]))
            {
              k = 0;
              break;
            }
          k++;
          if (hd_when_is_punct (&r->t[k], '-'))
            k++;
        }
      if (k > i)
        {
          item->place = phrases[p].place;
          item->end = k;
          return k;
        }
    }

  if (hd_when_is (&r->t[i], W_SITE, NULL))
    item->place = HD_PLACE_SITE;
  else if (hd_when_is (&r->t[i], W_VIDEO, NULL))
    item->place = HD_PLACE_VIDEO;
  else if (hd_when_is (&r->t[i], W_PHONE, NULL) && !hd_when_is_punct (&r->t[i + 1], ':'))
    item->place = HD_PLACE_PHONE;
  else
    return 0;
  item->end = i + 1;
  return i + 1;
}
