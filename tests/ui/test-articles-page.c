/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-article-words.h"
#include "hd-article-list.h"
#include "hd-article-row.h"
#include "hd-article-view.h"
#include "hd-articles-page.h"
#include "hd-articles-sidebar.h"
#include "hd-figure-paintable.h"
#include "hd-library-pages.h"
#include "hd-library.h"
#include "hd-test-ui.h"

typedef struct
{
  char *dir;
  HdContext *context;
  GtkWidget *window;
  GtkWidget *page;
  HdArticleText *text;
} Fixture;

static gint64
fixed_now (gpointer data)
{
  return 1795600800; /* Wednesday, 25 November 2026, 10:00 UTC */
}

/* The row of the list that has this title. */
static GtkWidget *
find_article (GtkWidget *root, const char *title)
{
  GtkWidget *found = NULL;

  if (HD_IS_ARTICLE_ROW (root))
    {
      g_autoptr (HdArticleItem) item = NULL;

      g_object_get (root, "item", &item, NULL);
      return item != NULL && g_str_equal (item->neutral_title, title) ? root : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_article (child, title);
  return found;
}

static gboolean
has_rows (gpointer data)
{
  return find_article (data, "Leaving gracefully") != NULL;
}

static void
set_up_with (Fixture *f, int width, int height)
{
  HdClock clock = { fixed_now, NULL };

  f->dir = g_dir_make_tmp ("hd-articles-XXXXXX", NULL);
  f->context = hd_context_new (f->dir, &clock);
  f->window = adw_window_new ();
  f->page = hd_articles_page_new (f->context);
  gtk_window_set_default_size (GTK_WINDOW (f->window), width, height);
  adw_window_set_content (ADW_WINDOW (f->window), f->page);
  gtk_window_present (GTK_WINDOW (f->window));
  hd_test_wait_until (has_rows, f->page);
  gtk_test_widget_wait_for_draw (f->page);
  f->text = HD_ARTICLE_TEXT (hd_test_find_type (f->page, HD_TYPE_ARTICLE_TEXT));
  hd_test_settle ();
}

static void
tear_down (Fixture *f)
{
  g_autofree char *remove = g_strdup_printf ("rm -rf %s", f->dir);

  gtk_window_destroy (GTK_WINDOW (f->window));
  hd_test_settle ();
  hd_context_close (f->context);
  hd_test_settle ();
  g_assert_finalize_object (g_steal_pointer (&f->context));
  g_assert_true (g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL));
  g_free (f->dir);
}

static gboolean
is_loaded (gpointer data)
{
  Fixture *f = data;

  return hd_article_text_get_loaded (f->text);
}

static gboolean
has_related (gpointer data)
{
  Fixture *f = data;

  return hd_test_find_label (f->page, "Related Articles") != NULL;
}

/* Twice: what the first drawing finds out about sizes shows in the second. */
static void
draw (Fixture *f)
{
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (f->page);
      gtk_test_widget_wait_for_draw (f->page);
      hd_test_settle ();
    }
}

static void
open_first (Fixture *f)
{
  gtk_widget_activate_action (f->page, "articles.next", NULL);
  hd_test_wait_until (is_loaded, f);
  hd_test_wait_until (has_related, f);
  draw (f);
}

static void
test_looks (void)
{
  static const int widths[] = { 360, 720, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *list = g_strdup_printf ("articles-%d-list", widths[i]);
      g_autofree char *article = g_strdup_printf ("articles-%d-article", widths[i]);
      g_autofree char *end = g_strdup_printf ("articles-%d-end", widths[i]);
      Fixture f;

      set_up_with (&f, widths[i], 720);
      g_assert_cmpint (hd_test_min_width (f.page), <=, 360);
      draw (&f);
      hd_test_screenshot (f.window, list);
      open_first (&f);
      hd_test_screenshot (f.window, article);
      for (int n = 0; n < 20; n++)
        hd_article_text_page (f.text, 1);
      draw (&f);
      for (int n = 0; n < 20; n++)
        hd_article_text_page (f.text, 1);
      draw (&f);
      hd_test_screenshot (f.window, end);
      tear_down (&f);
    }
}

