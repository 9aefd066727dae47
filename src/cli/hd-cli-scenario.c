/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-scenario.h"

#include "hd-json.h"

/* More than anybody reads. */
#define MAX_WARNINGS 100

/**
 * hd_cli_warn_scenario:
 * @path: the file, or `-`
 * @from: the first warning to print
 */
void
hd_cli_warn_scenario (HdCli *cli, const char *path, const HdScenario *scenario, guint from)
{
  guint until = MIN (scenario->warnings->len, from + MAX_WARNINGS);

  for (guint i = from; i < until; i++)
    hd_cli_warn (cli, "%s: %s", hd_cli_input_name (path),
                 (const char *) g_ptr_array_index (scenario->warnings, i));
  if (until < scenario->warnings->len)
    hd_cli_warn (cli, "%s: %u more like these", hd_cli_input_name (path),
                 scenario->warnings->len - until);
}

/**
 * hd_cli_parse_scenario:
 * @bytes: what is in the file
 * @path: the file, or `-`
 * @more_keys: (nullable): keys that the caller reads itself
 * @root: (out) (optional) (transfer full): the whole document
 *
 * Understands a leave scenario; what it ignores becomes warnings.
 *
 * Returns: (transfer full): the scenario, or %NULL with an error that names the file and the key
 */
HdScenario *
hd_cli_parse_scenario (HdCli *cli,
                       GBytes *bytes,
                       const char *path,
                       const char *const *more_keys,
                       JsonNode **root,
                       GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (HdScenario) scenario = NULL;
  const char *data;
  gsize size = 0;

  data = g_bytes_get_data (bytes, &size);
  node = hd_json_parse (data != NULL ? data : "", (gssize) size, error);
  if (node != NULL)
    scenario = hd_scenario_parse (node, more_keys, error);
  if (scenario == NULL)
    {
      g_prefix_error (error, "%s: ", hd_cli_input_name (path));
      return NULL;
    }

  hd_cli_warn_scenario (cli, path, scenario, 0);
  if (root != NULL)
    *root = g_steal_pointer (&node);
  return g_steal_pointer (&scenario);
}
