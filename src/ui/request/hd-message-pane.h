/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-composer.h"

G_BEGIN_DECLS

/**
 * HdMessagePane:
 *
 * The right half of Request: the message as it will be sent, what the checks say of it, and the
 * ways to hand it over.
 */
#define HD_TYPE_MESSAGE_PANE (hd_message_pane_get_type ())
G_DECLARE_FINAL_TYPE (HdMessagePane, hd_message_pane, HD, MESSAGE_PANE, AdwBin)

void hd_message_pane_set_up (HdMessagePane *self,
                             HdContext *context,
                             HdComposer *composer,
                             GSettings *settings);
void hd_message_pane_show (HdMessagePane *self);
void hd_message_pane_copy (HdMessagePane *self);
void hd_message_pane_focus_body (HdMessagePane *self);

G_END_DECLS
