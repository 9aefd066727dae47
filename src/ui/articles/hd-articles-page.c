/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-articles-page-private.h"

#include <glib/gi18n.h>

#include "hd-article-row.h"
#include "hd-compat.h"
#include "hd-fold.h"
#include "hd-library.h"
#include "hd-tab-stop.h"
#include "hd-toasts.h"

/* How often one looks whether somebody is reading. */
#define GAUGE_SECONDS 3

G_DEFINE_FINAL_TYPE (HdArticlesPage, hd_articles_page, ADW_TYPE_BIN)

void
hd_articles_page_toast (HdArticlesPage *self, const char *sentence)
{
  hd_toasts_add (self->toasts, hd_toast_new (GTK_WIDGET (self), sentence, NULL));
}

static gboolean
gauge_cb (gpointer user_data)
{
  hd_articles_page_look (user_data);
  return G_SOURCE_CONTINUE;
}

/* A list view makes two hundred rows before one sees the first: in code that takes half as long as
 * from a description. */
static void
set_up_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, g_object_new (HD_TYPE_ARTICLE_ROW, NULL));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  hd_article_row_set_item (HD_ARTICLE_ROW (gtk_list_item_get_child (list_item)),
                           gtk_list_item_get_item (list_item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  hd_article_row_set_item (HD_ARTICLE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
selected_cb (HdArticlesPage *self)
{
  HdArticleItem *item = gtk_single_selection_get_selected_item (self->selection);

  /* In one column a row that is passed with the arrow keys is not opened yet. */
  if (self->opening || item == NULL || adw_leaflet_get_folded (self->inner))
    return;
  if (self->item != item)
    {
      GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

      hd_articles_page_open (self, item);
      /* Who steps through the list goes on stepping. */
      if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view)))
        gtk_widget_grab_focus (focus);
    }
}

static void
list_activated_cb (HdArticlesPage *self, guint position)
{
  g_autoptr (HdArticleItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    hd_articles_page_open (self, item);
}

static gboolean
is_searching (HdArticlesPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0' &&
         gtk_search_bar_get_search_mode (self->search_bar);
}

/* Nobody is left standing: an empty list says what comes next. */
static void
show_empty (HdArticlesPage *self)
{
  if (is_searching (self))
    {
      adw_status_page_set_icon_name (self->empty_page, "system-search-symbolic");
      adw_status_page_set_title (self->empty_page, _ ("Nothing Found"));
      adw_status_page_set_description (self->empty_page,
                                       _ ("Fewer words, or other ones, may find more."));
      gtk_button_set_label (self->empty_button, _ ("Clear Search"));
    }
  else if (self->filter == HD_ARTICLES_UNREAD)
    {
      adw_status_page_set_icon_name (self->empty_page, "object-select-symbolic");
      adw_status_page_set_title (self->empty_page, _ ("All Read"));
      adw_status_page_set_description (self->empty_page, NULL);
      gtk_button_set_label (self->empty_button, _ ("Show All Advice"));
    }
  else if (self->filter == HD_ARTICLES_STARRED)
    {
      adw_status_page_set_icon_name (self->empty_page, "starred-symbolic");
      adw_status_page_set_title (self->empty_page, _ ("Nothing Starred"));
      adw_status_page_set_description (self->empty_page,
                                       _ (
                                         "While you read, press S to find an article here again."));
      gtk_button_set_label (self->empty_button, _ ("Show All Advice"));
    }
  else if (self->filter == HD_ARTICLES_SAVED)
    {
      adw_status_page_set_icon_name (self->empty_page, "document-save-symbolic");
      adw_status_page_set_title (self->empty_page, _ ("No Saved Pages"));
      adw_status_page_set_description (self->empty_page,
                                       _ ("A page that you save is read here without a network. "
                                          "Drop a link or a saved file here, too."));
      gtk_button_set_label (self->empty_button, _ ("Save a Page…"));
    }
  else
    {
      adw_status_page_set_icon_name (self->empty_page, "accessories-dictionary-symbolic");
      adw_status_page_set_title (self->empty_page, _ ("No Articles"));
      adw_status_page_set_description (self->empty_page, NULL);
      gtk_button_set_label (self->empty_button, _ ("Look Again"));
    }
}

/* Whether the keyboard is with the list, and with none of its rows: Enter would open nothing. */
static gboolean
is_at_no_row (HdArticlesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && gtk_root_get_focus (root) == GTK_WIDGET (self->list_view);
}

/* Whoever comes to the page can read on, or choose, without the mouse. */
static void
take_focus (HdArticlesPage *self)
{
  HdArticleText *text = hd_article_view_get_text (self->view);

  self->wants_focus = !gtk_widget_grab_focus (
    gtk_widget_get_mapped (GTK_WIDGET (text)) ? GTK_WIDGET (text) : GTK_WIDGET (self->list_view));
}

static void
show_list (HdArticlesPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (n > 0)
    {
      gtk_stack_set_visible_child_name (self->list_stack, "list");
      /* A list that was empty as yet took the keyboard without a row for it, and keeps it. */
      if (gtk_widget_get_mapped (GTK_WIDGET (self)) && is_at_no_row (self))
        self->wants_focus = !gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
      else if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->wants_focus)
        take_focus (self);
    }
  else if (hd_article_list_get_loaded (self->list))
    {
      show_empty (self);
      gtk_stack_set_visible_child_name (self->list_stack, "empty");
    }
  hd_articles_page_select_open (self);
  if (self->to_top && n > 0 && hd_article_list_get_loaded (self->list))
    {
      self->to_top = FALSE;
      gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", 0);
    }
  hd_articles_page_update_actions (self);
}

