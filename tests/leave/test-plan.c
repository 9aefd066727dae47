/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-error.h"
#include "hd-json.h"
#include "hd-plan-scenario.h"
#include "hd-windows.h"

#define AT(hour, minute) ((hour) *60 + (minute))
#define THURSDAY hd_date_new (2026, 12, 3)

/* The sample day: 09:00–12:30 and 13:00–17:30, 8 h paid. */
static HdSchedule *
sample (gboolean exact)
{
  HdSchedule *schedule = hd_schedule_new ();
  HdWorkWeek week;

  hd_work_week_init_length (&week, 0, 0);
  for (int i = HD_MONDAY; i <= HD_FRIDAY; i++)
    {
      hd_work_week_add_span (&week, (HdWeekday) i, (HdSpan){ AT (9, 0), AT (12, 30) });
      hd_work_week_add_span (&week, (HdWeekday) i, (HdSpan){ AT (13, 0), AT (17, 30) });
    }
  hd_schedule_add_week (schedule, HD_DATE_MIN, &week);
  hd_schedule_set_half_day (schedule, (HdHalfDay){ AT (12, 30), exact });
  return schedule;
}

static HdStretch
busy_on (int from, int to)
{
  return (HdStretch){ HD_MOMENT (THURSDAY, from), HD_MOMENT (THURSDAY, to) };
}

static const HdPlanOption *
find (const GArray *options, HdPlanKind kind)
{
  for (guint i = 0; i < options->len; i++)
    if (g_array_index (options, HdPlanOption, i).kind == kind)
      return &g_array_index (options, HdPlanOption, i);

  return NULL;
}

static const HdPlanOption *
get (const GArray *options, HdPlanKind kind)
{
  const HdPlanOption *option = find (options, kind);

  g_assert (option != NULL);
  return option;
}

/* Video call, on site, a loop of four: the three sample figures, at each way of charging. */
static void
test_samples (void)
{
  static const struct
  {
    int from, to, step, min_block;
    gboolean exact;
    HdPlanKind kind;
    int need, cost, away_from, away_to;
  } rows[] = {
    { AT (12, 20), AT (13, 20), 15, 0, TRUE, HD_PLAN_LONG_LUNCH, 30, 30, AT (12, 20), AT (13, 20) },
    { AT (12, 20), AT (13, 20), 60, 0, TRUE, HD_PLAN_LONG_LUNCH, 30, 60, AT (12, 20), AT (13, 50) },
    { AT (12, 20), AT (13, 20), 1, 240, TRUE, HD_PLAN_LONG_LUNCH, 30, 240, AT (12, 20),
      AT (16, 50) },
    { AT (8, 45), AT (11, 5), 15, 0, TRUE, HD_PLAN_LATE, 125, 135, AT (9, 0), AT (11, 15) },
    { AT (8, 45), AT (11, 5), 60, 0, TRUE, HD_PLAN_LATE, 125, 180, AT (9, 0), AT (12, 0) },
    { AT (8, 45), AT (11, 5), 15, 0, TRUE, HD_PLAN_HALF_DAY, 125, 210, AT (9, 0), AT (12, 30) },
    { AT (8, 45), AT (11, 5), 15, 0, FALSE, HD_PLAN_HALF_DAY, 125, 240, AT (9, 0), AT (12, 30) },
    { AT (12, 5), AT (17, 15), 15, 0, TRUE, HD_PLAN_EARLY, 295, 300, AT (12, 0), AT (17, 30) },
    { AT (12, 5), AT (17, 15), 15, 0, TRUE, HD_PLAN_HALF_DAY, 280, 270, AT (12, 5), AT (17, 30) },
    /* 14:00 to 15:30, 35 min each way, 10 min before and 5 after, as the page shows it. */
    { AT (13, 15), AT (16, 10), 15, 0, TRUE, HD_PLAN_GAP, 175, 180, AT (13, 15), AT (16, 15) },
    { AT (13, 15), AT (16, 10), 15, 0, TRUE, HD_PLAN_EARLY, 255, 255, AT (13, 15), AT (17, 30) },
    { AT (13, 15), AT (16, 10), 15, 0, TRUE, HD_PLAN_HALF_DAY, 175, 270, AT (13, 0), AT (17, 30) },
    { AT (13, 15), AT (16, 10), 15, 0, TRUE, HD_PLAN_FULL_DAY, 480, 480, AT (9, 0), AT (17, 30) },
    { AT (12, 30), AT (13, 0), 15, 0, TRUE, HD_PLAN_NONE, 0, 0, AT (12, 30), AT (13, 0) },
    { AT (17, 30), AT (19, 0), 15, 0, TRUE, HD_PLAN_NONE, 0, 0, AT (17, 30), AT (19, 0) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HdSchedule) schedule = sample (rows[i].exact);
      HdPlanRules rules = { { rows[i].step, rows[i].min_block }, 60, TRUE, FALSE, { 0, 0 } };
      g_autoptr (GArray) options =
        hd_plan_options (schedule, NULL, busy_on (rows[i].from, rows[i].to), &rules);
      const HdPlanOption *option = NULL;

      g_test_message ("row %u", i);
      for (guint j = 0; j < options->len && option == NULL; j++)
        if (g_array_index (options, HdPlanOption, j).kind == rows[i].kind &&
            (rows[i].kind != HD_PLAN_LONG_LUNCH ||
             !(g_array_index (options, HdPlanOption, j).reasons & HD_PLAN_BECAUSE_LUNCH_MOVES)))
          option = &g_array_index (options, HdPlanOption, j);

      g_assert (option != NULL);
      g_assert_cmpint (option->need, ==, rows[i].need);
      g_assert_cmpint (option->cost, ==, rows[i].cost);
      g_assert_cmpint (hd_moment_minute (option->absence.from), ==, rows[i].away_from);
      g_assert_cmpint (hd_moment_minute (option->absence.to), ==, rows[i].away_to);
    }
}

