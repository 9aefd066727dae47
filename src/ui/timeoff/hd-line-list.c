/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-line-list.h"

/* One row; its four texts are all there is to it. */
#define HD_TYPE_LINE (hd_line_get_type ())
G_DECLARE_FINAL_TYPE (HdLine, hd_line, HD, LINE, GObject)

struct _HdLine
{
  GObject parent_instance;

  char *title;
  char *subtitle;
  char *amount;
  char *left;
};

G_DEFINE_FINAL_TYPE (HdLine, hd_line, G_TYPE_OBJECT)

static void
hd_line_finalize (GObject *object)
{
  HdLine *self = HD_LINE (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->amount);
  g_free (self->left);

  G_OBJECT_CLASS (hd_line_parent_class)->finalize (object);
}

static void
hd_line_class_init (HdLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hd_line_finalize;
}

static void
hd_line_init (HdLine *self)
{
}

struct _HdLineList
{
  AdwBin parent_instance;

  GListStore *lines;
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (HdLineList, hd_line_list, ADW_TYPE_BIN)

/* The four labels of a row. */
typedef struct
{
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *amount;
  GtkLabel *left;
} Labels;

static GtkLabel *
new_label (GtkBox *parent, gboolean start, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), start ? 0 : 1);
  if (start)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "dim-label");
    }
  if (!start)
    gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (parent, label);
  return GTK_LABEL (label);
}

static GtkBox *
new_column (GtkBox *parent, gboolean start)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_hexpand (column, start);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_box_append (parent, column);
  return GTK_BOX (column);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkBox *start = new_column (GTK_BOX (row), TRUE), *end = new_column (GTK_BOX (row), FALSE);
  Labels *labels = g_new (Labels, 1);

  labels->title = new_label (start, TRUE, NULL);
  labels->subtitle = new_label (start, TRUE, "caption");
  labels->amount = new_label (end, FALSE, NULL);
  labels->left = new_label (end, FALSE, "caption");
  gtk_widget_add_css_class (row, "hd-line");
  g_object_set_data_full (G_OBJECT (row), "labels", labels, g_free);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
show (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text[0] != '\0');
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  HdLine *line = HD_LINE (gtk_list_item_get_item (item));
  GtkWidget *row = gtk_list_item_get_child (item);
  Labels *labels = g_object_get_data (G_OBJECT (row), "labels");
  g_autofree char *sentence = g_strjoin (", ", line->title, line->subtitle, line->amount,
                                         line->left[0] != '\0' ? line->left : NULL, NULL);

  show (labels->title, line->title);
  show (labels->subtitle, line->subtitle);
  show (labels->amount, line->amount);
  show (labels->left, line->left);
  /* The focus is on what the list wraps the row in. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
hd_line_list_dispose (GObject *object)
{
  HdLineList *self = HD_LINE_LIST (object);

  g_clear_object (&self->lines);

  G_OBJECT_CLASS (hd_line_list_parent_class)->dispose (object);
}

static void
hd_line_list_class_init (HdLineListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_line_list_dispose;
}

static void
hd_line_list_init (HdLineList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->lines = g_list_store_new (HD_TYPE_LINE);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (
                                    G_LIST_MODEL (g_object_ref (self->lines)))),
                                  factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "hd-lines");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/**
 * hd_line_list_new:
 * @label: what the list is, for the screen reader
 */
GtkWidget *
hd_line_list_new (const char *label)
{
  HdLineList *self = g_object_new (HD_TYPE_LINE_LIST, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return GTK_WIDGET (self);
}

void
hd_line_list_clear (HdLineList *self)
{
  g_return_if_fail (HD_IS_LINE_LIST (self));

  g_list_store_remove_all (self->lines);
}

/**
 * hd_line_list_add:
 * @title: what it is
 * @subtitle: more about it, may be ""
 * @amount: how much
 * @left: what is left then, may be ""
 */
void
hd_line_list_add (HdLineList *self,
                  const char *title,
                  const char *subtitle,
                  const char *amount,
                  const char *left)
{
  g_return_if_fail (HD_IS_LINE_LIST (self));

  g_autoptr (HdLine) line = g_object_new (HD_TYPE_LINE, NULL);

  line->title = g_strdup (title);
  line->subtitle = g_strdup (subtitle);
  line->amount = g_strdup (amount);
  line->left = g_strdup (left);
  g_list_store_append (self->lines, line);
}

guint
hd_line_list_get_n_lines (HdLineList *self)
{
  g_return_val_if_fail (HD_IS_LINE_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->lines));
}
