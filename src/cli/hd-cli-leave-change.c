/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include <string.h>

#include "hd-cli-books.h"
#include "hd-error.h"

/*
 * `leave request`, `approve`, `deny`, `cancel`, `taken`, `reconcile`, `add`, `reverse`: what
 * becomes of requests and entries. Each is one step of undo in the app.
 */

typedef struct
{
  char *date, *until_date, *window, *amount, *leave_type, *state;
  gboolean unpaid, overlap;
} Request;

static void
request_clear (Request *request)
{
  g_free (request->date);
  g_free (request->until_date);
  g_free (request->window);
  g_free (request->amount);
  g_free (request->leave_type);
  g_free (request->state);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static gboolean
usage (GError **error, const char *sentence)
{
  g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE, sentence);
  return FALSE;
}

/* How long a day of leave is for this person; -1 with @error set. */
static int
day_minutes (HdCli *cli, GError **error)
{
  g_autoptr (HdLeaveBooks) books = hd_cli_read_books (cli, error);

  return books != NULL ? books->facts->settings->day_minutes : -1;
}

static gboolean
read_request (HdCli *cli, const Request *request, HdAbsenceFacts *absence, GError **error)
{
  g_autoptr (GError) inner = NULL;
  HdSpan window;

  if (!hd_cli_leave_date (cli, "--date", request->date, &absence->first, error))
    return FALSE;
  absence->last = absence->first;
  if (request->until_date != NULL &&
      !hd_cli_leave_date (cli, "--until-date", request->until_date, &absence->last, error))
    return FALSE;
  if (absence->last < absence->first)
    return usage (error, "--until-date: it ends before it begins");
  if (request->window != NULL)
    {
      if (!hd_span_parse (request->window, &window, &inner))
        {
          g_set_error (error, HD_ERROR, HD_ERROR_USAGE,
                       "--window: “%.60s” is not a span of time: write it as 14:00-16:00",
                       request->window);
          return FALSE;
        }
      absence->from_minute = window.from;
      absence->to_minute = window.to;
    }
  if (request->amount != NULL)
    {
      int day = day_minutes (cli, error);
      gint64 minutes;

      if (day < 0 || !hd_cli_leave_amount ("--amount", request->amount, day, &minutes, error))
        return FALSE;
      if (minutes < 0 || minutes > G_MAXINT32)
        return usage (error, "--amount: must not be negative");
      absence->amount = (int) minutes;
      absence->stated = TRUE;
    }
  return TRUE;
}

static int
run_request (HdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Request) request = { 0 };
  const GOptionEntry options[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &request.date, "The day", "DATE" },
    { "until-date", 0, 0, G_OPTION_ARG_STRING, &request.until_date, "The last day", "DATE" },
    { "window", 0, 0, G_OPTION_ARG_STRING, &request.window, "When away (default: all day)",
      "FROM-TO" },
    { "amount", 0, 0, G_OPTION_ARG_STRING, &request.amount, "What it costs, as agreed", "AMOUNT" },
    { "leave-type", 0, 0, G_OPTION_ARG_STRING, &request.leave_type, "What the leave is called",
      "NAME" },
    { "state", 0, 0, G_OPTION_ARG_STRING, &request.state,
      "draft, requested (default), approved or taken", "STATE" },
    { "unpaid", 0, 0, G_OPTION_ARG_NONE, &request.unpaid, "Not charged to leave", NULL },
    { "overlap", 0, 0, G_OPTION_ARG_NONE, &request.overlap, "Also when there is time off then",
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  static const char *const states[] = { "draft", "requested", "approved", "taken", NULL };
  g_autoptr (HdAbsenceFacts) absence = hd_absence_facts_new (0);

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 1)
    {
      usage (error, "leave request: takes options only");
      return HD_CLI_USAGE;
    }
  if (request.date == NULL)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_MISSING, "leave request: --date is missing");
      return HD_CLI_USAGE;
    }
  if (request.state != NULL && !g_strv_contains (states, request.state))
    {
      usage (error, "--state: must be one of draft, requested, approved, taken");
      return HD_CLI_USAGE;
    }
  if (!read_request (cli, &request, absence, error))
    return g_error_matches (*error, HD_ERROR, HD_ERROR_USAGE) ? HD_CLI_USAGE : HD_CLI_FAILED;

  absence->zone = g_strdup (cli->zone_name != NULL ? cli->zone_name : "");
  absence->leave_type = g_strdup (request.leave_type != NULL ? request.leave_type : "");
  absence->charge = g_strdup (request.unpaid ? "unpaid" : "leave");
  absence->state = g_strdup (request.state != NULL ? request.state : "requested");
  return hd_cli_run_edit (cli,
                          hd_leave_edit_new_absence (g_steal_pointer (&absence), request.overlap),
                          error);
}

