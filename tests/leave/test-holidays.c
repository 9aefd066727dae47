/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-error.h"
#include "hd-holidays.h"

/* Days off by region and year, from the published lists; “~” marks one that is local. */
static const struct
{
  const char *region;
  int year;
  const char *days;
} known[] = {
  { "US", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25" },
  /* New Year's Day of 2022 is observed in 2021; Juneteenth for the first time. */
  { "US", 2021, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31" },
  { "US", 2022, "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26" },
  { "US", 2020, "01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25" },
  { "GB-ENG", 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27" },
  { "GB-ENG", 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28" },
  { "GB-WLS", 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26" },
  { "GB-SCT", 2022, "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27" },
  { "GB-SCT", 2023, "01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26" },
  { "GB-SCT", 2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28" },
  { "GB-NIR", 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28" },
  { "IE", 2026, "01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 12-26" },
  /* 1 February 2030 is a Friday and is the holiday itself. */
  { "IE", 2030, "01-01 02-01 03-17 04-22 05-06 06-03 08-05 10-28 12-25 12-26" },
  { "CA", 2026, "01-01 04-03 05-18 07-01 09-07 09-30 10-12 11-11 12-25 12-28" },
  { "DE-BY", 2026,
    "01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 ~08-08 ~08-15 10-03 11-01 12-25 12-26" },
  { "DE-SN", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 ~06-04 10-03 10-31 11-18 12-25 12-26" },
  { "DE-BE", 2025, "01-01 03-08 04-18 04-21 05-01 05-08 05-29 06-09 10-03 12-25 12-26" },
  { "DE-NI", 2017, "01-01 04-14 04-17 05-01 05-25 06-05 10-03 10-31 12-25 12-26" },
  { "AT", 2026, "01-01 01-06 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 12-08 12-25 12-26" },
  { "CH", 2026, "01-01 ~01-02 ~04-03 ~04-06 ~05-01 05-14 ~05-25 08-01 12-25 ~12-26" },
  { "FR", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25" },
  { "ES", 2026, "01-01 01-06 04-03 05-01 08-15 10-12 11-01 12-06 12-08 12-25" },
  { "NL", 2025, "01-01 ~04-18 04-21 04-26 ~05-05 05-29 06-09 12-25 12-26" },
  { "NL", 2013, "01-01 ~03-29 04-01 04-30 ~05-05 05-09 05-20 12-25 12-26" },
  { "AU", 2022, "01-03 01-26 04-15 04-18 04-25 09-22 12-26 12-27" },
  { "AU", 2021, "01-01 01-26 04-02 04-05 04-25 12-27 12-28" },
};

static void
test_known_years (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdHolidayTable) table = hd_holiday_table_load (known[i].region, &error);
      g_autoptr (GArray) holidays = NULL;
      g_autoptr (GString) days = g_string_new (NULL);

      g_assert_no_error (error);
      holidays = hd_holiday_table_list (table, known[i].year, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < holidays->len; j++)
        {
          const HdHoliday *holiday = &g_array_index (holidays, HdHoliday, j);
          g_autofree char *date = hd_date_format_iso (holiday->date);

          g_string_append_printf (days, "%s%s%s", days->len > 0 ? " " : "",
                                  holiday->local ? "~" : "", date + strlen ("2026-"));
        }
      g_test_message ("%s %d", known[i].region, known[i].year);
      g_assert_cmpstr (days->str, ==, known[i].days);
    }
}

/* The number of days that hold in the whole Land, without those of some places. */
static void
test_number_of_days (void)
{
  static const struct
  {
    const char *region;
    guint days;
  } rows[] = {
    { "DE", 9 },     { "DE-BW", 12 }, { "DE-BY", 12 }, { "DE-BE", 10 }, { "DE-BB", 12 },
    { "DE-HB", 10 }, { "DE-HH", 10 }, { "DE-HE", 10 }, { "DE-MV", 11 }, { "DE-NI", 10 },
    { "DE-NW", 11 }, { "DE-RP", 11 }, { "DE-SL", 12 }, { "DE-SN", 11 }, { "DE-ST", 11 },
    { "DE-SH", 10 }, { "DE-TH", 11 }, { "CH", 4 },     { "ES", 10 },    { "GB-SCT", 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdHolidayTable) table = hd_holiday_table_load (rows[i].region, &error);
      g_autoptr (GArray) holidays = NULL;
      guint days = 0;

      g_assert_no_error (error);
      holidays = hd_holiday_table_list (table, 2026, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < holidays->len; j++)
        days += !g_array_index (holidays, HdHoliday, j).local;
      g_test_message ("%s", rows[i].region);
      g_assert_cmpuint (days, ==, rows[i].days);
    }
}

/* Every table is whole, names its law, and has no day twice in any year. */
static void
test_all_tables (void)
{
  g_autoptr (GPtrArray) regions = hd_holiday_regions_list ();

  g_assert_cmpuint (regions->len, ==, 11 + 4 + 16);
  for (guint i = 0; i < regions->len; i++)
    {
      const HdHolidayRegion *region = g_ptr_array_index (regions, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (HdHolidayTable) table = hd_holiday_table_load (region->region, &error);

      g_assert_no_error (error);
      g_test_message ("%s", region->region);
      g_assert_cmpstr (hd_holiday_table_get_region (table), ==, region->region);
      g_assert_cmpstr (hd_holiday_table_get_name (table), ==, region->name);
      g_assert_true (g_str_has_prefix (hd_holiday_table_get_source (table), "https://"));
      g_assert_cmpuint (strlen (hd_holiday_table_get_law (table)), >, 8);

      for (int year = 1900; year <= 2100; year++)
        {
          g_autoptr (GArray) holidays = hd_holiday_table_list (table, year, &error);

          /* The law of today is not that of always. */
          if (holidays == NULL && year <= 2026)
            {
              g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
              g_clear_error (&error);
              continue;
            }
          g_assert_no_error (error);
          g_assert_cmpuint (holidays->len, >=, 4);
          for (guint j = 0; j < holidays->len; j++)
            {
              const HdHoliday *holiday = &g_array_index (holidays, HdHoliday, j);

              g_assert_cmpint (hd_date_year (holiday->date), ==, year);
              g_assert_cmpint (holiday->observed_of, !=, holiday->date);
              /* Ascension on 1 May 2008 and the like: two names, one day off. */
              if (j > 0 && holiday[-1].date == holiday->date)
                g_assert_cmpstr (holiday[-1].name, !=, holiday->name);
            }
        }
    }
}

static void
test_unknown (void)
{
  static const char *const regions[] = { "",       "XX",     "DE-XX", "../de", "de.json",
                                         "DE-BYX", "/etc/x", "GB-",   "\xff" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HdHolidayTable) table = hd_holiday_table_load ("us", &error);

  g_assert_no_error (error);
  g_assert_null (hd_holiday_table_list (table, 1900, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (hd_holiday_table_list (table, 99999, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      g_clear_error (&error);
      g_assert_null (hd_holiday_table_load (regions[i], &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_NOT_FOUND);
    }
}

static void
test_bad_tables (void)
{
  static const char *const rules[] = {
    "{\"name\":\"x\"}",
    "{\"name\":\"x\",\"on\":\"13-01\"}",
    "{\"name\":\"x\",\"on\":\"6 mon 01\"}",
    "{\"name\":\"x\",\"on\":\"1 foo 01\"}",
    "{\"name\":\"x\",\"on\":\"1 mon 13\"}",
    "{\"name\":\"x\",\"on\":\"easter*1\"}",
    "{\"name\":\"x\",\"on\":\"easter+9999\"}",
    "{\"name\":\"x\",\"on\":\"mon before 05-99\"}",
    "{\"name\":\"x\",\"on\":\"01-01\",\"shift\":\"away\"}",
    "{\"name\":\"x\",\"on\":\"01-01\",\"unless\":\"fri\"}",
    "{\"name\":\"x\",\"on\":\"01-01\",\"fraction\":\"2\"}",
    "{\"name\":\"x\",\"on\":\"01-01\",\"from\":\"2020\"}",
    "7",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GError) error = NULL;
      char *text =
        g_strdup_printf ("{\"region\":\"ZZ\",\"name\":\"z\",\"law\":\"none\",\"days\":[%s]}",
                         rules[i]);
      g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

      g_assert_null (hd_holiday_table_parse (bytes, "ZZ", &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "days[0]"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/leave/holidays/known-years", test_known_years);
  g_test_add_func ("/leave/holidays/number-of-days", test_number_of_days);
  g_test_add_func ("/leave/holidays/all-tables", test_all_tables);
  g_test_add_func ("/leave/holidays/unknown", test_unknown);
  g_test_add_func ("/leave/holidays/bad-tables", test_bad_tables);

  return g_test_run ();
}
