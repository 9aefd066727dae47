/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-agenda-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "hd-appointment-words.h"
#include "hd-stage.h"
#include "hd-words.h"

/* What a row says. */
typedef enum
{
  WHEN,
  STATE, /* beside it */
  NAME,
  COVER,
  N_PARTS
} Part;

typedef enum
{
  HEADING,
  BODY,
  CAPTION,
  N_SIZES
} Size;

static const Size
  sizes[N_PARTS] = { [WHEN] = HEADING, [STATE] = CAPTION, [NAME] = BODY, [COVER] = CAPTION };

struct _HdAgendaRuler
{
  PangoFontDescription *font; /* what was measured; NULL: nothing yet */
  double resolution;
  int heights[N_SIZES];
};

/* A list keeps two hundred rows and measures all of them: a row is one widget that knows its height
 * without looking at its words, and lays them out when it is painted. */
struct _HdAgendaRow
{
  GtkWidget parent_instance;

  HdAgendaRuler *ruler;
  char *texts[N_PARTS];
  gboolean header; /* the title of a section: WHEN alone */
  char *whole;     /* what it says, as one */
};

G_DEFINE_FINAL_TYPE (HdAgendaRow, hd_agenda_row, GTK_TYPE_WIDGET)

/* In pixels. */
#define BESIDE 6
#define BETWEEN_LINES 3

/* What .heading, .caption and .dim-label are elsewhere. */
#define HEADING_POINTS 11
#define CAPTION_POINTS 9
#define DIM 0.55F
#define DIM_HIGH_CONTRAST 0.9F

HdAgendaRuler *
hd_agenda_ruler_new (void)
{
  return g_rc_box_new0 (HdAgendaRuler);
}

static void
clear_ruler (gpointer data)
{
  g_clear_pointer (&((HdAgendaRuler *) data)->font, pango_font_description_free);
}

void
hd_agenda_ruler_unref (HdAgendaRuler *ruler)
{
  g_rc_box_release_full (ruler, clear_ruler);
}

static PangoLayout *
new_layout (HdAgendaRow *self, const char *text, Size size)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (size == HEADING)
    {
      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_attr_list_insert (attributes, pango_attr_size_new (HEADING_POINTS * PANGO_SCALE));
      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
    }
  else if (size == CAPTION)
    {
      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_NORMAL));
      pango_attr_list_insert (attributes, pango_attr_size_new (CAPTION_POINTS * PANGO_SCALE));
    }
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

/* How high the lines are in the font of now. */
static const int *
line_heights (HdAgendaRow *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);
  HdAgendaRuler *ruler = self->ruler;

  if (ruler->font != NULL && ruler->resolution >= resolution && ruler->resolution <= resolution &&
      pango_font_description_equal (ruler->font, font))
    return ruler->heights;

  clear_ruler (ruler);
  ruler->font = pango_font_description_copy (font);
  ruler->resolution = resolution;
  for (guint i = 0; i < N_SIZES; i++)
    {
      g_autoptr (PangoLayout) layout = new_layout (self, "", (Size) i);

      pango_layout_get_pixel_size (layout, NULL, &ruler->heights[i]);
    }
  return ruler->heights;
}

/* What has the keyboard is the cell around the row, which has no name of its own. */
static void
name_cell (HdAgendaRow *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));

  if (cell != NULL && self->whole != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->whole, -1);
}

static void
hd_agenda_row_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  HdAgendaRow *self = HD_AGENDA_ROW (widget);
  const int *heights = line_heights (self);

  *minimum_baseline = *natural_baseline = -1;
  *minimum = *natural = heights[HEADING];
  if (orientation == GTK_ORIENTATION_HORIZONTAL || self->header)
    return;
  *natural += BETWEEN_LINES + heights[BODY];
  if (*self->texts[COVER] != '\0')
    *natural += BETWEEN_LINES + heights[CAPTION];
  *minimum = *natural;
}

/* Returns: how wide it is. */
static int
paint (HdAgendaRow *self,
       GtkSnapshot *snapshot,
       Part part,
       gboolean at_end,
       int width,
       int y,
       int height,
       const GdkRGBA *color)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autoptr (PangoLayout) layout = new_layout (self, self->texts[part], sizes[part]);
  int whole = gtk_widget_get_width (GTK_WIDGET (self));
  PangoRectangle place;
  int x;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_extents (layout, NULL, &place);
  x = (at_end != rtl ? whole - place.width : 0) - place.x;
  y += (height - place.height) / 2;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
  return place.width;
}

static void
hd_agenda_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HdAgendaRow *self = HD_AGENDA_ROW (widget);
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  const int *heights = line_heights (self);
  int width = gtk_widget_get_width (widget);
  int first = width, y = heights[HEADING] + BETWEEN_LINES;
  GdkRGBA color, dim;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  dim = color;
  dim.alpha *= contrast ? DIM_HIGH_CONTRAST : DIM;

  if (*self->texts[STATE] != '\0')
    first -= BESIDE + paint (self, snapshot, STATE, TRUE, width, 0, heights[HEADING], &dim);
  paint (self, snapshot, WHEN, FALSE, MAX (first, 0), 0, heights[HEADING], &color);
  if (self->header)
    return;
  paint (self, snapshot, NAME, FALSE, width, y, heights[BODY], &color);
  y += heights[BODY] + BETWEEN_LINES;
  if (*self->texts[COVER] != '\0')
    paint (self, snapshot, COVER, FALSE, width, y, heights[CAPTION], &dim);
}

