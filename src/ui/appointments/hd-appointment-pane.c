/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-pane-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-applications.h"
#include "hd-appointment-words.h"
#include "hd-fold.h"
#include "hd-home.h"
#include "hd-interviews.h"
#include "hd-keep-focus.h"
#include "hd-link.h"
#include "hd-leave-desk.h"
#include "hd-search-guide.h"
#include "hd-verb.h"
#include "hd-watch.h"

enum
{
  WRITE,
  OPEN_CASE,
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdAppointmentPane, hd_appointment_pane, ADW_TYPE_BIN)

static gboolean
is_behind (HdAppointmentPane *self)
{
  return self->interview->end_at != 0 &&
         self->interview->end_at < hd_context_get_now (self->context);
}

static void
show_head (HdAppointmentPane *self)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  HdInterview *interview = self->interview;
  g_autofree char *name = hd_appointment_name (interview, self->shade);
  g_autofree char *day = hd_appointment_day (interview, home);
  g_autofree char *times = hd_appointment_when (interview, home);
  g_autofree char *before =
    hd_appointment_before_rules (interview, home, hd_context_get_today (self->context));
  HdMeetingState state;

  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->state_label, hd_meeting_state_parse (interview->state, &state)
                                            ? hd_meeting_state_title (state)
                                            : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->when_row), day);
  adw_action_row_set_subtitle (self->when_row, times);
  gtk_widget_set_visible (GTK_WIDGET (self->rules_row), *before != '\0');
  adw_action_row_set_subtitle (self->rules_row, before);
}

static void
show_place (HdAppointmentPane *self)
{
  HdInterview *interview = self->interview;
  const char *format = hd_appointment_format (interview->format);
  gboolean link = hd_link_is_safe (interview->link);
  gboolean open = hd_shade_get_open (self->shade);
  const char *place = *interview->place != '\0' ? interview->place : interview->link;

  gtk_widget_set_visible (GTK_WIDGET (self->place_row), *format != '\0' || *place != '\0');
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->place_row), *format != '\0' ? format
                                                                        : *interview->place != '\0'
                                                                          ? _ ("Place")
                                                                          : _ ("Link to join"));
  /* A title alone would say that nothing is known. */
  adw_action_row_set_subtitle (self->place_row, open ? place
                                                : *interview->place != '\0'
                                                  ? _ ("Shown with the names")
                                                  : "");
  gtk_widget_set_visible (GTK_WIDGET (self->copy_link_button), link);
  gtk_widget_set_visible (GTK_WIDGET (self->open_link_button), link);
}

static void
show_case (HdAppointmentPane *self)
{
  HdJobApplication *known = self->interview->application != 0
                              ? hd_applications_peek (self->context, self->interview->application)
                              : NULL;
  g_autofree char *name = known != NULL ? hd_case_name (known, self->shade) : g_strdup ("");

  gtk_widget_set_visible (GTK_WIDGET (self->case_row), known != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->case_row), name);
  adw_action_row_set_subtitle (self->case_row, known != NULL ? hd_case_stage (known) : "");
}

/* Before it one prepares; afterwards one writes down how it was, and says thanks. */
static void
show_lists (HdAppointmentPane *self)
{
  gint64 id = hd_record_get_id (HD_RECORD (self->interview));
  gint64 application = self->interview->application;
  gboolean behind = is_behind (self);

  hd_people_group_show (self->people_group, application, id);
  hd_notes_group_show (self->checklist_group, application, id);
  hd_notes_group_show (self->questions_group, application, id);
  hd_notes_group_show (self->feedback_group, application, id);
  gtk_widget_set_visible (GTK_WIDGET (self->checklist_group),
                          !behind || hd_notes_group_get_n_notes (self->checklist_group) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->questions_group),
                          behind || hd_notes_group_get_n_notes (self->questions_group) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->feedback_group),
                          behind || hd_notes_group_get_n_notes (self->feedback_group) > 0);
  gtk_widget_set_visible (self->thanked_group, behind);
  gtk_switch_set_active (self->thanked_switch, self->interview->thanked_at != 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->thanked_switch), self->interview->thanked_at == 0);
}

static void
show_advice (HdAppointmentPane *self)
{
  HdJobApplication *application =
    hd_applications_peek (self->context, self->interview->application);
  const char *slugs[HD_ADVICE_MAX];
  guint n = 0;

  if (application != NULL)
    n = hd_search_guide_articles (self->context, application, self->interview, slugs);
  hd_read_group_show (self->read_group, slugs, n);
}

