/* SPDX-License-Identifier: GPL-3.0-or-later */
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
#include "hd-offered-slot-jobs.h"
#include "hd-offered-slots-table.h"
#include "hd-undo.h"
#include "hd-when.h"

/*
 * `appointments offer`, `release`, `take` and `stay`: the times that one side offers or asks for,
 * until one of them is taken.
 */

typedef struct
{
  gint64 id;        /* of the entry */
  gint64 interview; /* 0: the only one that is open, or a new one */
  gint64 slot;
  GPtrArray *slots; /* of HdOfferedSlot*; none: what waits is released */
  gint64 now;
} Offers;

static gboolean
is_open (HdInterview *interview)
{
  return strcmp (interview->state, "cancelled") != 0 && strcmp (interview->state, "held") != 0;
}

/* Finds the appointment that is meant; it stays 0 when the entry has none that is open. */
static gboolean
find_interview (HdDb *db, Offers *offers, GError **error)
{
  g_autoptr (HdJobApplication) entry = hd_applications_table_get (db, offers->id, error);
  g_autoptr (GPtrArray) interviews = entry != NULL ? hd_interviews_table_list (db, error) : NULL;
  gint64 found = 0;

  if (interviews == NULL)
    {
      hd_cli_name_missing ("entry", offers->id, error);
      return FALSE;
    }
  for (guint i = 0; i < interviews->len; i++)
    {
      HdInterview *interview = interviews->pdata[i];
      gint64 id = hd_record_get_id (HD_RECORD (interview));

      if (interview->application != offers->id || !is_open (interview) ||
          (offers->interview != 0 && offers->interview != id))
        continue;
      if (found != 0)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_MISSING,
                       "the entry %" G_GINT64_FORMAT " has several appointments: --appointment "
                       "says which, appointments show lists them",
                       offers->id);
          return FALSE;
        }
      found = id;
    }
  if (offers->interview != 0 && found == 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND,
                   "the entry %" G_GINT64_FORMAT " has no open appointment %" G_GINT64_FORMAT,
                   offers->id, offers->interview);
      return FALSE;
    }
  offers->interview = found;
  return TRUE;
}

/* What is only offered has no time yet. */
static gboolean
add_interview (HdDb *db, Offers *offers, GError **error)
{
  g_autoptr (HdInterview) interview = hd_interview_new ();
  gint64 step = hd_undo_begin (db, "appointment-offer", offers->now, error);

  g_object_set (interview, "application", offers->id, "state", "offered", "prep",
                HD_INTAKE_PREPARATION, "settle", HD_INTAKE_SETTLING, NULL);
  if (step == 0 || !hd_interviews_table_put (db, step, interview, offers->now, error))
    return FALSE;
  offers->interview = hd_record_get_id (HD_RECORD (interview));
  return hd_offered_slots_table_put (db, step, offers->interview, offers->slots, error);
}

static gboolean
store_offers (HdDb *db, gpointer data, GError **error)
{
  Offers *offers = data;

  if (!find_interview (db, offers, error))
    return FALSE;
  if (offers->interview != 0)
    return hd_offered_slots_table_offer (db, offers->interview, offers->slots, offers->now, error);
  if (offers->slots->len > 0)
    return add_interview (db, offers, error);
  g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND,
               "the entry %" G_GINT64_FORMAT " has no open appointment", offers->id);
  return FALSE;
}

static gboolean
store_take (HdDb *db, gpointer data, GError **error)
{
  Offers *offers = data;
  g_autoptr (HdOfferedSlot) slot = hd_offered_slots_table_get (db, offers->slot, error);
  g_autoptr (HdInterview) interview = NULL;

  if (slot == NULL)
    {
      hd_cli_name_missing ("time", offers->slot, error);
      return FALSE;
    }
  offers->interview = strcmp (slot->named_by, "me") == 0
                        ? hd_offered_slot_take (db, offers->slot, offers->now, error)
                        : hd_offered_slot_choose (db, offers->slot, offers->now, error);
  interview =
    offers->interview != 0 ? hd_interviews_table_get (db, offers->interview, error) : NULL;
  if (interview == NULL)
    return FALSE;
  offers->id = interview->application;
  return TRUE;
}

