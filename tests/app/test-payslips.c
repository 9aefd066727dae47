/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hd-leave-edit-store.h"
#include "hd-leave-statements.h"
#include "hd-leave-table.h"
#include "hd-schema.h"
#include "hd-undo.h"
#include "hd-why.h"

#include "../store/hd-test-db.h"

/* Payslips say what is left on a day. The books are the same in whatever order they come in. */

#define TODAY hd_date_new (2026, 11, 25)
#define NOW 1795600800

typedef struct
{
  HdDate on;
  gint64 minutes;
} Slip;

/* When the terms come in. */
typedef enum
{
  NEVER,
  FIRST,
  BETWEEN,
  LAST,
} Terms;

#define N_SLIPS 4

static const struct
{
  int month;
  int day;
  gint64 minutes;
} slips[N_SLIPS] = { { 6, 30, 3000 }, { 8, 31, 2700 }, { 9, 30, 3213 }, { 10, 31, 3000 } };

static HdDb *
open_file (char **dir)
{
  g_autofree char *path = NULL;

  *dir = g_dir_make_tmp ("halfday-payslips-XXXXXX", NULL);
  path = g_build_filename (*dir, "private.db", NULL);
  return hd_test_db_open (&hd_schema_private, path);
}

static void
close_file (HdDb *db, char *dir)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  hd_db_close (db);
  folder = g_dir_open (dir, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      g_assert_no_errno (g_remove (path));
    }
  g_assert_no_errno (g_rmdir (dir));
  g_free (dir);
}

static gint64
store (HdDb *db, HdLeaveEdit *edit)
{
  g_autoptr (GError) error = NULL;
  gint64 id = hd_leave_edit_store (edit, db, NULL, TODAY, NOW, NULL, &error);

  g_assert_no_error (error);
  hd_leave_edit_unref (edit);
  return id;
}

/* 7 h 30 on each first, from January on. */
static void
store_terms (HdDb *db)
{
  g_autoptr (HdLeavePolicy) policy = hd_leave_policy_new ();
  HdLeaveTerms *terms = &g_array_index (policy->terms, HdLeaveTerms, 0);

  policy->accrual_from = hd_date_new (2026, 1, 1);
  terms->frequency = HD_FREQUENCY_MONTHLY;
  terms->amount = hd_fraction_new (450, 1);
  hd_grid_init_months (&terms->grid, 1, policy->accrual_from);
  store (db, hd_leave_edit_new_policy (policy->accrual_from, policy));
}

static void
store_absence (HdDb *db, HdDate on, int amount, const char *state)
{
  HdAbsenceFacts *facts = hd_absence_facts_new (0);

  facts->first = facts->last = on;
  facts->zone = g_strdup ("");
  facts->leave_type = g_strdup ("");
  facts->charge = g_strdup ("leave");
  facts->state = g_strdup (state);
  facts->stated = TRUE;
  facts->amount = amount;
  store (db, hd_leave_edit_new_absence (facts, FALSE));
}

/* Before the first payslip, between two, on the day of one, and after the last. */
static void
store_absences (HdDb *db)
{
  store_absence (db, hd_date_new (2026, 5, 12), 480, "taken");
  store_absence (db, hd_date_new (2026, 7, 7), 300, "taken");
  store_absence (db, hd_date_new (2026, 8, 31), 120, "approved");
  store_absence (db, hd_date_new (2026, 9, 9), 45, "requested");
  store_absence (db, hd_date_new (2026, 11, 3), 60, "taken");
  store_absence (db, hd_date_new (2026, 12, 3), 180, "requested");
}

static gint64
store_slip (HdDb *db, guint i)
{
  return store (db, hd_leave_edit_new_payslip (hd_date_new (2026, slips[i].month, slips[i].day),
                                               slips[i].minutes));
}

