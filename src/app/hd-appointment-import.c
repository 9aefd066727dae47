/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-import-private.h"

#include <string.h>

#include "hd-applications.h"
#include "hd-context-private.h"
#include "hd-early-cancels.h"
#include "hd-import-ranges.h"
#include "hd-intake.h"
#include "hd-interview-times.h"
#include "hd-interviews.h"
#include "hd-occurrence.h"
#include "hd-visits.h"

/* How an interview is known to the rules of an import; borrows its texts. */
HdSighting
hd_interview_sighting (HdInterview *interview, GTimeZone *home, gint64 now)
{
  return (HdSighting){
    .uid = interview->uid,
    .recurrence_id = interview->recurrence_id,
    .occurrence = hd_occurrence_of_interview (interview, home),
    .sequence = interview->sequence,
    .stamp = interview->stamp != 0 ? interview->stamp : HD_SIGHTING_NONE,
    .cancelled = strcmp (interview->state, "cancelled") == 0,
    .start = interview->start_at != 0 ? interview->start_at : HD_SIGHTING_NONE,
    .end = interview->end_at != 0 ? interview->end_at : HD_SIGHTING_NONE,
    .was = interview->was_at,
    .organizer = interview->organizer,
    .link = interview->link,
    .counted_anew = interview->counted_anew,
    .over = interview->start_at != 0 && MAX (interview->start_at, interview->end_at) < now,
  };
}

/* As long as one takes whose end is not known, and a whole day of which no last one is said. */
#define USUAL_SECONDS 3600
#define DAY_SECONDS 86400

/* Whether all of it has been: whoever keeps it has nothing to prepare or to ask for. */
static gboolean
is_over (HdInterview *row, gint64 now)
{
  gint64 length = row->all_day ? DAY_SECONDS : USUAL_SECONDS;

  return row->start_at != 0 &&
         (row->end_at > row->start_at ? row->end_at : row->start_at + length) <= now;
}

static HdImportVerdict
judge (HdImportIndex *known,
       const HdInvitation *invitation,
       const HdSighting *incoming,
       guint *which)
{
  HdImportVerdict verdict = hd_import_judge (known, incoming, which);

  return hd_invitation_is_answer (invitation) && *which < hd_import_index_get_size (known) &&
             verdict != HD_IMPORT_MERGE
           ? HD_IMPORT_SAME
           : verdict;
}

/* What is cancelled stays the one that it is. A series that is called off from a day on is the
 * series, so that it does not go on behind that. */
static void
mark_cancelled (HdImportIndex *known, guint which, const HdSighting *cancel)
{
  HdSighting sighting = *hd_import_index_get (known, which);

  sighting.cancelled = TRUE;
  sighting.sequence = cancel->sequence;
  sighting.stamp = cancel->stamp;
  if (cancel->recurrence_id != NULL && *cancel->recurrence_id != '\0' && !cancel->future)
    {
      sighting.recurrence_id = cancel->recurrence_id;
      sighting.occurrence = cancel->occurrence;
    }
  hd_import_index_replace (known, which, &sighting);
}

/* Marks what is open still of a series that is called off, or is behind its end. Returns: how many
 * of them stand before @n_known: the others came with the same file */
static guint
cancel_parts (HdImportIndex *known, const HdSighting *incoming, guint n_known)
{
  const guint none = hd_import_index_get_size (known);
  guint n = 0;

  for (guint part = hd_import_index_find_part (known, incoming, 0); part < none;
       part = hd_import_index_find_part (known, incoming, part + 1))
    {
      mark_cancelled (known, part, incoming);
      n += part < n_known;
    }
  return n;
}

/* How many more than @which that would be, if somebody says that it counts. */
static guint
count_doubtful (HdImportIndex *known, const HdSighting *incoming, guint which, guint n_known)
{
  HdSighting later = *incoming;
  guint n = 0;

  later.counted_anew = TRUE;
  for (guint part = hd_import_index_find_part (known, &later, 0); part < n_known;
       part = hd_import_index_find_part (known, &later, part + 1))
    n += part != which;
  return n;
}

/* What the file says itself of one that is known is not moved by what it says of others. A series
 * comes in with its next time, which has moved already: where it stands then it is settled. */
static gboolean
settles (const HdImportLine *line, const HdSighting *known, const HdSighting *incoming)
{
  return !incoming->series || hd_import_verdict_changes (line->verdict) ||
         known->start == incoming->start;
}

