/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-interviews.h"

#include "hd-interviews-private.h"
#include "hd-interviews-table.h"
#include "hd-record-sql.h"
#include "hd-verb-write.h"

/* The times that were named for an interview. */

/* Copies times that were named, with the instants that follow from them. */
GPtrArray *
hd_offered_slots_copy (HdContext *context, GPtrArray *slots)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < slots->len; i++)
    {
      HdOfferedSlot *slot = hd_record_copy (slots->pdata[i]);

      hd_offered_slot_derive (slot, hd_context_get_zone (context));
      g_ptr_array_add (copies, slot);
    }
  return copies;
}

/* Returns: (transfer none): a list of every #HdOfferedSlot, by interview and time */
GListModel *
hd_offered_slots_get_list (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  return G_LIST_MODEL (hd_context_get_list (context, HD_LIST_SLOTS));
}

static gpointer
add_slots (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_verb_answer (args,
                         hd_offered_slots_table_add (db, args->id, args->list, args->now, error));
}

/**
 * hd_offered_slots_add_async:
 * @slots: (element-type HdOfferedSlot): times that were named; they are copied
 *
 * Ends with hd_context_finish(), which gives the interview's id.
 */
void
hd_offered_slots_add_async (HdContext *context,
                            gint64 interview,
                            GPtrArray *slots,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  HdVerbArgs *args = hd_verb_args_new (context);

  args->id = interview;
  args->list = hd_offered_slots_copy (context, slots);
  hd_context_write_async (context, HD_STORE_PRIVATE, add_slots, args, hd_offered_slots_add_async,
                          callback, user_data);
}

static gpointer
choose_slot (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;
  g_autoptr (HdOfferedSlot) slot = hd_offered_slots_table_get (db, args->id, error);
  g_autoptr (HdInterview) row =
    slot != NULL ? hd_interviews_table_get (db, slot->interview, error) : NULL;
  gint64 was_at;

  if (row == NULL)
    return NULL;

  was_at = row->start_at;
  g_object_set (row, "start-day", slot->start_day, "start-minute", slot->start_minute, "end-day",
                slot->end_day, "end-minute", slot->end_minute, "all-day", FALSE, "zone", slot->zone,
                "start-at", slot->start_at, "end-at", slot->end_at, "state", "proposed", NULL);
  hd_interview_note_move (row, was_at);
  return hd_offered_slots_table_choose (db, slot, row, args->now, error)
           ? hd_row_id_new (slot->interview)
           : NULL;
}

/**
 * hd_offered_slots_choose_async:
 *
 * Takes one of the times that were named: the interview is then proposed for it, until the other
 * side confirms. Ends with hd_context_finish(), which gives the interview's id.
 */
void
hd_offered_slots_choose_async (HdContext *context,
                               gint64 slot,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  hd_verb_row_async (context, slot, 0, choose_slot, hd_offered_slots_choose_async, callback,
                     user_data);
}
