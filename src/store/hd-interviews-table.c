/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-interviews-table.h"

#include "hd-applications-table.h"
#include "hd-date.h"
#include "hd-offered-slots-table.h"
#include "hd-record-sql.h"
#include "hd-search-names-table.h"
#include "hd-undo.h"
#include "hd-visits-table.h"

/*
 * Interviews, each with what its application and its absence say. Here is the only place that
 * knows of both sides, and it looks from the interview to the absence only.
 */

/* Of the others that are one visit with it and share its leave. What was asked for apart stays
 * apart. */
#define OF_VISIT(what, name)                                                                       \
  ", CASE WHEN interview.loop > 0 AND interview.state <> 'cancelled' AND NOT interview.all_day"    \
  "  THEN (SELECT " what " FROM interview AS other"                                                \
  "   WHERE other.application = interview.application AND other.loop = interview.loop"             \
  "     AND other.start_day = interview.start_day AND other.id <> interview.id"                    \
  "     AND other.absence IS interview.absence AND other.state <> 'cancelled'"                     \
  "     AND other.start_at IS NOT NULL AND NOT other.all_day AND other.deleted_at IS NULL)"        \
  "  END AS " name

/* One whose end is not known takes an hour. */
#define VISIT_END                                                                                  \
  "CASE WHEN other.end_at > other.start_at THEN other.end_at ELSE other.start_at + 3600 END"

#define SELECT_INTERVIEW                                                                           \
  "SELECT interview.*, job_application.company, job_application.agency, job_application.role,"     \
  "  job_application.stage, job_application.outcome,"                                              \
  "  coalesce (absence.state, '') AS absence_state, absence.first_day AS absence_first,"           \
  "  absence.last_day AS absence_last, absence.from_minute AS absence_from,"                       \
  "  absence.to_minute AS absence_to" OF_VISIT ("count (*)", "visit_others")                       \
    OF_VISIT ("count (*) FILTER (WHERE (other.start_at, other.id) <"                               \
              "  (interview.start_at, interview.id))",                                             \
              "visit_place") OF_VISIT ("min (other.start_at)", "visit_at")                         \
      OF_VISIT ("max (" VISIT_END ")", "visit_end")                                                \
        OF_VISIT ("min (other.start_at - other.prep * 60)", "visit_ready")                         \
          OF_VISIT ("max (" VISIT_END " + other.settle * 60)", "visit_done")                       \
            OF_VISIT ("max (other.travel_out)", "visit_out")                                       \
              OF_VISIT ("max (other.travel_back)",                                                 \
                        "visit_back") " FROM interview JOIN job_application ON "                   \
                                      "job_application.id = interview.application"                 \
                                      "   AND job_application.deleted_at IS NULL"                  \
                                      " LEFT JOIN absence ON absence.id = interview.absence AND "  \
                                      "absence.deleted_at IS NULL"                                 \
                                      " WHERE interview.deleted_at IS NULL"

static int
compare_start (gconstpointer a, gconstpointer b)
{
  HdInterview *first = *(HdInterview *const *) a, *second = *(HdInterview *const *) b;
  gint64 one = first->start_at != 0 ? first->start_at : G_MAXINT64;
  gint64 other = second->start_at != 0 ? second->start_at : G_MAXINT64;

  if (one == other)
    {
      one = hd_record_get_id (HD_RECORD (first));
      other = hd_record_get_id (HD_RECORD (second));
    }
  return one < other ? -1 : one > other;
}

/* Returns: (transfer full) (element-type HdInterview): by start, those without one last. They are
 * sorted here, since the database would carry whole rows about for it. */
GPtrArray *
hd_interviews_table_list (HdDb *db, GError **error)
{
  GPtrArray *rows = hd_record_select (db, HD_TYPE_INTERVIEW, SELECT_INTERVIEW, error);

  if (rows != NULL)
    g_ptr_array_sort (rows, compare_start);
  return rows;
}

/* Returns: (transfer full): %NULL with %HD_ERROR_NOT_FOUND when there is none */
HdInterview *
hd_interviews_table_get (HdDb *db, gint64 id, GError **error)
{
  return hd_record_select_one (db, HD_TYPE_INTERVIEW, SELECT_INTERVIEW " AND interview.id = :id",
                               id, error);
}

