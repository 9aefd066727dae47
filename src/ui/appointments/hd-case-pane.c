/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-case-pane.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-applications.h"
#include "hd-appointment-dialog.h"
#include "hd-appointment-words.h"
#include "hd-case-dialog.h"
#include "hd-compat.h"
#include "hd-date-button.h"
#include "hd-forget.h"
#include "hd-history-group.h"
#include "hd-home.h"
#include "hd-interviews.h"
#include "hd-left-group.h"
#include "hd-notes-group.h"
#include "hd-people-group.h"
#include "hd-read-group.h"
#include "hd-search-guide.h"
#include "hd-verb.h"
#include "hd-watch.h"

struct _HdCasePane
{
  AdwBin parent_instance;

  HdContext *context;
  GSettings *settings;
  HdShade *shade;
  gint64 id;
  HdJobApplication *application; /* NULL: none is shown */
  GPtrArray *rows;               /* of GtkWidget, borrowed: its appointments */
  guint update_source;
  gboolean filling;

  /* Template widgets */
  GtkLabel *name_label;
  GtkLabel *about_label;
  AdwPreferencesGroup *stage_group;
  AdwActionRow *clash_row;
  AdwComboRow *stage_row;
  AdwEntryRow *action_row;
  AdwActionRow *action_day_row;
  HdDateButton *action_day;
  HdHistoryGroup *history_group;
  HdNotesGroup *feedback_group;
  HdLeftGroup *left_group;
  GtkWidget *last_day_group;
  HdReadGroup *read_group;
  AdwPreferencesGroup *appointments_group;
  HdPeopleGroup *people_group;
  HdNotesGroup *notes_group;
};

enum
{
  WRITE,
  OPEN_APPOINTMENT,
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdCasePane, hd_case_pane, ADW_TYPE_BIN)

static gboolean
is_closed (HdCasePane *self)
{
  return strcmp (self->application->stage, hd_stage_to_string (HD_STAGE_CLOSED)) == 0;
}

static void
add_part (GString *text, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
show_head (HdCasePane *self)
{
  HdJobApplication *application = self->application;
  g_autofree char *name = hd_case_name (application, self->shade);
  g_autofree char *agency = hd_shade_name (self->shade, application->agency);
  g_autoptr (GString) about = g_string_new (NULL);
  g_autofree char *since = hd_case_since (application, hd_context_get_now (self->context));

  add_part (about, hd_case_stage (application));
  if (!is_closed (self))
    add_part (about, since);
  if (*application->company != '\0' && *agency != '\0')
    {
      /* Translators: the name of an agency that stands between */
      g_autofree char *through = g_strdup_printf (_ ("through %s"), agency);

      add_part (about, through);
    }
  if (hd_shade_get_open (self->shade))
    add_part (about, application->place);
  add_part (about, application->terms);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->about_label, about->str);
}

/* Said as long as it goes on, whichever way it came in: by a form, a mail or the board. */
static void
show_clash (HdCasePane *self)
{
  HdJobApplication *other = NULL;
  HdSubmissionClash clash =
    hd_applications_check_submission (self->context, self->application, &other);
  g_autofree char *agency = hd_shade_name (self->shade, other != NULL ? other->agency : "");
  g_autofree char *words = hd_applications_clash_words (clash, agency);

  gtk_widget_set_visible (GTK_WIDGET (self->clash_row), words != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->clash_row), words != NULL ? words : "");
}

static void
show_stage (HdCasePane *self)
{
  HdStage stage;

  if (hd_stage_parse (self->application->stage, &stage) && stage != HD_STAGE_CLOSED)
    adw_combo_row_set_selected (self->stage_row, stage);
  if (!gtk_widget_has_focus (GTK_WIDGET (self->action_row)) &&
      strcmp (gtk_editable_get_text (GTK_EDITABLE (self->action_row)),
              self->application->next_action) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->action_row), self->application->next_action);
  gtk_widget_set_visible (GTK_WIDGET (self->action_day_row),
                          *self->application->next_action != '\0');
  hd_date_button_set_today (self->action_day, hd_context_get_today (self->context));
  hd_date_button_set_date (self->action_day, self->application->next_on);
}

