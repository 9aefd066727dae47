/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include <string.h>

#include "hd-cli-books.h"
#include "hd-cli-store.h"
#include "hd-error.h"
#include "hd-leave-words.h"
#include "hd-words.h"

/*
 * `leave balance`, `ledger`, `forecast`, `list`: what the books say.
 */

/* The width of a column of 12 letters, as printf() counts it: in bytes. */
static int
column (const char *text)
{
  return 12 + (int) (strlen (text) - (gsize) g_utf8_strlen (text, -1));
}

static gboolean
no_arguments (const char *command, int argc, GError **error)
{
  if (argc == 1)
    return TRUE;
  g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "%s: takes options only", command);
  return FALSE;
}

static const char *
mode_name (HdLeaveMode mode)
{
  static const char *const names[] = { "empty", "balance", "unlimited", "unpaid" };

  return names[mode];
}

static JsonObject *
balance_on (HdLeaveBooks *books, HdDate on, HdDate today, GString *text)
{
  JsonObject *object = json_object_new ();
  HdLeaveFigures figures;
  g_autoptr (GArray) parts = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *day = hd_date_format_iso (on);

  hd_cli_set_date (object, "on", on);
  hd_leave_books_extend (books, on);
  if (books->book == NULL || books->until < on)
    return object;

  hd_leave_book_get_prospect (books->book, on, &figures);
  hd_cli_set_hours (object, "balance", figures.balance);
  hd_cli_set_hours (object, "held", figures.held);
  hd_cli_set_hours (object, "available", figures.available);
  hd_cli_set_hours (object, "bookable", figures.bookable);
  hd_cli_set_hours (object, "accrued_total", figures.accrued_total);
  hd_cli_set_hours (object, "expiring", figures.expiring);
  hd_cli_set_hours (object, "lost_to_cap", figures.lost_to_cap);

  parts = hd_leave_explain_prospect (books->book, on);
  sum = hd_leave_words_sum (parts, today);
  hd_cli_set_text (object, "why", sum);

  g_autofree char *balance = hd_words_amount (figures.balance);
  g_autofree char *available = hd_words_amount (figures.available);

  g_string_append_printf (text, "%s  %s, after requests %s\n            %s\n", day, balance,
                          available, sum);
  return object;
}

/* What a last day of employment or contract settles, when there is one. */
static void
add_settlement (JsonObject *root, const HdLeaveBooks *books, HdDate today, GString *text)
{
  HdDate last_day = books->facts->settings->last_day;
  HdLeaveSettlement settlement;
  JsonObject *object;
  g_autofree char *words = NULL;

  if (!hd_leave_books_settle (books, today, &settlement))
    return;
  object = json_object_new ();
  hd_cli_set_date (object, "last_day", last_day);
  hd_cli_set_hours (object, "left", settlement.left);
  hd_cli_set_hours (object, "usable", settlement.usable);
  hd_cli_set_hours (object, "owed", settlement.owed);
  json_object_set_object_member (root, "settlement", object);
  words = hd_leave_words_settlement (&settlement, last_day, today);
  g_string_append_printf (text, "%s\n", words);
}

static int
run_balance (HdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) on = NULL;
  const GOptionEntry options[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING_ARRAY, &on, "The day (default: today)", "DATE" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (HdDate));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HdLeaveBooks) books = NULL;
  JsonObject *root;
  JsonArray *array;

  if (!hd_cli_parse (cli, options, &argc, &argv, error) ||
      !no_arguments ("leave balance", argc, error))
    return HD_CLI_USAGE;
  for (guint i = 0; on != NULL && on[i] != NULL; i++)
    {
      HdDate date;

      if (!hd_cli_leave_date (cli, "--on", on[i], &date, error))
        return HD_CLI_USAGE;
      g_array_append_val (dates, date);
    }
  if (dates->len == 0)
    g_array_append_val (dates, cli->today);

  books = hd_cli_read_books (cli, error);
  if (books == NULL)
    return HD_CLI_FAILED;

  root = json_object_new ();
  array = json_array_new ();
  json_object_set_string_member (root, "mode", mode_name (books->mode));
  json_object_set_string_member (root, "unit", "hour");
  for (guint i = 0; i < dates->len; i++)
    json_array_add_object_element (array, balance_on (books, g_array_index (dates, HdDate, i),
                                                      cli->today, text));
  json_object_set_array_member (root, "on", array);
  add_settlement (root, books, cli->today, text);

  if (books->mode != HD_LEAVE_MODE_BALANCE)
    g_string_append (text, books->mode == HD_LEAVE_MODE_EMPTY
                             ? "No balance is known; begin with: leave reconcile DATE AMOUNT\n"
                           : books->mode == HD_LEAVE_MODE_UNLIMITED ? "Leave is unlimited\n"
                                                                    : "Absences are unpaid\n");
  if (cli->json)
    hd_cli_print_object (root);
  else
    {
      hd_cli_print (text->str);
      json_object_unref (root);
    }
  return HD_CLI_DONE;
}

