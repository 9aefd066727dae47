/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-pasted.h"

#include <time.h>

#include "hd-appointment-import.h"
#include "hd-error.h"
#include "hd-search.h"

#define THURSDAY hd_date_new (2026, 12, 3)

static HdPasted *
read_text (Search *search, const char *text, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_pasted_read_text_async (search->context, text, NULL, NULL, hd_keep_result_cb, &result);
  return hd_pasted_read_finish (search->context, hd_wait_for (&result), error);
}

static const char mail[] = "Could you do one of these?\n"
                           "- Thu 10 Dec 2026, 10:00-11:00\n"
                           "- Fri 11 Dec 2026, 14:30-16:00\n"
                           "We meet at 12 Quay Street, Leeds. The way is 35 min each way.\n";

/* What is said of all of the times is said of each that is chosen; a copy is answered apart. */
static void
test_words (Search *search, gconstpointer data)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HdPasted) pasted = read_text (search, mail, &error);
  g_autoptr (HdPasted) copy = NULL;
  g_autoptr (HdInterview) words = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (pasted->events->len, ==, 2);
  g_assert_true (hd_pasted_is_text (pasted));
  g_assert_null (hd_pasted_get_certain (pasted));
  words = hd_pasted_dup_words (pasted, utc);
  g_assert_cmpstr (words->place, ==, "12 Quay Street, Leeds");
  g_assert_cmpint (words->start_day, ==, HD_DATE_NONE);

  pasted->chosen = 1;
  pasted->draft = g_strdup ("a-draft");
  copy = hd_pasted_copy (pasted);
  hd_pasted_choose (pasted, g_ptr_array_index (pasted->events, 1));
  g_assert_nonnull (hd_pasted_get_certain (pasted));
  g_assert_cmpuint (copy->events->len, ==, 2);
  g_assert_cmpint (copy->chosen, ==, 1);
  g_assert_cmpint (copy->travel, ==, pasted->travel);
  g_assert_cmpstr (copy->draft, ==, "a-draft");
}

/* What lasts into the year 10000 has no end that can be written, and what begins there no time. */
static void
test_last_years (Search *search, gconstpointer data)
{
  static const struct
  {
    const char *lines;
    gboolean starts;
  } rows[] = {
    { "DTSTART:20261001T100000Z\nDTEND:99991231T235959Z\nRRULE:FREQ=WEEKLY\n", TRUE },
    { "DTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:99991231\nRRULE:FREQ=WEEKLY\n", TRUE },
    { "DTSTART:20261001T100000Z\nDTEND:20271001T110000Z\nRDATE:99991231T235959Z\n", TRUE },
    { "DTSTART;TZID=Asia/Tokyo:20261001T100000\nDURATION:PT1H\nRDATE:99991231T235959Z\n", FALSE },
  };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a@x\n%sEND:VEVENT\nEND:VCALENDAR\n",
                         rows[i].lines);
      g_autoptr (HdPasted) pasted = read_text (search, text, NULL);
      g_autoptr (HdPasted) copy = hd_pasted_copy (pasted);
      HdInvitation *event = g_ptr_array_index (copy->events, 0);
      g_autoptr (HdInterview) interview = hd_interview_from_invitation (event, utc);

      g_assert_true (hd_invitation_has_start (event) == rows[i].starts);
      g_assert_false (hd_invitation_has_end (event));
      g_assert_true ((interview->start_day != HD_DATE_NONE) == rows[i].starts);
      g_assert_cmpint (interview->end_day, ==, HD_DATE_NONE);
    }
}

static void
refuse (HdPasted *pasted, guint i)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  HdInvitation *event = g_ptr_array_index (pasted->events, i);
  HdQuestion *question = hd_invitation_ask (event, HD_QUESTION_OFFERED);

  hd_question_add (question, "yes");
  hd_question_add (question, "no");
  g_assert_true (hd_pasted_answer (pasted, event, HD_QUESTION_OFFERED, 1, utc, NULL));
}

/* What was chosen is the same time when another one is not offered, and nothing when it is not
 * offered itself. */
