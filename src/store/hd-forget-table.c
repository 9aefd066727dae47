/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-forget-table.h"

#include <string.h>

/*
 * Forgetting for good: an application, or all of them, with everything that would tell of it. An
 * absence stays, since it is leave that was taken: it never had a word about its reason.
 *
 * What was written by hand may hold a name all the same: a message that was sent keeps its day,
 * its recipient and its kind, and loses its words; a draft goes. All steps of undo go, since they
 * hold what rows were before.
 */

/* Shorter names would be found in every other word. */
#define NAME_MIN_LETTERS 3

/* Of a company or a person a single word tells enough, if it is long enough to be theirs. */
#define WORD_MIN_LETTERS 5
#define WORD_ENDS " ,./-@&()"

/* What a message that had to lose its words says. */
#define BLANK_BODY "…"

typedef struct
{
  HdDb *db;
  gint64 application; /* 0: all of them */
  GPtrArray *names;   /* of char*, folded */
} Forget;

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

static void
add_name (Forget *self, const char *name, gboolean each_word)
{
  g_autofree char *folded = fold (name != NULL ? name : "");

  g_strstrip (folded);
  if (each_word)
    {
      g_auto (GStrv) words = g_strsplit_set (folded, WORD_ENDS, -1);

      for (guint i = 0; words[i] != NULL; i++)
        if (g_utf8_strlen (words[i], -1) >= WORD_MIN_LETTERS)
          g_ptr_array_add (self->names, g_strdup (words[i]));
    }
  if (g_utf8_strlen (folded, -1) >= NAME_MIN_LETTERS)
    g_ptr_array_add (self->names, g_steal_pointer (&folded));
}

static HdStmt *
prepare (Forget *self, const char *sql, GError **error)
{
  HdStmt *stmt = hd_db_prepare (self->db, sql, error);

  if (stmt != NULL && strstr (sql, ":application") != NULL)
    hd_stmt_bind_int (stmt, ":application", self->application);
  return stmt;
}

static gboolean
run (Forget *self, const char *sql, GError **error)
{
  g_autoptr (HdStmt) stmt = prepare (self, sql, error);

  return stmt != NULL && hd_stmt_run (stmt, error);
}

/* Everything by which somebody could be told that it is about them, removed rows included. */
static gboolean
collect_names (Forget *self, GError **error)
{
  g_autoptr (HdStmt) stmt =
    prepare (self,
             "SELECT company, 1 FROM job_application WHERE :application IN (0, id)"
             " UNION SELECT agency, 1 FROM job_application WHERE :application IN (0, id)"
             " UNION SELECT role, 0 FROM job_application WHERE :application IN (0, id)"
             " UNION SELECT place, 0 FROM job_application WHERE :application IN (0, id)"
             " UNION SELECT source_url, 0 FROM job_application WHERE :application IN (0, id)"
             " UNION SELECT submitted_by, 1 FROM job_application WHERE :application IN (0, id)"
             " UNION SELECT title, 0 FROM interview WHERE :application IN (0, application)"
             " UNION SELECT place, 0 FROM interview WHERE :application IN (0, application)"
             " UNION SELECT link, 0 FROM interview WHERE :application IN (0, application)"
             " UNION SELECT organizer, 0 FROM interview WHERE :application IN (0, application)"
             " UNION SELECT name, 1 FROM person WHERE :application IN (0, application)"
             " UNION SELECT agency, 1 FROM person WHERE :application IN (0, application)"
             " UNION SELECT email, 0 FROM person WHERE :application IN (0, application)"
             " UNION SELECT own_name.name, own_name.kind IN ('company', 'recruiter') FROM "
             "own_name_use JOIN own_name ON own_name.id = own_name"
             "   WHERE :application IN (0, application) AND own_name.exempt = 0"
             " UNION SELECT name, kind IN ('company', 'recruiter') FROM own_name WHERE "
             ":application = 0 AND exempt = 0"
             "   AND kind IN ('company', 'recruiter', 'role', 'place', 'title', 'url')",
             error);
  HdStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    add_name (self, hd_stmt_get_text (stmt, 0), hd_stmt_get_int (stmt, 1) != 0);
  return step == HD_STEP_DONE;
}

