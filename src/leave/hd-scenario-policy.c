/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "hd-error.h"
#include "hd-scenario.h"

/*
 * The `policy` of a scenario: frequency and boundary become a grid, a tier becomes the terms
 * before it with what it replaces.
 */

static const char *const frequencies[] = {
  "none",    "daily",     "weekly",     "biweekly", "semimonthly",
  "monthly", "quarterly", "semiannual", "annual",   NULL,
};

static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL };

/* A day of the month as a number or "last". */
static gboolean
read_day (HdReader *reader, JsonNode *node, const char *key, int *day, GError **error)
{
  *day = 0;
  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_INT64)
    *day = (int) CLAMP (json_node_get_int (node), 0, 32);
  else if (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
           json_node_get_value_type (node) == G_TYPE_STRING &&
           g_str_equal (json_node_get_string (node), "last"))
    *day = 31;

  if (*day < 1 || *day > 31)
    return hd_reader_fail (reader, key, error, "must be a day from 1 to 31, or \"last\"");

  return TRUE;
}

/*
 * The same days in each month that a frequency has. "last" of a quarter is the last day of its
 * last month; a number is a day of its first month.
 */
static void
fill_dates (HdGrid *grid, HdFrequency frequency, const int *days, int n_days, gboolean last)
{
  int step = frequency == HD_FREQUENCY_QUARTERLY    ? 3
             : frequency == HD_FREQUENCY_SEMIANNUAL ? 6
             : frequency == HD_FREQUENCY_ANNUAL     ? 12
                                                    : 1;

  hd_grid_init_dates (grid);
  for (int month = last ? step : 1; month <= 12; month += step)
    for (int i = 0; i < n_days; i++)
      hd_grid_add_date (grid, (HdMonthDay){ month, days[i] });
}

static gboolean
read_dates (HdReader *reader, JsonArray *array, HdGrid *grid, GError **error)
{
  hd_grid_init_dates (grid);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      HdMonthDay date;

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return hd_reader_fail (reader, "dates", error, "must be days such as \"04-01\"");
      if (!hd_reader_month_day (reader, "dates", json_node_get_string (node), &date, error))
        return FALSE;
      if (!hd_grid_add_date (grid, date))
        return hd_reader_fail (reader, "dates", error, "one day is there twice");
    }

  return TRUE;
}

static gboolean
read_days (HdReader *reader, JsonArray *array, HdFrequency frequency, HdGrid *grid, GError **error)
{
  int days[HD_GRID_MAX_DATES / 12];
  guint n = json_array_get_length (array);

  for (guint i = 0; i < n; i++)
    if (!read_day (reader, json_array_get_element (array, i), "days", &days[i], error))
      return FALSE;

  fill_dates (grid, frequency, days, (int) n, FALSE);
  return TRUE;
}

/* The boundary when a scenario names none: Mondays, the 1st and 15th, the 1st of a period. */
static void
default_grid (HdLeaveTerms *terms, HdDate accrual_from)
{
  static const int first[] = { 1, 15 };

  switch (terms->frequency)
    {
    case HD_FREQUENCY_DAILY:
      hd_grid_init_days (&terms->grid, 1, 0);
      break;
    case HD_FREQUENCY_WEEKLY:
      hd_grid_init_days (&terms->grid, 7, 4); /* 1970-01-05 was a Monday */
      break;
    case HD_FREQUENCY_BIWEEKLY:
      hd_grid_init_days (&terms->grid, 14, accrual_from);
      break;
    case HD_FREQUENCY_SEMIMONTHLY:
      fill_dates (&terms->grid, terms->frequency, first, 2, FALSE);
      break;
    case HD_FREQUENCY_NONE:
    case HD_FREQUENCY_MONTHLY:
    case HD_FREQUENCY_QUARTERLY:
    case HD_FREQUENCY_SEMIANNUAL:
    case HD_FREQUENCY_ANNUAL:
    default:
      fill_dates (&terms->grid, terms->frequency, first, 1, FALSE);
      break;
    }
}

