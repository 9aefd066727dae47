/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-check.h"
#include "hd-error.h"

/* What a file of rules that somebody else wrote may be, and what is refused. */

static HdChecker *checker;

/* A rule file that is wrong is refused, and the error names file and line. */
static void
test_bad_rules (void)
{
  static const struct
  {
    const char *file;
    const char *says;
  } cases[] = {
    { "nonsense", "mine: line 1: " },
    { "\n\n  match x", "mine: line 3: " },
    { "rule a\n  category none", "mine: line 2: " },
    { "rule a\n  category secrecy\n  match (x", "mine: line 3: " },
    { "rule a\n  category secrecy\n  match x)", "mine: line 3: " },
    { "rule a\n  category secrecy\n  match ..3 x", "mine: line 3: " },
    { "rule a\n  category secrecy\n  match @nolist", "mine: line 3: " },
    { "rule a\n  category secrecy\n  match #noclass", "mine: line 3: " },
    { "rule a\n  category secrecy\n  match x ..99 y", "mine: line 3: " },
    { "rule a\n  category secrecy\n  match ((((((((((((((x))))))))))))))", "mine: line 3: " },
    { "rule a\n  category secrecy\n  match x |", "mine: line 3: " },
    { "rule a\n  category secrecy\n  why y\n  match x", "mine: line 4: the rule “a” needs" },
    { "rule a\n  category secrecy\n  why y\n  match zebra\n  yes a lion\n  no a cat",
      "mine: line 5: " },
    { "rule a\n  category secrecy\n  why y\n  match zebra\n  yes a zebra\n  no no zebra",
      "mine: line 6: " },
    { "rule a\n  category secrecy\n  for 99 x", "mine: line 3: " },
    { "list l: a\nlist l: b", "mine: line 2: " },
    { "\xff", "mine: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].file, strlen (cases[i].file));
      g_autoptr (GError) error = NULL;

      g_assert_false (hd_checker_add_rules (checker, "en", bytes, "mine", &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].says));
    }
}

