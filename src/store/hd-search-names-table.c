/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-search-names-table.h"

#include "hd-own-name.h"
#include "hd-record-sql.h"
#include "hd-undo.h"

/*
 * The names of an application are names to keep out of messages: whoever stores a company here
 * has told the checker of it. A name that the user took off the list again is not put back.
 */

/* Every name that an application, its interviews and its people hold, by the kind it is matched
 * as. An agency is a company to the matcher; whoever writes on its behalf is a person. */
#define NAMES_OF_APPLICATION                                                                       \
  "SELECT 'company' AS kind, trim (company) AS name FROM job_application WHERE id = :application"  \
  " UNION SELECT 'company', trim (agency) FROM job_application WHERE id = :application"            \
  " UNION SELECT 'recruiter', trim (submitted_by) FROM job_application WHERE id = :application"    \
  " UNION SELECT 'role', trim (role) FROM job_application WHERE id = :application"                 \
  " UNION SELECT 'place', trim (place) FROM job_application WHERE id = :application"               \
  " UNION SELECT 'url', trim (source_url) FROM job_application WHERE id = :application"            \
  " UNION SELECT 'title', trim (title) FROM interview WHERE application = :application"            \
  "   AND deleted_at IS NULL"                                                                      \
  " UNION SELECT 'place', trim (place) FROM interview WHERE application = :application"            \
  "   AND deleted_at IS NULL"                                                                      \
  " UNION SELECT 'url', trim (link) FROM interview WHERE application = :application"               \
  "   AND deleted_at IS NULL"                                                                      \
  " UNION SELECT 'recruiter', trim (name) FROM person WHERE application = :application"            \
  "   AND deleted_at IS NULL"                                                                      \
  " UNION SELECT 'company', trim (agency) FROM person WHERE application = :application"            \
  "   AND deleted_at IS NULL"

/* The live rows of own_name of one kind and name; 0 when there is none. */
static gboolean
find_own (HdDb *db, const char *kind, const char *name, gint64 *id, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db,
                                           "SELECT id FROM own_name WHERE kind = :kind AND name = "
                                           ":name AND deleted_at IS NULL",
                                           error);
  HdStep step;

  *id = 0;
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":kind", kind);
  hd_stmt_bind_text (stmt, ":name", name);
  step = hd_stmt_step (stmt, error);
  if (step == HD_STEP_ROW)
    *id = hd_stmt_get_int (stmt, 0);
  return step != HD_STEP_ERROR;
}

static gboolean
add_use (HdDb *db, gint64 step, gint64 own_name, gint64 application, gboolean made, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db,
                                           "INSERT INTO own_name_use (own_name, application, made)"
                                           " VALUES (:own_name, :application, :made)",
                                           error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":own_name", own_name);
  hd_stmt_bind_int (stmt, ":application", application);
  hd_stmt_bind_int (stmt, ":made", made);
  return hd_stmt_run (stmt, error) &&
         hd_undo_made (db, step, "own_name_use", hd_db_get_last_id (db), error);
}

static gboolean
add_name (HdDb *db,
          gint64 step,
          const char *kind,
          const char *name,
          gint64 application,
          GError **error)
{
  gint64 id;
  gboolean made;

  if (!find_own (db, kind, name, &id, error))
    return FALSE;
  made = id == 0;
  if (made)
    {
      g_autoptr (HdOwnName) own = g_object_new (HD_TYPE_OWN_NAME, "kind", kind, "name", name, NULL);

      if (!hd_record_insert (db, "own_name", HD_RECORD (own), error))
        return FALSE;
      id = hd_record_get_id (HD_RECORD (own));
      if (!hd_undo_made (db, step, "own_name", id, error))
        return FALSE;
    }
  return add_use (db, step, id, application, made, error);
}

/* Names that the application holds and that were never put on the list for it. A name whose use
 * is there but which is gone itself was taken off by the user. */
