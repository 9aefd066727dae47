/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-figures-row.h"

#include <glib/gi18n.h>

#include "hd-date-button.h"
#include "hd-sheet.h"
#include "hd-why-window.h"
#include "hd-words.h"

struct _HdFiguresRow
{
  AdwBin parent_instance;

  HdFiguresSource source;
  gpointer data; /* borrowed */
  HdDate today;
  gboolean filling;

  /* Template widgets */
  GtkLabel *now_label;
  GtkLabel *after_title;
  GtkLabel *after_label;
  GtkLabel *on_label;
  HdDateButton *date_button;
};

enum
{
  PROP_0,
  PROP_DATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HdFiguresRow, hd_figures_row, ADW_TYPE_BIN)

static void
show (GtkLabel *label, gint64 minutes)
{
  g_autofree char *amount = hd_words_amount (minutes);

  gtk_label_set_label (label, amount);
  if (minutes < 0)
    gtk_widget_add_css_class (GTK_WIDGET (label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "error");
}

static const HdLeaveBook *
get_book (HdFiguresRow *self)
{
  return self->source != NULL ? self->source (self->data) : NULL;
}

/* The day is one that the books were derived for, and no day of the past. */
static HdDate
picked (HdFiguresRow *self, const HdLeaveBook *book)
{
  return CLAMP (hd_date_button_get_date (self->date_button), self->today, book->ledger->until);
}

static void
update (HdFiguresRow *self, const HdLeaveBook *book)
{
  g_autoptr (HdWhy) now = hd_why_now (book, self->today);
  g_autoptr (HdWhy) after = hd_why_after_requests (book, self->today);
  g_autoptr (HdWhy) on = hd_why_on (book, self->today, picked (self, book));

  /* Translators: what is left when all requests are taken, and the date of the last one */
  g_autofree char *day = hd_words_day (after->on, self->today);
  g_autofree char *until = g_strdup_printf (_ ("After requests, by %s"), day);

  gtk_label_set_label (self->after_title, after->on > self->today ? until : _ ("After requests"));
  show (self->now_label, now->total);
  show (self->after_label, after->total);
  show (self->on_label, on->total);
}

static void
date_cb (HdFiguresRow *self)
{
  const HdLeaveBook *book = self->filling ? NULL : get_book (self);

  if (book == NULL)
    return;

  self->filling = TRUE;
  hd_date_button_set_date (self->date_button, picked (self, book));
  self->filling = FALSE;
  update (self, book);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}

static void
why (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdFiguresRow *self = HD_FIGURES_ROW (widget);
  const char *which = g_variant_get_string (parameter, NULL);
  const HdLeaveBook *book = get_book (self);
  g_autoptr (HdWhy) figure = NULL;

  if (book == NULL)
    return;

  if (g_str_equal (which, "now"))
    figure = hd_why_now (book, self->today);
  else if (g_str_equal (which, "after"))
    figure = hd_why_after_requests (book, self->today);
  else
    figure = hd_why_on (book, self->today, picked (self, book));
  hd_why_window_present (hd_sheet_parent (widget), figure, book, self->today);
}

static void
hd_figures_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DATE:
      g_value_set_int (value, hd_figures_row_get_date (HD_FIGURES_ROW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_figures_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HD_TYPE_FIGURES_ROW);

  G_OBJECT_CLASS (hd_figures_row_parent_class)->dispose (object);
}

static void
hd_figures_row_class_init (HdFiguresRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hd_figures_row_get_property;
  object_class->dispose = hd_figures_row_dispose;

  properties[PROP_DATE] =
    g_param_spec_int ("date", NULL, NULL, G_MININT32, G_MAXINT32, HD_DATE_NONE,
                      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HD_TYPE_DATE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "timeoff/hd-figures-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HdFiguresRow, now_label);
  gtk_widget_class_bind_template_child (widget_class, HdFiguresRow, after_title);
  gtk_widget_class_bind_template_child (widget_class, HdFiguresRow, after_label);
  gtk_widget_class_bind_template_child (widget_class, HdFiguresRow, on_label);
  gtk_widget_class_bind_template_child (widget_class, HdFiguresRow, date_button);
  gtk_widget_class_bind_template_callback (widget_class, date_cb);
  gtk_widget_class_install_action (widget_class, "figures.why", "s", why);
}

static void
hd_figures_row_init (HdFiguresRow *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

GtkWidget *
hd_figures_row_new (void)
{
  return g_object_new (HD_TYPE_FIGURES_ROW, NULL);
}

/**
 * hd_figures_row_set_source:
 * @data: must outlive the row or the next call
 */
void
hd_figures_row_set_source (HdFiguresRow *self, HdFiguresSource source, gpointer data)
{
  g_return_if_fail (HD_IS_FIGURES_ROW (self));

  self->source = source;
  self->data = data;
}

/**
 * hd_figures_row_update:
 *
 * Shows the figures as they are now. The day starts as the last of the year.
 */
void
hd_figures_row_update (HdFiguresRow *self, HdDate today)
{
  const HdLeaveBook *book;

  g_return_if_fail (HD_IS_FIGURES_ROW (self));

  self->today = today;
  hd_date_button_set_today (self->date_button, today);
  if (hd_date_button_get_date (self->date_button) == HD_DATE_NONE)
    {
      self->filling = TRUE;
      hd_date_button_set_date (self->date_button, hd_date_new (hd_date_year (today), 12, 31));
      self->filling = FALSE;
    }
  book = get_book (self);
  if (book != NULL)
    update (self, book);
}

HdDate
hd_figures_row_get_date (HdFiguresRow *self)
{
  g_return_val_if_fail (HD_IS_FIGURES_ROW (self), HD_DATE_NONE);

  return hd_date_button_get_date (self->date_button);
}