static gboolean
read_anchor (HdReader *reader, HdLeaveTerms *terms, HdDate anchor, GError **error)
{
  static const int months[] = { 0, 0, 0, 0, 0, 1, 3, 6, 12 };

  if (terms->frequency == HD_FREQUENCY_WEEKLY || terms->frequency == HD_FREQUENCY_BIWEEKLY)
    hd_grid_init_days (&terms->grid, terms->frequency == HD_FREQUENCY_WEEKLY ? 7 : 14, anchor);
  else if (months[terms->frequency] > 0)
    hd_grid_init_months (&terms->grid, months[terms->frequency], anchor);
  else
    return hd_reader_fail (reader, "anchor", error, "does not fit the frequency “%s”",
                           frequencies[terms->frequency]);

  return TRUE;
}

static gboolean
read_boundary (HdReader *reader, JsonObject *object, HdLeaveTerms *terms, GError **error)
{
  static const char *const known[] = { "weekday", "day", "days", "dates", "anchor", NULL };
  HdFrequency frequency = terms->frequency;
  gboolean by_month = frequency >= HD_FREQUENCY_SEMIMONTHLY;
  JsonArray *days = NULL, *dates = NULL;
  HdDate anchor = HD_DATE_NONE;
  int weekday = -1;

  hd_reader_warn_unknown (reader, object, known);
  if (!hd_reader_choice (reader, object, "weekday", weekdays, &weekday, error) ||
      !hd_reader_array (reader, object, "days", HD_GRID_MAX_DATES / 12, &days, error) ||
      !hd_reader_array (reader, object, "dates", HD_GRID_MAX_DATES, &dates, error) ||
      !hd_reader_date (reader, object, "anchor", &anchor, error))
    return FALSE;

  if (anchor != HD_DATE_NONE)
    return read_anchor (reader, terms, anchor, error);
  if (weekday >= 0)
    {
      if (frequency != HD_FREQUENCY_WEEKLY)
        return hd_reader_fail (reader, "weekday", error, "does not fit the frequency “%s”",
                               frequencies[frequency]);
      hd_grid_init_days (&terms->grid, 7, 4 + weekday);
      return TRUE;
    }
  if (dates != NULL && json_array_get_length (dates) > 0 && by_month)
    return read_dates (reader, dates, &terms->grid, error);
  if (days != NULL && json_array_get_length (days) > 0 && by_month)
    return read_days (reader, days, frequency, &terms->grid, error);
  if (hd_reader_get (object, "day") != NULL && by_month)
    {
      JsonNode *node = hd_reader_get (object, "day");
      int day = 0;

      if (!read_day (reader, node, "day", &day, error))
        return FALSE;
      fill_dates (&terms->grid, frequency, &day, 1,
                  json_node_get_value_type (node) == G_TYPE_STRING);
      return TRUE;
    }

  if (json_object_get_size (object) == 0)
    return TRUE;
  return hd_reader_fail (reader, NULL, error, "does not fit the frequency “%s”",
                         frequencies[frequency]);
}

/* An ISO 8601 duration of years, months, weeks and days. */
static gboolean
read_validity (HdReader *reader, const char *text, HdCarryover *rule, GError **error)
{
  const char *at = text;
  const char *units = "YMWD";

  if (*at++ != 'P' || *at == '\0')
    goto invalid;
  while (*at != '\0')
    {
      int n = 0;
      const char *unit;

      if (!g_ascii_isdigit (*at))
        goto invalid;
      for (; g_ascii_isdigit (*at); at++)
        if ((n = n * 10 + (*at - '0')) > 40000)
          goto invalid;
      unit = *at != '\0' ? strchr (units, *at) : NULL;
      if (unit == NULL)
        goto invalid;
      if (*unit == 'Y' || *unit == 'M')
        rule->valid_months += *unit == 'Y' ? n * 12 : n;
      else
        rule->valid_days += *unit == 'W' ? n * 7 : n;
      units = unit + 1;
      at++;
    }

  rule->limited = rule->valid_months <= 2400 && rule->valid_days <= 40000;
  return TRUE;

invalid:
  return hd_reader_fail (reader, "carried_valid", error,
                         "is no length of time: write P3M, P90D or P1Y");
}