static gboolean
insert_row (HdDb *db, gint64 step, HdInterview *row, gint64 now, GError **error)
{
  if (row->state[0] == '\0')
    g_object_set (row, "state", "confirmed", NULL);
  g_object_set (row, "created-at", now, NULL);
  return hd_record_insert (db, "interview", HD_RECORD (row), error) &&
         hd_undo_made (db, step, "interview", hd_record_get_id (HD_RECORD (row)), error);
}

/* Stores a new interview, giving it its id, or writes all of a known one, as a part of @step;
 * hd_search_names_sync() is due for its application. What has left its visit by now is apart, and
 * what is new in one has its absence. */
gboolean
hd_interviews_table_write (HdDb *db, gint64 step, HdInterview *row, gint64 now, GError **error)
{
  gint64 id = hd_record_get_id (HD_RECORD (row));

  if (id == 0)
    return hd_visits_table_take (db, row, error) && insert_row (db, step, row, now, error);
  return hd_visits_table_leave (db, row, error) && hd_visits_table_take (db, row, error) &&
         hd_undo_changes (db, step, "interview", "*", id, error) &&
         hd_record_update (db, "interview", HD_RECORD (row), error) &&
         hd_visits_table_gather (db, step, row, error);
}

/* hd_interviews_table_write(), and its names are kept out. */
gboolean
hd_interviews_table_put (HdDb *db, gint64 step, HdInterview *row, gint64 now, GError **error)
{
  return hd_interviews_table_write (db, step, row, now, error) &&
         hd_search_names_sync (db, step, row->application, now, error);
}

/* Once it is known when what moved will be, that answers what they asked for. */
static gboolean
answer_moved (HdDb *db, gint64 step, HdInterview *row, GError **error)
{
  gint64 id = hd_record_get_id (HD_RECORD (row));

  return id == 0 || row->start_at == 0 || hd_offered_slots_table_answer (db, step, id, error);
}

/* What other verbs have written meanwhile, which a form that was open does not know of. */
static void
take_kept (HdInterview *row, HdInterview *stored)
{
  g_object_set (row, "state", stored->state, "uid", stored->uid, "recurrence-id",
                stored->recurrence_id, "sequence", stored->sequence, "stamp", stored->stamp,
                "counted-anew", stored->counted_anew, "organizer", stored->organizer, "was-at",
                stored->was_at, "was-why", stored->was_why, "absence", stored->absence, "draft-uid",
                stored->draft_uid, "thanked-at", stored->thanked_at, "created-at",
                stored->created_at, NULL);
}

/* Makes @row, which is written next, one visit with HdInterview.visit_with, and with all that is
 * one with that already. A part of @step. */
gboolean
hd_interviews_table_join (HdDb *db, gint64 step, HdInterview *row, gint64 now, GError **error)
{
  g_autoptr (HdInterview) other = NULL;
  int loop;

  if (row->visit_with == 0 || row->start_day == HD_DATE_NONE)
    return TRUE;
  other = hd_interviews_table_get (db, row->visit_with, error);
  if (other == NULL)
    return FALSE;
  if (other->application != row->application || other->start_day != row->start_day)
    return TRUE;
  /* What it was one visit with before, it is not by now; else the other one comes to that. */
  if (hd_record_get_id (HD_RECORD (row)) != 0 && !hd_visits_table_leave (db, row, error))
    return FALSE;
  loop = other->loop != 0 ? other->loop : row->loop;
  if (loop == 0 && !hd_visits_table_next (db, row->application, &loop, error))
    return FALSE;
  g_object_set (row, "loop", loop, NULL);
  if (row->absence == 0)
    g_object_set (row, "absence", other->absence, NULL);
  if (other->loop == 0)
    {
      g_object_set (other, "loop", loop, NULL);
      if (!hd_interviews_table_write (db, step, other, now, error))
        return FALSE;
    }
  return other->absence != 0 || row->absence == 0 ||
         hd_visits_table_cover (db, step, hd_record_get_id (HD_RECORD (other)), row->absence,
                                error);
}

