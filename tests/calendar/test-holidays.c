/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-error.h"
#include "hd-holiday-reader.h"
#include "hd-patience.h"

static HdHolidayList *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return hd_holiday_list_read (bytes, hd_date_new (2025, 1, 1), hd_date_new (2028, 12, 31), error);
}

/* One line a day: "2026-12-25 Christmas Day", with " half" or " no" and the note. */
static char *
describe (const HdHolidayList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->lines->len; i++)
    {
      const HdHolidayLine *line = g_ptr_array_index (list->lines, i);
      g_autofree char *first = hd_date_format_iso (line->first);
      static const char *const uses[] = { "", " half", " no" };

      g_string_append_printf (text, "%s", first);
      if (line->last > line->first)
        g_string_append_printf (text, "+%d", line->last - line->first);
      g_string_append_printf (text, " %s%s", line->name, uses[line->use]);
      if (line->note != NULL)
        g_string_append_printf (text, " (%s)", line->note);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < list->warnings->len; i++)
    g_string_append_printf (text, "! %s\n", (const char *) g_ptr_array_index (list->warnings, i));
  return g_string_free (text, FALSE);
}

static void
expect (const char *events, const char *wanted)
{
  g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\n%sEND:VCALENDAR\n", events);
  g_autoptr (GError) error = NULL;
  g_autoptr (HdHolidayList) list = read_text (text, &error);
  g_autofree char *got = NULL;

  g_assert_no_error (error);
  got = describe (list);
  g_assert_cmpstr (got, ==, wanted);

  /* And so it is on the other side of the wire. */
  g_autoptr (GBytes) bytes = hd_holiday_list_to_bytes (list);
  g_autoptr (HdHolidayList) copy = hd_holiday_list_new_from_bytes (bytes, &error);

  g_assert_no_error (error);
  g_autofree char *again = describe (copy);
  g_assert_cmpstr (again, ==, wanted);
}

#define EVENT(lines) "BEGIN:VEVENT\n" lines "END:VEVENT\n"

static void
test_days (void)
{
  expect (EVENT ("UID:1\nDTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227\nSUMMARY:Xmas\n")
            EVENT ("UID:2\nDTSTART;VALUE=DATE:20260101\nSUMMARY:New Year\n")
              EVENT ("UID:3\nDTSTART;VALUE=DATE:20240101\nSUMMARY:Too old\n")
                EVENT ("UID:4\nDTSTART;VALUE=DATE:20260501\nSTATUS:CANCELLED\nSUMMARY:Off\n"),
          "2026-01-01 New Year\n2026-12-25+1 Xmas\n");
  /* From midnight to midnight, as Outlook writes a day. */
  expect (EVENT ("UID:1\nDTSTART:20261225T000000\nDTEND:20261226T000000\nSUMMARY:Xmas\n")
            EVENT ("UID:2\nDTSTART:20261226T000000\nDTEND:20261226T235900\nSUMMARY:Boxing Day\n"),
          "2026-12-25 Xmas\n2026-12-26 Boxing Day\n");
  expect (EVENT ("UID:1\nDTSTART:20261225T100000\nDTEND:20261225T110000\nSUMMARY:A call\n"),
          "! what has a time of day was left out\n");
  expect (EVENT ("UID:1\nDTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20261231\nSUMMARY:Year\n"),
          "! what lasts for months was left out\n");
}

static void
test_repeating (void)
{
  expect (EVENT ("UID:1\nDTSTART;VALUE=DATE:19700704\nRRULE:FREQ=YEARLY\n"
                 "EXDATE;VALUE=DATE:20270704\nSUMMARY:Fourth\n"),
          "2025-07-04 Fourth\n2026-07-04 Fourth\n2028-07-04 Fourth\n");
  expect (EVENT ("UID:1\nDTSTART;VALUE=DATE:20251127\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;"
                 "COUNT=2\nSUMMARY:Thanksgiving\n"),
          "2025-11-27 Thanksgiving\n2026-11-26 Thanksgiving\n");
  expect (EVENT ("UID:1\nDTSTART;VALUE=DATE:20260102\nRRULE:FREQ=SECONDLY\nSUMMARY:Odd\n"),
          "2026-01-02 Odd\n! a day repeats by a rule that was not understood\n");
  /* A rule of former times for the days on which it is none. */
  expect (EVENT ("UID:1\nDTSTART;VALUE=DATE:20260102\nRRULE:FREQ=YEARLY\n"
                 "EXRULE:FREQ=YEARLY;INTERVAL=2\nSUMMARY:Odd\n"),
          "2026-01-02 Odd\n! a day repeats by a rule that was not understood\n");
}

