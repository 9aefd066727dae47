/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-articles-fixture.h"
#include "hd-articles-sidebar.h"
#include "hd-figure-paintable.h"
#include "hd-library.h"

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

/* However long the list is, Tab comes to one of its rows and goes on from there, both ways. */
static void
test_list_is_one_stop (void)
{
  static const GtkDirectionType ways[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };
  Fixture f;
  GtkWidget *list;

  set_up_with (&f, 1000, 720);
  list = hd_test_find_type (f.page, GTK_TYPE_LIST_VIEW);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      gboolean came = FALSE, stays = FALSE;

      gtk_window_set_focus (GTK_WINDOW (f.window), NULL);
      for (guint n = 0; n < 12; n++)
        {
          gboolean there;

          gtk_widget_child_focus (f.window, ways[i]);
          there = gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f.window)), list);
          g_assert_false (there && stays);
          stays = there;
          came |= there;
        }
      g_assert_true (came);
    }
  tear_down (&f);
}

/* Whoever comes to the page has a row at hand: Enter opens it, and goes on reading. */
static void
test_enter_reads (void)
{
  Fixture f;
  GtkWidget *list, *row;

  set_up_with (&f, 1000, 720);
  list = hd_test_find_type (f.page, GTK_TYPE_LIST_VIEW);
  row = gtk_window_get_focus (GTK_WINDOW (f.window));
  g_assert_nonnull (row);
  g_assert_true (row != list && gtk_widget_is_ancestor (row, list));
  gtk_widget_activate (row);
  hd_test_wait_until (is_loaded, &f);
  draw (&f);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f.window)) == GTK_WIDGET (f.text));
  tear_down (&f);
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

/* Who is in the list when it gets other rows stays there, whatever is read beside it. */
static void
test_list_keeps_keyboard (void)
{
  Fixture f;
  GtkWidget *list, *entry, *focus;

  set_up_with (&f, 1000, 720);
  list = hd_test_find_type (f.page, GTK_TYPE_LIST_VIEW);
  open_first (&f);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f.text)));
  search_for (&f, "first sixty days");
  hd_test_wait_until (one_row_left, &f);
  entry =
    gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (f.window)), GTK_TYPE_SEARCH_ENTRY);
  gtk_root_set_focus (GTK_ROOT (f.window), list);
  g_signal_emit_by_name (entry, "search-changed");
  draw (&f);
  focus = gtk_window_get_focus (GTK_WINDOW (f.window));
  g_assert_true (focus != list && gtk_widget_is_ancestor (focus, list));
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

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/articles-page/looks", test_looks);
  g_test_add_func ("/ui/articles-page/keys-lead-through-the-articles",
                   test_keys_lead_through_the_articles);
  g_test_add_func ("/ui/articles-page/list-is-one-stop", test_list_is_one_stop);
  g_test_add_func ("/ui/articles-page/enter-reads", test_enter_reads);
  g_test_add_func ("/ui/articles-page/figures", test_figures);
  g_test_add_func ("/ui/articles-page/closed-while-reading", test_closed_while_reading);
  g_test_add_func ("/ui/articles-page/star", test_star);
  g_test_add_func ("/ui/articles-page/rows-are-of-one-height", test_rows_are_of_one_height);
  g_test_add_func ("/ui/articles-page/search-all", test_search_all);
  g_test_add_func ("/ui/articles-page/list-keeps-keyboard", test_list_keeps_keyboard);
  g_test_add_func ("/ui/articles-page/empty-lists-say-what-is-next",
                   test_empty_lists_say_what_is_next);
  g_test_add_func ("/ui/articles-page/every-control-has-a-name", test_every_control_has_a_name);
  g_test_add_func ("/ui/articles-page/folded-goes-back-and-forth", test_folded_goes_back_and_forth);

  return g_test_run ();
}
