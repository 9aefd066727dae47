/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-question-zone.h"

#include "hd-intake.h"

#define EVENT "hd-event"

/**
 * hd_question_zone_asks:
 *
 * Returns: whether the zone is asked for, or was: an answer can be changed as long as it is shown
 */
gboolean
hd_question_zone_asks (const HdInvitation *event)
{
  g_return_val_if_fail (event != NULL, FALSE);

  return !event->all_day && (!event->zone_known || event->zone_answered) &&
         hd_invitation_has_start (event) && hd_invitation_question (event, "zone") == NULL;
}

/**
 * hd_question_zone_new:
 * @event: what the row asks about; the row goes before it does
 *
 * A zone that nobody knows by its name is asked for, and never guessed.
 *
 * Returns: (transfer floating): a #HdZoneRow in which nothing is chosen yet, or what was
 */
GtkWidget *
hd_question_zone_new (HdInvitation *event)
{
  g_return_val_if_fail (event != NULL, NULL);

  GtkWidget *row = g_object_new (HD_TYPE_ZONE_ROW, NULL);
  g_autofree char *question = hd_intake_question ("zone");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question);
  if (event->zone_answered)
    hd_zone_row_set_zone (HD_ZONE_ROW (row), event->zone != NULL ? event->zone : "");
  else
    {
      if (event->zone != NULL)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), event->zone);
      hd_zone_row_ask (HD_ZONE_ROW (row));
    }
  g_object_set_data (G_OBJECT (row), EVENT, event);
  return row;
}

/**
 * hd_question_zone_apply:
 * @row: from hd_question_zone_new()
 * @home: the zone of what says none
 *
 * Puts what was chosen into the event.
 */
void
hd_question_zone_apply (HdZoneRow *row, GTimeZone *home)
{
  HdInvitation *event = g_object_get_data (G_OBJECT (row), EVENT);
  const char *zone = hd_zone_row_get_zone (row);

  g_return_if_fail (event != NULL);

  g_free (event->zone);
  event->zone = *zone != '\0' ? g_strdup (zone) : NULL;
  event->zone_known = TRUE;
  event->zone_answered = TRUE;
  hd_invitation_settle (event, home);
}
