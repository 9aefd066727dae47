/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "hd-error.h"
#include "hd-file-read.h"
#include "hd-holiday-import.h"
#include "hd-intake-file.h"
#include "hd-intake.h"
#include "hd-wait.h"

typedef struct
{
  char *dir;
  HdContext *context;
  GAsyncResult *result;
} Fixture;

static gint64
fixed_now (gpointer data)
{
  return 1795600800; /* Wednesday, 25 November 2026, 10:00 UTC */
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  HdClock clock = { fixed_now, NULL };
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("halfday-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->context = hd_context_new (fixture->dir, &clock);
  hd_context_set_home (fixture->context, home, 0x1f << 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hd_assert_closed (g_steal_pointer (&fixture->context));
  g_rmdir (fixture->dir);
  g_free (fixture->dir);
}

static HdCalendarFile *
finish (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = hd_wait_for (&fixture->result);

  fixture->result = NULL;
  return hd_intake_finish (fixture->context, result, error);
}

static HdCalendarFile *
take_file (Fixture *fixture, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  hd_intake_file_async (fixture->context, file, NULL, hd_keep_result_cb, &fixture->result);
  return finish (fixture, error);
}

static HdCalendarFile *
take_text (Fixture *fixture, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  hd_intake_bytes_async (fixture->context, bytes, NULL, hd_keep_result_cb, &fixture->result);
  return finish (fixture, error);
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "data", "calendar", "floating.ics", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HdCalendarFile) file = take_file (fixture, path, &error);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  HdInvitation *event;

  g_assert_no_error (error);
  g_assert_cmpuint (file->events->len, ==, 1);
  event = g_ptr_array_index (file->events, 0);
  /* Floating time is that of the home zone, which the child was told. */
  g_assert_null (event->zone);
  g_assert_cmpint (hd_zone_to_wall (utc, event->start_utc).second, ==, event->start.second - 3600);
}

static void
test_pasted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdCalendarFile) file = take_text (fixture,
                                               "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\n"
                                               "RRULE:FREQ=WEEKLY\r\nDTSTART:20250101T090000Z\r\n"
                                               "END:VEVENT\r\nEND:VCALENDAR\r\n",
                                               &error);
  HdInvitation *event;

  g_assert_no_error (error);
  event = g_ptr_array_index (file->events, 0);
  g_assert_cmpint (event->next_utc, ==, 1795597200); /* this very day */
}

/* A mail without an invitation tells its times in words. */
static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdCalendarFile) file =
    take_text (fixture,
               "From: Dana <dana@a.example>\nDate: Tue, 24 Nov 2026 09:00:00 +0100\n"
               "Subject: =?utf-8?Q?Gespr=C3=A4ch?=\nMIME-Version: 1.0\n"
               "Content-Type: multipart/alternative; boundary=b\n\n--b\n"
               "Content-Type: text/plain; charset=iso-8859-1\n"
               "Content-Transfer-Encoding: quoted-printable\n\n"
               "Passt Ihnen =FCbermorgen um 14:30 Uhr f=FCr eine Stunde?\n\n--b\n"
               "Content-Type: text/html\n\n<p>Passt?</p>\n--b--\n",
               &error);
  HdInvitation *event;

  g_assert_no_error (error);
  g_assert_cmpuint (file->events->len, ==, 1);
  event = g_ptr_array_index (file->events, 0);
  /* Two days behind the day of the mail; and as that was yesterday, it is asked. */
  g_assert_cmpint (event->start.date, ==, hd_date_new (2026, 11, 26));
  g_assert_cmpint (event->start.second, ==, 14 * 3600 + 30 * 60);
  g_assert_cmpint (hd_invitation_minutes (event), ==, 60);
  g_assert_nonnull (hd_invitation_question (event, "date"));
  g_assert_cmpuint (file->warnings->len, ==, 1);
}

