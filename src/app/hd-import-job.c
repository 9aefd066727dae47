/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-import-private.h"

#include <string.h>

#include "hd-applications-table.h"
#include "hd-import-ranges.h"
#include "hd-intake.h"
#include "hd-interview-times.h"
#include "hd-interviews-table.h"
#include "hd-offered-slots-table.h"
#include "hd-record-sql.h"
#include "hd-record-tidy.h"
#include "hd-search-names-table.h"
#include "hd-search-parts-table.h"
#include "hd-text.h"
#include "hd-undo.h"
#include "hd-visits-table.h"

/* The part of an import that runs on the thread of the store. */

typedef struct
{
  HdInterview *row;
  char *details;
  char *organizer; /* who invites, by name; NULL when that is not said */
  gint64 same_as;  /* the interview that the user says it is */
  gint64 instead;  /* the one that the user says gets its time */
  gint64 with;     /* the interview that it is one visit with */
  gboolean visit;  /* it is one visit with those of its day that are too */
  gboolean rest;   /* its own time has been: only what follows it is stored */
  HdSighting of;   /* what it says of a series, and nothing else */
  gboolean rule;   /* its next one is another event's: only where the series ends is its own */
} Item;

struct _HdImportJob
{
  GPtrArray *items;    /* of Item* */
  GHashTable *settled; /* of gint64: those that the file says the time of itself */
  HdJobApplication *application;
  gboolean said; /* somebody said that they belong to it */
  GTimeZone *home;
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
 * @application: (nullable): what new interviews belong to: a stored one, or a new one; %NULL: what
 *   others of their series belong to, else a new one without a name
 */
HdImportJob *
hd_import_job_new (const GPtrArray *lines,
                   HdJobApplication *application,
                   GTimeZone *home,
                   gint64 now)
{
  HdImportJob *job = g_new0 (HdImportJob, 1);
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++)
    {
      const HdImportLine *line = lines->pdata[i];

      if (line->take)
        g_ptr_array_add (taken, (gpointer) line->invitation);
    }

  /* Kept until all are copied. */
  g_autoptr (GHashTable) zones G_GNUC_UNUSED = hd_invitations_load_zones (taken);

  job->now = now;
  job->home = g_time_zone_ref (home);
  job->said = application != NULL;
  job->settled = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  job->items = g_ptr_array_new_with_free_func (item_free);
  job->application = application != NULL
                       ? hd_record_copy (HD_RECORD (application))
                       : g_object_new (HD_TYPE_JOB_APPLICATION, "stage", "screen", NULL);
  hd_record_tidy (HD_RECORD (job->application));
  for (guint i = 0; i < lines->len; i++)
    {
      const HdImportLine *line = lines->pdata[i];
      Item *item;

      if (line->settles)
        g_hash_table_add (job->settled, g_memdup2 (&line->existing, sizeof line->existing));
      if (!line->take)
        continue;
      item = g_new0 (Item, 1);
      item->row = hd_interview_from_invitation (line->invitation, home);
      hd_interview_set_way (item->row, line->travel, line->prep);
      item->details = g_strdup (line->invitation->description);
      if (line->invitation->organizer_name != NULL)
        item->organizer = g_strstrip (hd_text_clean_line (line->invitation->organizer_name, -1));
      item->same_as = line->merge ? line->existing : 0;
      item->instead = line->replaces ? line->instead : 0;
      item->with = line->visit_with;
      item->visit = line->visit || line->visit_with != 0;
      hd_invitation_tell_series (line->invitation, &item->of);
      item->rest = line->rest;
      item->rule = hd_intake_stands_for_moved (line->invitation);
      g_ptr_array_add (job->items, item);
    }
  return job;
}

void
hd_import_job_free (gpointer data)
{
  HdImportJob *job = data;

  g_ptr_array_unref (job->items);
  g_hash_table_unref (job->settled);
  g_object_unref (job->application);
  g_time_zone_unref (job->home);
  g_free (job);
}

