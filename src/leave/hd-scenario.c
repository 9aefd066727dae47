/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-scenario.h"

#include "hd-error.h"
#include "hd-leave-events.h"

static gboolean
missing (HdReader *reader, const char *key, GError **error)
{
  g_set_error (error, HD_ERROR, HD_ERROR_MISSING, "%s%s%s is missing", reader->path->str,
               reader->path->len > 0 ? "." : "", key);
  return FALSE;
}

static gboolean
read_opening (HdReader *reader, JsonObject *object, HdLeaveAccount *account, GError **error)
{
  static const char *const known[] = { "on", "amount", NULL };
  HdLeaveEntry entry = { HD_DATE_NONE, 0, HD_LEAVE_OPENING };

  hd_reader_warn_unknown (reader, object, known);
  if (!hd_reader_date (reader, object, "on", &entry.on, error) ||
      !hd_reader_minutes (reader, object, "amount", &entry.minutes, error))
    return FALSE;
  if (entry.on == HD_DATE_NONE)
    return missing (reader, "on", error);

  g_array_append_val (account->entries, entry);
  return TRUE;
}

static gboolean
read_entry (HdReader *reader, JsonObject *object, HdLeaveAccount *account, GError **error)
{
  static const char *const known[] = { "on", "amount", "kind", NULL };
  static const char *const kinds[] = { "adjust", "comp", "payout", "reconcile", NULL };
  static const HdLeaveKind values[] = { HD_LEAVE_ADJUST, HD_LEAVE_COMP, HD_LEAVE_PAYOUT,
                                        HD_LEAVE_RECONCILE };
  HdLeaveEntry entry = { HD_DATE_NONE, 0, HD_LEAVE_ADJUST };
  int kind = 0;

  hd_reader_warn_unknown (reader, object, known);
  if (!hd_reader_date (reader, object, "on", &entry.on, error) ||
      !hd_reader_minutes (reader, object, "amount", &entry.minutes, error) ||
      !hd_reader_choice (reader, object, "kind", kinds, &kind, error))
    return FALSE;
  if (entry.on == HD_DATE_NONE)
    return missing (reader, "on", error);

  entry.kind = values[kind];
  g_array_append_val (account->entries, entry);
  return TRUE;
}

static gboolean
read_lot (HdReader *reader, JsonObject *object, HdLeaveAccount *account, GError **error)
{
  static const char *const known[] = { "id", "amount", "from", "last_usable", NULL };
  g_autofree char *number = g_strdup_printf ("lot-%u", account->lots->len + 1);
  const char *id = number;
  HdDate from = HD_DATE_NONE, last_usable = HD_DATE_NONE;
  gint64 minutes = 0;

  hd_reader_warn_unknown (reader, object, known);
  if (!hd_reader_text (reader, object, "id", &id, error) ||
      !hd_reader_minutes (reader, object, "amount", &minutes, error) ||
      !hd_reader_date (reader, object, "from", &from, error) ||
      !hd_reader_last_date (reader, object, "last_usable", &last_usable, error))
    return FALSE;
  if (from == HD_DATE_NONE)
    return missing (reader, "from", error);
  if (minutes < 0)
    return hd_reader_fail (reader, "amount", error, "must not be negative");
  if (last_usable != HD_DATE_NONE && last_usable < from)
    return hd_reader_fail (reader, "last_usable", error, "lies before “from”");

  hd_leave_account_add_lot (account, id, from, last_usable, minutes);
  return TRUE;
}

static gboolean
read_price (HdReader *reader, JsonObject *object, HdAbsence *absence, GError **error)
{
  const char *key = NULL;

  if (hd_reader_get (object, "cost") != NULL)
    {
      key = "cost";
      absence->price = HD_ABSENCE_PRICE_TOTAL;
    }
  else if (hd_reader_get (object, "cost_per_day") != NULL)
    {
      key = "cost_per_day";
      absence->price = HD_ABSENCE_PRICE_PER_DAY;
    }
  if (key == NULL)
    return TRUE;
  if (!hd_reader_minutes (reader, object, key, &absence->cost, error))
    return FALSE;
  if (absence->cost < 0)
    return hd_reader_fail (reader, key, error, "must not be negative");

  return TRUE;
}

