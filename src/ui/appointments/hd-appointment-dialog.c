/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-dialog-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-applications.h"
#include "hd-appointment-import.h"
#include "hd-appointment-words.h"
#include "hd-compat.h"
#include "hd-dialog-bar.h"
#include "hd-dialog-size.h"
#include "hd-home.h"
#include "hd-interviews.h"
#include "hd-question-rows.h"
#include "hd-record-tidy.h"
#include "hd-verb.h"

G_DEFINE_FINAL_TYPE (HdAppointmentDialog, hd_appointment_dialog, ADW_TYPE_WINDOW)

static const struct
{
  const char *format, *title;
} formats[] = {
  { "", N_ ("Not known") },       { "site", N_ ("On site") },      { "video", N_ ("Video call") },
  { "phone", N_ ("Phone call") }, { "task", N_ ("Task at home") },
};

static const char *
text_of (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
set_text (gpointer row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* Returns: (transfer none) (nullable): what it belongs to; %NULL: somebody new */
HdJobApplication *
_hd_appointment_dialog_get_case (HdAppointmentDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->case_row);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION
           ? NULL
           : g_ptr_array_index (self->cases, selected - 1);
}

/* With nothing that tells it from another there is no appointment to be kept. */
static gboolean
has_something (HdAppointmentDialog *self)
{
  return hd_record_get_id (HD_RECORD (self->interview)) != 0 ||
         _hd_appointment_dialog_get_case (self) != NULL || *text_of (self->line_row) != '\0' ||
         *text_of (self->company_row) != '\0' || *text_of (self->role_row) != '\0' ||
         *text_of (self->agency_row) != '\0' || *text_of (self->place_row) != '\0' ||
         *text_of (self->link_row) != '\0';
}

void
_hd_appointment_dialog_update_save (HdAppointmentDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button),
                            has_something (self) &&
                              (*text_of (self->line_row) == '\0' ||
                               _hd_appointment_dialog_get_certain (self) != NULL));
}

const char *
_hd_appointment_dialog_get_format (HdAppointmentDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->format_row);

  return selected < G_N_ELEMENTS (formats) ? formats[selected].format : "";
}

void
_hd_appointment_dialog_show_format (HdAppointmentDialog *self, const char *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].format, format) == 0)
      adw_combo_row_set_selected (self->format_row, i);
}

/* What belongs to a case that is known needs no typing. */
static void
case_selected_cb (HdAppointmentDialog *self)
{
  gboolean fresh = adw_combo_row_get_selected (self->case_row) == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->company_row), fresh);
  gtk_widget_set_visible (GTK_WIDGET (self->role_row), fresh);
  gtk_widget_set_visible (GTK_WIDGET (self->agency_row), fresh);
  _hd_appointment_dialog_update_visit (self);
  _hd_appointment_dialog_update_save (self);
}

static void
take_time (HdAppointmentDialog *self)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  const HdInvitation *event = _hd_appointment_dialog_get_certain (self);

  hd_interview_take_words (self->interview, self->words);
  if (event == NULL)
    return;
  self->moved = hd_record_get_id (HD_RECORD (self->interview)) != 0 &&
                self->interview->start_day != HD_DATE_NONE;
  hd_interview_take_time (self->interview, event, home);
}

static void
take_fields (HdAppointmentDialog *self)
{
  int travel = gtk_spin_button_get_value_as_int (self->travel_spin);

  /* The two ways may differ, as long as nobody says anything else here. */
  if (travel != self->interview->travel_out)
    g_object_set (self->interview, "travel-out", travel, "travel-back", travel, NULL);
  g_object_set (self->interview, "format", _hd_appointment_dialog_get_format (self), "place",
                text_of (self->place_row), "link", text_of (self->link_row), "round",
                gtk_spin_button_get_value_as_int (self->round_spin), "prep",
                gtk_spin_button_get_value_as_int (self->prep_spin), "settle",
                gtk_spin_button_get_value_as_int (self->settle_spin), "call-from",
                text_of (self->call_row), "dress", text_of (self->dress_row), NULL);
  _hd_appointment_dialog_take_visit (self);
}

/* What was typed stays until it is stored. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdAppointmentDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  hd_context_finish (HD_CONTEXT (source), result, &error);
  if (self->context == NULL)
    return;
  if (error != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->behind), "win.toast", "s", error->message);
      gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), TRUE);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_cb (HdAppointmentDialog *self)
{
  HdJobApplication *known = _hd_appointment_dialog_get_case (self);
  g_autoptr (HdJobApplication) fresh = NULL;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->save_button)))
    {
      hd_question_rows_focus (self->asking);
      return;
    }
  take_time (self);
  take_fields (self);
  if (known != NULL)
    g_object_set (self->interview, "application", hd_record_get_id (HD_RECORD (known)), NULL);
  else
    {
      fresh = hd_job_application_new ();
      g_object_set (fresh, "company", text_of (self->company_row), "role", text_of (self->role_row),
                    "agency", text_of (self->agency_row), NULL);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), FALSE);
  hd_interviews_enter_async (self->context, fresh, self->interview, NULL, self->moved, saved_cb,
                             g_object_ref (self));
}

static void
fill_cases (HdAppointmentDialog *self)
{
  GListModel *cases = hd_applications_get_list (self->context);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (HdShade) open = hd_shade_new ();
  guint selected = 0;

  /* Whoever adds something must see to what. */
  hd_shade_set_open (open, TRUE);
  gtk_string_list_append (names, _ ("Somebody new"));
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (HdJobApplication) known = g_list_model_get_item (cases, i);
      g_autofree char *name = hd_case_name (known, open);

      gtk_string_list_append (names, name);
      g_ptr_array_add (self->cases, g_object_ref (known));
      if (self->interview->application != 0 &&
          hd_record_get_id (HD_RECORD (known)) == self->interview->application)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->case_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->case_row, selected);
  case_selected_cb (self);
}