static HdLeaveBooks *
read_books (HdDb *db)
{
  g_autoptr (GError) error = NULL;
  HdLeaveFacts *facts = hd_leave_table_read (db, &error);

  g_assert_no_error (error);
  return hd_leave_books_new (facts, NULL, TODAY);
}

/* All that can be seen of the books: lines with what they add up to, reasons, payslips. */
static char *
describe (HdDb *db)
{
  g_autoptr (HdLeaveBooks) books = read_books (db);
  g_autoptr (GArray) drifts = hd_leave_statements_list_drift (books);
  GString *text = g_string_new (NULL);
  gint64 balance = 0;

  if (books->book == NULL)
    return g_string_free (g_string_append (text, "nothing"), FALSE);

  for (guint i = 0; i < books->book->ledger->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (books->book->ledger->lines, HdLeaveLine, i);
      g_autofree char *on = hd_date_format_iso (line->on);

      balance += line->minutes;
      g_string_append_printf (text, "%s %s %d %d = %d\n", on, hd_leave_kind_to_string (line->kind),
                              line->lot, (int) line->minutes, (int) balance);
    }
  for (guint i = 0; i < drifts->len; i++)
    {
      const HdLeaveDrift *drift = &g_array_index (drifts, HdLeaveDrift, i);
      g_autofree char *on = hd_date_format_iso (drift->on);

      if (drift->counts)
        g_string_append_printf (text, "%s says %d: %d%s\n", on, (int) drift->stated,
                                (int) drift->booked, drift->opened ? ", opened" : "");
    }
  for (int month = 5; month <= 14; month++)
    {
      HdDate on = hd_date_new (2026 + month / 13, month % 13 + month / 13, 15);
      g_autoptr (HdWhy) why = hd_why_on (books->book, TODAY, on);

      g_string_append_printf (text, "%s\n", why->sentence);
    }
  return g_string_free (text, FALSE);
}

/* @slip_count of the payslips in @order, with the terms where @terms says. */
static void
fill (HdDb *db, const guint *order, guint slip_count, Terms terms, gboolean absences_last)
{
  if (!absences_last)
    store_absences (db);
  if (terms == FIRST)
    store_terms (db);
  for (guint i = 0; i < slip_count; i++)
    {
      if (terms == BETWEEN && i == 2)
        store_terms (db);
      store_slip (db, order[i]);
    }
  if (terms == LAST)
    store_terms (db);
  if (absences_last)
    store_absences (db);
}

/* @db is as it was before. */
static char *
describe_order (HdDb *db, const guint *order, guint slip_count, Terms terms, gboolean absences_last)
{
  char *text;

  hd_test_db_exec (db, "BEGIN");
  fill (db, order, slip_count, terms, absences_last);
  text = describe (db);
  hd_test_db_exec (db, "ROLLBACK");
  return text;
}

static const guint in_order[] = { 0, 1, 2, 3 };

/* The next permutation in alphabetical order, or FALSE. */
static gboolean
permute (guint *order)
{
  int i = N_SLIPS - 2, j = N_SLIPS - 1;
  guint swap;

  while (i >= 0 && order[i] > order[i + 1])
    i--;
  if (i < 0)
    return FALSE;
  while (order[j] < order[i])
    j--;
  swap = order[i], order[i] = order[j], order[j] = swap;
  for (int a = i + 1, b = N_SLIPS - 1; a < b; a++, b--)
    swap = order[a], order[a] = order[b], order[b] = swap;
  return TRUE;
}

static void
test_any_order (gconstpointer data)
{
  Terms terms = (Terms) GPOINTER_TO_INT (data);
  char *dir;
  HdDb *db = open_file (&dir);
  g_autofree char *expected = describe_order (db, in_order, N_SLIPS, terms, FALSE);
  guint order[] = { 0, 1, 2, 3 }, n = 0;

  do
    {
      g_autofree char *text = describe_order (db, order, N_SLIPS, terms, n % 2 == 1);

      g_assert_cmpstr (text, ==, expected);
      n++;
    }
  while (permute (order));
  g_assert_cmpuint (n, ==, 24);

  /* Terms that come later see the books that the payslips opened, whenever that is. */
  if (terms == BETWEEN)
    {
      g_autofree char *last = describe_order (db, in_order, N_SLIPS, LAST, FALSE);

      g_assert_cmpstr (last, ==, expected);
    }
  close_file (db, dir);
}

