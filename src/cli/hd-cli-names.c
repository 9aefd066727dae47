/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include <string.h>

#include "hd-cli-store.h"
#include "hd-error.h"
#include "hd-names-table.h"
#include "hd-text.h"

/*
 * `names …`: the names that must not slip into a message. They can come from standard input, so
 * that neither the shell's history nor the list of processes holds them.
 */

/* The longest name: a line, not a text. */
#define NAME_MAX_BYTES 200

static int
list (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (HdDb) db = NULL;
  g_autoptr (GPtrArray) names = NULL;
  JsonArray *array;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 1)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE, "names list: takes no argument");
      return HD_CLI_USAGE;
    }

  db = hd_cli_open_store (cli, HD_STORE_PRIVATE, error);
  names = db != NULL ? hd_names_table_list (db, error) : NULL;
  if (names == NULL)
    return HD_CLI_FAILED;

  array = json_array_new ();
  for (guint i = 0; i < names->len; i++)
    {
      HdOwnName *name = names->pdata[i];
      gint64 id = hd_record_get_id (HD_RECORD (name));

      if (cli->json)
        {
          JsonObject *object = json_object_new ();

          json_object_set_int_member (object, "id", id);
          json_object_set_string_member (object, "kind", name->kind);
          json_object_set_string_member (object, "name", name->name);
          json_object_set_boolean_member (object, "exempt", name->exempt);
          json_object_set_boolean_member (object, "ordinary", name->ordinary);
          json_array_add_object_element (array, object);
        }
      else
        {
          g_autofree char *line =
            g_strdup_printf ("%6" G_GINT64_FORMAT " %-10s %s%s%s\n", id, name->kind, name->name,
                             name->exempt ? "  (exempt)" : "",
                             name->ordinary ? "  (ordinary word)" : "");

          hd_cli_print (line);
        }
    }

  if (cli->json)
    hd_cli_print_array (array);
  else
    json_array_unref (array);
  return HD_CLI_DONE;
}

typedef struct
{
  const char *kind;
  GPtrArray *names; /* of char* */
  gboolean exempt;
  gboolean ordinary;
  gint64 now;
} Add;

/* All of them or none. */
static gboolean
add_names (HdDb *db, gpointer data, GError **error)
{
  const Add *add = data;

  for (guint i = 0; i < add->names->len; i++)
    {
      g_autoptr (HdOwnName) name =
        g_object_new (HD_TYPE_OWN_NAME, "kind", add->kind, "name", add->names->pdata[i], "exempt",
                      add->exempt, "ordinary", add->ordinary, NULL);

      if (!hd_names_table_save (db, name, add->now, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_name (GPtrArray *names, const char *text, guint line, GError **error)
{
  g_autofree char *name = hd_text_clean_line (text, -1);

  g_strstrip (name);
  if (name[0] == '\0')
    return TRUE;
  if (strlen (name) > NAME_MAX_BYTES)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, "names add: line %u: longer than %d bytes",
                   line, NAME_MAX_BYTES);
      return FALSE;
    }
  g_ptr_array_add (names, g_steal_pointer (&name));
  return TRUE;
}

static gboolean
collect_names (GPtrArray *names, int argc, char **argv, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  const char *data;
  gsize length;

  if (argc > 2 && strcmp (argv[2], "-") != 0)
    {
      g_autofree char *words = g_strjoinv (" ", argv + 2);

      return take_name (names, words, 1, error);
    }

  bytes = hd_cli_read_file ("-", error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  if (length == 0)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_MISSING,
                           "names add: standard input is empty; a name is needed on each line");
      return FALSE;
    }
  text = g_strndup (data, length);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!take_name (names, lines[i], i + 1, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_kind (const char *kind, GError **error)
{
  static const char *const kinds[] = { "company", "recruiter", "role", "place", "title", "url",
                                       "self",    "employer",  "tool", "city",  NULL };

  if (g_strv_contains (kinds, kind))
    return TRUE;
  g_set_error (error, HD_ERROR, HD_ERROR_USAGE,
               "names add: “%s” is none of company, recruiter, role, place, title, url; nor self, "
               "employer, tool, city for your own side",
               kind);
  return FALSE;
}

static int
add (HdCli *cli, int argc, char **argv, GError **error)
{
  gboolean exempt = FALSE, ordinary = FALSE;
  const GOptionEntry options[] = {
    { "exempt", 0, 0, G_OPTION_ARG_NONE, &exempt, "Known, and not to be reported", NULL },
    { "ordinary", 0, 0, G_OPTION_ARG_NONE, &ordinary, "Also an ordinary word", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HdDb) db = NULL;
  Add what = { NULL, names, FALSE, FALSE, hd_cli_now () };

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc < 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "names add: name a kind, and the name unless it comes from standard "
                           "input, one a line");
      return HD_CLI_USAGE;
    }
  if (!check_kind (argv[1], error))
    return HD_CLI_USAGE;
  if (!collect_names (names, argc, argv, error))
    return HD_CLI_FAILED;
  if (names->len == 0)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE, "names add: there is no name");
      return HD_CLI_USAGE;
    }

  what.kind = argv[1];
  what.exempt = exempt;
  what.ordinary = ordinary;
  db = hd_cli_open_store (cli, HD_STORE_PRIVATE, error);
  return db != NULL && hd_db_transact (db, add_names, &what, error) ? HD_CLI_DONE : HD_CLI_FAILED;
}

typedef struct
{
  const char *which; /* an id, or a name */
  gboolean exempt;
  gint64 now;
} Exempt;

static gboolean
exempt_name (HdDb *db, gpointer data, GError **error)
{
  const Exempt *exempt = data;
  g_autoptr (GPtrArray) names = hd_names_table_list (db, error);
  gint64 id = 0;
  guint n = 0;

  if (names == NULL)
    return FALSE;

  g_ascii_string_to_signed (exempt->which, 10, 1, G_MAXINT64, &id, NULL);
  for (guint i = 0; i < names->len; i++)
    {
      HdOwnName *name = names->pdata[i];

      if (hd_record_get_id (HD_RECORD (name)) != id && strcmp (name->name, exempt->which) != 0)
        continue;
      n++;
      g_object_set (name, "exempt", exempt->exempt, NULL);
      if (!hd_names_table_save (db, name, exempt->now, error))
        return FALSE;
    }

  if (n > 0)
    return TRUE;
  g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND, "names exempt: there is no name “%s”",
               exempt->which);
  return FALSE;
}

static int
set_exempt (HdCli *cli, int argc, char **argv, GError **error)
{
  gboolean removed = FALSE;
  const GOptionEntry options[] = {
    { "remove", 0, 0, G_OPTION_ARG_NONE, &removed, "Report it again", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HdDb) db = NULL;
  Exempt what = { NULL, FALSE, hd_cli_now () };

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "names exempt: name one by its number or its spelling");
      return HD_CLI_USAGE;
    }

  what.which = argv[1];
  what.exempt = !removed;
  db = hd_cli_open_store (cli, HD_STORE_PRIVATE, error);
  return db != NULL && hd_db_transact (db, exempt_name, &what, error) ? HD_CLI_DONE : HD_CLI_FAILED;
}

const HdCliCommand hd_cli_names_list = {
  "names list",
  "",
  "List the names to keep out of messages",
  list,
};

const HdCliCommand hd_cli_names_add = {
  "names add",
  "KIND [NAME|-]",
  "Add names to keep out of messages",
  add,
};

const HdCliCommand hd_cli_names_exempt = {
  "names exempt",
  "ID|NAME",
  "Let a name pass",
  set_exempt,
};
