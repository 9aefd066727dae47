/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-feeds-pane.h"
#include "hd-refresher.h"
#include "hd-sidebar-row.h"

G_BEGIN_DECLS

struct _HdFeedsPane
{
  AdwBin parent_instance;

  HdContext *context;
  HdRefresher *refresher;
  GSettings *settings;
  GListModel *feeds;   /* of HdSubscription */
  GListModel *folders; /* of HdFeedFolder */
  GHashTable *closed;  /* of gint64: folders that do not show what is in them */
  guint rebuild_id;
  HdArticleFilter filter; /* what is shown */
  gint64 scope;
  HdArticleFilter menu_filter; /* what the menu was opened on */
  gint64 menu_scope;

  GtkListBox *list;
  GtkLabel *empty;
  GtkStack *refresh_stack;
  GtkWidget *progress;
  GtkPopover *menu;
};

void hd_feeds_pane_install_actions (GtkWidgetClass *widget_class);
void hd_feeds_pane_add_menu (HdFeedsPane *self);
void hd_feeds_pane_update_actions (HdFeedsPane *self);
gpointer hd_feeds_pane_find (GListModel *model, gint64 id);
void hd_feeds_pane_finished (HdFeedsPane *self);
void hd_feeds_pane_toggle_folder (HdFeedsPane *self, gint64 folder);

G_END_DECLS
