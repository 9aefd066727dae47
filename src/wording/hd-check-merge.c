/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-private.h"

#include <string.h>

/*
 * The order of findings, and which of several that overlap is shown.
 */

static gint
compare_findings (gconstpointer a, gconstpointer b)
{
  const HdFinding *x = *(const HdFinding *const *) a, *y = *(const HdFinding *const *) b;

  if (x->field != y->field)
    return x->field < y->field ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  if (x->category != y->category)
    return strcmp (x->category, y->category);
  if (x->severity != y->severity)
    return x->severity > y->severity ? -1 : 1;
  return strcmp (x->rule, y->rule);
}

/* A gap's own span is exact; a rule for words around it takes in the greeting and half a bracket.
 */
static gboolean
says_more (const HdFinding *finding, const HdFinding *before)
{
  gboolean gap = strcmp (finding->rule, HD_CHECK_GAP_RULE) == 0;

  if (finding->severity != before->severity)
    return finding->severity > before->severity;
  if (gap != (strcmp (before->rule, HD_CHECK_GAP_RULE) == 0))
    return gap;
  return finding->end - finding->start > before->end - before->start;
}

/* Of findings of one category that overlap, the severest stays, else the one with the exact span
 * of a gap, else the longest, else the first. */
void
hd_check_merge (GPtrArray *findings)
{
  g_autoptr (GHashTable) last = g_hash_table_new (NULL, NULL);
  guint kept = 0;

  g_ptr_array_sort (findings, compare_findings);
  g_ptr_array_set_free_func (findings, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      HdFinding *finding = findings->pdata[i];
      gpointer category = (gpointer) finding->category;
      HdFinding *before = g_hash_table_lookup (last, category);

      if (before != NULL && before->field == finding->field && finding->start < before->end)
        {
          if (says_more (finding, before))
            {
              for (guint k = 0; k < kept; k++)
                if (findings->pdata[k] == before)
                  findings->pdata[k] = finding;
              g_hash_table_insert (last, category, finding);
              hd_finding_free (before);
            }
          else
            hd_finding_free (finding);
          continue;
        }
      g_hash_table_insert (last, category, finding);
      findings->pdata[kept++] = finding;
    }
  g_ptr_array_set_size (findings, (gint) kept);
  g_ptr_array_set_free_func (findings, (GDestroyNotify) hd_finding_free);
}

/* Those that the user chose to ignore go. */
void
hd_check_drop_ignored (GPtrArray *findings, GHashTable *ignored)
{
  for (guint i = findings->len; ignored != NULL && i > 0; i--)
    if (g_hash_table_contains (ignored, ((HdFinding *) findings->pdata[i - 1])->key))
      g_ptr_array_remove_index (findings, i - 1);
}