static GtkWidget *
find_figure (GtkWidget *root)
{
  GtkWidget *found = NULL;

  if (GTK_IS_PICTURE (root) &&
      HD_IS_FIGURE_PAINTABLE (gtk_picture_get_paintable (GTK_PICTURE (root))))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_figure (child);
  return found;
}

/* The drawings of bundled articles, as wide as there is room, in the colour of the text. */
static void
test_figures (void)
{
  static const int widths[] = { 360, 1000 };
  static const char *const papers[] = { NULL, "light", "sepia", "dark" };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      Fixture f;
      GtkWidget *figure, *view;

      set_up_with (&f, widths[i], 720);
      open_first (&f);
      figure = find_figure (f.page);
      g_assert_nonnull (figure);
      view = hd_test_find_type (f.page, HD_TYPE_ARTICLE_VIEW);
      for (int paper = HD_PAPER_LIGHT; paper <= HD_PAPER_DARK; paper++)
        {
          g_autofree char *name = g_strdup_printf ("figure-%d-%s", widths[i], papers[paper]);
          graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, 0, 0);

          g_object_set (view, "paper", paper, NULL);
          draw (&f);
          for (int n = 0; n < 30; n++)
            {
              g_assert_true (gtk_widget_compute_bounds (figure, f.window, &place));
              if (gtk_widget_get_child_visible (figure) && place.origin.y > 40 &&
                  place.origin.y + place.size.height < 710)
                break;
              hd_article_text_page (f.text, 1);
              draw (&f);
            }
          g_assert_cmpfloat (place.size.width, >, widths[i] == 360 ? 250 : 400);
          g_assert_cmpfloat (place.size.width, <=, 640);
          hd_test_screenshot (f.window, name);
        }
      tear_down (&f);
    }
}

static gboolean
all_read_out (GtkWidget *widget)
{
  gboolean fine = TRUE;

  /* A text is named by what stands in it, a label by its words, the button in a menu button by that
   * one; the scroller of a status page is libadwaita's own. */
  if (gtk_widget_get_focusable (widget) && gtk_widget_get_mapped (widget) &&
      !GTK_IS_LABEL (widget) && !GTK_IS_TEXT (widget) &&
      !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)) &&
      gtk_widget_get_ancestor (widget, ADW_TYPE_STATUS_PAGE) == NULL &&
      !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) &&
      !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                         GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    {
      g_test_message ("%s has no name", G_OBJECT_TYPE_NAME (widget));
      fine = FALSE;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    fine &= all_read_out (child);
  return fine;
}

static HdArticleItem *
open_item (Fixture *f)
{
  GtkWidget *list = hd_test_find_type (f->page, GTK_TYPE_LIST_VIEW);
  GtkSingleSelection *selection =
    GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));

  return gtk_single_selection_get_selected_item (selection);
}

static gboolean
shows_title (gpointer data)
{
  Fixture *f = data;
  HdArticleItem *item = open_item (f);
  HdDocument *document = hd_article_text_get_document (f->text);

  return item != NULL && document != NULL &&
         g_str_equal (hd_document_get_title (document), item->title);
}

static void
test_keys_lead_through_the_articles (void)
{
  Fixture f;

  set_up_with (&f, 1000, 720);
  gtk_widget_activate_action (f.page, "articles.next", NULL);
  hd_test_wait_until (shows_title, &f);
  g_assert_cmpstr (open_item (&f)->slug, ==, "leaving-gracefully");

  gtk_widget_activate_action (f.page, "articles.next", NULL);
  hd_test_wait_until (shows_title, &f);
  g_assert_cmpstr (open_item (&f)->slug, ==, "keeping-it-private");

  gtk_widget_activate_action (f.page, "articles.previous", NULL);
  hd_test_wait_until (shows_title, &f);
  g_assert_cmpstr (open_item (&f)->slug, ==, "leaving-gracefully");

  /* At the top there is nothing before. */
  gtk_widget_activate_action (f.page, "articles.previous", NULL);
  hd_test_settle ();
  g_assert_cmpstr (open_item (&f)->slug, ==, "leaving-gracefully");
  tear_down (&f);
}

