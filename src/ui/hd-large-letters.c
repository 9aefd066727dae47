/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-large-letters.h"

#include <adwaita.h>

/* From half as large again on, a title and a value share no line of a phone. The unit is that of
 * the setting: 1024th of a dot per inch. */
#define LARGE (96 * 1024 * 3 / 2)

/* Marks what was seen before. */
#define SEEN "hd-large-letters"

static gboolean
is_large (void)
{
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return dpi >= LARGE;
}

static gboolean
has_own_subtitle (AdwComboRow *row)
{
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));

  return !adw_combo_row_get_use_subtitle (row) && subtitle != NULL && *subtitle != '\0';
}

/* The chosen value stands below the title, whole; else it would be cut to a few letters. A line of
 * its own below the title has the place already, also one that came later. */
static void
fit_value (AdwComboRow *row)
{
  if (!has_own_subtitle (row))
    adw_combo_row_set_use_subtitle (row, is_large ());
}

/* libadwaita cuts the headings of groups until 1.3. */
static void
wrap_heading (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading"))
    g_object_set (widget, "ellipsize", PANGO_ELLIPSIZE_NONE, "wrap", TRUE, "wrap-mode",
                  PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
  if (GTK_IS_LIST_BOX (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    wrap_heading (child);
}

/* Four names share the width of a phone: they stay as large as they can be read whole. */
static void
fit_bar (GtkWidget *bar)
{
  if (is_large ())
    gtk_widget_add_css_class (bar, "hd-large-letters");
  else
    gtk_widget_remove_css_class (bar, "hd-large-letters");
}

static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer user_data)
{
  GObject *widget = g_value_get_object (values);
  gboolean combo = ADW_IS_COMBO_ROW (widget), bar = ADW_IS_VIEW_SWITCHER_BAR (widget);

  if ((!combo && !bar && !ADW_IS_PREFERENCES_GROUP (widget)) ||
      g_object_get_data (widget, SEEN) != NULL)
    return TRUE;
  g_object_set_data (widget, SEEN, GINT_TO_POINTER (TRUE));
  if (bar)
    {
      g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi",
                               G_CALLBACK (fit_bar), widget, G_CONNECT_SWAPPED);
      fit_bar (GTK_WIDGET (widget));
    }
  else if (!combo)
    wrap_heading (GTK_WIDGET (widget));
  else if (!adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (widget)))
    {
      g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi",
                               G_CALLBACK (fit_value), widget, G_CONNECT_SWAPPED);
      fit_value (ADW_COMBO_ROW (widget));
    }
  return TRUE;
}

/**
 * hd_large_letters_fit:
 *
 * Has the rows and headings of libadwaita say all that they say where letters are large and the
 * window is narrow. To be called once, before the first window.
 */
void
hd_large_letters_fit (void)
{
  /* The signal is there once the class is. */
  gpointer widgets = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
  g_type_class_unref (widgets);
}
