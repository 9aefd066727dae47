/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article on paper: made from the document, black on white, whatever the screen looks like. */

#include "hd-article-print.h"

#include <glib/gi18n.h>

#include "hd-article-attributes.h"
#include "hd-article-parts.h"

/* In points. */
#define TEXT_SIZE 10.5
#define HEADER_SPACE 30.0
#define LIST_INDENT 18.0
#define QUOTE_INDENT 14.0
#define CELL_GAP 10.0

/* A paragraph, or a row of a table, which holds several side by side. */
typedef struct
{
  GPtrArray *layouts; /* PangoLayout */
  GArray *offsets;    /* double: where each begins, from the left edge of the text */
  double above;       /* space before it */
  guint quotes;       /* bars at its side */
  gboolean code;
  gboolean rule;
  gboolean row; /* of a table: never parted */
} Piece;

/* Some lines of a piece on a page. */
typedef struct
{
  guint page;
  guint piece;
  int first_line;
  int n_lines;
  double y;
  double height;
} Placed;

typedef struct
{
  HdDocument *document;
  char *header;
  GPtrArray *pieces;
  GArray *placed;
  double width;
  double height;
} Print;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_ptr_array_unref (piece->layouts);
  g_array_unref (piece->offsets);
  g_free (piece);
}

static void
print_free (gpointer data)
{
  Print *print = data;

  hd_document_unref (print->document);
  g_free (print->header);
  g_clear_pointer (&print->pieces, g_ptr_array_unref);
  g_clear_pointer (&print->placed, g_array_unref);
  g_free (print);
}

static Piece *
add_piece (Print *print, double above)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  piece->offsets = g_array_new (FALSE, FALSE, sizeof (double));
  piece->above = above;
  g_ptr_array_add (print->pieces, piece);
  return piece;
}

