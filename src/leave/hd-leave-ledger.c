/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-events.h"

/*
 * The derivation: all events of an account in order of day and, within a day, expiry,
 * carry-over, grants and entries, credits, leave, statements. So a carry-over never swallows the
 * credit of its own day, and leave on the day of a credit can use it.
 */

typedef struct
{
  const HdLeaveAccount *account;
  HdLeaveLedger *ledger;
  GArray *open; /* of int: lots with something left, in the order of consumption */
  int pool;     /* the lot that earned time goes to, or -1 */
  gint64 balance;
  gint64 debt; /* leave that nothing covered yet */
  int cap_year;
  gint64 earned_in_year;
  int ceiling_year;
  gint64 booked_in_year;
} Run;

static HdLeaveLot *
get_lot (const Run *run, int lot)
{
  return &g_array_index (run->ledger->lots, HdLeaveLot, lot);
}

static void
add_line (Run *run, HdDate on, HdLeaveKind kind, int lot, int source, gint64 minutes)
{
  HdLeaveLine line = { on, kind, lot, source, minutes };

  if (minutes == 0)
    return;
  g_array_append_val (run->ledger->lines, line);
  run->balance += minutes;
}

/* The lot that lapses first, then the oldest; what is not yet usable comes last. */
static gboolean
used_before (const Run *run, int a, int b)
{
  const HdLeaveLot *first = get_lot (run, a), *second = get_lot (run, b);
  gint64 lapse_a = first->last_usable == HD_DATE_NONE ? G_MAXINT64 : first->last_usable;
  gint64 lapse_b = second->last_usable == HD_DATE_NONE ? G_MAXINT64 : second->last_usable;

  if ((a == run->ledger->waiting_lot) != (b == run->ledger->waiting_lot))
    return b == run->ledger->waiting_lot;
  if (lapse_a != lapse_b)
    return lapse_a < lapse_b;
  return first->from != second->from ? first->from < second->from : a < b;
}

static void
open_lot (Run *run, int lot)
{
  guint at = run->open->len;

  for (guint i = 0; i < run->open->len; i++)
    if (g_array_index (run->open, int, i) == lot)
      return;

  while (at > 0 && used_before (run, lot, g_array_index (run->open, int, at - 1)))
    at--;
  g_array_insert_val (run->open, at, lot);
}

static int
new_lot (Run *run, const char *name, HdDate from, HdDate last_usable)
{
  g_autofree char *date = hd_date_format_iso (from);
  HdLeaveLot lot = { .from = from, .last_usable = last_usable, .pooled = TRUE };

  lot.id = g_strdup_printf ("%s-%s", name, date);
  g_array_append_val (run->ledger->lots, lot);
  return (int) run->ledger->lots->len - 1;
}

/*
 * Puts @minutes into @lot. Earned time pays back first what nothing covered before; those lines
 * name no lot, so that the lines of a lot always add up to what is left in it. A granted lot
 * covers the days of its own window and no leave before it.
 */
static void
put (Run *run, HdDate on, HdLeaveKind kind, int lot, int source, gint64 minutes)
{
  HdLeaveLot *target = get_lot (run, lot);
  gint64 repaid = target->pooled ? MIN (run->debt, minutes) : 0;

  run->debt -= repaid;
  target->amount += minutes;
  target->used += repaid;
  target->left += minutes - repaid;
  add_line (run, on, kind, -1, source, repaid);
  add_line (run, on, kind, lot, source, minutes - repaid);
  if (target->left > 0)
    open_lot (run, lot);
}

static void
take (Run *run, HdDate on, HdLeaveKind kind, int source, gint64 minutes)
{
  while (minutes > 0 && run->open->len > 0)
    {
      int lot = g_array_index (run->open, int, 0);
      HdLeaveLot *from = get_lot (run, lot);
      gint64 part = MIN (from->left, minutes);

      from->left -= part;
      from->used += part;
      minutes -= part;
      add_line (run, on, kind, lot, source, -part);
      if (from->left == 0)
        g_array_remove_index (run->open, 0);
    }

  run->debt += minutes;
  add_line (run, on, kind, -1, source, -minutes);
}

/* What is left in @lot, or @most of it, lapses. */
static void
lapse (Run *run, HdDate on, int lot, gint64 most)
{
  HdLeaveLot *from = get_lot (run, lot);
  gint64 part = MIN (from->left, most);

  from->left -= part;
  from->expired += part;
  add_line (run, on, HD_LEAVE_EXPIRE, lot, -1, -part);
}

/* Lots that could last be used before @date are gone. */
static void
expire_before (Run *run, HdDate date)
{
  while (run->open->len > 0)
    {
      int lot = g_array_index (run->open, int, 0);
      HdDate last_usable = get_lot (run, lot)->last_usable;

      if (last_usable == HD_DATE_NONE || last_usable >= date)
        break;
      lapse (run, last_usable + 1, lot, G_MAXINT64);
      g_array_remove_index (run->open, 0);
    }
}