/* Nothing that is still being read keeps the library when the page and the window go. */
static void
test_closed_while_reading (void)
{
  HdClock clock = { fixed_now, NULL };
  g_autofree char *dir = g_dir_make_tmp ("hd-articles-XXXXXX", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -rf %s", dir);

  for (int n = 0; n < 12; n++)
    {
      HdContext *context = hd_context_new (dir, &clock);
      GtkWidget *window = adw_window_new ();

      gtk_window_present (GTK_WINDOW (window));
      for (int i = 0; i < 4; i++)
        {
          GtkWidget *page = hd_articles_page_new (context);

          adw_window_set_content (ADW_WINDOW (window), page);
          for (int turn = 0; turn < n * i; turn++)
            g_main_context_iteration (NULL, FALSE);
          gtk_widget_activate_action (page, "articles.next", NULL);
          hd_articles_page_open_slug (HD_ARTICLES_PAGE (page), "hearing-no");
          for (int turn = 0; turn < n; turn++)
            g_main_context_iteration (NULL, FALSE);
        }
      gtk_window_destroy (GTK_WINDOW (window));
      hd_context_close (context);
      hd_test_settle ();
      g_assert_finalize_object (context);
    }
  g_assert_true (g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL));
}

static gboolean
is_counted (gpointer data)
{
  Fixture *f = data;

  return hd_library_get_counts (f->context)->starred == 1;
}

static void
test_star (void)
{
  Fixture f;
  GtkWidget *button;

  set_up_with (&f, 1000, 720);
  open_first (&f);
  button = hd_test_find_button (f.page, "Star");
  g_assert_nonnull (button);
  g_assert_false (open_item (&f)->starred);
  gtk_widget_activate_action (f.page, "articles.star", NULL);
  g_assert_true (open_item (&f)->starred);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  hd_test_wait_until (is_counted, &f);

  g_signal_emit_by_name (button, "clicked");
  g_assert_false (open_item (&f)->starred);
  tear_down (&f);
}

static gboolean
is_empty_page (gpointer data)
{
  Fixture *f = data;

  return hd_test_find_label (f->page, "Nothing Found") != NULL;
}

static gboolean
one_row_left (gpointer data)
{
  Fixture *f = data;

  return find_article (f->page, "Leaving gracefully") == NULL &&
         find_article (f->page, "The second meeting") != NULL;
}

static int
row_height (GtkWidget *row)
{
  int height;

  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 270, &height, NULL, NULL, NULL);
  return height;
}

/* What was found stands in the row, and the row has room for it. */
static gboolean
has_snippet (gpointer data)
{
  Fixture *f = data;
  GtkWidget *row = find_article (f->page, "The second meeting");
  g_autoptr (HdArticleItem) item = NULL;

  if (row == NULL)
    return FALSE;
  g_object_get (row, "item", &item, NULL);
  return *item->snippet != '\0' && gtk_widget_get_height (row) == row_height (row);
}

static void
search_for (Fixture *f, const char *words)
{
  GtkWidget *entry;

  gtk_widget_activate_action (f->page, "articles.search-all", NULL);
  entry = gtk_root_get_focus (GTK_ROOT (f->window));
  entry = gtk_widget_get_ancestor (entry, GTK_TYPE_SEARCH_ENTRY);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
}

static void
test_search_all (void)
{
  Fixture f;

  set_up_with (&f, 1000, 720);
  search_for (&f, "first sixty days");
  hd_test_wait_until (one_row_left, &f);
  hd_test_wait_until (has_snippet, &f);
  draw (&f);
  hd_test_screenshot (f.window, "articles-search");

  /* Nothing is no dead end. */
  search_for (&f, "xyzzy");
  hd_test_wait_until (is_empty_page, &f);
  draw (&f);
  hd_test_screenshot (f.window, "articles-search-empty");
  g_assert_nonnull (hd_test_find_button (f.page, "Clear Search"));
  gtk_widget_activate_action (f.page, "articles.show-advice", NULL);
  hd_test_wait_until (has_rows, f.page);
  tear_down (&f);
}

