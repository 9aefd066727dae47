/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-import-index.h"

/*
 * A bucket holds the places of those that may be meant, in order, so that the first one that is
 * meant is near its front, however many begin at one time.
 */

typedef enum
{
  BY_EVENT,     /* the identifier, and which occurrence */
  BY_SERIES,    /* the identifier of one that stands for a series, and when it is or was to be */
  BY_UID,       /* the identifier of what is one occurrence */
  BY_START,     /* all that begin then */
  BY_TYPED,     /* those of them that have no identifier */
  BY_ORGANIZER, /* from then until then, and who invites */
  BY_LINK,      /* from then until then, and where one joins */
} Kind;

typedef struct
{
  Kind kind;
  gint64 start;
  gint64 end;
  const char *text;
  const char *occurrence;
} Key;

typedef struct
{
  Key key;
  GArray *places; /* of guint, ascending */
} Bucket;

struct _HdImportIndex
{
  GArray *sightings; /* of HdSighting, with texts of the chunk */
  GHashTable *buckets;
  GStringChunk *texts;
};

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
is_same_event (const HdSighting *known, const HdSighting *incoming)
{
  if (is_empty (known->uid) || g_strcmp0 (known->uid, incoming->uid) != 0)
    return FALSE;
  /* One file may write it in another zone than the next. */
  if (known->occurrence != 0 || incoming->occurrence != 0)
    return known->occurrence == incoming->occurrence;
  /* What a series brings next week moves nothing that has been; and an old version of it brings
   * nothing where a later one, or its cancellation, is what there was. */
  if (known->over && incoming->series && known->start != incoming->start &&
      !hd_sighting_is_superseded (known, incoming))
    return FALSE;
  return is_empty (known->recurrence_id)
           ? is_empty (incoming->recurrence_id)
           : g_strcmp0 (known->recurrence_id, incoming->recurrence_id) == 0;
}

/* Of a series there may be several, of which the others have been. */
static gboolean
is_same_to_come (const HdSighting *known, const HdSighting *incoming)
{
  return !known->over && is_same_event (known, incoming);
}

/* Of a series the next one is kept: a message about that one occurrence means it. */
static gboolean
is_its_series (const HdSighting *known, const HdSighting *incoming)
{
  return g_strcmp0 (known->uid, incoming->uid) == 0 && is_empty (known->recurrence_id) &&
         (known->start == incoming->occurrence || known->was == incoming->occurrence);
}

/* The other way round: what is known is the next one of the series that comes in. */
static gboolean
is_its_next (const HdSighting *known, const HdSighting *incoming)
{
  return g_strcmp0 (known->uid, incoming->uid) == 0 && known->occurrence == incoming->start;
}

static gboolean
is_open_part (const HdSighting *known, const HdSighting *incoming)
{
  return g_strcmp0 (known->uid, incoming->uid) == 0 && !known->cancelled && !known->over;
}

static gboolean
is_part_off (const HdSighting *known, const HdSighting *incoming)
{
  return is_open_part (known, incoming) && hd_sighting_is_off (known, incoming);
}

static gboolean
is_part_kept (const HdSighting *known, const HdSighting *incoming)
{
  return is_open_part (known, incoming) && hd_sighting_compare_versions (known, incoming) >= 0;
}

static gboolean
is_same_open (const HdSighting *known, const HdSighting *incoming)
{
  return !known->cancelled && is_same_to_come (known, incoming);
}

static gboolean
is_series_open (const HdSighting *known, const HdSighting *incoming)
{
  return is_open_part (known, incoming) && is_its_series (known, incoming);
}

static gboolean
is_open_behind (const HdSighting *known, const HdSighting *incoming)
{
  return is_open_part (known, incoming) && hd_sighting_follows (known, incoming);
}

static gboolean
is_next_open (const HdSighting *known, const HdSighting *incoming)
{
  return is_open_part (known, incoming) && is_its_next (known, incoming);
}

/* Addresses are the same in any case of their letters, and so have one hash. */
static guint
hash_text (guint hash, const char *text)
{
  for (; text != NULL && *text != '\0'; text++)
    hash = hash * 33 + (guchar) g_ascii_tolower (*text);
  return hash;
}

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;
  guint hash = (guint) key->kind;

  hash = hash * 31 + g_int64_hash (&key->start);
  hash = hash * 31 + g_int64_hash (&key->end);
  return hash_text (hash_text (hash, key->text), key->occurrence);
}

