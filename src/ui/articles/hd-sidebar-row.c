/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-sidebar-row.h"

#include <glib/gi18n.h>

/**
 * HdSidebarRow:
 *
 * A row that stands for some of the articles: all of a sort, a tag, a feed.
 */
struct _HdSidebarRow
{
  GtkListBoxRow parent_instance;

  HdArticleFilter filter;
  gint64 scope;
  GtkLabel *title;
  GtkWidget *problem;
  GtkLabel *count;
  GtkWidget *arrow; /* (nullable): of a row that holds others */
};

G_DEFINE_FINAL_TYPE (HdSidebarRow, hd_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
hd_sidebar_row_class_init (HdSidebarRowClass *klass)
{
}

static void
hd_sidebar_row_init (HdSidebarRow *self)
{
}

/* @title: plain text; @scope: the id of a tag or the like, else 0 */
GtkWidget *
hd_sidebar_row_new (const char *icon_name, const char *title, HdArticleFilter filter, gint64 scope)
{
  HdSidebarRow *self = g_object_new (HD_TYPE_SIDEBAR_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->filter = filter;
  self->scope = scope;
  self->title = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, "hexpand", TRUE,
                              "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  self->problem =
    g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic", "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

const char *
hd_sidebar_row_get_title (HdSidebarRow *self)
{
  return gtk_label_get_text (self->title);
}

HdArticleFilter
hd_sidebar_row_get_filter (HdSidebarRow *self)
{
  return self->filter;
}

gint64
hd_sidebar_row_get_scope (HdSidebarRow *self)
{
  return self->scope;
}

void
hd_sidebar_row_set_title (HdSidebarRow *self, const char *title)
{
  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/* For a row that holds others: shows whether it does so, with a button that asks for the contrary
 * by the action feeds.toggle-folder. */
void
hd_sidebar_row_set_open (HdSidebarRow *self, gboolean open)
{
  const char *label = open ? _ ("Close Folder") : _ ("Open Folder");

  if (self->arrow == NULL)
    {
      self->arrow = g_object_new (GTK_TYPE_BUTTON, "valign", GTK_ALIGN_CENTER, "focusable", FALSE,
                                  "action-target", g_variant_new_int64 (self->scope), "action-name",
                                  "feeds.toggle-folder", NULL);
      gtk_widget_add_css_class (self->arrow, "flat");
      gtk_widget_add_css_class (self->arrow, "circular");
      gtk_widget_add_css_class (self->arrow, "hd-folder-arrow");
      gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))), self->arrow);
    }
  gtk_button_set_icon_name (GTK_BUTTON (self->arrow),
                            open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_tooltip_text (self->arrow, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

/* How many folders it is in. */
void
hd_sidebar_row_set_depth (HdSidebarRow *self, guint depth)
{
  gtk_widget_set_margin_start (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self)),
                               (int) MIN (depth, 4) * 18);
}

/* @problem: a sentence, "" for none */
void
hd_sidebar_row_set_problem (HdSidebarRow *self, const char *problem)
{
  gtk_widget_set_visible (self->problem, problem[0] != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               problem[0] != '\0' ? problem : gtk_label_get_text (self->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem, -1);
}

/* 0 is not shown. */
void
hd_sidebar_row_set_count (HdSidebarRow *self, int count)
{
  g_autofree char *text = count > 0 ? g_strdup_printf ("%d", count) : g_strdup ("");

  gtk_label_set_text (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), count > 0);
}
