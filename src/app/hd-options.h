/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-plan.h"
#include "hd-request-facts.h"

G_BEGIN_DECLS

GArray *hd_options_plan (const HdRequestFacts *facts, HdSpan needed, gboolean travel);
HdSpan hd_option_window (const HdPlanOption *option, const HdRequestFacts *facts);
char *hd_option_title (const HdPlanOption *option, const HdRequestFacts *facts);
char *hd_option_why (const HdPlanOption *option);

G_END_DECLS
