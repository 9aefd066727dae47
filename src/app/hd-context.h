/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hd-date.h"

G_BEGIN_DECLS

/* What was removed can be brought back for so long, and so many steps can be undone. */
#define HD_BIN_DAYS 30
#define HD_UNDO_STEPS 200

#define HD_TYPE_CONTEXT (hd_context_get_type ())
G_DECLARE_FINAL_TYPE (HdContext, hd_context, HD, CONTEXT, GObject)

/**
 * HdClock:
 * @now: seconds since 1970 in UTC
 *
 * Where the time comes from: the system's clock, or a fixed one in tests and under `--today`.
 */
typedef struct
{
  gint64 (*now) (gpointer user_data);
  gpointer user_data;
} HdClock;

/**
 * HdStoreKind:
 *
 * The two databases. No query joins them.
 */
typedef enum
{
  HD_STORE_PRIVATE,
  HD_STORE_LIBRARY,
} HdStoreKind;

HdContext *hd_context_new (const char *data_dir, const HdClock *clock);
void hd_context_close (HdContext *self);

const char *hd_context_get_data_dir (HdContext *self);
void hd_context_set_home (HdContext *self, GTimeZone *zone, guint work_days);
void hd_context_set_leave_name (HdContext *self, const char *name);
const char *hd_context_get_leave_name (HdContext *self);
void hd_context_set_hours (HdContext *self, int from_minute, int to_minute);
gint64 hd_context_get_now (HdContext *self);
HdDate hd_context_get_today (HdContext *self);

void hd_context_refresh (HdContext *self);

void
hd_context_await_lists_async (HdContext *self, GAsyncReadyCallback callback, gpointer user_data);

gint64 hd_context_finish (HdContext *self, GAsyncResult *result, GError **error);

void hd_context_undo_last_async (HdContext *self, GAsyncReadyCallback callback, gpointer user_data);
void hd_context_redo_last_async (HdContext *self, GAsyncReadyCallback callback, gpointer user_data);
char *hd_context_undo_finish (HdContext *self, GAsyncResult *result, GError **error);

void hd_context_set_aside_async (HdContext *self,
                                 HdStoreKind kind,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
char *hd_context_set_aside_finish (HdContext *self, GAsyncResult *result, GError **error);

void hd_context_tidy_async (HdContext *self,
                            HdStoreKind kind,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

G_END_DECLS
