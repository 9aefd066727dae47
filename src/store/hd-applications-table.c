/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-applications-table.h"

#include "hd-record-sql.h"
#include "hd-search-names-table.h"
#include "hd-undo.h"

/*
 * Applications and the events of their way. An event is written with every change of stage or
 * outcome and is never changed; undoing the change takes it away again.
 */

#define SELECT_APPLICATION                                                                         \
  "SELECT job_application.*, coalesce (met.n_interviews, 0) AS n_interviews,"                      \
  "  coalesce (met.n_rounds, 0) AS n_rounds, met.last_at AS last_at"                               \
  " FROM job_application LEFT JOIN (SELECT application, count(*) AS n_interviews,"                 \
  "   max (round) AS n_rounds, max (start_at) AS last_at FROM interview"                           \
  "   WHERE deleted_at IS NULL GROUP BY application) AS met"                                       \
  "   ON met.application = job_application.id"                                                     \
  " WHERE job_application.deleted_at IS NULL"

/* Returns: (transfer full) (element-type HdJobApplication): what moved last comes first */
GPtrArray *
hd_applications_table_list (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_JOB_APPLICATION,
                           SELECT_APPLICATION " ORDER BY stage_at DESC, job_application.id DESC",
                           error);
}

/* Returns: (transfer full): %NULL with %HD_ERROR_NOT_FOUND when there is none */
HdJobApplication *
hd_applications_table_get (HdDb *db, gint64 id, GError **error)
{
  return hd_record_select_one (db, HD_TYPE_JOB_APPLICATION,
                               SELECT_APPLICATION " AND job_application.id = :id", id, error);
}

/* Returns: (transfer full) (element-type HdStageEvent): by time */
GPtrArray *
hd_stage_events_table_list (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_STAGE_EVENT,
                           "SELECT stage_event.* FROM stage_event JOIN job_application"
                           " ON job_application.id = stage_event.application"
                           " WHERE stage_event.deleted_at IS NULL"
                           " AND job_application.deleted_at IS NULL"
                           " ORDER BY stage_event.at, stage_event.id",
                           error);
}

static gboolean
add_event (HdDb *db, gint64 step, HdJobApplication *row, gint64 now, GError **error)
{
  g_autoptr (HdStageEvent) event =
    g_object_new (HD_TYPE_STAGE_EVENT, "application", hd_record_get_id (HD_RECORD (row)), "stage",
                  row->stage, "outcome", row->outcome, "at", now, NULL);

  return hd_record_insert (db, "stage_event", HD_RECORD (event), error) &&
         hd_undo_made (db, step, "stage_event", hd_record_get_id (HD_RECORD (event)), error);
}

static gboolean
add_row (HdDb *db, gint64 step, HdJobApplication *row, gint64 now, GError **error)
{
  if (row->stage[0] == '\0')
    g_object_set (row, "stage", "saved", NULL);
  g_object_set (row, "created-at", now, "stage-at", now, NULL);

  return hd_record_insert (db, "job_application", HD_RECORD (row), error) &&
         hd_undo_made (db, step, "job_application", hd_record_get_id (HD_RECORD (row)), error) &&
         add_event (db, step, row, now, error);
}

static gboolean
change_row (HdDb *db, gint64 step, HdJobApplication *row, gint64 now, GError **error)
{
  gint64 id = hd_record_get_id (HD_RECORD (row));
  g_autoptr (HdJobApplication) stored = hd_applications_table_get (db, id, error);
  gboolean moves;

  if (stored == NULL)
    return FALSE;
  moves = !g_str_equal (stored->stage, row->stage) || !g_str_equal (stored->outcome, row->outcome);
  g_object_set (row, "created-at", stored->created_at, "stage-at", moves ? now : stored->stage_at,
                NULL);

  return hd_undo_changes (db, step, "job_application", "*", id, error) &&
         hd_record_update (db, "job_application", HD_RECORD (row), error) &&
         (!moves || add_event (db, step, row, now, error));
}

/* Stores a new application, giving it its id, or changes one, as a part of @step. */
gboolean
hd_applications_table_put (HdDb *db, gint64 step, HdJobApplication *row, gint64 now, GError **error)
{
  gboolean stored = hd_record_get_id (HD_RECORD (row)) == 0
                      ? add_row (db, step, row, now, error)
                      : change_row (db, step, row, now, error);

  return stored && hd_search_names_sync (db, step, hd_record_get_id (HD_RECORD (row)), now, error);
}

/* hd_applications_table_put() as a step of its own. */
gboolean
hd_applications_table_save (HdDb *db, HdJobApplication *row, gint64 now, GError **error)
{
  gboolean is_new = hd_record_get_id (HD_RECORD (row)) == 0;
  gint64 step = hd_undo_begin (db, is_new ? "entry-add" : "entry-change", now, error);

  return step != 0 && hd_applications_table_put (db, step, row, now, error);
}

/**
 * hd_applications_table_move:
 * @outcome: "" unless @stage is closed
 *
 * Takes an application to another stage, with an event of its way. Where it is already nothing is
 * done.
 */
gboolean
hd_applications_table_move (HdDb *db,
                            gint64 id,
                            const char *stage,
                            const char *outcome,
                            gint64 now,
                            GError **error)
{
  g_autoptr (HdJobApplication) row = hd_applications_table_get (db, id, error);
  gint64 step;

  if (row == NULL)
    return FALSE;
  if (g_str_equal (row->stage, stage) && g_str_equal (row->outcome, outcome))
    return TRUE;

  g_object_set (row, "stage", stage, "outcome", outcome, "stage-at", now, NULL);
  step =
    hd_undo_begin (db, g_str_equal (stage, "closed") ? "entry-close" : "entry-move", now, error);
  return step != 0 &&
         hd_undo_changes (db, step, "job_application", "stage, outcome, stage_at", id, error) &&
         hd_record_update (db, "job_application", HD_RECORD (row), error) &&
         add_event (db, step, row, now, error);
}

/* Takes an application away with all that belongs to it. Its names stay on the list of those to
 * keep out: what is removed is no less private. */
gboolean
hd_applications_table_remove (HdDb *db, gint64 id, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, "entry-remove", now, error);

  return step != 0 && hd_undo_remove_row (db, step, "job_application", id, now, error);
}
