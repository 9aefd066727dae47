/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-interviews.h"

#include <string.h>

#include "hd-appointment-import.h"
#include "hd-interviews-private.h"
#include "hd-interviews-table.h"
#include "hd-offered-slot-jobs.h"
#include "hd-offered-slots-table.h"
#include "hd-record-sql.h"
#include "hd-record-tidy.h"
#include "hd-verb-write.h"

/* The times that were named for an interview, by them or by me. */

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

typedef struct
{
  HdInterview *words;
  int travel;
  int prep;
} Said;

static void
said_free (gpointer data)
{
  Said *said = data;

  g_object_unref (said->words);
  g_free (said);
}

static gpointer
add_slots (HdDb *db, gpointer data, GError **error)
{
  const HdVerbArgs *args = data;
  const Said *said = args->more;
  g_autoptr (HdInterview) row = hd_interviews_table_get (db, args->id, error);
  HdDate asked_on;

  if (row == NULL)
    return NULL;
  asked_on = hd_interview_is_agreed (row) ? (HdDate) args->number : HD_DATE_NONE;
  /* What is only asked for changes nothing of what is agreed. */
  if (hd_interview_is_agreed (row))
    hd_interview_take_asked (row, said->words, said->travel, said->prep);
  else
    {
      hd_interview_take_words (row, said->words);
      hd_interview_set_way (row, said->travel, said->prep);
    }
  for (guint i = 0; i < args->list->len; i++)
    {
      HdOfferedSlot *slot = args->list->pdata[i];

      g_object_set (slot, "offered-on", slot->chosen ? HD_DATE_NONE : asked_on, NULL);
      if (slot->chosen)
        hd_offered_slot_propose (row, slot);
    }
  return hd_offered_slots_table_add (db, row, args->list, args->now, error)
           ? hd_row_id_new (args->id)
           : NULL;
}

/**
 * hd_offered_slots_add_async:
 * @slots: (element-type HdOfferedSlot): times that they named; they are copied. For one that is
 *   chosen already the interview is proposed; the others wait
 * @words: what is said of all of them: where it is, and how; copied. What it leaves out stays
 * @travel: minutes of the way there, and back; -1: as it is
 * @prep: minutes to prepare; -1: as it is
 *
 * Times that are known are kept once. For what is agreed they are only asked for: that stays as it
 * is until one of them is chosen, or hd_offered_slots_stay_async(); what is said of them fills what
 * is not known of it, or is noted. Ends with hd_context_finish(), which gives the interview's id.
 */
void
hd_offered_slots_add_async (HdContext *context,
                            gint64 interview,
                            GPtrArray *slots,
                            HdInterview *words,
                            int travel,
                            int prep,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_INTERVIEW (words));

  HdVerbArgs *args = hd_verb_args_new (context);
  Said *said = g_new0 (Said, 1);

  *said = (Said){ hd_record_copy (HD_RECORD (words)), travel, prep };
  hd_record_tidy (HD_RECORD (said->words));
  args->id = interview;
  args->number = hd_context_get_today (context);
  args->list = hd_offered_slots_copy (context, slots);
  args->more = said;
  args->free_more = said_free;
  hd_context_write_async (context, HD_STORE_PRIVATE, add_slots, args, hd_offered_slots_add_async,
                          callback, user_data);
}

static gpointer
stay (HdDb *db, gpointer data, GError **error)
{
  const HdVerbArgs *args = data;

  return hd_verb_answer (args, hd_offered_slots_table_stay (db, args->id, args->now, error));
}

/**
 * hd_offered_slots_stay_async:
 *
 * An interview stays at what was agreed: the times that they asked for are answered. Ends with
 * hd_context_finish(), which gives the interview's id.
 */
void
hd_offered_slots_stay_async (HdContext *context,
                             gint64 interview,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  hd_verb_row_async (context, interview, 0, stay, hd_offered_slots_stay_async, callback, user_data);
}

