/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-asked.h"
#include "hd-change-flow.h"
#include "hd-composer.h"
#include "hd-forget.h"
#include "hd-reminders.h"
#include "hd-sample-desk.h"

/* From an interview to its absence, and what follows when something moves. The table of all cases
 * is in test-change-cases.c. */

/* Asks once more, by a message of its own. */
static void
ask_anew (Search *search, gint64 id)
{
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_object_set (draft, "purpose", "request", "first-day", THURSDAY + 1, "last-day", THURSDAY + 1,
                "zone", "UTC", "facts", "{}", "situation", "auto", "channel", "email", "body",
                "Hi again", NULL);
  hd_interviews_note_draft_async (search->context, id, draft->uid, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  hd_requests_send_async (search->context, draft, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
}

/* Sending links the absence, undoing it unlinks it. */
static void
test_link (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);

  g_assert_cmpint (asked_peek (search, id)->absence, !=, 0);
  g_assert_cmpstr (asked_peek (search, id)->absence_state, ==, "requested");
  g_assert_cmpint (asked_peek (search, id)->absence_from, ==, 13 * 60 + 30);
  g_assert_false (hd_change_flow_is_pending (search->context, asked_peek (search, id)));
  g_assert_false (hd_change_flow_is_uncovered (search->context, asked_peek (search, id)));

  search_undo (search);
  g_assert_cmpstr (asked_peek (search, id)->absence_state, ==, "");
  g_assert_true (hd_change_flow_is_uncovered (search->context, asked_peek (search, id)));
}

/* What covered it before covers it again when another request for it is taken back. */
static void
test_cover_comes_back (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);
  gint64 before = asked_peek (search, id)->absence;

  asked_answer (search, id, "approved");
  ask_anew (search, id);
  g_assert_cmpint (asked_peek (search, id)->absence, !=, before);
  g_assert_cmpstr (asked_peek (search, id)->absence_state, ==, "requested");

  search_undo (search);
  g_assert_cmpint (asked_peek (search, id)->absence, ==, before);
  g_assert_cmpstr (asked_peek (search, id)->absence_state, ==, "approved");
}

static void
test_still_covered (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);
  HdChangeAnswer said;

  asked_answer (search, id, "approved");
  asked_move (search, id, THURSDAY, AT (14, 15), AT (15, 15));
  said = hd_change_flow_answer (search->context, asked_peek (search, id));
  g_assert_true (hd_change_flow_is_pending (search->context, asked_peek (search, id)));
  g_assert_true (said.what.covered);
  g_assert_cmpint (said.what.change, ==, HD_CHANGE_MOVED);
  g_assert_cmpint (said.advice.message, ==, HD_MESSAGE_NONE);
  g_assert_cmpstr (said.sentence, ==, "Still covered, nothing to send.");
  g_assert_false (hd_change_flow_is_astray (search->context, asked_peek (search, id)));
  g_assert_null (hd_change_flow_new_draft (search->context, asked_peek (search, id), NULL));
}

/* 15:00 in Berlin was 14:00 here, and with new rules there it is 16:00: that is a move as any
 * other, and what was granted does not cover it. As long as it does there is nothing to do. */
