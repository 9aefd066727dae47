/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-applications.h"

#include <glib/gi18n.h>

#include "hd-applications-table.h"
#include "hd-forget.h"
#include "hd-search-parts-table.h"
#include "hd-verb-write.h"

/*
 * Applications and what belongs to them. Whatever is stored here, its names are kept out of
 * messages from then on.
 */

/**
 * hd_applications_get_list:
 *
 * Returns: (transfer none): a list of every #HdJobApplication that stays true, what moved last
 *   first
 */
GListModel *
hd_applications_get_list (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  return G_LIST_MODEL (hd_context_get_list (context, HD_LIST_APPLICATIONS));
}

/* Returns: (transfer none) (nullable): one of the list */
HdJobApplication *
hd_applications_peek (HdContext *context, gint64 id)
{
  GListModel *list = hd_applications_get_list (context);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (HdRecord) record = g_list_model_get_item (list, i);

      if (hd_record_get_id (record) == id)
        return HD_JOB_APPLICATION (record); /* the list holds it */
    }
  return NULL;
}

static gpointer
save_application (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_verb_answer (args, hd_applications_table_save (db, HD_JOB_APPLICATION (args->record),
                                                           args->now, error));
}

/**
 * hd_applications_save_async:
 * @application: a new one, or a changed copy of one of the list; it is copied
 *
 * Ends with hd_context_finish(), which gives its id.
 */
void
hd_applications_save_async (HdContext *context,
                            HdJobApplication *application,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_JOB_APPLICATION (application));

  hd_verb_save_async (context, HD_RECORD (application), save_application,
                      hd_applications_save_async, callback, user_data);
}

static gpointer
move_application (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;
  HdOutcome outcome = (HdOutcome) args->number;
  const char *stage =
    outcome != HD_OUTCOME_OPEN ? hd_stage_to_string (HD_STAGE_CLOSED) : args->text;

  return hd_verb_answer (args, hd_applications_table_move (db, args->id, stage,
                                                           hd_outcome_to_string (outcome),
                                                           args->now, error));
}

static void
move (HdContext *context,
      gint64 id,
      HdStage stage,
      HdOutcome outcome,
      gpointer tag,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  hd_verb_text_async (context, id, outcome, hd_stage_to_string (stage), move_application, tag,
                      callback, user_data);
}

/**
 * hd_applications_move_async:
 * @stage: not %HD_STAGE_CLOSED: that is hd_applications_close_async()
 *
 * Takes an application to another stage; one that was closed is open again. Ends with
 * hd_context_finish().
 */
void
hd_applications_move_async (HdContext *context,
                            gint64 id,
                            HdStage stage,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (stage < HD_STAGE_CLOSED);

  move (context, id, stage, HD_OUTCOME_OPEN, hd_applications_move_async, callback, user_data);
}

/* Books what came of an application. Ends with hd_context_finish(). */
void
hd_applications_close_async (HdContext *context,
                             gint64 id,
                             HdOutcome outcome,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (outcome != HD_OUTCOME_OPEN && outcome < HD_N_OUTCOMES);

  move (context, id, HD_STAGE_CLOSED, outcome, hd_applications_close_async, callback, user_data);
}

static gpointer
remove_application (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_verb_answer (args, hd_applications_table_remove (db, args->id, args->now, error));
}

static gpointer
remove_person (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_verb_answer (args, hd_persons_table_remove (db, args->id, args->now, error));
}

static gpointer
remove_note (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_verb_answer (args, hd_job_notes_table_remove (db, args->id, args->now, error));
}

/* Takes an application away, with its interviews and people. Ends with hd_context_finish(). */
void
hd_applications_remove_async (HdContext *context,
                              gint64 id,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  hd_forget_note_left (context, id, 0);
  hd_verb_row_async (context, id, 0, remove_application, hd_applications_remove_async, callback,
                     user_data);
}

static HdSubmission
submission_of (HdJobApplication *application)
{
  HdSubmission submission = {
    hd_record_get_id (HD_RECORD (application)),
    application->company,
    application->agency,
    application->role,
    HD_STAGE_SAVED,
    application->represent_until,
  };

  hd_stage_parse (application->stage, &submission.stage);
  return submission;
}

/**
 * hd_applications_find_clash:
 * @list: of #HdJobApplication
 * @other: (out) (transfer none) (optional): the one of @list that stands in the way
 *
 * hd_applications_check_submission() for whoever has read the list otherwise.
 */
