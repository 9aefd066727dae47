/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-change-flow.h"
#include "hd-composer.h"
#include "hd-leave-desk.h"
#include "hd-reminders.h"
#include "hd-requests.h"
#include "hd-sample-desk.h"
#include "hd-search.h"

/*
 * From an interview to its absence, and what follows when something moves. Thursday, 3 December
 * 2026; work is from nine to five.
 */

#define THURSDAY hd_date_new (2026, 12, 3)
#define AT(hour, minute) (((hour) *60 + (minute)) * 60)

static void
set_up (Search *search, gconstpointer data)
{
  search_set_up (search, data);
  search_loaded (hd_requests_get_list (search->context));
  g_assert_nonnull (hd_leave_desk_get (search->context));
  search_settle (search);
}

static HdInterview *
peek (Search *search, gint64 id)
{
  search_settle (search);
  return hd_interviews_peek (search->context, id);
}

/* An interview from 14:00 to 15:00, with 13:30–15:30 asked for by e-mail. */
static gint64
asked_for (Search *search)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();
  g_autofree char *json = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  facts->date = THURSDAY;
  facts->window = (HdSpan){ 13 * 60 + 30, 15 * 60 + 30 };
  hd_request_facts_set_text (facts, "to", "Dana", NULL);
  facts->reachable_until = 13 * 60;
  json = hd_request_facts_to_json (facts);
  g_object_set (draft, "purpose", "request", "first-day", THURSDAY, "last-day", THURSDAY,
                "from-minute", 13 * 60 + 30, "to-minute", 15 * 60 + 30, "zone", "UTC", "facts",
                json, "situation", "auto", "channel", "email", "recipient-name", "Dana", "body",
                "Hi Dana", NULL);
  hd_interviews_note_draft_async (search->context, id, draft->uid, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  hd_requests_send_async (search->context, draft, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  return id;
}

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

static void
answer (Search *search, gint64 id, const char *state)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_requests_set_state_async (search->context, peek (search, id)->absence, state,
                               hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
}

static void
move (Search *search, gint64 id, HdDate day, int from, int to)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_interviews_move_async (search->context, id, (HdWall){ day, from }, (HdWall){ day, to }, NULL,
                            hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
}

/* Sending links the absence, undoing it unlinks it. */
static void
test_link (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);

  g_assert_cmpint (peek (search, id)->absence, !=, 0);
  g_assert_cmpstr (peek (search, id)->absence_state, ==, "requested");
  g_assert_cmpint (peek (search, id)->absence_from, ==, 13 * 60 + 30);
  g_assert_false (hd_change_flow_is_pending (search->context, peek (search, id)));
  g_assert_false (hd_change_flow_is_uncovered (search->context, peek (search, id)));

  search_undo (search);
  g_assert_cmpstr (peek (search, id)->absence_state, ==, "");
  g_assert_true (hd_change_flow_is_uncovered (search->context, peek (search, id)));
}

/* What covered it before covers it again when another request for it is taken back. */
static void
test_cover_comes_back (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);
  gint64 before = peek (search, id)->absence;

  answer (search, id, "approved");
  ask_anew (search, id);
  g_assert_cmpint (peek (search, id)->absence, !=, before);
  g_assert_cmpstr (peek (search, id)->absence_state, ==, "requested");

  search_undo (search);
  g_assert_cmpint (peek (search, id)->absence, ==, before);
  g_assert_cmpstr (peek (search, id)->absence_state, ==, "approved");
}

static void
test_still_covered (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);
  HdChangeAnswer said;

  answer (search, id, "approved");
  move (search, id, THURSDAY, AT (14, 15), AT (15, 15));
  said = hd_change_flow_answer (search->context, peek (search, id));
  g_assert_true (hd_change_flow_is_pending (search->context, peek (search, id)));
  g_assert_true (said.what.covered);
  g_assert_cmpint (said.what.change, ==, HD_CHANGE_MOVED);
  g_assert_cmpint (said.advice.message, ==, HD_MESSAGE_NONE);
  g_assert_cmpstr (said.sentence, ==, "Still covered, nothing to send.");
  g_assert_false (hd_change_flow_is_astray (search->context, peek (search, id)));
  g_assert_null (hd_change_flow_new_draft (search->context, peek (search, id), NULL));
}

/* Leave that was granted is no cover at another time. */
static void
test_astray (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);

  g_assert_false (hd_change_flow_is_astray (search->context, peek (search, id)));
  answer (search, id, "approved");
  move (search, id, THURSDAY + 1, AT (14, 0), AT (15, 0));
  g_assert_true (hd_change_flow_is_astray (search->context, peek (search, id)));
  answer (search, id, "denied");
  g_assert_false (hd_change_flow_is_astray (search->context, peek (search, id)));
}

