/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-edit-private.h"
#include "hd-leave-statements.h"

/*
 * An edit tried: the books before and after, and the absences that cost something else.
 */

/* Whether it changes what an absence costs. */
static gboolean
prices_anew (const HdLeaveEdit *self)
{
  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++)
    if (prices_anew (self->parts->pdata[i]))
      return TRUE;

  return self->kind == HD_LEAVE_EDIT_SETTINGS || self->kind == HD_LEAVE_EDIT_WEEK ||
         self->kind == HD_LEAVE_EDIT_HOLIDAYS ||
         (self->kind == HD_LEAVE_EDIT_REMOVAL && self->row != HD_LEAVE_ROW_POLICY);
}

/* The day of the payslip that it enters, or %HD_DATE_NONE. */
static HdDate
find_payslip (const HdLeaveEdit *self)
{
  HdDate on = self->kind == HD_LEAVE_EDIT_PAYSLIP ? self->on : HD_DATE_NONE;

  for (guint i = 0; on == HD_DATE_NONE && self->parts != NULL && i < self->parts->len; i++)
    on = find_payslip (self->parts->pdata[i]);
  return on;
}

static gint64
sum (const GArray *days)
{
  gint64 minutes = 0;

  for (guint i = 0; i < days->len; i++)
    minutes += g_array_index (days, HdCharge, i).minutes;
  return minutes;
}

static void
put_days (HdAbsenceFacts *absence, const GArray *days, GArray *pricings)
{
  g_array_set_size (absence->days, 0);
  g_array_append_vals (absence->days, days->data, days->len);

  HdLeavePricing pricing = { absence->id, absence->stated, absence->days };

  if (pricings != NULL)
    g_array_append_val (pricings, pricing);
}

/*
 * Past absences keep what they cost, those ahead are priced by the new rules. One that was never
 * priced (it is older than the ledger) keeps what it would have cost until now.
 */
static void
price_anew (HdLeavePreview *preview, HdLeaveFacts *facts, HdDate today, GArray *pricings)
{
  for (guint i = 0; i < facts->absences->len; i++)
    {
      HdAbsenceFacts *absence = facts->absences->pdata[i];
      g_autoptr (GArray) old =
        absence->days->len == 0 ? hd_leave_books_price (preview->before, absence) : NULL;
      g_autoptr (GArray) new = NULL;
      HdLeaveRepriced repriced = { absence->id, 0, 0 };

      if (absence->stated || absence->first <= today || g_str_equal (absence->state, "taken"))
        {
          if (old != NULL)
            put_days (absence, old, pricings);
          continue;
        }
      new = hd_leave_books_price (preview->after, absence);
      repriced.before = sum (old != NULL ? old : absence->days);
      repriced.after = sum (new);
      put_days (absence, new, pricings);
      if (repriced.before != repriced.after && !g_str_equal (absence->state, "denied") &&
          !g_str_equal (absence->state, "cancelled"))
        g_array_append_val (preview->repriced, repriced);
    }
}

void
hd_leave_preview_free (HdLeavePreview *self)
{
  if (self == NULL)
    return;

  hd_leave_books_free (self->before);
  hd_leave_books_free (self->after);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->repriced, g_array_unref);
  g_free (self);
}

HdLeavePreview *
_hd_leave_edit_run (HdLeaveEdit *self,
                    const HdLeaveFacts *facts,
                    const HdWorkWeek *usual,
                    HdDate today,
                    GArray *pricings,
                    GError **error)
{
  g_autoptr (HdLeavePreview) preview = g_new0 (HdLeavePreview, 1);
  g_autoptr (HdLeaveFacts) edited = hd_leave_facts_copy (facts);
  HdDate payslip_on;

  preview->before = hd_leave_books_new (hd_leave_facts_copy (facts), usual, today);
  preview->repriced = g_array_new (FALSE, FALSE, sizeof (HdLeaveRepriced));
  if (!_hd_leave_edit_apply (self, edited, preview->before, usual, today, error))
    return NULL;

  preview->after = hd_leave_books_new (g_steal_pointer (&edited), usual, today);
  if (prices_anew (self))
    {
      HdLeaveFacts *after = g_steal_pointer (&preview->after->facts);

      preview->after->facts = hd_leave_facts_copy (after);
      price_anew (preview, after, today, pricings);
      hd_leave_books_free (preview->after);
      preview->after = hd_leave_books_new (after, usual, today);
    }

  payslip_on = find_payslip (self);
  if (payslip_on != HD_DATE_NONE)
    preview->booked = hd_leave_statements_get_drift (preview->after, payslip_on);

  if (preview->before->book != NULL && preview->after->book != NULL)
    preview->changes =
      hd_leave_compare (preview->before->book->ledger, preview->after->book->ledger);
  else
    preview->changes = g_array_new (FALSE, FALSE, sizeof (HdLeaveChange));
  return g_steal_pointer (&preview);
}

/**
 * hd_leave_edit_try:
 * @usual: (nullable): the week of work while none was entered
 *
 * Returns: (transfer full): what the edit would do, or %NULL with @error set when it cannot be
 *   made. Nothing is stored
 */
HdLeavePreview *
hd_leave_edit_try (HdLeaveEdit *self,
                   const HdLeaveFacts *facts,
                   const HdWorkWeek *usual,
                   HdDate today,
                   GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (facts != NULL, NULL);

  return _hd_leave_edit_run (self, facts, usual, today, NULL, error);
}
