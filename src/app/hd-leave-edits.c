/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-edits.h"

/* One of them is no group: its step of undo keeps its own name. */
static HdLeaveEdit *
to_one (GPtrArray *edits)
{
  HdLeaveEdit *group;

  if (edits->len == 1)
    return hd_leave_edit_ref (g_ptr_array_index (edits, 0));

  group = hd_leave_edit_new_group ();
  for (guint i = 0; i < edits->len; i++)
    hd_leave_edit_group_add (group, hd_leave_edit_ref (g_ptr_array_index (edits, i)));
  return group;
}

/**
 * hd_leave_edits_preview:
 * @edits: (element-type HdLeaveEdit): at least one; each is tried on what the ones before lead to
 *
 * Returns: (transfer full): what all of them together would change, or %NULL with @error set
 */
HdLeavePreview *
hd_leave_edits_preview (HdContext *context, GPtrArray *edits, GError **error)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (edits != NULL && edits->len > 0, NULL);

  g_autoptr (HdLeaveEdit) edit = to_one (edits);

  return hd_leave_desk_preview (hd_leave_desk_get (context), edit, error);
}

/**
 * hd_leave_edits_apply_async:
 * @edits: (element-type HdLeaveEdit): at least one
 *
 * Stores them together, as one step of undo: all of them or none.
 */
void
hd_leave_edits_apply_async (HdContext *context,
                            GPtrArray *edits,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (edits != NULL && edits->len > 0);

  g_autoptr (HdLeaveEdit) edit = to_one (edits);

  hd_leave_desk_apply_async (hd_leave_desk_get (context), edit, callback, user_data);
}

gboolean
hd_leave_edits_apply_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  return hd_context_finish (context, result, error) != 0;
}
