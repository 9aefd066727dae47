/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-read.h"
#include "hd-job.h"

static GBytes *
run (const HdJobRequest *job, GError **error)
{
  g_autoptr (HdFeed) feed =
    hd_feed_read ((const char *) job->data, job->length, hd_job_option (job, "base"),
                  hd_job_option (job, "type"), error);

  return feed != NULL ? hd_feed_to_bytes (feed) : NULL;
}

const HdJobClass hd_job_feed = { HD_JOB_FEED, HD_FEED_MAX_BYTES, HD_JOB_SECONDS, run };
