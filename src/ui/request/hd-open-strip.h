/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

/**
 * HdOpenStrip:
 *
 * What was asked for and still lies ahead, and drafts that were not sent. Signal `write` brings a
 * #HdKeptDraft: a message to go on with.
 */
#define HD_TYPE_OPEN_STRIP (hd_open_strip_get_type ())
G_DECLARE_FINAL_TYPE (HdOpenStrip, hd_open_strip, HD, OPEN_STRIP, AdwBin)

void hd_open_strip_set_context (HdOpenStrip *self, HdContext *context);
void hd_open_strip_set_current (HdOpenStrip *self, const char *draft_uid);

G_END_DECLS
