/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-patience.h"
#include "hd-undo.h"

#include <time.h>

#include "hd-date.h"
#include "hd-error.h"
#include "hd-kept-draft.h"
#include "hd-names-table.h"
#include "hd-own-name.h"
#include "hd-record-sql.h"
#include "hd-recipients-table.h"
#include "hd-requests-table.h"
#include "hd-schema.h"
#include "hd-temp-dir.h"
#include "hd-test-db.h"

#define NOW 1795600800

static HdOwnName *
add_name (HdDb *db, const char *text)
{
  HdOwnName *name = g_object_new (HD_TYPE_OWN_NAME, "kind", "company", "name", text, NULL);

  g_assert_true (hd_names_table_save (db, name, NOW, NULL));
  return name;
}

static gboolean
undo_last (HdDb *db, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdUndoStep) last = hd_undo_last (db, redo, &error);

  g_assert_no_error (error);
  if (last->id == 0)
    return FALSE;
  g_assert_true (hd_undo_swap (db, last->id, NOW, &error));
  g_assert_no_error (error);
  return TRUE;
}

static void
test_many_steps_back_and_forth (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_private, temp->path);
  g_autoptr (GError) error = NULL;

  g_assert_true (hd_db_exec (db, "BEGIN", &error));
  for (int i = 0; i < 250; i++)
    {
      g_autofree char *text = g_strdup_printf ("name %d", i);
      g_autoptr (HdOwnName) name G_GNUC_UNUSED = add_name (db, text);
    }

  for (int i = 250; i > 0; i--)
    {
      g_assert_cmpint (hd_test_db_ask (db,
                                       "SELECT count(*) FROM own_name WHERE deleted_at IS NULL"),
                       ==, i);
      g_assert_true (undo_last (db, FALSE));
    }
  g_assert_false (undo_last (db, FALSE));
  g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM own_name WHERE deleted_at IS NULL"),
                   ==, 0);

  for (int i = 0; i < 250; i++)
    g_assert_true (undo_last (db, TRUE));
  g_assert_false (undo_last (db, TRUE));
  g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM own_name WHERE deleted_at IS NULL"),
                   ==, 250);
  g_assert_true (hd_db_exec (db, "COMMIT", &error));
}

/* What a row was when the step began is what comes back, whatever the step did to it since. */
static void
test_a_row_twice (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_private, temp->path);
  g_autoptr (HdOwnName) name = NULL;
  gint64 id, step;

  g_assert_true (hd_db_exec (db, "BEGIN", NULL));
  name = add_name (db, "first");
  id = hd_record_get_id (HD_RECORD (name));

  step = hd_undo_begin (db, "name-change", NOW, NULL);
  g_assert_true (hd_undo_changes (db, step, "own_name", "name", id, NULL));
  g_assert_true (hd_db_exec (db, "UPDATE own_name SET name = 'second', exempt = 1", NULL));
  g_assert_true (hd_undo_changes (db, step, "own_name", "name, ordinary", id, NULL));
  g_assert_true (hd_db_exec (db, "UPDATE own_name SET name = 'third', ordinary = 1", NULL));

  for (int i = 0; i < 2; i++)
    {
      g_assert_true (undo_last (db, FALSE));
      g_assert_cmpint (hd_test_db_ask (db, "SELECT name = 'first' AND ordinary = 0 FROM own_name"),
                       ==, 1);
      g_assert_true (undo_last (db, TRUE));
      g_assert_cmpint (hd_test_db_ask (db, "SELECT name = 'third' AND ordinary = 1 FROM own_name"),
                       ==, 1);
    }

  /* One that the step made itself needs no image. */
  step = hd_undo_begin (db, "name-add", NOW, NULL);
  g_assert_true (hd_db_exec (db,
                             "INSERT INTO own_name (id, kind, name, exempt, ordinary)"
                             " VALUES (77, 'company', 'made', 0, 0)",
                             NULL));
  g_assert_true (hd_undo_made (db, step, "own_name", 77, NULL));
  g_assert_true (hd_undo_changes (db, step, "own_name", "*", 77, NULL));
  g_assert_true (hd_db_exec (db, "UPDATE own_name SET name = 'changed' WHERE id = 77", NULL));
  g_assert_true (undo_last (db, FALSE));
  g_assert_cmpint (hd_test_db_ask (db, "SELECT deleted_at IS NOT NULL FROM own_name WHERE id = 77"),
                   ==, 1);
}

