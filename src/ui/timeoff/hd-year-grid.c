/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-year-grid.h"

#include <glib/gi18n.h>
#include <math.h>

#include "hd-time-off-ink.h"
#include "hd-words.h"

/* In pixels. Two months of the narrowest cells stand beside each other on a phone. */
#define MIN_CELL 20
#define MAX_CELL 34
#define GAP 16
#define MAX_COLUMNS 4
#define WEEKS 6

struct _HdYearGrid
{
  HdDayCanvas parent_instance;

  const HdYear *year; /* borrowed; NULL while there is none */
  HdDate today;
  HdWeekday first_weekday;
};

enum
{
  DAY_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdYearGrid, hd_year_grid, HD_TYPE_DAY_CANVAS)

/* How the months lie in a width. */
typedef struct
{
  int columns;
  int cell;   /* of a day, in both directions */
  int title;  /* height of the name of a month with the row of weekdays */
  int left;   /* of the first month */
  int width;  /* of a month */
  int height; /* of a month with the gap below it */
} Layout;

static PangoLayout *
small_layout (HdYearGrid *self, const char *text, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
lay_out (HdYearGrid *self, int width, Layout *layout)
{
  g_autoptr (PangoLayout) line = small_layout (self, "28", FALSE);
  int text_width, text_height, min_cell;

  pango_layout_get_pixel_size (line, &text_width, &text_height);
  min_cell = MAX (MIN_CELL, text_width + 4);
  layout->columns = CLAMP ((width + GAP) / (7 * min_cell + GAP), 1, MAX_COLUMNS);
  /* Five columns leave two months over; three or four do not. */
  layout->cell = CLAMP ((width - (layout->columns - 1) * GAP) / layout->columns / 7, min_cell,
                        MAX (MAX_CELL, min_cell));
  layout->width = 7 * layout->cell;
  layout->title = 2 * (text_height + 6);
  layout->left =
    MAX (0, (width - layout->columns * layout->width - (layout->columns - 1) * GAP) / 2);
  layout->height = layout->title + WEEKS * layout->cell + GAP;
}

/* The upper left corner of a month; 1 to 12. */
static void
month_origin (HdYearGrid *self, const Layout *layout, int month, int *x, int *y)
{
  int column = (month - 1) % layout->columns, row = (month - 1) / layout->columns;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    column = layout->columns - 1 - column;
  *x = layout->left + column * (layout->width + GAP);
  *y = row * layout->height;
}

/* Cells of a month from the first day of its first week on. */
static int
cells_before (HdYearGrid *self, int month)
{
  int weekday = (int) hd_date_weekday (hd_date_new (self->year->year, month, 1));

  return (weekday - (int) self->first_weekday + 7) % 7;
}

static int
mirror (HdYearGrid *self, int column)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? 6 - column : column;
}

static void
cell_place (HdYearGrid *self, const Layout *layout, int month, int day, GdkRectangle *place)
{
  int cell = cells_before (self, month) + day - 1;
  int x, y;

  month_origin (self, layout, month, &x, &y);
  *place =
    (GdkRectangle){ x + mirror (self, cell % 7) * layout->cell,
                    y + layout->title + cell / 7 * layout->cell, layout->cell, layout->cell };
}

static void
paint_centred (GtkSnapshot *snapshot,
               PangoLayout *layout,
               const GdkRGBA *color,
               const GdkRectangle *place)
{
  int width, height, x, y;

  pango_layout_get_pixel_size (layout, &width, &height);
  /* Letters are sharp on whole pixels. */
  x = place->x + (place->width - width) / 2;
  y = place->y + (place->height - height) / 2;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
paint_box (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *box, float outline)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, box, 5);
  if (outline > 0)
    {
      float widths[] = { outline, outline, outline, outline };
      GdkRGBA colors[] = { *color, *color, *color, *color };

      gtk_snapshot_append_border (snapshot, &rounded, widths, colors);
      return;
    }
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, box);
  gtk_snapshot_pop (snapshot);
}

/* Settled is filled, asked for is an outline; a part of a day is a bar below. */
static void
paint_away (GtkSnapshot *snapshot, const HdYearDay *day, const graphene_rect_t *box)
{
  const HdTimeOffInk *ink = hd_time_off_ink ();
  graphene_rect_t bar = *box;

  if (day->away == HD_YEAR_THERE)
    return;
  if (day->part)
    {
      bar.origin.y += bar.size.height - 5;
      bar.size.height = 5;
    }
  paint_box (snapshot, &ink->good, &bar, day->away == HD_YEAR_ASKED ? 1.5f : 0);
}

