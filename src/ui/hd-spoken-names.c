/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-spoken-names.h"

#include <gtk/gtk.h>

/* The label of its label is enough. */
static void
mend (GtkButton *button)
{
  if (gtk_button_get_use_underline (button) && GTK_IS_LABEL (gtk_button_get_child (button)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer user_data)
{
  GObject *widget = g_value_get_object (values);

  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    {
      mend (GTK_BUTTON (widget));
      g_signal_handlers_disconnect_by_func (widget, mend, NULL);
      g_signal_connect (widget, "notify::label", G_CALLBACK (mend), NULL);
    }
  return TRUE;
}

/**
 * hd_spoken_names_mend:
 *
 * Keeps screen readers from saying the name of a button with a mnemonic twice, first with its
 * underscore: GTK gives them both the text that was set and that of the label that it made of it,
 * and until 4.10 they are joined. To be called once, before the first window.
 */
void
hd_spoken_names_mend (void)
{
  /* The signal is there once the class is. */
  gpointer widgets = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
  g_type_class_unref (widgets);
}
