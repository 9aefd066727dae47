/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-context.h"
#include "hd-job-application.h"
#include "hd-shade.h"
#include "hd-stage.h"

G_BEGIN_DECLS

/**
 * HdBoardColumn:
 *
 * What stands at one stage, as cards that can be dragged, opened and moved.
 */
#define HD_TYPE_BOARD_COLUMN (hd_board_column_get_type ())
G_DECLARE_FINAL_TYPE (HdBoardColumn, hd_board_column, HD, BOARD_COLUMN, GtkBox)

GtkWidget *hd_board_column_new (HdContext *context, HdStage stage, HdShade *shade);
void hd_board_column_set_cases (HdBoardColumn *self, GPtrArray *applications, GHashTable *asked);
void hd_board_column_drop_gone (HdBoardColumn *self);
guint hd_board_column_get_n (HdBoardColumn *self);
HdJobApplication *hd_board_column_get_selected (HdBoardColumn *self);
gboolean hd_board_column_focus_case (HdBoardColumn *self, gint64 id);

G_END_DECLS
