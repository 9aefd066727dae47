/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-book.h"
#include "hd-leave-events.h"

/*
 * Requests against the limit, in the order in which they were asked for. A request is refused
 * when, with it and all that was allowed before it granted, the balance on any day falls below
 * the limit and below what it would be without the request.
 *
 * More leave never makes a later balance higher, so a whole run of requests is tried at once and
 * cut in half where it fails. The exceptions: at a cap, leave of what would have lapsed makes room
 * for a credit that stays, and a statement makes up for it with what stays. Where something lapses
 * beside a cap or a statement each request is tried alone.
 */

/* The balance that can be used, from this day on. */
typedef struct
{
  HdDate on;
  gint64 usable;
  gint64 waiting;
} Point;

static void
add_point (GArray *points, HdDate on, gint64 usable, gint64 waiting)
{
  Point point = { on, usable, waiting };

  if (points->len > 0 && g_array_index (points, Point, points->len - 1).on == on)
    g_array_index (points, Point, points->len - 1) = point;
  else
    g_array_append_val (points, point);
}

static GArray *
trace (const HdLeaveAccount *account,
       const HdLeaveEvents *events,
       const gboolean *charged,
       HdDate until,
       gboolean *alone)
{
  g_autoptr (HdLeaveLedger) ledger = hd_leave_ledger_run (account, events, charged, until);
  GArray *points = g_array_new (FALSE, FALSE, sizeof (Point));
  gint64 balance = 0, waiting = 0;
  gboolean over = ledger->waiting_lot < 0, capped = FALSE, lapsed = FALSE;

  for (guint i = 0; i < ledger->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (ledger->lines, HdLeaveLine, i);

      if (!over && line->on >= ledger->usable_from)
        {
          add_point (points, ledger->usable_from, balance, 0);
          over = TRUE;
        }
      capped = capped || line->kind == HD_LEAVE_CAP_LOST;
      lapsed = lapsed || line->kind == HD_LEAVE_EXPIRE;
      balance += line->minutes;
      /* Leave that takes what is not yet usable is leave that nothing covers. */
      if (!over && line->lot == ledger->waiting_lot && line->kind != HD_LEAVE_LEAVE)
        waiting += line->minutes;
      add_point (points, line->on, balance - (over ? 0 : waiting), over ? 0 : waiting);
    }

  if (alone != NULL)
    *alone = lapsed && (capped || account->stated_on != HD_DATE_NONE);
  return points;
}

/* The first point of @after that is below the limit and below @before, or %NULL. */
static const Point *
find_breach (const GArray *before, const GArray *after, gint64 limit)
{
  gint64 without = 0;
  guint next = 0;

  for (guint i = 0; i < after->len; i++)
    {
      const Point *point = &g_array_index (after, Point, i);

      while (next < before->len && g_array_index (before, Point, next).on <= point->on)
        without = g_array_index (before, Point, next++).usable;
      if (point->usable < limit && point->usable < without)
        return point;
    }

  return NULL;
}

typedef struct
{
  const HdLeaveAccount *account;
  HdLeaveEvents *events;
  HdDate until;
  gint64 limit;
  gboolean *granted; /* what is allowed so far */
  GArray *before;    /* its trace */
  GArray *verdicts;
  gboolean alone; /* each request must be tried by itself */
} Bench;

/* Whether @n requests of @requests from @first on can all be granted. */
static gboolean
try_run (Bench *bench, const GArray *requests, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    bench->granted[g_array_index (requests, guint, i)] = TRUE;

  g_autoptr (GArray) after =
    trace (bench->account, bench->events, bench->granted, bench->until, NULL);
  const Point *breach = find_breach (bench->before, after, bench->limit);

  if (breach == NULL)
    {
      g_array_unref (bench->before);
      bench->before = g_steal_pointer (&after);
      return TRUE;
    }

  for (guint i = first; i < first + n; i++)
    bench->granted[g_array_index (requests, guint, i)] = FALSE;
  if (n == 1)
    {
      HdLeaveVerdict verdict = { FALSE, breach->on, breach->usable, breach->waiting > 0 };

      g_array_index (bench->verdicts, HdLeaveVerdict, g_array_index (requests, guint, first)) =
        verdict;
    }
  return FALSE;
}

/* A draft is told whether it would be allowed, and counts for nothing. */
static void
try_draft (Bench *bench, guint absence)
{
  bench->granted[absence] = TRUE;

  g_autoptr (GArray) after =
    trace (bench->account, bench->events, bench->granted, bench->until, NULL);
  const Point *breach = find_breach (bench->before, after, bench->limit);

  bench->granted[absence] = FALSE;
  if (breach != NULL)
    g_array_index (bench->verdicts, HdLeaveVerdict, absence) =
      (HdLeaveVerdict){ FALSE, breach->on, breach->usable, breach->waiting > 0 };
}