/* An invitation of which only the beginning arrived says nothing: the words do. */
static void
test_words_beside_torn (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdCalendarFile) file =
    take_text (fixture,
               "From: Dana <dana@a.example>\nSubject: Talk on Thu 3 Dec 2026, 14:00-15:00\n\n"
               "QkVHSU46VkNBTEVOREFSDQpWRVJTSU9OOjIuMA0KUFJPRElEOi0vL3g=\n",
               &error);
  HdInvitation *event;

  g_assert_no_error (error);
  g_assert_cmpuint (file->events->len, ==, 1);
  event = g_ptr_array_index (file->events, 0);
  g_assert_cmpint (event->start.date, ==, hd_date_new (2026, 12, 3));
}

/* What a subject says is read in any charset, behind the lock. */
static void
test_subject (Fixture *fixture, gconstpointer data)
{
  static const char *const subjects[] = {
    "=?iso-8859-1?Q?Gespr=E4ch_am_3._M=E4rz_2027?= =?iso-8859-1*de?B?IHVtIDE0IFVocg==?=",
    "=?windows-1252?q?am_3=2E_M=E4rz_2027_um_14_Uhr?=",
    "=?utf-8?B?YW0gMy4gTcM=?=\n =?utf-8?B?pHJ6IDIwMjcgdW0gMTQgVWhy?=",
  };

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *mail =
        g_strdup_printf ("From: Dana <dana@a.example>\nSubject: %s\n\nBis dann!\n", subjects[i]);
      g_autoptr (HdCalendarFile) file = take_text (fixture, mail, &error);
      HdInvitation *event;

      g_assert_no_error (error);
      g_assert_cmpuint (file->events->len, ==, 1);
      event = g_ptr_array_index (file->events, 0);
      g_assert_cmpint (event->start.date, ==, hd_date_new (2027, 3, 3));
      g_assert_cmpint (event->start.second, ==, 14 * 3600);
    }
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "", "hello", "<html>", "\xff\xfe\xfd" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdCalendarFile) file = take_text (fixture, texts[i], &error);

      g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
      g_assert_null (file);
    }
}

