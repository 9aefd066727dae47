/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check.h"

/* Stands in for that of another GLib than the one that the images of the rules were made with. */
guint
g_str_hash (gconstpointer key)
{
  guint hash = 2166136261;

  for (const char *p = key; *p != '\0'; p++)
    hash = (hash ^ (guchar) *p) * 16777619;
  return hash;
}

static void
test_other_hash (void)
{
  g_autoptr (HdChecker) checker = hd_checker_new_bundled ();
  const HdCheckField field = { "body", "I have an interview with another company on Thursday.",
                               -1 };
  const HdCheckInput input = { .language = "en",
                               .today = HD_DATE_NONE,
                               .fields = &field,
                               .n_fields = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HdCheckResult) result = hd_checker_check (checker, &input, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->findings->len, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/rules/image/other-hash", test_other_hash);
  return g_test_run ();
}
