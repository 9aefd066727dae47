/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-private.h"

#include <string.h>

#include "hd-when-cues.h"
#include "hd-when-zones.h"

/* The tables by the first word of each name, longer names first. */
static GHashTable *
index_names (const HdZoneName *names)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; names[i].words != NULL; i++)
    {
      const char *blank = strchr (names[i].words, ' ');
      char *first = blank == NULL ? g_strdup (names[i].words)
                                  : g_strndup (names[i].words, (gsize) (blank - names[i].words));
      GSList *list = g_hash_table_lookup (index, first);

      g_hash_table_replace (index, first, g_slist_prepend (list, (gpointer) &names[i]));
    }

  return index;
}

/* The longest name of the table that begins at @i. */
static guint
find_name (GHashTable *index, const HdReading *r, guint i, const HdZoneName **found)
{
  guint best = 0;

  if (r->t[i].kind != T_WORD)
    return 0;
  for (GSList *l = g_hash_table_lookup (index, hd_when_text (r, i)); l != NULL; l = l->next)
    {
      const HdZoneName *name = l->data;
      const char *p = name->words;
      guint k = i;

      while (*p != '\0' && r->t[k].kind == T_WORD)
        {
          const char *word = hd_when_text (r, k);
          gsize n = strcspn (p, " ");

          if (strlen (word) != n || strncmp (p, word, n) != 0)
            break;
          p += n;
          p += *p == ' ';
          k++;
          if (hd_when_is_punct (&r->t[k], '\'') || (hd_when_is_punct (&r->t[k], '-') && *p != '\0'))
            k++;
        }
      if (*p == '\0' && k > best)
        {
          best = k;
          *found = name;
        }
    }
  if (best > i && (hd_when_is_punct (&r->t[best - 1], '\'')))
    best--;
  return best;
}

/* "finnischer Zeit", "in finnischen Zeiten": the table has the form that ends in e. */
static guint
find_declined (GHashTable *index, const HdReading *r, guint i, const HdZoneName **found)
{
  const char *word = hd_when_text (r, i);
  gsize length = r->t[i].kind == T_WORD ? strlen (word) : 0;
  g_autofree char *base = NULL;
  GSList *list;

  if (length < 8 || strchr ("rn", word[length - 1]) == NULL || word[length - 2] != 'e')
    return 0;
  base = g_strndup (word, length - 1);
  list = g_hash_table_lookup (index, base);
  if (list == NULL || strcmp (((const HdZoneName *) list->data)->words, base) != 0)
    return 0;
  *found = list->data;
  return i + 1;
}

static guint
find_in (const HdZoneName *names,
         GHashTable **index,
         const HdReading *r,
         guint i,
         const HdZoneName **found)
{
  if (g_once_init_enter (index))
    g_once_init_leave (index, index_names (names));

  return find_name (*index, r, i, found);
}

guint
hd_when_find_city (const HdReading *r, guint i, const HdZoneName **found)
{
  static GHashTable *cities;

  return find_in (hd_when_cities, &cities, r, i, found);
}

void
hd_when_take_zone (HdZoneItem *zone, const HdZoneName *name)
{
  zone->n_zones = 0;
  while (zone->n_zones < 4 && name->zones[zone->n_zones] != NULL)
    {
      zone->zones[zone->n_zones] = name->zones[zone->n_zones];
      zone->n_zones++;
    }
  zone->standard = (name->flags & ZONE_STANDARD) != 0;
  zone->daylight = (name->flags & ZONE_DAYLIGHT) != 0;
}

/* ":30" */
static gboolean
has_minutes (const HdToken *t, guint end)
{
  return hd_when_is_punct (&t[end], ':') && !t[end].space && t[end + 1].kind == T_NUMBER &&
         t[end + 1].digits == 2 && !t[end + 1].space;
}

/* ".30" of "GMT+5.30" */
static gboolean
has_half (const HdToken *t, guint end)
{
  return hd_when_is_punct (&t[end], '.') && !t[end].space && t[end + 1].kind == T_NUMBER &&
         !t[end + 1].space && t[end + 1].digits == 2 &&
         (t[end + 1].value == 30 || t[end + 1].value == 45) && !hd_when_is_punct (&t[end + 2], '.');
}

