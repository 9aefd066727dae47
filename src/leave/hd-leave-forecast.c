/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-forecast.h"

/*
 * What the Time Off page shows of a book: steps, marks, the terms of a sum, and what an edit of
 * the past would change.
 */

/* What changes what can be used on a day: a ledger line, a hold, the end of a waiting period. */
typedef struct
{
  HdDate on;
  gint64 balance;
  gint64 available;
} Delta;

static int
compare_deltas (gconstpointer a, gconstpointer b)
{
  const Delta *first = a, *second = b;

  return (first->on > second->on) - (first->on < second->on);
}

/* @granted: the ledger is the one that says what can be used, with all requests granted */
static void
add_deltas (GArray *deltas, const HdLeaveLedger *ledger, gboolean granted)
{
  gint64 waiting = 0;

  for (guint i = 0; i < ledger->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (ledger->lines, HdLeaveLine, i);
      Delta delta = { line->on, granted ? 0 : line->minutes, granted ? line->minutes : 0 };

      if (granted && line->lot >= 0 && line->lot == ledger->waiting_lot &&
          line->on < ledger->usable_from && line->kind != HD_LEAVE_LEAVE)
        {
          waiting += line->minutes;
          continue;
        }
      g_array_append_val (deltas, delta);
    }
  if (waiting != 0)
    {
      Delta release = { ledger->usable_from, 0, waiting };

      g_array_append_val (deltas, release);
    }
}

static GArray *
list_deltas (const HdLeaveBook *book)
{
  GArray *deltas = g_array_new (FALSE, FALSE, sizeof (Delta));

  add_deltas (deltas, book->ledger, FALSE);
  add_deltas (deltas, hd_leave_book_get_granted (book), TRUE);
  g_array_sort (deltas, compare_deltas);
  return deltas;
}

static void
add_marks (HdLeaveForecast *self, const HdLeaveBook *book, HdDate from, HdDate until)
{
  const GArray *lines = hd_leave_book_get_granted (book)->lines;

  for (guint i = 0; i < lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (lines, HdLeaveLine, i);
      HdLeaveMark mark = { line->on, line->kind, -line->minutes };
      HdLeaveMark *last = self->marks->len > 0
                            ? &g_array_index (self->marks, HdLeaveMark, self->marks->len - 1)
                            : NULL;

      if ((line->kind != HD_LEAVE_EXPIRE && line->kind != HD_LEAVE_CAP_LOST) || line->on < from ||
          line->on > until)
        continue;
      if (last != NULL && last->on == mark.on && last->kind == mark.kind)
        last->minutes += mark.minutes;
      else
        g_array_append_val (self->marks, mark);
    }
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const HdLeaveMark *first = a, *second = b;

  if (first->on != second->on)
    return first->on < second->on ? -1 : 1;
  return (int) first->kind - (int) second->kind;
}

/**
 * hd_leave_forecast_new:
 * @from: the first day
 * @until: the last day; at most the one that the book was derived for
 *
 * What can be used, and what lapses, is as if everything that is asked for had been granted.
 *
 * Returns: (transfer full): the balance as steps, with the days that deserve a name
 */
HdLeaveForecast *
hd_leave_forecast_new (const HdLeaveBook *book, HdDate from, HdDate until)
{
  g_return_val_if_fail (book != NULL, NULL);
  g_return_val_if_fail (from <= until && until <= book->ledger->until, NULL);

  HdLeaveForecast *self = g_new0 (HdLeaveForecast, 1);
  g_autoptr (GArray) deltas = list_deltas (book);
  gint64 limit = book->account->negative_limit;
  HdLeavePoint point = { from, 0, 0 };
  gboolean below = FALSE;
  guint next = 0;

  self->points = g_array_new (FALSE, FALSE, sizeof (HdLeavePoint));
  self->marks = g_array_new (FALSE, FALSE, sizeof (HdLeaveMark));
  add_marks (self, book, from, until);

  while (point.on <= until)
    {
      for (; next < deltas->len && g_array_index (deltas, Delta, next).on <= point.on; next++)
        {
          point.balance += g_array_index (deltas, Delta, next).balance;
          point.available += g_array_index (deltas, Delta, next).available;
        }
      g_array_append_val (self->points, point);

      if (self->points->len == 1 || point.available < self->worst_minutes)
        {
          self->worst = point.on;
          self->worst_minutes = point.available;
        }
      if (point.available < limit && !below)
        {
          HdLeaveMark red = { point.on, HD_LEAVE_LEAVE, limit - point.available };

          g_array_append_val (self->marks, red);
        }
      below = point.available < limit;
      if (next == deltas->len)
        break;
      point.on = g_array_index (deltas, Delta, next).on;
    }

  g_array_sort (self->marks, compare_marks);
  return self;
}

