/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-draft-keeper.h"
#include "hd-fetcher.h"
#include "hd-parser.h"
#include "hd-record-list.h"
#include "hd-store.h"

G_BEGIN_DECLS

/* The small tables that are shown whole. */
typedef enum
{
  HD_LIST_RECIPIENTS,
  HD_LIST_DRAFTS,
  HD_LIST_REQUESTS,
  HD_LIST_NAMES,
  HD_LIST_FINDINGS,
  HD_LIST_PROFILE,
  HD_LIST_APPLICATIONS,
  HD_LIST_STAGE_EVENTS,
  HD_LIST_INTERVIEWS,
  HD_LIST_SLOTS,
  HD_LIST_PERSONS,
  HD_LIST_JOB_NOTES,
  HD_LIST_SHOWN_REMINDERS,
  HD_LIST_EXEMPTIONS,
  HD_LIST_EARLY_CANCELS,
  /* From here on of the library. */
  HD_LIST_FEEDS,
  HD_LIST_FOLDERS,
  HD_N_LISTS
} HdListKind;

HdStore *hd_context_get_store (HdContext *self, HdStoreKind kind);
HdRecordList *hd_context_get_list (HdContext *self, HdListKind kind);
HdDraftKeeper *hd_context_get_keeper (HdContext *self);
HdFetcher *hd_context_get_fetcher (HdContext *self);
HdParser *hd_context_get_parser (HdContext *self);
GTimeZone *hd_context_get_zone (HdContext *self);
guint hd_context_get_work_days (HdContext *self);
void hd_context_reload (HdContext *self, HdStoreKind kind);
void hd_context_reload_lists (HdContext *self, HdStoreKind kind);
gboolean hd_context_is_loading_lists (HdContext *self, HdStoreKind kind);
void hd_context_fail (HdContext *self, HdStoreKind kind, const GError *error);

/* The arguments that most verbs have; a verb adds what else it needs. */
typedef struct
{
  gint64 now;
  gint64 id;
  gint64 number;
  char *text;
  HdRecord *record;
  GPtrArray *list;
  gpointer more;
  GDestroyNotify free_more;
} HdVerbArgs;

HdVerbArgs *hd_verb_args_new (HdContext *context);
void hd_verb_args_free (gpointer args);

void hd_context_write_async (HdContext *self,
                             HdStoreKind kind,
                             HdStoreFunc func,
                             HdVerbArgs *args,
                             gpointer tag,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* hd_context_write_async() on the private database for a verb that ends a draft. */
void hd_context_end_draft_async (HdContext *self,
                                 HdKeptDraft *draft,
                                 HdStoreFunc func,
                                 HdVerbArgs *args,
                                 gpointer tag,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

G_END_DECLS