static void
test_new_rules (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);
  HdChangeAnswer said;
  g_autoptr (HdKeptDraft) draft = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  asked_answer (search, id, "approved");
  search_exec (search, "UPDATE interview SET zone = 'Europe/Berlin', start_minute = 15 * 60,"
                       " end_minute = 16 * 60, start_at = start_at - 900");
  hd_interviews_rederive_async (search->context, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  g_assert_cmpstr (asked_peek (search, id)->was_why, ==, "zone-rules");
  g_assert_false (hd_change_flow_is_pending (search->context, asked_peek (search, id)));

  search_exec (search, "UPDATE interview SET start_minute = 17 * 60, end_minute = 18 * 60");
  hd_interviews_rederive_async (search->context, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  g_assert_cmpint (asked_peek (search, id)->was_at, ==, SEARCH_NOW + 8 * 86400 + 4 * 3600);
  g_assert_cmpstr (asked_peek (search, id)->state, ==, "confirmed");
  g_assert_true (hd_change_flow_is_pending (search->context, asked_peek (search, id)));
  g_assert_true (hd_change_flow_is_astray (search->context, asked_peek (search, id)));
  said = hd_change_flow_answer (search->context, asked_peek (search, id));
  g_assert_cmpint (said.what.change, ==, HD_CHANGE_MOVED);
  g_assert_cmpint (said.advice.message, ==, HD_MESSAGE_CHANGE);
  draft = hd_change_flow_new_draft (search->context, asked_peek (search, id), NULL);
  g_assert_cmpstr (draft->purpose, ==, "change");
  g_assert_cmpint (draft->from_minute, ==, 15 * 60 + 50);
}

static void
propose (Search *search, gint64 id, HdDate day, int minute)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HdInterview) words = hd_interview_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (slots, g_object_new (HD_TYPE_OFFERED_SLOT, "named-by", "them", "start-day", day,
                                        "start-minute", minute, "end-day", day, "end-minute",
                                        minute + 60, "chosen", TRUE, NULL));
  hd_offered_slots_add_async (search->context, id, slots, words, -1, -1, hd_keep_result_cb,
                              &result);
  hd_wait_id (search->context, &result);
}

/* Nobody is asked for what is only proposed; who wants to all the same writes what will fit. */
static void
test_proposed (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);
  g_autoptr (HdKeptDraft) draft = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  asked_answer (search, id, "approved");
  propose (search, id, THURSDAY + 1, 10 * 60);
  g_assert_cmpstr (asked_peek (search, id)->state, ==, "proposed");
  g_assert_true (hd_change_flow_is_pending (search->context, asked_peek (search, id)));
  g_assert_cmpint (hd_change_flow_answer (search->context, asked_peek (search, id)).advice.message,
                   ==, HD_MESSAGE_NONE);
  draft = hd_change_flow_new_draft (search->context, asked_peek (search, id), NULL);
  g_assert_cmpstr (draft->purpose, ==, "change");

  hd_interviews_set_state_async (search->context, id, HD_MEETING_CONFIRMED, hd_keep_result_cb,
                                 &result);
  hd_wait_id (search->context, &result);
  g_assert_cmpint (hd_change_flow_answer (search->context, asked_peek (search, id)).advice.message,
                   ==, HD_MESSAGE_CHANGE);
}

/* Leave that was granted is no cover at another time. */
static void
test_astray (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);

  g_assert_false (hd_change_flow_is_astray (search->context, asked_peek (search, id)));
  asked_answer (search, id, "approved");
  asked_move (search, id, THURSDAY + 1, AT (14, 0), AT (15, 0));
  g_assert_true (hd_change_flow_is_astray (search->context, asked_peek (search, id)));
  asked_answer (search, id, "denied");
  g_assert_false (hd_change_flow_is_astray (search->context, asked_peek (search, id)));
}

/* Other leave that holds an appointment is found, whatever it was asked for. */
static void
test_found (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  gint64 late = search_add_interview (search, 0, THURSDAY, AT (20, 0), AT (21, 0), NULL);
  gint64 half;

  g_assert_null (hd_change_flow_find_absence (search->context, asked_peek (search, id)));
  sample_apply_absence (search->context, THURSDAY, THURSDAY, 8 * 60, 13 * 60, "approved");
  g_assert_null (hd_change_flow_find_absence (search->context, asked_peek (search, id)));
  half = sample_apply_absence (search->context, THURSDAY, THURSDAY, 13 * 60, 17 * 60, "requested");

  g_assert_nonnull (hd_change_flow_find_absence (search->context, asked_peek (search, id)));
  g_assert_cmpint (hd_change_flow_find_absence (search->context, asked_peek (search, id))->id, ==,
                   half);
  /* What takes nobody from work needs none. */
  g_assert_null (hd_change_flow_find_absence (search->context, asked_peek (search, late)));
}

