/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one can do with articles, and the keys for it. */

#include "hd-articles-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-article-print.h"
#include "hd-article-words.h"
#include "hd-document-copy.h"
#include "hd-library.h"
#include "hd-mailto.h"
#include "hd-plain-address.h"

static HdDocument *
open_document (HdArticlesPage *self)
{
  return self->item != NULL ? hd_article_text_get_document (hd_article_view_get_text (self->view))
                            : NULL;
}

static gboolean
find_neighbour (HdArticlesPage *self, int step, guint *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint at;

  if (n == 0)
    return FALSE;
  if (self->item == NULL ||
      !hd_article_list_find (self->list, hd_record_get_id (HD_RECORD (self->item)), &at))
    {
      *position = 0;
      return step > 0;
    }
  if ((step < 0 && at == 0) || (step > 0 && at + 1 >= n))
    return FALSE;
  *position = step < 0 ? at - 1 : at + 1;
  return TRUE;
}

/* Switches each action on or off as it can do something now or not. */
void
hd_articles_page_update_actions (HdArticlesPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = open_document (self) != NULL;
  gboolean has_link = self->item != NULL && *self->item->url != '\0';
  guint position;

  gtk_widget_action_set_enabled (widget, "articles.next", find_neighbour (self, 1, &position));
  gtk_widget_action_set_enabled (widget, "articles.previous", find_neighbour (self, -1, &position));
  gtk_widget_action_set_enabled (widget, "articles.star", self->item != NULL);
  gtk_widget_action_set_enabled (widget, "articles.find", open);
  gtk_widget_action_set_enabled (widget, "articles.share", open);
  gtk_widget_action_set_enabled (widget, "articles.copy-link", has_link);
  gtk_widget_action_set_enabled (widget, "articles.copy-text", open);
  gtk_widget_action_set_enabled (widget, "articles.mail", open);
  gtk_widget_action_set_enabled (widget, "articles.print", open);
  gtk_widget_action_set_enabled (widget, "articles.mark-unread",
                                 self->item != NULL && !self->item->unread);
  hd_articles_page_update_notice (self);
}

static void
step (HdArticlesPage *self, int direction)
{
  g_autoptr (HdArticleItem) item = NULL;
  guint position;

  if (!find_neighbour (self, direction, &position))
    return;

  item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  hd_articles_page_open (self, item);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

static void
next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (HD_ARTICLES_PAGE (widget), 1);
}

static void
previous (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (HD_ARTICLES_PAGE (widget), -1);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdArticlesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (hd_context_finish (HD_CONTEXT (source), result, &error) == 0 && self->list != NULL)
    hd_articles_page_toast (self, error->message);
}

static void
star (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);

  hd_library_set_starred_async (self->context, self->item, !self->item->starred, written_cb,
                                g_object_ref (self));
}

static void
mark_unread (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);

  /* What was read until now counts no more, or it would be marked as read at once. */
  hd_reading_gauge_start (&self->gauge, hd_document_get_words (open_document (self)));
  hd_library_set_unread_async (self->context, self->item, TRUE, written_cb, g_object_ref (self));
}

static void
find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);

  adw_leaflet_set_visible_child (self->inner, GTK_WIDGET (self->toasts));
  gtk_widget_activate_action (GTK_WIDGET (self->view), "article.find", NULL);
}

static void
search_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);

  adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->inner));
  adw_leaflet_set_visible_child (self->inner, self->list_pane);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);

  if (adw_leaflet_get_folded (self->inner) &&
      adw_leaflet_get_visible_child (self->inner) == GTK_WIDGET (self->toasts))
    {
      adw_leaflet_set_visible_child (self->inner, self->list_pane);
      gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
    }
  else if (adw_leaflet_get_folded (self->outer))
    adw_leaflet_navigate (self->outer, ADW_NAVIGATION_DIRECTION_BACK);
}

/* The step that an empty list offers. */
static void
show_advice (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);

  if (gtk_search_bar_get_search_mode (self->search_bar))
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  else if (self->filter == HD_ARTICLES_ADVICE)
    hd_article_list_reload (self->list);
  else if (self->filter == HD_ARTICLES_SAVED)
    gtk_widget_activate_action (widget, "articles.save-page", NULL);
  else
    hd_articles_page_choose (self, HD_ARTICLES_ADVICE, 0);
}

static void
reopen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);
  g_autoptr (HdArticleItem) item = g_steal_pointer (&self->item);

  if (item == NULL)
    return;
  g_signal_handlers_disconnect_by_data (item, self);
  hd_articles_page_open (self, item);
}

