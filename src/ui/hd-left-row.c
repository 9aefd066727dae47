/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-left-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-calendar-file.h"

/* A long line of somebody else tells nothing that its start does not. */
#define MAX_LINE 200

/**
 * hd_left_row_new:
 * @warnings: (element-type utf8): what a reader said of a text
 *
 * Says, below the times that were read, what was not taken for one: it may have been one all the
 * same. Of a mail without an invitation it is said where the times are from.
 *
 * Returns: (transfer floating) (nullable): %NULL when all was taken
 */
GtkWidget *
hd_left_row_new (GPtrArray *warnings)
{
  const char *only_words = _ ("No invitation in it: these times are from its words");
  g_autoptr (GString) lines = g_string_new (NULL);
  gboolean words = FALSE;
  GtkWidget *row;

  if (warnings->len == 0)
    return NULL;

  for (guint i = 0; i < warnings->len; i++)
    {
      const char *warning = g_ptr_array_index (warnings, i);
      g_autofree char *start = NULL;

      if (strcmp (warning, hd_calendar_from_words ()) == 0)
        {
          words = TRUE;
          continue;
        }
      start = g_utf8_substring (warning, 0, MIN (g_utf8_strlen (warning, -1), MAX_LINE));

      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", start);
    }
  if (words && lines->len > 0)
    {
      g_string_prepend_c (lines, '\n');
      g_string_prepend (lines, only_words);
      words = FALSE;
    }
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 words ? only_words : _ ("Not everything was taken"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), lines->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}
