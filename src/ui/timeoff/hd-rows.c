/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-rows.h"

#include "hd-words.h"

static void
name_row (GtkWidget *row, const char *title)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

void
hd_row_mark (GtkWidget *row, gboolean valid)
{
  if (valid)
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
}

/* An entry for an amount of time: see hd_words_read_amount(). */
GtkWidget *
hd_amount_row_new (const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  name_row (row, title);
  return row;
}

void
hd_amount_row_set (GtkWidget *row, gint64 minutes)
{
  g_autofree char *text = hd_words_amount_typed (minutes);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/**
 * hd_amount_row_get:
 * @needed: nothing is not enough
 * @minutes: (out): 0 for nothing
 *
 * Returns: %FALSE when there is no amount, which the row then shows; a row in which nothing was
 *   typed yet is not marked
 */
gboolean
hd_amount_row_get (GtkWidget *row, int day_minutes, gboolean needed, gint64 *minutes)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  gboolean valid = TRUE;

  *minutes = 0;
  if (*text != '\0')
    valid = hd_words_read_amount (text, day_minutes, minutes);
  hd_row_mark (row, valid);
  return valid && (*text != '\0' || !needed);
}

/**
 * hd_date_row_new:
 * @button: (out) (transfer none): the button that has the date
 */
GtkWidget *
hd_date_row_new (const char *title,
                 HdDate date,
                 HdDate today,
                 gboolean optional,
                 HdDateButton **button)
{
  GtkWidget *row = adw_action_row_new ();

  name_row (row, title);
  *button =
    g_object_new (HD_TYPE_DATE_BUTTON, "optional", optional, "valign", GTK_ALIGN_CENTER, NULL);
  hd_date_button_set_today (*button, today);
  hd_date_button_set_date (*button, date);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (*button));
  return row;
}

/**
 * hd_choice_row_new:
 * @choices: (array zero-terminated=1)
 */
GtkWidget *
hd_choice_row_new (const char *title, const char *const *choices, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);

  name_row (row, title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  return row;
}

/**
 * hd_switch_row_new:
 * @subtitle: (nullable)
 * @button: (out) (transfer none): the switch
 */
GtkWidget *
hd_switch_row_new (const char *title, const char *subtitle, GtkSwitch **button)
{
  GtkWidget *row = adw_action_row_new ();

  name_row (row, title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  *button = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (*button), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (*button));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (*button));
  return row;
}

/**
 * hd_value_row_new:
 * @subtitle: (nullable)
 * @value: what stands at its end
 */
GtkWidget *
hd_value_row_new (const char *title, const char *subtitle, const char *value)
{
  GtkWidget *row = adw_action_row_new (), *label = gtk_label_new (value);

  name_row (row, title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}
