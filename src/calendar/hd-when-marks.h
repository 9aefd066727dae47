/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-when-private.h"

G_BEGIN_DECLS

/* The parts of hd_when_mark(). */

/* hd-when-mark-words.c */
gboolean hd_when_is_filler (const HdReading *r, guint i);
gboolean hd_when_comes_at_latest (const HdReading *r, guint i);
gboolean hd_when_is_addressed (const HdReading *r, guint k);
gboolean hd_when_goes_on (const HdReading *r, guint i);
gboolean hd_when_is_marked (const HdReading *r, guint i, HdWordClass meaning, guint *at);

/* hd-when-replaced.c */
gboolean hd_when_is_replaced (const HdReading *r, guint i);
gboolean hd_when_is_of_liked (const HdReading *r, const HdItem *items, guint i);

G_END_DECLS
