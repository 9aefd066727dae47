/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-import-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-appointment-words.h"
#include "hd-compat.h"
#include "hd-dialog-bar.h"
#include "hd-dialog-size.h"
#include "hd-early-cancels.h"
#include "hd-home.h"
#include "hd-intake.h"
#include "hd-interviews.h"
#include "hd-left-row.h"
#include "hd-pasted-rows.h"
#include "hd-question-row.h"
#include "hd-question-zone.h"
#include "hd-record-tidy.h"

G_DEFINE_FINAL_TYPE (HdImportWindow, hd_import_window, ADW_TYPE_WINDOW)

static void show_plan (HdImportWindow *self);
static void show_warnings (HdImportWindow *self);

static GtkWidget *
add_row (GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row = hd_pasted_row_new (title, subtitle);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

/* Several times that somebody wrote, and no calendar sent, are there to be chosen from. */
gboolean
_hd_import_window_may_be_offers (HdImportWindow *self)
{
  guint n = 0;

  if (self->pasted->interview != 0 || !hd_pasted_is_text (self->pasted))
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const HdImportLine *line = g_ptr_array_index (self->lines, i);

      n += line->take && line->verdict == HD_IMPORT_NEW && !line->invitation->all_day ? 1 : 0;
    }
  return n > 1;
}

gboolean
_hd_import_line_is_fresh (const HdImportLine *line)
{
  return line->take && !line->replaces &&
         (line->existing == 0 || (line->verdict == HD_IMPORT_MERGE && !line->merge));
}

/* Whether one has to go somewhere for it. */
static gboolean
is_elsewhere (HdImportWindow *self, const HdImportLine *line)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  g_autoptr (HdInterview) interview = hd_interview_from_invitation (line->invitation, home);

  return !interview->all_day && hd_interview_is_elsewhere (interview);
}

/* A new one needs to be somebody's; a later version belongs where the earlier one does. */
void
_hd_import_window_update (HdImportWindow *self)
{
  gboolean any = FALSE, fresh = FALSE, open = FALSE, way = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const HdImportLine *line = g_ptr_array_index (self->lines, i);

      any = any || line->take;
      open = open || (line->take && hd_intake_is_open (line->invitation));
      fresh = fresh || _hd_import_line_is_fresh (line);
      way = way || (_hd_import_line_is_fresh (line) && is_elsewhere (self, line));
    }
  _hd_import_window_update_visit (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep_button), any && !open);
  /* Who takes a cancellation keeps nothing. */
  gtk_button_set_label (self->keep_button, any && !fresh ? _ ("_Apply") : _ ("_Keep"));
  gtk_window_set_title (GTK_WINDOW (self), self->pasted->interview != 0 ? _ ("Times They Offer")
                                           : any && !fresh              ? _ ("Changed Appointment")
                                                                        : _ ("Keep Appointment"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->keep_button),
                               any && open ? _ ("First say which time is meant") : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->offers_row), _hd_import_window_may_be_offers (self));
  /* What was said of a way holds wherever it leads. */
  way = (way || gtk_spin_button_get_value_as_int (self->travel_spin) > 0) &&
        (self->meant == 0 || self->pasted->interview == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->travel_row), way);
  gtk_widget_set_visible (GTK_WIDGET (self->case_group),
                          fresh && (way || self->pasted->interview == 0));
}

static void
take_cb (GtkCheckButton *check, GParamSpec *pspec, HdImportWindow *self)
{
  HdImportLine *line = g_object_get_data (G_OBJECT (check), "hd-line");

  line->take = gtk_check_button_get_active (check);
  _hd_import_window_update (self);
}

static void
merge_cb (GtkSwitch *widget, GParamSpec *pspec, HdImportWindow *self)
{
  HdImportLine *line = g_object_get_data (G_OBJECT (widget), "hd-line");

  line->merge = gtk_switch_get_active (widget);
  _hd_import_window_update (self);
}

static void
answered_cb (HdQuestionRow *row, guint choice, HdImportWindow *self)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  HdInvitation *event = g_object_get_data (G_OBJECT (row), "hd-event");
  g_autofree char *field = g_strdup (g_object_get_data (G_OBJECT (row), "hd-field"));

  if (hd_pasted_answer (self->pasted, event, field, choice, home, NULL))
    show_plan (self);
}