static void
test_why_not_less (void)
{
  g_autoptr (HdSchedule) schedule = sample (TRUE);
  HdPlanRules rules = { { 15, 0 }, 60, FALSE, FALSE, { 0, 0 } };
  g_autoptr (GArray) options =
    hd_plan_options (schedule, NULL, busy_on (AT (12, 5), AT (17, 15)), &rules);
  const HdPlanOption *early = get (options, HD_PLAN_EARLY);

  g_assert_true (early->reasons & HD_PLAN_BECAUSE_STUB_AFTER);
  g_assert_true (early->reasons & HD_PLAN_BECAUSE_STEP);
  g_assert_cmpint (early->stub_after, ==, 15);

  g_autofree char *why = hd_plan_explain (early, &rules);
  g_assert_cmpstr (why, ==,
                   "4 h 55 of paid time; only 15 min would be left after, less than 1 h; "
                   "charged in steps of 15 min");
  /* Nothing sticks out of an afternoon without lunch to move. */
  g_assert_null (find (options, HD_PLAN_HALF_DAY));
}

static void
test_lunch_moves (void)
{
  g_autoptr (HdSchedule) schedule = sample (TRUE);
  HdPlanRules rules = { { 15, 0 }, 60, TRUE, FALSE, { 0, 0 } };
  g_autoptr (GArray) near =
    hd_plan_options (schedule, NULL, busy_on (AT (11, 30), AT (12, 0)), &rules);
  g_autoptr (GArray) far =
    hd_plan_options (schedule, NULL, busy_on (AT (9, 30), AT (10, 0)), &rules);
  const HdPlanOption *moved = get (near, HD_PLAN_MOVE_LUNCH);

  g_assert_cmpint (moved->cost, ==, 0);
  g_assert_cmpint (hd_moment_minute (moved->lunch.from), ==, AT (11, 30));
  g_assert_null (find (far, HD_PLAN_MOVE_LUNCH));
}