static void
open_appointment_cb (GtkWidget *row, HdCasePane *self)
{
  HdInterview *interview = g_object_get_data (G_OBJECT (row), "hd-appointment");

  g_signal_emit (self, signals[OPEN_APPOINTMENT], 0, hd_record_get_id (HD_RECORD (interview)));
}

static void
show_appointments (HdCasePane *self)
{
  GListModel *interviews = hd_interviews_get_list (self->context);
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  HdDate today = hd_context_get_today (self->context);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->appointments_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (interviews, i);
      HdMeetingState state;

      if (interview->application != hd_record_get_id (HD_RECORD (self->application)))
        continue;

      GtkWidget *row = adw_action_row_new ();
      g_autofree char *when = hd_appointment_short (interview, home, today);
      g_autofree char *round = hd_appointment_round (interview);
      g_autofree char *offered = hd_appointment_offered (self->context, interview, home);
      g_autofree char *subtitle = g_strdup_printf ("%s%s%s", round, *round != '\0' ? " · " : "",
                                                   hd_meeting_state_parse (interview->state, &state)
                                                     ? hd_meeting_state_title (state)
                                                     : "");

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), offered != NULL ? offered : subtitle);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_object_set_data_full (G_OBJECT (row), "hd-appointment", g_object_ref (interview),
                              g_object_unref);
      g_signal_connect (row, "activated", G_CALLBACK (open_appointment_cb), self);
      adw_preferences_group_add (self->appointments_group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
show_advice (HdCasePane *self)
{
  const char *slugs[HD_ADVICE_MAX];

  hd_read_group_show (self->read_group, slugs,
                      hd_search_guide_articles (self->context, self->application, NULL, slugs));
}

static void
show (HdCasePane *self, HdJobApplication *application)
{
  gint64 id = hd_record_get_id (HD_RECORD (application));
  gboolean closed;

  g_set_object (&self->application, application);
  closed = is_closed (self);
  self->filling = TRUE;
  show_head (self);
  show_clash (self);
  show_stage (self);
  show_appointments (self);
  hd_history_group_show (self->history_group, id);
  hd_notes_group_show (self->feedback_group, id, 0);
  hd_notes_group_show (self->notes_group, id, 0);
  hd_people_group_show (self->people_group, id, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->stage_group), !closed);
  gtk_widget_set_visible (GTK_WIDGET (self->people_group), !closed);
  gtk_widget_set_visible (GTK_WIDGET (self->feedback_group),
                          closed || hd_notes_group_get_n_notes (self->feedback_group) > 0);
  hd_left_group_show (self->left_group, closed ? id : 0);
  /* Who accepted will leave. */
  gtk_widget_set_visible (self->last_day_group,
                          closed && strcmp (application->outcome,
                                            hd_outcome_to_string (HD_OUTCOME_ACCEPTED)) == 0);
  show_advice (self);
  self->filling = FALSE;
}

/* What is gone, and may have been forgotten, stays readable in no widget. */
static void
show_nothing (HdCasePane *self)
{
  g_autoptr (HdJobApplication) nothing = hd_job_application_new ();

  show (self, nothing);
  g_clear_object (&self->application);
}

static void
update (HdCasePane *self)
{
  HdJobApplication *application =
    self->id != 0 ? hd_applications_peek (self->context, self->id) : NULL;

  g_clear_handle_id (&self->update_source, g_source_remove);
  if (application != NULL)
    show (self, application);
  else if (self->application != NULL)
    {
      show_nothing (self);
      g_signal_emit (self, signals[GONE], 0);
    }
}

