/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include <gio/gunixoutputstream.h>
#include <string.h>
#include <unistd.h>

#include "hd-archive.h"
#include "hd-cli-export-formats.h"
#include "hd-cli-feeds.h"
#include "hd-cli-store.h"
#include "hd-error.h"
#include "hd-json.h"
#include "hd-schema.h"

/*
 * `export` and `import`: all that was entered, read and saved, as text that other programs can
 * read, and back into an empty Halfday.
 */

/* The version of the document around the databases. */
#define FORMAT 1

static const struct
{
  const char *name;
  HdStoreKind kind;
  const HdSchema *schema;
} stores[] = {
  { "private", HD_STORE_PRIVATE, &hd_schema_private },
  { "library", HD_STORE_LIBRARY, &hd_schema_library },
};

/* Writes a text to what `export` writes to. */
gboolean
hd_cli_write (GOutputStream *out, const char *text, GError **error)
{
  return g_output_stream_write_all (out, text, strlen (text), NULL, NULL, error);
}

static gboolean
write_json (HdCli *cli, GOutputStream *out, GError **error)
{
  g_autofree char *head = g_strdup_printf ("{\"halfday\":%d", FORMAT);

  if (!hd_cli_write (out, head, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      g_autofree char *key = g_strdup_printf (",\n\"%s\":", stores[i].name);
      g_autoptr (HdDb) db = hd_cli_open_store (cli, stores[i].kind, error);

      if (db == NULL || !hd_cli_write (out, key, error) ||
          !hd_archive_write_json (db, stores[i].schema, out, error))
        return FALSE;
    }
  return hd_cli_write (out, "}\n", error);
}

static gboolean
write_opml (HdCli *cli, GOutputStream *out, GError **error)
{
  g_autoptr (GBytes) bytes = hd_cli_feeds_to_opml (cli, error);
  gsize size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  return bytes != NULL && g_output_stream_write_all (out, data, size, NULL, NULL, error);
}

typedef struct
{
  const char *name;
  gboolean (*write) (HdCli *cli, GOutputStream *out, GError **error);
} Format;

static const Format formats[] = {
  { "json", write_json }, { "csv", hd_cli_write_csv },     { "ics", hd_cli_write_ics },
  { "opml", write_opml }, { "md", hd_cli_write_markdown },
};

static const Format *
find_format (const char *name, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (strcmp (formats[i].name, name) == 0)
        return &formats[i];
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", formats[i].name);
    }
  g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "--format: “%.20s” is not one of %s", name,
               known->str);
  return NULL;
}

/* A file is written beside and put in place when it is whole, for its owner alone. What goes to a
 * terminal is kept until it is whole, and then loses what a terminal would obey. */
static GOutputStream *
open_output (const char *path, GError **error)
{
  if (path == NULL || strcmp (path, "-") == 0)
    return isatty (STDOUT_FILENO) ? g_memory_output_stream_new_resizable ()
                                  : g_unix_output_stream_new (STDOUT_FILENO, FALSE);

  g_autoptr (GFile) file = g_file_new_for_path (path);

  return G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE,
                                          G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                          NULL, error));
}

static void
print_kept (GMemoryOutputStream *kept)
{
  g_autofree char *text =
    g_strndup (g_memory_output_stream_get_data (kept), g_memory_output_stream_get_data_size (kept));

  hd_cli_print (text);
}

static int
run_export (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *name = NULL;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &name,
      "What to write: json (all, for import; the default), csv or ics (requests), opml (feeds), md "
      "(articles)",
      "FORMAT" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOutputStream) out = NULL;
  g_autoptr (GOutputStream) buffered = NULL;
  g_autoptr (GCancellable) give_up = g_cancellable_new ();
  const Format *format;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  format = find_format (name != NULL ? name : "json", error);
  if (format == NULL)
    return HD_CLI_USAGE;
  if (argc > 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE, "export: takes one FILE at most");
      return HD_CLI_USAGE;
    }

  /* What is written to standard output is the document, with --json too. */
  if (argc < 2 || strcmp (argv[1], "-") == 0)
    hd_cli_print ("");
  out = open_output (argc > 1 ? argv[1] : NULL, error);
  if (out == NULL)
    return HD_CLI_FAILED;
  buffered = g_buffered_output_stream_new (out);
  if (!format->write (cli, buffered, error))
    {
      /* A replacement that is given up leaves the old file as it was. */
      g_cancellable_cancel (give_up);
      g_output_stream_close (buffered, give_up, NULL);
      return HD_CLI_FAILED;
    }
  if (!g_output_stream_close (buffered, NULL, error))
    return HD_CLI_FAILED;
  if (G_IS_MEMORY_OUTPUT_STREAM (out))
    print_kept (G_MEMORY_OUTPUT_STREAM (out));
  return HD_CLI_DONE;
}

/* ---- import ---- */

