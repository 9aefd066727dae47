/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-details-group.h"

#include <glib/gi18n.h>

#include "hd-interviews.h"

struct _HdDetailsGroup
{
  AdwPreferencesGroup parent_instance;

  HdContext *context;
  GCancellable *cancellable; /* of what is being read */
  gint64 id;
  AdwExpanderRow *row;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (HdDetailsGroup, hd_details_group, ADW_TYPE_PREFERENCES_GROUP)

static void
set_text (HdDetailsGroup *self, const char *text)
{
  gtk_label_set_label (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self), *text != '\0');
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = hd_interviews_details_finish (HD_CONTEXT (source), result, &error);

  /* Cancelled means that the group shows another one, or is gone. What else keeps the text from
   * being read has been told of by the lists of the same file. */
  if (text != NULL)
    set_text (user_data, g_strstrip (text));
}

static void
stop (HdDetailsGroup *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
hd_details_group_dispose (GObject *object)
{
  HdDetailsGroup *self = HD_DETAILS_GROUP (object);

  stop (self);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_details_group_parent_class)->dispose (object);
}

static void
hd_details_group_class_init (HdDetailsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_details_group_dispose;
}

static void
hd_details_group_init (HdDetailsGroup *self)
{
  self->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  self->text = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                             "xalign", 0.0F, "selectable", TRUE, "margin-top", 12, "margin-bottom",
                             12, "margin-start", 12, "margin-end", 12, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("What the Invitation Says"));
  adw_expander_row_add_row (self->row, GTK_WIDGET (self->text));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->row));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
hd_details_group_set_up (HdDetailsGroup *self, HdContext *context)
{
  g_return_if_fail (HD_IS_DETAILS_GROUP (self));

  self->context = g_object_ref (context);
}

/* Reads it again also for the same one: a newer version of the invitation may have come. */
void
hd_details_group_show (HdDetailsGroup *self, gint64 interview)
{
  g_return_if_fail (HD_IS_DETAILS_GROUP (self));

  stop (self);
  if (self->id != interview)
    {
      self->id = interview;
      adw_expander_row_set_expanded (self->row, FALSE);
      set_text (self, "");
    }
  self->cancellable = g_cancellable_new ();
  hd_interviews_details_async (self->context, interview, self->cancellable, read_cb, self);
}
