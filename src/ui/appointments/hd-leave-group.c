/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-group.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-appointment-agenda.h"
#include "hd-appointment-options.h"
#include "hd-appointment-words.h"
#include "hd-change-flow.h"
#include "hd-compat.h"
#include "hd-home.h"
#include "hd-interview-times.h"
#include "hd-interviews.h"
#include "hd-kept-rows.h"
#include "hd-leave-edit.h"
#include "hd-verb.h"
#include "hd-words.h"

struct _HdLeaveGroup
{
  AdwPreferencesGroup parent_instance;

  HdContext *context;
  GSettings *settings;
  HdInterview *interview;
  HdAppointmentOptions *options; /* NULL: there is no time, or nothing is to be asked */
  guint chosen;
  HdStretch picked; /* the absence that somebody chose of them; empty: nobody did */
  /* The interview that is shown, and how far its leave had come when it was: the object is changed
   * in place. */
  gint64 id;
  char *state;
  HdKeptRows *rows;
  GtkWidget *button; /* the one that goes beside the title with new rows */
};

/* The check of a row with an option, borrowed. */
#define CHECK "hd-check"

enum
{
  WRITE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdLeaveGroup, hd_leave_group, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
add_row (HdLeaveGroup *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL && *subtitle != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  hd_kept_rows_say (self->rows, "%s\n%s", title, subtitle != NULL ? subtitle : "");
  hd_kept_rows_add (self->rows, row);
  return row;
}

static void
toggled_cb (GtkCheckButton *check, HdLeaveGroup *self)
{
  if (!gtk_check_button_get_active (check))
    return;
  self->chosen = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "hd-option"));
  self->picked = hd_appointment_options_absence (self->options, self->chosen);
}

/* How long the absence is that was asked for, in minutes. */
static gint64
asked_minutes (HdInterview *interview)
{
  return interview->absence_from >= 0
           ? interview->absence_to - interview->absence_from
           : (gint64) (interview->absence_last - interview->absence_first + 1) * HD_DAY_MINUTES;
}

