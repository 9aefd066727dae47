/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-profile.h"

G_BEGIN_DECLS

GListModel *hd_own_profile_get_list (HdContext *context);
const HdProfile *hd_own_profile_peek (HdContext *context);
void hd_own_profile_set_name_async (HdContext *context,
                                    const char *name,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void hd_own_profile_set_payslip_async (HdContext *context,
                                       int minutes,
                                       HdDate on,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

G_END_DECLS