/**
 * hd_interviews_table_enter:
 * @application: (nullable): a new one, to which @row then belongs
 * @slots: (nullable) (element-type HdOfferedSlot): times that were named for it
 * @moved: it will be at another time than was agreed
 *
 * What was typed into a form, as one step: a new interview, or changes of one. Its state but for
 * @moved, its invitation and its absence have verbs of their own and stay as they are stored.
 */
gboolean
hd_interviews_table_enter (HdDb *db,
                           HdJobApplication *application,
                           HdInterview *row,
                           GPtrArray *slots,
                           gboolean moved,
                           gint64 now,
                           GError **error)
{
  gint64 id = hd_record_get_id (HD_RECORD (row));
  gint64 step;

  if (id != 0)
    {
      g_autoptr (HdInterview) stored = hd_interviews_table_get (db, id, error);

      if (stored == NULL)
        return FALSE;
      take_kept (row, stored);
      if (stored->start_at != row->start_at && stored->start_at != 0)
        g_object_set (row, "was-at", stored->start_at, "was-why", "moved", NULL);
      if (moved)
        g_object_set (row, "state", "moved", NULL);
    }

  step = hd_undo_begin (db,
                        id == 0 ? "appointment-add"
                        : moved ? "appointment-move"
                                : "appointment-change",
                        now, error);
  if (step == 0)
    return FALSE;
  if (application != NULL)
    {
      if (!hd_applications_table_put (db, step, application, now, error))
        return FALSE;
      g_object_set (row, "application", hd_record_get_id (HD_RECORD (application)), NULL);
    }
  return hd_interviews_table_join (db, step, row, now, error) &&
         hd_interviews_table_put (db, step, row, now, error) &&
         (!moved || answer_moved (db, step, row, error)) &&
         (slots == NULL ||
          hd_offered_slots_table_put (db, step, hd_record_get_id (HD_RECORD (row)), slots, error));
}

/* Writes all of a row that was read in this transaction, as a step of its own. */
gboolean
hd_interviews_table_change (HdDb *db,
                            const char *verb,
                            HdInterview *row,
                            gint64 now,
                            GError **error)
{
  gint64 step = hd_undo_begin (db, verb, now, error);

  return step != 0 && hd_interviews_table_put (db, step, row, now, error);
}

/* hd_interviews_table_change() of what is agreed by it: no other time is offered or asked for then.
 */
gboolean
hd_interviews_table_agree (HdDb *db, const char *verb, HdInterview *row, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, verb, now, error);

  return step != 0 &&
         hd_offered_slots_table_settle (db, step, hd_record_get_id (HD_RECORD (row)), now, error) &&
         hd_interviews_table_put (db, step, row, now, error);
}

/* hd_interviews_table_change() of what is at another time by it, or will be. */
gboolean
hd_interviews_table_move (HdDb *db, HdInterview *row, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, "appointment-move", now, error);

  return step != 0 && answer_moved (db, step, row, error) &&
         hd_interviews_table_put (db, step, row, now, error);
}

gboolean
hd_interviews_table_remove (HdDb *db, gint64 id, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, "appointment-remove", now, error);

  return step != 0 && hd_undo_remove_row (db, step, "interview", id, now, error);
}

/* The beginning of a text, cut between two characters. */
static char *
cut (const char *text)
{
  const char *end;

  if (text == NULL)
    return g_strdup ("");
  if (strlen (text) <= HD_INTERVIEW_SOURCE_MAX)
    return g_strdup (text);
  end = g_utf8_find_prev_char (text, text + HD_INTERVIEW_SOURCE_MAX + 1);
  return g_strndup (text, (gsize) (end - text));
}

/**
 * hd_interviews_table_set_source:
 * @details: (nullable): what the invitation says at length
 * @raw: (nullable): the event as it came
 *
 * Both are UTF-8; what is longer than %HD_INTERVIEW_SOURCE_MAX is cut. A later version takes the
 * place of an earlier one; undo does not bring that back.
 */