static void
test_refused (Search *search, gconstpointer data)
{
  g_autoptr (HdPasted) pasted = read_text (search,
                                           "Thu 10 Dec 2026, 10:00-11:00, Fri 11 Dec 2026, "
                                           "14:30-16:00 or Mon 14 Dec 2026, 9:00-10:00",
                                           NULL);

  g_assert_cmpuint (pasted->events->len, ==, 3);
  pasted->chosen = 1;
  refuse (pasted, 2);
  g_assert_cmpint (pasted->chosen, ==, 1);
  refuse (pasted, 0);
  g_assert_cmpint (pasted->chosen, ==, 0);
  g_assert_cmpuint (pasted->events->len, ==, 1);
  refuse (pasted, 0);
  g_assert_cmpint (pasted->chosen, ==, -1);
}

/* What is open is not certain; until when it lasts may stay open. */
static void
test_open (Search *search, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdPasted) two_days = read_text (search, "12/3 10:00-11:00", &error);
  g_autoptr (HdPasted) no_end = read_text (search, "Thu 3 Dec 14:00", &error);

  g_assert_no_error (error);
  g_assert_null (hd_pasted_get_certain (two_days));
  g_assert_nonnull (hd_pasted_get_certain (no_end));
  g_assert_null (read_text (search, "see you soon", &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_NOT_FOUND);
}

static HdInterview *
name_times (Search *search, gint64 id, const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HdPasted) pasted = read_text (search, text, NULL);
  g_autoptr (HdInterview) words = hd_pasted_dup_words (pasted, utc);
  g_autoptr (GPtrArray) plan =
    hd_appointment_import_plan_times (hd_offered_slots_get_list (search->context),
                                      hd_interviews_peek (search->context, id), pasted->events, utc,
                                      search->now);
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; i < plan->len; i++)
    g_ptr_array_add (slots, hd_offered_slot_from_invitation (pasted->events->pdata[i], utc));
  hd_offered_slots_add_async (search->context, id, slots, words, pasted->travel, pasted->prep,
                              hd_keep_result_cb, &result);
  g_assert_cmpint (hd_wait_id (search->context, &result), ==, id);
  search_settle (search);
  return hd_interviews_peek (search->context, id);
}

/* The times that they name for an appointment that is there bring all that is said of them, each
 * once, as one step; what they do not say stays. */
static void
test_times_of_known (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, HD_DATE_NONE, 0, 0, NULL);
  GListModel *slots = search_loaded (hd_offered_slots_get_list (search->context));
  HdInterview *interview = name_times (search, id, mail);
  g_autoptr (HdPasted) again = read_text (search, mail, NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) plan =
    hd_appointment_import_plan_times (slots, interview, again->events, utc, search->now);

  g_assert_cmpuint (g_list_model_get_n_items (slots), ==, 2);
  g_assert_cmpstr (interview->place, ==, "12 Quay Street, Leeds");
  g_assert_cmpint (interview->travel_out, ==, 35);
  g_assert_cmpint (interview->travel_back, ==, 35);
  g_assert_cmpint (interview->start_day, ==, HD_DATE_NONE);
  for (guint i = 0; i < plan->len; i++)
    {
      const HdImportLine *line = plan->pdata[i];

      g_assert_cmpint (line->verdict, ==, HD_IMPORT_SAME);
      g_assert_false (line->take);
    }

  interview = name_times (search, id,
                          "Thu 10 Dec 2026, 10:00-11:00 or Mon 14 Dec 2026, 9:00-10:00, "
                          "https://zoom.us/j/123456");
  g_assert_cmpuint (g_list_model_get_n_items (slots), ==, 3);
  g_assert_cmpstr (interview->place, ==, "12 Quay Street, Leeds");
  g_assert_cmpstr (interview->link, ==, "https://zoom.us/j/123456");
  g_assert_cmpint (interview->travel_out, ==, 35);

  search_undo (search);
  interview = hd_interviews_peek (search->context, id);
  g_assert_cmpuint (g_list_model_get_n_items (slots), ==, 2);
  g_assert_cmpstr (interview->link, ==, "");
  search_undo (search);
  interview = hd_interviews_peek (search->context, id);
  g_assert_cmpuint (g_list_model_get_n_items (slots), ==, 0);
  g_assert_cmpstr (interview->place, ==, "");
}

