/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-import-window-private.h"

#include <glib/gi18n.h>

#include "hd-early-cancels.h"
#include "hd-home.h"
#include "hd-interview-times.h"
#include "hd-interviews.h"
#include "hd-stage.h"
#include "hd-verb.h"

/* What is stored of a preview once somebody said so, and which of it is shown then. */

/* Whether the time that a message is written for is what is kept: of several appointments it is not
 * known which one is stored as which; times are kept for one. */
static gboolean
keeps_chosen (HdImportWindow *self)
{
  return (self->n_kept == 1 || self->pasted->interview != 0) && self->pasted->chosen >= 0 &&
         (guint) self->pasted->chosen < self->lines->len &&
         ((HdImportLine *) g_ptr_array_index (self->lines, self->pasted->chosen))->take;
}

/* What was asked for covers it. As long as the message for it is not sent, sending it is what links
 * the two. */
static void
link_chosen (HdImportWindow *self, gint64 id)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (self->given->absence != 0)
    hd_interviews_link_absence_async (self->context, id, self->given->absence, hd_verb_done_cb,
                                      hd_verb_from (parent, NULL));
  else if (self->given->draft != NULL)
    hd_interviews_note_draft_async (self->context, id, self->given->draft, hd_verb_done_cb,
                                    hd_verb_from (parent, NULL));
}

static void
leave (HdImportWindow *self, gint64 id)
{
  gboolean fresh = FALSE;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    fresh = fresh || _hd_import_line_is_fresh (g_ptr_array_index (self->lines, i));
  if (self->pasted->interview != 0)
    sentence =
      g_strdup_printf (ngettext ("%u time kept", "%u times kept", self->n_kept), self->n_kept);
  else
    sentence = g_strdup_printf (fresh ? ngettext ("%u appointment kept", "%u appointments kept",
                                                  self->n_kept)
                                      : ngettext ("%u appointment changed",
                                                  "%u appointments changed", self->n_kept),
                                self->n_kept);
  self->given->kept = TRUE;
  if (id != 0 && keeps_chosen (self))
    link_chosen (self, id);
  g_signal_emit_by_name (self, "kept", sentence, self->pasted->source, id);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Whether it is stored; then @id is the interview, or the first of them. */
static gboolean
finish (HdImportWindow *self, GObject *source, GAsyncResult *result, gint64 *id)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  *id = hd_context_finish (HD_CONTEXT (source), result, &error);
  if (self->context == NULL)
    return FALSE;
  if (error != NULL)
    {
      self->keeping = FALSE;
      gtk_widget_set_sensitive (GTK_WIDGET (self->keep_button), TRUE);
      if (parent != NULL)
        gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s", error->message);
      return FALSE;
    }
  return TRUE;
}

static void
entered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdImportWindow) self = user_data;
  gint64 id;

  if (finish (self, source, result, &id))
    leave (self, id);
}

/* The way there, and back, of one that is new. */
static int
way_of (HdImportWindow *self, const HdImportLine *line)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->travel_row)) && _hd_import_line_is_fresh (line)
           ? gtk_spin_button_get_value_as_int (self->travel_spin)
           : 0;
}

/* The times that they named, and one appointment that they are for: which was chosen before is
 * proposed. */
static void
keep_offers (HdImportWindow *self, HdJobApplication *application)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  gint64 known = hd_record_get_id (HD_RECORD (application));
  g_autoptr (HdInterview) interview = hd_interviews_new (self->context, known);
  int travel = 0;

  g_object_set (interview, "state", "offered", NULL);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const HdImportLine *line = g_ptr_array_index (self->lines, i);
      g_autoptr (HdOfferedSlot) slot = NULL;

      if (!line->take)
        continue;
      slot = hd_offered_slot_from_invitation (line->invitation, home);
      travel = MAX (travel, way_of (self, line));
      if ((int) i == self->pasted->chosen)
        {
          g_object_set (slot, "chosen", TRUE, NULL);
          hd_interview_set_slot (interview, slot);
          g_object_set (interview, "state", "proposed", NULL);
        }
      g_ptr_array_add (taken, (gpointer) line->invitation);
      g_ptr_array_add (slots, g_steal_pointer (&slot));
    }
  hd_interview_take_common (interview, taken, home);
  hd_interview_set_way (interview, travel, self->pasted->prep);
  hd_interviews_enter_async (self->context, known == 0 ? application : NULL, interview, slots,
                             FALSE, entered_cb, g_object_ref (self));
}

