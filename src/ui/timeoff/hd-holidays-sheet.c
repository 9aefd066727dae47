/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-holidays-sheet.h"

#include <glib/gi18n.h>

#include "hd-compat.h"
#include "hd-drops.h"
#include "hd-edit-sheet.h"
#include "hd-fold.h"
#include "hd-holiday-import.h"
#include "hd-leave-holidays.h"
#include "hd-region-row.h"
#include "hd-rows.h"
#include "hd-words.h"

/*
 * Whose public holidays are free, what counts of them, and days of one's own. What is chosen is
 * kept apart until it is saved.
 */

/* A list of somebody else's can be long: so many rows are shown of it, all of it is taken. */
#define MAX_ROWS 200

/* What was said of a day and is not stored yet. */
typedef struct
{
  HdDate date;
  char *name;
  int permille;
  HdDayPart part;
} Said;

typedef struct
{
  HdEditSheet *sheet; /* borrowed: it owns this */
  GCancellable *cancellable;
  GPtrArray *said;
  GtkWidget *region;
  GtkWidget *year;
  AdwPreferencesGroup *days;
  GPtrArray *rows; /* borrowed */
  GtkWidget *own_name;
  HdDateButton *own_day;
} Fields;

/* The choices of a row, in the order of its list. */
static const int permilles[] = { HD_WHOLE_DAY, HD_WHOLE_DAY / 2, 0 };

static void
free_said (gpointer data)
{
  Said *said = data;

  g_free (said->name);
  g_free (said);
}

static void
free_fields (gpointer data)
{
  Fields *fields = data;

  g_cancellable_cancel (fields->cancellable);
  g_object_unref (fields->cancellable);
  g_ptr_array_unref (fields->said);
  g_ptr_array_unref (fields->rows);
  g_free (fields);
}

static HdLeaveDesk *
desk (Fields *fields)
{
  return hd_leave_desk_get (hd_edit_sheet_get_context (fields->sheet));
}

static HdDate
today (Fields *fields)
{
  return hd_context_get_today (hd_edit_sheet_get_context (fields->sheet));
}

static Said *
find_said (Fields *fields, HdDate date, const char *name)
{
  for (guint i = 0; i < fields->said->len; i++)
    {
      Said *said = g_ptr_array_index (fields->said, i);

      if (said->date == date && g_str_equal (said->name, name))
        return said;
    }

  return NULL;
}

static void
say (Fields *fields, HdDate date, const char *name, int permille, HdDayPart part)
{
  Said *said = find_said (fields, date, name);

  if (said == NULL)
    {
      said = g_new0 (Said, 1);
      said->date = date;
      said->name = g_strdup (name);
      g_ptr_array_add (fields->said, said);
    }
  said->permille = permille;
  said->part = part;
  hd_edit_sheet_changed (fields->sheet);
}

static GPtrArray *
make (gpointer data, GError **error)
{
  Fields *fields = data;
  const HdLeaveSettings *settings = hd_leave_desk_get_facts (desk (fields))->settings;
  const char *region = hd_region_row_get (fields->region);
  GPtrArray *edits = hd_edits_new ();

  if (!g_str_equal (region, settings->region))
    {
      g_autoptr (HdLeaveSettings) copy = hd_leave_settings_copy (settings);

      g_free (copy->region);
      copy->region = g_strdup (region);
      g_ptr_array_add (edits, hd_leave_edit_new_settings (copy));
    }
  if (fields->said->len > 0)
    {
      HdLeaveEdit *edit = hd_leave_edit_new_holidays ();

      for (guint i = 0; i < fields->said->len; i++)
        {
          const Said *said = g_ptr_array_index (fields->said, i);

          hd_leave_edit_add_holiday (edit, said->date, said->permille, said->part, said->name);
        }
      g_ptr_array_add (edits, edit);
    }
  return edits;
}

/* Which day a row is of. */
typedef struct
{
  Fields *fields;
  HdDate date;
  char *name;
  HdDayPart part;
} Day;

static void
free_day (gpointer data, GClosure *closure)
{
  Day *day = data;

  g_free (day->name);
  g_free (day);
}

static void
chosen_cb (GtkWidget *row, GParamSpec *pspec, Day *day)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (selected < G_N_ELEMENTS (permilles))
    say (day->fields, day->date, day->name, permilles[selected], day->part);
}

