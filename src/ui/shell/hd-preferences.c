/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-preferences.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-amount.h"
#include "hd-compat.h"
#include "hd-own-profile.h"
#include "hd-zone.h"

/* So long after the last key the name is kept. */
#define KEEP_DELAY_MS 500

/**
 * HdPreferences:
 *
 * What the drafts and the ledger need to know of the person: kept as it is typed. A value that
 * cannot be read is marked and not kept. The name is private and lives in the database; the rest
 * are settings.
 */
struct _HdPreferences
{
  AdwPreferencesWindow parent_instance;

  HdContext *context;
  GSettings *settings;
  GtkToggleButton *days[7];
  guint name_timeout;

  /* Template widgets */
  AdwEntryRow *name_row;
  AdwEntryRow *hours_row;
  GtkBox *days_box;
  AdwEntryRow *zone_row;
  AdwComboRow *region_row;
  AdwComboRow *leave_row;
  GtkSwitch *discreet_switch;
};

G_DEFINE_FINAL_TYPE (HdPreferences, hd_preferences, ADW_TYPE_PREFERENCES_WINDOW)

typedef struct
{
  const char *value;
  const char *title;
} Choice;

static const Choice regions[] = {
  { "", N_ ("This computer’s") },
  { "en-US", N_ ("English, United States") },
  { "en-GB", N_ ("English, United Kingdom") },
  { "en-IE", N_ ("English, Ireland") },
  { "en-CA", N_ ("English, Canada") },
  { "en-AU", N_ ("English, Australia") },
  { "en-NZ", N_ ("English, New Zealand") },
};

/* The values are the names of kinds of leave in data/wording. */
static const Choice leave_words[] = {
  { "leave", N_ ("Leave") },
  { "pto", N_ ("PTO") },
  { "annual", N_ ("Annual leave") },
  { "vacation", N_ ("Vacation") },
  { "personal", N_ ("Personal time") },
};

static const char *const day_keys[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

static void
mark (AdwEntryRow *row, gboolean valid)
{
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

static void
hours_changed_cb (HdPreferences *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->hours_row));
  HdSpan span;
  gboolean valid = hd_span_parse (text, &span, NULL);

  mark (self->hours_row, valid);
  if (!valid || self->settings == NULL)
    return;

  g_autofree char *from = hd_time_format (span.from);
  g_autofree char *to = hd_time_format (span.to);
  g_autofree char *hours = g_strdup_printf ("%s-%s", from, to);

  g_settings_set_string (self->settings, "work-hours", hours);
}

static void
zone_changed_cb (HdPreferences *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->zone_row));
  g_autoptr (GTimeZone) zone = *text != '\0' ? hd_zone_load (text) : g_time_zone_new_utc ();

  mark (self->zone_row, zone != NULL);
  if (zone != NULL && self->settings != NULL)
    g_settings_set_string (self->settings, "time-zone", text);
}

static void
days_changed_cb (HdPreferences *self)
{
  const char *days[8] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    if (gtk_toggle_button_get_active (self->days[i]))
      days[n++] = day_keys[i];

  g_settings_set_strv (self->settings, "work-days", days);
}

static void
region_selected_cb (HdPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->region_row);

  if (self->settings != NULL && selected < G_N_ELEMENTS (regions))
    g_settings_set_string (self->settings, "region", regions[selected].value);
}

static void
leave_selected_cb (HdPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->leave_row);

  if (self->settings != NULL && selected < G_N_ELEMENTS (leave_words))
    g_settings_set_string (self->settings, "leave-words", leave_words[selected].value);
}

static void
name_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdPreferences) self = user_data;
  g_autoptr (GError) error = NULL;

  hd_context_finish (HD_CONTEXT (source), result, &error);
  if (error != NULL)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), hd_toast_new (error->message));
}