/* What was only held is what is asked for now: it is not there twice. */
static void
test_held_is_asked_for (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);
  g_autoptr (HdKeptDraft) draft = NULL;

  search_exec (search, "UPDATE absence SET state = 'draft'");
  asked_move (search, id, THURSDAY + 1, AT (10, 0), AT (11, 0));
  draft = hd_change_flow_new_draft (search->context, asked_peek (search, id), NULL);
  g_assert_cmpstr (draft->purpose, ==, "request");
  g_assert_cmpint (draft->request, ==, asked_peek (search, id)->absence);
  g_assert_cmpint (draft->first_day, ==, THURSDAY + 1);
}

/* Held is booked and linked in one step, and twice asked for once booked. */
static void
test_hold (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  g_autoptr (HdLeaveEdit) edit = NULL;
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  HdAbsenceFacts *absence = hd_absence_facts_new (0);
  gint64 held;

  absence->first = absence->last = THURSDAY;
  absence->from_minute = 13 * 60 + 30;
  absence->to_minute = 15 * 60 + 30;
  absence->zone = g_strdup ("UTC");
  absence->leave_type = g_strdup ("");
  absence->state = g_strdup ("draft");
  absence->charge = g_strdup ("leave");
  edit = hd_leave_edit_new_absence (absence, TRUE);

  hd_interviews_hold_async (search->context, id, edit, FALSE, hd_keep_result_cb, &first);
  hd_interviews_hold_async (search->context, id, edit, FALSE, hd_keep_result_cb, &second);
  held = hd_wait_id (search->context, &first);
  g_assert_cmpint (held, !=, 0);
  g_assert_cmpint (hd_wait_id (search->context, &second), ==, held);
  g_assert_cmpint (asked_peek (search, id)->absence, ==, held);
  g_assert_cmpstr (asked_peek (search, id)->absence_state, ==, "draft");

  search_undo (search);
  g_assert_nonnull (asked_peek (search, id));
  g_assert_cmpint (asked_peek (search, id)->absence, ==, 0);
  g_assert_null (
    hd_leave_facts_find_absence (hd_leave_desk_get_facts (hd_leave_desk_get (search->context)),
                                 held));
}

/* The draft says both times, goes to the same person, and passes as it is. */
static void
test_change_draft (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);
  g_autoptr (HdKeptDraft) draft = NULL;
  g_autoptr (HdRequestFacts) facts = NULL;
  g_autoptr (HdComposer) composer = hd_composer_new (search->context, "en");
  g_autoptr (GPtrArray) findings = NULL;
  HdChangeAnswer said;

  asked_answer (search, id, "approved");
  asked_move (search, id, THURSDAY + 1, AT (10, 0), AT (11, 0));
  said = hd_change_flow_answer (search->context, asked_peek (search, id));
  g_assert_cmpint (said.advice.message, ==, HD_MESSAGE_CHANGE);
  g_assert_false (said.advice.chat);
  g_assert_cmpuint (said.advice.checklist, !=, 0);

  draft = hd_change_flow_new_draft (search->context, asked_peek (search, id), NULL);
  g_assert_cmpstr (draft->purpose, ==, "change");
  g_assert_cmpint (draft->request, ==, asked_peek (search, id)->absence);
  g_assert_cmpstr (draft->recipient_name, ==, "Dana");
  g_assert_cmpint (draft->first_day, ==, THURSDAY + 1);
  g_assert_cmpint (draft->from_minute, ==, 9 * 60 + 50);
  facts = hd_request_facts_from_json (draft->facts, -1, NULL);
  g_assert_cmpint (facts->date, ==, THURSDAY + 1);
  g_assert_cmpint (facts->earlier.date, ==, THURSDAY);
  g_assert_cmpint (facts->earlier.window.from, ==, 13 * 60 + 30);
  g_assert_cmpint (facts->reachable_until, ==, -1);
  g_assert_null (strstr (draft->facts, "Hollowfern"));

  hd_composer_load (composer, draft);
  g_assert_nonnull (strstr (hd_composer_get_body (composer), "Thursday"));
  g_assert_nonnull (strstr (hd_composer_get_body (composer), "Friday"));
  findings = hd_composer_get_findings (composer);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* On the day itself it is a chat of at most forty words. */
