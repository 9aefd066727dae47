/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-dialog-bar.h"

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
squeezer_new (void)
{
  return g_object_new (ADW_TYPE_SQUEEZER, "homogeneous", FALSE, NULL);
}

static void
squeezed_cb (AdwSqueezer *squeezer, GParamSpec *pspec, GtkWidget *heading)
{
  gtk_widget_set_visible (heading, adw_squeezer_get_visible_child (squeezer) == NULL);
}

/* Between two buttons a phone has no room for most titles: they stand below the bar then, whole. */
static void
fit_title (GtkWindow *dialog, GtkWidget *bar)
{
  GtkWidget *label = gtk_label_new (NULL), *squeezer = squeezer_new ();
  GtkWidget *heading =
    g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "margin-start", 12,
                  "margin-end", 12, "margin-top", 12, "visible", FALSE, NULL);

  gtk_widget_add_css_class (label, "title");
  gtk_widget_add_css_class (heading, "title-4");
  g_object_bind_property (dialog, "title", label, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (dialog, "title", heading, "label", G_BINDING_SYNC_CREATE);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), label);
  adw_squeezer_set_allow_none (ADW_SQUEEZER (squeezer), TRUE);
  g_signal_connect_object (squeezer, "notify::visible-child", G_CALLBACK (squeezed_cb), heading, 0);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), squeezer);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (bar)), heading, bar);
}

static void
close_squeezed_cb (AdwSqueezer *squeezer, GParamSpec *pspec, GtkWidget *icon)
{
  gboolean hidden = adw_squeezer_get_visible_child (squeezer) != icon;
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (squeezer));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (squeezer));

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_HIDDEN, !hidden, -1);
  /* The keyboard stays on what closes it, and does not fall to whatever comes next. */
  if (root != NULL && gtk_root_get_focus (root) == (hidden ? icon : button))
    gtk_widget_grab_focus (hidden ? button : icon);
}

/* The word on the button that closes gives way to a cross, before the one that does it has to. */
static void
fit_close (GtkWidget *bar)
{
  g_autoptr (GtkWidget) button = g_object_ref (find (bar, GTK_TYPE_BUTTON));
  GtkWidget *icon = gtk_button_new_from_icon_name ("window-close-symbolic");
  GtkWidget *squeezer = squeezer_new ();
  g_auto (GStrv) parts = g_strsplit (gtk_button_get_label (GTK_BUTTON (button)), "_", -1);
  g_autofree char *word = g_strjoinv ("", parts);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (icon),
                                  gtk_actionable_get_action_name (GTK_ACTIONABLE (button)));
  gtk_widget_set_halign (icon, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (icon, word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  adw_header_bar_remove (ADW_HEADER_BAR (bar), button);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), button);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), icon);
  g_signal_connect_object (squeezer, "notify::visible-child", G_CALLBACK (close_squeezed_cb), icon,
                           0);
  close_squeezed_cb (ADW_SQUEEZER (squeezer), NULL, icon);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), squeezer);
}

/**
 * hd_dialog_bar_fit:
 * @dialog: a window whose first #AdwHeaderBar, in a #GtkBox, has a button at its start that closes
 *   it and one at its end that does what the window is for
 *
 * Keeps the bar no wider than a phone, however long its words and however large its letters are.
 */
void
hd_dialog_bar_fit (GtkWindow *dialog)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));

  GtkWidget *bar = find (GTK_WIDGET (dialog), ADW_TYPE_HEADER_BAR);

  g_return_if_fail (bar != NULL);

  fit_close (bar);
  fit_title (dialog, bar);
}
