/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feeds-pane-private.h"

#include <glib/gi18n.h>

#include "hd-feed-folder.h"
#include "hd-feeds.h"
#include "hd-library.h"
#include "hd-subscription.h"

/**
 * HdFeedsPane:
 *
 * The feeds in the sidebar: their folders, how much is unread in each, and what went wrong with
 * one. Emits `chosen` with a filter and the id that belongs to it.
 */

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdFeedsPane, hd_feeds_pane, ADW_TYPE_BIN)

/* Returns: (transfer full) (nullable): the record of an id */
gpointer
hd_feeds_pane_find (GListModel *model, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (HdRecord) record = g_list_model_get_item (model, i);

      if (hd_record_get_id (record) == id)
        return g_steal_pointer (&record);
    }
  return NULL;
}

static HdSidebarRow *
row_at (HdFeedsPane *self, int index)
{
  return HD_SIDEBAR_ROW (gtk_list_box_get_row_at_index (self->list, index));
}

/* The title of a feed or a folder; it may stand in a closed one, and so have no row. */
static const char *
get_title (HdFeedsPane *self, HdArticleFilter filter, gint64 scope)
{
  g_autoptr (HdRecord) record = NULL;

  if (filter == HD_ARTICLES_FEED)
    record = hd_feeds_pane_find (self->feeds, scope);
  else if (filter == HD_ARTICLES_FOLDER)
    record = hd_feeds_pane_find (self->folders, scope);
  if (record == NULL)
    return NULL;
  /* The list still has it. */
  return filter == HD_ARTICLES_FEED ? HD_SUBSCRIPTION (record)->title
                                    : HD_FEED_FOLDER (record)->title;
}

/**
 * hd_feeds_pane_select:
 *
 * Marks the row of what is shown.
 *
 * Returns: (nullable): what it is called, %NULL when it is none of these
 */
const char *
hd_feeds_pane_select (HdFeedsPane *self, HdArticleFilter filter, gint64 scope)
{
  HdSidebarRow *row;

  g_return_val_if_fail (HD_IS_FEEDS_PANE (self), NULL);

  self->filter = filter;
  self->scope = scope;
  hd_feeds_pane_update_actions (self);
  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    if (hd_sidebar_row_get_filter (row) == filter && hd_sidebar_row_get_scope (row) == scope)
      {
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
        return hd_sidebar_row_get_title (row);
      }
  gtk_list_box_unselect_all (self->list);
  return get_title (self, filter, scope);
}

/* Returns: (nullable): the row of what is shown */
GtkListBoxRow *
hd_feeds_pane_get_selected (HdFeedsPane *self)
{
  g_return_val_if_fail (HD_IS_FEEDS_PANE (self), NULL);

  return gtk_list_box_get_selected_row (self->list);
}

static void
activated_cb (HdFeedsPane *self, HdSidebarRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, (int) hd_sidebar_row_get_filter (row),
                 hd_sidebar_row_get_scope (row));
}

/* Who only passes through with the keyboard changes nothing. */
static void
left_cb (HdFeedsPane *self)
{
  hd_feeds_pane_select (self, self->filter, self->scope);
}

/*
 * Folders that show what is in them, and those that do not
 */

#define CLOSED_KEY "closed-folders"

static void
read_closed (HdFeedsPane *self)
{
  g_autoptr (GVariant) ids = g_settings_get_value (self->settings, CLOSED_KEY);
  GVariantIter iter;
  gint64 id;

  g_variant_iter_init (&iter, ids);
  while (g_variant_iter_next (&iter, "x", &id))
    g_hash_table_add (self->closed, g_memdup2 (&id, sizeof id));
}

/* Those that are gone are not remembered. */
static void
write_closed (HdFeedsPane *self)
{
  g_auto (GVariantBuilder) ids = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("ax"));

  for (guint i = 0; i < g_list_model_get_n_items (self->folders); i++)
    {
      g_autoptr (HdRecord) folder = g_list_model_get_item (self->folders, i);
      gint64 id = hd_record_get_id (folder);

      if (g_hash_table_contains (self->closed, &id))
        g_variant_builder_add (&ids, "x", id);
    }
  g_settings_set_value (self->settings, CLOSED_KEY, g_variant_builder_end (&ids));
}

