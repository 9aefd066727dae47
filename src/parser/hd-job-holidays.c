/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-error.h"
#include "hd-holiday-reader.h"
#include "hd-job.h"

static GBytes *
run (const HdJobRequest *job, GError **error)
{
  const char *first = hd_job_option (job, "from");
  const char *last = hd_job_option (job, "until");
  g_autoptr (GBytes) bytes = g_bytes_new_static (job->data, job->length);
  g_autoptr (HdHolidayList) list = NULL;
  HdDate from, until;

  if (first == NULL || last == NULL || !hd_date_parse_iso (first, &from) ||
      !hd_date_parse_iso (last, &until))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_MISSING, "The days asked for are missing");
      return NULL;
    }

  list = hd_holiday_list_read (bytes, from, until, error);
  return list != NULL ? hd_holiday_list_to_bytes (list) : NULL;
}

const HdJobClass hd_job_holidays = { HD_JOB_HOLIDAYS, 16u << 20, HD_JOB_SECONDS,
                                     HD_JOB_CALENDAR_DATA, run };