static PangoLayout *
add_layout (Print *print,
            GtkPrintContext *context,
            Piece *piece,
            const char *text,
            double scale,
            double x,
            double width)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) font =
    pango_font_description_from_string (piece->code ? "monospace" : "serif");

  pango_font_description_set_size (font, (int) (TEXT_SIZE * scale * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (MAX (width, 20) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (layout, (int) (2 * PANGO_SCALE));
  pango_layout_set_auto_dir (layout, !piece->code);
  g_ptr_array_add (piece->layouts, layout);
  g_array_append_val (piece->offsets, x);
  return layout;
}

static void
set_bold (PangoLayout *layout)
{
  g_autoptr (PangoFontDescription) font =
    pango_font_description_copy (pango_layout_get_font_description (layout));

  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
}

static char *
text_of (Print *print, const HdBlock *block)
{
  const char *text = hd_document_get_text (print->document, NULL);

  /* A picture is told in words: its alternative, then its caption. */
  if (block->kind == HD_BLOCK_PICTURE && block->length == 0)
    return g_strdup_printf ("[%s]", block->alt != NULL ? block->alt : _ ("Picture"));
  return g_strndup (text + block->start, block->length);
}

/* "•" or "3." for the first leaf of an item, else NULL. */
static char *
marker_of (const HdBlock *blocks, guint32 index)
{
  guint32 item = blocks[index].parent;

  if (item == HD_BLOCK_NONE || blocks[item].kind != HD_BLOCK_ITEM || item + 1 != index)
    return NULL;
  if (!blocks[blocks[item].parent].ordered)
    return g_strdup ("•");

  return g_strdup_printf ("%u.", blocks[item].first);
}

/* The part of a leaf that begins at the byte @from of its text. Returns: where it ends */
static guint32
add_part (Print *print,
          GtkPrintContext *context,
          const HdBlock *blocks,
          guint32 index,
          guint32 from)
{
  static const double scales[] = { 1.5, 1.3, 1.15, 1.05, 1.0, 1.0 };
  const HdBlock *block = &blocks[index];
  gboolean rtl = hd_document_get_direction (print->document) == HD_DIRECTION_RTL;
  gboolean heading = block->kind == HD_BLOCK_HEADING;
  const char *words = hd_document_get_text (print->document, NULL) + block->start;
  guint32 to = hd_article_part_end (block, words, from);
  HdBlock part = *block;
  g_autofree char *text = NULL;
  g_autofree char *marker = from == 0 ? marker_of (blocks, index) : NULL;
  Piece *piece = add_piece (print, from > 0 ? 0 : heading ? 16 : 7);
  PangoLayout *layout;
  double indent = 0;
  guint lists = 0;

  part.start += from;
  part.length = to - from;
  /* What it is parted at becomes the end of its line. */
  if (to < block->length && (words[to - 1] == ' ' || words[to - 1] == '\n'))
    part.length--;
  text = text_of (print, &part);
  for (guint32 i = block->parent; i != HD_BLOCK_NONE; i = blocks[i].parent)
    {
      lists += blocks[i].kind == HD_BLOCK_LIST;
      piece->quotes += blocks[i].kind == HD_BLOCK_QUOTE;
    }
  indent = lists * LIST_INDENT + piece->quotes * QUOTE_INDENT;
  indent = MIN (indent, print->width / 2);
  piece->code = block->kind == HD_BLOCK_CODE;
  piece->rule = block->kind == HD_BLOCK_RULE;
  if (lists > 0 && from == 0)
    piece->above = 4;

  layout = add_layout (print, context, piece, text,
                       heading       ? scales[block->level - 1]
                       : piece->code ? 0.9
                                     : 1,
                       rtl ? 0 : indent, print->width - indent);
  if (heading)
    set_bold (layout);
  else if (block->length > 0 && !piece->code)
    {
      g_autoptr (PangoAttrList) list = hd_article_attributes_new (print->document, &part, NULL);

      pango_layout_set_attributes (layout, list);
    }
  if (marker != NULL)
    add_layout (print, context, piece, marker, 1,
                rtl ? print->width - indent + 4 : indent - LIST_INDENT + 4, LIST_INDENT + 20);
  return to;
}

static void
add_leaf (Print *print, GtkPrintContext *context, const HdBlock *blocks, guint32 index)
{
  guint32 from = 0;

  do
    from = add_part (print, context, blocks, index, from);
  while (from < blocks[index].length);
}

/* Whether the last piece was a row of a table too. */
static gboolean
is_row (const Print *print)
{
  return ((const Piece *) print->pieces->pdata[print->pieces->len - 1])->row;
}

/* Columns share the width as the longest text in each asks for, within reason. */
static void
add_row (Print *print,
         GtkPrintContext *context,
         const HdBlock *blocks,
         guint32 row,
         const double *shares,
         guint columns)
{
  Piece *piece = add_piece (print, print->pieces->len > 0 && is_row (print) ? 4 : 10);
  double x = 0;
  guint column = 0;

  piece->row = TRUE;
  for (guint32 i = row + 1; i < blocks[row].end && column < columns; i++)
    {
      g_autofree char *text =
        hd_article_part_lines (hd_document_get_text (print->document, NULL) + blocks[i].start,
                               blocks[i].length);
      g_autoptr (PangoAttrList) list =
        hd_article_attributes_new (print->document, &blocks[i], NULL);
      double width = 0;
      PangoLayout *layout;

      for (guint32 c = 0; c < blocks[i].columns && column < columns; c++)
        width += shares[column++] * print->width;
      layout = add_layout (print, context, piece, text, 0.92, x, width - CELL_GAP);
      pango_layout_set_attributes (layout, list);
      if (blocks[i].header)
        set_bold (layout);
      if (blocks[i].align == HD_ALIGN_END)
        pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
      else if (blocks[i].align == HD_ALIGN_CENTER)
        pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      x += width;
    }
}

static void
add_table (Print *print, GtkPrintContext *context, const HdBlock *blocks, guint32 table)
{
  guint columns = MIN (blocks[table].columns, 24);
  g_autofree double *shares = g_new0 (double, columns);
  double sum = 0;
  guint column = 0;

  for (guint32 i = table + 1; i < blocks[table].end; i++)
    {
      if (blocks[i].kind == HD_BLOCK_ROW)
        column = 0;
      else
        {
          if (column < columns)
            shares[column] = MAX (shares[column], CLAMP (blocks[i].length, 12, 50));
          column += blocks[i].columns;
        }
    }
  for (guint i = 0; i < columns; i++)
    sum += shares[i] = MAX (shares[i], 12);
  for (guint i = 0; i < columns; i++)
    shares[i] /= sum;

  for (guint32 i = table + 1; i < blocks[table].end; i = blocks[i].end)
    add_row (print, context, blocks, i, shares, columns);
}

static void
add_pieces (Print *print, GtkPrintContext *context)
{
  guint n;
  const HdBlock *blocks = hd_document_get_blocks (print->document, &n);
  const char *title = hd_document_get_title (print->document);

  if (*title != '\0')
    set_bold (add_layout (print, context, add_piece (print, 0), title, 1.8, 0, print->width));

  for (guint32 i = 0; i < n; i++)
    if (blocks[i].kind == HD_BLOCK_TABLE)
      {
        add_table (print, context, blocks, i);
        i = blocks[i].end - 1;
      }
    else if (hd_block_is_leaf (&blocks[i]))
      add_leaf (print, context, blocks, i);
}

static double
row_height (const Piece *piece)
{
  double highest = 0;

  for (guint i = 0; i < piece->layouts->len; i++)
    {
      int height;

      pango_layout_get_size (piece->layouts->pdata[i], NULL, &height);
      highest = MAX (highest, (double) height / PANGO_SCALE);
    }
  return highest;
}

/* The lines of a layout, each with the space to the next. */
static double
line_height (PangoLayout *layout, int line)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, line), NULL, &logical);
  return (double) (logical.height + pango_layout_get_spacing (layout)) / PANGO_SCALE;
}

