/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-drafts.h"
#include "hd-error.h"
#include "hd-findings.h"
#include "hd-leave-desk.h"
#include "hd-list-watch.h"
#include "hd-names.h"
#include "hd-own-profile.h"
#include "hd-requests.h"
#include "hd-verbs-fixture.h"

/* What a crash of the program and its next start come to. */
static void
reopen (Fixture *fixture)
{
  close_context (fixture);
  open_context (fixture);
}

static void
test_recipient_and_undo_after_restart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdRecipient) dana = save_recipient (fixture, "Dana Ruiz", "approves");
  GListModel *list = loaded (hd_recipients_get_list (fixture->context));
  g_autoptr (HdRecipient) shown = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  wait_items (list, 1);
  shown = g_list_model_get_item (list, 0);
  g_assert_cmpstr (shown->name, ==, "Dana Ruiz");
  g_assert_cmpstr (shown->relation, ==, "approves");

  /* A change reaches the object that is shown; nothing else does. */
  g_object_set (dana, "name", "Dana", NULL);
  hd_recipients_save_async (fixture->context, dana, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  while (!g_str_equal (shown->name, "Dana"))
    g_main_context_iteration (NULL, TRUE);

  hd_recipients_remove_async (fixture->context, hd_record_get_id (HD_RECORD (dana)),
                              hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  wait_items (list, 0);

  reopen (fixture);
  assert_undo (fixture, FALSE, "Undone: Recipient removed");
  list = loaded (hd_recipients_get_list (fixture->context));
  wait_items (list, 1);
  assert_undo (fixture, FALSE, "Undone: Recipient changed");
  assert_undo (fixture, FALSE, "Undone: Recipient added");
  wait_items (list, 0);
  g_assert_null (undo (fixture, FALSE, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_NOT_FOUND);

  assert_undo (fixture, TRUE, "Redone: Recipient added");
  assert_undo (fixture, TRUE, "Redone: Recipient changed");
  wait_items (list, 1);
  g_clear_object (&shown);
  shown = g_list_model_get_item (list, 0);
  while (!g_str_equal (shown->name, "Dana"))
    g_main_context_iteration (NULL, TRUE);
}

/* What is being stored is waited for as well: the lists are read behind it. */
static void
test_await_lists (Fixture *fixture, gconstpointer data)
{
  GListModel *list = loaded (hd_recipients_get_list (fixture->context));
  g_autoptr (HdRecipient) dana =
    g_object_new (HD_TYPE_RECIPIENT, "name", "Dana", "relation", "approves", NULL);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  hd_recipients_save_async (fixture->context, dana, hd_keep_result_cb, &saved);
  hd_context_await_lists_async (fixture->context, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  hd_wait_id (fixture->context, &saved);
}

static void
told_cb (guint *told)
{
  ++*told;
}

static void
wait_told (const guint *told, guint n)
{
  while (*told < n)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (*told, ==, n);
}

/* A watch tells of each record that its list has, once for all that changed, and of no other. */
static void
test_watch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdRecipient) dana = save_recipient (fixture, "Dana Ruiz", "approves");
  GListModel *list = loaded (hd_recipients_get_list (fixture->context));
  g_autoptr (HdRecipient) first = NULL, second = NULL;
  g_autoptr (HdListWatch) watch = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  guint told = 0;

  wait_items (list, 1);
  first = g_list_model_get_item (list, 0);
  watch = hd_list_watch_new (list);
  g_signal_connect_swapped (watch, "changed", G_CALLBACK (told_cb), &told);
  wait_told (&told, 0);
  g_object_set (first, "name", "Dana", "tone", "formal", NULL);
  wait_told (&told, 1);

  /* One that came later is told of as well. */
  second = save_recipient (fixture, "Ines Koch", "approves");
  wait_items (list, 2);
  g_clear_object (&second);
  second = g_list_model_get_item (list, 1);
  wait_told (&told, 2);
  g_object_set (second, "name", "Ines", NULL);
  wait_told (&told, 3);

  hd_recipients_remove_async (fixture->context, hd_record_get_id (HD_RECORD (dana)),
                              hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  wait_items (list, 1);
  wait_told (&told, 4);
  g_object_set (first, "name", "D.", NULL);
  wait_told (&told, 4);

  /* Whoever keeps one keeps it longer than the list. */
  g_clear_object (&watch);
  reopen (fixture);
  g_object_set (second, "name", "I.", NULL);
}

static HdKeptDraft *
new_draft (HdRecipient *to, HdDate day)
{
  HdKeptDraft *draft = hd_kept_draft_new ();

  g_object_set (draft, "facts", "{\"date\":\"2026-12-03\"}", "channel", "email", "tone", "plain",
                "language", "en", "situation", "early", "body", "Hi Dana,", "first-day", day,
                "last-day", day, "from-minute", 795, "to-minute", 975, "zone", "UTC",
                "amount-minutes", 180, NULL);
  if (to != NULL)
    g_object_set (draft, "recipient", hd_record_get_id (HD_RECORD (to)), "recipient-name", to->name,
                  NULL);
  return draft;
}

static void
test_draft_survives_without_saving (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdKeptDraft) draft = new_draft (NULL, hd_date_new (2026, 12, 3));
  GListModel *list = loaded (hd_drafts_get_list (fixture->context));
  g_autoptr (HdKeptDraft) shown = NULL;

  hd_drafts_keep (fixture->context, draft);
  wait_items (list, 1);
  shown = g_list_model_get_item (list, 0);
  g_assert_true (shown == draft);

  /* Typed after the last save, then closed. */
  g_object_set (draft, "body", "Hi Dana, I have", NULL);
  hd_drafts_keep (fixture->context, draft);
  reopen (fixture);

  list = loaded (hd_drafts_get_list (fixture->context));
  wait_items (list, 1);
  g_clear_object (&shown);
  shown = g_list_model_get_item (list, 0);
  g_assert_cmpstr (shown->body, ==, "Hi Dana, I have");
  g_assert_cmpstr (shown->uid, ==, draft->uid);
  g_assert_cmpint (shown->first_day, ==, hd_date_new (2026, 12, 3));
  g_assert_cmpint (shown->created_at, ==, NOW);
}

static void
test_reading_never_overwrites_typing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdKeptDraft) draft = new_draft (NULL, hd_date_new (2026, 12, 3));
  GListModel *list = loaded (hd_drafts_get_list (fixture->context));
  g_autoptr (HdRecipient) other = NULL;

  hd_drafts_keep (fixture->context, draft);
  wait_items (list, 1);
  g_object_set (draft, "body", "typed", NULL);
  hd_drafts_keep (fixture->context, draft);

  /* Another verb reads every list again while the typing waits to be stored. */
  other = save_recipient (fixture, "Priya", "is-told");
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (draft->body, ==, "typed");
}

