/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-region-row.h"

#include <glib/gi18n.h>

#include "hd-holidays.h"
#include "hd-rows.h"

#define CODES "hd-region-codes"

/**
 * hd_region_row_new:
 * @region: a code, or ""
 */
GtkWidget *
hd_region_row_new (const char *region)
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
