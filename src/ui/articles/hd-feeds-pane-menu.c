/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feeds-pane-private.h"

#include <glib/gi18n.h>

/* The menu of a row, by the mouse, a long touch or the keyboard. */

static void
open_menu (HdFeedsPane *self, HdSidebarRow *row)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self), &bounds))
    return;
  self->menu_filter = hd_sidebar_row_get_filter (row);
  self->menu_scope = hd_sidebar_row_get_scope (row);
  hd_feeds_pane_update_actions (self);
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle){
                                             (int) bounds.origin.x, (int) bounds.origin.y,
                                             (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (self->menu);
}

static void
menu_closed_cb (HdFeedsPane *self)
{
  /* What the menu was opened on is still asked for by the item that closed it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
pressed_cb (HdFeedsPane *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (row == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, HD_SIDEBAR_ROW (row));
}

static void
held_cb (HdFeedsPane *self, double x, double y, GtkGesture *gesture)
{
  pressed_cb (self, 1, x, y, gesture);
}

static gboolean
menu_key_cb (GtkWidget *list, GVariant *parameter, gpointer user_data)
{
  GtkWidget *pane = gtk_widget_get_ancestor (list, HD_TYPE_FEEDS_PANE);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  if (!HD_IS_SIDEBAR_ROW (focus))
    return FALSE;
  open_menu (HD_FEEDS_PANE (pane), HD_SIDEBAR_ROW (focus));
  return TRUE;
}

void
hd_feeds_pane_add_menu (HdFeedsPane *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_menu_append (first, _ ("_Refresh"), "feeds.refresh-here");
  g_menu_append (first, _ ("_Mark All as Read"), "feeds.mark-read");
  g_menu_append (last, _ ("_Settings…"), "feeds.settings");
  g_menu_append (last, _ ("Re_name…"), "feeds.rename");
  g_menu_append (last, _ ("_Remove"), "feeds.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
  gtk_popover_set_position (self->menu, GTK_POS_BOTTOM);
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_object (hold, "pressed", G_CALLBACK (held_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (hold));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0),
                                                   gtk_keyval_trigger_new (GDK_KEY_F10,
                                                                           GDK_SHIFT_MASK)),
                      gtk_callback_action_new (menu_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}
