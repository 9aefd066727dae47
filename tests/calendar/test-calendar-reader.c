/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <time.h>

#include "hd-json.h"
#include "hd-calendar-reader.h"
#include "hd-error.h"
#include "hd-ics-event.h"
#include "hd-patience.h"

/*
 * Each file in tests/data/calendar/ has what it must be read as beside it, line by line:
 *   count N | INDEX FIELD VALUE (null for none, \n for a line end) | warns INDEX TEXT | file TEXT
 * Today is 2026-11-16, home is Berlin.
 */

static HdCalendarFile *
read_bytes (const char *data, gsize length, GError **error)
{
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  HdCalendarContext context = { .home = home, .today = hd_date_new (2026, 11, 16) };

  return hd_calendar_read (bytes, &context, error);
}

/* A member of the event's JSON as text; "organizer.name" goes one level down. */
static char *
member_text (JsonObject *event, const char *field)
{
  g_auto (GStrv) path = g_strsplit (field, ".", 2);
  JsonNode *node;
  GValue value = G_VALUE_INIT;

  if (path[1] != NULL)
    event = json_object_get_object_member (event, path[0]);
  node = json_object_get_member (event, path[1] != NULL ? path[1] : path[0]);
  g_assert_nonnull (node);
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("null");
  json_node_get_value (node, &value);
  if (G_VALUE_HOLDS_BOOLEAN (&value))
    return g_strdup (g_value_get_boolean (&value) ? "true" : "false");
  if (G_VALUE_HOLDS_INT64 (&value))
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_value_get_int64 (&value));

  char *text = g_value_dup_string (&value);

  g_value_unset (&value);
  return text;
}

static gboolean
any_contains (JsonArray *texts, const char *text)
{
  for (guint i = 0; i < json_array_get_length (texts); i++)
    if (strstr (json_array_get_string_element (texts, i), text) != NULL)
      return TRUE;
  return FALSE;
}

static void
check_line (JsonObject *root, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  JsonArray *events = json_object_get_array_member (root, "events");
  const char *rest = strchr (line, ' ') + 1;

  if (strcmp (words[0], "count") == 0)
    g_assert_cmpuint (json_array_get_length (events), ==, g_ascii_strtoull (words[1], NULL, 10));
  else if (strcmp (words[0], "file") == 0)
    g_assert_true (any_contains (json_object_get_array_member (root, "warnings"), rest));
  else if (strcmp (words[0], "warns") == 0)
    {
      guint i = (guint) g_ascii_strtoull (words[1], NULL, 10);
      JsonObject *event = json_array_get_object_element (events, i);

      g_assert_true (any_contains (json_object_get_array_member (event, "warnings"), words[2]));
    }
  else
    {
      guint i = (guint) g_ascii_strtoull (words[0], NULL, 10);
      g_autofree char *got = NULL;
      g_auto (GStrv) lines = NULL;
      g_autofree char *escaped = NULL;

      g_assert_cmpuint (i, <, json_array_get_length (events));
      got = member_text (json_array_get_object_element (events, i), words[1]);
      lines = g_strsplit (got, "\n", -1);
      escaped = g_strjoinv ("\\n", lines);
      g_assert_cmpstr (escaped, ==, words[2]);
    }
}

static void
test_file (gconstpointer data)
{
  const char *expect_path = data;
  g_autofree char *path = g_strndup (expect_path, strlen (expect_path) - strlen (".expect"));
  g_autofree char *content = NULL, *expect = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_file_get_contents (expect_path, &expect, NULL, &error);
  g_assert_no_error (error);

  g_autoptr (HdCalendarFile) file = read_bytes (content, length, &error);

  g_assert_no_error (error);

  /* What is checked is what arrives on the other side of the wire. */
  g_autoptr (GBytes) wire = hd_calendar_file_to_bytes (file);
  g_autoptr (HdCalendarFile) copy = hd_calendar_file_new_from_bytes (wire, &error);

  g_assert_no_error (error);

  g_autofree char *text = hd_invitations_to_json (copy->events, copy->warnings, FALSE);
  g_autoptr (JsonNode) json = hd_json_parse (text, -1, &error);
  g_auto (GStrv) lines = g_strsplit (expect, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        g_test_message ("%s", lines[i]);
        check_line (json_node_get_object (json), lines[i]);
      }
}

