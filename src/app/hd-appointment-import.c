/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-import-private.h"

#include <string.h>

#include "hd-applications-table.h"
#include "hd-context-private.h"
#include "hd-intake.h"
#include "hd-interview-times.h"
#include "hd-interviews-table.h"
#include "hd-record-sql.h"
#include "hd-record-tidy.h"
#include "hd-search-names-table.h"
#include "hd-search-parts-table.h"
#include "hd-text.h"
#include "hd-undo.h"

/*
 * From invitations to interviews. Never silent: the plan is what a preview shows, and only lines
 * that were taken go on. What each means is judged again in the transaction that stores it, since
 * another process may have been faster; one import is one step of undo.
 */

static gboolean
is_cancelled (const HdInvitation *invitation)
{
  return g_strcmp0 (invitation->method, "CANCEL") == 0 ||
         g_strcmp0 (invitation->status, "CANCELLED") == 0;
}

static const char *
format_of (HdPlace place)
{
  switch (place)
    {
    case HD_PLACE_SITE:
      return "site";
    case HD_PLACE_VIDEO:
      return "video";
    case HD_PLACE_PHONE:
      return "phone";
    case HD_PLACE_UNKNOWN:
    default:
      return "";
    }
}

/* Whether a location only says how one meets: that is the format, and no place that could give
 * anything away. */
static gboolean
is_only_format (const char *location)
{
  static const char *const words[] = {
    "on site",
    "on-site",
    "onsite",
    "in person",
    "office",
    "video",
    "video call",
    "online",
    "remote",
    "phone",
    "phone call",
    "call",
    "teams",
    "microsoft teams",
    "zoom",
    "zoom meeting",
    "google meet",
    "vor ort",
    "videocall",
    "telefon",
    "telefonisch",
    "persönlich",
    "sur place",
    "visio",
    "téléphone",
    "en présentiel",
    "presencial",
    "por teléfono",
    "en línea",
    "videollamada",
    "microsoft teams meeting",
    "microsoft teams-besprechung",
    "réunion microsoft teams",
    "reunión de microsoft teams",
    NULL,
  };
  g_autofree char *folded = g_utf8_casefold (location != NULL ? location : "", -1);

  return g_strv_contains (words, g_strstrip (folded));
}

/* Whether its zone is one that only the rules in its file told: its instants are known, and a name
 * by which they could be derived again there is none. */
static gboolean
is_known_by_file (const HdInvitation *invitation)
{
  g_autoptr (GTimeZone) zone = NULL;

  if (!invitation->zone_known || invitation->zone == NULL ||
      invitation->start_utc == HD_INSTANT_NONE)
    return FALSE;
  zone = hd_zone_load (invitation->zone);
  return zone == NULL;
}

static HdWall
utc_wall (gint64 instant)
{
  gint64 date = instant / 86400 - (instant % 86400 < 0);

  return (HdWall){ (HdDate) date, (int) (instant - date * 86400) };
}

/* Of an event that repeats the next one counts. */
static void
set_times (HdInterview *interview, const HdInvitation *invitation, GTimeZone *home)
{
  HdWall start = invitation->start, end = invitation->end;
  const char *zone = invitation->zone;
  gint64 shift = 0;

  if (invitation->recurring && invitation->next_utc != HD_INSTANT_NONE &&
      invitation->start_utc != HD_INSTANT_NONE)
    shift = invitation->next_utc - invitation->start_utc;
  if (shift != 0)
    {
      g_autoptr (GTimeZone) loaded = zone != NULL ? hd_zone_load (zone) : g_time_zone_ref (home);

      if (loaded != NULL)
        {
          start = hd_zone_to_wall (loaded, invitation->next_utc);
          if (invitation->end_utc != HD_INSTANT_NONE)
            end = hd_zone_to_wall (loaded, invitation->end_utc + shift);
        }
    }
  g_object_set (interview, "all-day", invitation->all_day, NULL);
  if (is_known_by_file (invitation))
    {
      zone = "UTC";
      start = utc_wall (invitation->start_utc + shift);
      if (invitation->end_utc != HD_INSTANT_NONE)
        end = utc_wall (invitation->end_utc + shift);
    }
  hd_interview_set_times (interview, start, end, zone);
  if (invitation->zone_known)
    hd_interview_derive (interview, home);
}

/**
 * hd_interview_from_invitation:
 *
 * Returns: (transfer full): an interview of no application yet, with the usual time around it;
 *   tidied. One whose time is in an unknown zone has no instant
 */
