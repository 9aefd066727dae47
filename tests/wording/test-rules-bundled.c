/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check.h"

/* Every example line of every bundled rule file holds. */
static void
test_examples (gconstpointer data)
{
  g_autoptr (HdChecker) checker = hd_checker_new_bundled ();
  g_autoptr (GError) error = NULL;

  hd_checker_verify (checker, data, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_autoptr (HdChecker) checker = NULL;
  g_autoptr (GPtrArray) codes = NULL;

  g_test_init (&argc, &argv, NULL);
  checker = hd_checker_new_bundled ();
  codes = hd_checker_get_languages (checker);
  g_assert_cmpuint (codes->len, >=, 4);
  g_test_add_data_func ("/wording/rules/common", "common", test_examples);
  for (guint i = 0; i < codes->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("/wording/rules/%s", (char *) codes->pdata[i]);

      g_test_add_data_func (path, codes->pdata[i], test_examples);
    }
  return g_test_run ();
}