static void rebuild (HdFeedsPane *self);

/* Opens a folder or closes it; the keyboard stays on it. */
static void
set_open (HdFeedsPane *self, gint64 folder, gboolean open)
{
  HdSidebarRow *row;

  if (open == !g_hash_table_contains (self->closed, &folder))
    return;
  if (open)
    g_hash_table_remove (self->closed, &folder);
  else
    g_hash_table_add (self->closed, g_memdup2 (&folder, sizeof folder));
  write_closed (self);

  rebuild (self);
  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    if (hd_sidebar_row_get_filter (row) == HD_ARTICLES_FOLDER &&
        hd_sidebar_row_get_scope (row) == folder)
      gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
hd_feeds_pane_toggle_folder (HdFeedsPane *self, gint64 folder)
{
  set_open (self, folder, g_hash_table_contains (self->closed, &folder));
}

/* The arrow keys that lead into a tree and out of it. */
static gboolean
fold_key_cb (GtkWidget *list, GVariant *parameter, gpointer user_data)
{
  GtkWidget *pane = gtk_widget_get_ancestor (list, HD_TYPE_FEEDS_PANE);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  gboolean rtl = gtk_widget_get_direction (list) == GTK_TEXT_DIR_RTL;

  if (!HD_IS_SIDEBAR_ROW (focus) ||
      hd_sidebar_row_get_filter (HD_SIDEBAR_ROW (focus)) != HD_ARTICLES_FOLDER)
    return FALSE;
  set_open (HD_FEEDS_PANE (pane), hd_sidebar_row_get_scope (HD_SIDEBAR_ROW (focus)),
            g_variant_get_boolean (parameter) != rtl);
  return TRUE;
}

static void
add_fold_keys (HdFeedsPane *self)
{
  static const struct
  {
    guint key;
    gboolean right;
  } keys[] = {
    { GDK_KEY_Left, FALSE },
    { GDK_KEY_KP_Left, FALSE },
    { GDK_KEY_Right, TRUE },
    { GDK_KEY_KP_Right, TRUE },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0),
                                                gtk_callback_action_new (fold_key_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (keys[i].right));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self->list), controller);
}

/*
 * The rows
 */

/* The first row sums up the others. */
static void
count_all (HdFeedsPane *self)
{
  HdSidebarRow *row = row_at (self, 0);
  int unread = 0;

  if (row == NULL || hd_sidebar_row_get_filter (row) != HD_ARTICLES_FEEDS)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (self->feeds); i++)
    {
      g_autoptr (HdSubscription) feed = g_list_model_get_item (self->feeds, i);

      unread += feed->unread;
    }
  hd_sidebar_row_set_count (row, unread);
}

static void
show_feed (HdSidebarRow *row, GParamSpec *pspec, HdSubscription *feed)
{
  hd_sidebar_row_set_title (row, feed->title);
  hd_sidebar_row_set_count (row, feed->unread);
  hd_sidebar_row_set_problem (row, feed->error);
}

static void
show_folder (HdSidebarRow *row, GParamSpec *pspec, HdFeedFolder *folder)
{
  hd_sidebar_row_set_title (row, folder->title);
  hd_sidebar_row_set_count (row, folder->unread);
}

