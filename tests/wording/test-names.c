/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-check.h"

/* The table of names in tests/data/wording/names.txt: what is found of a name and what is not. */
typedef struct
{
  HdChecker *checker;
  HdNameList *names;
  HdMatcher *matcher; /* of @names, once a text is looked at */
  char *language;
  guint found;
  guint clean;
} Table;

static void
drop_card (Table *table)
{
  g_clear_pointer (&table->matcher, hd_matcher_free);
  g_clear_pointer (&table->names, hd_name_list_free);
  g_clear_pointer (&table->language, g_free);
}

/* “LANGUAGE [exempt] KIND NAME” */
static void
begin_card (Table *table, const char *line)
{
  g_auto (GStrv) parts = NULL;
  gboolean exempt;
  HdNameKind kind;

  drop_card (table);
  table->language = g_strndup (line, 2);
  line += 3;
  exempt = g_str_has_prefix (line, "exempt ");
  parts = g_strsplit (exempt ? strchr (line, ' ') + 1 : line, " ", 2);
  g_assert_true (hd_name_kind_from_string (parts[0], &kind));
  table->names = hd_name_list_new ();
  hd_name_list_add (table->names, kind, parts[1], exempt);
}

static gboolean
is_found (Table *table, const char *text)
{
  const HdCheckField field = { "text", text, -1 };
  HdCheckInput input = { .language = table->language,
                         .today = HD_DATE_NONE,
                         .fields = &field,
                         .n_fields = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HdCheckResult) result = NULL;

  if (table->matcher == NULL)
    table->matcher = hd_checker_new_matcher (table->checker, table->names);
  input.matcher = table->matcher;
  result = hd_checker_check (table->checker, &input, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < result->findings->len; i++)
    if (g_str_equal (((HdFinding *) result->findings->pdata[i])->category, "tracker-leak"))
      return TRUE;
  return FALSE;
}

static void
read_line (Table *table, guint number, const char *line)
{
  const char *rest = strchr (line, ' ');

  g_assert_nonnull (rest);
  rest++;
  if (*line == '=')
    begin_card (table, rest);
  else if (table->names == NULL)
    g_error ("names.txt:%u: a line of no card", number);
  else if (g_str_has_prefix (line, "own "))
    g_ptr_array_add (table->names->own, g_strdup (rest));
  else if (g_str_has_prefix (line, "tool "))
    g_ptr_array_add (table->names->tools, g_strdup (rest));
  else if (g_str_has_prefix (line, "city "))
    table->names->city = g_strdup (rest);
  else if (g_str_has_prefix (line, "employer "))
    table->names->employer = g_strdup (rest);
  else
    {
      gboolean wanted = *line == '+';

      g_assert_true (wanted || *line == '-');
      if (wanted)
        table->found++;
      else
        table->clean++;
      if (is_found (table, rest) != wanted)
        {
          g_test_message ("names.txt:%u: “%s” is %s", number, rest, wanted ? "missed" : "found");
          g_test_fail ();
        }
    }
}

static void
test_names (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "wording", "names.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  Table table = { .checker = hd_checker_new_bundled () };

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      read_line (&table, i + 1, lines[i]);
  /* A table that was not read proves nothing. */
  g_assert_cmpuint (table.found, >, 150);
  g_assert_cmpuint (table.clean, >, 100);
  drop_card (&table);
  hd_checker_free (table.checker);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/names", test_names);
  return g_test_run ();
}
