/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-read.h"

/* Where an appointment is, and what is a number of a house and no time. */

/* Where one goes: told once, and not below the mail or by somebody who calls. */
static void
test_address (void)
{
  static const struct
  {
    const char *text, *place;
  } cases[] = {
    { "Thu 3 Dec 10:00-11:00, on site at 12 Harbour Street, Bristol. Please ring the bell.",
      "12 Harbour Street, Bristol" },
    { "Thu 3 Dec 10:00-11:00\nLocation: 12 Harbour Street, Bristol BS1 4QA",
      "12 Harbour Street, Bristol BS1 4QA" },
    { "Where: our office, second floor\nWhen: Thu 3 Dec 10:00-11:00", "our office, second floor" },
    { "Meet us at 200 West Adams St., Chicago, IL 60606, Thursday 3 Dec 10:00-11:00 CET",
      "200 West Adams St., Chicago, IL 60606" },
    { "We will see you at:\n\n7 Long Row\n\nThu 3 Dec 10:00-11:00", "7 Long Row" },
    { "Donnerstag, 3.12.2026, 10-11 Uhr, bei uns in der Hafenstraße 12, 20457 Hamburg.",
      "Hafenstraße 12, 20457 Hamburg" },
    { "3.12.2026 10:00-11:00 Uhr im Lange Straße 4a, Bremen", "Lange Straße 4a, Bremen" },
    { "Ort: Raum 4.12, Haus B\nTermin: Do 3.12. 10-11 Uhr", "Raum 4.12, Haus B" },
    { "jeudi 3 décembre 10h-11h au 12 rue du Port, 44000 Nantes", "12 rue du Port, 44000 Nantes" },
    { "jeudi 3 décembre 10h-11h, 12 bis avenue de la Gare et nous vous attendons",
      "12 bis avenue de la Gare" },
    { "jueves 3 de diciembre de 10:00 a 11:00 en la calle Mayor, 14, Madrid",
      "calle Mayor, 14, Madrid" },
    /* The foot of a mail, several places, none, and a call. */
    { "Thu 3 Dec 10:00-11:00, on site.\n\nBest,\nRobin Marsh\nat 12 Harbour Street, Bristol",
      "on site" },
    { "Thu 3 Dec 10:00-11:00 at 12 Harbour Street or at 4 Mill Lane", NULL },
    { "Thu 3 Dec 10:00-11:00 in room 12, floor 3", NULL },
    { "Do 3.12. 10-11 Uhr\nTreffpunkt: 9:45 Uhr am Empfang", NULL },
    { "Location: Microsoft Teams\nThu 3 Dec 10:00-11:00", "video" },
    { "Thu 3 Dec 10:00-11:00 by phone. We sit at 12 Harbour Street.", "phone" },
    { "Location: TBC\nThu 3 Dec 10:00-11:00", NULL },
    { "Do 3.12. 10-11 Uhr in der Hafenstraße 12a", "Hafenstraße 12a" },
    { "Do 3.12. 10-11 Uhr in der Hafenstraße 12-14, 20457 Hamburg",
      "Hafenstraße 12-14, 20457 Hamburg" },
    { "Do 3.12. 10-11 Uhr in der Hafenstraße 1 oder in der Hafenstraße 12", NULL },
    { "Thursday 3 December 14:30-15:00 Baker Street", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (when->events->len, ==, 1);
      g_assert_cmpstr (when_first (when)->location, ==, cases[i].place);
    }
}

/* A number beside a place is a time when it looks like one. */
static void
test_no_address (void)
{
  static const struct
  {
    const char *text;
    int minute;
  } cases[] = {
    { "Thursday 3 December, Engineering 10:00-11:00", 600 },
    { "During 10:00-12:00 on Thursday 3 December", 600 },
    { "Do 3.12., Alexanderplatz 14:00-15:00", 840 },
    { "Do 3.12., Marienplatz 10-11 Uhr", 600 },
    { "Do 3.12., Potsdamer Platz 14 Uhr", 840 },
    { "Do 3.12., Weihnachtsmarkt 10 Uhr", 600 },
    { "jueves 3 de diciembre, Plaza Mayor, 10:00-11:00", 600 },
    { "Jeudi 3 décembre 14h Grand Place", 840 },
    { "Thursday 3 December 14:30-15:00 Baker Street", 870 },
    { "3.12.2026 10:00-11:00 Uhr im Lange Straße 4a, Bremen", 600 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (when->events->len, ==, 1);
      g_assert_false (when_first (when)->all_day);
      g_assert_cmpint (when_first (when)->start.second, ==, cases[i].minute * 60);
    }
}

static void
test_travel (void)
{
  static const struct
  {
    const char *text;
    int out, back, prep;
  } cases[] = {
    { "Thu 3 Dec 14:00-15:30, 35 min each way", 35, 35, -1 },
    { "Do 3.12. 14-15 Uhr, 40 Minuten je Weg, 10 Minuten Vorbereitung", 40, 40, 10 },
    { "jeudi 3 décembre 14h-15h, 25 min par trajet", 25, 25, -1 },
    { "jueves 3 de diciembre de 14:00 a 15:00, 40 min de ida y 50 min de vuelta", 40, 50, -1 },
    { "3 Dec 14:00-15:00, travel 1 hour there and back", 30, 30, -1 },
    { "3 Dec 14:00-15:00, 10 minutes early", -1, -1, 10 },
    { "3 Dec 14:00-15:00 for a 45 minute talk", -1, -1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (when->events->len, ==, 1);
      g_assert_cmpint (when->travel_out, ==, cases[i].out);
      g_assert_cmpint (when->travel_back, ==, cases[i].back);
      g_assert_cmpint (when->prep, ==, cases[i].prep);
    }
}

static void
test_place (void)
{
  static const struct
  {
    const char *text;
    HdPlace place;
  } cases[] = {
    { "Thu 3 Dec 14:00, on site", HD_PLACE_SITE },
    { "Do 3.12. 14 Uhr, vor Ort", HD_PLACE_SITE },
    { "jeudi 3 décembre à 14h, sur place", HD_PLACE_SITE },
    { "jueves 3 de diciembre a las 14:00, presencial", HD_PLACE_SITE },
    { "Thu 3 Dec 14:00 on Zoom", HD_PLACE_VIDEO },
    { "jeudi 3 décembre à 14h en visio", HD_PLACE_VIDEO },
    { "Do 3.12. 14 Uhr, telefonisch", HD_PLACE_PHONE },
    { "Thu 3 Dec 14:00. Phone: 030 555 1234", HD_PLACE_UNKNOWN },
    { "Thu 3 Dec 14:00", HD_PLACE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (when_first (when)->place, ==, cases[i].place);
    }
}

/* Each of two meetings has its own place, or none that is known. */
static void
test_two_places (void)
{
  static const struct
  {
    const char *text;
    HdPlace places[2];
  } cases[] = {
    { "Tuesday at 10:00 by phone, Thursday at 14:00 in our office",
      { HD_PLACE_PHONE, HD_PLACE_SITE } },
    { "By phone on Tuesday at 10:00, in our office on Thursday at 14:00",
      { HD_PLACE_PHONE, HD_PLACE_SITE } },
    { "Dienstag 10 Uhr Telefonat (30 Min.), Donnerstag 14 Uhr vor Ort (2 Std.)",
      { HD_PLACE_PHONE, HD_PLACE_SITE } },
    { "Tuesday 10:00 by phone\nThursday 14:00", { HD_PLACE_PHONE, HD_PLACE_UNKNOWN } },
    { "Video call:\nTuesday 10:00\nThursday 14:00", { HD_PLACE_VIDEO, HD_PLACE_VIDEO } },
    { "Would Tuesday at 10:00 work for a phone call, or Thursday at 14:00?",
      { HD_PLACE_PHONE, HD_PLACE_PHONE } },
    { "mardi 10h\nLieu : visio\n\njeudi 14h\nLieu : sur site", { HD_PLACE_VIDEO, HD_PLACE_SITE } },
    { "Martes 10:00\nPor teléfono\n\nJueves 14:00\nPresencial", { HD_PLACE_PHONE, HD_PLACE_SITE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (when->events->len, ==, 2);
      for (guint k = 0; k < 2; k++)
        g_assert_cmpint (((HdInvitation *) when->events->pdata[k])->place, ==, cases[i].places[k]);
    }
}

static void
test_link (void)
{
  g_autoptr (HdWhen) when = when_parse ("Thu 3 Dec 14:00-15:00, agenda https://example.org/a, join "
                                        "(https://us02web.zoom.us/j/123?pwd=a.1).");

  g_assert_cmpstr (when_first (when)->join_url, ==, "https://us02web.zoom.us/j/123?pwd=a.1");
  g_assert_cmpint (when_first (when)->place, ==, HD_PLACE_VIDEO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/when/address", test_address);
  g_test_add_func ("/when/no-address", test_no_address);
  g_test_add_func ("/when/travel", test_travel);
  g_test_add_func ("/when/place", test_place);
  g_test_add_func ("/when/two-places", test_two_places);
  g_test_add_func ("/when/link", test_link);

  return g_test_run ();
}
