/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-invitation.h"

G_BEGIN_DECLS

void hd_question_rows_add (AdwPreferencesGroup *group,
                           GPtrArray *rows,
                           GPtrArray *events,
                           HdInvitation *event,
                           GSettings *settings,
                           HdDate today,
                           GCallback answered,
                           gpointer user_data);
gboolean hd_question_rows_focus (GPtrArray *rows);

G_END_DECLS