/* Rows that are filled later must not push others away, and hundreds must cost nothing. */
static void
test_rows_are_of_one_height (void)
{
  g_autoptr (HdArticleItem) item = hd_article_item_new ();
  g_autoptr (GtkWidget) row =
    g_object_ref_sink (g_object_new (HD_TYPE_ARTICLE_ROW, "item", item, NULL));
  int empty = row_height (row);

  g_object_set (item, "neutral-title", "Short", "loaded", TRUE, NULL);
  g_assert_cmpint (row_height (row), ==, empty);
  g_object_set (item, "neutral-title",
                "A title that needs far more than the two lines which there are for it, since it "
                "says everything that the article has to say and a little more than that",
                "starred", TRUE, "unread", TRUE, NULL);
  g_assert_cmpint (row_height (row), ==, empty);

  /* What was found has room of its own. */
  g_object_set (item, "snippet", "one word", NULL);
  g_assert_cmpint (row_height (row), >, empty);
  g_object_set (item, "snippet", "", NULL);
  g_assert_cmpint (row_height (row), ==, empty);
}

static GtkListBoxRow *
sidebar_row (Fixture *f, const char *label)
{
  GtkWidget *sidebar = hd_test_find_type (f->page, HD_TYPE_ARTICLES_SIDEBAR);

  return GTK_LIST_BOX_ROW (
    gtk_widget_get_ancestor (hd_test_find_label (sidebar, label), GTK_TYPE_LIST_BOX_ROW));
}

static gboolean
says_nothing_starred (gpointer data)
{
  Fixture *f = data;

  return hd_test_find_label (f->page, "Nothing Starred") != NULL;
}

static void
test_empty_lists_say_what_is_next (void)
{
  Fixture f;
  GtkListBox *sidebar;

  set_up_with (&f, 1000, 720);
  sidebar = GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (sidebar_row (&f, "Starred"))));
  gtk_widget_activate (GTK_WIDGET (sidebar_row (&f, "Starred")));
  hd_test_wait_until (says_nothing_starred, &f);
  draw (&f);
  hd_test_screenshot (f.window, "articles-starred-empty");
  gtk_widget_activate_action (f.page, "articles.show-advice", NULL);
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (sidebar)), ==, 0);
  hd_test_wait_until (has_rows, f.page);
  tear_down (&f);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_share_copies_the_text (void)
{
  Fixture f;
  g_autofree char *text = NULL;

  set_up_with (&f, 1000, 720);
  open_first (&f);
  gtk_widget_activate_action (f.page, "articles.share", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (f.page), NULL, read_cb, &text);
  hd_test_wait_until (is_set, &text);
  g_assert_true (g_str_has_prefix (text, "Gracefully leaving work for interviews\n\n"));
  g_assert_null (strstr (text, "Halfday"));
  g_assert_null (strstr (text, "halfday"));
  g_assert_nonnull (hd_test_find_label (f.page, "Text copied"));
  tear_down (&f);
}

static void
test_every_control_has_a_name (void)
{
  Fixture f;

  set_up_with (&f, 1000, 720);
  g_assert_true (all_read_out (f.page));
  open_first (&f);
  g_assert_true (all_read_out (f.page));
  tear_down (&f);
}

static void
test_folded_goes_back_and_forth (void)
{
  Fixture f;
  GtkWidget *list;

  set_up_with (&f, 360, 640);

  /* On a phone one tap opens; beside the article a tap selects, which shows it. */
  g_assert_true (gtk_list_view_get_single_click_activate (
    GTK_LIST_VIEW (hd_test_find_type (f.page, GTK_TYPE_LIST_VIEW))));
  list = hd_test_find_type (f.page, GTK_TYPE_LIST_VIEW);
  open_first (&f);
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (f.text)));
  gtk_widget_activate_action (f.page, "articles.back", NULL);
  draw (&f);
  g_assert_true (gtk_widget_get_mapped (list));
  /* The same one can be opened again. */
  gtk_widget_activate_action (list, "list.activate-item", "u", 0);
  draw (&f);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f.text)));
  tear_down (&f);
}