/* What is already off costs nothing, and is no stub either. */
static void
test_other_absences (void)
{
  g_autoptr (HdSchedule) schedule = sample (TRUE);
  g_autoptr (GArray) absences = g_array_new (FALSE, FALSE, sizeof (HdAbsence));
  HdPlanRules rules = { { 15, 0 }, 60, FALSE, FALSE, { 0, 0 } };
  HdAbsence morning = HD_ABSENCE_INIT (THURSDAY);

  morning.part = HD_DAY_PART_AM;
  morning.state = HD_ABSENCE_APPROVED;
  g_array_append_val (absences, morning);

  g_autoptr (GArray) inside =
    hd_plan_options (schedule, absences, busy_on (AT (10, 0), AT (12, 0)), &rules);
  g_autoptr (GArray) after =
    hd_plan_options (schedule, absences, busy_on (AT (11, 0), AT (14, 0)), &rules);

  g_assert_cmpuint (inside->len, ==, 1);
  g_assert_cmpint (g_array_index (inside, HdPlanOption, 0).kind, ==, HD_PLAN_NONE);
  g_assert_cmpint (g_array_index (after, HdPlanOption, 0).kind, ==, HD_PLAN_LATE);
  g_assert_cmpint (g_array_index (after, HdPlanOption, 0).cost, ==, 60);

  g_array_index (absences, HdAbsence, 0).state = HD_ABSENCE_DENIED;
  g_autoptr (GArray) denied =
    hd_plan_options (schedule, absences, busy_on (AT (10, 0), AT (12, 0)), &rules);
  g_assert_cmpint (g_array_index (denied, HdPlanOption, 0).cost, ==, 120);
}

static void
test_makeup_and_core (void)
{
  g_autoptr (HdSchedule) schedule = sample (TRUE);
  HdPlanRules rules = { { 15, 0 }, 60, FALSE, TRUE, { AT (10, 0), AT (15, 0) } };
  g_autoptr (GArray) outside =
    hd_plan_options (schedule, NULL, busy_on (AT (9, 0), AT (10, 0)), &rules);
  g_autoptr (GArray) inside =
    hd_plan_options (schedule, NULL, busy_on (AT (9, 0), AT (10, 1)), &rules);

  g_assert_cmpint (get (outside, HD_PLAN_MAKE_UP)->cost, ==, 0);
  g_assert_null (find (inside, HD_PLAN_MAKE_UP));
}

/* Every option is enough: no paid minute of the busy time is left outside it. */
static void
test_every_option_is_enough (void)
{
  g_autoptr (HdSchedule) schedule = sample (TRUE);

  for (int from = AT (6, 0); from < AT (20, 0); from += 25)
    for (int length = 5; length < 700; length += 35)
      for (int step = 1; step <= 240; step *= 15)
        {
          HdPlanRules rules = { { step, 0 }, 60, from % 2 == 0, TRUE, { 0, 0 } };
          HdStretch busy = busy_on (from, MIN (from + length, HD_DAY_MINUTES));
          g_autoptr (GArray) options = hd_plan_options (schedule, NULL, busy, &rules);

          g_assert_cmpuint (options->len, >, 0);
          for (guint i = 0; i < options->len; i++)
            {
              const HdPlanOption *option = &g_array_index (options, HdPlanOption, i);
              int before =
                hd_schedule_paid_minutes_in (schedule, THURSDAY,
                                             (HdSpan){
                                               from,
                                               CLAMP (hd_moment_minute (option->absence.from), from,
                                                      hd_moment_minute (busy.to - 1) + 1) });
              int after =
                hd_schedule_paid_minutes_in (schedule, THURSDAY,
                                             (HdSpan){
                                               MIN (hd_moment_minute (option->absence.to - 1) + 1,
                                                    hd_moment_minute (busy.to - 1) + 1),
                                               hd_moment_minute (busy.to - 1) + 1 });

              g_assert_cmpint (before, ==, 0);
              g_assert_cmpint (after, ==, 0);
              g_assert_cmpint (option->cost, <=, 480 + step);
              if (option->kind != HD_PLAN_MAKE_UP && option->kind != HD_PLAN_HALF_DAY)
                g_assert_cmpint (option->cost, >=, option->need);
            }
        }
}

