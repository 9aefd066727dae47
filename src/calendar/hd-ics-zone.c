/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-zone.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

#include "hd-ics-rules.h"

/* The most cities that a name lists. */
#define MAX_CITIES 16

/* No name of a zone is longer, in bytes; each slash in one is a look-up of what follows. */
#define MAX_NAME 255

/* An IANA name, whatever its case, with blanks for underscores. */
static char *
known_name (const char *name)
{
  static const char *const areas[] = { "Africa/", "America/",  "Antarctica/", "Arctic/",
                                       "Asia/",   "Atlantic/", "Australia/",  "Europe/",
                                       "Indian/", "Pacific/",  "Etc/",        "US/",
                                       "Canada/", "Mexico/",   "Brazil/",     "Chile/" };
  g_autofree char *mended = g_strdup (name);
  g_autoptr (GTimeZone) zone = NULL;
  gboolean area = FALSE;

  g_strdelimit (mended, " ", '_');
  zone = hd_zone_load (mended);
  if (zone != NULL)
    return g_steal_pointer (&mended);

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    area |= g_ascii_strncasecmp (mended, areas[i], strlen (areas[i])) == 0;
  if (!area)
    return NULL;

  UErrorCode status = U_ZERO_ERROR;
  UEnumeration *names = ucal_openTimeZones (&status);
  const char *each;
  char *found = NULL;

  while (U_SUCCESS (status) && found == NULL && (each = uenum_next (names, NULL, &status)) != NULL)
    if (g_ascii_strcasecmp (each, mended) == 0)
      found = g_strdup (each);
  uenum_close (names);
  if (found == NULL)
    return NULL;
  zone = hd_zone_load (found);
  if (zone == NULL)
    g_clear_pointer (&found, g_free);
  return found;
}

/* Windows' names of zones that were parted after the tables of an older ICU were made: the part
 * that kept the name, which showed the same as the other until then. */
static const char *
newer_windows_name (const char *name)
{
  if (g_ascii_strcasecmp (name, "Mountain Standard Time (Mexico)") == 0)
    return "America/Mazatlan";
  if (g_ascii_strcasecmp (name, "Central Asia Standard Time") == 0)
    return "Asia/Bishkek";
  return NULL;
}

/* Windows' name in its registry to the IANA name of its main place. */
static char *
windows_name (const char *name)
{
  const char *newer = newer_windows_name (name);
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[128], id[128];
  char out[128];
  int32_t n = 0;

  if (newer != NULL)
    return g_strdup (newer);
  /* ICU's look-up ends at the first letter that is none of ASCII. */
  if (!g_str_is_ascii (name))
    return NULL;
  u_strFromUTF8 (wide, G_N_ELEMENTS (wide), &n, name, -1, &status);
  if (U_FAILURE (status) || n == 0)
    return NULL;
  n = ucal_getTimeZoneIDForWindowsID (wide, n, NULL, id, G_N_ELEMENTS (id), &status);
  if (U_FAILURE (status) || n <= 0)
    return NULL;
  u_strToUTF8 (out, sizeof out, NULL, id, n, &status);
  if (U_FAILURE (status))
    return NULL;
  if (strcmp (out, "Etc/UTC") == 0 || strcmp (out, "Etc/GMT") == 0)
    return g_strdup ("UTC");
  return g_strdup (out);
}

/* Whether a text is that name, however its places are parted: "Amsterdam / Berlin / Bern" is
 * "Amsterdam, Berlin, Bern", "Greenwich Mean Time - Dublin" has a colon elsewhere. */
static gboolean
is_display_name (const char *text, const char *name)
{
  static const char parting[] = " ,/:;-";

  for (;;)
    {
      const char *before = text;

      while (*text != '\0' && strchr (parting, *text) != NULL)
        text++;
      if (text != before || strchr (parting, *name) != NULL)
        {
          /* Between two words there is something in both. */
          if (*name != '\0' && *text != '\0' && (text == before || strchr (parting, *name) == NULL))
            return FALSE;
          while (*name != '\0' && strchr (parting, *name) != NULL)
            name++;
        }
      if (*text == '\0' || *name == '\0')
        return *text == *name;
      if (g_ascii_tolower (*text++) != g_ascii_tolower (*name++))
        return FALSE;
    }
}

/* "(UTC-05:00) Eastern Time (US & Canada)", "(GMT+01.00) Amsterdam / Berlin / …" and the same
 * without the offset. */
static char *
display_name (const char *name)
{
  const char *rest = name;

  if (*name == '(')
    {
      const char *close = strchr (name, ')');

      if (close == NULL)
        return NULL;
      rest = close + 1;
      while (*rest == ' ')
        rest++;
    }
  if (*rest == '\0')
    return g_ascii_strcasecmp (name, "(UTC)") == 0 ? g_strdup ("UTC") : NULL;

  for (guint i = 0; hd_ics_display_names[i].name != NULL; i++)
    if (is_display_name (rest, hd_ics_display_names[i].name))
      return g_strdup (hd_ics_display_names[i].zone);
  return NULL;
}

