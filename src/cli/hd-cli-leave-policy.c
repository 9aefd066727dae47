/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include <string.h>

#include "hd-cli-books.h"
#include "hd-cli-scenario.h"
#include "hd-cli-store.h"
#include "hd-error.h"
#include "hd-holidays.h"
#include "hd-json.h"
#include "hd-zone.h"

/*
 * `leave policy …`, `leave schedule …`, `leave settings`: how leave is earned and when there is
 * work, as a scenario writes them.
 */

static int
show_versions (HdCli *cli, const char *key, const GPtrArray *versions)
{
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < versions->len; i++)
    {
      const HdLeaveVersion *version = versions->pdata[i];
      JsonNode *terms = hd_json_parse (version->text, -1, NULL);
      JsonObject *object = json_object_new ();
      g_autofree char *from = hd_date_format_iso (version->from);

      json_object_set_int_member (object, "id", version->id);
      hd_cli_set_date (object, "from", version->from);
      json_object_set_string_member (object, "unit", "minute");
      json_object_set_member (object, key, terms != NULL ? terms : json_node_new (JSON_NODE_NULL));
      json_array_add_object_element (array, object);
      g_string_append_printf (text, "%6" G_GINT64_FORMAT " from %s  %s\n", version->id, from,
                              version->text);
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

static int
run_show (HdCli *cli, int argc, char **argv, const char *key, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (HdLeaveBooks) books = NULL;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 1)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "leave %s show: takes no argument", key);
      return HD_CLI_USAGE;
    }
  books = hd_cli_read_books (cli, error);
  if (books == NULL)
    return HD_CLI_FAILED;
  return show_versions (cli, strcmp (key, "policy") == 0 ? "policy" : "week",
                        strcmp (key, "policy") == 0 ? books->facts->policies : books->facts->weeks);
}

static int
run_policy_show (HdCli *cli, int argc, char **argv, GError **error)
{
  return run_show (cli, argc, argv, "policy", error);
}

static int
run_schedule_show (HdCli *cli, int argc, char **argv, GError **error)
{
  return run_show (cli, argc, argv, "schedule", error);
}

/* The scenario named on the command line; %NULL with @error set, and *status what to exit with. */
static HdScenario *
read_scenario (HdCli *cli,
               int argc,
               char **argv,
               const GOptionEntry *options,
               const char *command,
               int *status,
               GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  *status = HD_CLI_USAGE;
  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return NULL;
  if (argc != 2)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE,
                   "%s: name one scenario file, or - for standard input", command);
      return NULL;
    }
  *status = HD_CLI_FAILED;
  bytes = hd_cli_read_file (argv[1], error);
  return bytes != NULL ? hd_cli_parse_scenario (cli, bytes, argv[1], NULL, NULL, error) : NULL;
}

/* From when on a policy holds that comes without a day: from today on; or always, when it corrects
 * the first one, which was entered today and holds always itself. */
static gboolean
find_policy_start (HdCli *cli, HdDate *from, GError **error)
{
  g_autoptr (HdLeaveBooks) books = hd_cli_read_books (cli, error);
  const HdLeaveVersion *first, *newest;

  if (books == NULL)
    return FALSE;
  if (books->facts->policies->len == 0)
    return TRUE;

  first = newest = books->facts->policies->pdata[0];
  for (guint i = 1; i < books->facts->policies->len; i++)
    {
      const HdLeaveVersion *version = books->facts->policies->pdata[i];

      if (version->id > newest->id)
        newest = version;
    }
  if (newest->from == first->from && hd_zone_to_wall (cli->zone, newest->entered_at).date ==
                                       hd_zone_to_wall (cli->zone, hd_cli_now ()).date)
    *from = first->from;
  return TRUE;
}

static int
run_policy_set (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *from_text = NULL;
  const GOptionEntry options[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from_text,
      "From when on it holds (default: today; the first one, and what corrects it on the same day, "
      "always)",
      "DATE" },
    G_OPTION_ENTRY_NULL,
  };
  int status;
  g_autoptr (HdScenario) scenario =
    read_scenario (cli, argc, argv, options, "leave policy set", &status, error);
  HdDate from = cli->today;

  if (scenario == NULL)
    return status;
  if (scenario->account->policies->len == 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_MISSING, "%s: policy is missing",
                   hd_cli_input_name (argv[1]));
      return HD_CLI_FAILED;
    }
  if (from_text != NULL && !hd_cli_leave_date (cli, "--from", from_text, &from, error))
    return HD_CLI_USAGE;
  if (from_text == NULL && !find_policy_start (cli, &from, error))
    return HD_CLI_FAILED;
  return hd_cli_run_edit (cli,
                          hd_leave_edit_new_policy (from,
                                                    g_ptr_array_index (scenario->account->policies,
                                                                       0)),
                          error);
}