static HdInvitation *
sample_event (void)
{
  HdInvitation *event = hd_invitation_new ();

  event->uid = g_strdup ("u");
  event->sequence = -1;
  event->stamp = 1795600800;
  event->summary = g_strdup ("Gespräch");
  event->start = (HdWall){ hd_date_new (2026, 12, 3), 50400 };
  event->end = (HdWall){ hd_date_new (2026, 12, 3), 86400 };
  event->zone = g_strdup ("Europe/Berlin");
  event->start_utc = -1;
  event->end_utc = 4102444800;
  hd_question_add (hd_invitation_ask (event, "end"), "2026-12-03T15:00:00");
  hd_question_add (hd_invitation_ask (event, "end"), "2026-12-03T15:30:00");
  hd_invitation_warn (event, "odd");
  return event;
}

/* From the other side nothing is believed: what is cut or changed is refused, or is another whole
 * value. */
static void
test_wire (void)
{
  g_autoptr (HdCalendarFile) file = hd_calendar_file_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  g_ptr_array_add (file->events, sample_event ());
  g_ptr_array_add (file->warnings, g_strdup ("a warning"));

  g_autoptr (GBytes) wire = hd_calendar_file_to_bytes (file);
  g_autoptr (HdCalendarFile) copy = hd_calendar_file_new_from_bytes (wire, NULL);
  g_autoptr (GBytes) again = hd_calendar_file_to_bytes (copy);
  gsize length;
  const guint8 *data = g_bytes_get_data (wire, &length);
  HdInvitation *event = g_ptr_array_index (copy->events, 0);

  g_assert_true (g_bytes_equal (wire, again));
  g_assert_cmpint (event->sequence, ==, -1);
  g_assert_cmpint (event->start_utc, ==, -1);
  g_assert_cmpuint (hd_invitation_question (event, "end")->choices->len, ==, 2);

  for (gsize n = 0; n < length; n++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, n);
      g_autoptr (GError) error = NULL;

      g_assert_null (hd_calendar_file_new_from_bytes (cut, &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
    }
  for (guint round = 0; round < 20000; round++)
    {
      g_autofree guint8 *changed = g_memdup2 (data, length);

      for (guint k = 0; k <= round % 4; k++)
        changed[g_rand_int_range (random, 0, (gint32) length)] =
          (guint8) g_rand_int_range (random, 0, 256);

      g_autoptr (GBytes) bytes = g_bytes_new (changed, length);
      g_autoptr (HdCalendarFile) other = hd_calendar_file_new_from_bytes (bytes, NULL);
      g_autoptr (GBytes) written = other != NULL ? hd_calendar_file_to_bytes (other) : NULL;

      /* A choice that stands twice is one; else there is one way to write a value. */
      g_assert_true (written == NULL || g_bytes_equal (bytes, written) ||
                     g_bytes_get_size (written) < length);
    }
}

/* What is no calendar is refused, and what is cut anywhere or damaged does no harm. */
static void
test_damage (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "calendar", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (g_str_has_suffix (name, ".expect") ||
          !g_file_get_contents (path, &content, &length, NULL))
        continue;
      for (int round = 0; round < 40; round += (int) hd_one_in ())
        {
          g_autofree char *copy = g_memdup2 (content, length);
          gsize n = length;

          if (round % 2 == 0)
            n = (gsize) g_rand_int_range (random, 0, (gint32) length);
          for (int k = 0; k < round && n > 0; k++)
            copy[g_rand_int_range (random, 0, (gint32) n)] =
              (char) g_rand_int_range (random, 0, 256);

          g_autoptr (HdCalendarFile) file = read_bytes (copy, n, NULL);

          if (file != NULL)
            {
              g_autofree char *text = hd_invitations_to_json (file->events, file->warnings, FALSE);
              g_autoptr (JsonNode) json = hd_json_parse (text, -1, NULL);
              g_autoptr (GBytes) wire = hd_calendar_file_to_bytes (file);
              g_autoptr (HdCalendarFile) arrived = hd_calendar_file_new_from_bytes (wire, NULL);

              g_assert_nonnull (json);
              g_assert_nonnull (arrived);
            }
        }
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = { "", "hello", "<html>", "\n\n\n", "END:VCALENDAR" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdCalendarFile) file = read_bytes (texts[i], strlen (texts[i]), &error);

      if (file != NULL)
        g_assert_cmpuint (file->events->len, ==, 0);
      else
        g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
    }
}

