/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-early-cancels.h"

#include <string.h>

#include "hd-appointment-import-private.h"
#include "hd-context-private.h"
#include "hd-early-cancels-table.h"
#include "hd-occurrence.h"
#include "hd-record-sql.h"

/*
 * Mail is opened in any order: a cancellation that is seen before its invitation is about nothing
 * that is known then, and the invitation must not be kept behind it as if it still held.
 */

/**
 * hd_early_cancels_get_list:
 *
 * Returns: (transfer none): a list of #HdEarlyCancel that stays true
 */
GListModel *
hd_early_cancels_get_list (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  return G_LIST_MODEL (hd_context_get_list (context, HD_LIST_EARLY_CANCELS));
}

static char *
digest (const char *uid, const char *recurrence_id)
{
  g_autofree char *event =
    g_strdup_printf ("%s\n%s", uid, recurrence_id != NULL ? recurrence_id : "");

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, event, -1);
}

static gboolean
has_uid (const HdSighting *sighting)
{
  return sighting->uid != NULL && *sighting->uid != '\0';
}

/* What is called off from one occurrence on is stored as its series with the instant of that one
 * behind this. */
#define FROM "+"

typedef struct
{
  int sequence;
  gint64 stamp;
} Version;

typedef struct
{
  Version version;
  gint64 from;
} Rest;

typedef struct
{
  Version version;
  GArray *rests; /* of Rest: of a series that is called off from some of it on; or NULL */
} Entry;

/* As many of one series as are remembered of all: each that follows is held against them. */
#define MAX_RESTS 1000

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->rests, g_array_unref);
  g_free (entry);
}

/* Of two of one event the later one counts, wherever each of them stands. */
static void
add (GHashTable *index, char *event, int sequence, gint64 stamp)
{
  const Entry entry = { { sequence, stamp }, NULL };
  const Entry *before = g_hash_table_lookup (index, event);

  if (before != NULL && (before->version.sequence > sequence ||
                         (before->version.sequence == sequence && before->version.stamp > stamp)))
    g_free (event);
  else
    g_hash_table_replace (index, event, g_memdup2 (&entry, sizeof entry));
}

/* Of several of one series each counts: the one that begins later may be the later version. */
static void
add_from (GHashTable *index, char *series, int sequence, gint64 stamp, gint64 from)
{
  g_autofree char *key = series;
  const Rest rest = { { sequence, stamp }, from };
  Entry *entry = g_hash_table_lookup (index, key);

  if (from == 0)
    return;
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->rests = g_array_new (FALSE, FALSE, sizeof (Rest));
      g_hash_table_insert (index, g_steal_pointer (&key), entry);
    }
  if (entry->rests->len < MAX_RESTS)
    g_array_append_val (entry->rests, rest);
}

/* The key of what is called off from one of it on. */
static char *
series_of (const char *uid)
{
  g_autofree char *series = digest (uid, NULL);

  return g_strconcat (series, FROM, NULL);
}

/**
 * hd_early_cancels_index:
 * @list: (nullable): of #HdEarlyCancel
 *
 * Returns: (transfer full): the same, to be found by their events
 */
GHashTable *
hd_early_cancels_index (GListModel *list)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (HdEarlyCancel) row = g_list_model_get_item (list, i);

      const char *from = strstr (row->event, FROM);
      gint64 stamp = row->stamp != 0 ? row->stamp : HD_SIGHTING_NONE;

      if (from != NULL)
        add_from (index, g_strndup (row->event, (gsize) (from - row->event) + strlen (FROM)),
                  row->sequence, stamp, g_ascii_strtoll (from + strlen (FROM), NULL, 10));
      else
        add (index, g_strdup (row->event), row->sequence, stamp);
    }
  return index;
}

/* A cancellation of the same file, which the events behind it in the file may be older than. */
void
hd_early_cancels_add (GHashTable *index, const HdSighting *cancel)
{
  if (has_uid (cancel))
    add (index, digest (cancel->uid, cancel->recurrence_id), cancel->sequence, cancel->stamp);
  if (has_uid (cancel) && cancel->future)
    add_from (index, series_of (cancel->uid), cancel->sequence, cancel->stamp, cancel->occurrence);
}

static gboolean
version_covers (const Version *version, const HdSighting *incoming)
{
  const HdSighting cancel = { .sequence = version->sequence, .stamp = version->stamp };

  return !hd_import_is_after_cancel (&cancel, incoming);
}

static gboolean
covers (GHashTable *index, char *event, const HdSighting *incoming)
{
  g_autofree char *key = event;
  const Entry *entry = g_hash_table_lookup (index, key);

  return entry != NULL && version_covers (&entry->version, incoming);
}