/* What depends on the leave, once that has been read, and on where one lives. */
static void
show_leave (HdAppointmentPane *self)
{
  g_clear_handle_id (&self->leave_source, g_source_remove);
  if (self->interview == NULL)
    return;

  show_head (self);
  hd_offers_group_show (self->offers_group, self->interview);
  hd_slots_group_show (self->slots_group, self->interview);
  if (!hd_leave_desk_is_loaded (hd_leave_desk_get (self->context)))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->leave_group), FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->change_card), FALSE);
      return;
    }

  hd_leave_group_show (self->leave_group, self->interview);
  hd_change_card_show (self->change_card, self->interview,
                       hd_leave_group_has_less (self->leave_group));
  /* Once the time that was chosen is there its leave counts, and nobody is asked before the other
   * side has confirmed. Until it is stored, and when it cannot be, another one is shown. */
  if (self->chosen != NULL && hd_interview_is_proposed_for (self->interview, self->chosen))
    {
      g_clear_object (&self->chosen);
      hd_leave_group_hold (self->leave_group, TRUE);
    }
}

static gboolean
leave_cb (gpointer user_data)
{
  HdAppointmentPane *self = user_data;

  self->leave_source = 0;
  show_leave (self);
  return G_SOURCE_REMOVE;
}

/* Whether leave is needed depends on the working hours, and on other leave. The rest stays as it
 * is: it need not be laid out again. */
static void
leave_changed_cb (HdAppointmentPane *self)
{
  if (self->update_source == 0 && self->leave_source == 0)
    self->leave_source = g_idle_add (leave_cb, self);
}

static void
show (HdAppointmentPane *self, HdInterview *interview)
{
  g_autofree char *buffers = hd_appointment_buffers (interview);
  g_autofree char *dress = hd_appointment_dress (interview);

  g_set_object (&self->interview, interview);
  self->filling = TRUE;
  show_place (self);
  adw_action_row_set_subtitle (self->buffer_row, buffers);
  gtk_widget_set_visible (GTK_WIDGET (self->dress_row), *dress != '\0');
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->dress_row), dress);
  show_case (self);
  show_leave (self);
  hd_details_group_show (self->details_group, hd_record_get_id (HD_RECORD (interview)));
  show_lists (self);
  show_advice (self);
  self->filling = FALSE;
}

/* What is gone, and may have been forgotten, stays readable in no widget. */
static void
show_nothing (HdAppointmentPane *self)
{
  g_autoptr (HdInterview) nothing = hd_interview_new ();

  show (self, nothing);
  g_clear_object (&self->interview);
}

static void
update (HdAppointmentPane *self)
{
  HdInterview *interview = self->id != 0 ? hd_interviews_peek (self->context, self->id) : NULL;

  g_clear_handle_id (&self->update_source, g_source_remove);
  if (interview == NULL)
    {
      if (self->interview != NULL)
        {
          show_nothing (self);
          g_signal_emit (self, signals[GONE], 0);
        }
      return;
    }

  show (self, interview);
}

static gboolean
update_cb (gpointer user_data)
{
  HdAppointmentPane *self = user_data;

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (HdAppointmentPane *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_cb, self);
}

static void
write_cb (HdAppointmentPane *self, HdKeptDraft *draft)
{
  g_signal_emit (self, signals[WRITE], 0, draft);
}

static void
slot_chosen_cb (HdAppointmentPane *self, HdOfferedSlot *slot)
{
  g_set_object (&self->chosen, slot);
}

/* Whoever chose another one meanwhile goes on with that. */
static void
slot_not_chosen_cb (HdAppointmentPane *self, HdOfferedSlot *slot)
{
  if (self->chosen == slot)
    g_clear_object (&self->chosen);
}

static void
case_cb (HdAppointmentPane *self)
{
  g_signal_emit (self, signals[OPEN_CASE], 0, self->interview->application);
}

static void
thanked_cb (HdAppointmentPane *self)
{
  if (!self->filling && gtk_switch_get_active (self->thanked_switch))
    hd_interviews_thanked_async (self->context, self->id, hd_verb_done_cb,
                                 hd_verb_from (self, _ ("Thank-you noted")));
}

