/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-error.h"
#include "hd-json.h"
#include "hd-scenario.h"

/*
 * Every tests/data/leave/NAME.json is a scenario with its figures, derived by hand; every
 * hostile/NAME.json is refused with a message that holds the text of NAME.expected.
 */

static char *
data_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "leave", name, NULL);
}

static char *
read_text (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Each key of @expected must be in @actual with the same value. */
static void
assert_contains (const char *where, JsonNode *actual, JsonNode *expected)
{
  if (JSON_NODE_HOLDS_OBJECT (expected))
    {
      g_autoptr (GList) keys = json_object_get_members (json_node_get_object (expected));

      for (GList *l = keys; l != NULL; l = l->next)
        {
          g_autofree char *path = g_strdup_printf ("%s.%s", where, (const char *) l->data);
          JsonNode *found = json_object_get_member (json_node_get_object (actual), l->data);

          if (found == NULL)
            g_error ("%s is missing", path);
          assert_contains (path, found,
                           json_object_get_member (json_node_get_object (expected), l->data));
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (expected))
    {
      JsonArray *wanted = json_node_get_array (expected);
      JsonArray *got = json_node_get_array (actual);

      g_assert_cmpuint (json_array_get_length (got), >=, json_array_get_length (wanted));
      for (guint i = 0; i < json_array_get_length (wanted); i++)
        {
          g_autofree char *path = g_strdup_printf ("%s[%u]", where, i);

          assert_contains (path, json_array_get_element (got, i),
                           json_array_get_element (wanted, i));
        }
    }
  else if (!json_node_equal (actual, expected))
    {
      g_autofree char *got = json_to_string (actual, FALSE);
      g_autofree char *wanted = json_to_string (expected, FALSE);

      g_error ("%s is %s, not %s", where, got, wanted);
    }
}

static void
assert_balances (JsonObject *answer, int unit)
{
  JsonArray *lots = json_object_get_array_member (answer, "lots");

  for (guint i = 0; i < json_array_get_length (lots); i++)
    {
      JsonObject *lot = json_array_get_object_element (lots, i);
      HdFraction sum = hd_fraction_new (0, 1), part = sum, amount = sum;
      static const char *const parts[] = { "used", "expired", "left" };

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          g_assert_true (hd_fraction_parse (json_object_get_string_member (lot, parts[j]), &part));
          sum = hd_fraction_add (sum, part);
        }
      g_assert_true (hd_fraction_parse (json_object_get_string_member (lot, "amount"), &amount));
      /* In minutes, so that the four printed decimals do not matter. */
      g_assert_cmpint (hd_fraction_round (hd_fraction_scale (sum, unit, 1)), ==,
                       hd_fraction_round (hd_fraction_scale (amount, unit, 1)));
    }
}

static void
test_scenario (gconstpointer data)
{
  const char *name = data;
  g_autofree char *path = data_path (name);
  g_autofree char *text = read_text (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = hd_json_parse (text, -1, &error);
  g_autoptr (HdScenario) scenario = NULL;
  g_autoptr (JsonNode) answer = NULL;
  JsonObject *file;
  JsonArray *days;
  HdDate on[64];

  g_assert_no_error (error);
  file = json_node_get_object (root);
  scenario = hd_scenario_parse (json_object_get_member (file, "scenario"), NULL, &error);
  g_assert_no_error (error);

  days = json_object_get_array_member (file, "on");
  g_assert_cmpuint (json_array_get_length (days), <=, G_N_ELEMENTS (on));
  for (guint i = 0; i < json_array_get_length (days); i++)
    g_assert_true (hd_date_parse_iso (json_array_get_string_element (days, i), &on[i]));

  answer = hd_scenario_answer (scenario, on, json_array_get_length (days), TRUE);
  assert_contains (name, answer, json_object_get_member (file, "expected"));
  assert_balances (json_node_get_object (answer), scenario->unit);
}

static void
test_hostile (gconstpointer data)
{
  const char *name = data;
  g_autofree char *path = data_path (name);
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".json"));
  g_autofree char *expected_path = g_strconcat (stem, ".expected", NULL);
  g_autofree char *text = read_text (path);
  g_autofree char *expected = g_strchomp (read_text (expected_path));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = hd_json_parse (text, -1, &error);

  g_assert_no_error (error);
  g_assert_null (hd_scenario_parse (root, NULL, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, expected) == NULL)
    g_error ("%s: “%s” does not say “%s”", name, error->message, expected);
}

static void
test_unknown_keys_are_said (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root =
    hd_json_parse ("{\"unit\":\"day\",\"colour\":1,\"policy\":{\"acrual_from\":\"2026-01-01\"}}",
                   -1, &error);
  g_autoptr (HdScenario) scenario = hd_scenario_parse (root, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (scenario->warnings->len, ==, 2);
  g_assert_cmpstr (scenario->warnings->pdata[0], ==, "colour: unknown key, ignored");
  g_assert_cmpstr (scenario->warnings->pdata[1], ==, "policy.acrual_from: unknown key, ignored");
}

static void
test_overlaps_are_said (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root =
    hd_json_parse ("{\"unit\":\"day\",\"leaves\":["
                   "{\"from\":\"2026-01-05\",\"part\":\"am\"},"
                   "{\"from\":\"2026-01-05\",\"part\":\"pm\"},"
                   "{\"from\":\"2026-01-06\",\"from_time\":\"09:00\",\"to_time\":\"10:00\"},"
                   "{\"from\":\"2026-01-06\",\"from_time\":\"10:00\",\"to_time\":\"11:00\"},"
                   "{\"from\":\"2026-01-06\",\"from_time\":\"10:59\",\"to_time\":\"12:00\"}]}",
                   -1, &error);
  g_autoptr (HdScenario) scenario = hd_scenario_parse (root, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (scenario->warnings->len, ==, 1);
  g_assert_cmpstr (scenario->warnings->pdata[0], ==,
                   "leaves[4] overlaps leaves[3]; both are charged");
}

static void
add_files (const char *folder, const char *prefix, GTestDataFunc test)
{
  g_autofree char *path = data_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (!g_str_has_suffix (name, ".json"))
        continue;

      g_autofree char *title = g_strconcat (prefix, name, NULL);

      g_test_add_data_func_full (title, g_build_filename (folder, name, NULL), test, g_free);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_files (".", "/leave/scenario/", test_scenario);
  add_files ("hostile", "/leave/hostile/", test_hostile);
  g_test_add_func ("/leave/unknown-keys-are-said", test_unknown_keys_are_said);
  g_test_add_func ("/leave/overlaps-are-said", test_overlaps_are_said);

  return g_test_run ();
}
