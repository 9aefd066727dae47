/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-week-sheet.h"

#include <glib/gi18n.h>

#include "hd-edit-sheet.h"
#include "hd-rows.h"
#include "hd-versions.h"
#include "hd-week-editor.h"
#include "hd-week-words.h"
#include "hd-words.h"

typedef struct
{
  HdEditSheet *sheet; /* borrowed: it owns this */
  HdWeekEditor *editor;
  HdDateButton *from;
} Fields;

static GPtrArray *
make (gpointer data, GError **error)
{
  Fields *fields = data;
  GPtrArray *edits;
  HdWorkWeek week;

  if (!hd_week_editor_get_week (fields->editor, &week, error))
    return NULL;
  edits = hd_edits_new ();
  g_ptr_array_add (edits, hd_leave_edit_new_week (hd_date_button_get_date (fields->from), &week));
  return edits;
}

static char *
version_words (const HdLeaveVersion *version)
{
  HdWorkWeek week;
  g_autofree char *amount = NULL;

  if (!hd_leave_version_to_week (version->text, &week, NULL))
    return g_strdup ("");
  amount = hd_words_amount (hd_week_words_minutes (&week));
  return g_strdup_printf (_ ("%s a week"), amount);
}

/**
 * hd_week_sheet_present:
 * @parent: (nullable)
 *
 * Opens the working week, from a day on.
 */
void
hd_week_sheet_present (GtkWindow *parent, HdContext *context)
{
  HdLeaveDesk *desk = hd_leave_desk_get (context);
  const HdLeaveFacts *facts = hd_leave_desk_get_facts (desk);
  HdDate today = hd_context_get_today (context);
  GtkWidget *group = adw_preferences_group_new (), *from_row;
  HdEditSheet *sheet;
  Fields *fields;
  HdWorkWeek week = { 0 };

  if (facts == NULL)
    return;

  for (int i = 0; i < 7; i++)
    {
      HdDate date = hd_date_next_weekday (today - 1, (HdWeekday) (i + 1));

      week.days[i] = *hd_schedule_get_day (hd_leave_desk_get_schedule (desk), date);
    }
  sheet = hd_edit_sheet_new (parent, context, _ ("Working Week"));
  fields = g_new0 (Fields, 1);
  fields->sheet = sheet;
  fields->editor = HD_WEEK_EDITOR (hd_week_editor_new (&week));
  from_row = hd_date_row_new (_ ("Holds from"), today, today, FALSE, &fields->from);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), from_row);
  hd_edit_sheet_add (sheet, group);
  hd_edit_sheet_add (sheet, GTK_WIDGET (fields->editor));
  hd_edit_sheet_add (sheet,
                     hd_versions_group_new (sheet, facts->weeks, HD_LEAVE_ROW_WEEK, version_words));
  g_signal_connect_object (fields->editor, "changed", G_CALLBACK (hd_edit_sheet_changed), sheet,
                           G_CONNECT_SWAPPED);
  hd_edit_sheet_watch (sheet, GTK_WIDGET (fields->from));
  hd_edit_sheet_start (sheet, make, NULL, fields, g_free, _ ("Working week noted"));
}