static void
hd_agenda_row_finalize (GObject *object)
{
  HdAgendaRow *self = HD_AGENDA_ROW (object);

  for (guint i = 0; i < N_PARTS; i++)
    g_free (self->texts[i]);
  g_free (self->whole);
  hd_agenda_ruler_unref (self->ruler);

  G_OBJECT_CLASS (hd_agenda_row_parent_class)->finalize (object);
}

static void
hd_agenda_row_class_init (HdAgendaRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hd_agenda_row_finalize;
  widget_class->measure = hd_agenda_row_measure;
  widget_class->snapshot = hd_agenda_row_snapshot;
}

static void
hd_agenda_row_init (HdAgendaRow *self)
{
  for (guint i = 0; i < N_PARTS; i++)
    self->texts[i] = g_strdup ("");
  gtk_widget_add_css_class (GTK_WIDGET (self), "hd-agenda-row");
  g_signal_connect (self, "notify::parent", G_CALLBACK (name_cell), NULL);
}

/**
 * hd_agenda_row_new:
 * @ruler: what all rows of a list measure with
 */
GtkWidget *
hd_agenda_row_new (HdAgendaRuler *ruler)
{
  HdAgendaRow *self = g_object_new (HD_TYPE_AGENDA_ROW, NULL);

  self->ruler = g_rc_box_acquire (ruler);
  return GTK_WIDGET (self);
}

/* A row that is bound anew mostly says what it said. */
static void
say (HdAgendaRow *self, gboolean header, const char *const texts[N_PARTS])
{
  gboolean cover = *self->texts[COVER] != '\0';
  gboolean changed = FALSE;
  GString *whole;

  for (guint i = 0; i < N_PARTS; i++)
    if (strcmp (self->texts[i], texts[i]) != 0)
      {
        g_free (self->texts[i]);
        self->texts[i] = g_strdup (texts[i]);
        changed = TRUE;
      }
  if (self->header != header)
    {
      self->header = header;
      if (header)
        gtk_widget_add_css_class (GTK_WIDGET (self), "hd-agenda-header");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), "hd-agenda-header");
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  if (!changed)
    return;

  whole = g_string_new (self->texts[WHEN]);
  for (guint i = WHEN + 1; i < N_PARTS; i++)
    if (*self->texts[i] != '\0')
      g_string_append_printf (whole, ", %s", self->texts[i]);
  g_free (self->whole);
  self->whole = g_string_free (whole, FALSE);
  name_cell (self);
  if (cover != (*self->texts[COVER] != '\0'))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * hd_agenda_row_show:
 * @past: leave is not a question any more
 * @asked: they ask for another time, and wait for an answer
 */
void
hd_agenda_row_show (HdAgendaRow *self,
                    HdContext *context,
                    HdInterview *interview,
                    HdShade *shade,
                    GTimeZone *home,
                    HdDate today,
                    gboolean past,
                    gboolean asked)
{
  g_autofree char *when = hd_appointment_short (interview, home, today);
  const char *first = when, *standing = "";
  g_autofree char *name = hd_appointment_name (interview, shade);
  g_autofree char *place = hd_appointment_place (interview, shade);
  g_autofree char *cover = NULL;
  g_autofree char *part = hd_appointment_part (interview, home);
  g_autofree char *offered = past ? NULL : hd_appointment_offered (context, interview, home);
  HdMeetingState state;
  gboolean plain =
    strcmp (interview->state, "confirmed") == 0 || strcmp (interview->state, "held") == 0;

  if (past)
    cover = g_strdup (place);
  else if (asked)
    cover = g_strdup_printf ("%s · %s", _ ("They ask for another time"),
                             hd_appointment_cover (context, interview));
  else if (offered != NULL)
    cover = g_steal_pointer (&offered);
  else
    cover = g_strdup_printf ("%s%s%s", place, *place != '\0' ? " · " : "",
                             hd_appointment_cover (context, interview));
  if (plain)
    standing = part;
  else if (hd_meeting_state_parse (interview->state, &state))
    standing = hd_meeting_state_title (state);
  /* That it has no time is said above all of those that have none. */
  if (!past && interview->start_day == HD_DATE_NONE && *standing != '\0')
    {
      first = standing;
      standing = "";
    }
  say (self, FALSE, (const char *const[]){ first, standing, name, cover });
}

/**
 * hd_agenda_row_show_case:
 *
 * Shows what is to be done next for a case.
 */
void
hd_agenda_row_show_case (HdAgendaRow *self,
                         HdJobApplication *application,
                         HdShade *shade,
                         HdDate today)
{
  g_autofree char *name = hd_case_name (application, shade);
  g_autofree char *day =
    application->next_on == HD_DATE_NONE ? NULL : hd_words_date (application->next_on, today);
  gboolean late = application->next_on != HD_DATE_NONE && application->next_on < today;

  say (self, FALSE,
       (const char *const[]){ application->next_action, late ? _ ("Due") : "", name,
                              day != NULL ? day : "" });
}

/**
 * hd_agenda_row_show_header:
 *
 * Shows the title of a section instead.
 */
void
hd_agenda_row_show_header (HdAgendaRow *self, const char *title)
{
  say (self, TRUE, (const char *const[]){ title, "", "", "" });
}
