/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with feeds from the sidebar. */

#include "hd-feeds-pane-private.h"

#include <glib/gi18n.h>

#include "hd-add-feed-dialog.h"
#include "hd-compat.h"
#include "hd-feed-dialog.h"
#include "hd-feed-folder.h"
#include "hd-feeds-opml.h"
#include "hd-feeds.h"
#include "hd-file-read.h"
#include "hd-library.h"
#include "hd-opml.h"
#include "hd-subscription.h"

static GtkWindow *
get_window (HdFeedsPane *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
toast (gpointer widget, const char *sentence)
{
  gtk_widget_activate_action (widget, "win.toast", "s", sentence);
}

static void
undo_toast (gpointer widget, const char *sentence)
{
  gtk_widget_activate_action (widget, "win.undo-toast", "s", sentence);
}

/* Says how asking went, where that is not seen in the rows. */
void
hd_feeds_pane_finished (HdFeedsPane *self)
{
  guint n_new = hd_refresher_get_n_new (self->refresher);
  guint n_failed = hd_refresher_get_n_failed (self->refresher);
  g_autofree char *text = NULL;

  if (n_failed == 0 || hd_refresher_get_n_asked (self->refresher) + n_failed == 0 || n_new > 0)
    return;
  text = g_strdup_printf (ngettext ("%u feed could not be read; its row says why",
                                    "%u feeds could not be read; their rows say why", n_failed),
                          n_failed);
  toast (self, text);
}

static void
added_cb (HdFeedsPane *self, gint64 id)
{
  undo_toast (self, _ ("Feed added"));
  g_signal_emit_by_name (self, "chosen", (int) HD_ARTICLES_FEED, id);
}

/**
 * hd_feeds_pane_add:
 * @address: what is offered, "" for nothing
 *
 * Asks for the address of a feed to be added.
 */
void
hd_feeds_pane_add (HdFeedsPane *self, const char *address)
{
  HdAddFeedDialog *dialog = hd_add_feed_dialog_new (get_window (self), self->context);

  hd_add_feed_dialog_offer (dialog, address);
  hd_feeds_pane_listen (self, GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * hd_feeds_pane_listen:
 * @dialog: one of this pane, or of an earlier one that was closed meanwhile
 *
 * Shows here what comes of @dialog.
 */
void
hd_feeds_pane_listen (HdFeedsPane *self, GtkWindow *dialog)
{
  g_return_if_fail (HD_IS_FEEDS_PANE (self));

  if (!HD_IS_ADD_FEED_DIALOG (dialog))
    return;
  g_signal_handlers_disconnect_matched (dialog, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, added_cb, NULL);
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_feeds_pane_add (HD_FEEDS_PANE (widget), "");
}

static void
toggle_folder (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_feeds_pane_toggle_folder (HD_FEEDS_PANE (widget), g_variant_get_int64 (parameter));
}

static void
refresh (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_refresher_start (HD_FEEDS_PANE (widget)->refresher, HD_REFRESH_ALL, 0);
}

static void
stop (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_refresher_cancel (HD_FEEDS_PANE (widget)->refresher);
}

static void
refresh_here (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdFeedsPane *self = HD_FEEDS_PANE (widget);

  switch (self->menu_filter)
    {
    case HD_ARTICLES_FEED:
      hd_refresher_start (self->refresher, HD_REFRESH_FEED, self->menu_scope);
      break;
    case HD_ARTICLES_FOLDER:
      hd_refresher_start (self->refresher, HD_REFRESH_FOLDER, self->menu_scope);
      break;
    case HD_ARTICLES_ALL:
    case HD_ARTICLES_UNREAD:
    case HD_ARTICLES_STARRED:
    case HD_ARTICLES_ADVICE:
    case HD_ARTICLES_SAVED:
    case HD_ARTICLES_FEEDS:
    case HD_ARTICLES_TAG:
    default:
      hd_refresher_start (self->refresher, HD_REFRESH_ALL, 0);
    }
}

/* The pane may be gone when it is done, put away with its page; the window is not. */
typedef struct
{
  GtkWidget *window;
  const char *sentence;
} Done;

/* Says what was done, or why it was not. */
static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Done *done = user_data;
  g_autoptr (GtkWidget) window = done->window;
  g_autoptr (GError) error = NULL;

  if (hd_context_finish (HD_CONTEXT (source), result, &error) == 0)
    toast (window, error->message);
  else if (done->sentence != NULL)
    undo_toast (window, done->sentence);
  g_free (done);
}

static Done *
new_done (GtkWindow *window, const char *sentence)
{
  Done *done = g_new0 (Done, 1);

  done->window = g_object_ref (GTK_WIDGET (window));
  done->sentence = sentence;
  return done;
}

static void
mark_read (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdFeedsPane *self = HD_FEEDS_PANE (widget);
  gboolean shown = g_str_equal (action, "feeds.mark-shown-read");

  hd_library_mark_all_read_async (self->context, shown ? self->filter : self->menu_filter,
                                  shown ? self->scope : self->menu_scope, done_cb,
                                  new_done (get_window (self), _ ("Marked as read")));
}

static void
settings (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdFeedsPane *self = HD_FEEDS_PANE (widget);
  gint64 id = g_str_equal (action, "feeds.shown-settings") ? self->scope : self->menu_scope;
  g_autoptr (HdSubscription) feed = hd_feeds_pane_find (self->feeds, id);

  if (feed != NULL)
    gtk_window_present (GTK_WINDOW (hd_feed_dialog_new (get_window (self), self->context, feed)));
}

/* The pane may be gone by then, and the name is to be kept. */
typedef struct
{
  HdContext *context;
  gint64 folder;
} Naming;

static void
named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Naming *naming = user_data;
  g_autoptr (HdContext) context = naming->context;
  g_autofree char *name = hd_ask_name_finish (result);

  if (name != NULL)
    hd_feeds_rename_folder_async (context, naming->folder, name, done_cb,
                                  new_done (GTK_WINDOW (source), _ ("Folder renamed")));
}

static void
rename_it (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdFeedsPane *self = HD_FEEDS_PANE (widget);
  g_autoptr (HdFeedFolder) folder = hd_feeds_pane_find (self->folders, self->menu_scope);
  Naming *naming;

  if (folder == NULL)
    return;
  naming = g_new (Naming, 1);
  naming->context = g_object_ref (self->context);
  naming->folder = self->menu_scope;
  hd_ask_name_async (get_window (self), _ ("Name of the Folder"), folder->title, _ ("_Rename"),
                     named_cb, naming);
}

static void
drop (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdFeedsPane *self = HD_FEEDS_PANE (widget);

  if (self->menu_filter == HD_ARTICLES_FEED)
    hd_feeds_remove_async (self->context, self->menu_scope, done_cb,
                           new_done (get_window (self), _ ("Feed removed")));
  else
    hd_feeds_remove_folder_async (self->context, self->menu_scope, done_cb,
                                  new_done (get_window (self), _ ("Folder removed")));
}

/*
 * Lists
 */

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdFeedsPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree HdFeedsImport *import = hd_feeds_import_finish (HD_CONTEXT (source), result, &error);
  g_autofree char *text = NULL;

  if (import == NULL)
    {
      toast (self, error->message);
      return;
    }
  if (import->n_added == 0)
    {
      toast (self, _ ("All of these feeds were there already"));
      return;
    }
  text = g_strdup_printf (ngettext ("%u feed added", "%u feeds added", import->n_added),
                          import->n_added);
  undo_toast (self, text);
}

