/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-kept-draft.h"
#include "hd-store.h"

G_BEGIN_DECLS

#define HD_TYPE_DRAFT_KEEPER (hd_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (HdDraftKeeper, hd_draft_keeper, HD, DRAFT_KEEPER, GObject)

typedef gint64 (*HdDraftKeeperNow) (gpointer user_data);
typedef void (*HdDraftKeeperFailed) (const GError *error, gpointer user_data);
/* A draft was stored for the first time. */
typedef void (*HdDraftKeeperAdded) (gpointer user_data);

HdDraftKeeper *hd_draft_keeper_new (HdStore *store,
                                    HdDraftKeeperNow now,
                                    HdDraftKeeperAdded added,
                                    HdDraftKeeperFailed failed,
                                    gpointer user_data);
void hd_draft_keeper_keep (HdDraftKeeper *self, HdKeptDraft *draft);
void hd_draft_keeper_begin_end (HdDraftKeeper *self, HdKeptDraft *draft);
void hd_draft_keeper_ended (HdDraftKeeper *self, HdKeptDraft *draft, gboolean done);
void hd_draft_keeper_flush (HdDraftKeeper *self);
void hd_draft_keeper_hold (HdDraftKeeper *self);
void hd_draft_keeper_release (HdDraftKeeper *self, GPtrArray *left);
void hd_draft_keeper_stop (HdDraftKeeper *self);
HdRecord *hd_draft_keeper_adopt (HdRecord *loaded, HdRecord *known, gpointer keeper);

G_END_DECLS
