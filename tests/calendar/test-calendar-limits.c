/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <time.h>

#include "hd-error.h"
#include "hd-ics-event.h"
#include "hd-patience.h"
#include "hd-read-bytes.h"

/*
 * Files of more than anybody sends: what is read of them, what is told, and how long it takes.
 */

/* A file of many calendars, each with its own rules, knows its zones to the last one. */
static void
test_many_calendars (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text,
                            "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Z%u\nBEGIN:STANDARD\n"
                            "DTSTART:16010101T000000\nTZOFFSETFROM:+0130\nTZOFFSETTO:+0130\n"
                            "END:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:%u\n"
                            "DTSTART;TZID=Z%u:20261203T130000\nEND:VEVENT\nEND:VCALENDAR\n",
                            i, i, i);

  g_autoptr (HdCalendarFile) file = read_bytes (text->str, text->len, NULL);

  g_assert_cmpuint (file->events->len, ==, 1000);
  for (guint i = 0; i < file->events->len; i++)
    {
      HdInvitation *event = g_ptr_array_index (file->events, i);

      g_assert_true (event->zone_known);
      g_assert_cmpint (event->start_utc % 86400, ==, 11 * 3600 + 1800);
    }
}

/* What is not looked at in a mail of too many parts is told. */
static void
test_many_parts (void)
{
  g_autoptr (GString) text =
    g_string_new ("From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n");

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text,
                            "--b\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\n"
                            "UID:%u\nDTSTART:20261203T130000Z\nEND:VEVENT\nEND:VCALENDAR\n",
                            i);

  g_autoptr (HdCalendarFile) file = read_bytes (text->str, text->len, NULL);

  g_assert_cmpuint (file->events->len, >=, 500);
  g_assert_cmpuint (file->warnings->len, ==, 1);
}

/* Ten thousand events with their alarms are read; what is beyond is told, and fits the wire. */
static void
test_many_events (void)
{
  for (guint more = 0; more < 2; more++)
    {
      g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\n");
      g_autoptr (HdCalendarFile) file = NULL;

      for (guint i = 0; i < HD_CALENDAR_MAX_EVENTS + more; i++)
        g_string_append_printf (text,
                                "BEGIN:VEVENT\nUID:%u\nDTSTART:20261203T130000Z\n"
                                "BEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM\nEND:VEVENT\n",
                                i);
      g_string_append (text, "END:VCALENDAR\n");
      file = read_bytes (text->str, text->len, NULL);
      g_assert_cmpuint (file->events->len, ==, HD_CALENDAR_MAX_EVENTS);
      g_assert_cmpuint (file->warnings->len, ==, more);
    }
}

