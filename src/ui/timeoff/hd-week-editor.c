/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-week-editor.h"

#include <glib/gi18n.h>

#include "hd-rows.h"
#include "hd-week-words.h"
#include "hd-words.h"
#include "hd-year.h"

struct _HdWeekEditor
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *rows[7]; /* Monday first; borrowed */
  GtkLabel *sum;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdWeekEditor, hd_week_editor, ADW_TYPE_PREFERENCES_GROUP)

static void
update (HdWeekEditor *self)
{
  HdWorkWeek week;
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;

  if (!hd_week_editor_get_week (self, &week, NULL))
    return;
  amount = hd_words_amount (hd_week_words_minutes (&week));
  /* Translators: the hours of work of a week */
  text = g_strdup_printf (_ ("%s a week"), amount);
  gtk_label_set_label (self->sum, text);
}

static void
changed_cb (HdWeekEditor *self)
{
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
hd_week_editor_class_init (HdWeekEditorClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", HD_TYPE_WEEK_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
hd_week_editor_init (HdWeekEditor *self)
{
  HdWeekday first = hd_year_first_weekday ();

  for (int i = 0; i < 7; i++)
    {
      HdWeekday weekday = (HdWeekday) ((first - 1 + i) % 7 + 1);
      g_autofree char *name = hd_words_weekday (weekday);
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      self->rows[weekday - 1] = row;
    }
  self->sum = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), "numeric");
  gtk_label_set_xalign (self->sum, 1);
  gtk_label_set_wrap (self->sum, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->sum), 6);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->sum));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Working Week"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _ ("When work begins and ends, as 9:00–12:30, "
                                            "13:00–17:30, or only how long it is, as 8h. "
                                            "Leave a day off empty."));
}

GtkWidget *
hd_week_editor_new (const HdWorkWeek *week)
{
  HdWeekEditor *self = g_object_new (HD_TYPE_WEEK_EDITOR, NULL);

  for (int i = 0; i < 7; i++)
    {
      g_autofree char *text = hd_week_words_day (&week->days[i]);

      gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), text);
      g_signal_connect_swapped (self->rows[i], "changed", G_CALLBACK (changed_cb), self);
    }
  update (self);
  return GTK_WIDGET (self);
}

/**
 * hd_week_editor_get_week:
 * @week: (out)
 *
 * Returns: %FALSE with @error set when a day cannot be read; its row shows which
 */
gboolean
hd_week_editor_get_week (HdWeekEditor *self, HdWorkWeek *week, GError **error)
{
  gboolean valid = TRUE;

  g_return_val_if_fail (HD_IS_WEEK_EDITOR (self), FALSE);

  *week = (HdWorkWeek){ 0 };
  for (int i = 0; i < 7; i++)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (self->rows[i]));
      gboolean read =
        hd_week_words_read_day (week, (HdWeekday) (i + 1), text, valid ? error : NULL);

      hd_row_mark (self->rows[i], read);
      valid = valid && read;
    }
  return valid;
}
