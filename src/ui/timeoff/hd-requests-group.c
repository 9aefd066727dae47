/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-requests-group.h"

#include <glib/gi18n.h>

#include "hd-history-window.h"
#include "hd-request-row.h"
#include "hd-request-sheet.h"
#include "hd-requests.h"
#include "hd-sheet.h"

/* What is over for so many days is history; and so many are shown. */
#define LATELY_DAYS 30
#define SHOWN 8

struct _HdRequestsGroup
{
  AdwBin parent_instance;

  HdContext *context;
  HdDate today;
  GtkFilter *filter;
  GtkSorter *sorter;
  GtkListBox *list;
  GtkWidget *all_button;
};

enum
{
  WRITE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdRequestsGroup, hd_requests_group, ADW_TYPE_BIN)

static gboolean
matters (gpointer item, gpointer user_data)
{
  HdRequestsGroup *self = user_data;

  return HD_REQUEST (item)->last_day >= self->today - LATELY_DAYS;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  HdRequestsGroup *self = user_data;
  HdRequest *first = HD_REQUEST ((gpointer) a), *second = HD_REQUEST ((gpointer) b);
  gboolean first_over = first->last_day < self->today, second_over = second->last_day < self->today;

  if (first_over != second_over)
    return first_over ? 1 : -1;
  if (first->first_day == second->first_day)
    return first->from_minute - second->from_minute;
  return (first->first_day < second->first_day) == first_over ? 1 : -1;
}

static void
write_cb (GObject *source, HdKeptDraft *draft, HdRequestsGroup *self)
{
  g_signal_emit (self, signals[WRITE], 0, draft);
}

static void
present (HdRequestsGroup *self, HdRequest *request)
{
  GtkWidget *sheet =
    hd_request_sheet_new (hd_sheet_parent (GTK_WIDGET (self)), self->context, request);

  g_signal_connect_object (sheet, "write", G_CALLBACK (write_cb), self, 0);
  gtk_window_present (GTK_WINDOW (sheet));
}

static void
activated_cb (GtkWidget *row, HdRequestsGroup *self)
{
  present (self, hd_request_row_get_request (HD_REQUEST_ROW (row)));
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  HdRequestsGroup *self = user_data;
  GtkWidget *row = hd_request_row_new (self->context, HD_REQUEST (item));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "write", G_CALLBACK (write_cb), self, 0);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, 0);
  return row;
}

static void
show_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdRequestsGroup *self = HD_REQUESTS_GROUP (widget);
  GtkWidget *window = hd_history_window_new (hd_sheet_parent (widget), self->context);

  g_signal_connect_object (window, "write", G_CALLBACK (write_cb), self, 0);
  gtk_window_present (GTK_WINDOW (window));
}

static void
hd_requests_group_dispose (GObject *object)
{
  HdRequestsGroup *self = HD_REQUESTS_GROUP (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_requests_group_parent_class)->dispose (object);
}

static void
hd_requests_group_class_init (HdRequestsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_requests_group_dispose;

  signals[WRITE] = g_signal_new ("write", HD_TYPE_REQUESTS_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, HD_TYPE_KEPT_DRAFT);
  gtk_widget_class_install_action (widget_class, "requests.show-all", NULL, show_all);
}

static void
hd_requests_group_init (HdRequestsGroup *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Requests"), -1);
  self->all_button = gtk_button_new_with_mnemonic (_ ("_All Requests"));
  gtk_widget_add_css_class (self->all_button, "flat");
  gtk_widget_set_valign (self->all_button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->all_button), "requests.show-all");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Requests"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), self->all_button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), group);
}

void
hd_requests_group_set_context (HdRequestsGroup *self, HdContext *context)
{
  g_return_if_fail (HD_IS_REQUESTS_GROUP (self));
  g_return_if_fail (self->context == NULL);

  GListModel *requests = hd_requests_get_list (context);

  self->context = g_object_ref (context);
  self->today = hd_context_get_today (context);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matters, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));

  g_autoptr (GtkFilterListModel) filtered =
    gtk_filter_list_model_new (g_object_ref (requests), g_object_ref (self->filter));
  g_autoptr (GtkSortListModel) sorted =
    gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (filtered)), g_object_ref (self->sorter));
  g_autoptr (GtkSliceListModel) shown =
    gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (sorted)), 0, SHOWN);

  gtk_list_box_bind_model (self->list, G_LIST_MODEL (shown), create_row, self, NULL);
  hd_requests_group_update (self);
}

/* Another day, or records that changed in place: what matters now may be something else. */
void
hd_requests_group_update (HdRequestsGroup *self)
{
  g_return_if_fail (HD_IS_REQUESTS_GROUP (self));

  GListModel *requests = hd_requests_get_list (self->context);
  HdDate today = hd_context_get_today (self->context);

  if (self->today != today)
    {
      self->today = today;
      gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
      gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (requests) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          gtk_list_box_get_row_at_index (self->list, 0) != NULL);
}

/**
 * hd_requests_group_show:
 * @request: an id
 *
 * Opens one request, with its history and what can be done with it.
 *
 * Returns: %FALSE when there is no such request
 */
gboolean
hd_requests_group_show (HdRequestsGroup *self, gint64 request)
{
  g_return_val_if_fail (HD_IS_REQUESTS_GROUP (self), FALSE);

  GListModel *requests = hd_requests_get_list (self->context);

  for (guint i = 0; i < g_list_model_get_n_items (requests); i++)
    {
      g_autoptr (HdRequest) item = g_list_model_get_item (requests, i);

      if (hd_record_get_id (HD_RECORD (item)) != request)
        continue;
      present (self, item);
      return TRUE;
    }

  return FALSE;
}
