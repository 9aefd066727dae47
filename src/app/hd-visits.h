/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-appointment-import.h"
#include "hd-context.h"
#include "hd-interview.h"

G_BEGIN_DECLS

/**
 * HdVisit:
 * @n: how many appointments there are in it
 * @start: the instant at which the first begins
 * @end: the instant at which the last ends
 *
 * Several appointments on one day that one is away for once.
 */
typedef struct
{
  guint n;
  gint64 start;
  gint64 end;
} HdVisit;

gboolean hd_visit_of (HdInterview *interview, GTimeZone *home, HdVisit *visit);
gboolean hd_visit_is_first (HdInterview *interview);
gboolean hd_visit_seems_one (HdInterview *one, HdInterview *other);
HdInterview *hd_visit_find (HdContext *context, HdInterview *interview);
gint64 hd_visit_find_application (HdContext *context, HdInterview *interview);
void hd_visit_mark_known (HdContext *context,
                          const GPtrArray *lines,
                          gint64 application,
                          GTimeZone *home);
void hd_visit_mark_anyones (HdContext *context, const GPtrArray *lines, GTimeZone *home);
void hd_visit_mark_sure (const GPtrArray *lines, const GPtrArray *rows);

G_END_DECLS