static gboolean
show_plan_cb (gpointer user_data)
{
  HdImportWindow *self = user_data;

  self->plan_source = 0;
  /* What is being stored is what was shown. */
  if (!self->keeping)
    {
      show_plan (self);
      _hd_import_window_fill_cases (self);
    }
  return G_SOURCE_REMOVE;
}

/* Rows cannot go under the feet of what is at work in them. */
void
_hd_import_window_plan_soon (HdImportWindow *self)
{
  if (self->plan_source == 0)
    self->plan_source = g_idle_add (show_plan_cb, self);
}

/* The list that was chosen from is still at work: its row cannot go under its feet. */
static void
zone_chosen_cb (HdZoneRow *row, HdImportWindow *self)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);

  hd_question_zone_apply (row, home);
  _hd_import_window_plan_soon (self);
}

static void
add_zone_row (HdImportWindow *self, GtkWidget *group, HdInvitation *event)
{
  GtkWidget *row = hd_question_zone_new (event);

  g_signal_connect (row, "chosen", G_CALLBACK (zone_chosen_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
add_take_row (HdImportWindow *self,
              GtkWidget *group,
              HdImportLine *line,
              const char *title,
              const char *times)
{
  g_autofree char *subtitle = _hd_import_window_dup_meaning (self, line, times);
  GtkWidget *row = add_row (group, title, subtitle);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), line->take);
  gtk_widget_set_sensitive (check, hd_import_verdict_changes (line->verdict));
  g_object_set_data (G_OBJECT (check), "hd-line", line);
  g_signal_connect (check, "notify::active", G_CALLBACK (take_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

/* Some schedulers send the same meeting twice, each with a name of its own. */
static void
add_merge_row (HdImportWindow *self, GtkWidget *group, HdImportLine *line)
{
  GtkWidget *row = add_row (group, _ ("It is the same appointment"), _ ("Off keeps both"));
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), line->merge);
  g_object_set_data (G_OBJECT (toggle), "hd-line", line);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (merge_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
}

/* @common: what all events say alike, which is shown once */
static void
add_event (HdImportWindow *self,
           GtkWidget *group,
           HdImportLine *line,
           HdInvitation *event,
           HdInterview *common)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  g_autoptr (HdInterview) interview = hd_interview_from_invitation (event, home);
  g_autoptr (HdInterview) next =
    event->recurring ? hd_interview_from_invitation (event, home) : NULL;
  HdInterview *off = line->verdict == HD_IMPORT_CANCEL && line->existing != 0
                       ? hd_interviews_peek (self->context, line->existing)
                       : NULL;
  /* Of what repeats the next one is kept, and shown; and of what is cancelled that. */
  HdInterview *shown = off != NULL ? off : next;
  g_autofree char *day =
    shown != NULL ? hd_appointment_day (shown, home) : hd_intake_title (event, home);
  g_autofree char *times =
    shown != NULL ? hd_appointment_times (shown, home) : hd_intake_subtitle (event, home);
  GtkWidget *taken;

  /* What has no title goes by its day. */
  if (event->summary != NULL && *event->summary != '\0')
    {
      taken = add_take_row (self, group, line, event->summary, NULL);
      add_row (group, day, times);
    }
  else
    taken = add_take_row (self, group, line, day, times);
  if (line->instead != 0)
    _hd_import_window_add_instead (self, group, line, taken,
                                   event->summary != NULL && *event->summary != 0 ? NULL : times);
  if (hd_question_zone_asks (event))
    add_zone_row (self, group, event);
  for (guint i = 0; event->questions != NULL && i < event->questions->len; i++)
    {
      const HdQuestion *question = g_ptr_array_index (event->questions, i);
      GtkWidget *row =
        hd_question_row_new (event, question, home, hd_context_get_today (self->context));

      g_object_set_data (G_OBJECT (row), "hd-event", event);
      g_object_set_data_full (G_OBJECT (row), "hd-field", g_strdup (question->field), g_free);
      g_signal_connect (row, "answered", G_CALLBACK (answered_cb), self);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  if (line->verdict == HD_IMPORT_MERGE)
    add_merge_row (self, group, line);
  if (strcmp (interview->format, common->format) != 0 ||
      strcmp (interview->place, common->place) != 0 || strcmp (interview->link, common->link) != 0)
    hd_pasted_rows_add_place (ADW_PREFERENCES_GROUP (group), NULL, interview);
  hd_pasted_rows_add_notes (ADW_PREFERENCES_GROUP (group), NULL, event);
}

static GtkWidget *
add_group (HdImportWindow *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->groups, group);
  return group;
}

/* Adding to a page only appends: what belongs to all stands below the events. */
static void
move_to_end (HdImportWindow *self, AdwPreferencesGroup *group)
{
  g_object_ref (group);
  adw_preferences_page_remove (self->page, group);
  adw_preferences_page_add (self->page, group);
  g_object_unref (group);
}

/* Where the keyboard is it stays: who uses a switch there goes on from it. The window takes it back
 * whole only when it was let go before. */
static void
move_all_to_end (HdImportWindow *self)
{
  AdwPreferencesGroup *const groups[] = { self->meant_group, self->case_group,
                                          self->warning_group };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean inside = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    inside = inside || (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (groups[i])));
  if (inside)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    move_to_end (self, groups[i]);
  if (inside)
    gtk_window_set_focus (GTK_WINDOW (self), focus);
}

/* What was said of a line before a question was answered holds behind it too. */
static void
keep_choice (HdImportLine *line, const HdImportLine *before)
{
  /* As it was read before it had been. */
  if (before->over && !line->over)
    return;
  if (before->verdict == line->verdict && before->called_off == line->called_off)
    {
      line->take = before->take;
      line->merge = before->merge;
      if (before->instead == line->instead)
        line->replaces = before->replaces;
    }
  else if (!before->take && hd_import_verdict_changes (before->verdict))
    line->take = FALSE;
}

/* Returns: (transfer full): what it means for what is known now */
GPtrArray *
_hd_import_window_make_plan (HdImportWindow *self)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  HdInterview *known = self->pasted->interview != 0
                         ? hd_interviews_peek (self->context, self->pasted->interview)
                         : NULL;

  return known != NULL
           ? hd_appointment_import_plan_times (hd_offered_slots_get_list (self->context), known,
                                               self->pasted->events, home,
                                               hd_context_get_now (self->context))
           : hd_pasted_plan (self->pasted, self->context, home);
}