/* The row behind a line of the ledger: of an entry, an absence or a granted lot; 0 for none. */
static gint64
source_id (const HdLeaveBooks *books, const HdLeaveLine *line, gboolean *absence)
{
  *absence = line->kind == HD_LEAVE_LEAVE;
  if (*absence && line->source >= 0)
    return g_array_index (books->absence_ids, gint64, line->source);
  if (line->kind == HD_LEAVE_GRANT && line->lot >= 0)
    return g_ascii_strtoll (g_array_index (books->book->ledger->lots, HdLeaveLot, line->lot).id +
                              strlen ("entry-"),
                            NULL, 10);
  if (line->source >= 0 && (line->kind == HD_LEAVE_OPENING || line->kind >= HD_LEAVE_COMP))
    return g_array_index (books->booking_ids, gint64, line->source);
  return 0;
}

static void
set_id (JsonObject *object, const char *key, gint64 id)
{
  if (id != 0)
    json_object_set_int_member (object, key, id);
  else
    json_object_set_null_member (object, key);
}

static JsonObject *
ledger_line (const HdLeaveBooks *books, guint index, gint64 balance, GString *text)
{
  const HdLeaveLedger *ledger = books->book->ledger;
  const HdLeaveLine *line = &g_array_index (ledger->lines, HdLeaveLine, index);
  const HdLeaveLot *lot =
    line->lot >= 0 ? &g_array_index (ledger->lots, HdLeaveLot, line->lot) : NULL;
  JsonObject *object = json_object_new ();
  gboolean absence;
  gint64 id = source_id (books, line, &absence);
  const HdLeaveBooking *booking = hd_leave_facts_find_booking (books->facts, absence ? 0 : id);
  g_autofree char *day = hd_date_format_iso (line->on);
  g_autofree char *amount = hd_words_amount (line->minutes);
  g_autofree char *left = hd_words_amount (balance);

  json_object_set_int_member (object, "id", (gint64) index + 1);
  hd_cli_set_date (object, "on", line->on);
  hd_cli_set_text (object, "kind", hd_leave_kind_to_string (line->kind));
  hd_cli_set_hours (object, "amount", line->minutes);
  hd_cli_set_hours (object, "balance", balance);
  hd_cli_set_text (object, "source", id != 0 ? "real" : "derived");
  set_id (object, "entry", absence ? 0 : id);
  set_id (object, "absence", absence ? id : 0);
  hd_cli_set_text (object, "lot", lot != NULL ? lot->id : NULL);
  hd_cli_set_date (object, "last_usable", lot != NULL ? lot->last_usable : HD_DATE_NONE);
  hd_cli_set_text (object, "note", booking != NULL ? booking->note : "");
  g_string_append_printf (text, "%s %*s %*s  %s%s%s\n", day, column (amount), amount, column (left),
                          left, hd_leave_words_kind (line->kind),
                          booking != NULL && booking->note[0] != '\0' ? ": " : "",
                          booking != NULL ? booking->note : "");
  return object;
}