static void
add_row (Fields *fields, HdDate date, const char *name, int permille, HdDayPart part)
{
  const char *const choices[] = { C_ ("what a holiday is", "Free"),
                                  C_ ("what a holiday is", "Half"),
                                  C_ ("what a holiday is", "Work"), NULL };
  const Said *said = find_said (fields, date, name);
  g_autofree char *on = hd_words_date (date, today (fields));
  Day *day = g_new (Day, 1);
  GtkWidget *row;

  if (said != NULL)
    permille = said->permille;
  row = hd_choice_row_new (name, choices, permille >= HD_WHOLE_DAY ? 0 : permille > 0 ? 1 : 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), on);
  *day = (Day){ fields, date, g_strdup (name), part };
  g_signal_connect_data (row, "notify::selected", G_CALLBACK (chosen_cb), day, free_day, 0);
  adw_preferences_group_add (fields->days, row);
  g_ptr_array_add (fields->rows, row);
}

/* The days of one year: by law, of one's own, and those that were just said. */
static void
fill (Fields *fields)
{
  int year = hd_date_year (today (fields)) - 1 +
             (int) adw_combo_row_get_selected (ADW_COMBO_ROW (fields->year));
  /* By the region that is chosen, which need not be the one that is kept. */
  g_autoptr (HdLeaveFacts) facts = hd_leave_facts_copy (hd_leave_desk_get_facts (desk (fields)));
  g_autoptr (GArray) known = NULL;

  g_free (facts->settings->region);
  facts->settings->region = g_strdup (hd_region_row_get (fields->region));
  known = hd_leave_holidays_list (facts, year);

  for (guint i = 0; i < fields->rows->len; i++)
    adw_preferences_group_remove (fields->days, g_ptr_array_index (fields->rows, i));
  g_ptr_array_set_size (fields->rows, 0);

  for (guint i = 0; i < known->len; i++)
    {
      const HdLeaveHoliday *holiday = &g_array_index (known, HdLeaveHoliday, i);

      add_row (fields, holiday->date, holiday->name, holiday->permille, holiday->part);
    }
  for (guint i = 0; i < fields->said->len && fields->rows->len < MAX_ROWS; i++)
    {
      const Said *said = g_ptr_array_index (fields->said, i);
      gboolean shown = hd_date_year (said->date) != year;

      for (guint j = 0; j < known->len && !shown; j++)
        {
          const HdLeaveHoliday *holiday = &g_array_index (known, HdLeaveHoliday, j);

          shown = holiday->date == said->date && g_str_equal (holiday->name, said->name);
        }
      if (!shown)
        add_row (fields, said->date, said->name, said->permille, said->part);
    }
}

static void
add_own_cb (Fields *fields)
{
  g_autofree char *name =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (fields->own_name))));
  HdDate date = hd_date_button_get_date (fields->own_day);
  int offset = hd_date_year (date) - hd_date_year (today (fields)) + 1;

  hd_row_mark (fields->own_name, *name != '\0');
  if (*name == '\0')
    return;

  say (fields, date, name, HD_WHOLE_DAY, HD_DAY_PART_FULL);
  gtk_editable_set_text (GTK_EDITABLE (fields->own_name), "");
  if (offset >= 0 && offset <= 3)
    adw_combo_row_set_selected (ADW_COMBO_ROW (fields->year), (guint) offset);
  fill (fields);
}

