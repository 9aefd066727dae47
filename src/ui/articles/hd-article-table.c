/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-table.h"

#include <glib/gi18n.h>

#include "hd-article-attributes.h"
#include "hd-article-parts.h"

/* Columns and cells beyond these are not shown: nobody reads them, and widgets are dear. */
#define MAX_COLUMNS 64
#define MAX_CELLS 5000

/* In letters. */
#define LONG_WORD 18

struct _HdArticleTable
{
  AdwBin parent_instance;

  HdDocument *document;
  guint index;
  HdInk ink;
  GPtrArray *labels;         /* borrowed */
  GArray *cells;             /* guint: block of each label */
  GtkAdjustment *adjustment; /* borrowed */
  int width;                 /* of the column of text, in pixels */
  GtkTextDirection direction;
};

G_DEFINE_FINAL_TYPE (HdArticleTable, hd_article_table, ADW_TYPE_BIN)

static void
update_label (HdArticleTable *self, guint i)
{
  guint n;
  const HdBlock *cell =
    &hd_document_get_blocks (self->document, &n)[g_array_index (self->cells, guint, i)];
  g_autoptr (PangoAttrList) list =
    hd_article_attributes_new (self->document, cell, &self->ink.link);

  gtk_label_set_attributes (self->labels->pdata[i], list);
}

/* Whether a word would hold its column wider open than it is worth. */
static gboolean
has_long_word (const char *text)
{
  guint letters = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      letters = g_unichar_isspace (g_utf8_get_char (p)) || *p == '-' ? 0 : letters + 1;
      if (letters > LONG_WORD)
        return TRUE;
    }
  return FALSE;
}

static GtkWidget *
make_label (HdArticleTable *self, guint index, const HdBlock *cell)
{
  static const float alignments[] = { 0, 0.5f, 1 };
  g_autofree char *text =
    hd_article_part_lines (hd_document_get_text (self->document, NULL) + cell->start, cell->length);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label),
                           has_long_word (text) ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
  /* A column never becomes so narrow that words are hard to see in it, nor so wide that the others
   * are pushed out of sight. */
  gtk_label_set_width_chars (GTK_LABEL (label), MIN ((int) g_utf8_strlen (text, -1), 8));
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_widget_set_direction (label, self->direction);
  gtk_label_set_xalign (GTK_LABEL (label), alignments[cell->align]);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "hd-cell");
  if (cell->header)
    gtk_widget_add_css_class (label, "hd-header");

  g_ptr_array_add (self->labels, label);
  g_array_append_val (self->cells, index);
  update_label (self, self->labels->len - 1);
  return label;
}

/* Puts the cells where rows and columns that earlier cells cover leave room for them. */
static GtkWidget *
make_grid (HdArticleTable *self)
{
  GtkWidget *grid = gtk_grid_new ();
  guint n;
  const HdBlock *blocks = hd_document_get_blocks (self->document, &n);
  guint taken[MAX_COLUMNS] = { 0 }; /* rows that are covered from above, from this one on */
  guint column = 0;
  int row = -1;

  gtk_widget_set_direction (grid, self->direction);
  for (guint i = self->index + 1; i < blocks[self->index].end; i++)
    {
      guint width;

      if (blocks[i].kind == HD_BLOCK_ROW)
        {
          for (guint c = 0; row >= 0 && c < MAX_COLUMNS; c++)
            taken[c] -= taken[c] > 0 ? 1 : 0;
          row++;
          column = 0;
          continue;
        }

      while (column < MAX_COLUMNS && taken[column] > 0)
        column++;
      if (column == MAX_COLUMNS || self->labels->len == MAX_CELLS)
        continue;

      width = MIN (blocks[i].columns, MAX_COLUMNS - column);
      gtk_grid_attach (GTK_GRID (grid), make_label (self, i, &blocks[i]), (int) column, row,
                       (int) width, (int) blocks[i].rows);
      for (guint c = 0; c < width; c++)
        taken[column + c] = blocks[i].rows;
      column += width;
    }

  return grid;
}

/* A scrolled window asks how high its child is without saying how wide, and would get the height
 * of the narrowest table there is: the sheet knows its width. */