static void
test_expiring_first (void)
{
  g_autoptr (HdLeaveAccount) account = hd_leave_account_new ();
  HdPlanRules rules = { { 15, 0 }, 60, FALSE, TRUE, { 0, 0 } };
  const HdPlanOption *first, *late;

  hd_schedule_unref (account->schedule);
  account->schedule = sample (TRUE);
  hd_leave_account_add_lot (account, "old", THURSDAY - 100, THURSDAY + 20, 150);
  hd_leave_account_add_lot (account, "new", THURSDAY - 100, HD_DATE_NONE, 100);

  g_autoptr (GArray) options =
    hd_plan_options (account->schedule, NULL, busy_on (AT (9, 0), AT (11, 0)), &rules);

  hd_plan_price (options, account);
  first = &g_array_index (options, HdPlanOption, 0);
  late = get (options, HD_PLAN_LATE);

  /* Two hours that lapse anyway come before making them up in the evening. */
  g_assert_cmpint (first->kind, ==, HD_PLAN_LATE);
  g_assert_cmpint (late->saved, ==, 120);
  g_assert_cmpint (late->balance_after, ==, 130);
  g_assert_true (late->covered);
  g_assert_false (get (options, HD_PLAN_FULL_DAY)->covered);
  g_assert_cmpint (g_array_index (options, HdPlanOption, options->len - 1).kind, ==,
                   HD_PLAN_FULL_DAY);
  g_assert_cmpuint (account->absences->len, ==, 0);
  g_assert_false (account->limited);
}

/* Where all of it lapses anyway the smallest absence is still enough. */
static void
test_smallest_of_what_lapses (void)
{
  g_autoptr (HdLeaveAccount) account = hd_leave_account_new ();
  HdPlanRules rules = { { 15, 0 }, 60, FALSE, TRUE, { 0, 0 } };
  guint covered = 0;

  hd_schedule_unref (account->schedule);
  account->schedule = sample (TRUE);
  hd_leave_account_add_lot (account, "old", THURSDAY - 100, THURSDAY + 20, 6000);

  g_autoptr (GArray) options =
    hd_plan_options (account->schedule, NULL, busy_on (AT (10, 50), AT (12, 0)), &rules);

  hd_plan_price (options, account);
  g_assert_cmpint (g_array_index (options, HdPlanOption, 0).kind, ==, HD_PLAN_GAP);
  for (guint i = 1; i < options->len; i++)
    {
      const HdPlanOption *before = &g_array_index (options, HdPlanOption, i - 1);
      const HdPlanOption *option = &g_array_index (options, HdPlanOption, i);

      if (option->kind != HD_PLAN_MAKE_UP && option->kind != HD_PLAN_UNPAID && option->covered)
        {
          g_assert_cmpint (option->saved, ==, option->cost);
          g_assert_cmpint (before->cost, <=, option->cost);
          covered++;
        }
    }
  g_assert_cmpuint (covered, >=, 2);
}

static JsonNode *
plan_text (const char *text, const char *home, GError **error)
{
  g_autoptr (JsonNode) root = hd_json_parse (text, -1, error);
  g_autoptr (HdScenario) scenario = NULL;
  g_autoptr (HdPlanScenario) plan = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (home);

  g_assert_nonnull (root);
  scenario = hd_scenario_parse (root, hd_plan_scenario_keys, error);
  if (scenario != NULL)
    plan = hd_plan_scenario_parse (root, scenario, zone, error);
  return plan != NULL ? hd_plan_scenario_answer (plan, scenario) : NULL;
}

