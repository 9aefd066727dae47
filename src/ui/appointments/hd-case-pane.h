/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-job-application.h"
#include "hd-shade.h"

G_BEGIN_DECLS

/**
 * HdCasePane:
 *
 * One application: where it stands, its appointments, who is who, what comes next. When it has
 * ended it is one quiet screen: what came of it, and what is left to do.
 *
 * Signals: `write` (a draft) when a message is to be written; `open-appointment` (an id); `gone`
 * when it was removed.
 */
#define HD_TYPE_CASE_PANE (hd_case_pane_get_type ())
G_DECLARE_FINAL_TYPE (HdCasePane, hd_case_pane, HD, CASE_PANE, AdwBin)

void
hd_case_pane_set_up (HdCasePane *self, HdContext *context, GSettings *settings, HdShade *shade);
void hd_case_pane_show (HdCasePane *self, gint64 id);

G_END_DECLS