/* Other leave that holds an appointment is found, whatever it was asked for. */
static void
test_found (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  gint64 late = search_add_interview (search, 0, THURSDAY, AT (20, 0), AT (21, 0), NULL);
  gint64 half;

  g_assert_null (hd_change_flow_find_absence (search->context, peek (search, id)));
  sample_apply_absence (search->context, THURSDAY, THURSDAY, 8 * 60, 13 * 60, "approved");
  g_assert_null (hd_change_flow_find_absence (search->context, peek (search, id)));
  half = sample_apply_absence (search->context, THURSDAY, THURSDAY, 13 * 60, 17 * 60, "requested");

  g_assert_nonnull (hd_change_flow_find_absence (search->context, peek (search, id)));
  g_assert_cmpint (hd_change_flow_find_absence (search->context, peek (search, id))->id, ==, half);
  /* What takes nobody from work needs none. */
  g_assert_null (hd_change_flow_find_absence (search->context, peek (search, late)));
}

/* What was only held is what is asked for now: it is not there twice. */
static void
test_held_is_asked_for (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);
  g_autoptr (HdKeptDraft) draft = NULL;

  search_exec (search, "UPDATE absence SET state = 'draft'");
  move (search, id, THURSDAY + 1, AT (10, 0), AT (11, 0));
  draft = hd_change_flow_new_draft (search->context, peek (search, id), NULL);
  g_assert_cmpstr (draft->purpose, ==, "request");
  g_assert_cmpint (draft->request, ==, peek (search, id)->absence);
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

  hd_interviews_hold_async (search->context, id, edit, hd_keep_result_cb, &first);
  hd_interviews_hold_async (search->context, id, edit, hd_keep_result_cb, &second);
  held = hd_wait_id (search->context, &first);
  g_assert_cmpint (held, !=, 0);
  g_assert_cmpint (hd_wait_id (search->context, &second), ==, held);
  g_assert_cmpint (peek (search, id)->absence, ==, held);
  g_assert_cmpstr (peek (search, id)->absence_state, ==, "draft");

  search_undo (search);
  g_assert_nonnull (peek (search, id));
  g_assert_cmpint (peek (search, id)->absence, ==, 0);
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

  answer (search, id, "approved");
  move (search, id, THURSDAY + 1, AT (10, 0), AT (11, 0));
  said = hd_change_flow_answer (search->context, peek (search, id));
  g_assert_cmpint (said.advice.message, ==, HD_MESSAGE_CHANGE);
  g_assert_false (said.advice.chat);
  g_assert_cmpuint (said.advice.checklist, !=, 0);

  draft = hd_change_flow_new_draft (search->context, peek (search, id), NULL);
  g_assert_cmpstr (draft->purpose, ==, "change");
  g_assert_cmpint (draft->request, ==, peek (search, id)->absence);
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

  answer (search, id, "approved");
  search->now += 8 * 86400 - 2 * 3600; /* Thursday, 08:00 */
  move (search, id, THURSDAY, AT (16, 0), AT (17, 0));
  g_assert_true (hd_change_flow_answer (search->context, peek (search, id)).advice.chat);
  draft = hd_change_flow_new_draft (search->context, peek (search, id), NULL);
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
  g_assert_true (hd_change_flow_is_pending (search->context, peek (search, id)));
  draft = hd_change_flow_new_draft (search->context, peek (search, id), NULL);
  g_assert_cmpstr (draft->purpose, ==, "cancel");
  g_assert_cmpstr (draft->situation, ==, "cancel");
  g_assert_cmpint (draft->first_day, ==, THURSDAY);
}

/* One of draft, asked, approved, denied × moved, shortened, cancelled, time unknown. */
typedef struct
{
  const char *state;
  HdChange change;
  const char *purpose; /* NULL: nothing is sent */
  HdChangeMessage message;
  gboolean uncovered;
} Row;

