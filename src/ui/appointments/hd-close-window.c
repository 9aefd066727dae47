/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-close-window.h"

#include <glib/gi18n.h>

#include "hd-applications.h"
#include "hd-verb.h"

struct _HdCloseWindow
{
  AdwWindow parent_instance;

  HdContext *context;
  gint64 application;
};

G_DEFINE_FINAL_TYPE (HdCloseWindow, hd_close_window, ADW_TYPE_WINDOW)

static void
chosen_cb (GtkWidget *row, HdCloseWindow *self)
{
  HdOutcome outcome = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "hd-outcome"));
  GtkWindow *behind = gtk_window_get_transient_for (GTK_WINDOW (self));

  /* It is said by the window that stays. */
  hd_applications_close_async (self->context, self->application, outcome, hd_verb_done_cb,
                               hd_verb_from (behind, hd_outcome_title (outcome)));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_outcome (HdCloseWindow *self, GtkWidget *group, HdOutcome outcome)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hd_outcome_title (outcome));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "hd-outcome", GUINT_TO_POINTER (outcome));
  g_signal_connect (row, "activated", G_CALLBACK (chosen_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
hd_close_window_dispose (GObject *object)
{
  g_clear_object (&HD_CLOSE_WINDOW (object)->context);

  G_OBJECT_CLASS (hd_close_window_parent_class)->dispose (object);
}

static void
hd_close_window_class_init (HdCloseWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_close_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
hd_close_window_init (HdCloseWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  for (HdOutcome outcome = HD_OUTCOME_ACCEPTED; outcome < HD_N_OUTCOMES; outcome++)
    add_outcome (self, group, outcome);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("What Became of It"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 360, 460);
}

/**
 * hd_close_window_present:
 * @parent: says what was done
 */
void
hd_close_window_present (GtkWindow *parent, HdContext *context, gint64 application)
{
  HdCloseWindow *self = g_object_new (HD_TYPE_CLOSE_WINDOW, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  self->application = application;
  gtk_window_present (GTK_WINDOW (self));
}