/* Two steps that are one are undone together, each row once. */
static void
test_join (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_private, temp->path);
  g_autoptr (HdOwnName) name = add_name (db, "first"), other = NULL;
  gint64 id = hd_record_get_id (HD_RECORD (name)), step;
  g_autoptr (HdUndoStep) later = NULL;
  gboolean touches = FALSE;

  step = hd_undo_begin (db, "name-change", NOW, NULL);
  g_assert_true (hd_undo_changes (db, step, "own_name", "name", id, NULL));
  g_assert_true (hd_db_exec (db, "UPDATE own_name SET name = 'second'", NULL));
  other = add_name (db, "other");
  later = hd_undo_last (db, FALSE, NULL);
  g_assert_true (hd_undo_changes (db, later->id, "own_name", "name, exempt", id, NULL));
  g_assert_true (
    hd_db_exec (db, "UPDATE own_name SET name = 'third', exempt = 1 WHERE name = 'second'", NULL));

  g_assert_true (hd_undo_touches (db, step, "own_name", id, &touches, NULL));
  g_assert_true (touches);
  g_assert_true (hd_undo_touches (db, step, "own_name", id + 1, &touches, NULL));
  g_assert_false (touches);
  g_assert_true (hd_undo_join (db, step, later->id, NULL));
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (undo_last (db, FALSE));
      g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM own_name WHERE name = 'first' AND"
                                           " exempt = 0 AND deleted_at IS NULL"),
                       ==, 1);
      g_assert_cmpint (hd_test_db_ask (db,
                                       "SELECT count(*) FROM own_name WHERE deleted_at IS NULL"),
                       ==, 1);
      g_assert_true (undo_last (db, TRUE));
      g_assert_false (undo_last (db, TRUE));
      g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM own_name WHERE name IN ('third',"
                                           " 'other') AND deleted_at IS NULL"),
                       ==, 2);
    }
}

static void
test_new_change_ends_redo (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_private, temp->path);
  g_autoptr (HdOwnName) one G_GNUC_UNUSED = add_name (db, "one");
  g_autoptr (HdOwnName) two = NULL;

  g_assert_true (undo_last (db, FALSE));
  two = add_name (db, "two");
  g_assert_false (undo_last (db, TRUE));
  g_assert_true (undo_last (db, FALSE));
  g_assert_false (undo_last (db, FALSE));
}

static void
test_later_change_protects (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_private, temp->path);
  g_autoptr (HdOwnName) name = add_name (db, "one");
  g_autoptr (HdUndoStep) made = hd_undo_last (db, FALSE, NULL);
  g_autoptr (GError) error = NULL;

  g_object_set (name, "exempt", TRUE, NULL);
  g_assert_true (hd_names_table_save (db, name, NOW, &error));
  g_assert_false (hd_undo_swap (db, made->id, NOW, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
}

/* Removed, made anew, then the removal undone: the database refuses two of a kind, whole. */
static void
test_conflict_changes_nothing (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_private, temp->path);
  g_autoptr (HdOwnName) one = add_name (db, "one");
  g_autoptr (HdOwnName) again = NULL;
  g_autoptr (HdUndoStep) removed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hd_names_table_remove (db, hd_record_get_id (HD_RECORD (one)), NOW, &error));
  removed = hd_undo_last (db, FALSE, NULL);
  again = add_name (db, "one");
  g_assert_false (hd_undo_swap (db, removed->id, NOW, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
  g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM own_name WHERE deleted_at IS NULL"),
                   ==, 1);
}

/* A file that somebody prepared: undo must not become a way to write elsewhere. */
static void
test_hostile_images (HdTempDir *temp, gconstpointer data)
{
  static const struct
  {
    const char *table;
    const char *image;
  } table[] = {
    { "undo_step", "{\"verb\":\"x\"}" },
    { "sqlite_schema", "{\"sql\":\"x\"}" },
    { "own_name; DROP TABLE own_name", "{\"name\":\"x\"}" },
    { "own_name", "{\"name = 'x', kind\":\"x\"}" },
    { "own_name", "{\"name\":\"x\"" },
    { "own_name", "[]" },
    { "own_name", "{}" },
    { "own_name", "{\"missing\":1}" },
    { "own_name", "{\"name\":{\"a\":1}}" },
  };
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_private, temp->path);
  g_autoptr (HdOwnName) one G_GNUC_UNUSED = add_name (db, "one");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 step = hd_undo_begin (db, "name-add", NOW, &error);
      g_autoptr (HdStmt) stmt =
        hd_db_prepare (db,
                       "INSERT INTO undo_row (step, seq, table_name, row_id, image)"
                       " VALUES (:step, 0, :table_name, 1, :image)",
                       &error);

      g_test_message ("%s %s", table[i].table, table[i].image);
      g_assert_no_error (error);
      hd_stmt_bind_int (stmt, ":step", step);
      hd_stmt_bind_text (stmt, ":table_name", table[i].table);
      hd_stmt_bind_text (stmt, ":image", table[i].image);
      g_assert_true (hd_stmt_run (stmt, &error));
      g_assert_false (hd_undo_swap (db, step, NOW, &error));
      g_assert_nonnull (error);
      g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM own_name WHERE name = 'one'"), ==,
                       1);
    }
}

