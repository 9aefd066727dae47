/* SPDX-License-Identifier: GPL-3.0-or-later */
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

static void
test_names (void)
{
  static const char *const bad[] = {
    "",     "/etc/passwd",          "../etc/passwd", "Europe/Nowhere", "CET-1CEST,M3.5.0,M10.5.0/3",
    ":UTC", "Eastern Standard Time"
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (hd_zone_load (bad[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/zone/conversion", test_conversion);
  g_test_add_func ("/base/zone/names", test_names);
  return g_test_run ();
}
