/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-interviews.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-error.h"
#include "hd-forget.h"
#include "hd-intake.h"
#include "hd-interviews-private.h"
#include "hd-interviews-table.h"
#include "hd-leave-desk-private.h"
#include "hd-leave-edit-store.h"
#include "hd-record-sql.h"
#include "hd-record-tidy.h"
#include "hd-undo.h"
#include "hd-verb-write.h"
#include "hd-visits-table.h"

/*
 * Interviews. Each verb that changes one reads it again in
 * its own transaction, so that two of them do not undo each other.
 */

/**
 * hd_interviews_get_list:
 *
 * Returns: (transfer none): a list of every #HdInterview that stays true, by start; those whose
 *   time is not known last
 */
GListModel *
hd_interviews_get_list (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  return G_LIST_MODEL (hd_context_get_list (context, HD_LIST_INTERVIEWS));
}

/* Returns: (transfer none) (nullable): one of the list */
HdInterview *
hd_interviews_peek (HdContext *context, gint64 id)
{
  GListModel *list = hd_interviews_get_list (context);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (HdRecord) record = g_list_model_get_item (list, i);

      if (hd_record_get_id (record) == id)
        return HD_INTERVIEW (record); /* the list holds it */
    }
  return NULL;
}

/* Whether @absence was asked for because of one of them. */
gboolean
hd_interviews_is_linked (HdContext *context, gint64 absence)
{
  GListModel *interviews = hd_interviews_get_list (context);

  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (interviews, i);

      if (interview->absence == absence)
        return TRUE;
    }
  return FALSE;
}

/**
 * hd_interviews_new:
 * @application: which one it belongs to
 *
 * Returns: (transfer full): an interview that is not stored yet, the next round of its
 *   application, with the usual time around it
 */
HdInterview *
hd_interviews_new (HdContext *context, gint64 application)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  GListModel *list = hd_interviews_get_list (context);
  HdInterview *interview = hd_interview_new ();
  int round = 1;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (HdInterview) known = g_list_model_get_item (list, i);

      round = hd_interview_round_after (known, application, round);
    }
  g_object_set (interview, "application", application, "round", round, "state", "confirmed", "prep",
                HD_INTAKE_PREPARATION, "settle", HD_INTAKE_SETTLING, NULL);
  return interview;
}

/* A verb on one stored interview: changes @row, which was just read, or fails. */
typedef gboolean (*ChangeFunc) (HdInterview *row, const HdVerbArgs *args, GError **error);

static gpointer
change (HdDb *db, HdVerbArgs *args, const char *verb, ChangeFunc func, GError **error)
{
  g_autoptr (HdInterview) row = hd_interviews_table_get (db, args->id, error);

  if (row == NULL || !func (row, args, error) ||
      !hd_interviews_table_change (db, verb, row, args->now, error))
    return NULL;
  return hd_row_id_new (args->id);
}

static gpointer
enter (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_verb_answer (args, hd_interviews_table_enter (db, args->more,
                                                          HD_INTERVIEW (args->record), args->list,
                                                          args->number != 0, args->now, error));
}

/**
 * hd_interviews_enter_async:
 * @application: (nullable): a new one that it belongs to; it is copied
 * @interview: a new one, or a changed copy of one of the list; it is copied
 * @slots: (nullable) (element-type HdOfferedSlot): times that were named for it
 * @moved: it will be at another time than was agreed
 *
 * Stores what was typed, with what belongs to it, all as one step of undo; its instants follow from
 * the wall time and the zone. Where HdInterview.visit_with says so it becomes one visit with that.
 * Ends with hd_context_finish(), which gives its id.
 */
void
hd_interviews_enter_async (HdContext *context,
                           HdJobApplication *application,
                           HdInterview *interview,
                           GPtrArray *slots,
                           gboolean moved,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_INTERVIEW (interview));

  HdVerbArgs *args = hd_verb_args_new (context);

  args->record = hd_record_copy (HD_RECORD (interview));
  hd_record_tidy (args->record);
  hd_interview_derive (HD_INTERVIEW (args->record), hd_context_get_zone (context));
  args->number = moved;
  if (slots != NULL)
    args->list = hd_offered_slots_copy (context, slots);
  if (application != NULL)
    {
      args->more = hd_record_copy (HD_RECORD (application));
      args->free_more = g_object_unref;
      hd_record_tidy (args->more);
    }
  hd_context_write_async (context, HD_STORE_PRIVATE, enter, args, hd_interviews_enter_async,
                          callback, user_data);
}

