/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-invitation.h"

G_BEGIN_DECLS

/**
 * HdBusyTitle:
 *
 * The only titles that a block can have: what colleagues see when they may see anything.
 */
typedef enum
{
  HD_BUSY_APPOINTMENT,
  HD_BUSY_OUT_OF_OFFICE,
  HD_BUSY_BUSY,
  HD_BUSY_TERMIN,
  HD_BUSY_ABWESEND,
  HD_BUSY_RENDEZ_VOUS,
  HD_BUSY_ABSENCE,
  HD_BUSY_CITA,
  HD_BUSY_AUSENTE,
  HD_BUSY_N_TITLES,
} HdBusyTitle;

/**
 * HdBusyBlock:
 * @uid: random, made once and kept for as long as the absence is: letters, digits, `-`, `.` and
 *   `@`, 8 to 64 of them
 * @sequence: one more with each change
 * @all_day: whole days: @first_day to @last_day, both inclusive; else @start to @end
 * @start: UTC seconds
 * @end: UTC seconds, after @start
 * @stamp: UTC seconds of the writing
 * @cancelled: the block is to go
 *
 * What the outside world gets to see of an absence. It has no field for a place, a person, a link
 * or a note, so that none can leak.
 */
typedef struct
{
  const char *uid;
  int sequence;
  gboolean all_day;
  HdDate first_day;
  HdDate last_day;
  gint64 start;
  gint64 end;
  gint64 stamp;
  gboolean cancelled;
  HdBusyTitle title;
} HdBusyBlock;

HdBusyTitle hd_busy_title_default (const char *language, gboolean all_day);
char *hd_busy_blocks_to_ics (const HdBusyBlock *blocks, guint n_blocks, GError **error);
char *hd_busy_block_file_name (const HdBusyBlock *block, GTimeZone *home);

G_END_DECLS
