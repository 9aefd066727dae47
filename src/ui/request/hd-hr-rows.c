/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-hr-rows.h"

#include <glib/gi18n.h>

enum
{
  ROW_TYPE,
  ROW_FROM,
  ROW_TO,
  ROW_HOURS,
  N_ROWS
};

struct _HdHrRows
{
  AdwBin parent_instance;

  AdwActionRow *rows[N_ROWS];
};

G_DEFINE_FINAL_TYPE (HdHrRows, hd_hr_rows, ADW_TYPE_BIN)

static void
copy_cb (GtkButton *button, AdwActionRow *row)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)),
                          adw_action_row_get_subtitle (row));
  gtk_widget_activate_action (GTK_WIDGET (button), "win.toast", "s", _ ("Copied"));
}

static void
hd_hr_rows_class_init (HdHrRowsClass *klass)
{
}

static void
hd_hr_rows_init (HdHrRows *self)
{
  static const char *const titles[N_ROWS] = { N_ ("Type"), N_ ("From"), N_ ("To"), N_ ("Hours") };
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("For the form"));
  for (guint i = 0; i < N_ROWS; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
      g_autofree char *label = g_strdup_printf (_ ("Copy “%s”"), _ (titles[i]));

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (titles[i]));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      g_signal_connect (button, "clicked", G_CALLBACK (copy_cb), row);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      self->rows[i] = ADW_ACTION_ROW (row);
    }
  adw_bin_set_child (ADW_BIN (self), group);
}

static void
set_row (HdHrRows *self, guint row, const char *value)
{
  adw_action_row_set_subtitle (self->rows[row], value != NULL ? value : "");
  gtk_widget_set_visible (GTK_WIDGET (self->rows[row]), value != NULL && *value != '\0');
}

static char *
day_and_time (HdDate date, int minute)
{
  g_autofree char *day = hd_date_format_iso (date);

  if (minute < 0)
    return g_steal_pointer (&day);

  g_autofree char *time = hd_time_format (minute);

  return g_strdup_printf ("%s %s", day, time);
}

/**
 * hd_hr_rows_show:
 * @leave_type: (nullable): the words for the kind of leave
 *
 * Dates as ISO 8601 writes them, which every form reads.
 */
void
hd_hr_rows_show (HdHrRows *self, const HdRequestFacts *facts, const char *leave_type)
{
  g_return_if_fail (HD_IS_HR_ROWS (self));

  if (facts->date == HD_DATE_NONE)
    return;

  gboolean part = facts->window.to != 0;
  HdDate last = facts->until_date != HD_DATE_NONE ? facts->until_date : facts->date;
  g_autofree char *from = day_and_time (facts->date, part ? facts->window.from : -1);
  g_autofree char *to = day_and_time (last, part ? facts->window.to : -1);
  g_autofree char *hours =
    facts->amount >= 0
      ? g_strdup_printf ("%d:%02d", (int) (facts->amount / 60), (int) (facts->amount % 60))
      : NULL;

  set_row (self, ROW_TYPE, leave_type);
  set_row (self, ROW_FROM, from);
  set_row (self, ROW_TO, to);
  set_row (self, ROW_HOURS, hours);
}