/* What is often saved for a calendar is called by its name. */
static void
test_no_calendar (void)
{
  static const struct
  {
    const char *data;
    const char *says;
  } rows[] = {
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "Outlook" },
    { "<!DOCTYPE html><html><title>Sign in</title></html>", "web page" },
    { "PK\x03\x04", "neither" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_bytes (rows[i].data, strlen (rows[i].data), &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
      g_assert_nonnull (strstr (error->message, rows[i].says));
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

/* Of two definitions of one name nobody knows which is meant, unless they say the same. */
static void
test_zone_twice (void)
{
  static const struct
  {
    const char *first, *second;
    gboolean known;
  } rows[] = {
    { "-0500", "+0300", FALSE },
    { "+0300", "-0500", FALSE },
    { "-0500", "-0500", TRUE },
    { "-0500", "nonsense", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("BEGIN:VCALENDAR\n"
                         "BEGIN:VTIMEZONE\nTZID:Foo\nBEGIN:STANDARD\nDTSTART:16010101T000000\n"
                         "TZOFFSETFROM:%s\nTZOFFSETTO:%s\nEND:STANDARD\nEND:VTIMEZONE\n"
                         "BEGIN:VTIMEZONE\nTZID:\"foo\"\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
                         "TZOFFSETFROM:+0000\nTZOFFSETTO:+0000\nEND:STANDARD\nEND:VTIMEZONE\n"
                         "BEGIN:VTIMEZONE\nTZID:Foo\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
                         "TZOFFSETFROM:%s\nTZOFFSETTO:%s\nEND:STANDARD\nEND:VTIMEZONE\n"
                         "BEGIN:VEVENT\nDTSTART;TZID=Foo:20261203T130000\nEND:VEVENT\nEND:"
                         "VCALENDAR\n",
                         rows[i].first, rows[i].first, rows[i].second, rows[i].second);
      g_autoptr (HdCalendarFile) file = read_bytes (text, strlen (text), NULL);
      const HdInvitation *event = g_ptr_array_index (file->events, 0);

      g_test_message ("row %u", i);
      g_assert_cmpint (event->zone_known, ==, rows[i].known);
      g_assert_true ((event->start_utc != HD_INSTANT_NONE) == rows[i].known);
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
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "data", "calendar", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".expect"))
      {
        g_autofree char *test = g_strconcat ("/calendar/file/", name, NULL);
        char *path = g_build_filename (folder, name, NULL);

        g_ptr_array_add (paths, path);
        g_test_add_data_func (test, path, test_file);
      }
  g_assert_cmpuint (paths->len, >, 70);

  g_test_add_func ("/calendar/wire", test_wire);
  g_test_add_func ("/calendar/refused", test_refused);
  g_test_add_func ("/calendar/no-calendar", test_no_calendar);
  g_test_add_func ("/calendar/damage", test_damage);
  g_test_add_func ("/calendar/bombs", test_bombs);
  g_test_add_func ("/calendar/attachment", test_attachment);
  g_test_add_func ("/calendar/many-calendars", test_many_calendars);
  g_test_add_func ("/calendar/many-events", test_many_events);
  g_test_add_func ("/calendar/many-parts", test_many_parts);
  g_test_add_func ("/calendar/many-series", test_many_series);
  g_test_add_func ("/calendar/next-in-unknown-zone", test_next_in_unknown_zone);
  g_test_add_func ("/calendar/next-day", test_next_day);
  g_test_add_func ("/calendar/last", test_last);
  g_test_add_func ("/calendar/no-half-truth", test_no_half_truth);
  g_test_add_func ("/calendar/zone-twice", test_zone_twice);
  g_test_add_func ("/calendar/long-names", test_long_names);
  g_test_add_func ("/calendar/many-of-one-name", test_many_of_one_name);
  g_test_add_func ("/calendar/too-large", test_too_large);

  return g_test_run ();
}