/* Moves what is left in @lot to @target. Both keep used + expired + left = amount. */
static void
move (Run *run, HdDate on, int lot, int target)
{
  gint64 minutes = get_lot (run, lot)->left;

  get_lot (run, lot)->amount -= minutes;
  get_lot (run, lot)->left = 0;
  get_lot (run, target)->amount += minutes;
  get_lot (run, target)->left += minutes;
  add_line (run, on, HD_LEAVE_CARRY_OUT, lot, -1, -minutes);
  add_line (run, on, HD_LEAVE_CARRY_IN, target, -1, minutes);
}

/*
 * Earned time takes part, granted lots do not. What is above the maximum lapses, the oldest
 * first. What is kept gets its last usable day; time that was carried before keeps an earlier
 * one: carrying never lengthens a life. Debt is neither forgiven nor carried: it stays.
 */
static void
carry (Run *run, HdDate on, const HdCarryover *rule)
{
  HdDate lapses = hd_carryover_lapse (rule, on);
  gint64 total = 0, excess;
  int carried = -1;

  for (guint i = 0; i < run->open->len; i++)
    {
      const HdLeaveLot *lot = get_lot (run, g_array_index (run->open, int, i));

      if (lot->pooled)
        total += lot->left;
    }

  excess = rule->mode == HD_CARRY_NONE  ? total
           : rule->mode == HD_CARRY_MAX ? MAX (total - rule->max, 0)
                                        : 0;

  g_autoptr (GArray) open = run->open;
  run->open = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < open->len; i++)
    {
      int lot = g_array_index (open, int, i);

      if (get_lot (run, lot)->pooled && excess > 0)
        {
          gint64 part = MIN (excess, get_lot (run, lot)->left);

          lapse (run, on, lot, part);
          excess -= part;
        }
      if (get_lot (run, lot)->left > 0 && get_lot (run, lot)->pooled && lapses != HD_DATE_NONE &&
          lot != run->ledger->waiting_lot &&
          (get_lot (run, lot)->last_usable == HD_DATE_NONE ||
           get_lot (run, lot)->last_usable >= lapses))
        {
          if (carried < 0)
            carried = new_lot (run, "carried", on, lapses - 1);
          move (run, on, lot, carried);
        }
      if (get_lot (run, lot)->left > 0)
        open_lot (run, lot);
    }

  if (carried >= 0)
    {
      open_lot (run, carried);
      run->pool = -1;
    }
}

static int
pool_for (Run *run, HdDate on, gboolean not_yet_usable)
{
  int *pool = not_yet_usable ? &run->ledger->waiting_lot : &run->pool;

  if (*pool < 0)
    *pool = new_lot (run, not_yet_usable ? "waiting" : "earned", on, HD_DATE_NONE);
  return *pool;
}

/* A credit, cut by the ceiling of the year, the yearly cap and the balance cap, in this order. */
static void
credit (Run *run, const HdCredit *what, gboolean not_yet_usable)
{
  int posted_year = hd_date_year (what->on), earned_year = hd_date_year (what->earned);
  gint64 minutes = what->minutes, kept;

  if (posted_year != run->ceiling_year)
    run->booked_in_year = 0;
  if (earned_year != run->cap_year)
    run->earned_in_year = 0;
  run->ceiling_year = posted_year;
  run->cap_year = earned_year;

  if (what->ceiling != HD_NO_LIMIT)
    minutes = CLAMP (what->ceiling - run->booked_in_year, 0, minutes);
  kept = minutes;
  if (what->yearly_cap != HD_NO_LIMIT)
    kept = CLAMP (what->yearly_cap - run->earned_in_year, 0, kept);
  if (what->balance_cap != HD_NO_LIMIT)
    kept = CLAMP (what->balance_cap - run->balance, 0, kept);

  run->booked_in_year += kept;
  run->earned_in_year += kept;
  /* Before the books were opened a credit counts for the ceilings of its year and no more. */
  if (minutes == 0 || what->on <= run->account->opened_on)
    return;

  int pool = pool_for (run, what->on, not_yet_usable);

  put (run, what->on, HD_LEAVE_ACCRUAL, pool, -1, kept);
  add_line (run, what->on, HD_LEAVE_ACCRUAL, pool, -1, minutes - kept);
  add_line (run, what->on, HD_LEAVE_CAP_LOST, pool, -1, kept - minutes);
}

static void
enter (Run *run, const HdLeaveEvent *event)
{
  const HdLeaveEntry *entry = event->what;

  if (entry == NULL)
    {
      const HdLeaveLot *granted = &g_array_index (run->account->lots, HdLeaveLot, event->source);

      put (run, event->on, HD_LEAVE_GRANT, event->source, -1, granted->amount);
      return;
    }

  if (entry->minutes >= 0)
    put (run, event->on, entry->kind, pool_for (run, event->on, FALSE), event->source,
         entry->minutes);
  else
    take (run, event->on, entry->kind, event->source, -entry->minutes);
}

/* The difference between what was stated and what the books come to is booked. */
static void
state (Run *run, const HdLeaveEvent *event)
{
  const HdLeaveEntry *entry = event->what;
  HdLeaveKind kind = event->on == run->account->opened_on ? HD_LEAVE_OPENING : HD_LEAVE_RECONCILE;
  gint64 drift = entry->minutes - run->balance;

  if (drift >= 0)
    put (run, event->on, kind, pool_for (run, event->on, FALSE), event->source, drift);
  else
    take (run, event->on, kind, event->source, -drift);
}

