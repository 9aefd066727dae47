/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-next-strip.h"

#include <glib/gi18n.h>

#include "hd-appointment-agenda.h"
#include "hd-appointment-words.h"
#include "hd-fold.h"
#include "hd-home.h"
#include "hd-interviews.h"
#include "hd-leave-desk.h"
#include "hd-search-guide.h"
#include "hd-watch.h"

struct _HdNextStrip
{
  GtkBox parent_instance;

  HdContext *context;
  GSettings *settings;
  HdShade *shade;
  guint update_source;
  guint coverage_source;

  /* Template widgets */
  GtkButton *button;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *coverage;
};

G_DEFINE_FINAL_TYPE (HdNextStrip, hd_next_strip, GTK_TYPE_BOX)

/* How far the search is looked ahead, in days: that the leave of the year before, which lapses in
 * March, is told of when a search begins in autumn. */
#define AHEAD 182

/* Whether the leave is enough for what is planned and likely. */
static void
show_coverage (HdNextStrip *self)
{
  HdSearchCoverage coverage;
  g_autofree char *words = NULL;

  if (hd_search_guide_coverage (self->context, hd_context_get_today (self->context) + AHEAD,
                                &coverage))
    words = hd_search_guide_coverage_words (self->context, &coverage);
  gtk_label_set_label (self->coverage, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->coverage), words != NULL);
}

static gboolean
coverage_cb (gpointer user_data)
{
  HdNextStrip *self = user_data;

  self->coverage_source = 0;
  show_coverage (self);
  return G_SOURCE_REMOVE;
}

/* A forecast takes its time, and nobody waits for it: the page is shown first. */
static void
queue_coverage (HdNextStrip *self)
{
  if (self->coverage_source == 0)
    self->coverage_source = g_idle_add_full (G_PRIORITY_LOW, coverage_cb, self, NULL);
}

static void
say (HdNextStrip *self, const char *title, const char *subtitle)
{
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
}

static void
update (HdNextStrip *self)
{
  HdInterview *next = hd_agenda_next (self->context);
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);

  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), next != NULL);
  gtk_widget_set_can_target (GTK_WIDGET (self->button), next != NULL);
  gtk_widget_set_can_focus (GTK_WIDGET (self->button), next != NULL);
  queue_coverage (self);
  if (next == NULL)
    {
      say (self, _ ("Nothing is planned"), "");
      return;
    }

  g_autofree char *when = hd_appointment_short (next, home, hd_context_get_today (self->context));
  g_autofree char *there = hd_appointment_there (next, home);
  g_autofree char *place = hd_appointment_place (next, self->shade);
  /* Translators: the next appointment: its day and time at home, and there in brackets or nothing
   */
  g_autofree char *title = g_strdup_printf (_ ("Next: %s%s"), when, there);
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s", place, *place != '\0' ? " · " : "",
                                               hd_appointment_cover (self->context, next));

  say (self, title, subtitle);
}

static gboolean
update_cb (gpointer user_data)
{
  HdNextStrip *self = user_data;

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (HdNextStrip *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_cb, self);
}

static void
hd_next_strip_dispose (GObject *object)
{
  HdNextStrip *self = HD_NEXT_STRIP (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->coverage_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_NEXT_STRIP);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  g_clear_object (&self->shade);

  G_OBJECT_CLASS (hd_next_strip_parent_class)->dispose (object);
}

static void
hd_next_strip_class_init (HdNextStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_next_strip_dispose;

  g_type_ensure (HD_TYPE_FOLD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "appointments/hd-next-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, HdNextStrip, button);
  gtk_widget_class_bind_template_child (widget_class, HdNextStrip, title);
  gtk_widget_class_bind_template_child (widget_class, HdNextStrip, subtitle);
  gtk_widget_class_bind_template_child (widget_class, HdNextStrip, coverage);
}

static void
hd_next_strip_init (HdNextStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
hd_next_strip_set_up (HdNextStrip *self, HdContext *context, GSettings *settings, HdShade *shade)
{
  g_return_if_fail (HD_IS_NEXT_STRIP (self));

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  self->shade = g_object_ref (shade);
  hd_watch (hd_interviews_get_list (context), G_CALLBACK (queue_update), self);
  /* Whether leave is needed depends on the working hours. */
  g_signal_connect_object (hd_leave_desk_get (context), "changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (shade, "notify::open", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
