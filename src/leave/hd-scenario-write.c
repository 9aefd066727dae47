/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-scenario.h"

#include <string.h>

/*
 * The way back: a policy or a week as the scenario that reads as the same. It is how they are
 * stored and shown, so that a file, the database and the command line know one form. Amounts are
 * minutes.
 */

/* A rate with ten decimals of an hour or of a day of 480 minutes has nine decimals of a minute. */
#define PLACES 9

static const char *const frequencies[] = {
  "none",    "daily",     "weekly",     "biweekly", "semimonthly",
  "monthly", "quarterly", "semiannual", "annual",
};

static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

static void
put_text (JsonObject *object, const char *key, const char *text)
{
  json_object_set_string_member (object, key, text);
}

static void
put_date (JsonObject *object, const char *key, HdDate date)
{
  g_autofree char *text = date != HD_DATE_NONE ? hd_date_format_iso (date) : NULL;

  if (text != NULL)
    put_text (object, key, text);
}

/* As short as it can be written: 480, not 480.0000000000. */
static void
put_amount (JsonObject *object, const char *key, HdFraction amount)
{
  /* What no reader takes anyway must not overflow on its way there. */
  gboolean absurd = amount.num / amount.den > HD_FRACTION_MAX_WHOLE;
  g_autofree char *text = hd_fraction_format (amount, absurd ? 1 : PLACES);
  gsize length = strlen (text);

  if (strchr (text, '.') != NULL)
    {
      while (text[length - 1] == '0')
        text[--length] = '\0';
      if (text[length - 1] == '.')
        text[--length] = '\0';
    }
  put_text (object, key, text);
}

static void
put_cap (JsonObject *object, const char *key, gint64 cap)
{
  if (cap == HD_NO_LIMIT)
    json_object_set_null_member (object, key);
  else
    put_amount (object, key, hd_fraction_new (cap, 1));
}

static char *
format_month_day (HdMonthDay date)
{
  return g_strdup_printf ("%02d-%02d", date.month, date.day);
}

static JsonObject *
write_boundary (const HdGrid *grid)
{
  JsonObject *object = json_object_new ();
  JsonArray *dates;

  if (grid->kind != HD_GRID_DATES)
    {
      put_date (object, "anchor", grid->anchor);
      return object;
    }

  dates = json_array_new ();
  for (int i = 0; i < grid->n_dates; i++)
    {
      g_autofree char *text = format_month_day (grid->dates[i]);

      json_array_add_string_element (dates, text);
    }
  json_object_set_array_member (object, "dates", dates);
  return object;
}

static JsonObject *
write_carryover (const HdCarryover *rule)
{
  JsonObject *object = json_object_new ();
  g_autofree char *on = rule->anniversary ? g_strdup ("anniversary") : format_month_day (rule->on);

  put_text (object, "on", on);
  put_text (object, "mode",
            rule->mode == HD_CARRY_NONE  ? "none"
            : rule->mode == HD_CARRY_MAX ? "max"
                                         : "all");
  if (rule->mode == HD_CARRY_MAX)
    put_amount (object, "max", hd_fraction_new (rule->max, 1));
  if (rule->limited)
    {
      g_autofree char *valid = rule->valid_months > 0 && rule->valid_days > 0
                                 ? g_strdup_printf ("P%dM%dD", rule->valid_months, rule->valid_days)
                               : rule->valid_months > 0
                                 ? g_strdup_printf ("P%dM", rule->valid_months)
                                 : g_strdup_printf ("P%dD", rule->valid_days);

      put_text (object, "carried_valid", valid);
    }
  return object;
}

static void
write_terms (JsonObject *object, const HdLeaveTerms *terms)
{
  put_text (object, "frequency", frequencies[terms->frequency]);
  /* Every day is its own period: there is no boundary to name. */
  if (terms->frequency > HD_FREQUENCY_DAILY)
    json_object_set_object_member (object, "boundary", write_boundary (&terms->grid));
  if (!terms->by_year)
    put_amount (object, "amount", terms->amount);
  if (terms->by_year || terms->annual.num > 0)
    put_amount (object, "annual", terms->annual);
  put_cap (object, "balance_cap", terms->balance_cap);
  put_cap (object, "yearly_earn_cap", terms->yearly_cap);
  if (terms->carryover.mode != HD_CARRY_STAYS)
    json_object_set_object_member (object, "carryover", write_carryover (&terms->carryover));
}

