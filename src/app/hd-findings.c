/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-findings.h"

#include "hd-context-private.h"
#include "hd-findings-table.h"
#include "hd-record-sql.h"

/**
 * hd_findings_get_ignored:
 *
 * Returns: (transfer none): a list of #HdIgnoredFinding that stays true
 */
GListModel *
hd_findings_get_ignored (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  return G_LIST_MODEL (hd_context_get_list (context, HD_LIST_FINDINGS));
}

static gpointer
set_ignored (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_findings_table_set_ignored (db, args->text, args->number != 0, args->now, error)
           ? hd_row_id_new (1)
           : NULL;
}

/**
 * hd_findings_set_ignored_async:
 * @finding: its key, as the checker makes it
 *
 * Puts a finding aside for good, or back. Ends with hd_context_finish().
 */
void
hd_findings_set_ignored_async (HdContext *context,
                               const char *finding,
                               gboolean ignored,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (finding != NULL);

  HdVerbArgs *args = hd_verb_args_new (context);

  args->text = g_strdup (finding);
  args->number = ignored;
  hd_context_write_async (context, HD_STORE_PRIVATE, set_ignored, args,
                          hd_findings_set_ignored_async, callback, user_data);
}