static HdRequest *
send (Fixture *fixture, HdKeptDraft *draft, guint n_requests)
{
  g_autoptr (GAsyncResult) result = NULL;
  GListModel *list = loaded (hd_requests_get_list (fixture->context));

  hd_requests_send_async (fixture->context, draft, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  wait_items (list, n_requests);
  return g_list_model_get_item (list, 0);
}

/* The public holiday of Friday is not waited for: asked on Wednesday, overdue on Monday. */
static void
test_send_over_holiday (Fixture *fixture, gconstpointer data)
{
  HdLeaveDesk *desk = hd_leave_desk_get (fixture->context);
  g_autoptr (HdLeaveEdit) fair = hd_leave_edit_new_holidays ();
  g_autoptr (HdRecipient) dana = save_recipient (fixture, "Dana Ruiz", "approves");
  g_autoptr (HdKeptDraft) draft = new_draft (dana, hd_date_new (2026, 12, 17));
  g_autoptr (HdRequest) request = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  hd_leave_edit_add_holiday (fair, hd_date_new (2026, 11, 27), HD_WHOLE_DAY, HD_DAY_PART_FULL,
                             "Fair");
  hd_leave_desk_apply_async (desk, fair, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  while (!hd_leave_desk_is_loaded (desk) ||
         hd_schedule_paid_minutes (hd_leave_desk_get_schedule (desk), hd_date_new (2026, 11, 27),
                                   HD_DAY_PART_FULL) > 0)
    g_main_context_iteration (NULL, TRUE);

  request = send (fixture, draft, 1);
  g_assert_cmpint (request->follow_up_at, ==, NOW + 5 * 24 * 3600);
}

static void
test_send_and_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdRecipient) dana = save_recipient (fixture, "Dana Ruiz", "approves");
  g_autoptr (HdKeptDraft) draft = new_draft (dana, hd_date_new (2026, 12, 3));
  GListModel *drafts = loaded (hd_drafts_get_list (fixture->context));
  g_autoptr (HdRequest) request = NULL;
  g_autoptr (HdKeptDraft) reminder = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  hd_drafts_keep (fixture->context, draft);
  wait_items (drafts, 1);
  request = send (fixture, draft, 1);
  wait_items (drafts, 0);
  g_assert_cmpstr (request->state, ==, "requested");
  g_assert_cmpstr (request->recipient_name, ==, "Dana Ruiz");
  g_assert_cmpstr (request->facts, ==, "{\"date\":\"2026-12-03\"}");
  g_assert_cmpint (request->sent_at, ==, NOW);
  g_assert_cmpint (request->amount_minutes, ==, 180);
  g_assert_true (hd_requests_is_open (fixture->context, request));
  g_assert_false (hd_requests_is_overdue (fixture->context, request));

  /* Asked on Wednesday at 10: overdue on Friday at 10. */
  g_assert_cmpint (request->follow_up_at, ==, NOW + 2 * 24 * 3600);
  fixture->now = NOW + 2 * 24 * 3600;
  g_assert_true (hd_requests_is_overdue (fixture->context, request));

  /* The reminder is a message about the same absence; the facts stay those of the request. */
  reminder = hd_requests_new_draft (fixture->context, request, "follow-up");
  g_object_set (reminder, "facts", "{}", "body", "A short reminder", NULL);
  g_clear_object (&request);
  request = send (fixture, reminder, 1);
  while (request->n_messages != 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (request->body, ==, "A short reminder");
  g_assert_cmpstr (request->facts, ==, "{\"date\":\"2026-12-03\"}");
  g_assert_false (hd_requests_is_overdue (fixture->context, request));

  hd_requests_set_state_async (fixture->context, hd_record_get_id (HD_RECORD (request)), "approved",
                               hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  while (!g_str_equal (request->state, "approved"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (request->follow_up_at, ==, 0);

  /* Everything back, step by step, also after a restart. */
  reopen (fixture);
  assert_undo (fixture, FALSE, "Undone: Request approved");
  assert_undo (fixture, FALSE, "Undone: Request booked as sent");
  assert_undo (fixture, FALSE, "Undone: Request booked as sent");
  drafts = loaded (hd_drafts_get_list (fixture->context));
  wait_items (drafts, 2);
  wait_items (loaded (hd_requests_get_list (fixture->context)), 0);
}

/* A key pressed while “I sent it” is being stored does not bring the draft back. */
static void
test_typing_while_sending (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdKeptDraft) draft = new_draft (NULL, hd_date_new (2026, 12, 3));
  g_autoptr (GAsyncResult) result = NULL;
  GListModel *drafts = NULL;

  hd_drafts_keep (fixture->context, draft);
  hd_requests_send_async (fixture->context, draft, hd_keep_result_cb, &result);
  g_object_set (draft, "body", "Hi Dana, x", NULL);
  hd_drafts_keep (fixture->context, draft);
  hd_drafts_flush (fixture->context);
  hd_wait_id (fixture->context, &result);
  reopen (fixture);
  drafts = loaded (hd_drafts_get_list (fixture->context));
  g_assert_cmpuint (g_list_model_get_n_items (drafts), ==, 0);

  /* Taken back, it can be written in again. */
  assert_undo (fixture, FALSE, "Undone: Request booked as sent");
  wait_items (drafts, 1);
  g_autoptr (HdKeptDraft) back = g_list_model_get_item (drafts, 0);

  g_assert_cmpstr (back->body, ==, "Hi Dana,");
  g_object_set (back, "body", "Hello Dana,", NULL);
  hd_drafts_keep (fixture->context, back);
  g_clear_object (&back);
  reopen (fixture);
  drafts = loaded (hd_drafts_get_list (fixture->context));
  wait_items (drafts, 1);
  back = g_list_model_get_item (drafts, 0);
  g_assert_cmpstr (back->body, ==, "Hello Dana,");
}

static void
test_told_owe_no_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdRecipient) team = save_recipient (fixture, "Team", "is-told");
  g_autoptr (HdKeptDraft) draft = new_draft (team, hd_date_new (2026, 12, 3));
  g_autoptr (HdRequest) request = send (fixture, draft, 1);

  g_assert_cmpint (request->follow_up_at, ==, 0);
  fixture->now = NOW + 7 * 24 * 3600;
  g_assert_false (hd_requests_is_overdue (fixture->context, request));
}

static void
test_change_and_withdraw (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdRecipient) dana = save_recipient (fixture, "Dana Ruiz", "approves");
  g_autoptr (HdKeptDraft) draft = new_draft (dana, hd_date_new (2026, 12, 3));
  g_autoptr (HdRequest) request = send (fixture, draft, 1);
  g_autoptr (HdKeptDraft) change = hd_requests_new_draft (fixture->context, request, "change");
  g_autoptr (HdKeptDraft) cancel = NULL;

  g_object_set (change, "first-day", hd_date_new (2026, 12, 4), "last-day",
                hd_date_new (2026, 12, 4), "facts", "{\"date\":\"2026-12-04\"}", NULL);
  g_clear_object (&request);
  request = send (fixture, change, 1);
  while (request->n_messages != 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (request->first_day, ==, hd_date_new (2026, 12, 4));
  g_assert_cmpstr (request->facts, ==, "{\"date\":\"2026-12-04\"}");

  cancel = hd_requests_new_draft (fixture->context, request, "cancel");
  g_clear_object (&request);
  request = send (fixture, cancel, 1);
  while (!g_str_equal (request->state, "cancelled"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (hd_requests_is_open (fixture->context, request));

  assert_undo (fixture, FALSE, "Undone: Request booked as sent");
  while (!g_str_equal (request->state, "requested"))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_send_without_a_day_loses_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdKeptDraft) draft = new_draft (NULL, HD_DATE_NONE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hd_drafts_keep (fixture->context, draft);
  hd_requests_send_async (fixture->context, draft, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_context_finish (fixture->context, hd_wait_for (&result), &error), ==, 0);
  g_assert_error (error, HD_ERROR, HD_ERROR_MISSING);
  g_clear_object (&result);

  reopen (fixture);
  wait_items (loaded (hd_drafts_get_list (fixture->context)), 1);
}

static void
test_absurd_times_are_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int first_day, last_day, from, to;
  } table[] = {
    { 100, 99, -1, -1 },   { 100, 100, 600, 599 },  { 100, 100, 600, -1 },
    { 100, 100, -1, 600 }, { 100, 101, 600, 9999 }, { 100, 101, -5, 600 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (HdKeptDraft) draft = new_draft (NULL, table[i].first_day);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      g_object_set (draft, "last-day", table[i].last_day, "from-minute", table[i].from, "to-minute",
                    table[i].to, NULL);
      hd_requests_send_async (fixture->context, draft, hd_keep_result_cb, &result);
      g_assert_cmpint (hd_context_finish (fixture->context, hd_wait_for (&result), &error), ==, 0);
      g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
    }
  reopen (fixture);
  wait_items (loaded (hd_drafts_get_list (fixture->context)), G_N_ELEMENTS (table));
}

static void
test_discard_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdKeptDraft) draft = new_draft (NULL, hd_date_new (2026, 12, 3));
  GListModel *list = loaded (hd_drafts_get_list (fixture->context));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HdKeptDraft) shown = NULL;

  hd_drafts_keep (fixture->context, draft);
  hd_drafts_discard_async (fixture->context, draft, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  reopen (fixture);
  list = loaded (hd_drafts_get_list (fixture->context));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);

  assert_undo (fixture, FALSE, "Undone: Draft discarded");
  wait_items (list, 1);
  shown = g_list_model_get_item (list, 0);
  g_assert_cmpstr (shown->body, ==, "Hi Dana,");
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdOwnName) name =
    g_object_new (HD_TYPE_OWN_NAME, "kind", "company", "name", "Hollowfern", NULL);
  g_autoptr (HdOwnName) bad =
    g_object_new (HD_TYPE_OWN_NAME, "kind", "planet", "name", "Mars", NULL);
  GListModel *list = loaded (hd_names_get_list (fixture->context));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  hd_names_save_async (fixture->context, name, hd_keep_result_cb, &result);
  id = hd_wait_id (fixture->context, &result);

  /* The same again is the same row. */
  g_object_set (name, "exempt", TRUE, NULL);
  hd_names_save_async (fixture->context, name, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_wait_id (fixture->context, &result), ==, id);
  wait_items (list, 1);

  hd_names_save_async (fixture->context, bad, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_context_finish (fixture->context, hd_wait_for (&result), &error), ==, 0);
  g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
  g_clear_object (&result);

  hd_names_remove_async (fixture->context, id, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  wait_items (list, 0);
}