static gboolean
add_missing (HdDb *db, gint64 step, gint64 application, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "SELECT kind, name FROM (" NAMES_OF_APPLICATION ") WHERE name <> ''"
                   " EXCEPT SELECT own_name.kind, own_name.name FROM own_name_use AS used"
                   "   JOIN own_name ON own_name.id = used.own_name"
                   "   WHERE used.application = :application AND used.deleted_at IS NULL",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":application", application);
  names = hd_record_collect (stmt, HD_TYPE_OWN_NAME, error);
  if (names == NULL)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      HdOwnName *name = names->pdata[i];

      if (!add_name (db, step, name->kind, name->name, application, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  gint64 use;
  gint64 own_name;
  gboolean last; /* nobody else uses the name, and it stood there for this alone */
} Stale;

static GArray *
find_stale (HdDb *db, gint64 application, GError **error)
{
  g_autoptr (GArray) stale = g_array_new (FALSE, FALSE, sizeof (Stale));
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "SELECT used.id, used.own_name, used.made AND own_name.deleted_at IS NULL"
                   " AND own_name.exempt = 0 AND NOT EXISTS"
                   "  (SELECT 1 FROM own_name_use AS other WHERE other.own_name = used.own_name"
                   "    AND other.id <> used.id AND other.deleted_at IS NULL)"
                   " FROM own_name_use AS used JOIN own_name ON own_name.id = used.own_name"
                   " WHERE used.application = :application AND used.deleted_at IS NULL"
                   " AND (own_name.kind, own_name.name) NOT IN"
                   "   (SELECT kind, name FROM (" NAMES_OF_APPLICATION "))",
                   error);
  HdStep step;

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_int (stmt, ":application", application);
  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    {
      Stale row = { hd_stmt_get_int (stmt, 0), hd_stmt_get_int (stmt, 1),
                    hd_stmt_get_int (stmt, 2) != 0 };

      g_array_append_val (stale, row);
    }
  return step == HD_STEP_DONE ? g_steal_pointer (&stale) : NULL;
}

static gboolean
drop_stale (HdDb *db, gint64 step, gint64 application, gint64 now, GError **error)
{
  g_autoptr (GArray) stale = find_stale (db, application, error);

  if (stale == NULL)
    return FALSE;
  for (guint i = 0; i < stale->len; i++)
    {
      const Stale *row = &g_array_index (stale, Stale, i);

      if (!hd_undo_remove_row (db, step, "own_name_use", row->use, now, error))
        return FALSE;
      if (row->last && !hd_undo_remove_row (db, step, "own_name", row->own_name, now, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hd_search_names_sync:
 * @step: the step of undo that changed the application
 *
 * Makes the names to keep out follow what an application holds: new ones are added, one that
 * nobody holds any more (a spelling that was corrected) goes.
 */
gboolean
hd_search_names_sync (HdDb *db, gint64 step, gint64 application, gint64 now, GError **error)
{
  return drop_stale (db, step, application, now, error) &&
         add_missing (db, step, application, error);
}

/* Returns: (transfer full) (element-type HdNameExemption) */
GPtrArray *
hd_name_exemptions_table_list (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_NAME_EXEMPTION,
                           "SELECT * FROM name_exemption WHERE deleted_at IS NULL ORDER BY id",
                           error);
}

static gboolean
find_exemption (HdDb *db, gint64 own_name, gint64 recipient, gint64 *id, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db,
                                           "SELECT id FROM name_exemption WHERE own_name = "
                                           ":own_name AND recipient = :recipient"
                                           " AND deleted_at IS NULL",
                                           error);
  HdStep step;

  *id = 0;
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":own_name", own_name);
  hd_stmt_bind_int (stmt, ":recipient", recipient);
  step = hd_stmt_step (stmt, error);
  if (step == HD_STEP_ROW)
    *id = hd_stmt_get_int (stmt, 0);
  return step != HD_STEP_ERROR;
}

/* Lets a name pass in messages to one recipient, or no longer. */
gboolean
hd_name_exemptions_table_set (HdDb *db,
                              gint64 own_name,
                              gint64 recipient,
                              gboolean exempt,
                              gint64 now,
                              GError **error)
{
  g_autoptr (HdNameExemption) row = NULL;
  gint64 id;
  gint64 step;

  if (!find_exemption (db, own_name, recipient, &id, error))
    return FALSE;
  if ((id != 0) == !!exempt)
    return TRUE;

  step = hd_undo_begin (db, "name-change", now, error);
  if (step == 0)
    return FALSE;
  if (!exempt)
    return hd_undo_remove_row (db, step, "name_exemption", id, now, error);

  row = g_object_new (HD_TYPE_NAME_EXEMPTION, "own-name", own_name, "recipient", recipient, NULL);
  return hd_record_insert (db, "name_exemption", HD_RECORD (row), error) &&
         hd_undo_made (db, step, "name_exemption", hd_record_get_id (HD_RECORD (row)), error);
}