/* Shortened, the absence still holds it: unless it was denied nothing need be sent. */
static const Row rows[] = {
  { "draft", HD_CHANGE_MOVED, "request", HD_MESSAGE_REQUEST, TRUE },
  { "draft", HD_CHANGE_SHORTENED, NULL, HD_MESSAGE_NONE, FALSE },
  { "draft", HD_CHANGE_CANCELLED, NULL, HD_MESSAGE_NONE, FALSE },
  { "draft", HD_CHANGE_TIME_UNKNOWN, NULL, HD_MESSAGE_NONE, FALSE },
  { "requested", HD_CHANGE_MOVED, "change", HD_MESSAGE_REPLACE, TRUE },
  { "requested", HD_CHANGE_SHORTENED, NULL, HD_MESSAGE_NONE, FALSE },
  { "requested", HD_CHANGE_CANCELLED, "cancel", HD_MESSAGE_WITHDRAW, FALSE },
  { "requested", HD_CHANGE_TIME_UNKNOWN, NULL, HD_MESSAGE_NONE, FALSE },
  { "approved", HD_CHANGE_MOVED, "change", HD_MESSAGE_CHANGE, TRUE },
  { "approved", HD_CHANGE_SHORTENED, NULL, HD_MESSAGE_NONE, FALSE },
  { "approved", HD_CHANGE_CANCELLED, "cancel", HD_MESSAGE_WITHDRAW, FALSE },
  { "approved", HD_CHANGE_TIME_UNKNOWN, NULL, HD_MESSAGE_NONE, FALSE },
  { "denied", HD_CHANGE_MOVED, "request", HD_MESSAGE_REQUEST, TRUE },
  { "denied", HD_CHANGE_SHORTENED, "request", HD_MESSAGE_REQUEST, TRUE },
  { "denied", HD_CHANGE_CANCELLED, NULL, HD_MESSAGE_NONE, FALSE },
  { "denied", HD_CHANGE_TIME_UNKNOWN, NULL, HD_MESSAGE_NONE, FALSE },
};

static void
happen (Search *search, gint64 id, HdChange change)
{
  g_autoptr (GAsyncResult) result = NULL;

  switch (change)
    {
    case HD_CHANGE_MOVED:
      move (search, id, THURSDAY, AT (16, 0), AT (17, 0));
      break;
    case HD_CHANGE_SHORTENED:
      move (search, id, THURSDAY, AT (14, 0), AT (14, 30));
      break;
    case HD_CHANGE_CANCELLED:
      hd_interviews_set_state_async (search->context, id, HD_MEETING_CANCELLED, hd_keep_result_cb,
                                     &result);
      hd_wait_id (search->context, &result);
      break;
    case HD_CHANGE_TIME_UNKNOWN:
      move (search, id, HD_DATE_NONE, 0, 0);
      break;
    case HD_N_CHANGES:
    default:
      g_assert_not_reached ();
    }
}

/* The message in each language: it is there, as short as it must be, and says nothing of why. */
static void
check_words (Search *search, HdKeptDraft *draft, gboolean chat)
{
  static const char *const languages[] = { "en", "de", "fr", "es" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (HdComposer) composer = hd_composer_new (search->context, languages[i]);
      g_autoptr (GPtrArray) findings = NULL;
      g_auto (GStrv) words = NULL;
      const char *body;

      hd_composer_load (composer, draft);
      body = hd_composer_get_body (composer);
      words = g_strsplit_set (body, " \n", -1);
      findings = hd_composer_get_findings (composer);
      g_test_message ("%s", body);
      g_assert_cmpstr (body, !=, "");
      g_assert_true (!chat || g_strv_length (words) <= HD_CHANGE_CHAT_WORDS);
      g_assert_null (strstr (body, "Hollowfern"));
      g_assert_cmpuint (findings->len, ==, 0);
    }
}

static void
check_row (Search *search, const Row *row, gboolean same_day)
{
  gint64 id = asked_for (search);
  g_autoptr (HdKeptDraft) draft = NULL;
  HdChangeAnswer said;
  gboolean chat = same_day && row->purpose != NULL;

  if (strcmp (row->state, "draft") == 0)
    search_exec (search, "UPDATE absence SET state = 'draft'");
  else if (strcmp (row->state, "requested") != 0)
    answer (search, id, row->state);
  if (same_day)
    search->now += 8 * 86400 - 2 * 3600; /* Thursday, 08:00 */
  happen (search, id, row->change);

  said = hd_change_flow_answer (search->context, peek (search, id));
  draft = hd_change_flow_new_draft (search->context, peek (search, id), NULL);
  g_assert_cmpint (said.what.change, ==, row->change);
  g_assert_cmpint (said.what.same_day, ==, same_day);
  g_assert_cmpint (said.advice.message, ==, row->message);
  g_assert_cmpint (said.advice.chat, ==, chat);
  g_assert_cmpint (said.advice.uncovered, ==, row->uncovered);
  g_assert_cmpstr (said.sentence, !=, "");
  /* What somebody else knows of has to follow, and nothing else. */
  g_assert_cmpint (said.advice.checklist != 0, ==,
                   row->message == HD_MESSAGE_REPLACE || row->message == HD_MESSAGE_CHANGE ||
                     row->message == HD_MESSAGE_WITHDRAW);
  if (row->change == HD_CHANGE_SHORTENED && row->purpose == NULL)
    g_assert_nonnull (strstr (said.sentence, "till cover"));

  g_assert_cmpstr (draft != NULL ? draft->purpose : NULL, ==, row->purpose);
  if (draft == NULL)
    return;
  g_assert_cmpstr (draft->recipient_name, ==, "Dana");
  g_assert_cmpint (strcmp (draft->channel, "chat") == 0, ==, chat);
  check_words (search, draft, chat);
}

