/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-toasts.h"

#include <glib/gi18n.h>

/*
 * AdwToastOverlay of libadwaita 1.2 frees a toast when it has faded away, although it may still be
 * sliding in: the end of that reads what was freed. Two that were begun within one frame end so, as
 * do those of a window that is not drawn for a while. Hence its toasts are what is shown here, but
 * the overlay is GTK's, with one revealer that they take turns in.
 */

#define TOASTS "hd-toasts"

/* Pixels: what a toast is wide, where there is room. */
#define TOAST_WIDTH 450
#define TOAST_SPACING 6

typedef struct
{
  GtkRevealer *revealer;
  AdwToast *shown; /* (nullable) */
  GQueue waiting;  /* of AdwToast */
  guint timeout;
} Toasts;

static void show_next (Toasts *self);

static void
toasts_free (gpointer data)
{
  Toasts *self = data;

  g_signal_handlers_disconnect_by_data (self->revealer, self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->revealer);
  g_clear_object (&self->shown);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_free (self);
}

/* The one that is shown slides away; it is still there to be read until it has. */
static void
hide (Toasts *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->shown);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
hidden_cb (Toasts *self)
{
  if (gtk_revealer_get_child_revealed (self->revealer) ||
      gtk_revealer_get_reveal_child (self->revealer))
    return;

  gtk_revealer_set_child (self->revealer, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
  show_next (self);
}

/* Whoever is at it is not done with it. */
static gboolean
timeout_cb (gpointer data)
{
  Toasts *self = data;
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (self->revealer));

  if (flags & (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN))
    return G_SOURCE_CONTINUE;

  self->timeout = 0;
  hide (self);
  return G_SOURCE_REMOVE;
}

/* Idle, for the button does what it is for after this. */
static gboolean
pressed_cb (gpointer data)
{
  GtkWidget *toast = data;
  GtkWidget *overlay = gtk_widget_get_ancestor (toast, GTK_TYPE_OVERLAY);
  Toasts *self = overlay != NULL ? g_object_get_data (G_OBJECT (overlay), TOASTS) : NULL;

  if (self != NULL && gtk_revealer_get_child (self->revealer) == toast)
    hide (self);
  return G_SOURCE_REMOVE;
}

static void
put_away_later_cb (GtkWidget *toast)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, pressed_cb, g_object_ref (toast), g_object_unref);
}

/* Looks as libadwaita's does, whose style it has. */
static GtkWidget *
toast_widget (AdwToast *toast)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "css-name", "toast", "spacing", TOAST_SPACING, NULL);
  GtkWidget *title = adw_bin_new ();
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  adw_bin_set_child (ADW_BIN (title), adw_toast_get_custom_title (toast));
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_halign (title, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), title);
  if (adw_toast_get_button_label (toast) != NULL)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (adw_toast_get_button_label (toast));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), adw_toast_get_action_name (toast));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_focus_on_click (button, FALSE);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (put_away_later_cb), box);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (close, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Dismiss"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (put_away_later_cb), box);
  gtk_box_append (GTK_BOX (box), close);
  return box;
}

static void
show_next (Toasts *self)
{
  if (self->shown != NULL || gtk_revealer_get_child (self->revealer) != NULL ||
      g_queue_is_empty (&self->waiting))
    return;

  self->shown = g_queue_pop_head (&self->waiting);
  gtk_revealer_set_child (self->revealer, toast_widget (self->shown));
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  self->timeout = g_timeout_add_seconds (adw_toast_get_timeout (self->shown), timeout_cb, self);
}

/* GTK would give a toast the height that it has when it is as wide as it would like. */
static gboolean
place_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *place, Toasts *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  int height = gtk_widget_get_height (GTK_WIDGET (overlay));
  int least, natural;

  if (child != GTK_WIDGET (self->revealer))
    return FALSE;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  place->width = MAX (least, MIN (MAX (natural, TOAST_WIDTH), width));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place->width, &least, &natural, NULL, NULL);
  place->height = MAX (least, MIN (natural, height));
  place->x = (width - place->width) / 2;
  place->y = height - place->height;
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *overlay, GVariant *arguments, gpointer data)
{
  Toasts *self = g_object_get_data (G_OBJECT (overlay), TOASTS);

  if (self->shown == NULL)
    return FALSE;

  hide (self);
  return TRUE;
}

static Toasts *
toasts_of (GtkOverlay *overlay)
{
  Toasts *self = g_object_get_data (G_OBJECT (overlay), TOASTS);
  GtkEventController *keys;

  if (self != NULL)
    return self;

  self = g_new0 (Toasts, 1);
  self->revealer = GTK_REVEALER (g_object_ref_sink (gtk_revealer_new ()));
  g_queue_init (&self->waiting);
  g_object_set_data_full (G_OBJECT (overlay), TOASTS, self, toasts_free);

  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
  g_signal_connect_swapped (self->revealer, "notify::child-revealed", G_CALLBACK (hidden_cb), self);
  g_signal_connect (overlay, "get-child-position", G_CALLBACK (place_cb), self);
  gtk_overlay_add_overlay (overlay, GTK_WIDGET (self->revealer));

  keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_callback_action_new (escape_cb, NULL,
                                                                                   NULL)));
  gtk_widget_add_controller (GTK_WIDGET (overlay), keys);
  return self;
}

/* A button is for what was done last: once something else was done it would not do what it says. */
static void
dismiss_with_button (Toasts *self)
{
  for (GList *link = self->waiting.head, *next; link != NULL; link = next)
    {
      next = link->next;
      if (adw_toast_get_action_name (link->data) == NULL)
        continue;
      g_object_unref (link->data);
      g_queue_delete_link (&self->waiting, link);
    }
  if (self->shown != NULL && adw_toast_get_action_name (self->shown) != NULL)
    hide (self);
}

/**
 * hd_toasts_add:
 * @toast: (transfer full): one of hd_toast_new(); it is shown once those before it are gone; one
 *   with a button takes away those with one
 */
void
hd_toasts_add (GtkOverlay *overlay, AdwToast *toast)
{
  Toasts *self;

  g_return_if_fail (GTK_IS_OVERLAY (overlay));
  g_return_if_fail (ADW_IS_TOAST (toast));

  self = toasts_of (overlay);
  if (adw_toast_get_action_name (toast) != NULL)
    dismiss_with_button (self);
  g_queue_push_tail (&self->waiting, toast);
  show_next (self);
}

/* Takes all of them away, whatever moves: at once. */
void
hd_toasts_dismiss (GtkOverlay *overlay)
{
  Toasts *self;

  g_return_if_fail (GTK_IS_OVERLAY (overlay));

  self = g_object_get_data (G_OBJECT (overlay), TOASTS);
  if (self == NULL)
    return;

  g_queue_clear_full (&self->waiting, g_object_unref);
  gtk_revealer_set_child (self->revealer, NULL);
  hide (self);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
}
