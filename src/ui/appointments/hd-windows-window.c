/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-windows-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-appointment-words.h"
#include "hd-code-view.h"
#include "hd-compat.h"
#include "hd-dialog-size.h"
#include "hd-fold.h"
#include "hd-free-times.h"
#include "hd-home.h"
#include "hd-interviews.h"
#include "hd-secret-copy.h"
#include "hd-toasts.h"
#include "hd-verb.h"
#include "hd-words.h"
#include "hd-zone-row.h"

/* So many times are listed, and so many of them picked at first. */
#define SHOWN 12
#define PICKED 4

struct _HdWindowsWindow
{
  AdwWindow parent_instance;

  HdContext *context;
  GSettings *settings;
  GArray *windows;  /* those that are listed */
  GPtrArray *rows;  /* borrowed, a row each */
  GPtrArray *picks; /* borrowed, a check button each */
  GPtrArray *open;  /* HdInterview: for which times can be offered, as whom_row lists them */

  /* Template widgets */
  GtkOverlay *toasts;
  AdwComboRow *length_row;
  AdwComboRow *way_row;
  AdwComboRow *whom_row;
  HdZoneRow *zone_row;
  AdwPreferencesGroup *times_group;
  GtkLabel *text_label;
};

G_DEFINE_FINAL_TYPE (HdWindowsWindow, hd_windows_window, ADW_TYPE_WINDOW)

/* As the lists of the two rows have them. Minutes. */
static const int lengths[] = { 30, 45, 60, 90, 120, 180, 240 };
static const int ways[] = { 0, 15, 30, 45, 60, 90 };

static GArray *
list_picked (HdWindowsWindow *self)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (HdFreeTime));

  for (guint i = 0; i < self->windows->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->picks, i)))
      g_array_append_val (picked, g_array_index (self->windows, HdFreeTime, i));
  return picked;
}

static char *
text (HdWindowsWindow *self)
{
  g_autoptr (GArray) picked = list_picked (self);
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);

  return hd_free_times_text (picked, home, hd_zone_row_get_zone (self->zone_row));
}

static void
update_text (HdWindowsWindow *self)
{
  g_autofree char *written = text (self);
  gboolean any = *written != '\0';

  gtk_label_set_label (self->text_label, any ? written : _ ("Pick the times to offer."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "windows.copy", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "windows.show-code", any);
}

static void
add_row (HdWindowsWindow *self, const HdFreeTime *window, gboolean picked)
{
  GtkWidget *row = adw_action_row_new (), *pick = gtk_check_button_new (), *cost_label;
  g_autofree char *title = hd_free_times_title (window, hd_context_get_today (self->context));
  g_autofree char *cost = hd_free_times_cost (window);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (pick), picked);
  gtk_widget_set_valign (pick, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), pick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), pick);
  cost_label = gtk_label_new (cost);
  gtk_widget_add_css_class (cost_label, "numeric");
  if (window->cost > 0)
    gtk_widget_add_css_class (cost_label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), cost_label);
  g_signal_connect_swapped (pick, "toggled", G_CALLBACK (update_text), self);
  adw_preferences_group_add (self->times_group, row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->picks, pick);
}

/* The appointment that times are offered for; NULL while it is for nobody yet. */
static HdInterview *
peek_whom (HdWindowsWindow *self)
{
  guint whom = adw_combo_row_get_selected (self->whom_row);

  return whom > 0 && whom <= self->open->len ? g_ptr_array_index (self->open, whom - 1) : NULL;
}

static GArray *
find_windows (HdWindowsWindow *self)
{
  int way = ways[MIN (adw_combo_row_get_selected (self->way_row), G_N_ELEMENTS (ways) - 1)];
  int length =
    lengths[MIN (adw_combo_row_get_selected (self->length_row), G_N_ELEMENTS (lengths) - 1)];
  HdInterview *whom = peek_whom (self);

  return hd_free_times_find (self->context, whom != NULL ? hd_record_get_id (HD_RECORD (whom)) : 0,
                             whom != NULL ? whom->zone : NULL, hd_home_hours (self->settings),
                             length, way, way);
}

/* Other times: what was picked of the old ones means nothing any more. */
static void
update (HdWindowsWindow *self)
{
  if (self->context == NULL)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->times_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->picks, 0);
  g_clear_pointer (&self->windows, g_array_unref);
  self->windows = find_windows (self);
  if (self->windows->len > SHOWN)
    g_array_set_size (self->windows, SHOWN);
  for (guint i = 0; i < self->windows->len; i++)
    add_row (self, &g_array_index (self->windows, HdFreeTime, i), i < PICKED);
  update_text (self);
}

static gboolean
is_among (GArray *windows, const HdFreeTime *window)
{
  for (guint i = 0; i < windows->len; i++)
    {
      const HdFreeTime *known = &g_array_index (windows, HdFreeTime, i);

      if (known->date == window->date && known->from == window->from && known->to == window->to)
        return TRUE;
    }
  return FALSE;
}

/* What somebody was offered already is free for them only; what was picked stays picked. */
static void
update_whom (HdWindowsWindow *self)
{
  g_autoptr (GArray) picked = list_picked (self);

  update (self);
  for (guint i = 0; i < self->windows->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->picks, i),
                                 is_among (picked, &g_array_index (self->windows, HdFreeTime, i)));
}

