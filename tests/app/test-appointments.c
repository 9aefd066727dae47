/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hd-applications.h"
#include "hd-drafts.h"
#include "hd-error.h"
#include "hd-interviews.h"
#include "hd-names.h"
#include "hd-requests.h"
#include "hd-search.h"

/*
 * Applications and interviews through the verbs of the app, and what undo makes of them.
 */

#define THURSDAY hd_date_new (2026, 12, 3)
#define AT(hour, minute) (((hour) *60 + (minute)) * 60)

static void
test_names_follow (Search *search, gconstpointer data)
{
  gint64 id = search_add_application (search, "Hollowfern Labs", "Data engineer");
  g_autoptr (HdJobApplication) changed = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (search_has_name (search, "company", "Hollowfern Labs"));
  g_assert_true (search_has_name (search, "role", "Data engineer"));

  /* A corrected spelling takes the place of the wrong one. */
  changed = hd_record_copy (HD_RECORD (hd_applications_peek (search->context, id)));
  g_object_set (changed, "company", "Hollowfern Works", NULL);
  hd_applications_save_async (search->context, changed, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  g_assert_true (search_has_name (search, "company", "Hollowfern Works"));
  g_assert_false (search_has_name (search, "company", "Hollowfern Labs"));

  search_undo (search);
  g_assert_true (search_has_name (search, "company", "Hollowfern Labs"));
  g_assert_false (search_has_name (search, "company", "Hollowfern Works"));

  search_undo (search);
  g_assert_false (search_has_name (search, "company", "Hollowfern Labs"));
  g_assert_cmpuint (g_list_model_get_n_items (hd_applications_get_list (search->context)), ==, 0);
}

/* One that the user took off the list is not put back, and one that stood there stays. */
static void
test_own_list_wins (Search *search, gconstpointer data)
{
  g_autoptr (HdOwnName) own =
    g_object_new (HD_TYPE_OWN_NAME, "kind", "company", "name", "Hollowfern", NULL);
  g_autoptr (HdJobApplication) changed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id, name;

  hd_names_save_async (search->context, own, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  id = search_add_application (search, "Hollowfern", "Analyst");

  changed = hd_record_copy (HD_RECORD (hd_applications_peek (search->context, id)));
  g_object_set (changed, "company", "Tansy", NULL);
  hd_applications_save_async (search->context, changed, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  g_assert_true (search_has_name (search, "company", "Hollowfern"));

  name = search_find_name (search, "company", "Tansy");
  hd_names_remove_async (search->context, name, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  g_clear_object (&changed);
  changed = hd_record_copy (HD_RECORD (hd_applications_peek (search->context, id)));
  g_object_set (changed, "notes", "called back", NULL);
  hd_applications_save_async (search->context, changed, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  g_assert_false (search_has_name (search, "company", "Tansy"));
}

static void
test_way (Search *search, gconstpointer data)
{
  gint64 id = search_add_application (search, "Hollowfern", "Analyst");
  GListModel *events = search_loaded (hd_stage_events_get_list (search->context));
  g_autoptr (GAsyncResult) result = NULL;

  hd_applications_move_async (search->context, id, HD_STAGE_LOOP, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  hd_applications_close_async (search->context, id, HD_OUTCOME_REJECTED, hd_keep_result_cb,
                               &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_assert_cmpuint (g_list_model_get_n_items (events), ==, 3);
  g_assert_cmpstr (hd_applications_peek (search->context, id)->outcome, ==, "rejected");

  search_undo (search);
  g_assert_cmpuint (g_list_model_get_n_items (events), ==, 2);
  g_assert_cmpstr (hd_applications_peek (search->context, id)->stage, ==, "loop");
  g_assert_cmpstr (hd_applications_peek (search->context, id)->outcome, ==, "");
}

static void
test_double_submission (Search *search, gconstpointer data)
{
  gint64 id = search_add_application (search, "Hollowfern Ltd", "Analyst");
  g_autoptr (HdJobApplication) next =
    g_object_new (HD_TYPE_JOB_APPLICATION, "company", "hollowfern", "agency", "Cedar Talent", NULL);
  HdJobApplication *other = NULL;

  g_assert_cmpint (hd_applications_check_submission (search->context, next, &other), ==,
                   HD_SUBMISSION_DOUBLE);
  g_assert_cmpint (hd_record_get_id (HD_RECORD (other)), ==, id);
}

/* 14:00 in New York is 20:00 in Berlin, and one needs 45 minutes before it. */
static void
test_times (Search *search, gconstpointer data)
{
  gint64 id =
    search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 30), "America/New_York");
  HdInterview *interview = hd_interviews_peek (search->context, id);
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  HdStretch busy;

  g_assert_cmpint (interview->start_at, ==, 1796324400); /* 2026-12-03T19:00:00Z */
  g_assert_cmpstr (interview->company, ==, "Hollowfern");

  g_object_set (interview, "travel-out", 35, "prep", 10, "travel-back", 35, "settle", 5, NULL);
  g_assert_true (hd_interview_busy (interview, home, &busy));
  g_assert_cmpint (busy.from, ==, HD_MOMENT (THURSDAY, 19 * 60 + 15));
  g_assert_cmpint (busy.to, ==, HD_MOMENT (THURSDAY, 22 * 60 + 10));

  g_assert_false (hd_interview_is_covered (interview, NULL, home));
  g_object_set (interview, "absence-state", "approved", "absence-first", THURSDAY, "absence-last",
                THURSDAY, "absence-from", 19 * 60 + 15, "absence-to", 22 * 60 + 10, NULL);
  g_assert_true (hd_interview_is_covered (interview, NULL, home));
  g_object_set (interview, "settle", 6, NULL);
  g_assert_false (hd_interview_is_covered (interview, NULL, home));
}

/* What lies outside of work needs no leave. */
static void
test_cover_counts_work (Search *search, gconstpointer data)
{
  g_autoptr (HdInterview) interview = hd_interview_new ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (HdSchedule) schedule = hd_schedule_new ();
  HdWorkWeek week;

  hd_work_week_init_length (&week, 0, 0);
  hd_work_week_add_span (&week, HD_THURSDAY, (HdSpan){ 9 * 60, 17 * 60 });
  hd_schedule_add_week (schedule, HD_DATE_MIN, &week);

  hd_interview_set_times (interview, (HdWall){ THURSDAY, AT (16, 0) },
                          (HdWall){ THURSDAY, AT (18, 0) }, NULL);
  hd_interview_derive (interview, utc);
  g_object_set (interview, "absence-state", "approved", "absence-first", THURSDAY, "absence-last",
                THURSDAY, "absence-from", 16 * 60, "absence-to", 17 * 60, NULL);
  g_assert_true (hd_interview_is_covered (interview, schedule, utc));
  g_assert_false (hd_interview_is_covered (interview, NULL, utc));
  g_object_set (interview, "prep", 1, NULL);
  g_assert_false (hd_interview_is_covered (interview, schedule, utc));
}

static void
test_move (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  HdInterview *interview = hd_interviews_peek (search->context, id);
  gint64 was_at = interview->start_at;
  g_autoptr (GAsyncResult) result = NULL;

  hd_interviews_move_async (search->context, id, (HdWall){ THURSDAY + 1, AT (9, 0) },
                            (HdWall){ THURSDAY + 1, AT (10, 0) }, NULL, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_assert_cmpstr (interview->state, ==, "moved");
  g_assert_cmpint (interview->was_at, ==, was_at);
  g_assert_cmpint (interview->start_day, ==, THURSDAY + 1);

  /* Not known when. */
  hd_interviews_move_async (search->context, id, (HdWall){ HD_DATE_NONE, 0 },
                            (HdWall){ HD_DATE_NONE, 0 }, NULL, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_assert_false (hd_interview_has_time (interview));

  search_undo (search);
  search_undo (search);
  g_assert_cmpint (interview->start_at, ==, was_at);
  g_assert_cmpstr (interview->state, ==, "confirmed");
}

/* A form says that it moved with the new time: one step, which is taken back as one. */
static void
test_move_in_form (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  HdInterview *interview = hd_interviews_peek (search->context, id);
  g_autoptr (HdInterview) form = hd_record_copy (HD_RECORD (interview));
  gint64 was_at = interview->start_at;
  g_autoptr (GAsyncResult) result = NULL;

  g_object_set (form, "all-day", TRUE, NULL);
  hd_interview_set_times (form, (HdWall){ THURSDAY + 1, 0 }, (HdWall){ THURSDAY + 2, 0 }, NULL);
  hd_interviews_enter_async (search->context, NULL, form, NULL, TRUE, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_assert_cmpstr (interview->state, ==, "moved");
  g_assert_true (interview->all_day);
  g_assert_cmpint (interview->start_day, ==, THURSDAY + 1);
  g_assert_cmpint (interview->was_at, ==, was_at);

  search_undo (search);
  g_assert_cmpstr (interview->state, ==, "confirmed");
  g_assert_cmpint (interview->start_at, ==, was_at);
}

/* The next round is one more than the last that took place, and no number is too large for it. */
static void
test_rounds (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  gint64 application = hd_interviews_peek (search->context, id)->application;
  static const struct
  {
    const char *change;
    int round;
  } cases[] = {
    { "UPDATE interview SET round = 2", 3 },
    { "UPDATE interview SET round = 2147483647", HD_INTERVIEW_MAX_ROUND },
    { "UPDATE interview SET state = 'cancelled'", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdInterview) next = NULL;

      search_exec (search, cases[i].change);
      hd_context_reload (search->context, HD_STORE_PRIVATE);
      search_settle (search);
      next = hd_interviews_new (search->context, application);
      g_assert_cmpint (next->round, ==, cases[i].round);
    }
}

/* Somebody new who offers three times: one step, which is taken back as one. */
static void
test_offers_are_one_step (Search *search, gconstpointer data)
{
  GListModel *applications = search_loaded (hd_applications_get_list (search->context));
  GListModel *interviews = search_loaded (hd_interviews_get_list (search->context));
  GListModel *slots = search_loaded (hd_offered_slots_get_list (search->context));
  guint n_applications = g_list_model_get_n_items (applications);
  g_autoptr (HdJobApplication) application = hd_job_application_new ();
  g_autoptr (HdInterview) interview = hd_interviews_new (search->context, 0);
  g_autoptr (GPtrArray) offered = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;

  g_object_set (application, "company", "Larch & Sons", NULL);
  g_object_set (interview, "state", "offered", NULL);
  for (int i = 0; i < 3; i++)
    g_ptr_array_add (offered, g_object_new (HD_TYPE_OFFERED_SLOT, "named-by", "them", "start-day",
                                            THURSDAY + i, "start-minute", 600, "end-day",
                                            THURSDAY + i, "end-minute", 660, NULL));
  hd_interviews_enter_async (search->context, application, interview, offered, FALSE,
                             hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_assert_cmpuint (g_list_model_get_n_items (applications), ==, n_applications + 1);
  g_assert_cmpuint (g_list_model_get_n_items (interviews), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (slots), ==, 3);
  g_assert_true (search_has_name (search, "company", "Larch & Sons"));

  search_undo (search);
  g_assert_cmpuint (g_list_model_get_n_items (applications), ==, n_applications);
  g_assert_cmpuint (g_list_model_get_n_items (interviews), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (slots), ==, 0);
  g_assert_false (search_has_name (search, "company", "Larch & Sons"));
}

static void
test_states (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hd_interviews_set_state_async (search->context, id, HD_MEETING_HELD, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_assert_cmpstr (hd_interviews_peek (search->context, id)->state, ==, "held");

  hd_interviews_set_state_async (search->context, id, HD_MEETING_OFFERED, hd_keep_result_cb,
                                 &result);
  hd_context_finish (search->context, hd_wait_for (&result), &error);
  g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
}

/* What a form holds does not undo what another verb did while it was open. */
static void
test_form_keeps_state (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  g_autoptr (HdInterview) form =
    hd_record_copy (HD_RECORD (hd_interviews_peek (search->context, id)));
  g_autoptr (GAsyncResult) result = NULL;

  hd_interviews_set_state_async (search->context, id, HD_MEETING_HELD, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  g_object_set (form, "place", "Birch Street 4", "title", "a\nb", NULL);
  hd_interviews_enter_async (search->context, NULL, form, NULL, FALSE, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);

  g_assert_cmpstr (hd_interviews_peek (search->context, id)->state, ==, "held");
  g_assert_cmpstr (hd_interviews_peek (search->context, id)->place, ==, "Birch Street 4");
  g_assert_cmpstr (hd_interviews_peek (search->context, id)->title, ==, "a b");
  g_assert_true (search_has_name (search, "place", "Birch Street 4"));
}

static void
test_slots (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, HD_DATE_NONE, 0, 0, NULL);
  GListModel *slots = search_loaded (hd_offered_slots_get_list (search->context));
  g_autoptr (GPtrArray) offered = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  HdInterview *interview;

  for (int i = 0; i < 3; i++)
    g_ptr_array_add (offered,
                     g_object_new (HD_TYPE_OFFERED_SLOT, "named-by", "them", "start-day",
                                   THURSDAY + i, "start-minute", 600, "end-day", THURSDAY + i,
                                   "end-minute", 660, "zone", "America/New_York", NULL));
  /* Who names one of them twice names three. */
  g_ptr_array_add (offered, g_object_ref (offered->pdata[1]));
  search_name_times (search, id, offered);
  g_assert_cmpuint (g_list_model_get_n_items (slots), ==, 3);

  for (guint i = 1; i < 3; i++)
    {
      g_autoptr (HdRecord) slot = g_list_model_get_item (slots, i);

      hd_offered_slots_choose_async (search->context, hd_record_get_id (slot), hd_keep_result_cb,
                                     &result);
      g_assert_cmpint (hd_wait_id (search->context, &result), ==, id);
    }
  search_settle (search);

  interview = hd_interviews_peek (search->context, id);
  g_assert_cmpstr (interview->state, ==, "proposed");
  g_assert_cmpint (interview->start_day, ==, THURSDAY + 2);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (HdOfferedSlot) slot = g_list_model_get_item (slots, i);

      g_assert_cmpint (slot->chosen, ==, i == 2);
      g_assert_cmpint (slot->end_at - slot->start_at, ==, 3600);
    }
}

/* A day that was offered without a time is a whole day, and no appointment at midnight. */
static void
test_offered_day (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, HD_DATE_NONE, 0, 0, NULL);
  GListModel *slots = search_loaded (hd_offered_slots_get_list (search->context));
  g_autoptr (GPtrArray) offered = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HdOfferedSlot) slot = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (HdInterview) then = NULL;
  HdInterview *interview;
  HdStretch busy, offered_busy;

  g_ptr_array_add (offered, g_object_new (HD_TYPE_OFFERED_SLOT, "named-by", "them", "start-day",
                                          THURSDAY, "start-minute", 0, "end-day", THURSDAY + 1,
                                          "end-minute", 0, "zone", "America/New_York", NULL));
  search_name_times (search, id, offered);
  slot = g_list_model_get_item (slots, 0);
  hd_offered_slots_choose_async (search->context, hd_record_get_id (HD_RECORD (slot)),
                                 hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);

  interview = hd_interviews_peek (search->context, id);
  g_assert_true (interview->all_day);
  g_assert_true (hd_interview_busy (interview, utc, &busy));
  g_assert_cmpint (busy.from, ==, HD_MOMENT (THURSDAY, 0));
  g_assert_cmpint (busy.to, ==, HD_MOMENT (THURSDAY + 1, 0));
  g_assert_true (hd_offered_slot_busy (slot, interview, utc, &offered_busy));
  g_assert_cmpint (offered_busy.from, ==, busy.from);
  g_assert_cmpint (offered_busy.to, ==, busy.to);

  /* It begins when the day begins at home, as it will when that is reckoned again. */
  then = hd_record_copy (HD_RECORD (interview));
  hd_interview_derive (then, utc);
  g_assert_cmpint (interview->start_at, ==, then->start_at);
  g_assert_cmpint (interview->end_at, ==, then->end_at);
}

/* An interview of tomorrow whose instant was derived by older rules. */
static void
test_rederive (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), "Europe/Berlin");
  HdInterview *interview = hd_interviews_peek (search->context, id);
  gint64 right = interview->start_at;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hd_interviews_rederive_async (search->context, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_context_finish (search->context, hd_wait_for (&result), &error), ==, 0);
  g_assert_no_error (error);
  g_clear_object (&result);

  search_exec (search, "UPDATE interview SET start_at = start_at + 3600, end_at = end_at + 3600");
  hd_interviews_rederive_async (search->context, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_wait_id (search->context, &result), ==, 1);
  search_settle (search);
  g_assert_cmpint (interview->start_at, ==, right);
  g_assert_cmpint (interview->was_at, ==, right + 3600);
  g_assert_cmpstr (interview->was_why, ==, "zone-rules");

  /* There and back it is where it was. */
  search_exec (search, "UPDATE interview SET was_at = start_at, start_at = start_at + 3600,"
                       "   end_at = end_at + 3600");
  hd_interviews_rederive_async (search->context, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_wait_id (search->context, &result), ==, 1);
  search_settle (search);
  g_assert_cmpint (interview->start_at, ==, right);
  g_assert_cmpint (interview->was_at, ==, 0);
  g_assert_cmpstr (interview->was_why, ==, "");
}

/* What somebody moved is told before what new rules did. */
static void
test_rederive_moved (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), "Europe/Berlin");
  HdInterview *interview = hd_interviews_peek (search->context, id);
  g_autoptr (GAsyncResult) result = NULL;

  search_exec (search, "UPDATE interview SET start_at = start_at + 3600, was_at = 4711,"
                       " was_why = 'moved'");
  hd_interviews_rederive_async (search->context, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_wait_id (search->context, &result), ==, 1);
  search_settle (search);
  g_assert_cmpint (interview->was_at, ==, 4711);
  g_assert_cmpstr (interview->was_why, ==, "moved");
}

/* Times that were offered follow the rules, too. */
static void
test_rederive_offered (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), "Europe/Berlin");
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  HdOfferedSlot *named =
    g_object_new (HD_TYPE_OFFERED_SLOT, "named-by", "them", "start-day", THURSDAY + 1,
                  "start-minute", 14 * 60, "end-day", THURSDAY + 1, "end-minute", 15 * 60, "zone",
                  "Europe/Berlin", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HdOfferedSlot) slot = NULL;
  GListModel *list = search_loaded (hd_offered_slots_get_list (search->context));

  g_ptr_array_add (slots, named);
  search_name_times (search, id, slots);
  search_exec (search,
               "UPDATE offered_slot SET start_at = start_at + 3600, end_at = end_at + 3600");
  hd_interviews_rederive_async (search->context, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_wait_id (search->context, &result), ==, 1);
  search_settle (search);
  slot = g_list_model_get_item (list, 0);
  /* 13:00 and 14:00 in UTC. */
  g_assert_cmpint (slot->start_at, ==, SEARCH_NOW + 9 * 86400 + 3 * 3600);
  g_assert_cmpint (slot->end_at, ==, SEARCH_NOW + 9 * 86400 + 4 * 3600);
}

/* What is at home is at the same time of its clock as before, and so nothing moved. A zone that
 * this system has no rules for says nothing: an appointment keeps its time. */
static void
test_rederive_stays (Search *search, gconstpointer data)
{
  gint64 home = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  gint64 there = search_add_interview (search, 0, THURSDAY, AT (9, 0), AT (10, 0), "Europe/Berlin");
  gint64 at = hd_interviews_peek (search->context, home)->start_at;
  gint64 known = hd_interviews_peek (search->context, there)->start_at;
  g_autoptr (GAsyncResult) result = NULL;

  search_exec (search, "UPDATE interview SET start_at = start_at + 3600 WHERE zone = ''");
  search_exec (search, "UPDATE interview SET zone = 'Europe/Nowhere' WHERE zone <> ''");
  hd_interviews_rederive_async (search->context, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_wait_id (search->context, &result), ==, 1);
  search_settle (search);
  g_assert_cmpint (hd_interviews_peek (search->context, home)->start_at, ==, at);
  g_assert_cmpint (hd_interviews_peek (search->context, home)->was_at, ==, 0);
  g_assert_cmpstr (hd_interviews_peek (search->context, home)->was_why, ==, "");
  g_assert_cmpint (hd_interviews_peek (search->context, there)->start_at, ==, known);
}

static void
test_remove (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  gint64 application = hd_interviews_peek (search->context, id)->application;
  g_autoptr (GAsyncResult) result = NULL;

  hd_applications_remove_async (search->context, application, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_assert_null (hd_interviews_peek (search->context, id));
  /* What is removed is no less private. */
  g_assert_true (search_has_name (search, "company", "Hollowfern"));

  search_undo (search);
  g_assert_nonnull (hd_interviews_peek (search->context, id));
}

#define ADD(path, func) g_test_add (path, Search, NULL, search_set_up, func, search_tear_down)

/* An absence that was taken back meanwhile covers nothing. */
static void
test_link_absence (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, 50400, 55800, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  hd_interviews_link_absence_async (search->context, id, 4711, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_wait_id (search->context, &result), ==, id);
  search_settle (search);
  g_assert_cmpint (hd_interviews_peek (search->context, id)->absence, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/appointments/names-follow", test_names_follow);
  ADD ("/appointments/own-list-wins", test_own_list_wins);
  ADD ("/appointments/way", test_way);
  ADD ("/appointments/double-submission", test_double_submission);
  ADD ("/appointments/times", test_times);
  ADD ("/appointments/cover-counts-work", test_cover_counts_work);
  ADD ("/appointments/move", test_move);
  ADD ("/appointments/move-in-form", test_move_in_form);
  ADD ("/appointments/rounds", test_rounds);
  ADD ("/appointments/offers-are-one-step", test_offers_are_one_step);
  ADD ("/appointments/states", test_states);
  ADD ("/appointments/form-keeps-state", test_form_keeps_state);
  ADD ("/appointments/slots", test_slots);
  ADD ("/appointments/offered-day", test_offered_day);
  ADD ("/appointments/rederive", test_rederive);
  ADD ("/appointments/rederive-moved", test_rederive_moved);
  ADD ("/appointments/rederive-offered", test_rederive_offered);
  ADD ("/appointments/rederive-stays", test_rederive_stays);
  ADD ("/appointments/remove", test_remove);

  g_test_add ("/app/appointments/link-absence", Search, NULL, search_set_up, test_link_absence,
              search_tear_down);
  return g_test_run ();
}
