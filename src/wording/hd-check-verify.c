/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-private.h"

#include <string.h>

#include "hd-error.h"

/*
 * The examples of rule files: what must and what must not be found. A file of which one fails is
 * not used.
 */

static gboolean
is_ordinary_cb (const char *folded, gpointer data)
{
  return hd_checker_is_ordinary (data, folded);
}

/* Tries one example of a rule file against everything that is loaded for its language. */
static gboolean
try_example (HdChecker *self,
             const char *code,
             const HdRules *rules,
             const HdRuleExample *example,
             GError **error)
{
  const HdCheckField field = { "example", example->text, -1 };
  HdCheckInput input = { .language = strcmp (code, HD_CHECK_COMMON) == 0 ? NULL : code,
                         .contractor = example->rule != NULL &&
                                       example->rule->category == HD_CATEGORY_CONTRACTOR_TERM,
                         .excerpt = TRUE,
                         .today = HD_DATE_NONE,
                         .fields = &field,
                         .n_fields = 1 };
  g_autoptr (HdCheckResult) result = hd_checker_check (self, &input, error);
  const HdFinding *seen = NULL;

  /* Only a rule wants something to be found. */
  g_assert (example->rule != NULL || !example->wanted);
  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < result->findings->len; i++)
    {
      const HdFinding *finding = result->findings->pdata[i];

      if (example->rule == NULL ||
          strcmp (finding->category, hd_category_name (example->rule->category)) == 0)
        seen = finding;
    }
  if ((seen != NULL) == example->wanted)
    return TRUE;
  if (seen == NULL)
    g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s: line %u: “%s” is not found by “%s”",
                 hd_rules_get_file (rules), example->line, example->text, example->rule->id);
  else
    g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s: line %u: “%s” is found by “%s”: “%s”",
                 hd_rules_get_file (rules), example->line, example->text, seen->rule, seen->text);
  return FALSE;
}

/**
 * hd_checker_verify:
 *
 * Tries every example of every rule file of a language. Fails at the first that does not hold,
 * with an error that names file and line.
 */
gboolean
hd_checker_verify (HdChecker *self, const char *code, GError **error)
{
  HdCheckLanguage *language = hd_checker_find_language (self, code);

  g_return_val_if_fail (language != NULL, FALSE);

  if (!hd_checker_compile (self, language, error))
    return FALSE;
  for (guint i = 0; i < language->rules->len; i++)
    {
      HdRules *rules = language->rules->pdata[i];
      const GPtrArray *examples = hd_rules_get_examples (rules);

      for (guint k = 0; k < examples->len; k++)
        if (!try_example (self, code, rules, examples->pdata[k], error))
          return FALSE;
    }
  return TRUE;
}

/**
 * hd_checker_add_rules:
 * @code: a language that is there, or “common”
 * @file: the file's name, for errors
 *
 * Adds the user's own rules to a language. Refused, and nothing changed, when the file is wrong
 * or one of its examples does not hold.
 */
gboolean
hd_checker_add_rules (HdChecker *self,
                      const char *code,
                      GBytes *rules,
                      const char *file,
                      GError **error)
{
  HdCheckLanguage *language = hd_checker_find_language (self, code);
  HdRules *added;
  const GPtrArray *examples;

  if (language == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND, "there are no rules for the language “%s”",
                   code);
      return FALSE;
    }
  if (!hd_checker_compile (self, language, error))
    return FALSE;
  added = hd_rules_load (rules, file, is_ordinary_cb, self, error);
  if (added == NULL)
    return FALSE;

  g_ptr_array_add (language->rules, added);
  hd_check_cache_clear (self->cache);
  examples = hd_rules_get_examples (added);
  for (guint k = 0; k < examples->len; k++)
    if (!try_example (self, code, added, examples->pdata[k], error))
      {
        hd_check_cache_clear (self->cache);
        g_ptr_array_remove (language->rules, added);
        return FALSE;
      }
  return TRUE;
}