static void
paint_day (HdYearGrid *self,
           GtkSnapshot *snapshot,
           const Layout *layout,
           int month,
           int number,
           PangoLayout *plain,
           PangoLayout *bold)
{
  const HdTimeOffInk *ink = hd_time_off_ink ();
  HdDate date = hd_date_new (self->year->year, month, number);
  const HdYearDay *day = hd_year_get_day (self->year, date);
  const GdkRGBA *color = &ink->text;
  GdkRectangle place;
  graphene_rect_t box;

  cell_place (self, layout, month, number, &place);
  box = GRAPHENE_RECT_INIT ((float) place.x + 1, (float) place.y + 1, (float) place.width - 2,
                            (float) place.height - 2);
  if (day->look == HD_YEAR_OFF)
    {
      paint_box (snapshot, &ink->off_tint, &box, 0);
      color = &ink->dim;
    }
  if (day->look == HD_YEAR_HOLIDAY)
    {
      graphene_rect_t tinted = box;

      if (day->half)
        tinted.size.height = roundf (tinted.size.height / 2);
      paint_box (snapshot, &ink->holiday_tint, &tinted, 0);
      color = &ink->holiday;
    }
  paint_away (snapshot, day, &box);
  if (day->away == HD_YEAR_AWAY && !day->part)
    color = &ink->on_good;
  else if (day->away == HD_YEAR_ASKED && !day->part)
    color = &ink->good;
  paint_centred (snapshot, date == self->today || day->look == HD_YEAR_HOLIDAY ? bold : plain,
                 color, &place);
  if (date == self->today)
    gtk_snapshot_append_color (snapshot, color,
                               &GRAPHENE_RECT_INIT (box.origin.x + 5,
                                                    box.origin.y + box.size.height - 3,
                                                    box.size.width - 10, 1));
  if (date == hd_day_canvas_get_cursor (HD_DAY_CANVAS (self)) &&
      gtk_widget_has_focus (GTK_WIDGET (self)))
    paint_box (snapshot, &ink->text, &box, 2);
}

static void
paint_month (HdYearGrid *self,
             GtkSnapshot *snapshot,
             const Layout *layout,
             int month,
             PangoLayout **plain,
             PangoLayout **bold,
             PangoLayout **weekdays)
{
  const HdTimeOffInk *ink = hd_time_off_ink ();
  g_autofree char *name = hd_words_month_name (month);
  g_autoptr (PangoLayout) title = small_layout (self, name, TRUE);
  GdkRectangle place;
  int x, y;

  month_origin (self, layout, month, &x, &y);
  place = (GdkRectangle){ x, y, layout->width, layout->title / 2 };
  paint_centred (snapshot, title, &ink->text, &place);
  for (int column = 0; column < 7; column++)
    {
      place = (GdkRectangle){ x + mirror (self, column) * layout->cell, y + layout->title / 2,
                              layout->cell, layout->title / 2 };
      paint_centred (snapshot, weekdays[column], &ink->dim, &place);
    }
  for (int day = 1; day <= hd_date_days_in_month (self->year->year, month); day++)
    paint_day (self, snapshot, layout, month, day, plain[day], bold[day]);
}

static void
hd_year_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HdYearGrid *self = HD_YEAR_GRID (widget);
  PangoLayout *plain[32] = { NULL }, *bold[32] = { NULL }, *weekdays[7];
  Layout layout;

  if (self->year == NULL)
    return;

  lay_out (self, gtk_widget_get_width (widget), &layout);
  for (int day = 1; day <= 31; day++)
    {
      g_autofree char *number = g_strdup_printf ("%d", day);

      plain[day] = small_layout (self, number, FALSE);
      bold[day] = small_layout (self, number, TRUE);
    }
  for (int column = 0; column < 7; column++)
    {
      g_autofree char *letter =
        hd_words_weekday_letter ((HdWeekday) ((self->first_weekday + column - 1) % 7 + 1));

      weekdays[column] = small_layout (self, letter, FALSE);
    }

  for (int month = 1; month <= 12; month++)
    paint_month (self, snapshot, &layout, month, plain, bold, weekdays);

  for (int day = 1; day <= 31; day++)
    {
      g_object_unref (plain[day]);
      g_object_unref (bold[day]);
    }
  for (int column = 0; column < 7; column++)
    g_object_unref (weekdays[column]);
}

static GtkSizeRequestMode
hd_year_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hd_year_grid_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  HdYearGrid *self = HD_YEAR_GRID (widget);
  Layout layout;

  lay_out (self, for_size > 0 && orientation == GTK_ORIENTATION_VERTICAL ? for_size : 1, &layout);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = layout.width;
      *natural = 3 * layout.width + 2 * GAP;
    }
  else
    *minimum = *natural = (12 + layout.columns - 1) / layout.columns * layout.height - GAP;
}

/* A popover that belongs to a day is a child. */
static void
hd_year_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

/* The calendar is higher than a window can be: what the keyboard walks to comes into view. */
static void
scroll_to (HdYearGrid *self, HdDate date)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkWidget *content = viewport != NULL ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  GdkRectangle place;
  double top;

  if (content == NULL || !hd_year_grid_get_place (self, date, &place) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self), content, &bounds))
    return;

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  top = (double) bounds.origin.y + place.y;
  gtk_adjustment_clamp_page (adjustment, top - place.height, top + 2 * place.height);
}

