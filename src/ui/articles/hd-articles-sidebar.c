/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-articles-sidebar.h"

#include <glib/gi18n.h>

#include "hd-article-tag.h"
#include "hd-feeds-pane.h"
#include "hd-library-pages.h"
#include "hd-library.h"
#include "hd-sidebar-row.h"

/**
 * HdArticlesSidebar:
 *
 * Which articles to show: the sorts that are always there, and the user's tags. Emits `chosen` with
 * a filter and the id that belongs to it.
 */
struct _HdArticlesSidebar
{
  AdwBin parent_instance;

  HdContext *context;
  GCancellable *cancellable; /* of the tags that are being read */
  HdArticleFilter filter;    /* what is shown */
  gint64 scope;

  GtkListBox *list;
  GtkBox *box;
  HdFeedsPane *feeds; /* (nullable): until there is a context */
};

/* Those that are always there, in this order. */
static const struct
{
  const char *icon_name;
  const char *title;
  HdArticleFilter filter;
} sorts[] = {
  { "accessories-dictionary-symbolic", N_ ("Advice"), HD_ARTICLES_ADVICE },
  { "mail-unread-symbolic", N_ ("Unread"), HD_ARTICLES_UNREAD },
  { "starred-symbolic", N_ ("Starred"), HD_ARTICLES_STARRED },
  { "document-save-symbolic", N_ ("Saved Pages"), HD_ARTICLES_SAVED },
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdArticlesSidebar, hd_articles_sidebar, ADW_TYPE_BIN)

static HdSidebarRow *
row_at (HdArticlesSidebar *self, int index)
{
  return HD_SIDEBAR_ROW (gtk_list_box_get_row_at_index (self->list, index));
}

static void
activated_cb (HdArticlesSidebar *self, HdSidebarRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, (int) hd_sidebar_row_get_filter (row),
                 hd_sidebar_row_get_scope (row));
}

/**
 * hd_articles_sidebar_select:
 *
 * Marks the row of what is shown.
 *
 * Returns: (nullable): what that row is called, %NULL when there is none (any more)
 */
const char *
hd_articles_sidebar_select (HdArticlesSidebar *self, HdArticleFilter filter, gint64 scope)
{
  HdSidebarRow *row;

  self->filter = filter;
  self->scope = scope;
  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    if (hd_sidebar_row_get_filter (row) == filter && hd_sidebar_row_get_scope (row) == scope)
      {
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
        if (self->feeds != NULL)
          hd_feeds_pane_select (self->feeds, filter, scope);
        return hd_sidebar_row_get_title (row);
      }
  gtk_list_box_unselect_all (self->list);
  return self->feeds != NULL ? hd_feeds_pane_select (self->feeds, filter, scope) : NULL;
}

/* Gives the keyboard to the row of what is shown, or else to the first. */
void
hd_articles_sidebar_focus (HdArticlesSidebar *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL && self->feeds != NULL)
    row = hd_feeds_pane_get_selected (self->feeds);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* A list box marks what has the keyboard. Who only passes through changes nothing. */
static void
left_cb (HdArticlesSidebar *self)
{
  hd_articles_sidebar_select (self, self->filter, self->scope);
}

static void
show_tags (HdArticlesSidebar *self, GPtrArray *tags)
{
  HdSidebarRow *row;

  while ((row = row_at (self, G_N_ELEMENTS (sorts))) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < tags->len; i++)
    {
      HdArticleTag *tag = tags->pdata[i];
      GtkWidget *added = hd_sidebar_row_new ("user-bookmarks-symbolic", tag->name, HD_ARTICLES_TAG,
                                             hd_record_get_id (HD_RECORD (tag)));

      hd_sidebar_row_set_count (HD_SIDEBAR_ROW (added), tag->articles);
      gtk_list_box_append (self->list, added);
    }

  /* The last article with the tag that is shown may have lost it. */
  if (hd_articles_sidebar_select (self, self->filter, self->scope) == NULL &&
      self->filter == HD_ARTICLES_TAG)
    g_signal_emit (self, signals[CHOSEN], 0, (int) HD_ARTICLES_ADVICE, G_GINT64_CONSTANT (0));
}