HdInterview *
hd_interview_from_invitation (const HdInvitation *invitation, GTimeZone *home)
{
  HdInterview *interview = hd_interview_new ();
  const char *state = "confirmed";

  if (is_cancelled (invitation))
    state = "cancelled";
  else if (g_strcmp0 (invitation->status, "TENTATIVE") == 0)
    state = "proposed";

  g_object_set (interview, "title", invitation->summary, "place",
                is_only_format (invitation->location) ? NULL : invitation->location, "link",
                invitation->join_url, "organizer", invitation->organizer_email, "uid",
                invitation->uid, "recurrence-id", invitation->recurrence_id, "sequence",
                invitation->sequence, "stamp",
                invitation->stamp != HD_INSTANT_NONE ? invitation->stamp : 0, "state", state,
                "format", format_of (invitation->place), "prep", HD_INTAKE_PREPARATION, "settle",
                HD_INTAKE_SETTLING, NULL);
  set_times (interview, invitation, home);
  hd_record_tidy (HD_RECORD (interview));
  return interview;
}

/* Returns: (transfer full): the time of @invitation as one that they named */
HdOfferedSlot *
hd_offered_slot_from_invitation (const HdInvitation *invitation, GTimeZone *home)
{
  g_autoptr (HdInterview) interview = hd_interview_from_invitation (invitation, home);

  return g_object_new (HD_TYPE_OFFERED_SLOT, "named-by", "them", "start-day", interview->start_day,
                       "start-minute", interview->start_minute, "end-day", interview->end_day,
                       "end-minute", interview->end_minute, "zone", interview->zone, "start-at",
                       interview->start_at, "end-at", interview->end_at, NULL);
}

static HdSighting
sighting_of (HdInterview *interview)
{
  return (HdSighting){
    .uid = interview->uid,
    .recurrence_id = interview->recurrence_id,
    .sequence = interview->sequence,
    .stamp = interview->stamp != 0 ? interview->stamp : HD_SIGHTING_NONE,
    .cancelled = strcmp (interview->state, "cancelled") == 0,
    .start = interview->start_at != 0 ? interview->start_at : HD_SIGHTING_NONE,
    .end = interview->end_at != 0 ? interview->end_at : HD_SIGHTING_NONE,
    .organizer = interview->organizer,
    .link = interview->link,
  };
}

/**
 * hd_appointment_import_plan:
 * @interviews: of #HdInterview: those that are known
 * @invitations: (element-type HdInvitation): what was read; they must outlive the plan
 *
 * Says of each event what it means, in the order of the file: those that stand before it in the
 * file count as known.
 *
 * Returns: (transfer full) (element-type HdImportLine): freed with g_ptr_array_unref()
 */
GPtrArray *
hd_appointment_import_plan (GListModel *interviews, const GPtrArray *invitations, GTimeZone *home)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (HdSighting));

  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      HdInterview *row = g_list_model_get_item (interviews, i);
      HdSighting sighting = sighting_of (row);

      g_ptr_array_add (rows, row);
      g_array_append_val (known, sighting);
    }

  for (guint i = 0; i < invitations->len; i++)
    {
      HdImportLine *line = g_new0 (HdImportLine, 1);
      HdInterview *row;
      HdSighting incoming;
      guint which;

      line->invitation = invitations->pdata[i];
      row = hd_interview_from_invitation (line->invitation, home);
      g_ptr_array_add (rows, row);
      incoming = sighting_of (row);
      line->verdict = hd_import_judge ((const HdSighting *) (gpointer) known->data, known->len,
                                       &incoming, &which);
      line->existing = which < known->len ? hd_record_get_id (rows->pdata[which]) : 0;
      line->take = hd_import_verdict_changes (line->verdict) && line->verdict != HD_IMPORT_MERGE;
      g_ptr_array_add (lines, line);

      if (line->verdict == HD_IMPORT_UPDATE || line->verdict == HD_IMPORT_CANCEL)
        g_array_index (known, HdSighting, which) = incoming;
      g_array_append_val (known, incoming);
    }
  return lines;
}

typedef struct
{
  HdInterview *row;
  char *details;
  char *organizer; /* who invites, by name; NULL when that is not said */
  gint64 same_as;  /* the interview that the user says it is */
} Item;

struct _HdImportJob
{
  GPtrArray *items; /* of Item* */
  HdJobApplication *application;
  gint64 now;
};

static void
item_free (gpointer data)
{
  Item *item = data;

  g_object_unref (item->row);
  g_free (item->details);
  g_free (item->organizer);
  g_free (item);
}

/**
 * hd_import_job_new:
 * @lines: (element-type HdImportLine): those that are not to be taken are left out
 * @application: (nullable): what new interviews belong to: a stored one, or a new one; %NULL: a
 *   new one without a name
 */
