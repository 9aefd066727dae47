/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-leave-forecast.h"

G_BEGIN_DECLS

/* The leave ledger in words, in the language of the interface. Amounts are minutes. */

char *hd_leave_words_own (HdContext *context, gboolean title);
char *hd_leave_words_name (const char *language, const char *key);
const char *hd_leave_words_kind (HdLeaveKind kind);
char *hd_leave_words_change (HdLeaveKind kind, gint64 minutes);
char *hd_leave_words_mark (const HdLeaveMark *mark, HdDate today);
char *hd_leave_words_part (const HdLeavePart *part, HdDate today);
char *hd_leave_words_sum (const GArray *parts, HdDate today);
char *
hd_leave_words_settlement (const HdLeaveSettlement *settlement, HdDate last_day, HdDate today);

G_END_DECLS
