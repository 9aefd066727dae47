/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <time.h>

#include "hd-json.h"
#include "hd-patience.h"
#include "hd-when-read.h"

/* What a mail is about is not lost among what it tells beside. */
static void
test_kept (void)
{
  static const struct
  {
    const char *text, *start;
  } cases[] = {
    { "Please confirm by Wednesday that Thursday 3 December at 10:00 works for you.",
      "2026-12-03T10:00" },
    { "Bitte bestätigen Sie bis Mittwoch, dass Donnerstag, 3.12., 10 Uhr passt.",
      "2026-12-03T10:00" },
    { "Merci de confirmer avant mercredi que le jeudi 3 décembre à 10h vous convient.",
      "2026-12-03T10:00" },
    { "Let us know by Friday, we have booked Monday 23 November at 10:00.", "2026-11-23T10:00" },
    { "Hi Sam, lovely to hear from you and thanks for sending everything over so quickly.\n"
      "See you on Thursday 3 December at 10:00, 350 Fifth Ave, New York.",
      "2026-12-03T10:00" },
    { "Hi Sam, lovely to hear from you and thanks for sending everything over so quickly.\n"
      "See you on Thursday 3 December at 10:00, parking is behind the building.",
      "2026-12-03T10:00" },
    { "Thank you for applying.\nInterview Invitation\nThursday 3 December at 10:00",
      "2026-12-03T10:00" },
    { "Was passt besser: Dienstag, 24.11., 10 Uhr?", "2026-11-24T10:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);
      g_autofree char *start = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (when->events->len, ==, 1);
      start = hd_wall_format (when_first (when)->start);
      g_assert_true (g_str_has_prefix (start, cases[i].start));
    }
}

/* What people write about noon and midnight, and with am or pm on one side only. */
static void
test_half_days (void)
{
  static const struct
  {
    const char *text, *start, *end;
    const char *other_start; /* what else it may be; NULL: nothing */
    const char *other_end;
  } cases[] = {
    { "Thu 3 Dec 10-12am", "10:00", "12:00", "22:00", NULL },
    { "Thu 3 Dec 9-12am", "09:00", "12:00", "21:00", NULL },
    { "Thu 3 Dec 12-2am", "12:00", "14:00", "00:00", NULL },
    { "Thu 3 Dec 11-2am", "11:00", "14:00", "23:00", NULL },
    { "Thu 3 Dec 11:30-12:30am", "11:30", "12:30", "23:30", NULL },
    { "Thu 3 Dec 12am-1pm", "12:00", "13:00", "00:00", NULL },
    { "Thu 3 Dec 12:00am-1:00am", "12:00", "13:00", "00:00", NULL },
    { "Thu 3 Dec 12am", "12:00", NULL, "00:00", NULL },
    { "Thu 3 Dec 12:00 AM", "12:00", NULL, "00:00", NULL },
    { "Thu 3 Dec 10am-12am", "10:00", "12:00", NULL, "2026-12-04T00:00" },
    { "Thu 3 Dec 12pm-1am", "12:00", "13:00", NULL, "2026-12-04T01:00" },
    { "Thu 3 Dec 2pm-1", "14:00", NULL, NULL, "2026-12-04T01:00" },
    { "Thu 3 Dec 10-12pm", "10:00", "12:00", NULL, NULL },
    { "Thu 3 Dec 11-1pm", "11:00", "13:00", NULL, NULL },
    { "Thu 3 Dec 11am-1", "11:00", "13:00", NULL, NULL },
    { "Thu 3 Dec 8-9 pm", "20:00", "21:00", NULL, NULL },
    { "Thu 3 Dec 8-9am", "08:00", "09:00", NULL, NULL },
    { "Thu 3 Dec 12pm", "12:00", NULL, NULL, NULL },
    { "Thu 3 Dec 9am-9pm", "09:00", "21:00", NULL, NULL },
    { "Thu 3 Dec 9-11", "09:00", "11:00", NULL, NULL },
    { "Thu 3 Dec at 3:00", "15:00", NULL, "03:00", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);
      HdQuestion *start = hd_invitation_question (when_first (when), "start");
      HdQuestion *end = hd_invitation_question (when_first (when), "end");
      g_autofree char *from = hd_wall_format (when_first (when)->start);

      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (strstr (from, cases[i].start));
      if (cases[i].end != NULL)
        {
          g_autofree char *to = hd_wall_format (when_first (when)->end);

          g_assert_nonnull (strstr (to, cases[i].end));
          g_assert_true ((end == NULL) == (cases[i].other_end == NULL));
        }
      g_assert_true ((start == NULL) == (cases[i].other_start == NULL));
      if (start != NULL)
        g_assert_nonnull (strstr (g_ptr_array_index (start->choices, 1), cases[i].other_start));
      if (cases[i].other_end != NULL)
        g_assert_nonnull (strstr (g_ptr_array_index (end->choices, 1), cases[i].other_end));
    }

  g_autoptr (HdWhen) night = when_parse ("Do 3.12. um 12 Uhr nachts");

  g_assert_cmpint (when_first (night)->start.second, ==, 0);
  g_assert_nonnull (hd_invitation_question (when_first (night), "date"));
}

/* The number of a week says which day only where weeks are counted alike. */
static void
test_weeks (void)
{
  static const struct
  {
    const char *text, *region;
    const char *days[3];
  } cases[] = {
    { "Week 2: Tuesday 10:00", "DE", { "2027-01-12", "2026-11-17" } },
    { "Week 2: Tuesday 10:00", "US", { "2027-01-12", "2027-01-05", "2026-11-17" } },
    { "Week 49: Tuesday 10:00", "DE", { "2026-12-01" } },
    { "Week 49: Tuesday 10:00", NULL, { "2026-12-01", "2026-11-17" } },
    { "Tuesday of week 3 at 10am", "GB", { "2027-01-19", "2027-01-12", "2026-11-17" } },
    { "KW 2, Dienstag 10 Uhr", NULL, { "2027-01-12" } },
    { "Dienstag, KW 49, 10 Uhr", NULL, { "2026-12-01" } },
    { "semaine 3, mardi à 10h", "FR", { "2027-01-19", "2026-11-17" } },
    { "semaine 49, mardi à 10h", "FR", { "2026-12-01" } },
    { "semana 49, martes a las 10:00", "ES", { "2026-12-01" } },
    { "semana 49, martes a las 10:00", "MX", { "2026-12-01", "2026-11-17" } },
    { "the week of 12/7: Tuesday 10am works", NULL, { "2027-07-13", "2026-12-08" } },
    { "the week of 7 December: Tuesday 10am", NULL, { "2026-12-08" } },
    { "this Monday at 3pm", NULL, { "2026-11-16", "2026-11-23" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse_in (cases[i].text, -1, cases[i].region);
      HdQuestion *date = hd_invitation_question (when_first (when), "date");
      g_autofree char *day = hd_date_format_iso (when_first (when)->start.date);
      guint n = 0;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (day, ==, cases[i].days[0]);
      while (n < 3 && cases[i].days[n] != NULL)
        n++;
      g_assert_cmpuint (date == NULL ? 1 : date->choices->len, ==, n);
      for (guint k = 0; k < n && date != NULL; k++)
        g_assert_cmpstr (g_ptr_array_index (date->choices, k), ==, cases[i].days[k]);
    }
}

static gboolean
warns (const HdWhen *when, const char *text)
{
  for (guint i = 0; i < when->warnings->len; i++)
    if (strstr (g_ptr_array_index (when->warnings, i), text) != NULL)
      return TRUE;
  return FALSE;
}

/* What is left out because there is too much of it is said to be. */
static void
test_too_many (void)
{
  g_autoptr (GString) slots = g_string_new (NULL);
  g_autoptr (GString) dates = g_string_new ("Thu 3 Dec 10:00-11:00\n\n");
  g_autoptr (HdWhen) enough = when_parse ("Thu 3 Dec 10:00-11:00 or 12:00-13:00");

  for (int i = 0; i < 120; i++)
    {
      g_string_append_printf (slots, "%s%d:%02d", i > 0 ? ", " : "", 8 + i / 12, i % 12 * 5);
      g_string_append_printf (dates, "%d.%d.2027\n\n", 1 + i % 28, 1 + i / 28);
    }

  g_autofree char *before = g_strconcat ("Thursday 3 December: ", slots->str, NULL);
  g_autofree char *behind = g_strconcat (slots->str, " on Thursday 3 December", NULL);
  g_autoptr (HdWhen) many = when_parse (before);
  g_autoptr (HdWhen) waiting = when_parse (behind);
  g_autoptr (HdWhen) alone = when_parse (dates->str);

  g_assert_cmpuint (many->events->len, ==, HD_WHEN_MAX_EVENTS);
  g_assert_true (warns (many, "too many"));
  g_assert_true (warns (waiting, "too many"));
  g_assert_true (warns (alone, "too many"));
  g_assert_cmpuint (enough->warnings->len, ==, 0);
}

/* Who refuses all that is quoted is told so, and gets no empty answer. */
static void
test_refused (void)
{
  g_autoptr (HdWhen) when = when_parse (
    "Sorry, none of those work.\n\nOn Tue, Nov 24, 2026 at 6:02 PM Ines Roth <ines@example.org> "
    "wrote:\n> I can offer Thursday 3 December at 11am.");

  g_assert_cmpuint (when->events->len, ==, 0);
  g_assert_true (warns (when, "quoted"));
}

/* A time that is taken for a deadline, or stands without a day, does not go without a word. */
static void
test_left (void)
{
  static const struct
  {
    const char *text, *said;
  } cases[] = {
    { "Could we meet on Thursday 3 December at 10:00? Please answer by Wednesday, 5pm.",
      "“Wednesday, 5pm”" },
    { "Termin: Do 3.12., 10-11 Uhr.\nBitte antworten Sie bis Mittwoch, 12 Uhr.",
      "“Mittwoch, 12 Uhr”" },
    { "Thu 3 Dec 10:00-11:00. Lunch at 12:30.", "“at 12:30”" },
    { "Thu 3 Dec 10:00-11:00. Forms are printed after 11 December.",
      "“11 December” is named without a time" },
    { "Do 3.12., 10-11 Uhr. Referenzen holen wir nach dem 11.12.2026 ein.",
      "“11.12.2026” is named without a time" },
    { "Thu 3 Dec 10:00-11:00", NULL },
    { "Thu 3 Dec 10:00-11:00 or 14:00-15:00\nSo 10:00 it is?", NULL },
    { "Thu 3 Dec 10:00-11:00 works.\n\n> Thu 3 Dec 10:00 or 17:00?", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (when->events->len, >=, 1);
      if (cases[i].said == NULL)
        g_assert_cmpuint (when->warnings->len, ==, 0);
      else
        g_assert_true (warns (when, cases[i].said));
    }
}

/* What is moved without a new time is no offer, and said to hold no longer. */
static void
test_off (void)
{
  static const struct
  {
    const char *text, *said;
  } cases[] = {
    { "We have to move Thursday's interview, new time follows.", "“Thursday”" },
    { "Leider müssen wir den Termin am 3.12. um 10 Uhr verschieben.", "“3.12. um 10 Uhr”" },
    { "Unfortunately we have to reschedule.\n\n> Your interview is on 3 December at 10:00.",
      "“3 December at 10:00”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (when->events->len, ==, 0);
      g_assert_true (warns (when, cases[i].said));
    }
}

/* The span counts code points of the text as it was given. */
static void
test_source (void)
{
  g_autoptr (HdWhen) when = when_parse ("Grüße! 🙂 Do 3.12. um 14–15 Uhr, ok?");
  HdInvitation *event = when_first (when);

  g_assert_cmpint (event->source_start, ==, 9);
  g_assert_cmpint (event->source_end, ==, 30);
}

/* Mails and forms as they come; each was once read wrongly. */
static void
test_whole (void)
{
  static const struct
  {
    const char *text;
    const char *times[4];
  } cases[] = {
    { "Hi Sam,\n\nBelow are a few slots:\n\n* Monday, Nov 23: 10:00 AM - 11:00 AM ET\n"
      "* Tuesday, Nov 24: 2:00 PM - 3:00 PM ET\n\nPlease let me know by Thursday EOD.\n\n"
      "Best,\nJo\n+1 (415) 555-0134 | 500 Main St, Suite 300",
      { "2026-11-23T10:00:00", "2026-11-24T14:00:00" } },
    { "Start: 2026-12-03 14:00\nEnd: 2026-12-03 15:30",
      { "2026-12-03T14:00:00/2026-12-03T15:30:00" } },
    { "Thu, 3 Dec 2026, 14:00 CET – 15:30 CET", { "2026-12-03T14:00:00/2026-12-03T15:30:00" } },
    { "I can do the 24th or 25th at 11am", { "2026-11-24T11:00:00", "2026-11-25T11:00:00" } },
    { "nächste Woche Dienstag oder Mittwoch gegen 11 Uhr",
      { "2026-11-24T11:00:00", "2026-11-25T11:00:00" } },
    { "entre 9h et 10h30, mardi ou jeudi", { "2026-11-17T09:00:00", "2026-11-19T09:00:00" } },
    { "Let's meet 3-4 on Wednesday", { "2026-11-18T15:00:00/2026-11-18T16:00:00" } },
    /* Both are offered; when it begins on Wednesday is asked. */
    { "Tuesday after 3pm or Wednesday before noon",
      { "2026-11-17T15:00:00", "2026-11-18T00:00:00" } },
    { "lunes, 30/11/2026, 10.30 h", { "2026-11-30T10:30:00" } },
    { "3 Dec 2026: 10:00", { "2026-12-03T10:00:00" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);
      guint n = 0;

      g_test_message ("%s", cases[i].text);
      for (; n < 4 && cases[i].times[n] != NULL; n++)
        {
          HdInvitation *event;
          g_autofree char *start = NULL, *both = NULL;

          g_assert_cmpuint (n, <, when->events->len);
          event = g_ptr_array_index (when->events, n);
          start = hd_wall_format (event->start);
          if (strchr (cases[i].times[n], '/') != NULL)
            {
              g_autofree char *end = hd_wall_format (event->end);

              both = g_strconcat (start, "/", end, NULL);
            }
          g_assert_cmpstr (both != NULL ? both : start, ==, cases[i].times[n]);
        }
      g_assert_cmpuint (when->events->len, ==, n);
    }
}

/* "Tomorrow" in a mail of last week is not tomorrow. */
static void
test_mail_date (void)
{
  static const struct
  {
    const char *text;
    const char *first;
    const char *second;
  } cases[] = {
    { "From: Jo\nDate: Sun, 15 Nov 2026 10:12:33 +0100\nTo: Sam\n\nTomorrow at 3pm?", "2026-11-16",
      "2026-11-17" },
    { "Von: Jo\nGesendet: Montag, 9. November 2026 10:12\nAn: Sam\n\nPasst Donnerstag um 15 Uhr?",
      "2026-11-19", "2026-11-12" },
    { "From: Jo\nDate: Mon, 16 Nov 2026 10:12:33 +0100\nTo: Sam\n\nTomorrow at 3pm?", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);
      HdQuestion *question = hd_invitation_question (when_first (when), "date");

      if (cases[i].first == NULL)
        {
          g_assert_null (question);
          continue;
        }
      g_assert_nonnull (question);
      g_assert_cmpstr (g_ptr_array_index (question->choices, 0), ==, cases[i].first);
      g_assert_cmpstr (g_ptr_array_index (question->choices, 1), ==, cases[i].second);
    }
}

/* A year that is past may be a habit; with a weekday that fits, it is what was meant. */
static void
test_past_year (void)
{
  g_autoptr (HdWhen) sure = when_parse ("Wed 11 Nov 2026 10:00-11:00");
  g_autoptr (HdWhen) unsure = when_parse ("11 Nov 2026 10:00-11:00");
  g_autoptr (HdWhen) kept = when_parse ("14 May 2025, 15:00-16:00");
  g_autoptr (HdWhen) told = when_parse ("born on 14 May 1985");

  g_assert_cmpint (when_first (sure)->start.date, ==, hd_date_new (2026, 11, 11));
  g_assert_null (hd_invitation_question (when_first (sure), "date"));
  g_assert_nonnull (hd_invitation_question (when_first (unsure), "date"));
  g_assert_cmpint (when_first (kept)->start.date, ==, hd_date_new (2025, 5, 14));
  g_assert_null (hd_invitation_question (when_first (kept), "date"));
  g_assert_cmpuint (told->events->len, ==, 0);
}

/* The ends to choose from follow the start that is chosen; a day that gets its hour asks for one.
 */
static void
test_answer_start (void)
{
  static const struct
  {
    const char *text;
    guint choice;
    int start; /* minutes of the day */
    int end;   /* of the first choice */
  } cases[] = {
    { "Thu 3 Dec from 3pm", 4, 17 * 60, 17 * 60 + 30 },
    { "Thu 3 Dec at 8", 1, 20 * 60, 20 * 60 + 30 },
    { "Thu 3 Dec in the afternoon", 1, 14 * 60, 14 * 60 + 30 },
  };
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);
      g_autoptr (GError) error = NULL;
      HdInvitation *event = when_first (when);
      HdQuestion *ends;

      g_test_message ("%s", cases[i].text);
      g_assert_true (hd_invitation_answer (event, "start", cases[i].choice, home, &error));
      g_assert_no_error (error);
      g_assert_false (event->all_day);
      ends = hd_invitation_question (event, "end");
      g_assert_nonnull (ends);

      HdWall first;

      g_assert_true (hd_wall_parse (g_ptr_array_index (ends->choices, 0), &first));
      g_assert_cmpint (event->start.second / 60, ==, cases[i].start);
      g_assert_cmpint (first.second / 60, ==, cases[i].end);
    }
}

static void
test_answer (void)
{
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  g_autoptr (HdWhen) when = when_parse ("Friday 3 December 2-3 CST");
  g_autoptr (GError) error = NULL;
  HdInvitation *event = when_first (when);

  g_assert_cmpuint (event->questions->len, ==, 3);
  g_assert_false (hd_invitation_answer (event, "date", 9, home, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  /* To 4 December, in the small hours, in Chicago. */
  g_assert_true (hd_invitation_answer (event, "date", 1, home, &error));
  g_assert_true (hd_invitation_answer (event, "start", 1, home, &error));
  g_assert_cmpint (event->start_utc, ==, HD_INSTANT_NONE);
  g_assert_true (hd_invitation_answer (event, "zone", 0, home, &error));
  g_assert_no_error (error);

  g_autofree char *start = hd_wall_format (event->start);
  g_autofree char *end = hd_wall_format (event->end);

  g_assert_cmpstr (start, ==, "2026-12-04T02:00:00");
  g_assert_cmpstr (end, ==, "2026-12-04T03:00:00");
  g_assert_cmpuint (event->questions->len, ==, 0);
  g_assert_cmpint (event->end_utc - event->start_utc, ==, 3600);
}

/* What is perhaps not offered is asked about, and goes by the answer. */
static void
test_offered (void)
{
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  g_autoptr (HdWhen) one = when_parse ("The other candidate is on Tue 1 Dec at 14:00");
  g_autoptr (HdWhen) when = when_parse ("We can see you on Thu 3 Dec at 14:00. "
                                        "The other candidate is on Tue 1 Dec at 14:00.");

  g_assert_nonnull (hd_invitation_question (when_first (one), HD_QUESTION_OFFERED));
  g_assert_cmpuint (when->events->len, ==, 2);
  g_assert_null (hd_invitation_question (when_first (when), HD_QUESTION_OFFERED));

  HdInvitation *other = g_ptr_array_index (when->events, 1);

  g_assert_nonnull (hd_invitation_question (other, HD_QUESTION_OFFERED));
  g_assert_true (hd_invitations_answer (when->events, other, HD_QUESTION_OFFERED, 1, home, NULL));
  g_assert_cmpuint (when->events->len, ==, 1);
}

/* What is hardly offered is left out beside what surely is, and told of though both have one hour.
 */
static void
test_hardly_offered (void)
{
  g_autoptr (HdWhen) when =
    when_parse ("You are invited to an interview on Thursday 3 December at 10:00. Nadia starts her "
                "new job with the other candidate on Tuesday 1 December at 10:00, because she is "
                "not free before that and nobody from the team has any time for it.");

  g_assert_cmpuint (when->events->len, ==, 1);
  g_assert_cmpuint (when->warnings->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (when->warnings, 0), "Tuesday 1 December at 10:00"));
}

/* The region orders the readings of 3/12 and decides none. */
static void
test_region (void)
{
  g_autoptr (HdWhen) us = when_parse_in ("3/12 2pm", -1, "US");
  g_autoptr (HdWhen) gb = when_parse_in ("3/12 2pm", -1, "GB");

  g_assert_cmpint (when_first (us)->start.date, ==, hd_date_new (2027, 3, 12));
  g_assert_cmpint (when_first (gb)->start.date, ==, hd_date_new (2026, 12, 3));
  g_assert_nonnull (hd_invitation_question (when_first (us), "date"));
  g_assert_nonnull (hd_invitation_question (when_first (gb), "date"));
}

/* Nothing of these may crash, hang or make a date out of nothing. */
static void
test_hostile (void)
{
  static const char *const texts[] = {
    "T1H%", /* a word that something is to stand before, and nothing does */
    "",
    "\xff\xfe\xfd 3 Dec \xc3 14:00",
    "99/99/9999 99:99",
    "0/0/0 00:00",
    "31.02.2027 14 Uhr",
    "29 Feb 2027 at 2pm",
    "24:00 on 3 December",
    "3 Dec 25:61",
    "1.2.3.4 and 192.168.10.12",
    "00000000000000000000000003 Dec 14:00",
    "9999-12-31 23:59-00:30",
    "Thu Thu Thu Thu Thu Thu",
    "or or or and and , , , 3 or or 4",
    "-----------",
    "UTC+99 UTC-",
    "3pm/3pm/3pm/3pm",
    "\342\200\2563 Dec 14:00",
    "''''''''''''''''3 Dec",
    "l'l'l'l'l'après-",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (HdWhen) when = when_parse (texts[i]);
      g_autofree char *text = hd_invitations_to_json (when->events, when->warnings, TRUE);
      g_autoptr (JsonNode) json = hd_json_parse (text, -1, NULL);

      g_assert_nonnull (json);
      g_assert_cmpuint (when->events->len, <=, 4);
    }

  g_autoptr (HdWhen) nul = when_parse_in ("3 Dec\0 14:00", 13, NULL);

  g_assert_cmpuint (nul->events->len, ==, 1);
}

/* A quarter of 1 MB of anything is read in less than a second; several shapes that invite to look
 * far. */
static void
test_time (void)
{
  static const char *const pieces[] = {
    "Thu 3 Dec 14:00-15:30 or ",
    "a(a(a(",
    "3 , 3 , ",
    "von bis und oder ",
    "12:",
    "> > > ",
    "next next week on the ",
    "moved Thu 3 Dec ",
    "\n",
    "lorem ipsum dolor sit amet ",
    "Do ",
    "wrote:\n",
    "é",
    "From: a\n",
    "new new york new ",
    "14:00 ",
    "15:00\n",
    "same time\n",
    "Europe/Paris ",
    "45 min ",
    "CET ",
    "We have to reschedule. I send it tomorrow. ",
    "Tue 10:00 by phone (45 min) and ",
    "On site\n",
    "Mon 10, ",
    "early January ",
    "Tue 10:00 no puedo ",
    "aber nicht, ",
    "niemand ist da ",
    "mistake I told you 3 Dec 10:00\n",
    "thanks for our call on Tue 10:00 ",
    "On Mon, 9 Nov 2026 at 10:00 Jo wrote:\n> tomorrow\n",
    "Coding: 9:00 - 9:15\n",
    "From To 9:00 | 10:00\n",
    "9-12, lunch 12-13, ",
    "13-14 Uhr Pause ",
    "10am IST = ",
    "Tue, Thu ",
    "is now Monday 10:00 ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("Thu 3 Dec 14:00\n");
      clock_t begin;

      while (text->len < hd_part_of (256 * 1024))
        g_string_append (text, pieces[i]);
      /* Of the processor, which may have others to serve. */
      begin = clock ();

      g_autoptr (HdWhen) when = when_parse_in (text->str, (gssize) text->len, NULL);
      double seconds = (double) (clock () - begin) / CLOCKS_PER_SEC;

      g_test_message ("%.3f s for %" G_GSIZE_FORMAT " bytes of “%s”", seconds, text->len,
                      pieces[i]);
      g_assert_cmpuint (when->events->len, <=, HD_WHEN_MAX_EVENTS);
      g_assert_cmpfloat (seconds, <, hd_patience () / 4);
    }
}

/* What ends the list of a day is looked for once for all of its days: else 1 MB would take a
 * minute.
 */
static void
test_long_list (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  clock_t begin;

  while (text->len < hd_part_of (1024 * 1024))
    g_string_append (text, "3 Dec, ");
  begin = clock ();

  g_autoptr (HdWhen) when = when_parse_in (text->str, (gssize) text->len, NULL);
  double seconds = (double) (clock () - begin) / CLOCKS_PER_SEC;

  g_test_message ("%.3f s", seconds);
  g_assert_cmpuint (when->events->len, <=, HD_WHEN_MAX_EVENTS);
  g_assert_cmpfloat (seconds, <, hd_patience ());
}

/* While somebody waits the beginning is read, and that it was no more is told. */
static void
test_most (void)
{
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  HdWhenContext context = { .today = hd_date_new (2026, 11, 16), .home = home, .most = 16 };
  g_autoptr (HdWhen) part = hd_when_parse ("Thu 3 Dec 14:00\nor Fri 4 Dec 15:00", -1, &context);

  context.most = 0;

  g_autoptr (HdWhen) all = hd_when_parse ("Thu 3 Dec 14:00\nor Fri 4 Dec 15:00", -1, &context);

  g_assert_cmpuint (part->events->len, ==, 1);
  g_assert_cmpuint (part->warnings->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (part->warnings, 0), ==,
                   "only the first part of the text was read");
  g_assert_cmpuint (all->events->len, ==, 2);
  g_assert_cmpuint (all->warnings->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/when/kept", test_kept);
  g_test_add_func ("/when/half-days", test_half_days);
  g_test_add_func ("/when/weeks", test_weeks);
  g_test_add_func ("/when/too-many", test_too_many);
  g_test_add_func ("/when/left", test_left);
  g_test_add_func ("/when/refused", test_refused);
  g_test_add_func ("/when/off", test_off);
  g_test_add_func ("/when/source", test_source);
  g_test_add_func ("/when/whole", test_whole);
  g_test_add_func ("/when/mail-date", test_mail_date);
  g_test_add_func ("/when/past-year", test_past_year);
  g_test_add_func ("/when/answer", test_answer);
  g_test_add_func ("/when/answer-start", test_answer_start);
  g_test_add_func ("/when/hardly-offered", test_hardly_offered);
  g_test_add_func ("/when/offered", test_offered);
  g_test_add_func ("/when/region", test_region);
  g_test_add_func ("/when/hostile", test_hostile);
  g_test_add_func ("/when/most", test_most);
  g_test_add_func ("/when/time", test_time);
  g_test_add_func ("/when/long-list", test_long_list);

  return g_test_run ();
}
