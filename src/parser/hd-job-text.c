/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-error.h"
#include "hd-job.h"
#include "hd-when.h"

static GBytes *
run (const HdJobRequest *job, GError **error)
{
  const char *name = hd_job_option (job, "home");
  const char *day = hd_job_option (job, "today");
  const char *most = hd_job_option (job, "most");
  g_autoptr (GTimeZone) home = name != NULL ? hd_zone_load (name) : NULL;
  g_autoptr (HdWhen) when = NULL;
  HdWhenContext context = { .region = hd_job_option (job, "region") };
  guint64 n = 0;

  if (day == NULL || !hd_date_parse_iso (day, &context.today))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_MISSING, "The day of today is missing");
      return NULL;
    }
  if (home == NULL)
    home = g_time_zone_new_local ();
  context.home = home;
  if (most != NULL && g_ascii_string_to_unsigned (most, 10, 1, HD_WHEN_MAX_BYTES, &n, NULL))
    context.most = (gsize) n;

  when = hd_when_parse ((const char *) job->data, (gssize) job->length, &context);
  return hd_when_to_bytes (when);
}

/* One byte more than is read: by it the reading sees that something is left out. */
const HdJobClass hd_job_text = { HD_JOB_TEXT, HD_WHEN_MAX_BYTES + 1, HD_JOB_SECONDS,
                                 HD_JOB_CALENDAR_DATA, run };