void
hd_leave_forecast_free (HdLeaveForecast *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->points);
  g_array_unref (self->marks);
  g_free (self);
}

/* What a lot is, by the lines that filled it. */
static HdLeavePartKind
lot_kind (const HdLeaveLedger *ledger, const HdLeaveAccount *account, int lot)
{
  if (lot < (int) account->lots->len)
    return HD_LEAVE_PART_GRANTED;

  for (guint i = 0; i < ledger->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (ledger->lines, HdLeaveLine, i);

      if (line->lot == lot && line->kind == HD_LEAVE_CARRY_IN)
        return HD_LEAVE_PART_CARRIED;
    }

  return HD_LEAVE_PART_EARNED;
}

/* Lots that lapse come in order of their last day; the rest keeps its order behind them. */
static void
add_lot (GArray *parts, HdLeavePart part)
{
  guint at = parts->len;

  while (at > 0 && part.last_usable != HD_DATE_NONE &&
         (g_array_index (parts, HdLeavePart, at - 1).last_usable == HD_DATE_NONE ||
          g_array_index (parts, HdLeavePart, at - 1).last_usable > part.last_usable))
    at--;
  g_array_insert_val (parts, at, part);
}

static void
add_term (GArray *parts, HdLeavePartKind kind, gint64 minutes)
{
  HdLeavePart part = { kind, minutes, HD_DATE_NONE, -1 };

  if (minutes != 0)
    g_array_append_val (parts, part);
}

static GArray *
explain (const HdLeaveBook *book, const HdLeaveLedger *ledger, HdDate on)
{
  g_autofree gint64 *left = g_new0 (gint64, ledger->lots->len + 1);
  g_autofree gint64 *held = g_new0 (gint64, ledger->lots->len + 1);
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (HdLeavePart));
  gint64 uncovered = 0, all_held = 0;

  for (guint i = 0; i < ledger->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (ledger->lines, HdLeaveLine, i);
      gboolean asked =
        line->kind == HD_LEAVE_LEAVE && line->source >= 0 && book->held[line->source];

      if (line->on > on)
        break;
      if (line->lot >= 0)
        left[line->lot] += line->minutes;
      if (asked && line->lot >= 0)
        held[line->lot] -= line->minutes;
      else if (asked)
        all_held -= line->minutes;
      else if (line->lot < 0)
        uncovered += line->minutes;
    }

  for (guint i = 0; i < ledger->lots->len; i++)
    {
      const HdLeaveLot *lot = &g_array_index (ledger->lots, HdLeaveLot, i);

      /* Of a lot that is used up, lapsed or carried over nothing is left to be told. */
      if (left[i] == 0)
        continue;
      all_held += held[i];
      add_lot (parts, (HdLeavePart){ lot_kind (ledger, book->account, (int) i), left[i] + held[i],
                                     lot->last_usable, (int) i });
    }

  add_term (parts, HD_LEAVE_PART_UNCOVERED, uncovered);
  add_term (parts, HD_LEAVE_PART_HELD, -all_held);
  return parts;
}

/**
 * hd_leave_explain:
 * @on: a day up to the one that the book was derived for
 *
 * The terms of the balance, requests not counted, those that lapse first in front.
 *
 * Returns: (transfer full) (element-type HdLeavePart): may be empty
 */
GArray *
hd_leave_explain (const HdLeaveBook *book, HdDate on)
{
  g_return_val_if_fail (book != NULL, NULL);

  return explain (book, book->ledger, on);
}

/**
 * hd_leave_explain_prospect:
 * @on: a day up to the one that the book was derived for
 *
 * As hd_leave_explain(), with what is asked for as a term of its own: the terms add up to what
 * hd_leave_book_get_prospect() says is left, a waiting period not counted.
 *
 * Returns: (transfer full) (element-type HdLeavePart): may be empty
 */
GArray *
hd_leave_explain_prospect (const HdLeaveBook *book, HdDate on)
{
  g_return_val_if_fail (book != NULL, NULL);

  return explain (book, hd_leave_book_get_granted (book), on);
}