static void
test_history_is_kept (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_private, temp->path);
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_object_set (draft, "first-day", hd_date_new (2026, 12, 3), "body", "Hi", NULL);
  id = hd_requests_table_send (db, draft, NOW, 0, &error);
  g_assert_no_error (error);
  g_assert_true (hd_requests_table_set_state (db, id, "approved", NOW, &error));
  g_assert_true (undo_last (db, FALSE));

  /* Asked, approved, and that taken back: three events, which nobody changes. */
  g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM absence_event"), ==, 3);
  g_assert_false (hd_db_exec (db, "UPDATE absence_event SET to_state = 'denied'", &error));
  g_clear_error (&error);
  g_assert_false (hd_db_exec (db, "DELETE FROM absence_event", &error));
  g_clear_error (&error);
  g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM absence_event"), ==, 3);

  g_assert_false (hd_requests_table_set_state (db, id, "perhaps", NOW, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
}

/* After a purge nothing of what was removed is left in the file, its log, or undo. */
static void
test_purge_leaves_no_trace (HdTempDir *temp, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (temp->path, "-wal", NULL);
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_private, temp->path);
  g_autoptr (HdOwnName) canary = add_name (db, "zanzibar-canary");
  g_autoptr (HdRecipient) kept =
    g_object_new (HD_TYPE_RECIPIENT, "name", "Dana", "relation", "approves", NULL);
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) log = NULL;

  g_assert_true (hd_recipients_table_save (db, kept, NOW, &error));
  g_object_set (draft, "first-day", hd_date_new (2026, 12, 3), "body", "zanzibar-canary",
                "recipient", hd_record_get_id (HD_RECORD (kept)), NULL);
  g_assert_cmpint (hd_requests_table_send (db, draft, NOW, 0, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_true (undo_last (db, FALSE)); /* the request is gone, the draft back */
  g_assert_true (hd_db_exec (db, "UPDATE draft SET deleted_at = 5", &error));

  g_object_set (canary, "name", "zanzibar-canary-2", NULL);
  g_assert_true (hd_names_table_save (db, canary, NOW, &error));
  g_assert_true (hd_names_table_remove (db, hd_record_get_id (HD_RECORD (canary)), NOW, &error));

  g_assert_true (hd_undo_purge (db, NOW + 1, 0, &error));
  g_assert_no_error (error);
  g_assert_true (hd_db_shred (db, &error));
  file = hd_read_bytes (temp->path);
  log = hd_read_bytes (wal);
  g_assert_false (hd_bytes_contain (file, "zanzibar"));
  g_assert_false (hd_bytes_contain (log, "zanzibar"));
  g_assert_true (hd_bytes_contain (file, "Dana"));
  g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM absence_event"), ==, 0);
}

/* The processor's time for one step that makes @n rows. */
static double
seconds_for (HdDb *db, int n)
{
  gint64 step = hd_undo_begin (db, "appointment-import", NOW, NULL);
  clock_t start = clock ();

  for (int i = 0; i < n; i++)
    g_assert_true (hd_undo_made (db, step, "own_name", 1000 + i, NULL));
  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

/* A file with thousands of events is one step: what it keeps of a row does not depend on how many
 * rows it has. */
static void
test_a_long_step (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_private, temp->path);
  double few, many;

  g_assert_true (hd_db_exec (db, "BEGIN", NULL));
  few = seconds_for (db, (int) hd_part_of (5000));
  many = seconds_for (db, (int) hd_part_of (20000));
  g_test_message ("few rows: %.3f s, four times as many: %.3f s", few, many);
  g_assert_cmpfloat (many, <, 8 * few + 0.1);
}

/* The daily purge takes what has been in the bin for long, and leaves the rest undoable. */
static void
test_purge_by_age (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db = hd_test_db_open (&hd_schema_private, temp->path);
  g_autoptr (HdOwnName) old = add_name (db, "old");
  g_autoptr (HdOwnName) recent = add_name (db, "recent");
  g_autoptr (GError) error = NULL;

  g_assert_true (hd_names_table_remove (db, hd_record_get_id (HD_RECORD (old)), NOW - 100, &error));
  g_assert_true (hd_names_table_remove (db, hd_record_get_id (HD_RECORD (recent)), NOW, &error));
  g_assert_true (hd_undo_purge (db, NOW - 50, 200, &error));
  g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM own_name"), ==, 1);
  g_assert_true (undo_last (db, FALSE));
  g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM own_name WHERE deleted_at IS NULL"),
                   ==, 1);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, HdTempDir, NULL, hd_temp_dir_set_up, func, hd_temp_dir_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/undo/many-steps-back-and-forth", test_many_steps_back_and_forth);
  ADD ("/undo/a-row-twice", test_a_row_twice);
  ADD ("/undo/join", test_join);
  ADD ("/undo/a-long-step", test_a_long_step);
  ADD ("/undo/new-change-ends-redo", test_new_change_ends_redo);
  ADD ("/undo/later-change-protects", test_later_change_protects);
  ADD ("/undo/conflict-changes-nothing", test_conflict_changes_nothing);
  ADD ("/undo/hostile-images", test_hostile_images);
  ADD ("/undo/history-is-kept", test_history_is_kept);
  ADD ("/undo/purge-leaves-no-trace", test_purge_leaves_no_trace);
  ADD ("/undo/purge-by-age", test_purge_by_age);

  return g_test_run ();
}
