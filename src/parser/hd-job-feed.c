/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-read.h"
#include "hd-job.h"

static GBytes *
run (const HdJobRequest *job, GError **error)
{
  HdFeed *(*read) (const char *, gsize, const char *, const char *, GError **) =
    hd_job_option (job, "offers") != NULL ? hd_feed_discover : hd_feed_read;
  g_autoptr (HdFeed) feed = read ((const char *) job->data, job->length,
                                  hd_job_option (job, "base"), hd_job_option (job, "type"), error);
  const char *keep = hd_job_option (job, "keep");
  guint64 n = 0;

  if (feed == NULL)
    return NULL;
  if (keep != NULL && g_ascii_string_to_unsigned (keep, 10, 1, HD_FEED_MAX_ENTRIES, &n, NULL))
    hd_feed_make_documents (feed, (guint) n);
  return hd_feed_to_bytes (feed);
}

const HdJobClass hd_job_feed = { HD_JOB_FEED, HD_FEED_MAX_BYTES, HD_JOB_SECONDS, HD_JOB_DATA, run };