static void
test_files_that_are_none (Fixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_build_filename (fixture->dir, "large.ics", NULL);
  g_autofree char *missing = g_build_filename (fixture->dir, "missing.ics", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (large, "BEGIN:VCALENDAR\n", -1, NULL));
  g_assert_cmpint (truncate (large, HD_INTAKE_MAX_BYTES + 1), ==, 0);
  g_assert_null (take_file (fixture, large, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "large.ics"));
  g_clear_error (&error);

  g_assert_cmpint (truncate (large, HD_INTAKE_MAX_BYTES), ==, 0);
  g_autoptr (HdCalendarFile) file = take_file (fixture, large, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->events->len, ==, 0);
  g_unlink (large);

  g_assert_null (take_file (fixture, missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (take_file (fixture, fixture->dir, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_assert_null (take_file (fixture, "/dev/zero", &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
}

static void
test_holidays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "days.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) none = NULL;
  g_autoptr (HdHolidayList) list = NULL;
  g_autoptr (GError) error = NULL;
  HdHolidayLine *line;

  g_assert_true (g_file_set_contents (path,
                                      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Day\nRRULE:"
                                      "FREQ=YEARLY\nDTSTART;VALUE=DATE:20200501\nEND:VEVENT\n",
                                      -1, NULL));
  hd_holiday_list_read_async (fixture->context, file, NULL, hd_keep_result_cb, &result);
  list = hd_holiday_list_read_finish (fixture->context, hd_wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->lines->len, ==, 6); /* last year to four years ahead */
  line = g_ptr_array_index (list->lines, 0);
  g_assert_cmpint (line->first, ==, hd_date_new (2025, 5, 1));

  g_assert_true (g_file_set_contents (path, "Dear all", -1, NULL));
  hd_holiday_list_read_async (fixture->context, file, NULL, hd_keep_result_cb, &none);
  g_assert_null (hd_holiday_list_read_finish (fixture->context, hd_wait_for (&none), &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
  g_unlink (path);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("BEGIN:VCALENDAR", 15);
  g_autoptr (GError) error = NULL;

  hd_intake_bytes_async (fixture->context, bytes, cancellable, hd_keep_result_cb, &fixture->result);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Which readings are taken unless somebody says otherwise, and which wait for an answer. */
static void
test_settled (void)
{
  static const struct
  {
    const char *field, *day, *night;
    gboolean settled;
  } cases[] = {
    { "start", "2026-12-03T15:00:00", "2026-12-03T03:00:00", TRUE },
    { "start", "2026-12-03T17:30:00", "2026-12-03T05:30:00", TRUE },
    { "start", "2026-12-03T10:00:00", "2026-12-03T22:00:00", TRUE },
    { "start", "2026-12-03T18:00:00", "2026-12-03T06:00:00", FALSE },
    { "start", "2026-12-03T08:00:00", "2026-12-03T20:00:00", FALSE },
    { "start", "2026-12-03T03:00:00", "2026-12-03T15:00:00", FALSE },
    { "start", "2026-12-03T15:00:00", "2026-12-04T03:00:00", FALSE },
    { "end", "2026-12-03T15:00:00", "2026-12-03T03:00:00", FALSE },
    { "date", "2026-12-03", "2027-03-12", FALSE },
  };

  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdInvitation) event = hd_invitation_new ();
      HdQuestion *question = hd_invitation_ask (event, cases[i].field);
      g_autofree char *asked = NULL;

      hd_question_add (question, cases[i].day);
      hd_question_add (question, cases[i].night);
      asked = hd_intake_ask (event, question, utc);
      g_test_message ("%s %s: %s", cases[i].field, cases[i].day, asked);
      g_assert_true (hd_intake_is_settled (question) == cases[i].settled);
      g_assert_true ((strstr (asked, "Taken as") != NULL) == cases[i].settled);
      event->zone_known = TRUE;
      g_assert_true (hd_intake_is_open (event) ==
                     (!cases[i].settled && strcmp (cases[i].field, "end") != 0));
    }
}

static void
test_is_calendar (void)
{
  static const struct
  {
    const char *text;
    gboolean is;
  } cases[] = {
    { "BEGIN:VCALENDAR\nVERSION:2.0\n", TRUE },
    { "\xef\xbb\xbf\r\n begin:vcalendar", TRUE },
    { "BEGIN:VEVENT", TRUE },
    { "From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n"
      "--x\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n",
      TRUE },
    { "From: Dana\nSent: Monday\nSubject: Interview\n\nThursday at 3?", FALSE },
    { "Thu 3 Dec 2-3:30pm", FALSE },
    { "I sent you a text/calendar file", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (hd_intake_is_calendar (cases[i].text, -1), ==, cases[i].is);
}

/* What was written is shown as long as the absence is for it. */
static void
test_span (void)
{
  static const struct
  {
    HdSpan window;
    const char *shown;
  } cases[] = {
    { { 13 * 60, 16 * 60 }, "14:00–15:30" },
    { { 14 * 60, 15 * 60 + 30 }, "14:00–15:30" },
    { { 0, 0 }, "14:00–15:30" }, /* the whole day */
    { { 15 * 60, 17 * 60 }, NULL },
    { { 13 * 60, 15 * 60 }, NULL },
  };
  g_autoptr (GTimeZone) home = g_time_zone_new_utc ();
  g_autoptr (HdInvitation) event = hd_invitation_new ();
  g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();

  facts->date = event->start.date = event->end.date = hd_date_new (2026, 12, 3);
  event->start.second = 14 * 3600;
  event->end.second = 15 * 3600 + 1800;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *span = NULL;

      facts->window = cases[i].window;
      span = hd_intake_span (event, home, facts);
      g_test_message ("%u", i);
      g_assert_cmpstr (span, ==, cases[i].shown);
    }
}

/* A preview names the day there where it is another one, and until when whole days last. */
static void
test_subtitle (void)
{
  static const struct
  {
    int first, from, last, to;
    gboolean all_day;
    const char *zone, *shown;
  } cases[] = {
    { 3, 14, 3, 15, FALSE, "Europe/Berlin", "13:00–14:00 · 14:00–15:00 in Berlin · 1 h" },
    { 4, 6, 4, 7, FALSE, "Asia/Tokyo", "21:00–22:00 · Friday 06:00–07:00 in Tokyo · 1 h" },
    { 4, 9, 4, 10, FALSE, "Asia/Tokyo", "00:00–01:00 · 09:00–10:00 in Tokyo · 1 h" },
    { 3, 0, 4, 0, TRUE, NULL, "the whole day" },
    { 3, 0, 6, 0, TRUE, NULL, "whole days until Saturday, 5 December 2026" },
  };
  g_autoptr (GTimeZone) home = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdInvitation) event = hd_invitation_new ();
      g_autofree char *shown = NULL;

      event->all_day = cases[i].all_day;
      event->zone = g_strdup (cases[i].zone);
      event->zone_known = TRUE;
      event->start = (HdWall){ hd_date_new (2026, 12, cases[i].first), cases[i].from * 3600 };
      event->end = (HdWall){ hd_date_new (2026, 12, cases[i].last), cases[i].to * 3600 };
      if (!cases[i].all_day)
        {
          g_assert_true (
            hd_zone_derive (cases[i].zone, home, event->start, &event->start_utc, NULL));
          g_assert_true (hd_zone_derive (cases[i].zone, home, event->end, &event->end_utc, NULL));
        }
      shown = hd_intake_subtitle (event, home);
      g_test_message ("%u", i);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* The answers are times there: where the clocks at home say something else it says whose they are.
 */
static void
test_ask_elsewhere (void)
{
  const struct
  {
    const char *zone, *asked;
  } cases[] = {
    { "America/New_York", "Until when, in New York?" },
    { "Europe/Berlin", "Until when?" },
    { "Europe/Madrid", "Until when?" },
  };
  g_autoptr (GTimeZone) home = g_time_zone_new_identifier ("Europe/Berlin");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdInvitation) event = hd_invitation_new ();
      HdQuestion *question = hd_invitation_ask (event, "end");
      g_autofree char *asked = NULL, *unknown = NULL;

      hd_question_add (question, "2026-12-03T15:00:00");
      event->zone = g_strdup (cases[i].zone);
      event->start = (HdWall){ hd_date_new (2026, 12, 3), 14 * 3600 };
      unknown = hd_intake_ask (event, question, home);
      g_assert_cmpstr (unknown, ==, "Until when?");
      event->zone_known = TRUE;
      hd_invitation_settle (event, home);
      asked = hd_intake_ask (event, question, home);
      g_assert_cmpstr (asked, ==, cases[i].asked);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/intake/file", Fixture, NULL, set_up, test_file, tear_down);
  g_test_add ("/intake/pasted", Fixture, NULL, set_up, test_pasted, tear_down);
  g_test_add ("/intake/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/intake/words-beside-torn", Fixture, NULL, set_up, test_words_beside_torn,
              tear_down);
  g_test_add ("/intake/subject", Fixture, NULL, set_up, test_subject, tear_down);
  g_test_add ("/intake/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/intake/files-that-are-none", Fixture, NULL, set_up, test_files_that_are_none,
              tear_down);
  g_test_add ("/intake/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/intake/holidays", Fixture, NULL, set_up, test_holidays, tear_down);
  g_test_add_func ("/intake/span", test_span);
  g_test_add_func ("/intake/subtitle", test_subtitle);
  g_test_add_func ("/intake/is-calendar", test_is_calendar);
  g_test_add_func ("/intake/settled", test_settled);
  g_test_add_func ("/intake/ask-elsewhere", test_ask_elsewhere);

  return g_test_run ();
}