typedef struct
{
  HdDb *db;
  HdImportJob *job;
  gint64 step;
  gint64 application;   /* 0 until one is needed */
  gint64 first;         /* the first interview that was taken in; 0: none yet */
  GPtrArray *known;     /* of HdInterview*: as they are by now */
  HdImportIndex *index; /* the same, to be found */
  GHashTable *touched;  /* gint64*: applications whose names are due */
  GPtrArray *people;    /* of HdPerson*: of all applications, by now */
  GHashTable *visits;   /* of a day, borrowed: the first of what is one visit on it */
  HdImportRanges *ranges;
} Import;

/* Returns: the place of the one that the user named, or how many there are */
static guint
find_row (GPtrArray *known, gint64 id)
{
  guint i = id != 0 ? 0 : known->len;

  while (i < known->len && hd_record_get_id (known->pdata[i]) != id)
    i++;
  return i;
}

/* Whose it is where nobody says so: what its series is of, or the visit that it is one with. */
static gboolean
need_application (Import *import,
                  const Item *item,
                  const HdSighting *sighting,
                  gint64 *application,
                  GError **error)
{
  HdRecord *record = HD_RECORD (import->job->application);
  guint place = import->job->said ? import->known->len
                                  : hd_import_index_find_relative (import->index, sighting);
  const HdInterview *relative;

  if (place == import->known->len && !import->job->said)
    place = find_row (import->known, item->with);
  relative = place < import->known->len ? g_ptr_array_index (import->known, place) : NULL;
  if (relative != NULL)
    {
      *application = relative->application;
      return TRUE;
    }
  if (import->application != 0)
    {
      *application = import->application;
      return TRUE;
    }
  if (hd_record_get_id (record) == 0 &&
      !hd_applications_table_put (import->db, import->step, import->job->application,
                                  import->job->now, error))
    return FALSE;
  *application = import->application = hd_record_get_id (record);
  return TRUE;
}

static int
next_round (GPtrArray *known, gint64 application)
{
  int round = 1;

  for (guint i = 0; i < known->len; i++)
    round = hd_interview_round_after (known->pdata[i], application, round);
  return round;
}

/* Whether the state of @row is what @version says. A calendar that they send for a time that was
 * chosen confirms it; words may only speak of it. */
static gboolean
takes_state (HdInterview *row, HdInterview *version)
{
  return strcmp (row->state, "cancelled") == 0 || strcmp (row->state, "offered") == 0 ||
         (strcmp (row->state, "proposed") == 0 && *version->uid != '\0');
}

/* What a version of an invitation says about a known interview. What it leaves out stays.
 *
 * Returns: whether a time is agreed by it that was not before */
static gboolean
take_version (HdInterview *row, HdInterview *version)
{
  gint64 was_at = row->start_at;
  gboolean was_agreed = strcmp (row->state, "confirmed") == 0;

  if (version->start_at != 0 || version->start_day != HD_DATE_NONE)
    g_object_set (row, "start-day", version->start_day, "start-minute", version->start_minute,
                  "end-day", version->end_day, "end-minute", version->end_minute, "all-day",
                  version->all_day, "zone", version->zone, "start-at", version->start_at, "end-at",
                  version->end_at, NULL);
  hd_interview_take_words (row, version);
  g_object_set (row, "sequence", version->sequence, "stamp", version->stamp, NULL);

  if (was_at != 0 && row->start_at != was_at)
    g_object_set (row, "was-at", was_at, "was-why", "moved", "state", "moved", NULL);
  else if (takes_state (row, version))
    g_object_set (row, "state", version->state, NULL);

  return strcmp (version->state, "confirmed") == 0 && row->start_at != 0 &&
         (row->start_at != was_at || (!was_agreed && strcmp (row->state, "confirmed") == 0));
}

/* What was kept as the next one of a series is the occurrence that a message speaks of, from then
 * on. A series that is called off has no other one. */