/* What has been itself is about what follows it, as long as that is kept: @order is how the
 * versions stand, see hd_sighting_compare_versions(). */
static void
follow_rest (HdImportLine *line, gint64 id, int order)
{
  if (line->rest || line->verdict != HD_IMPORT_NEW || !line->over)
    return;
  line->rest = order > 0;
  line->existing = id;
  line->verdict = order > 0 ? HD_IMPORT_UPDATE : order == 0 ? HD_IMPORT_SAME : HD_IMPORT_OLDER;
  line->over = FALSE;
  line->called_off = line->called_off && order > 0;
  line->take = order > 0 && !line->called_off;
}

/* Of each line, how many of those that are known move with it. What moves is looked for first: it
 * may be some of what follows. */
static void
count_moved (const GPtrArray *lines,
             HdImportIndex *known,
             HdImportRanges *ranges,
             const GArray *ids)
{
  g_autoptr (GHashTable) settled =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const HdImportLine *line = lines->pdata[i];

      if (line->settles)
        g_hash_table_add (settled, g_memdup2 (&line->existing, sizeof line->existing));
    }
  for (guint i = 0; i < 2 * ids->len; i++)
    {
      const HdSighting *one = hd_import_index_get (known, i % ids->len);
      const gint64 id = g_array_index (ids, gint64, i % ids->len);
      guint which;
      const HdSighting *range = hd_import_ranges_find (ranges, one, &which);
      HdImportLine *line = range != NULL ? lines->pdata[which] : NULL;

      if (line == NULL || g_hash_table_contains (settled, &id))
        continue;
      if (i >= ids->len)
        follow_rest (line, id, MIN (hd_sighting_compare_versions (one, range), 0));
      else if (hd_sighting_is_moved (one, range) && !line->invitation->all_day &&
               hd_import_range_reaches (range, one))
        {
          line->n_moved++;
          follow_rest (line, id, 1);
        }
      else if (hd_sighting_is_moved (one, range))
        line->n_left++;
    }
}

/* Of a series whose next one is moved that one says when it is; the series itself says where it
 * ends. */
static void
judge_rule (HdImportLine *line, HdImportIndex *known, HdSighting *incoming, guint *which)
{
  const HdSighting rule = hd_sighting_without_next (incoming);
  guint place;

  if (judge (known, line->invitation, &rule, &place) == HD_IMPORT_CANCEL)
    {
      line->verdict = HD_IMPORT_CANCEL;
      *incoming = rule;
      *which = place;
    }
  else if (line->verdict == HD_IMPORT_UPDATE || line->verdict == HD_IMPORT_OLDER ||
           line->verdict == HD_IMPORT_DOUBTFUL)
    line->verdict = HD_IMPORT_SAME;
}

static void
judge_line (HdImportLine *line,
            HdInterview *row,
            HdImportIndex *known,
            GHashTable *early_cancels,
            HdImportRanges *ranges,
            guint number,
            const GArray *ids,
            GTimeZone *home,
            gint64 now)
{
  HdSighting incoming = hd_interview_sighting (row, home, now);
  guint which, place;

  line->over = is_over (row, now);
  hd_invitation_tell_series (line->invitation, &incoming);

  place = hd_import_index_find_relative (known, &incoming);
  line->relative = place < ids->len ? g_array_index (ids, gint64, place) : 0;
  line->verdict = judge (known, line->invitation, &incoming, &which);
  if (hd_intake_stands_for_moved (line->invitation))
    judge_rule (line, known, &incoming, &which);
  line->called_off = (line->verdict == HD_IMPORT_NEW || line->verdict == HD_IMPORT_MERGE ||
                      line->verdict == HD_IMPORT_UPDATE) &&
                     hd_early_cancels_cover (early_cancels, &incoming);
  line->existing = which < ids->len ? g_array_index (ids, gint64, which) : 0;
  line->settles =
    line->existing != 0 && settles (line, hd_import_index_get (known, which), &incoming);
  line->take = hd_import_verdict_changes (line->verdict) && line->verdict != HD_IMPORT_MERGE &&
               line->verdict != HD_IMPORT_DOUBTFUL && !hd_import_line_proposes (line) &&
               !hd_import_line_answers (line) && !line->called_off &&
               !(line->verdict == HD_IMPORT_NEW && line->over);

  /* What is only proposed, or called off, is no version that others come before or behind. */
  if (line->verdict == HD_IMPORT_UPDATE && line->take)
    {
      HdSighting version = incoming;

      version.counted_anew = hd_import_index_get (known, which)->counted_anew;
      hd_import_index_replace (known, which, &version);
    }
  else if (line->verdict == HD_IMPORT_CANCEL)
    mark_cancelled (known, which, &incoming);
  if (line->take)
    line->n_parts = cancel_parts (known, &incoming, ids->len);
  else if (line->verdict == HD_IMPORT_DOUBTFUL)
    line->n_parts = count_doubtful (known, &incoming, which, ids->len);
  if (hd_import_verdict_changes (line->verdict))
    {
      HdSighting taken = incoming;

      taken.counted_anew = line->verdict == HD_IMPORT_DOUBTFUL;
      /* Whole days stay, which is said. */
      taken.future = taken.future || (line->invitation->future && line->invitation->all_day &&
                                      !hd_import_line_proposes (line));
      hd_import_ranges_add (ranges, &taken, number);
    }
  if (line->verdict == HD_IMPORT_NEW && incoming.series)
    {
      guint part = hd_import_index_find_kept (known, &incoming);

      /* A day of it that was changed stays when all of it moves, unless it is behind its end;
       * whether it is meant as well is not said anywhere. */
      if (part < ids->len)
        line->instead = g_array_index (ids, gint64, part);
    }
  /* It is none that others are held against, since what it cancels is new when it comes; but of a
   * series the day that is off is not the next one. */
  if (hd_early_cancels_is_one (line))
    hd_early_cancels_add (early_cancels, &incoming);
  if (line->verdict != HD_IMPORT_CANCEL_UNKNOWN || *incoming.recurrence_id != '\0')
    hd_import_index_add (known, &incoming);
}