static gboolean
count_rows (HdDb *db, gint64 *n, GError **error)
{
  g_auto (GStrv) tables = hd_archive_list_tables (db, error);

  *n = 0;
  if (tables == NULL)
    return FALSE;
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", tables[i]);
      g_autoptr (HdStmt) stmt = hd_db_prepare (db, sql, error);

      if (stmt == NULL || hd_stmt_step (stmt, error) != HD_STEP_ROW)
        return FALSE;
      *n += hd_stmt_get_int (stmt, 0);
    }
  return TRUE;
}

/* Whether nothing was entered yet. The articles of the program itself are there at once, untouched.
 */
static gboolean
is_empty (HdDb *db, guint i, gboolean *empty, GError **error)
{
  g_autoptr (HdDb) fresh = NULL;
  g_autoptr (HdStmt) stmt = NULL;
  gint64 n = 0, n_fresh = 0;

  if (stores[i].kind == HD_STORE_LIBRARY)
    {
      stmt = hd_db_prepare (db,
                            "SELECT (SELECT count(*) FROM article WHERE slug IS NULL OR unread = 0 "
                            "OR starred = 1) + (SELECT count(*) FROM feed)"
                            " + (SELECT count(*) FROM folder)",
                            error);
      if (stmt == NULL || hd_stmt_step (stmt, error) != HD_STEP_ROW)
        return FALSE;
      *empty = hd_stmt_get_int (stmt, 0) == 0;
      return TRUE;
    }

  fresh = hd_db_open_bytes (stores[i].schema, NULL, error);
  if (fresh == NULL || !count_rows (fresh, &n_fresh, error) || !count_rows (db, &n, error))
    return FALSE;
  *empty = n == n_fresh;
  return TRUE;
}

typedef struct
{
  HdDb *dbs[G_N_ELEMENTS (stores)];
  HdDb *from[G_N_ELEMENTS (stores)];
} Import;

static gboolean
fill_if_empty (Import *import, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      gboolean empty = FALSE;

      if (!is_empty (import->dbs[i], i, &empty, error))
        return FALSE;
      if (!empty)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_FAILED,
                       "import: there is something in %s.db already; import fills an empty "
                       "Halfday (another --data-dir, or after backup and erase)",
                       stores[i].name);
          return FALSE;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    if (!hd_archive_replace_within (import->dbs[i], import->from[i], error))
      return FALSE;
  return TRUE;
}

/* Takes hold of one database after the other, so that nobody writes into either between the look
 * at what is in them and the end. */
static gboolean
hold_next (HdDb *db, gpointer data, GError **error)
{
  Import *import = data;

  for (guint i = 0; i + 1 < G_N_ELEMENTS (stores); i++)
    if (import->dbs[i] == db)
      return hd_db_transact (import->dbs[i + 1], hold_next, import, error);
  return fill_if_empty (import, error);
}

static gboolean
import_json (HdCli *cli, JsonObject *root, GError **error)
{
  Import import = { 0 };
  gboolean done = FALSE;
  gint64 format = 0;

  if (!hd_json_get_int (root, "halfday", &format, error))
    return FALSE;
  if (format != FORMAT || !json_object_has_member (root, stores[0].name) ||
      !json_object_has_member (root, stores[1].name))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE,
                   "not what export writes, or by a newer version");
      return FALSE;
    }

  /* Both are read and checked before either is touched. */
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      JsonNode *node = json_object_get_member (root, stores[i].name);
      JsonObject *object = NULL;

      if (!hd_json_get_object (node, &object, stores[i].name, error))
        goto out;
      import.from[i] = hd_archive_read_json (stores[i].schema, object, error);
      if (import.from[i] == NULL)
        goto out;
    }
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      import.dbs[i] = hd_cli_open_store (cli, stores[i].kind, error);
      if (import.dbs[i] == NULL)
        goto out;
    }
  done = hd_db_transact (import.dbs[0], hold_next, &import, error);

out:
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      g_clear_pointer (&import.dbs[i], hd_db_close);
      g_clear_pointer (&import.from[i], hd_db_close);
    }
  return done;
}

static int
run_import (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *root = NULL;
  gsize size = 0;
  const char *data;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE, "import: takes one FILE");
      return HD_CLI_USAGE;
    }

  bytes = hd_cli_read_file (argv[1], error);
  if (bytes == NULL)
    return HD_CLI_FAILED;
  data = g_bytes_get_data (bytes, &size);
  node = hd_json_parse (data != NULL ? data : "", (gssize) size, error);
  if (node == NULL || !hd_json_get_object (node, &root, "export", error) ||
      !import_json (cli, root, error))
    {
      g_prefix_error (error, "%s: ", hd_cli_input_name (argv[1]));
      return HD_CLI_FAILED;
    }
  return HD_CLI_DONE;
}

const HdCliCommand hd_cli_export = {
  "export",
  "[FILE]",
  "Write everything that is kept as text for other programs",
  run_export,
};

const HdCliCommand hd_cli_import = {
  "import",
  "FILE",
  "Fill an empty Halfday with what export wrote",
  run_import,
};
