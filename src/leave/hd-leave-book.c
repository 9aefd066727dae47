/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-book.h"

/**
 * hd_leave_book_new:
 * @account: (transfer none): must outlive the book
 * @until: the last day to derive
 *
 * Returns: (transfer full): the account judged, charged and derived
 */
HdLeaveBook *
hd_leave_book_new (const HdLeaveAccount *account, HdDate until)
{
  g_return_val_if_fail (account != NULL, NULL);

  HdLeaveBook *self = g_new0 (HdLeaveBook, 1);
  guint n = account->absences->len;

  self->account = account;
  self->charges = hd_leave_account_charges (account);
  self->verdicts = hd_leave_judge (account, self->charges);
  self->charged = g_new0 (gboolean, n + 1);
  self->held = g_new0 (gboolean, n + 1);
  for (guint i = 0; i < n; i++)
    {
      HdAbsenceState state = g_array_index (account->absences, HdAbsence, i).state;

      if (!g_array_index (self->verdicts, HdLeaveVerdict, i).allowed)
        continue;
      self->charged[i] = state == HD_ABSENCE_APPROVED || state == HD_ABSENCE_TAKEN;
      self->held[i] = state == HD_ABSENCE_REQUESTED;
    }

  self->ledger = hd_leave_ledger_derive (account, self->charges, self->charged, until);
  return self;
}

void
hd_leave_book_free (HdLeaveBook *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->charges);
  g_array_unref (self->verdicts);
  g_free (self->charged);
  g_free (self->held);
  hd_leave_ledger_free (self->ledger);
  hd_leave_ledger_free (self->granted);
  g_free (self);
}

/**
 * hd_leave_book_get_cost:
 * @absence: its index in the account
 *
 * Returns: what the absence costs altogether, in minutes, charged or not
 */
gint64
hd_leave_book_get_cost (const HdLeaveBook *self, guint absence)
{
  gint64 cost = 0;

  g_return_val_if_fail (self != NULL && absence < self->charges->len, 0);

  const GArray *days = g_ptr_array_index (self->charges, absence);

  for (guint i = 0; i < days->len; i++)
    cost += g_array_index (days, HdCharge, i).minutes;
  return cost;
}

typedef struct
{
  HdDate last_usable;
  gint64 left;
} Expiring;

static int
compare_expiring (gconstpointer a, gconstpointer b)
{
  const Expiring *first = a, *second = b;

  return (first->last_usable > second->last_usable) - (first->last_usable < second->last_usable);
}

/*
 * How much of the expiring lots the days before they lapse cannot hold. The lots share those
 * days, so they are filled in the order in which they lapse.
 */
static gint64
count_unusable (const HdLeaveBook *self, GArray *expiring, HdDate on)
{
  gint64 usable = 0, total = 0, room = 0;
  HdDate date = on;

  g_array_sort (expiring, compare_expiring);
  for (guint i = 0; i < expiring->len; i++)
    {
      const Expiring *lot = &g_array_index (expiring, Expiring, i);

      total += lot->left;
      /* Once there is room for everything that is left, more days change nothing. */
      for (; date <= lot->last_usable && date - on < HD_ABSENCE_MAX_DAYS; date++)
        room += hd_schedule_paid_minutes (self->account->schedule, date, HD_DAY_PART_FULL);
      usable = MIN (usable + lot->left, room);
    }

  return total - usable;
}