static void
test_same_day (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);
  g_autoptr (HdKeptDraft) draft = NULL;
  g_autoptr (HdComposer) composer = hd_composer_new (search->context, "en");
  g_auto (GStrv) words = NULL;
  const char *body;

  asked_answer (search, id, "approved");
  search->now += 8 * 86400 - 2 * 3600; /* Thursday, 08:00 */
  asked_move (search, id, THURSDAY, AT (16, 0), AT (17, 0));
  g_assert_true (hd_change_flow_answer (search->context, asked_peek (search, id)).advice.chat);
  draft = hd_change_flow_new_draft (search->context, asked_peek (search, id), NULL);
  g_assert_cmpstr (draft->channel, ==, "chat");

  hd_composer_load (composer, draft);
  body = hd_composer_get_body (composer);
  g_assert_cmpstr (body, !=, "");
  words = g_strsplit_set (body, " \n", -1);
  g_assert_cmpuint (g_strv_length (words), <=, HD_CHANGE_CHAT_WORDS);
}

static void
test_cancel (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);
  g_autoptr (HdKeptDraft) draft = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  hd_interviews_set_state_async (search->context, id, HD_MEETING_CANCELLED, hd_keep_result_cb,
                                 &result);
  hd_wait_id (search->context, &result);
  g_assert_true (hd_change_flow_is_pending (search->context, asked_peek (search, id)));
  draft = hd_change_flow_new_draft (search->context, asked_peek (search, id), NULL);
  g_assert_cmpstr (draft->purpose, ==, "cancel");
  g_assert_cmpstr (draft->situation, ==, "cancel");
  g_assert_cmpint (draft->first_day, ==, THURSDAY);
}

/* A denial keeps the appointment and says that it has no cover. */
static void
test_denied (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);
  HdChangeAnswer said;

  asked_answer (search, id, "denied");
  said = hd_change_flow_answer (search->context, asked_peek (search, id));
  g_assert_true (said.denied);
  g_assert_cmpstr (asked_peek (search, id)->state, ==, "confirmed");
  g_assert_true (hd_change_flow_is_uncovered (search->context, asked_peek (search, id)));
}

/* What was denied says nothing of another time: that is asked for anew, once it is confirmed. */
static void
test_denied_elsewhere (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);
  g_autoptr (HdKeptDraft) draft = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  HdChangeAnswer said;

  asked_answer (search, id, "denied");
  g_assert_true (hd_change_flow_is_denied (search->context, asked_peek (search, id)));
  g_assert_false (hd_change_flow_is_pending (search->context, asked_peek (search, id)));

  propose (search, id, THURSDAY + 1, 10 * 60);
  said = hd_change_flow_answer (search->context, asked_peek (search, id));
  g_assert_false (said.denied);
  g_assert_cmpint (said.advice.message, ==, HD_MESSAGE_NONE);
  g_assert_cmpstr (said.sentence, ==, "Nothing to send until the new time is confirmed.");
  g_assert_false (hd_change_flow_is_denied (search->context, asked_peek (search, id)));
  g_assert_true (hd_change_flow_is_pending (search->context, asked_peek (search, id)));

  /* That the denied time has passed by then changes nothing. */
  hd_interviews_set_state_async (search->context, id, HD_MEETING_CONFIRMED, hd_keep_result_cb,
                                 &result);
  hd_wait_id (search->context, &result);
  search->now += (gint64) 8 * 86400 + 8 * 3600; /* Thursday, 18:00 */
  said = hd_change_flow_answer (search->context, asked_peek (search, id));
  g_assert_cmpint (said.advice.message, ==, HD_MESSAGE_REQUEST);
  g_assert_cmpstr (said.sentence, ==, "The new time is another question. Ask again.");
  g_assert_false (said.advice.chat);
  g_assert_true (hd_change_flow_is_pending (search->context, asked_peek (search, id)));
  draft = hd_change_flow_new_draft (search->context, asked_peek (search, id), NULL);
  g_assert_cmpstr (draft->purpose, ==, "request");
  g_assert_cmpstr (draft->recipient_name, ==, "Dana");
  g_assert_cmpint (draft->first_day, ==, THURSDAY + 1);
  search->now -= (gint64) 8 * 86400 + 8 * 3600;

  /* Where nothing has to be asked nothing is; and at a part of the denied time it is denied. */
  asked_move (search, id, THURSDAY, AT (20, 0), AT (21, 0));
  g_assert_false (hd_change_flow_is_pending (search->context, asked_peek (search, id)));
  asked_move (search, id, THURSDAY, AT (15, 0), AT (16, 0));
  g_assert_true (hd_change_flow_is_denied (search->context, asked_peek (search, id)));
  asked_move (search, id, HD_DATE_NONE, 0, 0);
  g_assert_false (hd_change_flow_is_denied (search->context, asked_peek (search, id)));
  g_assert_true (hd_change_flow_is_pending (search->context, asked_peek (search, id)));
}

