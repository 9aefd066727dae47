/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-plan.h"
#include "hd-scenario.h"

G_BEGIN_DECLS

/* The most slots that one file may offer. */
#define HD_PLAN_MAX_SLOTS 200
#define HD_PLAN_MAX_TRIALS (2 * (gint64) HD_SCENARIO_MAX_TRIALS)

/* The keys that a plan has beside those of a leave scenario. */
extern const char *const hd_plan_scenario_keys[];

/**
 * HdPlanSlot:
 * @index: its place in the file
 * @busy: with preparation, ways and settling, in wall time at home
 * @travels: there is a way to go
 */
typedef struct
{
  guint index;
  HdStretch busy;
  gboolean travels;
} HdPlanSlot;

/**
 * HdPlanScenario:
 * @slots: (element-type HdPlanSlot): at least one
 * @several: they came as `slots`
 * @rules: what is allowed
 * @least_given: @rules.min_remainder was in the file
 * @hourly_rate: an hour of unpaid time in money
 * @paid: @hourly_rate was in the file
 */
typedef struct
{
  GArray *slots;
  gboolean several;
  HdPlanRules rules;
  gboolean least_given;
  HdFraction hourly_rate;
  gboolean paid;
} HdPlanScenario;

HdPlanScenario *
hd_plan_scenario_parse (JsonNode *root, HdScenario *scenario, GTimeZone *home, GError **error);
void hd_plan_scenario_free (HdPlanScenario *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdPlanScenario, hd_plan_scenario_free)

JsonNode *hd_plan_scenario_answer (const HdPlanScenario *self, HdScenario *scenario);

G_END_DECLS
