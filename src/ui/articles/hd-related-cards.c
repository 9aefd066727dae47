/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-related-cards.h"

#include <glib/gi18n.h>

#include "hd-article-words.h"

struct _HdRelatedCards
{
  GtkBox parent_instance;

  GtkWidget *flow; /* (nullable): the cards, while there are any */
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdRelatedCards, hd_related_cards, GTK_TYPE_BOX)

static void
card_clicked_cb (GtkButton *card, HdRelatedCards *self)
{
  g_signal_emit (self, signals[OPEN], 0, g_object_get_data (G_OBJECT (card), "article"));
}

static GtkWidget *
make_label (const char *text, const char *css_class, int lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 9);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_card (HdRelatedCards *self, HdArticleItem *item)
{
  GtkWidget *card = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *minutes = hd_article_dup_minutes ((guint) MAX (item->minutes, 1));
  g_autofree char *name = NULL;
  GtkWidget *small;

  gtk_box_append (GTK_BOX (box), make_label (item->neutral_title, "heading", 2));
  small = make_label (minutes, "caption", 1);
  gtk_widget_set_vexpand (small, TRUE);
  gtk_widget_set_valign (small, GTK_ALIGN_END);
  gtk_widget_set_opacity (small, 0.75);
  gtk_box_append (GTK_BOX (box), small);

  gtk_button_set_child (GTK_BUTTON (card), box);
  gtk_widget_add_css_class (card, "hd-card");
  name = g_strdup_printf ("%s, %s", item->neutral_title, minutes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (card), "article", g_object_ref (item), g_object_unref);
  g_signal_connect (card, "clicked", G_CALLBACK (card_clicked_cb), self);
  return card;
}

static void
hd_related_cards_class_init (HdRelatedCardsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[OPEN] = g_signal_new ("open", HD_TYPE_RELATED_CARDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, HD_TYPE_ARTICLE_ITEM);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hd_related_cards_init (HdRelatedCards *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hd-related");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Related articles"), -1);
}

GtkWidget *
hd_related_cards_new (void)
{
  return g_object_new (HD_TYPE_RELATED_CARDS, NULL);
}

/* @articles: (element-type HdArticleItem): with none there is no heading either */
void
hd_related_cards_set_articles (HdRelatedCards *self, GPtrArray *articles)
{
  GtkWidget *heading;

  g_return_if_fail (HD_IS_RELATED_CARDS (self));
  g_return_if_fail (self->flow == NULL);

  if (articles->len == 0)
    return;

  heading = gtk_label_new (_ ("Related Articles"));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "title-4");
  gtk_box_append (GTK_BOX (self), heading);

  self->flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->flow), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->flow), 1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->flow), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->flow), 12);
  for (guint i = 0; i < articles->len; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      /* The card inside has the focus, not the place that it stands in. */
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child),
                                    make_card (self, articles->pdata[i]));
      gtk_flow_box_append (GTK_FLOW_BOX (self->flow), child);
    }
  gtk_box_append (GTK_BOX (self), self->flow);
}
