/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-ics-parse.h"
#include "hd-zone.h"

G_BEGIN_DECLS

/* The rules of a VTIMEZONE, for zones that only the file knows. */

gboolean hd_ics_parse_offset (const char *text, int *seconds);
GArray *hd_ics_rules_new (const HdIcsComponent *vtimezone);
int hd_ics_rules_offset (GArray *rules, gint64 instant);
gint64 hd_ics_rules_to_instant (GArray *rules, HdWall wall);

G_END_DECLS
