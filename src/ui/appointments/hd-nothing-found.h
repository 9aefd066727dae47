/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-agenda-filter.h"

G_BEGIN_DECLS

/**
 * HdNothingFound:
 *
 * Stands where the agenda or the board has nothing to show, and leads back to everything.
 */
#define HD_TYPE_NOTHING_FOUND (hd_nothing_found_get_type ())
G_DECLARE_FINAL_TYPE (HdNothingFound, hd_nothing_found, HD, NOTHING_FOUND, AdwBin)

void hd_nothing_found_set_kind (HdNothingFound *self, HdAgendaKind kind);

G_END_DECLS
