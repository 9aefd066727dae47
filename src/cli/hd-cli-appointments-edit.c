/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "hd-applications-table.h"
#include "hd-appointment-import.h"
#include "hd-cli-appointments.h"
#include "hd-cli-books.h"
#include "hd-cli-commands.h"
#include "hd-cli-store.h"
#include "hd-error.h"
#include "hd-intake.h"
#include "hd-interview-times.h"
#include "hd-interviews-table.h"
#include "hd-offered-slots-table.h"
#include "hd-record-sql.h"
#include "hd-record-tidy.h"
#include "hd-stage.h"
#include "hd-text.h"
#include "hd-undo.h"
#include "hd-when.h"

/*
 * `appointments add`, `move` and `outcome`. Names can come from standard input, so that
 * neither the shell's history nor the list of processes holds them.
 */

typedef struct
{
  HdJobApplication *entry; /* new, or with the id of a known one */
  HdInterview *interview;  /* NULL: only the entry */
  GPtrArray *slots;        /* of HdOfferedSlot*: when several times were named */
  int round;               /* 0: the next one of the entry */
  gint64 visit;            /* the appointment that it is one visit with; 0: none */
  gint64 of;
  gint64 now;
} Add;

/* Keys of lines such as “company: Hollowfern”. */
static const struct
{
  const char *key;
  const char *property;
  gboolean of_interview;
} keys[] = {
  { "company", "company", FALSE }, { "agency", "agency", FALSE },
  { "role", "role", FALSE },       { "url", "source-url", FALSE },
  { "terms", "terms", FALSE },     { "next", "next-action", FALSE },
  { "notes", "notes", FALSE },     { "submitted-by", "submitted-by", FALSE },
  { "title", "title", TRUE },      { "place", "place", TRUE },
  { "link", "link", TRUE },
};

/* A line that sets a field; what is left is about the time. */
static gboolean
take_line (Add *add, HdInterview *details, const char *line)
{
  const char *colon = strchr (line, ':');
  g_autofree char *key = colon != NULL ? g_strndup (line, (gsize) (colon - line)) : NULL;

  if (key == NULL)
    return FALSE;
  g_strstrip (key);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_ascii_strcasecmp (keys[i].key, key) == 0)
      {
        g_autofree char *value = g_strstrip (g_strdup (colon + 1));

        g_object_set (keys[i].of_interview ? G_OBJECT (details) : G_OBJECT (add->entry),
                      keys[i].property, value, NULL);
        return TRUE;
      }
  return FALSE;
}

static char *
take_lines (Add *add, HdInterview *details, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!take_line (add, details, lines[i]))
      g_string_append_printf (rest, "%s\n", lines[i]);
  return g_strstrip (g_strdup (rest->str));
}

/**
 * hd_cli_check_certain:
 * @command: which reads it
 * @with_end: whether it has to say until when
 *
 * Nothing ambiguous is decided here: the line says what has to be written out.
 *
 * Returns: %FALSE with %HD_ERROR_INVALID
 */
gboolean
hd_cli_check_certain (const char *command,
                      const HdInvitation *event,
                      gboolean with_end,
                      GError **error)
{
  for (guint i = 0; i < event->questions->len; i++)
    {
      HdQuestion *question = event->questions->pdata[i];
      g_autofree char *choices = NULL;

      /* Whether there is a way to go, and until when, may stay open. */
      if (strcmp (question->field, "location") == 0 ||
          (!with_end && strcmp (question->field, "end") == 0))
        continue;
      if (strcmp (question->field, HD_QUESTION_OFFERED) == 0)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_INVALID,
                       "%s: it is not certain that the time is meant: write it out alone", command);
          return FALSE;
        }
      g_ptr_array_add (question->choices, NULL);
      choices = g_strjoinv (", ", (char **) question->choices->pdata);
      g_ptr_array_set_size (question->choices, (int) question->choices->len - 1);
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID,
                   question->choices->len > 1
                     ? "%s: the %s has more than one reading: %s; write it out"
                     : "%s: the %s is not certain: perhaps %s; write it out",
                   command, question->field, choices);
      return FALSE;
    }
  if (!hd_invitation_has_start (event) || !event->zone_known)
    g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s: the day or the zone is not certain",
                 command);
  else if (with_end && (event->all_day || !hd_invitation_has_end (event)))
    g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s: write out from when until when", command);
  else
    return TRUE;
  return FALSE;
}

