/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-zone.h"

G_BEGIN_DECLS

gboolean hd_ics_parse_time (const char *text, HdWall *wall, gboolean *date, gboolean *utc);

G_END_DECLS
