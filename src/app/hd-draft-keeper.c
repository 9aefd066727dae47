/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-draft-keeper.h"

#include <string.h>

#include "hd-drafts-table.h"

/**
 * HdDraftKeeper:
 *
 * Stores drafts behind the typing, so that a crash costs less than a second of it.
 *
 * The first change after a quiet time starts a clock that later changes do not restart; when it
 * runs out, every draft that changed is stored. While one has changes that are not stored yet,
 * nothing that is read from the database may overwrite it.
 *
 * Signals: `gone` with the #HdKeptDraft when a draft was deleted for good that somebody may still
 * be writing in: whoever does must let go of it.
 */
struct _HdDraftKeeper
{
  GObject parent_instance;

  HdStore *store;
  HdDraftKeeperNow now;
  HdDraftKeeperAdded added;
  HdDraftKeeperFailed failed;
  gpointer user_data;

  GHashTable *drafts; /* uid → Kept: the drafts that somebody is writing in */
  GHashTable *ending; /* uids of drafts that are being sent or discarded */
  guint timeout_id;
  guint n_holds; /* so often it was said that nothing is to be stored for now */
  guint last_serial;
  gboolean stopped;
  gboolean failing; /* said once, until storing works again */
};

/* A change is on its way to the disk after this time, which leaves the disk half a second. */
#define DELAY_MS 400

/* When storing failed (a full disk): the draft waits in memory and is tried again. */
#define RETRY_MS 5000

typedef struct
{
  HdKeptDraft *draft;
  gboolean dirty;
  guint n_saving;
  guint serial; /* tells one writing of a draft from the next, after it was forgotten */
} Kept;

typedef struct
{
  HdDraftKeeper *keeper;
  char *uid;
  guint serial;
} Saving;

typedef struct
{
  HdKeptDraft *draft;
  gint64 now;
} KeepArgs;

enum
{
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdDraftKeeper, hd_draft_keeper, G_TYPE_OBJECT)

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_object_unref (kept->draft);
  g_free (kept);
}

static void
keep_args_free (gpointer data)
{
  KeepArgs *args = data;

  g_object_unref (args->draft);
  g_free (args);
}

static gpointer
keep_draft (HdDb *db, gpointer data, GError **error)
{
  KeepArgs *args = data;

  if (!hd_drafts_table_keep (db, args->draft, args->now, error))
    return NULL;

  gint64 *id = g_new (gint64, 1);
  *id = hd_record_get_id (HD_RECORD (args->draft));
  return id;
}

static gboolean timeout_cb (gpointer user_data);

static void
start_clock (HdDraftKeeper *self, guint ms)
{
  if (self->timeout_id == 0 && self->n_holds == 0 && !self->stopped)
    self->timeout_id = g_timeout_add (ms, timeout_cb, self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (HdDraftKeeper) self = saving->keeper;
  g_autofree char *uid = saving->uid;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = hd_store_finish (HD_STORE (source), result, &error);
  Kept *kept = g_hash_table_lookup (self->drafts, uid);

  if (kept != NULL && kept->serial != saving->serial)
    kept = NULL;
  g_free (saving);
  if (self->stopped)
    return;

  if (kept != NULL)
    kept->n_saving--;

  if (id == NULL)
    {
      /* Sent or discarded meanwhile: there is nothing left to keep. */
      if (kept == NULL)
        return;
      kept->dirty = TRUE;
      if (!self->failing)
        self->failed (error, self->user_data);
      self->failing = TRUE;
      start_clock (self, RETRY_MS);
      return;
    }

  self->failing = FALSE;
  if (kept != NULL && hd_record_get_id (HD_RECORD (kept->draft)) == 0)
    {
      hd_record_set_id (HD_RECORD (kept->draft), *id);
      self->added (self->user_data);
    }
}

static void
save (HdDraftKeeper *self, Kept *kept)
{
  KeepArgs *args = g_new0 (KeepArgs, 1);
  Saving *saving = g_new0 (Saving, 1);

  args->draft = hd_record_copy (HD_RECORD (kept->draft));
  args->now = self->now (self->user_data);
  saving->keeper = g_object_ref (self);
  saving->uid = g_strdup (kept->draft->uid);
  saving->serial = kept->serial;

  kept->dirty = FALSE;
  kept->n_saving++;
  hd_store_write_async (self->store, keep_draft, args, keep_args_free, g_free, saved_cb, saving);
}

static gboolean
timeout_cb (gpointer user_data)
{
  HdDraftKeeper *self = user_data;

  self->timeout_id = 0;
  hd_draft_keeper_flush (self);
  return G_SOURCE_REMOVE;
}

static void
hd_draft_keeper_finalize (GObject *object)
{
  HdDraftKeeper *self = HD_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  g_clear_pointer (&self->ending, g_hash_table_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (hd_draft_keeper_parent_class)->finalize (object);
}

static void
hd_draft_keeper_class_init (HdDraftKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hd_draft_keeper_finalize;

  signals[GONE] = g_signal_new ("gone", HD_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, HD_TYPE_KEPT_DRAFT);
}

static void
hd_draft_keeper_init (HdDraftKeeper *self)
{
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, kept_free);
  self->ending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

HdDraftKeeper *
hd_draft_keeper_new (HdStore *store,
                     HdDraftKeeperNow now,
                     HdDraftKeeperAdded added,
                     HdDraftKeeperFailed failed,
                     gpointer user_data)
{
  HdDraftKeeper *self = g_object_new (HD_TYPE_DRAFT_KEEPER, NULL);

  self->store = g_object_ref (store);
  self->now = now;
  self->added = added;
  self->failed = failed;
  self->user_data = user_data;
  return self;
}

/* Marks a draft as changed: it will be stored within %DELAY_MS. */
void
hd_draft_keeper_keep (HdDraftKeeper *self, HdKeptDraft *draft)
{
  Kept *kept = g_hash_table_lookup (self->drafts, draft->uid);

  if (g_hash_table_contains (self->ending, draft->uid))
    return;

  if (kept == NULL)
    {
      kept = g_new0 (Kept, 1);
      kept->draft = g_object_ref (draft);
      kept->serial = ++self->last_serial;
      g_hash_table_insert (self->drafts, draft->uid, kept);
    }
  else if (kept->draft != draft)
    {
      /* Another object for the same draft: the one that is written in counts. */
      Kept *newer = g_new0 (Kept, 1);

      newer->draft = g_object_ref (draft);
      newer->n_saving = kept->n_saving;
      newer->serial = kept->serial;
      g_hash_table_replace (self->drafts, draft->uid, newer);
      kept = newer;
    }

  if (draft->created_at == 0)
    g_object_set (draft, "created-at", self->now (self->user_data), NULL);
  kept->dirty = TRUE;
  start_clock (self, DELAY_MS);
}

/* The draft is being sent or discarded: what is typed until that is done does not bring it back. */
void
hd_draft_keeper_begin_end (HdDraftKeeper *self, HdKeptDraft *draft)
{
  g_hash_table_remove (self->drafts, draft->uid);
  g_hash_table_add (self->ending, g_strdup (draft->uid));
}

/* That is done, or it failed: then everything that was typed is to be stored after all. */
void
hd_draft_keeper_ended (HdDraftKeeper *self, HdKeptDraft *draft, gboolean done)
{
  g_hash_table_remove (self->ending, draft->uid);
  if (!done)
    hd_draft_keeper_keep (self, draft);
}

/* Stores at once what would be stored soon. */
void
hd_draft_keeper_flush (HdDraftKeeper *self)
{
  GHashTableIter iter;
  gpointer value;

  if (self->n_holds > 0)
    return;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Kept *) value)->dirty)
      save (self, value);
}