static void
take_identity (HdInterview *row, HdInterview *version)
{
  if (*version->uid != '\0' &&
      (*version->recurrence_id != '\0' || strcmp (version->state, "cancelled") != 0))
    g_object_set (row, "recurrence-id", version->recurrence_id, NULL);
}

static void
note_first (Import *import, HdInterview *row)
{
  if (import->first == 0)
    import->first = hd_record_get_id (HD_RECORD (row));
}

static gboolean
store (Import *import, HdInterview *row, const Item *item, GError **error)
{
  if (!hd_interviews_table_write (import->db, import->step, row, import->job->now, error))
    return FALSE;
  g_hash_table_add (import->touched, hd_row_id_new (row->application));
  note_first (import, row);
  return item->details == NULL ||
         hd_interviews_table_set_source (import->db, hd_record_get_id (HD_RECORD (row)),
                                         item->details, NULL, error);
}

/* Once a time is agreed, nobody takes one of those that I offered or asks for another. */
static gboolean
store_version (Import *import, HdInterview *row, const Item *item, GError **error)
{
  take_identity (row, item->row);
  return (!take_version (row, item->row) ||
          hd_offered_slots_table_settle (import->db, import->step,
                                         hd_record_get_id (HD_RECORD (row)), import->job->now,
                                         error)) &&
         store (import, row, item, error);
}

/* What is cancelled is marked, never deleted. A series that is called off from a day on stays the
 * series. */
static gboolean
store_cancel (Import *import, HdInterview *row, const Item *item, GError **error)
{
  if (*item->row->recurrence_id != '\0' && !item->of.future)
    take_identity (row, item->row);
  g_object_set (row, "state", "cancelled", "sequence", item->row->sequence, "stamp",
                item->row->stamp, NULL);
  note_first (import, row);
  return hd_interviews_table_write (import->db, import->step, row, import->job->now, error);
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

      if (known->application == item->row->application &&
          strcmp (known->name, item->organizer) == 0)
        return TRUE;
    }
  if (!is_own_side (import, item->organizer, &own, error))
    return FALSE;
  if (own)
    return TRUE;

  person = g_object_new (HD_TYPE_PERSON, "application", item->row->application, "name",
                         item->organizer, "email", item->row->organizer, NULL);
  if (!hd_persons_table_put (import->db, import->step, person, import->job->now, error))
    return FALSE;
  g_ptr_array_add (import->people, g_steal_pointer (&person));
  return TRUE;
}

/* One visit with what was known before: it gets the number of that, or both get one.
 *
 * @first: (out): what it is one visit with; untouched when that has gone since the plan was made */
static gboolean
join (Import *import, const Item *item, HdInterview **first, GError **error)
{
  guint place = find_row (import->known, item->with);
  HdInterview *with = place < import->known->len ? import->known->pdata[place] : NULL;

  if (with == NULL || with->application != item->row->application ||
      with->start_day != item->row->start_day)
    return TRUE;
  g_object_set (item->row, "visit-with", item->with, NULL);
  if (!hd_interviews_table_join (import->db, import->step, item->row, import->job->now, error))
    return FALSE;
  /* It may be written once more for another event of the file. */
  g_object_set (with, "loop", item->row->loop, NULL);
  *first = with;
  return TRUE;
}

/* The first of a visit finds a number that no other visit has; the others have it, too, and are the
 * same round. */
static gboolean
number (Import *import, const Item *item, GError **error)
{
  gpointer day = GINT_TO_POINTER (item->row->start_day);
  HdInterview *first = item->visit ? g_hash_table_lookup (import->visits, day) : NULL;
  gint64 application = item->row->application;
  int loop = 0;

  if (first != NULL && first->application != application)
    first = NULL;
  if (first == NULL && item->visit)
    {
      if (!join (import, item, &first, error) ||
          (first == NULL && !hd_visits_table_next (import->db, application, &loop, error)))
        return FALSE;
      g_hash_table_insert (import->visits, day, first != NULL ? first : item->row);
    }
  g_object_set (item->row, "loop", first != NULL ? first->loop : loop, "round",
                first != NULL ? first->round : next_round (import->known, application), NULL);
  return TRUE;
}