static int
run_schedule_set (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *from_text = NULL;
  const GOptionEntry options[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from_text, "From when on it holds (default: today)",
      "DATE" },
    G_OPTION_ENTRY_NULL,
  };
  int status;
  g_autoptr (HdScenario) scenario =
    read_scenario (cli, argc, argv, options, "leave schedule set", &status, error);
  HdDate from = cli->today, monday;
  HdWorkWeek week;

  if (scenario == NULL)
    return status;
  if (from_text != NULL && !hd_cli_leave_date (cli, "--from", from_text, &from, error))
    return HD_CLI_USAGE;

  /* The week that the file has by then. */
  monday = from + 7 - (int) hd_date_weekday (from) + 1;
  for (int i = 0; i < 7; i++)
    week.days[i] = *hd_schedule_get_day (scenario->account->schedule, monday + i);
  return hd_cli_run_edit (cli, hd_leave_edit_new_week (from, &week), error);
}

typedef struct
{
  char *kind, *day, *increment, *min_block, *negative, *region, *last_day, *rate, *currency;
} Settings;

static void
settings_clear (Settings *settings)
{
  char **texts[] = { &settings->kind,      &settings->day,      &settings->increment,
                     &settings->min_block, &settings->negative, &settings->region,
                     &settings->last_day,  &settings->rate,     &settings->currency };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settings, settings_clear)

static const char *const kinds[] = { "leave", "unpaid", "unlimited", NULL };

static gboolean
read_minutes (const char *option, const char *text, int day, int *value, GError **error)
{
  gint64 minutes;

  if (text == NULL)
    return TRUE;
  if (!hd_cli_leave_amount (option, text, day, &minutes, error))
    return FALSE;
  *value = (int) CLAMP (minutes, -1, G_MAXINT32);
  return TRUE;
}

/* A part of one day, at least @least minutes long. */
static gboolean
read_part (const char *option, const char *text, int day, int least, int *value, GError **error)
{
  if (!read_minutes (option, text, day, value, error))
    return FALSE;
  if (text == NULL || (*value >= least && *value <= HD_DAY_MINUTES))
    return TRUE;
  g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "%s: “%.60s” is not between %d minutes and a day",
               option, text, least);
  return FALSE;
}

static gboolean
is_region (const char *text, GError **error)
{
  g_autoptr (HdHolidayTable) table = hd_holiday_table_load (text, error);

  return table != NULL;
}

static gboolean
read_region (const char *text, HdLeaveSettings *settings, GError **error)
{
  gboolean none = text != NULL && g_str_equal (text, "none");
  g_autoptr (GError) inner = NULL;

  if (text != NULL && !none && !is_region (text, &inner))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "--region: %s", inner->message);
      return FALSE;
    }
  if (text != NULL)
    {
      g_free (settings->region);
      settings->region = g_strdup (none ? "" : text);
    }
  return TRUE;
}

static gboolean
apply_settings (HdCli *cli, const Settings *given, HdLeaveSettings *settings, GError **error)
{
  HdFraction rate;

  if (given->kind != NULL)
    {
      int kind = -1;

      for (int i = 0; kinds[i] != NULL; i++)
        if (g_str_equal (kinds[i], given->kind))
          kind = i;
      if (kind < 0)
        {
          g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                               "--kind: must be one of leave, unpaid, unlimited");
          return FALSE;
        }
      settings->kind = (HdLeaveAccountKind) kind;
    }
  if (!read_part ("--day", given->day, HD_WORK_DAY_MINUTES, 1, &settings->day_minutes, error) ||
      !read_part ("--increment", given->increment, settings->day_minutes, 1, &settings->increment,
                  error) ||
      !read_part ("--min-block", given->min_block, settings->day_minutes, 0, &settings->min_block,
                  error) ||
      !read_region (given->region, settings, error))
    return FALSE;
  if (given->negative != NULL)
    {
      settings->negative = g_str_equal (given->negative, "none")   ? HD_LEAVE_NEGATIVE_NONE
                           : g_str_equal (given->negative, "free") ? HD_LEAVE_NEGATIVE_FREE
                                                                   : HD_LEAVE_NEGATIVE_LIMIT;
      if (settings->negative == HD_LEAVE_NEGATIVE_LIMIT &&
          !read_minutes ("--negative", given->negative, settings->day_minutes,
                         &settings->negative_limit, error))
        return FALSE;
    }
  if (given->last_day != NULL)
    {
      settings->last_day = HD_DATE_NONE;
      if (!g_str_equal (given->last_day, "none") &&
          !hd_cli_leave_date (cli, "--last-day", given->last_day, &settings->last_day, error))
        return FALSE;
    }
  if (given->rate != NULL)
    {
      if (!hd_fraction_parse (given->rate, &rate))
        {
          g_set_error (error, HD_ERROR, HD_ERROR_USAGE,
                       "--rate: “%.60s” is not an amount of money: write it as 85.50", given->rate);
          return FALSE;
        }
      settings->hourly_rate = hd_fraction_round (hd_fraction_scale (rate, 100, 1));
    }
  if (given->currency != NULL)
    {
      g_free (settings->currency);
      settings->currency = g_strdup (given->currency);
    }
  return TRUE;
}