static void
watch (HdAppointmentDialog *self)
{
  AdwEntryRow *rows[] = { self->company_row, self->role_row, self->agency_row, self->place_row,
                          self->link_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_object (rows[i], "changed", G_CALLBACK (_hd_appointment_dialog_update_save),
                             self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->place_row, "changed",
                           G_CALLBACK (_hd_appointment_dialog_update_visit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->format_row, "notify::selected",
                           G_CALLBACK (_hd_appointment_dialog_update_visit), self,
                           G_CONNECT_SWAPPED);
}

static void
fill (HdAppointmentDialog *self)
{
  HdInterview *interview = self->interview;

  fill_cases (self);
  _hd_appointment_dialog_show_format (self, interview->format);
  set_text (self->place_row, interview->place);
  set_text (self->link_row, interview->link);
  gtk_spin_button_set_value (self->round_spin, interview->round);
  gtk_spin_button_set_value (self->prep_spin, interview->prep);
  gtk_spin_button_set_value (self->travel_spin, interview->travel_out);
  gtk_spin_button_set_value (self->settle_spin, interview->settle);
  set_text (self->call_row, interview->call_from);
  set_text (self->dress_row, interview->dress);
  _hd_appointment_dialog_read_back (self);
}

static void
hd_appointment_dialog_dispose (GObject *object)
{
  HdAppointmentDialog *self = HD_APPOINTMENT_DIALOG (object);

  g_clear_handle_id (&self->read_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_APPOINTMENT_DIALOG);
  g_clear_pointer (&self->asking, g_ptr_array_unref);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->pasted, hd_pasted_unref);
  g_clear_pointer (&self->company, g_free);
  g_clear_pointer (&self->role, g_free);
  g_clear_object (&self->words);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_object (&self->interview);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hd_appointment_dialog_parent_class)->dispose (object);
}

static void
hd_appointment_dialog_class_init (HdAppointmentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_appointment_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/halfday_app/Halfday/appointments/"
                                               "hd-appointment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, when_group);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, line_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, read_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, case_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, visit_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, visit_switch);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, company_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, role_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, agency_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, link_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, round_spin);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, prep_spin);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, travel_spin);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, settle_spin);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, call_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, dress_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentDialog, save_button);
  gtk_widget_class_bind_template_callback_full (widget_class, "line_changed_cb",
                                                G_CALLBACK (
                                                  _hd_appointment_dialog_line_changed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "visit_switched_cb",
                                                G_CALLBACK (
                                                  _hd_appointment_dialog_visit_switched_cb));
  gtk_widget_class_bind_template_callback (widget_class, case_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hd_appointment_dialog_init (HdAppointmentDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->asking = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  hd_limit_row (self->company_row, HD_TIDY_NAME_MAX);
  hd_limit_row (self->role_row, HD_TIDY_NAME_MAX);
  hd_dialog_bar_fit (GTK_WINDOW (self));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    gtk_string_list_append (titles, _ (formats[i].title));
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (titles));
}

static HdAppointmentDialog *
new_dialog (GtkWindow *parent, HdContext *context, GSettings *settings, HdInterview *interview)
{
  HdAppointmentDialog *self =
    g_object_new (HD_TYPE_APPOINTMENT_DIALOG, "transient-for", parent, NULL);

  hd_dialog_size_fit (GTK_WINDOW (self));
  self->behind = parent;
  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  self->interview = g_object_ref (interview);
  self->cases = g_ptr_array_new_with_free_func (g_object_unref);
  self->words = hd_interview_new ();
  self->shown = g_object_ref (interview);
  fill (self);
  watch (self);
  _hd_appointment_dialog_update_save (self);
  return self;
}

/**
 * hd_appointment_dialog_present:
 * @interview: what is changed
 */
void
hd_appointment_dialog_present (GtkWindow *parent,
                               HdContext *context,
                               GSettings *settings,
                               HdInterview *interview)
{
  g_autoptr (HdInterview) copy = hd_record_copy (HD_RECORD (interview));

  gtk_window_present (GTK_WINDOW (new_dialog (parent, context, settings, copy)));
}

/**
 * hd_appointment_dialog_present_new:
 * @application: which case it belongs to; 0: to be said
 * @text: (nullable): a time
 */
void
hd_appointment_dialog_present_new (GtkWindow *parent,
                                   HdContext *context,
                                   GSettings *settings,
                                   gint64 application,
                                   const char *text)
{
  g_autoptr (HdInterview) interview = hd_interviews_new (context, application);
  HdAppointmentDialog *self = new_dialog (parent, context, settings, interview);

  if (text != NULL)
    set_text (self->line_row, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->line_row));
  gtk_window_present (GTK_WINDOW (self));
}