static gboolean
change_state (HdInterview *row, const HdVerbArgs *args, GError **error)
{
  HdMeetingState from = HD_MEETING_CONFIRMED;

  hd_meeting_state_parse (row->state, &from);
  if (!hd_meeting_state_may_follow (from, (HdMeetingState) args->number))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID,
                           _ ("It cannot come to that from where it stands."));
      return FALSE;
    }
  g_object_set (row, "state", hd_meeting_state_to_string ((HdMeetingState) args->number), NULL);
  return TRUE;
}

static gpointer
set_state (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;
  g_autoptr (HdInterview) row = hd_interviews_table_get (db, args->id, error);
  gboolean agreed;

  if (row == NULL)
    return NULL;
  agreed = args->number == HD_MEETING_CONFIRMED && strcmp (row->state, "confirmed") != 0;
  if (!change_state (row, args, error))
    return NULL;
  return hd_verb_answer (args, agreed ? hd_interviews_table_agree (db, "appointment-state", row,
                                                                   args->now, error)
                                      : hd_interviews_table_change (db, "appointment-state", row,
                                                                    args->now, error));
}

/**
 * hd_interviews_set_state_async:
 *
 * Confirmed, cancelled, held … What is agreed by it releases the times that I offered. Ends with
 * hd_context_finish(), %HD_ERROR_INVALID when it cannot come to that from where it stands. What it
 * means for its absence is asked of hd-change-flow.h.
 */
void
hd_interviews_set_state_async (HdContext *context,
                               gint64 id,
                               HdMeetingState state,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (state < HD_N_MEETING_STATES);

  hd_verb_row_async (context, id, state, set_state, hd_interviews_set_state_async, callback,
                     user_data);
}

/* Takes over the wall time, its zone and its instants. */
static void
take_times (HdInterview *row, HdInterview *times)
{
  g_object_set (row, "start-day", times->start_day, "start-minute", times->start_minute, "end-day",
                times->end_day, "end-minute", times->end_minute, "all-day", times->all_day, "zone",
                times->zone, "start-at", times->start_at, "end-at", times->end_at, NULL);
}

void
hd_interview_note_move (HdInterview *row, gint64 was_at)
{
  if (was_at != 0 && was_at != row->start_at)
    g_object_set (row, "was-at", was_at, "was-why", "moved", NULL);
}

static gboolean
change_times (HdInterview *row, const HdVerbArgs *args, GError **error)
{
  HdInterview *times = HD_INTERVIEW (args->record);
  gint64 was_at = row->start_at;

  take_times (row, times);
  hd_interview_note_move (row, was_at);
  g_object_set (row, "state", "moved", NULL);
  return TRUE;
}

static gpointer
move_interview (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;
  g_autoptr (HdInterview) row = hd_interviews_table_get (db, args->id, error);

  return row != NULL && change_times (row, args, error)
           ? hd_verb_answer (args, hd_interviews_table_move (db, row, args->now, error))
           : NULL;
}

/**
 * hd_interviews_move_async:
 * @start: its date %HD_DATE_NONE: the new time is not known yet
 * @end: its date %HD_DATE_NONE: the end is not known
 * @zone: (nullable): %NULL: home
 *
 * It will be at another time; once that is known, those that they asked for are answered. Ends with
 * hd_context_finish().
 */
void
hd_interviews_move_async (HdContext *context,
                          gint64 id,
                          HdWall start,
                          HdWall end,
                          const char *zone,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  HdVerbArgs *args = hd_verb_args_new (context);
  HdInterview *times = hd_interview_new ();

  hd_interview_set_times (times, start, end, zone);
  hd_interview_derive (times, hd_context_get_zone (context));
  args->id = id;
  args->record = HD_RECORD (times);
  hd_context_write_async (context, HD_STORE_PRIVATE, move_interview, args, hd_interviews_move_async,
                          callback, user_data);
}

static gpointer
link_absence (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;
  g_autoptr (HdInterview) row = hd_interviews_table_get (db, args->id, error);
  gboolean is_there = TRUE;

  if (row == NULL ||
      (args->number != 0 && !hd_interviews_table_has_absence (db, args->number, &is_there, error)))
    return NULL;
  return !is_there ? hd_row_id_new (args->id)
                   : hd_verb_answer (args, hd_interviews_table_cover (db, args->id, args->number,
                                                                      args->now, error));
}

/* Says which absence covers an interview, and with it its visit; 0: none. One that was taken back
 * meanwhile covers nothing. Ends with hd_context_finish(). */
void
hd_interviews_link_absence_async (HdContext *context,
                                  gint64 id,
                                  gint64 absence,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  hd_verb_row_async (context, id, absence, link_absence, hd_interviews_link_absence_async, callback,
                     user_data);
}

