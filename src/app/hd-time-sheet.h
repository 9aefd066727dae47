/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-desk.h"

G_BEGIN_DECLS

gboolean hd_time_sheet_is_kept (HdContext *context, const char *charge);
char *hd_time_sheet_language (HdContext *context);
char *hd_time_sheet_text (HdLeaveDesk *desk, gint64 absence, const char *language, HdDate today);

G_END_DECLS
