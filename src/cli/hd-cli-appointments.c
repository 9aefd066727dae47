/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-appointments.h"

#include <string.h>

#include "hd-applications-table.h"
#include "hd-check-fold.h"
#include "hd-cli-commands.h"
#include "hd-cli-store.h"
#include "hd-error.h"
#include "hd-interviews-table.h"
#include "hd-offered-slots-table.h"
#include "hd-search-parts-table.h"
#include "hd-stage.h"
#include "hd-zone.h"

/*
 * `appointments list` and `show`: what there is, an entry a row, each with the appointments in it.
 */

/* Reads an id from the command line; %HD_ERROR_USAGE when it is none. */
gboolean
hd_cli_take_id (const char *command, const char *text, gint64 *id, GError **error)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;
  g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "%s: “%s” is no ID; appointments list shows them",
               command, text);
  return FALSE;
}

/* A wall time as calendar show writes it; null when it is not known. */
void
hd_cli_add_wall (JsonObject *object, const char *key, int day, int minute, gboolean all_day)
{
  g_autofree char *date = day != HD_DATE_NONE ? hd_date_format_iso (day) : NULL;
  g_autofree char *text = NULL;

  if (date == NULL)
    {
      json_object_set_null_member (object, key);
      return;
    }
  text = all_day
           ? g_strdup (date)
           : g_strdup_printf ("%sT%02d:%02d:00", date, MAX (minute, 0) / 60, MAX (minute, 0) % 60);
  json_object_set_string_member (object, key, text);
}

/* An instant as calendar show writes it; null when it is not known. */
void
hd_cli_add_instant (JsonObject *object, const char *key, gint64 instant)
{
  g_autoptr (GDateTime) time = instant != 0 ? g_date_time_new_from_unix_utc (instant) : NULL;
  g_autofree char *rest = time != NULL ? g_date_time_format (time, "-%m-%dT%H:%M:%SZ") : NULL;
  g_autofree char *text =
    time != NULL ? g_strdup_printf ("%04d%s", g_date_time_get_year (time), rest) : NULL;

  if (text != NULL)
    json_object_set_string_member (object, key, text);
  else
    json_object_set_null_member (object, key);
}

static void
add_text (JsonObject *object, const char *key, const char *text)
{
  if (text[0] != '\0')
    json_object_set_string_member (object, key, text);
  else
    json_object_set_null_member (object, key);
}

static void
add_day (JsonObject *object, const char *key, int day)
{
  g_autofree char *text = day != HD_DATE_NONE ? hd_date_format_iso (day) : NULL;

  if (text != NULL)
    json_object_set_string_member (object, key, text);
  else
    json_object_set_null_member (object, key);
}

static void
add_times (JsonObject *object, HdInterview *interview)
{
  hd_cli_add_instant (object, "start_utc", interview->all_day ? 0 : interview->start_at);
  hd_cli_add_instant (object, "end_utc", interview->all_day ? 0 : interview->end_at);
  hd_cli_add_wall (object, "start_wall", interview->start_day, interview->start_minute,
                   interview->all_day);
  hd_cli_add_wall (object, "end_wall", interview->end_day, interview->end_minute,
                   interview->all_day);
  add_text (object, "zone", interview->zone);
  json_object_set_boolean_member (object, "all_day", interview->all_day);
}

static JsonObject *
interview_object (HdInterview *interview)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", hd_record_get_id (HD_RECORD (interview)));
  add_text (object, "title", interview->title);
  json_object_set_string_member (object, "state", interview->state);
  json_object_set_int_member (object, "round", interview->round);
  json_object_set_int_member (object, "loop", interview->loop);
  add_times (object, interview);
  add_text (object, "format", interview->format);
  add_text (object, "place", interview->place);
  add_text (object, "link", interview->link);
  add_text (object, "organizer", interview->organizer);
  json_object_set_int_member (object, "prep", interview->prep);
  json_object_set_int_member (object, "travel_out", interview->travel_out);
  json_object_set_int_member (object, "travel_back", interview->travel_back);
  json_object_set_int_member (object, "settle", interview->settle);
  add_text (object, "uid", interview->uid);
  add_text (object, "recurrence_id", interview->recurrence_id);
  json_object_set_int_member (object, "sequence", interview->sequence);
  hd_cli_add_instant (object, "was_utc", interview->was_at);
  if (interview->absence_state[0] != '\0')
    json_object_set_int_member (object, "absence", interview->absence);
  else
    json_object_set_null_member (object, "absence");
  add_text (object, "absence_state", interview->absence_state);
  add_text (object, "notes", interview->notes);
  return object;
}