gboolean
hd_interviews_table_set_source (HdDb *db,
                                gint64 id,
                                const char *details,
                                const char *raw,
                                GError **error)
{
  g_autofree char *kept_details = cut (details);
  g_autofree char *kept_raw = cut (raw);
  g_autoptr (HdStmt) stmt = hd_db_prepare (db,
                                           "INSERT INTO interview_source (interview, details, raw)"
                                           " VALUES (:id, :details, :raw) ON CONFLICT (interview)"
                                           " DO UPDATE SET details = :details, raw = :raw",
                                           error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":id", id);
  hd_stmt_bind_text (stmt, ":details", kept_details);
  hd_stmt_bind_text (stmt, ":raw", kept_raw);
  return hd_stmt_run (stmt, error);
}

/* Returns: (transfer full): what the invitation says at length, "" when there was none */
char *
hd_interviews_table_get_details (HdDb *db, gint64 id, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "SELECT details FROM interview_source WHERE interview = :id", error);

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_int (stmt, ":id", id);
  switch (hd_stmt_step (stmt, error))
    {
    case HD_STEP_ROW:
      return g_strdup (hd_stmt_get_text (stmt, 0));
    case HD_STEP_DONE:
      return g_strdup ("");
    case HD_STEP_ERROR:
    default:
      return NULL;
    }
}

/**
 * hd_interviews_table_note_draft:
 * @draft: the uid of a draft
 *
 * Remembers that a message is being written for an interview. No step of undo: the message is
 * what counts, and it has its own.
 */
gboolean
hd_interviews_table_note_draft (HdDb *db, gint64 id, const char *draft, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "UPDATE interview SET draft_uid = :draft WHERE id = :id", error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":draft", draft);
  hd_stmt_bind_int (stmt, ":id", id);
  return hd_stmt_run (stmt, error);
}

static GArray *
find_written_for (HdDb *db, const char *draft, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "SELECT id FROM interview WHERE draft_uid = :draft AND draft_uid <> ''",
                   error);
  HdStep result;

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_text (stmt, ":draft", draft);
  while ((result = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    {
      gint64 id = hd_stmt_get_int (stmt, 0);

      g_array_append_val (ids, id);
    }
  return result == HD_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/* hd_visits_table_cover() as a step of its own. */
gboolean
hd_interviews_table_cover (HdDb *db, gint64 id, gint64 absence, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, "appointment-change", now, error);

  return step != 0 && hd_visits_table_cover (db, step, id, absence, error);
}

/* Whether there is an absence @absence that nobody took back. */
gboolean
hd_interviews_table_has_absence (HdDb *db, gint64 absence, gboolean *is_there, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "SELECT 1 FROM absence WHERE id = :id AND deleted_at IS NULL", error);
  HdStep step;

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":id", absence);
  step = hd_stmt_step (stmt, error);
  *is_there = step == HD_STEP_ROW;
  return step != HD_STEP_ERROR;
}

/**
 * hd_interviews_table_adopt:
 * @draft: the uid of a draft that was sent, in this transaction: its step of undo is the last one
 * @absence: what it asked for
 *
 * The absence now covers those interviews that the message was written for, each with its visit.
 * When sending is undone they have the cover again that they had before; the draft is still known.
 */
gboolean
hd_interviews_table_adopt (HdDb *db, const char *draft, gint64 absence, GError **error)
{
  g_autoptr (GArray) ids = find_written_for (db, draft, error);
  g_autoptr (HdUndoStep) step = ids != NULL ? hd_undo_last (db, FALSE, error) : NULL;

  if (step == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!hd_visits_table_cover (db, step->id, g_array_index (ids, gint64, i), absence, error))
      return FALSE;
  return TRUE;
}

/* Writes the instants of @row and why they changed: they follow from the wall time and from the
 * rules of its zone, so that there is nothing to undo. */
gboolean
hd_interviews_table_rederive (HdDb *db, HdInterview *row, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "UPDATE interview SET start_at = nullif (:start_at, 0), end_at = nullif "
                   "(:end_at, 0),"
                   " was_at = nullif (:was_at, 0), was_why = :was_why WHERE id = :id",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":start_at", row->start_at);
  hd_stmt_bind_int (stmt, ":end_at", row->end_at);
  hd_stmt_bind_int (stmt, ":was_at", row->was_at);
  hd_stmt_bind_text (stmt, ":was_why", row->was_why);
  hd_stmt_bind_int (stmt, ":id", hd_record_get_id (HD_RECORD (row)));
  return hd_stmt_run (stmt, error);
}
