/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "hd-zone.h"

static void
test_conversion (void)
{
  static const struct
  {
    const char *zone;
    int year, month, day, hour, minute;
    const char *utc;
    HdWallFit fit;
  } rows[] = {
    { "Europe/Berlin", 2026, 12, 3, 14, 0, "2026-12-03T13:00:00Z", HD_WALL_ONCE },
    { "America/New_York", 2026, 11, 1, 1, 30, "2026-11-01T05:30:00Z", HD_WALL_FOLD },
    { "America/New_York", 2026, 3, 8, 2, 30, "2026-03-08T07:30:00Z", HD_WALL_GAP },
    { "America/New_York", 2026, 3, 8, 3, 0, "2026-03-08T07:00:00Z", HD_WALL_ONCE },
    { "America/New_York", 2026, 3, 8, 1, 59, "2026-03-08T06:59:00Z", HD_WALL_ONCE },
    { "Africa/Cairo", 2026, 7, 1, 12, 0, "2026-07-01T09:00:00Z", HD_WALL_ONCE },
    { "America/Mexico_City", 2026, 7, 1, 12, 0, "2026-07-01T18:00:00Z", HD_WALL_ONCE },
    { "Europe/London", 2026, 3, 29, 1, 30, "2026-03-29T01:30:00Z", HD_WALL_GAP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GTimeZone) zone = hd_zone_load (rows[i].zone);
      HdWall wall = { hd_date_new (rows[i].year, rows[i].month, rows[i].day),
                      rows[i].hour * 3600 + rows[i].minute * 60 };
      HdWallFit fit;

      g_assert_nonnull (zone);
      gint64 instant = hd_zone_to_instant (zone, wall, &fit);
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
      g_autofree char *text = g_date_time_format_iso8601 (utc);

      g_assert_cmpstr (text, ==, rows[i].utc);
      g_assert_cmpint (fit, ==, rows[i].fit);
      if (fit != HD_WALL_GAP)
        {
          HdWall back = hd_zone_to_wall (zone, instant);

          g_assert_cmpint (back.date, ==, wall.date);
          g_assert_cmpint (back.second, ==, wall.second);
        }
    }
}

/* The rule as it is told, of which most days need only a part. */
static gint64
by_the_rule (GTimeZone *zone, HdWall wall, HdWallFit *fit)
{
  gint64 local = (gint64) wall.date * 86400 + wall.second;
  int before = hd_zone_offset (zone, local - 86400), after = hd_zone_offset (zone, local + 86400);
  gboolean first = hd_zone_offset (zone, local - before) == before;
  gboolean second = hd_zone_offset (zone, local - after) == after;

  *fit = first && second && before != after ? HD_WALL_FOLD
         : first || second                  ? HD_WALL_ONCE
                                            : HD_WALL_GAP;
  return first || !second ? local - before : local - after;
}

static void
test_each_quarter (void)
{
  /* Half hours, changes at midnight, and a day that was left out. */
  static const char *const names[] = { "UTC",
                                       "Europe/Berlin",
                                       "America/New_York",
                                       "Asia/Kolkata",
                                       "Australia/Lord_Howe",
                                       "Africa/Casablanca",
                                       "America/Havana",
                                       "Pacific/Apia" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GTimeZone) zone = hd_zone_load (names[i]);
      HdDate end = hd_date_new (2013, 1, 1);

      g_assert_nonnull (zone);
      for (HdWall wall = { hd_date_new (2011, 1, 1), 0 }; wall.date < end; wall.date++)
        for (wall.second = 0; wall.second < 86400; wall.second += 900)
          {
            HdWallFit fit, expected;
            gint64 instant = hd_zone_to_instant (zone, wall, &fit);

            g_assert_cmpint (instant, ==, by_the_rule (zone, wall, &expected));
            g_assert_cmpint (fit, ==, expected);
          }
    }
}

