/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>

#include "hd-json.h"
#include "hd-plan-scenario.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Any bytes are a scenario or a refusal; what is a scenario has an answer. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (JsonNode) root = hd_json_parse ((const char *) data, (gssize) size, NULL);
  g_autoptr (HdScenario) scenario = NULL;
  g_autoptr (JsonNode) answer = NULL;
  HdDate on[] = { hd_date_new (2026, 1, 31), hd_date_new (2027, 12, 31) };

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root) &&
      json_object_has_member (json_node_get_object (root), "scenario"))
    scenario = hd_scenario_parse (json_object_get_member (json_node_get_object (root), "scenario"),
                                  NULL, NULL);
  else if (root != NULL)
    scenario = hd_scenario_parse (root, NULL, NULL);
  if (scenario == NULL)
    return 0;

  answer = hd_scenario_answer (scenario, on, G_N_ELEMENTS (on), TRUE);
  g_assert_nonnull (answer);

  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (HdPlanScenario) plan = hd_plan_scenario_parse (root, scenario, utc, NULL);
  g_autoptr (JsonNode) planned = NULL;

  if (plan != NULL && plan->slots->len < 5)
    planned = hd_plan_scenario_answer (plan, scenario);
  return 0;
}
