/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-desk.h"

G_BEGIN_DECLS

/* What a person's leave is made of, each in a line: what one sees before one changes it. */

char *hd_leave_summary_earned (HdLeaveDesk *desk, HdDate today);
char *hd_leave_summary_week (HdLeaveDesk *desk, HdDate today);
char *hd_leave_summary_holidays (HdLeaveDesk *desk, HdDate today);

G_END_DECLS
