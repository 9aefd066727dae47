/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "hd-appointment-import.h"
#include "hd-applications.h"
#include "hd-cli-appointments.h"
#include "hd-cli-commands.h"
#include "hd-cli-store.h"
#include "hd-early-cancels.h"
#include "hd-error.h"
#include "hd-intake-file.h"
#include "hd-interviews-table.h"
#include "hd-interviews.h"
#include "hd-visits.h"

/*
 * `appointments import`: the file is read in the locked-down child; what it means is said event by
 * event, and only what was understood and is certain is stored. On a terminal it asks first.
 */

#define OVER "it is over already"
#define ANSWER "somebody's answer to an invitation that is not known"
#define CALLED_OFF "its cancellation came in before it"

typedef struct
{
  HdCli *cli;
  gint64 of;
  char *company;
  gboolean dry_run;
  gboolean yes;
  gboolean merge;
  gboolean later;
  gboolean separate;
  gboolean apart;
} Options;

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

typedef struct
{
  GError *error;
} Failure;

static void
failed_cb (HdContext *context, const GError *error, int kind, gpointer data)
{
  Failure *failure = data;

  if (failure->error == NULL)
    failure->error = g_error_copy (error);
}

static gboolean
wait_loaded (GListModel *list, Failure *failure, GError **error)
{
  for (gboolean loaded = FALSE; !loaded;)
    {
      g_object_get (list, "loaded", &loaded, NULL);
      if (failure->error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure->error));
          return FALSE;
        }
      if (!loaded)
        g_main_context_iteration (NULL, TRUE);
    }
  return TRUE;
}

static HdCalendarFile *
read_file (HdContext *context, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = hd_cli_read_file (path, error);
  g_autoptr (GAsyncResult) result = NULL;

  if (bytes == NULL)
    return NULL;
  if (g_bytes_get_size (bytes) > HD_INTAKE_MAX_BYTES)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, "%s: larger than %u bytes",
                   hd_cli_input_name (path), HD_INTAKE_MAX_BYTES);
      return NULL;
    }
  hd_intake_bytes_async (context, bytes, NULL, keep_result_cb, &result);
  {
    HdCalendarFile *file = hd_intake_finish (context, wait_for (&result), error);

    if (file == NULL)
      g_prefix_error (error, "%s: ", hd_cli_input_name (path));
    return file;
  }
}

/* What has more than one reading. The app shows what it takes "at 3" for before it keeps that (see
 * hd_intake_is_settled()); here nobody sees it first, so it is not taken. Whether there is a way to
 * go, and until when, may stay open. */
static const HdQuestion *
find_question (const HdInvitation *invitation)
{
  for (guint i = 0; i < invitation->questions->len; i++)
    {
      const HdQuestion *question = invitation->questions->pdata[i];

      if (strcmp (question->field, "location") != 0 && strcmp (question->field, "end") != 0)
        return question;
    }
  return NULL;
}

/* Returns: (transfer full): why an invitation with @question is not stored */
static char *
words_of_question (const HdQuestion *question)
{
  GString *out = g_string_new (NULL);

  if (strcmp (question->field, HD_QUESTION_OFFERED) == 0)
    return g_string_free (g_string_append (out, "not stored: perhaps nobody offers it to you"),
                          FALSE);
  g_string_append_printf (out, "not stored: the %s %s:", question->field,
                          question->choices->len > 1 ? "has more than one reading"
                                                     : "is not certain, perhaps");
  for (guint i = 0; i < question->choices->len; i++)
    g_string_append_printf (out, "%s %s", i > 0 ? "," : "",
                            (const char *) question->choices->pdata[i]);
  return g_string_free (out, FALSE);
}

