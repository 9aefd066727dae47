/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-context-state.h"

#include "hd-leave-desk-private.h"
#include "hd-zone.h"

/* For so long the same failure is not said again. */
#define QUIET_SECONDS 3

#define DAY_SECONDS (24 * 60 * 60)

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

  g_clear_handle_id (&self->day_timer, g_source_remove);
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
  self->day = HD_DATE_NONE;
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
  g_clear_handle_id (&self->day_timer, g_source_remove);
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

static gboolean
day_over_cb (gpointer user_data)
{
  HdContext *self = user_data;

  self->day_timer = 0;
  hd_context_refresh (self);
  return G_SOURCE_REMOVE;
}

/* What is left now, what is overdue and what is past are other things on another day. The timer
 * does not count while the computer sleeps: whoever wakes it makes the window active. */
static void
keep_day (HdContext *self)
{
  HdWall wall = hd_zone_to_wall (self->zone, hd_context_get_now (self));
  gboolean over = self->day != HD_DATE_NONE && self->day != wall.date;

  self->day = wall.date;
  g_clear_handle_id (&self->day_timer, g_source_remove);
  self->day_timer =
    g_timeout_add_seconds ((guint) (DAY_SECONDS - wall.second) + 1, day_over_cb, self);
  if (over && self->stores[HD_STORE_PRIVATE] != NULL)
    hd_context_reload (self, HD_STORE_PRIVATE);
}

/**
 * hd_context_refresh:
 *
 * Looks whether another process (the command line) has written, and reads again if so, if reading
 * had failed, or if it is another day. The window calls it when it becomes active.
 */
void
hd_context_refresh (HdContext *self)
{
  g_return_if_fail (HD_IS_CONTEXT (self));

  if (self->closed)
    return;
  for (int i = 0; i < 2; i++)
    if (self->stores[i] != NULL)
      hd_store_refresh_async (self->stores[i], refreshed_cb, g_object_ref (self));
  keep_day (self);
}