HdImportJob *
hd_import_job_new (const GPtrArray *lines,
                   HdJobApplication *application,
                   GTimeZone *home,
                   gint64 now)
{
  HdImportJob *job = g_new0 (HdImportJob, 1);

  job->now = now;
  job->items = g_ptr_array_new_with_free_func (item_free);
  job->application = application != NULL
                       ? hd_record_copy (HD_RECORD (application))
                       : g_object_new (HD_TYPE_JOB_APPLICATION, "stage", "screen", NULL);
  hd_record_tidy (HD_RECORD (job->application));
  for (guint i = 0; i < lines->len; i++)
    {
      const HdImportLine *line = lines->pdata[i];
      Item *item;

      if (!line->take)
        continue;
      item = g_new0 (Item, 1);
      item->row = hd_interview_from_invitation (line->invitation, home);
      item->details = g_strdup (line->invitation->description);
      if (line->invitation->organizer_name != NULL)
        item->organizer = g_strstrip (hd_text_clean_line (line->invitation->organizer_name, -1));
      item->same_as = line->merge ? line->existing : 0;
      g_ptr_array_add (job->items, item);
    }
  return job;
}

void
hd_import_job_free (gpointer data)
{
  HdImportJob *job = data;

  g_ptr_array_unref (job->items);
  g_object_unref (job->application);
  g_free (job);
}

typedef struct
{
  HdDb *db;
  HdImportJob *job;
  gint64 step;
  gint64 application;  /* 0 until one is needed */
  GPtrArray *known;    /* of HdInterview*: as they are by now */
  GHashTable *touched; /* gint64*: applications whose names are due */
  GPtrArray *people;   /* of HdPerson*: of all applications, by now */
} Import;

static gboolean
need_application (Import *import, GError **error)
{
  HdRecord *record = HD_RECORD (import->job->application);

  if (import->application != 0)
    return TRUE;
  if (hd_record_get_id (record) == 0 &&
      !hd_applications_table_put (import->db, import->step, import->job->application,
                                  import->job->now, error))
    return FALSE;
  import->application = hd_record_get_id (record);
  return TRUE;
}

static int
next_round (GPtrArray *known, gint64 application)
{
  int round = 1;

  for (guint i = 0; i < known->len; i++)
    {
      HdInterview *row = known->pdata[i];

      if (row->application == application && strcmp (row->state, "cancelled") != 0)
        round = MAX (round, row->round + 1);
    }
  return round;
}

/* What a version of an invitation says about a known interview. What it leaves out stays. */
static void
take_version (HdInterview *row, HdInterview *version)
{
  gint64 was_at = row->start_at;

  if (version->start_at != 0 || version->start_day != HD_DATE_NONE)
    g_object_set (row, "start-day", version->start_day, "start-minute", version->start_minute,
                  "end-day", version->end_day, "end-minute", version->end_minute, "all-day",
                  version->all_day, "zone", version->zone, "start-at", version->start_at, "end-at",
                  version->end_at, NULL);
  if (*version->title != '\0')
    g_object_set (row, "title", version->title, NULL);
  if (*version->place != '\0')
    g_object_set (row, "place", version->place, NULL);
  if (*version->link != '\0')
    g_object_set (row, "link", version->link, NULL);
  if (*version->format != '\0')
    g_object_set (row, "format", version->format, NULL);
  if (*version->organizer != '\0')
    g_object_set (row, "organizer", version->organizer, NULL);
  g_object_set (row, "sequence", version->sequence, "stamp", version->stamp, NULL);

  if (was_at != 0 && row->start_at != was_at)
    g_object_set (row, "was-at", was_at, "was-why", "moved", "state", "moved", NULL);
  else if (strcmp (row->state, "cancelled") == 0 || strcmp (row->state, "offered") == 0)
    g_object_set (row, "state", version->state, NULL);
}

static gboolean
store (Import *import, HdInterview *row, const Item *item, GError **error)
{
  if (!hd_interviews_table_write (import->db, import->step, row, import->job->now, error))
    return FALSE;
  g_hash_table_add (import->touched, hd_row_id_new (row->application));
  return item->details == NULL ||
         hd_interviews_table_set_source (import->db, hd_record_get_id (HD_RECORD (row)),
                                         item->details, NULL, error);
}

/* Somebody of the user's own side who sends invitations is nobody to be kept out. */
static gboolean
is_own_side (Import *import, const char *name, gboolean *own, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (import->db,
                   "SELECT 1 FROM own_name WHERE kind IN ('self', 'employer') AND name = :name"
                   "   COLLATE NOCASE AND deleted_at IS NULL"
                   " UNION ALL SELECT 1 FROM recipient WHERE name = :name COLLATE NOCASE"
                   " UNION ALL SELECT 1 FROM note WHERE value = :name COLLATE NOCASE",
                   error);
  HdStep step;

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":name", name);
  step = hd_stmt_step (stmt, error);
  *own = step == HD_STEP_ROW;
  return step != HD_STEP_ERROR;
}