static void
show_plan (HdImportWindow *self)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->lines);
  gboolean text = hd_pasted_is_text (self->pasted);
  g_autoptr (HdInterview) common =
    text ? hd_pasted_dup_words (self->pasted, home) : hd_interview_new ();
  GtkWidget *group = NULL;
  gboolean sure = FALSE;
  HdInterview *moved = _hd_import_window_find_moved (self, &sure);
  guint old = 0;

  _hd_import_window_show_meant (self,
                                moved != NULL && hd_pasted_is_asked (self->pasted) ? moved : NULL,
                                sure);
  self->moved = moved != NULL ? hd_record_get_id (HD_RECORD (moved)) : 0;
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  self->lines = _hd_import_window_make_plan (self);
  _hd_import_window_note_plan (self);
  _hd_import_window_set_instead (self, moved, sure);
  for (guint i = 0; i < self->lines->len; i++)
    {
      HdImportLine *line = g_ptr_array_index (self->lines, i);
      guint at = old;

      /* The events are in the same order; one that is not offered is gone. */
      while (before != NULL && at < before->len &&
             ((const HdImportLine *) g_ptr_array_index (before, at))->invitation !=
               line->invitation)
        at++;
      if (before != NULL && at < before->len)
        {
          keep_choice (line, g_ptr_array_index (before, at));
          old = at;
        }
      if (i >= HD_IMPORT_WINDOW_MAX_SHOWN)
        {
          /* Nothing is stored unseen. */
          line->take = FALSE;
          continue;
        }
      if (group == NULL || !text)
        group = add_group (self);
      /* It is one of those of this window, which can be answered. */
      add_event (self, group, line, (HdInvitation *) line->invitation, common);
    }
  if (group != NULL)
    hd_pasted_rows_add_place (ADW_PREFERENCES_GROUP (group), NULL, common);
  move_all_to_end (self);
  show_warnings (self);
  _hd_import_window_case_selected_cb (self);
  _hd_import_window_update (self);
}

/* What was not understood: when an appointment that is moved was to be stands above. */
static void
show_warnings (HdImportWindow *self)
{
  HdInterview *moved = self->moved != 0 ? hd_interviews_peek (self->context, self->moved) : NULL;
  g_autoptr (GPtrArray) left = hd_pasted_list_left (self->pasted, self->context, moved);

  if (self->left != NULL)
    adw_preferences_group_remove (self->warning_group, self->left);
  self->left = hd_left_row_new (left);
  if (self->left != NULL)
    adw_preferences_group_add (self->warning_group, self->left);
  gtk_widget_set_visible (GTK_WIDGET (self->warning_group),
                          self->left != NULL ||
                            self->given->events->len > HD_IMPORT_WINDOW_MAX_SHOWN);
}

