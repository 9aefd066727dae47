/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-rules.h"

#include <string.h>

#include "hd-rules-private.h"

/* What rules are and say of themselves. How a file is read is in hd-rules-load.c, how rules run in
 * hd-rules-run.c. */

static const char *const category_names[N_HD_CATEGORIES] = {
  "search-leak",    "tracker-leak",     "invented-reason", "over-explaining", "apology",
  "over-promising", "negative-emotion", "secrecy",         "placeholder",     "missing-slot",
  "length",         "false-claim",      "contractor-term", "date-mismatch",   "pattern",
  "mixed-address",  "names-locked",
};

const char *
hd_category_name (HdCategory category)
{
  g_return_val_if_fail (category < N_HD_CATEGORIES, NULL);

  return category_names[category];
}

gboolean
hd_category_from_name (const char *name, HdCategory *category)
{
  for (guint i = 0; i < N_HD_CATEGORIES; i++)
    if (strcmp (category_names[i], name) == 0)
      {
        *category = (HdCategory) i;
        return TRUE;
      }
  return FALSE;
}

void
hd_rules_free (HdRules *self)
{
  g_free (self->file);
  g_ptr_array_unref (self->rules);
  g_clear_pointer (&self->examples, g_ptr_array_unref);
  g_clear_pointer (&self->patterns, hd_patterns_free);
  g_clear_pointer (&self->own_owners, g_array_unref);
  g_hash_table_unref (self->words);
  g_free (self->room);
  g_clear_pointer (&self->image, g_bytes_unref);
  g_free (self);
}

const char *
hd_rules_get_file (const HdRules *self)
{
  return self->file;
}

/**
 * hd_rules_get_size:
 *
 * Returns: how many rules it holds
 */
guint
hd_rules_get_size (const HdRules *self)
{
  return self->rules->len;
}

/**
 * hd_rules_know:
 *
 * Returns: whether some rule names the folded word
 */
gboolean
hd_rules_know (const HdRules *self, const char *folded)
{
  return hd_vocabulary_knows (hd_patterns_get_vocabulary (self->patterns), folded);
}

/**
 * hd_rules_use_of:
 *
 * Returns: what the file says of the folded word; 0 for most
 */
HdWordUse
hd_rules_use_of (const HdRules *self, const char *folded)
{
  return (HdWordUse) GPOINTER_TO_UINT (g_hash_table_lookup (self->words, folded));
}

/**
 * hd_rules_get_examples:
 *
 * Returns: (element-type HdRuleExample): what the file says must and must not be found
 */
const GPtrArray *
hd_rules_get_examples (HdRules *self)
{
  if (self->examples == NULL)
    self->examples = hd_rules_thaw_examples (self);
  return self->examples;
}