/**
 * hd_appointment_import_plan:
 * @interviews: of #HdInterview: those that are known
 * @early_cancels: (nullable): of #HdEarlyCancel
 * @invitations: (element-type HdInvitation): what was read; they must outlive the plan
 *
 * Says of each event what it means, in the order of the file: those that stand before it in the
 * file count as known. Of a series whose next time is moved by an event of its own that one counts.
 *
 * Returns: (transfer full) (element-type HdImportLine): freed with g_ptr_array_unref()
 */
GPtrArray *
hd_appointment_import_plan (GListModel *interviews,
                            GListModel *early_cancels,
                            const GPtrArray *invitations,
                            GTimeZone *home,
                            gint64 now)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) zones G_GNUC_UNUSED = hd_invitations_load_zones (invitations);
  g_autoptr (HdImportIndex) known = hd_import_index_new ();
  g_autoptr (HdImportRanges) ranges = hd_import_ranges_new ();
  g_autoptr (GHashTable) cancels = hd_early_cancels_index (early_cancels);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      g_autoptr (HdInterview) row = g_list_model_get_item (interviews, i);
      HdSighting sighting = hd_interview_sighting (row, home, now);
      gint64 id = hd_record_get_id (HD_RECORD (row));

      g_array_append_val (ids, id);
      hd_import_index_add (known, &sighting);
    }

  for (guint i = 0; i < invitations->len; i++)
    {
      HdImportLine *line = g_new0 (HdImportLine, 1);

      line->invitation = invitations->pdata[i];
      line->prep = -1;
      g_ptr_array_add (lines, line);
      g_ptr_array_add (rows, hd_interview_from_invitation (line->invitation, home));
    }
  for (guint i = 0; i < lines->len; i++)
    if (!hd_intake_stands_for_moved (invitations->pdata[i]))
      judge_line (lines->pdata[i], rows->pdata[i], known, cancels, ranges, i, ids, home, now);
  for (guint i = 0; i < lines->len; i++)
    if (hd_intake_stands_for_moved (invitations->pdata[i]))
      judge_line (lines->pdata[i], rows->pdata[i], known, cancels, ranges, i, ids, home, now);
  count_moved (lines, known, ranges, ids);
  hd_visit_mark_sure (lines, rows);
  return lines;
}

/**
 * hd_appointment_import_find_application:
 * @lines: (element-type HdImportLine): a plan
 *
 * Returns: (transfer none) (nullable): what the known others of their series belong to; %NULL when
 *   there are none, or they are of several
 */
