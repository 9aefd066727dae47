/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "hd-leave-book.h"
#include "hd-scenario-reader.h"

G_BEGIN_DECLS

/* What one scenario may hold at most. */
#define HD_SCENARIO_MAX_LEAVES 5000
#define HD_SCENARIO_MAX_LEAVE_DAYS 100000
#define HD_SCENARIO_MAX_ITEMS 20000
#define HD_SCENARIO_MAX_LOTS 1000
#define HD_SCENARIO_MAX_TIERS 100
#define HD_SCENARIO_MAX_WEEKS 1000
#define HD_SCENARIO_MAX_TRIALS 15000000

/**
 * HdScenario:
 * @unit: minutes in the unit of the amounts
 * @day_minutes: minutes in a day, for “1d”
 * @account: all that the scenario says
 * @warnings: (element-type utf8): unknown keys and other oddities, one line each
 *
 * A leave scenario as a file says it (spec/cli.md, leave simulate).
 */
typedef struct
{
  int unit;
  int day_minutes;
  HdLeaveAccount *account;
  GPtrArray *warnings;
} HdScenario;

gint64 hd_scenario_count_trials (const HdScenario *self);
HdScenario *hd_scenario_parse (JsonNode *root, const char *const *more_keys, GError **error);
void hd_scenario_free (HdScenario *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdScenario, hd_scenario_free)

HdLeavePolicy *hd_scenario_parse_policy (HdReader *reader, JsonObject *object, GError **error);
gboolean
hd_scenario_parse_week (HdReader *reader, JsonObject *object, HdWorkWeek *week, GError **error);
JsonNode *hd_scenario_write_policy (const HdLeavePolicy *policy);
JsonNode *hd_scenario_write_week (const HdWorkWeek *week);
gboolean hd_scenario_parse_schedule (HdReader *reader,
                                     JsonObject *object,
                                     int day_minutes,
                                     HdSchedule **schedule,
                                     GError **error);

JsonNode *
hd_scenario_answer (const HdScenario *self, const HdDate *on, guint n_on, gboolean with_entries);

G_END_DECLS
