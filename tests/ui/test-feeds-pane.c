/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-add-feed-dialog.h"
#include "hd-feed-dialog.h"
#include "hd-feeds-opml.h"
#include "hd-feeds-pane-private.h"
#include "hd-feeds.h"
#include "hd-refresher.h"
#include "hd-sidebar-row.h"
#include "hd-test-ui.h"

typedef struct
{
  HdContext *context;
  GtkWidget *window;
  HdFeedsPane *pane;
  int filter;
  gint64 scope;
  gboolean done;
} Fixture;

static gint64
fixed_now (gpointer data)
{
  return 1795600800; /* Wednesday, 25 November 2026, 10:00 UTC */
}

static void
chosen_cb (HdFeedsPane *pane, int filter, gint64 scope, Fixture *f)
{
  f->filter = filter;
  f->scope = scope;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  HdClock clock = { fixed_now, NULL };

  f->context = hd_test_open (&clock);
  f->window = adw_window_new ();
  f->pane = HD_FEEDS_PANE (hd_feeds_pane_new (f->context));
  g_signal_connect (f->pane, "chosen", G_CALLBACK (chosen_cb), f);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 640);
  adw_window_set_content (ADW_WINDOW (f->window), GTK_WIDGET (f->pane));
  gtk_window_present (GTK_WINDOW (f->window));
  hd_test_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  hd_test_close (GTK_WINDOW (f->window), f->context);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree HdFeedsImport *import = hd_feeds_import_finish (HD_CONTEXT (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (import->n_added, ==, 3);
  ((Fixture *) user_data)->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Fixture *) data)->done;
}

static gboolean
has_feeds (gpointer data)
{
  return hd_test_find_label (data, "Roses & <b>more</b>") != NULL;
}

static gboolean
has_no_feeds (gpointer data)
{
  return !has_feeds (data);
}

static void
import (Fixture *f)
{
  static const char list[] =
    "<opml><body><outline text='Plants'><outline text='Trees'>"
    "<outline text='Oaks' xmlUrl='http://a.test/1'/></outline>"
    "<outline text='Roses &amp; &lt;b&gt;more&lt;/b&gt;' xmlUrl='http://a.test/2'/></outline>"
    "<outline text='Weather' xmlUrl='http://b.test/'/></body></opml>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (list, strlen (list));

  f->done = FALSE;
  hd_feeds_import_async (f->context, bytes, NULL, imported_cb, f);
  hd_test_wait_until (is_done, f);
  hd_test_wait_until (has_feeds, f->pane);
  hd_test_settle ();
}

/* The titles of the rows, in their order. */
static char *
list_rows (Fixture *f)
{
  GtkListBox *list = GTK_LIST_BOX (hd_test_find_type (GTK_WIDGET (f->pane), GTK_TYPE_LIST_BOX));
  GString *titles = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "",
                            hd_sidebar_row_get_title (HD_SIDEBAR_ROW (row)));
  return g_string_free (titles, FALSE);
}

static void
activate (Fixture *f, int index)
{
  GtkListBox *list = GTK_LIST_BOX (hd_test_find_type (GTK_WIDGET (f->pane), GTK_TYPE_LIST_BOX));

  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (list, index)));
  hd_test_settle ();
}

static void
without_feeds_it_says_what_they_are (Fixture *f, gconstpointer data)
{
  g_autofree char *rows = list_rows (f);

  g_assert_cmpstr (rows, ==, "");
  g_assert_nonnull (hd_test_find_label (GTK_WIDGET (f->pane),
                                        "A feed brings what a site publishes, to be read here "
                                        "without a network."));
  g_assert_false (hd_refresher_get_running (hd_context_get_refresher (f->context)));
}

static void
folders_come_before_feeds (Fixture *f, gconstpointer data)
{
  g_autofree char *rows = NULL;

  import (f);
  rows = list_rows (f);
  g_assert_cmpstr (rows, ==, "All Feeds|Plants|Trees|Oaks|Roses & <b>more</b>|Weather");
  g_assert_cmpint (hd_test_min_width (GTK_WIDGET (f->pane)), <=, 300);
  hd_test_screenshot (f->window, "feeds-pane");

  activate (f, 1);
  g_assert_cmpint (f->filter, ==, HD_ARTICLES_FOLDER);
  g_assert_cmpint (f->scope, !=, 0);
  activate (f, 5);
  g_assert_cmpint (f->filter, ==, HD_ARTICLES_FEED);
  g_assert_cmpstr (hd_feeds_pane_select (f->pane, HD_ARTICLES_FEED, f->scope), ==, "Weather");
  g_assert_null (hd_feeds_pane_select (f->pane, HD_ARTICLES_ADVICE, 0));
  /* Looking at them asked nobody. */
  g_assert_false (hd_refresher_get_running (hd_context_get_refresher (f->context)));
}

