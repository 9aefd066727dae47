/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saved pages: how they come in, what is doubtful about them, and their tags. */

#include "hd-articles-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-bundle.h"
#include "hd-figure-paintable.h"
#include "hd-library-pages.h"
#include "hd-library.h"
#include "hd-page.h"
#include "hd-save-dialog.h"
#include "hd-saving.h"
#include "hd-stored-paintable.h"

static void
undo_toast (HdArticlesPage *self, const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.undo-toast", "s", sentence);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdArticlesPage) self = user_data;
  g_autoptr (HdArticleItem) item = hd_library_load_item_finish (HD_CONTEXT (source), result, NULL);

  if (item == NULL || self->list == NULL)
    return;
  /* It may be open already, as it was before. */
  if (item == self->item)
    gtk_widget_activate_action (GTK_WIDGET (self), "articles.reopen", NULL);
  else
    hd_articles_page_open (self, item);
}

static void
saved_cb (HdArticlesPage *self, gint64 id, int how, guint missing)
{
  g_autofree char *some = NULL;

  if (how == HD_SAVED_KEPT)
    hd_articles_page_toast (self, _ ("What was saved before is better than what the site shows "
                                     "now, and was kept"));
  else if (how == HD_SAVED_AGAIN)
    hd_articles_page_toast (self, _ ("Saved page brought up to date"));
  else if (missing > 0)
    {
      some = g_strdup_printf (ngettext ("Page saved; %u picture could not be had",
                                        "Page saved; %u pictures could not be had", missing),
                              missing);
      undo_toast (self, some);
    }
  else
    undo_toast (self, _ ("Page saved"));

  hd_articles_page_choose (self, HD_ARTICLES_SAVED, 0);
  hd_library_load_item_async (self->context, id, NULL, found_cb, g_object_ref (self));
}

typedef struct
{
  HdArticlesPage *page;
  GtkWindow *dialog;
  char *address;
} Feed;

static gboolean
offer_feed_cb (gpointer user_data)
{
  Feed *feed = user_data;

  gtk_window_close (feed->dialog);
  if (feed->page->list != NULL)
    hd_articles_sidebar_add_feed (feed->page->sidebar, feed->address);
  return G_SOURCE_REMOVE;
}

static void
feed_free (gpointer data)
{
  Feed *feed = data;

  g_object_unref (feed->page);
  g_object_unref (feed->dialog);
  g_free (feed->address);
  g_free (feed);
}

/* What was to be saved as a page is a feed: that is added, not saved. */
static void
feed_cb (HdArticlesPage *self, const char *address, GtkWindow *dialog)
{
  Feed *feed = g_new0 (Feed, 1);

  feed->page = g_object_ref (self);
  feed->dialog = g_object_ref (dialog);
  feed->address = g_strdup (address);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, offer_feed_cb, feed, feed_free);
}

static HdSaveDialog *
new_dialog (HdArticlesPage *self)
{
  HdSaveDialog *dialog =
    hd_save_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->context);

  hd_articles_page_listen (self, GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

/**
 * hd_articles_page_listen:
 * @dialog: one of this page, or of an earlier one that was closed meanwhile
 *
 * Shows here what comes of @dialog.
 */
void
hd_articles_page_listen (HdArticlesPage *self, GtkWindow *dialog)
{
  g_return_if_fail (HD_IS_ARTICLES_PAGE (self));

  hd_articles_sidebar_listen (self->sidebar, dialog);
  if (!HD_IS_SAVE_DIALOG (dialog))
    return;
  g_signal_handlers_disconnect_matched (dialog, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, saved_cb, NULL);
  g_signal_handlers_disconnect_matched (dialog, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, feed_cb, NULL);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "feed", G_CALLBACK (feed_cb), self, G_CONNECT_SWAPPED);
}

static void save_next (HdArticlesPage *self);

static gboolean
save_next_cb (gpointer user_data)
{
  HdArticlesPage *self = user_data;

  if (self->list != NULL)
    save_next (self);
  return G_SOURCE_REMOVE;
}

/* Waits until whoever closed a dialog is done: that may be the shield, which closes the page too.
 */
static void
queue_save_next (HdArticlesPage *self)
{
  if (self->list != NULL && self->to_save->len > 0)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, save_next_cb, g_object_ref (self), g_object_unref);
}

/* It was saved, or failed, or was not wanted. */
static void
file_dialog_gone_cb (HdArticlesPage *self)
{
  self->saving = FALSE;
  queue_save_next (self);
}

