/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-board-column.h"

#include <glib/gi18n.h>

#include "hd-applications.h"
#include "hd-appointment-words.h"
#include "hd-row-focus.h"

struct _HdBoardColumn
{
  GtkBox parent_instance;

  HdContext *context;
  HdStage stage;
  HdShade *shade;
  GHashTable *asked; /* of gint64: the applications that they ask another time for */
  GListStore *items;
  GtkSingleSelection *selection; /* borrowed from the view */
  GtkLabel *title;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (HdBoardColumn, hd_board_column, GTK_TYPE_BOX)

/* The widget of a card, and what it shows: borrowed from the list while it is bound. */
#define CASE "hd-case"

/* So much of a card's first line is its menu's. */
#define MENU_WIDTH 40

/* Where a card was taken hold of. */
#define HOLD "hd-hold"

static HdJobApplication *
case_of (gpointer card)
{
  return g_object_get_data (G_OBJECT (card), CASE);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *card)
{
  HdJobApplication *application = case_of (card);

  g_object_set_data_full (G_OBJECT (card), HOLD,
                          g_memdup2 (&GRAPHENE_POINT_INIT ((float) x, (float) y),
                                     sizeof (graphene_point_t)),
                          g_free);
  /* A number: it means nothing to any other program. */
  return application != NULL
           ? gdk_content_provider_new_typed (G_TYPE_INT64,
                                             hd_record_get_id (HD_RECORD (application)))
           : NULL;
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, GtkWidget *card)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (card);
  graphene_point_t *hold = g_object_get_data (G_OBJECT (card), HOLD);

  gtk_drag_source_set_icon (source, picture, (int) hold->x, (int) hold->y);
}

/* Made when it is opened: a board has more cards than anybody opens menus. */
static void
create_menu_cb (GtkMenuButton *button, gpointer card)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  HdJobApplication *application = case_of (card);

  for (guint i = 0; application != NULL && i < HD_N_STAGES; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (hd_stage_title ((HdStage) i), NULL);

      g_menu_item_set_action_and_target (item, "board.move", "(xs)",
                                         hd_record_get_id (HD_RECORD (application)),
                                         hd_stage_to_string ((HdStage) i));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static GtkLabel *
add_label (GtkBox *box, const char *css_class)
{
  GtkLabel *label = new_label (css_class);

  gtk_box_append (box, GTK_WIDGET (label));
  return label;
}

/* What has the keyboard is the cell around the card, which has no name of its own. */
static void
name_cell_cb (GtkWidget *card)
{
  GtkWidget *cell = gtk_widget_get_parent (card);
  GtkLabel *name = g_object_get_data (G_OBJECT (card), "hd-name");

  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_label_get_label (name), -1);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, HdBoardColumn *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *top = gtk_overlay_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkLabel *name;
  static const char *const parts[] = { "hd-name", "hd-about", "hd-asked", "hd-next" };

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "hd-board-card");
  gtk_box_append (GTK_BOX (card), top);
  name = new_label ("heading");
  gtk_widget_set_margin_end (GTK_WIDGET (name), MENU_WIDTH);
  gtk_overlay_set_child (GTK_OVERLAY (top), GTK_WIDGET (name));
  g_object_set_data (G_OBJECT (card), "hd-name", name);
  g_object_set_data (G_OBJECT (card), "hd-about", add_label (GTK_BOX (card), "caption"));
  g_object_set_data (G_OBJECT (card), "hd-asked", add_label (GTK_BOX (card), "caption"));
  g_object_set_data (G_OBJECT (card), "hd-next", add_label (GTK_BOX (card), "caption"));
  gtk_widget_add_css_class (g_object_get_data (G_OBJECT (card), "hd-next"), "dim-label");
  /* A column is narrow: what tells one card from another may take a second line. */
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkLabel *label = g_object_get_data (G_OBJECT (card), parts[i]);

      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
      gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
      gtk_label_set_max_width_chars (label, 16);
      gtk_label_set_lines (label, 2);
    }

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Move To…"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_menu_cb, card, NULL);
  g_object_set_data (G_OBJECT (card), "hd-menu", button);
  /* A cell of a list gives the keyboard to what is in it; here the card is what has it, and the
   * menu opens as menus do: by the menu key or Shift+F10. */
  gtk_widget_set_focusable (gtk_widget_get_first_child (button), FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (top), button);
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (top), button, TRUE);

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), card);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), card);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (card, "notify::parent", G_CALLBACK (name_cell_cb), NULL);
  gtk_list_item_set_child (item, card);
}