static void
copy_link (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);

  g_autofree char *address = hd_plain_address (self->item->url);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), address);
  hd_articles_page_toast (self, _ ("Link copied"));
}

/* The article for somebody who has not this program: nothing in it tells where it is from. */
static char *
dup_share_text (HdDocument *document)
{
  g_autofree char *text = hd_document_copy_text (document, 0, HD_DOCUMENT_END);
  const char *title = hd_document_get_title (document);

  return *title != '\0' ? g_strconcat (title, "\n\n", text, NULL) : g_steal_pointer (&text);
}

static void
copy_text (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);
  g_autofree char *text = dup_share_text (open_document (self));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  hd_articles_page_toast (self, _ ("Text copied"));
}

/* A link is shared as a link; what has none, as its text. */
static void
share (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);

  gtk_widget_activate_action (widget,
                              *self->item->url != '\0' ? "articles.copy-link"
                                                       : "articles.copy-text",
                              NULL);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdArticlesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && self->list != NULL)
    hd_articles_page_toast (self, _ ("No program on this computer opens this"));
}

static void
launch (HdArticlesPage *self, const char *uri)
{
  g_autoptr (GdkAppLaunchContext) context =
    gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (self)));

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           g_object_ref (self));
}

static void
mail (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);
  gboolean has_link = *self->item->url != '\0';
  g_autofree char *body =
    has_link ? hd_plain_address (self->item->url) : dup_share_text (open_document (self));
  g_autofree char *uri = hd_mailto_build (NULL, self->item->neutral_title, body);

  launch (self, uri);
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (widget);
  g_autoptr (GtkPrintOperation) operation =
    hd_article_print_new (open_document (self), hd_article_neutral_name (self->item));
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result =
    gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                             GTK_WINDOW (gtk_widget_get_root (widget)), &error);

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    hd_articles_page_toast (self, _ ("This could not be printed"));
}

static gboolean
turn_page_cb (GtkWidget *list, GVariant *parameter, gpointer user_data)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (gtk_widget_get_ancestor (list, HD_TYPE_ARTICLES_PAGE));

  /* Folded, the article is behind the list: then the key opens it, as in any list. */
  if (open_document (self) == NULL || adw_leaflet_get_folded (self->inner))
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self->view),
                                     g_variant_get_boolean (parameter) ? "article.page-down"
                                                                       : "article.page-up",
                                     NULL);
}

/* The space key turns the pages of the article beside the list as well: who goes through a list
 * need not leave it to read. */
void
hd_articles_page_add_reading_keys (HdArticlesPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (int down = 0; down < 2; down++)
    {
      GtkShortcut *shortcut =
        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, down ? 0 : GDK_SHIFT_MASK),
                          gtk_callback_action_new (turn_page_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (down));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), controller);
}

/* Goes where a link leads: inside the article, to another one, or out. */
void
hd_articles_page_follow (HdArticlesPage *self, const char *target)
{
  HdDocument *document = open_document (self);
  guint block;

  if (g_str_has_prefix (target, "halfday:"))
    hd_articles_page_open_slug (self, target + strlen ("halfday:"));
  else if (*target == '#')
    {
      block = document != NULL ? hd_document_find_anchor (document, target + 1) : HD_BLOCK_NONE;
      if (block != HD_BLOCK_NONE)
        {
          hd_article_text_load_now (hd_article_view_get_text (self->view));
          hd_article_text_scroll_to_block (hd_article_view_get_text (self->view), block);
        }
    }
  else
    launch (self, target);
}

void
hd_articles_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "articles.next", next, GDK_KEY_j, 0 },
    { "articles.previous", previous, GDK_KEY_k, 0 },
    { "articles.star", star, GDK_KEY_s, 0 },
    { "articles.find", find, GDK_KEY_f, GDK_CONTROL_MASK },
    { "articles.search-all", search_all, GDK_KEY_F, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "articles.back", back, GDK_KEY_Left, GDK_ALT_MASK },
    { "articles.print", print, GDK_KEY_p, GDK_CONTROL_MASK },
    { "articles.show-advice", show_advice, 0, 0 },
    { "articles.reopen", reopen, 0, 0 },
    { "articles.mark-unread", mark_unread, 0, 0 },
    { "articles.share", share, 0, 0 },
    { "articles.copy-link", copy_link, 0, 0 },
    { "articles.copy-text", copy_text, 0, 0 },
    { "articles.mail", mail, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
}