/* "+01:00", "-5", "+0530" behind UTC, GMT or an ISO time. */
static guint
read_offset (const HdReading *r, guint i, gboolean iso, HdZoneItem *zone)
{
  const HdToken *t = r->t;
  int hours, minutes = 0;
  char sign;
  guint end = i + 2;

  if ((!hd_when_is_punct (&t[i], '+') && !hd_when_is_punct (&t[i], '-')) ||
      t[i + 1].kind != T_NUMBER || t[i + 1].space || t[i + 1].digits == 3 || t[i + 1].digits > 4)
    return 0;
  sign = t[i].value == '+' ? '+' : '-';
  hours = t[i + 1].value;
  if (t[i + 1].digits == 4)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (has_minutes (t, end) || (!iso && has_half (t, end)))
    {
      minutes = t[end + 1].value;
      end += 2;
    }
  else if (iso)
    return 0;
  if (hours > (sign == '+' ? 14 : 12) || minutes > 59)
    return 0;

  /* The names of the Etc zones count west of Greenwich. */
  if (minutes != 0)
    g_snprintf (zone->fixed, sizeof zone->fixed, "UTC%c%02d:%02d", sign, hours, minutes);
  else if (hours == 0)
    g_strlcpy (zone->fixed, "UTC", sizeof zone->fixed);
  else
    g_snprintf (zone->fixed, sizeof zone->fixed, "Etc/GMT%c%d", sign == '+' ? '-' : '+', hours);
  zone->n_zones = 0;
  zone->standard = zone->daylight = FALSE;
  return end;
}

/* Behind a place: [standard|daylight|summer] time, Zeit, Ortszeit. */
static guint
read_time_word (const HdReading *r, guint i, HdZoneItem *zone)
{
  const char *word = hd_when_text (r, i);
  guint k = i;

  if (strcmp (word, "standard") == 0 || strcmp (word, "normal") == 0)
    {
      zone->standard = zone->n_zones > 0 && hd_when_is (&r->t[k + 1], W_TIMEWORD, NULL);
      k++;
    }
  else if (strcmp (word, "daylight") == 0 || strcmp (word, "summer") == 0)
    {
      zone->daylight = zone->n_zones > 0;
      k++;
    }
  if (hd_when_says (r, k, "sommerzeit") || hd_when_says (r, k, "winterzeit") ||
      hd_when_says (r, k, "normalzeit"))
    return k + 1;
  if (!hd_when_is (&r->t[k], W_TIMEWORD, NULL))
    return 0;
  return k + 1;
}

static gboolean
follows_time (const HdReading *r, guint i, const HdItem *last)
{
  guint from = last != NULL ? hd_when_read_their (r, last->end) : 0;

  /* "9h pour eux (HNE)" */
  if (last != NULL && (from == 0 || i < from))
    from = last->end;
  if (last == NULL || last->kind != ITEM_TIME || i < from || i - from > 2)
    return FALSE;
  for (guint k = from; k < i; k++)
    if (!hd_when_is_punct (&r->t[k], '(') && !hd_when_is_punct (&r->t[k], ',') &&
        !hd_when_is_punct (&r->t[k], '.') && !hd_when_is_punct (&r->t[k], '['))
      return FALSE;
  return TRUE;
}

/* "our time", "hora nuestra": that of who writes, wherever that is. */
static gboolean
is_ours (const HdReading *r, guint i)
{
  static const char *const words[] = { "our",   "my",  "unsere",  "unserer", "meine", "meiner",
                                       "notre", "mon", "nuestra", "mi",      NULL };

  return hd_when_says_one (r, i, words);
}

static gboolean
in_australia (const HdReading *r)
{
  const char *region = r->context->region;

  return g_strcmp0 (region, "AU") == 0 || g_strcmp0 (region, "NZ") == 0 ||
         g_str_has_prefix (g_time_zone_get_identifier (r->context->home), "Australia/");
}

/* "E.T.", "P.S.T.": where it ends; 0: none begins at @i. */
static guint
read_dotted (const HdReading *r, guint i, const HdZoneName **name)
{
  char text[8] = "";
  guint k = i, n = 0;

  while (n < 4 && r->t[k].kind == T_WORD && r->t[k].caps && r->t[k].end - r->t[k].start == 1 &&
         (n == 0 || !r->t[k].space) && hd_when_is_punct (&r->t[k + 1], '.') && !r->t[k + 1].space)
    {
      text[n++] = *hd_when_text (r, k);
      k += 2;
    }
  for (guint z = 0; n > 1 && hd_when_abbreviations[z].words != NULL; z++)
    if (strcmp (hd_when_abbreviations[z].words, text) == 0)
      {
        *name = &hd_when_abbreviations[z];
        return k;
      }
  return 0;
}