static gboolean
is_alive (HdInterview *interview)
{
  return strcmp (interview->state, "cancelled") != 0 && strcmp (interview->state, "held") != 0;
}

/* The appointments of each entry: a long list is gone through once, and not once for each entry.
 * Both keys and values are borrowed from @interviews. */
static GHashTable *
group_by_entry (GPtrArray *interviews)
{
  GHashTable *groups =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < interviews->len; i++)
    {
      HdInterview *interview = interviews->pdata[i];
      GPtrArray *group = g_hash_table_lookup (groups, &interview->application);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, &interview->application, group);
        }
      g_ptr_array_add (group, interview);
    }
  return groups;
}

/* Returns: (transfer container) */
static GPtrArray *
list_of_entry (GHashTable *groups, gint64 id)
{
  GPtrArray *group = g_hash_table_lookup (groups, &id);

  return group != NULL ? g_ptr_array_ref (group) : g_ptr_array_new ();
}

/* Of an entry's appointments the next one, else the last; NULL when there is none. */
static HdInterview *
find_next (GPtrArray *interviews, gint64 now)
{
  HdInterview *last = NULL;

  for (guint i = 0; i < interviews->len; i++)
    {
      HdInterview *interview = interviews->pdata[i];

      if (is_alive (interview) && MAX (interview->start_at, interview->end_at) > now)
        return interview;
      last = interview;
    }
  return last;
}

static JsonObject *
entry_object (HdJobApplication *entry, GPtrArray *interviews, gint64 now)
{
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();
  HdInterview *next = find_next (interviews, now);

  json_object_set_int_member (object, "id", hd_record_get_id (HD_RECORD (entry)));
  add_text (object, "company", entry->company);
  add_text (object, "agency", entry->agency);
  add_text (object, "role", entry->role);
  add_text (object, "place", entry->place);
  add_text (object, "url", entry->source_url);
  json_object_set_string_member (object, "stage", entry->stage);
  add_text (object, "outcome", entry->outcome);
  hd_cli_add_instant (object, "stage_since", entry->stage_at);
  add_text (object, "terms", entry->terms);
  add_text (object, "submitted_by", entry->submitted_by);
  add_day (object, "represent_until", entry->represent_until);
  add_text (object, "next_action", entry->next_action);
  add_day (object, "next_on", entry->next_on);
  add_text (object, "notes", entry->notes);

  /* What comes next of it, so that most readers need not look further. */
  if (next != NULL)
    {
      add_text (object, "title", next->title);
      json_object_set_string_member (object, "state", next->state);
      add_times (object, next);
      add_text (object, "uid", next->uid);
    }

  for (guint i = 0; i < interviews->len; i++)
    json_array_add_object_element (array, interview_object (interviews->pdata[i]));
  json_object_set_array_member (object, "appointments", array);
  return object;
}

static void
append_name (GString *out, HdJobApplication *entry)
{
  const char *parts[] = { entry->company, entry->role, NULL };
  gboolean any = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      {
        g_string_append_printf (out, "%s%s", any ? " · " : "", parts[i]);
        any = TRUE;
      }
  if (!any)
    g_string_append (out, "(no name)");
}

/* With numbers each appointment has the one by which other commands know it. */
static void
print_entry (HdCli *cli, HdJobApplication *entry, GPtrArray *interviews, gboolean numbers)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "%6" G_GINT64_FORMAT " ", hd_record_get_id (HD_RECORD (entry)));
  append_name (out, entry);
  g_string_append_printf (out, "  [%s%s%s]\n", entry->stage, entry->outcome[0] != '\0' ? ": " : "",
                          entry->outcome);
  for (guint i = 0; i < interviews->len; i++)
    {
      HdInterview *interview = interviews->pdata[i];

      g_string_append_printf (out, "         %d. ", interview->round);
      hd_cli_append_when (out, interview, cli->zone);
      g_string_append_printf (out, "  %s", interview->state);
      if (interview->absence_state[0] != '\0')
        g_string_append_printf (out, ", leave %s", interview->absence_state);
      if (interview->title[0] != '\0')
        g_string_append_printf (out, "  %s", interview->title);
      if (numbers)
        g_string_append_printf (out, "  (appointment %" G_GINT64_FORMAT ")",
                                hd_record_get_id (HD_RECORD (interview)));
      g_string_append_c (out, '\n');
    }
  hd_cli_print (out->str);
}

