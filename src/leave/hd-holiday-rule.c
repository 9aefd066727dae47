/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-holiday-rule.h"

#include <stdio.h>
#include <string.h>

/* “07-04”; month and day of any year. */
static gboolean
scan_month_day (const char *text, HdMonthDay *date)
{
  unsigned month = 0, day = 0;
  char rest = '\0';

  if (strlen (text) != 5 || sscanf (text, "%2u-%2u%c", &month, &day, &rest) != 2 || month < 1 ||
      month > 12 || day < 1 || day > 31)
    return FALSE;

  *date = (HdMonthDay){ (int) month, (int) day };
  return TRUE;
}

/* A small whole number, all of @text, up to @most. */
static gboolean
scan_number (const char *text, int least, int most, int *number)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, least, most, &value, NULL))
    return FALSE;

  *number = (int) value;
  return TRUE;
}

static gboolean
scan_easter (HdHolidayRule *rule, const char *text)
{
  const char *rest = text + strlen ("easter");

  rule->kind = HD_RULE_EASTER;
  if (*rest == '\0')
    return TRUE;
  if (*rest != '+' && *rest != '-')
    return FALSE;
  if (!scan_number (rest + 1, 1, 199, &rule->offset))
    return FALSE;
  if (*rest == '-')
    rule->offset = -rule->offset;
  return TRUE;
}

static gboolean
scan_expression (HdHolidayRule *rule, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 4);
  guint n = g_strv_length (words);

  if (n == 1 && g_str_has_prefix (text, "easter"))
    return scan_easter (rule, text);
  if (n == 1)
    {
      rule->kind = HD_RULE_FIXED;
      return scan_month_day (text, &rule->date);
    }
  if (n == 3 && g_str_equal (words[1], "before"))
    {
      rule->kind = HD_RULE_BEFORE;
      return hd_weekday_parse (words[0], &rule->weekday) && scan_month_day (words[2], &rule->date);
    }
  if (n == 3)
    {
      rule->kind = HD_RULE_NTH;
      return (g_str_equal (words[0], "last") || scan_number (words[0], 1, 5, &rule->nth)) &&
             hd_weekday_parse (words[1], &rule->weekday) &&
             scan_number (words[2], 1, 12, &rule->date.month);
    }

  return FALSE;
}