static gboolean
key_equal (gconstpointer left, gconstpointer right)
{
  const Key *a = left, *b = right;

  if (a->kind != b->kind || a->start != b->start || a->end != b->end)
    return FALSE;
  if (a->kind == BY_EVENT || a->kind == BY_SERIES || a->kind == BY_UID)
    return g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->occurrence, b->occurrence) == 0;
  return a->text == b->text ||
         (a->text != NULL && b->text != NULL && g_ascii_strcasecmp (a->text, b->text) == 0);
}

static Key
key_of_occurrence (const char *uid, gint64 occurrence)
{
  return (Key){ BY_EVENT, occurrence, 0, uid, NULL };
}

static Key
key_of_event (const HdSighting *sighting)
{
  if (sighting->occurrence != 0)
    return key_of_occurrence (sighting->uid, sighting->occurrence);
  return (Key){ BY_EVENT, 0, 0, sighting->uid,
                is_empty (sighting->recurrence_id) ? NULL : sighting->recurrence_id };
}

/* All that stand for a series. */
static Key
key_of_series_of (const char *uid)
{
  return key_of_occurrence (uid, 0);
}

static Key
key_of_series (const char *uid, gint64 start)
{
  return (Key){ BY_SERIES, start, 0, uid, NULL };
}

static Key
key_of_uid (const char *uid)
{
  return (Key){ BY_UID, 0, 0, uid, NULL };
}

static void
bucket_free (gpointer data)
{
  Bucket *bucket = data;

  g_array_unref (bucket->places);
  g_free (bucket);
}

HdImportIndex *
hd_import_index_new (void)
{
  HdImportIndex *self = g_new0 (HdImportIndex, 1);

  self->sightings = g_array_new (FALSE, FALSE, sizeof (HdSighting));
  self->buckets = g_hash_table_new_full (key_hash, key_equal, NULL, bucket_free);
  self->texts = g_string_chunk_new (4096);
  return self;
}

void
hd_import_index_free (HdImportIndex *self)
{
  g_array_unref (self->sightings);
  g_hash_table_unref (self->buckets);
  g_string_chunk_free (self->texts);
  g_free (self);
}

#define MAX_KEYS 6

/* Returns: how many keys it has */
static guint
find_keys (const HdSighting *it, Key keys[MAX_KEYS])
{
  guint n = 0;

  if (!is_empty (it->uid))
    {
      keys[n++] = key_of_event (it);
      if (!is_empty (it->recurrence_id))
        keys[n++] = key_of_uid (it->uid);
      else if (it->start != HD_SIGHTING_NONE)
        keys[n++] = key_of_series (it->uid, it->start);
      if (is_empty (it->recurrence_id) && it->was != 0 && it->was != it->start)
        keys[n++] = key_of_series (it->uid, it->was);
    }
  if (it->cancelled || it->start == HD_SIGHTING_NONE)
    return n;

  keys[n++] = (Key){ BY_START, it->start, 0, NULL, NULL };
  if (is_empty (it->uid))
    keys[n++] = (Key){ BY_TYPED, it->start, 0, NULL, NULL };
  else
    {
      if (!is_empty (it->organizer))
        keys[n++] = (Key){ BY_ORGANIZER, it->start, it->end, it->organizer, NULL };
      if (!is_empty (it->link))
        keys[n++] = (Key){ BY_LINK, it->start, it->end, it->link, NULL };
    }
  return n;
}

/* Returns: where @place is in @places, or belongs */
static guint
find_place (const GArray *places, guint place)
{
  guint low = 0, high = places->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (places, guint, middle) < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
insert (HdImportIndex *self, guint place)
{
  Key keys[MAX_KEYS];
  guint n = find_keys (&g_array_index (self->sightings, HdSighting, place), keys);

  for (guint i = 0; i < n; i++)
    {
      Bucket *bucket = g_hash_table_lookup (self->buckets, &keys[i]);

      if (bucket == NULL)
        {
          bucket = g_new0 (Bucket, 1);
          bucket->key = keys[i];
          bucket->places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->buckets, &bucket->key, bucket);
        }
      g_array_insert_val (bucket->places, find_place (bucket->places, place), place);
    }
}

static void
take_out (HdImportIndex *self, guint place)
{
  Key keys[MAX_KEYS];
  guint n = find_keys (&g_array_index (self->sightings, HdSighting, place), keys);

  for (guint i = 0; i < n; i++)
    {
      Bucket *bucket = g_hash_table_lookup (self->buckets, &keys[i]);

      g_array_remove_index (bucket->places, find_place (bucket->places, place));
    }
}

