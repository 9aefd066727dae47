/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-read-group.h"

#include <glib/gi18n.h>

#include "hd-library.h"

struct _HdReadGroup
{
  AdwPreferencesGroup parent_instance;

  HdContext *context;
  GCancellable *cancellable; /* of the articles that are looked for */
  GPtrArray *rows;           /* of GtkWidget, borrowed */
};

G_DEFINE_FINAL_TYPE (HdReadGroup, hd_read_group, ADW_TYPE_PREFERENCES_GROUP)

static void
chosen_cb (GtkWidget *row, HdReadGroup *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.read", "s",
                              g_object_get_data (G_OBJECT (row), "hd-slug"));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdArticleItem) item = hd_library_find_finish (HD_CONTEXT (source), result, &error);

  /* One that is not there, or not any more, is no loss. */
  if (item == NULL)
    return;

  HdReadGroup *self = user_data;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *minutes =
    g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) item->minutes), item->minutes);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *item->neutral_title != '\0' ? item->neutral_title : item->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), minutes);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "hd-slug", g_strdup (item->slug), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (chosen_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
clear (HdReadGroup *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * hd_read_group_show:
 * @slugs: of bundled articles, the most helpful first
 */
void
hd_read_group_show (HdReadGroup *self, const char *const *slugs, guint n_slugs)
{
  g_return_if_fail (HD_IS_READ_GROUP (self));

  clear (self);
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < n_slugs; i++)
    hd_library_find_async (self->context, slugs[i], self->cancellable, found_cb, self);
}

static void
hd_read_group_dispose (GObject *object)
{
  HdReadGroup *self = HD_READ_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_read_group_parent_class)->dispose (object);
}

static void
hd_read_group_finalize (GObject *object)
{
  g_ptr_array_unref (HD_READ_GROUP (object)->rows);

  G_OBJECT_CLASS (hd_read_group_parent_class)->finalize (object);
}

static void
hd_read_group_class_init (HdReadGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_read_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = hd_read_group_finalize;
}

static void
hd_read_group_init (HdReadGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Worth reading now"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
hd_read_group_set_up (HdReadGroup *self, HdContext *context)
{
  g_return_if_fail (HD_IS_READ_GROUP (self));

  self->context = g_object_ref (context);
}