/* Leave that is held for today says nothing of how a request for another day is sent. */
static void
test_moved_from_today (Search *search, gconstpointer data)
{
  static const char *const states[] = { "draft", "denied" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      gint64 id = asked_for (search);
      HdChangeAnswer said;

      if (strcmp (states[i], "draft") == 0)
        search_exec (search, "UPDATE absence SET state = 'draft'");
      else
        asked_answer (search, id, states[i]);
      asked_move (search, id, THURSDAY + 1, AT (14, 0), AT (15, 0));
      search->now += 8 * 86400 - 2 * 3600; /* Thursday, 08:00 */
      said = hd_change_flow_answer (search->context, asked_peek (search, id));
      g_assert_cmpint (said.advice.message, ==, HD_MESSAGE_REQUEST);
      g_assert_false (said.advice.chat);
      search->now -= 8 * 86400 - 2 * 3600;
    }
}

static void
test_outside_work (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (20, 0), AT (21, 0), NULL);

  g_assert_false (hd_change_flow_needs_leave (search->context, asked_peek (search, id)));
  g_assert_false (hd_change_flow_is_off_already (search->context, asked_peek (search, id)));
  g_assert_false (hd_change_flow_is_uncovered (search->context, asked_peek (search, id)));
}

/* Leave that was granted for something else frees the time too; what is only asked for does not. */
static void
test_off_already (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  gint64 other = sample_apply_absence (search->context, THURSDAY, THURSDAY, -1, -1, "requested");

  g_assert_true (hd_change_flow_is_uncovered (search->context, asked_peek (search, id)));
  g_assert_false (hd_change_flow_is_off_already (search->context, asked_peek (search, id)));

  g_autoptr (GAsyncResult) result = NULL;

  hd_requests_set_state_async (search->context, other, "approved", hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  g_assert_false (hd_change_flow_needs_leave (search->context, asked_peek (search, id)));
  g_assert_true (hd_change_flow_is_off_already (search->context, asked_peek (search, id)));
  g_assert_false (hd_change_flow_is_uncovered (search->context, asked_peek (search, id)));
}

static void
shown (Search *search, const HdReminder *reminder)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_reminders_shown_async (search->context, reminder, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
}

static gboolean
reminds_of (GArray *all, HdReminderKind kind)
{
  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, HdReminder, i).kind == kind)
      return TRUE;
  return FALSE;
}