static gboolean
read_leave (HdReader *reader, JsonObject *object, HdLeaveAccount *account, GError **error)
{
  static const char *const known[] = { "from",          "to",        "cost",
                                       "cost_per_day",  "part",      "first_day_half",
                                       "last_day_half", "from_time", "to_time",
                                       "state",         NULL };
  static const char *const parts[] = { "full", "am", "pm", NULL };
  static const char *const states[] = { "draft",  "requested", "approved", "taken",
                                        "denied", "cancelled", NULL };
  HdAbsence absence = HD_ABSENCE_INIT (HD_DATE_NONE);
  int part = 0, state = HD_ABSENCE_TAKEN;

  hd_reader_warn_unknown (reader, object, known);
  if (!hd_reader_date (reader, object, "from", &absence.from, error))
    return FALSE;
  if (absence.from == HD_DATE_NONE)
    return missing (reader, "from", error);
  absence.to = absence.from;
  if (!hd_reader_date (reader, object, "to", &absence.to, error) ||
      !read_price (reader, object, &absence, error) ||
      !hd_reader_choice (reader, object, "part", parts, &part, error) ||
      !hd_reader_bool (reader, object, "first_day_half", &absence.first_day_half, error) ||
      !hd_reader_bool (reader, object, "last_day_half", &absence.last_day_half, error) ||
      !hd_reader_time (reader, object, "from_time", &absence.from_minute, error) ||
      !hd_reader_time (reader, object, "to_time", &absence.to_minute, error) ||
      !hd_reader_choice (reader, object, "state", states, &state, error))
    return FALSE;
  if (absence.to < absence.from)
    return hd_reader_fail (reader, "to", error, "lies before “from”");
  if (absence.to - absence.from >= HD_ABSENCE_MAX_DAYS)
    return hd_reader_fail (reader, "to", error, "more than %d days after “from”",
                           HD_ABSENCE_MAX_DAYS);
  if (absence.from == absence.to && absence.from_minute >= 0 && absence.to_minute >= 0 &&
      absence.to_minute < absence.from_minute)
    return hd_reader_fail (reader, "to_time", error, "lies before “from_time”");

  absence.part = (HdDayPart) part;
  absence.state = (HdAbsenceState) state;
  g_array_append_val (account->absences, absence);
  return TRUE;
}

typedef gboolean (*ReadItem) (HdReader *reader,
                              JsonObject *object,
                              HdLeaveAccount *account,
                              GError **error);

static gboolean
read_items (HdReader *reader,
            JsonObject *root,
            const char *key,
            guint most,
            ReadItem read,
            HdLeaveAccount *account,
            GError **error)
{
  JsonArray *array = NULL;

  if (!hd_reader_array (reader, root, key, most, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *item = NULL;
      gsize mark;

      if (!hd_reader_element (reader, array, key, i, &item, error))
        return FALSE;
      mark = hd_reader_enter_index (reader, key, i);
      if (!read (reader, item, account, error))
        return FALSE;
      hd_reader_leave (reader, mark);
    }

  return TRUE;
}

/* Each absence is bounded, and so are all of them together: every day becomes a line. */
static gboolean
check_leave_days (HdReader *reader, const HdLeaveAccount *account, GError **error)
{
  gint64 days = 0;

  for (guint i = 0; i < account->absences->len; i++)
    {
      const HdAbsence *absence = &g_array_index (account->absences, HdAbsence, i);

      days += absence->to - absence->from + 1;
    }

  return days <= HD_SCENARIO_MAX_LEAVE_DAYS ||
         hd_reader_fail (reader, "leaves", error, "more than %d days altogether",
                         HD_SCENARIO_MAX_LEAVE_DAYS);
}

/*
 * Two absences that share a minute are charged twice, which is seldom meant. After a few of them
 * the file is known to be odd.
 */
static void
warn_overlaps (HdReader *reader, const HdLeaveAccount *account)
{
  int split = hd_schedule_get_half_day (account->schedule).split;
  guint n = MIN (account->absences->len, 500), most = reader->warnings->len + 20;

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n && reader->warnings->len < most; j++)
      {
        const HdAbsence *a = &g_array_index (account->absences, HdAbsence, i);
        const HdAbsence *b = &g_array_index (account->absences, HdAbsence, j);

        if (a->state < HD_ABSENCE_DENIED && b->state < HD_ABSENCE_DENIED &&
            hd_absence_overlaps (a, b, split))
          g_ptr_array_add (reader->warnings,
                           g_strdup_printf ("leaves[%u] overlaps leaves[%u]; both are charged", j,
                                            i));
      }
}

/**
 * hd_scenario_count_trials:
 *
 * With a limit each request may have to be tried by itself, against all that ever happens.
 *
 * Returns: how many events that is at most; 0 without a limit
 */
gint64
hd_scenario_count_trials (const HdScenario *self)
{
  g_return_val_if_fail (self != NULL, 0);

  const HdLeaveAccount *account = self->account;

  if (!account->limited || account->absences->len == 0)
    return 0;

  g_autoptr (GPtrArray) charges = hd_leave_account_charges (account);
  g_autoptr (HdLeaveEvents) events =
    hd_leave_events_new (account, charges, hd_leave_account_horizon (account));

  return (gint64) account->absences->len * events->events->len;
}

static gboolean
read_unit (HdReader *reader, JsonObject *root, HdScenario *scenario, GError **error)
{
  static const char *const units[] = { "minute", "hour", "day", NULL };
  JsonNode *node = hd_reader_get (root, "minutes_per_day");
  int unit = -1;

  scenario->day_minutes = HD_WORK_DAY_MINUTES;
  if (node != NULL)
    {
      gint64 minutes =
        JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
          ? json_node_get_int (node)
          : 0;

      if (minutes < 1 || minutes > HD_DAY_MINUTES)
        return hd_reader_fail (reader, "minutes_per_day", error,
                               "must be a whole number from 1 to %d", HD_DAY_MINUTES);
      scenario->day_minutes = (int) minutes;
    }

  if (!hd_reader_choice (reader, root, "unit", units, &unit, error))
    return FALSE;
  if (unit < 0)
    return missing (reader, "unit", error);

  scenario->unit = unit == 0 ? 1 : unit == 1 ? 60 : scenario->day_minutes;
  reader->unit = scenario->unit;
  return TRUE;
}

