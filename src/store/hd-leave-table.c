/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-table.h"

#include "hd-undo.h"

/*
 * The rows behind a leave balance. They are few (some hundreds in a working life) and are read
 * together, so that what follows from them follows from one state of the file.
 */

/* The one account that there is. */
#define ACCOUNT 1

static int
int_or (HdStmt *stmt, int column, int none)
{
  return hd_stmt_is_null (stmt, column) ? none : (int) hd_stmt_get_int (stmt, column);
}

static void
bind_or_null (HdStmt *stmt, const char *name, gint64 value, gint64 none)
{
  if (value == none)
    hd_stmt_bind_null (stmt, name);
  else
    hd_stmt_bind_int (stmt, name, value);
}

static void
take_text (char **field, HdStmt *stmt, int column)
{
  g_free (*field);
  *field = g_strdup (hd_stmt_get_text (stmt, column));
}

/* What @row does with each row of @sql; FALSE with @error set. */
static gboolean
each_row (HdDb *db,
          const char *sql,
          void (*row) (HdStmt *stmt, HdLeaveFacts *facts),
          HdLeaveFacts *facts,
          GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, sql, error);
  HdStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    row (stmt, facts);
  return step == HD_STEP_DONE;
}

static const char *const kinds[] = { "leave", "unpaid", "unlimited" };
static const char *const negatives[] = { "none", "limit", "free" };

static int
find_word (const char *const *words, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (words[i], word))
      return (int) i;

  return 0;
}

static void
settings_row (HdStmt *stmt, HdLeaveFacts *facts)
{
  HdLeaveSettings *settings = facts->settings;

  settings->kind =
    (HdLeaveAccountKind) find_word (kinds, G_N_ELEMENTS (kinds), hd_stmt_get_text (stmt, 0));
  settings->day_minutes = (int) hd_stmt_get_int (stmt, 1);
  settings->increment = (int) hd_stmt_get_int (stmt, 2);
  settings->min_block = (int) hd_stmt_get_int (stmt, 3);
  settings->negative =
    (HdLeaveNegative) find_word (negatives, G_N_ELEMENTS (negatives), hd_stmt_get_text (stmt, 4));
  settings->negative_limit = (int) hd_stmt_get_int (stmt, 5);
  settings->half_split = (int) hd_stmt_get_int (stmt, 6);
  settings->half_exact = hd_stmt_get_int (stmt, 7) != 0;
  take_text (&settings->region, stmt, 8);
  settings->last_day = int_or (stmt, 9, HD_DATE_NONE);
  settings->hourly_rate = hd_stmt_get_int (stmt, 10);
  take_text (&settings->currency, stmt, 11);
  settings->min_remainder = int_or (stmt, 12, -1);
  settings->lunch_movable = hd_stmt_get_int (stmt, 13) != 0;
  settings->makeup = hd_stmt_get_int (stmt, 14) != 0;
  settings->core_from = (int) hd_stmt_get_int (stmt, 15);
  settings->core_to = (int) hd_stmt_get_int (stmt, 16);
}

static HdLeaveVersion *
version_row (HdStmt *stmt)
{
  return hd_leave_version_new (hd_stmt_get_int (stmt, 0), (HdDate) hd_stmt_get_int (stmt, 1),
                               hd_stmt_get_text (stmt, 2), hd_stmt_get_int (stmt, 3));
}

static void
policy_row (HdStmt *stmt, HdLeaveFacts *facts)
{
  g_ptr_array_add (facts->policies, version_row (stmt));
}

static void
week_row (HdStmt *stmt, HdLeaveFacts *facts)
{
  g_ptr_array_add (facts->weeks, version_row (stmt));
}

static void
holiday_row (HdStmt *stmt, HdLeaveFacts *facts)
{
  HdDayPart part = HD_DAY_PART_FULL;

  hd_day_part_parse (hd_stmt_get_text (stmt, 3), &part);
  g_ptr_array_add (facts->holidays,
                   hd_own_holiday_new (hd_stmt_get_int (stmt, 0),
                                       (HdDate) hd_stmt_get_int (stmt, 1),
                                       (int) hd_stmt_get_int (stmt, 2), part,
                                       hd_stmt_get_text (stmt, 4), hd_stmt_get_text (stmt, 5)));
}

