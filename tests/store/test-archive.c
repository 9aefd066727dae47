/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-archive.h"

#include <string.h>

#include "hd-article-search.h"
#include "hd-backup.h"
#include "hd-error.h"
#include "hd-names-table.h"
#include "hd-patience.h"
#include "hd-schema.h"
#include "hd-temp-dir.h"
#include "hd-undo.h"

/* The files of released schemas have rows in each of their tables. */
static HdDb *
open_sample (const HdSchema *schema, const char *name, guint version)
{
  g_autofree char *file = g_strdup_printf ("%s-v%u.db", name, version);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "db", file, NULL);
  g_autoptr (GBytes) bytes = hd_read_bytes (path);
  g_autoptr (GError) error = NULL;
  HdDb *db = hd_db_open_bytes (schema, bytes, &error);

  g_assert_no_error (error);
  return db;
}

static char *
to_json (HdDb *db, const HdSchema *schema)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  hd_archive_write_json (db, schema, out, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (out, "", 1, NULL, NULL, NULL);
  g_output_stream_close (out, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}

static HdDb *
from_json (const HdSchema *schema, const char *json, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_assert_nonnull (node);
  return hd_archive_read_json (schema, json_node_get_object (node), error);
}

static const struct
{
  const char *name;
  const HdSchema *schema;
} kinds[] = {
  { "private", &hd_schema_private },
  { "library", &hd_schema_library },
};

/* Out and in again is the same to the letter, rows that triggers wrote included. */
static void
test_json (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdDb) db =
        open_sample (kinds[i].schema, kinds[i].name, kinds[i].schema->n_scripts);
      g_autofree char *json = to_json (db, kinds[i].schema);
      g_autoptr (HdDb) again = from_json (kinds[i].schema, json, &error);
      g_autofree char *second = NULL;

      g_assert_no_error (error);
      second = to_json (again, kinds[i].schema);
      g_assert_cmpstr (second, ==, json);
      g_assert_nonnull (strstr (json, "\"id\":1"));
    }
}

/* What an older version wrote is brought up to date as its file would be. */
static void
test_older_json (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint version = 1; version < kinds[i].schema->n_scripts; version++)
      {
        g_autoptr (GError) error = NULL;
        HdSchema old = *kinds[i].schema;
        g_autoptr (HdDb) old_db = NULL;
        g_autoptr (HdDb) migrated = NULL;
        g_autoptr (HdDb) db = NULL;
        g_autofree char *json = NULL, *got = NULL, *wanted = NULL;

        old.n_scripts = version;
        old_db = open_sample (&old, kinds[i].name, version);
        json = to_json (old_db, &old);
        db = from_json (kinds[i].schema, json, &error);
        g_assert_no_error (error);
        migrated = open_sample (kinds[i].schema, kinds[i].name, version);
        got = to_json (db, kinds[i].schema);
        wanted = to_json (migrated, kinds[i].schema);
        g_assert_cmpstr (got, ==, wanted);
      }
}

static void
test_bad_json (void)
{
  static const struct
  {
    const char *json;
    int code;
  } rows[] = {
    { "{}", HD_ERROR_PARSE },
    { "{\"version\":1}", HD_ERROR_PARSE },
    { "{\"version\":0,\"tables\":{}}", HD_ERROR_PARSE },
    { "{\"version\":1,\"tables\":[]}", HD_ERROR_PARSE },
    { "{\"version\":1,\"tables\":{}}", HD_ERROR_PARSE },
    { "{\"version\":99999,\"tables\":{}}", HD_ERROR_NEWER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdDb) db = from_json (&hd_schema_private, rows[i].json, &error);

      g_assert_null (db);
      g_assert_error (error, HD_ERROR, rows[i].code);
    }
}

/* A cell that is no cell, a row that breaks a rule, a table that is none: refused, whatever else is
 * well. */
