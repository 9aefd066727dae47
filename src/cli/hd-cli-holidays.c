/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include "hd-cli-books.h"
#include "hd-error.h"
#include "hd-fraction.h"
#include "hd-holidays.h"

/*
 * `holidays list --region` and `holidays regions`: the rule tables that come with Halfday.
 */

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_holiday (JsonBuilder *builder, const HdHolidayTable *table, const HdHoliday *holiday)
{
  static const char *const parts[] = { NULL, "am", "pm" };
  g_autofree char *date = hd_date_format_iso (holiday->date);
  g_autofree char *of =
    holiday->observed_of != HD_DATE_NONE ? hd_date_format_iso (holiday->observed_of) : NULL;
  g_autofree char *id =
    g_strdup_printf ("%s/%s/%s", hd_holiday_table_get_region (table), date, holiday->name);
  g_autofree char *fraction =
    hd_fraction_format (hd_fraction_new (holiday->permille, HD_WHOLE_DAY), 4);

  json_builder_begin_object (builder);
  add_text (builder, "id", id);
  add_text (builder, "date", date);
  add_text (builder, "name", holiday->name);
  add_text (builder, "observed_of", of);
  add_text (builder, "fraction", fraction);
  add_text (builder, "part", parts[holiday->part]);
  json_builder_set_member_name (builder, "local");
  json_builder_add_boolean_value (builder, holiday->local);
  add_text (builder, "law", hd_holiday_table_get_law (table));
  add_text (builder, "source", hd_holiday_table_get_source (table));
  json_builder_end_object (builder);
}

static void
print_list (HdCli *cli, const HdHolidayTable *table, const GArray *holidays)
{
  static const char *const weekdays[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s\n", hd_holiday_table_get_name (table),
                          hd_holiday_table_get_law (table));
  json_builder_begin_array (builder);
  for (guint i = 0; i < holidays->len; i++)
    {
      const HdHoliday *holiday = &g_array_index (holidays, HdHoliday, i);
      g_autofree char *date = hd_date_format_iso (holiday->date);
      g_autofree char *of =
        holiday->observed_of != HD_DATE_NONE ? hd_date_format_iso (holiday->observed_of) : NULL;

      add_holiday (builder, table, holiday);
      g_string_append_printf (text, "%s %s  %s%s%s%s\n", date,
                              weekdays[hd_date_weekday (holiday->date) - 1], holiday->name,
                              of != NULL ? ", for " : "", of != NULL ? of : "",
                              holiday->local ? " (not everywhere)" : "");
    }
  json_builder_end_array (builder);
  if (hd_holiday_table_get_source (table) != NULL)
    g_string_append_printf (text, "%s\n", hd_holiday_table_get_source (table));
  if (hd_holiday_table_get_note (table) != NULL)
    g_string_append_printf (text, "%s\n", hd_holiday_table_get_note (table));

  if (cli->json)
    {
      g_autoptr (JsonNode) root = json_builder_get_root (builder);

      hd_cli_print_json (root);
    }
  else
    hd_cli_print (text->str);
}

static gboolean
parse_options (HdCli *cli, const GOptionEntry *options, int argc, char **argv, GError **error)
{
  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return FALSE;
  if (argc > 1)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "“%.60s”: only options are taken here",
                   argv[1]);
      return FALSE;
    }
  return TRUE;
}

static int
run_list (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *region = NULL;
  int year = G_MININT;
  const GOptionEntry options[] = {
    { "region", 0, 0, G_OPTION_ARG_STRING, &region, "Such as US, GB-SCT or DE-BY", "CODE" },
    { "year", 0, 0, G_OPTION_ARG_INT, &year, "The year (default: this one)", "YEAR" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HdHolidayTable) table = NULL;
  g_autoptr (GArray) holidays = NULL;
  g_autoptr (GError) inner = NULL;

  if (!parse_options (cli, options, argc, argv, error))
    return HD_CLI_USAGE;
  if (region == NULL)
    return hd_cli_list_own_holidays (cli, year != G_MININT ? year : hd_date_year (cli->today),
                                     error);

  hd_cli_shut_in ();
  table = hd_holiday_table_load (region, &inner);
  if (table == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "--region: %s", inner->message);
      return HD_CLI_USAGE;
    }
  holidays =
    hd_holiday_table_list (table, year != G_MININT ? year : hd_date_year (cli->today), &inner);
  if (holidays == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "--year: %s", inner->message);
      return HD_CLI_USAGE;
    }

  print_list (cli, table, holidays);
  return HD_CLI_DONE;
}

static int
run_regions (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GPtrArray) regions = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  if (!parse_options (cli, options, argc, argv, error))
    return HD_CLI_USAGE;

  hd_cli_shut_in ();
  regions = hd_holiday_regions_list ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < regions->len; i++)
    {
      const HdHolidayRegion *region = g_ptr_array_index (regions, i);

      json_builder_begin_object (builder);
      add_text (builder, "id", region->region);
      add_text (builder, "name", region->name);
      json_builder_end_object (builder);
      g_string_append_printf (text, "%-8s%s\n", region->region, region->name);
    }
  json_builder_end_array (builder);

  if (cli->json)
    {
      g_autoptr (JsonNode) root = json_builder_get_root (builder);

      hd_cli_print_json (root);
    }
  else
    hd_cli_print (text->str);
  return HD_CLI_DONE;
}

const HdCliCommand hd_cli_holidays_list = {
  "holidays list",
  "[--region CODE] [--year YEAR]",
  "List the public holidays of a region, or your own days",
  run_list,
};

const HdCliCommand hd_cli_holidays_regions = {
  "holidays regions",
  "",
  "List the regions whose holidays are known",
  run_regions,
};