HdSubmissionClash
hd_applications_find_clash (GListModel *list,
                            HdJobApplication *application,
                            HdDate today,
                            HdJobApplication **other)
{
  g_return_val_if_fail (HD_IS_JOB_APPLICATION (application), HD_SUBMISSION_CLEAR);

  guint n = g_list_model_get_n_items (list);
  g_autofree HdSubmission *others = g_new0 (HdSubmission, MAX (n, 1));
  HdSubmission next = submission_of (application);
  HdSubmissionClash clash;
  guint which = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HdJobApplication) known = g_list_model_get_item (list, i);

      others[i] = submission_of (known);
    }

  clash = hd_submission_check (others, n, &next, today, &which);
  if (other != NULL)
    *other = NULL;
  if (other != NULL && clash != HD_SUBMISSION_CLEAR)
    {
      g_autoptr (HdJobApplication) found = g_list_model_get_item (list, which);

      *other = found; /* the list holds it */
    }
  return clash;
}

/**
 * hd_applications_check_submission:
 * @application: as it stands in a form, stored or not
 * @other: (out) (transfer none) (optional): the one that stands in the way
 *
 * Whether somebody else has submitted the user there already; asked before an application is
 * stored or goes on to “applied”.
 */
HdSubmissionClash
hd_applications_check_submission (HdContext *context,
                                  HdJobApplication *application,
                                  HdJobApplication **other)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), HD_SUBMISSION_CLEAR);

  return hd_applications_find_clash (hd_applications_get_list (context), application,
                                     hd_context_get_today (context), other);
}

/**
 * hd_applications_clash_words:
 * @agency: who submitted the user there; "" for nobody
 *
 * Returns: (transfer full) (nullable): what is to be said of it; %NULL for nothing
 */
char *
hd_applications_clash_words (HdSubmissionClash clash, const char *agency)
{
  switch (clash)
    {
    case HD_SUBMISSION_AGAIN:
      return g_strdup (_ ("You have applied there this way already."));
    case HD_SUBMISSION_DOUBLE:
      if (*agency == '\0')
        return g_strdup (_ ("You have applied there yourself already. Two ways in can cost both."));
      /* Translators: the name of an agency */
      return g_strdup_printf (_ ("%s has submitted you there already. Two ways in can cost both."),
                              agency);
    case HD_SUBMISSION_BOUND:
      /* Translators: the name of an agency */
      return g_strdup_printf (_ ("%s still has the right to represent you there."), agency);
    case HD_SUBMISSION_CLEAR:
    default:
      return NULL;
    }
}

/* Returns: (transfer none): a list of every #HdStageEvent, by time */
GListModel *
hd_stage_events_get_list (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  return G_LIST_MODEL (hd_context_get_list (context, HD_LIST_STAGE_EVENTS));
}

/* Returns: (transfer none): a list of every #HdPerson, by name */
GListModel *
hd_persons_get_list (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  return G_LIST_MODEL (hd_context_get_list (context, HD_LIST_PERSONS));
}

static gpointer
save_person (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_verb_answer (args,
                         hd_persons_table_save (db, HD_PERSON (args->record), args->now, error));
}

/* Stores somebody new or changed; copied. Ends with hd_context_finish(). */
void
hd_persons_save_async (HdContext *context,
                       HdPerson *person,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_PERSON (person));

  hd_verb_save_async (context, HD_RECORD (person), save_person, hd_persons_save_async, callback,
                      user_data);
}

/* Ends with hd_context_finish(). */
void
hd_persons_remove_async (HdContext *context,
                         gint64 id,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  hd_verb_row_async (context, id, 0, remove_person, hd_persons_remove_async, callback, user_data);
}

/* Returns: (transfer none): a list of every #HdJobNote, in their order */
GListModel *
hd_job_notes_get_list (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  return G_LIST_MODEL (hd_context_get_list (context, HD_LIST_JOB_NOTES));
}

static gpointer
save_note (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_verb_answer (args, hd_job_notes_table_save (db, HD_JOB_NOTE (args->record), args->now,
                                                        error));
}

/* Stores a line of a checklist, a question, feedback or a note; copied. Ends with
 * hd_context_finish(). */
void
hd_job_notes_save_async (HdContext *context,
                         HdJobNote *note,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_JOB_NOTE (note));

  hd_verb_save_async (context, HD_RECORD (note), save_note, hd_job_notes_save_async, callback,
                      user_data);
}

/* Ends with hd_context_finish(). */
void
hd_job_notes_remove_async (HdContext *context,
                           gint64 id,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  hd_verb_row_async (context, id, 0, remove_note, hd_job_notes_remove_async, callback, user_data);
}
