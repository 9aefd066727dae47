/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-history-window.h"

#include <glib/gi18n.h>

#include "hd-leave-desk.h"
#include "hd-request-row.h"
#include "hd-request-sheet.h"
#include "hd-requests.h"
#include "hd-sheet.h"
#include "hd-words.h"

struct _HdHistoryWindow
{
  AdwWindow parent_instance;

  HdContext *context;
  GtkListView *list;
};

enum
{
  WRITE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdHistoryWindow, hd_history_window, ADW_TYPE_WINDOW)

/* A row is few widgets, since a list view makes two hundred of them at once; what can be done with
 * a request is in its sheet. */
typedef struct
{
  HdContext *context; /* borrowed */
  HdRequest *request; /* borrowed while it is shown */
  GtkWidget *box;     /* borrowed */
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *cost;
} Row;

static GtkLabel *
add_label (GtkWidget *box, gboolean small)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (small)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
show (Row *row)
{
  gint64 minutes = hd_leave_desk_get_cost (hd_leave_desk_get (row->context),
                                           hd_record_get_id (HD_RECORD (row->request)));
  g_autofree char *title = hd_request_row_title (row->context, row->request);
  g_autofree char *subtitle = hd_request_row_subtitle (row->context, row->request);
  g_autofree char *cost = hd_words_amount (MAX (minutes, 0));
  g_autofree char *sentence = g_strjoin (", ", title, subtitle, minutes > 0 ? cost : NULL, NULL);

  gtk_label_set_label (row->title, title);
  gtk_label_set_label (row->subtitle, subtitle);
  gtk_label_set_label (row->cost, minutes > 0 ? cost : "");
  /* The focus is on what the list wraps the row in. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row->box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
setup_cb (HdHistoryWindow *self, GtkListItem *item)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  Row *row = g_new0 (Row, 1);

  row->context = self->context;
  row->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  row->title = add_label (words, FALSE);
  row->subtitle = add_label (words, TRUE);
  gtk_label_set_wrap (row->title, TRUE);
  gtk_label_set_wrap (row->subtitle, TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row->box), words);
  row->cost = add_label (row->box, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (row->cost), "numeric");
  gtk_widget_add_css_class (row->box, "hd-line");
  g_object_set_data_full (G_OBJECT (row->box), "hd-row", row, g_free);
  gtk_list_item_set_child (item, row->box);
}

static Row *
get_row (GtkListItem *item)
{
  return g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "hd-row");
}

static void
bind_cb (HdHistoryWindow *self, GtkListItem *item)
{
  Row *row = get_row (item);

  row->request = HD_REQUEST (gtk_list_item_get_item (item));
  g_signal_connect_swapped (row->request, "notify", G_CALLBACK (show), row);
  g_signal_connect_swapped (hd_leave_desk_get (self->context), "changed", G_CALLBACK (show), row);
  show (row);
}

static void
unbind_cb (HdHistoryWindow *self, GtkListItem *item)
{
  Row *row = get_row (item);

  g_signal_handlers_disconnect_by_data (row->request, row);
  g_signal_handlers_disconnect_by_data (hd_leave_desk_get (row->context), row);
  row->request = NULL;
}

/* The message is written in the window behind. */
static void
write_cb (GObject *sheet, HdKeptDraft *draft, HdHistoryWindow *self)
{
  g_signal_emit (self, signals[WRITE], 0, draft);
  gtk_window_close (GTK_WINDOW (self));
}

static void
activate_cb (HdHistoryWindow *self, guint position)
{
  g_autoptr (HdRequest) request =
    g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);
  GtkWidget *sheet = hd_request_sheet_new (GTK_WINDOW (self), self->context, request);

  g_signal_connect_object (sheet, "write", G_CALLBACK (write_cb), self, 0);
  gtk_window_present (GTK_WINDOW (sheet));
}

static void
hd_history_window_dispose (GObject *object)
{
  HdHistoryWindow *self = HD_HISTORY_WINDOW (object);

  /* The rows are unbound while the context is still there. */
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
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
}

static GtkWidget *
create_list (HdHistoryWindow *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "hd-requests");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("All requests"), -1);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

/**
 * hd_history_window_new:
 * @parent: (nullable): where what is said of an answer is shown
 *
 * Returns: a window that is not shown yet
 */
GtkWidget *
hd_history_window_new (GtkWindow *parent, HdContext *context)
{
  HdHistoryWindow *self = g_object_new (HD_TYPE_HISTORY_WINDOW, NULL);
  g_autoptr (GtkNoSelection) rows = NULL;

  hd_sheet_init (GTK_WIDGET (self), parent, _ ("All Requests"), 520, 560);
  hd_sheet_set_content (GTK_WIDGET (self), create_list (self), FALSE);
  self->context = g_object_ref (context);
  rows = gtk_no_selection_new (g_object_ref (hd_requests_get_list (context)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (rows));
  return GTK_WIDGET (self);
}