HdJobApplication *
hd_appointment_import_find_application (HdContext *context, const GPtrArray *lines)
{
  gint64 found = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const HdImportLine *line = lines->pdata[i];
      HdInterview *relative =
        line->relative != 0 ? hd_interviews_peek (context, line->relative) : NULL;

      if (relative == NULL)
        continue;
      if (found != 0 && relative->application != found)
        return NULL;
      found = relative->application;
    }
  return found != 0 ? hd_applications_peek (context, found) : NULL;
}

/**
 * hd_import_line_proposes:
 *
 * Whether another time is only proposed for what is known: it is not agreed until somebody says so.
 */
gboolean
hd_import_line_proposes (const HdImportLine *line)
{
  return line->verdict == HD_IMPORT_UPDATE && g_strcmp0 (line->invitation->method, "COUNTER") == 0;
}

/**
 * hd_import_line_answers:
 *
 * Whether it is what somebody answers, or asks, about an invitation that is not known: no one has
 * invited to it yet.
 */
gboolean
hd_import_line_answers (const HdImportLine *line)
{
  return line->verdict == HD_IMPORT_NEW && hd_invitation_is_answer (line->invitation);
}

/* Whether they named the time of @row for @interview before: what is agreed has its own time, and
 * another one is known only as long as it waits for an answer. */
static gboolean
is_named (GListModel *slots, HdInterview *interview, HdInterview *row)
{
  gboolean agreed = hd_interview_is_agreed (interview);

  if (agreed && interview->start_at == row->start_at &&
      (row->end_at == 0 || interview->end_at == row->end_at))
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (slots); i++)
    {
      g_autoptr (HdOfferedSlot) slot = g_list_model_get_item (slots, i);

      if (slot->interview == hd_record_get_id (HD_RECORD (interview)) &&
          strcmp (slot->named_by, "me") != 0 && slot->start_at == row->start_at &&
          slot->end_at == row->end_at && (!agreed || hd_offered_slot_is_asked (slot)))
        return TRUE;
    }
  return FALSE;
}

/**
 * hd_appointment_import_plan_times:
 * @slots: of #HdOfferedSlot: those that are known
 * @interview: what the times were named for
 * @invitations: (element-type HdInvitation): what was read; they must outlive the plan
 *
 * hd_appointment_import_plan() for times to choose from: each is new, known, or none.
 *
 * Returns: (transfer full) (element-type HdImportLine): freed with g_ptr_array_unref()
 */
GPtrArray *
hd_appointment_import_plan_times (GListModel *slots,
                                  HdInterview *interview,
                                  const GPtrArray *invitations,
                                  GTimeZone *home,
                                  gint64 now)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) zones G_GNUC_UNUSED = hd_invitations_load_zones (invitations);

  for (guint i = 0; i < invitations->len; i++)
    {
      HdImportLine *line = g_new0 (HdImportLine, 1);
      g_autoptr (HdInterview) row = hd_interview_from_invitation (invitations->pdata[i], home);

      line->invitation = invitations->pdata[i];
      line->prep = -1;
      line->verdict = row->start_at == 0                 ? HD_IMPORT_NO_TIME
                      : is_named (slots, interview, row) ? HD_IMPORT_SAME
                                                         : HD_IMPORT_NEW;
      line->over = is_over (row, now);
      line->take = line->verdict == HD_IMPORT_NEW && !line->over;
      g_ptr_array_add (lines, line);
    }
  return lines;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HdContext *context = g_task_get_source_object (task);
  GError *error = NULL;
  gint64 *id = hd_store_finish (HD_STORE (source), result, &error);

  hd_context_reload (context, HD_STORE_PRIVATE);
  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * hd_appointment_import_async:
 * @lines: (element-type HdImportLine): a plan, as the user left it
 * @application: (nullable): what new ones belong to: one of the list, or a new one; %NULL: what
 *   others of their series belong to, else a new one that has no name yet
 *
 * Takes in the lines that are to be taken, as one step of undo. Ends with hd_context_finish(),
 * which gives the first interview that was stored, or that was there as it is by then; 0 without an
 * error when there is none.
 */
void
hd_appointment_import_async (HdContext *context,
                             const GPtrArray *lines,
                             HdJobApplication *application,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (lines != NULL);

  GTask *task = g_task_new (context, NULL, callback, user_data);

  g_task_set_source_tag (task, hd_appointment_import_async);
  hd_store_write_async (hd_context_get_store (context, HD_STORE_PRIVATE), hd_import_job_run,
                        hd_import_job_new (lines, application, hd_context_get_zone (context),
                                           hd_context_get_now (context)),
                        hd_import_job_free, g_free, imported_cb, task);
}
