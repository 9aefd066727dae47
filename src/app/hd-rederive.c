/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-rederive.h"

#include <string.h>

#include "hd-context-private.h"
#include "hd-interview-times.h"
#include "hd-interviews-table.h"
#include "hd-interviews.h"
#include "hd-offered-slots-table.h"
#include "hd-record-sql.h"

/*
 * The rules of a zone may be others than those that an instant was derived by. What is kept is the
 * wall time and the zone: of all that is to come the instants are derived anew.
 */

/* Whether it is a time on the wall at home, which no rules move there. */
static gboolean
is_at_home (const char *zone, GTimeZone *home)
{
  return *zone == '\0' || strcmp (zone, g_time_zone_get_identifier (home)) == 0;
}

typedef struct
{
  HdDb *db;
  gboolean write; /* or count only */
  GTimeZone *home;
  GTimeZone *clock;
  gint64 now;
  gint64 n_moved;
  GHashTable
    *zones; /* of GTimeZone (nullable), by name: else each would be read anew for each row */
} Pass;

static void
zone_free (gpointer zone)
{
  if (zone != NULL)
    g_time_zone_unref (zone);
}

/* A zone that this system does not know says nothing: the instant stays. */
static gboolean
is_known (Pass *pass, const char *zone, gboolean days)
{
  if (days || *zone == '\0')
    return pass->home != NULL;
  if (!g_hash_table_contains (pass->zones, zone))
    g_hash_table_insert (pass->zones, g_strdup (zone), hd_zone_load (zone));
  return g_hash_table_lookup (pass->zones, zone) != NULL;
}

static gboolean
rederive_interview (Pass *pass, HdInterview *row, GError **error)
{
  gint64 start_at = row->start_at, end_at = row->end_at;

  if (!is_known (pass, row->zone, row->all_day))
    return TRUE;
  hd_interview_derive (row, pass->home);
  if (row->start_at == start_at && row->end_at == end_at)
    return TRUE;
  if (row->was_at == row->start_at && strcmp (row->was_why, "zone-rules") == 0)
    g_object_set (row, "was-at", (gint64) 0, "was-why", "", NULL); /* they brought it back */
  /* Where the clock at home has new rules it is at the same time of that clock as before. When
   * somebody moved it, that is what is told. */
  else if (row->start_at != start_at && !row->all_day && !is_at_home (row->zone, pass->clock) &&
           (row->was_at == 0 || strcmp (row->was_why, "zone-rules") == 0))
    g_object_set (row, "was-at", start_at, "was-why", "zone-rules", NULL);
  pass->n_moved++;
  return !pass->write || hd_interviews_table_rederive (pass->db, row, error);
}

static gboolean
rederive_slot (Pass *pass, HdOfferedSlot *slot, GError **error)
{
  gint64 start_at = slot->start_at, end_at = slot->end_at;

  if (!is_known (pass, slot->zone, hd_offered_slot_is_days (slot)))
    return TRUE;
  hd_offered_slot_derive (slot, pass->home);
  if (slot->start_at == start_at && slot->end_at == end_at)
    return TRUE;
  pass->n_moved++;
  return !pass->write || hd_offered_slots_table_rederive (pass->db, slot, error);
}

static gboolean
go_through (Pass *pass, GError **error)
{
  g_autoptr (GPtrArray) rows = hd_interviews_table_list (pass->db, error);
  g_autoptr (GPtrArray) slots = rows != NULL ? hd_offered_slots_table_list (pass->db, error) : NULL;
  g_autoptr (GHashTable) zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, zone_free);

  if (slots == NULL)
    return FALSE;
  pass->zones = zones;
  for (guint i = 0; i < rows->len; i++)
    if (HD_INTERVIEW (rows->pdata[i])->start_at >= pass->now &&
        !rederive_interview (pass, rows->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < slots->len; i++)
    if (HD_OFFERED_SLOT (slots->pdata[i])->start_at >= pass->now &&
        !rederive_slot (pass, slots->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * hd_rederive_run:
 * @home: (nullable): the home zone; %NULL when only the app knows it: what has no zone stays
 * @clock: the clock that the user goes by, as far as is known: of what is in its zone nothing is
 * said
 * @n_moved: (out): of how many appointments and offered times the instants changed
 *
 * Derives the instants of what is to come anew, in a transaction. An appointment that moved on the
 * clock at home says so (was_why is "zone-rules"). What is over stays as it was.
 */
gboolean
hd_rederive_run (HdDb *db,
                 GTimeZone *home,
                 GTimeZone *clock,
                 gint64 now,
                 gint64 *n_moved,
                 GError **error)
{
  Pass pass = { db, TRUE, home, clock, now, 0, NULL };
  gboolean ok = go_through (&pass, error);

  *n_moved = pass.n_moved;
  return ok;
}

/**
 * hd_rederive_is_due:
 *
 * Whether hd_rederive_run() would write anything, for who would wait for others who write: it only
 * reads. What cannot be read is not due.
 */
gboolean
hd_rederive_is_due (HdDb *db, GTimeZone *home, GTimeZone *clock, gint64 now)
{
  Pass pass = { db, FALSE, home, clock, now, 0, NULL };
  g_autoptr (GError) ignored = NULL;

  return go_through (&pass, &ignored) && pass.n_moved > 0;
}

typedef struct
{
  GTimeZone *home;
  gint64 now;
} Rederive;

static void
rederive_free (gpointer data)
{
  Rederive *args = data;

  g_time_zone_unref (args->home);
  g_free (args);
}

static gpointer
rederive (HdDb *db, gpointer data, GError **error)
{
  const Rederive *args = data;
  gint64 n;

  return hd_rederive_run (db, args->home, args->home, args->now, &n, error) ? hd_row_id_new (n)
                                                                            : NULL;
}

static void
rederived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HdContext *context = g_task_get_source_object (task);
  GError *error = NULL;
  g_autofree gint64 *n = hd_store_finish (HD_STORE (source), result, &error);

  if (n == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (*n > 0)
    hd_context_reload (context, HD_STORE_PRIVATE);
  g_task_return_pointer (task, hd_row_id_new (*n), g_free);
}

/**
 * hd_interviews_rederive_async:
 *
 * hd_rederive_run() for the app: when its first page that shows times is opened, and every day that
 * it stays, with a window or without. Ends with hd_context_finish(), which gives how many moved.
 */
void
hd_interviews_rederive_async (HdContext *context, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  GTask *task = g_task_new (context, NULL, callback, user_data);
  Rederive *args = g_new0 (Rederive, 1);

  args->home = g_time_zone_ref (hd_context_get_zone (context));
  args->now = hd_context_get_now (context);
  g_task_set_source_tag (task, hd_interviews_rederive_async);
  hd_store_write_async (hd_context_get_store (context, HD_STORE_PRIVATE), rederive, args,
                        rederive_free, g_free, rederived_cb, task);
}
