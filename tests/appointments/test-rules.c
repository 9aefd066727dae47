/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-search-advice.h"
#include "hd-search-coverage.h"
#include "hd-stage.h"
#include "hd-submission.h"

#define TODAY hd_date_new (2026, 11, 25)

static void
test_words (void)
{
  HdStage stage;
  HdOutcome outcome;
  HdMeetingState state;

  for (guint i = 0; i < HD_N_STAGES; i++)
    {
      g_assert_true (hd_stage_parse (hd_stage_to_string ((HdStage) i), &stage));
      g_assert_cmpuint (stage, ==, i);
      g_assert_cmpstr (hd_stage_title (stage), !=, "");
    }
  for (guint i = 0; i < HD_N_OUTCOMES; i++)
    {
      g_assert_true (hd_outcome_parse (hd_outcome_to_string ((HdOutcome) i), &outcome));
      g_assert_cmpuint (outcome, ==, i);
      g_assert_cmpstr (hd_outcome_title (outcome), !=, "");
    }
  for (guint i = 0; i < HD_N_MEETING_STATES; i++)
    {
      g_assert_true (
        hd_meeting_state_parse (hd_meeting_state_to_string ((HdMeetingState) i), &state));
      g_assert_cmpuint (state, ==, i);
      g_assert_cmpstr (hd_meeting_state_title (state), !=, "");
    }
  g_assert_true (hd_stage_parse ("hiring-manager", &stage));
  g_assert_cmpint (stage, ==, HD_STAGE_MANAGER);
  g_assert_false (hd_stage_parse ("Applied", &stage));
  g_assert_false (hd_outcome_parse (NULL, &outcome));
}

static void
test_states (void)
{
  g_assert_true (hd_meeting_state_may_follow (HD_MEETING_OFFERED, HD_MEETING_PROPOSED));
  g_assert_true (hd_meeting_state_may_follow (HD_MEETING_CONFIRMED, HD_MEETING_MOVED));
  g_assert_true (hd_meeting_state_may_follow (HD_MEETING_MOVED, HD_MEETING_CONFIRMED));
  g_assert_true (hd_meeting_state_may_follow (HD_MEETING_CANCELLED, HD_MEETING_CONFIRMED));
  g_assert_false (hd_meeting_state_may_follow (HD_MEETING_OFFERED, HD_MEETING_HELD));
  g_assert_false (hd_meeting_state_may_follow (HD_MEETING_HELD, HD_MEETING_OFFERED));
  g_assert_true (hd_meeting_state_is_alive (HD_MEETING_MOVED));
  g_assert_false (hd_meeting_state_is_alive (HD_MEETING_HELD));
}

static void
test_keys (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean same;
  } cases[] = {
    { "Hollowfern Labs Ltd", "hollowfern labs", TRUE },
    { "Hollowfern Labs, Ltd.", "HOLLOWFERN-LABS", TRUE },
    { "Société Générale S.A.", "Societe Generale", TRUE },
    { "Bäckerei Groß GmbH", "bäckerei gross", TRUE },
    { "Hollowfern Labs", "Hollowfern", FALSE },
    { "AG", "SE", FALSE },
    { "C++ developer", "C# developer", FALSE },
    { "C++ Developer", "c++ developer", TRUE },
    { "Larch+Sons", "Larch & Sons", TRUE },
    { "!!!", "???", FALSE },
    { " !!! ", "!!!", TRUE },
    { "", " ", TRUE },
    { "!!!", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *a = hd_submission_key (cases[i].a);
      g_autofree char *b = hd_submission_key (cases[i].b);

      g_assert_cmpint (g_str_equal (a, b), ==, cases[i].same);
    }
}

