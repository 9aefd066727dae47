/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-agenda-filter.h"
#include "hd-context.h"
#include "hd-shade.h"

G_BEGIN_DECLS

/**
 * HdBoard:
 *
 * Every application by its stage, a column each; on a phone one column at a time. Alt with the
 * arrows moves the card that has the keyboard, as dragging does, and the menu of the card.
 *
 * Signals: `chosen` (an id) when a card is opened.
 */
#define HD_TYPE_BOARD (hd_board_get_type ())
G_DECLARE_FINAL_TYPE (HdBoard, hd_board, HD, BOARD, GtkWidget)

void hd_board_set_up (HdBoard *self, HdContext *context, HdShade *shade);
void hd_board_set_search (HdBoard *self, const char *words, HdAgendaKind kind);

G_END_DECLS
