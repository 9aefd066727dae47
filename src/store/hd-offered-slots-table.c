/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-offered-slots-table.h"

#include <string.h>

#include "hd-date.h"
#include "hd-interviews-table.h"
#include "hd-record-sql.h"
#include "hd-undo.h"

/*
 * Times that one side named for an interview: those that they offer, those that they ask for in the
 * place of what was agreed, and mine.
 */

#define SELECT_SLOT                                                                                \
  "SELECT offered_slot.* FROM offered_slot JOIN interview ON interview.id = "                      \
  "offered_slot.interview"                                                                         \
  "   AND interview.deleted_at IS NULL"                                                            \
  " JOIN job_application ON job_application.id = interview.application"                            \
  "   AND job_application.deleted_at IS NULL"                                                      \
  " WHERE offered_slot.deleted_at IS NULL"

/* Returns: (transfer full) (element-type HdOfferedSlot): by interview and time */
GPtrArray *
hd_offered_slots_table_list (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_OFFERED_SLOT,
                           SELECT_SLOT " ORDER BY offered_slot.interview, offered_slot.start_at,"
                                       " offered_slot.id",
                           error);
}

/* Returns: (transfer full): %NULL with %HD_ERROR_NOT_FOUND when there is none */
HdOfferedSlot *
hd_offered_slots_table_get (HdDb *db, gint64 id, GError **error)
{
  return hd_record_select_one (db, HD_TYPE_OFFERED_SLOT, SELECT_SLOT " AND offered_slot.id = :id",
                               id, error);
}

/* Stores times that were named for an interview, as a part of @step. */
gboolean
hd_offered_slots_table_put (HdDb *db,
                            gint64 step,
                            gint64 interview,
                            GPtrArray *slots,
                            GError **error)
{
  for (guint i = 0; i < slots->len; i++)
    {
      HdRecord *slot = slots->pdata[i];

      g_object_set (slot, "interview", interview, NULL);
      if (!hd_record_insert (db, "offered_slot", slot, error) ||
          !hd_undo_made (db, step, "offered_slot", hd_record_get_id (slot), error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
list_slots_of (HdDb *db, gint64 interview, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, SELECT_SLOT " AND offered_slot.interview = :interview", error);

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_int (stmt, ":interview", interview);
  return hd_record_collect (stmt, HD_TYPE_OFFERED_SLOT, error);
}

/* Releases the times that I offered for an interview and nobody took, as a part of @step. */
gboolean
hd_offered_slots_table_release (HdDb *db, gint64 step, gint64 interview, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) slots = list_slots_of (db, interview, error);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    if (hd_offered_slot_waits (slots->pdata[i]) &&
        !hd_undo_remove_row (db, step, "offered_slot", hd_record_get_id (slots->pdata[i]), now,
                             error))
      return FALSE;
  return slots != NULL;
}

/* What they asked for in the place of what was agreed is answered, as a part of @step. */
gboolean
hd_offered_slots_table_answer (HdDb *db, gint64 step, gint64 interview, GError **error)
{
  g_autoptr (GPtrArray) slots = list_slots_of (db, interview, error);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      HdRecord *slot = slots->pdata[i];

      if (!hd_offered_slot_is_asked (HD_OFFERED_SLOT (slot)))
        continue;
      g_object_set (slot, "offered-on", HD_DATE_NONE, NULL);
      if (!hd_undo_changes (db, step, "offered_slot", "offered_on", hd_record_get_id (slot),
                            error) ||
          !hd_record_update (db, "offered_slot", slot, error))
        return FALSE;
    }
  return slots != NULL;
}

/* Once a time is agreed nobody takes one that I offered, and none is asked for any more; as a part
 * of @step. */
gboolean
hd_offered_slots_table_settle (HdDb *db, gint64 step, gint64 interview, gint64 now, GError **error)
{
  return hd_offered_slots_table_release (db, step, interview, now, error) &&
         hd_offered_slots_table_answer (db, step, interview, error);
}

/* It stays at what was agreed, whatever else they asked for; as a step of its own, unless nothing
 * is left to answer. */
gboolean
hd_offered_slots_table_stay (HdDb *db, gint64 interview, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) slots = list_slots_of (db, interview, error);
  gboolean asked = FALSE;
  gint64 step;

  if (slots == NULL)
    return FALSE;
  for (guint i = 0; i < slots->len; i++)
    asked = asked || hd_offered_slot_is_asked (slots->pdata[i]);
  if (!asked)
    return TRUE;
  step = hd_undo_begin (db, "appointment-stay", now, error);
  return step != 0 && hd_offered_slots_table_answer (db, step, interview, error);
}