static gboolean
read_carryover (HdReader *reader, JsonObject *object, HdCarryover *rule, GError **error)
{
  static const char *const known[] = { "on", "mode", "max", "carried_valid", NULL };
  static const char *const modes[] = { "all", "none", "max", NULL };
  const char *on = "01-01", *valid = NULL;
  int mode = 0;

  *rule = (HdCarryover){ 0 };
  rule->max = HD_NO_LIMIT;
  hd_reader_warn_unknown (reader, object, known);
  if (hd_reader_get (object, "mode") == NULL && hd_reader_get (object, "max") != NULL)
    mode = 2;
  if (!hd_reader_text (reader, object, "on", &on, error) ||
      !hd_reader_choice (reader, object, "mode", modes, &mode, error) ||
      !hd_reader_minutes (reader, object, "max", &rule->max, error) ||
      !hd_reader_text (reader, object, "carried_valid", &valid, error))
    return FALSE;

  rule->mode = mode == 0 ? HD_CARRY_ALL : mode == 1 ? HD_CARRY_NONE : HD_CARRY_MAX;
  rule->anniversary = g_str_equal (on, "anniversary");
  if (!rule->anniversary && !hd_reader_month_day (reader, "on", on, &rule->on, error))
    return FALSE;
  if (rule->mode == HD_CARRY_MAX && rule->max == HD_NO_LIMIT)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_MISSING, "%s.max is missing", reader->path->str);
      return FALSE;
    }
  if (rule->max < 0)
    return hd_reader_fail (reader, "max", error, "must not be negative");

  return valid == NULL || read_validity (reader, valid, rule, error);
}

/* null takes a cap away; absence keeps it. */
static gboolean
read_cap (HdReader *reader, JsonObject *object, const char *key, gint64 *cap, GError **error)
{
  if (json_object_has_member (object, key) && hd_reader_get (object, key) == NULL)
    *cap = HD_NO_LIMIT;

  return hd_reader_minutes (reader, object, key, cap, error);
}

/* What the policy itself and each of its tiers can say. */
static gboolean
read_terms (HdReader *reader,
            JsonObject *object,
            HdDate accrual_from,
            HdLeaveTerms *terms,
            GError **error)
{
  gboolean amount = hd_reader_get (object, "amount") != NULL;
  gboolean annual = hd_reader_get (object, "annual") != NULL;
  JsonObject *boundary = NULL, *carryover = NULL;
  int frequency = (int) terms->frequency;
  gsize mark;

  if (!hd_reader_choice (reader, object, "frequency", frequencies, &frequency, error) ||
      !hd_reader_amount (reader, object, "amount", &terms->amount, error) ||
      !hd_reader_amount (reader, object, "annual", &terms->annual, error) ||
      !read_cap (reader, object, "balance_cap", &terms->balance_cap, error) ||
      !read_cap (reader, object, "yearly_earn_cap", &terms->yearly_cap, error) ||
      !hd_reader_object (reader, object, "boundary", &boundary, error) ||
      !hd_reader_object (reader, object, "carryover", &carryover, error))
    return FALSE;

  if (terms->amount.num < 0 || terms->annual.num < 0)
    return hd_reader_fail (reader, amount ? "amount" : "annual", error, "must not be negative");
  if (amount || annual)
    terms->by_year = !amount;
  /* A tier that earns something else a year and keeps the old ceiling would make no sense. */
  if (amount && !annual && terms->from != HD_DATE_NONE)
    terms->annual = hd_fraction_new (0, 1);

  if ((HdFrequency) frequency != terms->frequency || terms->from == HD_DATE_NONE)
    {
      terms->frequency = (HdFrequency) frequency;
      if (accrual_from != HD_DATE_NONE || frequency == HD_FREQUENCY_NONE)
        default_grid (terms, accrual_from);
    }
  if (boundary != NULL)
    {
      mark = hd_reader_enter (reader, "boundary");
      if (!read_boundary (reader, boundary, terms, error))
        return FALSE;
      hd_reader_leave (reader, mark);
    }
  if (carryover != NULL)
    {
      mark = hd_reader_enter (reader, "carryover");
      if (!read_carryover (reader, carryover, &terms->carryover, error))
        return FALSE;
      hd_reader_leave (reader, mark);
    }

  return TRUE;
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const HdLeaveTerms *first = a, *second = b;

  return (first->from > second->from) - (first->from < second->from);
}

typedef struct
{
  HdDate from;
  JsonObject *object;
  guint index;
} Tier;

