/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-agenda-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-appointment-words.h"
#include "hd-stage.h"
#include "hd-words.h"

struct _HdAgendaRow
{
  GtkBox parent_instance;

  GtkLabel *when;
  GtkLabel *state;
  GtkLabel *name;
  GtkLabel *cover;
  GtkBox *top;
  char *whole; /* what it says, as one */
};

G_DEFINE_FINAL_TYPE (HdAgendaRow, hd_agenda_row, GTK_TYPE_BOX)

static GtkLabel *
new_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
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
hd_agenda_row_finalize (GObject *object)
{
  g_free (HD_AGENDA_ROW (object)->whole);

  G_OBJECT_CLASS (hd_agenda_row_parent_class)->finalize (object);
}

static void
hd_agenda_row_class_init (HdAgendaRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hd_agenda_row_finalize;
}

static void
hd_agenda_row_init (HdAgendaRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hd-agenda-row");
  g_signal_connect (self, "notify::parent", G_CALLBACK (name_cell), NULL);

  self->top = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->when = new_label ("heading");
  self->state = new_label ("caption");
  self->name = new_label (NULL);
  self->cover = new_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->cover), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->when), "numeric");
  gtk_widget_set_hexpand (GTK_WIDGET (self->when), TRUE);
  gtk_box_append (self->top, GTK_WIDGET (self->when));
  gtk_box_append (self->top, GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->top));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->cover));
}

GtkWidget *
hd_agenda_row_new (void)
{
  return g_object_new (HD_TYPE_AGENDA_ROW, NULL);
}

static void
set_parts (HdAgendaRow *self, gboolean header)
{
  gtk_widget_set_visible (GTK_WIDGET (self->name), !header);
  gtk_widget_set_visible (GTK_WIDGET (self->cover), !header);
  if (header)
    gtk_widget_add_css_class (GTK_WIDGET (self), "hd-agenda-header");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "hd-agenda-header");
}

/**
 * hd_agenda_row_show:
 * @past: leave is not a question any more
 */
void
hd_agenda_row_show (HdAgendaRow *self,
                    HdContext *context,
                    HdInterview *interview,
                    HdShade *shade,
                    GTimeZone *home,
                    HdDate today,
                    gboolean past)
{
  g_autofree char *when = hd_appointment_short (interview, home, today);
  g_autofree char *name = hd_appointment_name (interview, shade);
  g_autofree char *place = hd_appointment_place (interview, shade);
  g_autofree char *cover = NULL;
  g_autofree char *offered = past ? NULL : hd_appointment_offered (context, interview, home);
  HdMeetingState state;
  gboolean plain =
    strcmp (interview->state, "confirmed") == 0 || strcmp (interview->state, "held") == 0;

  if (past)
    cover = g_strdup (place);
  else if (offered != NULL)
    cover = g_steal_pointer (&offered);
  else
    cover = g_strdup_printf ("%s%s%s", place, *place != '\0' ? " · " : "",
                             hd_appointment_cover (context, interview));
  g_free (self->whole);
  self->whole = g_strdup_printf ("%s, %s, %s", when, name, cover);
  name_cell (self);
  set_parts (self, FALSE);
  gtk_label_set_label (self->when, when);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->cover, cover);
  gtk_widget_set_visible (GTK_WIDGET (self->cover), *cover != '\0');
  gtk_label_set_label (self->state, !plain && hd_meeting_state_parse (interview->state, &state)
                                      ? hd_meeting_state_title (state)
                                      : "");
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

  g_free (self->whole);
  self->whole = day != NULL ? g_strdup_printf ("%s, %s, %s", application->next_action, day, name)
                            : g_strdup_printf ("%s, %s", application->next_action, name);
  name_cell (self);
  set_parts (self, FALSE);
  gtk_label_set_label (self->when, application->next_action);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->cover, day != NULL ? day : "");
  gtk_widget_set_visible (GTK_WIDGET (self->cover), day != NULL);
  gtk_label_set_label (self->state, late ? _ ("Due") : "");
}

/**
 * hd_agenda_row_show_header:
 *
 * Shows the title of a section instead.
 */
void
hd_agenda_row_show_header (HdAgendaRow *self, const char *title)
{
  g_free (self->whole);
  self->whole = g_strdup (title);
  name_cell (self);
  set_parts (self, TRUE);
  gtk_label_set_label (self->when, title);
  gtk_label_set_label (self->state, "");
}