static gboolean
keep_name_cb (gpointer data)
{
  HdPreferences *self = data;

  self->name_timeout = 0;
  hd_own_profile_set_name_async (self->context,
                                 gtk_editable_get_text (GTK_EDITABLE (self->name_row)),
                                 name_kept_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
name_changed_cb (HdPreferences *self)
{
  if (self->context == NULL)
    return;
  g_clear_handle_id (&self->name_timeout, g_source_remove);
  self->name_timeout = g_timeout_add (KEEP_DELAY_MS, keep_name_cb, self);
}

/* Closing is no reason to lose the last letters. */
static gboolean
close_requested_cb (HdPreferences *self)
{
  if (self->name_timeout != 0)
    {
      g_clear_handle_id (&self->name_timeout, g_source_remove);
      keep_name_cb (self);
    }
  return FALSE;
}

static void
fill_choices (AdwComboRow *row, const Choice *choices, guint n, const char *value)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (titles, _ (choices[i].title));
      if (strcmp (choices[i].value, value) == 0)
        selected = i;
    }

  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (row, selected);
}

/* One toggle a day, named as the locale does; January 2024 began with a Monday. */
static void
add_days (HdPreferences *self)
{
  g_auto (GStrv) chosen = g_settings_get_strv (self->settings, "work-days");

  for (int i = 0; i < 7; i++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (2024, 1, i + 1, 12, 0, 0);
      g_autofree char *abbreviation = g_date_time_format (day, "%a");
      g_autofree char *name = g_date_time_format (day, "%A");
      GtkWidget *button = gtk_toggle_button_new_with_label (abbreviation);

      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    g_strv_contains ((const char *const *) chosen, day_keys[i]));
      gtk_box_append (self->days_box, button);
      self->days[i] = GTK_TOGGLE_BUTTON (button);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (days_changed_cb), self);
    }
}

static void
hd_preferences_dispose (GObject *object)
{
  HdPreferences *self = HD_PREFERENCES (object);

  g_clear_handle_id (&self->name_timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_PREFERENCES);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hd_preferences_parent_class)->dispose (object);
}

static void
hd_preferences_class_init (HdPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/shell/"
                                                             "hd-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, hours_row);
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, days_box);
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, zone_row);
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, region_row);
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, leave_row);
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, discreet_switch);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hours_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, zone_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, region_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_selected_cb);
}

static void
hd_preferences_init (HdPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "close-request", G_CALLBACK (close_requested_cb), NULL);
}

/**
 * hd_preferences_new:
 *
 * Fills the rows first and takes the settings last, so that filling is not mistaken for typing.
 */
GtkWidget *
hd_preferences_new (HdContext *context, GSettings *settings)
{
  HdPreferences *self = g_object_new (HD_TYPE_PREFERENCES, NULL);
  g_autofree char *hours = g_settings_get_string (settings, "work-hours");
  g_autofree char *zone = g_settings_get_string (settings, "time-zone");
  g_autofree char *region = g_settings_get_string (settings, "region");
  g_autofree char *leave = g_settings_get_string (settings, "leave-words");
  const HdProfile *profile = hd_own_profile_peek (context);

  gtk_editable_set_text (GTK_EDITABLE (self->name_row), profile != NULL ? profile->name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->hours_row), hours);
  gtk_editable_set_text (GTK_EDITABLE (self->zone_row), zone);
  fill_choices (self->region_row, regions, G_N_ELEMENTS (regions), region);
  fill_choices (self->leave_row, leave_words, G_N_ELEMENTS (leave_words), leave);

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  add_days (self);
  g_settings_bind (settings, "discreet", self->discreet_switch, "active", G_SETTINGS_BIND_DEFAULT);
  return GTK_WIDGET (self);
}

void
hd_preferences_present (GtkWindow *parent, HdContext *context, GSettings *settings)
{
  GtkWidget *preferences = hd_preferences_new (context, settings);
  int width, height, room = gtk_widget_get_width (GTK_WIDGET (parent));

  /* No wider than the window that it lies on: on a phone that is all there is. */
  gtk_window_get_default_size (GTK_WINDOW (preferences), &width, &height);
  if (room > 0)
    gtk_window_set_default_size (GTK_WINDOW (preferences), MIN (width, room), height);
  gtk_window_set_transient_for (GTK_WINDOW (preferences), parent);
  gtk_window_present (GTK_WINDOW (preferences));
}
