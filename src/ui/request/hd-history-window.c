/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-history-window.h"

#include <glib/gi18n.h>

#include "hd-request-row.h"
#include "hd-requests.h"

struct _HdHistoryWindow
{
  AdwWindow parent_instance;

  HdContext *context;
  GtkListBox *list;
};

enum
{
  WRITE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdHistoryWindow, hd_history_window, ADW_TYPE_WINDOW)

/* The message is written in the window behind. */
static void
write_cb (HdRequestRow *row, HdKeptDraft *draft, HdHistoryWindow *self)
{
  g_signal_emit (self, signals[WRITE], 0, draft);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  HdHistoryWindow *self = user_data;
  GtkWidget *row = hd_request_row_new (self->context, HD_REQUEST (item));

  g_signal_connect_object (row, "write", G_CALLBACK (write_cb), self, 0);
  return row;
}

static void
hd_history_window_dispose (GObject *object)
{
  HdHistoryWindow *self = HD_HISTORY_WINDOW (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_history_window_parent_class)->dispose (object);
}

static void
hd_history_window_class_init (HdHistoryWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_history_window_dispose;

  signals[WRITE] = g_signal_new ("write", HD_TYPE_HISTORY_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, HD_TYPE_KEPT_DRAFT);
}

static void
hd_history_window_init (HdHistoryWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("All requests"), -1);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  gtk_widget_set_margin_top (clamp, 18);
  gtk_widget_set_margin_bottom (clamp, 18);
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("All Requests"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 560);
}

GtkWidget *
hd_history_window_new (HdContext *context)
{
  HdHistoryWindow *self = g_object_new (HD_TYPE_HISTORY_WINDOW, NULL);

  self->context = g_object_ref (context);
  gtk_list_box_bind_model (self->list, hd_requests_get_list (context), create_row, self, NULL);
  return GTK_WIDGET (self);
}