/* Whether the time was named by the same side before. One of mine that was taken can be offered
 * again. */
static gboolean
is_among (GPtrArray *slots, HdOfferedSlot *slot)
{
  for (guint i = 0; i < slots->len; i++)
    {
      HdOfferedSlot *known = slots->pdata[i];

      if (strcmp (known->named_by, slot->named_by) == 0 && known->start_at == slot->start_at &&
          known->end_at == slot->end_at &&
          (strcmp (known->named_by, "me") != 0 || hd_offered_slot_waits (known)))
        return TRUE;
    }
  return FALSE;
}

/* Returns: (transfer container): the times of @slots that are not among @known, each once */
static GPtrArray *
list_new (GPtrArray *known, GPtrArray *slots)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < slots->len; i++)
    if (!is_among (known, slots->pdata[i]) && !is_among (others, slots->pdata[i]))
      g_ptr_array_add (others, slots->pdata[i]);
  return others;
}

/* A time that was named before, and is asked for now, waits for an answer again, unless it is the
 * one that was chosen. */
static gboolean
ask_again (HdDb *db, gint64 step, HdOfferedSlot *known, GPtrArray *slots, GError **error)
{
  for (guint i = 0; i < slots->len; i++)
    {
      HdOfferedSlot *slot = slots->pdata[i];
      gint64 id = hd_record_get_id (HD_RECORD (known));

      if ((!hd_offered_slot_is_asked (slot) && !slot->chosen) ||
          strcmp (known->named_by, "me") == 0 || known->start_at != slot->start_at ||
          known->end_at != slot->end_at)
        continue;
      g_object_set (known, "offered-on", slot->offered_on, "chosen", FALSE, NULL);
      return hd_undo_changes (db, step, "offered_slot", "offered_on,chosen", id, error) &&
             hd_record_update (db, "offered_slot", HD_RECORD (known), error);
    }
  return TRUE;
}

/* Stores times that I offer beside those that wait already, each once; none releases all. */
gboolean
hd_offered_slots_table_offer (HdDb *db,
                              gint64 interview,
                              GPtrArray *slots,
                              gint64 now,
                              GError **error)
{
  gint64 step =
    hd_undo_begin (db, slots->len > 0 ? "appointment-offer" : "appointment-release", now, error);
  g_autoptr (GPtrArray) known = step != 0 ? list_slots_of (db, interview, error) : NULL;
  g_autoptr (GPtrArray) others = known != NULL ? list_new (known, slots) : NULL;

  if (known == NULL)
    return FALSE;
  if (slots->len == 0)
    return hd_offered_slots_table_release (db, step, interview, now, error);
  return hd_offered_slots_table_put (db, step, interview, others, error);
}

/* Marks the time of @interview that is taken, and no other of it; a time of mine that was taken
 * before is released. */
static gboolean
mark_chosen (HdDb *db, gint64 step, gint64 interview, gint64 taken, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) slots = list_slots_of (db, interview, error);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      HdOfferedSlot *slot = slots->pdata[i];
      gint64 id = hd_record_get_id (HD_RECORD (slot));

      if (slot->chosen == (id == taken))
        continue;
      g_object_set (slot, "chosen", id == taken, NULL);
      if (!hd_undo_changes (db, step, "offered_slot", "chosen", id, error) ||
          !hd_record_update (db, "offered_slot", HD_RECORD (slot), error) ||
          (hd_offered_slot_waits (slot) &&
           !hd_undo_remove_row (db, step, "offered_slot", id, now, error)))
        return FALSE;
    }
  return slots != NULL;
}

