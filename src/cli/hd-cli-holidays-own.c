/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include "hd-cli-books.h"
#include "hd-cli-store.h"
#include "hd-error.h"
#include "hd-holiday-import.h"
#include "hd-leave-holidays.h"

/*
 * `holidays import`, `add`, `remove`, and `list` of one's own: what the person says of days,
 * beside the law of the region.
 */

/* Prints the days off of @year: by law and by what the person said. */
int
hd_cli_list_own_holidays (HdCli *cli, int year, GError **error)
{
  g_autoptr (HdLeaveBooks) books = hd_cli_read_books (cli, error);
  g_autoptr (GArray) list = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *array;

  if (books == NULL)
    return HD_CLI_FAILED;
  array = json_array_new ();
  list = hd_leave_holidays_list (books->facts, year);
  for (guint i = 0; i < list->len; i++)
    {
      const HdLeaveHoliday *day = &g_array_index (list, HdLeaveHoliday, i);
      JsonObject *object = json_object_new ();
      g_autofree char *date = hd_date_format_iso (day->date);
      g_autofree char *fraction =
        hd_fraction_format (hd_fraction_new (day->permille, HD_WHOLE_DAY), 4);

      if (day->own != 0)
        json_object_set_int_member (object, "id", day->own);
      else
        json_object_set_null_member (object, "id");
      hd_cli_set_date (object, "date", day->date);
      hd_cli_set_text (object, "name", day->name);
      hd_cli_set_text (object, "fraction", fraction);
      hd_cli_set_text (object, "part",
                       day->part != HD_DAY_PART_FULL ? hd_day_part_to_string (day->part) : NULL);
      json_object_set_boolean_member (object, "public", day->public);
      json_object_set_boolean_member (object, "local", day->local);
      json_array_add_object_element (array, object);
      g_string_append_printf (text, "%s  %s%s%s\n", date, day->name,
                              day->local && day->own == 0    ? " (not everywhere)"
                              : day->permille == 0           ? " (worked)"
                              : day->permille < HD_WHOLE_DAY ? " (part of the day)"
                                                             : "",
                              day->own != 0 ? " (yours)" : "");
    }
  if (list->len == 0 && !cli->json)
    g_string_append (text, "No days off are known; leave settings --region CODE takes those of a "
                           "region\n");
  if (cli->json)
    hd_cli_print_array (array);
  else
    {
      hd_cli_print (text->str);
      json_array_unref (array);
    }
  return HD_CLI_DONE;
}

static int
run_add (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *part_text = NULL;
  gboolean half = FALSE, worked = FALSE;
  const GOptionEntry options[] = {
    { "half", 0, 0, G_OPTION_ARG_NONE, &half, "Half of the day is off", NULL },
    { "part", 0, 0, G_OPTION_ARG_STRING, &part_text, "Which half: am or pm", "PART" },
    { "worked", 0, 0, G_OPTION_ARG_NONE, &worked, "It is worked although it is a holiday", NULL },
    G_OPTION_ENTRY_NULL,
  };
  HdDayPart part = HD_DAY_PART_FULL;
  HdLeaveEdit *edit;
  HdDate date;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc < 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "holidays add: name a day, and what it is called");
      return HD_CLI_USAGE;
    }
  if (!hd_cli_leave_date (cli, "holidays add", argv[1], &date, error))
    return HD_CLI_USAGE;
  if ((part_text != NULL && (!hd_day_part_parse (part_text, &part) || part == HD_DAY_PART_FULL)) ||
      (worked && (half || part_text != NULL)))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "--part: must be am or pm, and a worked day has none");
      return HD_CLI_USAGE;
    }

  g_autofree char *name = g_strjoinv (" ", argv + 2);

  edit = hd_leave_edit_new_holidays ();
  hd_leave_edit_add_holiday (edit, date,
                             worked                      ? 0
                             : half || part_text != NULL ? HD_WHOLE_DAY / 2
                                                         : HD_WHOLE_DAY,
                             part, name);
  return hd_cli_run_edit (cli, edit, error);
}

static int
run_remove (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  gint64 id;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "holidays remove: name one of your days by its number");
      return HD_CLI_USAGE;
    }
  if (!hd_cli_leave_id (argv[1], &id, error))
    return HD_CLI_USAGE;
  return hd_cli_run_edit (cli, hd_leave_edit_new_removal (HD_LEAVE_ROW_HOLIDAY, id), error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Reads a calendar in the child: what others wrote is not read where the database is open. */
static HdHolidayList *
read_list (HdCli *cli, GBytes *bytes, GError **error)
{
  const HdClock clock = { hd_cli_get_now, cli };
  g_autoptr (HdContext) context = hd_context_new (cli->data_dir, &clock);
  g_autoptr (GAsyncResult) result = NULL;
  HdHolidayList *list;

  if (cli->zone != NULL)
    hd_context_set_home (context, cli->zone, HD_WEEKDAYS_MON_FRI << HD_MONDAY);
  hd_holiday_list_read_bytes_async (context, bytes, NULL, read_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  list = hd_holiday_list_read_finish (context, result, error);
  hd_context_close (context);
  return list;
}

/* Adds the days as the list proposes them; returns how many. */
static guint
add_days (HdCli *cli, HdLeaveEdit *edit, const HdHolidayList *list, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < list->warnings->len; i++)
    hd_cli_warn (cli, "%s: %s", name, (const char *) list->warnings->pdata[i]);
  for (guint i = 0; i < list->lines->len; i++)
    {
      const HdHolidayLine *line = list->lines->pdata[i];
      int permille = hd_holiday_line_get_permille (line);

      for (HdDate date = line->first; permille > 0 && date <= line->last; date++, n++)
        hd_leave_edit_add_holiday (edit, date, permille, HD_DAY_PART_FULL, line->name);
    }
  return n;
}

static int
run_import (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HdHolidayList) list = NULL;
  g_autoptr (HdLeaveEdit) edit = hd_leave_edit_new_holidays ();
  guint n;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "holidays import: name one calendar file, or - for standard input");
      return HD_CLI_USAGE;
    }
  bytes = hd_cli_read_file (argv[1], error);
  if (bytes == NULL)
    return HD_CLI_FAILED;
  list = read_list (cli, bytes, error);
  if (list == NULL)
    {
      g_prefix_error (error, "%s: ", hd_cli_input_name (argv[1]));
      return HD_CLI_FAILED;
    }

  n = add_days (cli, edit, list, hd_cli_input_name (argv[1]));
  if (n == 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID,
                   "%s: there is no day off in it, from last year to four years ahead",
                   hd_cli_input_name (argv[1]));
      return HD_CLI_FAILED;
    }
  if (hd_cli_edit_leave (cli, edit, error) == 0)
    return HD_CLI_FAILED;

  if (cli->json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "days", n);
      json_object_set_int_member (object, "left_out", list->warnings->len);
      hd_cli_print_object (object);
    }
  else if (!cli->quiet)
    {
      g_autofree char *line = g_strdup_printf ("%u days\n", n);

      hd_cli_print (line);
    }
  return HD_CLI_DONE;
}

const HdCliCommand hd_cli_holidays_import = {
  "holidays import",
  "FILE.ics",
  "Take the days off of a calendar file",
  run_import,
};

const HdCliCommand hd_cli_holidays_add = {
  "holidays add",
  "DATE [NAME]",
  "Say of a day that it is off, or worked",
  run_add,
};

const HdCliCommand hd_cli_holidays_remove = {
  "holidays remove",
  "ID",
  "Take back what was said of a day",
  run_remove,
};