/* Several files are saved one after the other, and none while the page is covered. */
static void
save_next (HdArticlesPage *self)
{
  g_autoptr (GFile) file = NULL;
  HdSaveDialog *dialog;

  if (self->saving || self->to_save->len == 0 || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  self->saving = TRUE;
  file = g_ptr_array_steal_index (self->to_save, 0);
  dialog = new_dialog (self);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (file_dialog_gone_cb), self,
                           G_CONNECT_SWAPPED);
  hd_save_dialog_save_file (dialog, file);
}

/* Saves a page that a browser stored as a file. */
void
hd_articles_page_save_file (HdArticlesPage *self, GFile *file)
{
  g_return_if_fail (HD_IS_ARTICLES_PAGE (self));

  g_ptr_array_add (self->to_save, g_object_ref (file));
  save_next (self);
}

/* Text that came from elsewhere: an address waits for a word, since fetching it is seen by others;
 * markup is a page. */
static gboolean
take_text (HdArticlesPage *self, const char *text)
{
  g_autofree char *address = hd_saving_dup_address (text);
  const char *start = text + strspn (text, " \t\r\n");

  if (address != NULL)
    hd_save_dialog_ask (new_dialog (self), address);
  else if (*start == '<' && strchr (start, '>') != NULL)
    hd_save_dialog_save_markup (new_dialog (self), text);
  else
    return FALSE;
  return TRUE;
}

static gboolean
drop_cb (HdArticlesPage *self, const GValue *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      for (GSList *l = files; l != NULL; l = l->next)
        {
          g_autofree char *scheme = g_file_get_uri_scheme (l->data);
          g_autofree char *uri = g_file_get_uri (l->data);

          /* A link from a browser comes as a file that is elsewhere. */
          if (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0)
            take_text (self, uri);
          else
            hd_articles_page_save_file (self, l->data);
        }
      return files != NULL;
    }
  return G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL &&
         take_text (self, g_value_get_string (value));
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdArticlesPage) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->list != NULL && (text == NULL || !take_text (self, text)))
    hd_articles_page_toast (self, _ ("There is no address of a page in the clipboard"));
}

static void
value_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdArticlesPage) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL && self->list != NULL)
    drop_cb (self, value);
}

static void
paste (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    value_read_cb, g_object_ref (widget));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (widget));
}

static void
save_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_save_dialog_ask (new_dialog (HD_ARTICLES_PAGE (widget)), "");
}

/* Above the article: what is doubtful about it, or that it is shown whole. */
void
hd_articles_page_update_notice (HdArticlesPage *self)
{
  g_autoptr (GString) sentences = g_string_new (NULL);
  gboolean saved = self->item != NULL && g_str_equal (self->item->source_kind, "saved");

  if (self->list == NULL)
    return; /* the page is going away */
  if (self->whole)
    g_string_append (sentences, _ ("This is the whole page, with all that surrounds the article."));
  for (guint i = 0; saved && !self->whole && i < HD_N_DOUBTS; i++)
    if ((self->item->doubts & (1 << i)) != 0)
      g_string_append_printf (sentences, "%s%s", sentences->len > 0 ? " " : "",
                              _ (hd_page_doubt_get_sentence ((HdPageDoubts) (1u << i))));

  gtk_label_set_text (self->notice_label, sentences->str);
  gtk_revealer_set_reveal_child (self->notice, sentences->len > 0);
  gtk_button_set_label (self->whole_button,
                        self->whole ? _ ("Show Article Only") : _ ("Show Whole Page"));
  gtk_widget_set_visible (gtk_widget_get_parent (self->again_button),
                          saved && !self->whole && *self->item->url != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "articles.show-whole", saved);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "articles.read-again", saved);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "articles.read-older",
                                 !self->reading_older &&
                                   hd_library_get_counts (self->context)->oldest_reader <
                                     HD_PAGE_READER);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "articles.fetch-again",
                                 saved && *self->item->url != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "articles.remove", self->item != NULL);
  gtk_widget_set_sensitive (self->tags_button, self->item != NULL);
}

static void
whole_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = hd_library_load_whole_finish (HD_CONTEXT (source), result, &error);
  g_autoptr (HdDocument) document = NULL;
  HdArticlesPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = HD_ARTICLES_PAGE (user_data);
  if (bytes != NULL)
    document = hd_document_new_from_bytes (bytes, &error);
  if (document == NULL)
    {
      hd_articles_page_toast (self, error->message);
      return;
    }
  self->whole = TRUE;
  hd_articles_page_show_document (self, document);
  hd_articles_page_update_actions (self);
}