static gboolean
read_years (HdReader *reader, JsonObject *object, const char *key, GArray *years, GError **error)
{
  JsonArray *array = NULL;

  if (!hd_reader_array (reader, object, key, 100, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      int year = (int) json_array_get_int_element (array, i);

      g_array_append_val (years, year);
    }

  return TRUE;
}

static gboolean
read_year (HdReader *reader, JsonObject *object, const char *key, int *year, GError **error)
{
  JsonNode *node = hd_reader_get (object, key);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return hd_reader_fail (reader, key, error, "must be a year");

  *year = (int) CLAMP (json_node_get_int (node), 1, 9999);
  return TRUE;
}

/* “weekdays”: the only ones on which it counts; “unless”: “02-01 fri”. */
static gboolean
read_conditions (HdReader *reader, JsonObject *object, HdHolidayRule *rule, GError **error)
{
  JsonArray *weekdays = NULL;
  const char *unless = NULL;

  if (!hd_reader_array (reader, object, "weekdays", 7, &weekdays, error) ||
      !hd_reader_text (reader, object, "unless", &unless, error))
    return FALSE;

  for (guint i = 0; weekdays != NULL && i < json_array_get_length (weekdays); i++)
    {
      const char *name = json_array_get_string_element (weekdays, i);
      HdWeekday weekday;

      if (name == NULL || !hd_weekday_parse (name, &weekday))
        return hd_reader_fail (reader, "weekdays", error, "must be weekdays, mon to sun");
      rule->weekdays |= 1u << weekday;
    }
  if (unless != NULL)
    {
      g_auto (GStrv) words = g_strsplit (unless, " ", 2);

      rule->unless = g_strv_length (words) == 2 && scan_month_day (words[0], &rule->unless_date) &&
                     hd_weekday_parse (words[1], &rule->unless_weekday);
      if (!rule->unless)
        return hd_reader_fail (reader, "unless", error, "must be as “02-01 fri”");
    }

  return TRUE;
}

/**
 * hd_holiday_rule_parse:
 *
 * Returns: (transfer full): the rule, or %NULL with %HD_ERROR_INVALID
 */
HdHolidayRule *
hd_holiday_rule_parse (HdReader *reader, JsonObject *object, GError **error)
{
  static const char *const known[] = { "name",   "on",       "from",   "to",    "years",
                                       "except", "weekdays", "unless", "shift", "fraction",
                                       "part",   "local",    NULL };
  static const char *const shifts[] = { "none", "nearest", "next", "sunday-before", NULL };
  static const char *const parts[] = { "full", "am", "pm", NULL };
  g_autoptr (HdHolidayRule) rule = g_new0 (HdHolidayRule, 1);
  HdFraction fraction = hd_fraction_new (1, 1);
  const char *name = NULL, *on = NULL;
  int shift = 0, part = 0;

  rule->first_year = 1;
  rule->last_year = 9999;
  rule->years = g_array_new (FALSE, FALSE, sizeof (int));
  rule->except = g_array_new (FALSE, FALSE, sizeof (int));
  hd_reader_warn_unknown (reader, object, known);
  if (!hd_reader_text (reader, object, "name", &name, error) ||
      !hd_reader_text (reader, object, "on", &on, error) ||
      !read_year (reader, object, "from", &rule->first_year, error) ||
      !read_year (reader, object, "to", &rule->last_year, error) ||
      !read_years (reader, object, "years", rule->years, error) ||
      !read_years (reader, object, "except", rule->except, error) ||
      !read_conditions (reader, object, rule, error) ||
      !hd_reader_choice (reader, object, "shift", shifts, &shift, error) ||
      !hd_reader_choice (reader, object, "part", parts, &part, error) ||
      !hd_reader_amount (reader, object, "fraction", &fraction, error) ||
      !hd_reader_bool (reader, object, "local", &rule->local, error))
    return NULL;

  rule->permille = (int) hd_fraction_round (hd_fraction_scale (fraction, HD_WHOLE_DAY, 1));
  if (name == NULL || on == NULL || !scan_expression (rule, on) || rule->permille < 1 ||
      rule->permille > HD_WHOLE_DAY)
    {
      hd_reader_fail (reader, "on", error,
                      "needs a name and a day such as 07-04, 4 thu 11, easter-2");
      return NULL;
    }

  rule->name = g_strdup (name);
  rule->shift = (HdRuleShift) shift;
  rule->part = (HdDayPart) part;
  return g_steal_pointer (&rule);
}

void
hd_holiday_rule_free (HdHolidayRule *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  if (self->years != NULL)
    g_array_unref (self->years);
  if (self->except != NULL)
    g_array_unref (self->except);
  g_free (self);
}

static gboolean
has_year (const GArray *years, int year)
{
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, int, i) == year)
      return TRUE;

  return FALSE;
}

static HdDate
nth_weekday (int year, int month, HdWeekday weekday, int nth)
{
  HdDate first = hd_date_new (year, month, 1);
  HdDate last = first + hd_date_days_in_month (year, month) - 1;
  HdDate date;

  if (nth == 0)
    return last - (int) ((7 + (int) hd_date_weekday (last) - (int) weekday) % 7);

  date = first + (7 + (int) weekday - (int) hd_date_weekday (first)) % 7 + 7 * (nth - 1);
  return date <= last ? date : HD_DATE_NONE;
}

/**
 * hd_holiday_rule_date:
 *
 * Returns: the date of the holiday itself in @year, before any shift; %HD_DATE_NONE when there
 *   is none in that year
 */
HdDate
hd_holiday_rule_date (const HdHolidayRule *self, int year)
{
  HdDate date = HD_DATE_NONE;

  g_return_val_if_fail (self != NULL, HD_DATE_NONE);

  if (year < self->first_year || year > self->last_year || has_year (self->except, year) ||
      (self->years->len > 0 && !has_year (self->years, year)))
    return HD_DATE_NONE;
  if (self->unless &&
      hd_date_weekday (hd_month_day_in (self->unless_date, year)) == self->unless_weekday)
    return HD_DATE_NONE;

  switch (self->kind)
    {
    case HD_RULE_FIXED:
      date = hd_month_day_in (self->date, year);
      break;
    case HD_RULE_NTH:
      date = nth_weekday (year, self->date.month, self->weekday, self->nth);
      break;
    case HD_RULE_EASTER:
      date = hd_date_easter (year) + self->offset;
      break;
    case HD_RULE_BEFORE:
    default:
      date = hd_month_day_in (self->date, year) - 1;
      date -= (7 + (int) hd_date_weekday (date) - (int) self->weekday) % 7;
      break;
    }

  if (date != HD_DATE_NONE && self->weekdays != 0 &&
      !(self->weekdays & (1u << hd_date_weekday (date))))
    return HD_DATE_NONE;
  return date;
}
