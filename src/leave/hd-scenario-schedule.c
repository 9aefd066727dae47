/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-scenario.h"

/*
 * The keys of a scenario that say when somebody works: workweek, schedule, schedule_changes,
 * half_day, holidays, ignore_holidays.
 */

static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL };

static gboolean
read_workweek (HdReader *reader, JsonObject *object, guint *set, GError **error)
{
  JsonNode *node = hd_reader_get (object, "workweek");
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
      g_str_equal (json_node_get_string (node), "all"))
    {
      *set = HD_WEEKDAYS_ALL;
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return hd_reader_fail (reader, "workweek", error, "must be \"all\" or weekdays");

  array = json_node_get_array (node);
  *set = 0;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      HdWeekday weekday;

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING ||
          !hd_weekday_parse (json_node_get_string (element), &weekday))
        return hd_reader_fail (reader, "workweek", error, "must be weekdays, mon to sun");
      *set |= HD_WEEKDAY_BIT (weekday);
    }

  return TRUE;
}

/* A day as its length in minutes, when nobody said from when to when. */
static gboolean
read_length (HdReader *reader, JsonNode *node, const char *key, HdWorkDay *day, GError **error)
{
  gint64 minutes = json_node_get_int (node);

  if (minutes < 0 || minutes > HD_DAY_MINUTES)
    return hd_reader_fail (reader, key, error, "must be spans, or minutes from 0 to %d",
                           HD_DAY_MINUTES);
  day->minutes = (int) minutes;
  return TRUE;
}

/**
 * hd_scenario_parse_week:
 * @object: spans of paid time by weekday, such as `"mon": ["09:00-12:30"]`, or minutes
 * @week: (out): the week
 *
 * Returns: %FALSE with %HD_ERROR_INVALID
 */
gboolean
hd_scenario_parse_week (HdReader *reader, JsonObject *object, HdWorkWeek *week, GError **error)
{
  hd_work_week_init_length (week, 0, 0);
  hd_reader_warn_unknown (reader, object, weekdays);

  for (int i = 0; weekdays[i] != NULL; i++)
    {
      JsonNode *day = hd_reader_get (object, weekdays[i]);
      JsonArray *spans = NULL;

      if (day != NULL && JSON_NODE_HOLDS_VALUE (day) &&
          json_node_get_value_type (day) == G_TYPE_INT64)
        {
          if (!read_length (reader, day, weekdays[i], &week->days[i], error))
            return FALSE;
          continue;
        }

      if (!hd_reader_array (reader, object, weekdays[i], HD_WORK_DAY_MAX_SPANS, &spans, error))
        return FALSE;
      for (guint j = 0; spans != NULL && j < json_array_get_length (spans); j++)
        {
          JsonNode *node = json_array_get_element (spans, j);
          g_autoptr (GError) inner = NULL;
          HdSpan span;

          if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
            return hd_reader_fail (reader, weekdays[i], error,
                                   "must be spans such as \"09:00-12:30\"");
          if (!hd_span_parse (json_node_get_string (node), &span, &inner))
            return hd_reader_fail (reader, weekdays[i], error, "%s", inner->message);
          if (!hd_work_week_add_span (week, (HdWeekday) (i + 1), span))
            return hd_reader_fail (reader, weekdays[i], error, "two spans overlap");
        }
    }

  return TRUE;
}