/* What is said of times that are only asked for is not lost: it fills what is not known of what is
 * agreed, and what differs is noted, once. */
static void
test_words_of_asked (Search *search, gconstpointer data)
{
  static const char asks[] = "Could we move from Thu 3 Dec 14:00 to Fri 4 Dec 10:00? We meet at "
                             "5 Mill Street, Leeds. The way is 20 min each way.";
  gint64 id = search_add_interview (search, 0, THURSDAY, 14 * 3600, 15 * 3600, NULL);
  HdInterview *interview;

  search_loaded (hd_offered_slots_get_list (search->context));
  interview = name_times (search, id,
                          "Could we move from Thu 3 Dec 14:00 to Fri 4 Dec 9:00? We meet at 12 "
                          "Quay Street, Leeds.");
  g_assert_cmpstr (interview->place, ==, "12 Quay Street, Leeds");
  g_assert_cmpstr (interview->notes, ==, "");
  interview = name_times (search, id, asks);
  g_assert_cmpstr (interview->state, ==, "confirmed");
  g_assert_cmpint (interview->start_day, ==, THURSDAY);
  g_assert_cmpstr (interview->place, ==, "12 Quay Street, Leeds");
  g_assert_cmpint (interview->travel_out, ==, 20);
  g_assert_cmpstr (interview->notes, ==, "They ask for another time: 5 Mill Street, Leeds");
  interview = name_times (search, id, asks);
  g_assert_cmpstr (interview->notes, ==, "They ask for another time: 5 Mill Street, Leeds");
  search_undo (search);
  search_undo (search);
  interview = hd_interviews_peek (search->context, id);
  g_assert_cmpstr (interview->notes, ==, "");
  g_assert_cmpint (interview->travel_out, ==, 0);

  /* How one meets is known: that it would be otherwise is noted. */
  interview = name_times (search, id,
                          "Could we move from Thu 3 Dec 14:00 to Mon 7 Dec 10:00?\n"
                          "https://zoom.us/j/123456");
  g_assert_cmpstr (interview->link, ==, "https://zoom.us/j/123456");
  g_assert_cmpstr (interview->notes, ==, "They ask for another time: Video call");
}

/* The minutes around the time that they ask for are not lost either: those that are not known are
 * taken, those that differ are noted, also where the beginning of a line is the same. */
static void
test_minutes_of_asked (Search *search, gconstpointer data)
{
  g_autoptr (HdInterview) interview = g_object_new (HD_TYPE_INTERVIEW, "state", "confirmed", NULL);
  g_autoptr (HdInterview) asked = hd_interview_new ();

  hd_interview_take_asked (interview, asked, 20, 15);
  g_assert_cmpint (interview->travel_out, ==, 20);
  g_assert_cmpint (interview->prep, ==, 15);
  hd_interview_take_asked (interview, asked, 20, 15);
  hd_interview_take_asked (interview, asked, -1, -1);
  g_assert_cmpstr (interview->notes, ==, "");

  hd_interview_take_asked (interview, asked, -1, 75);
  hd_interview_take_asked (interview, asked, -1, 60);
  hd_interview_take_asked (interview, asked, 0, 75);
  g_assert_cmpint (interview->travel_out, ==, 20);
  g_assert_cmpint (interview->prep, ==, 15);
  g_assert_cmpstr (interview->notes, ==,
                   "They ask for another time: To prepare there: 1 h 15\n"
                   "They ask for another time: To prepare there: 1 h\n"
                   "They ask for another time: Travel, each way: 0 min");
}

static guint
count_asked (Search *search, gint64 id)
{
  g_autoptr (GPtrArray) asked = hd_offered_slots_list_asked (search->context, id);

  return asked->len;
}

