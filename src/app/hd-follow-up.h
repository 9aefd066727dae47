/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-date.h"

G_BEGIN_DECLS

typedef gboolean (*HdFollowUpWorks) (HdDate day, gpointer user_data);

gint64 hd_follow_up_due (gint64 sent_at,
                         gint64 absence_at,
                         GTimeZone *zone,
                         HdFollowUpWorks works,
                         gpointer user_data);

G_END_DECLS
