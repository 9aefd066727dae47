/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-desk.h"
#include "hd-request-facts.h"

G_BEGIN_DECLS

/* Without a desk that says otherwise, absences are counted in quarters of an hour. */
#define HD_OPTION_STEP 15

GArray *hd_options_plan (HdLeaveDesk *desk,
                         const HdRequestFacts *facts,
                         HdSpan needed,
                         gboolean travel,
                         gint64 except);
gint64 hd_options_price (HdLeaveDesk *desk, const HdRequestFacts *facts);
gint64 hd_options_balance (HdLeaveDesk *desk, HdDate on, HdDate today);
HdSpan hd_option_window (const HdPlanOption *option, const HdRequestFacts *facts);
char *hd_option_title (const HdPlanOption *option, const HdRequestFacts *facts);
char *hd_option_explain (HdLeaveDesk *desk,
                         const HdPlanOption *option,
                         const HdRequestFacts *facts,
                         HdSpan needed);
char *hd_option_cost (int minutes);
char *hd_option_summary (HdLeaveDesk *desk, const GArray *options, guint at);
const char *hd_options_note (const GArray *options);

G_END_DECLS