static void
move (Search *search, gint64 id, HdDate day)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_interviews_move_async (search->context, id, (HdWall){ day, 36000 }, (HdWall){ day, 39600 },
                            NULL, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
}

/* What moved is agreed for its new time: another one is asked for, until it moves again. */
static void
test_asked_of_moved (Search *search, gconstpointer data)
{
  static const char asks[] = "Could we move to Mon 7 Dec 2026 10:00? We meet at 12 Quay Street.";
  gint64 id = search_add_interview (search, 0, THURSDAY, 14 * 3600, 15 * 3600, NULL);
  g_autoptr (HdInterview) typed = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  search_loaded (hd_offered_slots_get_list (search->context));
  move (search, id, THURSDAY + 1);
  name_times (search, id, asks);
  g_assert_cmpuint (count_asked (search, id), ==, 1);
  g_assert_cmpint (hd_interviews_peek (search->context, id)->start_day, ==, THURSDAY + 1);
  move (search, id, THURSDAY + 4);
  g_assert_cmpuint (count_asked (search, id), ==, 0);
  search_undo (search);
  g_assert_cmpuint (count_asked (search, id), ==, 1);

  typed = hd_record_copy (HD_RECORD (hd_interviews_peek (search->context, id)));
  hd_interview_set_times (typed, (HdWall){ THURSDAY + 4, 36000 }, (HdWall){ HD_DATE_NONE, 0 },
                          NULL);
  hd_interviews_enter_async (search->context, NULL, typed, NULL, TRUE, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_wait_id (search->context, &result), ==, id);
  search_settle (search);
  g_assert_cmpuint (count_asked (search, id), ==, 0);
}

static void
stay (Search *search, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_offered_slots_stay_async (search->context, id, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_wait_id (search->context, &result), ==, id);
  search_settle (search);
}

/* It stays once: with nothing left to answer there is nothing to undo. */
static void
test_stay (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, 14 * 3600, 16 * 3600, NULL);

  search_loaded (hd_offered_slots_get_list (search->context));
  name_times (search, id, "Could we move from Thu 3 Dec 14:00 to Tue 8 Dec 10:00?");
  stay (search, id);
  g_assert_cmpuint (count_asked (search, id), ==, 0);
  stay (search, id);
  search_undo (search);
  g_assert_cmpuint (count_asked (search, id), ==, 1);
}

/* Only an hour takes the place of an hour, which then lasts as long; a day is to be asked for. */
static void
test_day_of_asked (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, 14 * 3600, 16 * 3600, NULL);
  HdInterview *interview;

  search_loaded (hd_offered_slots_get_list (search->context));
  name_times (search, id, "Could we move from Thu 3 Dec 14:00 to Tue 8 Dec?");
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) asked = hd_offered_slots_list_asked (search->context, id);
      HdOfferedSlot *last = asked->pdata[asked->len - 1];
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (asked->len, ==, (guint) i + 1);
      hd_offered_slots_choose_async (search->context, hd_record_get_id (HD_RECORD (last)),
                                     hd_keep_result_cb, &result);
      hd_context_finish (search->context, hd_wait_for (&result), &error);
      search_settle (search);
      interview = hd_interviews_peek (search->context, id);
      if (i == 0)
        {
          g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
          g_assert_cmpint (interview->start_day, ==, THURSDAY);
          name_times (search, id, "Could we move from Thu 3 Dec 14:00 to Tue 8 Dec 10:00?");
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (interview->start_day, ==, THURSDAY + 5);
      g_assert_cmpint (interview->end_at - interview->start_at, ==, 2 * 3600);
    }
}

/* A mail that says no more than the name of a company that is known is about that one; with two of
 * them, or in another word, nobody knows. */