static void
test_names (void)
{
  static const char *const bad[] = { "",
                                     "/etc/passwd",
                                     "../etc/passwd",
                                     "Europe/Nowhere",
                                     "CET-1CEST,M3.5.0,M10.5.0/3",
                                     ":UTC",
                                     "Eastern Standard Time",
                                     "UTC+11",
                                     "UTC-07",
                                     "GMT-0500",
                                     "EST5",
                                     "localtime",
                                     "posixrules",
                                     "Factory",
                                     "right/Europe/Berlin" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (hd_zone_load (bad[i]));
}

static void
test_derive (void)
{
  static const struct
  {
    const char *zone;
    gint64 instant; /* 0: there is no such zone */
  } rows[] = {
    { NULL, 1796302800 }, /* 13:00Z */
    { "Europe/Berlin", 1796302800 },
    { "Asia/Calcutta", 1796286600 },
    { "UTC+05:30", 1796286600 },
    { "UTC-11:00", 1796346000 },
    { "UTC", 1796306400 },
    { "UTC+05:30x", 0 },
    { "Customized Time Zone", 0 },
  };
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  HdWall wall = { hd_date_new (2026, 12, 3), 14 * 3600 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 instant = 0;

      g_assert_cmpint (hd_zone_derive (rows[i].zone, home, wall, &instant, NULL), ==,
                       rows[i].instant != 0);
      g_assert_cmpint (instant, ==, rows[i].instant);
    }
}

/* In a system of another year, whose rules for Berlin are those of Tokyo. */
static void
test_new_rules_alone (void)
{
  g_autoptr (GTimeZone) home = g_time_zone_new_utc ();
  gint64 instant = 0;

  g_assert_true (hd_zone_derive ("Europe/Berlin", home,
                                 (HdWall){ hd_date_new (2026, 12, 3), 14 * 3600 }, &instant, NULL));
  g_assert_cmpint (instant, ==, 1796306400 - 9 * 3600);
}

static void
test_new_rules (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("halfday-XXXXXX", &error);
  g_autofree char *area = g_build_filename (dir, "Europe", NULL);
  g_autofree char *zone = g_build_filename (area, "Berlin", NULL);

  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir (area, 0700), ==, 0);
  g_assert_cmpint (symlink ("/usr/share/zoneinfo/Asia/Tokyo", zone), ==, 0);
  g_setenv ("TZDIR", dir, TRUE);
  g_test_trap_subprocess ("/base/zone/new-rules/subprocess/alone", 0, 0);
  g_unsetenv ("TZDIR");
  g_test_trap_assert_passed ();
  g_unlink (zone);
  g_rmdir (area);
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

/* In a system that has no former names (Debian 13 without its package tzdata-legacy). */
static void
test_former_names_alone (void)
{
  static const struct
  {
    const char *name;
    int offset;
  } rows[] = { { "Europe/Kiev", 2 * 3600 },
               { "Asia/Calcutta", 19800 },
               { "US/Eastern", -5 * 3600 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GTimeZone) zone = hd_zone_load (rows[i].name);

      g_assert_nonnull (zone);
      g_assert_cmpint (hd_zone_offset (zone, 1767225600), ==, rows[i].offset);
    }
  g_assert_null (hd_zone_load ("Asia/Tokyo"));
  g_assert_null (hd_zone_load ("IST"));
}

static void
test_former_names (void)
{
  static const char *const present[] = { "Europe/Kyiv", "Asia/Kolkata", "America/New_York" };
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("halfday-XXXXXX", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (present); i++)
    {
      g_autofree char *from = g_build_filename ("/usr/share/zoneinfo", present[i], NULL);
      g_autofree char *to = g_build_filename (dir, present[i], NULL);
      g_autofree char *area = g_path_get_dirname (to);

      g_mkdir (area, 0700);
      g_assert_cmpint (symlink (from, to), ==, 0);
    }

  g_setenv ("TZDIR", dir, TRUE);
  g_test_trap_subprocess ("/base/zone/former-names/subprocess/alone", 0, 0);
  g_unsetenv ("TZDIR");
  g_test_trap_assert_passed ();

  for (guint i = 0; i < G_N_ELEMENTS (present); i++)
    {
      g_autofree char *link = g_build_filename (dir, present[i], NULL);
      g_autofree char *area = g_path_get_dirname (link);

      g_unlink (link);
      g_rmdir (area);
    }
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

/* What is offered can be loaded, and each place stands there once, by its present name. */
static void
test_list (void)
{
  static const char *const wanted[] = { "Europe/Berlin", "America/New_York", "Asia/Kolkata",
                                        "America/Argentina/Buenos_Aires" };
  static const char *const former[] = { "US/Eastern", "EST5EDT", "Etc/GMT+5", "UTC" };
  g_auto (GStrv) zones = hd_zone_list ();
  guint n = g_strv_length (zones);

  g_assert_cmpuint (n, >, 300);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GTimeZone) zone = hd_zone_load (zones[i]);

      g_assert_nonnull (zone);
      g_assert_true (i == 0 || strcmp (zones[i - 1], zones[i]) < 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_true (g_strv_contains ((const char *const *) zones, wanted[i]));
  for (guint i = 0; i < G_N_ELEMENTS (former); i++)
    g_assert_false (g_strv_contains ((const char *const *) zones, former[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/zone/conversion", test_conversion);
  g_test_add_func ("/base/zone/each-quarter", test_each_quarter);
  g_test_add_func ("/base/zone/names", test_names);
  g_test_add_func ("/base/zone/former-names", test_former_names);
  g_test_add_func ("/base/zone/former-names/subprocess/alone", test_former_names_alone);
  g_test_add_func ("/base/zone/derive", test_derive);
  g_test_add_func ("/base/zone/new-rules", test_new_rules);
  g_test_add_func ("/base/zone/new-rules/subprocess/alone", test_new_rules_alone);
  g_test_add_func ("/base/zone/list", test_list);
  return g_test_run ();
}