static int
show_settings (HdCli *cli, const HdLeaveSettings *settings)
{
  static const char *const negatives[] = { "none", "limit", "free" };
  JsonObject *object = json_object_new ();
  g_autofree char *rate = hd_fraction_format (hd_fraction_new (settings->hourly_rate, 100), 2);

  hd_cli_set_text (object, "kind", kinds[settings->kind]);
  json_object_set_int_member (object, "day_minutes", settings->day_minutes);
  json_object_set_int_member (object, "increment_minutes", settings->increment);
  json_object_set_int_member (object, "min_block_minutes", settings->min_block);
  hd_cli_set_text (object, "negative", negatives[settings->negative]);
  json_object_set_int_member (object, "negative_limit_minutes", settings->negative_limit);
  hd_cli_set_text (object, "region", settings->region);
  hd_cli_set_date (object, "last_day", settings->last_day);
  hd_cli_set_text (object, "hourly_rate", settings->hourly_rate > 0 ? rate : NULL);
  hd_cli_set_text (object, "currency", settings->currency);
  if (cli->json)
    {
      hd_cli_print_object (object);
      return HD_CLI_DONE;
    }

  g_autoptr (GList) names = json_object_get_members (object);
  g_autoptr (GString) text = g_string_new (NULL);

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *value = json_to_string (json_object_get_member (object, l->data), FALSE);

      g_string_append_printf (text, "%-24s%s\n", (const char *) l->data, value);
    }
  hd_cli_print (text->str);
  json_object_unref (object);
  return HD_CLI_DONE;
}

static int
run_settings (HdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Settings) given = { 0 };
  const GOptionEntry options[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &given.kind, "leave, unpaid or unlimited", "KIND" },
    { "day", 0, 0, G_OPTION_ARG_STRING, &given.day, "How long a day of leave is", "AMOUNT" },
    { "increment", 0, 0, G_OPTION_ARG_STRING, &given.increment, "Leave is charged in steps of it",
      "AMOUNT" },
    { "min-block", 0, 0, G_OPTION_ARG_STRING, &given.min_block, "The least that is charged",
      "AMOUNT" },
    { "negative", 0, 0, G_OPTION_ARG_STRING, &given.negative,
      "none, free, or how far below zero it may go", "AMOUNT" },
    { "region", 0, 0, G_OPTION_ARG_STRING, &given.region, "Whose public holidays are free, or none",
      "CODE" },
    { "last-day", 0, 0, G_OPTION_ARG_STRING, &given.last_day,
      "The last day of employment or contract, or none", "DATE" },
    { "rate", 0, 0, G_OPTION_ARG_STRING, &given.rate, "What an hour of unpaid time costs",
      "MONEY" },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &given.currency, "Of the rate", "NAME" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HdLeaveBooks) books = NULL;
  g_autoptr (HdLeaveEdit) edit = NULL;
  gboolean changes;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 1)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE, "leave settings: takes options only");
      return HD_CLI_USAGE;
    }
  books = hd_cli_read_books (cli, error);
  if (books == NULL)
    return HD_CLI_FAILED;
  changes = given.kind != NULL || given.day != NULL || given.increment != NULL ||
            given.min_block != NULL || given.negative != NULL || given.region != NULL ||
            given.last_day != NULL || given.rate != NULL || given.currency != NULL;
  if (changes)
    {
      if (!apply_settings (cli, &given, books->facts->settings, error))
        return HD_CLI_USAGE;
      edit = hd_leave_edit_new_settings (books->facts->settings);
      if (hd_cli_edit_leave (cli, edit, error) == 0)
        return HD_CLI_FAILED;
    }
  return show_settings (cli, books->facts->settings);
}

const HdCliCommand hd_cli_leave_policy_show = {
  "leave policy show",
  "",
  "List the versions of the policy",
  run_policy_show,
};

const HdCliCommand hd_cli_leave_policy_set = {
  "leave policy set",
  "[--from DATE] SCENARIO.json",
  "Earn leave by the policy of a scenario",
  run_policy_set,
};

const HdCliCommand hd_cli_leave_schedule_show = {
  "leave schedule show",
  "",
  "List the versions of the week of work",
  run_schedule_show,
};

const HdCliCommand hd_cli_leave_schedule_set = {
  "leave schedule set",
  "[--from DATE] SCENARIO.json",
  "Work by the schedule of a scenario",
  run_schedule_set,
};

const HdCliCommand hd_cli_leave_settings = {
  "leave settings",
  "[OPTION…]",
  "Show or change how leave is counted",
  run_settings,
};