static void
file_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdFeedsPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = hd_file_read_finish (G_FILE (source), result, &error);

  if (self->context == NULL)
    return;
  if (bytes == NULL)
    toast (self, error->message);
  else
    hd_feeds_import_async (self->context, bytes, NULL, imported_cb, g_object_ref (self));
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdFeedsPane) self = user_data;
  g_autoptr (GFile) file = hd_choose_file_finish (result);

  if (file != NULL && self->context != NULL)
    hd_file_read_async (file, HD_OPML_MAX_BYTES, NULL, file_read_cb, g_object_ref (self));
}

static void
import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const suffixes[] = { "opml", "xml", NULL };

  hd_choose_open_file_async (get_window (HD_FEEDS_PANE (widget)), _ ("Import a List of Feeds"),
                             _ ("Lists of Feeds"), suffixes, import_chosen_cb,
                             g_object_ref (widget));
}

typedef struct
{
  GtkWidget *window;
  GFile *file;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->window);
  g_object_unref (export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    toast (export->window, error->message);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = hd_feeds_export_finish (HD_CONTEXT (source), result, &error);
  GFile *file = export->file;

  if (bytes == NULL)
    toast (export->window, error->message);
  else
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                         written_cb, g_steal_pointer (&export));
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdFeedsPane) self = user_data;
  g_autoptr (GFile) file = hd_choose_file_finish (result);
  Export *export;

  if (file == NULL || self->context == NULL)
    return;
  export = g_new (Export, 1);
  export->window = g_object_ref (GTK_WIDGET (source));
  export->file = g_steal_pointer (&file);
  hd_feeds_export_async (self->context, NULL, exported_cb, export);
}

static void
start_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_choose_save_file_async (get_window (HD_FEEDS_PANE (widget)), _ ("Export the List of Feeds"),
                             "feeds.opml", export_chosen_cb, g_object_ref (widget));
}

/* Enables what can be done with what is shown, and with what the menu was opened on. */
void
hd_feeds_pane_update_actions (HdFeedsPane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean feed = self->menu_filter == HD_ARTICLES_FEED;
  gboolean folder = self->menu_filter == HD_ARTICLES_FOLDER;
  gboolean shown = self->filter == HD_ARTICLES_FEED || self->filter == HD_ARTICLES_FOLDER ||
                   self->filter == HD_ARTICLES_FEEDS;

  gtk_widget_action_set_enabled (widget, "feeds.settings", feed);
  gtk_widget_action_set_enabled (widget, "feeds.rename", folder);
  gtk_widget_action_set_enabled (widget, "feeds.remove", feed || folder);
  gtk_widget_action_set_enabled (widget, "feeds.mark-shown-read", shown);
  gtk_widget_action_set_enabled (widget, "feeds.shown-settings", self->filter == HD_ARTICLES_FEED);
}

void
hd_feeds_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "feeds.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "feeds.toggle-folder", "x", toggle_folder);
  gtk_widget_class_install_action (widget_class, "feeds.refresh", NULL, refresh);
  gtk_widget_class_install_action (widget_class, "feeds.stop", NULL, stop);
  gtk_widget_class_install_action (widget_class, "feeds.refresh-here", NULL, refresh_here);
  gtk_widget_class_install_action (widget_class, "feeds.mark-read", NULL, mark_read);
  gtk_widget_class_install_action (widget_class, "feeds.mark-shown-read", NULL, mark_read);
  gtk_widget_class_install_action (widget_class, "feeds.settings", NULL, settings);
  gtk_widget_class_install_action (widget_class, "feeds.shown-settings", NULL, settings);
  gtk_widget_class_install_action (widget_class, "feeds.rename", NULL, rename_it);
  gtk_widget_class_install_action (widget_class, "feeds.remove", NULL, drop);
  gtk_widget_class_install_action (widget_class, "feeds.import", NULL, import);
  gtk_widget_class_install_action (widget_class, "feeds.export", NULL, start_export);
}