/* For whom times can be offered: what has no agreed time yet. */
static void
list_open (HdWindowsWindow *self, HdShade *shade)
{
  GListModel *interviews = hd_interviews_get_list (self->context);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_ ("to whom times are offered", "Nobody yet"));
  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (interviews, i);
      g_autofree char *name = hd_appointment_name (interview, shade);

      if ((strcmp (interview->state, "offered") != 0 && strcmp (interview->state, "moved") != 0) ||
          strcmp (interview->outcome, "") != 0)
        continue;
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->open, g_steal_pointer (&interview));
    }
  adw_combo_row_set_model (self->whom_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->whom_row), self->open->len > 0);
}

/* Keeps the times that were picked as offered: they are promised until somebody answers. */
static void
keep_offered (HdWindowsWindow *self)
{
  HdInterview *interview = peek_whom (self);
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);

  if (interview == NULL)
    return;
  for (guint i = 0; i < self->windows->len; i++)
    {
      const HdFreeTime *window = &g_array_index (self->windows, HdFreeTime, i);

      if (gtk_check_button_get_active (g_ptr_array_index (self->picks, i)))
        g_ptr_array_add (slots, hd_offered_slot_new_mine (self->context, window->date, window->from,
                                                          window->to, interview->organizer));
    }
  hd_offered_slots_offer_async (self->context, hd_record_get_id (HD_RECORD (interview)), slots,
                                hd_verb_done_cb,
                                hd_verb_from (self, _ ("Copied, and kept as offered")));
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdWindowsWindow *self = HD_WINDOWS_WINDOW (widget);
  g_autofree char *written = text (self);

  hd_secret_copy (widget, written);
  hd_toasts_add (self->toasts, hd_toast_new (GTK_WIDGET (self), _ ("Copied for 30 seconds"), NULL));
  keep_offered (self);
}

static void
show_code (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *written = text (HD_WINDOWS_WINDOW (widget));

  hd_code_window_present (GTK_WINDOW (widget), written);
}

static void
hd_windows_window_dispose (GObject *object)
{
  HdWindowsWindow *self = HD_WINDOWS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_WINDOWS_WINDOW);
  g_clear_pointer (&self->windows, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->picks, g_ptr_array_unref);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hd_windows_window_parent_class)->dispose (object);
}

static void
hd_windows_window_class_init (HdWindowsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_windows_window_dispose;

  g_type_ensure (HD_TYPE_ZONE_ROW);
  g_type_ensure (HD_TYPE_FOLD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "appointments/hd-windows-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HdWindowsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HdWindowsWindow, length_row);
  gtk_widget_class_bind_template_child (widget_class, HdWindowsWindow, way_row);
  gtk_widget_class_bind_template_child (widget_class, HdWindowsWindow, whom_row);
  gtk_widget_class_bind_template_child (widget_class, HdWindowsWindow, zone_row);
  gtk_widget_class_bind_template_child (widget_class, HdWindowsWindow, times_group);
  gtk_widget_class_bind_template_child (widget_class, HdWindowsWindow, text_label);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, update_text);
  gtk_widget_class_bind_template_callback (widget_class, update_whom);
  gtk_widget_class_install_action (widget_class, "windows.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "windows.show-code", NULL, show_code);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GListModel *
new_amounts (const int *minutes, guint n, const char *none)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *amount = hd_words_amount (minutes[i]);

      gtk_string_list_append (list, minutes[i] == 0 ? none : amount);
    }
  return G_LIST_MODEL (list);
}

static void
hd_windows_window_init (HdWindowsWindow *self)
{
  self->windows = g_array_new (FALSE, FALSE, sizeof (HdFreeTime));
  self->rows = g_ptr_array_new ();
  self->picks = g_ptr_array_new ();
  self->open = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  hd_wrap_buttons (GTK_WIDGET (self));

  g_autoptr (GListModel) length_model = new_amounts (lengths, G_N_ELEMENTS (lengths), "");
  g_autoptr (GListModel) way_model =
    new_amounts (ways, G_N_ELEMENTS (ways), C_ ("the way to an appointment", "None, a call"));

  adw_combo_row_set_model (self->length_row, length_model);
  adw_combo_row_set_selected (self->length_row, 2);
  adw_combo_row_set_model (self->way_row, way_model);
}

/**
 * hd_windows_window_present:
 * @parent: (nullable)
 *
 * Opens My Windows. What is copied for an appointment that has no agreed time is kept as offered.
 */
void
hd_windows_window_present (GtkWindow *parent,
                           HdContext *context,
                           GSettings *settings,
                           HdShade *shade)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  HdWindowsWindow *self = g_object_new (HD_TYPE_WINDOWS_WINDOW, "transient-for", parent, "modal",
                                        parent != NULL, "destroy-with-parent", TRUE, NULL);

  hd_dialog_size_fit (GTK_WINDOW (self));
  self->settings = g_object_ref (settings);
  hd_zone_row_set_zone (self->zone_row, "");
  self->context = g_object_ref (context);
  list_open (self, shade);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
}