/* What is asked about in the app, or taken there for the likelier reading, has to be said here. */
static void
decide (const Options *options, HdImportLine *line)
{
  line->visit = line->visit && !options->apart;
  if (find_question (line->invitation) != NULL)
    {
      line->take = FALSE;
      return;
    }
  /* Who lists what has been wants to have it; that it has is said. */
  line->take = line->take || (line->verdict == HD_IMPORT_NEW && line->over);
  if (line->verdict == HD_IMPORT_DOUBTFUL || hd_import_line_proposes (line))
    line->take = options->later;
  if (hd_import_line_answers (line) || line->called_off)
    line->take = options->separate;
  /* What was called off makes nothing that is known agreed. */
  if (line->verdict != HD_IMPORT_MERGE || line->called_off)
    return;
  line->merge = options->merge;
  line->take = options->merge || options->separate;
}

/* Returns: (transfer full): of which entry each appointment is, by its id */
static GHashTable *
find_entries (GListModel *known)
{
  GHashTable *entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < g_list_model_get_n_items (known); i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (known, i);
      gint64 id = hd_record_get_id (HD_RECORD (interview));

      g_hash_table_insert (entries, g_memdup2 (&id, sizeof id),
                           g_memdup2 (&interview->application, sizeof (gint64)));
    }
  return entries;
}

/* The entry and the appointment in it; null for what is not there. */
static void
add_ids (JsonObject *object, GHashTable *entries, gint64 id)
{
  const gint64 *entry = g_hash_table_lookup (entries, &id);

  json_object_set_null_member (object, "id");
  json_object_set_null_member (object, "appointment");
  if (entry == NULL)
    return;
  json_object_set_int_member (object, "id", *entry);
  json_object_set_int_member (object, "appointment", id);
}

/* Returns: (transfer full) (element-type utf8): what becomes of others with it, which its verdict
 * does not say */
static GPtrArray *
list_beside (const HdImportLine *line)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  if ((line->visit || line->visit_with != 0) && line->take && line->verdict == HD_IMPORT_NEW)
    g_ptr_array_add (words,
                     g_strdup ("one visit with the others of its day; --apart keeps them apart"));
  if (line->instead != 0)
    g_ptr_array_add (words, g_strdup_printf ("one of its series is known: appointment "
                                             "%" G_GINT64_FORMAT " stays beside it",
                                             line->instead));
  if (line->n_parts > 0)
    g_ptr_array_add (words, g_strdup_printf ("cancels %u more of its series", line->n_parts));
  if (line->n_moved > 0)
    g_ptr_array_add (words, g_strdup_printf ("moves %u more of its series", line->n_moved));
  if (line->n_left > 0)
    g_ptr_array_add (words, g_strdup_printf ("%u more of its series may move as well, and stay",
                                             line->n_left));
  return words;
}

/* Returns: (transfer full): what a line is about: of what is cancelled that, and else as it was
 * read */
static HdInterview *
dup_shown (HdContext *context, const Options *options, const HdImportLine *line)
{
  HdInterview *off = line->verdict == HD_IMPORT_CANCEL && line->existing != 0
                       ? hd_interviews_peek (context, line->existing)
                       : NULL;

  return off != NULL ? g_object_ref (off)
                     : hd_interview_from_invitation (line->invitation, options->cli->zone);
}

