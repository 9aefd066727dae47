/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-invitation.h"

G_BEGIN_DECLS

/* More text than this is not read; a warning says so. */
#define HD_WHEN_MAX_BYTES ((gsize) 2 * 1024 * 1024)

/* So much is read in less than a tenth of a second, while somebody waits. */
#define HD_WHEN_QUICK_BYTES ((gsize) 128 * 1024)

/* More events than these are left out; a warning says so. */
#define HD_WHEN_MAX_EVENTS 100

/* More hints than these are left out. */
#define HD_WHEN_MAX_FORMER 24

/**
 * HdWhenFormer:
 * @minute: of the day, -1: no hour is said
 * @zone: empty: none is named
 * @at: where the text names the hour, in code points; -1: it does not
 * @warning: which of the warnings says that it is none of the times that are offered; -1: none does
 *
 * When something was to be that the text moves or calls off, in one of the ways to read it.
 */
typedef struct
{
  HdDate day;
  int minute;
  char zone[48];
  int at;
  int warning;
} HdWhenFormer;

/**
 * HdWhenContext:
 * @today: relative words and missing years count from it
 * @home: (not nullable): the zone of times that name none
 * @region: (nullable): ISO 3166 code; orders the readings of “3/12”, decides none
 * @most: so many bytes are read; 0: %HD_WHEN_MAX_BYTES
 *
 * All that reading a line depends on beside the line.
 */
typedef struct
{
  HdDate today;
  GTimeZone *home;
  const char *region;
  gsize most;
} HdWhenContext;

/**
 * HdWhen:
 * @events: (element-type HdInvitation): in the order of the text
 * @warnings: (element-type utf8)
 * @travel_out: minutes of the way there, -1 when the text does not say
 * @travel_back: minutes of the way back, -1 likewise
 * @prep: minutes before the start, -1 likewise
 * @former: (element-type HdWhenFormer): hints at what of the known the text is about
 * @moves: it tells that an appointment is moved or off
 * @asks: what it says of times it asks or suggests, and does not state
 *
 * What a text says about time.
 */
typedef struct
{
  GPtrArray *events;
  GPtrArray *warnings;
  int travel_out;
  int travel_back;
  int prep;
  GArray *former;
  gboolean moves;
  gboolean asks;
} HdWhen;

HdWhen *hd_when_parse (const char *text, gssize length, const HdWhenContext *context);
GBytes *hd_when_to_bytes (const HdWhen *self);
HdWhen *hd_when_new_from_bytes (GBytes *bytes, GError **error);
void hd_when_free (HdWhen *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdWhen, hd_when_free)

G_END_DECLS
