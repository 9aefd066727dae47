/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-when-dates.h"
#include "hd-when-zones.h"

/* How people say once which clock all their times are of, and zones in small letters. */

static const char *const times_of[] = { "times", "zeiten",   "horaires", "heures",
                                        "horas", "horarios", "slots",    NULL };

/**
 * hd_when_announces_zone:
 *
 * "all times ET", "all times are Eastern", "(all ET)", "(both ET)", "alle Zeiten CT"
 *
 * Returns: whether what stands before @i says that a zone follows which is that of all times
 */
gboolean
hd_when_announces_zone (const HdReading *r, guint i)
{
  static const char *const all[] = { "all",   "both",  "alle",  "beide", "tous", "toutes",
                                     "todas", "todos", "ambas", "ambos", "deux", NULL };

  static const char *const links[] = { "are", "in", "below", "above", "here", "given", NULL };

  /* "Time zone: est" */
  static const char *const zone[] = { "zone",    "timezone", "zeitzone", "fuseau",
                                      "horaire", "horaria",  NULL };

  if (i > 1 && hd_when_is_punct (&r->t[i - 1], ':') && hd_when_says_one (r, i - 2, zone))
    return TRUE;
  /* "the times below are in Pacific" */
  while (i > 0 && hd_when_says_one (r, i - 1, links))
    i--;
  return i > 0 && (hd_when_says_one (r, i - 1, times_of) ||
                   (hd_when_says_one (r, i - 1, all) && (i == 1 || r->t[i - 2].kind == T_BREAK ||
                                                         hd_when_is_punct (&r->t[i - 2], '(') ||
                                                         hd_when_says_one (r, i - 2, times_of))));
}

/* "Cet événement", "à 10h cet échange": in French such a word stands before a vowel, and no zone.
 */
static gboolean
says_this (const HdReading *r, guint i, gboolean behind)
{
  return hd_when_says (r, i, "cet") && (r->language == HD_LANG_FR || !behind) &&
         r->t[i + 1].kind == T_WORD && strchr ("aeiouyh", *hd_when_text (r, i + 1)) != NULL;
}

/**
 * hd_when_zone_in_small:
 * @end: behind the abbreviation that begins at @i
 * @behind: a time stands before it
 * @meridiem: that says am or pm
 *
 * "10am est", "17:00 pt", "all pst": in small letters an abbreviation may be a word of some
 * language, so that what stands around it must tell.
 */
gboolean
hd_when_zone_in_small (const HdReading *r,
                       guint i,
                       guint end,
                       const HdZoneName *name,
                       gboolean behind,
                       gboolean meridiem)
{
  gboolean stop = hd_when_ends_phrase (&r->t[end]) || hd_when_is_punct (&r->t[end], ':');

  if (says_this (r, i, behind))
    return FALSE;
  if ((name->flags & ZONE_ANY_CASE) != 0)
    return TRUE;
  if (hd_when_announces_zone (r, i))
    return stop;
  if (!behind)
    return FALSE;
  /* "et" and "art" are words as well, "10 Uhr ist" and "15h est" say something of the hour. */
  if ((name->flags & ZONE_CAPITALS) != 0)
    return strlen (name->words) == 2 && (stop || meridiem) && r->t[i - 1].kind != T_PUNCT &&
           (r->language == HD_LANG_EN || (r->language == 0 && !r->foreign));
  if (meridiem)
    return TRUE;
  return !(r->language == HD_LANG_DE && strcmp (name->words, "ist") == 0) &&
         !(r->language == HD_LANG_FR && strcmp (name->words, "est") == 0);
}

/**
 * hd_when_skip_season:
 *
 * "heure normale d'Europe centrale", "hora de verano de Europa central": what stands between the
 * word for the time and its place.
 *
 * Returns: the token behind it, @i when nothing is said of it
 */
guint
hd_when_skip_season (const HdReading *r, guint i, HdSeason *season)
{
  static const char *const standard[] = { "normale", "estandar", "standard", "normal", NULL };
  static const char *const summers[] = { "ete", "verano", "avancee", NULL };
  static const char *const winters[] = { "hiver", "invierno", NULL };
  guint k = i;

  *season = HD_SEASON_UNSAID;
  if (hd_when_says_one (r, k, (const char *const[]){ "d", "de", NULL }))
    k += hd_when_is_punct (&r->t[k + 1], '\'') ? 2 : 1;
  if (hd_when_says_one (r, k, summers))
    *season = HD_SEASON_DAYLIGHT;
  else if (hd_when_says_one (r, k, winters) || (k == i && hd_when_says_one (r, k, standard)))
    *season = HD_SEASON_STANDARD;
  return *season == HD_SEASON_UNSAID ? i : k + 1;
}

/* A city, or a country behind its article: "la" India, "l'" Inde. */
guint
hd_when_find_place (const HdReading *r, guint i, const HdZoneName **found)
{
  static const char *const articles[] = { "la", "el", "los", "le", "les", "the", "der", NULL };

  guint end = hd_when_find_city (r, i, found);

  if (end != 0)
    return end;
  if (hd_when_says (r, i, "l") && hd_when_is_punct (&r->t[i + 1], '\''))
    return hd_when_find_city (r, i + 2, found);
  return hd_when_says_one (r, i, articles) ? hd_when_find_city (r, i + 1, found) : 0;
}

/**
 * hd_when_read_hours_of:
 *
 * "(heures de New York)", "Todas las horas son de Nueva York", "all times in London"
 *
 * Returns: the token behind it, 0 when none begins at @i
 */
guint
hd_when_read_hours_of (const HdReading *r, guint i, HdZoneItem *zone)
{
  static const char *const are[] = { "son", "sont", "are", "sind", "estan", NULL };
  static const char *const of[] = { "de", "d", "en", "in", NULL };
  const HdZoneName *name = NULL;
  guint k = i + 1, end;

  if (!hd_when_says_one (r, i, times_of) ||
      (i > 0 && (r->t[i - 1].kind == T_NUMBER || hd_when_is (&r->t[i - 1], W_NUMBER, NULL))))
    return 0;
  if (hd_when_says_one (r, k, are))
    k++;
  if (!hd_when_says_one (r, k, of))
    return 0;
  /* "visiting times in London" are of a place. */
  if ((hd_when_says (r, k, "in") || hd_when_says (r, k, "en")) && k == i + 1 &&
      !(i > 0 && hd_when_is (&r->t[i - 1], W_ALL, NULL)))
    return 0;
  k++;
  if (hd_when_is_punct (&r->t[k], '\''))
    k++;
  end = hd_when_find_place (r, k, &name);
  if (end == 0)
    return 0;
  hd_when_take_zone (zone, name);
  return end;
}
