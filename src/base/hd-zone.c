/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-zone.h"

#include <stdio.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

#define DAY_SECONDS 86400

/* The longest name of a zone that is looked up. */
#define MAX_NAME 64

static GTimeZone *
load_exactly (const char *name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);

  /* GLib answers for POSIX rules such as "EST5EDT4" too; a zone keeps the name it was asked by. */
  if (zone == NULL || strcmp (g_time_zone_get_identifier (zone), name) != 0)
    return NULL;
  return g_steal_pointer (&zone);
}

/* The name that ICU gives all names of the zone @name; FALSE when it knows none. */
static gboolean
canonical_name (const char *name, UChar canonical[MAX_NAME + 1])
{
  UChar wide[MAX_NAME + 1];
  UBool system = FALSE;
  UErrorCode status = U_ZERO_ERROR;

  u_charsToUChars (name, wide, (int32_t) strlen (name) + 1);
  ucal_getCanonicalTimeZoneID (wide, -1, canonical, MAX_NAME + 1, &system, &status);
  return U_SUCCESS (status) && status != U_STRING_NOT_TERMINATED_WARNING && system;
}

/* tzdata renames zones and Debian 13 keeps the former names (US/Eastern, Europe/Kiev) in a package
 * that need not be there; ICU knows which names are the same zone. */
static GTimeZone *
load_by_another_name (const char *name)
{
  UChar wanted[MAX_NAME + 1];
  UErrorCode status = U_ZERO_ERROR;
  GTimeZone *zone = NULL;
  const char *other;

  if (!canonical_name (name, wanted))
    return NULL;

  UEnumeration *names = ucal_openTimeZones (&status);

  while (U_SUCCESS (status) && zone == NULL && (other = uenum_next (names, NULL, &status)) != NULL)
    {
      UChar canonical[MAX_NAME + 1];

      if (strlen (other) <= MAX_NAME && canonical_name (other, canonical) &&
          u_strcmp (canonical, wanted) == 0)
        zone = load_exactly (other);
    }
  uenum_close (names);
  return zone;
}

/* "UTC-07", "GMT+0530", "EST5": GLib and ICU read a name like that as a rule of POSIX, in which the
 * sign is turned round; whoever writes one means it the other way. tzdata has these few itself. */
static gboolean
is_posix_rule (const char *name)
{
  static const char *const zones[] = { "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT",
                                       "GMT0",    "GMT+0",   "GMT-0",   NULL };

  return strchr (name, '/') == NULL && strpbrk (name, "0123456789") != NULL &&
         !g_strv_contains (zones, name);
}

/* Files beside the zones that are none of a place: the one of this machine, what the rules of POSIX
 * were made of, "not set", and zones that count leap seconds, which nothing here does. */
static gboolean
is_no_place (const char *name)
{
  return strcmp (name, "localtime") == 0 || strcmp (name, "posixrules") == 0 ||
         strcmp (name, "Factory") == 0 || g_str_has_prefix (name, "right/");
}

/**
 * hd_zone_load:
 * @name: an IANA zone name, present or former, or `UTC`
 *
 * The one door to the system's tzdata. GLib would read a name with a path in it as a file, and
 * `TZ`-style rules as rules; names from outside may be neither.
 *
 * Returns: (transfer full) (nullable): the zone, %NULL when there is none of that name
 */