static void
test_every_change (Search *search, gconstpointer data)
{
  check_row (search, data, FALSE);
}

static void
test_every_change_that_day (Search *search, gconstpointer data)
{
  check_row (search, data, TRUE);
}

/* A denial keeps the appointment and says that it has no cover. */
static void
test_denied (Search *search, gconstpointer data)
{
  gint64 id = asked_for (search);
  HdChangeAnswer said;

  answer (search, id, "denied");
  said = hd_change_flow_answer (search->context, peek (search, id));
  g_assert_true (said.denied);
  g_assert_cmpstr (peek (search, id)->state, ==, "confirmed");
  g_assert_true (hd_change_flow_is_uncovered (search->context, peek (search, id)));
}

static void
test_outside_work (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (20, 0), AT (21, 0), NULL);

  g_assert_false (hd_change_flow_needs_leave (search->context, peek (search, id)));
  g_assert_false (hd_change_flow_is_off_already (search->context, peek (search, id)));
  g_assert_false (hd_change_flow_is_uncovered (search->context, peek (search, id)));
}

/* Leave that was granted for something else frees the time too; what is only asked for does not. */
static void
test_off_already (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  gint64 other = sample_apply_absence (search->context, THURSDAY, THURSDAY, -1, -1, "requested");

  g_assert_true (hd_change_flow_is_uncovered (search->context, peek (search, id)));
  g_assert_false (hd_change_flow_is_off_already (search->context, peek (search, id)));

  g_autoptr (GAsyncResult) result = NULL;

  hd_requests_set_state_async (search->context, other, "approved", hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  g_assert_false (hd_change_flow_needs_leave (search->context, peek (search, id)));
  g_assert_true (hd_change_flow_is_off_already (search->context, peek (search, id)));
  g_assert_false (hd_change_flow_is_uncovered (search->context, peek (search, id)));
}

static void
shown (Search *search, const HdReminder *reminder)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_reminders_shown_async (search->context, reminder, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
}

static void
test_reminders (Search *search, gconstpointer data)
{
  const HdReminderPlan plan = HD_REMINDER_PLAN_INIT;
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) due = NULL;
  g_autofree char *text = NULL;
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
  move (search, id, THURSDAY + 1, AT (14, 0), AT (15, 0));
  search_settle (search);
  g_clear_pointer (&all, g_array_unref);
  all = hd_reminders_list (search->context, &plan);
  g_assert_cmpuint (all->len, ==, 3);
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

  answer (search, id, "approved");
  search_settle (search);
  due = hd_reminders_due (search->context, &plan, &wait);
  g_assert_cmpuint (due->len, ==, 0);
}

#define ADD(path, func) g_test_add (path, Search, NULL, set_up, func, search_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/change-flow/link", test_link);
  ADD ("/change-flow/cover-comes-back", test_cover_comes_back);
  ADD ("/change-flow/still-covered", test_still_covered);
  ADD ("/change-flow/astray", test_astray);
  ADD ("/change-flow/found", test_found);
  ADD ("/change-flow/held-is-asked-for", test_held_is_asked_for);
  ADD ("/change-flow/hold", test_hold);
  ADD ("/change-flow/change-draft", test_change_draft);
  ADD ("/change-flow/same-day", test_same_day);
  ADD ("/change-flow/cancel", test_cancel);
  ADD ("/change-flow/denied", test_denied);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/change-flow/every/%s-%u", rows[i].state, rows[i].change);
      g_autofree char *that_day = g_strconcat (path, "-that-day", NULL);

      g_test_add (path, Search, &rows[i], set_up, test_every_change, search_tear_down);
      g_test_add (that_day, Search, &rows[i], set_up, test_every_change_that_day, search_tear_down);
    }
  ADD ("/change-flow/off-already", test_off_already);
  ADD ("/change-flow/outside-work", test_outside_work);
  ADD ("/change-flow/reminders", test_reminders);
  ADD ("/change-flow/no-answer", test_no_answer);

  return g_test_run ();
}