static void
report_json (HdContext *context,
             const Options *options,
             GPtrArray *lines,
             GListModel *known,
             gboolean stored)
{
  JsonArray *array = json_array_new ();
  g_autoptr (GPtrArray) invitations = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GHashTable) entries = find_entries (known);

  /* Judged again by what there is now, each is one that is known. */
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (invitations, (gpointer) ((const HdImportLine *) lines->pdata[i])->invitation);
  after = hd_appointment_import_plan (known, NULL, invitations, options->cli->zone,
                                      hd_cli_get_now (options->cli));

  for (guint i = 0; i < lines->len; i++)
    {
      const HdImportLine *line = lines->pdata[i];
      g_autoptr (HdInterview) read = dup_shown (context, options, line);
      const HdQuestion *question = find_question (line->invitation);
      g_autoptr (GPtrArray) beside = list_beside (line);
      JsonObject *object = json_object_new ();
      JsonArray *warnings = json_array_new ();

      add_ids (object, entries,
               line->verdict == HD_IMPORT_CANCEL && line->existing != 0
                 ? line->existing
                 : ((const HdImportLine *) after->pdata[i])->existing);
      json_object_set_string_member (object, "verdict",
                                     hd_import_verdict_to_string (line->verdict));
      json_object_set_boolean_member (object, "stored", stored && line->take);
      json_object_set_string_member (object, "title", read->title);
      hd_cli_add_instant (object, "start_utc", read->all_day ? 0 : read->start_at);
      hd_cli_add_wall (object, "start_wall", read->start_day, read->start_minute, read->all_day);
      if (*read->zone != '\0')
        json_object_set_string_member (object, "zone", read->zone);
      else
        json_object_set_null_member (object, "zone");
      for (guint k = 0; k < line->invitation->warnings->len; k++)
        json_array_add_string_element (warnings, line->invitation->warnings->pdata[k]);
      if (line->over)
        json_array_add_string_element (warnings, OVER);
      if (question != NULL)
        {
          g_autofree char *words = words_of_question (question);

          json_array_add_string_element (warnings, words);
        }
      else if (hd_import_line_proposes (line) && !line->take)
        json_array_add_string_element (warnings, "not stored: another time is only proposed in it");
      else if (hd_import_line_answers (line) && !line->take)
        json_array_add_string_element (warnings, "not stored: " ANSWER);
      else if (line->called_off && !line->take)
        json_array_add_string_element (warnings, "not stored: " CALLED_OFF);
      for (guint k = 0; k < beside->len; k++)
        json_array_add_string_element (warnings, beside->pdata[k]);
      json_object_set_array_member (object, "warnings", warnings);
      json_array_add_object_element (array, object);
    }
  hd_cli_print_array (array);
}

/* Without --of and --company it goes where the others of its series are, or of its visit. */
static void
append_relative (GString *out, HdContext *context, const HdImportLine *line)
{
  gint64 id = line->relative != 0 ? line->relative : line->visit_with;
  HdInterview *relative = id != 0 ? hd_interviews_peek (context, id) : NULL;

  if (relative != NULL)
    g_string_append_printf (out, "    belongs to entry %" G_GINT64_FORMAT " like its %s\n",
                            relative->application, line->relative != 0 ? "series" : "visit");
}

static void
report_text (HdContext *context, const Options *options, GPtrArray *lines)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const HdImportLine *line = lines->pdata[i];
      const HdQuestion *question = find_question (line->invitation);
      g_autoptr (GPtrArray) beside = list_beside (line);
      g_autoptr (HdInterview) read = dup_shown (context, options, line);

      g_string_append_printf (out, "%s %s: ", line->take ? "+" : " ",
                              hd_import_verdict_to_string (line->verdict));
      hd_cli_append_when (out, read, options->cli->zone);
      g_string_append_printf (out, "%s%s\n", *read->title != '\0' ? "  " : "", read->title);
      if (question != NULL)
        {
          g_autofree char *words = words_of_question (question);

          g_string_append_printf (out, "    %s; appointments add takes it written out\n", words);
        }
      else if (line->verdict == HD_IMPORT_NO_TIME && !line->invitation->zone_known)
        g_string_append (out, "    whose time is it? appointments add takes it written out\n");
      else if (line->called_off && !line->take)
        g_string_append (out, "    " CALLED_OFF ": --separate takes it\n");
      else if (line->verdict == HD_IMPORT_MERGE && !line->take)
        g_string_append (out, "    the same time as one that is known: --merge or --separate\n");
      else if (line->verdict == HD_IMPORT_DOUBTFUL && !line->take)
        g_string_append (out, "    written later than what is known, but numbered as an earlier "
                              "version: --later takes it\n");
      else if (hd_import_line_proposes (line) && !line->take)
        g_string_append (out, "    another time is only proposed in it: --later takes it\n");
      else if (hd_import_line_answers (line) && !line->take)
        g_string_append (out, "    " ANSWER ": --separate takes it\n");
      for (guint k = 0; k < beside->len; k++)
        g_string_append_printf (out, "    %s\n", (const char *) beside->pdata[k]);
      if (line->take && line->verdict == HD_IMPORT_NEW && options->of == 0 &&
          options->company == NULL)
        append_relative (out, context, line);
      if (line->over)
        g_string_append (out, "    note: " OVER "\n");
      for (guint k = 0; k < line->invitation->warnings->len; k++)
        g_string_append_printf (out, "    note: %s\n",
                                (const char *) line->invitation->warnings->pdata[k]);
    }
  if (lines->len == 0)
    g_string_append (out, "Nothing in it.\n");
  hd_cli_print (out->str);
}