/* Marks the time of @interview that is the one which is chosen of @slots; none: all stay as they
 * are. */
static gboolean
mark_chosen_of (HdDb *db,
                gint64 step,
                gint64 interview,
                GPtrArray *slots,
                gint64 now,
                GError **error)
{
  HdOfferedSlot *chosen = NULL;
  g_autoptr (GPtrArray) known = NULL;

  for (guint i = 0; i < slots->len; i++)
    if (((HdOfferedSlot *) slots->pdata[i])->chosen)
      chosen = slots->pdata[i];
  if (chosen == NULL)
    return TRUE;
  known = list_slots_of (db, interview, error);
  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      HdOfferedSlot *slot = known->pdata[i];

      if (strcmp (slot->named_by, chosen->named_by) == 0 && slot->start_at == chosen->start_at &&
          slot->end_at == chosen->end_at)
        return mark_chosen (db, step, interview, hd_record_get_id (HD_RECORD (slot)), now, error);
    }
  return known != NULL;
}

/* Stores times that they named for @interview, a row that was read in this transaction and is
 * written with them, as a step of its own; each once. One that is chosen of them is the only one.
 */
gboolean
hd_offered_slots_table_add (HdDb *db,
                            HdInterview *interview,
                            GPtrArray *slots,
                            gint64 now,
                            GError **error)
{
  gint64 id = hd_record_get_id (HD_RECORD (interview));
  g_autoptr (GPtrArray) known = list_slots_of (db, id, error);
  g_autoptr (GPtrArray) others = known != NULL ? list_new (known, slots) : NULL;
  gint64 step = known != NULL ? hd_undo_begin (db, "appointment-times", now, error) : 0;

  if (step == 0)
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    if (!ask_again (db, step, known->pdata[i], slots, error))
      return FALSE;
  return hd_offered_slots_table_put (db, step, id, others, error) &&
         mark_chosen_of (db, step, id, slots, now, error) &&
         hd_interviews_table_put (db, step, interview, now, error);
}

/**
 * hd_offered_slots_table_take:
 * @interview: with the time of @slot taken over already
 *
 * Marks the time of mine that they took, and releases the others of that interview.
 */
gboolean
hd_offered_slots_table_take (HdDb *db,
                             HdOfferedSlot *slot,
                             HdInterview *interview,
                             gint64 now,
                             GError **error)
{
  gint64 id = hd_record_get_id (HD_RECORD (slot));
  gint64 step = hd_undo_begin (db, "appointment-take", now, error);

  return step != 0 && mark_chosen (db, step, slot->interview, id, now, error) &&
         hd_offered_slots_table_settle (db, step, slot->interview, now, error) &&
         hd_interviews_table_put (db, step, interview, now, error);
}

/**
 * hd_offered_slots_table_choose:
 * @interview: with the time of @slot taken over already
 *
 * Marks one of the times that were named as the one, and no other of that interview.
 */
gboolean
hd_offered_slots_table_choose (HdDb *db,
                               HdOfferedSlot *slot,
                               HdInterview *interview,
                               gint64 now,
                               GError **error)
{
  gint64 step = hd_undo_begin (db, "appointment-choose", now, error);

  return step != 0 &&
         mark_chosen (db, step, slot->interview, hd_record_get_id (HD_RECORD (slot)), now, error) &&
         hd_offered_slots_table_answer (db, step, slot->interview, error) &&
         hd_interviews_table_put (db, step, interview, now, error);
}

/* Writes the instants of @slot: they follow from the wall time and from the rules of its zone, so
 * that there is nothing to undo. */
gboolean
hd_offered_slots_table_rederive (HdDb *db, HdOfferedSlot *slot, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "UPDATE offered_slot SET start_at = nullif (:start_at, 0),"
                   " end_at = nullif (:end_at, 0) WHERE id = :id",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":start_at", slot->start_at);
  hd_stmt_bind_int (stmt, ":end_at", slot->end_at);
  hd_stmt_bind_int (stmt, ":id", hd_record_get_id (HD_RECORD (slot)));
  return hd_stmt_run (stmt, error);
}