static const char *
keep (HdImportIndex *self, const char *text)
{
  return is_empty (text) ? NULL : g_string_chunk_insert_const (self->texts, text);
}

static HdSighting
keep_texts (HdImportIndex *self, const HdSighting *sighting)
{
  HdSighting kept = *sighting;

  kept.uid = keep (self, sighting->uid);
  kept.recurrence_id = keep (self, sighting->recurrence_id);
  kept.organizer = keep (self, sighting->organizer);
  kept.link = keep (self, sighting->link);
  return kept;
}

/* Behind all that are known. */
void
hd_import_index_add (HdImportIndex *self, const HdSighting *sighting)
{
  HdSighting kept = keep_texts (self, sighting);

  g_array_append_val (self->sightings, kept);
  insert (self, self->sightings->len - 1);
}

/* The one at @which is what @sighting says by now. */
void
hd_import_index_replace (HdImportIndex *self, guint which, const HdSighting *sighting)
{
  g_return_if_fail (which < self->sightings->len);

  take_out (self, which);
  g_array_index (self->sightings, HdSighting, which) = keep_texts (self, sighting);
  insert (self, which);
}

guint
hd_import_index_get_size (HdImportIndex *self)
{
  return self->sightings->len;
}

/* Returns: (transfer none): until something is added or replaced */
const HdSighting *
hd_import_index_get (HdImportIndex *self, guint which)
{
  g_return_val_if_fail (which < self->sightings->len, NULL);

  return &g_array_index (self->sightings, HdSighting, which);
}

typedef gboolean (*Same) (const HdSighting *known, const HdSighting *incoming);

/* The first one of a bucket from @from on that is the same as @incoming, if it stands before @best.
 */
static guint
find_from (HdImportIndex *self,
           Key key,
           Same is_same,
           const HdSighting *incoming,
           guint from,
           guint best)
{
  const Bucket *bucket = g_hash_table_lookup (self->buckets, &key);

  for (guint i = bucket != NULL ? find_place (bucket->places, from) : 0;
       bucket != NULL && i < bucket->places->len; i++)
    {
      guint place = g_array_index (bucket->places, guint, i);

      if (place >= best)
        break;
      if (is_same (&g_array_index (self->sightings, HdSighting, place), incoming))
        return place;
    }
  return best;
}

/* The first one of a bucket that is the same as @incoming, if it stands before @best. */
static guint
find (HdImportIndex *self, Key key, Same is_same, const HdSighting *incoming, guint best)
{
  return find_from (self, key, is_same, incoming, 0, best);
}

/* Of all that have the identifier of @incoming. */
static guint
find_of_uid (HdImportIndex *self, Same is_same, const HdSighting *incoming, guint from)
{
  const guint none = self->sightings->len;

  if (is_empty (incoming->uid) || (!is_empty (incoming->recurrence_id) && !incoming->future))
    return none;
  return find_from (self, key_of_uid (incoming->uid), is_same, incoming, from,
                    find_from (self, key_of_series_of (incoming->uid), is_same, incoming, from,
                               none));
}

/**
 * hd_import_index_find_part:
 * @incoming: what calls a series off, or gives it an end
 *
 * Returns: the first one from @from on that is open still and off with it, see
 *   hd_sighting_is_off(), or the size of the index for none
 */
guint
hd_import_index_find_part (HdImportIndex *self, const HdSighting *incoming, guint from)
{
  return find_of_uid (self, is_part_off, incoming, from);
}

/**
 * hd_import_index_find_kept:
 * @series: what moves a series
 *
 * Returns: the first one of its days that is kept and open, and no later version than that; the
 *   size of the index for none
 */
guint
hd_import_index_find_kept (HdImportIndex *self, const HdSighting *series)
{
  const guint none = self->sightings->len;

  return is_empty (series->uid) ? none
                                : find (self, key_of_uid (series->uid), is_part_kept, series, none);
}

/* What is cancelled already says nothing of what is open still of a series that is called off. */
static guint
find_open (HdImportIndex *self, const HdSighting *cancel)
{
  const guint none = self->sightings->len;
  guint place = find (self, key_of_event (cancel), is_same_open, cancel, none);

  if (place == none)
    place = find (self, key_of_occurrence (cancel->uid, cancel->start), is_next_open, cancel, none);
  return place != none ? place : hd_import_index_find_part (self, cancel, 0);
}