static gboolean
take_times (HdCli *cli, Add *add, HdInterview *details, const HdWhen *when, GError **error)
{
  if (when->events->len == 0)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID,
                           "appointments add: no time can be read in it");
      return FALSE;
    }
  for (guint i = 0; i < when->events->len; i++)
    {
      const HdInvitation *event = when->events->pdata[i];
      g_autoptr (HdInterview) read = NULL;

      if (!hd_cli_check_certain ("appointments add", event, FALSE, error))
        return FALSE;
      read = hd_interview_from_invitation (event, cli->zone);
      if (when->events->len > 1)
        g_ptr_array_add (add->slots, hd_offered_slot_from_invitation (event, cli->zone));
      else
        g_object_set (details, "start-day", read->start_day, "start-minute", read->start_minute,
                      "end-day", read->end_day, "end-minute", read->end_minute, "all-day",
                      read->all_day, "zone", read->zone, NULL);
      if (*details->format == '\0')
        g_object_set (details, "format", read->format, NULL);
      if (*details->place == '\0')
        g_object_set (details, "place", read->place, NULL);
      if (*details->link == '\0')
        g_object_set (details, "link", read->link, NULL);
    }
  if (when->travel_out >= 0)
    g_object_set (details, "travel-out", when->travel_out, "travel-back",
                  MAX (when->travel_back, 0), NULL);
  if (when->prep >= 0)
    g_object_set (details, "prep", when->prep, NULL);
  g_object_set (details, "state", when->events->len > 1 ? "offered" : "confirmed", NULL);
  hd_cli_warn_all (cli, "appointments add", when->warnings);
  return TRUE;
}

/* One is away once for what is one visit: on one day, for one entry. */
static gboolean
find_visit (HdDb *db, Add *add, GError **error)
{
  g_autoptr (HdInterview) other = NULL;

  if (add->visit == 0)
    return TRUE;
  other = hd_interviews_table_get (db, add->visit, error);
  if (other == NULL)
    {
      hd_cli_name_missing ("appointment", add->visit, error);
      return FALSE;
    }
  if (other->application != add->of || other->start_day != add->interview->start_day ||
      other->all_day || add->interview->all_day || strcmp (other->state, "cancelled") == 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID,
                   "appointments add: %" G_GINT64_FORMAT
                   " cannot be one visit with it: that takes two times on one day, of one entry",
                   add->visit);
      return FALSE;
    }
  if (add->round == 0)
    add->round = MAX (other->round, 1);
  g_object_set (add->interview, "visit-with", add->visit, NULL);
  return TRUE;
}

/* Without a number of its own it is the next round, as in the app. */
static gboolean
count_round (HdDb *db, const Add *add, GError **error)
{
  g_autoptr (GPtrArray) known = NULL;
  int round = MAX (add->round, 1);

  if (add->round == 0)
    {
      known = hd_interviews_table_list (db, error);
      if (known == NULL)
        return FALSE;
      for (guint i = 0; i < known->len; i++)
        round = hd_interview_round_after (known->pdata[i], add->of, round);
    }
  g_object_set (add->interview, "application", add->of, "round", round, NULL);
  return TRUE;
}

