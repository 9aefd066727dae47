/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-parser-frame.h"

G_BEGIN_DECLS

/* What reading anything may take that is not known to take longer. */
#define HD_JOB_SECONDS 5

/* And the memory that it may have, in bytes: reading a calendar, anything else. */
#define HD_JOB_CALENDAR_DATA ((gsize) 256 << 20)
#define HD_JOB_DATA ((gsize) 512 << 20)

/**
 * HdJobClass:
 * @max: the most bytes that are read, beyond which it answers %HD_ERROR_LIMIT
 * @seconds: the work that it may take
 * @data: the memory that the process may have meanwhile
 * @run: reads; (transfer full) (nullable), %NULL with the error set
 *
 * One sort of job, in a file of its own. It is run by a process that is locked down already: no
 * file but the time zones can be opened, nothing can be fetched, and what it allocates is bounded.
 */
typedef struct
{
  HdJobKind kind;
  gsize max;
  guint seconds;
  gsize data;
  GBytes *(*run) (const HdJobRequest *job, GError **error);
} HdJobClass;

extern const HdJobClass hd_job_calendar;
extern const HdJobClass hd_job_feed;
extern const HdJobClass hd_job_holidays;
extern const HdJobClass hd_job_opml;
extern const HdJobClass hd_job_page;
extern const HdJobClass hd_job_picture;
extern const HdJobClass hd_job_text;

const char *hd_job_option (const HdJobRequest *job, const char *name);

G_NORETURN void hd_job_serve (const HdJobClass *const *classes, guint n_classes);

G_END_DECLS