/* Large and nested files end in time: what grows with the square would take minutes. */
static void
test_bombs (void)
{
  static const struct
  {
    const char *head;
    const char *piece;
    const char *tail;
  } bombs[] = {
    { "", "BEGIN:VCALENDAR\n", "" },
    { "BEGIN:VCALENDAR\n",
      "BEGIN:VEVENT\nUID:a\nDTSTART:20261203T130000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;"
      "BYMONTHDAY=30\nEND:VEVENT\n",
      "END:VCALENDAR\n" },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261203T130000Z\n", "raw text\n", "" },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDESCRIPTION;ENCODING=QUOTED-PRINTABLE:", "aaaa=\n", "" },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261203T130000Z\nDESCRIPTION:", "https://a <", "" },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;", "A=\"", ":20261203T130000Z\nEND:VEVENT\n" },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261203T130000Z\nRRULE:FREQ=DAILY\n",
      "EXDATE:20261203T130000Z,\n", "END:VEVENT\n" },
    { "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\n",
      "BEGIN:STANDARD\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=2\n"
      "END:STANDARD\n",
      "END:VTIMEZONE\nBEGIN:VEVENT\nDTSTART;TZID=x:20261203T130000\nEND:VEVENT\n" },
    { "From: a\nContent-Type: multipart/mixed; boundary=b\n\n",
      "--b\nContent-Type: multipart/mixed; boundary=b\n\n", "" },
    { "From: a\n", "X-A: b\n", "" },
    { "From: a\nTo \t: ", "a,", "\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n" },
    { "From: a\nTo: ", "a,", "\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n" },
    { "From: a\n", "To: a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z\n", "\n\n" },
    { "From: a\nCc: ", "((((\n ", "\n\n" },
    { "From: a\nContent-Type: text/calendar", "; a=b", "\n\nBEGIN:VCALENDAR\n" },
    { "From: a\nContent-Type: message/rfc822\n\nTo: ", "a,", "\n\nBEGIN:VCALENDAR\n" },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=", "/a", ":20261203T130000\nEND:VEVENT\n" },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=", "/", ":20261203T130000\nEND:VEVENT\n" },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261203T130000Z\n", "X:1\n", "" },
    { "BEGIN:VCALENDAR\n", "\n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autoptr (GString) text = g_string_new (bombs[i].head);
      gint64 begin;

      while (text->len < hd_part_of (2 * 1024 * 1024))
        g_string_append (text, bombs[i].piece);
      g_string_append (text, bombs[i].tail);
      begin = g_get_monotonic_time ();

      g_autoptr (HdCalendarFile) file G_GNUC_UNUSED = read_bytes (text->str, text->len, NULL);
      double seconds = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;

      g_test_message ("bomb %u: %.3f s", i, seconds);
      g_assert_cmpfloat (seconds, <, hd_patience ());
    }
}

/* What hangs on an invitation is left where it is, however large, and nothing behind it is lost. */
static void
test_attachment (void)
{
  const struct
  {
    const char *line, *piece;
  } ways[] = {
    { "ATTACH;ENCODING=BASE64;VALUE=BINARY:", "QUJDRkJFR0lOOlZFVkVOVA==QUJDRkJFR0lOOlZFVkVOVA==" },
    { "ATTACH;FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY:",
      "QUJDRkJFR0lOOlZFVkVOVA==QUJDRkJFR0lOOlZFVkVOVA==\r\n " },
    { "ATTACH:data:text/plain,", "DTSTART:20261209T130000Z\r\n " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GString) text =
        g_string_new ("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
                      "UID:a\r\nDTSTART:20261203T130000Z\r\n");
      g_autoptr (GError) error = NULL;

      g_string_append (text, ways[i].line);
      while (text->len < 5 * 1024 * 1024)
        g_string_append (text, ways[i].piece);
      g_string_append (text, "\r\nDTEND:20261203T140000Z\r\nSUMMARY:Behind it\r\nEND:VEVENT\r\n"
                             "BEGIN:VEVENT\r\nUID:b\r\nDTSTART:20261204T130000Z\r\nEND:VEVENT\r\n"
                             "END:VCALENDAR\r\n");

      g_autoptr (HdCalendarFile) file = read_bytes (text->str, text->len, &error);
      const HdInvitation *event;

      g_assert_no_error (error);
      g_assert_cmpuint (file->events->len, ==, 2);
      event = g_ptr_array_index (file->events, 0);
      g_assert_cmpstr (event->summary, ==, "Behind it");
      g_assert_cmpint (event->end_utc - event->start_utc, ==, 60 * 60);
    }
}

/* The first event of a file of @head, @times the @piece, and @tail. */
static HdCalendarFile *
read_many (const char *head, const char *piece, guint times, const char *tail)
{
  g_autoptr (GString) text = g_string_new (head);
  HdCalendarFile *file;

  for (guint i = 0; i < times; i++)
    g_string_append (text, piece);
  g_string_append (text, tail);
  file = read_bytes (text->str, text->len, NULL);
  g_assert_cmpuint (file->events->len, ==, 1);
  return file;
}

