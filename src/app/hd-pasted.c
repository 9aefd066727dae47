/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-pasted.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-appointment-import.h"
#include "hd-context-private.h"
#include "hd-early-cancels.h"
#include "hd-error.h"
#include "hd-intake-file.h"
#include "hd-intake-text.h"
#include "hd-intake.h"
#include "hd-interviews.h"

/* The one way in for what becomes an appointment: all that is said beside the times goes on with
 * them, whichever field it was typed or pasted into. Nothing is stored here. */

G_DEFINE_BOXED_TYPE (HdPasted, hd_pasted, hd_pasted_ref, hd_pasted_unref)

static HdPasted *
new_pasted (GPtrArray *events, GPtrArray *warnings)
{
  HdPasted *self = g_rc_box_new0 (HdPasted);

  self->moved = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_invitation_free);
  self->events = g_ptr_array_ref (events);
  self->warnings = g_ptr_array_ref (warnings);
  self->travel = self->prep = self->chosen = -1;
  return self;
}

/**
 * hd_pasted_new_from_when:
 * @when: (transfer full): what words say of times
 * @text: those words
 */
HdPasted *
hd_pasted_new_from_when (HdContext *context, HdWhen *when, const char *text)
{
  HdPasted *self = new_pasted (when->events, when->warnings);

  self->travel = when->travel_out;
  self->prep = when->prep;
  self->former = g_array_ref (when->former);
  self->moves = when->moves;
  self->asks = when->asks;
  hd_when_free (when);
  hd_pasted_read_names (self, context, text);
  return self;
}

/* A series whose next time another event moves would be that time again, with an end of its own. */
static void
leave_out_moved (HdPasted *self)
{
  guint n = 0;

  /* Those that stay close up, in their order. */
  for (guint i = 0; i < self->events->len; i++)
    if (!hd_intake_stands_for_moved (self->events->pdata[i]))
      {
        gpointer event = self->events->pdata[i];

        self->events->pdata[i] = self->events->pdata[n];
        self->events->pdata[n++] = event;
      }
  for (guint i = n; i < self->events->len; i++)
    {
      HdInvitation *event = g_steal_pointer (&self->events->pdata[i]);

      g_ptr_array_add (self->moved, event);
      for (guint j = 0; event->warnings != NULL && j < event->warnings->len; j++)
        g_ptr_array_add (self->warnings, g_strdup (event->warnings->pdata[j]));
    }
  g_ptr_array_set_size (self->events, (int) n);
}

/**
 * hd_pasted_new_from_file:
 * @file: (transfer full): what a calendar file says
 * @source: (nullable): where it lies
 */
HdPasted *
hd_pasted_new_from_file (HdContext *context, HdCalendarFile *file, GFile *source)
{
  HdPasted *self = new_pasted (file->events, file->warnings);

  leave_out_moved (self);

  g_autoptr (GHashTable) zones G_GNUC_UNUSED = hd_invitations_load_zones (self->events);

  for (guint i = 0; i < self->events->len; i++)
    hd_intake_take_next (g_ptr_array_index (self->events, i), hd_context_get_zone (context));
  g_set_object (&self->source, source);
  hd_calendar_file_free (file);
  hd_pasted_read_names (self, context, NULL);
  return self;
}

static HdCalendarFile *
copy_events (GPtrArray *events, GPtrArray *warnings)
{
  const HdCalendarFile read = { events, warnings };
  g_autoptr (GBytes) bytes = hd_calendar_file_to_bytes (&read);
  HdCalendarFile *file = hd_calendar_file_new_from_bytes (bytes, NULL);

  g_assert (file != NULL); /* these are our own bytes */
  return file;
}

/**
 * hd_pasted_copy:
 *
 * Returns: (transfer full): another of the same, with events of its own, which can be answered
 *   apart from those of @self
 */
