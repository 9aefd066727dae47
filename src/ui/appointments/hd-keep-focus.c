/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-keep-focus.h"

#include <adwaita.h>

#include "hd-leave-group.h"

#define KEEPER "hd-focus-keeper"

typedef struct
{
  GtkWidget *pane; /* borrowed, as the next one: it is there while that is shown */
  GtkWidget *top;  /* where the keyboard goes */
  GtkRoot *root;   /* weak */
  gulong moved;
  GtkWidget *focus; /* weak: what had the keyboard, while it was in the pane */
  GtkWidget *group; /* weak: what that was a row of */
  gboolean had;
  guint source;
} Keeper;

/* What the state of @pane says of it may be of what was taken away. */
static GtkWidget *
get_focus (Keeper *self)
{
  GtkWidget *focus = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->pane) ? focus : NULL;
}

/* Where Enter and Space do nothing that matters: what one types into, or the way to be away that is
 * chosen anyway. A line that is ticked would be unticked. */
static GtkWidget *
find_safe (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return NULL;
  if (GTK_IS_TEXT (widget) ||
      (GTK_IS_CHECK_BUTTON (widget) && gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)) &&
       gtk_widget_get_ancestor (widget, HD_TYPE_LEAVE_GROUP) != NULL))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *safe = find_safe (child);

      if (safe != NULL)
        return safe;
    }
  return NULL;
}

/* Never a button: whoever pressed Enter once more would do unseen what that one does. */
static gboolean
take (GtkWidget *group)
{
  GtkWidget *safe = group != NULL ? find_safe (group) : NULL;

  return safe != NULL && gtk_widget_grab_focus (safe);
}

static void
forget (Keeper *self)
{
  self->had = FALSE;
  g_clear_weak_pointer (&self->focus);
  g_clear_weak_pointer (&self->group);
}

/* What had the keyboard and is still there was left by whoever went elsewhere. */
static gboolean
look_cb (gpointer data)
{
  Keeper *self = data;
  gboolean gone = self->focus == NULL || gtk_widget_get_root (self->focus) == NULL;

  self->source = 0;
  if (get_focus (self) != NULL)
    return G_SOURCE_REMOVE;
  if (gone && gtk_widget_get_mapped (self->pane) && !take (self->group))
    gtk_widget_grab_focus (self->top);
  if (get_focus (self) == NULL)
    forget (self);
  return G_SOURCE_REMOVE;
}

static void
focus_moved_cb (Keeper *self)
{
  GtkWidget *focus = get_focus (self);

  if (focus != NULL)
    {
      self->had = TRUE;
      g_set_weak_pointer (&self->focus, focus);
      g_set_weak_pointer (&self->group,
                          gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_GROUP));
    }
  /* By then all is shown that follows from what was pressed. */
  else if (self->had && self->source == 0)
    self->source = g_idle_add (look_cb, self);
}

static void
unroot (Keeper *self)
{
  if (self->root != NULL)
    g_signal_handler_disconnect (self->root, self->moved);
  g_clear_weak_pointer (&self->root);
}

static void
root_cb (Keeper *self)
{
  unroot (self);
  forget (self);
  g_set_weak_pointer (&self->root, gtk_widget_get_root (self->pane));
  if (self->root != NULL)
    self->moved = g_signal_connect_swapped (self->root, "notify::focus-widget",
                                            G_CALLBACK (focus_moved_cb), self);
}

static void
keeper_free (gpointer data)
{
  Keeper *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  unroot (self);
  forget (self);
  g_free (self);
}

/**
 * hd_keep_focus:
 * @top: a part of @pane that is always there, and does nothing at once
 *
 * Keeps the keyboard in @pane when what had it is taken away, as a button that was pressed: it goes
 * to a safe place in the same group, else to @top. GTK would give it to anything in the window, as
 * the button of a message that passes by.
 */
void
hd_keep_focus (GtkWidget *pane, GtkWidget *top)
{
  Keeper *self = g_new0 (Keeper, 1);

  self->pane = pane;
  self->top = top;
  g_object_set_data_full (G_OBJECT (pane), KEEPER, self, keeper_free);
  g_signal_connect_swapped (pane, "notify::root", G_CALLBACK (root_cb), self);
  root_cb (self);
}
