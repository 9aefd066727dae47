/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-add-feed-dialog.h"

#include <glib/gi18n.h>

#include "hd-compat.h"
#include "hd-dialog-bar.h"
#include "hd-dialog-size.h"
#include "hd-error.h"
#include "hd-feed-discovery.h"

/**
 * HdAddFeedDialog:
 *
 * Asks for an address, finds the feed that is there or that the page there names, lets one of
 * several be chosen, and adds it. Emits `added` with the id of the feed.
 */
struct _HdAddFeedDialog
{
  AdwWindow parent_instance;

  HdContext *context;
  GCancellable *cancellable; /* (nullable): while something is under way */
  HdFeedDiscovery *found;    /* (nullable): while there is something to choose */
  guint chosen;
  gboolean adding;

  GtkWidget *add_button;
  GtkStack *stack;
  AdwEntryRow *address_row;
  GtkLabel *error_label;
  GtkLabel *choice_label;
  GtkListBox *choices;
};

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdAddFeedDialog, hd_add_feed_dialog, ADW_TYPE_WINDOW)

static void
show_ask (HdAddFeedDialog *self, const char *sentence)
{
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->found, hd_feed_discovery_free);
  gtk_label_set_text (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), sentence != NULL);
  gtk_widget_set_visible (self->add_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "ask");
  gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
}

static void
show_busy (HdAddFeedDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (self->add_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdAddFeedDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = hd_context_finish (HD_CONTEXT (source), result, &error);

  if (self->context == NULL || !self->adding)
    return;
  self->adding = FALSE;
  if (id == 0)
    {
      show_ask (self, error->message);
      return;
    }
  g_clear_object (&self->cancellable);
  g_signal_emit (self, signals[ADDED], 0, id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_chosen (HdAddFeedDialog *self)
{
  show_busy (self);
  self->adding = TRUE;
  hd_feeds_add_async (self->context, g_steal_pointer (&self->found), self->chosen, 0,
                      self->cancellable, added_cb, g_object_ref (self));
}

static void
toggled_cb (HdAddFeedDialog *self, GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    self->chosen = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
}

static GtkWidget *
new_choice (HdAddFeedDialog *self, guint index, GtkWidget *group)
{
  const char *title = hd_feed_discovery_get_title (self->found, index);
  const char *url = hd_feed_discovery_get_url (self->found, index);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();

  g_object_set (row, "use-markup", FALSE, "title", title != NULL ? title : url, "subtitle",
                title != NULL ? url : "", "activatable-widget", button, NULL);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button),
                              group != NULL ? GTK_CHECK_BUTTON (group) : NULL);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->choices, row);
  return button;
}

static void
show_choice (HdAddFeedDialog *self)
{
  guint n = hd_feed_discovery_get_n_feeds (self->found);
  g_autofree char *text =
    g_strdup_printf (ngettext ("The page names %u feed:", "The page names %u feeds:", n), n);
  GtkListBoxRow *row;
  GtkWidget *first;

  while ((row = gtk_list_box_get_row_at_index (self->choices, 0)) != NULL)
    gtk_list_box_remove (self->choices, GTK_WIDGET (row));
  first = new_choice (self, 0, NULL);
  for (guint i = 1; i < n; i++)
    new_choice (self, i, first);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);
  gtk_label_set_text (self->choice_label, text);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->add_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "choice");
  gtk_widget_grab_focus (first);
}

static void discover (HdAddFeedDialog *self, gboolean allow_local);

static void
local_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdAddFeedDialog) self = user_data;

  if (self->context == NULL)
    return;
  if (hd_confirm_finish (result))
    discover (self, TRUE);
  else
    show_ask (self, NULL);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdAddFeedDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  HdFeedDiscovery *found = hd_feeds_discover_finish (HD_CONTEXT (source), result, &error);

  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&found, hd_feed_discovery_free);
      return;
    }
  if (g_error_matches (error, HD_ERROR, HD_ERROR_LOCAL))
    {
      hd_confirm_async (GTK_WINDOW (self), _ ("Fetch from Your Own Network?"),
                        _ ("This address is not on the web but in the network that this computer "
                           "is in, or on the computer itself."),
                        _ ("_Fetch"), FALSE, local_answered_cb, g_object_ref (self));
      return;
    }
  if (found == NULL)
    {
      show_ask (self, error->message);
      return;
    }

  self->found = found;
  self->chosen = 0;
  if (hd_feed_discovery_get_n_feeds (found) == 1)
    {
      g_clear_object (&self->cancellable);
      add_chosen (self);
    }
  else
    {
      show_choice (self);
    }
}

static void
discover (HdAddFeedDialog *self, gboolean allow_local)
{
  g_clear_object (&self->cancellable);
  show_busy (self);
  hd_feeds_discover_async (self->context, gtk_editable_get_text (GTK_EDITABLE (self->address_row)),
                           allow_local, self->cancellable, found_cb, g_object_ref (self));
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAddFeedDialog *self = HD_ADD_FEED_DIALOG (widget);

  if (self->cancellable != NULL)
    return;
  if (self->found != NULL)
    add_chosen (self);
  else
    discover (self, FALSE);
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* Ends the search for a feed. What is being added was found, and only has to be stored. */
static void
stop (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAddFeedDialog *self = HD_ADD_FEED_DIALOG (widget);

  if (self->cancellable == NULL || self->adding)
    return;
  g_cancellable_cancel (self->cancellable);
  show_ask (self, NULL);
}

static void
address_changed_cb (HdAddFeedDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->address_row));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feed.add", *text != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
}

static void
address_activated_cb (HdAddFeedDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "feed.add", NULL);
}

/* Asks for an address; @address is what is offered. */
void
hd_add_feed_dialog_offer (HdAddFeedDialog *self, const char *address)
{
  g_return_if_fail (HD_IS_ADD_FEED_DIALOG (self));

  gtk_editable_set_text (GTK_EDITABLE (self->address_row), address);
  show_ask (self, NULL);
}

static gboolean
hd_add_feed_dialog_close_request (GtkWindow *window)
{
  HdAddFeedDialog *self = HD_ADD_FEED_DIALOG (window);

  g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (hd_add_feed_dialog_parent_class)->close_request (window);
}

static void
hd_add_feed_dialog_dispose (GObject *object)
{
  HdAddFeedDialog *self = HD_ADD_FEED_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->found, hd_feed_discovery_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_ADD_FEED_DIALOG);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_add_feed_dialog_parent_class)->dispose (object);
}

static void
hd_add_feed_dialog_class_init (HdAddFeedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_add_feed_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = hd_add_feed_dialog_close_request;

  signals[ADDED] = g_signal_new ("added", HD_TYPE_ADD_FEED_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "feed.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "feed.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "dialog.stop", NULL, stop);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "feed.cancel", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "articles/hd-add-feed-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HdAddFeedDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, HdAddFeedDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HdAddFeedDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, HdAddFeedDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, HdAddFeedDialog, choice_label);
  gtk_widget_class_bind_template_child (widget_class, HdAddFeedDialog, choices);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_activated_cb);
}

static void
hd_add_feed_dialog_init (HdAddFeedDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hd_dialog_bar_fit (GTK_WINDOW (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feed.add", FALSE);
}

HdAddFeedDialog *
hd_add_feed_dialog_new (GtkWindow *parent, HdContext *context)
{
  HdAddFeedDialog *self = g_object_new (HD_TYPE_ADD_FEED_DIALOG, "transient-for", parent, NULL);

  hd_dialog_size_fit (GTK_WINDOW (self));
  self->context = g_object_ref (context);
  return self;
}
