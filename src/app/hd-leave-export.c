/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-export.h"

#include <string.h>

#include "hd-amount.h"
#include "hd-busy-block.h"
#include "hd-zone.h"

/* Where the times of an absence are meant. */
static GTimeZone *
zone_of (const HdAbsenceFacts *absence, GTimeZone *home)
{
  GTimeZone *named =
    absence->zone != NULL && absence->zone[0] != '\0' ? hd_zone_load (absence->zone) : NULL;

  if (named != NULL)
    return named;
  return home != NULL ? g_time_zone_ref (home) : g_time_zone_new_local ();
}

static void
fill_block (HdBusyBlock *block,
            const HdAbsenceFacts *absence,
            const char *language,
            GTimeZone *home,
            gint64 now)
{
  HdAbsenceState state = HD_ABSENCE_DRAFT;

  hd_absence_state_parse (absence->state, &state);
  *block = (HdBusyBlock){
    .uid = absence->uid,
    .sequence = absence->sequence,
    .stamp = now,
    .all_day = absence->from_minute < 0,
    .cancelled = state == HD_ABSENCE_DENIED || state == HD_ABSENCE_CANCELLED,
    .first_day = absence->first,
    .last_day = absence->last,
  };
  block->title = hd_busy_title_default (language != NULL ? language : "en", block->all_day);
  if (block->all_day)
    return;

  g_autoptr (GTimeZone) zone = zone_of (absence, home);
  HdWall from = { absence->first, absence->from_minute * 60 };
  HdWall to = { absence->last, absence->to_minute * 60 };

  /* 24:00 is the next day's midnight. */
  if (absence->to_minute == HD_DAY_MINUTES)
    to = (HdWall){ absence->last + 1, 0 };
  block->start = hd_zone_to_instant (zone, from, NULL);
  block->end = hd_zone_to_instant (zone, to, NULL);
}

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
  HdBusyBlock block;

  g_return_val_if_fail (absence != NULL, NULL);

  fill_block (&block, absence, language, home, now);
  if (name != NULL)
    {
      g_autoptr (GTimeZone) zone = home != NULL ? g_time_zone_ref (home) : zone_of (absence, NULL);

      *name = hd_busy_block_file_name (&block, zone);
    }
  return hd_busy_blocks_to_ics (&block, 1, error);
}

/**
 * hd_leave_export_all_ics:
 * @absences: (element-type HdAbsenceFacts)
 *
 * hd_leave_export_ics() of all absences that were asked for, in one file. What was only drafted
 * stays here.
 *
 * Returns: (transfer full): the file, or %NULL with @error set
 */
char *
hd_leave_export_all_ics (GPtrArray *absences,
                         const char *language,
                         GTimeZone *home,
                         gint64 now,
                         GError **error)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (HdBusyBlock));

  g_return_val_if_fail (absences != NULL, NULL);

  for (guint i = 0; i < absences->len; i++)
    {
      const HdAbsenceFacts *absence = g_ptr_array_index (absences, i);
      HdBusyBlock block;

      if (strcmp (absence->state, "draft") == 0)
        continue;
      fill_block (&block, absence, language, home, now);
      g_array_append_val (blocks, block);
    }
  return hd_busy_blocks_to_ics ((const HdBusyBlock *) (gpointer) blocks->data, blocks->len, error);
}