/* What is booked, reckoned by hand. */
static void
test_drifts (void)
{
  const struct
  {
    Terms terms;
    gint64 booked[N_SLIPS];
    gboolean opened;
  } all[] = {
    /* 2700 − (3000 − 300 − 120), 3213 − 2700, 3000 − 3213 */
    { NEVER, { 0, 120, 513, -213 }, TRUE },
    /* The credits of July and August, of September, of October. */
    { LAST, { 0, 120 - 900, 513 - 450, -213 - 450 }, TRUE },
    /* Five credits and the day off in May before the first one. */
    { FIRST, { 3000 - 5 * 450 + 480, 120 - 900, 513 - 450, -213 - 450 }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      char *dir;
      HdDb *db = open_file (&dir);
      g_autoptr (HdLeaveBooks) books = NULL;
      g_autoptr (GArray) drifts = NULL;

      fill (db, in_order, N_SLIPS, all[i].terms, FALSE);
      books = read_books (db);
      drifts = hd_leave_statements_list_drift (books);
      g_assert_cmpuint (drifts->len, ==, N_SLIPS);
      for (guint j = 0; j < N_SLIPS; j++)
        {
          const HdLeaveDrift *drift = &g_array_index (drifts, HdLeaveDrift, j);

          g_assert_true (drift->counts);
          g_assert_cmpint (drift->booked, ==, all[i].booked[j]);
          g_assert_cmpint (drift->opened, ==, all[i].opened && j == 0);
          g_assert_cmpint (hd_leave_ledger_balance (books->book->ledger, drift->on), ==,
                           slips[j].minutes);
        }
      close_file (db, dir);
    }
}

/* Taking any of them back, or undoing the last, leaves the books of those that remain. */
static void
test_taken_back (gconstpointer data)
{
  Terms terms = (Terms) GPOINTER_TO_INT (data);
  static const guint mixed[] = { 2, 0, 3, 1 };
  char *dir;
  HdDb *db = open_file (&dir);

  for (guint out = 0; out < N_SLIPS; out++)
    {
      guint rest[N_SLIPS - 1], n = 0;
      g_autofree char *expected = NULL, *whole = NULL;

      for (guint i = 0; i < N_SLIPS; i++)
        if (i != out)
          rest[n++] = i;
      expected = describe_order (db, rest, N_SLIPS - 1, terms, FALSE);

      hd_test_db_exec (db, "BEGIN");
      fill (db, mixed, N_SLIPS, terms, FALSE);
      whole = describe (db);
      {
        g_autoptr (HdLeaveFacts) facts = hd_leave_table_read (db, NULL);
        gint64 entry = 0;

        for (guint i = 0; i < N_SLIPS; i++)
          {
            const HdLeavePayslip *payslip = facts->payslips->pdata[i];

            if (payslip->minutes == slips[out].minutes &&
                payslip->on == hd_date_new (2026, slips[out].month, slips[out].day))
              entry = payslip->entry;
          }
        g_assert_cmpint (entry, !=, 0);
        store (db, hd_leave_edit_new_reversal (entry));
      }
      {
        g_autofree char *text = describe (db);

        g_assert_cmpstr (text, ==, expected);
      }
      {
        g_autoptr (HdUndoStep) last = hd_undo_last (db, FALSE, NULL);
        g_autofree char *text = NULL;

        g_assert_true (hd_undo_swap (db, last->id, NOW, NULL));
        text = describe (db);
        g_assert_cmpstr (text, ==, whole);
      }
      hd_test_db_exec (db, "ROLLBACK");
    }
  close_file (db, dir);
}

static void
test_undone (void)
{
  static const guint mixed[] = { 3, 1, 0, 2 };
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free);
  char *dir;
  HdDb *db = open_file (&dir);

  store_absences (db);
  for (guint i = 0; i < N_SLIPS; i++)
    {
      g_ptr_array_add (before, describe (db));
      store_slip (db, mixed[i]);
    }
  for (guint i = N_SLIPS; i > 0; i--)
    {
      g_autofree char *whole = describe (db);

      for (int times = 0; times < 2; times++)
        {
          g_autoptr (HdUndoStep) last = hd_undo_last (db, FALSE, NULL);
          g_autoptr (HdUndoStep) undone = NULL;
          g_autofree char *text = NULL, *again = NULL;

          g_assert_true (hd_undo_swap (db, last->id, NOW, NULL));
          text = describe (db);
          g_assert_cmpstr (text, ==, before->pdata[i - 1]);
          if (times == 1)
            break;
          undone = hd_undo_last (db, TRUE, NULL);
          g_assert_true (hd_undo_swap (db, undone->id, NOW, NULL));
          again = describe (db);
          g_assert_cmpstr (again, ==, whole);
        }
    }
  close_file (db, dir);
}

