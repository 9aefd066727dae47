/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-context-state.h"

#include "hd-applications-table.h"
#include "hd-drafts-table.h"
#include "hd-early-cancels-table.h"
#include "hd-feeds-table.h"
#include "hd-findings-table.h"
#include "hd-ignored-finding.h"
#include "hd-interviews-table.h"
#include "hd-leave-desk-private.h"
#include "hd-library-private.h"
#include "hd-names-table.h"
#include "hd-offered-slots-table.h"
#include "hd-own-name.h"
#include "hd-profile-table.h"
#include "hd-recipients-table.h"
#include "hd-refresher.h"
#include "hd-requests-table.h"
#include "hd-schema.h"
#include "hd-search-names-table.h"
#include "hd-search-parts-table.h"

/*
 * What the context makes when it is first asked for: the stores, the lists of small tables, and
 * what works behind the verbs.
 */

/* The bin is emptied when whoever started the program is busy with it already. */
#define TIDY_AFTER_SECONDS 30

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
    [HD_LIST_EARLY_CANCELS] = { hd_early_cancel_get_type, hd_early_cancels_table_list },
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

/* Reads the small tables of a store again that are shown. */
void
hd_context_reload_lists (HdContext *self, HdStoreKind kind)
{
  for (int i = 0; i < HD_N_LISTS; i++)
    if (self->lists[i] != NULL && get_list_store (i) == kind)
      hd_record_list_reload (self->lists[i]);
}

/* Whether one of them is being read. */
gboolean
hd_context_is_loading_lists (HdContext *self, HdStoreKind kind)
{
  for (int i = 0; i < HD_N_LISTS; i++)
    if (self->lists[i] != NULL && get_list_store (i) == kind &&
        hd_record_list_is_loading (self->lists[i]))
      return TRUE;
  return FALSE;
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
