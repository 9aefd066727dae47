/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-fold.h"

#define ROW_SPACING 6

struct _HdFold
{
  GtkWidget parent_instance;

  int spacing;
  gboolean tight;
};

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_TIGHT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HdFold, hd_fold, GTK_TYPE_WIDGET)

/* The children that are seen, in their order. */
static guint
list_children (HdFold *self, GtkWidget *children[2])
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL && n < 2;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      children[n++] = child;
  return n;
}

/* How wide the two are when @width is given; FALSE when the second stands below the first. */
static gboolean
share (HdFold *self, GtkWidget *children[2], int width, int widths[2])
{
  int least, first, second;

  gtk_widget_measure (children[0], GTK_ORIENTATION_HORIZONTAL, -1, &least, &first, NULL, NULL);
  gtk_widget_measure (children[1], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &second, NULL, NULL);
  if (width < 0)
    width = first + self->spacing + second;
  widths[0] = widths[1] = width;
  if ((self->tight ? least : first) + self->spacing + second > width)
    return FALSE;
  widths[0] = width - self->spacing - second;
  widths[1] = second;
  return TRUE;
}

static void
measure_width (HdFold *self, GtkWidget *children[2], guint n, int *minimum, int *natural)
{
  for (guint i = 0; i < n; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (children[i], GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum,
                          &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (i > 0 ? self->spacing : 0);
    }
}

static void
measure_height (HdFold *self,
                GtkWidget *children[2],
                guint n,
                int width,
                int *minimum,
                int *natural)
{
  int widths[2] = { width, width };
  gboolean beside = n == 2 && share (self, children, width, widths);

  for (guint i = 0; i < 2 && children[i] != NULL; i++)
    {
      int child_minimum, child_natural, gap = i > 0 ? ROW_SPACING : 0;

      gtk_widget_measure (children[i], GTK_ORIENTATION_VERTICAL, widths[i], &child_minimum,
                          &child_natural, NULL, NULL);
      *minimum = beside ? MAX (*minimum, child_minimum) : *minimum + gap + child_minimum;
      *natural = beside ? MAX (*natural, child_natural) : *natural + gap + child_natural;
    }
}

static void
hd_fold_measure (GtkWidget *widget,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  HdFold *self = HD_FOLD (widget);
  GtkWidget *children[2] = { NULL };
  guint n = list_children (self, children);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, children, n, minimum, natural);
  else
    measure_height (self, children, n, for_size, minimum, natural);
}

static void
hd_fold_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HdFold *self = HD_FOLD (widget);
  GtkWidget *children[2] = { NULL };
  guint n = list_children (self, children);
  int widths[2] = { width, width };
  gboolean beside = n == 2 && share (self, children, width, widths);
  int first_height = height;

  if (n == 2 && !beside)
    gtk_widget_measure (children[0], GTK_ORIENTATION_VERTICAL, width, &first_height, NULL, NULL,
                        NULL);
  for (guint i = 0; i < n; i++)
    {
      gboolean at_end = (i == 1) == (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_LTR);
      GtkAllocation place = { beside && at_end ? width - widths[i] : 0, 0, widths[i], height };

      if (n == 2 && !beside)
        {
          place.y = i == 0 ? 0 : first_height + ROW_SPACING;
          place.height = i == 0 ? first_height : height - place.y;
        }
      gtk_widget_size_allocate (children[i], &place, -1);
    }
}

static GtkSizeRequestMode
hd_fold_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hd_fold_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    g_value_set_int (value, HD_FOLD (object)->spacing);
  else if (id == PROP_TIGHT)
    g_value_set_boolean (value, HD_FOLD (object)->tight);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hd_fold_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    HD_FOLD (object)->spacing = g_value_get_int (value);
  else if (id == PROP_TIGHT)
    HD_FOLD (object)->tight = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gtk_widget_queue_resize (GTK_WIDGET (object));
}

static void
hd_fold_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (hd_fold_parent_class)->dispose (object);
}

static void
hd_fold_class_init (HdFoldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hd_fold_get_property;
  object_class->set_property = hd_fold_set_property;
  object_class->dispose = hd_fold_dispose;
  widget_class->measure = hd_fold_measure;
  widget_class->size_allocate = hd_fold_size_allocate;
  widget_class->get_request_mode = hd_fold_get_request_mode;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 6,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TIGHT] =
    g_param_spec_boolean ("tight", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hd_fold_init (HdFold *self)
{
  self->spacing = 6;
}
