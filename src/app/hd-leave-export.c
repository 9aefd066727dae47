/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-export.h"

#include "hd-amount.h"
#include "hd-busy-block.h"
#include "hd-zone.h"

/**
 * hd_leave_export_ics:
 * @language: (nullable): of the one word that is its title
 * @home: (nullable): where the times are meant unless the absence names a zone; the system's zone
 *   by default
 * @now: seconds since 1970
 * @name: (out) (optional) (transfer full): a file name that says no more than the file
 *
 * A calendar file of an absence: when, and one word of a fixed list. It keeps its name for as long
 * as the absence is, counts its changes, and says when it is to go.
 *
 * Returns: (transfer full): the file, or %NULL with @error set
 */
char *
hd_leave_export_ics (const HdAbsenceFacts *absence,
                     const char *language,
                     GTimeZone *home,
                     gint64 now,
                     char **name,
                     GError **error)
{
  g_autoptr (GTimeZone) named = NULL;
  g_autoptr (GTimeZone) local = NULL;
  HdBusyBlock block = { 0 };
  HdAbsenceState state = HD_ABSENCE_DRAFT;

  g_return_val_if_fail (absence != NULL, NULL);

  if (absence->zone != NULL && absence->zone[0] != '\0')
    named = hd_zone_load (absence->zone);
  if (named == NULL && home == NULL)
    local = g_time_zone_new_local ();
  hd_absence_state_parse (absence->state, &state);

  block.uid = absence->uid;
  block.sequence = absence->sequence;
  block.stamp = now;
  block.all_day = absence->from_minute < 0;
  block.cancelled = state == HD_ABSENCE_DENIED || state == HD_ABSENCE_CANCELLED;
  block.first_day = absence->first;
  block.last_day = absence->last;
  block.title = hd_busy_title_default (language != NULL ? language : "en", block.all_day);
  if (!block.all_day)
    {
      GTimeZone *zone = named != NULL ? named : home != NULL ? home : local;
      HdWall from = { absence->first, absence->from_minute * 60 };
      HdWall to = { absence->last, absence->to_minute * 60 };

      /* 24:00 is the next day's midnight. */
      if (absence->to_minute == HD_DAY_MINUTES)
        to = (HdWall){ absence->last + 1, 0 };
      block.start = hd_zone_to_instant (zone, from, NULL);
      block.end = hd_zone_to_instant (zone, to, NULL);
    }

  if (name != NULL)
    *name = hd_busy_block_file_name (&block, home != NULL ? home : local != NULL ? local : named);
  return hd_busy_blocks_to_ics (&block, 1, error);
}