static gboolean
update_cb (gpointer user_data)
{
  HdCasePane *self = user_data;

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (HdCasePane *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_cb, self);
}

static void
stage_selected_cb (HdCasePane *self)
{
  guint stage = adw_combo_row_get_selected (self->stage_row);

  if (self->filling || self->application == NULL || stage >= HD_STAGE_CLOSED)
    return;
  hd_applications_move_async (self->context, self->id, (HdStage) stage, hd_verb_done_cb,
                              hd_verb_from (self, hd_stage_title ((HdStage) stage)));
}

static void
action_applied_cb (HdCasePane *self)
{
  if (self->filling || self->application == NULL)
    return;

  g_autoptr (HdJobApplication) copy = hd_record_copy (HD_RECORD (self->application));

  g_object_set (copy, "next-action", gtk_editable_get_text (GTK_EDITABLE (self->action_row)),
                "next-on", hd_date_button_get_date (self->action_day), NULL);
  hd_applications_save_async (self->context, copy, hd_verb_done_cb, hd_verb_from (self, NULL));
}

static void
edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdCasePane *self = HD_CASE_PANE (widget);

  if (self->application != NULL)
    hd_case_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->context,
                            self->application);
}

static void
add_appointment (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdCasePane *self = HD_CASE_PANE (widget);

  if (self->application != NULL)
    hd_appointment_dialog_present_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->context,
                                       self->settings, self->id, NULL);
}

static void
close_it (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdCasePane *self = HD_CASE_PANE (widget);
  HdOutcome outcome;

  if (self->application != NULL &&
      hd_outcome_parse (g_variant_get_string (parameter, NULL), &outcome))
    hd_applications_close_async (self->context, self->id, outcome, hd_verb_done_cb,
                                 hd_verb_from (self, hd_outcome_title (outcome)));
}

static void
remove_it (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdCasePane *self = HD_CASE_PANE (widget);

  if (self->application != NULL)
    hd_applications_remove_async (self->context, self->id, hd_verb_done_cb,
                                  hd_verb_from (self, _ ("Application removed")));
}

static void
forget_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdCasePane) self = user_data;

  if (hd_confirm_finish (result) && self->context != NULL && self->id != 0)
    hd_forget_async (self->context, self->id, hd_verb_done_cb, hd_verb_from (self, NULL));
}

static void
forget (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdCasePane *self = HD_CASE_PANE (widget);

  if (self->application != NULL)
    hd_confirm_async (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Forget It for Good?"),
                      _ ("The application, its appointments, people, notes and names leave this "
                         "computer and cannot be brought back. Copies that Halfday made by itself "
                         "are deleted as well; a backup that you saved is not. Your leave stays, "
                         "as an appointment."),
                      _ ("_Forget"), TRUE, forget_cb, g_object_ref (self));
}

static void
write_cb (HdCasePane *self, HdKeptDraft *draft)
{
  g_signal_emit (self, signals[WRITE], 0, draft);
}