/**
 * hd_draft_keeper_hold:
 *
 * Drafts are about to be deleted for good: what changed so far is stored, so that they are looked
 * through as they stand, and nothing more until hd_draft_keeper_release(), so that none comes back.
 */
void
hd_draft_keeper_hold (HdDraftKeeper *self)
{
  hd_draft_keeper_flush (self);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->n_holds++;
}

static gboolean
is_among (GPtrArray *drafts, const char *uid)
{
  for (guint i = 0; i < drafts->len; i++)
    if (strcmp (HD_KEPT_DRAFT (drafts->pdata[i])->uid, uid) == 0)
      return TRUE;
  return FALSE;
}

/**
 * hd_draft_keeper_release:
 * @left: (nullable) (element-type HdKeptDraft): the drafts that are stored now; %NULL when that is
 *   not known
 *
 * The opposite of hd_draft_keeper_hold(). A draft that was stored and is not among @left is gone,
 * with what was typed since.
 */
void
hd_draft_keeper_release (HdDraftKeeper *self, GPtrArray *left)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (self->n_holds > 0);

  self->n_holds--;
  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Kept *kept = value;

      if (left != NULL && hd_record_get_id (HD_RECORD (kept->draft)) != 0 &&
          !is_among (left, kept->draft->uid))
        {
          g_ptr_array_add (gone, g_object_ref (kept->draft));
          g_hash_table_iter_remove (&iter);
        }
      else if (kept->dirty)
        start_clock (self, DELAY_MS);
    }
  for (guint i = 0; i < gone->len && !self->stopped; i++)
    g_signal_emit (self, signals[GONE], 0, gone->pdata[i]);
}

/* Tells nobody of anything any more; what is on its way to the disk goes on. */
void
hd_draft_keeper_stop (HdDraftKeeper *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->stopped = TRUE;
}

/* A HdRecordListAdopt: the object that somebody writes in stands for its row. */
HdRecord *
hd_draft_keeper_adopt (HdRecord *loaded, HdRecord *known, gpointer data)
{
  HdDraftKeeper *self = data;
  Kept *kept = g_hash_table_lookup (self->drafts, HD_KEPT_DRAFT (loaded)->uid);
  HdRecord *shown = kept != NULL ? HD_RECORD (kept->draft) : known;

  if (shown == NULL)
    return g_object_ref (loaded);

  if (kept == NULL || (!kept->dirty && kept->n_saving == 0))
    hd_record_take (shown, loaded);
  hd_record_set_id (shown, hd_record_get_id (loaded));
  return g_object_ref (shown);
}