/* Two zones whose clocks change on different days; the ranking is by cost. */
static void
test_slots_of_several_zones (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer =
    plan_text ("{\"unit\":\"hour\",\"increment\":\"15m\",\"slots\":["
               "{\"start\":\"2026-03-17T10:00\",\"end\":\"2026-03-17T11:00\","
               "\"zone\":\"America/New_York\"},"
               "{\"start\":\"2026-03-17T16:30\",\"end\":\"2026-03-17T17:30\","
               "\"zone\":\"Europe/London\"},"
               "{\"start\":\"2026-03-17T12:00\",\"end\":\"2026-03-17T13:00\","
               "\"zone\":\"America/New_York\"}]}",
               "Europe/London", &error);
  static const struct
  {
    gint64 index;
    const char *busy_from;
    gint64 cost;
  } rows[] = {
    { 1, "2026-03-17T16:30", 30 }, /* half of it is after work */
    { 0, "2026-03-17T14:00", 60 }, /* four hours apart in these weeks, not five */
    { 2, "2026-03-17T16:00", 60 },
  };
  JsonArray *slots;

  g_assert_no_error (error);
  slots = json_object_get_array_member (json_node_get_object (answer), "slots");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      JsonObject *slot = json_array_get_object_element (slots, i);
      JsonObject *busy = json_object_get_object_member (slot, "busy");
      /* There is no leave in the account, so unpaid time comes first. */
      JsonObject *best =
        json_array_get_object_element (json_object_get_array_member (slot, "options"), 0);

      g_assert_cmpint (json_object_get_int_member (slot, "index"), ==, rows[i].index);
      g_assert_cmpstr (json_object_get_string_member (busy, "from"), ==, rows[i].busy_from);
      g_assert_cmpint (json_object_get_int_member (best, "cost_minutes"), ==, rows[i].cost);
    }
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *says;
  } rows[] = {
    { "{\"unit\":\"day\"}", HD_ERROR_MISSING, "interview is missing" },
    { "{\"unit\":\"day\",\"slots\":[]}", HD_ERROR_MISSING, "interview is missing" },
    { "{\"unit\":\"day\",\"interview\":{\"start\":\"2026-12-03T14:00\"}}", HD_ERROR_MISSING,
      "interview.end is missing" },
    { "{\"unit\":\"day\",\"interview\":{\"start\":\"2026-12-03\",\"end\":\"x\"}}", HD_ERROR_INVALID,
      "interview.start:" },
    { "{\"unit\":\"day\",\"interview\":{\"start\":\"2026-12-03T14:00\","
      "\"end\":\"2026-12-03T14:00\"}}",
      HD_ERROR_INVALID, "interview.end:" },
    { "{\"unit\":\"day\",\"interview\":{\"start\":\"2026-12-03T14:00\","
      "\"end\":\"2027-12-03T14:00\"}}",
      HD_ERROR_INVALID, "interview.end:" },
    { "{\"unit\":\"day\",\"slots\":[{\"start\":\"2026-12-03T14:00\","
      "\"end\":\"2026-12-03T15:00\",\"zone\":\"Mars/Olympus\"}]}",
      HD_ERROR_INVALID, "slots[0].zone:" },
    { "{\"unit\":\"day\",\"core_hours\":\"noon\",\"interview\":{\"start\":\"2026-12-03T14:00\","
      "\"end\":\"2026-12-03T15:00\"}}",
      HD_ERROR_INVALID, "core_hours:" },
    { "{\"unit\":\"day\",\"interview\":{\"start\":\"2026-12-03T14:00\","
      "\"end\":\"2026-12-03T15:00\",\"prep\":\"400h\"}}",
      HD_ERROR_INVALID, "interview.prep:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (plan_text (rows[i].text, "UTC", &error));
      g_assert_error (error, HD_ERROR, rows[i].code);
      g_assert_nonnull (strstr (error->message, rows[i].says));
    }
}