/* Whoever invites is one of the application's people, and their name is kept out as well. */
static gboolean
add_organizer (Import *import, const Item *item, GError **error)
{
  g_autoptr (HdPerson) person = NULL;
  gboolean own;

  if (item->organizer == NULL || *item->organizer == '\0' || strchr (item->organizer, '@') != NULL)
    return TRUE;
  for (guint i = 0; i < import->people->len; i++)
    {
      HdPerson *known = import->people->pdata[i];

      if (known->application == import->application && strcmp (known->name, item->organizer) == 0)
        return TRUE;
    }
  if (!is_own_side (import, item->organizer, &own, error))
    return FALSE;
  if (own)
    return TRUE;

  person = g_object_new (HD_TYPE_PERSON, "application", import->application, "name",
                         item->organizer, "email", item->row->organizer, NULL);
  if (!hd_persons_table_put (import->db, import->step, person, import->job->now, error))
    return FALSE;
  g_ptr_array_add (import->people, g_steal_pointer (&person));
  return TRUE;
}

static gboolean
add_new (Import *import, const Item *item, GError **error)
{
  if (!need_application (import, error))
    return FALSE;
  g_object_set (item->row, "application", import->application, "round",
                next_round (import->known, import->application), NULL);
  g_ptr_array_add (import->known, g_object_ref (item->row));
  return store (import, item->row, item, error) && add_organizer (import, item, error);
}

static HdInterview *
find_row (GPtrArray *known, gint64 id)
{
  for (guint i = 0; i < known->len; i++)
    if (hd_record_get_id (known->pdata[i]) == id)
      return known->pdata[i];
  return NULL;
}

static gboolean
take_one (Import *import, const Item *item, GError **error)
{
  GPtrArray *known = import->known;
  g_autofree HdSighting *sightings = g_new0 (HdSighting, MAX (known->len, 1));
  HdSighting incoming = sighting_of (item->row);
  HdInterview *row;
  guint which;

  for (guint i = 0; i < known->len; i++)
    sightings[i] = sighting_of (known->pdata[i]);

  switch (hd_import_judge (sightings, known->len, &incoming, &which))
    {
    case HD_IMPORT_UPDATE:
      row = known->pdata[which];
      take_version (row, item->row);
      return store (import, row, item, error);

    case HD_IMPORT_CANCEL:
      row = known->pdata[which];
      g_object_set (row, "state", "cancelled", "sequence", item->row->sequence, "stamp",
                    item->row->stamp, NULL);
      return hd_interviews_table_write (import->db, import->step, row, import->job->now, error);

    case HD_IMPORT_MERGE:
      row = item->same_as != 0 ? find_row (known, item->same_as) : NULL;
      if (row == NULL)
        return add_new (import, item, error);
      g_object_set (row, "uid", item->row->uid, "recurrence-id", item->row->recurrence_id, NULL);
      take_version (row, item->row);
      return store (import, row, item, error);

    case HD_IMPORT_NEW:
      return add_new (import, item, error);

    case HD_IMPORT_SAME:
    case HD_IMPORT_OLDER:
    case HD_IMPORT_CANCEL_UNKNOWN:
    case HD_IMPORT_NO_TIME:
    case HD_N_IMPORT_VERDICTS:
    default:
      return TRUE;
    }
}

/* The job. Returns: a boxed id: the application of what is new, or 1 when nothing is. */
gpointer
hd_import_job_run (HdDb *db, gpointer data, GError **error)
{
  HdImportJob *job = data;
  g_autoptr (GPtrArray) known = hd_interviews_table_list (db, error);
  g_autoptr (GHashTable) touched =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) people = hd_persons_table_list (db, error);
  Import import = { db, job, 0, 0, known, touched, people };
  GHashTableIter iter;
  gpointer application;

  if (known == NULL || people == NULL)
    return NULL;
  import.step = hd_undo_begin (db, "appointment-import", job->now, error);
  if (import.step == 0)
    return NULL;
  for (guint i = 0; i < job->items->len; i++)
    if (!take_one (&import, job->items->pdata[i], error))
      return NULL;

  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &application, NULL))
    if (!hd_search_names_sync (db, import.step, *(gint64 *) application, job->now, error))
      return NULL;
  return hd_row_id_new (MAX (import.application, 1));
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
 * @application: (nullable): what new ones belong to: one of the list, or a new one; %NULL: a new
 *   one that has no name yet
 *
 * Takes in the lines that are to be taken, as one step of undo. Ends with hd_context_finish(),
 * which gives the application of those that are new.
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
