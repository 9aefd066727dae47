/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-holidays.h"

#include <gio/gio.h>
#include <string.h>

#include "hd-error.h"
#include "hd-holiday-resources.h"
#include "hd-holiday-rule.h"
#include "hd-json.h"

#define RESOURCE_PATH "/io/github/halfday_app/Halfday/holidays/"

/* The most rules that one table has, and parts that one country has. */
#define MAX_RULES 200
#define MAX_PARTS 100

struct _HdHolidayTable
{
  char *region;
  char *name;
  char *law;
  char *source;
  char *note;
  int first_year;
  GPtrArray *rules; /* of HdHolidayRule: the country's, then the part's */
};

static gboolean
read_rules (HdReader *reader, JsonObject *object, HdHolidayTable *table, GError **error)
{
  JsonArray *days = NULL;

  if (!hd_reader_array (reader, object, "days", MAX_RULES, &days, error))
    return FALSE;

  for (guint i = 0; days != NULL && i < json_array_get_length (days); i++)
    {
      JsonObject *day = NULL;
      HdHolidayRule *rule;
      gsize mark;

      if (!hd_reader_element (reader, days, "days", i, &day, error))
        return FALSE;
      mark = hd_reader_enter_index (reader, "days", i);
      rule = hd_holiday_rule_parse (reader, day, error);
      if (rule == NULL)
        return FALSE;
      g_ptr_array_add (table->rules, rule);
      hd_reader_leave (reader, mark);
    }

  return TRUE;
}

/* What a part says replaces what its country says; the country's law and source stand beside. */
static gboolean
read_head (HdReader *reader, JsonObject *object, HdHolidayTable *table, GError **error)
{
  const char *texts[5] = { NULL };
  static const char *const keys[] = { "region", "name", "law", "source", "note" };
  char **fields[] = { &table->region, &table->name, &table->law, &table->source, &table->note };
  JsonNode *from = hd_reader_get (object, "from");

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (!hd_reader_text (reader, object, keys[i], &texts[i], error))
        return FALSE;
      if (texts[i] == NULL)
        continue;
      if (fields[i] == &table->law && table->law != NULL)
        {
          g_autofree char *both = g_strdup_printf ("%s; %s", texts[i], table->law);

          g_free (table->law);
          table->law = g_steal_pointer (&both);
          continue;
        }
      g_free (*fields[i]);
      *fields[i] = g_strdup (texts[i]);
    }
  if (from != NULL && JSON_NODE_HOLDS_VALUE (from))
    table->first_year = (int) CLAMP (json_node_get_int (from), 1, 9999);

  return table->region != NULL && table->name != NULL && table->law != NULL
           ? TRUE
           : hd_reader_fail (reader, "region", error, "region, name and law are needed");
}

static HdHolidayTable *
read_table (HdReader *reader, JsonObject *root, const char *region, GError **error)
{
  g_autoptr (HdHolidayTable) table = g_new0 (HdHolidayTable, 1);
  JsonArray *parts = NULL;

  table->first_year = 1;
  table->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_holiday_rule_free);
  if (!read_head (reader, root, table, error) || !read_rules (reader, root, table, error) ||
      !hd_reader_array (reader, root, "parts", MAX_PARTS, &parts, error))
    return NULL;
  if (g_ascii_strcasecmp (table->region, region) == 0)
    return g_steal_pointer (&table);

  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      JsonObject *part = NULL;
      const char *code = NULL;
      gsize mark;

      if (!hd_reader_element (reader, parts, "parts", i, &part, error))
        return NULL;
      mark = hd_reader_enter_index (reader, "parts", i);
      if (!hd_reader_text (reader, part, "region", &code, error))
        return NULL;
      if (code != NULL && g_ascii_strcasecmp (code, region) == 0)
        return read_head (reader, part, table, error) && read_rules (reader, part, table, error)
                 ? g_steal_pointer (&table)
                 : NULL;
      hd_reader_leave (reader, mark);
    }

  g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND, "There is no table for this region");
  return NULL;
}

static JsonNode *
parse_root (GBytes *bytes, GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonNode) root = hd_json_parse (data != NULL ? data : "", (gssize) size, error);
  JsonObject *object;

  if (root == NULL || !hd_json_get_object (root, &object, "table", error))
    return NULL;

  return g_steal_pointer (&root);
}

