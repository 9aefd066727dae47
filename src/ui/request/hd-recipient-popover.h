/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-composer.h"

G_BEGIN_DECLS

/**
 * HdRecipientPopover:
 *
 * Who reads the message, and how it reaches them. People are remembered as they are typed.
 * Signal `chosen` brings the #HdRecipient to write to.
 */
#define HD_TYPE_RECIPIENT_POPOVER (hd_recipient_popover_get_type ())
G_DECLARE_FINAL_TYPE (HdRecipientPopover, hd_recipient_popover, HD, RECIPIENT_POPOVER, GtkPopover)

GtkWidget *hd_recipient_popover_new (HdContext *context, HdComposer *composer);
const char *hd_recipient_channel_title (HdChannel channel);
const char *hd_recipient_tone_title (HdTone tone);

G_END_DECLS
