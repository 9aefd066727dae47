/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointments-fixture.h"
#include "hd-board-column.h"
#include "hd-board.h"

/* What the agenda and the board show of all that there is: by kind, and by words among it. */

static gboolean
is_revealed (gpointer revealer)
{
  return gtk_revealer_get_child_revealed (revealer) == gtk_revealer_get_reveal_child (revealer);
}

/* As the menu does; the bar that says so comes with it. */
static void
filter_by (Fixture *fixture, const char *kind)
{
  GtkWidget *bar = hd_test_find_type (fixture->page, GTK_TYPE_SEARCH_BAR);

  gtk_widget_activate_action (fixture->page, "appointments.filter", "s", kind);
  hd_test_wait_until (is_revealed, hd_test_find_type (bar, GTK_TYPE_REVEALER));
}

static GtkSearchEntry *
entry_of (Fixture *fixture)
{
  return GTK_SEARCH_ENTRY (hd_test_find_type (fixture->page, GTK_TYPE_SEARCH_ENTRY));
}

static void
look_for (Fixture *fixture, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (entry_of (fixture)), words);
  g_signal_emit_by_name (entry_of (fixture), "search-changed");
}

static guint
n_found (Fixture *fixture)
{
  return hd_agenda_get_n_found (HD_AGENDA (hd_test_find_type (fixture->page, HD_TYPE_AGENDA)));
}

static gboolean
is_search_open (Fixture *fixture)
{
  return gtk_search_bar_get_search_mode (
    GTK_SEARCH_BAR (hd_test_find_type (fixture->page, GTK_TYPE_SEARCH_BAR)));
}

/* The button beside the words says what is shown, to eyes and to ears. */
static gboolean
is_said (Fixture *fixture, const char *title)
{
  GtkWidget *button = gtk_widget_get_next_sibling (GTK_WIDGET (entry_of (fixture)));
  g_autofree char *label = g_strdup_printf ("Filter: %s", title);

  return GTK_IS_MENU_BUTTON (button) && hd_test_find_label (button, title) != NULL &&
         cell_says (button, label);
}

/* Whether a way back is offered and can be pressed. */
static GtkWidget *
way_back (GtkWidget *root)
{
  GtkWidget *button = hd_test_find_button (root, "_Show All");

  return button != NULL && gtk_widget_get_mapped (button) ? button : NULL;
}

static void
test_agenda (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  g_assert_cmpuint (n_found (fixture), ==, 3);
  g_assert_false (is_search_open (fixture));
  g_assert_true (is_said (fixture, "All"));

  /* For the two to come nobody was asked, and the third is over. */
  filter_by (fixture, "not-covered");
  g_assert_true (is_search_open (fixture));
  g_assert_true (is_said (fixture, "Not Covered"));
  hd_test_settle ();
  hd_test_screenshot (fixture->window, "appointments-filter");
  g_assert_cmpuint (n_found (fixture), ==, 2);
  filter_by (fixture, "manager");
  g_assert_true (is_said (fixture, "Manager"));
  g_assert_cmpuint (n_found (fixture), ==, 2);
  look_for (fixture, "zebra");
  g_assert_cmpuint (n_found (fixture), ==, 0);
  look_for (fixture, "northwind");
  g_assert_cmpuint (n_found (fixture), ==, 2);
  filter_by (fixture, "screen");
  g_assert_cmpuint (n_found (fixture), ==, 0);
  look_for (fixture, "larch");
  g_assert_cmpuint (n_found (fixture), ==, 1);
  filter_by (fixture, "no such kind");
  g_assert_cmpuint (n_found (fixture), ==, 1);

  /* What is filtered is always said: without the search there is no filter either. */
  g_object_set (hd_test_find_type (fixture->page, GTK_TYPE_SEARCH_BAR), "search-mode-enabled",
                FALSE, NULL);
  look_for (fixture, "");
  g_assert_true (is_said (fixture, "All"));
  g_assert_cmpuint (n_found (fixture), ==, 3);
}