static gboolean
is_renamed (gpointer data)
{
  g_autofree char *rows = list_rows (data);

  return strcmp (rows, "All Feeds|Plants & <b>more</b>|Trees|Oaks|Roses & <b>more</b>|Weather") ==
         0;
}

static void
said_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_assert_cmpstr (g_variant_get_string (parameter, NULL), ==, "Folder renamed");
  ((Fixture *) user_data)->done = TRUE;
}

/* What is done is said in the window, also when the pane was put away meanwhile. */
static void
a_folder_is_renamed (Fixture *f, gconstpointer data)
{
  const GActionEntry actions[] = {
    { .name = "undo-toast", .activate = said_cb, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GtkWidget) pane G_GNUC_UNUSED = g_object_ref (GTK_WIDGET (f->pane));
  GtkWidget *list = hd_test_find_type (GTK_WIDGET (f->pane), GTK_TYPE_LIST_BOX);
  GtkWidget *dialog, *entry;
  HdSidebarRow *row;

  import (f);
  f->done = FALSE;
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), f);
  gtk_widget_insert_action_group (f->window, "win", G_ACTION_GROUP (group));
  /* As its menu says it, which would take the pointer of the display. */
  row = HD_SIDEBAR_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  f->pane->menu_filter = hd_sidebar_row_get_filter (row);
  f->pane->menu_scope = hd_sidebar_row_get_scope (row);
  hd_feeds_pane_update_actions (f->pane);
  gtk_widget_activate_action (GTK_WIDGET (f->pane), "feeds.rename", NULL);
  dialog = hd_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  entry = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Plants");
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "go"));
  gtk_editable_set_text (GTK_EDITABLE (entry), " Plants & <b>more</b> ");
  hd_test_settle ();
  hd_test_screenshot (dialog, "folder-name");
  adw_window_set_content (ADW_WINDOW (f->window), NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "go");
  hd_test_wait_until (is_renamed, f);
  hd_test_wait_until (is_done, f);
}

static void
folders_close_and_stay_so (Fixture *f, gconstpointer data)
{
  g_autofree char *rows = NULL;
  g_autofree char *later = NULL;
  g_autofree char *opened = NULL;
  GtkWidget *second;

  import (f);
  activate (f, 3);
  g_assert_cmpstr (hd_feeds_pane_select (f->pane, f->filter, f->scope), ==, "Oaks");
  {
    gint64 oaks = f->scope;

    activate (f, 1);
    gtk_widget_activate_action (GTK_WIDGET (f->pane), "feeds.toggle-folder", "x", f->scope);
    hd_test_settle ();
    rows = list_rows (f);
    g_assert_cmpstr (rows, ==, "All Feeds|Plants|Weather");
    hd_test_screenshot (f->window, "feeds-pane-closed");
    /* What is shown is still there, though its row is not. */
    g_assert_cmpstr (hd_feeds_pane_select (f->pane, HD_ARTICLES_FEED, oaks), ==, "Oaks");
  }

  second = hd_feeds_pane_new (f->context);
  adw_window_set_content (ADW_WINDOW (f->window), second);
  f->pane = HD_FEEDS_PANE (second);
  hd_test_settle ();
  later = list_rows (f);
  g_assert_cmpstr (later, ==, "All Feeds|Plants|Weather");
  gtk_widget_activate_action (second, "feeds.toggle-folder", "x", f->scope);
  hd_test_settle ();
  opened = list_rows (f);
  g_assert_cmpstr (opened, ==, "All Feeds|Plants|Trees|Oaks|Roses & <b>more</b>|Weather");
}

