/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-calendar-reader.h"
#include "hd-error.h"
#include "hd-job.h"

static GBytes *
run (const HdJobRequest *job, GError **error)
{
  const char *name = hd_job_option (job, "home");
  const char *day = hd_job_option (job, "today");
  g_autoptr (GTimeZone) home = name != NULL ? hd_zone_load (name) : NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (job->data, job->length);
  g_autoptr (HdCalendarFile) file = NULL;
  HdCalendarContext context = { 0 };

  if (day == NULL || !hd_date_parse_iso (day, &context.today))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_MISSING, "The day of today is missing");
      return NULL;
    }
  if (home == NULL)
    home = g_time_zone_new_local ();
  context.home = home;
  context.words = TRUE;

  file = hd_calendar_read (bytes, &context, error);
  return file != NULL ? hd_calendar_file_to_bytes (file) : NULL;
}

const HdJobClass hd_job_calendar = { HD_JOB_CALENDAR, 16u << 20, HD_JOB_SECONDS,
                                     HD_JOB_CALENDAR_DATA, run };