/* The sums of a ledger by day and kind, as changes from nothing. */
static void
add_sums (GArray *changes, const HdLeaveLedger *ledger, gboolean after)
{
  for (guint i = 0; i < ledger->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (ledger->lines, HdLeaveLine, i);
      HdLeaveChange change = { line->on, line->kind, 0, 0 };

      if (after)
        change.after = line->minutes;
      else
        change.before = line->minutes;
      g_array_append_val (changes, change);
    }
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const HdLeaveChange *first = a, *second = b;

  if (first->on != second->on)
    return first->on < second->on ? -1 : 1;
  return (int) first->kind - (int) second->kind;
}

/**
 * hd_leave_compare:
 *
 * What an edit changes, day by day and kind by kind: shown before an entry in the past or a new
 * policy is saved.
 *
 * Returns: (transfer full) (element-type HdLeaveChange): ascending; empty when nothing changes
 */
GArray *
hd_leave_compare (const HdLeaveLedger *before, const HdLeaveLedger *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (HdLeaveChange));
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (HdLeaveChange));

  add_sums (all, before, FALSE);
  add_sums (all, after, TRUE);
  g_array_sort (all, compare_changes);
  for (guint i = 0; i < all->len;)
    {
      HdLeaveChange change = g_array_index (all, HdLeaveChange, i);

      for (i++; i < all->len; i++)
        {
          const HdLeaveChange *next = &g_array_index (all, HdLeaveChange, i);

          if (compare_changes (&change, next) != 0)
            break;
          change.before += next->before;
          change.after += next->after;
        }
      if (change.before != change.after)
        g_array_append_val (changes, change);
    }

  return changes;
}

/* The scheduled minutes from @from to @to that no absence takes yet. */
static gint64
free_minutes (const HdLeaveAccount *account, GPtrArray *charges, HdDate from, HdDate to)
{
  gint64 minutes = 0;

  for (HdDate date = from; date <= to && date - from < HD_ABSENCE_MAX_DAYS; date++)
    minutes += hd_schedule_paid_minutes (account->schedule, date, HD_DAY_PART_FULL);

  for (guint i = 0; i < charges->len; i++)
    {
      const GArray *days = g_ptr_array_index (charges, i);
      HdAbsenceState state = g_array_index (account->absences, HdAbsence, i).state;

      for (guint j = 0; j < days->len && state >= HD_ABSENCE_REQUESTED && state < HD_ABSENCE_DENIED;
           j++)
        {
          const HdCharge *charge = &g_array_index (days, HdCharge, j);

          if (charge->on >= from && charge->on <= to)
            minutes -= charge->minutes;
        }
    }

  return MAX (minutes, 0);
}

/**
 * hd_leave_settle:
 * @last_day: the last day of employment or contract: nothing is earned after it, and what its
 *   last period earned counts although it would be posted later
 *
 * Returns: what is to be used, paid out or owed when it ends
 */
HdLeaveSettlement
hd_leave_settle (const HdLeaveAccount *account, HdDate today, HdDate last_day)
{
  HdLeaveSettlement settlement = { 0, 0, 0 };
  HdLeaveAccount ending;
  g_autoptr (GPtrArray) policies = g_ptr_array_new ();
  g_autoptr (GArray) copies = g_array_new (FALSE, FALSE, sizeof (HdLeavePolicy));
  gint64 balance;

  g_return_val_if_fail (account != NULL, settlement);

  /* The same account with policies that end; the copies borrow what they point to. */
  ending = *account;
  ending.policies = policies;
  for (guint i = 0; i < account->policies->len; i++)
    {
      HdLeavePolicy copy = *(HdLeavePolicy *) g_ptr_array_index (account->policies, i);

      if (copy.accrual_until == HD_DATE_NONE || copy.accrual_until > last_day)
        copy.accrual_until = last_day;
      g_array_append_val (copies, copy);
    }
  for (guint i = 0; i < copies->len; i++)
    g_ptr_array_add (policies, &g_array_index (copies, HdLeavePolicy, i));

  g_autoptr (HdLeaveBook) book = hd_leave_book_new (&ending, last_day + 1);

  /* What lapses only because the day after is looked at is still there on the last day. */
  balance = hd_leave_ledger_balance (book->ledger, last_day);
  for (guint i = 0; i < book->ledger->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (book->ledger->lines, HdLeaveLine, i);

      if (line->on > last_day &&
          (line->kind == HD_LEAVE_ACCRUAL || line->kind == HD_LEAVE_CAP_LOST))
        balance += line->minutes;
    }

  settlement.left = MAX (balance, 0);
  settlement.owed = MAX (-balance, 0);
  settlement.usable = MIN (settlement.left, free_minutes (account, book->charges, today, last_day));
  return settlement;
}
