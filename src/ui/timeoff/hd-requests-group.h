/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

/**
 * HdRequestsGroup:
 *
 * The requests that matter now: what is to come, the next one first, then what was lately. The
 * others are a button away. Signal `write` brings a #HdKeptDraft.
 */
#define HD_TYPE_REQUESTS_GROUP (hd_requests_group_get_type ())
G_DECLARE_FINAL_TYPE (HdRequestsGroup, hd_requests_group, HD, REQUESTS_GROUP, AdwBin)

void hd_requests_group_set_context (HdRequestsGroup *self, HdContext *context);
void hd_requests_group_update (HdRequestsGroup *self);
gboolean hd_requests_group_show (HdRequestsGroup *self, gint64 request);

G_END_DECLS