static void
append_folded (GString *out, const char *text, gboolean umlauts)
{
  g_autofree char *folded = hd_fold_string (text, umlauts);

  g_string_append_printf (out, "%s\n", folded);
}

/* Found as in the app: “Müller” is typed so, or “muller”, or “mueller”. */
static gboolean
entry_matches (HdJobApplication *entry, GPtrArray *interviews, const char *stage, char **words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) folded = g_string_new (NULL);

  if (stage != NULL && strcmp (entry->stage, stage) != 0)
    return FALSE;
  if (words[0] == NULL)
    return TRUE;
  g_string_append_printf (text, "%s\n%s\n%s\n%s\n%s\n%s\n%s", entry->company, entry->agency,
                          entry->role, entry->place, entry->terms, entry->notes,
                          entry->next_action);
  for (guint i = 0; i < interviews->len; i++)
    {
      HdInterview *interview = interviews->pdata[i];

      g_string_append_printf (text, "\n%s\n%s\n%s", interview->title, interview->place,
                              interview->notes);
    }
  append_folded (folded, text->str, FALSE);
  append_folded (folded, text->str, TRUE);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = hd_fold_string (words[i], FALSE);

      if (strstr (folded->str, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

static int
list (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *stage = NULL;
  const GOptionEntry options[] = {
    { "stage", 0, 0, G_OPTION_ARG_STRING, &stage, "Only those of this stage", "STAGE" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HdDb) db = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) interviews = NULL;
  g_autoptr (GHashTable) groups = NULL;
  JsonArray *array;
  HdStage known;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (stage != NULL && !hd_stage_parse (stage, &known))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "appointments list: there is no stage “%s”",
                   stage);
      return HD_CLI_USAGE;
    }

  db = hd_cli_open_appointments (cli, error);
  entries = db != NULL ? hd_applications_table_list (db, error) : NULL;
  interviews = entries != NULL ? hd_interviews_table_list (db, error) : NULL;
  if (interviews == NULL)
    return HD_CLI_FAILED;

  groups = group_by_entry (interviews);
  array = json_array_new ();
  for (guint i = 0; i < entries->len; i++)
    {
      HdJobApplication *entry = entries->pdata[i];
      g_autoptr (GPtrArray) own = list_of_entry (groups, hd_record_get_id (HD_RECORD (entry)));

      if (!entry_matches (entry, own, stage != NULL ? hd_stage_to_string (known) : NULL, argv + 1))
        continue;
      if (cli->json)
        json_array_add_object_element (array, entry_object (entry, own, hd_cli_now ()));
      else
        print_entry (cli, entry, own, FALSE);
    }
  if (cli->json)
    hd_cli_print_array (array);
  else
    json_array_unref (array);
  return HD_CLI_DONE;
}

static gboolean
add_people (JsonObject *object, HdDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) people = hd_persons_table_list (db, error);
  JsonArray *array;

  if (people == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < people->len; i++)
    {
      HdPerson *person = people->pdata[i];
      JsonObject *row;

      if (person->application != id)
        continue;
      row = json_object_new ();
      json_object_set_int_member (row, "id", hd_record_get_id (HD_RECORD (person)));
      json_object_set_string_member (row, "name", person->name);
      add_text (row, "role", person->role);
      add_text (row, "agency", person->agency);
      add_text (row, "email", person->email);
      add_text (row, "phone", person->phone);
      json_array_add_object_element (array, row);
    }
  json_object_set_array_member (object, "people", array);
  return TRUE;
}

