/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-payslip-sheet.h"

#include <glib/gi18n.h>

#include "hd-drift.h"
#include "hd-edit-sheet.h"
#include "hd-rows.h"
#include "hd-words.h"

/* So many payslips of before are shown, the latest first. */
#define SHOWN 12

typedef struct
{
  HdEditSheet *sheet; /* borrowed: it owns this */
  GtkWidget *hours;
  HdDateButton *day;
} Fields;

static GPtrArray *
make (gpointer data, GError **error)
{
  Fields *fields = data;
  HdLeaveDesk *desk = hd_leave_desk_get (hd_edit_sheet_get_context (fields->sheet));
  const HdLeaveFacts *facts = hd_leave_desk_get_facts (desk);
  GPtrArray *edits = hd_edits_new ();
  gint64 minutes;

  if (hd_amount_row_get (fields->hours,
                         facts != NULL ? facts->settings->day_minutes : HD_WORK_DAY_MINUTES, TRUE,
                         &minutes))
    g_ptr_array_add (edits,
                     hd_leave_edit_new_payslip (hd_date_button_get_date (fields->day), minutes));
  return edits;
}

/* How far the two are apart, and what such a difference usually is. */
static char *
note (gpointer data, const HdLeavePreview *preview)
{
  Fields *fields = data;
  HdContext *context = hd_edit_sheet_get_context (fields->sheet);

  return hd_drift_words (preview, hd_date_button_get_date (fields->day),
                         hd_context_get_today (context));
}

static GtkWidget *
new_history (HdContext *context)
{
  GtkWidget *group = adw_preferences_group_new ();
  HdDate today = hd_context_get_today (context);
  g_autoptr (GArray) drifts = hd_leave_desk_list_drift (hd_leave_desk_get (context));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Payslips so Far"));
  for (guint i = drifts->len; i > 0 && drifts->len - i < SHOWN; i--)
    {
      const HdLeaveDrift *drift = &g_array_index (drifts, HdLeaveDrift, i - 1);
      g_autofree char *day = hd_words_date (drift->on, today);
      g_autofree char *stated = hd_words_amount (drift->stated);
      g_autofree char *booked = hd_words_amount (drift->booked);
      g_autofree char *words = NULL;

      if (!drift->counts)
        words = g_strdup (_ ("Corrected or taken back since"));
      else if (drift->opened)
        words = g_strdup (_ ("The books begin with it"));
      else if (drift->booked == 0)
        words = g_strdup (_ ("Agreed with the books"));
      else
        /* Translators: an amount of time, with a minus when it is less than nothing */
        words = g_strdup_printf (_ ("%s were booked to agree"), booked);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 hd_value_row_new (day, words, stated));
    }
  gtk_widget_set_visible (group, drifts->len > 0);
  return group;
}

/**
 * hd_payslip_sheet_present:
 * @parent: (nullable)
 *
 * Opens “Reconcile with Payslip”: what it says against the books, and where a difference may come
 * from.
 */
void
hd_payslip_sheet_present (GtkWindow *parent, HdContext *context)
{
  HdEditSheet *sheet = hd_edit_sheet_new (parent, context, _ ("Reconcile with Payslip"));
  GtkWidget *group = adw_preferences_group_new (), *day_row;
  HdDate today = hd_context_get_today (context);
  Fields *fields = g_new0 (Fields, 1);

  fields->sheet = sheet;
  fields->hours = hd_amount_row_new (_ ("Hours left, such as 46h30 or 5.5d"));
  day_row = hd_date_row_new (_ ("As of"), today, today, FALSE, &fields->day);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), fields->hours);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), day_row);
  hd_edit_sheet_add (sheet, group);
  hd_edit_sheet_add (sheet, new_history (context));
  hd_edit_sheet_watch (sheet, fields->hours);
  hd_edit_sheet_watch (sheet, GTK_WIDGET (fields->day));
  gtk_widget_grab_focus (fields->hours);
  hd_edit_sheet_start (sheet, make, note, fields, g_free, _ ("Payslip noted"));
}