static void
test_submission (void)
{
  const HdSubmission others[] = {
    { 1, "Hollowfern Labs Ltd", "Birch Partners", "Data Engineer", HD_STAGE_APPLIED, HD_DATE_NONE },
    { 2, "Tansy GmbH", "Birch Partners", NULL, HD_STAGE_CLOSED, hd_date_new (2026, 12, 31) },
    { 3, "Mallow SA", NULL, "Analyst", HD_STAGE_SAVED, HD_DATE_NONE },
    { 4, "Sorrel", NULL, "Analyst", HD_STAGE_LOOP, HD_DATE_NONE },
  };
  static const struct
  {
    const char *company, *agency, *role;
    HdSubmissionClash clash;
  } cases[] = {
    { "Hollowfern Labs", "Cedar Talent", "Data Engineer", HD_SUBMISSION_DOUBLE },
    { "hollowfern labs", NULL, "Something else", HD_SUBMISSION_DOUBLE },
    { "Hollowfern Labs", "birch partners", "Data engineer", HD_SUBMISSION_AGAIN },
    { "Hollowfern Labs", "Birch Partners", "Architect", HD_SUBMISSION_CLEAR },
    { "Tansy", "Cedar Talent", NULL, HD_SUBMISSION_BOUND },
    { "Tansy", "Birch Partners", NULL, HD_SUBMISSION_CLEAR },
    { "Mallow", "Cedar Talent", "Analyst", HD_SUBMISSION_CLEAR },
    { "Sorrel", NULL, NULL, HD_SUBMISSION_AGAIN },
    { "Juniper", "Birch Partners", NULL, HD_SUBMISSION_CLEAR },
    { "", "Birch Partners", NULL, HD_SUBMISSION_CLEAR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HdSubmission next = {
        0, cases[i].company, cases[i].agency, cases[i].role, HD_STAGE_APPLIED, HD_DATE_NONE
      };

      g_test_message ("%s by %s", cases[i].company, cases[i].agency);
      g_assert_cmpint (hd_submission_check (others, 4, &next, TODAY, NULL), ==, cases[i].clash);
    }

  /* The right to represent has ended, and nobody clashes with themselves. */
  g_assert_cmpint (hd_submission_check (others, 4,
                                        &(HdSubmission){ 0, "Tansy", "Cedar Talent", NULL,
                                                         HD_STAGE_SAVED, HD_DATE_NONE },
                                        hd_date_new (2027, 1, 1), NULL),
                   ==, HD_SUBMISSION_CLEAR);
  g_assert_cmpint (hd_submission_check (others, 4, &others[0], TODAY, NULL), ==,
                   HD_SUBMISSION_CLEAR);
}

static void
test_advice (void)
{
  static const struct
  {
    HdAdviceCase what;
    const char *first;
  } cases[] = {
    { { HD_STAGE_SCREEN, HD_OUTCOME_OPEN, 2, 200, HD_MEETING_CONFIRMED, FALSE, FALSE, FALSE },
      "the-second-meeting" },
    { { HD_STAGE_SCREEN, HD_OUTCOME_OPEN, 1, 20, HD_MEETING_CONFIRMED, FALSE, FALSE, FALSE },
      "better-left-unsaid" },
    { { HD_STAGE_SCREEN, HD_OUTCOME_OPEN, 1, -20, HD_MEETING_HELD, FALSE, FALSE, FALSE },
      "the-forgotten-step" },
    { { HD_STAGE_SCREEN, HD_OUTCOME_OPEN, 1, -20, HD_MEETING_HELD, FALSE, TRUE, FALSE }, NULL },
    { { HD_STAGE_LOOP, HD_OUTCOME_OPEN, 2, -400, HD_MEETING_HELD, FALSE, TRUE, FALSE }, NULL },
    { { HD_STAGE_CLOSED, HD_OUTCOME_REJECTED, 2, -400, HD_MEETING_HELD, FALSE, FALSE, TRUE },
      "hard-feedback" },
    { { HD_STAGE_CLOSED, HD_OUTCOME_REJECTED, 0, G_MAXINT, HD_MEETING_HELD, FALSE, FALSE, FALSE },
      "hearing-no" },
    { { HD_STAGE_CLOSED, HD_OUTCOME_ACCEPTED, 0, G_MAXINT, HD_MEETING_HELD, TRUE, FALSE, FALSE },
      NULL },
    { { HD_STAGE_SAVED, HD_OUTCOME_OPEN, 0, G_MAXINT, HD_MEETING_OFFERED, TRUE, FALSE, FALSE },
      "keeping-it-private" },
    { { HD_STAGE_SCREEN, HD_OUTCOME_OPEN, 1, 20, HD_MEETING_CANCELLED, FALSE, FALSE, FALSE },
      NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *slugs[HD_ADVICE_MAX] = { NULL };
      guint n = hd_search_advice (&cases[i].what, slugs);

      g_test_message ("case %u", i);
      g_assert_cmpuint (n, <=, HD_ADVICE_MAX);
      g_assert_cmpstr (n > 0 ? slugs[0] : NULL, ==, cases[i].first);
    }
}

#define UNTIL (TODAY + 365)

/* 10 h now, 4 h more on 15 December, 6 h lapse on 1 April. */
static const HdLeaveStep steps[] = {
  { 20782, 600, 0 },   /* 2026-11-25 */
  { 20802, 840, 0 },   /* 2026-12-15 */
  { 20909, 480, 360 }, /* 2027-04-01 */
};

static void
test_coverage (void)
{
  const HdPlannedCost planned[] = {
    { hd_date_new (2026, 12, 3), 180 },
    { hd_date_new (2026, 12, 10), 240 },
    { hd_date_new (2026, 12, 17), 240 },
  };
  HdSearchCoverage coverage;

  g_assert_cmpint (steps[0].on, ==, TODAY);

  coverage = hd_search_coverage (steps, 3, planned, 1, 0, 120, TODAY, UNTIL);
  g_assert_cmpint (coverage.planned, ==, 180);
  g_assert_cmpint (coverage.short_on, ==, HD_DATE_NONE);
  g_assert_cmpint (coverage.affordable, ==, 3); /* of 10 h: what lapses is used first */
  g_assert_cmpint (coverage.left, ==, 480);

  coverage = hd_search_coverage (steps, 3, planned, 3, 90, 120, TODAY, UNTIL);
  g_assert_cmpint (coverage.planned, ==, 660);
  g_assert_cmpint (coverage.likely, ==, 90);
  /* The 6 h that lapse on 1 April pay for more than half of it. */
  g_assert_cmpint (coverage.short_on, ==, HD_DATE_NONE);
  g_assert_cmpint (coverage.left, ==, 180);
  {
    /* After they have lapsed they pay for nothing. */
    const HdPlannedCost late = { hd_date_new (2027, 4, 2), 660 };

    coverage = hd_search_coverage (steps, 3, &late, 1, 90, 120, TODAY, UNTIL);
    g_assert_cmpint (coverage.short_on, ==, late.on);
    g_assert_cmpint (coverage.covered_from, ==, HD_DATE_NONE);
    g_assert_cmpint (coverage.affordable, ==, 0);
  }

  {
    /* 24 h, of which 16 lapse on 1 April: one visit before is paid by those, one behind by the
     * rest. */
    static const HdLeaveStep lapsing[] = { { 20782, 1440, 0 }, { 20909, 480, 960 } };
    const HdPlannedCost around[] = {
      { hd_date_new (2027, 3, 20), 480 },
      { hd_date_new (2027, 4, 10), 480 },
    };

    coverage = hd_search_coverage (lapsing, 2, around, 2, 0, 480, TODAY, UNTIL);
    g_assert_cmpint (coverage.short_on, ==, HD_DATE_NONE);
    g_assert_cmpint (coverage.left, ==, 0);
    g_assert_cmpint (coverage.affordable, ==, 0);

    /* Two behind it are one too many. */
    coverage = hd_search_coverage (lapsing, 2, (HdPlannedCost[]){ around[1], around[1] }, 2, 0, 480,
                                   TODAY, UNTIL);
    g_assert_cmpint (coverage.short_on, ==, around[1].on);
  }

  /* Not enough now, enough when the next credit has come. */
  coverage = hd_search_coverage (steps, 2, planned, 3, 0, 0, TODAY, UNTIL);
  g_assert_cmpint (coverage.short_on, ==, HD_DATE_NONE);
  {
    const HdPlannedCost large = { hd_date_new (2026, 12, 3), 700 };

    coverage = hd_search_coverage (steps, 2, &large, 1, 0, 60, TODAY, UNTIL);
    g_assert_cmpint (coverage.short_on, ==, large.on);
    g_assert_cmpint (coverage.covered_from, ==, steps[1].on);
  }

  /* A table of what is likely besides 3 h that are planned, when the steps rise to 14 h. */
  {
    static const struct
    {
      const char *why;
      gint64 likely;
      int visit;
      gboolean covered;
      HdDate likely_from;
      int affordable;
      HdDate next_from;
    } table[] = {
      { "two fit and the third has to wait", 0, 180, TRUE, HD_DATE_NONE, 2, 20802 },
      { "what is likely takes the place of one", 180, 180, TRUE, HD_DATE_NONE, 1, 20802 },
      { "to the minute", 420, 180, TRUE, HD_DATE_NONE, 0, 20802 },
      { "one more never fits", 420, 300, TRUE, HD_DATE_NONE, 0, HD_DATE_NONE },
      { "a minute too much: from the next credit", 421, 180, FALSE, 20802, 0, HD_DATE_NONE },
      { "never", 661, 180, FALSE, HD_DATE_NONE, 0, HD_DATE_NONE },
      { "what a visit costs is not known", 60, 0, TRUE, HD_DATE_NONE, 0, HD_DATE_NONE },
    };

    for (guint i = 0; i < G_N_ELEMENTS (table); i++)
      {
        g_test_message ("%s", table[i].why);
        coverage =
          hd_search_coverage (steps, 2, planned, 1, table[i].likely, table[i].visit, TODAY, UNTIL);
        g_assert_cmpint (coverage.until, ==, UNTIL);
        g_assert_cmpint (coverage.likely_covered, ==, table[i].covered);
        g_assert_cmpint (coverage.likely_from, ==, table[i].likely_from);
        g_assert_cmpint (coverage.affordable, ==, table[i].affordable);
        g_assert_cmpint (coverage.next_from, ==, table[i].next_from);
      }
  }

  /* Nothing known: nothing promised. */
  coverage = hd_search_coverage (NULL, 0, NULL, 0, 0, 60, TODAY, UNTIL);
  g_assert_cmpint (coverage.affordable, ==, 0);
}

static void
test_likely (void)
{
  HdLikelyRound rounds[HD_N_STAGES];
  guint n = hd_likely_rounds (HD_STAGE_MANAGER, 240, 30, rounds);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (rounds[0].stage, ==, HD_STAGE_LOOP);
  g_assert_cmpint (rounds[0].cost, ==, 240);
  g_assert_cmpint (rounds[0].permille, ==, 500);
  g_assert_cmpint (rounds[1].permille, ==, 250);
  g_assert_cmpuint (hd_likely_rounds (HD_STAGE_CLOSED, 240, 30, rounds), ==, 0);
  n = hd_likely_rounds (HD_STAGE_APPLIED, 240, 30, rounds);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpint (rounds[0].cost, ==, 30);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/words", test_words);
  g_test_add_func ("/rules/states", test_states);
  g_test_add_func ("/rules/keys", test_keys);
  g_test_add_func ("/rules/submission", test_submission);
  g_test_add_func ("/rules/advice", test_advice);
  g_test_add_func ("/rules/coverage", test_coverage);
  g_test_add_func ("/rules/likely", test_likely);

  return g_test_run ();
}
