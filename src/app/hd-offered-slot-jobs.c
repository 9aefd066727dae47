/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-offered-slot-jobs.h"

#include <glib/gi18n.h>

#include "hd-error.h"
#include "hd-interview-times.h"
#include "hd-interviews-private.h"
#include "hd-interviews-table.h"
#include "hd-offered-slots-table.h"

/* How long an appointment is that says nothing of it. Minutes. */
#define USUAL_MINUTES 60

/* @slot and, as what is returned, the interview that it was named for; %NULL with an error. */
static HdInterview *
get_named_for (HdDb *db, gint64 id, HdOfferedSlot **slot, GError **error)
{
  *slot = hd_offered_slots_table_get (db, id, error);
  return *slot != NULL ? hd_interviews_table_get (db, (*slot)->interview, error) : NULL;
}

/* Proposes @row for a time that was named, until the other side confirms it. */
void
hd_offered_slot_propose (HdInterview *row, HdOfferedSlot *slot)
{
  gint64 was_at = row->start_at;

  hd_interview_set_slot (row, slot);
  g_object_set (row, "state", "proposed", NULL);
  hd_interview_note_move (row, was_at);
}

/**
 * hd_offered_slot_choose:
 * @slot: a time that they named
 *
 * Takes one of the times that were named: the interview is then proposed for it, until the other
 * side confirms. What is agreed has its hour: %HD_ERROR_INVALID for a day without one.
 *
 * Returns: the interview's id; 0 with an error
 */
gint64
hd_offered_slot_choose (HdDb *db, gint64 slot, gint64 now, GError **error)
{
  g_autoptr (HdOfferedSlot) chosen = NULL;
  g_autoptr (HdInterview) row = get_named_for (db, slot, &chosen, error);

  if (row == NULL)
    return 0;

  if (hd_offered_slot_lacks_hour (chosen, row))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID,
                           _ ("They named a day only. Ask at what time."));
      return 0;
    }
  hd_offered_slot_propose (row, chosen);
  return hd_offered_slots_table_choose (db, chosen, row, now, error) ? chosen->interview : 0;
}

/* Of a long stretch that was offered the appointment takes the beginning. */
static void
set_taken_time (HdInterview *row, HdOfferedSlot *slot)
{
  gint64 length = row->start_at != 0 && row->end_at > row->start_at ? row->end_at - row->start_at
                                                                    : (gint64) USUAL_MINUTES * 60;

  hd_interview_set_slot (row, slot);
  if (!row->all_day && slot->end_at - slot->start_at > length)
    hd_interview_set_length (row, length);
  g_object_set (row, "state", "confirmed", NULL);
}

/**
 * hd_offered_slot_take:
 * @slot: a time that I offered
 *
 * They took one of the times that I offered: the interview is confirmed for it, and the others are
 * released.
 *
 * Returns: the interview's id; 0 with an error
 */
gint64
hd_offered_slot_take (HdDb *db, gint64 slot, gint64 now, GError **error)
{
  g_autoptr (HdOfferedSlot) taken = NULL;
  g_autoptr (HdInterview) row = get_named_for (db, slot, &taken, error);
  gint64 was_at;

  if (row == NULL)
    return 0;

  was_at = row->start_at;
  set_taken_time (row, taken);
  hd_interview_note_move (row, was_at);
  return hd_offered_slots_table_take (db, taken, row, now, error) ? taken->interview : 0;
}
