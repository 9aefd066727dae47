/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"

G_BEGIN_DECLS

gboolean hd_rederive_run (HdDb *db,
                          GTimeZone *home,
                          GTimeZone *clock,
                          gint64 now,
                          gint64 *n_moved,
                          GError **error);
gboolean hd_rederive_is_due (HdDb *db, GTimeZone *home, GTimeZone *clock, gint64 now);

G_END_DECLS
