/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-job.h"
#include "hd-opml-read.h"

static GBytes *
run (const HdJobRequest *job, GError **error)
{
  g_autoptr (HdOpml) opml = hd_opml_read ((const char *) job->data, job->length, error);

  return opml != NULL ? hd_opml_to_bytes (opml) : NULL;
}

const HdJobClass hd_job_opml = { HD_JOB_OPML, HD_OPML_MAX_BYTES, HD_JOB_SECONDS, HD_JOB_DATA, run };