static void
judge_requests (Bench *bench, const GArray *requests)
{
  guint at = 0, n = 1;

  while (at < requests->len)
    {
      n = MIN (n, requests->len - at);
      if (try_run (bench, requests, at, n))
        {
          at += n;
          n = bench->alone ? 1 : n * 2;
        }
      else if (n > 1)
        n /= 2;
      else
        at++;
    }
}

/**
 * hd_leave_judge:
 * @charges: hd_leave_account_charges() of @account
 *
 * Judges each absence. Without a limit nothing is refused; denied and cancelled ones are not
 * judged. The limit is tested at every later date as well.
 *
 * Returns: (transfer full) (element-type HdLeaveVerdict): one for each absence
 */
GArray *
hd_leave_judge (const HdLeaveAccount *account, GPtrArray *charges)
{
  g_return_val_if_fail (account != NULL, NULL);
  g_return_val_if_fail (charges != NULL, NULL);

  guint n = account->absences->len;
  g_autoptr (GArray) requests = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *granted = g_new0 (gboolean, n + 1);
  HdDate until = hd_leave_account_horizon (account);
  Bench bench = { account, NULL, until, account->negative_limit, granted, NULL, NULL, FALSE };

  bench.verdicts = g_array_sized_new (FALSE, TRUE, sizeof (HdLeaveVerdict), n);
  for (guint i = 0; i < n; i++)
    {
      HdLeaveVerdict allowed = { TRUE, HD_DATE_NONE, 0, FALSE };

      g_array_append_val (bench.verdicts, allowed);
    }
  if (!account->limited)
    return bench.verdicts;

  g_autoptr (HdLeaveEvents) events = hd_leave_events_new (account, charges, until);

  bench.events = events;
  bench.before = trace (account, events, granted, until, &bench.alone);
  for (guint i = 0; i < n; i++)
    {
      HdAbsenceState state = g_array_index (account->absences, HdAbsence, i).state;

      if (state == HD_ABSENCE_REQUESTED || state == HD_ABSENCE_APPROVED ||
          state == HD_ABSENCE_TAKEN)
        g_array_append_val (requests, i);
      else if (state == HD_ABSENCE_DRAFT)
        {
          judge_requests (&bench, requests);
          g_array_set_size (requests, 0);
          try_draft (&bench, i);
        }
    }
  judge_requests (&bench, requests);

  g_array_unref (bench.before);
  return bench.verdicts;
}

/**
 * hd_leave_judge_last:
 * @charges: hd_leave_account_charges() of @account
 * @limit: how far below zero it may go, in minutes
 * @verdicts: (nullable) (element-type HdLeaveVerdict): hd_leave_judge() of those before it
 *
 * Judges the last absence of @account on top of everything before it that is charged or held.
 * Without @verdicts all of that is granted whether there was leave for it or not: what somebody
 * has asked for in the world outside counts, whatever a rule would have said of it.
 */
HdLeaveVerdict
hd_leave_judge_last (const HdLeaveAccount *account,
                     GPtrArray *charges,
                     gint64 limit,
                     const GArray *verdicts)
{
  HdLeaveVerdict verdict = { TRUE, HD_DATE_NONE, 0, FALSE };

  g_return_val_if_fail (account != NULL && account->absences->len > 0, verdict);
  g_return_val_if_fail (charges != NULL, verdict);
  g_return_val_if_fail (verdicts == NULL || verdicts->len + 1 == account->absences->len, verdict);

  guint last = account->absences->len - 1;
  g_autofree gboolean *granted = g_new0 (gboolean, account->absences->len);
  g_autoptr (GArray) tried = g_array_new (FALSE, TRUE, sizeof (HdLeaveVerdict));
  HdDate until = hd_leave_account_horizon (account);
  g_autoptr (HdLeaveEvents) events = hd_leave_events_new (account, charges, until);
  Bench bench = { account, events, until, limit, granted, NULL, tried, FALSE };

  for (guint i = 0; i < last; i++)
    {
      HdAbsenceState state = g_array_index (account->absences, HdAbsence, i).state;

      granted[i] = (verdicts == NULL || g_array_index (verdicts, HdLeaveVerdict, i).allowed) &&
                   (state == HD_ABSENCE_REQUESTED || state == HD_ABSENCE_APPROVED ||
                    state == HD_ABSENCE_TAKEN);
    }
  g_array_set_size (tried, last);
  g_array_append_val (tried, verdict);

  bench.before = trace (account, events, granted, until, NULL);
  try_draft (&bench, last);
  g_array_unref (bench.before);
  return g_array_index (tried, HdLeaveVerdict, last);
}