static void
tags_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = hd_library_list_tags_finish (HD_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Without them the rest is still there. */
  if (tags != NULL)
    show_tags (HD_ARTICLES_SIDEBAR (user_data), tags);
}

static void
read_tags (HdArticlesSidebar *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hd_library_list_tags_async (self->context, self->cancellable, tags_cb, self);
}

/* Counts are read again after every change, and so are the tags. */
static void
counts_cb (HdArticlesSidebar *self, GParamSpec *pspec, HdLibraryCounts *counts)
{
  const int numbers[] = { counts->advice, counts->unread, counts->starred, counts->saved };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    hd_sidebar_row_set_count (row_at (self, (int) i), numbers[i]);
}

static void
put_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  gboolean first = before != NULL && hd_sidebar_row_get_scope (HD_SIDEBAR_ROW (before)) == 0 &&
                   hd_sidebar_row_get_scope (HD_SIDEBAR_ROW (row)) != 0;
  GtkWidget *header;

  if (!first)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = gtk_label_new (_ ("Tags"));
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "heading");
  gtk_widget_add_css_class (header, "dim-label");
  gtk_widget_add_css_class (header, "hd-sidebar-header");
  gtk_list_box_row_set_header (row, header);
}

static void
feed_chosen_cb (HdArticlesSidebar *self, int filter, gint64 scope)
{
  g_signal_emit (self, signals[CHOSEN], 0, filter, scope);
}

static void
hd_articles_sidebar_dispose (GObject *object)
{
  HdArticlesSidebar *self = HD_ARTICLES_SIDEBAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_articles_sidebar_parent_class)->dispose (object);
}

static void
hd_articles_sidebar_class_init (HdArticlesSidebarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_articles_sidebar_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", HD_TYPE_ARTICLES_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
}

static void
hd_articles_sidebar_init (HdArticlesSidebar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->box = GTK_BOX (box);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Which articles to show"), -1);
  gtk_list_box_set_header_func (self->list, put_header, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    gtk_list_box_append (self->list, hd_sidebar_row_new (sorts[i].icon_name, _ (sorts[i].title),
                                                         sorts[i].filter, 0));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), focus);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  g_object_set (scroller, "child", box, "focusable", FALSE, "hscrollbar-policy", GTK_POLICY_NEVER,
                NULL);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/* @context: kept as long as this lives; set once */
void
hd_articles_sidebar_set_context (HdArticlesSidebar *self, HdContext *context)
{
  HdLibraryCounts *counts;

  g_return_if_fail (HD_IS_ARTICLES_SIDEBAR (self) && self->context == NULL);

  counts = hd_library_get_counts (context);
  self->context = g_object_ref (context);
  g_signal_connect_object (counts, "notify", G_CALLBACK (counts_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "changed", G_CALLBACK (read_tags), self, G_CONNECT_SWAPPED);
  counts_cb (self, NULL, counts);
  read_tags (self);

  self->feeds = HD_FEEDS_PANE (hd_feeds_pane_new (context));
  g_signal_connect_object (self->feeds, "chosen", G_CALLBACK (feed_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->feeds));
}

/* Asks for the address of a feed to be added; @address is what is offered. */
void
hd_articles_sidebar_add_feed (HdArticlesSidebar *self, const char *address)
{
  g_return_if_fail (HD_IS_ARTICLES_SIDEBAR (self) && self->feeds != NULL);

  hd_feeds_pane_add (self->feeds, address);
}

/* Shows here what comes of @dialog, when it is one for adding a feed. */
void
hd_articles_sidebar_listen (HdArticlesSidebar *self, GtkWindow *dialog)
{
  g_return_if_fail (HD_IS_ARTICLES_SIDEBAR (self) && self->feeds != NULL);

  hd_feeds_pane_listen (self->feeds, dialog);
}
