/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-ignored-finding.h"

G_BEGIN_DECLS

GListModel *hd_findings_get_ignored (HdContext *context);
void hd_findings_set_ignored_async (HdContext *context,
                                    const char *finding,
                                    gboolean ignored,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

G_END_DECLS
