/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-forecast-paint.h"

#include <glib/gi18n.h>
#include <math.h>

#include "hd-leave-words.h"
#include "hd-time-off-ink.h"
#include "hd-words.h"

/* Lines across, at most; and how much air is above the largest amount, in parts of the whole. */
#define MAX_LINES 5
#define AIR 0.1

#define GAP 6.0f      /* between a label and what it labels */
#define DASH 6.0f     /* of the line of a cap, and twice as far to the next */
#define TRIANGLE 9.0f /* width of a mark */
#define MARK_ROWS 2   /* of words of marks above the days */

/* Rectangles on whole pixels alone stay sharp. */
static void
fill (GtkSnapshot *snapshot, const GdkRGBA *color, float x0, float y0, float x1, float y1)
{
  float left = floorf (MIN (x0, x1)), right = floorf (MAX (x0, x1));
  float top = floorf (MIN (y0, y1)), bottom = floorf (MAX (y0, y1));

  if (right > left && bottom > top)
    gtk_snapshot_append_color (snapshot, color,
                               &GRAPHENE_RECT_INIT (left, top, right - left, bottom - top));
}

static gboolean
is_mirrored (const HdForecastPlot *plot)
{
  return gtk_widget_get_direction (plot->widget) == GTK_TEXT_DIR_RTL;
}

/* Where a day begins. */
static float
x_of (const HdForecastPlot *plot, HdDate on)
{
  float days = (float) (plot->forecast->until - plot->forecast->from + 1);
  float along = (float) (on - plot->forecast->from) / days * plot->area.size.width;

  return is_mirrored (plot) ? plot->area.origin.x + plot->area.size.width - along
                            : plot->area.origin.x + along;
}

static float
y_of (const HdForecastPlot *plot, gint64 minutes)
{
  float up = (float) (minutes - plot->low) / (float) (plot->high - plot->low);

  return plot->area.origin.y + plot->area.size.height * (1.0f - up);
}

