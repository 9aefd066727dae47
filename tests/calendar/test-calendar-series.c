/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-read-bytes.h"

/*
 * When what repeats is next, and when it is last.
 */

/* Where a series has its last one, or a time between that and the next. */
static void
test_last (void)
{
  static const struct
  {
    const char *lines, *last;
  } rows[] = {
    { "RRULE:FREQ=WEEKLY\n", NULL },
    { "RRULE:FREQ=WEEKLY;UNTIL=20261201T120000Z\n", "2026-12-01T12:00:00Z" },
    { "RRULE:FREQ=WEEKLY;UNTIL=20261201\n", "2026-12-01T22:59:59Z" },
    { "RRULE:FREQ=WEEKLY;UNTIL=20261201T120000\n", "2026-12-01T11:00:00Z" },
    { "RRULE:FREQ=WEEKLY;UNTIL=soon\n", NULL },
    { "RRULE:FREQ=WEEKLY;COUNT=1\n", "2026-11-19T13:00:00Z" },
    { "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;TZID=Europe/Berlin:20261203T140000\n",
      "2026-12-03T13:00:00Z" },
    { "RRULE:FREQ=DAILY;COUNT=3;BYHOUR=9,16\n", "2026-11-20T08:00:00Z" },
    { "RRULE:FREQ=DAILY;COUNT=2000000000\n", NULL },
    { "RRULE:FREQ=SECONDLY;COUNT=2000000000;BYHOUR=9\n", NULL },
    { "RRULE:FREQ=WEEKLY;COUNT=2\nRDATE:20270107T130000Z,20270101T130000Z\n",
      "2027-01-07T13:00:00Z" },
    { "RDATE:20261101T130000Z\n", "2026-11-19T13:00:00Z" },
    { "RRULE:FREQ=WEEKLY;COUNT=2\nRRULE:FREQ=YEARLY\n", NULL },
    { "RRULE:FREQ=WEEKLY;COUNT=2\nSTATUS:CANCELLED\n", NULL },
    /* what stands for one of it behind its end; and one that takes its place */
    { "RRULE:FREQ=WEEKLY;COUNT=2\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\n"
      "RECURRENCE-ID:20261210T130000Z\nDTSTART:20261210T140000Z\n",
      "2026-12-10T13:00:00Z" },
    { "RRULE:FREQ=WEEKLY;COUNT=2\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\nSTATUS:CANCELLED\n"
      "RECURRENCE-ID:20261210T130000Z\nDTSTART:20261210T140000Z\n",
      "2026-11-26T13:00:00Z" },
    { "RRULE:FREQ=WEEKLY;COUNT=2\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\nRRULE:FREQ=WEEKLY\n"
      "RECURRENCE-ID;RANGE=THISANDFUTURE:20261126T130000Z\nDTSTART:20261126T140000Z\n",
      NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART;TZID="
                                               "Europe/Berlin:20261119T140000\n%s"
                                               "END:VEVENT\nEND:VCALENDAR\n",
                                               rows[i].lines);
      g_autoptr (HdCalendarFile) file = read_bytes (text, strlen (text), NULL);
      const HdInvitation *event = g_ptr_array_index (file->events, 0);
      g_autoptr (GDateTime) time =
        event->last_utc != HD_INSTANT_NONE ? g_date_time_new_from_unix_utc (event->last_utc) : NULL;
      g_autofree char *last = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

      g_test_message ("row %u", i);
      g_assert_cmpstr (last, ==, rows[i].last);
    }
}

/* The next day of a series of whole days, with days taken out, moved and added; a day has no
 * instant. */
static void
test_next_day (void)
{
  static const struct
  {
    const char *lines, *next;
  } rows[] = {
    { "RRULE:FREQ=WEEKLY\n", "2026-11-16" },
    { "RRULE:FREQ=WEEKLY\nEXDATE;VALUE=DATE:20261116\n", "2026-11-23" },
    { "RRULE:FREQ=WEEKLY;UNTIL=20261116\n", "2026-11-16" },
    { "RRULE:FREQ=WEEKLY;UNTIL=20261115\n", NULL },
    { "RDATE;VALUE=DATE:20261120,20261118\n", "2026-11-18" },
    { "RRULE:FREQ=WEEKLY\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\nRECURRENCE-ID;VALUE=DATE:20261116\n"
      "DTSTART;VALUE=DATE:20261119\n",
      "2026-11-19" },
    { "RRULE:FREQ=WEEKLY\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\n"
      "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260202\nDTSTART;VALUE=DATE:20260204\n",
      "2026-11-18" },
    { "RRULE:FREQ=WEEKLY\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\nSTATUS:CANCELLED\n"
      "RECURRENCE-ID;VALUE=DATE:20261116\nDTSTART;VALUE=DATE:20261116\n",
      "2026-11-23" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20260105\n%s"
                         "END:VEVENT\nEND:VCALENDAR\n",
                         rows[i].lines);
      g_autoptr (HdCalendarFile) file = read_bytes (text, strlen (text), NULL);
      const HdInvitation *event = g_ptr_array_index (file->events, 0);
      g_autofree char *next =
        event->next_day != HD_DATE_NONE ? hd_date_format_iso (event->next_day) : NULL;

      g_assert_true (event->recurring);
      g_assert_cmpstr (next, ==, rows[i].next);
      g_assert_cmpint (event->ended, ==, next == NULL);
      g_assert_cmpint (event->next_utc, ==, HD_INSTANT_NONE);
    }
}

