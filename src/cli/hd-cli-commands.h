/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-cli.h"

G_BEGIN_DECLS

/* Each command in its own file, by its name. */
extern const HdCliCommand hd_cli_check;
extern const HdCliCommand hd_cli_draft;
extern const HdCliCommand hd_cli_calendar_text;
extern const HdCliCommand hd_cli_leave_simulate;
extern const HdCliCommand hd_cli_plan;

G_END_DECLS
