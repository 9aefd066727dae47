/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-export.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-amount.h"
#include "hd-busy-block.h"
#include "hd-context-private.h"
#include "hd-error.h"
#include "hd-leave-desk.h"
#include "hd-requests.h"
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

/**
 * hd_leave_export_find:
 *
 * Returns: (transfer none) (nullable): the absence of a request if a calendar may be told of it, as
 *   long as the books stay as they are; %NULL: what was only drafted stays here
 */
const HdAbsenceFacts *
hd_leave_export_find (HdContext *context, gint64 request)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  const HdLeaveFacts *facts = hd_leave_desk_get_facts (hd_leave_desk_get (context));
  const HdAbsenceFacts *absence =
    facts != NULL ? hd_leave_facts_find_absence (facts, request) : NULL;

  return absence != NULL && strcmp (absence->state, "draft") != 0 ? absence : NULL;
}

/* That in which was asked, else that of the desktop. */
static char *
language_of (HdContext *context, gint64 id)
{
  g_autoptr (HdRequest) request = hd_requests_find (context, id);
  const char *language = request != NULL && request->language != NULL && *request->language != '\0'
                           ? request->language
                           : g_get_language_names ()[0];

  return g_strndup (language, strcspn (language, "-_.@"));
}

/**
 * hd_leave_export_request:
 * @name: (out) (optional) (transfer full): as of hd_leave_export_ics()
 *
 * hd_leave_export_ics() of a request as it stands, its word in the language in which was asked.
 *
 * Returns: (transfer full): the file, or %NULL with @error set
 */
char *
hd_leave_export_request (HdContext *context, gint64 request, char **name, GError **error)
{
  const HdAbsenceFacts *absence = hd_leave_export_find (context, request);
  g_autofree char *language = NULL;

  if (absence == NULL)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_NOT_FOUND, _ ("It is no longer there."));
      return NULL;
    }
  language = language_of (context, request);
  return hd_leave_export_ics (absence, language, hd_context_get_zone (context),
                              hd_context_get_now (context), name, error);
}