static gboolean
store_stay (HdDb *db, gpointer data, GError **error)
{
  Offers *offers = data;
  g_autoptr (HdInterview) interview = hd_interviews_table_get (db, offers->interview, error);

  if (interview == NULL)
    {
      hd_cli_name_missing ("appointment", offers->interview, error);
      return FALSE;
    }
  offers->id = interview->application;
  return hd_offered_slots_table_stay (db, offers->interview, offers->now, error);
}

static int
run_job (HdCli *cli, HdDbFunc job, Offers *offers, GError **error)
{
  g_autoptr (HdDb) db = hd_cli_open_appointments (cli, error);

  if (db == NULL || !hd_db_transact (db, job, offers, error))
    return HD_CLI_FAILED;
  if (cli->json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "id", offers->id);
      json_object_set_int_member (object, "appointment", offers->interview);
      hd_cli_print_object (object);
    }
  return HD_CLI_DONE;
}

/* "to: NAME" on a line of its own; the rest says when. */
static char *
take_name (const char *text, char **to)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], "to:", 3) == 0)
      {
        g_free (*to);
        *to = g_strstrip (g_strdup (lines[i] + 3));
      }
    else
      g_string_append_printf (rest, "%s\n", lines[i]);
  return g_strstrip (g_strdup (rest->str));
}

static gboolean
take_slots (HdCli *cli, Offers *offers, const HdWhen *when, const char *to, GError **error)
{
  if (when->events->len == 0)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID,
                           "appointments offer: no time can be read in it");
      return FALSE;
    }
  for (guint i = 0; i < when->events->len; i++)
    {
      const HdInvitation *event = when->events->pdata[i];
      HdOfferedSlot *slot;

      if (!hd_cli_check_certain ("appointments offer", event, TRUE, error))
        return FALSE;
      slot = hd_offered_slot_from_invitation (event, cli->zone);
      g_object_set (slot, "named-by", "me", "to-whom", to != NULL ? to : "", "offered-on",
                    cli->today, NULL);
      g_ptr_array_add (offers->slots, slot);
    }
  hd_cli_warn_all (cli, "appointments offer", when->warnings);
  return TRUE;
}

/**
 * hd_cli_print_slots:
 * @interviews: (element-type HdInterview): of an entry
 *
 * Prints the times that were named for the appointments of an entry, each with its number.
 */
gboolean
hd_cli_print_slots (HdCli *cli, HdDb *db, GPtrArray *interviews, GError **error)
{
  g_autoptr (GPtrArray) slots = hd_offered_slots_table_list (db, error);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      HdOfferedSlot *slot = slots->pdata[i];
      g_autoptr (HdInterview) then = NULL;

      for (guint k = 0; k < interviews->len && then == NULL; k++)
        if (hd_record_get_id (interviews->pdata[k]) == slot->interview)
          then = hd_record_copy (interviews->pdata[k]);
      if (then == NULL)
        continue;
      /* Until when is said as it was named, and not as it would last. */
      g_object_set (then, "end-at", (gint64) 0, NULL);
      hd_interview_set_slot (then, slot);
      g_string_append_printf (out, "         time %" G_GINT64_FORMAT ": ",
                              hd_record_get_id (HD_RECORD (slot)));
      hd_cli_append_when (out, then, cli->zone);
      g_string_append (out,
                       strcmp (slot->named_by, "me") == 0 ? "  offered by you" : "  named by them");
      if (slot->to_whom[0] != '\0')
        g_string_append_printf (out, " to %s", slot->to_whom);
      if (interviews->len > 1)
        g_string_append_printf (out, ", for appointment %" G_GINT64_FORMAT, slot->interview);
      if (hd_offered_slot_is_asked (slot))
        g_string_append (out, ", asked for");
      g_string_append (out, slot->chosen ? ", taken\n" : "\n");
    }
  hd_cli_print (out->str);
  return slots != NULL;
}

