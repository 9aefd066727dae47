/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-context-private.h"

#include <glib/gi18n.h>

#include "hd-error.h"
#include "hd-undo.h"

/*
 * Undo and redo over both databases: the last step of either, whenever it was made.
 */

typedef struct
{
  gboolean redo;
  HdUndoStep *steps[2]; /* the last of each store */
  HdStoreKind asked;
  HdStoreKind chosen;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_clear_pointer (&undo->steps[0], hd_undo_step_free);
  g_clear_pointer (&undo->steps[1], hd_undo_step_free);
  g_free (undo);
}

/* What was taken back, as a whole sentence: it stands in a toast that others may see, so it
 * names no name. */
static const char *
describe (const char *verb)
{
  static const struct
  {
    const char *verb;
    const char *sentence;
  } sentences[] = {
    { "recipient-add", N_ ("Recipient added") },
    { "recipient-change", N_ ("Recipient changed") },
    { "recipient-remove", N_ ("Recipient removed") },
    { "draft-discard", N_ ("Draft discarded") },
    { "request-send", N_ ("Request booked as sent") },
    { "request-requested", N_ ("Request reopened") },
    { "request-approved", N_ ("Request approved") },
    { "request-denied", N_ ("Request denied") },
    { "request-cancelled", N_ ("Request withdrawn") },
    { "request-taken", N_ ("Time off taken") },
    { "name-add", N_ ("Name added") },
    { "name-change", N_ ("Name changed") },
    { "name-remove", N_ ("Name removed") },
    { "finding-ignore", N_ ("Finding ignored") },
    { "finding-restore", N_ ("Finding no longer ignored") },
    { "profile-name", N_ ("Your name changed") },
    { "payslip-add", N_ ("Hours left entered") },
    { "entry-add", N_ ("Entry added") },
    { "entry-change", N_ ("Entry changed") },
    { "entry-move", N_ ("Entry moved") },
    { "entry-close", N_ ("Entry closed") },
    { "entry-remove", N_ ("Entry removed") },
    { "appointment-add", N_ ("Appointment added") },
    { "appointment-change", N_ ("Appointment changed") },
    { "appointment-move", N_ ("Appointment moved") },
    { "appointment-state", N_ ("Appointment changed") },
    { "appointment-times", N_ ("Times added") },
    { "appointment-choose", N_ ("Time chosen") },
    { "appointment-offer", N_ ("Times offered") },
    { "appointment-release", N_ ("Times released") },
    { "appointment-stay", N_ ("Kept as agreed") },
    { "appointment-take", N_ ("Time confirmed") },
    { "appointment-import", N_ ("Appointments added") },
    { "appointment-remove", N_ ("Appointment removed") },
    { "person-change", N_ ("Person changed") },
    { "person-remove", N_ ("Person removed") },
    { "line-change", N_ ("Line changed") },
    { "line-remove", N_ ("Line removed") },
    { "leave-settings", N_ ("Leave rules changed") },
    { "leave-policy", N_ ("Leave policy changed") },
    { "leave-week", N_ ("Working hours changed") },
    { "leave-entry", N_ ("Entry booked") },
    { "leave-reversal", N_ ("Entry taken back") },
    { "leave-holidays", N_ ("Days off changed") },
    { "leave-removal", N_ ("Removed from your leave") },
    { "leave-absence", N_ ("Time off booked") },
    { "leave-describe", N_ ("Leave described") },
    { "article-unread", N_ ("Article marked") },
    { "articles-read", N_ ("Articles marked as read") },
    { "article-star", N_ ("Star changed") },
    { "article-remove", N_ ("Article removed") },
    { "feed-add", N_ ("Feeds added") },
    { "feed-change", N_ ("Feed changed") },
    { "feed-remove", N_ ("Feed removed") },
    { "folder-change", N_ ("Folder renamed") },
    { "folder-remove", N_ ("Folder removed") },
    { "article-tags", N_ ("Tags changed") },
    { "page-save", N_ ("Page saved") },
    { "page-update", N_ ("Page saved again") },
    { "page-read-again", N_ ("Page read again") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_str_equal (sentences[i].verb, verb))
      return _ (sentences[i].sentence);

  return _ ("Last change");
}

static gpointer
find_last (HdDb *db, gpointer data, GError **error)
{
  return hd_undo_last (db, GPOINTER_TO_INT (data), error);
}

static gpointer
swap (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;
  gint64 *id;

  if (!hd_undo_swap (db, args->id, args->now, error))
    return NULL;

  id = g_new (gint64, 1);
  *id = args->id;
  return id;
}

static void
swapped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Undo *undo = g_task_get_task_data (task);
  GError *error = NULL;
  const char *what = describe (undo->steps[undo->chosen]->verb);

  if (hd_context_finish (HD_CONTEXT (source), result, &error) == 0)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task,
                           g_strdup_printf (undo->redo ? _ ("Redone: %s") : _ ("Undone: %s"), what),
                           g_free);
}