/* "UTC+2", "GMT-05:00", "+0100": an offset and nothing else. The minus may be the typographic one.
 */
static gboolean
offset_name (const char *name, int *seconds)
{
  const char *minus = strstr (name, "\342\210\222");
  g_autofree char *plain =
    minus != NULL ? g_strdup_printf ("%.*s-%s", (int) (minus - name), name, minus + 3) : NULL;
  const char *p = plain != NULL ? plain : name;
  int sign, hours = 0, minutes = 0, digits = 0;

  if (g_ascii_strncasecmp (p, "UTC", 3) == 0 || g_ascii_strncasecmp (p, "GMT", 3) == 0)
    p += 3;
  while (*p == ' ')
    p++;
  if (*p != '+' && *p != '-')
    return FALSE;
  sign = *p++ == '-' ? -1 : 1;
  for (; g_ascii_isdigit (*p) && digits < 4; p++, digits++)
    hours = hours * 10 + (*p - '0');
  if (digits > 2)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (digits > 0 && (*p == ':' || *p == '.') && g_ascii_isdigit (p[1]) &&
           g_ascii_isdigit (p[2]))
    {
      minutes = (p[1] - '0') * 10 + p[2] - '0';
      p += 3;
    }
  if (digits == 0 || *p != '\0' || hours > 14 || minutes > 59)
    return FALSE;

  *seconds = sign * (hours * 60 + minutes) * 60;
  return TRUE;
}

/* Names with a prefix: "/freeassociation.sourceforge.net/Europe/Berlin", "/Europe/Berlin". */
static char *
without_prefix (const char *name)
{
  const char *slash = strchr (name, '/');

  while (slash != NULL)
    {
      char *found = slash[1] != '\0' ? known_name (slash + 1) : NULL;

      if (found != NULL)
        return found;
      slash = strchr (slash + 1, '/');
    }
  return NULL;
}

/* "Eastern Standard Time 1" */
static char *
without_number (const char *name)
{
  const char *blank = strrchr (name, ' ');

  if (blank == NULL || blank == name || blank[1] == '\0')
    return NULL;
  for (const char *p = blank + 1; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p))
      return NULL;
  return g_strndup (name, (gsize) (blank - name));
}

/* Whether clocks in both zones show the same through the years that an event can be of. */
static gboolean
agree (GTimeZone *a, GTimeZone *b)
{
  const gint64 step = (gint64) 28 * 86400, first = 1262304000 /* 2010 */,
               last = 2524608000 /* 2050 */;

  for (gint64 at = first; at < last; at += step)
    if (hd_zone_offset (a, at) != hd_zone_offset (b, at))
      return FALSE;
  return TRUE;
}

static char *
city_name (const char *city)
{
  static const char *const areas[] = { "Europe",    "America", "Asia",     "Africa",
                                       "Australia", "Pacific", "Atlantic", "Indian" };

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autofree char *name = g_strdelimit (g_strconcat (areas[i], "/", city, NULL), " ", '_');
      g_autoptr (GTimeZone) zone = hd_zone_load (name);

      if (zone != NULL)
        return g_steal_pointer (&name);
    }
  return NULL;
}

/* "Amsterdam, Belgrade, Berlin", "(GMT+01.00) Brussels / Copenhagen": cities that all have the
 * same time. */
static char *
cities_name (const char *tzid)
{
  const char *close = *tzid == '(' ? strchr (tzid, ')') : NULL;
  const char *names = close != NULL ? close + 1 : tzid;
  const char *part = strchr (names, ',') != NULL ? "," : " / ";
  g_auto (GStrv) cities = g_strsplit (names, part, MAX_CITIES);
  g_autoptr (GPtrArray) zones = g_ptr_array_new_with_free_func ((GDestroyNotify) g_time_zone_unref);

  if (cities[0] == NULL || cities[1] == NULL)
    return NULL;
  for (guint i = 0; cities[i] != NULL; i++)
    {
      g_autofree char *name = city_name (g_strstrip (cities[i]));

      if (name == NULL)
        return NULL;
      g_ptr_array_add (zones, hd_zone_load (name));
    }
  for (guint i = 1; i < zones->len; i++)
    if (!agree (zones->pdata[0], zones->pdata[i]))
      return NULL;

  return zones->len > 0 ? city_name (cities[0]) : NULL;
}

