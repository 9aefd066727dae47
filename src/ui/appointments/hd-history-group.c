/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-history-group.h"

#include <glib/gi18n.h>

#include "hd-applications.h"
#include "hd-home.h"
#include "hd-watch.h"
#include "hd-words.h"
#include "hd-zone.h"

struct _HdHistoryGroup
{
  AdwPreferencesGroup parent_instance;

  HdContext *context;
  GSettings *settings;
  gint64 application; /* 0: none is shown */
  AdwExpanderRow *expander;
  GPtrArray *rows; /* of GtkWidget, borrowed */
};

G_DEFINE_FINAL_TYPE (HdHistoryGroup, hd_history_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
title_of (HdStageEvent *event)
{
  HdOutcome outcome;
  HdStage stage;

  if (hd_outcome_parse (event->outcome, &outcome) && outcome != HD_OUTCOME_OPEN)
    return hd_outcome_title (outcome);
  return hd_stage_parse (event->stage, &stage) ? hd_stage_title (stage) : "";
}

/* @until: when the next step was; 0: it stands there still */
static void
add_step (HdHistoryGroup *self, HdStageEvent *event, gint64 until)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  HdDate day = hd_zone_to_wall (home, event->at).date;
  g_autofree char *on = hd_words_date (day, hd_context_get_today (self->context));
  int days = until > event->at ? (int) ((until - event->at) / 86400) : 0;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_of (event));
  if (days > 0)
    {
      /* Translators: how long something has stood at its stage */
      g_autofree char *time =
        g_strdup_printf (ngettext ("for %d day", "for %d days", (gulong) days), days);
      g_autofree char *both = g_strdup_printf ("%s · %s", on, time);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), both);
    }
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), on);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (self->expander, row);
  g_ptr_array_add (self->rows, row);
}

static GPtrArray *
list_steps (HdHistoryGroup *self)
{
  GListModel *events = hd_stage_events_get_list (self->context);
  GPtrArray *steps = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (HdStageEvent) event = g_list_model_get_item (events, i);

      if (event->application == self->application)
        g_ptr_array_add (steps, g_steal_pointer (&event));
    }
  return steps;
}

static void
show (HdHistoryGroup *self)
{
  g_autoptr (GPtrArray) steps = list_steps (self);

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->expander, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < steps->len; i++)
    {
      HdStageEvent *step = steps->pdata[i];
      gint64 until = *step->outcome != '\0' ? 0 : hd_context_get_now (self->context);

      if (i + 1 < steps->len)
        until = ((const HdStageEvent *) steps->pdata[i + 1])->at;
      add_step (self, step, until);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), steps->len > 1);
}

static void
hd_history_group_dispose (GObject *object)
{
  g_clear_object (&HD_HISTORY_GROUP (object)->context);
  g_clear_object (&HD_HISTORY_GROUP (object)->settings);

  G_OBJECT_CLASS (hd_history_group_parent_class)->dispose (object);
}

static void
hd_history_group_finalize (GObject *object)
{
  g_ptr_array_unref (HD_HISTORY_GROUP (object)->rows);

  G_OBJECT_CLASS (hd_history_group_parent_class)->finalize (object);
}

static void
hd_history_group_class_init (HdHistoryGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_history_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = hd_history_group_finalize;
}

static void
hd_history_group_init (HdHistoryGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->expander = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), _ ("The way so far"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->expander));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
hd_history_group_set_up (HdHistoryGroup *self, HdContext *context, GSettings *settings)
{
  g_return_if_fail (HD_IS_HISTORY_GROUP (self));

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  hd_watch (hd_stage_events_get_list (context), G_CALLBACK (show), self);
}

/**
 * hd_history_group_show:
 * @application: 0 for none
 */
void
hd_history_group_show (HdHistoryGroup *self, gint64 application)
{
  g_return_if_fail (HD_IS_HISTORY_GROUP (self));

  self->application = application;
  show (self);
}