static void
test_reminders (Search *search, gconstpointer data)
{
  const HdReminderPlan plan = HD_REMINDER_PLAN_INIT;
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) due = NULL;
  g_autofree char *before = NULL, *text = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  guint wait = 0;

  all = hd_reminders_list (search->context, &plan);
  g_assert_cmpuint (all->len, ==, 3);
  /* Nothing is shown before it is known what was. */
  due = hd_reminders_due (search->context, &plan, &wait);
  g_assert_cmpuint (due->len, ==, 0);
  g_assert_cmpuint (wait, ==, 1);
  g_clear_pointer (&due, g_array_unref);
  /* With a file that cannot be read it stays unknown: that is asked ever less often. */
  for (guint i = 0, expected = 2; i < 8; i++, expected = MIN (expected * 2, 60))
    {
      due = hd_reminders_due (search->context, &plan, &wait);
      g_assert_cmpuint (due->len, ==, 0);
      g_assert_cmpuint (wait, ==, expected);
      g_clear_pointer (&due, g_array_unref);
    }
  search_settle (search);
  due = hd_reminders_due (search->context, &plan, &wait);
  g_assert_cmpuint (due->len, ==, 0);
  g_assert_cmpuint (wait, ==, 300);
  g_clear_pointer (&due, g_array_unref);

  /* Wednesday, 19:00: two in the afternoon is past by then. */
  search->now += 7 * 86400 + 9 * 3600;
  due = hd_reminders_due (search->context, &plan, &wait);
  g_assert_cmpuint (due->len, ==, 1);
  before = hd_reminder_text (search->context, &g_array_index (due, HdReminder, 0));
  g_assert_cmpstr (before, ==, "Appointment Thursday 14:00");
  g_clear_pointer (&due, g_array_unref);
  search->now -= 7 * 86400 + 9 * 3600;

  /* Thursday, 13:40, after a night with the lid closed: the evening's is still of use. */
  search->now += 8 * 86400 + 3 * 3600 + 40 * 60;
  due = hd_reminders_due (search->context, &plan, &wait);
  g_assert_cmpuint (due->len, ==, 2);
  text = hd_reminder_text (search->context, &g_array_index (due, HdReminder, 1));
  g_assert_cmpstr (text, ==, "Appointment 14:00");
  for (guint i = 0; i < 2; i++)
    shown (search, &g_array_index (due, HdReminder, i));
  /* Put off, it comes again, also at the next start. */
  hd_reminders_put_off_async (search->context, &g_array_index (due, HdReminder, 1),
                              hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_clear_pointer (&due, g_array_unref);
  due = hd_reminders_due (search->context, &plan, &wait);
  g_assert_cmpuint (due->len, ==, 1);
  shown (search, &g_array_index (due, HdReminder, 0));
  g_clear_pointer (&due, g_array_unref);
  due = hd_reminders_due (search->context, &plan, &wait);
  g_assert_cmpuint (due->len, ==, 0);
  g_clear_pointer (&due, g_array_unref);

  /* It moved: what was shown was for another time. */
  asked_move (search, id, THURSDAY + 1, AT (14, 0), AT (15, 0));
  search_settle (search);
  g_clear_pointer (&all, g_array_unref);
  all = hd_reminders_list (search->context, &plan);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_true (reminds_of (all, HD_REMINDER_THANK));

  /* Who has thanked already is not asked to. */
  g_clear_object (&result);
  hd_interviews_thanked_async (search->context, id, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_clear_pointer (&all, g_array_unref);
  all = hd_reminders_list (search->context, &plan);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_false (reminds_of (all, HD_REMINDER_THANK));
}

/* The clock is a year ahead when the session begins, and set right later: what counted as missed by
 * then is looked at again, and comes. */
static void
test_clock_ahead (Search *search, gconstpointer data)
{
  const HdReminderPlan plan = HD_REMINDER_PLAN_INIT;
  g_autoptr (GArray) none = NULL, missed = NULL, due = NULL;
  guint wait = 0;

  search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  search->now += (gint64) 365 * 86400;
  /* The first look has the lists read. */
  none = hd_reminders_due (search->context, &plan, &wait);
  search_settle (search);
  missed = hd_reminders_due (search->context, &plan, &wait);
  g_assert_cmpuint (missed->len, ==, 0);
  g_assert_cmpuint (wait, ==, 300);

  /* Thursday, 13:40. */
  search->now -= (gint64) 365 * 86400;
  search->now += 8 * 86400 + 3 * 3600 + 40 * 60;
  due = hd_reminders_due (search->context, &plan, &wait);
  g_assert_cmpuint (due->len, ==, 2);
}

/* Whoever keeps nothing is never woken. */
static void
test_nothing_to_remind_of (Search *search, gconstpointer data)
{
  const HdReminderPlan plan = HD_REMINDER_PLAN_INIT;
  guint wait = 0;

  g_array_unref (hd_reminders_due (search->context, &plan, &wait));
  search_settle (search);
  g_array_unref (hd_reminders_due (search->context, &plan, &wait));
  g_assert_cmpuint (wait, ==, 0);
}

/* Asked on Wednesday at ten for Thursday week: an answer is overdue on Friday at ten. */
static void
test_no_answer (Search *search, gconstpointer data)
{
  const HdReminderPlan plan = HD_REMINDER_PLAN_INIT;
  gint64 id = asked_for (search);
  g_autoptr (GArray) due = NULL;
  guint wait = 0;

  search_settle (search);
  search->now += 2 * 86400 - 1;
  /* The first look has the lists read. */
  due = hd_reminders_due (search->context, &plan, &wait);
  g_clear_pointer (&due, g_array_unref);
  search_settle (search);
  due = hd_reminders_due (search->context, &plan, &wait);
  g_assert_cmpuint (due->len, ==, 0);
  g_clear_pointer (&due, g_array_unref);
  search->now += 1;
  due = hd_reminders_due (search->context, &plan, &wait);
  g_assert_cmpuint (due->len, ==, 1);
  g_assert_cmpint (g_array_index (due, HdReminder, 0).kind, ==, HD_REMINDER_ANSWER);
  g_clear_pointer (&due, g_array_unref);

  asked_answer (search, id, "approved");
  search_settle (search);
  due = hd_reminders_due (search->context, &plan, &wait);
  g_assert_cmpuint (due->len, ==, 0);
}

/* Lets two days pass without an answer. Returns: (transfer full): the one reminder that is due */
static GArray *
wait_for_one (Search *search, const HdReminderPlan *plan)
{
  guint wait = 0;
  GArray *due;

  search->now += 2 * 86400;
  g_array_unref (hd_reminders_due (search->context, plan, &wait));
  search_settle (search);
  due = hd_reminders_due (search->context, plan, &wait);
  g_assert_cmpuint (due->len, ==, 1);
  return due;
}

/* Who was told that nobody answered is not told again when what it was for is forgotten; the note
 * of it goes after a long while. */
static void
test_no_answer_forgotten (Search *search, gconstpointer data)
{
  const HdReminderPlan plan = HD_REMINDER_PLAN_INIT;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) due = NULL;
  g_autofree char *text = NULL;
  HdReminder later;
  guint wait = 0;

  asked_for (search);
  search_settle (search);
  due = wait_for_one (search, &plan);
  later = g_array_index (due, HdReminder, 0);
  text = hd_reminder_text (search->context, &later);
  g_assert_cmpstr (text, ==, "Appointments");
  shown (search, &later);
  g_clear_pointer (&due, g_array_unref);

  hd_forget_async (search->context, 0, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  due = hd_reminders_due (search->context, &plan, &wait);
  g_assert_cmpuint (due->len, ==, 0);
  g_clear_pointer (&due, g_array_unref);

  later.at += (gint64) 401 * 86400;
  shown (search, &later);
  due = hd_reminders_due (search->context, &plan, &wait);
  g_assert_cmpuint (due->len, ==, 1);
}

/* Nothing must be sent when it is shorter, or not known for when; what is left can be given back.
 * The window was 13:30–15:30; half past two is over at 14:35. */
static void
test_give_back (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);
  g_autoptr (HdKeptDraft) none = NULL, shorter = NULL, all = NULL;

  g_assert_false (hd_change_flow_may_give_back (search->context, asked_peek (search, id)));
  none = hd_change_flow_new_give_back (search->context, asked_peek (search, id));
  g_assert_null (none);

  asked_move (search, id, THURSDAY, AT (14, 0), AT (14, 30));
  g_assert_true (hd_change_flow_may_give_back (search->context, asked_peek (search, id)));
  shorter = hd_change_flow_new_give_back (search->context, asked_peek (search, id));
  g_assert_cmpstr (shorter->purpose, ==, "change");
  g_assert_cmpint (shorter->request, ==, asked_peek (search, id)->absence);
  g_assert_cmpint (shorter->from_minute, ==, 13 * 60 + 50);
  g_assert_cmpint (shorter->to_minute, ==, 14 * 60 + 35);

  asked_move (search, id, HD_DATE_NONE, 0, 0);
  all = hd_change_flow_new_give_back (search->context, asked_peek (search, id));
  g_assert_cmpstr (all->purpose, ==, "cancel");
}