/* The times that they named for an appointment that is there, and what they said of it. */
static void
keep_times (HdImportWindow *self)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  g_autoptr (HdInterview) words = hd_interview_new ();
  HdInterview *known = hd_interviews_peek (self->context, self->pasted->interview);
  int travel = gtk_spin_button_get_value_as_int (self->travel_spin);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const HdImportLine *line = g_ptr_array_index (self->lines, i);
      g_autoptr (HdOfferedSlot) slot = NULL;

      if (!line->take)
        continue;
      slot = hd_offered_slot_from_invitation (line->invitation, home);
      /* Which was chosen is proposed; a day needs its hour first. */
      g_object_set (slot, "chosen", (int) i == self->pasted->chosen && !line->invitation->all_day,
                    NULL);
      g_ptr_array_add (taken, (gpointer) line->invitation);
      g_ptr_array_add (slots, g_steal_pointer (&slot));
    }
  hd_interview_take_common (words, taken, home);
  /* The two ways may differ, as long as nobody says anything else. */
  if (self->meant != 0)
    travel = self->pasted->travel;
  else if (known != NULL && travel == known->travel_out)
    travel = -1;
  hd_offered_slots_add_async (self->context, self->pasted->interview, slots, words, travel,
                              self->pasted->prep, entered_cb, g_object_ref (self));
}

/* Whether they are kept as times to choose from. */
gboolean
_hd_import_window_offers (HdImportWindow *self)
{
  return _hd_import_window_may_be_offers (self) && gtk_switch_get_active (self->offers_switch);
}

static gboolean
is_visit (HdImportWindow *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->visit_row)) &&
         gtk_switch_get_active (self->visit_switch);
}

/* Stores what is ticked. */
void
_hd_import_window_keep_cb (HdImportWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->case_row);
  g_autoptr (HdJobApplication) application =
    selected > 0 && selected != GTK_INVALID_LIST_POSITION
      ? g_object_ref (g_ptr_array_index (self->cases, selected - 1))
      : hd_job_application_new ();

  /* Whoever is invited has come further than to have it in mind. */
  if (hd_record_get_id (HD_RECORD (application)) == 0)
    g_object_set (application, "stage", hd_stage_to_string (HD_STAGE_SCREEN), "company",
                  gtk_editable_get_text (GTK_EDITABLE (self->company_row)), "role",
                  gtk_editable_get_text (GTK_EDITABLE (self->role_row)), NULL);
  self->n_kept = 0;
  for (guint i = 0; i < self->lines->len; i++)
    {
      HdImportLine *line = g_ptr_array_index (self->lines, i);

      self->n_kept += line->take ? 1 : 0;
      line->travel = way_of (self, line);
      line->prep = self->pasted->prep;
      line->visit = line->visit && _hd_import_line_is_fresh (line) && is_visit (self);
      if (!is_visit (self))
        line->visit_with = 0;
    }
  self->keeping = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep_button), FALSE);
  if (self->pasted->interview != 0)
    {
      keep_times (self);
      return;
    }
  if (_hd_import_window_offers (self))
    {
      self->n_kept = 1;
      keep_offers (self, application);
      return;
    }
  hd_appointment_import_async (self->context, self->lines, application, entered_cb,
                               g_object_ref (self));
}

/* What is called off here and not known may come in behind it. Nobody has to press anything for
 * that, and nothing is shown when it cannot be stored: it would only untick a row then. */
void
_hd_import_window_note_cancels (HdImportWindow *self)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();

  for (guint i = 0; i < MIN (self->lines->len, HD_IMPORT_WINDOW_MAX_SHOWN); i++)
    {
      HdImportLine *line = g_ptr_array_index (self->lines, i);

      if (self->pasted->interview == 0 && hd_early_cancels_is_one (line))
        g_ptr_array_add (seen, line);
    }
  if (seen->len > 0)
    hd_early_cancels_note_async (self->context, seen, NULL, NULL);
}