static gboolean
any_taken (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    if (((HdImportLine *) lines->pdata[i])->take)
      return TRUE;
  return FALSE;
}

static gboolean
any_unknown (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    if (hd_early_cancels_is_one (lines->pdata[i]))
      return TRUE;
  return FALSE;
}

/* A person at a terminal is asked; a script has said what it wants by running this. */
static gboolean
may_store (const Options *options, const char *path)
{
  char answer[16] = "";

  if (options->dry_run)
    return FALSE;
  if (options->yes || strcmp (path, "-") == 0 || !isatty (STDIN_FILENO) || !isatty (STDOUT_FILENO))
    return TRUE;
  fputs ("Store what is marked with +? [y/N] ", stdout);
  fflush (stdout);
  return fgets (answer, sizeof answer, stdin) != NULL && (answer[0] == 'y' || answer[0] == 'Y');
}

static gboolean
store (HdContext *context, const Options *options, GPtrArray *lines, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HdJobApplication) fresh = NULL;
  HdJobApplication *entry = NULL;
  GError *failure = NULL;

  if (options->of != 0)
    {
      entry = hd_applications_peek (context, options->of);
      if (entry == NULL)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND,
                       "appointments import: there is no entry %" G_GINT64_FORMAT, options->of);
          return FALSE;
        }
    }
  else if (options->company != NULL)
    {
      fresh = g_object_new (HD_TYPE_JOB_APPLICATION, "company", options->company, "stage", "screen",
                            NULL);
      entry = fresh;
    }

  hd_appointment_import_async (context, lines, entry, keep_result_cb, &result);
  hd_context_finish (context, wait_for (&result), &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* What they cancel may come in behind them. */
static gboolean
note_cancels (HdContext *context, GPtrArray *lines, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_early_cancels_note_async (context, lines, keep_result_cb, &result);
  return hd_context_finish (context, wait_for (&result), error) != 0;
}

/* What is stored by now, whatever the lists of the context have read of it yet. */
static GListModel *
read_known (HdCli *cli, GError **error)
{
  g_autoptr (HdDb) db = hd_cli_open_store (cli, HD_STORE_PRIVATE, error);
  g_autoptr (GPtrArray) rows = db != NULL ? hd_interviews_table_list (db, error) : NULL;
  GListStore *known;

  if (rows == NULL)
    return NULL;
  known = g_list_store_new (HD_TYPE_INTERVIEW);
  for (guint i = 0; i < rows->len; i++)
    g_list_store_append (known, rows->pdata[i]);
  return G_LIST_MODEL (known);
}

/* Returns: what new ones will belong to, if that is there already; else 0 */
static gint64
find_entry (HdContext *context, const Options *options, const GPtrArray *lines)
{
  HdJobApplication *series = options->of == 0 && options->company == NULL
                               ? hd_appointment_import_find_application (context, lines)
                               : NULL;

  return series != NULL ? hd_record_get_id (HD_RECORD (series)) : options->of;
}

static void
mark_visits (HdContext *context, const Options *options, const GPtrArray *lines)
{
  gint64 entry = find_entry (context, options, lines);

  if (entry != 0)
    hd_visit_mark_known (context, lines, entry, options->cli->zone);
  else if (options->company == NULL)
    hd_visit_mark_anyones (context, lines, options->cli->zone);
}

static int
import_into (HdContext *context, const Options *options, const char *path, GError **error)
{
  g_autoptr (HdCalendarFile) file = read_file (context, path, error);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GHashTable) zones G_GNUC_UNUSED = NULL;
  Failure failure = { NULL };
  gboolean loaded, stored = FALSE;

  if (file == NULL)
    return HD_CLI_FAILED;
  zones = hd_invitations_load_zones (file->events);

  g_signal_connect (context, "failed", G_CALLBACK (failed_cb), &failure);
  loaded = wait_loaded (hd_interviews_get_list (context), &failure, error) &&
           wait_loaded (hd_early_cancels_get_list (context), &failure, error) &&
           wait_loaded (hd_applications_get_list (context), &failure, error);
  g_signal_handlers_disconnect_by_data (context, &failure);
  g_clear_error (&failure.error);
  if (!loaded)
    {
      hd_cli_tell_doctor (HD_STORE_PRIVATE, error);
      return HD_CLI_FAILED;
    }

  lines = hd_appointment_import_plan (hd_interviews_get_list (context),
                                      hd_early_cancels_get_list (context), file->events,
                                      options->cli->zone, hd_cli_get_now (options->cli));
  for (guint i = 0; i < lines->len; i++)
    decide (options, lines->pdata[i]);

  if (!options->apart)
    mark_visits (context, options, lines);

  if (!options->cli->json)
    report_text (context, options, lines);
  if (any_taken (lines) && may_store (options, path))
    {
      if (!store (context, options, lines, error))
        return HD_CLI_FAILED;
      stored = TRUE;
    }
  /* Who wants nothing stored means this, too. */
  if (!options->dry_run && (stored || !any_taken (lines)) && any_unknown (lines) &&
      !note_cancels (context, lines, error))
    return HD_CLI_FAILED;
  if (options->cli->json)
    {
      g_autoptr (GListModel) known = read_known (options->cli, error);

      if (known == NULL)
        return HD_CLI_FAILED;
      report_json (context, options, lines, known, stored);
    }
  else if (any_taken (lines) && !stored)
    hd_cli_print ("Nothing was stored.\n");
  for (guint i = 0; i < file->warnings->len; i++)
    hd_cli_warn (options->cli, "%s", (const char *) file->warnings->pdata[i]);
  return HD_CLI_DONE;
}