/* An afternoon was asked for. What ends after work leaves no more of it than until then, and never
 * are hours asked for that were not: until 16:58 it is over at 17:03. */
static void
test_give_back_to_the_end (Search *search, gconstpointer data)
{
  gint64 id = asked_for_window (search, 13 * 60, 17 * 60);
  g_autoptr (HdKeptDraft) shorter = NULL;

  asked_move (search, id, THURSDAY, AT (14, 0), AT (16, 58));
  g_assert_true (hd_change_flow_may_give_back (search->context, asked_peek (search, id)));
  shorter = hd_change_flow_new_give_back (search->context, asked_peek (search, id));
  g_assert_cmpint (shorter->from_minute, ==, 13 * 60 + 50);
  g_assert_cmpint (shorter->to_minute, ==, 17 * 60);
}

/* Of a request that belongs to no appointment an answer is missed, too. */
static void
test_no_answer_alone (Search *search, gconstpointer data)
{
  const HdReminderPlan plan = HD_REMINDER_PLAN_INIT;
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) due = NULL;
  g_autofree char *text = NULL;
  guint wait = 0;
  gint64 id;

  g_object_set (draft, "purpose", "request", "first-day", THURSDAY, "last-day", THURSDAY, "zone",
                "UTC", "facts", "{}", "situation", "auto", "channel", "email", "body", "Hi", NULL);
  hd_requests_send_async (search->context, draft, hd_keep_result_cb, &result);
  id = hd_wait_id (search->context, &result);
  due = wait_for_one (search, &plan);
  g_assert_cmpint (g_array_index (due, HdReminder, 0).kind, ==, HD_REMINDER_ANSWER);
  g_assert_cmpint (g_array_index (due, HdReminder, 0).request, ==, id);
  text = hd_reminder_text (search->context, &g_array_index (due, HdReminder, 0));
  g_assert_cmpstr (text, ==, "Request");
  shown (search, &g_array_index (due, HdReminder, 0));
  g_clear_pointer (&due, g_array_unref);
  due = hd_reminders_due (search->context, &plan, &wait);
  g_assert_cmpuint (due->len, ==, 0);
}

