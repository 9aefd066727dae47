/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-context-private.h"

#include <glib/gi18n.h>

#include "hd-applications-table.h"
#include "hd-drafts-table.h"
#include "hd-error.h"
#include "hd-feeds-table.h"
#include "hd-findings-table.h"
#include "hd-ignored-finding.h"
#include "hd-interviews-table.h"
#include "hd-leave-desk-private.h"
#include "hd-library-private.h"
#include "hd-names-table.h"
#include "hd-own-name.h"
#include "hd-profile-table.h"
#include "hd-recipients-table.h"
#include "hd-refresher.h"
#include "hd-requests-table.h"
#include "hd-schema.h"
#include "hd-search-names-table.h"
#include "hd-search-parts-table.h"
#include "hd-zone.h"

/**
 * HdContext:
 *
 * Everything that the program has, built once and passed to whoever needs it; never global.
 *
 * It makes each store when that is first asked for, so that starting waits on no disk, and each
 * list when it is first shown. The verbs are functions that take the context: each changes data
 * in one transaction, is finished with hd_context_finish(), and leaves the lists true. What goes
 * wrong behind the scenes (a list that could not be read, a draft that could not be stored) is
 * emitted as `failed`, with the error and the #HdStoreKind that it came from.
 */
struct _HdContext
{
  GObject parent_instance;

  char *data_dir;
  HdClock clock;
  GTimeZone *zone;
  guint work_days;
  char *leave_name; /* NULL for just leave */
  int work_from;    /* minutes of the day */
  int work_to;

  HdStore *stores[2];
  HdRecordList *lists[HD_N_LISTS];
  HdDraftKeeper *keeper;
  HdFetcher *fetcher;
  HdParser *parser;
  HdLibrary *library;
  HdLeaveDesk *desk;
  HdRefresher *refresher;
  guint tidy_ids[2];
  gboolean failing[2]; /* something could not be read: asked again at the next refresh */
  char *said[2];       /* the last failure that was emitted, and when */
  gint64 said_at[2];
  gboolean closed;
};

/* The bin is emptied when whoever started the program is busy with it already. */
#define TIDY_AFTER_SECONDS 30

/* For so long the same failure is not said again. */
#define QUIET_SECONDS 3

enum
{
  FAILED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdContext, hd_context, G_TYPE_OBJECT)

static void
hd_context_dispose (GObject *object)
{
  HdContext *self = HD_CONTEXT (object);

  /* Others may still hold what calls back here. */
  for (int i = 0; i < HD_N_LISTS; i++)
    if (self->lists[i] != NULL)
      hd_record_list_stop (self->lists[i]);
  if (self->keeper != NULL)
    hd_draft_keeper_stop (self->keeper);
  if (self->library != NULL)
    g_object_run_dispose (G_OBJECT (self->library));
  if (self->desk != NULL)
    g_object_run_dispose (G_OBJECT (self->desk));
  if (self->refresher != NULL)
    g_object_run_dispose (G_OBJECT (self->refresher));

  for (int i = 0; i < HD_N_LISTS; i++)
    g_clear_object (&self->lists[i]);
  g_clear_object (&self->keeper);
  g_clear_object (&self->fetcher);
  g_clear_object (&self->parser);
  g_clear_object (&self->library);
  g_clear_object (&self->desk);
  g_clear_object (&self->refresher);

  G_OBJECT_CLASS (hd_context_parent_class)->dispose (object);
}

static void
hd_context_finalize (GObject *object)
{
  HdContext *self = HD_CONTEXT (object);

  g_free (self->said[HD_STORE_PRIVATE]);
  g_free (self->said[HD_STORE_LIBRARY]);
  g_clear_object (&self->stores[HD_STORE_PRIVATE]);
  g_clear_object (&self->stores[HD_STORE_LIBRARY]);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->data_dir, g_free);

  g_free (self->leave_name);
  G_OBJECT_CLASS (hd_context_parent_class)->finalize (object);
}

