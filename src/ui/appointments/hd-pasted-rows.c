/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-pasted-rows.h"

#include <glib/gi18n.h>

#include "hd-appointment-words.h"

/* A long line of somebody else tells nothing that its start does not. */
#define MAX_LINE 200

static char *
dup_start (const char *text)
{
  return g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_LINE));
}

/**
 * hd_pasted_row_new:
 * @title: it may be of somebody else, and as long as that
 * @subtitle: (nullable): likewise
 *
 * Returns: (transfer floating): a row that cannot be activated
 */
GtkWidget *
hd_pasted_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shown = dup_start (title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL && *subtitle != '\0')
    {
      g_autofree char *below = dup_start (subtitle);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
    }
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
add (AdwPreferencesGroup *group, GPtrArray *rows, const char *title, const char *text)
{
  GtkWidget *row = hd_pasted_row_new (title, text);

  adw_preferences_group_add (group, row);
  if (rows != NULL)
    g_ptr_array_add (rows, row);
}

static void
add_optional (AdwPreferencesGroup *group, GPtrArray *rows, const char *title, const char *text)
{
  if (text != NULL && *text != '\0')
    add (group, rows, title, text);
}

/**
 * hd_pasted_rows_add_place:
 * @rows: (nullable) (element-type GtkWidget): the rows are added to it, borrowed
 *
 * Says how and where one meets.
 */
void
hd_pasted_rows_add_place (AdwPreferencesGroup *group, GPtrArray *rows, HdInterview *interview)
{
  const char *format = hd_appointment_format (interview->format);

  if (*format != '\0')
    add (group, rows, format, interview->place);
  else
    add_optional (group, rows, _ ("Place"), interview->place);
  add_optional (group, rows, _ ("Link to join"), interview->link);
}

/**
 * hd_pasted_rows_add_notes:
 * @rows: (nullable) (element-type GtkWidget): the rows are added to it, borrowed
 *
 * Says whom @event is from, that only the next of many counts, and what was not understood.
 */
void
hd_pasted_rows_add_notes (AdwPreferencesGroup *group, GPtrArray *rows, const HdInvitation *event)
{
  if (event->recurring)
    add (group, rows, _ ("It repeats: only the next one is kept"), NULL);
  add_optional (group, rows, _ ("From"),
                event->organizer_name != NULL && *event->organizer_name != '\0'
                  ? event->organizer_name
                  : event->organizer_email);
  for (guint i = 0; event->warnings != NULL && i < event->warnings->len; i++)
    add (group, rows, _ ("Not understood"), g_ptr_array_index (event->warnings, i));
}
