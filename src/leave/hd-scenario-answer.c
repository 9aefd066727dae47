/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-scenario.h"

/*
 * The answer to a scenario, as JSON with the keys of spec/cli.md.
 */

static void
add_amount (JsonBuilder *builder, const HdScenario *scenario, const char *name, gint64 minutes)
{
  g_autofree char *text = hd_fraction_format (hd_fraction_new (minutes, scenario->unit), 4);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_date (JsonBuilder *builder, const char *name, HdDate date)
{
  g_autofree char *text = hd_date_format_iso (date);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_on (JsonBuilder *builder, const HdScenario *scenario, const HdLeaveBook *book, HdDate on)
{
  HdLeaveFigures figures;

  hd_leave_book_get_figures (book, on, &figures);
  json_builder_begin_object (builder);
  add_date (builder, "on", on);
  add_amount (builder, scenario, "balance", figures.balance);
  add_amount (builder, scenario, "held", figures.held);
  add_amount (builder, scenario, "available", figures.available);
  add_amount (builder, scenario, "bookable", figures.bookable);
  add_amount (builder, scenario, "accrued_total", figures.accrued_total);
  add_amount (builder, scenario, "expiring", figures.expiring);
  add_amount (builder, scenario, "lost_to_cap", figures.lost_to_cap);
  json_builder_end_object (builder);
}

static const char *
lot_id (const HdLeaveLedger *ledger, int lot)
{
  return lot >= 0 ? g_array_index (ledger->lots, HdLeaveLot, lot).id : NULL;
}

static char *
describe_refusal (const HdScenario *scenario, const HdLeaveVerdict *verdict)
{
  g_autofree char *date = hd_date_format_iso (verdict->on);
  g_autofree char *left =
    hd_fraction_format (hd_fraction_new (verdict->minutes, scenario->unit), 4);
  g_autofree char *limit =
    hd_fraction_format (hd_fraction_new (scenario->account->negative_limit, scenario->unit), 4);

  return g_strdup_printf (verdict->waiting
                            ? "%s on %s, below the limit of %s: earned time is not usable yet"
                            : "%s on %s, below the limit of %s",
                          left, date, limit);
}

/*
 * What each lot in turn gave to the absence, as it is entered in the ledger when it is split at
 * a lapse; nothing when it is not charged. --entries tells the days and the names of the lots.
 */
static void
add_split (JsonBuilder *builder,
           const HdScenario *scenario,
           const HdLeaveLedger *ledger,
           const GArray *lines)
{
  json_builder_set_member_name (builder, "split");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len;)
    {
      int lot = g_array_index (ledger->lines, HdLeaveLine, g_array_index (lines, guint, i)).lot;
      gint64 minutes = 0;

      for (; i < lines->len; i++)
        {
          const HdLeaveLine *line =
            &g_array_index (ledger->lines, HdLeaveLine, g_array_index (lines, guint, i));

          if (line->lot != lot)
            break;
          minutes -= line->minutes;
        }

      g_autofree char *text = hd_fraction_format (hd_fraction_new (minutes, scenario->unit), 4);

      json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
}

static void
add_leaves (JsonBuilder *builder, const HdScenario *scenario, const HdLeaveBook *book)
{
  const GArray *absences = scenario->account->absences;
  g_autoptr (GPtrArray) lines =
    g_ptr_array_new_full (absences->len, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < absences->len; i++)
    g_ptr_array_add (lines, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < book->ledger->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (book->ledger->lines, HdLeaveLine, i);

      if (line->kind == HD_LEAVE_LEAVE)
        g_array_append_val ((GArray *) g_ptr_array_index (lines, line->source), i);
    }

  json_builder_set_member_name (builder, "leaves");
  json_builder_begin_array (builder);
  for (guint i = 0; i < absences->len; i++)
    {
      const HdAbsence *absence = &g_array_index (absences, HdAbsence, i);
      const HdLeaveVerdict *verdict = &g_array_index (book->verdicts, HdLeaveVerdict, i);
      g_autofree char *reason = NULL;

      if (!verdict->allowed)
        reason = describe_refusal (scenario, verdict);

      json_builder_begin_object (builder);
      add_date (builder, "from", absence->from);
      add_date (builder, "to", absence->to);
      add_amount (builder, scenario, "cost", hd_leave_book_get_cost (book, i));
      add_split (builder, scenario, book->ledger, g_ptr_array_index (lines, i));
      json_builder_set_member_name (builder, "allowed");
      json_builder_add_boolean_value (builder, verdict->allowed);
      add_text (builder, "reason", reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_lots (JsonBuilder *builder, const HdScenario *scenario, const HdLeaveLedger *ledger)
{
  json_builder_set_member_name (builder, "lots");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ledger->lots->len; i++)
    {
      const HdLeaveLot *lot = &g_array_index (ledger->lots, HdLeaveLot, i);
      gboolean granted = i < scenario->account->lots->len;
      gint64 amount =
        granted ? g_array_index (scenario->account->lots, HdLeaveLot, i).amount : lot->amount;

      json_builder_begin_object (builder);
      add_text (builder, "id", lot->id);
      add_amount (builder, scenario, "amount", amount);
      add_amount (builder, scenario, "used", lot->used);
      add_amount (builder, scenario, "expired", lot->expired);
      add_amount (builder, scenario, "left", lot->left);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static const char *
describe_line (const HdLeaveLine *line)
{
  switch (line->kind)
    {
    case HD_LEAVE_OPENING:
      return "opening balance";
    case HD_LEAVE_GRANT:
      return "granted";
    case HD_LEAVE_ACCRUAL:
      return line->lot < 0 ? "credit, pays back leave that nothing covered" : "credit";
    case HD_LEAVE_CARRY_IN:
      return "carried over";
    case HD_LEAVE_CARRY_OUT:
      return "carried into a lot of its own";
    case HD_LEAVE_EXPIRE:
      return "no longer usable";
    case HD_LEAVE_CAP_LOST:
      return "lost to a cap";
    case HD_LEAVE_LEAVE:
      return line->lot < 0 ? "leave that nothing covers" : "leave";
    case HD_LEAVE_COMP:
      return "time in lieu";
    case HD_LEAVE_PAYOUT:
      return "paid out";
    case HD_LEAVE_ADJUST:
      return "adjustment";
    case HD_LEAVE_RECONCILE:
    default:
      return "reconciled with a payslip";
    }
}

static void
add_entries (JsonBuilder *builder, const HdScenario *scenario, const HdLeaveLedger *ledger)
{
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ledger->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (ledger->lines, HdLeaveLine, i);

      json_builder_begin_object (builder);
      add_date (builder, "on", line->on);
      add_amount (builder, scenario, "amount", line->minutes);
      add_text (builder, "kind", hd_leave_kind_to_string (line->kind));
      add_text (builder, "lot", lot_id (ledger, line->lot));
      add_text (builder, "note", describe_line (line));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * hd_scenario_answer:
 * @on: (array length=n_on): the days to give figures for, in the order of the answer
 * @with_entries: whether the ledger is printed as well
 *
 * Evaluates the scenario. Lots and entries are as at the end of the latest day asked for; with
 * no day, after all that the scenario names.
 *
 * Returns: (transfer full): the document of spec/cli.md
 */
JsonNode *
hd_scenario_answer (const HdScenario *self, const HdDate *on, guint n_on, gboolean with_entries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  HdDate latest = HD_DATE_NONE, horizon;

  g_return_val_if_fail (self != NULL, NULL);

  horizon = hd_leave_account_horizon (self->account);
  for (guint i = 0; i < n_on; i++)
    latest = MAX (latest, on[i]);
  if (n_on == 0)
    latest = horizon;

  g_autoptr (HdLeaveBook) book = hd_leave_book_new (self->account, MAX (latest, horizon));
  g_autoptr (HdLeaveLedger) at_latest =
    hd_leave_ledger_derive (self->account, book->charges, book->charged, latest);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "on");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_on; i++)
    add_on (builder, self, book, on[i]);
  json_builder_end_array (builder);
  add_lots (builder, self, at_latest);
  add_leaves (builder, self, book);
  if (with_entries)
    add_entries (builder, self, at_latest);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