/* What is too much to be read whole is not read in part: that would be a wrong time. */
static void
test_no_half_truth (void)
{
  static const char zone[] = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\n",
                    event[] = "END:VTIMEZONE\nBEGIN:VEVENT\nDTSTART;TZID=x:20261203T130000\n"
                              "END:VEVENT\nEND:VCALENDAR\n";
  static const struct
  {
    const char *piece;
    guint times;
    gboolean known;
  } zones[] = {
    { "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY\n"
      "END:STANDARD\n",
      60, TRUE },
    { "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY\n"
      "END:STANDARD\n",
      61, FALSE },
    { "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:+0100\nRDATE:19800101T000000\n"
      "END:STANDARD\n",
      400, TRUE },
    { "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:+0100\n"
      "RDATE:19800101T000000,19810101T000000,19820101T000000\n"
      "END:STANDARD\n",
      400, FALSE },
    { "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:+0100\nEND:STANDARD\n", 500, TRUE },
    { "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:+0100\nEND:STANDARD\n", 501, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (HdCalendarFile) file = read_many (zone, zones[i].piece, zones[i].times, event);
      const HdInvitation *read = g_ptr_array_index (file->events, 0);

      g_assert_cmpint (read->zone_known, ==, zones[i].known);
      g_assert_true ((read->start_utc == HD_INSTANT_NONE) != zones[i].known);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *tail = g_strconcat ("\nEND:STANDARD\n", event, NULL);
      g_autoptr (HdCalendarFile) file =
        read_many ("BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\n"
                   "DTSTART:19700101T000000\nTZOFFSETTO:+0100\nRDATE:19710101T000000",
                   ",19800101T000000", i == 0 ? 900 : 1200, tail);
      const HdInvitation *read = g_ptr_array_index (file->events, 0);

      g_assert_cmpint (read->zone_known, ==, i == 0);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HdCalendarFile) file =
        read_many ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261203T130000Z\nRRULE:FREQ=DAILY\n",
                   "RDATE:20261117T130000Z,20261118T130000Z,20261119T130000Z,20261120T130000Z,"
                   "20261121T130000Z,20261122T130000Z,20261123T130000Z,20261124T130000Z\n",
                   i == 0 ? 1000 : 15000, "END:VEVENT\nEND:VCALENDAR\n");
      const HdInvitation *read = g_ptr_array_index (file->events, 0);

      g_assert_true ((read->next_utc != HD_INSTANT_NONE) == (i == 0));
      g_assert_cmpuint (read->warnings->len, ==, 1 + i); /* no end is given */
    }
}

/* Many rules of one zone, in other words each time, cost no more by how many names mean it, and
 * more of them than anybody writes are not believed. */
static void
test_zone_often (void)
{
  static const char name[] = "somewhereon";

  for (guint n = 1; n <= 6; n += 5)
    {
      g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\n");
      g_autoptr (HdCalendarFile) file = NULL;
      clock_t begin;

      for (guint i = 0; i < n; i++)
        {
          g_string_append_printf (text, "BEGIN:VTIMEZONE\nTZID:%s\n", name);
          for (guint k = 0; k < 59; k++)
            g_string_append_printf (text,
                                    "BEGIN:STANDARD\nDTSTART:19%02u0101T0000%02u\n"
                                    "TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n"
                                    "RRULE:FREQ=YEARLY;BYMONTH=%u;BYDAY=-1SU\nEND:STANDARD\n",
                                    40 + k, i, k % 12 + 1);
          g_string_append (text, "END:VTIMEZONE\n");
        }
      for (guint i = 0; i < 2000; i++)
        {
          g_string_append (text, "BEGIN:VEVENT\nDTSTART;TZID=");
          for (guint k = 0; name[k] != '\0'; k++)
            g_string_append_c (text, (i >> k & 1) != 0 ? g_ascii_toupper (name[k]) : name[k]);
          g_string_append (text, ":20261203T130000\nEND:VEVENT\n");
        }
      g_string_append (text, "END:VCALENDAR\n");
      begin = clock ();
      file = read_bytes (text->str, text->len, NULL);
      g_assert_cmpfloat ((double) (clock () - begin) / CLOCKS_PER_SEC, <, hd_patience ());
      g_assert_cmpint (((HdInvitation *) file->events->pdata[0])->zone_known, ==, n == 1);
    }
}