static int
offer (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *when = NULL, *to = NULL, *number = NULL;
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HdWhen) read = NULL;
  Offers offers = { .slots = slots, .now = hd_cli_now () };
  const GOptionEntry options[] = {
    { "when", 0, 0, G_OPTION_ARG_STRING, &when, "The times, as people write them", "TEXT" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, "Who is offered them", "NAME" },
    { "appointment", 0, 0, G_OPTION_ARG_STRING, &number, "For this one of the entry", "NUMBER" },
    G_OPTION_ENTRY_NULL,
  };

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc < 2 || argc > 3 || (argc == 3 && (strcmp (argv[2], "-") != 0 || when != NULL)))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "appointments offer: name one ID, and the times with --when or “-” for "
                           "those from standard input");
      return HD_CLI_USAGE;
    }
  if (!hd_cli_take_id ("appointments offer", argv[1], &offers.id, error) ||
      (number != NULL &&
       !hd_cli_take_id ("appointments offer --appointment", number, &offers.interview, error)))
    return HD_CLI_USAGE;
  if (argc == 3)
    {
      g_autofree char *input = hd_cli_read_text (error);

      if (input == NULL)
        return HD_CLI_FAILED;
      when = take_name (input, &to);
    }
  if (when == NULL)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_MISSING,
                           "appointments offer: --when is missing: the times, as “Thu 3 Dec "
                           "14:00-15:00 or Fri 4 Dec 10:00-11:00”");
      return HD_CLI_USAGE;
    }

  read = hd_cli_read_times (cli, when, argc == 2, error);
  if (read == NULL || !take_slots (cli, &offers, read, to, error))
    return HD_CLI_FAILED;
  return run_job (cli, store_offers, &offers, error);
}

static int
release (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *number = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  Offers offers = { .slots = none, .now = hd_cli_now () };
  const GOptionEntry options[] = {
    { "appointment", 0, 0, G_OPTION_ARG_STRING, &number, "For this one of the entry", "NUMBER" },
    G_OPTION_ENTRY_NULL,
  };

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE, "appointments release: name one ID");
      return HD_CLI_USAGE;
    }
  if (!hd_cli_take_id ("appointments release", argv[1], &offers.id, error) ||
      (number != NULL &&
       !hd_cli_take_id ("appointments release --appointment", number, &offers.interview, error)))
    return HD_CLI_USAGE;
  return run_job (cli, store_offers, &offers, error);
}

static int
take (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  Offers offers = { .now = hd_cli_now () };

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2 || !g_ascii_string_to_signed (argv[1], 10, 1, G_MAXINT64, &offers.slot, NULL))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "appointments take: name one time by its number; appointments show "
                           "lists them");
      return HD_CLI_USAGE;
    }
  return run_job (cli, store_take, &offers, error);
}

static int
stay (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  Offers offers = { .now = hd_cli_now () };

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2 || !g_ascii_string_to_signed (argv[1], 10, 1, G_MAXINT64, &offers.interview, NULL))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "appointments stay: name one appointment by its number; appointments "
                           "show lists them");
      return HD_CLI_USAGE;
    }
  return run_job (cli, store_stay, &offers, error);
}

const HdCliCommand hd_cli_appointments_offer = {
  "appointments offer",
  "ID [-]",
  "Keep times that you offered, until one is taken",
  offer,
};

const HdCliCommand hd_cli_appointments_release = {
  "appointments release",
  "ID",
  "Release the times that you offered",
  release,
};

const HdCliCommand hd_cli_appointments_take = {
  "appointments take",
  "SLOT",
  "Settle on one of the times that were named",
  take,
};

const HdCliCommand hd_cli_appointments_stay = {
  "appointments stay",
  "NUMBER",
  "Keep to what is agreed, whatever other times they asked for",
  stay,
};