static void
test_bad_rows (void)
{
  static const struct
  {
    const char *from, *to;
  } rows[] = {
    { "\"own_name\":[", "\"own_name\":[17," },
    { "\"own_name\":[", "\"own_name\":[{\"id\":77}," },
    { "\"kind\":\"company\"", "\"kind\":[]" },
    { "\"kind\":\"company\"", "\"kind\":\"emperor\"" },
    { "\"kind\":\"company\"", "\"kind\":1.5" },
    { "\"kind\":\"company\"", "\"kind\":{\"base64\":7}" },
    { "\"own_name\":[", "\"own_names\":[" },
  };
  g_autoptr (HdDb) db = open_sample (&hd_schema_private, "private", hd_schema_private.n_scripts);
  g_autofree char *json = to_json (db, &hd_schema_private);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) text = g_string_new (json);
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (g_string_replace (text, rows[i].from, rows[i].to, 1), ==, 1);
      g_assert_null (from_json (&hd_schema_private, text->str, &error));
      g_assert_nonnull (error);
    }
}

/* Everything is replaced at once, the index too, and nothing of before can be undone. */
static void
test_replace (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) from = open_sample (&hd_schema_library, "library", hd_schema_library.n_scripts);
  g_autoptr (HdDb) db = hd_db_open (&hd_schema_library, temp->path, &error);
  g_autofree char *wanted = to_json (from, &hd_schema_library);
  g_autofree char *got = NULL;
  g_autoptr (HdStmt) stmt = NULL;
  g_auto (GStrv) damage = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (hd_undo_begin (db, "test", 1, &error), >, 0);
  g_assert_true (hd_archive_replace (db, from, &error));
  g_assert_no_error (error);
  got = to_json (db, &hd_schema_library);
  g_assert_cmpstr (got, ==, wanted);

  stmt = hd_db_prepare (db,
                        "SELECT (SELECT count(*) FROM undo_step), (SELECT count(*) FROM "
                        "article_index WHERE article_index MATCH 'the OR a OR text OR body')",
                        &error);
  g_assert_no_error (error);
  g_assert_cmpint (hd_stmt_step (stmt, &error), ==, HD_STEP_ROW);
  g_assert_cmpint (hd_stmt_get_int (stmt, 0), ==, 0);
  damage = hd_db_check (db, &error);
  g_assert_cmpuint (g_strv_length (damage), ==, 0);
}

/* A database with something of somebody else's in it is not taken, however whole it is. */
static void
test_foreign_trigger (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) db = hd_db_open_bytes (&hd_schema_private, NULL, &error);

  g_assert_true (hd_archive_is_sound (db, &hd_schema_private, &error));
  g_assert_no_error (error);
  g_assert_true (hd_db_exec (db,
                             "CREATE TRIGGER evil AFTER INSERT ON own_name BEGIN"
                             "  DELETE FROM recipient; END",
                             &error));
  g_assert_false (hd_archive_is_sound (db, &hd_schema_private, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
}

static void
add_name (HdDb *db, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO own_name (kind, name, exempt, ordinary) "
                                          "VALUES ('company', '%s', 0, 0)",
                                          name);
  g_autoptr (GError) error = NULL;

  g_assert_true (hd_db_exec (db, sql, &error));
  g_assert_no_error (error);
}

