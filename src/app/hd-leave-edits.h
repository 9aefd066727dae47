/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-desk.h"

G_BEGIN_DECLS

/* Several edits that belong together, as one preview and one verb. */

HdLeavePreview *hd_leave_edits_preview (HdContext *context, GPtrArray *edits, GError **error);
void hd_leave_edits_apply_async (HdContext *context,
                                 GPtrArray *edits,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean hd_leave_edits_apply_finish (HdContext *context, GAsyncResult *result, GError **error);

/* What a preview says, in words. */
char *hd_leave_difference_words (const HdLeavePreview *preview, HdDate today);
char *hd_leave_difference_line (const HdLeaveChange *change, HdDate today);

G_END_DECLS