static void
test_known_company (Search *search, gconstpointer data)
{
  gint64 id = search_add_application (search, "Northwind", "Data Engineer");
  g_autoptr (GError) error = NULL;
  g_autoptr (HdPasted) one = NULL, two = NULL, part = NULL;

  search_add_application (search, "Fabrikam", "Developer");
  search_settle (search);
  one = read_text (search, "See you Thu 10 Dec 2026, 10:00!\n\nBest\nDana, Northwind", &error);
  g_assert_no_error (error);
  g_assert_cmpint (hd_record_get_id (HD_RECORD (hd_pasted_find_application (one, search->context))),
                   ==, id);
  two = read_text (search, "Thu 10 Dec 2026, 10:00\n\nDana, Northwind (with Fabrikam)", &error);
  g_assert_null (hd_pasted_find_application (two, search->context));
  part = read_text (search, "Thu 10 Dec 2026, 10:00, at Northwinds", &error);
  g_assert_null (hd_pasted_find_application (part, search->context));
}

/* What one meets with is named in mails of all: a company of that name must be said to be meant. */
static void
test_service_is_no_company (Search *search, gconstpointer data)
{
  gint64 id = search_add_application (search, "Google", "Data Engineer"), larch;
  static const char *const mails[] = {
    "Thu 10 Dec 2026, 10:00\n\nJoin Zoom Meeting\nhttps://zoom.us/j/123456",
    "Thu 10 Dec 2026, 10:00\n\nGoogle Meet joining info: https://meet.google.com/abc-defg-hij",
    "Thu 10 Dec 2026, 10:00\nMicrosoft Teams\nhttps://teams.microsoft.com/l/1",
    "Thu 10 Dec 2026, 10:00 (https://calendar.example/Sorrel/1)",
    "Thu 10 Dec 2026, 10:00, www.example.com/Sorrel",
  };
  g_autoptr (HdPasted) said = NULL, beside = NULL;

  search_add_application (search, "Zoom", "Developer");
  search_add_application (search, "Microsoft Corporation", "Developer");
  search_add_application (search, "Sorrel", "Developer");
  larch = search_add_application (search, "Larch", "Developer");
  for (guint i = 0; i < G_N_ELEMENTS (mails); i++)
    {
      g_autoptr (HdPasted) pasted = read_text (search, mails[i], NULL);

      g_assert_null (pasted->company);
    }
  said =
    read_text (search, "About the Data Engineer position at Google: Thu 10 Dec 2026, 10:00", NULL);
  g_assert_cmpint (hd_record_get_id (
                     HD_RECORD (hd_pasted_find_application (said, search->context))),
                   ==, id);
  beside = read_text (search, "Thu 10 Dec 2026, 10:00 on Zoom\n\nDana, Larch", NULL);
  g_assert_cmpint (hd_record_get_id (
                     HD_RECORD (hd_pasted_find_application (beside, search->context))),
                   ==, larch);
}

/* Nobody waits for all that a long calendar says: whose it is stands in its beginning. */
static void
test_long_calendar (Search *search, gconstpointer data)
{
  HdCalendarFile *file = hd_calendar_file_new ();
  g_autoptr (HdPasted) pasted = NULL;

  search_add_application (search, "Sorrel", "Developer");
  search_add_application (search, "Larch", "Developer");
  for (guint i = 0; i < 10; i++)
    {
      HdInvitation *event = hd_invitation_new ();
      g_autofree char *filler = g_strnfill (60000, '.');

      event->summary = g_strdup (i == 0 ? "Talk with Sorrel" : i == 9 ? "Talk with Larch" : "Talk");
      event->description = g_steal_pointer (&filler);
      g_ptr_array_add (file->events, event);
    }
  pasted = hd_pasted_new_from_file (search->context, file, NULL);
  g_assert_cmpstr (pasted->company, ==, "Sorrel");
}

/* Nor for all that one event of it says. */
static void
test_long_event (Search *search, gconstpointer data)
{
  HdCalendarFile *file = hd_calendar_file_new ();
  HdInvitation *event = hd_invitation_new ();
  g_autofree char *filler = g_strnfill (600000, '.');
  g_autoptr (HdPasted) pasted = NULL;

  search_add_application (search, "Sorrel", "Developer");
  search_add_application (search, "Larch", "Developer");
  event->summary = g_strdup ("Talk with Sorrel");
  event->description = g_strconcat (filler, " with Larch", NULL);
  g_ptr_array_add (file->events, event);
  pasted = hd_pasted_new_from_file (search->context, file, NULL);
  g_assert_cmpstr (pasted->company, ==, "Sorrel");
}

