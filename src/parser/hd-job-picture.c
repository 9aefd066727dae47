/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-job.h"
#include "hd-picture-read.h"

static GBytes *
run (const HdJobRequest *job, GError **error)
{
  g_autoptr (HdPicture) picture = hd_picture_read (job->data, job->length, error);

  return picture != NULL ? hd_picture_to_bytes (picture) : NULL;
}

const HdJobClass hd_job_picture = { HD_JOB_PICTURE, HD_PICTURE_MAX_FILE, HD_JOB_SECONDS,
                                    HD_JOB_DATA, run };
