/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-plan-scenario.h"

#include <string.h>

#include "hd-error.h"
#include "hd-zone.h"

/* The longest appointment: two weeks. */
#define APPOINTMENT_MAX_MINUTES (14 * HD_DAY_MINUTES)

const char *const hd_plan_scenario_keys[] = {
  "interview",     "slots",  "min_remainder", "core_hours",
  "lunch_movable", "makeup", "hourly_rate",   NULL,
};

static gboolean
missing (HdReader *reader, const char *key, GError **error)
{
  g_set_error (error, HD_ERROR, HD_ERROR_MISSING, "%s%s%s is missing", reader->path->str,
               reader->path->len > 0 ? "." : "", key);
  return FALSE;
}

/* `YYYY-MM-DDTHH:MM`, with seconds or without, wall time in the zone of the appointment. */
static gboolean
read_wall (HdReader *reader, JsonObject *object, const char *key, HdWall *wall, GError **error)
{
  const char *text = NULL;
  int minute = 0;

  if (!hd_reader_text (reader, object, key, &text, error))
    return FALSE;
  if (text == NULL)
    return missing (reader, key, error);

  if (strlen (text) >= 16 && (text[10] == 'T' || text[10] == ' ') &&
      (text[16] == '\0' || g_str_equal (text + 16, ":00")))
    {
      g_autofree char *date = g_strndup (text, 10);
      g_autofree char *time = g_strndup (text + 11, 5);

      if (hd_time_parse (time, &minute))
        {
          wall->second = minute * 60;
          return hd_reader_date_text (reader, key, date, &wall->date, error);
        }
    }

  return hd_reader_fail (reader, key, error, "must be a wall time such as \"2026-12-03T14:00\"");
}

/* The instant as a moment on the wall at home. */
static gint64
at_home (GTimeZone *home, gint64 instant)
{
  HdWall wall = hd_zone_to_wall (home, instant);

  return HD_MOMENT (wall.date, wall.second / 60);
}

static gboolean
read_slot (HdReader *reader,
           JsonObject *object,
           const HdScenario *scenario,
           GTimeZone *home,
           HdPlanSlot *slot,
           GError **error)
{
  static const char *const known[] = { "start",      "end",         "zone",   "prep",
                                       "travel_out", "travel_back", "settle", NULL };
  static const char *const buffers[] = { "prep", "travel_out", "travel_back", "settle" };
  gint64 minutes[] = { 0, 0, 0, 0 }, start, end;
  const char *zone_name = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  HdWall from = { 0, 0 }, to = { 0, 0 };

  hd_reader_warn_unknown (reader, object, known);
  if (!read_wall (reader, object, "start", &from, error) ||
      !read_wall (reader, object, "end", &to, error) ||
      !hd_reader_text (reader, object, "zone", &zone_name, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (buffers); i++)
    {
      if (!hd_reader_duration (reader, object, buffers[i], scenario->day_minutes, &minutes[i],
                               error))
        return FALSE;
      if (minutes[i] > HD_DAY_MINUTES)
        return hd_reader_fail (reader, buffers[i], error, "must be at most 24h");
    }

  zone = zone_name != NULL ? hd_zone_load (zone_name) : g_time_zone_ref (home);
  if (zone == NULL)
    return hd_reader_fail (reader, "zone", error, "is no time zone: write Europe/Berlin");

  start = hd_zone_to_instant (zone, from, NULL);
  end = hd_zone_to_instant (zone, to, NULL);
  if (end <= start)
    return hd_reader_fail (reader, "end", error, "is not after “start”");
  if (end - start > (gint64) APPOINTMENT_MAX_MINUTES * 60)
    return hd_reader_fail (reader, "end", error, "is more than two weeks after “start”");

  slot->travels = minutes[1] > 0 || minutes[2] > 0;
  slot->busy.from = at_home (home, start - 60 * (minutes[0] + minutes[1]));
  slot->busy.to = at_home (home, end + 60 * (minutes[2] + minutes[3]));
  /* In the hour that the clocks go back to, the wall can say the same at both ends. */
  slot->busy.to = MAX (slot->busy.to, slot->busy.from + 1);
  return TRUE;
}

static gboolean
read_slots (HdReader *reader,
            JsonObject *root,
            const HdScenario *scenario,
            GTimeZone *home,
            HdPlanScenario *plan,
            GError **error)
{
  JsonObject *single = NULL;
  JsonArray *array = NULL;
  HdPlanSlot slot = { 0 };
  gsize mark;

  if (!hd_reader_object (reader, root, "interview", &single, error) ||
      !hd_reader_array (reader, root, "slots", HD_PLAN_MAX_SLOTS, &array, error))
    return FALSE;

  if (array != NULL && (json_array_get_length (array) > 0 || single == NULL))
    {
      plan->several = TRUE;
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonObject *object = NULL;

          if (!hd_reader_element (reader, array, "slots", i, &object, error))
            return FALSE;
          mark = hd_reader_enter_index (reader, "slots", i);
          slot.index = i;
          if (!read_slot (reader, object, scenario, home, &slot, error))
            return FALSE;
          hd_reader_leave (reader, mark);
          g_array_append_val (plan->slots, slot);
        }
    }
  else if (single != NULL)
    {
      mark = hd_reader_enter (reader, "interview");
      if (!read_slot (reader, single, scenario, home, &slot, error))
        return FALSE;
      hd_reader_leave (reader, mark);
      g_array_append_val (plan->slots, slot);
    }

  return plan->slots->len > 0 || missing (reader, "interview", error);
}