/* Nothing there: that it is filtered is said, and one step leads back, with the keyboard too. */
static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *back;

  fill (fixture);
  filter_by (fixture, "offer");
  hd_test_settle ();
  hd_test_screenshot (fixture->window, "appointments-filter-nothing");
  g_assert_nonnull (hd_test_find_label (fixture->page, "Nothing Found"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "Only “Offer” is shown."));
  back = way_back (fixture->page);
  g_assert_nonnull (back);
  g_assert_true (gtk_widget_grab_focus (back));
  g_signal_emit_by_name (back, "clicked");
  g_assert_cmpuint (n_found (fixture), ==, 3);
  g_assert_true (is_said (fixture, "All"));
  hd_test_assert_focus_within (fixture->window, hd_test_find_type (fixture->page, HD_TYPE_AGENDA));
  hd_test_settle ();
  g_assert_null (way_back (fixture->page));

  /* Words alone that find nothing are for the words to be changed. */
  look_for (fixture, "zebra");
  g_assert_nonnull (hd_test_find_label (fixture->page, "Try fewer words."));
  g_assert_null (way_back (fixture->page));
}

/* So many cards in the column of @stage; its place on the board is the place of the stage. */
static guint
n_cards (GtkWidget *board, HdStage stage)
{
  GtkWidget *column = hd_test_find_type (board, HD_TYPE_BOARD_COLUMN);

  for (guint i = 0; i < stage; i++)
    column = gtk_widget_get_next_sibling (column);
  return hd_board_column_get_n (HD_BOARD_COLUMN (column));
}

static gboolean
offers_way_back (gpointer board)
{
  return way_back (board) != NULL;
}

static gboolean
offers_none (gpointer board)
{
  return way_back (board) == NULL;
}

static void
test_board (Fixture *fixture, gconstpointer data)
{
  GtkWidget *board;

  fill (fixture);
  filter_by (fixture, "not-covered");
  gtk_widget_activate_action (fixture->page, "appointments.view", "s", "board");
  hd_test_settle ();
  board = hd_test_find_type (fixture->page, HD_TYPE_BOARD);
  hd_test_screenshot (fixture->window, "board-filter");
  g_assert_cmpuint (n_cards (board, HD_STAGE_SAVED), ==, 0);
  g_assert_cmpuint (n_cards (board, HD_STAGE_APPLIED), ==, 0);
  g_assert_cmpuint (n_cards (board, HD_STAGE_MANAGER), ==, 1);
  filter_by (fixture, "applied");
  hd_test_settle ();
  g_assert_cmpuint (n_cards (board, HD_STAGE_APPLIED), ==, 1);
  g_assert_cmpuint (n_cards (board, HD_STAGE_MANAGER), ==, 0);

  /* The last card goes where it is not shown; the keyboard is on the way back, and nowhere else. */
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_true (gtk_widget_child_focus (board, GTK_DIR_TAB_FORWARD));
  gtk_widget_activate_action (board, "board.shift", "i", 1);
  hd_test_wait_until (offers_way_back, board);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == way_back (board));
  g_signal_emit_by_name (way_back (board), "clicked");
  hd_test_wait_until (offers_none, board);
  g_assert_cmpuint (n_cards (board, HD_STAGE_SCREEN), ==, 2);
  hd_test_settle ();
  hd_test_assert_focus_within (fixture->window, board);
}

/* The board is told apart from a wide one when it has been given its place. */
static gboolean
is_shown (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

/* On a phone there is room for both, in any language, and the column is the one of the stage. */
static void
test_phone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *board, *stages;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  fill (fixture);
  filter_by (fixture, "not-covered");
  hd_test_settle ();
  hd_test_screenshot (fixture->window, "appointments-filter-phone");
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  filter_by (fixture, "manager");
  gtk_widget_activate_action (fixture->page, "appointments.view", "s", "board");
  hd_test_settle ();
  board = hd_test_find_type (fixture->page, HD_TYPE_BOARD);
  stages = hd_test_find_type (board, GTK_TYPE_DROP_DOWN);
  hd_test_wait_until (is_shown, stages);
  gtk_test_widget_wait_for_draw (fixture->window);
  hd_test_screenshot (fixture->window, "board-filter-phone");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (stages)), ==, HD_STAGE_MANAGER);
  filter_by (fixture, "offer");
  hd_test_wait_until (offers_way_back, board);
  g_assert_false (gtk_widget_get_visible (stages));
}