static gboolean
add_new (Import *import, const Item *item, GError **error)
{
  HdSighting sighting = hd_interview_sighting (item->row, import->job->home, import->job->now);
  gint64 application;

  if (!need_application (import, item, &sighting, &application, error))
    return FALSE;
  g_object_set (item->row, "application", application, NULL);
  if (!number (import, item, error) || !store (import, item->row, item, error))
    return FALSE;
  g_ptr_array_add (import->known, g_object_ref (item->row));
  sighting = hd_interview_sighting (item->row, import->job->home, import->job->now);
  hd_import_index_add (import->index, &sighting);
  return add_organizer (import, item, error);
}

static gboolean
take_verdict (Import *import,
              const Item *item,
              HdImportVerdict verdict,
              HdInterview *row,
              GError **error)
{
  /* All the others are about one that is known. */
  if (row == NULL && verdict != HD_IMPORT_MERGE && verdict != HD_IMPORT_NEW)
    return TRUE;

  switch (verdict)
    {
    case HD_IMPORT_UPDATE:
      return store_version (import, row, item, error);

    case HD_IMPORT_CANCEL:
      return store_cancel (import, row, item, error);

    /* Whoever takes it has said that it is the later one, and that the numbers are wrong. */
    case HD_IMPORT_DOUBTFUL:
      g_object_set (row, "counted-anew", TRUE, NULL);
      return strcmp (item->row->state, "cancelled") == 0 ? store_cancel (import, row, item, error)
                                                         : store_version (import, row, item, error);

    case HD_IMPORT_MERGE:
      if (row == NULL)
        return add_new (import, item, error);
      g_object_set (row, "uid", item->row->uid, "recurrence-id", item->row->recurrence_id,
                    "counted-anew", FALSE, NULL);
      return store_version (import, row, item, error);

    case HD_IMPORT_NEW:
      if (row == NULL || strcmp (row->state, "cancelled") == 0)
        return add_new (import, item, error);
      hd_interview_complete (item->row, row, import->job->home);
      return store_version (import, row, item, error);

    /* Somebody stored it since the plan was made. */
    case HD_IMPORT_SAME:
    case HD_IMPORT_OLDER:
      note_first (import, row);
      return TRUE;

    case HD_IMPORT_CANCEL_UNKNOWN:
    case HD_IMPORT_NO_TIME:
    case HD_N_IMPORT_VERDICTS:
    default:
      return TRUE;
    }
}

/* What is kept and open of a series goes when all of it is called off, or when it is behind an end
 * that the series is given. */
static gboolean
store_cancel_parts (Import *import, const Item *item, const HdSighting *incoming, GError **error)
{
  for (guint part = hd_import_index_find_part (import->index, incoming, 0);
       part < import->known->len;
       part = hd_import_index_find_part (import->index, incoming, part + 1))
    {
      HdInterview *row = import->known->pdata[part];
      HdSighting sighting;

      if (incoming->counted_anew)
        g_object_set (row, "counted-anew", TRUE, NULL);
      if (!store_cancel (import, row, item, error))
        return FALSE;
      sighting = hd_interview_sighting (row, import->job->home, import->job->now);
      hd_import_index_replace (import->index, part, &sighting);
    }
  return TRUE;
}

