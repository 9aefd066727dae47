/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-article-item.h"

G_BEGIN_DECLS

#define HD_TYPE_SIDEBAR_ROW (hd_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (HdSidebarRow, hd_sidebar_row, HD, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *
hd_sidebar_row_new (const char *icon_name, const char *title, HdArticleFilter filter, gint64 scope);
const char *hd_sidebar_row_get_title (HdSidebarRow *self);
HdArticleFilter hd_sidebar_row_get_filter (HdSidebarRow *self);
gint64 hd_sidebar_row_get_scope (HdSidebarRow *self);
void hd_sidebar_row_set_title (HdSidebarRow *self, const char *title);
void hd_sidebar_row_set_open (HdSidebarRow *self, gboolean open);
void hd_sidebar_row_set_depth (HdSidebarRow *self, guint depth);
void hd_sidebar_row_set_problem (HdSidebarRow *self, const char *problem);
void hd_sidebar_row_set_count (HdSidebarRow *self, int count);

G_END_DECLS