/* "UTC+25": no clock is so far from it; but "10:00 UTC-16:00 UTC". */
static gboolean
is_offset_of_none (const HdReading *r, guint i)
{
  const HdToken *t = &r->t[i];

  return (hd_when_is_punct (&t[0], '+') || hd_when_is_punct (&t[0], '-')) && !t[0].space &&
         t[1].kind == T_NUMBER && !t[1].space && t[1].digits <= 4 &&
         !hd_when_is_punct (&t[2], ':') &&
         !(hd_when_is_punct (&t[2], '.') && !t[2].space && t[3].kind == T_NUMBER && !t[3].space) &&
         !hd_when_is (&t[2], W_AM, NULL) && !hd_when_is (&t[2], W_PM, NULL) &&
         !hd_when_is (&t[2], W_H, NULL);
}

static guint
read_abbreviation (const HdReading *r, guint i, const HdItem *last, HdZoneItem *zone)
{
  static GHashTable *index;
  const HdZoneName *name = NULL;
  guint end = find_in (hd_when_abbreviations, &index, r, i, &name), offset;
  gboolean behind = follows_time (r, i, last);
  gboolean meridiem = behind && (last->time.start.am || last->time.start.pm || last->time.end.am ||
                                 last->time.end.pm);

  if (end == 0 && behind)
    end = read_dotted (r, i, &name);
  if (end == 0)
    {
      if (hd_when_says (r, i, "z") && !r->t[i].space && behind)
        {
          zone->zones[0] = "UTC";
          zone->n_zones = 1;
          return i + 1;
        }
      return behind ? hd_when_read_unknown_zone (r, i, zone) : 0;
    }
  /* "Post ref: EST/2611/09" */
  if (!behind && hd_when_is_punct (&r->t[end], '/') && r->t[end + 1].kind == T_NUMBER &&
      !r->t[end + 1].space)
    return 0;
  if (!r->t[i].caps && !hd_when_zone_in_small (r, i, end, name, behind, meridiem))
    return 0;
  if (!behind && (name->flags & ZONE_CAPITALS) && !hd_when_announces_zone (r, i))
    return 0;

  hd_when_take_zone (zone, name);
  /* "EST" is Sydney's clock to those who live there. */
  if ((strcmp (name->words, "est") == 0 || strcmp (name->words, "edt") == 0) && in_australia (r))
    {
      zone->zones[1] = zone->zones[0];
      zone->zones[0] = "Australia/Sydney";
      zone->n_zones = 2;
    }
  if (strcmp (name->words, "utc") == 0 || strcmp (name->words, "gmt") == 0)
    {
      offset = read_offset (r, end, FALSE, zone);
      if (offset != 0)
        return offset;
      if (is_offset_of_none (r, end))
        {
          g_autofree char *none =
            g_strdup_printf ("%s%c%d", strcmp (name->words, "utc") == 0 ? "UTC" : "GMT",
                             (char) r->t[end].value, r->t[end + 1].value);

          return hd_when_keep_unknown_zone (end + 2, none, zone);
        }
      zone->gmt = strcmp (name->words, "gmt") == 0;
    }
  return end;
}

/**
 * hd_when_read_zone:
 * @last: (nullable): the item read before
 *
 * Reads a zone by abbreviation, IANA name, offset, city or country.
 *
 * Returns: the token behind it, 0 when none begins at @i
 */