static void
settings_change_a_feed (Fixture *f, gconstpointer data)
{
  g_autofree char *rows = NULL;
  GtkWidget *dialog;

  import (f);
  activate (f, 4);
  hd_feeds_pane_select (f->pane, f->filter, f->scope);
  gtk_widget_activate_action (GTK_WIDGET (f->pane), "feeds.shown-settings", NULL);
  hd_test_settle ();
  dialog = GTK_WIDGET (hd_test_find_window ("Feed"));
  g_assert_true (HD_IS_FEED_DIALOG (dialog));
  g_assert_cmpint (hd_test_min_width (dialog), <=, 360);
  g_assert_nonnull (hd_test_find_label (dialog, "Not asked yet"));
  g_assert_nonnull (hd_test_find_label (dialog, "http://a.test/2"));
  gtk_editable_set_text (GTK_EDITABLE (hd_test_find_type (dialog, ADW_TYPE_ENTRY_ROW)), "Roses");
  gtk_test_widget_wait_for_draw (dialog);
  hd_test_screenshot (dialog, "feed-dialog");
  gtk_widget_activate_action (dialog, "feed.save", NULL);
  hd_test_wait_until (has_no_feeds, f->pane);
  rows = list_rows (f);
  g_assert_cmpstr (rows, ==, "All Feeds|Plants|Trees|Oaks|Roses|Weather");
}

static void
configured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (hd_context_finish (HD_CONTEXT (source), result, &error), !=, 0);
  g_assert_no_error (error);
  ((Fixture *) user_data)->done = TRUE;
}

static HdSubscription *
find_feed (Fixture *f, const char *url)
{
  GListModel *feeds = hd_feeds_get_list (f->context);

  for (guint i = 0; i < g_list_model_get_n_items (feeds); i++)
    {
      g_autoptr (HdSubscription) feed = g_list_model_get_item (feeds, i);

      if (g_str_equal (feed->url, url))
        return feed; /* the list holds it */
    }
  g_assert_not_reached ();
}

static gboolean
is_odd (gpointer data)
{
  return find_feed (data, "http://a.test/2")->interval == 90;
}

static gboolean
has_full_text (gpointer data)
{
  return find_feed (data, "http://a.test/2")->full_text;
}

/* An interval that the dialog has no entry for is not lost by saving something else. */
static void
an_interval_of_ones_own_stays (Fixture *f, gconstpointer data)
{
  g_autoptr (HdSubscription) odd = NULL;
  GtkWidget *dialog;

  import (f);
  odd = hd_record_copy (HD_RECORD (find_feed (f, "http://a.test/2")));
  g_object_set (odd, "interval", 90, NULL);
  f->done = FALSE;
  hd_feeds_change_async (f->context, find_feed (f, odd->url), odd, NULL, configured_cb, f);
  hd_test_wait_until (is_done, f);
  hd_test_wait_until (is_odd, f);

  dialog = hd_feed_dialog_new (GTK_WINDOW (f->window), f->context, find_feed (f, odd->url));
  gtk_window_present (GTK_WINDOW (dialog));
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_label (dialog, "Every 90 minutes"));
  gtk_switch_set_active (GTK_SWITCH (hd_test_find_type (dialog, GTK_TYPE_SWITCH)), TRUE);
  gtk_widget_activate_action (dialog, "feed.save", NULL);
  hd_test_wait_until (has_full_text, f);
  g_assert_cmpint (find_feed (f, odd->url)->interval, ==, 90);
}

static void
a_wrong_address_is_told (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (f->pane), "feeds.add", NULL);
  hd_test_settle ();
  dialog = GTK_WIDGET (hd_test_find_window ("Add a Feed"));
  g_assert_true (HD_IS_ADD_FEED_DIALOG (dialog));
  g_assert_cmpint (hd_test_min_width (dialog), <=, 360);
  hd_add_feed_dialog_offer (HD_ADD_FEED_DIALOG (dialog), "file:///etc/passwd");
  gtk_widget_activate_action (dialog, "feed.add", NULL);
  hd_test_settle ();
  g_assert_nonnull (
    hd_test_find_label (dialog,
                        "Halfday fetches only http and https addresses, and this is another: "
                        "file:///etc/passwd"));
  gtk_widget_activate_action (dialog, "feed.cancel", NULL);
  hd_test_settle ();
  g_assert_null (hd_test_find_window ("Add a Feed"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
#define ADD(path, func) g_test_add ("/feeds-pane/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("without-feeds-it-says-what-they-are", without_feeds_it_says_what_they_are);
  ADD ("folders-come-before-feeds", folders_come_before_feeds);
  ADD ("a-folder-is-renamed", a_folder_is_renamed);
  ADD ("folders-close-and-stay-so", folders_close_and_stay_so);
  ADD ("settings-change-a-feed", settings_change_a_feed);
  ADD ("an-interval-of-ones-own-stays", an_interval_of_ones_own_stays);
  ADD ("a-wrong-address-is-told", a_wrong_address_is_told);
  return g_test_run ();
}