static PangoLayout *
small_layout (GtkWidget *widget, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
paint_text (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color, float x, float y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf (x), roundf (y)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* The smallest round step that needs few lines. */
static gint64
choose_step (gint64 range)
{
  static const int hours[] = { 1, 2, 4, 5, 8, 10, 20, 40, 50, 80, 100, 200, 400, 500, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    if (range <= (gint64) hours[i] * 60 * MAX_LINES)
      return (gint64) hours[i] * 60;
  return range / MAX_LINES + 1;
}

/* A cap far above all there is would flatten the picture: it is left out. */
static gint64
highest (const HdForecast *forecast)
{
  gint64 high = forecast->most;

  for (guint i = 0; i < forecast->caps->len; i++)
    {
      gint64 cap = g_array_index (forecast->caps, HdForecastCap, i).minutes;

      if (cap <= forecast->most * 3 / 2)
        high = MAX (high, cap);
    }
  return high;
}

/* Nothing is nothing in any unit. */
static char *
amount_words (gint64 minutes)
{
  return minutes == 0 ? g_strdup ("0") : hd_words_amount (minutes);
}

static float
label_width (const HdForecastPlot *plot, gint64 minutes)
{
  g_autofree char *text = amount_words (minutes);
  g_autoptr (PangoLayout) layout = small_layout (plot->widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return (float) width;
}

/**
 * hd_forecast_plot_init:
 *
 * Measures @forecast into the size that @widget has now.
 */
void
hd_forecast_plot_init (HdForecastPlot *plot, GtkWidget *widget, const HdForecast *forecast)
{
  g_autoptr (PangoLayout) layout = small_layout (widget, "0");
  gint64 range = MAX (highest (forecast) - forecast->least, 60);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float axis = 0, above;
  int line;

  pango_layout_get_pixel_size (layout, NULL, &line);
  plot->widget = widget;
  plot->forecast = forecast;
  plot->step = choose_step (range);
  plot->low = forecast->least < 0 ? forecast->least - range / 12 : 0;
  plot->high = highest (forecast) + (gint64) ((double) range * AIR);
  plot->high = MAX (plot->high, plot->low + 60);
  for (gint64 at = 0; at <= plot->high; at += plot->step)
    axis = MAX (axis, label_width (plot, at));
  for (gint64 at = -plot->step; at >= plot->low; at -= plot->step)
    axis = MAX (axis, label_width (plot, at));

  axis += GAP;
  plot->line = (float) line;
  above = (float) (MARK_ROWS * line) + GAP;
  plot->area =
    GRAPHENE_RECT_INIT (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 1 : axis, above,
                        MAX (width - axis - 1, 1), MAX (height - above - (float) line - GAP, 1));
}

/**
 * hd_forecast_plot_date_at:
 * @x: in pixels of the widget
 *
 * Returns: the day there; the nearest one beside the area
 */
HdDate
hd_forecast_plot_date_at (const HdForecastPlot *plot, double x)
{
  int days = plot->forecast->until - plot->forecast->from + 1;
  double along = (x - (double) plot->area.origin.x) / (double) plot->area.size.width;

  if (is_mirrored (plot))
    along = 1 - along;
  return plot->forecast->from + CLAMP ((int) floor (along * days), 0, days - 1);
}

static void
paint_amount (const HdForecastPlot *plot, GtkSnapshot *snapshot, gint64 minutes)
{
  const HdTimeOffInk *ink = hd_time_off_ink ();
  const graphene_rect_t *area = &plot->area;
  g_autofree char *text = amount_words (minutes);
  g_autoptr (PangoLayout) layout = small_layout (plot->widget, text);
  float y = y_of (plot, minutes);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  fill (snapshot, minutes == 0 ? &ink->dim : &ink->line, area->origin.x, y,
        area->origin.x + area->size.width, y + 1);
  paint_text (snapshot, layout, &ink->dim,
              is_mirrored (plot) ? area->origin.x + area->size.width + GAP
                                 : area->origin.x - GAP - (float) width,
              y - (float) height / 2);
}

static void
paint_amounts (const HdForecastPlot *plot, GtkSnapshot *snapshot)
{
  for (gint64 at = 0; at <= plot->high; at += plot->step)
    paint_amount (plot, snapshot, at);
  for (gint64 at = -plot->step; at >= plot->low; at -= plot->step)
    paint_amount (plot, snapshot, at);
}

/* January is told by its year. */
static char *
month_words (HdDate first)
{
  int year, month, day;

  hd_date_get_ymd (first, &year, &month, &day);
  return month == 1 ? g_strdup_printf ("%d", year) : hd_words_month_short (month);
}

/* Every how many months there is a name below: so many that the names do not touch. */
static int
month_stride (const HdForecastPlot *plot)
{
  static const int strides[] = { 1, 2, 3, 4, 6 };
  float month =
    plot->area.size.width / (float) (plot->forecast->until - plot->forecast->from + 1) * 30.4f;
  int widest = 0, width;

  for (int i = 1; i <= 12; i++)
    {
      g_autofree char *text = i == 1 ? g_strdup ("0000") : hd_words_month_short (i);
      g_autoptr (PangoLayout) layout = small_layout (plot->widget, text);

      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }
  for (guint i = 0; i < G_N_ELEMENTS (strides); i++)
    if ((float) strides[i] * month >= (float) widest + GAP)
      return strides[i];
  return 12;
}

static void
paint_months (const HdForecastPlot *plot, GtkSnapshot *snapshot)
{
  const HdTimeOffInk *ink = hd_time_off_ink ();
  const graphene_rect_t *area = &plot->area;
  int year, month, day, stride = month_stride (plot);
  float bottom = area->origin.y + area->size.height;

  hd_date_get_ymd (plot->forecast->from, &year, &month, &day);
  for (HdDate first = hd_date_add_months (hd_date_new (year, month, 1), day > 1 ? 1 : 0);
       first <= plot->forecast->until; first = hd_date_add_months (first, 1))
    {
      g_autofree char *text = month_words (first);
      g_autoptr (PangoLayout) layout = small_layout (plot->widget, text);
      float x = x_of (plot, first), left;
      int width;

      fill (snapshot, &ink->line, x, bottom, x + 1, bottom + GAP / 2);
      pango_layout_get_pixel_size (layout, &width, NULL);
      left = x - (float) width / 2;
      hd_date_get_ymd (first, &year, &month, &day);
      /* One that would stand out at the edge is left out: it names a few days. */
      if ((month - 1) % stride == 0 && left >= area->origin.x - GAP &&
          left + (float) width <= area->origin.x + area->size.width + GAP)
        paint_text (snapshot, layout, &ink->dim, left, bottom + GAP / 2);
    }
}

/* The end of a step: where the next one begins, or the edge. */
static float
end_of (const HdForecastPlot *plot, guint i)
{
  const GArray *points = plot->forecast->steps->points;

  return x_of (plot, i + 1 < points->len ? g_array_index (points, HdLeavePoint, i + 1).on
                                         : plot->forecast->until + 1);
}

static void
paint_steps (const HdForecastPlot *plot, GtkSnapshot *snapshot)
{
  const HdTimeOffInk *ink = hd_time_off_ink ();
  const GArray *points = plot->forecast->steps->points;
  float zero = y_of (plot, 0);

  for (guint i = 0; i < points->len; i++)
    {
      const HdLeavePoint *point = &g_array_index (points, HdLeavePoint, i);
      float x0 = x_of (plot, point->on), x1 = end_of (plot, i);

      fill (snapshot, point->available < 0 ? &ink->bad_tint : &ink->good_tint, x0,
            y_of (plot, point->available), x1, zero);
    }

  for (guint i = 0; i < points->len; i++)
    {
      const HdLeavePoint *point = &g_array_index (points, HdLeavePoint, i);
      const GdkRGBA *color = point->available < plot->forecast->limit ? &ink->bad : &ink->good;
      float x0 = x_of (plot, point->on), y = y_of (plot, point->available);

      fill (snapshot, color, x0, y - 1, end_of (plot, i), y + 1);
      if (i > 0)
        fill (snapshot, color, x0 - 1, y_of (plot, (point - 1)->available) - 1, x0 + 1, y + 1);
    }
}

static void
paint_caps (const HdForecastPlot *plot, GtkSnapshot *snapshot)
{
  const HdTimeOffInk *ink = hd_time_off_ink ();
  const GArray *caps = plot->forecast->caps;

  for (guint i = 0; i < caps->len; i++)
    {
      const HdForecastCap *cap = &g_array_index (caps, HdForecastCap, i);
      HdDate end = i + 1 < caps->len ? (cap + 1)->on : plot->forecast->until + 1;
      float x0 = x_of (plot, cap->on), x1 = x_of (plot, end), y;
      float left = MIN (x0, x1), right = MAX (x0, x1);
      int n_dashes = (int) ceilf ((right - left) / (2 * DASH));
      g_autofree char *amount = NULL;
      g_autofree char *text = NULL;
      g_autoptr (PangoLayout) layout = NULL;
      int width, height;

      if (cap->minutes > plot->high)
        continue;
      y = y_of (plot, cap->minutes);
      for (int dash = 0; dash < n_dashes; dash++)
        {
          float x = left + (float) dash * 2 * DASH;

          fill (snapshot, &ink->dim, x, y, MIN (x + DASH, right), y + 1);
        }

      amount = hd_words_amount (cap->minutes);
      /* Translators: the most leave that can be saved up, an amount of time */
      text = g_strdup_printf (_ ("Cap %s"), amount);
      layout = small_layout (plot->widget, text);
      pango_layout_get_pixel_size (layout, &width, &height);
      if (ABS (x1 - x0) > (float) width)
        paint_text (snapshot, layout, &ink->dim,
                    is_mirrored (plot) ? x0 - (float) width - 2 : x0 + 2, y - (float) height - 1);
    }
}

static void
paint_triangle (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float bottom)
{
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT (floorf (x - TRIANGLE / 2), floorf (bottom - TRIANGLE), TRIANGLE, TRIANGLE);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, (double) bounds.origin.x, (double) bounds.origin.y);
  cairo_rel_line_to (cr, (double) TRIANGLE, 0);
  cairo_rel_line_to (cr, (double) -TRIANGLE / 2, (double) TRIANGLE - 1);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* What words stand on in a row above the plot. */
typedef struct
{
  float from;
  float to;
} Taken;

static gboolean
is_free (const Taken *taken, float from, float to)
{
  return from >= taken->to + GAP || to <= taken->from - GAP;
}

/* The words of a mark stand beside its triangle, in the first row where they touch no others. When
 * there is none, or it goes on with the one before, the triangle stands alone, if there
 * are no words in its place: the day is read out by the cursor, and in the table. */
static void
paint_mark (const HdForecastPlot *plot,
            GtkSnapshot *snapshot,
            const HdLeaveMark *mark,
            gboolean goes_on,
            Taken *taken)
{
  const HdTimeOffInk *ink = hd_time_off_ink ();
  const GdkRGBA *color = mark->kind == HD_LEAVE_CAP_LOST ? &ink->dim : &ink->bad;
  const graphene_rect_t *area = &plot->area;
  float x = x_of (plot, mark->on), edge = area->origin.x + area->size.width;
  g_autofree char *text = hd_leave_words_mark (mark, plot->forecast->today);
  g_autoptr (PangoLayout) layout = small_layout (plot->widget, text);
  gboolean before;
  float from, to;
  int width, row = 0;

  pango_layout_get_pixel_size (layout, &width, NULL);
  before =
    is_mirrored (plot) ? x - TRIANGLE - (float) width >= 0 : x + TRIANGLE + (float) width > edge;
  from = before ? x - TRIANGLE - (float) width : x - TRIANGLE / 2;
  to = before ? x + TRIANGLE / 2 : x + TRIANGLE + (float) width;
  while (row < MARK_ROWS && !is_free (&taken[row], from, to))
    row++;

  if (goes_on)
    row = MARK_ROWS;

  float bottom = area->origin.y - GAP - (float) (row % MARK_ROWS) * plot->line;

  fill (snapshot, &ink->line, x, bottom, x + 1, area->origin.y + area->size.height);
  if (row == MARK_ROWS || from < 0 || to > edge + GAP)
    {
      /* Not into the words of another. */
      if (is_free (&taken[0], x - TRIANGLE / 2, x + TRIANGLE / 2))
        paint_triangle (snapshot, color, x, area->origin.y - 1);
      return;
    }
  paint_triangle (snapshot, color, x, bottom - (plot->line - TRIANGLE) / 2 + 1);
  paint_text (snapshot, layout, color, before ? from : x + TRIANGLE, bottom - plot->line);
  taken[row].from = MIN (taken[row].from, from);
  taken[row].to = MAX (taken[row].to, to);
}

static void
paint_marks (const HdForecastPlot *plot, GtkSnapshot *snapshot)
{
  const GArray *marks = plot->forecast->steps->marks;
  Taken taken[MARK_ROWS];

  for (int row = 0; row < MARK_ROWS; row++)
    taken[row] = (Taken){ G_MAXFLOAT, -G_MAXFLOAT };
  for (guint i = 0; i < marks->len; i++)
    {
      const HdLeaveMark *mark = &g_array_index (marks, HdLeaveMark, i);

      /* What is cut off at each credit is said once. */
      paint_mark (plot, snapshot, mark,
                  i > 0 && mark->kind == HD_LEAVE_CAP_LOST && (mark - 1)->kind == mark->kind,
                  taken);
    }
}

/**
 * hd_forecast_plot_paint:
 *
 * Paints all but the cursor.
 */
void
hd_forecast_plot_paint (const HdForecastPlot *plot, GtkSnapshot *snapshot)
{
  paint_amounts (plot, snapshot);
  paint_months (plot, snapshot);
  paint_steps (plot, snapshot);
  paint_caps (plot, snapshot);
  paint_marks (plot, snapshot);
}

void
hd_forecast_plot_paint_cursor (const HdForecastPlot *plot, GtkSnapshot *snapshot, HdDate on)
{
  const HdTimeOffInk *ink = hd_time_off_ink ();
  const graphene_rect_t *area = &plot->area;
  float x = floorf ((x_of (plot, on) + x_of (plot, on + 1)) / 2);
  float y = y_of (plot, hd_forecast_get_point (plot->forecast, on)->available);
  GskRoundedRect dot;

  fill (snapshot, &ink->text, x, area->origin.y, x + 1, area->origin.y + area->size.height);
  gsk_rounded_rect_init_from_rect (&dot, &GRAPHENE_RECT_INIT (x - 4, roundf (y) - 4, 9, 9), 4.5f);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, &ink->text, &dot.bounds);
  gtk_snapshot_pop (snapshot);
}
