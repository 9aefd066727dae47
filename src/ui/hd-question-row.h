/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-invitation.h"

G_BEGIN_DECLS

/**
 * HdQuestionRow:
 *
 * The readings of something ambiguous, as buttons: none is chosen silently.
 *
 * Signals: `answered` (which reading, from 0).
 */
#define HD_TYPE_QUESTION_ROW (hd_question_row_get_type ())
G_DECLARE_FINAL_TYPE (HdQuestionRow, hd_question_row, HD, QUESTION_ROW, AdwPreferencesRow)

GtkWidget *hd_question_row_new (const HdInvitation *event,
                                const HdQuestion *question,
                                GTimeZone *home,
                                HdDate today);

G_END_DECLS