static void
booking_row (HdStmt *stmt, HdLeaveFacts *facts)
{
  HdLeaveBooking *booking =
    hd_leave_booking_new (hd_stmt_get_int (stmt, 0), (HdDate) hd_stmt_get_int (stmt, 1),
                          hd_stmt_get_int (stmt, 2), hd_stmt_get_text (stmt, 3));

  booking->last_usable = int_or (stmt, 4, HD_DATE_NONE);
  take_text (&booking->note, stmt, 5);
  booking->reverses = hd_stmt_get_int (stmt, 6);
  booking->entered_at = hd_stmt_get_int (stmt, 7);
  g_ptr_array_add (facts->bookings, booking);
}

static void
absence_row (HdStmt *stmt, HdLeaveFacts *facts)
{
  HdAbsenceFacts *absence = hd_absence_facts_new (hd_stmt_get_int (stmt, 0));

  take_text (&absence->uid, stmt, 1);
  absence->first = (HdDate) hd_stmt_get_int (stmt, 2);
  absence->last = (HdDate) hd_stmt_get_int (stmt, 3);
  absence->from_minute = int_or (stmt, 4, -1);
  absence->to_minute = int_or (stmt, 5, -1);
  take_text (&absence->zone, stmt, 6);
  take_text (&absence->leave_type, stmt, 7);
  absence->amount = int_or (stmt, 8, -1);
  take_text (&absence->state, stmt, 9);
  absence->state_at = hd_stmt_get_int (stmt, 10);
  absence->created_at = hd_stmt_get_int (stmt, 11);
  take_text (&absence->charge, stmt, 12);
  absence->stated = hd_stmt_get_int (stmt, 13) != 0;
  absence->busy_from = int_or (stmt, 14, -1);
  absence->busy_to = int_or (stmt, 15, -1);
  absence->sequence = (int) hd_stmt_get_int (stmt, 16);
  g_ptr_array_add (facts->absences, absence);
}

