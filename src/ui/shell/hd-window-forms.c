/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-window-private.h"

#include <glib/gi18n.h>

#include "hd-compat.h"
#include "hd-private-windows.h"

/*
 * The ways back to a form that the shield put away, and the word that is said for it when the
 * window is to be closed.
 */

/* Marks a window that asks whether it is to be closed, one that is, and one with which the program
 * is to end. */
#define ASKING "hd-asking"
#define CLOSING "hd-closing"
#define QUITTING "hd-quitting"

/* A form stood before its page: who presses there would have met it. */
static void
pressed_cb (GtkGesture *gesture, int n, double x, double y, HdWindow *self)
{
  GtkWidget *page = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  AdwViewStack *stack = ADW_VIEW_STACK (gtk_widget_get_parent (page));

  if (hd_private_windows_bring_back (GTK_WINDOW (self),
                                     adw_view_stack_get_visible_child_name (stack)))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/**
 * hd_window_bring_back_on:
 * @page: a child of the stack that the shield does not leave, so that choosing it is no event
 *
 * Lets a press on @page bring back the forms that were put away with it.
 */
void
hd_window_bring_back_on (HdWindow *self, GtkWidget *page)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (page, GTK_EVENT_CONTROLLER (gesture));
}

/**
 * hd_window_watch_switcher:
 * @switcher: a switcher of pages, or one of its children
 *
 * Has a page chosen anew by its button, when it is shown already.
 */
void
hd_window_watch_switcher (HdWindow *self, GtkWidget *switcher, GCallback chosen_cb)
{
  if (GTK_IS_TOGGLE_BUTTON (switcher))
    {
      g_signal_handlers_disconnect_by_func (switcher, chosen_cb, self);
      g_signal_connect_object (switcher, "clicked", chosen_cb, self, G_CONNECT_SWAPPED);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (switcher); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    hd_window_watch_switcher (self, child, chosen_cb);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean quitting = g_object_steal_data (source, QUITTING) != NULL;
  g_autoptr (GtkApplication) application = NULL;

  g_object_set_data (source, ASKING, NULL);
  if (!hd_confirm_finish (result))
    return;

  if (quitting)
    application = g_object_ref (gtk_window_get_application (GTK_WINDOW (source)));
  g_object_set_data (source, CLOSING, GINT_TO_POINTER (TRUE));
  gtk_window_close (GTK_WINDOW (source));
  if (quitting)
    g_application_quit (G_APPLICATION (application));
}

/* Nobody sees what was put away: not which form it is, nor of which page, is said here, since
 * somebody may look on. */
static gboolean
close_requested_cb (GtkWindow *window)
{
  if (g_object_get_data (G_OBJECT (window), CLOSING) != NULL ||
      !hd_private_windows_keep_typed (window))
    return FALSE;
  if (g_object_get_data (G_OBJECT (window), ASKING) != NULL)
    return TRUE;
  g_object_set_data (G_OBJECT (window), ASKING, GINT_TO_POINTER (TRUE));
  hd_confirm_async (window, _ ("Close Without Saving?"),
                    _ ("A form that was put away is not saved yet. It comes back when its page is "
                       "chosen."),
                    _ ("_Close"), TRUE, answered_cb, NULL);
  return TRUE;
}

/* Lets the window be closed only by those who know that a form goes with it. */
void
hd_window_guard_forms (HdWindow *self)
{
  g_signal_connect (self, "close-request", G_CALLBACK (close_requested_cb), NULL);
}

/**
 * hd_window_quit:
 *
 * Closes the window, which may ask first, and ends the program then, also one that would stay for
 * its reminders.
 */
void
hd_window_quit (HdWindow *self)
{
  g_return_if_fail (HD_IS_WINDOW (self));

  g_autoptr (GtkApplication) application =
    g_object_ref (gtk_window_get_application (GTK_WINDOW (self)));

  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  if (g_object_get_data (G_OBJECT (self), ASKING) != NULL)
    g_object_set_data (G_OBJECT (self), QUITTING, GINT_TO_POINTER (TRUE));
  else
    g_application_quit (G_APPLICATION (application));
  g_object_unref (self);
}
