/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "hd-leave-edits.h"
#include "hd-leave-words.h"
#include "hd-words.h"

static void
append (GString *text, const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
}

/* A figure of a day, before and after. */
static void
append_balance (GString *text, const HdLeavePreview *preview, HdDate on, const char *day)
{
  gint64 before = 0, after = 0;
  g_autofree char *was = NULL, *is = NULL, *sentence = NULL;

  if (preview->after->book == NULL)
    return;
  after = hd_leave_ledger_balance (preview->after->book->ledger, on);
  is = hd_words_amount (after);
  if (preview->before->book == NULL)
    /* Translators: a day, and what is left of leave on it */
    sentence = g_strdup_printf (_ ("%s: %s"), day, is);
  else
    {
      before = hd_leave_ledger_balance (preview->before->book->ledger, on);
      if (before == after)
        return;
      was = hd_words_amount (before);
      /* Translators: a day, and what is left of leave on it by now and with a change */
      sentence = g_strdup_printf (_ ("%s: %s instead of %s"), day, is, was);
    }
  append (text, sentence);
}

static int
compare_repriced (gconstpointer a, gconstpointer b, gpointer facts)
{
  const HdLeaveRepriced *first = a, *second = b;
  const HdAbsenceFacts *one = hd_leave_facts_find_absence (facts, first->absence);
  const HdAbsenceFacts *other = hd_leave_facts_find_absence (facts, second->absence);

  if (one == NULL || other == NULL)
    return 0;
  return (one->first > other->first) - (one->first < other->first);
}

/* More are a number: who changes a week with a hundred requests ahead reads none of them. */
#define MAX_REPRICED 5

static void
append_repriced (GString *text, const HdLeavePreview *preview, HdDate today)
{
  g_autoptr (GArray) sorted = g_array_copy (preview->repriced);

  g_array_sort_with_data (sorted, compare_repriced, preview->after->facts);
  if (sorted->len > MAX_REPRICED)
    {
      g_autofree char *sentence =
        g_strdup_printf (ngettext ("%u request costs something else",
                                   "%u requests cost something else", sorted->len),
                         sorted->len);

      append (text, sentence);
      return;
    }
  for (guint i = 0; i < sorted->len; i++)
    {
      const HdLeaveRepriced *repriced = &g_array_index (sorted, HdLeaveRepriced, i);
      const HdAbsenceFacts *absence =
        hd_leave_facts_find_absence (preview->after->facts, repriced->absence);
      g_autofree char *days = NULL, *before = NULL, *after = NULL, *sentence = NULL;

      if (absence == NULL)
        continue;
      days = hd_words_days (absence->first, absence->last, today);
      before = hd_words_amount (repriced->before);
      after = hd_words_amount (repriced->after);
      /* Translators: the days of a request and two amounts: what it costs with a change, and now */
      sentence = g_strdup_printf (_ ("%s: costs %s instead of %s"), days, after, before);
      append (text, sentence);
    }
}

static guint
count_past (const HdLeavePreview *preview, HdDate today)
{
  guint n = 0;

  for (guint i = 0; i < preview->changes->len; i++)
    if (g_array_index (preview->changes, HdLeaveChange, i).on < today)
      n++;
  return n;
}

/**
 * hd_leave_difference_words:
 *
 * Returns: (transfer full): what an edit changes, a line each: the balance today and at the end of
 *   the year, what requests cost, how much of the past. Never ""
 */
char *
hd_leave_difference_words (const HdLeavePreview *preview, HdDate today)
{
  g_return_val_if_fail (preview != NULL, NULL);

  GString *text = g_string_new (NULL);
  HdDate end = hd_date_new (hd_date_year (today), 12, 31);
  g_autofree char *end_words = hd_words_date (end, today);
  guint past = count_past (preview, today);

  append_balance (text, preview, today, _ ("Today"));
  append_balance (text, preview, end, end_words);
  append_repriced (text, preview, today);
  if (past > 0)
    {
      g_autofree char *sentence = g_strdup_printf (ngettext ("%u line of the past differs",
                                                             "%u lines of the past differ", past),
                                                   past);

      append (text, sentence);
    }
  if (text->len == 0 && preview->changes->len > 0)
    append (text, _ ("Only days to come differ."));
  if (text->len == 0)
    append (text, _ ("No figure changes."));
  return g_string_free (text, FALSE);
}

/**
 * hd_leave_difference_line:
 *
 * Returns: (transfer full): one line of the ledger that differs, as “Earned: 8 h instead of 7 h 30”
 */
char *
hd_leave_difference_line (const HdLeaveChange *change, HdDate today)
{
  g_return_val_if_fail (change != NULL, NULL);

  g_autofree char *before = hd_words_amount (change->before);
  g_autofree char *after = hd_words_amount (change->after);

  /* Translators: what a line of the ledger is, and two amounts: with a change, and now */
  return g_strdup_printf (_ ("%s: %s instead of %s"), hd_leave_words_kind (change->kind), after,
                          before);
}