/**
 * hd_plan_scenario_parse:
 * @root: the whole document, an object
 * @scenario: the leave part of it; receives the warnings
 * @home: the home time zone
 *
 * Returns: (transfer full): the plan, or %NULL with %HD_ERROR_INVALID or %HD_ERROR_MISSING
 */
HdPlanScenario *
hd_plan_scenario_parse (JsonNode *root, HdScenario *scenario, GTimeZone *home, GError **error)
{
  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root), NULL);
  g_return_val_if_fail (scenario != NULL && home != NULL, NULL);

  g_autoptr (HdPlanScenario) plan = g_new0 (HdPlanScenario, 1);
  g_autoptr (GString) path = g_string_new (NULL);
  HdReader reader = { path, scenario->warnings, 1 };
  JsonObject *object = json_node_get_object (root);
  const char *core = NULL;
  gint64 least = 0;

  plan->slots = g_array_new (FALSE, TRUE, sizeof (HdPlanSlot));
  plan->hourly_rate = hd_fraction_new (0, 1);
  plan->rules.increment = scenario->account->increment;
  if (!read_slots (&reader, object, scenario, home, plan, error) ||
      !hd_reader_duration (&reader, object, "min_remainder", scenario->day_minutes, &least,
                           error) ||
      !hd_reader_text (&reader, object, "core_hours", &core, error) ||
      !hd_reader_bool (&reader, object, "lunch_movable", &plan->rules.lunch_movable, error) ||
      !hd_reader_bool (&reader, object, "makeup", &plan->rules.makeup, error) ||
      !hd_reader_amount (&reader, object, "hourly_rate", &plan->hourly_rate, error))
    return NULL;
  if (plan->hourly_rate.num < 0)
    {
      hd_reader_fail (&reader, "hourly_rate", error, "must not be negative");
      return NULL;
    }
  if (plan->slots->len * hd_scenario_count_trials (scenario) > HD_PLAN_MAX_TRIALS)
    {
      hd_reader_fail (&reader, plan->several ? "slots" : "leaves", error,
                      "too many to be held against “negative_limit” for so long a time");
      return NULL;
    }
  if (core != NULL)
    {
      g_autoptr (GError) inner = NULL;

      if (!hd_span_parse (core, &plan->rules.core, &inner))
        {
          hd_reader_fail (&reader, "core_hours", error, "%s", inner->message);
          return NULL;
        }
    }

  plan->least_given = hd_reader_get (object, "min_remainder") != NULL;
  plan->rules.min_remainder = (int) MIN (least, HD_DAY_MINUTES);
  plan->paid = hd_reader_get (object, "hourly_rate") != NULL;
  return g_steal_pointer (&plan);
}

void
hd_plan_scenario_free (HdPlanScenario *self)
{
  if (self == NULL)
    return;

  if (self->slots != NULL)
    g_array_unref (self->slots);
  g_free (self);
}

