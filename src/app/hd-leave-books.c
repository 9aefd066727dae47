/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-books.h"

#include "hd-error.h"
#include "hd-holidays.h"
#include "hd-json.h"
#include "hd-leave-statements.h"
#include "hd-scenario.h"

/* Public holidays are worked out for so many years before and after today. */
#define HOLIDAY_YEARS_BACK 3
#define HOLIDAY_YEARS_AHEAD 6

static gboolean
open_reader (const char *text, JsonNode **root, JsonObject **object, GError **error)
{
  *root = hd_json_parse (text, -1, error);
  return *root != NULL && hd_json_get_object (*root, object, "terms", error);
}

/**
 * hd_leave_version_to_policy:
 * @text: terms as they are stored: the `policy` of a scenario in minutes
 *
 * Returns: (transfer full): the policy, or %NULL with @error set
 */
HdLeavePolicy *
hd_leave_version_to_policy (const char *text, GError **error)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonNode) root = NULL;
  HdReader reader = { path, warnings, 1 };
  JsonObject *object;

  g_return_val_if_fail (text != NULL, NULL);

  if (!open_reader (text, &root, &object, error))
    return NULL;
  return hd_scenario_parse_policy (&reader, object, error);
}

/* Same for a week of work. */
gboolean
hd_leave_version_to_week (const char *text, HdWorkWeek *week, GError **error)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonNode) root = NULL;
  HdReader reader = { path, warnings, 1 };
  JsonObject *object;

  g_return_val_if_fail (text != NULL, FALSE);

  return open_reader (text, &root, &object, error) &&
         hd_scenario_parse_week (&reader, object, week, error);
}

