/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-composer.h"
#include "hd-desk-fixture.h"
#include "hd-options.h"
#include "hd-recipients.h"
#include "hd-requests.h"

/* Until the desk shows what was stored. */
static void
wait_changed (Fixture *fixture)
{
  guint n = fixture->n_changed;

  while (fixture->n_changed == n)
    g_main_context_iteration (NULL, TRUE);
}

/* “I sent it” books what the schedule says, or what was agreed. */
static void
test_sent_is_priced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  GAsyncResult *slot = NULL;
  const HdAbsenceFacts *facts;
  gint64 id;

  g_object_set (draft, "first-day", hd_date_new (2026, 12, 3), "last-day",
                hd_date_new (2026, 12, 3), "from-minute", 795, "to-minute", 975, "amount-minutes",
                180, "body", "Hi", "busy-from", 29937600, "busy-to", 29937690, NULL);
  hd_requests_send_async (fixture->context, draft, hd_keep_result_cb, &slot);
  id = hd_wait_id (fixture->context, &slot);
  wait_changed (fixture);
  facts = hd_leave_facts_find_absence (hd_leave_desk_get_facts (fixture->desk), id);
  g_assert_false (facts->stated);
  g_assert_cmpint (facts->busy_to, ==, 29937690);
  g_assert_cmpint (cost_of (fixture, id), ==, 180);

  g_object_set (draft, "purpose", "change", "request", id, "amount-minutes", 240, NULL);
  hd_requests_send_async (fixture->context, draft, hd_keep_result_cb, &slot);
  g_assert_cmpint (hd_wait_id (fixture->context, &slot), ==, id);
  wait_changed (fixture);
  facts = hd_leave_facts_find_absence (hd_leave_desk_get_facts (fixture->desk), id);
  g_assert_true (facts->stated);
  g_assert_cmpint (cost_of (fixture, id), ==, 240);
  undo (fixture, FALSE);
  g_assert_cmpint (cost_of (fixture, id), ==, 180);
}

static const HdPlanOption *
option_at (const GArray *options, guint i)
{
  g_assert_cmpuint (options->len, >, i);
  return &g_array_index (options, HdPlanOption, i);
}

/* The sample day of the specification: 09:00-12:30 and 13:00-17:30. */
static void
set_sample_week (Fixture *fixture)
{
  HdWorkWeek week = { 0 };

  for (HdWeekday day = HD_MONDAY; day <= HD_FRIDAY; day++)
    {
      hd_work_week_add_span (&week, day, (HdSpan){ 9 * 60, 12 * 60 + 30 });
      hd_work_week_add_span (&week, day, (HdSpan){ 13 * 60, 17 * 60 + 30 });
    }
  apply (fixture, hd_leave_edit_new_week (hd_date_new (2026, 1, 1), &week));
}

/* A day that is still free of doubt can leave too little for one that is granted already; and
 * without a day there is nothing to plan. */