/* Both come in the order of absences, so that the one looked for is the last or a later one. */
static HdAbsenceFacts *
absence_of (HdStmt *stmt, HdLeaveFacts *facts)
{
  gint64 id = hd_stmt_get_int (stmt, 0);
  guint low = 0, high = facts->absences->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      HdAbsenceFacts *absence = facts->absences->pdata[middle];

      if (absence->id == id)
        return absence;
      if (absence->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

static void
day_row (HdStmt *stmt, HdLeaveFacts *facts)
{
  HdAbsenceFacts *absence = absence_of (stmt, facts);
  HdCharge charge = { (HdDate) hd_stmt_get_int (stmt, 1), hd_stmt_get_int (stmt, 2) };

  if (absence != NULL)
    g_array_append_val (absence->days, charge);
}

static void
event_row (HdStmt *stmt, HdLeaveFacts *facts)
{
  HdAbsenceFacts *absence = absence_of (stmt, facts);
  HdAbsenceEvent *event;

  if (absence == NULL)
    return;
  event = g_new0 (HdAbsenceEvent, 1);
  event->at = hd_stmt_get_int (stmt, 1);
  event->from = g_strdup (hd_stmt_get_text (stmt, 2));
  event->to = g_strdup (hd_stmt_get_text (stmt, 3));
  g_ptr_array_add (absence->events, event);
}

static void
payslip_row (HdStmt *stmt, HdLeaveFacts *facts)
{
  HdLeavePayslip *payslip = g_new0 (HdLeavePayslip, 1);

  *payslip = (HdLeavePayslip){ hd_stmt_get_int (stmt, 0), (HdDate) hd_stmt_get_int (stmt, 1),
                               hd_stmt_get_int (stmt, 2), hd_stmt_get_int (stmt, 3) };
  g_ptr_array_add (facts->payslips, payslip);
}

/**
 * hd_leave_table_read:
 *
 * Returns: (transfer full): all that the leave follows from, or %NULL with @error set
 */
HdLeaveFacts *
hd_leave_table_read (HdDb *db, GError **error)
{
  typedef struct
  {
    const char *sql;
    void (*row) (HdStmt *stmt, HdLeaveFacts *facts);
  } Query;
  static const Query queries[] = {
    { "SELECT kind, day_minutes, increment_minutes, min_block_minutes, negative,"
      " negative_limit_minutes, half_split, half_exact, region, last_day, hourly_rate, currency,"
      " min_remainder, lunch_movable, makeup, core_from, core_to FROM pto_account WHERE id = 1",
      settings_row },
    { "SELECT id, valid_from, terms, entered_at FROM pto_policy WHERE deleted_at IS NULL"
      " ORDER BY valid_from, id",
      policy_row },
    { "SELECT id, valid_from, week, entered_at FROM schedule WHERE deleted_at IS NULL"
      " ORDER BY valid_from, id",
      week_row },
    { "SELECT id, on_day, permille, part, name, uid FROM holiday WHERE deleted_at IS NULL"
      " ORDER BY on_day, id",
      holiday_row },
    { "SELECT id, on_day, minutes, kind, last_usable, note, reverses, entered_at FROM pto_entry"
      " ORDER BY id",
      booking_row },
    { "SELECT id, uid, first_day, last_day, from_minute, to_minute, zone, leave_type,"
      " amount_minutes, state, state_at, created_at, charge, stated, busy_from, busy_to, sequence"
      " FROM absence WHERE deleted_at IS NULL ORDER BY id",
      absence_row },
    { "SELECT absence, on_day, minutes FROM absence_day WHERE deleted_at IS NULL"
      " ORDER BY absence, on_day",
      day_row },
    { "SELECT absence, at, from_state, to_state FROM absence_event ORDER BY absence, id",
      event_row },
    { "SELECT id, on_day, minutes, entry FROM payslip WHERE deleted_at IS NULL ORDER BY id",
      payslip_row },
  };
  g_autoptr (HdLeaveFacts) facts = hd_leave_facts_new ();

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!each_row (db, queries[i].sql, queries[i].row, facts, error))
      return NULL;

  hd_leave_facts_settle_bookings (facts);
  return g_steal_pointer (&facts);
}

gboolean
hd_leave_table_set_settings (HdDb *db, gint64 step, const HdLeaveSettings *settings, GError **error)
{
  g_autoptr (HdStmt) stmt = NULL;

  if (!hd_undo_changes (db, step, "pto_account", "*", ACCOUNT, error))
    return FALSE;
  stmt = hd_db_prepare (db,
                        "UPDATE pto_account SET kind = :kind, day_minutes = :day,"
                        " increment_minutes = :increment, min_block_minutes = :block,"
                        " negative = :negative, negative_limit_minutes = :limit,"
                        " half_split = :split, half_exact = :exact, region = :region,"
                        " last_day = :last_day, hourly_rate = :rate, currency = :currency,"
                        " min_remainder = :remainder, lunch_movable = :lunch, makeup = :makeup,"
                        " core_from = :core_from, core_to = :core_to WHERE id = 1",
                        error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":kind", kinds[settings->kind]);
  hd_stmt_bind_int (stmt, ":day", settings->day_minutes);
  hd_stmt_bind_int (stmt, ":increment", settings->increment);
  hd_stmt_bind_int (stmt, ":block", settings->min_block);
  hd_stmt_bind_text (stmt, ":negative", negatives[settings->negative]);
  hd_stmt_bind_int (stmt, ":limit", settings->negative_limit);
  hd_stmt_bind_int (stmt, ":split", settings->half_split);
  hd_stmt_bind_int (stmt, ":exact", settings->half_exact ? 1 : 0);
  hd_stmt_bind_text (stmt, ":region", settings->region);
  bind_or_null (stmt, ":last_day", settings->last_day, HD_DATE_NONE);
  hd_stmt_bind_int (stmt, ":rate", settings->hourly_rate);
  hd_stmt_bind_text (stmt, ":currency", settings->currency);
  bind_or_null (stmt, ":remainder", settings->min_remainder, -1);
  hd_stmt_bind_int (stmt, ":lunch", settings->lunch_movable ? 1 : 0);
  hd_stmt_bind_int (stmt, ":makeup", settings->makeup ? 1 : 0);
  hd_stmt_bind_int (stmt, ":core_from", settings->core_from);
  hd_stmt_bind_int (stmt, ":core_to", settings->core_to);
  return hd_stmt_run (stmt, error);
}

/* Runs an INSERT and notes the row for undo. Returns: its id, 0 with @error set */
static gint64
insert (HdDb *db, gint64 step, const char *table, HdStmt *stmt, GError **error)
{
  gint64 id = hd_stmt_run (stmt, error) ? hd_db_get_last_id (db) : 0;

  return id != 0 && hd_undo_made (db, step, table, id, error) ? id : 0;
}

gint64
hd_leave_table_add_policy (HdDb *db,
                           gint64 step,
                           HdDate from,
                           const char *terms,
                           gint64 now,
                           GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "INSERT INTO pto_policy (account, valid_from, terms, entered_at)"
                   " VALUES (1, :from, :terms, :now)",
                   error);

  if (stmt == NULL)
    return 0;
  hd_stmt_bind_int (stmt, ":from", from);
  hd_stmt_bind_text (stmt, ":terms", terms);
  hd_stmt_bind_int (stmt, ":now", now);
  return insert (db, step, "pto_policy", stmt, error);
}

