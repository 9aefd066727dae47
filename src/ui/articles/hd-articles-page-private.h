/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-article-list.h"
#include "hd-article-outline.h"
#include "hd-article-view.h"
#include "hd-articles-page.h"
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
  GCancellable *cancellable; /* of the article that is being loaded; cancelled by the next */

  HdArticleItem *item;     /* (nullable): the article that is open */
  HdRelatedCards *related; /* (nullable): below it, borrowed */
  HdReadingGauge gauge;
  guint gauge_id;
  gboolean wants_focus; /* shown, but with nothing in it yet to have the focus */
  gboolean opening;     /* the selection follows what is opened, not the other way round */

  /* Template widgets */
  AdwLeaflet *outer;
  AdwLeaflet *inner;
  GtkWidget *list_pane;
  GtkWidget *article_pane;
  GtkListBox *sidebar;
  GtkLabel *advice_count;
  GtkLabel *unread_count;
  GtkLabel *starred_count;
  GtkLabel *list_title;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkStack *list_stack;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  AdwStatusPage *empty_page;
  GtkButton *empty_button;
  AdwToastOverlay *toasts;
  GtkStack *article_stack;
  AdwStatusPage *failed_page;
  HdArticleView *view;
  GtkToggleButton *star_button;
  AdwSplitButton *share_button;
  HdArticleOutline *outline;
};

void hd_articles_page_choose (HdArticlesPage *self, HdArticleFilter filter);
void hd_articles_page_install_actions (GtkWidgetClass *widget_class);
void hd_articles_page_update_actions (HdArticlesPage *self);
void hd_articles_page_open (HdArticlesPage *self, HdArticleItem *item);
void hd_articles_page_follow (HdArticlesPage *self, const char *target);
void hd_articles_page_toast (HdArticlesPage *self, const char *sentence);

G_END_DECLS
