/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-row.h"

#include <glib/gi18n.h>

struct _HdArticleRow
{
  GtkBox parent_instance;

  HdArticleItem *item; /* (nullable) */
  gulong notify_id;

  /* Template widgets */
  GtkWidget *dot;
  GtkLabel *title;
  GtkLabel *details;
  GtkLabel *snippet;
  GtkWidget *star;
};

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HdArticleRow, hd_article_row, GTK_TYPE_BOX)

/* Returns: (transfer full): where the article is from, for people */
char *
hd_article_dup_source (HdArticleItem *item)
{
  if (*item->source_title != '\0')
    return g_strdup (item->source_title);
  if (g_str_equal (item->source_kind, "saved"))
    return g_strdup (*item->site != '\0' ? item->site : _ ("Saved page"));
  return g_strdup (_ ("Advice"));
}

/* Returns: (transfer full): how long reading takes, for people */
char *
hd_article_dup_minutes (guint minutes)
{
  /* Translators: how long it takes to read an article: "3 minute read" */
  return g_strdup_printf (ngettext ("%u minute read", "%u minute read", minutes), minutes);
}

/* Returns: (transfer full): the line below the title: author or source, day, reading time */
char *
hd_article_dup_byline (HdArticleItem *item)
{
  g_autofree char *source = hd_article_dup_source (item);
  g_autofree char *minutes = hd_article_dup_minutes ((guint) MAX (item->minutes, 1));
  const char *by = *item->byline != '\0' ? item->byline : source;
  g_autoptr (GDateTime) published = NULL;
  g_autofree char *day = NULL;

  if (item->published_at != 0)
    published = g_date_time_new_from_unix_utc (item->published_at);
  if (published == NULL)
    /* Translators: author or source, reading time */
    return g_strdup_printf (_ ("%s · %s"), by, minutes);

  /* Translators: the day an article was published, as strftime() has it: "22 November 2026" */
  day = g_date_time_format (published, _ ("%-e %B %Y"));
  /* Translators: author or source, day of publication, reading time */
  return g_strdup_printf (_ ("%s · %s · %s"), by, day, minutes);
}

/* A row is announced as one thing: its parts are for the eye. */
static void
update_accessible (HdArticleRow *self)
{
  GtkWidget *list_item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *minutes = NULL;
  g_autoptr (GString) name = NULL;

  if (self->item == NULL || list_item == NULL)
    return;

  minutes = hd_article_dup_minutes ((guint) MAX (self->item->minutes, 1));
  name = g_string_new (self->item->neutral_title);
  g_string_append_printf (name, ", %s", minutes);
  if (self->item->unread)
    g_string_append_printf (name, ", %s", _ ("unread"));
  if (self->item->starred)
    g_string_append_printf (name, ", %s", _ ("starred"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name->str, -1);
}

/* The words that were searched for stand out. */
static PangoAttrList *
mark_words (const char *marks)
{
  PangoAttrList *list = pango_attr_list_new ();

  while (*marks != '\0')
    {
      char *end;
      guint64 from = g_ascii_strtoull (marks, &end, 10);
      guint64 to = *end == '-' ? g_ascii_strtoull (end + 1, &end, 10) : from;
      PangoAttribute *bold;

      if (*end != ' ')
        break;
      bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      bold->start_index = (guint) from;
      bold->end_index = (guint) to;
      pango_attr_list_insert (list, bold);
      marks = end + 1;
    }
  return list;
}

static void
update (HdArticleRow *self)
{
  g_autofree char *source = NULL;
  g_autofree char *minutes = NULL;
  g_autofree char *details = NULL;
  g_autoptr (PangoAttrList) marked = NULL;

  if (self->item == NULL)
    return;

  source = hd_article_dup_source (self->item);
  minutes = hd_article_dup_minutes ((guint) MAX (self->item->minutes, 1));
  /* Translators: in a list of articles: source, reading time */
  details = g_strdup_printf (_ ("%s · %s"), source, minutes);

  gtk_label_set_text (self->title, self->item->neutral_title);
  gtk_label_set_text (self->details, self->item->loaded ? details : "");
  gtk_label_set_text (self->snippet, self->item->snippet);
  marked = mark_words (self->item->marks);
  gtk_label_set_attributes (self->snippet, marked);
  gtk_widget_set_visible (GTK_WIDGET (self->snippet), *self->item->snippet != '\0');
  gtk_widget_set_opacity (self->dot, self->item->loaded && self->item->unread ? 1 : 0);
  gtk_widget_set_visible (self->star, self->item->starred);
  if (self->item->unread)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "heading");
  update_accessible (self);
}

static void
set_item (HdArticleRow *self, HdArticleItem *item)
{
  if (self->item == item)
    return;

  if (self->item != NULL)
    g_clear_signal_handler (&self->notify_id, self->item);
  g_set_object (&self->item, item);
  if (item != NULL)
    self->notify_id =
      g_signal_connect_object (item, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
hd_article_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HdArticleRow *self = HD_ARTICLE_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_article_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  HdArticleRow *self = HD_ARTICLE_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      set_item (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_article_row_dispose (GObject *object)
{
  HdArticleRow *self = HD_ARTICLE_ROW (object);

  set_item (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_ARTICLE_ROW);

  G_OBJECT_CLASS (hd_article_row_parent_class)->dispose (object);
}

static void
hd_article_row_class_init (HdArticleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hd_article_row_dispose;
  object_class->get_property = hd_article_row_get_property;
  object_class->set_property = hd_article_row_set_property;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, HD_TYPE_ARTICLE_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "articles/hd-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HdArticleRow, dot);
  gtk_widget_class_bind_template_child (widget_class, HdArticleRow, title);
  gtk_widget_class_bind_template_child (widget_class, HdArticleRow, details);
  gtk_widget_class_bind_template_child (widget_class, HdArticleRow, snippet);
  gtk_widget_class_bind_template_child (widget_class, HdArticleRow, star);
}

static void
hd_article_row_init (HdArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::parent", G_CALLBACK (update_accessible), NULL);
}
