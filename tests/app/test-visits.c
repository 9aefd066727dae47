/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-early-cancels.h"
#include "hd-appointment-options.h"
#include "hd-asked.h"
#include "hd-change-flow.h"
#include "hd-forget.h"
#include "hd-reminders.h"
#include "hd-search-guide.h"
#include "hd-visits.h"

/* Several appointments of one day that are one visit: one absence covers them, and counts once. */

typedef struct
{
  gint64 application;
  gint64 first, second, third;
} Talks;

/* A talk of the application, with the way there; @with: whose visit it is part of. */
static gint64
add_talk (Search *search, gint64 application, HdDate day, int from, int to, gint64 with)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HdInterview) interview = hd_interviews_new (search->context, application);
  gint64 id;

  hd_interview_set_times (interview, (HdWall){ day, from }, (HdWall){ day, to }, NULL);
  g_object_set (interview, "format", "site", "prep", 10, "travel-out", with == 0 ? 30 : 0,
                "travel-back", with == 0 ? 30 : 0, "settle", 5, "visit-with", with, NULL);
  hd_interviews_enter_async (search->context, NULL, interview, NULL, FALSE, hd_keep_result_cb,
                             &result);
  id = hd_wait_id (search->context, &result);
  search_settle (search);
  return id;
}

/* Three talks from 10:00 until 13:30, away from 9:20 until 14:05. */
static Talks
add_talks (Search *search)
{
  Talks talks;

  talks.application = search_add_application (search, "Hollowfern", "Data engineer");
  talks.first = add_talk (search, talks.application, THURSDAY, AT (10, 0), AT (10, 45), 0);
  talks.second =
    add_talk (search, talks.application, THURSDAY, AT (11, 0), AT (12, 0), talks.first);
  talks.third =
    add_talk (search, talks.application, THURSDAY, AT (12, 30), AT (13, 30), talks.second);
  return talks;
}

static gint64
hold (Search *search, gint64 id)
{
  HdInterview *interview = asked_peek (search, id);
  g_autoptr (HdRequestFacts) work = hd_request_facts_new ();
  g_autoptr (GTimeZone) home = g_time_zone_new_utc ();
  g_autoptr (HdAppointmentOptions) options =
    hd_appointment_options_new (search->context, interview, home, work);
  g_autoptr (HdLeaveEdit) edit =
    hd_leave_edit_new_absence (hd_appointment_options_hold (options, 0, "UTC"), TRUE);
  g_autoptr (GAsyncResult) result = NULL;

  hd_interviews_hold_async (search->context, id, edit, FALSE, hd_keep_result_cb, &result);
  return hd_wait_id (search->context, &result);
}

static void
set_state (Search *search, gint64 id, HdMeetingState state)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_interviews_set_state_async (search->context, id, state, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
}

static void
assert_busy (Search *search, gint64 id, int from, int to)
{
  HdStretch busy;

  g_assert_true (
    hd_interview_busy (asked_peek (search, id), hd_context_get_zone (search->context), &busy));
  g_assert_cmpint (busy.from, ==, HD_MOMENT (THURSDAY, from));
  g_assert_cmpint (busy.to, ==, HD_MOMENT (THURSDAY, to));
}

static guint
n_absences (Search *search)
{
  search_settle (search);
  return hd_leave_desk_get_facts (hd_leave_desk_get (search->context))->absences->len;
}

/* Each of them needs the whole visit, and the way once. */
static void
test_one_stretch (Search *search, gconstpointer data)
{
  Talks talks = add_talks (search);
  GTimeZone *home = hd_context_get_zone (search->context);
  HdInterview *middle = asked_peek (search, talks.second);
  HdVisit visit;

  assert_busy (search, talks.first, 9 * 60 + 20, 14 * 60 + 5);
  assert_busy (search, talks.second, 9 * 60 + 20, 14 * 60 + 5);
  assert_busy (search, talks.third, 9 * 60 + 20, 14 * 60 + 5);
  g_assert_true (hd_visit_of (middle, home, &visit));
  g_assert_cmpuint (visit.n, ==, 3);
  g_assert_cmpint (visit.end - visit.start, ==, 3 * 3600 + 1800);
  g_assert_cmpint (middle->visit_place, ==, 1);
  g_assert_false (hd_visit_is_first (middle));
  g_assert_true (hd_visit_is_first (asked_peek (search, talks.first)));

  /* What it would be on another day has nothing to do with them. */
  g_autoptr (HdInterview) then = hd_record_copy (HD_RECORD (middle));
  HdStretch busy;

  hd_interview_set_times (then, (HdWall){ THURSDAY + 1, AT (11, 0) },
                          (HdWall){ THURSDAY + 1, AT (12, 0) }, NULL);
  hd_interview_derive (then, home);
  g_assert_true (hd_interview_busy (then, home, &busy));
  g_assert_cmpint (busy.from, ==, HD_MOMENT (THURSDAY + 1, 10 * 60 + 50));

  /* The last step is undone with all that it changed of the others. */
  search_undo (search);
  search_undo (search);
  g_assert_cmpint (asked_peek (search, talks.first)->loop, ==, 0);
  assert_busy (search, talks.first, 9 * 60 + 20, 11 * 60 + 20);
}

