/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-date.h"

G_BEGIN_DECLS

/**
 * HdVisitPart:
 * @day: %HD_DATE_NONE: not known
 * @start: an instant; 0: not known
 * @end: an instant; 0: not known
 * @confirmed: it is agreed
 * @on_site: one goes there for it
 * @place: where that is; "" when nobody said
 *
 * What of an appointment tells whether it and others are one visit.
 */
typedef struct
{
  HdDate day;
  gint64 start;
  gint64 end;
  gboolean confirmed;
  gboolean on_site;
  const char *place;
} HdVisitPart;

gboolean hd_visit_is_sure (const HdVisitPart *parts, guint n);
guint hd_visit_nearest (const HdVisitPart *parts, guint n, const HdVisitPart *to);

G_END_DECLS
