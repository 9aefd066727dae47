/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-watch.h"

#include "hd-list-watch.h"

/* The watch of a list, while anybody has it: to watch thousands of records costs, once. */
#define WATCH "hd-watch"

static void
gone_cb (gpointer data, GObject *watch)
{
  g_autoptr (GListModel) list = data;

  g_object_set_data (G_OBJECT (list), WATCH, NULL);
}

/**
 * hd_watch:
 * @changed: called with @widget alone, once for all that happened, while @widget is there
 *
 * Tells @widget when @list or anything in it has changed.
 */
void
hd_watch (GListModel *list, GCallback changed, gpointer widget)
{
  HdListWatch *watch = g_object_get_data (G_OBJECT (list), WATCH);

  if (watch != NULL)
    g_object_ref (watch);
  else
    {
      watch = hd_list_watch_new (list);
      g_object_set_data (G_OBJECT (list), WATCH, watch);
      /* The watch may be the last that has the list, and has let go of it by then. */
      g_object_weak_ref (G_OBJECT (watch), gone_cb, g_object_ref (list));
    }
  g_signal_connect_object (watch, "changed", changed, widget, G_CONNECT_SWAPPED);
  g_object_weak_ref (G_OBJECT (widget), (GWeakNotify) g_object_unref, watch);
}
