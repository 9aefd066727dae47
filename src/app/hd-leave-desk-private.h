/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-desk.h"

G_BEGIN_DECLS

void hd_context_get_usual_week (HdContext *self, HdWorkWeek *week);
HdLeaveDesk *_hd_leave_desk_new (HdContext *context);
void _hd_leave_desk_reload (HdLeaveDesk *self);
void _hd_leave_desk_rebuild (HdLeaveDesk *self);

G_END_DECLS
