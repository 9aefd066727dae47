/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-when-private.h"

G_BEGIN_DECLS

/* What a phrase says of a time that no longer holds. */
typedef enum
{
  NO_LONGER_EVENT = 1 << 0,  /* the appointment is off: all times of its sentence */
  NO_LONGER_DAY = 1 << 1,    /* the day that is named last before it, with its hours */
  NO_LONGER_HOUR = 1 << 2,   /* the hour only: another one of that day may do */
  NO_LONGER_TAKEN = 1 << 3,  /* likewise, beside a word that says that it is taken */
  NO_LONGER_BEFORE = 1 << 4, /* what stands before it in its clause */
  NO_LONGER_BEHIND = 1 << 5, /* what stands behind it */
  NO_LONGER_PLAN = 1 << 6,   /* likewise, where another time is named behind the clause */
} HdNoLonger;

#define NO_LONGER_BOTH (NO_LONGER_BEFORE | NO_LONGER_BEHIND)

guint hd_when_read_no_longer (const HdReading *r, guint i, guint kinds, guint *said);
guint hd_when_says_off (const HdReading *r, guint i);
guint hd_when_falls_away (const HdReading *r, guint i, const char *last);

G_END_DECLS