#define ADD(path, func) g_test_add (path, Search, NULL, asked_set_up, func, search_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/change-flow/link", test_link);
  ADD ("/change-flow/cover-comes-back", test_cover_comes_back);
  ADD ("/change-flow/still-covered", test_still_covered);
  ADD ("/change-flow/new-rules", test_new_rules);
  ADD ("/change-flow/proposed", test_proposed);
  ADD ("/change-flow/astray", test_astray);
  ADD ("/change-flow/found", test_found);
  ADD ("/change-flow/held-is-asked-for", test_held_is_asked_for);
  ADD ("/change-flow/hold", test_hold);
  ADD ("/change-flow/change-draft", test_change_draft);
  ADD ("/change-flow/same-day", test_same_day);
  ADD ("/change-flow/cancel", test_cancel);
  ADD ("/change-flow/denied", test_denied);
  ADD ("/change-flow/denied-elsewhere", test_denied_elsewhere);
  ADD ("/change-flow/moved-from-today", test_moved_from_today);
  ADD ("/change-flow/off-already", test_off_already);
  ADD ("/change-flow/outside-work", test_outside_work);
  ADD ("/change-flow/reminders", test_reminders);
  ADD ("/change-flow/clock-ahead", test_clock_ahead);
  ADD ("/change-flow/nothing-to-remind-of", test_nothing_to_remind_of);
  ADD ("/change-flow/no-answer", test_no_answer);
  ADD ("/change-flow/no-answer-forgotten", test_no_answer_forgotten);
  ADD ("/change-flow/give-back", test_give_back);
  ADD ("/change-flow/give-back-to-the-end", test_give_back_to_the_end);
  ADD ("/change-flow/no-answer-alone", test_no_answer_alone);

  return g_test_run ();
}