typedef struct
{
  HdLeaveEdit *edit;
  HdWorkWeek usual;
  HdDate today;
  gboolean chosen;
} Hold;

static void
hold_free (gpointer data)
{
  Hold *hold = data;

  hd_leave_edit_unref (hold->edit);
  g_free (hold);
}

/* What follows from a choice is undone with it, unless something else was done since. */
static gboolean
join_choice (HdDb *db, const HdUndoStep *before, const HdUndoStep *step, gint64 id, GError **error)
{
  gboolean chosen;

  if (g_strcmp0 (before->verb, "appointment-choose") != 0)
    return TRUE;
  if (!hd_undo_touches (db, before->id, "interview", id, &chosen, error))
    return FALSE;
  return !chosen || hd_undo_join (db, before->id, step->id, error);
}

static gpointer
hold (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;
  const Hold *what = args->more;
  g_autoptr (HdInterview) row = hd_interviews_table_get (db, args->id, error);
  g_autoptr (HdUndoStep) before = NULL, step = NULL;
  gint64 absence;

  if (row == NULL)
    return NULL;
  /* Asked for twice, it is booked once. */
  if (row->absence != 0)
    return hd_row_id_new (row->absence);

  before = hd_undo_last (db, FALSE, error);
  if (before == NULL)
    return NULL;
  absence = hd_leave_edit_store (what->edit, db, &what->usual, what->today, args->now, NULL, error);
  step = absence != 0 ? hd_undo_last (db, FALSE, error) : NULL;
  if (step == NULL)
    return NULL;
  return hd_visits_table_cover (db, step->id, args->id, absence, error) &&
             (!what->chosen || join_choice (db, before, step, args->id, error))
           ? hd_row_id_new (absence)
           : NULL;
}

/**
 * hd_interviews_hold_async:
 * @edit: books an absence; is not to be changed before the verb has ended
 * @chosen: it follows from the choice of a time, and is undone with that
 *
 * Books the absence that an interview needs, with its visit, and says that it covers it, as one
 * step of undo. Ends with hd_context_finish(), which gives the id of the absence.
 */
void
hd_interviews_hold_async (HdContext *context,
                          gint64 id,
                          HdLeaveEdit *edit,
                          gboolean chosen,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (edit != NULL);

  HdVerbArgs *args = hd_verb_args_new (context);
  Hold *what = g_new0 (Hold, 1);

  what->edit = hd_leave_edit_ref (edit);
  what->today = hd_context_get_today (context);
  what->chosen = chosen;
  hd_context_get_usual_week (context, &what->usual);
  args->id = id;
  args->more = what;
  args->free_more = hold_free;
  hd_context_write_async (context, HD_STORE_PRIVATE, hold, args, hd_interviews_hold_async, callback,
                          user_data);
}

static gpointer
note_draft (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_verb_answer (args, hd_interviews_table_note_draft (db, args->id, args->text, error));
}

/**
 * hd_interviews_note_draft_async:
 * @draft_uid: #HdKeptDraft.uid
 *
 * Remembers that a message is being written for an interview: when it is sent, what it asks for
 * covers the interview. The draft itself knows nothing of that. Ends with hd_context_finish().
 */
void
hd_interviews_note_draft_async (HdContext *context,
                                gint64 id,
                                const char *draft_uid,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (draft_uid != NULL);

  hd_verb_text_async (context, id, 0, draft_uid, note_draft, hd_interviews_note_draft_async,
                      callback, user_data);
}

static gboolean
change_thanked (HdInterview *row, const HdVerbArgs *args, GError **error)
{
  g_object_set (row, "thanked-at", row->thanked_at == 0 ? args->now : 0, NULL);
  return TRUE;
}

static gpointer
set_thanked (HdDb *db, gpointer data, GError **error)
{
  return change (db, data, "appointment-change", change_thanked, error);
}

/* Thanks were sent; said again, they were not. Ends with hd_context_finish(). */
void
hd_interviews_thanked_async (HdContext *context,
                             gint64 id,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  hd_verb_row_async (context, id, 0, set_thanked, hd_interviews_thanked_async, callback, user_data);
}

static gpointer
remove_interview (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_verb_answer (args, hd_interviews_table_remove (db, args->id, args->now, error));
}

/* Ends with hd_context_finish(). */
void
hd_interviews_remove_async (HdContext *context,
                            gint64 id,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  hd_forget_note_left (context, 0, id);
  hd_verb_row_async (context, id, 0, remove_interview, hd_interviews_remove_async, callback,
                     user_data);
}
