/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"
#include "hd-cli-scenario.h"

#include "hd-error.h"
#include "hd-plan-scenario.h"

/*
 * `plan`: an appointment, or several offered slots, and the smallest absences that are enough.
 */

static void
append_options (GString *text, JsonObject *plan)
{
  JsonObject *busy = json_object_get_object_member (plan, "busy");
  JsonArray *options = json_object_get_array_member (plan, "options");

  g_string_append_printf (text, "Busy %s to %s\n", json_object_get_string_member (busy, "from"),
                          json_object_get_string_member (busy, "to"));
  for (guint i = 0; i < json_array_get_length (options); i++)
    {
      JsonObject *option = json_array_get_object_element (options, i);
      gint64 cost = json_object_get_int_member (option, "cost_minutes");

      g_string_append_printf (text, "%3u. %-10s %s to %s  %2d h %02d  left %s%s\n     %s\n", i + 1,
                              json_object_get_string_member (option, "kind"),
                              json_object_get_string_member (option, "from"),
                              json_object_get_string_member (option, "to"), (int) (cost / 60),
                              (int) (cost % 60),
                              json_object_get_string_member (option, "balance_after"),
                              json_object_get_boolean_member (option, "covered") ? ""
                                                                                 : " (not covered)",
                              json_object_get_string_member (option, "why"));
    }
}

static void
print_plan (JsonNode *answer)
{
  JsonObject *root = json_node_get_object (answer);
  g_autoptr (GString) text = g_string_new (NULL);

  if (json_object_has_member (root, "slots"))
    {
      JsonArray *slots = json_object_get_array_member (root, "slots");

      for (guint i = 0; i < json_array_get_length (slots); i++)
        {
          JsonObject *slot = json_array_get_object_element (slots, i);

          g_string_append_printf (text, "Slot %d: ",
                                  (int) json_object_get_int_member (slot, "index") + 1);
          append_options (text, slot);
        }
    }
  else
    append_options (text, root);

  hd_cli_print (text->str);
}

static int
run (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HdScenario) scenario = NULL;
  g_autoptr (HdPlanScenario) plan = NULL;
  g_autoptr (JsonNode) root = NULL, answer = NULL;
  guint n_said;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "plan: name one scenario file, or - for standard input");
      return HD_CLI_USAGE;
    }

  bytes = hd_cli_read_file (argv[1], error);
  if (bytes == NULL)
    return HD_CLI_FAILED;
  hd_cli_shut_in ();

  scenario = hd_cli_parse_scenario (cli, bytes, argv[1], hd_plan_scenario_keys, &root, error);
  if (scenario == NULL)
    return HD_CLI_FAILED;
  n_said = scenario->warnings->len;
  plan = hd_plan_scenario_parse (root, scenario, cli->zone, error);
  if (plan == NULL)
    {
      g_prefix_error (error, "%s: ", hd_cli_input_name (argv[1]));
      return HD_CLI_FAILED;
    }

  hd_cli_warn_scenario (cli, argv[1], scenario, n_said);
  answer = hd_plan_scenario_answer (plan, scenario);
  if (cli->json)
    hd_cli_print_json (answer);
  else
    print_plan (answer);
  return HD_CLI_DONE;
}

const HdCliCommand hd_cli_plan = {
  "plan",
  "SCENARIO.json",
  "Find the smallest absence that is enough",
  run,
};