/* A series that began in October, of an hour at two; in @zone, which is five hours behind. */
static HdInvitation *
series (const char *zone, gint64 next)
{
  HdInvitation *event = hd_invitation_new ();

  event->zone = g_strdup (zone);
  event->start = (HdWall){ hd_date_new (2026, 10, 1), 14 * 3600 };
  event->end = (HdWall){ hd_date_new (2026, 10, 1), 15 * 3600 };
  event->start_utc = 1790881200; /* 19:00 UTC */
  event->end_utc = event->start_utc + 3600;
  event->recurring = TRUE;
  event->next_utc = next;
  return event;
}

/* Where another event moves the next time of a series, that event is the only one of it, and what
 * was not understood of the series is still said. */
static void
test_moved_next (Search *search, gconstpointer data)
{
  HdCalendarFile *file = hd_calendar_file_new ();
  HdInvitation *all = series ("America/New_York", 1796327100), *one = hd_invitation_new ();
  g_autoptr (HdPasted) pasted = NULL;

  all->occurrence_utc = 1796324400;
  hd_invitation_warn (all, "it is odd");
  one->recurrence_id = g_strdup ("20261203T190000Z");
  one->occurrence_utc = all->occurrence_utc;
  one->start_utc = all->next_utc;
  g_ptr_array_add (file->events, all);
  g_ptr_array_add (file->events, one);
  pasted = hd_pasted_new_from_file (search->context, file, NULL);
  g_assert_cmpuint (pasted->events->len, ==, 1);
  g_assert_true (pasted->events->pdata[0] == one);
  g_assert_cmpuint (pasted->warnings->len, ==, 1);
  g_assert_cmpstr (pasted->warnings->pdata[0], ==, "it is odd");
}

/* Returns: the seconds that it takes to read when thousands of series in @zone are next */
static double
read_many (Search *search, const char *zone)
{
  HdCalendarFile *file = hd_calendar_file_new ();
  g_autoptr (HdPasted) pasted = NULL;
  clock_t took;

  for (guint i = 0; i < 5000; i++)
    g_ptr_array_add (file->events, series (zone, 1796327100));
  took = clock ();
  pasted = hd_pasted_new_from_file (search->context, file, NULL);
  took = clock () - took;
  g_assert_cmpint (((HdInvitation *) pasted->events->pdata[4999])->start_utc, ==, 1796327100);
  return (double) took / CLOCKS_PER_SEC;
}

/* The rules of a zone are read once, not for every event: the window waits for this. */
static void
test_many_series (Search *search, gconstpointer data)
{
  double here = read_many (search, NULL);

  g_assert_cmpfloat (read_many (search, "America/New_York"), <, 3 * here + 0.2);
}

/* Of what repeats the next one is read, wherever it goes on to: never the first one, long past. */
static void
test_series (Search *search, gconstpointer data)
{
  HdCalendarFile *file = hd_calendar_file_new ();
  HdInvitation *days = series (NULL, HD_INSTANT_NONE);
  const gint64 next = 1790881200 + 63 * 86400;
  g_autoptr (HdPasted) pasted = NULL;

  days->all_day = TRUE;
  days->end.date++;
  days->start.second = days->end.second = 0;
  days->start_utc = days->end_utc = HD_INSTANT_NONE;
  days->next_day = THURSDAY;
  g_ptr_array_add (file->events, series ("Etc/GMT+5", next));
  g_ptr_array_add (file->events, series ("A zone of its file", next));
  g_ptr_array_add (file->events, days);
  g_ptr_array_add (file->events, series ("Etc/GMT+5", HD_INSTANT_NONE));
  pasted = hd_pasted_new_from_file (search->context, file, NULL);

  for (guint i = 0; i < 3; i++)
    {
      const HdInvitation *event = g_ptr_array_index (pasted->events, i);

      g_assert_cmpint (event->start.date, ==, THURSDAY);
      g_assert_cmpint (event->start.second, ==, i == 2 ? 0 : 14 * 3600);
      g_assert_cmpint (event->end.date, ==, i == 2 ? THURSDAY + 1 : THURSDAY);
      g_assert_cmpint (event->end.second, ==, i == 2 ? 0 : 15 * 3600);
      g_assert_cmpint (event->start_utc, ==, i == 2 ? HD_INSTANT_NONE : next);
      g_assert_cmpint (event->end_utc, ==, i == 2 ? HD_INSTANT_NONE : next + 3600);
    }
  g_assert_false (hd_invitation_has_start (g_ptr_array_index (pasted->events, 3)));
}