static gboolean
names_occur (Forget *self, const char *text)
{
  g_autofree char *folded = fold (text != NULL ? text : "");

  for (guint i = 0; i < self->names->len; i++)
    if (strstr (folded, self->names->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* A key of a finding is made of single folded words. */
static gboolean
words_occur (Forget *self, const char *text)
{
  g_autofree char *folded = fold (text != NULL ? text : "");

  for (guint i = 0; i < self->names->len; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (self->names->pdata[i], WORD_ENDS, -1);

      for (guint k = 0; words[k] != NULL; k++)
        if (g_utf8_strlen (words[k], -1) >= NAME_MIN_LETTERS && strstr (folded, words[k]) != NULL)
          return TRUE;
    }
  return FALSE;
}

/* The ids of the rows of @sql (an id, then texts) in which a name occurs. */
static GArray *
find_rows (Forget *self,
           const char *sql,
           gboolean (*occur) (Forget *, const char *),
           GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HdStmt) stmt = prepare (self, sql, error);
  HdStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    for (int column = 1; column < hd_stmt_get_n_columns (stmt); column++)
      if (occur (self, hd_stmt_get_text (stmt, column)))
        {
          gint64 id = hd_stmt_get_int (stmt, 0);

          g_array_append_val (found, id);
          break;
        }
  return step == HD_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

static gboolean
run_for_rows (Forget *self, GArray *rows, const char *sql, GError **error)
{
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (HdStmt) stmt = prepare (self, sql, error);

      if (stmt == NULL)
        return FALSE;
      hd_stmt_bind_int (stmt, ":id", g_array_index (rows, gint64, i));
      if (strstr (sql, ":blank") != NULL)
        hd_stmt_bind_text (stmt, ":blank", BLANK_BODY);
      if (!hd_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

/* What was written about an absence and names somebody all the same. */
static gboolean
forget_words (Forget *self, GError **error)
{
  g_autoptr (GArray) drafts =
    find_rows (self, "SELECT id, facts, recipient_name, subject, body FROM draft", names_occur,
               error);
  g_autoptr (GArray) messages = NULL;
  g_autoptr (GArray) findings = NULL;

  if (!run_for_rows (self, drafts, "DELETE FROM draft WHERE id = :id", error))
    return FALSE;
  messages = find_rows (self, "SELECT id, facts, subject, body FROM message", names_occur, error);
  if (!run_for_rows (self, messages,
                     "UPDATE message SET facts = '{}', subject = '', body = :blank WHERE id = :id",
                     error))
    return FALSE;
  findings = find_rows (self, "SELECT id, finding FROM ignored_finding", words_occur, error);
  return run_for_rows (self, findings, "DELETE FROM ignored_finding WHERE id = :id", error);
}

/**
 * hd_forget_table_run:
 * @application: the one to forget, or 0 for the whole search
 *
 * Deletes for good, inside a transaction; the caller then has the files shredded. Forgetting what
 * is not there is done already.
 */
gboolean
hd_forget_table_run (HdDb *db, gint64 application, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Forget self = { db, application, names };

  if (!collect_names (&self, error) || !forget_words (&self, error))
    return FALSE;

  return run (&self,
              "DELETE FROM draft WHERE uid IN (SELECT draft_uid FROM interview"
              "  WHERE :application IN (0, application) AND draft_uid <> '')",
              error) &&
         /* Names that another application holds as well are still to be kept out. */
         run (&self,
              "DELETE FROM own_name WHERE exempt = 0 AND id IN (SELECT own_name FROM own_name_use"
              "  WHERE :application IN (0, application))"
              " AND NOT EXISTS (SELECT 1 FROM own_name_use AS other WHERE other.own_name = "
              "own_name.id"
              "   AND :application <> 0 AND other.application <> :application"
              "   AND other.deleted_at IS NULL)",
              error) &&
         run (&self,
              "DELETE FROM own_name WHERE :application = 0 AND (exempt = 0 OR deleted_at IS NOT "
              "NULL)"
              " AND kind IN ('company', 'recruiter', 'role', 'place', 'title', 'url')",
              error) &&
         run (&self, "DELETE FROM job_application WHERE :application IN (0, id)", error) &&
         hd_db_exec (db, "DELETE FROM undo_step", error);
}
