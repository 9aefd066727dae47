/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-pasted.h"

G_BEGIN_DECLS

/**
 * HdOpenStrip:
 *
 * What was asked for and still lies ahead, drafts that were not sent, and what was pasted and is
 * kept nowhere. Signals: `write` (#HdKeptDraft), a message to go on with; `keep` (#HdPasted), what
 * is to be kept.
 */
#define HD_TYPE_OPEN_STRIP (hd_open_strip_get_type ())
G_DECLARE_FINAL_TYPE (HdOpenStrip, hd_open_strip, HD, OPEN_STRIP, AdwBin)

void hd_open_strip_set_context (HdOpenStrip *self, HdContext *context);
void hd_open_strip_set_current (HdOpenStrip *self, const char *draft_uid);

void hd_open_strip_add_unkept (HdOpenStrip *self, HdPasted *pasted);
void hd_open_strip_add_unread (HdOpenStrip *self, char *text);
void hd_open_strip_note_sent (HdOpenStrip *self, const char *draft_uid, gint64 absence);
void hd_open_strip_forget_unkept (HdOpenStrip *self);

G_END_DECLS