/* The option that is less than what was denied: to ask for the same again leads nowhere. */
static gboolean
find_less (HdLeaveGroup *self, guint *found)
{
  if (self->options == NULL || !hd_change_flow_is_denied (self->context, self->interview))
    return FALSE;
  for (guint i = 0; i < hd_appointment_options_get_n (self->options); i++)
    {
      HdStretch absence = hd_appointment_options_absence (self->options, i);

      if (absence.to - absence.from < asked_minutes (self->interview))
        {
          *found = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* The option that somebody chose, while it is still there. */
static gboolean
find_picked (HdLeaveGroup *self, guint *found)
{
  for (guint i = 0; i < hd_appointment_options_get_n (self->options); i++)
    {
      HdStretch option = hd_appointment_options_absence (self->options, i);

      if (option.from == self->picked.from && option.to == self->picked.to)
        {
          *found = i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
add_options (HdLeaveGroup *self)
{
  GtkCheckButton *first = NULL;

  if (!find_picked (self, &self->chosen))
    find_less (self, &self->chosen);
  for (guint i = 0; i < hd_appointment_options_get_n (self->options); i++)
    {
      g_autofree char *title = hd_appointment_options_title (self->options, i);
      g_autofree char *subtitle = hd_appointment_options_cost (self->options, i);
      GtkWidget *row = add_row (self, title, subtitle);
      GtkWidget *check = gtk_check_button_new ();

      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (row), CHECK, check);
      g_object_set_data (G_OBJECT (check), "hd-option", GUINT_TO_POINTER (i));
      if (first == NULL)
        first = GTK_CHECK_BUTTON (check);
      else
        gtk_check_button_set_group (GTK_CHECK_BUTTON (check), first);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), i == self->chosen);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
    }
}

static gboolean
has_option (HdLeaveGroup *self)
{
  return self->options != NULL && self->chosen < hd_appointment_options_get_n (self->options);
}

/* The message that fits: a change of what was asked for, or a first request. */
static HdKeptDraft *
new_draft (HdLeaveGroup *self)
{
  HdInterview *interview = self->interview;
  HdKeptDraft *draft = NULL;

  if (hd_change_flow_is_pending (self->context, interview))
    {
      HdStretch absence;

      if (has_option (self))
        absence = hd_appointment_options_absence (self->options, self->chosen);
      draft =
        hd_change_flow_new_draft (self->context, interview, has_option (self) ? &absence : NULL);
    }
  if (draft != NULL)
    return draft;

  draft = hd_kept_draft_new ();
  if (has_option (self))
    {
      hd_appointment_options_fill (self->options, self->chosen, draft);
      /* It has its day, and is not to be used again for another one. */
      g_object_set (draft, "created-at", hd_context_get_now (self->context), NULL);
    }
  /* What was held for oneself is what is asked for now. */
  if (strcmp (interview->absence_state, "draft") == 0)
    g_object_set (draft, "request", interview->absence, NULL);
  return draft;
}

/* Sending it is what links the two; the draft itself knows nothing. */
static void
hand_over (HdLeaveGroup *self, HdKeptDraft *draft)
{
  hd_interviews_note_draft_async (self->context, hd_record_get_id (HD_RECORD (self->interview)),
                                  draft->uid, hd_verb_done_cb, hd_verb_from (self, NULL));
  g_signal_emit (self, signals[WRITE], 0, draft);
}

/**
 * hd_leave_group_draft:
 *
 * Has the message written that fits, for the absence that is chosen.
 */
void
hd_leave_group_draft (HdLeaveGroup *self)
{
  g_return_if_fail (HD_IS_LEAVE_GROUP (self));

  if (self->interview == NULL)
    return;

  g_autoptr (HdKeptDraft) draft = new_draft (self);

  hand_over (self, draft);
}

/* Has the message written that gives back what is not needed any more, if there is any. */
void
hd_leave_group_give_back (HdLeaveGroup *self)
{
  g_return_if_fail (HD_IS_LEAVE_GROUP (self));

  if (self->interview == NULL)
    return;

  g_autoptr (HdKeptDraft) draft = hd_change_flow_new_give_back (self->context, self->interview);

  if (draft != NULL)
    hand_over (self, draft);
}

/**
 * hd_leave_group_hold:
 * @chosen: it follows from the choice of a time
 *
 * Counts the absence that is chosen, while nobody is to be asked yet.
 */
void
hd_leave_group_hold (HdLeaveGroup *self, gboolean chosen)
{
  g_return_if_fail (HD_IS_LEAVE_GROUP (self));

  if (self->interview == NULL || self->interview->absence != 0 || !has_option (self))
    return;

  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  g_autoptr (HdLeaveEdit) edit =
    hd_leave_edit_new_absence (hd_appointment_options_hold (self->options, self->chosen,
                                                            g_time_zone_get_identifier (home)),
                               TRUE);

  hd_interviews_hold_async (self->context, hd_record_get_id (HD_RECORD (self->interview)), edit,
                            chosen, hd_verb_done_cb, hd_verb_from (self, NULL));
}

static void
hold_cb (HdLeaveGroup *self)
{
  hd_leave_group_hold (self, FALSE);
}

/* Whether asking is the one thing to do. What is only proposed waits: it is asked for once it is
 * confirmed. When something changed, the message for that stands at the top; and the same once more
 * leads nowhere. */
static gboolean
is_next (HdLeaveGroup *self)
{
  guint less;

  return strcmp (self->interview->state, "proposed") != 0 &&
         !hd_change_flow_is_pending (self->context, self->interview) &&
         (!hd_change_flow_is_denied (self->context, self->interview) || find_less (self, &less));
}

/* The one thing to do stands beside the title, where it is seen without scrolling. */
static void
add_buttons (HdLeaveGroup *self, gboolean may_hold)
{
  GtkWidget *draft = gtk_button_new_with_mnemonic (_ ("_Draft Request"));

  hd_wrap_buttons (draft);
  if (is_next (self))
    gtk_widget_add_css_class (draft, "suggested-action");
  gtk_widget_set_valign (draft, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (draft, 12);
  g_signal_connect_swapped (draft, "clicked", G_CALLBACK (hd_leave_group_draft), self);
  hd_kept_rows_say (self->rows, "draft %d", is_next (self));
  self->button = g_object_ref_sink (draft);
  if (may_hold)
    {
      GtkWidget *row = add_row (self, _ ("Not to be asked yet?"),
                                _ ("Count it already, and ask once it is confirmed."));
      GtkWidget *hold = gtk_button_new_with_mnemonic (_ ("_Hold"));

      gtk_widget_set_valign (hold, GTK_ALIGN_CENTER);
      gtk_widget_set_focusable (row, FALSE);
      g_signal_connect_swapped (hold, "clicked", G_CALLBACK (hold_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), hold);
    }
}

/* When an absence is; @from: -1 for whole days. */
static char *
when_words (HdLeaveGroup *self, HdDate first, HdDate last, int from, int to)
{
  g_autofree char *days = hd_words_days (first, last, hd_context_get_today (self->context));

  if (from < 0)
    return g_steal_pointer (&days);

  g_autofree char *span = hd_words_span (from, to);

  /* Translators: a day and a span of time, as “Thu 3 Dec 13:15–16:15” */
  return g_strdup_printf (_ ("%s %s"), days, span);
}

/* How far the leave has come, whichever time it was asked for. */
static const char *
absence_title (HdLeaveGroup *self)
{
  return strcmp (self->interview->absence_state, "denied") == 0
           ? _ ("Leave denied")
           : hd_appointment_cover (self->context, self->interview);
}

/* When the absence is, as it was asked for. */
static char *
absence_words (HdLeaveGroup *self)
{
  HdInterview *interview = self->interview;

  return interview->absence_first != HD_DATE_NONE
           ? when_words (self, interview->absence_first, interview->absence_last,
                         interview->absence_from, interview->absence_to)
           : g_strdup ("");
}

static void
use_cb (GtkButton *button, HdLeaveGroup *self)
{
  gint64 *absence = g_object_get_data (G_OBJECT (button), "hd-absence");

  if (self->interview != NULL)
    hd_interviews_link_absence_async (self->context, hd_record_get_id (HD_RECORD (self->interview)),
                                      *absence, hd_verb_done_cb,
                                      hd_verb_from (self, _ ("Leave noted for it")));
}

/* Nothing more is to be asked: leave was asked for or granted that holds it, or one does not work
 * then. What was asked for can be this one's, so that a change of it is noticed. */
static void
add_free (HdLeaveGroup *self)
{
  const HdAbsenceFacts *absence = hd_change_flow_find_absence (self->context, self->interview);
  GtkWidget *row, *button;

  if (absence == NULL)
    {
      add_row (self, hd_appointment_free (self->context, self->interview),
               _ ("You are not at work then: nothing need be asked. You may tell "
                  "somebody all the same."));
      return;
    }

  g_autofree char *when =
    when_words (self, absence->first, absence->last, absence->from_minute, absence->to_minute);

  row = add_row (self,
                 strcmp (absence->state, "requested") == 0 ? _ ("Leave asked, no answer yet")
                                                           : _ ("You are off already ✓"),
                 when);
  button = gtk_button_new_with_mnemonic (_ ("_Use It"));
  gtk_widget_set_tooltip_text (button, _ ("This leave is for this appointment"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (button), "hd-absence",
                          g_memdup2 (&absence->id, sizeof absence->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (use_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  hd_kept_rows_say (self->rows, "%" G_GINT64_FORMAT, absence->id);
}

/* Whether nothing is to be asked. What lasts until another day has no ways to be away for it to
 * choose from, and may be needed for all that; so may what is at a time that nobody knows. */
static gboolean
is_free (HdLeaveGroup *self)
{
  return self->options != NULL ? hd_appointment_options_get_n (self->options) == 0
                               : hd_interview_has_time (self->interview) &&
                                   !hd_change_flow_needs_leave (self->context, self->interview);
}

/* The time that is needed, and what holds for all the ways to be away for it. */
static void
show_note (HdLeaveGroup *self, const char *need)
{
  const char *note = hd_appointment_options_note (self->options);

  if (note != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s\n%s", need, note);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), both);
    }
}

static gboolean
is_settled (HdInterview *interview)
{
  static const char *const states[] = { "requested", "approved", "taken", NULL };

  return g_strv_contains (states, interview->absence_state);
}

/* What is chosen of rows that stay. */
static void
mark_chosen (HdLeaveGroup *self, GtkWidget *row)
{
  GtkCheckButton *check = g_object_get_data (G_OBJECT (row), CHECK);

  if (check == NULL ||
      GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "hd-option")) != self->chosen)
    return;
  g_signal_handlers_block_by_func (check, toggled_cb, self);
  gtk_check_button_set_active (check, TRUE);
  g_signal_handlers_unblock_by_func (check, toggled_cb, self);
}

static void
show_rows (HdLeaveGroup *self)
{
  g_autoptr (GtkWidget) button = g_steal_pointer (&self->button);

  if (hd_kept_rows_show (self->rows))
    adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
  else
    for (guint i = 0; i < hd_kept_rows_get_n (self->rows); i++)
      mark_chosen (self, hd_kept_rows_get (self->rows, i));
}

/* What somebody chose stays chosen until somebody else has said something of the leave: to hold it
 * for oneself is no answer. */
static void
note_state (HdLeaveGroup *self, HdInterview *interview)
{
  gboolean held =
    g_strcmp0 (self->state, "") == 0 && strcmp (interview->absence_state, "draft") == 0;

  if (self->id != hd_record_get_id (HD_RECORD (interview)) ||
      (g_strcmp0 (self->state, interview->absence_state) != 0 && !held))
    self->picked = (HdStretch){ 0, 0 };
  self->id = hd_record_get_id (HD_RECORD (interview));
  g_free (self->state);
  self->state = g_strdup (interview->absence_state);
}

static void
fill (HdLeaveGroup *self, HdInterview *interview)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  g_autoptr (HdRequestFacts) work = hd_request_facts_new ();
  g_autofree char *need = NULL;

  g_clear_pointer (&self->options, hd_appointment_options_free);
  self->chosen = 0;
  note_state (self, interview);
  g_set_object (&self->interview, interview);
  hd_home_fill_work (self->settings, work);
  self->options = hd_appointment_options_new (self->context, interview, home, work);
  need = self->options != NULL ? hd_appointment_options_need (self->options) : NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Absence needed"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), need);

  if (interview->absence != 0)
    {
      g_autofree char *when = absence_words (self);

      add_row (self, absence_title (self), when);
    }
  if (hd_agenda_section (self->context, interview) == HD_AGENDA_PAST)
    {
      /* What is over or will not be needs none; what was asked for stays to be read. */
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Absence"));
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), NULL);
      return;
    }
  if (is_settled (interview) && !hd_change_flow_is_uncovered (self->context, interview))
    return;
  if (interview->start_day == HD_DATE_NONE)
    {
      add_row (self, _ ("The time is not known yet"), NULL);
      return;
    }
  if (is_free (self))
    {
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Absence"));
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), NULL);
      add_free (self);
      return;
    }
  if (self->options != NULL)
    add_options (self);
  if (has_option (self))
    show_note (self, need);
  add_buttons (self, interview->absence == 0 && has_option (self));
}

/**
 * hd_leave_group_show:
 *
 * Shows what @interview needs, and what was done about it.
 */
void
hd_leave_group_show (HdLeaveGroup *self, HdInterview *interview)
{
  g_return_if_fail (HD_IS_LEAVE_GROUP (self));

  fill (self, interview);
  show_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self), hd_kept_rows_get_n (self->rows) > 0 ||
                                               adw_preferences_group_get_header_suffix (
                                                 ADW_PREFERENCES_GROUP (self)) != NULL);
}