static int
compare_tiers (gconstpointer a, gconstpointer b)
{
  const Tier *first = a, *second = b;

  return (first->from > second->from) - (first->from < second->from);
}

/* Tiers build on one another in the order of their dates, whatever order they are written in. */
static gboolean
read_tiers (HdReader *reader, JsonArray *array, HdLeavePolicy *policy, GError **error)
{
  static const char *const known[] = { "from",     "amount",      "annual",          "frequency",
                                       "boundary", "balance_cap", "yearly_earn_cap", "carryover",
                                       NULL };
  g_autoptr (GArray) tiers = g_array_new (FALSE, FALSE, sizeof (Tier));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      Tier tier = { HD_DATE_NONE, NULL, i };
      gsize mark;

      if (!hd_reader_element (reader, array, "tiers", i, &tier.object, error))
        return FALSE;
      mark = hd_reader_enter_index (reader, "tiers", i);
      hd_reader_warn_unknown (reader, tier.object, known);
      if (!hd_reader_date (reader, tier.object, "from", &tier.from, error))
        return FALSE;
      if (tier.from == HD_DATE_NONE)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_MISSING, "%s.from is missing", reader->path->str);
          return FALSE;
        }
      hd_reader_leave (reader, mark);
      g_array_append_val (tiers, tier);
    }

  g_array_sort (tiers, compare_tiers);
  for (guint i = 0; i < tiers->len; i++)
    {
      const Tier *tier = &g_array_index (tiers, Tier, i);
      HdLeaveTerms terms = g_array_index (policy->terms, HdLeaveTerms, policy->terms->len - 1);
      gsize mark = hd_reader_enter_index (reader, "tiers", tier->index);

      terms.from = tier->from;
      if (!read_terms (reader, tier->object, policy->accrual_from, &terms, error))
        return FALSE;
      hd_reader_leave (reader, mark);
      g_array_append_val (policy->terms, terms);
    }

  g_array_sort (policy->terms, compare_terms);
  return TRUE;
}

static gboolean
read_unpaid_days (HdReader *reader, JsonArray *array, HdLeavePolicy *policy, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      HdDate date;

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return hd_reader_fail (reader, "unpaid_absence_days", error, "must be dates");
      if (!hd_reader_date_text (reader, "unpaid_absence_days", json_node_get_string (node), &date,
                                error))
        return FALSE;
      g_array_append_val (policy->unpaid_days, date);
    }

  return TRUE;
}

static gboolean
read_waiting (HdReader *reader, JsonObject *object, HdLeavePolicy *policy, GError **error)
{
  static const char *const known[] = { "until", "mode", NULL };
  static const char *const modes[] = { "earn_later", "use_later", NULL };
  int mode = 0;

  hd_reader_warn_unknown (reader, object, known);
  if (!hd_reader_date (reader, object, "until", &policy->waiting_until, error) ||
      !hd_reader_choice (reader, object, "mode", modes, &mode, error))
    return FALSE;
  if (policy->waiting_until == HD_DATE_NONE)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_MISSING, "%s.until is missing", reader->path->str);
      return FALSE;
    }

  policy->waiting = mode == 0 ? HD_WAITING_EARN_LATER : HD_WAITING_USE_LATER;
  return TRUE;
}

static gboolean
missing (HdReader *reader, const char *key, GError **error)
{
  g_set_error (error, HD_ERROR, HD_ERROR_MISSING, "%s.%s is missing", reader->path->str, key);
  return FALSE;
}

/* What an accruing policy cannot do without. */
static gboolean
check_policy (HdReader *reader, const HdLeavePolicy *policy, JsonObject *object, GError **error)
{
  gboolean accrues = FALSE;
  const HdLeaveTerms *first = &g_array_index (policy->terms, HdLeaveTerms, 0);

  for (guint i = 0; i < policy->terms->len; i++)
    {
      const HdLeaveTerms *terms = &g_array_index (policy->terms, HdLeaveTerms, i);

      accrues = accrues || terms->frequency != HD_FREQUENCY_NONE;
      if (terms->carryover.mode != HD_CARRY_STAYS && terms->carryover.anniversary &&
          policy->accrual_from == HD_DATE_NONE)
        return missing (reader, "accrual_from", error);
    }

  if (!accrues && (hd_reader_get (object, "amount") != NULL || first->annual.num > 0) &&
      hd_reader_get (object, "frequency") == NULL)
    return missing (reader, "frequency", error);
  if (accrues && policy->accrual_from == HD_DATE_NONE)
    return missing (reader, "accrual_from", error);
  if (first->frequency != HD_FREQUENCY_NONE && policy->terms->len == 1 &&
      hd_reader_get (object, "amount") == NULL && hd_reader_get (object, "annual") == NULL)
    return missing (reader, "amount", error);

  return TRUE;
}