/* The job: all of it or nothing, one step of undo. */
static gboolean
store (HdDb *db, gpointer data, GError **error)
{
  Add *add = data;
  gint64 step;

  if (add->of != 0)
    {
      g_autoptr (HdJobApplication) known = hd_applications_table_get (db, add->of, error);

      if (known == NULL)
        {
          hd_cli_name_missing ("entry", add->of, error);
          return FALSE;
        }
    }

  step = hd_undo_begin (db, "appointment-add", add->now, error);
  if (step == 0)
    return FALSE;
  if (add->of == 0)
    {
      if (!hd_applications_table_put (db, step, add->entry, add->now, error))
        return FALSE;
      add->of = hd_record_get_id (HD_RECORD (add->entry));
    }
  if (add->interview == NULL)
    return TRUE;

  if (!find_visit (db, add, error) || !count_round (db, add, error) ||
      !hd_interviews_table_join (db, step, add->interview, add->now, error) ||
      !hd_interviews_table_put (db, step, add->interview, add->now, error))
    return FALSE;
  return add->slots->len == 0 ||
         hd_offered_slots_table_put (db, step, hd_record_get_id (HD_RECORD (add->interview)),
                                     add->slots, error);
}

static void
print_id (HdCli *cli, gint64 id)
{
  g_autofree char *text = NULL;

  if (cli->json)
    {
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "id", id);
      json_node_take_object (node, object);
      hd_cli_print_json (node);
      return;
    }
  text = g_strdup_printf ("%" G_GINT64_FORMAT "\n", id);
  hd_cli_print (text);
}

/* Returns: (transfer full): standard input as text */
char *
hd_cli_read_text (GError **error)
{
  g_autoptr (GBytes) bytes = hd_cli_read_file ("-", error);
  gsize length;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  return hd_text_clean (data != NULL ? data : "", (gssize) length);
}

static gboolean
has_name (HdJobApplication *entry)
{
  return entry->company[0] != '\0' || entry->agency[0] != '\0' || entry->role[0] != '\0';
}

/* Whether lines say anything of the entry itself. */
static gboolean
is_described (HdJobApplication *entry)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = NULL;

      if (keys[i].of_interview)
        continue;
      g_object_get (entry, keys[i].property, &value, NULL);
      if (*value != '\0')
        return TRUE;
    }
  return FALSE;
}

/* Nothing that is said is dropped without a word: what describes an appointment needs one. */
static gboolean
check_complete (const Add *add, HdInterview *details, GError **error)
{
  gboolean described = *details->title != '\0' || *details->link != '\0' || add->round > 0;

  if (add->interview != NULL)
    return TRUE;
  if (add->of != 0)
    g_set_error_literal (error, HD_ERROR, HD_ERROR_MISSING,
                         "appointments add: --when is missing: with --of an appointment is added");
  else if (!has_name (add->entry))
    g_set_error_literal (error, HD_ERROR, HD_ERROR_MISSING,
                         "appointments add: --when is missing, or a name: --company, --agency, "
                         "--role");
  else if (described)
    g_set_error_literal (error, HD_ERROR, HD_ERROR_MISSING,
                         "appointments add: --when is missing: --title, --link and --round "
                         "describe an appointment");
  else
    return TRUE;
  return FALSE;
}

