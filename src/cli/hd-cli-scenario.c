/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-scenario.h"

#include "hd-json.h"

/**
 * hd_cli_warn_scenario:
 * @path: what to call the file
 * @from: the first warning to print
 */
void
hd_cli_warn_scenario (HdCli *cli, const char *path, const HdScenario *scenario, guint from)
{
  for (guint i = from; i < scenario->warnings->len; i++)
    hd_cli_warn (cli, "%s: %s", path, (const char *) g_ptr_array_index (scenario->warnings, i));
}

/**
 * hd_cli_read_scenario:
 * @path: the file, or `-`
 * @more_keys: (nullable): keys that the caller reads itself
 * @root: (out) (optional) (transfer full): the whole document
 *
 * Reads a leave scenario; what it ignores becomes warnings.
 *
 * Returns: (transfer full): the scenario, or %NULL with an error that names the file and the key
 */
HdScenario *
hd_cli_read_scenario (HdCli *cli,
                      const char *path,
                      const char *const *more_keys,
                      JsonNode **root,
                      GError **error)
{
  const char *shown = g_str_equal (path, "-") ? "standard input" : path;
  g_autoptr (GBytes) bytes = hd_cli_read_file (path, error);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (HdScenario) scenario = NULL;
  const char *data;
  gsize size = 0;

  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &size);
  node = hd_json_parse (data != NULL ? data : "", (gssize) size, error);
  if (node != NULL)
    scenario = hd_scenario_parse (node, more_keys, error);
  if (scenario == NULL)
    {
      g_prefix_error (error, "%s: ", shown);
      return NULL;
    }

  hd_cli_warn_scenario (cli, shown, scenario, 0);
  if (root != NULL)
    *root = g_steal_pointer (&node);
  return g_steal_pointer (&scenario);
}
