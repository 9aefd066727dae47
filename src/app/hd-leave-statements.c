/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-statements.h"

/*
 * What is known of the balance on a day: payslips, and what was entered as an opening. An entry of
 * the kind “opening” has what is left; one of the kind “reconcile” belongs to a payslip and has how
 * far it was from the books when it was entered, which may be something else by now.
 */

/* When it was entered, in the numbers of entries. */
typedef struct
{
  HdLeaveStatement statement;
  gint64 entered;
} Candidate;

/* Of two for one day the one entered last holds: it corrects the other. */
static void
add (GArray *candidates, HdLeaveStatement statement, gint64 entered)
{
  Candidate candidate = { statement, entered };
  guint at = candidates->len;

  while (at > 0 && g_array_index (candidates, Candidate, at - 1).statement.on > statement.on)
    at--;
  if (at == 0 || g_array_index (candidates, Candidate, at - 1).statement.on < statement.on)
    g_array_insert_val (candidates, at, candidate);
  else if (g_array_index (candidates, Candidate, at - 1).entered <= entered)
    g_array_index (candidates, Candidate, at - 1) = candidate;
}

static void
add_payslips (GArray *candidates, const HdLeaveFacts *facts)
{
  gint64 entered = 0;

  for (guint i = 0; i < facts->payslips->len; i++)
    {
      const HdLeavePayslip *payslip = facts->payslips->pdata[i];
      const HdLeaveBooking *booking =
        payslip->entry != 0 ? hd_leave_facts_find_booking (facts, payslip->entry) : NULL;
      HdLeaveStatement statement = { payslip->on, payslip->minutes, HD_DATE_NONE, payslip->entry,
                                     payslip->id };

      /* One that needed no entry comes after the payslip before it; what is about to be entered has
       * no number yet and comes last. */
      entered = payslip->id != 0 ? MAX (entered, payslip->entry) : G_MAXINT64;
      if (booking == NULL || booking->counts)
        add (candidates, statement, entered);
    }
}

static gboolean
is_opening (const HdLeaveBooking *booking)
{
  return booking->counts && g_str_equal (booking->kind, "opening");
}

static void
add_openings (GArray *candidates, const HdLeaveFacts *facts)
{
  g_autoptr (GHashTable) of_payslips = g_hash_table_new (g_int64_hash, g_int64_equal);

  /* One that needed no entry, in older files, has none of those that are about to be made and bear
   * no number yet; one that is about to be made itself has. */
  for (guint i = 0; i < facts->payslips->len; i++)
    {
      HdLeavePayslip *payslip = facts->payslips->pdata[i];

      if (payslip->entry != 0 || payslip->id == 0)
        g_hash_table_add (of_payslips, &payslip->entry);
    }

  for (guint i = 0; i < facts->bookings->len; i++)
    {
      const HdLeaveBooking *booking = facts->bookings->pdata[i];
      HdLeaveStatement statement = { booking->on, booking->minutes, booking->last_usable,
                                     booking->id, 0 };

      if (is_opening (booking) && !g_hash_table_contains (of_payslips, &booking->id))
        add (candidates, statement, booking->id != 0 ? booking->id : G_MAXINT64);
    }
}

/**
 * hd_leave_statements_list:
 *
 * Returns: (transfer full) (element-type HdLeaveStatement): what is known of the balance,
 * ascending, one a day
 */
GArray *
hd_leave_statements_list (const HdLeaveFacts *facts)
{
  g_return_val_if_fail (facts != NULL, NULL);

  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GArray *statements = g_array_new (FALSE, FALSE, sizeof (HdLeaveStatement));

  add_openings (candidates, facts);
  add_payslips (candidates, facts);
  for (guint i = 0; i < candidates->len; i++)
    g_array_append_val (statements, g_array_index (candidates, Candidate, i).statement);
  return statements;
}

/**
 * hd_leave_statements_open:
 *
 * Returns: whether the books begin with the first statement, so that what lies before it is not in
 *   them. They do not when the terms were there first: then the books were kept by them, and the
 *   first payslip is held against them like the others
 */
gboolean
hd_leave_statements_open (const HdLeaveFacts *facts)
{
  gboolean opens;

  g_return_val_if_fail (facts != NULL, FALSE);

  opens = facts->policies->len == 0;
  for (guint i = 0; !opens && i < facts->bookings->len; i++)
    opens = is_opening (facts->bookings->pdata[i]);
  return opens;
}

/**
 * hd_leave_statements_get_drift:
 * @on: the day of a payslip
 *
 * Returns: what is booked on @on so that the books agree with it, in minutes; the whole figure for
 *   the one that opened them
 */
gint64
hd_leave_statements_get_drift (const HdLeaveBooks *books, HdDate on)
{
  g_return_val_if_fail (books != NULL, 0);

  for (guint i = 0; books->book != NULL && i < books->account->entries->len; i++)
    {
      const HdLeaveEntry *entry = &g_array_index (books->account->entries, HdLeaveEntry, i);

      if (entry->stated && entry->on == on)
        return hd_leave_ledger_sum_entry (books->book->ledger, i);
    }
  return 0;
}

static int
compare_drifts (gconstpointer a, gconstpointer b)
{
  const HdLeaveDrift *first = a, *second = b;

  return (first->on > second->on) - (first->on < second->on);
}

/**
 * hd_leave_statements_list_drift:
 *
 * Returns: (transfer full) (element-type HdLeaveDrift): each payslip against the books, ascending
 * by day, those of one day in the order of entry
 */
GArray *
hd_leave_statements_list_drift (const HdLeaveBooks *books)
{
  g_return_val_if_fail (books != NULL, NULL);

  g_autoptr (GArray) statements = hd_leave_statements_list (books->facts);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (HdLeaveDrift));

  for (guint i = 0; i < books->facts->payslips->len; i++)
    {
      const HdLeavePayslip *payslip = books->facts->payslips->pdata[i];
      HdLeaveDrift drift = { payslip->id, payslip->on, payslip->minutes, 0, FALSE, FALSE };

      for (guint j = 0; j < statements->len; j++)
        drift.counts =
          drift.counts || g_array_index (statements, HdLeaveStatement, j).payslip == payslip->id;
      drift.opened = drift.counts && payslip->on == books->account->opened_on;
      if (drift.counts && !drift.opened)
        drift.booked = hd_leave_statements_get_drift (books, payslip->on);
      g_array_append_val (list, drift);
    }
  g_array_sort (list, compare_drifts);
  return list;
}