static void
hd_context_class_init (HdContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hd_context_dispose;
  object_class->finalize = hd_context_finalize;

  signals[FAILED] = g_signal_new ("failed", HD_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_ERROR, G_TYPE_INT);
  /* A verb, undo or another process has changed the store of this #HdStoreKind. */
  signals[CHANGED] = g_signal_new ("changed", HD_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
hd_context_init (HdContext *self)
{
  self->zone = g_time_zone_new_local ();
  self->work_days = 0x1f << 1;
  self->work_from = 9 * 60;
  self->work_to = 17 * 60;
}

static gint64
system_now (gpointer user_data)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * hd_context_new:
 * @data_dir: (nullable): the folder of the databases; `$XDG_DATA_HOME/halfday` by default
 * @clock: (nullable): where the time comes from; the system's clock by default
 *
 * Touches no disk. Call hd_context_close() before dropping the last reference.
 *
 * Returns: (transfer full): a context
 */
HdContext *
hd_context_new (const char *data_dir, const HdClock *clock)
{
  HdContext *self = g_object_new (HD_TYPE_CONTEXT, NULL);

  self->data_dir = data_dir != NULL ? g_strdup (data_dir)
                                    : g_build_filename (g_get_user_data_dir (), "halfday", NULL);
  self->clock = clock != NULL ? *clock : (HdClock){ system_now, NULL };
  return self;
}

/**
 * hd_context_close:
 *
 * Stores what waits to be stored and closes the databases; called once, at shutdown. Verbs that
 * come later fail.
 */
void
hd_context_close (HdContext *self)
{
  g_return_if_fail (HD_IS_CONTEXT (self));
  g_return_if_fail (!self->closed);

  if (self->keeper != NULL)
    hd_draft_keeper_flush (self->keeper);
  if (self->library != NULL)
    hd_library_flush (self->library);

  self->closed = TRUE;
  if (self->refresher != NULL)
    g_object_run_dispose (G_OBJECT (self->refresher));
  if (self->parser != NULL)
    hd_parser_close (self->parser);
  for (int i = 0; i < 2; i++)
    {
      g_clear_handle_id (&self->tidy_ids[i], g_source_remove);
      g_autoptr (GError) error = NULL;

      if (self->stores[i] != NULL && !hd_store_close (self->stores[i], &error))
        hd_context_fail (self, i, error);
    }
}

const char *
hd_context_get_data_dir (HdContext *self)
{
  g_return_val_if_fail (HD_IS_CONTEXT (self), NULL);

  return self->data_dir;
}

/**
 * hd_context_set_home:
 * @zone: the home time zone
 * @work_days: a bit for each day of the week that is worked, 1 << %HD_MONDAY and so on
 *
 * What the user set; Monday to Friday in the system's zone until then.
 */
void
hd_context_set_home (HdContext *self, GTimeZone *zone, guint work_days)
{
  g_return_if_fail (HD_IS_CONTEXT (self));
  g_return_if_fail (zone != NULL);

  g_time_zone_ref (zone);
  g_time_zone_unref (self->zone);
  self->zone = zone;
  self->work_days = work_days;
  if (self->desk != NULL)
    _hd_leave_desk_rebuild (self->desk);
}

/**
 * hd_context_set_hours:
 * @from_minute: when a day of work begins, as long as no week of work was described
 * @to_minute: when it ends
 */
void
hd_context_set_hours (HdContext *self, int from_minute, int to_minute)
{
  g_return_if_fail (HD_IS_CONTEXT (self));
  g_return_if_fail (from_minute >= 0 && from_minute < to_minute && to_minute <= HD_DAY_MINUTES);

  if (self->work_from == from_minute && self->work_to == to_minute)
    return;
  self->work_from = from_minute;
  self->work_to = to_minute;
  if (self->desk != NULL)
    _hd_leave_desk_rebuild (self->desk);
}

/**
 * hd_context_set_leave_name:
 * @name: (nullable): what the person calls leave, “PTO” or “annual leave”
 */
void
hd_context_set_leave_name (HdContext *self, const char *name)
{
  g_return_if_fail (HD_IS_CONTEXT (self));

  g_free (self->leave_name);
  self->leave_name = g_strdup (name);
}

/* Returns: (transfer none) (nullable): what the person calls leave; %NULL when nobody said */
const char *
hd_context_get_leave_name (HdContext *self)
{
  g_return_val_if_fail (HD_IS_CONTEXT (self), NULL);

  return self->leave_name;
}

/* The week of work that holds as long as none was described. */
void
hd_context_get_usual_week (HdContext *self, HdWorkWeek *week)
{
  hd_work_week_init_hours (week, (HdSpan){ self->work_from, self->work_to },
                           self->work_days >> HD_MONDAY);
}

/**
 * hd_leave_desk_get:
 *
 * Returns: (transfer none): the desk of @context, which is being read if it was not yet
 */
HdLeaveDesk *
hd_leave_desk_get (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  if (context->desk == NULL)
    context->desk = _hd_leave_desk_new (context);
  return context->desk;
}

GTimeZone *
hd_context_get_zone (HdContext *self)
{
  return self->zone;
}

guint
hd_context_get_work_days (HdContext *self)
{
  return self->work_days;
}

/* Returns: the time, in seconds since 1970 */
gint64
hd_context_get_now (HdContext *self)
{
  g_return_val_if_fail (HD_IS_CONTEXT (self), 0);

  return self->clock.now (self->clock.user_data);
}

/* Returns: the day that it is in the home zone */
HdDate
hd_context_get_today (HdContext *self)
{
  g_return_val_if_fail (HD_IS_CONTEXT (self), HD_DATE_NONE);

  return hd_zone_to_wall (self->zone, hd_context_get_now (self)).date;
}

/* One cause makes many fail at a time (each list that reads); it is said once. */
void
hd_context_fail (HdContext *self, HdStoreKind kind, const GError *error)
{
  gint64 now = g_get_monotonic_time ();

  self->failing[kind] = TRUE;
  if (g_strcmp0 (self->said[kind], error->message) == 0 &&
      now - self->said_at[kind] < (gint64) QUIET_SECONDS * G_USEC_PER_SEC)
    return;

  g_free (self->said[kind]);
  self->said[kind] = g_strdup (error->message);
  self->said_at[kind] = now;
  g_signal_emit (self, signals[FAILED], 0, error, (int) kind);
}

static void
tidied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HdContext *self = HD_CONTEXT (source);
  g_autoptr (GError) error = NULL;

  /* A file that cannot be written has been told of by whoever wanted to write. */
  if (hd_context_finish (self, result, &error) == 0)
    g_debug ("Not tidied: %s", error->message);
}

static gboolean
tidy (HdContext *self, HdStoreKind kind)
{
  self->tidy_ids[kind] = 0;
  hd_context_tidy_async (self, kind, tidied_cb, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
tidy_private_cb (gpointer user_data)
{
  return tidy (HD_CONTEXT (user_data), HD_STORE_PRIVATE);
}

static gboolean
tidy_library_cb (gpointer user_data)
{
  return tidy (HD_CONTEXT (user_data), HD_STORE_LIBRARY);
}

/* Returns: (transfer none): the store, whose thread is opening the file if it was not yet */
HdStore *
hd_context_get_store (HdContext *self, HdStoreKind kind)
{
  if (self->stores[kind] == NULL)
    {
      gboolean library = kind == HD_STORE_LIBRARY;
      g_autofree char *path =
        g_build_filename (self->data_dir, library ? "library.db" : "private.db", NULL);

      self->stores[kind] =
        hd_store_new (library ? &hd_schema_library : &hd_schema_private, path, library);
      if (self->closed)
        hd_store_close (self->stores[kind], NULL);
      else
        self->tidy_ids[kind] =
          g_timeout_add_seconds (TIDY_AFTER_SECONDS, library ? tidy_library_cb : tidy_private_cb,
                                 self);
    }

  return self->stores[kind];
}

static void
private_failed_cb (const GError *error, gpointer user_data)
{
  hd_context_fail (HD_CONTEXT (user_data), HD_STORE_PRIVATE, error);
}

static HdStoreKind
get_list_store (int kind)
{
  return kind >= HD_LIST_FEEDS ? HD_STORE_LIBRARY : HD_STORE_PRIVATE;
}

static void
library_failed_cb (const GError *error, gpointer user_data)
{
  hd_context_fail (HD_CONTEXT (user_data), HD_STORE_LIBRARY, error);
}

/* Returns: (transfer none): a list of a small table, which is being read */
HdRecordList *
hd_context_get_list (HdContext *self, HdListKind kind)
{
  typedef struct
  {
    GType (*get_type) (void);
    HdRecordListFunc read;
  } Table;
  static const Table tables[HD_N_LISTS] = {
    [HD_LIST_RECIPIENTS] = { hd_recipient_get_type, hd_recipients_table_list },
    [HD_LIST_DRAFTS] = { hd_kept_draft_get_type, hd_drafts_table_list },
    [HD_LIST_REQUESTS] = { hd_request_get_type, hd_requests_table_list },
    [HD_LIST_NAMES] = { hd_own_name_get_type, hd_names_table_list },
    [HD_LIST_FINDINGS] = { hd_ignored_finding_get_type, hd_findings_table_list },
    [HD_LIST_PROFILE] = { hd_profile_get_type, hd_profile_table_list },
    [HD_LIST_APPLICATIONS] = { hd_job_application_get_type, hd_applications_table_list },
    [HD_LIST_STAGE_EVENTS] = { hd_stage_event_get_type, hd_stage_events_table_list },
    [HD_LIST_INTERVIEWS] = { hd_interview_get_type, hd_interviews_table_list },
    [HD_LIST_SLOTS] = { hd_offered_slot_get_type, hd_offered_slots_table_list },
    [HD_LIST_PERSONS] = { hd_person_get_type, hd_persons_table_list },
    [HD_LIST_JOB_NOTES] = { hd_job_note_get_type, hd_job_notes_table_list },
    [HD_LIST_SHOWN_REMINDERS] = { hd_shown_reminder_get_type, hd_shown_reminders_table_list },
    [HD_LIST_EXEMPTIONS] = { hd_name_exemption_get_type, hd_name_exemptions_table_list },
    [HD_LIST_FEEDS] = { hd_subscription_get_type, hd_feeds_table_list },
    [HD_LIST_FOLDERS] = { hd_feed_folder_get_type, hd_feeds_table_list_folders },
  };

  if (self->lists[kind] == NULL)
    {
      self->lists[kind] =
        hd_record_list_new (hd_context_get_store (self, get_list_store (kind)),
                            tables[kind].get_type (), tables[kind].read,
                            get_list_store (kind) == HD_STORE_LIBRARY ? library_failed_cb
                                                                      : private_failed_cb,
                            self);
      if (kind == HD_LIST_DRAFTS)
        hd_record_list_set_adopt (self->lists[kind], hd_draft_keeper_adopt,
                                  hd_context_get_keeper (self));
    }

  return self->lists[kind];
}

static gint64
keeper_now (gpointer user_data)
{
  return hd_context_get_now (user_data);
}

static void
draft_added_cb (gpointer user_data)
{
  HdContext *self = user_data;

  if (self->lists[HD_LIST_DRAFTS] != NULL)
    hd_record_list_reload (self->lists[HD_LIST_DRAFTS]);
}

/* Returns: (transfer none) */
HdDraftKeeper *
hd_context_get_keeper (HdContext *self)
{
  if (self->keeper == NULL)
    self->keeper = hd_draft_keeper_new (hd_context_get_store (self, HD_STORE_PRIVATE), keeper_now,
                                        draft_added_cb, private_failed_cb, self);
  return self->keeper;
}

/* Returns: (transfer none): what reads foreign bytes; it starts nothing by itself */
HdParser *
hd_context_get_parser (HdContext *self)
{
  if (self->parser == NULL)
    {
      self->parser = hd_parser_new (NULL);
      if (self->closed)
        hd_parser_close (self->parser);
    }
  return self->parser;
}

/* Returns: (transfer none): what asks the web; it asks nothing by itself */
HdFetcher *
hd_context_get_fetcher (HdContext *self)
{
  if (self->fetcher == NULL)
    self->fetcher = hd_fetcher_new ();
  return self->fetcher;
}

/* Returns: (transfer none): what asks feeds for news; it asks nothing by itself */
HdRefresher *
hd_context_get_refresher (HdContext *self)
{
  g_return_val_if_fail (HD_IS_CONTEXT (self), NULL);

  if (self->refresher == NULL)
    self->refresher = hd_refresher_new (self);
  return self->refresher;
}

/* Returns: (transfer none) */
HdLibrary *
hd_context_get_library (HdContext *self)
{
  if (self->library == NULL)
    self->library =
      hd_library_new (hd_context_get_store (self, HD_STORE_LIBRARY), library_failed_cb, self);
  return self->library;
}

/* Reads the small tables of a store again that are shown. */
void
hd_context_reload_lists (HdContext *self, HdStoreKind kind)
{
  for (int i = 0; i < HD_N_LISTS; i++)
    if (self->lists[i] != NULL && get_list_store (i) == kind)
      hd_record_list_reload (self->lists[i]);
}

/* Reads again what is shown of a store. */
void
hd_context_reload (HdContext *self, HdStoreKind kind)
{
  hd_context_reload_lists (self, kind);
  if (kind == HD_STORE_PRIVATE && self->desk != NULL)
    _hd_leave_desk_reload (self->desk);
  else if (kind == HD_STORE_LIBRARY && self->library != NULL)
    hd_library_reload (self->library);

  g_signal_emit (self, signals[CHANGED], 0, (int) kind);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdContext) self = user_data;
  g_autoptr (GError) error = NULL;
  HdStore *store = HD_STORE (source);
  HdStoreKind kind = store == self->stores[HD_STORE_PRIVATE] ? HD_STORE_PRIVATE : HD_STORE_LIBRARY;
  gboolean changed = FALSE;

  if (self->closed)
    return;
  if (!hd_store_refresh_finish (store, result, &changed, &error))
    hd_context_fail (self, kind, error);
  else if (changed || self->failing[kind])
    {
      self->failing[kind] = FALSE;
      hd_context_reload (self, kind);
    }
}

/**
 * hd_context_refresh:
 *
 * Looks whether another process (the command line) has written, and reads again if so, or if
 * reading had failed. The window calls it when it becomes active.
 */
void
hd_context_refresh (HdContext *self)
{
  g_return_if_fail (HD_IS_CONTEXT (self));

  for (int i = 0; i < 2; i++)
    if (self->stores[i] != NULL && !self->closed)
      hd_store_refresh_async (self->stores[i], refreshed_cb, g_object_ref (self));
}

void
hd_verb_args_free (gpointer data)
{
  HdVerbArgs *args = data;

  g_clear_object (&args->record);
  g_clear_pointer (&args->list, g_ptr_array_unref);
  g_free (args->text);
  if (args->free_more != NULL)
    args->free_more (args->more);
  g_free (args);
}

/* Returns: (transfer full): arguments with the time filled in; freed by the job */
HdVerbArgs *
hd_verb_args_new (HdContext *context)
{
  HdVerbArgs *args = g_new0 (HdVerbArgs, 1);

  args->now = hd_context_get_now (context);
  return args;
}

typedef struct
{
  HdStoreKind kind;
} Write;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HdContext *self = g_task_get_source_object (task);
  Write *write = g_task_get_task_data (task);
  GError *error = NULL;
  gint64 *id = hd_store_finish (HD_STORE (source), result, &error);

  /* Also after a failure: show what is stored, not what was hoped for. */
  if (!self->closed)
    hd_context_reload (self, write->kind);

  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * hd_context_write_async:
 * @func: a job that returns a boxed id, see hd_row_id_new()
 * @args: (transfer full): its arguments
 *
 * Runs a verb and reads the lists again; ends with hd_context_finish().
 */
void
hd_context_write_async (HdContext *self,
                        HdStoreKind kind,
                        HdStoreFunc func,
                        HdVerbArgs *args,
                        gpointer tag,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Write *write = g_new0 (Write, 1);

  write->kind = kind;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, write, g_free);
  hd_store_write_async (hd_context_get_store (self, kind), func, args, hd_verb_args_free, g_free,
                        written_cb, task);
}

/**
 * hd_context_finish:
 *
 * Ends every verb that has no finish function of its own.
 *
 * Returns: the id of what was changed or made, or 0 with @error set
 */
gint64
hd_context_finish (HdContext *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL ? *id : 0;
}