static GtkSizeRequestMode
sheet_request_mode (GtkWidget *sheet)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
sheet_measure (GtkWidget *sheet,
               GtkOrientation orientation,
               int for_size,
               int *minimum,
               int *natural,
               int *minimum_baseline,
               int *natural_baseline)
{
  GtkWidget *grid = adw_bin_get_child (ADW_BIN (sheet));
  GtkWidget *table = gtk_widget_get_ancestor (sheet, HD_TYPE_ARTICLE_TABLE);
  int width;

  gtk_widget_measure (grid, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  width = MAX (table != NULL ? HD_ARTICLE_TABLE (table)->width : 0, *minimum);
  gtk_widget_measure (grid, GTK_ORIENTATION_VERTICAL, width, NULL, natural, NULL, NULL);
  *minimum = *natural;
}

static void
sheet_allocate (GtkWidget *sheet, int width, int height, int baseline)
{
  gtk_widget_size_allocate (adw_bin_get_child (ADW_BIN (sheet)),
                            &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static GtkWidget *
make_sheet (GtkWidget *grid)
{
  GtkWidget *sheet = adw_bin_new ();

  gtk_widget_set_layout_manager (sheet, gtk_custom_layout_new (sheet_request_mode, sheet_measure,
                                                               sheet_allocate));
  adw_bin_set_child (ADW_BIN (sheet), grid);
  return sheet;
}

static gboolean
key_pressed_cb (HdArticleTable *self, guint keyval, guint keycode, GdkModifierType state)
{
  double step = gtk_adjustment_get_step_increment (self->adjustment);
  double before = gtk_adjustment_get_value (self->adjustment);

  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    step = -step;
  else if (keyval != GDK_KEY_Right && keyval != GDK_KEY_KP_Right)
    return GDK_EVENT_PROPAGATE;

  gtk_adjustment_set_value (self->adjustment, before + step);
  return GDK_EVENT_STOP;
}

/* The table has the keyboard as a whole, which AdwBin would leave to its child. */
static gboolean
hd_article_table_grab_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root == NULL)
    return FALSE;
  gtk_root_set_focus (root, widget);
  return TRUE;
}

static gboolean
hd_article_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return !gtk_widget_is_focus (widget) && gtk_widget_grab_focus (widget);
}

static void
hd_article_table_dispose (GObject *object)
{
  HdArticleTable *self = HD_ARTICLE_TABLE (object);

  g_clear_pointer (&self->document, hd_document_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_array_unref);

  G_OBJECT_CLASS (hd_article_table_parent_class)->dispose (object);
}

static void
hd_article_table_class_init (HdArticleTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_article_table_dispose;
  widget_class->focus = hd_article_table_focus;
  widget_class->grab_focus = hd_article_table_grab_focus;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "hd-table");
}

static void
hd_article_table_init (HdArticleTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->labels = g_ptr_array_new ();
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* @index: the block of @document that is the table */
GtkWidget *
hd_article_table_new (HdDocument *document, guint index)
{
  HdArticleTable *self = g_object_new (HD_TYPE_ARTICLE_TABLE, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *name = NULL;
  guint rows = 0;
  guint n;
  const HdBlock *blocks = hd_document_get_blocks (document, &n);

  self->document = hd_document_ref (document);
  self->index = index;
  for (guint i = index + 1; i < blocks[index].end; i++)
    rows += blocks[i].kind == HD_BLOCK_ROW;

  self->direction =
    hd_document_get_direction (document) == HD_DIRECTION_RTL ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
  gtk_widget_set_focusable (scroller, FALSE); /* the table is */
  gtk_widget_set_direction (scroller, self->direction);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_sheet (make_grid (self)));
  self->adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  adw_bin_set_child (ADW_BIN (self), scroller);

  /* Translators: how a screen reader announces a table inside an article. */
  name = g_strdup_printf (_ ("Table, columns: %u, rows: %u"), blocks[index].columns, rows);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/* @width: that of the column of text, in pixels */
void
hd_article_table_set_width (HdArticleTable *self, int width)
{
  g_return_if_fail (HD_IS_ARTICLE_TABLE (self));

  if (self->width == width)
    return;
  self->width = width;
  if (self->labels->len > 0)
    gtk_widget_queue_resize (self->labels->pdata[0]);
}

void
hd_article_table_set_ink (HdArticleTable *self, const HdInk *ink)
{
  g_return_if_fail (HD_IS_ARTICLE_TABLE (self));

  self->ink = *ink;
  hd_article_table_clear_marks (self);
}

/* Shows that the range, which lies in one cell, was found; @current when one is at it. */
void
hd_article_table_mark (HdArticleTable *self, guint32 start, guint32 end, gboolean current)
{
  const GdkRGBA *color = current ? &self->ink.current : &self->ink.found;
  guint n;
  const HdBlock *blocks = hd_document_get_blocks (self->document, &n);

  for (guint i = 0; i < self->labels->len; i++)
    {
      const HdBlock *cell = &blocks[g_array_index (self->cells, guint, i)];
      g_autoptr (PangoAttrList) list = NULL;

      if (start < cell->start || end > cell->start + cell->length)
        continue;

      list = pango_attr_list_copy (gtk_label_get_attributes (self->labels->pdata[i]));
      hd_article_attributes_add_background (list, color, start - cell->start, end - cell->start);
      gtk_label_set_attributes (self->labels->pdata[i], list);
      if (current)
        {
          graphene_rect_t bounds;

          if (gtk_widget_compute_bounds (self->labels->pdata[i],
                                         gtk_widget_get_parent (self->labels->pdata[i]), &bounds))
            gtk_adjustment_clamp_page (self->adjustment, bounds.origin.x,
                                       bounds.origin.x + bounds.size.width);
        }
      return;
    }
}

void
hd_article_table_clear_marks (HdArticleTable *self)
{
  g_return_if_fail (HD_IS_ARTICLE_TABLE (self));

  for (guint i = 0; i < self->labels->len; i++)
    update_label (self, i);
}
