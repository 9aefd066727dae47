/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-kept-draft.h"
#include "hd-recipient.h"
#include "hd-request.h"

G_BEGIN_DECLS

GListModel *hd_requests_get_list (HdContext *context);
HdRequest *hd_requests_find (HdContext *context, gint64 id);
void hd_requests_send_async (HdContext *context,
                             HdKeptDraft *draft,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void hd_requests_set_state_async (HdContext *context,
                                  gint64 id,
                                  const char *state,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean hd_requests_is_open (HdContext *context, HdRequest *request);
gboolean hd_requests_is_over (HdContext *context, HdRequest *request);
gboolean hd_requests_is_overdue (HdContext *context, HdRequest *request);
GPtrArray *hd_requests_list_untold (HdContext *context, HdRequest *request);
HdKeptDraft *
hd_requests_new_draft_for (HdContext *context, HdRequest *request, HdRecipient *recipient);
HdKeptDraft *hd_requests_new_draft (HdContext *context, HdRequest *request, const char *purpose);

G_END_DECLS