static int
add_entry (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *company = NULL, *agency = NULL, *role = NULL, *stage = NULL, *title = NULL;
  g_autofree char *place = NULL, *link = NULL, *when = NULL, *next = NULL, *next_on = NULL;
  g_autofree char *of = NULL, *visit = NULL;
  g_autoptr (HdJobApplication) entry = hd_job_application_new ();
  g_autoptr (HdInterview) details = hd_interview_new ();
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  Add add = { entry, NULL, slots, 0, 0, 0, hd_cli_now () };
  const GOptionEntry options[] = {
    { "company", 0, 0, G_OPTION_ARG_STRING, &company, "With whom", "NAME" },
    { "agency", 0, 0, G_OPTION_ARG_STRING, &agency, "Through whom", "NAME" },
    { "role", 0, 0, G_OPTION_ARG_STRING, &role, "What it is about", "TEXT" },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &stage, "How far it is (default: saved)", "STAGE" },
    { "when", 0, 0, G_OPTION_ARG_STRING, &when, "The time, as people write it", "TEXT" },
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, "What it is called", "TEXT" },
    { "place", 0, 0, G_OPTION_ARG_STRING, &place, "Where", "TEXT" },
    { "link", 0, 0, G_OPTION_ARG_STRING, &link, "Where one joins", "URL" },
    { "round", 0, 0, G_OPTION_ARG_INT, &add.round, "Which meeting in a row", "N" },
    { "of", 0, 0, G_OPTION_ARG_STRING, &of, "Belongs to this entry", "ID" },
    { "visit", 0, 0, G_OPTION_ARG_STRING, &visit, "One visit with this appointment", "NUMBER" },
    { "next", 0, 0, G_OPTION_ARG_STRING, &next, "What is to be done next", "TEXT" },
    { "next-on", 0, 0, G_OPTION_ARG_STRING, &next_on, "And when", "DATE" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HdDb) db = NULL;
  g_autofree char *text = NULL;
  HdStage known = HD_STAGE_SAVED;
  HdDate date = HD_DATE_NONE;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc > 2 || (argc == 2 && strcmp (argv[1], "-") != 0))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "appointments add: takes options, or “-” for standard input");
      return HD_CLI_USAGE;
    }
  if ((stage != NULL && (!hd_stage_parse (stage, &known) || known == HD_STAGE_CLOSED)) ||
      add.round < 0 || add.round > HD_INTERVIEW_MAX_ROUND)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "appointments add: --stage is one of saved, applied, screen, manager, "
                           "assessment, loop, final, offer; --round is 1 to 30");
      return HD_CLI_USAGE;
    }
  if (of != NULL && !hd_cli_take_id ("appointments add", of, &add.of, error))
    return HD_CLI_USAGE;
  if (visit != NULL &&
      (of == NULL || !hd_cli_take_id ("appointments add", visit, &add.visit, error)))
    {
      if (of == NULL)
        g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                             "appointments add: --visit names an appointment of the entry that "
                             "--of names");
      return HD_CLI_USAGE;
    }
  if (of != NULL && (company != NULL || agency != NULL || role != NULL || stage != NULL ||
                     next != NULL || next_on != NULL))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "appointments add: with --of an appointment is added; --company, "
                           "--agency, --role, --stage and --next are those of the entry");
      return HD_CLI_USAGE;
    }
  if (next_on != NULL && !hd_cli_leave_date (cli, "--next-on", next_on, &date, error))
    return HD_CLI_USAGE;

  g_object_set (details, "prep", HD_INTAKE_PREPARATION, "settle", HD_INTAKE_SETTLING, NULL);
  /* Without an option of its own there is only standard input. */
  if (argc == 2 || (of == NULL && company == NULL && agency == NULL && role == NULL &&
                    when == NULL && title == NULL && next == NULL))
    {
      g_autofree char *input = hd_cli_read_text (error);

      if (input == NULL)
        return HD_CLI_FAILED;
      text = take_lines (&add, details, input);
      if (of != NULL && is_described (entry))
        hd_cli_warn (cli,
                     "appointments add: the entry that is there stays as it is: what the text says "
                     "of it is left out");
    }

  g_object_set (entry, "stage", hd_stage_to_string (known), "next-on", date, NULL);
  if (company != NULL)
    g_object_set (entry, "company", company, NULL);
  if (agency != NULL)
    g_object_set (entry, "agency", agency, NULL);
  if (role != NULL)
    g_object_set (entry, "role", role, NULL);
  if (next != NULL)
    g_object_set (entry, "next-action", next, NULL);
  if (title != NULL)
    g_object_set (details, "title", title, NULL);
  if (place != NULL)
    g_object_set (details, "place", place, NULL);
  if (link != NULL)
    g_object_set (details, "link", link, NULL);

  if (when != NULL && text != NULL && *text != '\0')
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "appointments add: --when excludes a text on standard input");
      return HD_CLI_USAGE;
    }
  if (when != NULL || (text != NULL && *text != '\0'))
    {
      g_autoptr (HdWhen) read =
        hd_cli_read_times (cli, when != NULL ? when : text, when != NULL, error);

      if (read == NULL || !take_times (cli, &add, details, read, error))
        return HD_CLI_FAILED;
      add.interview = details;
    }
  if (!check_complete (&add, details, error))
    return HD_CLI_USAGE;
  if (when == NULL)
    g_object_set (entry, "place", details->place, NULL);

  hd_record_tidy (HD_RECORD (entry));
  hd_record_tidy (HD_RECORD (details));
  hd_interview_derive (details, cli->zone);
  db = hd_cli_open_appointments (cli, error);
  if (db == NULL || !hd_db_transact (db, store, &add, error))
    return HD_CLI_FAILED;
  print_id (cli, add.of);
  if (of == NULL)
    hd_cli_warn_clash (cli, "appointments add", db, add.of);
  return HD_CLI_DONE;
}

