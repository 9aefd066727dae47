/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-visits-table.h"

#include <string.h>

#include "hd-date.h"
#include "hd-undo.h"

/*
 * Visits: appointments of one application on one day that have the same number. They have one
 * absence, which counts once. What is cancelled, or on another day by now, is no part of it any
 * more, and leaves the absence to the others.
 */

/* The others of the visit of “interview”, as they are stored; those that are not to be apart. */
#define OTHERS                                                                                     \
  " FROM interview JOIN interview AS other ON other.application = interview.application"           \
  "   AND other.loop = interview.loop AND other.start_day = interview.start_day"                   \
  "   AND other.id <> interview.id AND other.state <> 'cancelled' AND other.deleted_at IS NULL"    \
  " WHERE interview.id = :id AND interview.loop > 0"

/* Returns: the first number of @stmt's only row, or @otherwise; FALSE with @error set */
static gboolean
read_number (HdStmt *stmt, gint64 otherwise, gint64 *number, GError **error)
{
  HdStep step = hd_stmt_step (stmt, error);

  *number =
    step == HD_STEP_ROW && !hd_stmt_is_null (stmt, 0) ? hd_stmt_get_int (stmt, 0) : otherwise;
  return step != HD_STEP_ERROR;
}

/**
 * hd_visits_table_next:
 * @loop: (out): a number that no visit of @application has
 */
gboolean
hd_visits_table_next (HdDb *db, gint64 application, int *loop, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "SELECT max (loop) + 1 FROM interview WHERE application = :application",
                   error);
  gint64 next;

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":application", application);
  if (!read_number (stmt, 1, &next, error))
    return FALSE;
  *loop = (int) next;
  return TRUE;
}

/* What of a stored row says which visit it is of. */
typedef struct
{
  gint64 application, loop, day, absence;
} Stored;

static gboolean
read_stored (HdDb *db, gint64 id, Stored *stored, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "SELECT application, loop, start_day, absence FROM interview WHERE id = :id",
                   error);
  HdStep step;

  *stored = (Stored){ 0, 0, HD_DATE_NONE, 0 };
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":id", id);
  step = hd_stmt_step (stmt, error);
  if (step != HD_STEP_ROW)
    return step != HD_STEP_ERROR;
  stored->application = hd_stmt_get_int (stmt, 0);
  stored->loop = hd_stmt_get_int (stmt, 1);
  if (!hd_stmt_is_null (stmt, 2))
    stored->day = hd_stmt_get_int (stmt, 2);
  if (!hd_stmt_is_null (stmt, 3))
    stored->absence = hd_stmt_get_int (stmt, 3);
  return TRUE;
}

/**
 * hd_visits_table_leave:
 * @row: a stored one, with its changes, before they are written
 *
 * Takes @row out of its visit when it is no part of it by now. The absence stays with the others.
 * On another day it keeps its number, as the others may follow, and when it is cancelled, as it may
 * be invited again.
 */
gboolean
hd_visits_table_leave (HdDb *db, HdInterview *row, GError **error)
{
  gint64 id = hd_record_get_id (HD_RECORD (row));
  gboolean cancelled = strcmp (row->state, "cancelled") == 0;
  Stored stored;
  gint64 shared;

  if (!read_stored (db, id, &stored, error))
    return FALSE;
  if (stored.loop == 0 || (row->loop == stored.loop && row->application == stored.application &&
                           row->start_day == stored.day && !cancelled))
    return TRUE;

  if (row->loop == stored.loop && row->application != stored.application)
    g_object_set (row, "loop", 0, NULL);
  if (stored.absence == 0 || row->absence != stored.absence)
    return TRUE;

  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "SELECT count (*)" OTHERS " AND other.absence = interview.absence", error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":id", id);
  if (!read_number (stmt, 0, &shared, error))
    return FALSE;
  if (shared > 0)
    g_object_set (row, "absence", (gint64) 0, NULL);
  return TRUE;
}

/**
 * hd_visits_table_take:
 * @row: with the number of a visit, before it is written
 *
 * Takes over the absence of the others of its visit, unless it has one of its own. Once all of them
 * were cancelled the last one has it still, if nothing became of it.
 */