static gboolean
read_increment (HdReader *reader, JsonObject *root, HdScenario *scenario, GError **error)
{
  gint64 step = 1, min_block = 0;

  if (!hd_reader_duration (reader, root, "increment", scenario->day_minutes, &step, error) ||
      !hd_reader_duration (reader, root, "min_block", scenario->day_minutes, &min_block, error))
    return FALSE;
  if (step < 1 || step > HD_DAY_MINUTES)
    return hd_reader_fail (reader, "increment", error, "must be from 1m to 24h");
  if (min_block > HD_DAY_MINUTES)
    return hd_reader_fail (reader, "min_block", error, "must be at most 24h");

  scenario->account->increment = (HdIncrement){ (int) step, (int) min_block };
  return TRUE;
}

static gboolean
read_root (HdReader *reader, JsonObject *root, HdScenario *scenario, GError **error)
{
  HdLeaveAccount *account = scenario->account;
  JsonObject *policy = NULL, *opening = NULL;
  HdSchedule *schedule = NULL;
  gsize mark;

  if (!read_unit (reader, root, scenario, error) ||
      !read_increment (reader, root, scenario, error) ||
      !hd_scenario_parse_schedule (reader, root, scenario->day_minutes, &schedule, error))
    return FALSE;
  hd_schedule_unref (account->schedule);
  account->schedule = schedule;

  if (!hd_reader_object (reader, root, "policy", &policy, error) ||
      !hd_reader_object (reader, root, "opening", &opening, error))
    return FALSE;
  if (policy != NULL)
    {
      HdLeavePolicy *parsed;

      mark = hd_reader_enter (reader, "policy");
      parsed = hd_scenario_parse_policy (reader, policy, error);
      if (parsed == NULL)
        return FALSE;
      hd_leave_account_take_policy (account, parsed);
      hd_reader_leave (reader, mark);
    }
  if (opening != NULL)
    {
      mark = hd_reader_enter (reader, "opening");
      if (!read_opening (reader, opening, account, error))
        return FALSE;
      hd_reader_leave (reader, mark);
    }

  if (!read_items (reader, root, "entries", HD_SCENARIO_MAX_ITEMS, read_entry, account, error) ||
      !read_items (reader, root, "lots", HD_SCENARIO_MAX_LOTS, read_lot, account, error) ||
      !read_items (reader, root, "leaves", HD_SCENARIO_MAX_LEAVES, read_leave, account, error) ||
      !check_leave_days (reader, account, error) ||
      !hd_reader_minutes (reader, root, "negative_limit", &account->negative_limit, error))
    return FALSE;

  account->limited = hd_reader_get (root, "negative_limit") != NULL;
  warn_overlaps (reader, account);
  return hd_scenario_count_trials (scenario) <= HD_SCENARIO_MAX_TRIALS ||
         hd_reader_fail (reader, "leaves", error,
                         "too many to be held against “negative_limit” for so long a time");
}

/**
 * hd_scenario_parse:
 * @root: the JSON
 * @more_keys: (array zero-terminated=1) (nullable): keys at the top that the caller reads itself
 *
 * Returns: (transfer full): the scenario, or %NULL with %HD_ERROR_INVALID or %HD_ERROR_MISSING;
 *   the message begins with the path of the key
 */
HdScenario *
hd_scenario_parse (JsonNode *root, const char *const *more_keys, GError **error)
{
  static const char *const known[] = {
    "unit",      "minutes_per_day", "policy",    "opening",        "entries",          "lots",
    "leaves",    "workweek",        "schedule",  "half_day",       "schedule_changes", "holidays",
    "increment", "ignore_holidays", "min_block", "negative_limit",
  };
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (HdScenario) scenario = g_new0 (HdScenario, 1);
  HdReader reader = { .path = path, .unit = 1 };
  JsonObject *object;

  g_return_val_if_fail (root != NULL, NULL);

  scenario->account = hd_leave_account_new ();
  scenario->warnings = g_ptr_array_new_with_free_func (g_free);
  reader.warnings = scenario->warnings;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID, "A scenario must be an object");
      return NULL;
    }

  object = json_node_get_object (root);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_ptr_array_add (keys, (gpointer) known[i]);
  for (guint i = 0; more_keys != NULL && more_keys[i] != NULL; i++)
    g_ptr_array_add (keys, (gpointer) more_keys[i]);
  g_ptr_array_add (keys, NULL);
  hd_reader_warn_unknown (&reader, object, (const char *const *) keys->pdata);

  if (!read_root (&reader, object, scenario, error))
    return NULL;

  return g_steal_pointer (&scenario);
}

void
hd_scenario_free (HdScenario *self)
{
  if (self == NULL)
    return;

  hd_leave_account_free (self->account);
  if (self->warnings != NULL)
    g_ptr_array_unref (self->warnings);
  g_free (self);
}