HdPasted *
hd_pasted_copy (const HdPasted *self)
{
  g_autoptr (HdCalendarFile) file = copy_events (self->events, self->warnings);
  HdPasted *copy = new_pasted (file->events, file->warnings);

  if (self->moved != NULL)
    {
      g_autoptr (HdCalendarFile) moved = copy_events (self->moved, self->warnings);

      g_ptr_array_unref (copy->moved);
      copy->moved = g_ptr_array_ref (moved->events);
    }
  g_set_object (&copy->source, self->source);
  copy->company = g_strdup (self->company);
  copy->role = g_strdup (self->role);
  copy->former = self->former != NULL ? g_array_ref (self->former) : NULL;
  copy->moves = self->moves;
  copy->asks = self->asks;
  copy->travel = self->travel;
  copy->prep = self->prep;
  copy->chosen = self->chosen;
  copy->draft = g_strdup (self->draft);
  copy->absence = self->absence;
  copy->interview = self->interview;
  return copy;
}

HdPasted *
hd_pasted_ref (HdPasted *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  HdPasted *self = data;

  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->moved);
  g_ptr_array_unref (self->warnings);
  g_clear_object (&self->source);
  g_free (self->company);
  g_free (self->role);
  g_clear_pointer (&self->former, g_array_unref);
  g_free (self->draft);
}

void
hd_pasted_unref (HdPasted *self)
{
  g_rc_box_release_full (self, clear);
}

/* Nothing comes of what says no time. */
static void
answer (GTask *task, HdPasted *pasted)
{
  if (pasted->events->len > 0)
    {
      g_task_return_pointer (task, pasted, (GDestroyNotify) hd_pasted_unref);
      return;
    }
  hd_pasted_unref (pasted);
  g_task_return_new_error (task, HD_ERROR, HD_ERROR_NOT_FOUND, "%s", _ ("No time was found in it"));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  HdCalendarFile *file = hd_intake_finish (HD_CONTEXT (source), result, &error);

  if (file != NULL)
    answer (task, hd_pasted_new_from_file (HD_CONTEXT (source), file, g_task_get_task_data (task)));
  else
    g_task_return_error (task, error);
}

static void
words_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HdContext *context = HD_CONTEXT (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  HdWhen *when = hd_intake_text_finish (context, result, &error);

  /* Whose it is, is found out here: the child knows no names. */
  if (when != NULL)
    answer (task, hd_pasted_new_from_when (context, when, g_task_get_task_data (task)));
  else
    g_task_return_error (task, error);
}

/**
 * hd_pasted_read_text_async:
 * @text: a line, a whole mail, or a calendar file as text
 * @region: (nullable): ISO 3166 code of where such things are written
 *
 * Reads it in the child, words as well as a calendar. hd_pasted_read_finish() ends it.
 */
void
hd_pasted_read_text_async (HdContext *context,
                           const char *text,
                           const char *region,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (text != NULL);

  g_autoptr (GTask) task = g_task_new (context, cancellable, callback, user_data);
  const HdWhenContext where = { hd_context_get_today (context), hd_context_get_zone (context),
                                region, HD_WHEN_QUICK_BYTES };

  g_task_set_source_tag (task, hd_pasted_read_text_async);
  if (hd_intake_is_calendar (text, -1))
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      hd_intake_bytes_async (context, bytes, cancellable, read_cb, g_object_ref (task));
      return;
    }
  g_task_set_task_data (task, g_strdup (text), g_free);
  hd_intake_text_async (context, text, &where, cancellable, words_cb, g_object_ref (task));
}

/**
 * hd_pasted_read_file_async:
 * @file: a calendar file, or a mail with one in it
 *
 * As hd_pasted_read_text_async(), for what lies on the disk.
 */