/**
 * hd_leave_group_has_less:
 *
 * Whether there is a way to be away for less than was denied.
 */
gboolean
hd_leave_group_has_less (HdLeaveGroup *self)
{
  guint found;

  g_return_val_if_fail (HD_IS_LEAVE_GROUP (self), FALSE);

  return self->interview != NULL && find_less (self, &found);
}

static void
hd_leave_group_dispose (GObject *object)
{
  HdLeaveGroup *self = HD_LEAVE_GROUP (object);

  g_clear_pointer (&self->options, hd_appointment_options_free);
  g_clear_object (&self->interview);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hd_leave_group_parent_class)->dispose (object);
}

static void
hd_leave_group_finalize (GObject *object)
{
  HdLeaveGroup *self = HD_LEAVE_GROUP (object);

  hd_kept_rows_free (self->rows);
  g_free (self->state);

  G_OBJECT_CLASS (hd_leave_group_parent_class)->finalize (object);
}

static void
hd_leave_group_class_init (HdLeaveGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_leave_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = hd_leave_group_finalize;

  signals[WRITE] = g_signal_new ("write", HD_TYPE_LEAVE_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, HD_TYPE_KEPT_DRAFT);
}

static void
hd_leave_group_init (HdLeaveGroup *self)
{
  self->rows = hd_kept_rows_new (self);
}

void
hd_leave_group_set_up (HdLeaveGroup *self, HdContext *context, GSettings *settings)
{
  g_return_if_fail (HD_IS_LEAVE_GROUP (self));

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
}