/* Of two steps the one made last is undone first, and redone last. */
static gboolean
choose (Undo *undo)
{
  gint64 ids[2] = { undo->steps[0]->id, undo->steps[1]->id };
  gint64 at[2] = { undo->steps[0]->at, undo->steps[1]->at };

  if (ids[0] == 0 && ids[1] == 0)
    return FALSE;

  if (ids[0] == 0 || ids[1] == 0)
    undo->chosen = ids[0] == 0 ? HD_STORE_LIBRARY : HD_STORE_PRIVATE;
  else
    undo->chosen = (at[1] > at[0]) == !undo->redo ? HD_STORE_LIBRARY : HD_STORE_PRIVATE;
  return TRUE;
}

static void ask (GTask *task, HdStoreKind kind);

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HdContext *self = g_task_get_source_object (task);
  Undo *undo = g_task_get_task_data (task);
  GError *error = NULL;
  HdUndoStep *step = hd_store_finish (HD_STORE (source), result, &error);
  HdVerbArgs *args;

  if (step == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  undo->steps[undo->asked] = step;
  if (undo->asked == HD_STORE_PRIVATE)
    {
      ask (g_steal_pointer (&task), HD_STORE_LIBRARY);
      return;
    }

  if (!choose (undo))
    {
      g_task_return_new_error (task, HD_ERROR, HD_ERROR_NOT_FOUND, "%s",
                               undo->redo ? _ ("There is nothing to redo.")
                                          : _ ("There is nothing to undo."));
      return;
    }

  args = hd_verb_args_new (self);
  args->id = undo->steps[undo->chosen]->id;
  hd_context_write_async (self, undo->chosen, swap, args, hd_context_undo_last_async, swapped_cb,
                          g_steal_pointer (&task));
}

/* Takes over the task. */
static void
ask (GTask *task, HdStoreKind kind)
{
  HdContext *self = g_task_get_source_object (task);
  Undo *undo = g_task_get_task_data (task);

  undo->asked = kind;
  hd_store_read_async (hd_context_get_store (self, kind), find_last, GINT_TO_POINTER (undo->redo),
                       NULL, (GDestroyNotify) hd_undo_step_free, NULL, found_cb, task);
}

static void
start (HdContext *self, gboolean redo, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Undo *undo = g_new0 (Undo, 1);

  undo->redo = redo;
  g_task_set_source_tag (task, hd_context_undo_last_async);
  g_task_set_task_data (task, undo, undo_free);
  ask (task, HD_STORE_PRIVATE);
}

/**
 * hd_context_undo_last_async:
 *
 * Takes back the last change, also one made before a restart or by the command line.
 */
void
hd_context_undo_last_async (HdContext *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (self));

  start (self, FALSE, callback, user_data);
}

/* Does again what hd_context_undo_last_async() took back, until the next change. */
void
hd_context_redo_last_async (HdContext *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (self));

  start (self, TRUE, callback, user_data);
}

/**
 * hd_context_undo_finish:
 *
 * Returns: (transfer full): what to say, a neutral sentence, or %NULL with @error set:
 *   %HD_ERROR_NOT_FOUND when there is nothing
 */
char *
hd_context_undo_finish (HdContext *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
