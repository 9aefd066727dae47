/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-search-guide.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-applications.h"
#include "hd-change-flow.h"
#include "hd-context-private.h"
#include "hd-interview-times.h"
#include "hd-interviews.h"
#include "hd-leave-desk.h"
#include "hd-visits.h"
#include "hd-words.h"

/*
 * What helps now: articles, and whether the leave lasts. The rules are in appointments/;
 * here the case is put together from the lists.
 */

/* What being there and what a call costs as long as no meeting tells. Minutes. */
#define USUAL_VISIT 180
#define USUAL_CALL 30

#define HOUR 3600

static gboolean
has_feedback (HdContext *context, gint64 application)
{
  GListModel *notes = hd_job_notes_get_list (context);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (HdJobNote) note = g_list_model_get_item (notes, i);

      if (note->application == application && strcmp (note->kind, "feedback") == 0)
        return TRUE;
    }
  return FALSE;
}

static HdAdviceCase
case_of (HdContext *context, HdJobApplication *application, HdInterview *interview)
{
  HdAdviceCase what = { .hours_to = G_MAXINT, .state = HD_MEETING_CONFIRMED };
  gint64 now = hd_context_get_now (context);

  hd_stage_parse (application->stage, &what.stage);
  hd_outcome_parse (application->outcome, &what.outcome);
  what.first = g_list_model_get_n_items (hd_applications_get_list (context)) == 1;
  what.feedback = has_feedback (context, hd_record_get_id (HD_RECORD (application)));
  if (interview != NULL && hd_interview_has_time (interview))
    {
      gint64 end = MAX (interview->start_at, interview->end_at);

      what.round = interview->round;
      what.thanked = interview->thanked_at != 0;
      hd_meeting_state_parse (interview->state, &what.state);
      /* While it goes on it is neither ahead nor behind. */
      if (interview->start_at >= now)
        what.hours_to = (int) MIN ((interview->start_at - now) / HOUR, 1000000);
      else if (end <= now)
        what.hours_to = -1 - (int) MIN ((now - end) / HOUR, 1000000);
    }
  return what;
}

/**
 * hd_search_guide_articles:
 * @interview: (nullable): the one that is looked at
 * @slugs: (out): static strings, the one that helps most first
 *
 * Returns: how many of the bundled articles fit
 */
guint
hd_search_guide_articles (HdContext *context,
                          HdJobApplication *application,
                          HdInterview *interview,
                          const char *slugs[HD_ADVICE_MAX])
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), 0);
  g_return_val_if_fail (HD_IS_JOB_APPLICATION (application), 0);

  HdAdviceCase what = case_of (context, application, interview);

  return hd_search_advice (&what, slugs);
}

/**
 * hd_search_guide_need:
 *
 * Returns: the paid minutes that an interview takes one from work, 0 when it is outside of it or
 *   its time is not known
 */
int
hd_search_guide_need (HdContext *context, HdInterview *interview)
{
  HdLeaveDesk *desk = hd_leave_desk_get (context);
  HdStretch busy;
  gint64 minutes = 0;

  if (!hd_leave_desk_is_loaded (desk) || interview->all_day ||
      !hd_interview_busy (interview, hd_context_get_zone (context), &busy))
    return 0;

  for (HdDate day = hd_moment_date (busy.from); day <= hd_moment_date (busy.to - 1); day++)
    {
      g_autoptr (GArray) spans = hd_plan_work_spans (hd_leave_desk_get_schedule (desk), NULL, day);

      for (guint i = 0; i < spans->len; i++)
        {
          const HdStretch *span = &g_array_index (spans, HdStretch, i);

          minutes += MAX (0, MIN (span->to, busy.to) - MAX (span->from, busy.from));
        }
    }
  return (int) MIN (minutes, G_MAXINT);
}

typedef struct
{
  gint64 sum;
  int n;
} Mean;