static int
run_ledger (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *from_text = NULL, *until_text = NULL;
  const GOptionEntry options[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from_text, "The first day to print", "DATE" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until_text, "The last day (default: today)", "DATE" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HdLeaveBooks) books = NULL;
  HdDate from = HD_DATE_MIN, until = HD_DATE_NONE;
  JsonArray *array;
  gint64 balance = 0;

  if (!hd_cli_parse (cli, options, &argc, &argv, error) ||
      !no_arguments ("leave ledger", argc, error) ||
      (from_text != NULL && !hd_cli_leave_date (cli, "--from", from_text, &from, error)) ||
      (until_text != NULL && !hd_cli_leave_date (cli, "--until", until_text, &until, error)))
    return HD_CLI_USAGE;
  if (until_text == NULL)
    until = cli->today;

  books = hd_cli_read_books (cli, error);
  if (books == NULL)
    return HD_CLI_FAILED;
  hd_leave_books_extend (books, until);
  array = json_array_new ();
  for (guint i = 0; books->book != NULL && i < books->book->ledger->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (books->book->ledger->lines, HdLeaveLine, i);

      balance += line->minutes;
      if (line->on >= from && line->on <= until)
        json_array_add_object_element (array, ledger_line (books, i, balance, text));
    }
  if (cli->json)
    hd_cli_print_array (array);
  else
    {
      hd_cli_print (text->str);
      json_array_unref (array);
    }
  return HD_CLI_DONE;
}

static void
add_steps (JsonObject *root, const HdLeaveForecast *forecast, GString *text)
{
  JsonArray *points = json_array_new ();

  for (guint i = 0; i < forecast->points->len; i++)
    {
      const HdLeavePoint *point = &g_array_index (forecast->points, HdLeavePoint, i);
      JsonObject *object = json_object_new ();
      g_autofree char *day = hd_date_format_iso (point->on);
      g_autofree char *balance = hd_words_amount (point->balance);
      g_autofree char *available = hd_words_amount (point->available);

      hd_cli_set_date (object, "on", point->on);
      hd_cli_set_hours (object, "balance", point->balance);
      hd_cli_set_hours (object, "available", point->available);
      json_array_add_object_element (points, object);
      g_string_append_printf (text, "%s %*s %*s\n", day, column (balance), balance,
                              column (available), available);
    }
  json_object_set_array_member (root, "points", points);
}

static void
add_marks (JsonObject *root, const HdLeaveForecast *forecast, HdDate today, GString *text)
{
  JsonArray *marks = json_array_new ();

  for (guint i = 0; i < forecast->marks->len; i++)
    {
      const HdLeaveMark *mark = &g_array_index (forecast->marks, HdLeaveMark, i);
      JsonObject *object = json_object_new ();
      g_autofree char *words = hd_leave_words_mark (mark, today);

      hd_cli_set_date (object, "on", mark->on);
      hd_cli_set_text (object, "kind",
                       mark->kind == HD_LEAVE_LEAVE ? "below_limit"
                                                    : hd_leave_kind_to_string (mark->kind));
      hd_cli_set_hours (object, "amount", mark->minutes);
      json_array_add_object_element (marks, object);
      g_string_append_printf (text, "%s\n", words);
    }
  json_object_set_array_member (root, "marks", marks);
}

static int
run_forecast (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *until_text = NULL;
  const GOptionEntry options[] = {
    { "until", 0, 0, G_OPTION_ARG_STRING, &until_text, "The last day", "DATE" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HdLeaveForecast) forecast = NULL;
  g_autoptr (HdLeaveBooks) books = NULL;
  HdDate until = HD_DATE_NONE, last_day;
  JsonObject *root, *worst;

  if (!hd_cli_parse (cli, options, &argc, &argv, error) ||
      !no_arguments ("leave forecast", argc, error))
    return HD_CLI_USAGE;
  if (until_text == NULL)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_MISSING, "leave forecast: --until is missing");
      return HD_CLI_USAGE;
    }
  if (!hd_cli_leave_date (cli, "--until", until_text, &until, error))
    return HD_CLI_USAGE;
  if (until < cli->today || hd_date_year (until) > hd_date_year (cli->today) + 60)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "--until: must be a day from today on, within 60 years");
      return HD_CLI_USAGE;
    }

  books = hd_cli_read_books (cli, error);
  if (books == NULL)
    return HD_CLI_FAILED;
  /* What would lapse or be earned after it does not happen any more. */
  last_day = books->facts->settings->last_day;
  if (last_day != HD_DATE_NONE && last_day >= cli->today)
    until = MIN (until, last_day + 1);
  hd_leave_books_extend (books, until);
  root = json_object_new ();
  json_object_set_string_member (root, "mode", mode_name (books->mode));
  json_object_set_string_member (root, "unit", "hour");
  hd_cli_set_date (root, "from", cli->today);
  hd_cli_set_date (root, "until", until);
  if (books->book != NULL && books->until >= until)
    {
      forecast = hd_leave_forecast_new (books->book, cli->today, until);
      add_steps (root, forecast, text);
      add_marks (root, forecast, cli->today, text);
      worst = json_object_new ();
      hd_cli_set_date (worst, "on", forecast->worst);
      hd_cli_set_hours (worst, "available", forecast->worst_minutes);
      json_object_set_object_member (root, "worst", worst);
    }
  add_settlement (root, books, cli->today, text);
  if (cli->json)
    hd_cli_print_object (root);
  else
    {
      hd_cli_print (text->str);
      json_object_unref (root);
    }
  return HD_CLI_DONE;
}