gboolean
hd_visits_table_take (HdDb *db, HdInterview *row, GError **error)
{
  g_autoptr (HdStmt) stmt = NULL;
  gint64 absence;

  if (row->loop == 0 || row->absence != 0 || strcmp (row->state, "cancelled") == 0 ||
      row->start_day == HD_DATE_NONE)
    return TRUE;
  stmt = hd_db_prepare (db,
                        "SELECT interview.absence FROM interview"
                        " JOIN absence ON absence.id = interview.absence"
                        "   AND absence.deleted_at IS NULL"
                        " WHERE interview.application = :application AND interview.loop = :loop"
                        "   AND interview.start_day = :day AND interview.id <> :id"
                        "   AND interview.deleted_at IS NULL"
                        "   AND (interview.state <> 'cancelled'"
                        "        OR absence.state NOT IN ('denied', 'cancelled'))"
                        " ORDER BY interview.state = 'cancelled', interview.start_at LIMIT 1",
                        error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":application", row->application);
  hd_stmt_bind_int (stmt, ":loop", row->loop);
  hd_stmt_bind_int (stmt, ":day", row->start_day);
  hd_stmt_bind_int (stmt, ":id", hd_record_get_id (HD_RECORD (row)));
  if (!read_number (stmt, 0, &absence, error))
    return FALSE;
  if (absence != 0)
    g_object_set (row, "absence", absence, NULL);
  return TRUE;
}

static gboolean
set_absence (HdDb *db, gint64 step, gint64 id, gint64 absence, GError **error)
{
  g_autoptr (HdStmt) stmt = NULL;

  if (!hd_undo_changes (db, step, "interview", "absence", id, error))
    return FALSE;
  stmt =
    hd_db_prepare (db, "UPDATE interview SET absence = nullif (:absence, 0) WHERE id = :id", error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":absence", absence);
  hd_stmt_bind_int (stmt, ":id", id);
  return hd_stmt_run (stmt, error);
}

/* Collects the first number of each row. */
static gboolean
read_ids (HdStmt *stmt, GArray *ids, GError **error)
{
  HdStep result;

  while ((result = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    {
      gint64 id = hd_stmt_get_int (stmt, 0);

      g_array_append_val (ids, id);
    }
  return result != HD_STEP_ERROR;
}

static gboolean
set_absences (HdDb *db, gint64 step, GArray *ids, gint64 absence, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!set_absence (db, step, g_array_index (ids, gint64, i), absence, error))
      return FALSE;
  return TRUE;
}

/**
 * hd_visits_table_cover:
 * @absence: 0: none
 *
 * Says which absence covers an interview and with it all of its visit, but those that have another
 * one than it had. A part of @step.
 */
gboolean
hd_visits_table_cover (HdDb *db, gint64 step, gint64 id, gint64 absence, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "SELECT other.id" OTHERS " AND other.absence IS interview.absence", error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":id", id);
  g_array_append_val (ids, id);
  return read_ids (stmt, ids, error) && set_absences (db, step, ids, absence, error);
}

/* What is cancelled lets go of the absence that another of its visit has by now. */
static gboolean
relieve_cancelled (HdDb *db, gint64 step, HdInterview *row, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "SELECT id FROM interview WHERE application = :application AND loop = :loop"
                   "   AND start_day = :day AND id <> :id AND state = 'cancelled'"
                   "   AND absence = :absence AND deleted_at IS NULL",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":application", row->application);
  hd_stmt_bind_int (stmt, ":loop", row->loop);
  hd_stmt_bind_int (stmt, ":day", row->start_day);
  hd_stmt_bind_int (stmt, ":id", hd_record_get_id (HD_RECORD (row)));
  hd_stmt_bind_int (stmt, ":absence", row->absence);
  return read_ids (stmt, ids, error) && set_absences (db, step, ids, 0, error);
}

/**
 * hd_visits_table_gather:
 * @row: as it is written
 *
 * The absence of the last part of a visit to come to another day covers those that are there
 * already and have none: they left it behind. What is cancelled covers nobody. A part of @step.
 */
gboolean
hd_visits_table_gather (HdDb *db, gint64 step, HdInterview *row, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HdStmt) stmt = NULL;

  if (row->loop == 0 || row->absence == 0 || row->start_day == HD_DATE_NONE ||
      strcmp (row->state, "cancelled") == 0)
    return TRUE;
  if (!relieve_cancelled (db, step, row, error))
    return FALSE;
  stmt = hd_db_prepare (db, "SELECT other.id" OTHERS " AND other.absence IS NULL", error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":id", hd_record_get_id (HD_RECORD (row)));
  return read_ids (stmt, ids, error) && set_absences (db, step, ids, row->absence, error);
}