static int
mean_or (Mean mean, int otherwise)
{
  return mean.n > 0 ? (int) (mean.sum / mean.n) : otherwise;
}

/* How far back meetings are looked at for what one costs, in seconds. */
#define HISTORY ((gint64) 180 * 86400)

/* What meetings cost so far, and those that are still to be paid for, in order of day. */
static GArray *
list_planned (HdContext *context, Mean *visits, Mean *calls)
{
  GArray *planned = g_array_new (FALSE, FALSE, sizeof (HdPlannedCost));
  GListModel *interviews = hd_interviews_get_list (context);
  gint64 now = hd_context_get_now (context);

  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (interviews, i);
      Mean *mean = strcmp (interview->format, "site") == 0 ? visits : calls;
      HdPlannedCost cost;
      int need;

      /* What was long ago says little of what a meeting costs now, and there may be much of it. A
       * visit costs once. */
      if (interview->start_at < now - HISTORY || !hd_visit_is_first (interview) ||
          (need = hd_search_guide_need (context, interview)) == 0)
        continue;
      mean->sum += need;
      mean->n++;
      if (strcmp (interview->stage, "closed") == 0 ||
          !hd_change_flow_is_uncovered (context, interview))
        continue;
      cost.on = hd_zone_to_wall (hd_context_get_zone (context), interview->start_at).date;
      cost.minutes = need;
      g_array_append_val (planned, cost);
    }
  return planned;
}

static gint64
sum_likely (HdContext *context, int visit, int call)
{
  GListModel *applications = hd_applications_get_list (context);
  gint64 sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (applications); i++)
    {
      g_autoptr (HdJobApplication) application = g_list_model_get_item (applications, i);
      HdLikelyRound rounds[HD_N_STAGES];
      HdStage stage = HD_STAGE_CLOSED;
      guint n;

      hd_stage_parse (application->stage, &stage);
      n = hd_likely_rounds (stage, visit, call, rounds);
      for (guint k = 0; k < n; k++)
        sum += (gint64) rounds[k].cost * rounds[k].permille;
    }
  return sum / 1000;
}

static gint64
lapse_of (const GArray *marks, HdDate on)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const HdLeaveMark *mark = &g_array_index (marks, HdLeaveMark, i);

      if (mark->kind == HD_LEAVE_EXPIRE && mark->on == on)
        return mark->minutes;
    }
  return 0;
}

/* What lapses first. People are told the last day that is still good; the mark is on the day after.
 */
static void
tell_lapse (HdSearchCoverage *coverage, const GArray *marks, HdDate today)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const HdLeaveMark *mark = &g_array_index (marks, HdLeaveMark, i);

      if (mark->kind == HD_LEAVE_EXPIRE && mark->on > today && mark->minutes > 0)
        {
          coverage->lapse_on = mark->on - 1;
          coverage->lapse = mark->minutes;
          return;
        }
    }
}

/**
 * hd_search_guide_coverage:
 * @until: how far to look
 *
 * Holds all that is planned and likely against the forecast of the leave.
 *
 * Returns: %FALSE when no balance is known
 */
gboolean
hd_search_guide_coverage (HdContext *context, HdDate until, HdSearchCoverage *coverage)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), FALSE);

  HdLeaveDesk *desk = hd_leave_desk_get (context);
  HdDate today = hd_context_get_today (context);
  g_autoptr (HdLeaveForecast) forecast =
    hd_leave_desk_is_loaded (desk) ? hd_leave_desk_forecast (desk, today, until) : NULL;
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (HdLeaveStep));
  g_autoptr (GArray) planned = NULL;
  Mean visits = { 0, 0 }, calls = { 0, 0 };
  int visit;

  if (forecast == NULL)
    return FALSE;
  for (guint i = 0; i < forecast->points->len; i++)
    {
      const HdLeavePoint *point = &g_array_index (forecast->points, HdLeavePoint, i);
      HdLeaveStep step = { point->on, point->available, lapse_of (forecast->marks, point->on) };

      g_array_append_val (steps, step);
    }

  planned = list_planned (context, &visits, &calls);
  visit = mean_or (visits, USUAL_VISIT);
  *coverage = hd_search_coverage ((const HdLeaveStep *) (gpointer) steps->data, steps->len,
                                  (const HdPlannedCost *) (gpointer) planned->data, planned->len,
                                  sum_likely (context, visit, mean_or (calls, USUAL_CALL)), visit,
                                  today, until);
  tell_lapse (coverage, forecast->marks, today);
  return TRUE;
}