/* To the whole page and back. */
static void
show_whole (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);

  if (self->whole)
    gtk_widget_activate_action (widget, "articles.reopen", NULL);
  else
    hd_library_load_whole_async (self->context, hd_record_get_id (HD_RECORD (self->item)),
                                 self->cancellable, whole_loaded_cb, self);
}

static void
fetch_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);

  hd_save_dialog_save_address (new_dialog (self), self->item->url);
}

static void
read_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdArticlesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean read = hd_library_read_again_finish (HD_CONTEXT (source), result, &error);

  if (self->list == NULL)
    return;
  hd_articles_page_toast (self, read ? _ ("Page read again") : error->message);
}

static void
read_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);

  hd_library_read_again_async (self->context, self->item, read_again_cb, g_object_ref (self));
}

static void
read_older_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdArticlesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  int read = hd_library_read_older_finish (HD_CONTEXT (source), result, &error);
  g_autofree char *done = NULL;

  if (self->list == NULL)
    return;
  self->reading_older = FALSE;
  if (read >= 0)
    done =
      /* Translators: saved pages out of which this version of the program gets more */
      g_strdup_printf (ngettext ("%d page read again", "%d pages read again", (gulong) read), read);
  hd_articles_page_toast (self, read >= 0 ? done : error->message);
  hd_articles_page_update_notice (self);
}

/* All pages that an earlier version of the program has read. */
static void
read_older (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);

  self->reading_older = TRUE;
  hd_articles_page_update_notice (self);
  hd_library_read_older_async (self->context, NULL, read_older_cb, g_object_ref (self));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdArticlesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (hd_context_finish (HD_CONTEXT (source), result, &error) != 0)
    undo_toast (self, _ ("Article removed"));
  else if (self->list != NULL)
    hd_articles_page_toast (self, error->message);
}

static void
remove_article (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);
  gint64 id = hd_record_get_id (HD_RECORD (self->item));

  hd_articles_page_close (self);
  hd_library_remove_async (self->context, id, removed_cb, g_object_ref (self));
}

void
hd_articles_page_show_tags (HdArticlesPage *self)
{
  g_auto (GStrv) tags = self->item != NULL ? g_strsplit (self->item->tags, "\n", -1) : NULL;
  g_autofree char *text = tags != NULL ? g_strjoinv (", ", tags) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self->tags_entry), text);
}

static void
tagged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdArticlesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (hd_context_finish (HD_CONTEXT (source), result, &error) == 0 && self->list != NULL)
    hd_articles_page_toast (self, error->message);
}

void
hd_articles_page_keep_tags (HdArticlesPage *self)
{
  if (self->item == NULL)
    return;
  hd_library_set_tags_async (self->context, hd_record_get_id (HD_RECORD (self->item)),
                             gtk_editable_get_text (GTK_EDITABLE (self->tags_entry)), tagged_cb,
                             g_object_ref (self));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->tags_button));
}

/* Pictures come from files of our own and from nowhere else. */
static GdkPaintable *
picture_cb (const HdBlock *block, gpointer user_data)
{
  HdArticlesPage *self = user_data;
  g_autofree char *path = hd_library_dup_picture_path (self->context, block->source);
  g_autofree char *resource = NULL;

  if (path == NULL || block->width == 0)
    return NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return hd_stored_paintable_new (path, (int) block->width, (int) block->height);
  resource = g_strdup_printf (HD_BUNDLE_PICTURE, block->source);
  return hd_figure_paintable_new (resource, (int) block->width, (int) block->height);
}

/* What the page takes in from elsewhere, once it has been made. */
void
hd_articles_page_set_up_saving (HdArticlesPage *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  self->to_save = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (self, "notify::root", G_CALLBACK (queue_save_next), NULL);
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  hd_article_text_set_pictures (hd_article_view_get_text (self->view), picture_cb, self);
}

void
hd_articles_page_install_saving (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "articles.save-page", NULL, save_page);
  gtk_widget_class_install_action (widget_class, "articles.paste", NULL, paste);
  gtk_widget_class_install_action (widget_class, "articles.show-whole", NULL, show_whole);
  gtk_widget_class_install_action (widget_class, "articles.fetch-again", NULL, fetch_again);
  gtk_widget_class_install_action (widget_class, "articles.read-again", NULL, read_again);
  gtk_widget_class_install_action (widget_class, "articles.read-older", NULL, read_older);
  gtk_widget_class_install_action (widget_class, "articles.remove", NULL, remove_article);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK,
                                       "articles.save-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "articles.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, 0, "articles.show-whole", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "articles.remove", NULL);
}
