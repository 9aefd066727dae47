/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-invitation.h"
#include "hd-zone-row.h"

G_BEGIN_DECLS

gboolean hd_question_zone_asks (const HdInvitation *event);
GtkWidget *hd_question_zone_new (HdInvitation *event);
void hd_question_zone_apply (HdZoneRow *row, GTimeZone *home);

G_END_DECLS
