/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-error.h"
#include "hd-forget-table.h"
#include "hd-kept-draft.h"
#include "hd-record-sql.h"
#include "hd-schema.h"
#include "hd-temp-dir.h"
#include "hd-test-db.h"

/*
 * What was written by hand goes when it names what is forgotten, and stays when it only has the
 * same letters.
 */

typedef enum
{
  COMPANY,
  TITLE,
  PLACE,
} Field;

static const struct
{
  Field field;
  const char *name;
  const char *text;
  gboolean gone;
} cases[] = {
  /* Letters inside another word. */
  { COMPANY, "Arm", "Alarm and farm; my ARMY friend", FALSE },
  { COMPANY, "Tansy", "Tansyland and Stansy", FALSE },
  { COMPANY, "Hollowfern", "the hollowferny valley", FALSE },
  { COMPANY, "Müller", "Obermüller", FALSE },
  /* A word of the language. */
  { COMPANY, "Arm", "I broke my arm.", FALSE },
  { COMPANY, "Next", "I am away next week.", FALSE },
  { COMPANY, "Next", "Next Thursday I am away.", FALSE },
  { COMPANY, "Next", "Dear Dana,\n\nNext Thursday I am away.", FALSE },
  { COMPANY, "Target", "The target date stays.", FALSE },
  { COMPANY, "next", "I am away next week.", FALSE },
  { COMPANY, "Northern Level Consulting", "At that level, Consulting the team is enough", FALSE },
  /* What says nothing. */
  { TITLE, "Call", "I take the Call at home.", FALSE },
  { TITLE, "Video Interview", "A video interview with the press", FALSE },
  { TITLE, "Round 2", "Round 2 of the plan", FALSE },
  { PLACE, "Office", "I am back at the Office at two.", FALSE },
  { PLACE, "Büro", "Ab 14 Uhr bin ich im Büro.", FALSE },
  { PLACE, "Microsoft Teams", "I can be reached by Microsoft Teams.", FALSE },
  /* A name. */
  { COMPANY, "Arm", "I am at Arm on Thursday.", TRUE },
  { COMPANY, "Arm", "(ARM)", TRUE },
  { COMPANY, "Next", "I am at Next.", TRUE },
  { COMPANY, "Next", "Next", TRUE },
  { COMPANY, "Tansy", "Tansy's door", TRUE },
  { COMPANY, "Tansy", "Tansys Tor", TRUE },
  { COMPANY, "Tansy", "x@tansy.example", TRUE },
  { COMPANY, "tansy", "at tansy", TRUE },
  { COMPANY, "Hollowfern Ltd", "at hollowfern", TRUE },
  { COMPANY, "Müller", "bei Mu\xcc\x88ller", TRUE },
  { COMPANY, "三菱商事", "三菱商事での", TRUE },
  { TITLE, "Call with Tansy", "a call with Tansy", TRUE },
  { PLACE, "Tower 7, Elm Street", "tower 7, elm street", TRUE },
};

static void
add_application (HdDb *db, Field field, const char *name)
{
  g_autofree char *application =
    g_strdup_printf ("INSERT INTO job_application SELECT 1, '%s', '', '', '', '', 'screen', '', 1,"
                     " '', '', NULL, NULL, '', NULL, '', 1, NULL",
                     field == COMPANY ? name : "");
  g_autofree char *interview =
    g_strdup_printf ("INSERT INTO interview (application, title, round, loop, state, format, place,"
                     " link, all_day, zone, prep, travel_out, travel_back, settle, organizer, uid,"
                     " recurrence_id, sequence, was_why, draft_uid, call_from, dress, notes,"
                     " created_at) VALUES (1, '%s', 1, 0, 'confirmed', '', '%s', '', 0, '', 0, 0,"
                     " 0, 0, '', '', '', 0, '', '', '', '', '', 1)",
                     field == TITLE ? name : "", field == PLACE ? name : "");

  hd_test_db_exec (db, application);
  hd_test_db_exec (db, interview);
}

static gboolean
has_rows (HdDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  return hd_stmt_step (stmt, NULL) == HD_STEP_ROW;
}

static void
add_draft (HdDb *db, const char *body, const char *facts)
{
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  g_autoptr (GError) error = NULL;

  g_object_set (draft, "purpose", "request", "zone", "UTC", "recipient-name", "Dana", "body", body,
                "facts", facts, "created-at", (gint64) 1, NULL);
  hd_record_insert (db, "draft", HD_RECORD (draft), &error);
  g_assert_no_error (error);
}

static void
forget (HdDb *db)
{
  g_autoptr (GError) error = NULL;

  hd_forget_table_run (db, 1, &error);
  g_assert_no_error (error);
}

static void
test_names (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_private, temp->path);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      hd_test_db_exec (db, "DELETE FROM draft");
      add_application (db, cases[i].field, cases[i].name);
      add_draft (db, cases[i].text, "{}");
      forget (db);
      if (has_rows (db, "SELECT 1 FROM draft") == cases[i].gone)
        {
          g_test_message ("“%s” in “%s”", cases[i].name, cases[i].text);
          g_test_fail ();
        }
    }
}

/* In JSON a line break is a backslash and a letter, which is none of the word behind it. */
static void
test_facts (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_private, temp->path);

  add_application (db, COMPANY, "Tansy");
  add_draft (db, "", "{\"note\":\"at\\nTansy\"}");
  forget (db);
  g_assert_false (has_rows (db, "SELECT 1 FROM draft"));

  add_application (db, COMPANY, "Tansy");
  add_draft (db, "", "{\"note\":\"at\\nTansyland\"}");
  forget (db);
  g_assert_true (has_rows (db, "SELECT 1 FROM draft"));
}

/* What was said about a word that only has the same letters was said about another. */
static void
test_findings (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_private, temp->path);

  add_application (db, COMPANY, "Arm");
  hd_test_db_exec (db, "INSERT INTO ignored_finding (finding, at) VALUES ('typo|farm|', 1), "
                       "('leak|arm|', 1)");
  forget (db);
  g_assert_true (has_rows (db, "SELECT 1 FROM ignored_finding WHERE finding = 'typo|farm|'"));
  g_assert_false (has_rows (db, "SELECT 1 FROM ignored_finding WHERE finding = 'leak|arm|'"));
}

#define ADD(path, func)                                                                            \
  g_test_add (path, HdTempDir, NULL, hd_temp_dir_set_up, func, hd_temp_dir_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/forget/names", test_names);
  ADD ("/store/forget/facts", test_facts);
  ADD ("/store/forget/findings", test_findings);

  return g_test_run ();
}