static void
add_feed_row (HdFeedsPane *self, HdSubscription *feed, guint depth)
{
  GtkWidget *row = hd_sidebar_row_new ("application-rss+xml-symbolic", feed->title,
                                       HD_ARTICLES_FEED, hd_record_get_id (HD_RECORD (feed)));

  hd_sidebar_row_set_depth (HD_SIDEBAR_ROW (row), depth);
  show_feed (HD_SIDEBAR_ROW (row), NULL, feed);
  g_signal_connect_object (feed, "notify", G_CALLBACK (show_feed), row, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

/* What stands in a folder (0: at the top): the folders, then the feeds. */
static void
add_rows (HdFeedsPane *self, gint64 folder, guint depth)
{
  for (guint i = 0; depth < 16 && i < g_list_model_get_n_items (self->folders); i++)
    {
      g_autoptr (HdFeedFolder) inner = g_list_model_get_item (self->folders, i);
      gint64 id = hd_record_get_id (HD_RECORD (inner));
      gboolean open = !g_hash_table_contains (self->closed, &id);
      GtkWidget *row;

      if (inner->parent != folder)
        continue;
      row = hd_sidebar_row_new ("folder-symbolic", inner->title, HD_ARTICLES_FOLDER, id);
      hd_sidebar_row_set_depth (HD_SIDEBAR_ROW (row), depth);
      show_folder (HD_SIDEBAR_ROW (row), NULL, inner);
      g_signal_connect_object (inner, "notify", G_CALLBACK (show_folder), row, G_CONNECT_SWAPPED);
      hd_sidebar_row_set_open (HD_SIDEBAR_ROW (row), open);
      gtk_list_box_append (self->list, row);
      if (open)
        add_rows (self, id, depth + 1);
    }
  for (guint i = 0; i < g_list_model_get_n_items (self->feeds); i++)
    {
      g_autoptr (HdSubscription) feed = g_list_model_get_item (self->feeds, i);

      if (feed->folder == folder)
        add_feed_row (self, feed, depth);
    }
}

static void
rebuild (HdFeedsPane *self)
{
  guint n = g_list_model_get_n_items (self->feeds);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (n > 1)
    gtk_list_box_append (self->list, hd_sidebar_row_new ("view-list-symbolic", _ ("All Feeds"),
                                                         HD_ARTICLES_FEEDS, 0));
  add_rows (self, 0, 0);
  count_all (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), row_at (self, 0) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), n == 0);

  /* What was shown may be gone. */
  if (hd_feeds_pane_select (self, self->filter, self->scope) == NULL &&
      (self->filter == HD_ARTICLES_FEED || self->filter == HD_ARTICLES_FOLDER))
    g_signal_emit (self, signals[CHOSEN], 0, (int) HD_ARTICLES_ADVICE, G_GINT64_CONSTANT (0));
}

static gboolean
rebuild_cb (gpointer user_data)
{
  HdFeedsPane *self = user_data;

  self->rebuild_id = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

static void
rebuild_soon (HdFeedsPane *self)
{
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add (rebuild_cb, self);
}

/* A feed that was moved stands elsewhere, though the list is as long as before. */
static void
watch (HdFeedsPane *self, guint position, guint removed, guint added, GListModel *model)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GObject) record = g_list_model_get_item (model, i);

      if (model == self->feeds)
        g_signal_connect_object (record, "notify::unread", G_CALLBACK (count_all), self,
                                 G_CONNECT_SWAPPED);
      g_signal_connect_object (record, model == self->feeds ? "notify::folder" : "notify::parent",
                               G_CALLBACK (rebuild_soon), self, G_CONNECT_SWAPPED);
    }
  rebuild_soon (self);
}

static void
running_cb (HdFeedsPane *self)
{
  gboolean running = hd_refresher_get_running (self->refresher);

  gtk_stack_set_visible_child_name (self->refresh_stack, running ? "stop" : "refresh");
  gtk_widget_set_visible (self->progress, running);
}

static GtkWidget *
new_button (const char *icon_name, const char *label, const char *action)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "icon-name", icon_name, "tooltip-text", label,
                                    "action-name", action, NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static GtkWidget *
