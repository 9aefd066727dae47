/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-edit.h"

G_BEGIN_DECLS

/**
 * HdDriftCause:
 *
 * What a difference between a payslip and the books looks like. It is a guess from its size, and
 * said as one.
 */
typedef enum
{
  HD_DRIFT_NONE,
  HD_DRIFT_ROUNDING, /* as small as printed decimals make it */
  HD_DRIFT_CREDIT,   /* as much as one credit, more or less */
  HD_DRIFT_TIME_OFF, /* as much as one absence around that day costs */
  HD_DRIFT_CARRY,    /* as much as lapsed or was lost lately */
  HD_DRIFT_UNKNOWN,
} HdDriftCause;

HdDriftCause hd_drift_find (const HdLeaveBook *book, HdDate on, gint64 drift, HdDate *day);
char *hd_drift_words (const HdLeavePreview *preview, HdDate on, HdDate today);

G_END_DECLS
