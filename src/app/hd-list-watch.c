/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-list-watch.h"

#include "hd-record-list.h"

struct _HdListWatch
{
  GObject parent_instance;

  GListModel *list;
  GPtrArray *items; /* what is connected, in the order of the list; NULL: the list tells itself */
  guint idle;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdListWatch, hd_list_watch, G_TYPE_OBJECT)

static gboolean
tell_cb (gpointer data)
{
  HdListWatch *self = data;

  self->idle = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
tell_soon (HdListWatch *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (tell_cb, self);
}

static void
follow (HdListWatch *self, guint position, guint removed, guint added)
{
  for (guint i = 0; i < removed; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->items, position + i), self);
  if (removed > 0)
    g_ptr_array_remove_range (self->items, position, removed);

  for (guint i = 0; i < added; i++)
    {
      GObject *item = g_list_model_get_item (self->list, position + i);

      g_signal_connect_swapped (item, "notify", G_CALLBACK (tell_soon), self);
      g_ptr_array_insert (self->items, (int) (position + i), item);
    }
}

static void
items_changed_cb (HdListWatch *self, guint position, guint removed, guint added)
{
  if (self->items != NULL)
    follow (self, position, removed, added);
  tell_soon (self);
}

static void
hd_list_watch_dispose (GObject *object)
{
  HdListWatch *self = HD_LIST_WATCH (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->items, i), self);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (hd_list_watch_parent_class)->dispose (object);
}

static void
hd_list_watch_class_init (HdListWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_list_watch_dispose;

  signals[CHANGED] = g_signal_new ("changed", HD_TYPE_LIST_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
hd_list_watch_init (HdListWatch *self)
{
}

/**
 * hd_list_watch_new:
 * @list: one of the lists of the app
 *
 * Returns: (transfer full): watches as long as it lives, and tells what changes from now on
 */
HdListWatch *
hd_list_watch_new (GListModel *list)
{
  HdListWatch *self = g_object_new (HD_TYPE_LIST_WATCH, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), self);
  if (HD_IS_RECORD_LIST (list))
    g_signal_connect_swapped (list, "record-changed", G_CALLBACK (tell_soon), self);
  else
    {
      self->items = g_ptr_array_new_with_free_func (g_object_unref);
      follow (self, 0, 0, g_list_model_get_n_items (list));
    }
  return self;
}