/* No name and no field is so long that others wait for it. */
static void
test_long_names (void)
{
  static const struct
  {
    const char *head, *piece;
    guint times;
    const char *tail;
    guint events;
  } files[] = {
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=\"", "&amp;", 1000000,
      "\":20261203T100000\nEND:VEVENT\nEND:VCALENDAR\n", 0 },
    { "BEGIN:VCALENDAR\nX-WR-TIMEZONE:", "x", 1000000, "\nEND:VCALENDAR\n", 10000 },
    { "BEGIN:VCALENDAR\nVERSION:1.0\nTZ:", "x,", 500000, "\nEND:VCALENDAR\n", 10000 },
    { "Subject: ", "=?a?Q?x", 1000000, "\n\nHello\n", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GString) text = g_string_new (files[i].head);
      g_autoptr (HdCalendarFile) file = NULL;
      guint n_events = hd_part_of (files[i].events);
      clock_t begin;

      for (guint k = 0; k < hd_part_of (files[i].times); k++)
        g_string_append (text, files[i].piece);
      for (guint k = 0; k < n_events; k++)
        g_string_append_printf (text,
                                "%sBEGIN:VEVENT\nUID:%u\nDTSTART:20261203T100000\nEND:VEVENT\n",
                                k == 0 ? "\n" : "", k);
      g_string_append (text, files[i].tail);
      begin = clock ();
      file = read_bytes (text->str, text->len, NULL);
      g_assert_cmpint ((clock () - begin) / CLOCKS_PER_SEC, <, 10);
      for (guint k = 0; k < file->events->len; k++)
        g_assert_false (((HdInvitation *) file->events->pdata[k])->zone_known);
      g_assert_cmpuint (file->events->len, ==,
                        strstr (files[i].head, "CAL") == NULL ? 0
                        : n_events > 0                        ? n_events
                                                              : 1);
    }
}

/* Each of a series may stand for the rest of it: they are not held against each other without end.
 */
static void
test_many_of_one_name (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\n");
  g_autoptr (HdCalendarFile) file = NULL;
  guint told = 0;

  for (guint i = 0; i < HD_CALENDAR_MAX_EVENTS; i++)
    g_string_append_printf (text,
                            "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID:20261203T%02u%02u%02uZ\n"
                            "DTSTART:20261203T130000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\n",
                            i / 3600, i / 60 % 60, i % 60);
  g_string_append (text, "END:VCALENDAR\n");
  file = read_bytes (text->str, text->len, NULL);
  g_assert_cmpuint (file->events->len, ==, HD_CALENDAR_MAX_EVENTS);
  for (guint i = 0; i < file->events->len; i++)
    told += ((HdInvitation *) file->events->pdata[i])->next_utc != HD_INSTANT_NONE;
  g_assert_cmpuint (told, >, 10);
  g_assert_cmpuint (told, <, 100);
}

static void
test_too_large (void)
{
  g_autofree char *data = g_malloc0 (HD_ICS_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bytes (data, HD_ICS_MAX_BYTES + 1, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/bombs", test_bombs);
  g_test_add_func ("/calendar/attachment", test_attachment);
  g_test_add_func ("/calendar/many-calendars", test_many_calendars);
  g_test_add_func ("/calendar/many-events", test_many_events);
  g_test_add_func ("/calendar/many-parts", test_many_parts);
  g_test_add_func ("/calendar/no-half-truth", test_no_half_truth);
  g_test_add_func ("/calendar/zone-often", test_zone_often);
  g_test_add_func ("/calendar/long-names", test_long_names);
  g_test_add_func ("/calendar/many-of-one-name", test_many_of_one_name);
  g_test_add_func ("/calendar/too-large", test_too_large);
  return g_test_run ();
}
