/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-leave-edit.h"

G_BEGIN_DECLS

gint64 hd_leave_edit_store (HdLeaveEdit *self,
                            HdDb *db,
                            const HdWorkWeek *usual,
                            HdDate today,
                            gint64 now,
                            HdLeavePreview **preview,
                            GError **error);
gboolean hd_leave_store_price (HdDb *db,
                               gint64 absence,
                               const HdWorkWeek *usual,
                               HdDate today,
                               gint64 now,
                               GError **error);

G_END_DECLS