/**
 * hd_holiday_table_parse:
 * @bytes: a file as in data/holidays/
 * @region: the code of the country or of a part of it, in any case
 *
 * Returns: (transfer full): the table, or %NULL with %HD_ERROR_NOT_FOUND when the file has no
 *   such region, or another error that names the key
 */
HdHolidayTable *
hd_holiday_table_parse (GBytes *bytes, const char *region, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (region != NULL, NULL);

  g_autoptr (JsonNode) root = parse_root (bytes, error);
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  HdReader reader = { path, warnings, 1 };

  return root != NULL ? read_table (&reader, json_node_get_object (root), region, error) : NULL;
}

static GBytes *
lookup_file (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH, name, NULL);

  return g_resource_lookup_data (hd_holidays_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
}

/**
 * hd_holiday_table_load:
 * @region: such as `US`, `GB-SCT`, `DE-BY`, in any case
 *
 * Returns: (transfer full): one of the tables that come with Halfday, or %NULL with
 *   %HD_ERROR_NOT_FOUND
 */
HdHolidayTable *
hd_holiday_table_load (const char *region, GError **error)
{
  g_return_val_if_fail (region != NULL, NULL);

  g_autofree char *country = g_ascii_strdown (region, (gssize) strcspn (region, "-"));
  g_autofree char *name = g_strconcat (country, ".json", NULL);
  g_autoptr (GBytes) bytes = strchr (country, '/') == NULL ? lookup_file (name) : NULL;
  g_autoptr (HdHolidayTable) table = NULL;
  g_autoptr (GError) inner = NULL;

  if (bytes != NULL)
    table = hd_holiday_table_parse (bytes, region, &inner);
  if (bytes == NULL || g_error_matches (inner, HD_ERROR, HD_ERROR_NOT_FOUND))
    {
      g_autofree char *shown = g_utf8_make_valid (region, (gssize) strnlen (region, 40));

      g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND, "There are no holidays for “%s”", shown);
      return NULL;
    }

  /* Our own files: a mistake in them is found by the tests. */
  g_assert_no_error (inner);
  return g_steal_pointer (&table);
}

