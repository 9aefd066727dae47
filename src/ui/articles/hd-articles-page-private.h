/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-article-list.h"
#include "hd-article-outline.h"
#include "hd-article-view.h"
#include "hd-articles-page.h"
#include "hd-articles-sidebar.h"
#include "hd-reading-gauge.h"
#include "hd-related-cards.h"

G_BEGIN_DECLS

struct _HdArticlesPage
{
  AdwBin parent_instance;

  HdContext *context;
  GSettings *settings;
  HdArticleList *list;
  HdArticleFilter filter;    /* what the sidebar was told to show */
  gint64 scope;              /* the id that belongs to it, or 0 */
  GCancellable *cancellable; /* of the article that is being loaded; cancelled by the next */

  HdArticleItem *item;     /* (nullable): the article that is open */
  HdRelatedCards *related; /* (nullable): below it, borrowed */
  HdReadingGauge gauge;
  guint gauge_id;
  gboolean to_top;        /* the list was asked for something else, and begins at its first row */
  gboolean wants_focus;   /* shown, but with nothing in it yet to have the focus */
  gboolean opening;       /* the selection follows what is opened, not the other way round */
  gboolean whole;         /* the page around the article is shown too */
  GPtrArray *to_save;     /* of GFile: what was dropped and waits */
  gboolean reading_older; /* all pages of earlier versions */
  gboolean saving;        /* the dialog of one of them is open */

  /* Template widgets */
  AdwLeaflet *outer;
  AdwLeaflet *inner;
  GtkWidget *list_pane;
  GtkWidget *article_pane;
  HdArticlesSidebar *sidebar;
  GtkLabel *list_title;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkToggleButton *chip_unread;
  GtkToggleButton *chip_starred;
  GtkToggleButton *chip_here;
  GtkLabel *chip_here_label;
  GtkStack *list_stack;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  AdwStatusPage *empty_page;
  GtkButton *empty_button;
  GtkOverlay *toasts;
  GtkStack *article_stack;
  AdwStatusPage *failed_page;
  HdArticleView *view;
  GtkToggleButton *star_button;
  AdwSplitButton *share_button;
  HdArticleOutline *outline;
  GtkRevealer *notice;
  GtkLabel *notice_label;
  GtkButton *whole_button;
  GtkWidget *again_button;
  GtkWidget *tags_button;
  GtkEntry *tags_entry;
};

void hd_articles_page_choose (HdArticlesPage *self, HdArticleFilter filter, gint64 scope);
void hd_articles_page_install_actions (GtkWidgetClass *widget_class);
void hd_articles_page_add_reading_keys (HdArticlesPage *self);
void hd_articles_page_update_actions (HdArticlesPage *self);
void hd_articles_page_follow (HdArticlesPage *self, const char *target);
void hd_articles_page_toast (HdArticlesPage *self, const char *sentence);

/* hd-articles-page-reading.c */
void hd_articles_page_open (HdArticlesPage *self, HdArticleItem *item);
void hd_articles_page_show_document (HdArticlesPage *self, HdDocument *document);
void hd_articles_page_select_open (HdArticlesPage *self);
void hd_articles_page_look (HdArticlesPage *self);
void hd_articles_page_leave (HdArticlesPage *self);
void hd_articles_page_close (HdArticlesPage *self);

/* hd-articles-page-saving.c */
void hd_articles_page_install_saving (GtkWidgetClass *widget_class);
void hd_articles_page_set_up_saving (HdArticlesPage *self);
void hd_articles_page_update_notice (HdArticlesPage *self);
void hd_articles_page_show_tags (HdArticlesPage *self);
void hd_articles_page_keep_tags (HdArticlesPage *self);

G_END_DECLS