static void
show_line (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
fill (HdBoardColumn *self, GtkWidget *card, HdJobApplication *application)
{
  g_autofree char *who =
    hd_shade_name (self->shade,
                   *application->company != '\0' ? application->company : application->agency);
  gint64 id = hd_record_get_id (HD_RECORD (application));
  gboolean asked = self->asked != NULL && g_hash_table_contains (self->asked, &id);
  const char *name = *who != '\0' ? who : _ ("Without a name");
  g_autofree char *action = hd_case_next (application, hd_context_get_today (self->context));
  g_autofree char *since = hd_case_since (application, hd_context_get_now (self->context));
  const char *next = self->stage == HD_STAGE_CLOSED ? hd_case_stage (application)
                     : *action != '\0'              ? action
                                                    : since;
  /* Translators: the name of somebody */
  g_autofree char *label = g_strdup_printf (_ ("Move %s to…"), name);

  gtk_label_set_label (g_object_get_data (G_OBJECT (card), "hd-name"), name);
  show_line (g_object_get_data (G_OBJECT (card), "hd-about"), application->role);
  show_line (g_object_get_data (G_OBJECT (card), "hd-asked"),
             asked ? _ ("They ask for another time") : "");
  show_line (g_object_get_data (G_OBJECT (card), "hd-next"), next);
  name_cell_cb (card);
  gtk_accessible_update_property (GTK_ACCESSIBLE (g_object_get_data (G_OBJECT (card), "hd-menu")),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, HdBoardColumn *self)
{
  GtkWidget *card = gtk_list_item_get_child (item);
  HdJobApplication *application = gtk_list_item_get_item (item);

  g_object_set_data (G_OBJECT (card), CASE, application);
  fill (self, card, application);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, HdBoardColumn *self)
{
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), CASE, NULL);
}

static void
activated_cb (HdBoardColumn *self, guint position)
{
  g_autoptr (HdJobApplication) application =
    g_list_model_get_item (G_LIST_MODEL (self->items), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "board.open", "x",
                              hd_record_get_id (HD_RECORD (application)));
}

static void
hd_board_column_dispose (GObject *object)
{
  HdBoardColumn *self = HD_BOARD_COLUMN (object);

  g_clear_pointer (&self->asked, g_hash_table_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->items);
  g_clear_object (&self->shade);

  G_OBJECT_CLASS (hd_board_column_parent_class)->dispose (object);
}

static gboolean
show_menu (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GtkWidget *cell = gtk_widget_get_focus_child (GTK_WIDGET (HD_BOARD_COLUMN (widget)->view));
  GtkWidget *card = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;

  if (card == NULL || case_of (card) == NULL)
    return FALSE;
  gtk_menu_button_popup (g_object_get_data (G_OBJECT (card), "hd-menu"));
  return TRUE;
}

static void
hd_board_column_class_init (HdBoardColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, show_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, show_menu, NULL);
  G_OBJECT_CLASS (klass)->dispose = hd_board_column_dispose;
}

static void
hd_board_column_init (HdBoardColumn *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (GTK_WIDGET (self), 210, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hd-column");

  self->items = g_list_store_new (HD_TYPE_JOB_APPLICATION);
  self->title = add_label (GTK_BOX (self), "heading");
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory));
  gtk_list_view_set_single_click_activate (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "hd-cards");
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);
}