static void
clear_lot (gpointer data)
{
  g_free (((HdLeaveLot *) data)->id);
}

static HdLeaveLedger *
new_ledger (const HdLeaveAccount *account, HdDate until)
{
  HdLeaveLedger *ledger = g_new0 (HdLeaveLedger, 1);

  ledger->until = until;
  ledger->waiting_lot = -1;
  ledger->usable_from = hd_leave_account_usable_from (account);
  ledger->lines = g_array_new (FALSE, FALSE, sizeof (HdLeaveLine));
  ledger->lots = g_array_new (FALSE, TRUE, sizeof (HdLeaveLot));
  g_array_set_clear_func (ledger->lots, clear_lot);
  for (guint i = 0; i < account->lots->len; i++)
    {
      const HdLeaveLot *granted = &g_array_index (account->lots, HdLeaveLot, i);
      HdLeaveLot lot = {
        g_strdup (granted->id), granted->from, granted->last_usable, FALSE, 0, 0, 0, 0
      };

      g_array_append_val (ledger->lots, lot);
    }

  return ledger;
}

/**
 * hd_leave_ledger_run:
 * @events: all events of @account
 * @charged: (array): for each absence whether it is charged
 * @until: the last day, at most that of @events
 *
 * The ledger as a pure function of the account: deriving twice, in any order of entries, gives
 * the same, and a later @until only adds lines behind.
 *
 * Returns: (transfer full): the ledger
 */
HdLeaveLedger *
hd_leave_ledger_run (const HdLeaveAccount *account,
                     const HdLeaveEvents *events,
                     const gboolean *charged,
                     HdDate until)
{
  g_return_val_if_fail (account != NULL, NULL);
  g_return_val_if_fail (events != NULL, NULL);

  Run run = { .account = account, .pool = -1 };

  run.ledger = new_ledger (account, until);
  run.open = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < events->events->len; i++)
    {
      const HdLeaveEvent *event = &g_array_index (events->events, HdLeaveEvent, i);

      if (event->on > until)
        break;
      if (event->stage == HD_LEAVE_STAGE_LEAVE && !charged[event->source])
        continue;
      expire_before (&run, event->on);
      switch (event->stage)
        {
        case HD_LEAVE_STAGE_CARRY:
          carry (&run, event->on, event->what);
          break;
        case HD_LEAVE_STAGE_ENTRY:
        case HD_LEAVE_STAGE_DEDUCT:
        case HD_LEAVE_STAGE_CORRECT:
        case HD_LEAVE_STAGE_CORRECT_DEDUCT:
          enter (&run, event);
          break;
        case HD_LEAVE_STAGE_CREDIT:
          credit (&run, event->what, event->not_yet_usable);
          break;
        case HD_LEAVE_STAGE_STATEMENT:
          state (&run, event);
          break;
        case HD_LEAVE_STAGE_LEAVE:
        default:
          take (&run, event->on, HD_LEAVE_LEAVE, event->source, event->minutes);
          break;
        }
    }
  expire_before (&run, until);

  g_array_unref (run.open);
  return run.ledger;
}

/**
 * hd_leave_ledger_derive:
 * @charges: hd_leave_account_charges() of @account
 * @charged: (array): for each absence whether it is charged
 * @until: the last day
 *
 * hd_leave_ledger_run() for those who derive once.
 *
 * Returns: (transfer full): the ledger
 */
HdLeaveLedger *
hd_leave_ledger_derive (const HdLeaveAccount *account,
                        GPtrArray *charges,
                        const gboolean *charged,
                        HdDate until)
{
  g_return_val_if_fail (account != NULL, NULL);
  g_return_val_if_fail (charges != NULL && charges->len == account->absences->len, NULL);

  g_autoptr (HdLeaveEvents) events = hd_leave_events_new (account, charges, until);

  return hd_leave_ledger_run (account, events, charged, until);
}

void
hd_leave_ledger_free (HdLeaveLedger *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->lines);
  g_array_unref (self->lots);
  g_free (self);
}

/**
 * hd_leave_ledger_balance:
 *
 * Returns: minutes at the end of @on
 */
gint64
hd_leave_ledger_balance (const HdLeaveLedger *self, HdDate on)
{
  gint64 balance = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (self->lines, HdLeaveLine, i);

      if (line->on > on)
        break;
      balance += line->minutes;
    }

  return balance;
}

/**
 * hd_leave_ledger_sum_entry:
 * @entry: its index in the account
 *
 * Returns: what an entry changed, in minutes; of a statement, how far it is from what the books
 * come to without it
 */
gint64
hd_leave_ledger_sum_entry (const HdLeaveLedger *self, guint entry)
{
  gint64 sum = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (self->lines, HdLeaveLine, i);

      if (line->source == (int) entry &&
          (line->kind == HD_LEAVE_OPENING || line->kind >= HD_LEAVE_COMP))
        sum += line->minutes;
    }
  return sum;
}