/* A series and one of it are counted apart: only when each was written tells which is later. */
static gboolean
is_written_later (const Version *version, const HdSighting *series)
{
  return series->stamp != HD_SIGHTING_NONE && version->stamp > series->stamp;
}

static gboolean
covers_next (GHashTable *index, const HdSighting *series)
{
  g_autofree char *next = hd_occurrence_at (series->start);
  g_autofree char *key = digest (series->uid, next);
  const Entry *entry = g_hash_table_lookup (index, key);

  return entry != NULL && is_written_later (&entry->version, series);
}

/* Whether it follows what its series was called off from. */
static gboolean
covers_rest (GHashTable *index, const HdSighting *incoming)
{
  g_autofree char *key = series_of (incoming->uid);
  const Entry *entry = g_hash_table_lookup (index, key);
  gint64 day = incoming->occurrence != 0 ? incoming->occurrence : incoming->start;

  for (guint i = 0; entry != NULL && day != HD_SIGHTING_NONE && i < entry->rests->len; i++)
    {
      const Rest *rest = &g_array_index (entry->rests, Rest, i);

      if (day >= rest->from && (incoming->series ? is_written_later (&rest->version, incoming)
                                                 : version_covers (&rest->version, incoming)))
        return TRUE;
    }
  return FALSE;
}

/**
 * hd_early_cancels_cover:
 * @incoming: an event that is not known
 *
 * Returns: whether it was called off by what came in before, or the whole series that it is of, or
 *   of a series the next one
 */
gboolean
hd_early_cancels_cover (GHashTable *index, const HdSighting *incoming)
{
  if (g_hash_table_size (index) == 0 || !has_uid (incoming) || incoming->cancelled)
    return FALSE;
  return covers (index, digest (incoming->uid, incoming->recurrence_id), incoming) ||
         covers (index, digest (incoming->uid, NULL), incoming) ||
         (incoming->series && covers_next (index, incoming)) || covers_rest (index, incoming);
}

/**
 * hd_early_cancels_is_one:
 *
 * Returns: whether @line cancels what is not known: an event, or, whatever of its series is known,
 *   all that follow one of it, of which others may come in later
 */
gboolean
hd_early_cancels_is_one (const HdImportLine *line)
{
  return line->verdict == HD_IMPORT_CANCEL_UNKNOWN ||
         (line->invitation->future && hd_invitation_is_cancelled (line->invitation));
}

static void
add_early_cancel (GPtrArray *list, const HdInvitation *invitation, HdContext *context, gint64 now)
{
  GTimeZone *home = hd_context_get_zone (context);
  g_autoptr (HdInterview) row = hd_interview_from_invitation (invitation, home);
  gint64 from = invitation->future ? hd_occurrence_of_interview (row, home) : 0;
  g_autofree char *event = digest (row->uid, row->recurrence_id);
  g_autofree char *series = series_of (row->uid);
  g_autofree char *rest = g_strdup_printf ("%s%" G_GINT64_FORMAT, series, from);

  g_ptr_array_add (list, g_object_new (HD_TYPE_EARLY_CANCEL, "event", event, "sequence",
                                       row->sequence, "stamp", row->stamp, "at", now, NULL));
  if (from != 0)
    g_ptr_array_add (list, g_object_new (HD_TYPE_EARLY_CANCEL, "event", rest, "sequence",
                                         row->sequence, "stamp", row->stamp, "at", now, NULL));
}

static gpointer
note (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  for (guint i = 0; i < args->list->len; i++)
    if (!hd_early_cancels_table_note (db, args->list->pdata[i], error))
      return NULL;
  return hd_early_cancels_table_remove_old (db, args->now, error) ? hd_row_id_new (1) : NULL;
}

/**
 * hd_early_cancels_note_async:
 * @lines: (element-type HdImportLine): a plan that somebody saw
 *
 * Remembers what hd_early_cancels_is_one() says of @lines. Ends with hd_context_finish().
 */
void
hd_early_cancels_note_async (HdContext *context,
                             const GPtrArray *lines,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (lines != NULL);

  HdVerbArgs *args = hd_verb_args_new (context);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new ();
  g_autoptr (GHashTable) zones G_GNUC_UNUSED = NULL;

  args->list = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < lines->len; i++)
    {
      const HdImportLine *line = lines->pdata[i];

      if (hd_early_cancels_is_one (line) && line->invitation->uid != NULL)
        g_ptr_array_add (unknown, (gpointer) line->invitation);
    }
  zones = hd_invitations_load_zones (unknown);
  for (guint i = 0; i < unknown->len; i++)
    add_early_cancel (args->list, unknown->pdata[i], context, args->now);
  hd_context_write_async (context, HD_STORE_PRIVATE, note, args, hd_early_cancels_note_async,
                          callback, user_data);
}