GtkWidget *
hd_board_column_new (HdContext *context, HdStage stage, HdShade *shade)
{
  HdBoardColumn *self = g_object_new (HD_TYPE_BOARD_COLUMN, NULL);

  self->context = g_object_ref (context);
  self->stage = stage;
  self->shade = g_object_ref (shade);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hd_stage_title (stage), -1);
  return GTK_WIDGET (self);
}

static gboolean
stands_at (HdBoardColumn *self, guint position, gpointer application)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item == application;
}

/* Changes as little as possible: the card that has the keyboard keeps it. */
static void
change_items (HdBoardColumn *self, GPtrArray *applications)
{
  guint old = hd_board_column_get_n (self), head = 0, tail = 0;

  while (head < MIN (old, applications->len) && stands_at (self, head, applications->pdata[head]))
    head++;
  while (tail < MIN (old, applications->len) - head &&
         stands_at (self, old - 1 - tail, applications->pdata[applications->len - 1 - tail]))
    tail++;
  if (old != head + tail || applications->len != head + tail)
    g_list_store_splice (self->items, head, old - head - tail, applications->pdata + head,
                         applications->len - head - tail);
}

/* An application that stays may have become another in all but its place. */
static void
refill (HdBoardColumn *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *card = gtk_widget_get_first_child (row);

      if (card != NULL && case_of (card) != NULL)
        fill (self, card, case_of (card));
    }
}

/**
 * hd_board_column_set_cases:
 * @applications: (element-type HdJobApplication): those at its stage
 * @asked: (element-type gint64): the ids of those, at any stage, that they ask another time for
 */
void
hd_board_column_set_cases (HdBoardColumn *self, GPtrArray *applications, GHashTable *asked)
{
  g_return_if_fail (HD_IS_BOARD_COLUMN (self));

  /* Translators: a stage and how many stand there, as “Applied  3” */
  g_autofree char *title =
    g_strdup_printf (_ ("%s  %u"), hd_stage_title (self->stage), applications->len);

  g_clear_pointer (&self->asked, g_hash_table_unref);
  self->asked = g_hash_table_ref (asked);
  change_items (self, applications);
  refill (self);
  /* What scrolls would keep the keyboard, though there is nothing in it to go to. */
  gtk_widget_set_can_focus (GTK_WIDGET (self), applications->len > 0);
  gtk_label_set_label (self->title, title);
}

/**
 * hd_board_column_drop_gone:
 *
 * Takes out the cards of what is no application any more, and changes nothing else.
 */
void
hd_board_column_drop_gone (HdBoardColumn *self)
{
  g_return_if_fail (HD_IS_BOARD_COLUMN (self));

  for (guint i = hd_board_column_get_n (self); i > 0; i--)
    {
      g_autoptr (HdRecord) record = g_list_model_get_item (G_LIST_MODEL (self->items), i - 1);

      if (hd_applications_peek (self->context, hd_record_get_id (record)) == NULL)
        g_list_store_remove (self->items, i - 1);
    }
}

guint
hd_board_column_get_n (HdBoardColumn *self)
{
  g_return_val_if_fail (HD_IS_BOARD_COLUMN (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

/**
 * hd_board_column_get_selected:
 *
 * Returns: (transfer none) (nullable): the one that the keyboard is at
 */
HdJobApplication *
hd_board_column_get_selected (HdBoardColumn *self)
{
  g_return_val_if_fail (HD_IS_BOARD_COLUMN (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * hd_board_column_focus_case:
 *
 * Returns: whether it stands here, and has the keyboard now
 */
gboolean
hd_board_column_focus_case (HdBoardColumn *self, gint64 id)
{
  g_return_val_if_fail (HD_IS_BOARD_COLUMN (self), FALSE);

  for (guint i = 0; i < hd_board_column_get_n (self); i++)
    {
      g_autoptr (HdRecord) record = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (hd_record_get_id (record) != id)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", i);
      return hd_row_focus (self->view);
    }
  return FALSE;
}