/* The same of one from which on its series is called off: it, or the series that is kept at its
 * time; else what follows it and is no later version. */
static guint
find_open_from (HdImportIndex *self, const HdSighting *cancel)
{
  const guint none = self->sightings->len;
  guint place = find (self, key_of_event (cancel), is_same_open, cancel, none);

  if (place == none && cancel->occurrence != 0)
    place =
      find (self, key_of_series (cancel->uid, cancel->occurrence), is_series_open, cancel, none);
  return place != none ? place : hd_import_index_find_part (self, cancel, 0);
}

/* Of one occurrence: the series that is kept at its time; else, when more than that one is called
 * off, what follows it, which may be a later version. */
static guint
find_near (HdImportIndex *self, const HdSighting *incoming)
{
  const guint none = self->sightings->len;
  guint place = incoming->occurrence == 0
                  ? none
                  : find (self, key_of_series (incoming->uid, incoming->occurrence), is_its_series,
                          incoming, none);

  if (place != none || !incoming->cancelled || !incoming->future)
    return place;
  return find_of_uid (self, is_open_behind, incoming, 0);
}

/**
 * hd_import_index_find_event:
 *
 * Returns: the first one with the same identifier; else, of one occurrence, the series that is kept
 *   at its time, and of a series the occurrence that is its next one, or any when all of it is
 *   called off or ends, of which what is open comes first; the size of the index for none
 */
guint
hd_import_index_find_event (HdImportIndex *self, const HdSighting *incoming)
{
  const gboolean series = is_empty (incoming->recurrence_id);
  guint none = self->sightings->len, place = none;

  if (is_empty (incoming->uid))
    return none;
  if (incoming->cancelled && series)
    place = find_open (self, incoming);
  else if (incoming->cancelled && incoming->future)
    place = find_open_from (self, incoming);
  if (place == none)
    place = find (self, key_of_event (incoming), is_same_to_come, incoming, none);
  if (place == none)
    place = find (self, key_of_event (incoming), is_same_event, incoming, none);
  if (place != none)
    return place;
  if (!series)
    return find_near (self, incoming);
  if (incoming->start != HD_SIGHTING_NONE && incoming->start != 0)
    place =
      find (self, key_of_occurrence (incoming->uid, incoming->start), is_its_next, incoming, none);
  if (place == none && incoming->start == HD_SIGHTING_NONE)
    place = hd_import_index_find_part (self, incoming, 0);
  return place == none && incoming->cancelled
           ? find (self, key_of_uid (incoming->uid), is_open_part, incoming, none)
           : place;
}

/* The first one of a bucket, if it stands before @best. */
static guint
find_first (HdImportIndex *self, Key key, guint best)
{
  const Bucket *bucket = g_hash_table_lookup (self->buckets, &key);

  return bucket != NULL && bucket->places->len > 0
           ? MIN (g_array_index (bucket->places, guint, 0), best)
           : best;
}

/**
 * hd_import_index_find_relative:
 *
 * A series that goes on is no other version of what has been, but it is with the same people.
 *
 * Returns: the first one with the same identifier, whichever occurrence it is and whenever; the
 *   size of the index for none
 */
guint
hd_import_index_find_relative (HdImportIndex *self, const HdSighting *incoming)
{
  guint none = self->sightings->len;

  if (is_empty (incoming->uid))
    return none;
  return find_first (self, key_of_uid (incoming->uid),
                     find_first (self, key_of_series_of (incoming->uid), none));
}

/* Returns: the first one that is the same slot by another name, or the size of the index for none
 */
guint
hd_import_index_find_slot (HdImportIndex *self, const HdSighting *incoming)
{
  guint best = self->sightings->len;

  if (incoming->start == HD_SIGHTING_NONE)
    return best;
  if (is_empty (incoming->uid))
    return find (self, (Key){ BY_START, incoming->start, 0, NULL, NULL }, hd_sighting_is_same_slot,
                 incoming, best);

  best = find (self, (Key){ BY_TYPED, incoming->start, 0, NULL, NULL }, hd_sighting_is_same_slot,
               incoming, best);
  if (!is_empty (incoming->organizer))
    best =
      find (self, (Key){ BY_ORGANIZER, incoming->start, incoming->end, incoming->organizer, NULL },
            hd_sighting_is_same_slot, incoming, best);
  if (!is_empty (incoming->link))
    best = find (self, (Key){ BY_LINK, incoming->start, incoming->end, incoming->link, NULL },
                 hd_sighting_is_same_slot, incoming, best);
  return best;
}