/* The items of `schedule` and of `schedule_changes`: either may give hours or weekdays. */
static gboolean
read_weeks (HdReader *reader,
            JsonObject *object,
            const char *key,
            int day_minutes,
            HdSchedule *schedule,
            GError **error)
{
  static const char *const known[] = { "from", "week", "workweek", NULL };
  JsonArray *array = NULL;

  if (!hd_reader_array (reader, object, key, HD_SCENARIO_MAX_WEEKS, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *item = NULL, *hours = NULL;
      HdDate from = HD_DATE_MIN;
      guint set = HD_WEEKDAYS_MON_FRI;
      HdWorkWeek week;
      gsize mark;

      if (!hd_reader_element (reader, array, key, i, &item, error))
        return FALSE;
      mark = hd_reader_enter_index (reader, key, i);
      hd_reader_warn_unknown (reader, item, known);
      if (!hd_reader_date (reader, item, "from", &from, error) ||
          !hd_reader_object (reader, item, "week", &hours, error) ||
          !read_workweek (reader, item, &set, error))
        return FALSE;
      if (hours != NULL)
        {
          gsize inner = hd_reader_enter (reader, "week");

          if (!hd_scenario_parse_week (reader, hours, &week, error))
            return FALSE;
          hd_reader_leave (reader, inner);
        }
      else
        hd_work_week_init_length (&week, day_minutes, set);
      hd_schedule_add_week (schedule, from, &week);
      hd_reader_leave (reader, mark);
    }

  return TRUE;
}

/* Returns the fraction of the day in permille, or -1. */
static int
read_permille (HdReader *reader, JsonObject *object, GError **error)
{
  HdReader plain = { reader->path, reader->warnings, 1 };
  HdFraction fraction = hd_fraction_new (1, 1);
  gint64 permille;

  if (!hd_reader_amount (&plain, object, "fraction", &fraction, error))
    return -1;
  permille = hd_fraction_round (hd_fraction_scale (fraction, HD_WHOLE_DAY, 1));
  if (permille < 0 || permille > HD_WHOLE_DAY)
    {
      hd_reader_fail (reader, "fraction", error, "must be between 0 and 1");
      return -1;
    }

  return (int) permille;
}

static gboolean
read_holidays (HdReader *reader, JsonArray *array, HdDaysOff *days_off, GError **error)
{
  static const char *const known[] = { "date", "fraction", "part", "name", NULL };
  static const char *const parts[] = { "full", "am", "pm", NULL };

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *item = NULL;
      HdDate date = HD_DATE_NONE;
      int part = 0, permille;
      gsize mark;

      if (!hd_reader_element (reader, array, "holidays", i, &item, error))
        return FALSE;
      mark = hd_reader_enter_index (reader, "holidays", i);
      hd_reader_warn_unknown (reader, item, known);
      if (!hd_reader_date (reader, item, "date", &date, error) ||
          !hd_reader_choice (reader, item, "part", parts, &part, error))
        return FALSE;
      if (date == HD_DATE_NONE)
        return hd_reader_fail (reader, "date", error, "is missing");
      permille = read_permille (reader, item, error);
      if (permille < 0)
        return FALSE;
      if (permille > 0)
        hd_days_off_add (days_off, date, permille, (HdDayPart) part);
      hd_reader_leave (reader, mark);
    }

  return TRUE;
}

static gboolean
read_half_day (HdReader *reader, JsonObject *object, HdSchedule *schedule, GError **error)
{
  static const char *const known[] = { "split", "cost", NULL };
  static const char *const costs[] = { "half", "exact", NULL };
  HdHalfDay half = { HD_DEFAULT_SPLIT, FALSE };
  int cost = 0;

  hd_reader_warn_unknown (reader, object, known);
  if (!hd_reader_time (reader, object, "split", &half.split, error) ||
      !hd_reader_choice (reader, object, "cost", costs, &cost, error))
    return FALSE;

  half.exact = cost == 1;
  hd_schedule_set_half_day (schedule, half);
  return TRUE;
}

/**
 * hd_scenario_parse_schedule:
 * @object: the scenario
 * @day_minutes: the length of a work day whose hours are not given
 * @schedule: (out) (transfer full): when somebody works
 *
 * Returns: %FALSE with %HD_ERROR_INVALID
 */
gboolean
hd_scenario_parse_schedule (HdReader *reader,
                            JsonObject *object,
                            int day_minutes,
                            HdSchedule **schedule,
                            GError **error)
{
  g_autoptr (HdSchedule) made = hd_schedule_new ();
  g_autoptr (HdDaysOff) days_off = hd_days_off_new ();
  guint set = HD_WEEKDAYS_MON_FRI;
  JsonArray *holidays = NULL;
  JsonObject *half_day = NULL;
  gboolean ignore = FALSE;
  HdWorkWeek week;

  if (!read_workweek (reader, object, &set, error))
    return FALSE;
  hd_work_week_init_length (&week, day_minutes, set);
  hd_schedule_add_week (made, HD_DATE_MIN, &week);

  if (!read_weeks (reader, object, "schedule", day_minutes, made, error) ||
      !read_weeks (reader, object, "schedule_changes", day_minutes, made, error) ||
      !hd_reader_object (reader, object, "half_day", &half_day, error) ||
      !hd_reader_array (reader, object, "holidays", HD_SCENARIO_MAX_ITEMS, &holidays, error) ||
      !hd_reader_bool (reader, object, "ignore_holidays", &ignore, error))
    return FALSE;
  if (half_day != NULL)
    {
      gsize mark = hd_reader_enter (reader, "half_day");

      if (!read_half_day (reader, half_day, made, error))
        return FALSE;
      hd_reader_leave (reader, mark);
    }
  if (holidays != NULL && !read_holidays (reader, holidays, days_off, error))
    return FALSE;

  if (!ignore)
    hd_schedule_take_days_off (made, g_steal_pointer (&days_off));
  *schedule = g_steal_pointer (&made);
  return TRUE;
}
