/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-outline.h"

#include <glib/gi18n.h>

/* More than these nobody looks through. */
#define MAX_ROWS 300

/* In characters: who looks for a heading or a link knows it by its first words. */
#define MAX_WORDS 200

struct _HdArticleOutline
{
  GtkPopover parent_instance;

  HdDocument *document; /* (nullable) */

  /* Template widgets */
  GtkListBox *headings;
  GtkListBox *links;
  GtkWidget *headings_title;
  GtkWidget *links_title;
  GtkWidget *nothing;
};

enum
{
  HEADING,
  LINK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdArticleOutline, hd_article_outline, GTK_TYPE_POPOVER)

static void
empty (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
add_row (GtkListBox *list, const char *text, const char *detail, int indent)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_set_margin_start (box, 6 + indent * 12);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), label);

  if (detail != NULL)
    {
      GtkWidget *small = gtk_label_new (detail);

      gtk_label_set_xalign (GTK_LABEL (small), 0);
      gtk_label_set_ellipsize (GTK_LABEL (small), PANGO_ELLIPSIZE_MIDDLE);
      gtk_widget_add_css_class (small, "caption");
      gtk_widget_add_css_class (small, "dim-label");
      gtk_box_append (GTK_BOX (box), small);
    }

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (list, row);
}

/* The host of a web address; other targets speak for themselves. */
static char *
detail_of (const char *target)
{
  g_autoptr (GUri) uri = NULL;

  if (!g_str_has_prefix (target, "http"))
    return NULL;
  uri = g_uri_parse (target, G_URI_FLAGS_PARSE_RELAXED, NULL);
  return uri != NULL ? g_strdup (g_uri_get_host (uri)) : NULL;
}

static char *
first_words (const char *text, guint32 start, guint32 length)
{
  const char *p = text + start;
  const char *end = p + length;

  for (guint i = 0; i < MAX_WORDS && p < end; i++)
    p = g_utf8_next_char (p);
  return g_strdup_printf ("%.*s%s", (int) (p - text - start), text + start, p < end ? "…" : "");
}

static gboolean
is_heading (const HdBlock *block)
{
  return block->kind == HD_BLOCK_HEADING;
}

static void
fill (HdArticleOutline *self)
{
  const char *text = hd_document_get_text (self->document, NULL);
  g_autoptr (GArray) links = hd_document_dup_links (self->document);
  guint n;
  const HdBlock *blocks = hd_document_get_blocks (self->document, &n);
  guint top = 6;
  guint rows = 0;

  for (guint i = 0; i < n; i++)
    if (is_heading (&blocks[i]))
      top = MIN (top, blocks[i].level);
  for (guint i = 0; i < n && rows < MAX_ROWS; i++)
    if (is_heading (&blocks[i]))
      {
        g_autofree char *heading = first_words (text, blocks[i].start, blocks[i].length);

        add_row (self->headings, heading, NULL, (int) (blocks[i].level - top));
        rows++;
      }
  gtk_widget_set_visible (self->headings_title, rows > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->headings), rows > 0);

  for (guint i = 0; i < links->len && i < MAX_ROWS; i++)
    {
      const HdLink *link = &g_array_index (links, HdLink, i);
      g_autofree char *words = first_words (text, link->start, link->length);
      g_autofree char *detail = detail_of (link->target);

      add_row (self->links, words, detail, 0);
    }
  gtk_widget_set_visible (self->links_title, links->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->links), links->len > 0);
  gtk_widget_set_visible (self->nothing, rows == 0 && links->len == 0);
}

static void
heading_activated_cb (HdArticleOutline *self, GtkListBoxRow *row)
{
  guint n;
  const HdBlock *blocks = hd_document_get_blocks (self->document, &n);
  int nth = gtk_list_box_row_get_index (row);

  gtk_popover_popdown (GTK_POPOVER (self));
  for (guint i = 0; i < n; i++)
    if (is_heading (&blocks[i]) && nth-- == 0)
      {
        g_signal_emit (self, signals[HEADING], 0, i);
        return;
      }
}

static void
link_activated_cb (HdArticleOutline *self, GtkListBoxRow *row)
{
  g_autoptr (GArray) links = hd_document_dup_links (self->document);
  guint nth = (guint) gtk_list_box_row_get_index (row);

  gtk_popover_popdown (GTK_POPOVER (self));
  if (nth < links->len)
    g_signal_emit (self, signals[LINK], 0, g_array_index (links, HdLink, nth).target);
}

static void
hd_article_outline_dispose (GObject *object)
{
  HdArticleOutline *self = HD_ARTICLE_OUTLINE (object);

  g_clear_pointer (&self->document, hd_document_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_ARTICLE_OUTLINE);

  G_OBJECT_CLASS (hd_article_outline_parent_class)->dispose (object);
}

static void
hd_article_outline_class_init (HdArticleOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_article_outline_dispose;

  signals[HEADING] = g_signal_new ("heading", HD_TYPE_ARTICLE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LINK] = g_signal_new ("link", HD_TYPE_ARTICLE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "articles/hd-article-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, HdArticleOutline, headings);
  gtk_widget_class_bind_template_child (widget_class, HdArticleOutline, links);
  gtk_widget_class_bind_template_child (widget_class, HdArticleOutline, headings_title);
  gtk_widget_class_bind_template_child (widget_class, HdArticleOutline, links_title);
  gtk_widget_class_bind_template_child (widget_class, HdArticleOutline, nothing);
  gtk_widget_class_bind_template_callback (widget_class, heading_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
}

static void
hd_article_outline_init (HdArticleOutline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @document: (nullable) */
void
hd_article_outline_set_document (HdArticleOutline *self, HdDocument *document)
{
  g_return_if_fail (HD_IS_ARTICLE_OUTLINE (self));

  g_clear_pointer (&self->document, hd_document_unref);
  empty (self->headings);
  empty (self->links);
  if (document == NULL)
    return;

  self->document = hd_document_ref (document);
  fill (self);
}