static void
show_more (HdImportWindow *self)
{
  guint n = self->pasted->events->len;

  if (n > HD_IMPORT_WINDOW_MAX_SHOWN)
    {
      g_autofree char *more =
        g_strdup_printf (ngettext ("%u more event is left out", "%u more events are left out",
                                   n - HD_IMPORT_WINDOW_MAX_SHOWN),
                         n - HD_IMPORT_WINDOW_MAX_SHOWN);

      add_row (GTK_WIDGET (self->warning_group), more, NULL);
    }
}

/* The rows go with what the switch says: not while it is at work. */
static void
meant_cb (HdImportWindow *self)
{
  if (self->meant != 0)
    _hd_import_window_plan_soon (self);
}

static void
hd_import_window_dispose (GObject *object)
{
  HdImportWindow *self = HD_IMPORT_WINDOW (object);

  g_clear_handle_id (&self->plan_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_IMPORT_WINDOW);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->planned, g_free);
  g_clear_pointer (&self->pasted, hd_pasted_unref);
  g_clear_pointer (&self->given, hd_pasted_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hd_import_window_parent_class)->dispose (object);
}

static void
hd_import_window_class_init (HdImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_import_window_dispose;

  g_signal_new ("kept", HD_TYPE_IMPORT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                3, G_TYPE_STRING, G_TYPE_FILE, G_TYPE_INT64);
  g_signal_new ("skipped", HD_TYPE_IMPORT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_type_ensure (HD_TYPE_FOLD);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "appointments/hd-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, place_fold);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, place_label);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, skip_button);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, page);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, meant_group);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, meant_row);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, meant_switch);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, case_group);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, offers_row);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, offers_switch);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, case_row);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, visit_row);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, visit_switch);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, travel_row);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, travel_spin);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, company_row);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, role_row);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, warning_group);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, HdImportWindow, keep_button);
  gtk_widget_class_bind_template_callback_full (widget_class, "update",
                                                G_CALLBACK (_hd_import_window_update));
  gtk_widget_class_bind_template_callback_full (widget_class, "case_selected_cb",
                                                G_CALLBACK (_hd_import_window_case_selected_cb));
  gtk_widget_class_bind_template_callback (widget_class, meant_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "skip_cb",
                                                G_CALLBACK (_hd_import_window_skip_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "keep_cb",
                                                G_CALLBACK (_hd_import_window_keep_cb));
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hd_import_window_init (HdImportWindow *self)
{
  self->groups = g_ptr_array_new ();
  self->cases = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  hd_limit_row (self->company_row, HD_TIDY_NAME_MAX);
  hd_limit_row (self->role_row, HD_TIDY_NAME_MAX);
  hd_dialog_bar_fit (GTK_WINDOW (self));
}

/* What is known of the way there. */
static int
get_travel (HdImportWindow *self)
{
  HdInterview *interview = self->pasted->interview != 0
                             ? hd_interviews_peek (self->context, self->pasted->interview)
                             : NULL;

  if (self->pasted->travel >= 0)
    return self->pasted->travel;
  return interview != NULL ? interview->travel_out : 0;
}

/**
 * hd_import_window_new:
 * @pasted: what was read; it is answered on a copy, so that who cancels loses nothing of it
 */
HdImportWindow *
hd_import_window_new (GtkWindow *parent, HdContext *context, GSettings *settings, HdPasted *pasted)
{
  HdImportWindow *self = g_object_new (HD_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);

  hd_dialog_size_fit (GTK_WINDOW (self));
  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  self->given = hd_pasted_ref (pasted);
  self->pasted = hd_pasted_copy (pasted);
  gtk_spin_button_set_value (self->travel_spin, get_travel (self));
  show_more (self);
  show_plan (self);
  if (self->pasted->company != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->company_row), self->pasted->company);
  if (self->pasted->role != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->role_row), self->pasted->role);
  _hd_import_window_fill_cases (self);
  _hd_import_window_note_cancels (self);
  _hd_import_window_watch (self);
  /* Who has read it keeps it by Enter; what is open is asked first. */
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->keep_button));
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->keep_button)))
    gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->keep_button));
  return self;
}
