/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-versions.h"

#include <glib/gi18n.h>

#include "hd-rows.h"
#include "hd-words.h"

typedef struct
{
  HdEditSheet *sheet; /* borrowed: the button is in it */
  HdLeaveRow row;
  gint64 id;
} Removal;

static void
remove_cb (GtkWidget *button, Removal *removal)
{
  hd_edit_sheet_apply (removal->sheet, hd_leave_edit_new_removal (removal->row, removal->id),
                       _ ("Version removed"));
}

static void
free_removal (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
new_row (HdEditSheet *sheet, const HdLeaveVersion *version, HdLeaveRow row, const char *words)
{
  HdDate today = hd_context_get_today (hd_edit_sheet_get_context (sheet));
  g_autofree char *from =
    version->from > HD_DATE_MIN ? hd_words_date (version->from, today) : g_strdup (_ ("always"));
  /* Translators: a date from which on something holds, or “always” */
  g_autofree char *title = g_strdup_printf (_ ("From %s"), from);
  /* Translators: removes what holds from a date on */
  g_autofree char *label = g_strdup_printf (_ ("Remove the version from %s"), from);
  GtkWidget *line = hd_value_row_new (title, words, "");
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  Removal *removal = g_new (Removal, 1);

  *removal = (Removal){ sheet, row, version->id };
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (remove_cb), removal, free_removal, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), button);
  return line;
}

/**
 * hd_versions_group_new:
 * @versions: (element-type HdLeaveVersion): ascending
 *
 * Returns: the versions that there are, each to be taken out; hidden when there is none
 */
GtkWidget *
hd_versions_group_new (HdEditSheet *sheet,
                       GPtrArray *versions,
                       HdLeaveRow row,
                       HdVersionWords words)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Versions"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Each holds from its day until the next one; what was "
                                            "before stays as it was."));
  for (guint i = versions->len; i > 0; i--)
    {
      const HdLeaveVersion *version = g_ptr_array_index (versions, i - 1);
      g_autofree char *said = words (version);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 new_row (sheet, version, row, said));
    }
  gtk_widget_set_visible (group, versions->len > 0);
  return group;
}
