/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "hd-fetch.h"

G_BEGIN_DECLS

/**
 * HdFetchJob:
 *
 * One request on its way through redirects to its answer.
 */
typedef struct _HdFetchJob HdFetchJob;

/**
 * HdFetchJobHost:
 * @get_session: (transfer full) the session for the host of an address
 * @ended: the job is done, and has been freed
 *
 * What a job needs of the one who runs it.
 */
typedef struct
{
  SoupSession *(*get_session) (GUri *uri, gboolean allow_local, gpointer user_data);
  void (*ended) (GUri *first, gpointer user_data);
  gpointer user_data;
  guint total_ms;
  guint silence_ms;
} HdFetchJobHost;

HdFetchJob *hd_fetch_job_new (const HdFetchRequest *request, GTask *task, GError **error);
GUri *hd_fetch_job_get_uri (HdFetchJob *self);
GTask *hd_fetch_job_get_task (HdFetchJob *self);
void hd_fetch_job_watch (HdFetchJob *self, GCancellableSourceFunc func);
void hd_fetch_job_run (HdFetchJob *self, const HdFetchJobHost *host);
void hd_fetch_job_free (HdFetchJob *self);

G_END_DECLS