static gpointer
choose_slot (HdDb *db, gpointer data, GError **error)
{
  const HdVerbArgs *args = data;
  gint64 interview = hd_offered_slot_choose (db, args->id, args->now, error);

  return interview != 0 ? hd_row_id_new (interview) : NULL;
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

static gpointer
offer_slots (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_verb_answer (args,
                         hd_offered_slots_table_offer (db, args->id, args->list, args->now, error));
}

/**
 * hd_offered_slots_offer_async:
 * @slots: (element-type HdOfferedSlot): times of mine, as hd_offered_slot_new_mine() makes them;
 *   they are copied. None releases what was offered.
 *
 * Keeps what I offered for an interview, beside what I offered before: that was sent and still
 * waits. What waits already is kept once. Ends with hd_context_finish(), which gives the
 * interview's id.
 */
void
hd_offered_slots_offer_async (HdContext *context,
                              gint64 interview,
                              GPtrArray *slots,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (slots != NULL);

  HdVerbArgs *args = hd_verb_args_new (context);

  args->id = interview;
  args->list = hd_offered_slots_copy (context, slots);
  hd_context_write_async (context, HD_STORE_PRIVATE, offer_slots, args,
                          hd_offered_slots_offer_async, callback, user_data);
}

static gpointer
take_slot (HdDb *db, gpointer data, GError **error)
{
  const HdVerbArgs *args = data;
  gint64 interview = hd_offered_slot_take (db, args->id, args->now, error);

  return interview != 0 ? hd_row_id_new (interview) : NULL;
}

/**
 * hd_offered_slots_take_async:
 * @slot: a time of mine
 *
 * They took one of the times that I offered: the interview is confirmed for it, and the others are
 * released. Ends with hd_context_finish(), which gives the interview's id.
 */
void
hd_offered_slots_take_async (HdContext *context,
                             gint64 slot,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  hd_verb_row_async (context, slot, 0, take_slot, hd_offered_slots_take_async, callback, user_data);
}

/**
 * hd_offered_slot_new_mine:
 * @from: minute of @date at home
 * @to: likewise
 * @to_whom: (nullable): who is offered it
 *
 * Returns: (transfer full): a time that I offer today
 */
HdOfferedSlot *
hd_offered_slot_new_mine (HdContext *context, HdDate date, int from, int to, const char *to_whom)
{
  HdOfferedSlot *slot = hd_offered_slot_new ();

  g_object_set (slot, "named-by", "me", "start-day", date, "start-minute", from, "end-day",
                date + to / HD_DAY_MINUTES, "end-minute", to % HD_DAY_MINUTES, "to-whom",
                to_whom != NULL ? to_whom : "", "offered-on", hd_context_get_today (context), NULL);
  return slot;
}

/* Nobody takes a time any more of what is called off, over or closed. */
static gboolean
is_open (HdContext *context, gint64 id)
{
  HdInterview *interview = hd_interviews_peek (context, id);

  return interview == NULL ||
         (*interview->outcome == '\0' && strcmp (interview->state, "cancelled") != 0 &&
          strcmp (interview->state, "held") != 0);
}

/* Whether they ask for it, it is still to come, and no answer was given. */
static gboolean
waits_for_me (HdContext *context, HdOfferedSlot *slot)
{
  return hd_offered_slot_is_asked (slot) &&
         MAX (slot->start_at, slot->end_at) > hd_context_get_now (context) &&
         is_open (context, slot->interview);
}

/**
 * hd_offered_slots_list_asked:
 *
 * Returns: (transfer full) (element-type HdOfferedSlot): what they ask for in the place of what was
 *   agreed, by time: it is still to come, and waits for an answer
 */
GPtrArray *
hd_offered_slots_list_asked (HdContext *context, gint64 interview)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  GListModel *slots = hd_offered_slots_get_list (context);
  GPtrArray *asked = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (slots); i++)
    {
      g_autoptr (HdOfferedSlot) slot = g_list_model_get_item (slots, i);

      if (slot->interview == interview && waits_for_me (context, slot))
        g_ptr_array_add (asked, g_steal_pointer (&slot));
    }
  return asked;
}

/**
 * hd_offered_slots_find_asked:
 *
 * What hd_offered_slots_list_asked() would give something for, found by one look at all times.
 *
 * Returns: (transfer full) (element-type gint64): a set of the ids of interviews
 */
GHashTable *
hd_offered_slots_find_asked (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  GListModel *slots = hd_offered_slots_get_list (context);
  GHashTable *found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (slots); i++)
    {
      g_autoptr (HdOfferedSlot) slot = g_list_model_get_item (slots, i);

      if (waits_for_me (context, slot))
        g_hash_table_add (found, g_memdup2 (&slot->interview, sizeof slot->interview));
    }
  return found;
}

/**
 * hd_offered_slots_list_waiting:
 * @interview: an interview's id, or 0 for all
 *
 * Returns: (transfer full) (element-type HdOfferedSlot): what I offered, is still to come and waits
 *   for an answer, by time; nothing of what is called off, over or closed
 */
GPtrArray *
hd_offered_slots_list_waiting (HdContext *context, gint64 interview)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  GListModel *slots = hd_offered_slots_get_list (context);
  GPtrArray *waiting = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 now = hd_context_get_now (context);

  for (guint i = 0; i < g_list_model_get_n_items (slots); i++)
    {
      g_autoptr (HdOfferedSlot) slot = g_list_model_get_item (slots, i);

      if ((interview == 0 || slot->interview == interview) && hd_offered_slot_waits (slot) &&
          MAX (slot->start_at, slot->end_at) > now && is_open (context, slot->interview))
        g_ptr_array_add (waiting, g_steal_pointer (&slot));
    }
  return waiting;
}