/**
 * hd_scenario_parse_policy:
 * @reader: says where in the file it stands and what the unit is
 * @object: the `policy` of a scenario
 *
 * Returns: (transfer full): the policy, or %NULL with %HD_ERROR_INVALID or %HD_ERROR_MISSING
 */
HdLeavePolicy *
hd_scenario_parse_policy (HdReader *reader, JsonObject *object, GError **error)
{
  static const char *const known[] = {
    "accrual_from",
    "accrual_until",
    "frequency",
    "boundary",
    "credit",
    "amount",
    "annual",
    "prorate_partial_periods",
    "prorate_basis",
    "round_each_to",
    "tiers",
    "unpaid_absence_days",
    "stop_at_annual",
    "tier_switch",
    "balance_cap",
    "yearly_earn_cap",
    "scheduled_days_only",
    "waiting",
    "carryover",
    NULL,
  };
  static const char *const credits[] = { "period_end", "period_start", NULL };
  static const char *const bases[] = { "calendar_days", "worked_days", NULL };
  static const char *const switches[] = { "next_period", "split_by_days", "whole_period", NULL };
  g_autoptr (HdLeavePolicy) policy = hd_leave_policy_new ();
  JsonArray *tiers = NULL, *unpaid = NULL;
  JsonObject *waiting = NULL;
  int credit = 0, basis = 0, tier_switch = 0;

  g_return_val_if_fail (reader != NULL && object != NULL, NULL);

  hd_reader_warn_unknown (reader, object, known);
  if (!hd_reader_date (reader, object, "accrual_from", &policy->accrual_from, error) ||
      !hd_reader_last_date (reader, object, "accrual_until", &policy->accrual_until, error) ||
      !hd_reader_choice (reader, object, "credit", credits, &credit, error) ||
      !hd_reader_bool (reader, object, "prorate_partial_periods", &policy->prorate, error) ||
      !hd_reader_choice (reader, object, "prorate_basis", bases, &basis, error) ||
      !hd_reader_amount (reader, object, "round_each_to", &policy->round_step, error) ||
      !hd_reader_bool (reader, object, "stop_at_annual", &policy->stop_at_annual, error) ||
      !hd_reader_choice (reader, object, "tier_switch", switches, &tier_switch, error) ||
      !hd_reader_bool (reader, object, "scheduled_days_only", &policy->scheduled_days_only,
                       error) ||
      !hd_reader_array (reader, object, "tiers", HD_SCENARIO_MAX_TIERS, &tiers, error) ||
      !hd_reader_array (reader, object, "unpaid_absence_days", HD_SCENARIO_MAX_ITEMS, &unpaid,
                        error) ||
      !hd_reader_object (reader, object, "waiting", &waiting, error))
    return NULL;

  policy->credit_at_start = credit == 1;
  policy->by_worked_days = basis == 1;
  policy->tier_switch = (HdTierSwitch) tier_switch;
  if (policy->round_step.num < 0)
    {
      hd_reader_fail (reader, "round_each_to", error, "must not be negative");
      return NULL;
    }

  if (waiting != NULL)
    {
      gsize mark = hd_reader_enter (reader, "waiting");

      if (!read_waiting (reader, waiting, policy, error))
        return NULL;
      hd_reader_leave (reader, mark);
    }
  if (!read_terms (reader, object, policy->accrual_from,
                   &g_array_index (policy->terms, HdLeaveTerms, 0), error) ||
      (tiers != NULL && !read_tiers (reader, tiers, policy, error)) ||
      (unpaid != NULL && !read_unpaid_days (reader, unpaid, policy, error)) ||
      !check_policy (reader, policy, object, error))
    return NULL;

  return g_steal_pointer (&policy);
}
