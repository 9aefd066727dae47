/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-plan.h"

/*
 * What the options cost an account, and which of them is best.
 */

/* How far ahead to look for time that lapses: the longest that carried time usually lives. */
#define LOOK_AHEAD_DAYS 400

static gint64
sum_expired (const HdLeaveLedger *ledger)
{
  gint64 expired = 0;

  for (guint i = 0; i < ledger->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (ledger->lines, HdLeaveLine, i);

      if (line->kind == HD_LEAVE_EXPIRE)
        expired -= line->minutes;
    }

  return expired;
}

/* @verdicts is what the limit says of the other absences; NULL when there is no limit. */
static void
price (HdPlanOption *option,
       HdLeaveAccount *account,
       const GArray *verdicts,
       gint64 expired_without,
       HdDate until)
{
  guint n = account->absences->len;
  gboolean costs_leave = option->kind != HD_PLAN_UNPAID && option->cost > 0;
  HdAbsence absence = HD_ABSENCE_INIT (hd_moment_date (option->absence.from));
  HdLeaveFigures figures;

  absence.to = hd_moment_date (option->absence.to - 1);
  absence.price = HD_ABSENCE_PRICE_TOTAL;
  absence.cost = costs_leave ? option->cost : 0;
  absence.state = HD_ABSENCE_DRAFT;
  g_array_append_val (account->absences, absence);

  {
    g_autoptr (GPtrArray) charges = hd_leave_account_charges (account);

    option->covered =
      !costs_leave ||
      hd_leave_judge_last (account, charges, account->negative_limit, verdicts).allowed;
  }

  /* Judged already: now it is charged in any case, to see what would be left. */
  g_array_index (account->absences, HdAbsence, n).state = HD_ABSENCE_TAKEN;
  gboolean limited = account->limited;

  account->limited = FALSE;
  {
    g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, until);

    hd_leave_book_get_figures (book, absence.to, &figures);
    option->balance_after = figures.available;
    option->saved =
      costs_leave ? CLAMP (expired_without - sum_expired (book->ledger), 0, option->cost) : 0;
  }

  account->limited = limited;
  g_array_set_size (account->absences, n);
  if (option->saved > 0)
    option->reasons |= HD_PLAN_BECAUSE_LAPSES;
  if (!option->covered)
    option->reasons |= HD_PLAN_BECAUSE_SHORT;
}

/* Covered by leave or free first, then unpaid, then what the leave does not cover. */
static int
rank (const HdPlanOption *option)
{
  if (!option->covered)
    return 2;
  return option->kind == HD_PLAN_UNPAID ? 1 : 0;
}

/**
 * hd_plan_compare:
 *
 * The better option first: one that the leave covers, then the smaller cost, where time that
 * would lapse anyway costs nothing; then time that lapses before time that is made up, the
 * smaller absence, and the one that disturbs the team less.
 */
int
hd_plan_compare (const HdPlanOption *a, const HdPlanOption *b)
{
  gint64 cost_a = a->cost - a->saved, cost_b = b->cost - b->saved;
  gboolean made_up_a = a->kind == HD_PLAN_MAKE_UP, made_up_b = b->kind == HD_PLAN_MAKE_UP;

  if (rank (a) != rank (b))
    return rank (a) - rank (b);
  if (cost_a != cost_b)
    return cost_a < cost_b ? -1 : 1;
  if (made_up_a != made_up_b)
    return made_up_a - made_up_b;
  if (a->cost != b->cost)
    return a->cost - b->cost;
  if (a->kind != b->kind)
    return (int) a->kind - (int) b->kind;
  return (a->absence.from > b->absence.from) - (a->absence.from < b->absence.from);
}

static int
compare_options (gconstpointer a, gconstpointer b)
{
  return hd_plan_compare (a, b);
}

/**
 * hd_plan_price:
 * @options: (element-type HdPlanOption): from hd_plan_options(); priced and sorted
 * @account: the leave that pays; covered is what goes no further below zero than its limit says
 *   (0 when it says nothing), now and on every later day. Unchanged on return
 */