static void
test_findings_and_profile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdIgnoredFinding) ignored = NULL;
  GListModel *profiles = loaded (hd_own_profile_get_list (fixture->context));
  g_autoptr (HdProfile) profile = g_list_model_get_item (profiles, 0);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_cmpstr (profile->name, ==, "");
  g_assert_cmpint (profile->payslip_on, ==, HD_DATE_NONE);

  hd_own_profile_set_name_async (fixture->context, "Lea Brandt", hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  hd_own_profile_set_payslip_async (fixture->context, 2790, hd_date_new (2026, 10, 31),
                                    hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  while (profile->payslip_on == HD_DATE_NONE)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (profile->name, ==, "Lea Brandt");
  g_assert_cmpint (profile->payslip_minutes, ==, 2790);

  assert_undo (fixture, FALSE, "Undone: Hours left entered");
  assert_undo (fixture, FALSE, "Undone: Your name changed");
  while (profile->name[0] != '\0')
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (profile->payslip_on, ==, HD_DATE_NONE);

  hd_findings_set_ignored_async (fixture->context, "apology|sorry|so|for", TRUE, hd_keep_result_cb,
                                 &result);
  hd_wait_id (fixture->context, &result);
  wait_items (loaded (hd_findings_get_ignored (fixture->context)), 1);
  ignored = g_list_model_get_item (hd_findings_get_ignored (fixture->context), 0);
  g_assert_cmpstr (ignored->finding, ==, "apology|sorry|so|for");
  hd_findings_set_ignored_async (fixture->context, "apology|sorry|so|for", FALSE, hd_keep_result_cb,
                                 &result);
  hd_wait_id (fixture->context, &result);
  wait_items (hd_findings_get_ignored (fixture->context), 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/app/await-lists", test_await_lists);
  ADD ("/app/watch", test_watch);
  ADD ("/app/recipient-and-undo-after-restart", test_recipient_and_undo_after_restart);
  ADD ("/app/draft-survives-without-saving", test_draft_survives_without_saving);
  ADD ("/app/reading-never-overwrites-typing", test_reading_never_overwrites_typing);
  ADD ("/app/send-and-answer", test_send_and_answer);
  ADD ("/app/send-over-holiday", test_send_over_holiday);
  ADD ("/app/typing-while-sending", test_typing_while_sending);
  ADD ("/app/told-owe-no-answer", test_told_owe_no_answer);
  ADD ("/app/change-and-withdraw", test_change_and_withdraw);
  ADD ("/app/send-without-a-day-loses-nothing", test_send_without_a_day_loses_nothing);
  ADD ("/app/absurd-times-are-refused", test_absurd_times_are_refused);
  ADD ("/app/discard-and-undo", test_discard_and_undo);
  ADD ("/app/names", test_names);
  ADD ("/app/findings-and-profile", test_findings_and_profile);

  return g_test_run ();
}