gint64
hd_leave_table_add_week (HdDb *db,
                         gint64 step,
                         HdDate from,
                         const char *week,
                         gint64 now,
                         GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db,
                                           "INSERT INTO schedule (valid_from, week, entered_at) "
                                           "VALUES (:from, :week, :now)",
                                           error);

  if (stmt == NULL)
    return 0;
  hd_stmt_bind_int (stmt, ":from", from);
  hd_stmt_bind_text (stmt, ":week", week);
  hd_stmt_bind_int (stmt, ":now", now);
  return insert (db, step, "schedule", stmt, error);
}

gint64
hd_leave_table_add_holiday (HdDb *db, gint64 step, const HdOwnHoliday *holiday, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db,
                                           "INSERT INTO holiday (on_day, permille, part, name, uid)"
                                           " VALUES (:on, :permille, :part, :name, :uid)",
                                           error);

  if (stmt == NULL)
    return 0;
  hd_stmt_bind_int (stmt, ":on", holiday->date);
  hd_stmt_bind_int (stmt, ":permille", holiday->permille);
  hd_stmt_bind_text (stmt, ":part", hd_day_part_to_string (holiday->part));
  hd_stmt_bind_text (stmt, ":name", holiday->name);
  hd_stmt_bind_text (stmt, ":uid", holiday->uid);
  return insert (db, step, "holiday", stmt, error);
}

gint64
hd_leave_table_add_booking (HdDb *db,
                            gint64 step,
                            const HdLeaveBooking *booking,
                            gint64 now,
                            GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "INSERT INTO pto_entry (account, on_day, minutes, kind, last_usable, note,"
                   " entered_at) VALUES (1, :on, :minutes, :kind, :last_usable, :note, :now)",
                   error);

  if (stmt == NULL)
    return 0;
  hd_stmt_bind_int (stmt, ":on", booking->on);
  hd_stmt_bind_int (stmt, ":minutes", booking->minutes);
  hd_stmt_bind_text (stmt, ":kind", booking->kind);
  bind_or_null (stmt, ":last_usable", booking->last_usable, HD_DATE_NONE);
  hd_stmt_bind_text (stmt, ":note", booking->note);
  hd_stmt_bind_int (stmt, ":now", now);
  return insert (db, step, "pto_entry", stmt, error);
}

gint64
hd_leave_table_add_payslip (HdDb *db,
                            gint64 step,
                            const HdLeavePayslip *payslip,
                            gint64 now,
                            GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db,
                                           "INSERT INTO payslip (on_day, minutes, entry,"
                                           " entered_at) VALUES (:on, :minutes, :entry, :now)",
                                           error);

  if (stmt == NULL)
    return 0;
  hd_stmt_bind_int (stmt, ":on", payslip->on);
  hd_stmt_bind_int (stmt, ":minutes", payslip->minutes);
  bind_or_null (stmt, ":entry", payslip->entry, 0);
  hd_stmt_bind_int (stmt, ":now", now);
  return insert (db, step, "payslip", stmt, error);
}

static void
bind_absence (HdStmt *stmt, const HdAbsenceFacts *absence, gint64 now)
{
  hd_stmt_bind_int (stmt, ":first", absence->first);
  hd_stmt_bind_int (stmt, ":last", absence->last);
  bind_or_null (stmt, ":from_minute", absence->from_minute, -1);
  bind_or_null (stmt, ":to_minute", absence->to_minute, -1);
  hd_stmt_bind_text (stmt, ":zone", absence->zone);
  hd_stmt_bind_text (stmt, ":leave_type", absence->leave_type);
  bind_or_null (stmt, ":amount", absence->amount, -1);
  hd_stmt_bind_text (stmt, ":charge", absence->charge);
  bind_or_null (stmt, ":busy_from", absence->busy_from, -1);
  bind_or_null (stmt, ":busy_to", absence->busy_to, -1);
  hd_stmt_bind_text (stmt, ":state", absence->state);
  hd_stmt_bind_int (stmt, ":now", now);
}

/**
 * hd_leave_table_add_absence:
 * @absence: what to book; its name for calendars is made here
 *
 * Returns: its id, or 0 with @error set
 */