/* What was derived, at the end of a day. */
static void
add_up (const HdLeaveLedger *ledger,
        HdDate on,
        HdLeaveFigures *figures,
        gint64 *waiting,
        GArray *expiring)
{
  g_autofree gint64 *left = g_new0 (gint64, ledger->lots->len + 1);

  *waiting = 0;
  *figures = (HdLeaveFigures){ 0 };
  for (guint i = 0; i < ledger->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (ledger->lines, HdLeaveLine, i);

      if (line->on > on)
        break;
      figures->balance += line->minutes;
      if (line->lot >= 0)
        left[line->lot] += line->minutes;
      if (line->lot >= 0 && line->lot == ledger->waiting_lot && on < ledger->usable_from &&
          line->kind != HD_LEAVE_LEAVE)
        *waiting += line->minutes;
      if (line->kind == HD_LEAVE_ACCRUAL || line->kind == HD_LEAVE_CAP_LOST)
        figures->accrued_total += line->minutes;
      if (line->kind == HD_LEAVE_CAP_LOST)
        figures->lost_to_cap -= line->minutes;
    }

  for (guint i = 0; i < ledger->lots->len; i++)
    {
      const HdLeaveLot *lot = &g_array_index (ledger->lots, HdLeaveLot, i);
      Expiring item = { lot->last_usable, left[i] };

      if (lot->last_usable == HD_DATE_NONE || left[i] == 0)
        continue;
      figures->expiring += left[i];
      g_array_append_val (expiring, item);
    }
}

/**
 * hd_leave_book_get_figures:
 * @on: a day up to the one that the book was derived for
 * @figures: (out): the figures at the end of that day
 *
 * What is held is what the requests cost up to that day.
 */
void
hd_leave_book_get_figures (const HdLeaveBook *self, HdDate on, HdLeaveFigures *figures)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (figures != NULL);

  g_autoptr (GArray) expiring = g_array_new (FALSE, FALSE, sizeof (Expiring));
  gint64 waiting;

  add_up (self->ledger, on, figures, &waiting, expiring);
  for (guint i = 0; i < self->charges->len; i++)
    {
      const GArray *days = g_ptr_array_index (self->charges, i);

      for (guint j = 0; self->held[i] && j < days->len; j++)
        if (g_array_index (days, HdCharge, j).on <= on)
          figures->held += g_array_index (days, HdCharge, j).minutes;
    }

  figures->available = figures->balance - figures->held - waiting;
  figures->bookable = MAX (figures->available - count_unusable (self, expiring, on), 0);
}

/**
 * hd_leave_book_get_granted:
 *
 * Derived when first asked for.
 *
 * Returns: (transfer none): the ledger as if everything that is held had been granted
 */
const HdLeaveLedger *
hd_leave_book_get_granted (const HdLeaveBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  gboolean any = FALSE;

  for (guint i = 0; i < self->charges->len && !any; i++)
    any = self->held[i];
  if (!any)
    return self->ledger;

  if (self->granted == NULL)
    {
      g_autofree gboolean *charged = g_new0 (gboolean, self->charges->len + 1);

      for (guint i = 0; i < self->charges->len; i++)
        charged[i] = self->charged[i] || self->held[i];
      /* It is kept for the next who asks; to those who ask, the book is the same. */
      ((HdLeaveBook *) self)->granted =
        hd_leave_ledger_derive (self->account, self->charges, charged, self->ledger->until);
    }
  return self->granted;
}

/**
 * hd_leave_book_get_prospect:
 * @on: a day up to the one that the book was derived for
 * @figures: (out): the figures at the end of that day
 *
 * The figures as a person plans with them: what is asked for counts as if it had been granted. In
 * simple cases that is hd_leave_book_get_figures(). But what is held is gone before a carry-over
 * or a day on which leave lapses: leave that would have lapsed anyway is not missing later.
 */
void
hd_leave_book_get_prospect (const HdLeaveBook *self, HdDate on, HdLeaveFigures *figures)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (figures != NULL);

  g_autoptr (GArray) unused = g_array_new (FALSE, FALSE, sizeof (Expiring));
  g_autoptr (GArray) expiring = g_array_new (FALSE, FALSE, sizeof (Expiring));
  HdLeaveFigures granted;
  gint64 waiting;

  add_up (self->ledger, on, figures, &waiting, unused);
  add_up (hd_leave_book_get_granted (self), on, &granted, &waiting, expiring);
  figures->held = figures->balance - granted.balance;
  figures->available = granted.balance - waiting;
  figures->bookable = MAX (figures->available - count_unusable (self, expiring, on), 0);
}