static void
hd_year_grid_walked (HdDayCanvas *canvas)
{
  scroll_to (HD_YEAR_GRID (canvas), hd_day_canvas_get_cursor (canvas));
}

static void
activate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdYearGrid *self = HD_YEAR_GRID (widget);
  HdDate date = hd_day_canvas_get_cursor (HD_DAY_CANVAS (self));
  GdkRectangle place;

  scroll_to (self, date);
  if (hd_year_grid_get_place (self, date, &place))
    g_signal_emit (self, signals[DAY_ACTIVATED], 0, date, &place);
}

/* Between the days there is none. */
static HdDate
hd_year_grid_date_at (HdDayCanvas *canvas, double x, double y)
{
  HdYearGrid *self = HD_YEAR_GRID (canvas);
  GdkRectangle place;

  for (int i = 0; self->year != NULL && i < self->year->n_days; i++)
    if (hd_year_grid_get_place (self, self->year->first + i, &place) && x >= place.x &&
        x < place.x + place.width && y >= place.y && y < place.y + place.height)
      return self->year->first + i;
  return HD_DATE_NONE;
}

static void
hd_year_grid_pressed (HdDayCanvas *canvas)
{
  gtk_widget_activate_action (GTK_WIDGET (canvas), "year.activate", NULL);
}

static void
hd_year_grid_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (hd_year_grid_parent_class)->dispose (object);
}

static void
hd_year_grid_class_init (HdYearGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HdDayCanvasClass *canvas_class = HD_DAY_CANVAS_CLASS (klass);

  object_class->dispose = hd_year_grid_dispose;
  widget_class->snapshot = hd_year_grid_snapshot;
  widget_class->measure = hd_year_grid_measure;
  widget_class->size_allocate = hd_year_grid_size_allocate;
  widget_class->get_request_mode = hd_year_grid_get_request_mode;
  canvas_class->date_at = hd_year_grid_date_at;
  canvas_class->walked = hd_year_grid_walked;
  canvas_class->pressed = hd_year_grid_pressed;

  signals[DAY_ACTIVATED] =
    g_signal_new ("day-activated", HD_TYPE_YEAR_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT, GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_css_name (widget_class, "yeargrid");
  gtk_widget_class_install_action (widget_class, "year.activate", NULL, activate);
  hd_day_canvas_class_add_key (canvas_class, GDK_KEY_Up, 0, HD_DAY_MOVE_DAYS, -7);
  hd_day_canvas_class_add_key (canvas_class, GDK_KEY_Down, 0, HD_DAY_MOVE_DAYS, 7);
  hd_day_canvas_class_add_key (canvas_class, GDK_KEY_KP_Up, 0, HD_DAY_MOVE_DAYS, -7);
  hd_day_canvas_class_add_key (canvas_class, GDK_KEY_KP_Down, 0, HD_DAY_MOVE_DAYS, 7);
  hd_day_canvas_class_add_key (canvas_class, GDK_KEY_Page_Up, 0, HD_DAY_MOVE_MONTHS, -1);
  hd_day_canvas_class_add_key (canvas_class, GDK_KEY_Page_Down, 0, HD_DAY_MOVE_MONTHS, 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "year.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "year.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "year.activate", NULL);
}

static void
hd_year_grid_init (HdYearGrid *self)
{
  self->today = HD_DATE_NONE;
  self->first_weekday = hd_year_first_weekday ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Year calendar"), -1);
}

/**
 * hd_year_grid_set_year:
 * @year: (nullable): must outlive the grid or the next call
 */
void
hd_year_grid_set_year (HdYearGrid *self, const HdYear *year, HdDate today)
{
  g_return_if_fail (HD_IS_YEAR_GRID (self));

  self->year = year;
  self->today = today;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
hd_year_grid_set_first_weekday (HdYearGrid *self, HdWeekday weekday)
{
  g_return_if_fail (HD_IS_YEAR_GRID (self));
  g_return_if_fail (weekday >= HD_MONDAY && weekday <= HD_SUNDAY);

  self->first_weekday = weekday;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * hd_year_grid_get_place:
 * @place: (out): where the day is, in the grid's pixels
 *
 * Returns: %FALSE when the day is not in the year that is shown
 */
gboolean
hd_year_grid_get_place (HdYearGrid *self, HdDate date, GdkRectangle *place)
{
  int year, month, day;
  Layout layout;

  g_return_val_if_fail (HD_IS_YEAR_GRID (self), FALSE);

  if (self->year == NULL || hd_year_get_day (self->year, date) == NULL)
    return FALSE;

  hd_date_get_ymd (date, &year, &month, &day);
  lay_out (self, gtk_widget_get_width (GTK_WIDGET (self)), &layout);
  cell_place (self, &layout, month, day, place);
  return TRUE;
}