static void
take_list (Fields *fields, const HdHolidayList *list)
{
  for (guint i = 0; i < list->lines->len; i++)
    {
      const HdHolidayLine *line = g_ptr_array_index (list->lines, i);
      int permille = hd_holiday_line_get_permille (line);

      /* What is to be ignored and is free by no law needs no word. */
      for (HdDate date = line->first; permille > 0 && date <= line->last; date++)
        say (fields, date, line->name, permille, HD_DAY_PART_FULL);
    }
  fill (fields);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdHolidayList) list =
    hd_holiday_list_read_finish (HD_CONTEXT (source), result, &error);
  Fields *fields = user_data;

  /* Cancelled means that the sheet is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (fields->sheet), "win.toast", "s", error->message);
  else
    take_list (fields, list);
}

typedef struct
{
  Fields *fields;
  GCancellable *cancellable;
  HdContext *context;
} Choosing;

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choosing *choosing = user_data;
  g_autoptr (GFile) file = hd_choose_file_finish (result);

  if (file != NULL && !g_cancellable_is_cancelled (choosing->cancellable))
    hd_holiday_list_read_async (choosing->context, file, choosing->cancellable, read_cb,
                                choosing->fields);
  g_object_unref (choosing->cancellable);
  g_object_unref (choosing->context);
  g_free (choosing);
}

static void
import_cb (Fields *fields)
{
  static const char *const suffixes[] = { "ics", "ical", "icalendar", NULL };
  Choosing *choosing = g_new (Choosing, 1);

  *choosing = (Choosing){ fields, g_object_ref (fields->cancellable),
                          g_object_ref (hd_edit_sheet_get_context (fields->sheet)) };
  hd_choose_open_file_async (GTK_WINDOW (fields->sheet), _ ("Import Holidays"), _ ("Calendars"),
                             suffixes, file_chosen_cb, choosing);
}

static void
region_cb (Fields *fields)
{
  fill (fields);
  hd_edit_sheet_changed (fields->sheet);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Fields *fields)
{
  g_autoptr (GFile) file = hd_drop_get_file (value);

  if (file == NULL)
    return FALSE;
  hd_holiday_list_read_async (hd_edit_sheet_get_context (fields->sheet), file, fields->cancellable,
                              read_cb, fields);
  return TRUE;
}

static GtkWidget *
new_year_row (Fields *fields)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *row;

  for (int i = -1; i <= 2; i++)
    g_ptr_array_add (years, g_strdup_printf ("%d", hd_date_year (today (fields)) + i));
  g_ptr_array_add (years, NULL);
  row = hd_choice_row_new (_ ("Year"), (const char *const *) years->pdata, 1);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (fill), fields);
  return row;
}

static GtkWidget *
new_own_group (Fields *fields)
{
  GtkWidget *group = adw_preferences_group_new (), *box = g_object_new (HD_TYPE_FOLD, NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add Day"));
  GtkWidget *import = gtk_button_new_with_mnemonic (_ ("_Import .ics…"));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("A Day of Your Own"));
  fields->own_name = adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (fields->own_name), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (fields->own_name),
                                 _ ("Name, such as Company day"));
  g_signal_connect_swapped (fields->own_name, "entry-activated", G_CALLBACK (add_own_cb), fields);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), fields->own_name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             hd_date_row_new (_ ("On"), today (fields), today (fields), FALSE,
                                              &fields->own_day));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_own_cb), fields);
  g_signal_connect_swapped (import, "clicked", G_CALLBACK (import_cb), fields);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_parent (import, box);
  gtk_widget_set_parent (button, box);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  return group;
}

/**
 * hd_holidays_sheet_present:
 * @parent: (nullable)
 *
 * Opens the days off that are nobody's leave.
 */
void
hd_holidays_sheet_present (GtkWindow *parent, HdContext *context)
{
  GtkDropTarget *drops;
  GtkWidget *group;
  Fields *fields;

  if (hd_edit_sheet_waits (parent, context, hd_holidays_sheet_present))
    return;

  group = adw_preferences_group_new ();
  fields = g_new0 (Fields, 1);
  fields->sheet = hd_edit_sheet_new (parent, context, _ ("Holidays"));
  fields->cancellable = g_cancellable_new ();
  fields->said = g_ptr_array_new_with_free_func (free_said);
  fields->rows = g_ptr_array_new ();
  fields->region =
    hd_region_row_new (hd_leave_desk_get_facts (desk (fields))->settings->region, today (fields));
  fields->year = new_year_row (fields);
  fields->days = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_signal_connect_swapped (fields->region, "notify::selected", G_CALLBACK (region_cb), fields);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), fields->region);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), fields->year);
  hd_edit_sheet_add (fields->sheet, group);
  hd_edit_sheet_add (fields->sheet, GTK_WIDGET (fields->days));
  hd_edit_sheet_add (fields->sheet, new_own_group (fields));
  fill (fields);
  drops = hd_drop_target_new ();
  g_signal_connect (drops, "drop", G_CALLBACK (drop_cb), fields);
  gtk_widget_add_controller (GTK_WIDGET (fields->sheet), GTK_EVENT_CONTROLLER (drops));
  hd_edit_sheet_start (fields->sheet, make, NULL, fields, free_fields, _ ("Holidays noted"));
}