static JsonArray *
list_events (const HdAbsenceFacts *absence)
{
  JsonArray *events = json_array_new ();

  for (guint i = 0; i < absence->events->len; i++)
    {
      const HdAbsenceEvent *event = absence->events->pdata[i];
      JsonObject *object = json_object_new ();
      g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (event->at);
      g_autofree char *when = at != NULL ? g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ") : NULL;

      hd_cli_set_text (object, "at", when);
      hd_cli_set_text (object, "from", event->from);
      hd_cli_set_text (object, "to", event->to);
      json_array_add_object_element (events, object);
    }
  return events;
}

static int
run_list (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HdLeaveBooks) books = NULL;
  JsonArray *array;

  if (!hd_cli_parse (cli, options, &argc, &argv, error) ||
      !no_arguments ("leave list", argc, error))
    return HD_CLI_USAGE;
  books = hd_cli_read_books (cli, error);
  if (books == NULL)
    return HD_CLI_FAILED;

  array = json_array_new ();
  for (guint i = 0; i < books->facts->absences->len; i++)
    {
      const HdAbsenceFacts *absence = books->facts->absences->pdata[i];
      gint64 cost = hd_leave_books_get_cost (books, absence);
      JsonObject *object = json_object_new ();
      g_autofree char *days = hd_words_days (absence->first, absence->last, cli->today);
      g_autofree char *span = absence->from_minute >= 0
                                ? hd_words_span (absence->from_minute, absence->to_minute)
                                : g_strdup ("");
      g_autofree char *amount = hd_words_amount (cost);

      json_object_set_int_member (object, "id", absence->id);
      hd_cli_set_text (object, "state", absence->state);
      hd_cli_set_date (object, "from", absence->first);
      hd_cli_set_date (object, "to", absence->last);
      hd_cli_set_minute (object, "from_time", absence->from_minute);
      hd_cli_set_minute (object, "to_time", absence->to_minute);
      hd_cli_set_text (object, "leave_type", absence->leave_type);
      hd_cli_set_text (object, "charge", absence->charge);
      hd_cli_set_hours (object, "cost", cost);
      json_object_set_array_member (object, "history", list_events (absence));
      json_array_add_object_element (array, object);
      g_string_append_printf (text, "%6" G_GINT64_FORMAT " %-10s %s %s  %s\n", absence->id,
                              absence->state, days, span, amount);
    }
  if (cli->json)
    hd_cli_print_array (array);
  else
    {
      hd_cli_print (text->str);
      json_array_unref (array);
    }
  return HD_CLI_DONE;
}

const HdCliCommand hd_cli_leave_balance = {
  "leave balance",
  "[--on DATE]",
  "Show what is left on a day, and why",
  run_balance,
};

const HdCliCommand hd_cli_leave_ledger = {
  "leave ledger",
  "[--from DATE] [--until DATE]",
  "List the lines of the ledger",
  run_ledger,
};

const HdCliCommand hd_cli_leave_forecast = {
  "leave forecast",
  "--until DATE",
  "Show what is left on every day ahead",
  run_forecast,
};

const HdCliCommand hd_cli_leave_list = {
  "leave list",
  "",
  "List the requests with their states",
  run_list,
};
