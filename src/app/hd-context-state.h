/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context-private.h"
#include "hd-leave-desk.h"
#include "hd-library-private.h"
#include "hd-refresher.h"

G_BEGIN_DECLS

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
 *
 * This struct is for the files of the context alone.
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
  HdDate day;          /* of the last refresh */
  guint day_timer;     /* until the next */
  gboolean failing[2]; /* something could not be read: asked again at the next refresh */
  char *said[2];       /* the last failure that was emitted, and when */
  gint64 said_at[2];
  gboolean closed;
};

G_END_DECLS