void
hd_plan_price (GArray *options, HdLeaveAccount *account)
{
  g_return_if_fail (options != NULL && options->len > 0);
  g_return_if_fail (account != NULL);

  gboolean limited = account->limited;
  HdDate until =
    hd_moment_date (g_array_index (options, HdPlanOption, 0).absence.to) + LOOK_AHEAD_DAYS;
  g_autoptr (GArray) verdicts = NULL;
  gint64 expired;

  if (limited)
    {
      g_autoptr (GPtrArray) charges = hd_leave_account_charges (account);

      verdicts = hd_leave_judge (account, charges);
    }
  account->limited = FALSE;
  {
    g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, until);

    expired = sum_expired (book->ledger);
  }

  account->limited = limited;
  for (guint i = 0; i < options->len; i++)
    price (&g_array_index (options, HdPlanOption, i), account, verdicts, expired, until);
  g_array_sort (options, compare_options);
}

/* Minutes as people say them: “45 min”, “2 h”, “2 h 15”. */
static char *
say (gint64 minutes)
{
  int hours = (int) (minutes / 60), rest = (int) (minutes % 60);

  if (hours == 0)
    return g_strdup_printf ("%d min", rest);
  return rest == 0 ? g_strdup_printf ("%d h", hours) : g_strdup_printf ("%d h %02d", hours, rest);
}

static void append (GString *text, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
append (GString *text, const char *format, ...)
{
  va_list arguments;

  if (text->len > 0)
    g_string_append (text, "; ");
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
}

/**
 * hd_plan_explain:
 *
 * Returns: (transfer full): why the option is no smaller, as one line of English for the
 *   command line; the app words HdPlanOption.reasons itself
 */
char *
hd_plan_explain (const HdPlanOption *option, const HdPlanRules *rules)
{
  g_return_val_if_fail (option != NULL, NULL);
  g_return_val_if_fail (rules != NULL, NULL);

  GString *text = g_string_new (NULL);
  g_autofree char *need = say (option->need);
  g_autofree char *least = say (rules->min_remainder);
  g_autofree char *step = say (rules->increment.step);
  g_autofree char *block = say (rules->increment.min_block);
  g_autofree char *before = say (option->stub_before);
  g_autofree char *after = say (option->stub_after);
  g_autofree char *saved = say (option->saved);
  g_autofree char *lunch =
    option->lunch.to > 0 ? hd_time_format (hd_moment_minute (option->lunch.from)) : NULL;

  if (option->reasons & HD_PLAN_BECAUSE_FREE)
    append (text, "outside paid time, nothing to ask for");
  else if (option->kind != HD_PLAN_FULL_DAY && option->kind != HD_PLAN_MOVE_LUNCH)
    append (text, "%s of paid time", need);
  if (option->reasons & HD_PLAN_BECAUSE_LUNCH_MOVES)
    append (text, "with lunch at %s", lunch);
  if (option->reasons & HD_PLAN_BECAUSE_STUB_BEFORE)
    append (text, "only %s would be left before, less than %s", before, least);
  if (option->reasons & HD_PLAN_BECAUSE_STUB_AFTER)
    append (text, "only %s would be left after, less than %s", after, least);
  if (option->reasons & HD_PLAN_BECAUSE_ONE_WAY)
    append (text, option->kind == HD_PLAN_EARLY ? "without coming back" : "without coming before");
  if (option->reasons & HD_PLAN_BECAUSE_HALF)
    append (text, "half a day is one block");
  if (option->reasons & HD_PLAN_BECAUSE_WHOLE)
    append (text, "the whole day");
  if (option->reasons & HD_PLAN_BECAUSE_BLOCK)
    append (text, "the smallest block is %s", block);
  if (option->reasons & HD_PLAN_BECAUSE_STEP)
    append (text, "charged in steps of %s", step);
  if (option->kind == HD_PLAN_MAKE_UP)
    append (text, "made up at another time");
  if (option->reasons & HD_PLAN_BECAUSE_LAPSES)
    append (text, "%s of it would lapse anyway", saved);
  if (option->reasons & HD_PLAN_BECAUSE_SHORT)
    append (text, "more than the leave that is left");

  return g_string_free (text, FALSE);
}