static gboolean
shows_other (gpointer data)
{
  Fixture *f = data;
  HdDocument *document = hd_article_text_get_document (f->text);

  return document != NULL &&
         g_str_equal (hd_document_get_title (document), "Tips for second interviews");
}

static void
test_links_lead_to_other_articles (void)
{
  Fixture f;

  set_up_with (&f, 1000, 720);
  open_first (&f);
  g_signal_emit_by_name (f.text, "link-activated", "halfday:the-second-meeting");
  hd_test_wait_until (shows_other, &f);
  hd_articles_page_open_slug (HD_ARTICLES_PAGE (f.page), "no-such-article");
  hd_test_settle ();
  tear_down (&f);
}

static gboolean
shows_nets (gpointer data)
{
  Fixture *f = data;
  HdDocument *document = hd_article_text_get_document (f->text);

  return document != NULL && hd_article_text_get_loaded (f->text) &&
         g_str_has_prefix (hd_document_get_title (document), "Lamps");
}

static gboolean
is_whole (gpointer data)
{
  Fixture *f = data;

  return hd_test_find_label (f->page,
                             "This is the whole page, with all that surrounds the article.") !=
           NULL &&
         hd_article_text_get_loaded (f->text);
}

static gboolean
has_tag (gpointer data)
{
  Fixture *f = data;

  return hd_test_find_label (hd_test_find_type (f->page, HD_TYPE_ARTICLES_SIDEBAR), "harbour") !=
         NULL;
}

/* A file that a browser saved: opened, read, shown whole and tagged, with its pictures. */
static void
test_saved_page (void)
{
  static const int widths[] = { 1000, 360 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *path =
        g_test_build_filename (G_TEST_DIST, "data", "pages", "saved.mhtml", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *article = g_strdup_printf ("articles-%d-saved", widths[i]);
      g_autofree char *whole = g_strdup_printf ("articles-%d-whole", widths[i]);
      Fixture f;

      set_up_with (&f, widths[i], 720);
      hd_articles_page_save_file (HD_ARTICLES_PAGE (f.page), file);
      hd_test_wait_until (shows_nets, &f);
      g_assert_nonnull (hd_test_find_type (GTK_WIDGET (f.text), GTK_TYPE_PICTURE));
      draw (&f);
      hd_test_screenshot (f.window, article);

      gtk_widget_activate_action (f.page, "articles.show-whole", NULL);
      hd_test_wait_until (is_whole, &f);
      draw (&f);
      hd_test_screenshot (f.window, whole);
      gtk_widget_activate_action (f.page, "articles.show-whole", NULL);
      hd_test_wait_until (shows_nets, &f);
      g_assert_cmpint (hd_test_min_width (f.page), <=, 360);

      hd_library_set_tags_async (f.context, hd_record_get_id (HD_RECORD (open_item (&f))),
                                 "harbour", NULL, NULL);
      hd_test_wait_until (has_tag, &f);
      draw (&f);
      tear_down (&f);
    }
}

static guint
n_save_dialogs (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *l = windows; l != NULL; l = l->next)
    n += g_strcmp0 (gtk_window_get_title (l->data), "Save a Page") == 0;
  return n;
}

static gboolean
is_one_other (gpointer first)
{
  return *(GtkWindow **) first == NULL && n_save_dialogs () == 1;
}

static gboolean
is_saved_and_over (gpointer data)
{
  return shows_nets (data) && n_save_dialogs () == 0;
}

/* Several files at once are saved one after the other, also after one that cannot be. */
static void
test_several_files (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pages", "saved.mhtml", NULL);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/page.html");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWindow *first;
  Fixture f;

  set_up_with (&f, 1000, 720);
  hd_articles_page_save_file (HD_ARTICLES_PAGE (f.page), missing);
  hd_articles_page_save_file (HD_ARTICLES_PAGE (f.page), missing);
  hd_articles_page_save_file (HD_ARTICLES_PAGE (f.page), file);
  g_assert_cmpuint (n_save_dialogs (), ==, 1);
  first = hd_test_find_window ("Save a Page");
  hd_test_settle ();
  g_assert_cmpuint (n_save_dialogs (), ==, 1);
  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *) &first);
  gtk_window_close (first);
  hd_test_wait_until (is_one_other, &first);
  gtk_window_close (hd_test_find_window ("Save a Page"));
  hd_test_wait_until (is_saved_and_over, &f);
  tear_down (&f);
}