/**
 * hd_scenario_write_policy:
 *
 * Returns: (transfer full): the `policy` of a scenario in minutes; amounts that nine decimals of a
 *   minute cannot hold are rounded to them, so a rate such as 4800 / 26 is to be given by year
 */
JsonNode *
hd_scenario_write_policy (const HdLeavePolicy *policy)
{
  g_return_val_if_fail (policy != NULL, NULL);

  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  put_date (object, "accrual_from", policy->accrual_from);
  put_date (object, "accrual_until", policy->accrual_until);
  write_terms (object, &g_array_index (policy->terms, HdLeaveTerms, 0));
  put_text (object, "credit", policy->credit_at_start ? "period_start" : "period_end");
  json_object_set_boolean_member (object, "prorate_partial_periods", policy->prorate);
  put_text (object, "prorate_basis", policy->by_worked_days ? "worked_days" : "calendar_days");
  put_amount (object, "round_each_to", policy->round_step);
  json_object_set_boolean_member (object, "stop_at_annual", policy->stop_at_annual);
  json_object_set_boolean_member (object, "scheduled_days_only", policy->scheduled_days_only);
  put_text (object, "tier_switch",
            policy->tier_switch == HD_TIER_NEXT_PERIOD     ? "next_period"
            : policy->tier_switch == HD_TIER_SPLIT_BY_DAYS ? "split_by_days"
                                                           : "whole_period");

  if (policy->waiting != HD_WAITING_NONE)
    {
      JsonObject *waiting = json_object_new ();

      put_date (waiting, "until", policy->waiting_until);
      put_text (waiting, "mode",
                policy->waiting == HD_WAITING_USE_LATER ? "use_later" : "earn_later");
      json_object_set_object_member (object, "waiting", waiting);
    }
  if (policy->unpaid_days->len > 0)
    {
      JsonArray *days = json_array_new ();

      for (guint i = 0; i < policy->unpaid_days->len; i++)
        {
          g_autofree char *day =
            hd_date_format_iso (g_array_index (policy->unpaid_days, HdDate, i));

          json_array_add_string_element (days, day);
        }
      json_object_set_array_member (object, "unpaid_absence_days", days);
    }
  if (policy->terms->len > 1)
    {
      JsonArray *tiers = json_array_new ();

      for (guint i = 1; i < policy->terms->len; i++)
        {
          const HdLeaveTerms *terms = &g_array_index (policy->terms, HdLeaveTerms, i);
          JsonObject *tier = json_object_new ();

          put_date (tier, "from", terms->from);
          write_terms (tier, terms);
          json_array_add_object_element (tiers, tier);
        }
      json_object_set_array_member (object, "tiers", tiers);
    }
  return node;
}

/**
 * hd_scenario_write_week:
 *
 * Returns: (transfer full): the `week` of a scenario's schedule; a day of which only the length
 *   is known is that many minutes
 */
JsonNode *
hd_scenario_write_week (const HdWorkWeek *week)
{
  g_return_val_if_fail (week != NULL, NULL);

  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  for (int i = 0; i < 7; i++)
    {
      const HdWorkDay *day = &week->days[i];
      JsonArray *spans;

      if (day->minutes == 0)
        continue;
      if (day->n_spans == 0)
        {
          json_object_set_int_member (object, weekdays[i], day->minutes);
          continue;
        }
      spans = json_array_new ();
      for (int j = 0; j < day->n_spans; j++)
        {
          g_autofree char *from = hd_time_format (day->spans[j].from);
          g_autofree char *to = hd_time_format (day->spans[j].to);
          g_autofree char *span = g_strconcat (from, "-", to, NULL);

          json_array_add_string_element (spans, span);
        }
      json_object_set_array_member (object, weekdays[i], spans);
    }
  return node;
}