static gint64
moved_by (Search *search, const char *text, gboolean *sure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdPasted) pasted = read_text (search, text, &error);
  g_autoptr (HdPasted) copy = NULL;
  HdInterview *moved;

  g_assert_no_error (error);
  copy = hd_pasted_copy (pasted);
  moved = hd_pasted_find_moved (copy, search->context, sure);
  return moved != NULL ? hd_record_get_id (HD_RECORD (moved)) : 0;
}

/* A mail in words that moves what is known is about that, where no other can be meant. */
static void
test_moved (Search *search, gconstpointer data)
{
  gint64 northwind = search_add_application (search, "Northwind", "Data Engineer");
  gint64 fabrikam = search_add_application (search, "Fabrikam", "Developer");
  gint64 id = search_add_interview (search, northwind, THURSDAY, 14 * 3600, 15 * 3600, NULL), other;
  gboolean sure;

  g_assert_cmpint (moved_by (search, "Could we move from Thu 3 Dec 14:00 to Fri 4 Dec 10:00?",
                             &sure),
                   ==, id);
  g_assert_true (sure);
  g_assert_cmpint (moved_by (search,
                             "Leider muss ich den Termin am Donnerstag, 3.12. verschieben, ginge "
                             "Freitag, 4.12. um 10 Uhr?",
                             &sure),
                   ==, id);
  g_assert_true (sure);

  /* Another hour, a time that is only named, one of somebody else. */
  g_assert_cmpint (moved_by (search, "Could we move from Thu 3 Dec 9:00 to Fri 4 Dec 10:00?",
                             &sure),
                   ==, 0);
  g_assert_cmpint (moved_by (search, "Your interview is on Fri 4 Dec at 10:00.", &sure), ==, 0);
  g_assert_cmpint (moved_by (search,
                             "Could we move from Thu 3 Dec 14:00 to Fri 4 Dec 10:00?\n\nFabrikam",
                             &sure),
                   ==, 0);

  /* Somebody whom nobody knows yet, or another position. */
  g_assert_cmpint (moved_by (search,
                             "About the Analyst position at Sorrel Ltd: could we move from Thu 3 "
                             "Dec 14:00 to Fri 4 Dec 10:00?",
                             &sure),
                   ==, 0);
  g_assert_cmpint (moved_by (search,
                             "About the Accountant position at Northwind: could we move from Thu 3 "
                             "Dec 14:00 to Fri 4 Dec 10:00?",
                             &sure),
                   ==, 0);

  /* Nothing says which: it is the only one of the application, and that is asked. */
  g_assert_cmpint (moved_by (search,
                             "Unfortunately we have to reschedule your interview with Northwind. "
                             "The new time is Fri 4 Dec 10:00.",
                             &sure),
                   ==, id);
  g_assert_false (sure);
  g_assert_cmpint (moved_by (search, "See you at Northwind on Fri 4 Dec at 10:00.", &sure), ==, 0);

  /* With two of that day nobody knows. */
  other = search_add_interview (search, fabrikam, THURSDAY, 9 * 3600, 10 * 3600, NULL);
  g_assert_cmpint (moved_by (search,
                             "We have to move the call on Thu 3 Dec. Would Fri 4 Dec 10:00 suit?",
                             &sure),
                   ==, 0);
  g_assert_cmpint (moved_by (search, "Could we move from Thu 3 Dec 9:00 to Fri 4 Dec 10:00?",
                             &sure),
                   ==, other);
}