/* An exception that cannot be read may be the next time: that is said. */
static void
test_unread_exceptions (void)
{
  static const struct
  {
    const char *lines;
    gboolean told;
  } rows[] = {
    { "EXDATE;TZID=Europe/Berlin:20261203T140000\n", FALSE },
    { "EXDATE;TZID=Europe/Berlin:20261203T140000,\n", FALSE },
    { "EXDATE;VALUE=DATE:20261203\n", FALSE },
    { "EXDATE:nonsense\n", TRUE },
    { "EXDATE;TZID=Nowhere:20261203T140000\n", TRUE },
    { "EXDATE;TZID=Europe/Berlin:20261203T140000,2026-12-10T14:00:00\n", FALSE },
    { "END:VEVENT\nBEGIN:VEVENT\nUID:a\nRECURRENCE-ID;TZID=Nowhere:20261203T140000\n"
      "DTSTART:20261203T160000Z\n",
      TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDURATION:PT1H\n"
                         "DTSTART;TZID=Europe/Berlin:20261203T140000\n"
                         "RRULE:FREQ=WEEKLY\n%sEND:VEVENT\nEND:VCALENDAR\n",
                         rows[i].lines);
      g_autoptr (HdCalendarFile) file = read_bytes (text, strlen (text), NULL);
      const HdInvitation *event = g_ptr_array_index (file->events, 0);
      gboolean told = FALSE;

      for (guint k = 0; k < event->warnings->len; k++)
        told = told || strstr (event->warnings->pdata[k], "does not take place") != NULL;
      g_test_message ("row %u", i);
      g_assert_cmpint (told, ==, rows[i].told);
    }
}

/* A list of them that was broken off at the end of a line is read to its end. */
static void
test_torn_exceptions (void)
{
  static const char text[] =
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDURATION:PT1H\n"
    "DTSTART;TZID=Europe/Berlin:20261203T140000\nRRULE:FREQ=WEEKLY\n"
    "EXDATE;TZID=Europe/Berlin:20261203T140000,\n20261210T140000\nEND:VEVENT\nEND:VCALENDAR\n";
  g_autoptr (HdCalendarFile) file = read_bytes (text, strlen (text), NULL);
  const HdInvitation *event = g_ptr_array_index (file->events, 0);

  g_assert_cmpint (event->next_utc, ==, 1797512400 /* 17 December, 13:00 UTC */);
}

/* However many repeat, each has its next time, or says why it has none. */
static void
test_many_series (void)
{
  static const struct
  {
    const char *rule;
    gboolean all;
  } files[] = {
    { "RRULE:FREQ=WEEKLY", TRUE },
    { "RRULE:FREQ=WEEKLY;COUNT=2000", FALSE }, /* which has to be counted from the first one on */
    { "RRULE:FREQ=WEEKLY;UNTIL=20260901T000000Z", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\n");
      g_autoptr (HdCalendarFile) file = NULL;
      guint told = 0;

      for (guint k = 0; k < HD_CALENDAR_MAX_EVENTS; k++)
        g_string_append_printf (text,
                                "BEGIN:VEVENT\nUID:%u\nDTSTART:20000103T130000Z\nDURATION:PT1H\n"
                                "%s\nEND:VEVENT\n",
                                k, files[i].rule);
      g_string_append (text, "END:VCALENDAR\n");
      file = read_bytes (text->str, text->len, NULL);
      g_assert_cmpuint (file->events->len, ==, HD_CALENDAR_MAX_EVENTS);
      for (guint k = 0; k < file->events->len; k++)
        {
          const HdInvitation *event = g_ptr_array_index (file->events, k);

          g_assert_true (event->recurring);
          told += event->next_utc != HD_INSTANT_NONE;
          g_assert_cmpuint (event->warnings->len, ==, event->next_utc == HD_INSTANT_NONE);
        }
      g_assert_true ((told == HD_CALENDAR_MAX_EVENTS) == files[i].all);
    }
}

/* A series in a zone that nobody knows: when it is next is only known where it has not begun. */
static void
test_next_in_unknown_zone (void)
{
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text =
        g_strdup_printf ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART;TZID=Nowhere:%sT130000\n"
                         "DURATION:PT1H\nRRULE:FREQ=WEEKLY\nEND:VEVENT\nEND:VCALENDAR\n",
                         i == 0 ? "20261203" : "20260903");
      g_autoptr (HdCalendarFile) file = read_bytes (text, strlen (text), NULL);
      HdInvitation *event = g_ptr_array_index (file->events, 0);

      g_assert_false (event->zone_known);
      g_assert_cmpint (event->next_utc, ==, HD_INSTANT_NONE);
      g_free (event->zone);
      event->zone = g_strdup ("Europe/Berlin");
      event->zone_known = TRUE;
      hd_invitation_settle (event, home);
      g_assert_cmpint (event->next_utc, ==, i == 0 ? 1796299200 : HD_INSTANT_NONE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/unread-exceptions", test_unread_exceptions);
  g_test_add_func ("/calendar/torn-exceptions", test_torn_exceptions);
  g_test_add_func ("/calendar/many-series", test_many_series);
  g_test_add_func ("/calendar/next-in-unknown-zone", test_next_in_unknown_zone);
  g_test_add_func ("/calendar/next-day", test_next_day);
  g_test_add_func ("/calendar/last", test_last);
  return g_test_run ();
}