/* A second one for a day corrects the first; an entry of that day comes on top of both. */
static void
test_corrected (void)
{
  char *dir;
  HdDb *db = open_file (&dir);
  HdDate on = hd_date_new (2026, 9, 30);
  g_autoptr (HdLeaveBooks) books = NULL;
  g_autoptr (GArray) drifts = NULL;

  store_slip (db, 0);
  store (db, hd_leave_edit_new_entry ("comp", on, 30, HD_DATE_NONE, ""));
  store (db, hd_leave_edit_new_payslip (on, 9999));
  store_slip (db, 2);
  books = read_books (db);
  g_assert_cmpint (hd_leave_ledger_balance (books->book->ledger, on), ==, 3213 + 30);
  drifts = hd_leave_statements_list_drift (books);
  g_assert_cmpuint (drifts->len, ==, 3);
  g_assert_false (g_array_index (drifts, HdLeaveDrift, 1).counts);
  g_assert_true (g_array_index (drifts, HdLeaveDrift, 2).counts);
  g_assert_cmpint (g_array_index (drifts, HdLeaveDrift, 2).booked, ==, 213);
  close_file (db, dir);
}

/* Leave that comes to light later changes what the payslip differs by, not what is left. */
static void
test_late_absence (void)
{
  char *dir;
  HdDb *db = open_file (&dir);
  g_autoptr (HdLeaveBooks) books = NULL;

  store_terms (db);
  store_slip (db, 3);
  store_absence (db, hd_date_new (2026, 10, 20), 240, "taken");
  books = read_books (db);
  g_assert_cmpint (hd_leave_ledger_balance (books->book->ledger, hd_date_new (2026, 10, 31)), ==,
                   3000);
  g_assert_cmpint (hd_leave_statements_get_drift (books, hd_date_new (2026, 10, 31)), ==,
                   3000 - (9 * 450 - 240));
  close_file (db, dir);
}

/*
 * As versions until 2026 wrote it: without terms each payslip opened the books anew, the earlier
 * ones were forgotten, a later one kept its difference, and one that agreed had no entry.
 */