/* Times that were named for its appointments, by them or by me. */
static gboolean
add_slots (JsonObject *object, HdDb *db, GPtrArray *interviews, GError **error)
{
  g_autoptr (GPtrArray) slots = hd_offered_slots_table_list (db, error);
  JsonArray *array;

  if (slots == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < slots->len; i++)
    {
      HdOfferedSlot *slot = slots->pdata[i];
      gboolean of_it = FALSE;
      JsonObject *row;

      for (guint k = 0; k < interviews->len && !of_it; k++)
        of_it = hd_record_get_id (interviews->pdata[k]) == slot->interview;
      if (!of_it)
        continue;
      row = json_object_new ();
      json_object_set_int_member (row, "id", hd_record_get_id (HD_RECORD (slot)));
      json_object_set_int_member (row, "appointment", slot->interview);
      json_object_set_string_member (row, "by", slot->named_by);
      hd_cli_add_instant (row, "start_utc", slot->start_at);
      hd_cli_add_instant (row, "end_utc", slot->end_at);
      add_text (row, "to", slot->to_whom);
      add_day (row, "offered_on", slot->offered_on);
      json_object_set_boolean_member (row, "chosen", slot->chosen);
      json_array_add_object_element (array, row);
    }
  json_object_set_array_member (object, "slots", array);
  return TRUE;
}

static gboolean
add_lines (JsonObject *object, HdDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) lines = hd_job_notes_table_list (db, error);
  JsonArray *array;

  if (lines == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < lines->len; i++)
    {
      HdJobNote *line = lines->pdata[i];
      JsonObject *row;

      if (line->application != id)
        continue;
      row = json_object_new ();
      json_object_set_int_member (row, "id", hd_record_get_id (HD_RECORD (line)));
      json_object_set_string_member (row, "kind", line->kind);
      json_object_set_string_member (row, "text", line->text);
      json_object_set_boolean_member (row, "done", line->done);
      json_array_add_object_element (array, row);
    }
  json_object_set_array_member (object, "lines", array);
  return TRUE;
}

static gboolean
add_events (JsonObject *object, HdDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) events = hd_stage_events_table_list (db, error);
  JsonArray *array;

  if (events == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < events->len; i++)
    {
      HdStageEvent *event = events->pdata[i];
      JsonObject *row;

      if (event->application != id)
        continue;
      row = json_object_new ();
      json_object_set_int_member (row, "id", hd_record_get_id (HD_RECORD (event)));
      json_object_set_string_member (row, "stage", event->stage);
      add_text (row, "outcome", event->outcome);
      hd_cli_add_instant (row, "at", event->at);
      json_array_add_object_element (array, row);
    }
  json_object_set_array_member (object, "events", array);
  return TRUE;
}

static int
show (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (HdDb) db = NULL;
  g_autoptr (HdJobApplication) entry = NULL;
  g_autoptr (GPtrArray) interviews = NULL;
  g_autoptr (GHashTable) groups = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;
  gint64 id;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE, "appointments show: name one ID");
      return HD_CLI_USAGE;
    }
  if (!hd_cli_take_id ("appointments show", argv[1], &id, error))
    return HD_CLI_USAGE;

  db = hd_cli_open_appointments (cli, error);
  entry = db != NULL ? hd_applications_table_get (db, id, error) : NULL;
  interviews = entry != NULL ? hd_interviews_table_list (db, error) : NULL;
  if (interviews == NULL)
    {
      hd_cli_name_missing ("entry", id, error);
      return HD_CLI_FAILED;
    }

  groups = group_by_entry (interviews);
  own = list_of_entry (groups, id);
  if (!cli->json)
    {
      print_entry (cli, entry, own, TRUE);
      if (!hd_cli_print_slots (cli, db, own, error))
        return HD_CLI_FAILED;
      if (entry->next_action[0] != '\0' || entry->notes[0] != '\0')
        {
          g_autofree char *more =
            g_strdup_printf ("%s%s%s\n", entry->next_action,
                             entry->next_action[0] != '\0' ? "\n" : "", entry->notes);

          hd_cli_print (more);
        }
      return HD_CLI_DONE;
    }

  object = entry_object (entry, own, hd_cli_now ());
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  if (!add_people (object, db, id, error) || !add_lines (object, db, id, error) ||
      !add_slots (object, db, own, error) || !add_events (object, db, id, error))
    return HD_CLI_FAILED;
  hd_cli_print_json (node);
  return HD_CLI_DONE;
}

const HdCliCommand hd_cli_appointments_list = {
  "appointments list",
  "[WORD…]",
  "List appointments",
  list,
};

const HdCliCommand hd_cli_appointments_show = {
  "appointments show",
  "ID",
  "Show all that is known of one entry",
  show,
};
