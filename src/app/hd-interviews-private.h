/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context-private.h"
#include "hd-interviews.h"

G_BEGIN_DECLS

void hd_interview_note_move (HdInterview *row, gint64 was_at);
GPtrArray *hd_offered_slots_copy (HdContext *context, GPtrArray *slots);

G_END_DECLS