guint
hd_when_read_zone (HdReading *r, guint i, const HdItem *last, HdItem *item)
{
  static GHashTable *adjectives, *complements;
  const HdToken *t = r->t;
  HdZoneItem *zone = &item->zone;
  const HdZoneName *name = NULL;
  gboolean behind = follows_time (r, i, last);
  guint end, k;
  HdSeason season;

  *item = (HdItem){ .kind = ITEM_ZONE, .first = i };

  if (t[i].kind == T_PUNCT && behind &&
      (!t[i].space || (t[i + 1].kind == T_NUMBER && t[i + 1].digits == 4)) &&
      (end = read_offset (r, i, TRUE, zone)) != 0)
    goto found;
  /* "(UTC+01:00) Amsterdam, Berlin, …": the offset is the year's, the cities name the zone. */
  if (hd_when_is_punct (&t[i], '(') && (end = read_abbreviation (r, i + 1, last, zone)) != 0 &&
      hd_when_is_punct (&t[end], ')') && zone->fixed[0] != '\0' &&
      (k = hd_when_find_city (r, end + 1, &name)) != 0)
    {
      zone->fixed[0] = '\0';
      hd_when_take_zone (zone, name);
      end = k;
      goto found;
    }
  /* "(UTC-05:00) Eastern Time (US & Canada)" */
  if (hd_when_is_punct (&t[i], '(') && (end = read_abbreviation (r, i + 1, last, zone)) != 0 &&
      hd_when_is_punct (&t[end], ')') && zone->fixed[0] != '\0' &&
      (k = find_in (hd_when_adjectives, &adjectives, r, end + 1, &name)) != 0)
    {
      HdZoneItem named = { 0 };

      hd_when_take_zone (&named, name);
      if ((end = read_time_word (r, k, &named)) != 0)
        {
          named.n_zones = 1;
          *zone = named;
          goto found;
        }
    }
  *zone = (HdZoneItem){ 0 };
  if (t[i].kind != T_WORD)
    return 0;
  if ((end = hd_when_read_iana (r, i, behind, zone)) != 0 ||
      (end = read_abbreviation (r, i, last, zone)) != 0)
    goto found;
  *zone = (HdZoneItem){ 0 };

  if (hd_when_says (r, i, "ortszeit"))
    {
      zone->local = TRUE;
      end = i + 1;
      if ((k = hd_when_find_city (r, end, &name)) != 0)
        {
          zone->local = FALSE;
          hd_when_take_zone (zone, name);
          end = k;
        }
      goto found;
    }

  if ((end = hd_when_read_hours_of (r, i, zone)) != 0)
    goto found;

  /* heure de Paris, hora peninsular, time in London */
  if (hd_when_is (&t[i], W_TIMEWORD, NULL))
    {
      k = hd_when_skip_season (r, i + 1, &season);
      end = find_in (hd_when_complements, &complements, r, k, &name);
      if (end != 0)
        {
          hd_when_take_zone (zone, name);
          zone->standard = season == HD_SEASON_STANDARD;
          zone->daylight = season == HD_SEASON_DAYLIGHT;
          goto found;
        }
      if (hd_when_is (&t[k], W_OF, NULL) || hd_when_is (&t[k], W_IN, NULL))
        {
          k++;
          if (hd_when_is_punct (&t[k], '\''))
            k++;
          if ((end = hd_when_find_place (r, k, &name)) != 0)
            {
              hd_when_take_zone (zone, name);
              zone->standard = season == HD_SEASON_STANDARD;
              zone->daylight = season == HD_SEASON_DAYLIGHT;
              goto found;
            }
        }
      /* "12:00 hora CDMX" */
      else if (behind && t[k].title && (end = hd_when_find_city (r, k, &name)) != 0)
        {
          hd_when_take_zone (zone, name);
          goto found;
        }
      if (hd_when_is (&t[i + 1], W_LOCAL, NULL) || (behind && is_ours (r, i + 1)))
        {
          zone->local = TRUE;
          end = i + 2;
          goto found;
        }
      if (behind && (end = hd_when_read_unknown_place (r, i, zone)) != 0)
        goto found;
      return 0;
    }

  if (behind && (end = hd_when_read_here (r, i)) != 0 && hd_when_zone_before (r))
    {
      zone->home = TRUE;
      goto found;
    }
  if (behind && (end = hd_when_read_clock_city (r, i, last, zone)) != 0)
    goto found;

  /* "9am for them", and no zone in brackets behind it */
  if (behind && (end = hd_when_read_their (r, i)) != 0 && !hd_when_is_punct (&t[end], '('))
    {
      zone->local = TRUE;
      goto found;
    }

  /* "19 hs tuyas" */
  if (behind && g_str_has_prefix (hd_when_text (r, i), "tuya"))
    {
      zone->home = TRUE;
      end = i + 1;
      goto found;
    }

  if ((hd_when_is (&t[i], W_YOUR, NULL) || hd_when_is (&t[i], W_LOCAL, NULL) || is_ours (r, i)) &&
      behind)
    {
      gboolean your = hd_when_is (&t[i], W_YOUR, NULL);

      k = hd_when_skip_optional (r, i + 1, W_LOCAL);
      if (hd_when_is (&t[k], W_TIMEWORD, NULL))
        {
          zone->home = your;
          zone->local = !your;
          end = k + 1;
          goto found;
        }
    }

  if ((k = find_in (hd_when_adjectives, &adjectives, r, i, &name)) != 0 ||
      (k = find_declined (adjectives, r, i, &name)) != 0)
    {
      hd_when_take_zone (zone, name);
      if ((end = read_time_word (r, k, zone)) != 0)
        {
          zone->n_zones = 1; /* "Central" alone may be meant in Europe, too */
          goto found;
        }
      /* "4pm Eastern", "all times Pacific", but no "4pm Central Station" */
      if ((name->flags & ZONE_ALONE) != 0 && !(t[k].kind == T_WORD && t[k].title) &&
          (behind || hd_when_announces_zone (r, i)) &&
          (t[i].title || !(t[k].kind == T_WORD && t[k].word == NULL && hd_when_cue_at (r, k) == 0)))
        {
          /* "Central" is none of Europe's to those who live in America. */
          if (g_str_has_prefix (g_time_zone_get_identifier (r->context->home), "America/"))
            zone->n_zones = 1;
          end = k;
          goto found;
        }
    }

  k = hd_when_find_city (r, i, &name);
  if (k != 0 && t[i].title)
    {
      hd_when_take_zone (zone, name);
      if (hd_when_is_punct (&t[k], '\'') && hd_when_says (r, k + 1, "s"))
        k += 2;
      if ((end = read_time_word (r, k, zone)) != 0)
        goto found;
      end = k;
      if (behind)
        goto found;
      /* "a las 15 h de Buenos Aires", "12:00 de Madrid", and no train from there */
      if (last != NULL && last->kind == ITEM_TIME && i > 1 && last->end == i - 1 &&
          hd_when_is (&t[i - 1], W_OF, NULL) && !hd_when_is (&t[k], W_RANGE, NULL))
        goto found;
      /* "at 3pm in London", "15h à Londres": the place, and most likely the zone. */
      if (i > 0 &&
          (hd_when_is (&t[i - 1], W_IN, NULL) ||
           (hd_when_says (r, i - 1, "a") && (r->language & HD_LANG_FR) != 0)) &&
          follows_time (r, i - 1, last))
        {
          zone->place = TRUE;
          goto found;
        }
      return 0;
    }
  else if (k != 0)
    {
      hd_when_take_zone (zone, name);
      if ((end = read_time_word (r, k, zone)) != 0)
        goto found;
      /* "10:00 (new york)" */
      end = k;
      if (behind && hd_when_is_punct (&t[i - 1], '(') && hd_when_is_punct (&t[k], ')'))
        goto found;
    }
  if (behind && (end = hd_when_read_unknown_place (r, i, zone)) != 0)
    goto found;
  return 0;

found:
  /* "all times local to you" */
  if (zone->local && hd_when_says (r, end, "to") && hd_when_says (r, end + 1, "you"))
    {
      zone->local = FALSE;
      zone->home = TRUE;
      end += 2;
    }
  /* "local time, Munich", "Ortszeit (Wien)", "local time in London" */
  k = hd_when_is_punct (&t[end], ',') || hd_when_is_punct (&t[end], '(') ? end + 1 : end;
  k = hd_when_skip_optional (r, hd_when_skip_optional (r, k, W_IN), W_OF);
  if (zone->local && k > end && t[k].title && (k = hd_when_find_city (r, k, &name)) != 0)
    {
      zone->local = FALSE;
      hd_when_take_zone (zone, name);
      end = k;
    }
  /* "IST (Bangalore)", "CST, Chicago" */
  if (zone->n_zones > 1 && (hd_when_is_punct (&t[end], '(') || hd_when_is_punct (&t[end], ',')) &&
      t[end + 1].title && (k = hd_when_find_city (r, end + 1, &name)) != 0)
    for (guint z = 0; z < zone->n_zones; z++)
      if (strcmp (zone->zones[z], name->zones[0]) == 0)
        {
          hd_when_take_zone (zone, name);
          end = k;
          break;
        }
  item->end = end;
  return end;
}