/* Where to search: everything, or what one of the buttons says. */
static HdArticleFilter
find_filter (HdArticlesPage *self, gint64 *scope)
{
  gboolean searching = is_searching (self);

  *scope = 0;
  if (searching && gtk_toggle_button_get_active (self->chip_unread))
    return HD_ARTICLES_UNREAD;
  if (searching && gtk_toggle_button_get_active (self->chip_starred))
    return HD_ARTICLES_STARRED;
  if (searching && !gtk_toggle_button_get_active (self->chip_here))
    return HD_ARTICLES_ALL;
  *scope = self->scope;
  return self->filter;
}

static void
update_list (HdArticlesPage *self)
{
  gboolean searching = is_searching (self);
  const char *title = hd_articles_sidebar_select (self->sidebar, self->filter, self->scope);
  gint64 scope;
  HdArticleFilter filter = find_filter (self, &scope);
  g_autofree char *here = NULL;

  title = title != NULL ? title : _ ("Articles");
  /* Translators: where to search: only in what the sidebar shows, like “Saved Pages” */
  here = g_strdup_printf (_ ("In “%s”"), title);
  gtk_label_set_text (self->chip_here_label, here);
  gtk_label_set_text (self->list_title, searching ? _ ("Search") : title);
  /* Another question has its answer from the top. */
  self->to_top = TRUE;
  hd_article_list_set_scope (self->list, filter, scope);
  hd_article_list_set_search (self->list,
                              searching ? gtk_editable_get_text (GTK_EDITABLE (self->search_entry))
                                        : "");
  show_list (self);
}

static void
chip_toggled_cb (HdArticlesPage *self, GtkToggleButton *chip)
{
  if (self->list != NULL && gtk_toggle_button_get_active (chip))
    update_list (self);
}

static void
search_changed_cb (HdArticlesPage *self)
{
  update_list (self);
}

static void
search_mode_cb (HdArticlesPage *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  update_list (self);
}

/* Shows these articles, and no longer what was searched for. */
void
hd_articles_page_choose (HdArticlesPage *self, HdArticleFilter filter, gint64 scope)
{
  self->filter = filter;
  self->scope = scope;
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  update_list (self);
}

static void
sidebar_chosen_cb (HdArticlesPage *self, int filter, gint64 scope)
{
  hd_articles_page_choose (self, (HdArticleFilter) filter, scope);
  adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->inner));
  adw_leaflet_set_visible_child (self->inner, self->list_pane);
}

static void
tags_shown_cb (HdArticlesPage *self)
{
  hd_articles_page_show_tags (self);
}

static void
tags_activated_cb (HdArticlesPage *self)
{
  hd_articles_page_keep_tags (self);
}

static void
show_sidebar_cb (HdArticlesPage *self)
{
  adw_leaflet_navigate (self->outer, ADW_NAVIGATION_DIRECTION_BACK);
  hd_articles_sidebar_focus (self->sidebar);
}

static void
star_clicked_cb (HdArticlesPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "articles.star", NULL);
}

static void
heading_cb (HdArticlesPage *self, guint block)
{
  HdArticleText *text = hd_article_view_get_text (self->view);

  hd_article_text_load_now (text);
  hd_article_text_scroll_to_block (text, block);
  gtk_widget_grab_focus (GTK_WIDGET (text));
}

