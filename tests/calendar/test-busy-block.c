/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-busy-block.h"
#include "hd-calendar-reader.h"
#include "hd-error.h"
#include "hd-ics-parse.h"

#define UID "6f1c2a9e-0c1d-4d7e-9a53-2f6f9d1c7b11"

static HdBusyBlock
some_block (const char *uid)
{
  return (HdBusyBlock){
    .uid = uid,
    .sequence = 2,
    .start = 1796302800, /* 2026-12-03 13:00 UTC */
    .end = 1796313600,
    .stamp = 1794837600,
    .title = HD_BUSY_APPOINTMENT,
  };
}

static void
test_timed (void)
{
  HdBusyBlock b = some_block (UID);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = hd_busy_blocks_to_ics (&b, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==,
                   "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Calendar//Calendar//EN\r\n"
                   "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\nUID:" UID "\r\n"
                   "SEQUENCE:2\r\nDTSTAMP:20261116T140000Z\r\nDTSTART:20261203T130000Z\r\n"
                   "DTEND:20261203T160000Z\r\nSUMMARY:Appointment\r\nCLASS:PRIVATE\r\n"
                   "STATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n"
                   "X-MICROSOFT-CDO-ALLDAYEVENT:FALSE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

/* Read again, a file has its events, their times, and no property beyond those of the list. */
static void
test_read_again (void)
{
  static const char *const known[] = { "UID",
                                       "SEQUENCE",
                                       "DTSTAMP",
                                       "DTSTART",
                                       "DTEND",
                                       "SUMMARY",
                                       "CLASS",
                                       "STATUS",
                                       "TRANSP",
                                       "X-MICROSOFT-CDO-BUSYSTATUS",
                                       "X-MICROSOFT-CDO-ALLDAYEVENT" };
  /* As the enumeration has them. */
  static const char *const titles[HD_BUSY_N_TITLES] = {
    "Appointment", "Out of office", "Busy", "Termin", "Abwesend",
    "Rendez-vous", "Absence",       "Cita", "Ausente"
  };
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  HdCalendarContext context = { .home = home, .today = hd_date_new (2026, 11, 16) };

  for (int title = 0; title < HD_BUSY_N_TITLES; title++)
    for (int kind = 0; kind < 4; kind++)
      {
        HdBusyBlock b = some_block (UID);
        g_autoptr (GError) error = NULL;

        b.title = (HdBusyTitle) title;
        b.all_day = (kind & 1) != 0;
        b.cancelled = (kind & 2) != 0;
        b.first_day = hd_date_new (2026, 12, 31);
        b.last_day = hd_date_new (2027, 1, 1);

        g_autofree char *text = hd_busy_blocks_to_ics (&b, 1, &error);
        g_assert_no_error (error);
        g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
        g_autoptr (HdCalendarFile) file = hd_calendar_read (bytes, &context, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (file->events->len, ==, 1);
        g_assert_cmpuint (file->warnings->len, ==, 0);

        HdInvitation *event = g_ptr_array_index (file->events, 0);

        g_assert_cmpstr (event->uid, ==, UID);
        g_assert_cmpstr (event->summary, ==, titles[title]);
        g_assert_cmpuint (g_utf8_strlen (event->summary, -1), <=, 20);
        g_assert_cmpstr (event->status, ==, b.cancelled ? "CANCELLED" : "CONFIRMED");
        g_assert_cmpint (event->all_day, ==, b.all_day);
        if (b.all_day)
          g_assert_cmpint (event->end.date, ==, hd_date_new (2027, 1, 2));
        else
          g_assert_cmpint (event->start_utc, ==, b.start);

        g_autoptr (HdIcsFile) parts = hd_ics_parse (text, strlen (text));
        HdIcsComponent *calendar = g_ptr_array_index (parts->root->children, 0);
        HdIcsComponent *component = g_ptr_array_index (calendar->children, 0);

        g_assert_cmpuint (parts->n_components, ==, 2);
        g_assert_cmpuint (calendar->properties->len, ==, 4);
        g_assert_cmpuint (component->properties->len, ==, G_N_ELEMENTS (known));
        for (guint i = 0; i < component->properties->len; i++)
          g_assert_cmpstr (g_array_index (component->properties, HdIcsProperty, i).name, ==,
                           known[i]);
      }
}

/* The identifier is the one text that comes from elsewhere. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "\r\n",
                                        "\n",
                                        "\r",
                                        "\t",
                                        " ",
                                        ":",
                                        ";",
                                        ",",
                                        "\\",
                                        "\"",
                                        "\x7f",
                                        "\x1b[0m",
                                        "\xc2\x85",
                                        "\xe2\x80\xa8",
                                        "\xff",
                                        "=",
                                        "\r\nATTENDEE:mailto:a@example.org",
                                        "\r\nBEGIN:VALARM" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (guint at = 0; at <= 36; at += 3)
      {
        g_autofree char *uid = g_strdup_printf ("%.*s%s%s", (int) at, UID, pieces[i], &UID[at]);
        g_autoptr (GError) error = NULL;
        HdBusyBlock b = some_block (UID);

        b.uid = uid;
        g_assert_null (hd_busy_blocks_to_ics (&b, 1, &error));
        g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
        n++;
      }
  g_assert_cmpuint (n, >, 200);
}

static void
test_refused (void)
{
  HdBusyBlock cases[7];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    cases[i] = some_block (UID);
  cases[0].uid = NULL;
  cases[1].uid = "short";
  cases[2].sequence = -1;
  cases[3].end = cases[3].start;
  cases[4].all_day = TRUE;
  cases[4].first_day = 5;
  cases[4].last_day = 4;
  cases[5].end = G_MAXINT64;
  cases[6].title = HD_BUSY_N_TITLES;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hd_busy_blocks_to_ics (&cases[i], 1, &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
    }
}

static void
test_names (void)
{
  g_autoptr (GTimeZone) home = hd_zone_load ("Pacific/Auckland");
  HdBusyBlock b = some_block (UID);
  g_autofree char *name = hd_busy_block_file_name (&b, home);

  /* 13:00 UTC is the next day there. */
  g_assert_cmpstr (name, ==, "2026-12-04.ics");
  g_assert_cmpint (hd_busy_title_default ("de", FALSE), ==, HD_BUSY_TERMIN);
  g_assert_cmpint (hd_busy_title_default ("fr", TRUE), ==, HD_BUSY_ABSENCE);
  g_assert_cmpint (hd_busy_title_default ("es", FALSE), ==, HD_BUSY_CITA);
  g_assert_cmpint (hd_busy_title_default (NULL, FALSE), ==, HD_BUSY_APPOINTMENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/busy-block/timed", test_timed);
  g_test_add_func ("/busy-block/read-again", test_read_again);
  g_test_add_func ("/busy-block/hostile", test_hostile);
  g_test_add_func ("/busy-block/refused", test_refused);
  g_test_add_func ("/busy-block/names", test_names);

  return g_test_run ();
}