/* Breaks the pieces into pages, and returns how many there are. */
static guint
place (Print *print)
{
  guint page = 0;
  double y = 0;

  for (guint p = 0; p < print->pieces->len; p++)
    {
      const Piece *piece = print->pieces->pdata[p];
      PangoLayout *layout = piece->layouts->len > 0 ? piece->layouts->pdata[0] : NULL;
      int lines = layout != NULL && !piece->row ? pango_layout_get_line_count (layout) : 1;
      Placed placed = { .page = page, .piece = p };

      y += y > 0 ? piece->above : 0;
      placed.y = y;
      for (int line = 0; line < lines; line++)
        {
          double height =
            piece->row || layout == NULL ? row_height (piece) : line_height (layout, line);

          if (y + height > print->height && y > 0)
            {
              if (placed.n_lines > 0)
                g_array_append_val (print->placed, placed);
              page++;
              y = 0;
              placed = (Placed){ .page = page, .piece = p, .first_line = line };
            }
          placed.n_lines++;
          placed.height += height;
          y += height;
        }
      g_array_append_val (print->placed, placed);
    }
  return page + 1;
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *print)
{
  g_clear_pointer (&print->pieces, g_ptr_array_unref);
  g_clear_pointer (&print->placed, g_array_unref);
  print->pieces = g_ptr_array_new_with_free_func (piece_free);
  print->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  print->width = gtk_print_context_get_width (context);
  print->height = gtk_print_context_get_height (context) - HEADER_SPACE;
  add_pieces (print, context);
  gtk_print_operation_set_n_pages (operation, (int) place (print));
}

static void
draw_lines (cairo_t *cr, PangoLayout *layout, double x, double y, int first, int n)
{
  for (int line = first; line < first + n && line < pango_layout_get_line_count (layout); line++)
    {
      PangoLayoutLine *content = pango_layout_get_line_readonly (layout, line);
      PangoRectangle logical;
      int width = pango_layout_get_width (layout);
      double shift = 0;

      pango_layout_line_get_extents (content, NULL, &logical);
      if (content->resolved_dir == PANGO_DIRECTION_RTL)
        shift = (double) (width - logical.width) / PANGO_SCALE;
      cairo_move_to (cr, x + shift, y - (double) logical.y / PANGO_SCALE);
      pango_cairo_show_layout_line (cr, content);
      y += line_height (layout, line);
    }
}

static void
draw_placed (cairo_t *cr, const Print *print, const Placed *placed)
{
  const Piece *piece = print->pieces->pdata[placed->piece];
  double y = placed->y + HEADER_SPACE;

  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  for (guint i = 0; i < piece->quotes; i++)
    cairo_rectangle (cr, i * QUOTE_INDENT, y - piece->above, 1.5, placed->height + piece->above);
  if (piece->rule)
    cairo_rectangle (cr, print->width * 3 / 8, y + placed->height / 2, print->width / 4, 0.75);
  if (piece->row)
    cairo_rectangle (cr, 0, y + placed->height + 2, print->width, 0.4);
  cairo_fill (cr);

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < piece->layouts->len; i++)
    {
      PangoLayout *layout = piece->layouts->pdata[i];
      double x = g_array_index (piece->offsets, double, i);

      if (piece->row)
        {
          cairo_move_to (cr, x, y);
          pango_cairo_show_layout (cr, layout);
        }
      else if (i == 0)
        draw_lines (cr, layout, x, y, placed->first_line, placed->n_lines);
      else if (placed->first_line == 0)
        draw_lines (cr, layout, x, y, 0, 1);
    }
}

static void
draw_header (cairo_t *cr, GtkPrintContext *context, const Print *print, int page, int n_pages)
{
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("sans 8");
  /* Translators: at the top of a printed page: title, page number, number of pages */
  g_autofree char *text = g_strdup_printf (_ ("%s · %d of %d"), print->header, page + 1, n_pages);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (print->width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *print)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  int n_pages;

  g_object_get (operation, "n-pages", &n_pages, NULL);
  draw_header (cr, context, print, page, n_pages);
  for (guint i = 0; i < print->placed->len; i++)
    {
      const Placed *placed = &g_array_index (print->placed, Placed, i);

      if (placed->page == (guint) page)
        draw_placed (cr, print, placed);
    }
}

/**
 * hd_article_print_new:
 * @neutral_title: what the header of the pages, the print job and a saved file are called
 *
 * Returns: (transfer full): an operation that prints @document, ready to run
 */
GtkPrintOperation *
hd_article_print_new (HdDocument *document, const char *neutral_title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Print *print = g_new0 (Print, 1);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();

  print->document = hd_document_ref (document);
  print->header = g_strdup (neutral_title);
  g_object_set_data_full (G_OBJECT (operation), "print", print, print_free);

  gtk_page_setup_set_left_margin (setup, 22, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 22, GTK_UNIT_MM);
  gtk_page_setup_set_top_margin (setup, 15, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 18, GTK_UNIT_MM);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, neutral_title);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, neutral_title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), print);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), print);
  return operation;
}
