/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-calendar-file.h"
#include "hd-wire.h"

G_BEGIN_DECLS

/* Events and warnings within the wire format of another value. */
void _hd_calendar_put (GByteArray *out, const GPtrArray *events, const GPtrArray *warnings);
HdCalendarFile *_hd_calendar_get (HdWireReader *wire);

G_END_DECLS