/* A company is known with and without its legal form, and nobody applies to his own. */
static void
test_names (Search *search, gconstpointer data)
{
  gint64 id = search_add_application (search, "Larch & Söhne GmbH", "Data Engineer");
  g_autoptr (HdOwnName) employer =
    g_object_new (HD_TYPE_OWN_NAME, "kind", "employer", "name", "Brightwater", NULL);
  g_autoptr (HdOwnName) self =
    g_object_new (HD_TYPE_OWN_NAME, "kind", "self", "name", "Sam Larsen", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HdPasted) larch = NULL, own = NULL, other = NULL, namesake = NULL;

  hd_names_save_async (search->context, employer, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);

  larch =
    read_text (search, "About the Data Engineer position at Larch & Söhne: Thu 10 Dec 2026, 10:00",
               &error);
  g_assert_no_error (error);
  g_assert_cmpint (hd_record_get_id (
                     HD_RECORD (hd_pasted_find_application (larch, search->context))),
                   ==, id);
  other =
    read_text (search, "About the Accountant position at Larch & Söhne: Thu 10 Dec 2026, 10:00",
               &error);
  g_assert_null (hd_pasted_find_application (other, search->context));
  own = read_text (search,
                   "About the Data Engineer position at Brightwater Ltd: Thu 10 Dec 2026, 10:00",
                   &error);
  g_assert_null (own->company);

  hd_names_save_async (search->context, self, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  namesake =
    read_text (search,
               "About the Data Engineer position at Sam Larsen GmbH: Thu 10 Dec 2026, 10:00",
               &error);
  g_assert_cmpstr (namesake->company, ==, "Sam Larsen GmbH");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/app/pasted/words", Search, NULL, search_set_up, test_words, search_tear_down);
  g_test_add ("/app/pasted/refused", Search, NULL, search_set_up, test_refused, search_tear_down);
  g_test_add ("/app/pasted/open", Search, NULL, search_set_up, test_open, search_tear_down);
  g_test_add ("/app/pasted/times-of-known", Search, NULL, search_set_up, test_times_of_known,
              search_tear_down);
  g_test_add ("/app/pasted/words-of-asked", Search, NULL, search_set_up, test_words_of_asked,
              search_tear_down);
  g_test_add ("/app/pasted/minutes-of-asked", Search, NULL, search_set_up, test_minutes_of_asked,
              search_tear_down);
  g_test_add ("/app/pasted/asked-of-moved", Search, NULL, search_set_up, test_asked_of_moved,
              search_tear_down);
  g_test_add ("/app/pasted/day-of-asked", Search, NULL, search_set_up, test_day_of_asked,
              search_tear_down);
  g_test_add ("/app/pasted/stay", Search, NULL, search_set_up, test_stay, search_tear_down);
  g_test_add ("/app/pasted/known-company", Search, NULL, search_set_up, test_known_company,
              search_tear_down);
  g_test_add ("/app/pasted/service-is-no-company", Search, NULL, search_set_up,
              test_service_is_no_company, search_tear_down);
  g_test_add ("/app/pasted/long-calendar", Search, NULL, search_set_up, test_long_calendar,
              search_tear_down);
  g_test_add ("/app/pasted/series", Search, NULL, search_set_up, test_series, search_tear_down);
  g_test_add ("/app/pasted/many-series", Search, NULL, search_set_up, test_many_series,
              search_tear_down);
  g_test_add ("/app/pasted/long-event", Search, NULL, search_set_up, test_long_event,
              search_tear_down);
  g_test_add ("/app/pasted/last-years", Search, NULL, search_set_up, test_last_years,
              search_tear_down);
  g_test_add ("/app/pasted/moved-next", Search, NULL, search_set_up, test_moved_next,
              search_tear_down);
  g_test_add ("/app/pasted/moved", Search, NULL, search_set_up, test_moved, search_tear_down);
  g_test_add ("/app/pasted/names", Search, NULL, search_set_up, test_names, search_tear_down);
  return g_test_run ();
}