static int
run_state (HdCli *cli,
           int argc,
           char **argv,
           const char *command,
           const char *state,
           GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  gint64 id;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "%s: name one request by its number", command);
      return HD_CLI_USAGE;
    }
  if (!hd_cli_leave_id (argv[1], &id, error))
    return HD_CLI_USAGE;
  return hd_cli_run_edit (cli, hd_leave_edit_new_state (id, state), error);
}

static int
run_approve (HdCli *cli, int argc, char **argv, GError **error)
{
  return run_state (cli, argc, argv, "leave approve", "approved", error);
}

static int
run_deny (HdCli *cli, int argc, char **argv, GError **error)
{
  return run_state (cli, argc, argv, "leave deny", "denied", error);
}

static int
run_cancel (HdCli *cli, int argc, char **argv, GError **error)
{
  return run_state (cli, argc, argv, "leave cancel", "cancelled", error);
}

static int
run_taken (HdCli *cli, int argc, char **argv, GError **error)
{
  return run_state (cli, argc, argv, "leave taken", "taken", error);
}

static int
run_reconcile (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  gint64 minutes;
  HdDate on;
  int day;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 3)
    {
      usage (error, "leave reconcile: name the day of the payslip and what it says is left");
      return HD_CLI_USAGE;
    }
  day = day_minutes (cli, error);
  if (day < 0)
    return HD_CLI_FAILED;
  if (!hd_cli_leave_date (cli, "leave reconcile", argv[1], &on, error) ||
      !hd_cli_leave_amount ("leave reconcile", argv[2], day, &minutes, error))
    return HD_CLI_USAGE;
  return hd_cli_run_edit (cli, hd_leave_edit_new_payslip (on, minutes), error);
}

static int
run_add (HdCli *cli, int argc, char **argv, GError **error)
{
  static const char *const kinds[] = { "opening", "grant", "comp", "payout", "adjust", NULL };
  g_autofree char *last = NULL, *note = NULL;
  const GOptionEntry options[] = {
    { "last-usable", 0, 0, G_OPTION_ARG_STRING, &last, "The last day on which it can be used",
      "DATE" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, "What it was for", "TEXT" },
    G_OPTION_ENTRY_NULL,
  };
  HdDate on, last_usable = HD_DATE_NONE;
  gint64 minutes;
  int day;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 4)
    {
      usage (error, "leave add: name a kind (opening, grant, comp, payout, adjust), a day and an "
                    "amount");
      return HD_CLI_USAGE;
    }
  if (!g_strv_contains (kinds, argv[1]))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE,
                   "leave add: “%.60s” is none of opening, grant, comp, payout, adjust", argv[1]);
      return HD_CLI_USAGE;
    }
  day = day_minutes (cli, error);
  if (day < 0)
    return HD_CLI_FAILED;
  if (!hd_cli_leave_date (cli, "leave add", argv[2], &on, error) ||
      !hd_cli_leave_amount ("leave add", argv[3], day, &minutes, error) ||
      (last != NULL && !hd_cli_leave_date (cli, "--last-usable", last, &last_usable, error)))
    return HD_CLI_USAGE;
  return hd_cli_run_edit (cli, hd_leave_edit_new_entry (argv[1], on, minutes, last_usable, note),
                          error);
}

static int
run_reverse (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  gint64 id;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      usage (error, "leave reverse: name one entry by its number in the ledger's “entry”");
      return HD_CLI_USAGE;
    }
  if (!hd_cli_leave_id (argv[1], &id, error))
    return HD_CLI_USAGE;
  return hd_cli_run_edit (cli, hd_leave_edit_new_reversal (id), error);
}

const HdCliCommand hd_cli_leave_request = {
  "leave request",
  "--date DATE [OPTION…]",
  "Book time off as asked for",
  run_request,
};

const HdCliCommand hd_cli_leave_approve = {
  "leave approve",
  "ID",
  "Book a request as approved",
  run_approve,
};

const HdCliCommand hd_cli_leave_deny = {
  "leave deny",
  "ID",
  "Book a request as denied",
  run_deny,
};

const HdCliCommand hd_cli_leave_cancel = {
  "leave cancel",
  "ID",
  "Book a request as withdrawn",
  run_cancel,
};

const HdCliCommand hd_cli_leave_taken = {
  "leave taken",
  "ID",
  "Book a request as taken",
  run_taken,
};

const HdCliCommand hd_cli_leave_reconcile = {
  "leave reconcile",
  "DATE AMOUNT",
  "Enter what a payslip says is left",
  run_reconcile,
};

const HdCliCommand hd_cli_leave_add = {
  "leave add",
  "KIND DATE AMOUNT",
  "Book an entry of the ledger",
  run_add,
};

const HdCliCommand hd_cli_leave_reverse = {
  "leave reverse",
  "ENTRY",
  "Take an entry of the ledger back",
  run_reverse,
};