void
hd_holiday_table_free (HdHolidayTable *self)
{
  if (self == NULL)
    return;

  g_free (self->region);
  g_free (self->name);
  g_free (self->law);
  g_free (self->source);
  g_free (self->note);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

const char *
hd_holiday_table_get_region (const HdHolidayTable *self)
{
  return self->region;
}

const char *
hd_holiday_table_get_name (const HdHolidayTable *self)
{
  return self->name;
}

/** hd_holiday_table_get_law: the law that names the days */
const char *
hd_holiday_table_get_law (const HdHolidayTable *self)
{
  return self->law;
}

/** hd_holiday_table_get_source: (nullable): where the text of the law can be read */
const char *
hd_holiday_table_get_source (const HdHolidayTable *self)
{
  return self->source;
}

/** hd_holiday_table_get_note: (nullable): what the table cannot know */
const char *
hd_holiday_table_get_note (const HdHolidayTable *self)
{
  return self->note;
}

static gboolean
is_weekend (HdDate date)
{
  return hd_date_weekday (date) >= HD_SATURDAY;
}

/* The day on which a holiday of @date is kept; @taken are the holidays that stay where they are. */
static HdDate
shifted (HdRuleShift shift, HdDate date, GHashTable *taken)
{
  HdWeekday weekday = hd_date_weekday (date);

  switch (shift)
    {
    case HD_SHIFT_NEAREST:
      return weekday == HD_SATURDAY ? date - 1 : weekday == HD_SUNDAY ? date + 1 : date;
    case HD_SHIFT_SUNDAY_BEFORE:
      return weekday == HD_SUNDAY ? date - 1 : date;
    case HD_SHIFT_NEXT:
      if (is_weekend (date))
        while (is_weekend (date) || g_hash_table_contains (taken, GINT_TO_POINTER (date)))
          date++;
      return date;
    case HD_SHIFT_NONE:
    default:
      return date;
    }
}

/* A holiday on its own date, and how it moves. */
typedef struct
{
  HdHoliday holiday;
  HdRuleShift shift;
} Dated;

/* Works for Dated as well, which begins with the holiday. */
static int
compare_holidays (gconstpointer a, gconstpointer b)
{
  const HdHoliday *first = a, *second = b;

  if (first->date != second->date)
    return first->date < second->date ? -1 : 1;
  return g_strcmp0 (first->name, second->name);
}

/**
 * hd_holiday_table_list:
 *
 * The holidays that are observed in @year: New Year's Day of the year after may be one of them
 * (Friday 31 December 2021 in the United States).
 *
 * Returns: (transfer full) (element-type HdHoliday): ascending; the names belong to @self. %NULL
 *   with %HD_ERROR_INVALID when the table is not right for @year
 */
GArray *
hd_holiday_table_list (const HdHolidayTable *self, int year, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Dated));
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  GArray *found;

  if (year < self->first_year || year > HD_SCENARIO_LAST_YEAR)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "The table for %s is for %d to %d",
                   self->region, self->first_year, HD_SCENARIO_LAST_YEAR);
      return NULL;
    }

  for (int y = year - 1; y <= year + 1; y++)
    for (guint i = 0; i < self->rules->len; i++)
      {
        const HdHolidayRule *rule = g_ptr_array_index (self->rules, i);
        Dated dated = { { hd_holiday_rule_date (rule, y), HD_DATE_NONE, rule->name, rule->permille,
                          rule->part, rule->local },
                        rule->shift };

        if (dated.holiday.date == HD_DATE_NONE)
          continue;
        if (!is_weekend (dated.holiday.date) && !rule->local)
          g_hash_table_add (taken, GINT_TO_POINTER (dated.holiday.date));
        g_array_append_val (all, dated);
      }

  /* In order of date, so that of two holidays on one weekend the first moves first. */
  g_array_sort (all, compare_holidays);
  found = g_array_new (FALSE, FALSE, sizeof (HdHoliday));
  for (guint i = 0; i < all->len; i++)
    {
      HdHoliday holiday = g_array_index (all, Dated, i).holiday;
      HdDate kept = shifted (g_array_index (all, Dated, i).shift, holiday.date, taken);

      holiday.observed_of = kept != holiday.date ? holiday.date : HD_DATE_NONE;
      holiday.date = kept;
      if (!holiday.local)
        g_hash_table_add (taken, GINT_TO_POINTER (kept));
      if (hd_date_year (kept) == year)
        g_array_append_val (found, holiday);
    }

  g_array_sort (found, compare_holidays);
  return found;
}

void
hd_holiday_region_free (HdHolidayRegion *self)
{
  if (self == NULL)
    return;

  g_free (self->region);
  g_free (self->name);
  g_free (self);
}

static void
add_region (GPtrArray *regions, JsonObject *object)
{
  HdHolidayRegion *region = g_new0 (HdHolidayRegion, 1);

  region->region = g_strdup (json_object_get_string_member (object, "region"));
  region->name = g_strdup (json_object_get_string_member (object, "name"));
  g_ptr_array_add (regions, region);
}

static int
compare_regions (gconstpointer a, gconstpointer b)
{
  const HdHolidayRegion *first = *(HdHolidayRegion *const *) a;
  const HdHolidayRegion *second = *(HdHolidayRegion *const *) b;

  return strcmp (first->region, second->region);
}

/**
 * hd_holiday_regions_list:
 *
 * Returns: (transfer full) (element-type HdHolidayRegion): all regions that come with Halfday,
 *   by code
 */
GPtrArray *
hd_holiday_regions_list (void)
{
  GPtrArray *regions = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_holiday_region_free);
  g_auto (GStrv) files = g_resource_enumerate_children (hd_holidays_get_resource (), RESOURCE_PATH,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = lookup_file (files[i]);
      g_autoptr (JsonNode) root = parse_root (bytes, NULL);
      JsonObject *country;

      g_assert (root != NULL);
      country = json_node_get_object (root);
      add_region (regions, country);
      if (!json_object_has_member (country, "parts"))
        continue;

      JsonArray *parts = json_object_get_array_member (country, "parts");

      for (guint j = 0; j < json_array_get_length (parts); j++)
        add_region (regions, json_array_get_object_element (parts, j));
    }

  g_ptr_array_sort (regions, compare_regions);
  return regions;
}
