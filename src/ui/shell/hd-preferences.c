/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-preferences.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-amount.h"
#include "hd-dialog-size.h"
#include "hd-home.h"
#include "hd-own-profile.h"
#include "hd-template.h"
#include "hd-year.h"
#include "hd-zone-row.h"

/* So long after the last key the name is kept. */
#define KEEP_DELAY_MS 500

/* From here on, half as large again as usual, seven names of days are wider than a phone. */
#define LARGE_DPI 144

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
  GStrv regions;    /* codes, as the row lists them after its first line */
  GStrv leave_keys; /* likewise */
  gboolean filling;

  /* Template widgets */
  AdwPreferencesGroup *name_group;
  AdwEntryRow *name_row;
  AdwEntryRow *hours_row;
  GtkBox *days_box;
  HdZoneRow *zone_row;
  AdwComboRow *region_row;
  AdwComboRow *leave_row;
  GtkSwitch *discreet_switch;
  AdwActionRow *background_row;
  GtkSwitch *background_switch;
  char *background_subtitle; /* owned; what the row says when nothing was refused */
};

G_DEFINE_FINAL_TYPE (HdPreferences, hd_preferences, ADW_TYPE_PREFERENCES_WINDOW)

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
days_changed_cb (HdPreferences *self)
{
  const char *days[8] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    if (gtk_toggle_button_get_active (self->days[i]))
      days[n++] = day_keys[i];

  g_settings_set_strv (self->settings, "work-days", days);
}

/* What leave is called is a word of the language: the list follows it. */
static void
fill_leave_words (HdPreferences *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "leave-words");
  g_autofree char *own = hd_home_language (self->settings);
  g_autoptr (HdTemplates) templates = hd_templates_load (own, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  if (templates == NULL)
    templates = hd_templates_load ("en", NULL);

  self->filling = TRUE;
  g_clear_pointer (&self->leave_keys, g_strfreev);
  self->leave_keys = hd_templates_list_earned_leave (templates);

  /* Translators: the plainest word for paid time off, whatever kind of it */
  gtk_string_list_append (titles, _ ("Just “leave”"));
  for (guint i = 0; self->leave_keys[i] != NULL; i++)
    {
      gtk_string_list_append (titles,
                              hd_templates_get_leave_words (templates, self->leave_keys[i]));
      if (strcmp (self->leave_keys[i], chosen) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->leave_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->leave_row, selected);
  self->filling = FALSE;
}

static void
region_selected_cb (HdPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->region_row);

  if (self->settings == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  g_settings_set_string (self->settings, "region", selected > 0 ? self->regions[selected - 1] : "");
  fill_leave_words (self);
}

static void
leave_selected_cb (HdPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->leave_row);

  if (self->settings == NULL || self->filling || selected == GTK_INVALID_LIST_POSITION)
    return;
  g_settings_set_string (self->settings, "leave-words",
                         selected > 0 ? self->leave_keys[selected - 1] : "leave");
}

/* Switched on once more: what was refused before is not the last word. */
static void
background_switched_cb (HdPreferences *self)
{
  if (!gtk_switch_get_active (self->background_switch) || self->background_subtitle == NULL)
    return;
  adw_action_row_set_subtitle (self->background_row, self->background_subtitle);
  g_clear_pointer (&self->background_subtitle, g_free);
}

/**
 * hd_preferences_refuse_background:
 * @sentence: why there are no reminders while the window is closed
 *
 * Says so under the switch, which whoever refused has set back.
 */
void
hd_preferences_refuse_background (HdPreferences *self, const char *sentence)
{
  if (self->background_subtitle == NULL)
    self->background_subtitle = g_strdup (adw_action_row_get_subtitle (self->background_row));
  adw_action_row_set_subtitle (self->background_row, sentence);
}

typedef struct
{
  HdPreferences *preferences;
  GtkWindow *parent;
} NameKeeping;

/* What went wrong stands at the name until it is kept; once the window is closed, in the one that
 * it was opened from. A toast of the preferences' own is none of ours: see hd-toasts. */
static void
name_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree NameKeeping *keeping = user_data;
  g_autoptr (HdPreferences) self = keeping->preferences;
  g_autoptr (GtkWindow) parent = keeping->parent;
  g_autoptr (GError) error = NULL;

  hd_context_finish (HD_CONTEXT (source), result, &error);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      if (error != NULL && parent != NULL)
        gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s", error->message);
      return;
    }
  adw_preferences_group_set_description (self->name_group, error != NULL ? error->message : NULL);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->name_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name_row), "error");
}