gint64
hd_leave_table_add_absence (HdDb *db,
                            gint64 step,
                            const HdAbsenceFacts *absence,
                            gint64 now,
                            GError **error)
{
  g_autofree char *uid = g_uuid_string_random ();
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "INSERT INTO absence (uid, first_day, last_day, from_minute, to_minute, zone,"
                   " leave_type, amount_minutes, charge, busy_from, busy_to, state, state_at,"
                   " created_at) VALUES (:uid, :first, :last, :from_minute, :to_minute, :zone,"
                   " :leave_type, :amount, :charge, :busy_from, :busy_to, :state, :now, :now)",
                   error);

  if (stmt == NULL)
    return 0;
  hd_stmt_bind_text (stmt, ":uid", uid);
  bind_absence (stmt, absence, now);
  return insert (db, step, "absence", stmt, error);
}

/* Makes an absence what @absence says; what was charged for it is another matter. */
gboolean
hd_leave_table_change_absence (HdDb *db,
                               gint64 step,
                               const HdAbsenceFacts *absence,
                               gint64 now,
                               GError **error)
{
  g_autoptr (HdStmt) stmt = NULL;

  if (!hd_undo_changes (db, step, "absence", "*", absence->id, error))
    return FALSE;
  stmt = hd_db_prepare (db,
                        "UPDATE absence SET first_day = :first, last_day = :last,"
                        " from_minute = :from_minute, to_minute = :to_minute, zone = :zone,"
                        " leave_type = :leave_type, amount_minutes = :amount, charge = :charge,"
                        " busy_from = :busy_from, busy_to = :busy_to, state = :state,"
                        " state_at = iif (state = :state, state_at, :now),"
                        " follow_up_at = iif (:state = 'requested', follow_up_at, NULL)"
                        " WHERE id = :id AND deleted_at IS NULL",
                        error);
  if (stmt == NULL)
    return FALSE;
  bind_absence (stmt, absence, now);
  hd_stmt_bind_int (stmt, ":id", absence->id);
  return hd_stmt_run (stmt, error);
}

/* What was charged before steps aside and is not lost: undo brings it back. */
static gboolean
remove_days (HdDb *db, gint64 step, gint64 absence, gint64 now, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "SELECT id FROM absence_day WHERE absence = :id AND deleted_at IS NULL",
                   error);
  HdStep result;

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":id", absence);
  while ((result = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    {
      gint64 id = hd_stmt_get_int (stmt, 0);

      g_array_append_val (ids, id);
    }
  if (result != HD_STEP_DONE)
    return FALSE;
  g_clear_pointer (&stmt, hd_stmt_free);

  for (guint i = 0; i < ids->len; i++)
    if (!hd_undo_remove_row (db, step, "absence_day", g_array_index (ids, gint64, i), now, error))
      return FALSE;
  return TRUE;
}

/**
 * hd_leave_table_price_absence:
 * @stated: what it costs was said, and does not follow from the schedule
 * @days: (element-type HdCharge): what it is charged from now on, day by day
 */
gboolean
hd_leave_table_price_absence (HdDb *db,
                              gint64 step,
                              gint64 absence,
                              gboolean stated,
                              const GArray *days,
                              gint64 now,
                              GError **error)
{
  g_autoptr (HdStmt) mark = NULL;

  if (!remove_days (db, step, absence, now, error))
    return FALSE;
  mark = hd_db_prepare (db, "UPDATE absence SET stated = :stated WHERE id = :id", error);
  if (mark == NULL)
    return FALSE;
  hd_stmt_bind_int (mark, ":stated", stated ? 1 : 0);
  hd_stmt_bind_int (mark, ":id", absence);
  if (!hd_stmt_run (mark, error))
    return FALSE;

  for (guint i = 0; i < days->len; i++)
    {
      const HdCharge *charge = &g_array_index (days, HdCharge, i);
      g_autoptr (HdStmt) stmt = hd_db_prepare (db,
                                               "INSERT INTO absence_day (absence, on_day, minutes) "
                                               "VALUES (:absence, :on, :minutes)",
                                               error);

      if (stmt == NULL)
        return FALSE;
      hd_stmt_bind_int (stmt, ":absence", absence);
      hd_stmt_bind_int (stmt, ":on", charge->on);
      hd_stmt_bind_int (stmt, ":minutes", charge->minutes);
      if (insert (db, step, "absence_day", stmt, error) == 0)
        return FALSE;
    }
  return TRUE;
}
