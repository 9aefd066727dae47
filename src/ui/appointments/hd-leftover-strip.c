/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leftover-strip.h"

#include <glib/gi18n.h>

#include "hd-fold.h"

struct _HdLeftoverStrip
{
  GtkBox parent_instance;

  GFile *file; /* NULL: nothing is left */
  GtkLabel *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (HdLeftoverStrip, hd_leftover_strip, GTK_TYPE_BOX)

static void
dismiss (HdLeftoverStrip *self)
{
  g_clear_object (&self->file);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
binned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdLeftoverStrip) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = g_file_trash_finish (G_FILE (source), result, &error);
  gboolean gone = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                              done   ? _ ("Moved to the bin")
                              : gone ? _ ("It is no longer there")
                                     : error->message);
  if ((done || gone) && self->file != NULL && g_file_equal (self->file, G_FILE (source)))
    dismiss (self);
  gtk_widget_set_sensitive (self->button, TRUE);
}

static void
bin_cb (HdLeftoverStrip *self)
{
  if (self->file == NULL)
    return;
  gtk_widget_set_sensitive (self->button, FALSE);
  g_file_trash_async (self->file, G_PRIORITY_DEFAULT, NULL, binned_cb, g_object_ref (self));
}

static void
hd_leftover_strip_dispose (GObject *object)
{
  g_clear_object (&HD_LEFTOVER_STRIP (object)->file);

  G_OBJECT_CLASS (hd_leftover_strip_parent_class)->dispose (object);
}

static void
hd_leftover_strip_class_init (HdLeftoverStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_leftover_strip_dispose;
}

static void
hd_leftover_strip_init (HdLeftoverStrip *self)
{
  GtkWidget *fold = g_object_new (HD_TYPE_FOLD, "spacing", 12, "hexpand", TRUE, NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (GTK_WIDGET (self), "hd-notice");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_box_append (GTK_BOX (self), fold);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_parent (GTK_WIDGET (self->label), fold);
  gtk_widget_set_parent (buttons, fold);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);

  self->button = gtk_button_new_with_mnemonic (_ ("Move to _Bin"));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (bin_cb), self);
  gtk_box_append (GTK_BOX (buttons), self->button);

  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _ ("Leave It There"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Leave It There"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (dismiss), self);
  gtk_box_append (GTK_BOX (buttons), close);
}

/**
 * hd_leftover_strip_show:
 * @file: what an invitation was read from
 */
void
hd_leftover_strip_show (HdLeftoverStrip *self, GFile *file)
{
  g_return_if_fail (HD_IS_LEFTOVER_STRIP (self));

  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *where = folder != NULL ? g_file_get_basename (folder) : g_strdup ("/");
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autofree char *shown_where = g_filename_display_name (where);
  /* Translators: the name of a file and that of its folder */
  g_autofree char *sentence = g_strdup_printf (_ ("%s is still in %s"), shown_name, shown_where);

  g_set_object (&self->file, file);
  gtk_label_set_label (self->label, sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), sentence);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}