/* Over midnight at home: only the day with paid time in it counts. */
static void
test_over_midnight (void)
{
  g_autoptr (HdSchedule) schedule = sample (TRUE);
  HdPlanRules rules = { { 1, 0 }, 0, FALSE, FALSE, { 0, 0 } };
  HdStretch busy = { HD_MOMENT (THURSDAY, AT (23, 0)), HD_MOMENT (THURSDAY + 1, AT (9, 30)) };
  HdStretch days = { HD_MOMENT (THURSDAY, AT (16, 0)), HD_MOMENT (THURSDAY + 4, AT (10, 0)) };
  g_autoptr (GArray) one = hd_plan_options (schedule, NULL, busy, &rules);
  g_autoptr (GArray) many = hd_plan_options (schedule, NULL, days, &rules);

  g_assert_cmpint (g_array_index (one, HdPlanOption, 0).cost, ==, 30);
  g_assert_cmpint (hd_moment_date (g_array_index (one, HdPlanOption, 0).absence.from), ==,
                   THURSDAY + 1);
  /* Thursday from 16:00, Friday, Monday until 10:00. */
  g_assert_cmpint (g_array_index (many, HdPlanOption, 0).cost, ==, 90 + 480 + 60);
}

static void
test_windows (void)
{
  g_autoptr (HdSchedule) schedule = sample (TRUE);
  HdPlanRules rules = { { 15, 0 }, 15, FALSE, FALSE, { 0, 0 } };
  HdWindowRules windows = { 30, 5, 5, 10, { AT (8, 0), AT (18, 30) }, 15 };
  g_autoptr (GArray) found = hd_windows_find (schedule, NULL, THURSDAY, &windows, &rules);
  const HdFreeTime *first = &g_array_index (found, HdFreeTime, 0);
  HdDate last = HD_DATE_NONE;
  gboolean cheapest_first = TRUE;

  /* Before 09:00, with five minutes to settle, on the first day. */
  g_assert_cmpint (first->date, ==, THURSDAY);
  g_assert_cmpint (first->cost, ==, 0);
  g_assert_cmpint (first->from, ==, AT (8, 0));
  g_assert_cmpint (first->to, ==, AT (8, 45));
  g_assert_cmpint (g_array_index (found, HdFreeTime, 1).from, ==, AT (17, 45));

  for (guint i = 0; i < found->len; i++)
    {
      const HdFreeTime *window = &g_array_index (found, HdFreeTime, i);

      last = MAX (last, window->date);
      g_assert_cmpint (window->to - window->from, >=, windows.length);
      if (i > 0)
        cheapest_first =
          cheapest_first && window->cost >= g_array_index (found, HdFreeTime, i - 1).cost;
    }
  g_assert_true (cheapest_first);
  g_assert_cmpint (last, ==, THURSDAY + 13); /* ten working days */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/leave/plan/samples", test_samples);
  g_test_add_func ("/leave/plan/why-not-less", test_why_not_less);
  g_test_add_func ("/leave/plan/lunch-moves", test_lunch_moves);
  g_test_add_func ("/leave/plan/other-absences", test_other_absences);
  g_test_add_func ("/leave/plan/makeup-and-core", test_makeup_and_core);
  g_test_add_func ("/leave/plan/every-option-is-enough", test_every_option_is_enough);
  g_test_add_func ("/leave/plan/expiring-first", test_expiring_first);
  g_test_add_func ("/leave/plan/smallest-of-what-lapses", test_smallest_of_what_lapses);
  g_test_add_func ("/leave/plan/slots-of-several-zones", test_slots_of_several_zones);
  g_test_add_func ("/leave/plan/refusals", test_refusals);
  g_test_add_func ("/leave/plan/over-midnight", test_over_midnight);
  g_test_add_func ("/leave/windows/cheapest-first", test_windows);

  return g_test_run ();
}
