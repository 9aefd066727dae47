/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-edits.h"

#include "hd-leave-desk-private.h"

/* An absence that is priced anew twice is priced anew once, from the first to the last. */
static void
merge_repriced (GArray *all, const GArray *more)
{
  for (guint i = 0; i < more->len; i++)
    {
      const HdLeaveRepriced *repriced = &g_array_index (more, HdLeaveRepriced, i);
      gboolean known = FALSE;

      for (guint j = 0; j < all->len && !known; j++)
        {
          HdLeaveRepriced *other = &g_array_index (all, HdLeaveRepriced, j);

          known = other->absence == repriced->absence;
          if (known)
            other->after = repriced->after;
        }
      if (!known)
        g_array_append_vals (all, repriced, 1);
    }
}

/* @next was tried on what @preview leads to. */
static void
append_preview (HdLeavePreview *preview, HdLeavePreview *next)
{
  HdLeaveBooks *after = preview->after;

  preview->after = g_steal_pointer (&next->after);
  next->after = after;
  merge_repriced (preview->repriced, next->repriced);
  preview->booked += next->booked;
  g_array_unref (preview->changes);
  if (preview->before->book != NULL && preview->after->book != NULL)
    preview->changes =
      hd_leave_compare (preview->before->book->ledger, preview->after->book->ledger);
  else
    preview->changes = g_array_new (FALSE, FALSE, sizeof (HdLeaveChange));
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

  HdLeavePreview *preview =
    hd_leave_desk_preview (hd_leave_desk_get (context), g_ptr_array_index (edits, 0), error);
  HdWorkWeek usual;

  hd_context_get_usual_week (context, &usual);
  for (guint i = 1; preview != NULL && i < edits->len; i++)
    {
      HdLeavePreview *next = hd_leave_edit_try (g_ptr_array_index (edits, i), preview->after->facts,
                                                &usual, hd_context_get_today (context), error);

      if (next == NULL)
        {
          g_clear_pointer (&preview, hd_leave_preview_free);
          break;
        }
      append_preview (preview, next);
      hd_leave_preview_free (next);
    }
  return preview;
}

static void apply_next (GTask *task);

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GPtrArray *edits = g_task_get_task_data (task);
  GError *error = NULL;

  if (hd_context_finish (HD_CONTEXT (g_task_get_source_object (task)), result, &error) == 0)
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_remove_index (edits, 0);
  if (edits->len == 0)
    g_task_return_boolean (task, TRUE);
  else
    apply_next (g_steal_pointer (&task));
}

static void
apply_next (GTask *task)
{
  GPtrArray *edits = g_task_get_task_data (task);
  HdContext *context = g_task_get_source_object (task);

  hd_leave_desk_apply_async (hd_leave_desk_get (context), g_ptr_array_index (edits, 0), applied_cb,
                             task);
}

/**
 * hd_leave_edits_apply_async:
 * @edits: (element-type HdLeaveEdit): at least one
 *
 * Stores them one after the other, each as a step of undo. When one is refused those before it
 * stay: what they do was shown and is undone like any other edit.
 */
void
hd_leave_edits_apply_async (HdContext *context,
                            GPtrArray *edits,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (edits != NULL && edits->len > 0);

  GTask *task = g_task_new (context, NULL, callback, user_data);
  GPtrArray *own = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_leave_edit_unref);

  for (guint i = 0; i < edits->len; i++)
    g_ptr_array_add (own, hd_leave_edit_ref (g_ptr_array_index (edits, i)));
  g_task_set_source_tag (task, hd_leave_edits_apply_async);
  g_task_set_task_data (task, own, (GDestroyNotify) g_ptr_array_unref);
  apply_next (task);
}

gboolean
hd_leave_edits_apply_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
