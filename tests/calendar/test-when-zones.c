/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-read.h"

/* In which zone a time is, and what follows when that is not known. */

/* A zone that nobody knows is no reason to take the clock of home. */
static void
test_unknown_zones (void)
{
  static const struct
  {
    const char *text, *zone;
  } cases[] = {
    { "Thu 3 Dec 10:00 Europe/Atlantis", "Europe/Atlantis" },
    { "Thu 3 Dec 10:00 (America/Port_Nowhere)", "America/Port_Nowhere" },
    { "Thu 3 Dec 3pm Erewhon time", "Erewhon" },
    { "Thu 3 Dec 3pm Fort Erewhon time", "Fort Erewhon" },
    { "Do 3.12. 15 Uhr Erewhon-Zeit", "Erewhon" },
    { "jeudi 3 décembre à 15h, heure d'Erewhon", "Erewhon" },
    { "jueves 3 de diciembre a las 15:00, hora de Erewhon", "Erewhon" },
    { "Thu 3 Dec 10:00 XYST", "XYST" },
    { "Thu 3 Dec 10:00 AEMT", "AEMT" },
    { "Thu 3 Dec 10:00 UTC+25", "UTC+25" },
    { "Thu 3 Dec 10:00 (GMT-13)", "GMT-13" },
    { "Thu 3 Dec 10:00 Москва time", "Москва" },
    { "Thu 3 Dec 10:00 (МСК)", "МСК" },
    { "Thu 3 Dec 10:00 МСК", "МСК" },
    { "Thu 3 Dec 10:00 \344\270\212\346\265\267\346\227\266\351\227\264",
      "\344\270\212\346\265\267\346\227\266\351\227\264" },
    { "Thu 3 Dec 10:00 (Αθήνα)", "Αθήνα" },
    { "Do 3.12. 15 Uhr Østerhavn-Zeit", "Østerhavn" },
  };
  static const char *const others[] = {
    "Thu 3 Dec 10:00 Teams time",
    "Thu 3 Dec 10:00 Start Time: 09:45",
    "Thu 3 Dec 10:00 in good time",
    "Thu 3 Dec 10:00. Next time we talk",
    "Thu 3 Dec 10:00 Sales/Marketing",
    "Thu 3 Dec 10:00 Иван Петров",
    "Thu 3 Dec 10:00 MIT, Cambridge",
    "THU 3 DEC 10:00 SPLIT",
    "Thu 3 Dec 10:00 RSVP",
    "Thu 3 Dec 10:00 SWIFT office",
    "Thu 3 Dec 10:00 UTC-16:00 UTC",
  };
  g_autoptr (HdWhen) here = when_parse ("Thu 3 Dec 10:00 EST");
  g_autoptr (HdWhen) there = when_parse_in ("Thu 3 Dec 10:00 EST", -1, "AU");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (when->events->len, ==, 1);
      g_assert_cmpstr (when_first (when)->zone, ==, cases[i].zone);
      g_assert_false (when_first (when)->zone_known);
      g_assert_cmpint (when_first (when)->start_utc, ==, HD_INSTANT_NONE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (HdWhen) when = when_parse (others[i]);

      g_test_message ("%s", others[i]);
      g_assert_true (when_first (when)->zone_known);
    }

  g_assert_cmpstr (when_first (here)->zone, ==, "America/New_York");
  g_assert_null (when_first (there)->zone);
  g_assert_cmpuint (hd_invitation_question (when_first (there), "zone")->choices->len, ==, 2);
}

/* The case of letters is kept, and the sign of Etc means the other side. */
static void
test_zone_names (void)
{
  static const struct
  {
    const char *text, *zone;
  } cases[] = {
    { "Thu 3 Dec 14:00 Etc/GMT+5", "Etc/GMT+5" },
    { "Thu 3 Dec 14:00 US/Eastern", "US/Eastern" },
    { "Thu 3 Dec 14:00 Africa/Dar_es_Salaam", "Africa/Dar_es_Salaam" },
    { "Thu 3 Dec 14:00 America/Port_of_Spain", "America/Port_of_Spain" },
    { "Thu 3 Dec 14:00 europe/paris", "Europe/Paris" },
    { "Thu 3 Dec 14:00 EUROPE/PARIS", "Europe/Paris" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (when->events->len, ==, 1);
      g_assert_cmpstr (when_first (when)->zone, ==, cases[i].zone);
    }
}

static void
test_instants (void)
{
  static const struct
  {
    const char *text;
    gint64 start;
  } cases[] = {
    { "3 Dec 2026 14:00", 1796302800 }, /* home: 13:00 UTC */
    { "3 Dec 2026 14:00 London time", 1796306400 },
    { "3 Dec 2026 14:00 New York time", 1796324400 },
    { "3 Dec 2026 14:00 UTC", 1796306400 },
    { "2026-12-03T14:00+05:30", 1796286600 },
    { "3 Dec 2026 2pm CST", HD_INSTANT_NONE },
    { "3 Dec 2026", HD_INSTANT_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (when_first (when)->start_utc, ==, cases[i].start);
    }
}

static void
test_both_zones (void)
{
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  g_autoptr (HdWhen) when = when_parse ("3 Dec 20:00-21:30 New York time");
  g_autoptr (HdWhen) open = when_parse ("3 Dec 20:00 CST");
  HdWall start = hd_zone_to_wall (home, when_first (when)->start_utc);
  HdWall end = hd_zone_to_wall (home, when_first (when)->end_utc);

  g_assert_cmpint (start.date, ==, hd_date_new (2026, 12, 4));
  g_assert_cmpint (start.second, ==, 2 * 3600);
  g_assert_cmpint (end.second, ==, 2 * 3600 + 5400);
  g_assert_cmpint (hd_invitation_minutes (when_first (when)), ==, 90);
  g_assert_cmpint (when_first (open)->start_utc, ==, HD_INSTANT_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/when/unknown-zones", test_unknown_zones);
  g_test_add_func ("/when/zone-names", test_zone_names);
  g_test_add_func ("/when/instants", test_instants);
  g_test_add_func ("/when/both-zones", test_both_zones);

  return g_test_run ();
}