new_header (HdFeedsPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *heading = gtk_label_new (_ ("Feeds"));
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) lists = g_menu_new ();
  g_autoptr (GMenu) shown = g_menu_new ();
  g_autoptr (GMenu) automatic = g_menu_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "dim-label");

  self->refresh_stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->refresh_stack,
                       new_button ("view-refresh-symbolic", _ ("Refresh All Feeds"),
                                   "feeds.refresh"),
                       "refresh");
  gtk_stack_add_named (self->refresh_stack,
                       new_button ("process-stop-symbolic", _ ("Stop Refreshing"), "feeds.stop"),
                       "stop");

  g_menu_append (shown, _ ("_Mark All as Read"), "feeds.mark-shown-read");
  g_menu_append (shown, _ ("_Settings…"), "feeds.shown-settings");
  g_menu_append (lists, _ ("_Import List…"), "feeds.import");
  g_menu_append (lists, _ ("_Export List…"), "feeds.export");
  g_menu_append (automatic, _ ("Refresh _Automatically"), "feed-settings.refresh-feeds");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (shown));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (lists));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (automatic));
  g_object_set (more, "icon-name", "view-more-symbolic", "tooltip-text", _ ("More for Feeds"),
                "menu-model", menu, NULL);
  gtk_widget_add_css_class (more, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More for Feeds"), -1);

  gtk_widget_add_css_class (box, "hd-feeds-header");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), new_button ("list-add-symbolic", _ ("Add a Feed…"), "feeds.add"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->refresh_stack));
  gtk_box_append (GTK_BOX (box), more);
  return box;
}

static void
hd_feeds_pane_dispose (GObject *object)
{
  HdFeedsPane *self = HD_FEEDS_PANE (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_pointer ((GtkWidget **) &self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->closed, g_hash_table_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->refresher);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_feeds_pane_parent_class)->dispose (object);
}

static void
hd_feeds_pane_class_init (HdFeedsPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_feeds_pane_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", HD_TYPE_FEEDS_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
  hd_feeds_pane_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
hd_feeds_pane_init (HdFeedsPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->closed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Feeds"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), focus);

  self->empty = GTK_LABEL (gtk_label_new (_ ("A feed brings what a site publishes, to be read "
                                             "here without a network.")));
  g_object_set (self->empty, "wrap", TRUE, "xalign", 0.0f, "margin-start", 14, "margin-end", 14,
                "margin-bottom", 12, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "caption");

  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_visible (self->progress, FALSE);
  gtk_widget_add_css_class (self->progress, "osd");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Feeds that were asked"), -1);

  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->empty));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
  hd_feeds_pane_add_menu (self);
  add_fold_keys (self);
}

/* @context: kept as long as this lives */
GtkWidget *
hd_feeds_pane_new (HdContext *context)
{
  HdFeedsPane *self = g_object_new (HD_TYPE_FEEDS_PANE, NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) automatic = NULL;

  self->context = g_object_ref (context);
  self->settings = g_settings_new ("io.github.halfday_app.Halfday");
  read_closed (self);
  self->refresher = g_object_ref (hd_context_get_refresher (context));
  self->feeds = hd_feeds_get_list (context);
  self->folders = hd_feeds_get_folders (context);
  g_signal_connect_object (self->feeds, "items-changed", G_CALLBACK (watch), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->folders, "items-changed", G_CALLBACK (watch), self,
                           G_CONNECT_SWAPPED);
  watch (self, 0, 0, g_list_model_get_n_items (self->feeds), self->feeds);
  watch (self, 0, 0, g_list_model_get_n_items (self->folders), self->folders);

  g_object_bind_property (self->refresher, "progress", self->progress, "fraction",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->refresher, "notify::running", G_CALLBACK (running_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->refresher, "finished", G_CALLBACK (hd_feeds_pane_finished), self,
                           G_CONNECT_SWAPPED);
  running_cb (self);

  automatic = g_settings_create_action (self->settings, "refresh-feeds");
  g_action_map_add_action (G_ACTION_MAP (group), automatic);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "feed-settings", G_ACTION_GROUP (group));
  g_settings_bind (self->settings, "refresh-feeds", self->refresher, "automatic",
                   G_SETTINGS_BIND_GET);
  return GTK_WIDGET (self);
}