static void
link_cb (HdArticlesPage *self, const char *target)
{
  hd_articles_page_follow (self, target);
}

static void
hd_articles_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hd_articles_page_parent_class)->map (widget);

  take_focus (HD_ARTICLES_PAGE (widget));
}

static char *
zoom_label (GtkButton *button, int zoom)
{
  /* Translators: the size of text, in percent */
  return g_strdup_printf (_ ("%d %%"), zoom);
}

static void
hd_articles_page_unmap (GtkWidget *widget)
{
  hd_articles_page_look (HD_ARTICLES_PAGE (widget));

  GTK_WIDGET_CLASS (hd_articles_page_parent_class)->unmap (widget);
}

static void
hd_articles_page_dispose (GObject *object)
{
  HdArticlesPage *self = HD_ARTICLES_PAGE (object);

  g_clear_handle_id (&self->gauge_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->related = NULL;
  g_clear_object (&self->item);
  if (self->selection != NULL)
    {
      self->opening = TRUE;
      gtk_single_selection_set_model (self->selection, NULL);
    }
  g_clear_object (&self->list); /* before its parts: they speak up once more when they go */
  /* GTK 4.8 unparents a direct child that the template names, and AdwBin would do so again. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_ARTICLES_PAGE);
  g_clear_pointer (&self->to_save, g_ptr_array_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_articles_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "articles/hd-articles-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, outer);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, inner);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, article_pane);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, list_title);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, selection);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, article_stack);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, view);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, star_button);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, share_button);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, outline);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, chip_unread);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, chip_starred);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, chip_here);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, chip_here_label);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, notice);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, notice_label);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, whole_button);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, again_button);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, tags_button);
  gtk_widget_class_bind_template_child (widget_class, HdArticlesPage, tags_entry);
  gtk_widget_class_bind_template_callback (widget_class, set_up_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, chip_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, tags_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, tags_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_sidebar_cb);
  gtk_widget_class_bind_template_callback (widget_class, star_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_label);
}

static void
hd_articles_page_class_init (HdArticlesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_articles_page_dispose;
  widget_class->map = hd_articles_page_map;
  widget_class->unmap = hd_articles_page_unmap;

  hd_articles_page_install_actions (widget_class);
  hd_articles_page_install_saving (widget_class);
  g_type_ensure (HD_TYPE_FOLD);
  g_type_ensure (HD_TYPE_TAB_STOP);
  g_type_ensure (HD_TYPE_ARTICLES_SIDEBAR);
  g_type_ensure (HD_TYPE_ARTICLE_VIEW);
  g_type_ensure (HD_TYPE_ARTICLE_OUTLINE);
  bind_template (widget_class);
}

static void
hd_articles_page_init (HdArticlesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hd_name_split_button (self->share_button);
  hd_wrap_buttons (GTK_WIDGET (self));

  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  hd_articles_page_add_reading_keys (self);
  hd_articles_page_set_up_saving (self);
  g_signal_connect_object (hd_article_view_get_text (self->view), "link-activated",
                           G_CALLBACK (hd_articles_page_follow), self, G_CONNECT_SWAPPED);
}

static void
set_context (HdArticlesPage *self, HdContext *context)
{
  self->context = g_object_ref (context);
  hd_articles_sidebar_set_context (self->sidebar, context);
  self->list = hd_article_list_new (context);
  g_signal_connect_object (self->list, "notify::loaded", G_CALLBACK (show_list), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_list), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (hd_library_get_counts (context), "notify::oldest-reader",
                           G_CALLBACK (hd_articles_page_update_notice), self, G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));

  gtk_stack_set_visible_child_name (self->list_stack, "loading");
  self->filter = HD_ARTICLES_ADVICE;
  adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->inner));
  adw_leaflet_set_visible_child (self->inner, self->list_pane);
  update_list (self);
  self->gauge_id = g_timeout_add_seconds (GAUGE_SECONDS, gauge_cb, self);
}

/* @context: kept as long as the page lives */
GtkWidget *
hd_articles_page_new (HdContext *context)
{
  HdArticlesPage *self;

  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  self = g_object_new (HD_TYPE_ARTICLES_PAGE, NULL);
  set_context (self, context);

  self->settings = g_settings_new ("io.github.halfday_app.Halfday");
  g_settings_bind (self->settings, "article-zoom", self->view, "zoom", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "article-serif", self->view, "serif", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "article-paper", self->view, "paper", G_SETTINGS_BIND_DEFAULT);
  return GTK_WIDGET (self);
}