static const HdOwnHoliday *
find_own (const HdLeaveFacts *facts, HdDate date)
{
  guint low = 0, high = facts->holidays->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const HdOwnHoliday *own = facts->holidays->pdata[middle];

      if (own->date == date)
        return own;
      if (own->date < date)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* What the person said of a day beats the law. */
static void
add_region (HdDaysOff *days_off, const HdLeaveFacts *facts, HdDate today)
{
  g_autoptr (HdHolidayTable) table = NULL;
  int year = hd_date_year (today);

  if (facts->settings->region[0] == '\0')
    return;
  table = hd_holiday_table_load (facts->settings->region, NULL);
  for (int i = year - HOLIDAY_YEARS_BACK; table != NULL && i <= year + HOLIDAY_YEARS_AHEAD; i++)
    {
      g_autoptr (GArray) holidays = hd_holiday_table_list (table, i, NULL);

      for (guint j = 0; holidays != NULL && j < holidays->len; j++)
        {
          const HdHoliday *holiday = &g_array_index (holidays, HdHoliday, j);

          if (!holiday->local && find_own (facts, holiday->date) == NULL)
            hd_days_off_add (days_off, holiday->date, holiday->permille, holiday->part);
        }
    }
}

static HdSchedule *
make_schedule (const HdLeaveFacts *facts, const HdWorkWeek *usual, HdDate today)
{
  HdSchedule *schedule = hd_schedule_new ();
  g_autoptr (HdDaysOff) days_off = hd_days_off_new ();
  HdHalfDay half = { facts->settings->half_split, facts->settings->half_exact };
  HdWorkWeek week;

  /* Before the first week that was told, the usual one; the first one told holds before its day
   * as well, because nobody means that they did not work until then. */
  if (usual != NULL)
    week = *usual;
  else
    hd_work_week_init_length (&week, facts->settings->day_minutes, HD_WEEKDAYS_MON_FRI);
  if (facts->weeks->len > 0)
    hd_leave_version_to_week (((HdLeaveVersion *) facts->weeks->pdata[0])->text, &week, NULL);
  hd_schedule_add_week (schedule, HD_DATE_MIN, &week);
  for (guint i = 0; i < facts->weeks->len; i++)
    {
      const HdLeaveVersion *version = facts->weeks->pdata[i];

      if (hd_leave_version_to_week (version->text, &week, NULL))
        hd_schedule_add_week (schedule, version->from, &week);
    }

  add_region (days_off, facts, today);
  for (guint i = 0; i < facts->holidays->len; i++)
    {
      const HdOwnHoliday *own = facts->holidays->pdata[i];

      if (own->permille > 0)
        hd_days_off_add (days_off, own->date, own->permille, own->part);
    }
  hd_schedule_take_days_off (schedule, g_steal_pointer (&days_off));
  hd_schedule_set_half_day (schedule, half);
  return schedule;
}

/* The first version holds from its own first day of accrual, a later one from the day of the
 * change; anniversaries go on counting from the first. */
static void
take_policies (HdLeaveAccount *account, const HdLeaveFacts *facts)
{
  HdDate hired = HD_DATE_NONE;
  gboolean first = TRUE;

  for (guint i = 0; i < facts->policies->len; i++)
    {
      const HdLeaveVersion *version = facts->policies->pdata[i];
      HdLeavePolicy *policy;

      /* Of two versions from one day the one entered later holds. */
      if (i + 1 < facts->policies->len &&
          ((const HdLeaveVersion *) facts->policies->pdata[i + 1])->from == version->from)
        continue;
      policy = hd_leave_version_to_policy (version->text, NULL);
      if (policy == NULL)
        continue;
      if (first)
        hired = policy->accrual_from;
      else
        {
          policy->anniversary_of = hired;
          policy->accrual_from = MAX (policy->accrual_from, version->from);
        }
      if (facts->settings->last_day != HD_DATE_NONE &&
          (policy->accrual_until == HD_DATE_NONE ||
           policy->accrual_until > facts->settings->last_day))
        policy->accrual_until = facts->settings->last_day;
      hd_leave_account_take_policy (account, policy);
      first = FALSE;
    }
}

static gboolean
find_kind (const char *name, HdLeaveKind *kind)
{
  for (HdLeaveKind i = HD_LEAVE_OPENING; i <= HD_LEAVE_RECONCILE; i++)
    if (g_str_equal (hd_leave_kind_to_string (i), name))
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

static void
take_lot (HdLeaveBooks *self, gint64 id, HdDate on, HdDate last_usable, gint64 minutes)
{
  g_autofree char *name = g_strdup_printf ("entry-%" G_GINT64_FORMAT, id);

  hd_leave_account_add_lot (self->account, name, on, last_usable, minutes);
}

static void
take_statements (HdLeaveBooks *self)
{
  g_autoptr (GArray) statements = hd_leave_statements_list (self->facts);

  for (guint i = 0; i < statements->len; i++)
    {
      const HdLeaveStatement *statement = &g_array_index (statements, HdLeaveStatement, i);
      gboolean lapses = statement->last_usable != HD_DATE_NONE && statement->minutes > 0;

      /* What is left and lapses is a lot, and there is nothing beside it. */
      if (lapses)
        take_lot (self, statement->entry, statement->on, statement->last_usable,
                  statement->minutes);
      hd_leave_account_add_statement (self->account, statement->on,
                                      lapses ? 0 : statement->minutes);
      g_array_append_val (self->booking_ids, statement->entry);
    }
  if (statements->len > 0 && hd_leave_statements_open (self->facts))
    self->account->opened_on = g_array_index (statements, HdLeaveStatement, 0).on;
}

/* The difference that was found when a payslip was entered: it is worked out anew. */
static gboolean
is_of_payslip (const HdLeaveFacts *facts, const HdLeaveBooking *booking)
{
  for (guint i = 0; i < facts->payslips->len; i++)
    if (((HdLeavePayslip *) facts->payslips->pdata[i])->entry == booking->id)
      return TRUE;

  return FALSE;
}

static void
take_bookings (HdLeaveBooks *self)
{
  take_statements (self);
  for (guint i = 0; i < self->facts->bookings->len; i++)
    {
      const HdLeaveBooking *booking = self->facts->bookings->pdata[i];
      HdLeaveEntry entry = { booking->on, booking->minutes, HD_LEAVE_ADJUST, FALSE };

      if (!booking->counts || !find_kind (booking->kind, &entry.kind) ||
          entry.kind == HD_LEAVE_OPENING ||
          (entry.kind == HD_LEAVE_RECONCILE && is_of_payslip (self->facts, booking)))
        continue;
      if (booking->last_usable != HD_DATE_NONE && booking->minutes > 0)
        {
          take_lot (self, booking->id, booking->on, booking->last_usable, booking->minutes);
          continue;
        }
      g_array_append_val (self->account->entries, entry);
      g_array_append_val (self->booking_ids, booking->id);
    }
}

/* Whether the absence is charged to leave, now or when it is granted. */
static gboolean
costs_leave (const HdAbsenceFacts *absence)
{
  return g_strcmp0 (absence->charge, "leave") == 0;
}

/**
 * hd_leave_books_to_absence:
 *
 * Returns: the absence as the domain knows it; it borrows the charges of @absence
 */
HdAbsence
hd_leave_books_to_absence (const HdAbsenceFacts *absence)
{
  HdAbsence value = HD_ABSENCE_INIT (absence->first);

  value.to = absence->last;
  value.from_minute = absence->from_minute;
  value.to_minute = absence->to_minute;
  value.state = HD_ABSENCE_DRAFT;
  hd_absence_state_parse (absence->state, &value.state);
  if (absence->days->len > 0)
    {
      value.price = HD_ABSENCE_PRICE_KEPT;
      value.kept = absence->days;
    }
  else if (absence->stated && absence->amount >= 0)
    {
      value.price = HD_ABSENCE_PRICE_TOTAL;
      value.cost = absence->amount;
    }
  return value;
}

static void
take_absences (HdLeaveBooks *self)
{
  for (guint i = 0; i < self->facts->absences->len; i++)
    {
      const HdAbsenceFacts *facts = self->facts->absences->pdata[i];
      HdAbsence absence = hd_leave_books_to_absence (facts);

      if (!costs_leave (facts) || absence.to - absence.from >= HD_ABSENCE_MAX_DAYS)
        continue;
      g_array_append_val (self->account->absences, absence);
      g_array_append_val (self->absence_ids, facts->id);
    }
}

static HdLeaveMode
find_mode (const HdLeaveBooks *self)
{
  if (self->facts->settings->kind == HD_LEAVE_ACCOUNT_UNLIMITED)
    return HD_LEAVE_MODE_UNLIMITED;
  if (self->facts->settings->kind == HD_LEAVE_ACCOUNT_UNPAID)
    return HD_LEAVE_MODE_UNPAID;
  if (self->account->policies->len > 0 || self->account->entries->len > 0 ||
      self->account->lots->len > 0)
    return HD_LEAVE_MODE_BALANCE;
  return HD_LEAVE_MODE_EMPTY;
}

/**
 * hd_leave_books_new:
 * @facts: (transfer full): what was entered
 * @usual: (nullable): the week of work while none was entered
 * @today: the books go some years beyond
 *
 * Evaluates what was entered. What cannot be read any more (a policy of a newer version) is left
 * out; it was checked when it came in.
 *
 * Returns: (transfer full): the books
 */
HdLeaveBooks *
hd_leave_books_new (HdLeaveFacts *facts, const HdWorkWeek *usual, HdDate today)
{
  g_return_val_if_fail (facts != NULL, NULL);

  HdLeaveBooks *self = g_new0 (HdLeaveBooks, 1);
  const HdLeaveSettings *settings = facts->settings;
  int year = hd_date_year (today) + HD_LEAVE_BOOKS_YEARS;

  self->facts = facts;
  self->absence_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->booking_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->schedule = make_schedule (facts, usual, today);
  self->account = hd_leave_account_new ();
  hd_schedule_unref (self->account->schedule);
  self->account->schedule = hd_schedule_ref (self->schedule);
  self->account->increment = (HdIncrement){ settings->increment, settings->min_block };
  /* What somebody asked for counts, whatever the limit says; the limit judges what is planned. */
  self->account->negative_limit = settings->negative == HD_LEAVE_NEGATIVE_LIMIT
                                    ? -(gint64) settings->negative_limit
                                  : settings->negative == HD_LEAVE_NEGATIVE_FREE ? G_MININT64 / 4
                                                                                 : 0;
  take_policies (self->account, facts);
  take_bookings (self);
  take_absences (self);
  self->mode = find_mode (self);
  hd_leave_books_extend (self, hd_date_new (MIN (year, HD_SCENARIO_LAST_YEAR), 12, 31));
  return self;
}

void
hd_leave_books_free (HdLeaveBooks *self)
{
  if (self == NULL)
    return;

  hd_leave_book_free (self->book);
  hd_leave_account_free (self->account);
  hd_schedule_unref (self->schedule);
  g_array_unref (self->absence_ids);
  g_array_unref (self->booking_ids);
  hd_leave_facts_free (self->facts);
  g_free (self);
}

/* Makes the book reach until @until, at most to the last year that there are books for. */
void
hd_leave_books_extend (HdLeaveBooks *self, HdDate until)
{
  HdDate last = hd_date_new (HD_SCENARIO_LAST_YEAR, 12, 31);

  g_return_if_fail (self != NULL);

  until = MIN (until, last);
  if (self->mode != HD_LEAVE_MODE_BALANCE || (self->book != NULL && self->until >= until))
    return;
  g_clear_pointer (&self->book, hd_leave_book_free);
  self->book = hd_leave_book_new (self->account, until);
  self->until = until;
}

/**
 * hd_leave_books_price:
 *
 * What @absence costs by what was stated or, if nothing was, by the schedule of today; what was
 * charged before does not matter here. Also for unpaid time.
 *
 * Returns: (transfer full) (element-type HdCharge): at least one, which may be of no minutes
 */
GArray *
hd_leave_books_price (const HdLeaveBooks *self, const HdAbsenceFacts *absence)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (absence != NULL, NULL);

  HdAbsence value = hd_leave_books_to_absence (absence);
  HdIncrement whole = { 1, 0 };
  GArray *charges;

  value.kept = NULL;
  value.price =
    absence->stated && absence->amount >= 0 ? HD_ABSENCE_PRICE_TOTAL : HD_ABSENCE_PRICE_SCHEDULE;
  value.cost = absence->amount;
  charges = hd_absence_charges (&value, self->schedule,
                                costs_leave (absence) && self->mode != HD_LEAVE_MODE_UNPAID
                                  ? self->account->increment
                                  : whole);
  if (charges->len == 0)
    {
      HdCharge nothing = { absence->first, 0 };

      g_array_append_val (charges, nothing);
    }
  return charges;
}

/* Returns: what @absence costs, in minutes: as it was charged, else as it would be */
gint64
hd_leave_books_get_cost (const HdLeaveBooks *self, const HdAbsenceFacts *absence)
{
  g_autoptr (GArray) priced = NULL;
  const GArray *days = absence->days;
  gint64 cost = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (days->len == 0)
    {
      priced = hd_leave_books_price (self, absence);
      days = priced;
    }
  for (guint i = 0; i < days->len; i++)
    cost += g_array_index (days, HdCharge, i).minutes;
  return cost;
}

/**
 * hd_leave_books_get_rules:
 * @travel: there is a way to go, so that a short rest of the day is not worth coming for
 * @rules: (out): what the employer and the person allow
 */
void
hd_leave_books_get_rules (const HdLeaveBooks *self, gboolean travel, HdPlanRules *rules)
{
  const HdLeaveSettings *settings;

  g_return_if_fail (self != NULL);
  g_return_if_fail (rules != NULL);

  settings = self->facts->settings;
  *rules = (HdPlanRules){
    .increment = self->account->increment,
    .min_remainder = settings->min_remainder >= 0 ? settings->min_remainder
                     : travel                     ? HD_PLAN_REMAINDER_WITH_TRAVEL
                                                  : HD_PLAN_REMAINDER_AT_HOME,
    .lunch_movable = settings->lunch_movable,
    .makeup = settings->makeup,
    .core = { settings->core_from, settings->core_to },
  };
}

/**
 * hd_leave_books_list_overlaps:
 * @absence: one that is stored, or is about to be
 *
 * Returns: (transfer full) (element-type gint64): the ids of other absences, asked for or granted,
 *   that share a minute with it; touching ones do not
 */
GArray *
hd_leave_books_list_overlaps (const HdLeaveBooks *self, const HdAbsenceFacts *absence)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (absence != NULL, NULL);

  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  HdAbsence value = hd_leave_books_to_absence (absence);

  for (guint i = 0; i < self->facts->absences->len; i++)
    {
      const HdAbsenceFacts *facts = self->facts->absences->pdata[i];
      HdAbsence other = hd_leave_books_to_absence (facts);

      if (facts->id != absence->id && other.state != HD_ABSENCE_DRAFT &&
          other.state < HD_ABSENCE_DENIED &&
          hd_absence_overlaps (&value, &other, self->facts->settings->half_split))
        g_array_append_val (ids, facts->id);
    }
  return ids;
}