static void
hd_case_pane_dispose (GObject *object)
{
  HdCasePane *self = HD_CASE_PANE (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  /* The template would unparent its outermost child behind the back of AdwBin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_CASE_PANE);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->application);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  g_clear_object (&self->shade);

  G_OBJECT_CLASS (hd_case_pane_parent_class)->dispose (object);
}

static void
hd_case_pane_class_init (HdCasePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_case_pane_dispose;

  signals[WRITE] = g_signal_new ("write", HD_TYPE_CASE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, HD_TYPE_KEPT_DRAFT);
  signals[OPEN_APPOINTMENT] =
    g_signal_new ("open-appointment", HD_TYPE_CASE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[GONE] = g_signal_new ("gone", HD_TYPE_CASE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  g_type_ensure (HD_TYPE_DATE_BUTTON);
  g_type_ensure (HD_TYPE_HISTORY_GROUP);
  g_type_ensure (HD_TYPE_LEFT_GROUP);
  g_type_ensure (HD_TYPE_NOTES_GROUP);
  g_type_ensure (HD_TYPE_PEOPLE_GROUP);
  g_type_ensure (HD_TYPE_READ_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "appointments/hd-case-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HdCasePane, name_label);
  gtk_widget_class_bind_template_child (widget_class, HdCasePane, about_label);
  gtk_widget_class_bind_template_child (widget_class, HdCasePane, stage_group);
  gtk_widget_class_bind_template_child (widget_class, HdCasePane, clash_row);
  gtk_widget_class_bind_template_child (widget_class, HdCasePane, stage_row);
  gtk_widget_class_bind_template_child (widget_class, HdCasePane, action_row);
  gtk_widget_class_bind_template_child (widget_class, HdCasePane, action_day_row);
  gtk_widget_class_bind_template_child (widget_class, HdCasePane, action_day);
  gtk_widget_class_bind_template_child (widget_class, HdCasePane, history_group);
  gtk_widget_class_bind_template_child (widget_class, HdCasePane, feedback_group);
  gtk_widget_class_bind_template_child (widget_class, HdCasePane, left_group);
  gtk_widget_class_bind_template_child (widget_class, HdCasePane, last_day_group);
  gtk_widget_class_bind_template_child (widget_class, HdCasePane, read_group);
  gtk_widget_class_bind_template_child (widget_class, HdCasePane, appointments_group);
  gtk_widget_class_bind_template_child (widget_class, HdCasePane, people_group);
  gtk_widget_class_bind_template_child (widget_class, HdCasePane, notes_group);
  gtk_widget_class_bind_template_callback (widget_class, stage_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, action_applied_cb);

  gtk_widget_class_install_action (widget_class, "case.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "case.add-appointment", NULL, add_appointment);
  gtk_widget_class_install_action (widget_class, "case.close", "s", close_it);
  gtk_widget_class_install_action (widget_class, "case.remove", NULL, remove_it);
  gtk_widget_class_install_action (widget_class, "case.forget", NULL, forget);
}

static void
hd_case_pane_init (HdCasePane *self)
{
  g_autoptr (GtkStringList) stages = gtk_string_list_new (NULL);

  self->rows = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What is closed is closed by what came of it. */
  for (guint i = 0; i < HD_STAGE_CLOSED; i++)
    gtk_string_list_append (stages, hd_stage_title ((HdStage) i));
  adw_combo_row_set_model (self->stage_row, G_LIST_MODEL (stages));
  self->filling = FALSE;
}

void
hd_case_pane_set_up (HdCasePane *self, HdContext *context, GSettings *settings, HdShade *shade)
{
  g_return_if_fail (HD_IS_CASE_PANE (self));

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  self->shade = g_object_ref (shade);
  hd_people_group_set_up (self->people_group, context, shade);
  hd_history_group_set_up (self->history_group, context, settings);
  hd_notes_group_set_up (self->feedback_group, context, "feedback");
  hd_notes_group_set_up (self->notes_group, context, "note");
  hd_left_group_set_up (self->left_group, context);
  hd_read_group_set_up (self->read_group, context);
  g_signal_connect_object (self->left_group, "write", G_CALLBACK (write_cb), self,
                           G_CONNECT_SWAPPED);
  hd_watch (hd_applications_get_list (context), G_CALLBACK (queue_update), self);
  hd_watch (hd_interviews_get_list (context), G_CALLBACK (queue_update), self);
  hd_watch (hd_offered_slots_get_list (context), G_CALLBACK (queue_update), self);
  g_signal_connect_object (shade, "notify::open", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
}

/**
 * hd_case_pane_show:
 * @id: of an application; 0 for none
 */
void
hd_case_pane_show (HdCasePane *self, gint64 id)
{
  g_return_if_fail (HD_IS_CASE_PANE (self));

  self->id = id;
  if (id == 0)
    g_clear_object (&self->application);
  update (self);
}