static gboolean
is_asking (gpointer data)
{
  return hd_test_find_window ("Save a Page") != NULL;
}

static gboolean
says_no_address (gpointer data)
{
  return hd_test_find_label (data,
                             "This is not the address of a page: it begins with https:// or a "
                             "name like example.org.") != NULL;
}

/* Pasting an address asks first; what is none is said to be none. */
static void
test_save_dialog (void)
{
  Fixture f;
  GtkWidget *dialog;
  AdwEntryRow *row;

  set_up_with (&f, 1000, 720);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (f.page), "https://towns.example/ropes");
  gtk_widget_activate_action (f.page, "articles.paste", NULL);
  hd_test_wait_until (is_asking, NULL);
  dialog = GTK_WIDGET (hd_test_find_window ("Save a Page"));
  row = ADW_ENTRY_ROW (hd_test_find_type (dialog, ADW_TYPE_ENTRY_ROW));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "https://towns.example/ropes");
  gtk_test_widget_wait_for_draw (dialog);
  hd_test_settle ();
  hd_test_screenshot (dialog, "save-dialog");
  g_assert_cmpint (hd_test_min_width (dialog), <=, 360);

  gtk_editable_set_text (GTK_EDITABLE (row), "no address");
  gtk_widget_activate_action (dialog, "save.save", NULL);
  hd_test_wait_until (says_no_address, dialog);
  gtk_widget_activate_action (dialog, "save.cancel", NULL);
  hd_test_settle ();
  g_assert_null (hd_test_find_window ("Save a Page"));
  tear_down (&f);
}

/* Who shares the printer reads what a job is called. */
static void
test_print_name (void)
{
  g_autoptr (HdArticleItem) saved =
    g_object_new (HD_TYPE_ARTICLE_ITEM, "title", "Interview at Ostrava Steel", "neutral-title",
                  "Interview at Ostrava Steel", NULL);
  g_autoptr (HdArticleItem) bundled =
    g_object_new (HD_TYPE_ARTICLE_ITEM, "slug", "feedback", "title", "Why they said no",
                  "neutral-title", "Feedback", NULL);

  g_assert_cmpstr (hd_article_neutral_name (saved), ==, "Article");
  g_assert_cmpstr (hd_article_neutral_name (bundled), ==, "Feedback");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/articles-page/looks", test_looks);
  g_test_add_func ("/ui/articles-page/keys-lead-through-the-articles",
                   test_keys_lead_through_the_articles);
  g_test_add_func ("/ui/articles-page/figures", test_figures);
  g_test_add_func ("/ui/articles-page/closed-while-reading", test_closed_while_reading);
  g_test_add_func ("/ui/articles-page/star", test_star);
  g_test_add_func ("/ui/articles-page/rows-are-of-one-height", test_rows_are_of_one_height);
  g_test_add_func ("/ui/articles-page/search-all", test_search_all);
  g_test_add_func ("/ui/articles-page/empty-lists-say-what-is-next",
                   test_empty_lists_say_what_is_next);
  g_test_add_func ("/ui/articles-page/share-copies-the-text", test_share_copies_the_text);
  g_test_add_func ("/ui/articles-page/every-control-has-a-name", test_every_control_has_a_name);
  g_test_add_func ("/ui/articles-page/saved-page", test_saved_page);
  g_test_add_func ("/ui/articles-page/several-files", test_several_files);
  g_test_add_func ("/ui/articles-page/save-dialog", test_save_dialog);
  g_test_add_func ("/ui/articles-page/folded-goes-back-and-forth", test_folded_goes_back_and_forth);
  g_test_add_func ("/ui/articles-page/links-lead-to-other-articles",
                   test_links_lead_to_other_articles);
  g_test_add_func ("/ui/articles-page/print-name", test_print_name);

  return g_test_run ();
}