/* What one part needs is counted where that part is, and the way, whoever has it, once. */
static void
test_parts_differ (Search *search, gconstpointer data)
{
  Talks talks = add_talks (search);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HdInterview) second = hd_record_copy (HD_RECORD (asked_peek (search, talks.second)));

  /* The way of half an hour is the first one's, its preparation ten minutes. */
  g_object_set (second, "prep", 90, NULL);
  hd_interviews_enter_async (search->context, NULL, second, NULL, FALSE, hd_keep_result_cb,
                             &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  assert_busy (search, talks.first, 9 * 60, 14 * 60 + 5);

  g_clear_object (&result);
  g_object_set (second, "prep", 0, "travel-out", 50, "settle", 200, NULL);
  hd_interviews_enter_async (search->context, NULL, second, NULL, FALSE, hd_keep_result_cb,
                             &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  assert_busy (search, talks.third, 9 * 60, 15 * 60 + 50);
  assert_busy (search, talks.second, 9 * 60, 15 * 60 + 50);
}

/* The absence of one is that of all, whichever it was held for. */
static void
test_one_absence (Search *search, gconstpointer data)
{
  Talks talks = add_talks (search);
  gint64 held = hold (search, talks.second);
  HdInterview *first = asked_peek (search, talks.first);

  g_assert_cmpint (first->absence, ==, held);
  g_assert_cmpstr (first->absence_state, ==, "draft");
  /* Nobody begins to work for twenty minutes. */
  g_assert_cmpint (first->absence_from, ==, 9 * 60);
  g_assert_cmpint (asked_peek (search, talks.third)->absence, ==, held);
  g_assert_cmpuint (n_absences (search), ==, 1);
  g_assert_cmpint (hold (search, talks.third), ==, held);
  g_assert_cmpuint (n_absences (search), ==, 1);

  asked_answer (search, talks.first, "approved");
  g_assert_cmpstr (asked_peek (search, talks.third)->absence_state, ==, "approved");
  g_assert_false (hd_change_flow_is_uncovered (search->context, asked_peek (search, talks.third)));
  g_assert_false (hd_change_flow_is_pending (search->context, asked_peek (search, talks.third)));
}

/* Sending the message of one covers all, and undoing that none. */
static void
test_asked_once (Search *search, gconstpointer data)
{
  Talks talks = add_talks (search);
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_object_set (draft, "purpose", "request", "first-day", THURSDAY, "last-day", THURSDAY,
                "from-minute", 9 * 60, "to-minute", 15 * 60, "zone", "UTC", "facts", "{}",
                "situation", "auto", "channel", "email", "body", "Hi", NULL);
  hd_interviews_note_draft_async (search->context, talks.third, draft->uid, hd_keep_result_cb,
                                  &result);
  hd_wait_id (search->context, &result);
  hd_requests_send_async (search->context, draft, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  g_assert_cmpstr (asked_peek (search, talks.first)->absence_state, ==, "requested");
  g_assert_cmpint (asked_peek (search, talks.first)->absence, ==,
                   asked_peek (search, talks.third)->absence);
  search_undo (search);
  g_assert_cmpstr (asked_peek (search, talks.first)->absence_state, ==, "");
}

/* Who comes to it later is covered by what there is, as far as it reaches. */
static void
test_joined_later (Search *search, gconstpointer data)
{
  Talks talks = add_talks (search);
  gint64 held = hold (search, talks.first);
  gint64 early, late;

  asked_answer (search, talks.first, "approved");
  early = add_talk (search, talks.application, THURSDAY, AT (12, 0), AT (12, 30), talks.third);
  g_assert_cmpint (asked_peek (search, early)->absence, ==, held);
  g_assert_false (hd_change_flow_is_uncovered (search->context, asked_peek (search, early)));

  late = add_talk (search, talks.application, THURSDAY, AT (15, 0), AT (15, 30), talks.third);
  g_assert_cmpint (asked_peek (search, late)->absence, ==, held);
  g_assert_true (hd_change_flow_is_pending (search->context, asked_peek (search, late)));
  g_assert_cmpint (hd_change_flow_answer (search->context, asked_peek (search, late))
                     .advice.message,
                   ==, HD_MESSAGE_CHANGE);
}

/* Called off whole, it leaves its absence with one of them: whoever is invited to again first is
 * covered by it, and nobody is asked to give it back. What is cancelled covers nobody else. */
static void
test_all_fall_out (Search *search, gconstpointer data)
{
  Talks talks = add_talks (search);
  const gint64 ids[] = { talks.first, talks.second, talks.third };
  gint64 held = hold (search, talks.first);

  asked_answer (search, talks.first, "approved");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    set_state (search, ids[i], HD_MEETING_CANCELLED);
  g_assert_cmpint (asked_peek (search, talks.first)->absence, ==, 0);
  g_assert_cmpint (asked_peek (search, talks.third)->absence, ==, held);

  set_state (search, talks.first, HD_MEETING_CONFIRMED);
  g_assert_cmpint (asked_peek (search, talks.first)->absence, ==, held);
  g_assert_cmpint (asked_peek (search, talks.third)->absence, ==, 0);
  g_assert_false (hd_change_flow_is_uncovered (search->context, asked_peek (search, talks.first)));
  g_assert_false (hd_change_flow_is_pending (search->context, asked_peek (search, talks.third)));
  search_undo (search);
  g_assert_cmpint (asked_peek (search, talks.first)->absence, ==, 0);
  g_assert_cmpint (asked_peek (search, talks.third)->absence, ==, held);

  /* What became of it meanwhile is nothing to be covered by. */
  search_exec (search, "UPDATE absence SET state = 'cancelled'");
  set_state (search, talks.second, HD_MEETING_CONFIRMED);
  g_assert_cmpint (asked_peek (search, talks.second)->absence, ==, 0);
  set_state (search, talks.third, HD_MEETING_CANCELLED);
  g_assert_cmpint (asked_peek (search, talks.second)->absence, ==, 0);
}

/* What falls out leaves the absence to the others: nobody is told of anything. */
static void
test_falls_out (Search *search, gconstpointer data)
{
  Talks talks = add_talks (search);
  gint64 held = hold (search, talks.first);
  HdInterview *third;

  asked_answer (search, talks.first, "approved");
  set_state (search, talks.third, HD_MEETING_CANCELLED);
  third = asked_peek (search, talks.third);
  g_assert_cmpint (third->absence, ==, 0);
  g_assert_cmpint (third->visit_others, ==, 0);
  g_assert_false (hd_change_flow_is_pending (search->context, third));
  g_assert_cmpint (asked_peek (search, talks.first)->absence, ==, held);
  assert_busy (search, talks.first, 9 * 60 + 20, 12 * 60 + 35);

  /* Invited again, as when a room changes, it is back. */
  set_state (search, talks.third, HD_MEETING_CONFIRMED);
  g_assert_cmpint (asked_peek (search, talks.third)->absence, ==, held);
  g_assert_cmpint (asked_peek (search, talks.third)->visit_others, ==, 2);
  search_undo (search);
  g_assert_cmpint (asked_peek (search, talks.third)->absence, ==, 0);
  search_undo (search);
  g_assert_cmpint (asked_peek (search, talks.third)->absence, ==, held);

  /* On another day it is asked for anew. */
  asked_move (search, talks.second, THURSDAY + 1, AT (11, 0), AT (12, 0));
  g_assert_cmpint (asked_peek (search, talks.second)->absence, ==, 0);
  g_assert_true (hd_change_flow_is_uncovered (search->context, asked_peek (search, talks.second)));
  g_assert_cmpint (asked_peek (search, talks.first)->visit_others, ==, 1);

  /* Within the day and the absence nothing need be sent. */
  asked_move (search, talks.third, THURSDAY, AT (12, 45), AT (13, 30));
  g_assert_cmpint (asked_peek (search, talks.third)->absence, ==, held);
  g_assert_cmpint (hd_change_flow_answer (search->context, asked_peek (search, talks.third))
                     .advice.message,
                   ==, HD_MESSAGE_NONE);

  /* The last one decides what becomes of it. */
  set_state (search, talks.third, HD_MEETING_CANCELLED);
  set_state (search, talks.first, HD_MEETING_CANCELLED);
  g_assert_cmpint (asked_peek (search, talks.first)->absence, ==, held);
  g_assert_true (hd_change_flow_is_pending (search->context, asked_peek (search, talks.first)));
}

/* All of it moves, one after the other: it is one visit there, with the absence that it had, and
 * one message changes that. */
static void
test_moves_whole (Search *search, gconstpointer data)
{
  Talks talks = add_talks (search);
  const gint64 all[] = { talks.first, talks.second, talks.third };
  gint64 held = hold (search, talks.first);
  HdStretch busy;

  asked_answer (search, talks.first, "approved");
  asked_move (search, talks.first, THURSDAY + 1, AT (10, 0), AT (10, 45));
  asked_move (search, talks.second, THURSDAY + 1, AT (11, 0), AT (12, 0));
  g_assert_cmpint (asked_peek (search, talks.third)->absence, ==, held);
  asked_move (search, talks.third, THURSDAY + 1, AT (12, 30), AT (13, 30));
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      HdInterview *part = asked_peek (search, all[i]);

      g_assert_cmpint (part->absence, ==, held);
      g_assert_cmpint (part->visit_others, ==, 2);
      g_assert_true (hd_interview_busy (part, hd_context_get_zone (search->context), &busy));
      g_assert_cmpint (busy.from, ==, HD_MOMENT (THURSDAY + 1, 9 * 60 + 20));
      g_assert_cmpint (busy.to, ==, HD_MOMENT (THURSDAY + 1, 14 * 60 + 5));
      g_assert_cmpint (hd_change_flow_answer (search->context, part).advice.message, ==,
                       HD_MESSAGE_CHANGE);
    }

  /* Undone step by step. */
  search_undo (search);
  g_assert_cmpint (asked_peek (search, talks.first)->absence, ==, 0);
  g_assert_cmpint (asked_peek (search, talks.third)->absence, ==, held);
  g_assert_cmpint (asked_peek (search, talks.third)->start_day, ==, THURSDAY);
}

static void
join (Search *search, gint64 id, gint64 with, HdDate day, int from, int to)
{
  g_autoptr (HdInterview) form = hd_record_copy (HD_RECORD (asked_peek (search, id)));
  g_autoptr (GAsyncResult) result = NULL;

  hd_interview_set_times (form, (HdWall){ day, from }, (HdWall){ day, to }, NULL);
  g_object_set (form, "visit-with", with, NULL);
  hd_interviews_enter_async (search->context, NULL, form, NULL, FALSE, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
}

/* Whoever leaves one visit for another leaves its absence there; an outsider comes to the visit of
 * what it is said to be one with. */
static void
test_joins_another (Search *search, gconstpointer data)
{
  Talks talks = add_talks (search);
  gint64 friday = add_talk (search, talks.application, THURSDAY + 1, AT (11, 0), AT (12, 0), 0);
  gint64 late = add_talk (search, talks.application, THURSDAY, AT (15, 0), AT (16, 0), 0);
  gint64 held = hold (search, talks.second);

  join (search, talks.first, friday, THURSDAY + 1, AT (10, 0), AT (10, 45));
  g_assert_cmpint (asked_peek (search, talks.first)->absence, ==, 0);
  g_assert_cmpint (asked_peek (search, friday)->absence, ==, 0);
  g_assert_cmpint (asked_peek (search, friday)->visit_others, ==, 1);
  g_assert_cmpint (asked_peek (search, talks.second)->absence, ==, held);
  g_assert_cmpint (asked_peek (search, talks.second)->visit_others, ==, 1);

  join (search, talks.second, late, THURSDAY, AT (11, 0), AT (12, 0));
  g_assert_cmpint (asked_peek (search, late)->absence, ==, held);
  g_assert_cmpint (asked_peek (search, talks.second)->visit_others, ==, 2);
  g_assert_cmpint (asked_peek (search, talks.third)->visit_others, ==, 2);
}

/* What was asked for apart stays apart. */
static void
test_apart (Search *search, gconstpointer data)
{
  gint64 application = search_add_application (search, "Hollowfern", "Data engineer");
  gint64 first = add_talk (search, application, THURSDAY, AT (10, 0), AT (10, 45), 0);
  gint64 second = add_talk (search, application, THURSDAY, AT (15, 0), AT (16, 0), 0);
  gint64 one = hold (search, first), other = hold (search, second);
  g_autoptr (HdInterview) form = hd_record_copy (HD_RECORD (asked_peek (search, second)));
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (hd_visit_find (search->context, form) == asked_peek (search, first));
  g_object_set (form, "visit-with", first, NULL);
  hd_interviews_enter_async (search->context, NULL, form, NULL, FALSE, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  g_assert_cmpint (asked_peek (search, first)->absence, ==, one);
  g_assert_cmpint (asked_peek (search, second)->absence, ==, other);
  g_assert_cmpint (asked_peek (search, second)->loop, ==, asked_peek (search, first)->loop);
  g_assert_false (hd_change_flow_is_pending (search->context, asked_peek (search, first)));
  assert_busy (search, first, 9 * 60 + 20, 11 * 60 + 20);
}

static guint
count_reminders (Search *search, HdReminderKind kind)
{
  const HdReminderPlan plan = { 0 };
  g_autoptr (GArray) list = hd_reminders_list (search->context, &plan);
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += g_array_index (list, HdReminder, i).kind == kind ? 1 : 0;
  return n;
}

/* One reminds to go once, and asks once for an answer. */
static void
test_told_once (Search *search, gconstpointer data)
{
  add_talks (search);
  g_assert_cmpuint (count_reminders (search, HD_REMINDER_START), ==, 1);
  g_assert_cmpuint (count_reminders (search, HD_REMINDER_PREPARE), ==, 1);
  g_assert_cmpuint (count_reminders (search, HD_REMINDER_THANK), ==, 3);
}

static HdInvitation *
invite (const char *uid, int from, int to, const char *place)
{
  HdInvitation *invitation = hd_invitation_new ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  invitation->uid = g_strdup (uid);
  invitation->summary = g_strdup ("Talk");
  invitation->location = g_strdup (place);
  invitation->place = HD_PLACE_SITE;
  invitation->zone = g_strdup ("UTC");
  invitation->zone_known = TRUE;
  invitation->start = (HdWall){ THURSDAY, from };
  invitation->end = (HdWall){ THURSDAY, to };
  hd_invitation_settle (invitation, utc);
  return invitation;
}

/* One file with a day of talks; @place is that of the last one. Returns the application. */
static gint64
import_day (Search *search, const char *place)
{
  g_autoptr (GPtrArray) invitations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hd_invitation_free);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id;

  g_ptr_array_add (invitations, invite ("a@x", AT (10, 0), AT (10, 45), "Mill Lane 3"));
  g_ptr_array_add (invitations, invite ("b@x", AT (11, 0), AT (12, 0), "Mill Lane 3"));
  g_ptr_array_add (invitations, invite ("c@x", AT (12, 30), AT (13, 30), place));
  lines = hd_appointment_import_plan (hd_interviews_get_list (search->context),
                                      hd_early_cancels_get_list (search->context), invitations, utc,
                                      hd_context_get_now (search->context));
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpint (((HdImportLine *) lines->pdata[i])->visit, ==,
                     strcmp (place, "Mill Lane 3") == 0);
  hd_appointment_import_async (search->context, lines, NULL, hd_keep_result_cb, &result);
  id = hd_wait_id (search->context, &result);
  search_settle (search);
  return id;
}

/* Talks there, one behind the other, that come in together are one visit and one round. */
static void
test_imported (Search *search, gconstpointer data)
{
  GListModel *list = hd_interviews_get_list (search->context);

  import_day (search, "Mill Lane 3");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (HdInterview) row = g_list_model_get_item (list, i);

      g_assert_cmpint (row->loop, ==, 1);
      g_assert_cmpint (row->round, ==, 1);
      g_assert_cmpint (row->visit_others, ==, 2);
    }
}

/* Somewhere else is another way. */
static void
test_imported_apart (Search *search, gconstpointer data)
{
  GListModel *list = hd_interviews_get_list (search->context);

  import_day (search, "Park Row 1");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (HdInterview) row = g_list_model_get_item (list, i);

      g_assert_cmpint (row->loop, ==, 0);
    }
}

#define ADD(path, func) g_test_add (path, Search, NULL, asked_set_up, func, search_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/visits/one-stretch", test_one_stretch);
  ADD ("/visits/parts-differ", test_parts_differ);
  ADD ("/visits/one-absence", test_one_absence);
  ADD ("/visits/asked-once", test_asked_once);
  ADD ("/visits/joined-later", test_joined_later);
  ADD ("/visits/falls-out", test_falls_out);
  ADD ("/visits/all-fall-out", test_all_fall_out);
  ADD ("/visits/moves-whole", test_moves_whole);
  ADD ("/visits/joins-another", test_joins_another);
  ADD ("/visits/apart", test_apart);
  ADD ("/visits/told-once", test_told_once);
  ADD ("/visits/imported", test_imported);
  ADD ("/visits/imported-apart", test_imported_apart);
  return g_test_run ();
}