/* Days that are named one by one, as for feasts that follow the moon. */
static void
test_named_days (void)
{
  expect (EVENT ("UID:1\nDTSTART;VALUE=DATE:20260320\nRDATE;VALUE=DATE:20270310,20280227\n"
                 "SUMMARY:Eid\n"),
          "2026-03-20 Eid\n2027-03-10 Eid\n2028-02-27 Eid\n");
  expect (EVENT ("UID:1\nDTSTART;VALUE=DATE:20260320\nRDATE;VALUE=DATE:20270310\n"
                 "RDATE;VALUE=DATE:20280227\nEXDATE;VALUE=DATE:20260320,20280227\nSUMMARY:Eid\n"),
          "2027-03-10 Eid\n");
  expect (EVENT ("UID:1\nDTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY\n"
                 "RDATE;VALUE=DATE:20260504\nSUMMARY:May\n"),
          "2026-05-01 May\n2026-05-04 May\n2027-05-01 May\n2028-05-01 May\n");

  /* One that is named again and again takes no other's place. */
  g_autoptr (GString) text =
    g_string_new ("BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20260501\nSUMMARY:May\n");

  for (guint i = 0; i < 11; i++)
    {
      g_string_append (text, "RDATE;VALUE=DATE:20260504");
      for (guint k = 0; k < 1000; k++)
        g_string_append (text, ",20260504");
      g_string_append_c (text, '\n');
    }
  g_string_append (text, "END:VEVENT\n" EVENT ("UID:2\nDTSTART;VALUE=DATE:20260506\n"
                                               "SUMMARY:Eid\n"));
  expect (text->str, "2026-05-01 May\n2026-05-04 May\n2026-05-06 Eid\n");
}

static void
test_proposals (void)
{
  expect (EVENT ("UID:1\nDTSTART;VALUE=DATE:20260214\nSUMMARY:Valentine's Day\n"
                 "DESCRIPTION:Observance\\nTo hide observances\\, go to Settings\n")
            EVENT ("UID:2\nDTSTART;VALUE=DATE:20260106\nSUMMARY:Heilige Drei Könige\n"
                   "DESCRIPTION:Gesetzlicher Feiertag in Bayern\\, Sachsen-Anhalt\n")
              EVENT ("UID:3\nDTSTART;VALUE=DATE:20261224\nSUMMARY:Heiligabend (halber Tag)\n")
                EVENT ("UID:4\nDTSTART;VALUE=DATE:20261225\nSUMMARY:Christmas\n"
                       "DESCRIPTION:Public holiday\n"),
          "2026-01-06 Heilige Drei Könige no (Gesetzlicher Feiertag in Bayern, Sachsen-Anhalt)\n"
          "2026-02-14 Valentine's Day no (Observance)\n"
          "2026-12-24 Heiligabend (halber Tag) half\n"
          "2026-12-25 Christmas (Public holiday)\n");
}

static void
test_doubles (void)
{
  expect (EVENT ("UID:1\nDTSTART;VALUE=DATE:20261225\nSUMMARY:Christmas\nDESCRIPTION:Observance\n")
            EVENT ("UID:2\nDTSTART;VALUE=DATE:20261225\nSUMMARY:Christmas\n"),
          "2026-12-25 Christmas (Observance)\n");
}

static void
test_hostile (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\n");
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < hd_part_of (9000); i++)
    g_string_append (text, EVENT ("DTSTART;VALUE=DATE:19000101\nRRULE:FREQ=DAILY\nSUMMARY:A day\n"
                                  "EXDATE:20260101,20260102,20260103\n"));
  g_string_append (text, "END:VCALENDAR\n");

  g_autoptr (HdHolidayList) list = read_text (text->str, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->lines->len, <=, 10000);
  g_assert_cmpfloat ((double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, <,
                     hd_patience ());
  g_assert_null (read_text ("no calendar", &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar/holidays/days", test_days);
  g_test_add_func ("/calendar/holidays/repeating", test_repeating);
  g_test_add_func ("/calendar/holidays/named-days", test_named_days);
  g_test_add_func ("/calendar/holidays/proposals", test_proposals);
  g_test_add_func ("/calendar/holidays/doubles", test_doubles);
  g_test_add_func ("/calendar/holidays/hostile", test_hostile);

  return g_test_run ();
}
