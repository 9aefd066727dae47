/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-interview.h"

G_BEGIN_DECLS

/**
 * HdReplyWindow:
 *
 * A reply to whoever arranges an appointment, ready to be copied. It is kept nowhere, and what is
 * copied of it is marked and goes.
 */
#define HD_TYPE_REPLY_WINDOW (hd_reply_window_get_type ())
G_DECLARE_FINAL_TYPE (HdReplyWindow, hd_reply_window, HD, REPLY_WINDOW, AdwWindow)

void hd_reply_window_present (GtkWindow *parent,
                              HdContext *context,
                              GSettings *settings,
                              HdInterview *interview,
                              const char *kind);

G_END_DECLS
