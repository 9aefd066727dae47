/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include <string.h>

#include "hd-cli-store.h"
#include "hd-error.h"
#include "hd-schema.h"

/*
 * `doctor`: are both databases whole? It changes nothing unless it is told to.
 */

static const struct
{
  const char *name;
  HdStoreKind kind;
} stores[] = {
  { "private", HD_STORE_PRIVATE },
  { "library", HD_STORE_LIBRARY },
};

typedef struct
{
  const char *state; /* ok, missing, damaged, newer, failed */
  GStrv findings;
} Diagnosis;

static void
add_finding (Diagnosis *diagnosis, const char *state, const char *text)
{
  const char *const findings[] = { text, NULL };

  diagnosis->state = state;
  g_strfreev (diagnosis->findings);
  diagnosis->findings = g_strdupv ((char **) findings);
}

static void
examine (HdCli *cli, HdStoreKind kind, Diagnosis *diagnosis)
{
  g_autofree char *path = hd_cli_store_path (cli, kind);
  const HdSchema *schema = kind == HD_STORE_PRIVATE ? &hd_schema_private : &hd_schema_library;
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) db = NULL;

  diagnosis->state = "ok";
  diagnosis->findings = g_new0 (char *, 1);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      diagnosis->state = "missing";
      return;
    }

  db = hd_db_open (schema, path, &error);
  if (db != NULL)
    {
      g_clear_pointer (&diagnosis->findings, g_strfreev);
      diagnosis->findings = hd_db_check (db, &error);
    }

  if (error != NULL)
    add_finding (diagnosis,
                 error->code == HD_ERROR_DAMAGED ? "damaged"
                 : error->code == HD_ERROR_NEWER ? "newer"
                                                 : "failed",
                 error->message);
  else if (diagnosis->findings[0] != NULL)
    diagnosis->state = "damaged";
}

static gboolean
is_well (const Diagnosis *diagnosis)
{
  return strcmp (diagnosis->state, "ok") == 0 || strcmp (diagnosis->state, "missing") == 0;
}

static void
print_diagnosis (HdCli *cli, guint i, const Diagnosis *diagnosis, JsonArray *array)
{
  g_autofree char *path = hd_cli_store_path (cli, stores[i].kind);

  if (cli->json)
    {
      JsonObject *object = json_object_new ();
      JsonArray *findings = json_array_new ();

      for (guint j = 0; diagnosis->findings[j] != NULL; j++)
        json_array_add_string_element (findings, diagnosis->findings[j]);
      json_object_set_string_member (object, "id", stores[i].name);
      json_object_set_string_member (object, "path", path);
      json_object_set_string_member (object, "state", diagnosis->state);
      json_object_set_array_member (object, "findings", findings);
      json_array_add_object_element (array, object);
      return;
    }

  g_autofree char *head =
    g_strdup_printf ("%s: %s\n", path,
                     strcmp (diagnosis->state, "missing") == 0 ? "not there yet"
                                                               : diagnosis->state);
  hd_cli_print (head);
  for (guint j = 0; diagnosis->findings[j] != NULL; j++)
    {
      g_autofree char *line = g_strdup_printf ("  %s\n", diagnosis->findings[j]);

      hd_cli_print (line);
    }
  if (strcmp (diagnosis->state, "damaged") == 0)
    {
      g_autofree char *offer =
        g_strdup_printf ("  It was left as it is. doctor --set-aside %s renames it and begins "
                         "anew.\n",
                         stores[i].name);

      hd_cli_print (offer);
    }
}

/* Renames a database that is damaged, and no other. */
static int
set_aside (HdCli *cli, const char *name, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    if (strcmp (stores[i].name, name) == 0)
      {
        g_autofree char *path = hd_cli_store_path (cli, stores[i].kind);
        g_autofree char *mark = hd_date_format_iso (cli->today);
        g_autofree char *aside = NULL;
        g_autofree char *line = NULL;
        Diagnosis diagnosis = { NULL, NULL };
        gboolean damaged;

        examine (cli, stores[i].kind, &diagnosis);
        damaged = strcmp (diagnosis.state, "damaged") == 0;
        g_strfreev (diagnosis.findings);
        if (!damaged)
          {
            g_set_error (error, HD_ERROR, HD_ERROR_FAILED, "%s: not damaged, left where it is",
                         path);
            return HD_CLI_FAILED;
          }

        aside = hd_db_set_aside (path, mark, error);
        if (aside == NULL)
          return HD_CLI_FAILED;
        line = g_strdup_printf ("%s\n", aside);
        hd_cli_print (line);
        return HD_CLI_DONE;
      }

  g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "--set-aside: “%s” is neither private nor library",
               name);
  return HD_CLI_USAGE;
}

static int
run (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *aside = NULL;
  const GOptionEntry options[] = {
    { "set-aside", 0, 0, G_OPTION_ARG_STRING, &aside,
      "Rename a damaged database, so that an empty one takes its place", "private|library" },
    G_OPTION_ENTRY_NULL,
  };
  JsonArray *array;
  gboolean well = TRUE;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 1)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE, "doctor: takes no argument");
      return HD_CLI_USAGE;
    }
  if (aside != NULL)
    return set_aside (cli, aside, error);

  array = json_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      Diagnosis diagnosis = { NULL, NULL };

      examine (cli, stores[i].kind, &diagnosis);
      print_diagnosis (cli, i, &diagnosis, array);
      well = well && is_well (&diagnosis);
      g_strfreev (diagnosis.findings);
    }
  if (cli->json)
    hd_cli_print_array (array);
  else
    json_array_unref (array);

  if (!well)
    g_set_error_literal (error, HD_ERROR, HD_ERROR_FAILED, "doctor: not all is well");
  return well ? HD_CLI_DONE : HD_CLI_FAILED;
}

const HdCliCommand hd_cli_doctor = {
  "doctor",
  "",
  "Look for damage in the databases",
  run,
};