/* The IANA name that a TZID stands for, by its text alone; NULL: it tells none. */
static char *
resolve (const char *tzid)
{
  g_autofree char *shorter = NULL;
  char *found;

  if (strnlen (tzid, MAX_NAME + 1) > MAX_NAME)
    return NULL;
  if (g_ascii_strcasecmp (tzid, "UTC") == 0 || g_ascii_strcasecmp (tzid, "GMT") == 0 ||
      g_ascii_strcasecmp (tzid, "Z") == 0 || g_ascii_strcasecmp (tzid, "Etc/UTC") == 0 ||
      g_ascii_strcasecmp (tzid, "tzone://Microsoft/Utc") == 0)
    return g_strdup ("UTC");
  if (g_str_has_prefix (tzid, "tzone://"))
    return NULL;
  /* Palm wrote "US-Eastern". */
  if (g_str_has_prefix (tzid, "US-"))
    {
      g_autofree char *palm = g_strconcat ("US/", tzid + 3, NULL);

      return known_name (palm);
    }

  if ((found = known_name (tzid)) != NULL || (found = windows_name (tzid)) != NULL ||
      (found = display_name (tzid)) != NULL || (found = without_prefix (tzid)) != NULL ||
      (found = cities_name (tzid)) != NULL)
    return found;
  shorter = without_number (tzid);
  return shorter == NULL ? NULL : windows_name (shorter);
}

/* "UTC+05:30": a name for rules without one, which hd_zone_derive() reads. NULL: what they give
 * changes in the year, and no name says that. */
static char *
name_of_rules (GArray *rules)
{
  const gint64 january = 1767225600, july = 1782864000; /* 2026 */
  int offset = hd_ics_rules_offset (rules, january);

  if (hd_ics_rules_offset (rules, july) != offset)
    return NULL;
  return g_strdup_printf ("UTC%c%02d:%02d", offset < 0 ? '-' : '+', ABS (offset) / 3600,
                          ABS (offset) / 60 % 60);
}

/* Returns: (transfer full): a zone of which nothing is known but its name */
HdIcsZone *
hd_ics_zone_new_unknown (const char *tzid)
{
  HdIcsZone *self = g_new0 (HdIcsZone, 1);

  self->name = hd_ics_text (tzid);
  return self;
}

/**
 * hd_ics_zone_find:
 * @tzid: the parameter, without quotes
 * @timezones: the VTIMEZONEs of the file
 *
 * Finds out what a TZID means: its name where that is one of the IANA list, of Windows or of
 * Outlook's list; else where the VTIMEZONE says it is; else the rules of the VTIMEZONE. A zone
 * that none of these tells stays unknown.
 *
 * Returns: (transfer full)
 */
HdIcsZone *
hd_ics_zone_find (const char *tzid, HdIcsTimezones *timezones)
{
  HdIcsZone *self = g_new0 (HdIcsZone, 1);
  g_autofree char *clean = hd_ics_tzid_clean (tzid);
  const HdIcsComponent *component;
  char *name;

  component = hd_ics_timezones_find (timezones, clean);
  /* "GMT+2" is two hours east, unless the file says itself what it means. */
  if (offset_name (clean, &self->offset))
    {
      self->rules = hd_ics_timezones_rules (timezones, clean);
      self->fixed = self->rules == NULL;
      self->name = g_steal_pointer (&clean);
      return self;
    }
  name = resolve (clean);
  if (name == NULL && component != NULL)
    {
      const char *location = hd_ics_value (component, "X-LIC-LOCATION");

      name = location == NULL ? NULL : resolve (location);
    }
  if (name != NULL)
    {
      self->zone = hd_zone_load (name);
      if (self->zone != NULL)
        {
          self->name = name;
          self->rules = hd_ics_timezones_rules (timezones, clean);
          return self;
        }
      g_free (name);
    }

  self->name = g_strdup (clean);
  self->rules = hd_ics_timezones_rules (timezones, clean);
  if (*clean == '\0' && self->rules != NULL)
    {
      g_free (self->name);
      self->name = name_of_rules (self->rules);
      if (self->name == NULL)
        {
          self->name = g_strdup ("");
          g_clear_pointer (&self->rules, g_array_unref);
        }
    }
  return self;
}

void
hd_ics_zone_free (HdIcsZone *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->rules, g_array_unref);
  g_free (self);
}

gboolean
hd_ics_zone_known (const HdIcsZone *self)
{
  return self->zone != NULL || self->rules != NULL || self->fixed;
}

/**
 * hd_ics_zone_to_instant:
 *
 * As hd_zone_to_instant(), also for zones that only the file knows.
 */
gint64
hd_ics_zone_to_instant (const HdIcsZone *self, HdWall wall, HdWallFit *fit)
{
  if (fit != NULL)
    *fit = HD_WALL_ONCE;
  if (self->zone != NULL)
    return hd_zone_to_instant (self->zone, wall, fit);
  if (self->rules != NULL)
    return hd_ics_rules_to_instant (self->rules, wall);
  return (gint64) wall.date * 86400 + wall.second - self->offset;
}

HdWall
hd_ics_zone_to_wall (const HdIcsZone *self, gint64 instant)
{
  gint64 local, date;

  if (self->zone != NULL)
    return hd_zone_to_wall (self->zone, instant);
  local =
    instant + (self->rules != NULL ? hd_ics_rules_offset (self->rules, instant) : self->offset);
  date = local / 86400 - (local % 86400 < 0);
  return (HdWall){ .date = (HdDate) date, .second = (int) (local - date * 86400) };
}