static void
test_older_files (void)
{
  char *dir;
  HdDb *db = open_file (&dir);
  g_autoptr (HdLeaveBooks) books = NULL;
  g_autoptr (GArray) drifts = NULL;
  static const gint64 booked[] = { 0, 120 - 900, 513 - 450, 0, 3000 - (3213 + 450) };

  store_absences (db);
  for (guint i = 0; i < 3; i++)
    {
      static const int order[] = { 1, 0, 2 };
      g_autofree char *entry = NULL, *payslip = NULL;
      HdDate on = hd_date_new (2026, slips[order[i]].month, slips[order[i]].day);
      gboolean opening = i < 2;

      if (i == 2)
        store_terms (db);
      entry = g_strdup_printf ("INSERT INTO pto_entry (account, on_day, minutes, kind, note,"
                               " entered_at) VALUES (1, %d, %d, '%s', '', 1)",
                               on, opening ? (int) slips[order[i]].minutes : 7,
                               opening ? "opening" : "reconcile");
      payslip = g_strdup_printf ("INSERT INTO payslip (on_day, minutes, entry, entered_at)"
                                 " VALUES (%d, %d, (SELECT max (id) FROM pto_entry), 1)",
                                 on, (int) slips[order[i]].minutes);
      hd_test_db_exec (db, entry);
      hd_test_db_exec (db, payslip);
    }
  {
    g_autofree char *agreed =
      g_strdup_printf ("INSERT INTO payslip (on_day, minutes, entered_at) VALUES (%d, %d, 1)",
                       hd_date_new (2026, 10, 1), 3213 + 450);

    hd_test_db_exec (db, agreed);
  }
  store_slip (db, 3);

  books = read_books (db);
  drifts = hd_leave_statements_list_drift (books);
  g_assert_cmpuint (drifts->len, ==, G_N_ELEMENTS (booked));
  for (guint i = 0; i < drifts->len; i++)
    {
      const HdLeaveDrift *drift = &g_array_index (drifts, HdLeaveDrift, i);

      g_assert_true (drift->counts);
      g_assert_cmpint (drift->opened, ==, i == 0);
      g_assert_cmpint (drift->booked, ==, booked[i]);
      g_assert_cmpint (hd_leave_ledger_balance (books->book->ledger, drift->on), ==, drift->stated);
    }
  g_assert_cmpint (hd_leave_ledger_balance (books->book->ledger, TODAY), ==, 3000 + 450 - 60);

  /* What is about to be entered has no number either, and is none of the payslip without one. */
  {
    HdDate on = hd_date_new (2026, 11, 24);
    g_autoptr (HdLeaveEdit) edit = hd_leave_edit_new_entry ("opening", on, 1000, HD_DATE_NONE, "");
    g_autoptr (GError) error = NULL;
    g_autoptr (HdLeavePreview) preview =
      hd_leave_edit_try (edit, books->facts, NULL, TODAY, &error);

    g_assert_no_error (error);
    g_assert_cmpint (hd_leave_ledger_balance (preview->after->book->ledger, on), ==, 1000);
  }
  close_file (db, dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/app/payslips/any-order/no-terms", GINT_TO_POINTER (NEVER),
                        test_any_order);
  g_test_add_data_func ("/app/payslips/any-order/terms-first", GINT_TO_POINTER (FIRST),
                        test_any_order);
  g_test_add_data_func ("/app/payslips/any-order/terms-between", GINT_TO_POINTER (BETWEEN),
                        test_any_order);
  g_test_add_data_func ("/app/payslips/any-order/terms-last", GINT_TO_POINTER (LAST),
                        test_any_order);
  g_test_add_func ("/app/payslips/drifts", test_drifts);
  g_test_add_data_func ("/app/payslips/taken-back/no-terms", GINT_TO_POINTER (NEVER),
                        test_taken_back);
  g_test_add_data_func ("/app/payslips/taken-back/terms-first", GINT_TO_POINTER (FIRST),
                        test_taken_back);
  g_test_add_data_func ("/app/payslips/taken-back/terms-last", GINT_TO_POINTER (LAST),
                        test_taken_back);
  g_test_add_func ("/app/payslips/undone", test_undone);
  g_test_add_func ("/app/payslips/corrected", test_corrected);
  g_test_add_func ("/app/payslips/late-absence", test_late_absence);
  g_test_add_func ("/app/payslips/older-files", test_older_files);
  return g_test_run ();
}