typedef struct
{
  gint64 id;
  const char *stage;
  const char *outcome;
  gint64 now;
} Move;

static gboolean
run_move (HdDb *db, gpointer data, GError **error)
{
  const Move *move = data;

  return hd_applications_table_move (db, move->id, move->stage, move->outcome, move->now, error);
}

static gboolean
do_move (HdDb *db, Move *move, GError **error)
{
  if (db == NULL)
    return FALSE;
  if (hd_db_transact (db, run_move, move, error))
    return TRUE;
  hd_cli_name_missing ("entry", move->id, error);
  return FALSE;
}

static int
move_entry (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  Move move = { 0, NULL, "", hd_cli_now () };
  g_autoptr (HdDb) db = NULL;
  HdStage stage;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 3)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE, "appointments move: name ID and STAGE");
      return HD_CLI_USAGE;
    }
  if (!hd_cli_take_id ("appointments move", argv[1], &move.id, error))
    return HD_CLI_USAGE;
  if (!hd_stage_parse (argv[2], &stage) || stage == HD_STAGE_CLOSED)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE,
                   "appointments move: “%s” is none of saved, applied, screen, manager, "
                   "assessment, loop, final, offer; appointments outcome closes",
                   argv[2]);
      return HD_CLI_USAGE;
    }
  move.stage = hd_stage_to_string (stage);
  db = hd_cli_open_appointments (cli, error);
  if (!do_move (db, &move, error))
    return HD_CLI_FAILED;
  if (stage != HD_STAGE_SAVED)
    hd_cli_warn_clash (cli, "appointments move", db, move.id);
  return HD_CLI_DONE;
}

static int
set_outcome (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  Move move = { 0, hd_stage_to_string (HD_STAGE_CLOSED), NULL, hd_cli_now () };
  g_autoptr (HdDb) db = NULL;
  HdOutcome outcome;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 3)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "appointments outcome: name ID and OUTCOME");
      return HD_CLI_USAGE;
    }
  if (!hd_cli_take_id ("appointments outcome", argv[1], &move.id, error))
    return HD_CLI_USAGE;
  if (!hd_outcome_parse (argv[2], &outcome) || outcome == HD_OUTCOME_OPEN)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE,
                   "appointments outcome: “%s” is none of accepted, declined, rejected, withdrawn, "
                   "no-reply, ghosted",
                   argv[2]);
      return HD_CLI_USAGE;
    }
  move.outcome = hd_outcome_to_string (outcome);
  db = hd_cli_open_appointments (cli, error);
  if (!do_move (db, &move, error))
    return HD_CLI_FAILED;
  hd_cli_tell_left (cli, "appointments outcome", db, move.id);
  return HD_CLI_DONE;
}

const HdCliCommand hd_cli_appointments_add = {
  "appointments add",
  "[-]",
  "Add an appointment from options or from a text",
  add_entry,
};

const HdCliCommand hd_cli_appointments_move = {
  "appointments move",
  "ID STAGE",
  "Say how far it has come",
  move_entry,
};

const HdCliCommand hd_cli_appointments_outcome = {
  "appointments outcome",
  "ID OUTCOME",
  "Say what came of it",
  set_outcome,
};