static gboolean
keep_name_cb (gpointer data)
{
  HdPreferences *self = data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  NameKeeping *keeping = g_new0 (NameKeeping, 1);

  keeping->preferences = g_object_ref (self);
  keeping->parent = parent != NULL ? g_object_ref (parent) : NULL;
  self->name_timeout = 0;
  hd_own_profile_set_name_async (self->context,
                                 gtk_editable_get_text (GTK_EDITABLE (self->name_row)),
                                 name_kept_cb, keeping);
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

/* Every language and region that there are texts for, by its own name. */
static void
fill_regions (HdPreferences *self, const char *chosen)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0, best = 0;

  self->regions = hd_templates_list_languages ();
  gtk_string_list_append (titles, _ ("This computer’s"));
  for (guint i = 0; self->regions[i] != NULL; i++)
    {
      g_autoptr (HdTemplates) templates = hd_templates_load (self->regions[i], NULL);
      gsize length = strlen (self->regions[i]);

      gtk_string_list_append (titles, templates != NULL ? hd_templates_get_name (templates)
                                                        : self->regions[i]);
      /* A region without texts of its own is its language: en-IE is English. */
      if (length > best && strncmp (chosen, self->regions[i], length) == 0 &&
          (chosen[length] == '\0' || chosen[length] == '-'))
        {
          best = length;
          selected = i + 1;
        }
    }
  adw_combo_row_set_model (self->region_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->region_row, selected);
}

/* January 2024 began with a Monday. */
static char *
format_weekday (int i, const char *format)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (2024, 1, i + 1, 12, 0, 0);

  return g_date_time_format (day, format);
}

/* As the locale does; of letters so large that seven names would be wider than a phone the first.
 * What is read aloud is the whole name, which a new label would replace. */
static void
name_days (HdPreferences *self)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  for (int i = 0; i < 7; i++)
    {
      g_autofree char *abbreviation = format_weekday (i, "%a");
      g_autofree char *letter = g_utf8_substring (abbreviation, 0, 1);
      g_autofree char *name = format_weekday (i, "%A");

      gtk_button_set_label (GTK_BUTTON (self->days[i]),
                            dpi > LARGE_DPI * PANGO_SCALE ? letter : abbreviation);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->days[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name, -1);
    }
}

/* One toggle a day, in the order in which weeks go here. */
static void
add_days (HdPreferences *self)
{
  g_auto (GStrv) chosen = g_settings_get_strv (self->settings, "work-days");
  const int first = (int) hd_year_first_weekday () - 1;

  for (int n = 0; n < 7; n++)
    {
      const int i = (first + n) % 7;
      g_autofree char *name = format_weekday (i, "%A");
      GtkWidget *button = gtk_toggle_button_new_with_label (NULL);

      gtk_widget_set_tooltip_text (button, name);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    g_strv_contains ((const char *const *) chosen, day_keys[i]));
      gtk_box_append (self->days_box, button);
      self->days[i] = GTK_TOGGLE_BUTTON (button);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (days_changed_cb), self);
    }
  name_days (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (name_days), self, G_CONNECT_SWAPPED);
}

static void
hd_preferences_dispose (GObject *object)
{
  HdPreferences *self = HD_PREFERENCES (object);

  g_clear_handle_id (&self->name_timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_PREFERENCES);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->background_subtitle, g_free);
  g_clear_pointer (&self->regions, g_strfreev);
  g_clear_pointer (&self->leave_keys, g_strfreev);

  G_OBJECT_CLASS (hd_preferences_parent_class)->dispose (object);
}

static void
hd_preferences_class_init (HdPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_preferences_dispose;

  g_type_ensure (HD_TYPE_ZONE_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/shell/"
                                                             "hd-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, name_group);
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, hours_row);
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, days_box);
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, zone_row);
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, region_row);
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, leave_row);
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, discreet_switch);
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, background_row);
  gtk_widget_class_bind_template_child (widget_class, HdPreferences, background_switch);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hours_changed_cb);
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
  g_autofree char *region = g_settings_get_string (settings, "region");
  const HdProfile *profile = hd_own_profile_peek (context);

  gtk_editable_set_text (GTK_EDITABLE (self->name_row), profile != NULL ? profile->name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->hours_row), hours);
  hd_zone_row_bind (self->zone_row, settings, "time-zone");
  fill_regions (self, region);

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  fill_leave_words (self);
  add_days (self);
  g_settings_bind (settings, "background", self->background_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->background_switch, "notify::active",
                           G_CALLBACK (background_switched_cb), self, G_CONNECT_SWAPPED);
  g_settings_bind (settings, "discreet", self->discreet_switch, "active", G_SETTINGS_BIND_DEFAULT);
  return GTK_WIDGET (self);
}

void
hd_preferences_present (GtkWindow *parent, HdContext *context, GSettings *settings)
{
  GtkWidget *preferences = hd_preferences_new (context, settings);

  gtk_window_set_transient_for (GTK_WINDOW (preferences), parent);
  hd_dialog_size_fit (GTK_WINDOW (preferences));
  gtk_window_present (GTK_WINDOW (preferences));
}