GTimeZone *
hd_zone_load (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (*name == '\0' || strlen (name) > MAX_NAME || !g_ascii_isalpha (*name) ||
      is_posix_rule (name) || is_no_place (name))
    return NULL;
  for (const char *c = name; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("/_+-", *c) == NULL)
      return NULL;

  GTimeZone *zone = load_exactly (name);

  /* Letters alone may be an abbreviation, which ICU takes for one of its many zones (IST). */
  return zone != NULL || strpbrk (name, "/0123456789") == NULL ? zone : load_by_another_name (name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * hd_zone_list:
 *
 * Every zone that is a place, once and by its present name, for somebody to choose from: those of
 * tzdata's own table of places. ICU's list has former names (Asia/Calcutta). Takes some
 * milliseconds: each is looked up.
 *
 * Returns: (transfer full): names that hd_zone_load() knows, sorted; empty where the system has
 *   no such table
 */
char **
hd_zone_list (void)
{
  const char *dir = g_getenv ("TZDIR");
  g_autofree char *path =
    g_build_filename (dir != NULL ? dir : "/usr/share/zoneinfo", "zone.tab", NULL);
  g_autofree char *table = NULL;
  g_autoptr (GPtrArray) zones = g_ptr_array_new_with_free_func (g_free);

  if (g_file_get_contents (path, &table, NULL, NULL))
    {
      g_auto (GStrv) lines = g_strsplit (table, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        {
          /* Country, place, name, comment. */
          g_auto (GStrv) columns = g_strsplit (lines[i], "\t", 4);
          g_autoptr (GTimeZone) zone =
            lines[i][0] != '#' && g_strv_length (columns) >= 3 ? hd_zone_load (columns[2]) : NULL;

          if (zone != NULL)
            g_ptr_array_add (zones, g_strdup (columns[2]));
        }
    }

  g_ptr_array_sort (zones, compare_names);
  g_ptr_array_add (zones, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&zones), FALSE);
}

/* "UTC+05:30": an offset that was written as such and that no named zone stands for. */
static gboolean
parse_offset (const char *name, int *seconds)
{
  int hours, minutes;
  char sign, after;

  if (sscanf (name, "UTC%c%2d:%2d%c", &sign, &hours, &minutes, &after) != 3 ||
      (sign != '+' && sign != '-') || hours < 0 || minutes < 0)
    return FALSE;

  *seconds = (hours * 60 + minutes) * 60 * (sign == '-' ? -1 : 1);
  return TRUE;
}

/**
 * hd_zone_derive:
 * @name: (nullable): a zone, or an offset as `UTC+05:30`; %NULL is home
 * @home: the home zone
 * @instant: (out): UTC seconds since 1970; untouched when the zone is not known
 * @fit: (out) (optional): whether that time happens once, twice or never
 *
 * From what was written to the instant, by the rules of today. What is kept is the wall time and
 * the name of its zone: whoever keeps the instant beside them compares it with this one, and says
 * so when the rules of the zone have changed meanwhile.
 *
 * Returns: %FALSE when there is no zone of that name (any more)
 */
gboolean
hd_zone_derive (const char *name, GTimeZone *home, HdWall wall, gint64 *instant, HdWallFit *fit)
{
  g_autoptr (GTimeZone) zone = NULL;
  int offset;

  if (name != NULL && parse_offset (name, &offset))
    {
      *instant = (gint64) wall.date * DAY_SECONDS + wall.second - offset;
      if (fit != NULL)
        *fit = HD_WALL_ONCE;
      return TRUE;
    }

  zone = name == NULL ? g_time_zone_ref (home) : hd_zone_load (name);
  if (zone == NULL)
    return FALSE;
  *instant = hd_zone_to_instant (zone, wall, fit);
  return TRUE;
}

static int
offset_in (GTimeZone *zone, int interval)
{
  return interval < 0 ? 0 : g_time_zone_get_offset (zone, interval);
}

/**
 * hd_zone_offset:
 *
 * Returns: seconds east of UTC that hold at @instant (UTC seconds since 1970)
 */
int
hd_zone_offset (GTimeZone *zone, gint64 instant)
{
  return offset_in (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant));
}

/**
 * hd_zone_to_instant:
 * @wall: the time as written
 * @fit: (out) (optional): whether that time happens once, twice or never
 *
 * The one conversion from wall time to instant. With o1 and o2 the offsets 24 hours before and
 * after, the instant is wall - o1 where that is valid (the first of a fold), else wall - o2
 * where that is valid, else wall - o1 (a gap): what RFC 5545, section 3.3.5 asks for.
 *
 * Returns: UTC seconds since 1970
 */
gint64
hd_zone_to_instant (GTimeZone *zone, HdWall wall, HdWallFit *fit)
{
  gint64 local = (gint64) wall.date * DAY_SECONDS + wall.second;
  int first = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, local - DAY_SECONDS);
  int last = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, local + DAY_SECONDS);
  int before = offset_in (zone, first);

  /* Looking an instant up is what costs; on most days nothing changes in between. */
  if (first == last && ABS (before) <= DAY_SECONDS)
    {
      if (fit != NULL)
        *fit = HD_WALL_ONCE;
      return local - before;
    }

  int after = offset_in (zone, last);
  gboolean before_valid = hd_zone_offset (zone, local - before) == before;
  gboolean after_valid = hd_zone_offset (zone, local - after) == after;

  if (fit != NULL)
    *fit = before_valid && after_valid && before != after ? HD_WALL_FOLD
           : before_valid || after_valid                  ? HD_WALL_ONCE
                                                          : HD_WALL_GAP;

  return before_valid || !after_valid ? local - before : local - after;
}

/**
 * hd_zone_to_wall:
 *
 * The other direction, which is never ambiguous.
 */
HdWall
hd_zone_to_wall (GTimeZone *zone, gint64 instant)
{
  gint64 local = instant + hd_zone_offset (zone, instant);
  gint64 date = local / DAY_SECONDS;

  if (local % DAY_SECONDS < 0)
    date--;

  return (HdWall){ .date = (HdDate) date, .second = (int) (local - date * DAY_SECONDS) };
}