static void
hd_appointment_pane_dispose (GObject *object)
{
  HdAppointmentPane *self = HD_APPOINTMENT_PANE (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->leave_source, g_source_remove);
  /* The template would unparent its outermost child behind the back of AdwBin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_APPOINTMENT_PANE);
  g_clear_object (&self->interview);
  g_clear_object (&self->chosen);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  g_clear_object (&self->shade);

  G_OBJECT_CLASS (hd_appointment_pane_parent_class)->dispose (object);
}

static void
hd_appointment_pane_class_init (HdAppointmentPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_appointment_pane_dispose;

  signals[WRITE] = g_signal_new ("write", HD_TYPE_APPOINTMENT_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, HD_TYPE_KEPT_DRAFT);
  signals[OPEN_CASE] = g_signal_new ("open-case", HD_TYPE_APPOINTMENT_PANE, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[GONE] = g_signal_new ("gone", HD_TYPE_APPOINTMENT_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (HD_TYPE_CHANGE_CARD);
  g_type_ensure (HD_TYPE_SLOTS_GROUP);
  g_type_ensure (HD_TYPE_OFFERS_GROUP);
  g_type_ensure (HD_TYPE_LEAVE_GROUP);
  g_type_ensure (HD_TYPE_DETAILS_GROUP);
  g_type_ensure (HD_TYPE_PEOPLE_GROUP);
  g_type_ensure (HD_TYPE_NOTES_GROUP);
  g_type_ensure (HD_TYPE_READ_GROUP);
  g_type_ensure (HD_TYPE_FOLD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "appointments/hd-appointment-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, name_label);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, state_label);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, edit_button);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, change_card);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, when_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, rules_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, place_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, copy_link_button);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, open_link_button);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, buffer_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, dress_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, case_row);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, slots_group);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, offers_group);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, leave_group);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, details_group);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, people_group);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, checklist_group);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, questions_group);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, feedback_group);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, thanked_group);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, thanked_switch);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentPane, read_group);
  gtk_widget_class_bind_template_callback (widget_class, case_cb);
  gtk_widget_class_bind_template_callback (widget_class, thanked_cb);

  _hd_appointment_pane_install_actions (widget_class);
}

static void
hd_appointment_pane_init (HdAppointmentPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hd_keep_focus (GTK_WIDGET (self), self->edit_button);
}

void
hd_appointment_pane_set_up (HdAppointmentPane *self,
                            HdContext *context,
                            GSettings *settings,
                            HdShade *shade)
{
  g_return_if_fail (HD_IS_APPOINTMENT_PANE (self));

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  self->shade = g_object_ref (shade);
  hd_change_card_set_up (self->change_card, context);
  hd_slots_group_set_up (self->slots_group, context, settings);
  hd_offers_group_set_up (self->offers_group, context, settings, shade);
  hd_leave_group_set_up (self->leave_group, context, settings);
  hd_details_group_set_up (self->details_group, context);
  hd_people_group_set_up (self->people_group, context, shade);
  hd_notes_group_set_up (self->checklist_group, context, "checklist");
  hd_notes_group_set_up (self->questions_group, context, "question");
  hd_notes_group_set_up (self->feedback_group, context, "feedback");
  hd_read_group_set_up (self->read_group, context);

  g_signal_connect_object (self->slots_group, "chosen", G_CALLBACK (slot_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->slots_group, "not-chosen", G_CALLBACK (slot_not_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leave_group, "write", G_CALLBACK (write_cb), self,
                           G_CONNECT_SWAPPED);
  hd_watch (hd_interviews_get_list (context), G_CALLBACK (queue_update), self);
  g_signal_connect_object (hd_leave_desk_get (context), "changed", G_CALLBACK (leave_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (shade, "notify::open", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
}

/**
 * hd_appointment_pane_show:
 * @id: of an appointment; 0 for none
 */
void
hd_appointment_pane_show (HdAppointmentPane *self, gint64 id)
{
  g_return_if_fail (HD_IS_APPOINTMENT_PANE (self));

  /* Who went on meanwhile holds nothing behind his own back, whenever it is shown again. */
  if (id != self->id)
    g_clear_object (&self->chosen);
  self->id = id;
  if (id == 0)
    g_clear_object (&self->interview);
  update (self);
}

/**
 * hd_appointment_pane_get:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
HdInterview *
hd_appointment_pane_get (HdAppointmentPane *self)
{
  g_return_val_if_fail (HD_IS_APPOINTMENT_PANE (self), NULL);

  return self->interview;
}

/**
 * hd_appointment_pane_focus:
 *
 * Goes to the top. Rows that are made just now have no place yet and count as the first of all, and
 * Enter would choose a time or draft a message unseen.
 */
void
hd_appointment_pane_focus (HdAppointmentPane *self)
{
  g_return_if_fail (HD_IS_APPOINTMENT_PANE (self));

  gtk_widget_grab_focus (self->edit_button);
}
