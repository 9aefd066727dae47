/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-edit-store.h"

#include "hd-leave-edit-private.h"
#include "hd-leave-table.h"
#include "hd-requests-table.h"
#include "hd-undo.h"

/*
 * The same edit, stored. It is tried first, inside the transaction, on what the file has by now:
 * another process may have written since it was shown.
 */

static const char *
verb (const HdLeaveEdit *self)
{
  static const char *const verbs[] = {
    [HD_LEAVE_EDIT_SETTINGS] = "leave-settings", [HD_LEAVE_EDIT_POLICY] = "leave-policy",
    [HD_LEAVE_EDIT_WEEK] = "leave-week",         [HD_LEAVE_EDIT_ENTRY] = "leave-entry",
    [HD_LEAVE_EDIT_REVERSAL] = "leave-reversal", [HD_LEAVE_EDIT_PAYSLIP] = "payslip-add",
    [HD_LEAVE_EDIT_HOLIDAYS] = "leave-holidays", [HD_LEAVE_EDIT_REMOVAL] = "leave-removal",
    [HD_LEAVE_EDIT_ABSENCE] = "leave-absence",   [HD_LEAVE_EDIT_GROUP] = "leave-describe",
  };

  return verbs[self->kind];
}

static gint64
store_payslip (HdLeaveEdit *self, HdDb *db, gint64 step, gint64 now, GError **error)
{
  HdLeavePayslip payslip = { 0, self->on, self->minutes, 0 };

  if (self->booking != NULL)
    {
      payslip.entry = hd_leave_table_add_booking (db, step, self->booking, now, error);
      if (payslip.entry == 0)
        return 0;
    }
  return hd_leave_table_add_payslip (db, step, &payslip, now, error);
}

/* A day under the same name is replaced. */
static gint64
store_holidays (HdLeaveEdit *self,
                HdDb *db,
                gint64 step,
                const HdLeaveFacts *before,
                gint64 now,
                GError **error)
{
  gint64 id = step;

  for (guint i = 0; i < before->holidays->len; i++)
    {
      const HdOwnHoliday *known = before->holidays->pdata[i];

      for (guint j = 0; j < self->holidays->len; j++)
        {
          const HdOwnHoliday *holiday = self->holidays->pdata[j];

          if (known->date != holiday->date || !g_str_equal (known->name, holiday->name))
            continue;
          if (!hd_undo_remove_row (db, step, "holiday", known->id, now, error))
            return 0;
          break;
        }
    }
  for (guint j = 0; id != 0 && j < self->holidays->len; j++)
    {
      const HdOwnHoliday *holiday = self->holidays->pdata[j];
      gboolean again = FALSE;

      /* Of the same day twice in one list the last one counts. */
      for (guint k = j + 1; k < self->holidays->len; k++)
        {
          const HdOwnHoliday *later = self->holidays->pdata[k];

          again =
            again || (later->date == holiday->date && g_str_equal (later->name, holiday->name));
        }
      if (!again)
        id = hd_leave_table_add_holiday (db, step, holiday, error);
    }
  return id;
}

static gint64
store_removal (HdLeaveEdit *self, HdDb *db, gint64 step, gint64 now, GError **error)
{
  static const char *const tables[] = { "pto_policy", "schedule", "holiday" };

  return hd_undo_remove_row (db, step, tables[self->row], self->id, now, error) ? self->id : 0;
}

static gint64
store_absence (HdLeaveEdit *self, HdDb *db, gint64 step, gint64 now, GError **error)
{
  gint64 id = self->id;

  if (id == 0)
    id = hd_leave_table_add_absence (db, step, self->absence, now, error);
  else if (!hd_leave_table_change_absence (db, step, self->absence, now, error))
    id = 0;
  return id != 0 && hd_leave_table_price_absence (db, step, id, self->absence->stated,
                                                  self->absence->days, now, error)
           ? id
           : 0;
}

