/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-tab-stop.h"

struct _HdTabStop
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (HdTabStop, hd_tab_stop, ADW_TYPE_BIN)

static gboolean
hd_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return GTK_WIDGET_CLASS (hd_tab_stop_parent_class)->focus (widget, direction);
}

static void
hd_tab_stop_class_init (HdTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = hd_tab_stop_focus;
}

static void
hd_tab_stop_init (HdTabStop *self)
{
}