static int
import (HdCli *cli, int argc, char **argv, GError **error)
{
  Options options = { .cli = cli };
  g_autofree char *company = NULL, *of = NULL;
  const GOptionEntry entries[] = {
    { "of", 0, 0, G_OPTION_ARG_STRING, &of, "New ones belong to this entry", "ID" },
    { "company", 0, 0, G_OPTION_ARG_STRING, &company, "New ones are with NAME", "NAME" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, "Say what would be stored", NULL },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &options.yes, "Do not ask on a terminal", NULL },
    { "merge", 0, 0, G_OPTION_ARG_NONE, &options.merge, "The same time is the same one", NULL },
    { "separate", 0, 0, G_OPTION_ARG_NONE, &options.separate,
      "The same time is another, and what answers an unknown one is taken", NULL },
    { "apart", 0, 0, G_OPTION_ARG_NONE, &options.apart, "Several of one day are no visit", NULL },
    { "later", 0, 0, G_OPTION_ARG_NONE, &options.later, "What was written later counts", NULL },
    G_OPTION_ENTRY_NULL,
  };
  HdClock clock = { hd_cli_get_now, cli };
  HdContext *context;
  int status;

  if (!hd_cli_parse (cli, entries, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2 || (options.merge && options.separate) || (of != NULL && company != NULL))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "appointments import: reads one FILE; --merge and --separate exclude "
                           "each other, and so do --of and --company");
      return HD_CLI_USAGE;
    }
  if (of != NULL && !hd_cli_take_id ("appointments import", of, &options.of, error))
    return HD_CLI_USAGE;

  options.company = company;
  context = hd_context_new (cli->data_dir, &clock);
  hd_context_set_home (context, cli->zone, 0x3e);
  status = import_into (context, &options, argv[1], error);
  hd_context_close (context);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (context);
  return status;
}

const HdCliCommand hd_cli_appointments_import = {
  "appointments import",
  "FILE.ics|FILE.eml",
  "Take in an invitation; says first what it means",
  import,
};