static gint64
store (HdLeaveEdit *self,
       HdDb *db,
       gint64 step,
       const HdLeavePreview *preview,
       gint64 now,
       GError **error)
{
  switch (self->kind)
    {
    case HD_LEAVE_EDIT_SETTINGS:
      return hd_leave_table_set_settings (db, step, self->settings, error) ? 1 : 0;
    case HD_LEAVE_EDIT_POLICY:
      return hd_leave_table_add_policy (db, step, self->from, self->text, now, error);
    case HD_LEAVE_EDIT_WEEK:
      return hd_leave_table_add_week (db, step, self->on, self->text, now, error);
    case HD_LEAVE_EDIT_ENTRY:
      return hd_leave_table_add_booking (db, step, self->booking, now, error);
    case HD_LEAVE_EDIT_REVERSAL:
      return hd_undo_reverse_entry (db, step, self->id, now, error) ? self->id : 0;
    case HD_LEAVE_EDIT_PAYSLIP:
      return store_payslip (self, db, step, now, error);
    case HD_LEAVE_EDIT_HOLIDAYS:
      return store_holidays (self, db, step, preview->before->facts, now, error);
    case HD_LEAVE_EDIT_REMOVAL:
      return store_removal (self, db, step, now, error);
    case HD_LEAVE_EDIT_GROUP:
      {
        gint64 id = 0;

        for (guint i = 0; i < self->parts->len; i++)
          {
            id = store (self->parts->pdata[i], db, step, preview, now, error);
            if (id == 0)
              break;
          }
        return id;
      }
    case HD_LEAVE_EDIT_ABSENCE:
    case HD_LEAVE_EDIT_STATE:
    default:
      return store_absence (self, db, step, now, error);
    }
}

/**
 * hd_leave_edit_store:
 * @db: inside a transaction
 * @preview: (out) (optional) (transfer full): what it did
 *
 * Returns: the id of what was made or changed, or 0 with @error set
 */
gint64
hd_leave_edit_store (HdLeaveEdit *self,
                     HdDb *db,
                     const HdWorkWeek *usual,
                     HdDate today,
                     gint64 now,
                     HdLeavePreview **preview,
                     GError **error)
{
  g_autoptr (HdLeaveFacts) facts = hd_leave_table_read (db, error);
  g_autoptr (GArray) pricings = g_array_new (FALSE, FALSE, sizeof (HdLeavePricing));
  g_autoptr (HdLeavePreview) done = NULL;
  gint64 step, id;

  if (facts == NULL)
    return 0;
  done = _hd_leave_edit_run (self, facts, usual, today, pricings, error);
  if (done == NULL)
    return 0;
  if (self->kind == HD_LEAVE_EDIT_STATE)
    {
      if (!hd_requests_table_set_state (db, self->id, self->text, now, error))
        return 0;
      if (preview != NULL)
        *preview = g_steal_pointer (&done);
      return self->id;
    }

  step = hd_undo_begin (db, verb (self), now, error);
  id = step != 0 ? store (self, db, step, done, now, error) : 0;
  if (id == 0)
    return 0;

  for (guint i = 0; i < pricings->len; i++)
    {
      const HdLeavePricing *pricing = &g_array_index (pricings, HdLeavePricing, i);

      if (!hd_leave_table_price_absence (db, step, pricing->absence, pricing->stated, pricing->days,
                                         now, error))
        return 0;
    }
  if (preview != NULL)
    *preview = g_steal_pointer (&done);
  return id;
}

/**
 * hd_leave_store_price:
 * @db: inside the transaction that booked or moved @absence, whose step of undo is the last one
 *
 * Keeps what an absence is charged. An amount that is not what the schedule makes of it was
 * agreed with somebody, and stays whatever becomes of the schedule.
 */
gboolean
hd_leave_store_price (HdDb *db,
                      gint64 absence,
                      const HdWorkWeek *usual,
                      HdDate today,
                      gint64 now,
                      GError **error)
{
  g_autoptr (HdUndoStep) step = hd_undo_last (db, FALSE, error);
  g_autoptr (HdLeaveFacts) facts = step != NULL ? hd_leave_table_read (db, error) : NULL;
  g_autoptr (HdLeaveBooks) books = NULL;
  g_autoptr (GArray) days = NULL;
  HdAbsenceFacts *row;

  if (facts == NULL)
    return FALSE;
  books = hd_leave_books_new (g_steal_pointer (&facts), usual, today);
  row = hd_leave_facts_find_absence (books->facts, absence);
  if (row == NULL)
    return TRUE;

  row->stated = FALSE;
  days = hd_leave_books_price (books, row);
  if (row->amount >= 0)
    {
      gint64 cost = 0;

      for (guint i = 0; i < days->len; i++)
        cost += g_array_index (days, HdCharge, i).minutes;
      if (cost != row->amount)
        {
          row->stated = TRUE;
          g_array_unref (days);
          days = hd_leave_books_price (books, row);
        }
    }
  return hd_leave_table_price_absence (db, step->id, absence, row->stated, days, now, error);
}