static void
test_later_time_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();
  g_autoptr (GArray) options = NULL, none = NULL;
  g_autofree char *summary = NULL;
  const HdSpan needed = { 10 * 60, 12 * 60 };

  set_sample_week (fixture);
  apply (fixture, hd_leave_edit_new_payslip (hd_date_new (2026, 11, 20), 540));
  apply (fixture,
         hd_leave_edit_new_absence (absence (hd_date_new (2026, 12, 10), -1, -1, "approved"),
                                    FALSE));
  facts->date = hd_date_new (2026, 12, 3);
  options = hd_options_plan (fixture->desk, facts, needed, FALSE, 0);
  g_assert_cmpint (option_at (options, 0)->balance_after, >, 0);
  g_assert_false (option_at (options, 0)->covered);
  summary = hd_option_summary (fixture->desk, options, 0);
  g_assert_nonnull (strstr (summary, "too little would be left for later time off"));
  g_assert_null (strstr (summary, "more leave than there is"));

  facts->date = HD_DATE_NONE;
  none = hd_options_plan (fixture->desk, facts, needed, FALSE, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

/* What can be asked for follows from the work, the days off, the other absences and the leave. */
static void
test_options (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();
  HdSpan loop = { 12 * 60 + 5, 17 * 60 + 15 }, video = { 12 * 60 + 20, 13 * 60 + 20 };
  gint64 denied;

  facts->date = hd_date_new (2026, 12, 3);
  facts->hours = (HdSpan){ 9 * 60, 17 * 60 };
  facts->workdays = HD_WEEKDAYS_MON_FRI;
  set_sample_week (fixture);

  /* No balance is known: what it costs, and no more. */
  {
    g_autoptr (GArray) options = hd_options_plan (fixture->desk, facts, loop, TRUE, 0);
    g_autofree char *text = hd_option_summary (fixture->desk, options, 0);

    g_assert_cmpint (option_at (options, 0)->cost, ==, 300);
    g_assert_cmpstr (text, ==, "5 h · only 15 min would be left after; counted in steps of 15 min");
    g_assert_cmpint (hd_options_balance (fixture->desk, facts->date, TODAY), ==, -1);
  }

  apply (fixture, hd_leave_edit_new_payslip (hd_date_new (2026, 11, 1), 400));
  {
    g_autoptr (GArray) options = hd_options_plan (fixture->desk, facts, loop, TRUE, 0);
    g_autofree char *whole = hd_option_summary (fixture->desk, options, 1);

    g_assert_cmpint (option_at (options, 0)->balance_after, ==, 100);
    g_assert_true (option_at (options, 0)->covered);
    g_assert_cmpint (option_at (options, 1)->kind, ==, HD_PLAN_FULL_DAY);
    g_assert_false (option_at (options, 1)->covered);
    g_assert_nonnull (strstr (whole, "then −1 h 20 left · more leave than there is"));
    g_assert_null (hd_options_note (options));
  }

  /* What is asked for already is spoken for, and its time is free already. */
  denied =
    apply (fixture,
           hd_leave_edit_new_absence (absence (facts->date, 13 * 60, 17 * 60 + 30, "requested"),
                                      FALSE));
  {
    g_autoptr (GArray) options = hd_options_plan (fixture->desk, facts, video, FALSE, 0);
    g_autoptr (GArray) instead = hd_options_plan (fixture->desk, facts, video, FALSE, denied);

    g_assert_cmpint (option_at (options, 0)->cost, ==, 15);
    g_assert_cmpint (option_at (options, 0)->balance_after, ==, 400 - 270 - 15);
    g_assert_cmpint (option_at (instead, 0)->cost, ==, 30);
    g_assert_cmpint (option_at (instead, 0)->balance_after, ==, 370);
  }
  apply (fixture, hd_leave_edit_new_state (denied, "denied"));

  /* Time that lapses anyway is used first: it makes the longer absence as good as free. */
  apply (fixture, hd_leave_edit_new_entry ("comp", hd_date_new (2026, 11, 20), 480,
                                           hd_date_new (2026, 12, 31), NULL));
  {
    g_autoptr (GArray) options = hd_options_plan (fixture->desk, facts, loop, TRUE, 0);

    g_autofree char *text = hd_option_summary (fixture->desk, options, 0);

    g_assert_cmpint (option_at (options, 0)->saved, ==, option_at (options, 0)->cost);
    g_assert_true (option_at (options, 1)->covered);
    /* What holds for all is said once. */
    g_assert_cmpuint (options->len, >, 1);
    g_assert_cmpstr (hd_options_note (options), ==, "This takes time that would lapse anyway.");
    g_assert_null (strstr (text, "lapse"));
    g_array_set_size (options, 1);
    g_assert_null (hd_options_note (options));
    g_autofree char *alone = hd_option_summary (fixture->desk, options, 0);

    g_assert_nonnull (strstr (alone, " · time that would lapse anyway"));
  }

  /* A day off costs nothing, and nothing need be asked. */
  {
    HdLeaveEdit *off = hd_leave_edit_new_holidays ();
    g_autoptr (GArray) options = NULL;

    hd_leave_edit_add_holiday (off, facts->date, HD_WHOLE_DAY, HD_DAY_PART_FULL, "Fair");
    apply (fixture, off);
    options = hd_options_plan (fixture->desk, facts, loop, TRUE, 0);
    g_assert_cmpuint (options->len, ==, 0);
  }
}

/* A leave is described in one go: settings, week, policy and payslip. */
static void
test_group (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdLeaveSettings) settings =
    hd_leave_settings_copy (hd_leave_desk_get_facts (fixture->desk)->settings);
  g_autoptr (HdLeavePolicy) policy = monthly (hd_date_new (2026, 1, 1), 450);
  g_autoptr (HdLeaveEdit) group = hd_leave_edit_new_group ();
  g_autoptr (HdLeavePreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  HdWorkWeek week = { 0 };
  gint64 ahead;

  expect_refused (fixture, hd_leave_edit_new_group (), HD_ERROR_MISSING);
  ahead =
    apply (fixture,
           hd_leave_edit_new_absence (absence (hd_date_new (2026, 12, 1), -1, -1, "requested"),
                                      FALSE));
  settings->increment = 60;
  hd_work_week_init_hours (&week, (HdSpan){ 9 * 60, 14 * 60 + 30 }, HD_WEEKDAYS_MON_FRI);
  hd_leave_edit_group_add (group, hd_leave_edit_new_settings (settings));
  hd_leave_edit_group_add (group, hd_leave_edit_new_week (hd_date_new (2026, 1, 1), &week));
  hd_leave_edit_group_add (group, hd_leave_edit_new_policy (hd_date_new (2026, 1, 1), policy));
  hd_leave_edit_group_add (group, hd_leave_edit_new_payslip (hd_date_new (2026, 11, 1), 5000));

  preview = hd_leave_desk_preview (fixture->desk, group, &error);
  g_assert_no_error (error);
  g_assert_cmpint (preview->booked, ==, 500);
  g_assert_cmpuint (preview->repriced->len, ==, 1);
  g_assert_cmpint (g_array_index (preview->repriced, HdLeaveRepriced, 0).after, ==, 360);

  apply (fixture, hd_leave_edit_ref (group));
  g_assert_cmpint (balance (fixture, TODAY), ==, 5000);
  g_assert_cmpint (cost_of (fixture, ahead), ==, 360);
  for (int i = 0; i < 2; i++)
    {
      undo (fixture, FALSE);
      g_assert_cmpint (hd_leave_desk_get_mode (fixture->desk), ==, HD_LEAVE_MODE_EMPTY);
      g_assert_cmpint (cost_of (fixture, ahead), ==, 480);
      undo (fixture, TRUE);
      g_assert_cmpint (balance (fixture, TODAY), ==, 5000);
      g_assert_cmpint (cost_of (fixture, ahead), ==, 360);
    }
}

static gint64
add_recipient (Fixture *fixture, const char *name, const char *relation, gboolean contractor)
{
  g_autoptr (HdRecipient) recipient =
    g_object_new (HD_TYPE_RECIPIENT, "name", name, "relation", relation, "channel", "email", "tone",
                  "plain", "contractor", contractor, NULL);
  GAsyncResult *slot = NULL;

  hd_recipients_save_async (fixture->context, recipient, hd_keep_result_cb, &slot);
  return hd_wait_id (fixture->context, &slot);
}

static HdRequest *
first_request (Fixture *fixture)
{
  GListModel *requests = hd_requests_get_list (fixture->context);

  while (g_list_model_get_n_items (requests) == 0)
    g_main_context_iteration (NULL, TRUE);
  return g_list_model_get_item (requests, 0);
}

/* A day that has passed is asked about, for a while; nothing answers for the person. */
static void
test_day_is_over (Fixture *fixture, gconstpointer data)
{
  gint64 id =
    apply (fixture,
           hd_leave_edit_new_absence (absence (hd_date_new (2026, 11, 26), 540, 660, "approved"),
                                      FALSE));
  g_autoptr (HdRequest) request = first_request (fixture);

  g_assert_false (hd_requests_is_over (fixture->context, request));
  fixture->now += 2 * 86400;
  g_assert_true (hd_requests_is_over (fixture->context, request));
  g_assert_cmpstr (request->state, ==, "approved");
  apply (fixture, hd_leave_edit_new_state (id, "taken"));
  while (g_str_equal (request->state, "approved"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (hd_requests_is_over (fixture->context, request));
  undo (fixture, FALSE);
  fixture->now += 60 * 86400;
  g_assert_false (hd_requests_is_over (fixture->context, request));
}

/* One absence, a text for each: the agency is asked, the client is told, and sending the second
 * text changes nothing about the absence. */
static void
test_each_is_told (Fixture *fixture, gconstpointer data)
{
  gint64 agency = add_recipient (fixture, "Agency", "approves", TRUE);
  gint64 client = add_recipient (fixture, "Client", "is-told", TRUE);
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();
  g_autofree char *json = NULL;
  g_autoptr (HdComposer) composer = NULL;
  GAsyncResult *slot = NULL;

  facts->date = hd_date_new (2026, 12, 3);
  facts->window = (HdSpan){ 795, 975 };
  json = hd_request_facts_to_json (facts);
  g_object_set (draft, "facts", json, "first-day", facts->date, "last-day", facts->date,
                "from-minute", 795, "to-minute", 975, "body", "Hi", "recipient", agency, NULL);
  hd_wait_loaded (hd_recipients_get_list (fixture->context));
  hd_requests_send_async (fixture->context, draft, hd_keep_result_cb, &slot);
  hd_wait_id (fixture->context, &slot);

  {
    g_autoptr (HdRequest) request = first_request (fixture);
    g_autoptr (GPtrArray) untold = hd_requests_list_untold (fixture->context, request);
    g_autoptr (HdKeptDraft) notice = NULL;

    g_assert_cmpuint (untold->len, ==, 1);
    g_assert_cmpint (hd_record_get_id (untold->pdata[0]), ==, client);
    notice = hd_requests_new_draft_for (fixture->context, request, untold->pdata[0]);
    composer = hd_composer_new (fixture->context, "en");
    hd_composer_load (composer, notice);
    g_assert_cmpint (hd_composer_get_facts (composer)->relation, ==, HD_RELATION_IS_TOLD);
    g_assert_true (g_str_has_prefix (hd_composer_get_body (composer), "Hi Client"));
    g_assert_null (strstr (hd_composer_get_body (composer), "leave"));
    hd_requests_send_async (fixture->context, hd_composer_get_draft (composer), hd_keep_result_cb,
                            &slot);
    hd_wait_id (fixture->context, &slot);
    while (request->n_messages < 2)
      g_main_context_iteration (NULL, TRUE);
    g_assert_cmpstr (request->state, ==, "requested");
    g_clear_pointer (&untold, g_ptr_array_unref);
    untold = hd_requests_list_untold (fixture->context, request);
    g_assert_cmpuint (untold->len, ==, 0);
  }
}

/* A half holiday and an afternoon off are free for an appointment; the rest costs. */
static void
test_windows (Fixture *fixture, gconstpointer data)
{
  const HdWindowRules rules = { .length = 60,
                                .before = 0,
                                .after = 0,
                                .days = 3,
                                .hours = { 8 * 60, 18 * 60 },
                                .step = 30 };
  HdLeaveEdit *fair = hd_leave_edit_new_holidays ();
  g_autoptr (GArray) windows = NULL;
  guint n_free = 0;

  set_sample_week (fixture);
  hd_leave_edit_add_holiday (fair, hd_date_new (2026, 11, 27), 500, HD_DAY_PART_PM, "Fair");
  apply (fixture, fair);
  apply (fixture, hd_leave_edit_new_absence (absence (hd_date_new (2026, 11, 26), 13 * 60,
                                                      17 * 60 + 30, "approved"),
                                             FALSE));
  windows = hd_leave_desk_find_windows (fixture->desk, &rules);
  for (guint i = 0; i < windows->len; i++)
    {
      const HdFreeTime *window = &g_array_index (windows, HdFreeTime, i);

      if (window->cost == 0 && window->from >= 12 * 60)
        n_free++;
      g_assert_cmpint (window->date, <=, hd_date_new (2026, 11, 30));
    }
  /* Thursday and Friday from 12:30 on. */
  g_assert_cmpuint (n_free, ==, 2);
}

/* For a contractor there are minutes and money, and no leave. */
static void
test_options_unpaid (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdLeaveSettings) settings =
    hd_leave_settings_copy (hd_leave_desk_get_facts (fixture->desk)->settings);
  g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();
  g_autoptr (GArray) options = NULL;
  g_autofree char *text = NULL;

  settings->kind = HD_LEAVE_ACCOUNT_UNPAID;
  settings->hourly_rate = 9000;
  apply (fixture, hd_leave_edit_new_settings (settings));
  set_sample_week (fixture);
  facts->date = hd_date_new (2026, 12, 3);
  options = hd_options_plan (fixture->desk, facts, (HdSpan){ 13 * 60, 14 * 60 }, FALSE, 0);
  text = hd_option_summary (fixture->desk, options, 0);
  g_assert_cmpstr (text, ==, "1 h unpaid, 90.00");
}

#define ADD(path, func) g_test_add ("/desk/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("sent-is-priced", test_sent_is_priced);
  ADD ("later-time-off", test_later_time_off);
  ADD ("options", test_options);
  ADD ("options-unpaid", test_options_unpaid);
  ADD ("group", test_group);
  ADD ("each-is-told", test_each_is_told);
  ADD ("day-is-over", test_day_is_over);
  ADD ("windows", test_windows);

  return g_test_run ();
}