static void
test_backup (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (temp->dir, "all.backup", NULL);
  g_autoptr (HdDb) db = hd_db_open (&hd_schema_private, temp->path, &error);
  g_autoptr (HdDb) restored = NULL;
  g_autoptr (HdBackup) backup = hd_backup_new (&error);
  g_autoptr (HdBackup) read = NULL;
  g_autoptr (GBytes) bytes = NULL, file = NULL, picture = NULL, got = NULL;
  g_autofree char *wanted = NULL, *found = NULL;
  struct stat info;

  add_name (db, "Hollowfern");
  bytes = hd_db_get_bytes (db, &error);
  picture = g_bytes_new_static ("\0\1\2", 3);
  g_assert_true (hd_backup_add (backup, HD_BACKUP_PRIVATE, bytes, &error));
  g_assert_true (hd_backup_add (backup, "pictures/a.png", picture, &error));
  g_assert_true (hd_backup_write (backup, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  /* Never over a file that is there. */
  g_assert_false (hd_backup_write (backup, path, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
  g_clear_error (&error);

  file = hd_read_bytes (path);
  read = hd_backup_open (file, &error);
  g_assert_no_error (error);
  got = hd_backup_get (read, "pictures/a.png", &error);
  g_assert_true (g_bytes_equal (got, picture));
  restored = hd_backup_get_db (read, HD_BACKUP_PRIVATE, &hd_schema_private, &error);
  g_assert_no_error (error);
  wanted = to_json (db, &hd_schema_private);
  found = to_json (restored, &hd_schema_private);
  g_assert_cmpstr (found, ==, wanted);
  g_assert_null (hd_backup_get_db (read, HD_BACKUP_LIBRARY, &hd_schema_library, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* One kind is not taken for the other. */
  g_assert_null (hd_backup_get_db (read, HD_BACKUP_PRIVATE, &hd_schema_library, &error));
  g_assert_nonnull (error);
}

/* A bit flipped anywhere, a file cut anywhere: an answer, and never a wrong row without one. */
static void
test_broken_backup (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (temp->dir, "all.backup", NULL);
  g_autoptr (HdDb) db = hd_db_open_bytes (&hd_schema_private, NULL, &error);
  g_autoptr (HdBackup) backup = hd_backup_new (&error);
  g_autoptr (GBytes) bytes = NULL, file = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (20261125);
  guint refused = 0;

  add_name (db, "Hollowfern");
  bytes = hd_db_get_bytes (db, &error);
  g_assert_true (hd_backup_add (backup, HD_BACKUP_PRIVATE, bytes, &error));
  g_assert_true (hd_backup_write (backup, path, &error));
  file = hd_read_bytes (path);

  for (guint i = 0; i < 8 + hd_part_of (192); i++)
    {
      gsize size = g_bytes_get_size (file);
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (file, NULL), size);
      g_autoptr (GBytes) broken = NULL;
      g_autoptr (HdBackup) read = NULL;
      g_autoptr (HdDb) from = NULL;

      if (i < 8)
        size = size * i / 8;
      else
        copy[g_rand_int_range (random, 0, (gint32) size)] ^=
          (guint8) (1 << g_rand_int_range (random, 0, 8));
      broken = g_bytes_new (copy, size);
      read = hd_backup_open (broken, NULL);
      from =
        read != NULL ? hd_backup_get_db (read, HD_BACKUP_PRIVATE, &hd_schema_private, NULL) : NULL;
      refused += from == NULL;
    }
  /* Most flips fall into the free space of a page and do no harm. */
  g_assert_cmpuint (refused, >=, 8);
}

static void
test_erase (HdTempDir *temp, gconstpointer data)
{
  g_autofree char *log = g_strconcat (temp->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) db = hd_db_open (&hd_schema_private, temp->path, &error);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GBytes) bytes = NULL;

  add_name (db, "Canaryfern");
  g_assert_true (hd_archive_erase (db, &hd_schema_private, &error));
  g_assert_no_error (error);
  names = hd_names_table_list (db, &error);
  g_assert_cmpuint (names->len, ==, 0);
  bytes = hd_read_bytes (temp->path);
  g_assert_false (hd_bytes_contain (bytes, "Canaryfern"));
  if (g_file_test (log, G_FILE_TEST_EXISTS))
    {
      g_autoptr (GBytes) rest = hd_read_bytes (log);

      g_assert_false (hd_bytes_contain (rest, "Canaryfern"));
    }
}

#define ADD(path, func)                                                                            \
  g_test_add (path, HdTempDir, NULL, hd_temp_dir_set_up, func, hd_temp_dir_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/archive/json", test_json);
  g_test_add_func ("/store/archive/json/older", test_older_json);
  g_test_add_func ("/store/archive/json/bad", test_bad_json);
  g_test_add_func ("/store/archive/json/bad-rows", test_bad_rows);
  g_test_add_func ("/store/archive/foreign-trigger", test_foreign_trigger);
  ADD ("/store/archive/replace", test_replace);
  ADD ("/store/archive/backup", test_backup);
  ADD ("/store/archive/backup/broken", test_broken_backup);
  ADD ("/store/archive/erase", test_erase);

  return g_test_run ();
}