static gboolean
has_menu (gpointer button)
{
  return gtk_menu_button_get_menu_model (button) != NULL;
}

/* The menu is made when it is opened, and has all kinds. */
static void
test_menu (Fixture *fixture, gconstpointer data)
{
  GtkMenuButton *button;
  GMenuModel *menu;
  guint n = 0;

  fill (fixture);
  gtk_widget_activate_action (fixture->page, "appointments.search", NULL);
  button = GTK_MENU_BUTTON (gtk_widget_get_next_sibling (GTK_WIDGET (entry_of (fixture))));
  g_assert_null (gtk_menu_button_get_menu_model (button));
  gtk_menu_button_popup (button);
  hd_test_wait_until (has_menu, button);
  menu = gtk_menu_button_get_menu_model (button);
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int k = 0; k < g_menu_model_get_n_items (section); k++)
        {
          g_autofree char *kind = NULL;

          g_assert_true (g_menu_model_get_item_attribute (section, k, "target", "s", &kind));
          g_assert_cmpstr (kind, ==, hd_agenda_kind_to_string ((HdAgendaKind) n++));
        }
    }
  g_assert_cmpuint (n, ==, HD_N_AGENDA_KINDS);
  hd_test_settle ();
  hd_test_screenshot (fixture->window, "appointments-filter-menu");
  gtk_menu_button_popdown (button);
}

static GtkMenuButton *
find_menu (GtkWidget *root, const char *tooltip)
{
  GtkMenuButton *found = NULL;

  if (GTK_IS_MENU_BUTTON (root) && g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return GTK_MENU_BUTTON (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu (child, tooltip);
  return found;
}

/* So are the other menus of the page, each with all of its lines, and the button can be pressed
 * before. */
static void
test_late_menus (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *tooltip;
    int n;
  } menus[] = { { "Add", 4 },
                { "More", 3 },
                { "Reply to the Recruiter", 7 },
                { "What Became of It", 5 } };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (menus); i++)
    {
      GtkMenuButton *button = find_menu (fixture->page, menus[i].tooltip);
      GMenuModel *menu;
      int n = 0;

      g_assert_nonnull (button);
      g_assert_null (gtk_menu_button_get_menu_model (button));
      g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (button)));
      for (int again = 0; again < 2; again++)
        {
          gtk_menu_button_popup (button);
          hd_test_wait_until (has_menu, button);
          gtk_menu_button_popdown (button);
        }
      menu = gtk_menu_button_get_menu_model (button);
      for (int k = 0; k < g_menu_model_get_n_items (menu); k++)
        {
          g_autoptr (GMenuModel) section =
            g_menu_model_get_item_link (menu, k, G_MENU_LINK_SECTION);

          n += g_menu_model_get_n_items (section);
        }
      g_assert_cmpint (n, ==, menus[i].n);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  g_test_add ("/ui/appointments/filter", Fixture, NULL, set_up, test_agenda, tear_down);
  g_test_add ("/ui/appointments/filter-nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/ui/appointments/filter-board", Fixture, NULL, set_up, test_board, tear_down);
  g_test_add ("/ui/appointments/filter-phone", Fixture, NULL, set_up, test_phone, tear_down);
  g_test_add ("/ui/appointments/filter-menu", Fixture, NULL, set_up, test_menu, tear_down);
  g_test_add ("/ui/appointments/late-menus", Fixture, NULL, set_up, test_late_menus, tear_down);
  return g_test_run ();
}
