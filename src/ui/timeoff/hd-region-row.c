/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-region-row.h"

#include <glib/gi18n.h>

#include "hd-holidays.h"
#include "hd-rows.h"
#include "hd-words.h"

#define CODES "hd-region-codes"
#define TODAY "hd-region-today"
/* So many of the next days are named. */
#define SHOWN 3

/* What a region brings is seen before it is chosen for good: its next holidays. */
static void
show_next (GtkWidget *row)
{
  g_autoptr (HdHolidayTable) table = hd_holiday_table_load (hd_region_row_get (row), NULL);
  HdDate today = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), TODAY));
  g_autoptr (GString) text = g_string_new (NULL);
  int year = hd_date_year (today), n = 0;

  for (int i = 0; table != NULL && i < 2; i++)
    {
      g_autoptr (GArray) days = hd_holiday_table_list (table, year + i, NULL);

      for (guint j = 0; days != NULL && j < days->len && n < SHOWN; j++)
        {
          const HdHoliday *holiday = &g_array_index (days, HdHoliday, j);
          g_autofree char *day = NULL;

          if (holiday->date <= today || holiday->local)
            continue;
          day = hd_words_day (holiday->date, today);
          g_string_append_printf (text, "%s%s %s", n > 0 ? " · " : "", day, holiday->name);
          n++;
        }
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text->str);
}

/**
 * hd_region_row_new:
 * @region: a code, or ""
 */
GtkWidget *
hd_region_row_new (const char *region, HdDate today)
{
  g_return_val_if_fail (region != NULL, NULL);

  g_autoptr (GPtrArray) regions = hd_holiday_regions_list ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GStrvBuilder *codes = g_strv_builder_new ();
  guint selected = 0;
  GtkWidget *row;

  g_ptr_array_add (names, (gpointer) C_ ("whose public holidays", "None"));
  g_strv_builder_add (codes, "");
  for (guint i = 0; i < regions->len; i++)
    {
      const HdHolidayRegion *known = g_ptr_array_index (regions, i);

      if (g_str_equal (known->region, region))
        selected = i + 1;
      g_ptr_array_add (names, known->name);
      g_strv_builder_add (codes, known->region);
    }
  g_ptr_array_add (names, NULL);
  row = hd_choice_row_new (_ ("Public holidays of"), (const char *const *) names->pdata, selected);
  g_object_set_data_full (G_OBJECT (row), CODES, g_strv_builder_end (codes),
                          (GDestroyNotify) g_strfreev);
  g_strv_builder_unref (codes);
  g_object_set_data (G_OBJECT (row), TODAY, GINT_TO_POINTER (today));
  g_signal_connect (row, "notify::selected", G_CALLBACK (show_next), NULL);
  show_next (row);
  return row;
}

/* Returns: (transfer none): the code of the region that is chosen, "" for none */
const char *
hd_region_row_get (GtkWidget *row)
{
  char **codes = g_object_get_data (G_OBJECT (row), CODES);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return codes != NULL && selected < g_strv_length (codes) ? codes[selected] : "";
}
