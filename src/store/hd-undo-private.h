/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-undo.h"

G_BEGIN_DECLS

/* The table whose rows are never changed nor hidden: what made one is undone by a reversal. */
#define HD_UNDO_LEDGER "pto_entry"

/* The tables that a step may touch, ending in %NULL. Images come from the file, so names are
 * checked on the way back: an image must not become a way to write elsewhere. */
extern const char *const hd_undo_tables[];

char *hd_undo_take_image (HdDb *db,
                          const char *table,
                          const char *columns,
                          gint64 row_id,
                          GError **error);

G_END_DECLS