/**
 * hd_leave_books_compute:
 * @minutes: (out): the balance at the end of @on without the figure that the books were opened
 *   with and without what was booked to agree with a payslip
 *
 * Returns: %FALSE when there is no policy
 */
gboolean
hd_leave_books_compute (const HdLeaveBooks *self, HdDate on, gint64 *minutes)
{
  g_autoptr (HdLeaveBooks) other = NULL;
  HdLeaveFacts *facts;
  HdWorkWeek usual;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (minutes != NULL, FALSE);

  if (self->facts->policies->len == 0)
    return FALSE;
  facts = hd_leave_facts_copy (self->facts);
  for (guint i = 0; i < facts->bookings->len; i++)
    {
      HdLeaveBooking *booking = facts->bookings->pdata[i];

      if (g_str_equal (booking->kind, "opening") || g_str_equal (booking->kind, "reconcile"))
        booking->counts = FALSE;
    }
  g_ptr_array_set_size (facts->payslips, 0);
  /* Only matters while no week was described: then every week is the usual one. */
  for (int i = 0; i < 7; i++)
    usual.days[i] = *hd_schedule_get_day (self->schedule, hd_date_next_weekday (on, HD_MONDAY) + i);
  other = hd_leave_books_new (facts, &usual, on);
  if (other->book == NULL)
    return FALSE;
  *minutes = hd_leave_ledger_balance (other->book->ledger, on);
  return TRUE;
}

/**
 * hd_leave_books_settle:
 * @settlement: (out): what the last day of employment or contract settles
 *
 * Returns: %FALSE when there is no last day or no balance
 */
gboolean
hd_leave_books_settle (const HdLeaveBooks *self, HdDate today, HdLeaveSettlement *settlement)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (settlement != NULL, FALSE);

  if (self->book == NULL || self->facts->settings->last_day == HD_DATE_NONE)
    return FALSE;
  *settlement = hd_leave_settle (self->account, today, self->facts->settings->last_day);
  return TRUE;
}