static gboolean
take_one (Import *import, guint number, GError **error)
{
  const Item *item = import->job->items->pdata[number];
  HdSighting incoming = hd_interview_sighting (item->row, import->job->home, import->job->now);
  HdInterview *row;
  guint which;
  HdImportVerdict verdict;

  incoming.series = item->of.series;
  incoming.ended = item->of.ended;
  incoming.last = item->of.last;
  incoming.future = item->of.future;
  if (item->rule)
    {
      incoming = hd_sighting_without_next (&incoming);
      g_object_set (item->row, "recurrence-id", "", NULL);
    }
  verdict = hd_import_judge (import->index, &incoming, &which);
  if (item->rest && verdict == HD_IMPORT_NEW)
    {
      hd_import_ranges_add (import->ranges, &incoming, number);
      return TRUE;
    }
  if (verdict == HD_IMPORT_MERGE)
    which = find_row (import->known, item->same_as);
  else if (verdict == HD_IMPORT_NEW)
    which = find_row (import->known, item->instead);
  row = which < import->known->len ? import->known->pdata[which] : NULL;
  if (!take_verdict (import, item, verdict, row, error))
    return FALSE;
  if (row != NULL)
    {
      HdSighting sighting = hd_interview_sighting (row, import->job->home, import->job->now);

      hd_import_index_replace (import->index, which, &sighting);
    }
  incoming.counted_anew = verdict == HD_IMPORT_DOUBTFUL;
  if (hd_import_verdict_changes (verdict))
    hd_import_ranges_add (import->ranges, &incoming, number);
  return !hd_import_verdict_changes (verdict) ||
         store_cancel_parts (import, item, &incoming, error);
}

/* Of what was kept before, what follows in its series moves with what says so of all. */
static gboolean
move_known (Import *import, guint n_known, GError **error)
{
  for (guint i = 0; i < n_known; i++)
    {
      HdInterview *row = import->known->pdata[i];
      gint64 id = hd_record_get_id (HD_RECORD (row));
      HdSighting known = *hd_import_index_get (import->index, i);
      g_autoptr (HdInterview) moved = NULL;
      const HdSighting *range;
      Item other;
      guint which;

      if (g_hash_table_contains (import->job->settled, &id) ||
          (range = hd_import_ranges_find (import->ranges, &known, &which)) == NULL ||
          !hd_sighting_is_moved (&known, range) || !hd_import_range_reaches (range, &known))
        continue;
      other = *(const Item *) import->job->items->pdata[which];
      moved = hd_interview_dup_moved (other.row, range->occurrence,
                                      known.occurrence != 0 ? known.occurrence : known.start,
                                      import->job->home);
      other.row = moved;
      if (range->counted_anew)
        g_object_set (row, "counted-anew", TRUE, NULL);
      if (!store_version (import, row, &other, error))
        return FALSE;
    }
  return TRUE;
}

/* The job. Returns: a boxed id: the first interview that was stored or stood there already, or 0
 * for none. */
gpointer
hd_import_job_run (HdDb *db, gpointer data, GError **error)
{
  HdImportJob *job = data;
  g_autoptr (GPtrArray) known = hd_interviews_table_list (db, error);
  g_autoptr (GHashTable) touched =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) people = hd_persons_table_list (db, error);
  g_autoptr (HdImportIndex) index = hd_import_index_new ();
  g_autoptr (GHashTable) visits = g_hash_table_new (NULL, NULL);
  g_autoptr (HdImportRanges) ranges = hd_import_ranges_new ();
  Import import = { db, job, 0, 0, 0, known, index, touched, people, visits, ranges };
  GHashTableIter iter;
  gpointer application;
  guint n_known;

  if (known == NULL || people == NULL)
    return NULL;
  import.step = hd_undo_begin (db, "appointment-import", job->now, error);
  if (import.step == 0)
    return NULL;
  for (guint i = 0; i < known->len; i++)
    {
      HdSighting sighting = hd_interview_sighting (known->pdata[i], job->home, job->now);

      hd_import_index_add (index, &sighting);
    }
  n_known = known->len;
  /* What was moved has its time before its series ends. */
  for (guint i = 0; i < 2 * job->items->len; i++)
    {
      const Item *item = job->items->pdata[i % job->items->len];

      if (item->rule == (i >= job->items->len) && !take_one (&import, i % job->items->len, error))
        return NULL;
    }
  if (!move_known (&import, n_known, error))
    return NULL;

  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &application, NULL))
    if (!hd_search_names_sync (db, import.step, *(gint64 *) application, job->now, error))
      return NULL;
  return hd_row_id_new (import.first);
}