void
hd_pasted_read_file_async (HdContext *context,
                           GFile *file,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (G_IS_FILE (file));

  GTask *task = g_task_new (context, cancellable, callback, user_data);

  g_task_set_source_tag (task, hd_pasted_read_file_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  hd_intake_file_async (context, file, cancellable, read_cb, task);
}

/**
 * hd_pasted_read_finish:
 *
 * Returns: (transfer full) (nullable): what it says, with at least one event; %NULL with a
 *   sentence: %HD_ERROR_NOT_FOUND when it says no time
 */
HdPasted *
hd_pasted_read_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hd_pasted_plan:
 *
 * hd_appointment_import_plan() for its events, in their order; behind them stands what is called
 * off because its series ends.
 *
 * Returns: (transfer full) (element-type HdImportLine): freed with g_ptr_array_unref()
 */
GPtrArray *
hd_pasted_plan (const HdPasted *self, HdContext *context, GTimeZone *home)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPtrArray *lines;

  g_ptr_array_extend (all, self->events, NULL, NULL);
  if (self->moved != NULL)
    g_ptr_array_extend (all, self->moved, NULL, NULL);
  lines = hd_appointment_import_plan (hd_interviews_get_list (context),
                                      hd_early_cancels_get_list (context), all, home,
                                      hd_context_get_now (context));
  for (guint i = lines->len; i-- > self->events->len;)
    if (((const HdImportLine *) lines->pdata[i])->verdict != HD_IMPORT_CANCEL)
      g_ptr_array_remove_index (lines, i);
  return lines;
}

/**
 * hd_pasted_is_text:
 *
 * Whether somebody wrote it: times that somebody wrote belong together, a calendar's events are
 * each their own.
 */
gboolean
hd_pasted_is_text (const HdPasted *self)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      const HdInvitation *event = g_ptr_array_index (self->events, i);

      if (event->uid != NULL && *event->uid != '\0')
        return FALSE;
    }
  return TRUE;
}

/**
 * hd_pasted_get_certain:
 *
 * Returns: (transfer none) (nullable): the one time that is meant, when nothing is left to ask but
 *   until when
 */
HdInvitation *
hd_pasted_get_certain (const HdPasted *self)
{
  HdInvitation *event = self->events->len == 1 ? g_ptr_array_index (self->events, 0) : NULL;

  return event != NULL && hd_invitation_has_start (event) && !hd_intake_is_open (event) ? event
                                                                                        : NULL;
}

/**
 * hd_pasted_get_day:
 *
 * Returns: the day at home of the time that was taken, or else of the first; %HD_DATE_NONE when
 *   none is known
 */
HdDate
hd_pasted_get_day (const HdPasted *self, HdContext *context)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      const HdInvitation *event = g_ptr_array_index (self->events, i);

      if (hd_invitation_has_start (event) && (self->chosen < 0 || self->chosen == (int) i))
        return hd_intake_at_home (event->start, event->start_utc, hd_context_get_zone (context))
          .date;
    }
  return HD_DATE_NONE;
}

/**
 * hd_pasted_answer:
 * @event: one of the events; it goes when the answer is that it is not offered
 *
 * As hd_invitations_answer(), and what was chosen stays the same event, or is none when that goes.
 */
gboolean
hd_pasted_answer (HdPasted *self,
                  HdInvitation *event,
                  const char *field,
                  guint choice,
                  GTimeZone *home,
                  GError **error)
{
  guint n = self->events->len, at;

  g_return_val_if_fail (g_ptr_array_find (self->events, event, &at), FALSE);

  if (!hd_invitations_answer (self->events, event, field, choice, home, error))
    return FALSE;
  if (self->events->len < n && self->chosen >= (int) at)
    self->chosen = self->chosen == (int) at ? -1 : self->chosen - 1;
  return TRUE;
}

/**
 * hd_pasted_choose:
 * @event: one of the events
 *
 * Leaves @event alone: it is the one that is meant, so whether it is offered is no question.
 */
void
hd_pasted_choose (HdPasted *self, const HdInvitation *event)
{
  for (guint i = self->events->len; i-- > 0;)
    {
      HdInvitation *one = g_ptr_array_index (self->events, i);
      HdQuestion *offered = hd_invitation_question (one, HD_QUESTION_OFFERED);

      if (one != event)
        g_ptr_array_remove_index (self->events, i);
      else if (offered != NULL)
        g_ptr_array_remove (one->questions, offered);
    }
}

/**
 * hd_pasted_dup_words:
 *
 * Returns: (transfer full): an interview without a time, and with all that is said of where, how
 *   and by whom. Of several times that is what they have in common: where it is must not depend on
 *   which of them is chosen
 */
HdInterview *
hd_pasted_dup_words (const HdPasted *self, GTimeZone *home)
{
  HdInterview *words = hd_interview_new ();

  hd_interview_take_common (words, self->events, home);
  return words;
}