static void
add_moment (JsonBuilder *builder, const char *name, gint64 moment)
{
  g_autofree char *text = hd_moment_format (moment);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_option (JsonBuilder *builder,
            const HdPlanScenario *plan,
            const HdPlanRules *rules,
            const HdScenario *scenario,
            const HdPlanOption *option)
{
  g_autofree char *after =
    hd_fraction_format (hd_fraction_new (option->balance_after, scenario->unit), 4);
  g_autofree char *why = hd_plan_explain (option, rules);
  g_autofree char *money = NULL;

  if (option->kind == HD_PLAN_UNPAID && plan->paid)
    money = hd_fraction_format (hd_fraction_scale (plan->hourly_rate, option->cost, 60), 2);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, hd_plan_kind_to_string (option->kind));
  add_moment (builder, "from", option->absence.from);
  add_moment (builder, "to", option->absence.to);
  json_builder_set_member_name (builder, "need_minutes");
  json_builder_add_int_value (builder, option->need);
  json_builder_set_member_name (builder, "cost_minutes");
  json_builder_add_int_value (builder, option->cost);
  json_builder_set_member_name (builder, "cost_money");
  if (money != NULL)
    json_builder_add_string_value (builder, money);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "balance_after");
  json_builder_add_string_value (builder, after);
  json_builder_set_member_name (builder, "covered");
  json_builder_add_boolean_value (builder, option->covered);
  json_builder_set_member_name (builder, "why");
  json_builder_add_string_value (builder, why);
  json_builder_end_object (builder);
}

/* A slot with its options, the best one first. */
typedef struct
{
  const HdPlanSlot *slot;
  HdPlanRules rules;
  GArray *options;
} Planned;

static void
clear_planned (gpointer data)
{
  g_array_unref (((Planned *) data)->options);
}

static int
compare_planned (gconstpointer a, gconstpointer b)
{
  const Planned *first = a, *second = b;
  int order = hd_plan_compare (&g_array_index (first->options, HdPlanOption, 0),
                               &g_array_index (second->options, HdPlanOption, 0));

  return order != 0 ? order : (int) first->slot->index - (int) second->slot->index;
}

static void
add_planned (JsonBuilder *builder,
             const HdPlanScenario *plan,
             const HdScenario *scenario,
             const Planned *planned)
{
  json_builder_set_member_name (builder, "busy");
  json_builder_begin_object (builder);
  add_moment (builder, "from", planned->slot->busy.from);
  add_moment (builder, "to", planned->slot->busy.to);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "options");
  json_builder_begin_array (builder);
  for (guint i = 0; i < planned->options->len; i++)
    add_option (builder, plan, &planned->rules, scenario,
                &g_array_index (planned->options, HdPlanOption, i));
  json_builder_end_array (builder);
}

/**
 * hd_plan_scenario_answer:
 * @scenario: the leave part; unchanged on return
 *
 * Returns: (transfer full): the document of spec/cli.md, plan: the options best first, and with
 *   several slots each with its `index`, the cheapest slot first
 */
JsonNode *
hd_plan_scenario_answer (const HdPlanScenario *self, HdScenario *scenario)
{
  g_return_val_if_fail (self != NULL && scenario != NULL, NULL);

  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Planned));

  g_array_set_clear_func (all, clear_planned);
  for (guint i = 0; i < self->slots->len; i++)
    {
      const HdPlanSlot *slot = &g_array_index (self->slots, HdPlanSlot, i);
      Planned planned = { slot, self->rules, NULL };

      if (!self->least_given)
        planned.rules.min_remainder =
          slot->travels ? HD_PLAN_REMAINDER_WITH_TRAVEL : HD_PLAN_REMAINDER_AT_HOME;
      planned.options = hd_plan_options (scenario->account->schedule, scenario->account->absences,
                                         slot->busy, &planned.rules);
      hd_plan_price (planned.options, scenario->account);
      g_array_append_val (all, planned);
    }
  g_array_sort (all, compare_planned);

  json_builder_begin_object (builder);
  if (self->several)
    {
      json_builder_set_member_name (builder, "slots");
      json_builder_begin_array (builder);
    }
  for (guint i = 0; i < all->len; i++)
    {
      const Planned *planned = &g_array_index (all, Planned, i);

      if (self->several)
        {
          json_builder_begin_object (builder);
          json_builder_set_member_name (builder, "index");
          json_builder_add_int_value (builder, planned->slot->index);
        }
      add_planned (builder, self, scenario, planned);
      if (self->several)
        json_builder_end_object (builder);
    }
  if (self->several)
    json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
