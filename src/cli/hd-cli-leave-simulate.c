/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"
#include "hd-cli-scenario.h"

#include "hd-error.h"

/*
 * `leave simulate`: a scenario in, figures out. Touches nothing but its input.
 */

static HdDate *
parse_dates (char **texts, guint *n, GError **error)
{
  guint most = texts != NULL ? g_strv_length (texts) : 0;
  g_autofree HdDate *dates = g_new0 (HdDate, most + 1);

  for (guint i = 0; i < most; i++)
    {
      HdDate date;

      if (!hd_date_parse_iso (texts[i], &date) || hd_date_year (date) < HD_SCENARIO_FIRST_YEAR ||
          hd_date_year (date) > HD_SCENARIO_LAST_YEAR)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_USAGE,
                       "--on: “%s” is no date from %d to %d: write 2026-12-03", texts[i],
                       HD_SCENARIO_FIRST_YEAR, HD_SCENARIO_LAST_YEAR);
          return NULL;
        }
      dates[i] = date;
    }

  *n = most;
  return g_steal_pointer (&dates);
}

static const char *
member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : "";
}

/* The same document as a small table. */
static void
print_table (JsonNode *answer)
{
  JsonObject *root = json_node_get_object (answer);
  JsonArray *on = json_object_get_array_member (root, "on");
  JsonArray *leaves = json_object_get_array_member (root, "leaves");
  g_autoptr (GString) text = g_string_new (NULL);

  if (json_array_get_length (on) > 0)
    g_string_append_printf (text, "%-12s%12s%12s%12s%12s%12s\n", "On", "Balance", "Held",
                            "Available", "Bookable", "Expiring");
  for (guint i = 0; i < json_array_get_length (on); i++)
    {
      JsonObject *row = json_array_get_object_element (on, i);

      g_string_append_printf (text, "%-12s%12s%12s%12s%12s%12s\n", member (row, "on"),
                              member (row, "balance"), member (row, "held"),
                              member (row, "available"), member (row, "bookable"),
                              member (row, "expiring"));
    }
  for (guint i = 0; i < json_array_get_length (leaves); i++)
    {
      JsonObject *row = json_array_get_object_element (leaves, i);
      gboolean allowed = json_object_get_boolean_member (row, "allowed");

      g_string_append_printf (text, "Leave %s to %s: %s%s%s\n", member (row, "from"),
                              member (row, "to"), member (row, "cost"),
                              allowed ? "" : ", refused: ", allowed ? "" : member (row, "reason"));
    }
  if (json_object_has_member (root, "entries"))
    {
      JsonArray *entries = json_object_get_array_member (root, "entries");

      for (guint i = 0; i < json_array_get_length (entries); i++)
        {
          JsonObject *row = json_array_get_object_element (entries, i);

          g_string_append_printf (text, "%s %12s  %-10s %s (%s)\n", member (row, "on"),
                                  member (row, "amount"), member (row, "kind"),
                                  member (row, "note"), member (row, "lot"));
        }
    }

  hd_cli_print (text->str);
}

static int
run (HdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) on = NULL;
  gboolean entries = FALSE;
  const GOptionEntry options[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING_ARRAY, &on, "A day to give figures for", "DATE" },
    { "entries", 0, 0, G_OPTION_ARG_NONE, &entries, "Print the ledger as well", NULL },
    G_OPTION_ENTRY_NULL,
  };
  guint n_on = 0;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "leave simulate: name one scenario file, or - for standard input");
      return HD_CLI_USAGE;
    }

  g_autofree HdDate *dates = parse_dates (on, &n_on, error);
  g_autoptr (GBytes) bytes = dates != NULL ? hd_cli_read_file (argv[1], error) : NULL;

  if (bytes == NULL)
    return HD_CLI_FAILED;
  hd_cli_shut_in ();

  g_autoptr (HdScenario) scenario = hd_cli_parse_scenario (cli, bytes, argv[1], NULL, NULL, error);

  if (scenario == NULL)
    return HD_CLI_FAILED;

  g_autoptr (JsonNode) answer = hd_scenario_answer (scenario, dates, n_on, entries);

  if (cli->json)
    hd_cli_print_json (answer);
  else
    print_table (answer);
  return HD_CLI_DONE;
}

const HdCliCommand hd_cli_leave_simulate = {
  "leave simulate",
  "SCENARIO.json",
  "Evaluate a leave scenario",
  run,
};