/* Whether the leave is enough, and until when or from when. */
static char *
enough_words (const HdSearchCoverage *coverage, HdDate today)
{
  g_autofree char *until = hd_words_date (coverage->until, today);
  g_autofree char *from = NULL;

  if (coverage->short_on != HD_DATE_NONE)
    {
      g_autofree char *day = hd_words_date (coverage->short_on, today);

      if (coverage->covered_from == HD_DATE_NONE)
        /* Translators: %s is a day */
        return g_strdup_printf (_ ("The leave does not cover %s."), day);
      from = hd_words_date (coverage->covered_from, today);
      /* Translators: both %s are days */
      return g_strdup_printf (_ ("The leave does not cover %s; from %s it would."), day, from);
    }
  if (!coverage->likely_covered)
    {
      if (coverage->likely_from == HD_DATE_NONE)
        /* Translators: %s is a day; what is planned and what is likely are appointments */
        return g_strdup_printf (_ ("Until %s: enough leave for what is planned, but not for all "
                                   "that is likely."),
                                until);
      from = hd_words_date (coverage->likely_from, today);
      /* Translators: %s is a day; what is planned and what is likely are appointments */
      return g_strdup_printf (_ ("Enough leave for what is planned, and from %s for what is "
                                 "likely."),
                              from);
    }
  if (coverage->affordable > 0)
    /* Translators: %s is a day, %d appointments more than those that are planned or likely */
    return g_strdup_printf (ngettext ("Until %s: enough leave for what is planned and likely, and "
                                      "%d more.",
                                      "Until %s: enough leave for what is planned and likely, and "
                                      "%d more.",
                                      (gulong) coverage->affordable),
                            until, coverage->affordable);
  if (coverage->next_from == HD_DATE_NONE)
    /* Translators: %s is a day; one more is an appointment */
    return g_strdup_printf (_ ("Until %s: enough leave for what is planned and likely, but not for "
                               "one more."),
                            until);
  /* Translators: %s is a day */
  return g_strdup_printf (_ ("Until %s: enough leave for what is planned and likely."), until);
}

/**
 * hd_search_guide_coverage_words:
 *
 * Returns: (transfer full): the answer in a sentence or two, and what to use first
 */
char *
hd_search_guide_coverage_words (HdContext *context, const HdSearchCoverage *coverage)
{
  HdDate today = hd_context_get_today (context);
  g_autofree char *enough = enough_words (coverage, today);
  GString *words = g_string_new (enough);

  if (coverage->next_from != HD_DATE_NONE)
    {
      g_autofree char *from = hd_words_date (coverage->next_from, today);

      g_string_append_c (words, ' ');
      /* Translators: %s is a day; one appointment more than those of the sentence before */
      g_string_append_printf (words, _ ("One more is covered from %s."), from);
    }
  if (coverage->lapse_on != HD_DATE_NONE)
    {
      g_autofree char *amount = hd_words_amount (coverage->lapse);
      g_autofree char *on = hd_words_date (coverage->lapse_on, today);

      g_string_append_c (words, ' ');
      /* Translators: an amount of time and a day, as “Use the 16 h that lapse on 31 March first.”
       */
      g_string_append_printf (words, _ ("Use the %s that lapse on %s first."), amount, on);
    }
  return g_string_free (words, FALSE);
}