/* Lists of lists that would name millions of words, and patterns that would make as many states. */
static void
test_catastrophic_rules (void)
{
  g_autoptr (GString) lists = g_string_new ("list l0: a b | c d\n");
  g_autoptr (GString) options = g_string_new ("rule a\n  category secrecy\n  match x");
  g_autoptr (GBytes) list_bytes = NULL, option_bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < 60; i++)
    g_string_append_printf (lists, "list l%u: @l%u @l%u | @l%u\n", i, i - 1, i - 1, i - 1);
  list_bytes = g_bytes_new (lists->str, lists->len);
  g_assert_false (hd_checker_add_rules (checker, "en", list_bytes, "mine", &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
  g_clear_error (&error);

  /* Matches, but in time that grows with the text alone. */
  for (guint i = 0; i < 60; i++)
    g_string_append (options, " (x? ..12)?");
  g_string_append (options, " y\n  why w\n  yes x x x y\n  no x x x\n");
  option_bytes = g_bytes_new (options->str, options->len);
  g_assert_true (hd_checker_add_rules (checker, "es", option_bytes, "mine", &error));
  g_assert_no_error (error);
}

static void
add_refused (const char *file)
{
  g_autoptr (GBytes) bytes = g_bytes_new (file, strlen (file));
  g_autoptr (GError) error = NULL;

  g_assert_false (hd_checker_add_rules (checker, "en", bytes, "mine", &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
  g_test_message ("%s", error->message);
}

/* Lists that name one another, of single words and of phrases. */
static void
test_deep_lists (void)
{
  static const char *const firsts[] = { "a", "a b | c" };

  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      g_autoptr (GString) file = g_string_new (NULL);

      g_string_append_printf (file, "list l0: %s\n", firsts[i]);
      for (guint k = 1; k < 100000; k++)
        g_string_append_printf (file, "list l%u: @l%u\n", k, k - 1);
      g_string_append (file, "rule a\n  category secrecy\n  match @l99999\n  why w\n"
                             "  yes a b\n  no b\n");
      add_refused (file->str);
    }
}

static void
test_many_rules (void)
{
  g_autoptr (GString) file = g_string_new (NULL);
  g_autofree char *large = g_strnfill (5 * 1024 * 1024, '\n');

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (file,
                            "rule r%u\n  category secrecy\n  match zebra\n  why w\n"
                            "  yes zebra\n  no lion\n",
                            i);
  add_refused (file->str);
  add_refused (large);
}

/* Of what a pattern may leave out in front there are two to the power of sixty choices. */
static void
test_many_ways (void)
{
  g_autoptr (HdChecker) own = hd_checker_new_bundled ();
  g_autoptr (GString) file = g_string_new ("rule a\n  category secrecy\n  match");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append (file, " (lion? | tiger?)");
  g_string_append (file, " zebra\n  why w\n  yes zebra\n  yes lion tiger lion zebra\n  no lion\n");
  bytes = g_bytes_new (file->str, file->len);
  hd_checker_add_rules (own, "en", bytes, "mine", &error);
  g_assert_no_error (error);
}

/* Short patterns that name a long list, each of them a set of its own. */
static void
test_large_sets (void)
{
  g_autoptr (GString) file = g_string_new ("list l: w");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (file, " | %c%c%cw", 'a' + (char) (i / 676), 'a' + (char) (i / 26 % 26),
                            'a' + (char) (i % 26));
  g_string_append (file, "\nrule a\n  category secrecy\n");
  for (guint i = 0; i < 676; i++)
    g_string_append_printf (file, "  match x (@l | %c%cq) y\n", 'a' + (char) (i / 26),
                            'a' + (char) (i % 26));
  g_string_append (file, "  why w\n  yes x w y\n  no x\n");
  bytes = g_bytes_new (file->str, file->len);
  g_assert_false (hd_checker_add_rules (checker, "en", bytes, "mine", &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
}

/* A pattern may begin with as many phrases as a list can name. */
static void
test_many_phrases (void)
{
  g_autoptr (GString) file = g_string_new ("list l: zebra crossing");
  g_autoptr (HdChecker) own = hd_checker_new_bundled ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 676; i++)
    g_string_append_printf (file, " | zebra %c%c", 'a' + (char) (i / 26), 'a' + (char) (i % 26));
  g_string_append (file, "\nrule a\n  category secrecy\n  match @l here\n  why w\n"
                         "  yes zebra crossing here\n  yes zebra zz here\n  no zebra here\n");
  bytes = g_bytes_new (file->str, file->len);
  hd_checker_add_rules (own, "en", bytes, "mine", &error);
  g_assert_no_error (error);
}

/* The user's own rule counts at once. */
static void
test_own_rules (void)
{
  static const char file[] =
    "rule own.zebra\n  category secrecy\n  severity hint\n  why no zebras\n"
    "  fix horse\n  match zebra (s | crossing)?\n  yes a zebra\n  no a horse\n";
  g_autoptr (HdChecker) own = hd_checker_new_bundled ();
  g_autoptr (GBytes) bytes = g_bytes_new (file, strlen (file));
  const HdCheckField field = { "text", "The zebra is out at 3.", -1 };
  HdCheckInput input = { .today = HD_DATE_NONE, .fields = &field, .n_fields = 1, .language = "en" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HdCheckResult) result = NULL;
  const HdFinding *finding;

  g_assert_true (hd_checker_add_rules (own, "en", bytes, "mine", &error));
  result = hd_checker_check (own, &input, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->findings->len, ==, 1);
  finding = result->findings->pdata[0];
  g_assert_cmpstr (finding->rule, ==, "own.zebra");
  g_assert_cmpstr (finding->replacement, ==, "horse");
  g_assert_cmpint (finding->severity, ==, HD_SEVERITY_HINT);
}

/* A clause that says enough counts by itself, whatever another rule finds across its border. */
static void
test_clauses (void)
{
  static const char file[] = "rule own.wide\n  category secrecy\n  why no zebras\n  score 1\n"
                             "  match zebra , okapi\n  yes zebra, okapi\n  no zebra okapi\n"
                             "rule own.narrow\n  category negative-emotion\n  why no okapis\n"
                             "  score 1\n  against 2 giraffe\n  match okapi\n"
                             "  yes the giraffe or the zebra, okapi in between\n"
                             "  no the giraffe and the okapi\n";
  g_autoptr (HdChecker) own = hd_checker_new_bundled ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (file, strlen (file));
  g_autoptr (GError) error = NULL;

  hd_checker_add_rules (own, "en", bytes, "mine", &error);
  g_assert_no_error (error);
}

/* What is innocent by one file is so for the rules of all: of its language and of none. */
static void
test_guards (void)
{
  static const char file[] = "guard search-leak: job interview club\n";
  g_autoptr (HdChecker) own = hd_checker_new_bundled ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (file, strlen (file));
  const HdCheckField fields[] = {
    { "text", "I have the job interview club on Friday at 3, back at 5.", -1 },
    { "text", "I have a job interview on Friday at 3, back at 5.", -1 },
  };
  g_autoptr (GError) error = NULL;
  const gboolean wanted[][G_N_ELEMENTS (fields)] = { { TRUE, TRUE }, { FALSE, TRUE } };

  for (guint added = 0; added < 2; added++)
    {
      if (added)
        g_assert_true (hd_checker_add_rules (own, "en", bytes, "mine", &error));
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        {
          const HdCheckInput input = { .today = HD_DATE_NONE, .fields = &fields[i], .n_fields = 1 };
          g_autoptr (HdCheckResult) result = hd_checker_check (own, &input, &error);

          g_assert_no_error (error);
          g_assert_cmpint (result->findings->len > 0, ==, wanted[added][i]);
        }
    }
}

/* A fifth language is files and no code: a small Italian. */
static void
test_fifth_language (void)
{
  static const char marks[] = "letters ì ò\nil che di e un una sono domani ho alle per con non",
                    words[] = "# own\ndomani\nsono\n",
                    rules[] =
                      "rule it.colloquio\n  category search-leak\n  why dice troppo\n"
                      "  fix un appuntamento\n  match (un | il)? colloquio ..1 (di lavoro)?\n"
                      "  not colloquio annuale\n  yes Ho un colloquio di lavoro.\n"
                      "  no Il colloquio annuale è domani.\n";
  g_autoptr (HdChecker) five = hd_checker_new_bundled ();
  g_autoptr (GBytes) marks_bytes = g_bytes_new_static (marks, strlen (marks));
  g_autoptr (GBytes) words_bytes = g_bytes_new_static (words, strlen (words));
  g_autoptr (GBytes) rules_bytes = g_bytes_new_static (rules, strlen (rules));
  const HdCheckField field = { "text", "Domani ho un colloquio alle 14, non ci sono.", -1 };
  HdCheckInput input = { .today = HD_DATE_NONE, .fields = &field, .n_fields = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HdCheckResult) result = NULL;

  hd_checker_add_language (five, "it", marks_bytes, words_bytes, NULL, rules_bytes, "it/rules");
  g_assert_true (hd_checker_verify (five, "it", &error));
  result = hd_checker_check (five, &input, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (result->language, ==, "it");
  g_assert_cmpuint (result->findings->len, ==, 1);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  checker = hd_checker_new_bundled ();
  g_test_add_func ("/wording/rules/bad", test_bad_rules);
  g_test_add_func ("/wording/rules/catastrophic", test_catastrophic_rules);
  g_test_add_func ("/wording/rules/deep-lists", test_deep_lists);
  g_test_add_func ("/wording/rules/many-rules", test_many_rules);
  g_test_add_func ("/wording/rules/many-ways", test_many_ways);
  g_test_add_func ("/wording/rules/large-sets", test_large_sets);
  g_test_add_func ("/wording/rules/many-phrases", test_many_phrases);
  g_test_add_func ("/wording/rules/own", test_own_rules);
  g_test_add_func ("/wording/rules/clauses", test_clauses);
  g_test_add_func ("/wording/rules/guards", test_guards);
  g_test_add_func ("/wording/rules/fifth-language", test_fifth_language);
  status = g_test_run ();
  hd_checker_free (checker);
  return status;
}
