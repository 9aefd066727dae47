/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-error.h"
#include "hd-json.h"

static void
test_limits (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (hd_json_parse (deep, -1, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
  g_clear_error (&error);

  g_assert_null (hd_json_parse ("{\"a\":\n\nx}", -1, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
  g_assert_nonnull (strstr (error->message, "line 3"));
  g_clear_error (&error);

  g_assert_null (hd_json_parse ("\"\xff\"", -1, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
  g_clear_error (&error);

  g_assert_null (hd_json_parse ("", -1, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
  g_clear_error (&error);

  g_assert_null (hd_json_parse ("{}\0{}", 5, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
}

static void
test_types (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root =
    hd_json_parse ("{\"s\":\"[[[\",\"n\":3,\"b\":true,\"z\":null,\"f\":1.5}", -1, &error);
  JsonObject *object;
  const char *text = "before";
  gint64 number = 7;
  gboolean flag = FALSE;

  g_assert_no_error (error);
  g_assert_true (hd_json_get_object (root, &object, "root", &error));
  g_assert_true (hd_json_get_string (object, "z", &text, &error));
  g_assert_cmpstr (text, ==, "before");
  g_assert_true (hd_json_get_string (object, "s", &text, &error));
  g_assert_cmpstr (text, ==, "[[[");
  g_assert_true (hd_json_get_int (object, "n", &number, &error));
  g_assert_cmpint (number, ==, 3);
  g_assert_true (hd_json_get_bool (object, "b", &flag, &error));
  g_assert_true (flag);
  g_assert_false (hd_json_get_int (object, "f", &number, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json/limits", test_limits);
  g_test_add_func ("/base/json/types", test_types);
  return g_test_run ();
}
