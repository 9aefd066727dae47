/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-job.h"
#include "hd-page-read.h"

static GBytes *
run (const HdJobRequest *job, GError **error)
{
  g_autoptr (HdPage) page =
    hd_page_read ((const char *) job->data, job->length, hd_job_option (job, "charset"),
                  hd_job_option (job, "base"), hd_job_option (job, "whole") != NULL, error);

  return page != NULL ? hd_page_to_bytes (page) : NULL;
}

const HdJobClass hd_job_page = { HD_JOB_PAGE, HD_PAGE_MAX_BYTES, HD_JOB_SECONDS, HD_JOB_DATA, run };
