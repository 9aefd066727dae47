/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-time-sheet.h"

#include <string.h>

#include "hd-draft.h"
#include "hd-recipients.h"

/*
 * What a time sheet gets of an absence: the hours that were worked on each of its days, and nothing
 * else. Who approves is asked, who is only told gets a notice; both are messages.
 */

/* Returns: (transfer full) (nullable): the first recipient without leave terms, a client */
static HdRecipient *
find_client (HdContext *context)
{
  GListModel *recipients = hd_recipients_get_list (context);

  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (HdRecipient) recipient = g_list_model_get_item (recipients, i);

      if (recipient->contractor)
        return g_steal_pointer (&recipient);
    }
  return NULL;
}

/**
 * hd_time_sheet_is_kept:
 * @charge: of an absence: leave, unpaid or none
 *
 * Whether hours are written down for somebody: there is a client, or the time is unpaid.
 */
gboolean
hd_time_sheet_is_kept (HdContext *context, const char *charge)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), FALSE);

  g_autoptr (HdRecipient) client = find_client (context);

  return client != NULL || g_strcmp0 (charge, "unpaid") == 0 ||
         hd_leave_desk_get_mode (hd_leave_desk_get (context)) == HD_LEAVE_MODE_UNPAID;
}

/* Returns: (transfer full) (nullable): the language of the client; %NULL when none was said */
char *
hd_time_sheet_language (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  g_autoptr (HdRecipient) client = find_client (context);

  return client != NULL && client->language[0] != '\0' ? g_strdup (client->language) : NULL;
}

/* Hours with one decimal, or two where one would not be true; the mark is that of the language. */
static char *
hours_words (gint64 minutes, const char *language)
{
  HdFraction hours = hd_fraction_new (minutes, 60);
  g_autofree char *text = hd_fraction_format (hours, minutes % 6 == 0 ? 1 : 2);

  return g_str_has_prefix (language, "en") ? g_steal_pointer (&text)
                                           : g_strdelimit (g_steal_pointer (&text), ".", ',');
}

/**
 * hd_time_sheet_text:
 * @absence: an id
 * @language: a language of messages; one without templates counts as English
 *
 * Returns: (transfer full) (nullable): the hours worked, a line for each day of work from the first
 *   to the last day of the absence, as “Tue 1 Dec: 6.0 h”; %NULL when there is no such absence
 */
char *
hd_time_sheet_text (HdLeaveDesk *desk, gint64 absence, const char *language, HdDate today)
{
  g_return_val_if_fail (HD_IS_LEAVE_DESK (desk), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  const HdLeaveFacts *facts = hd_leave_desk_get_facts (desk);
  const HdAbsenceFacts *found = facts != NULL ? hd_leave_facts_find_absence (facts, absence) : NULL;
  g_autoptr (HdTemplates) templates = hd_templates_load (language, NULL);
  HdSchedule *schedule = hd_leave_desk_get_schedule (desk);
  const HdIncrement exact = { 1, 0 };

  if (found == NULL)
    return NULL;
  if (templates == NULL)
    {
      language = "en";
      templates = hd_templates_load (language, NULL);
    }

  HdAbsence away = hd_leave_books_to_absence (found);
  g_autoptr (GArray) days = NULL;
  GString *text = g_string_new (NULL);
  guint next = 0;

  /* What was not worked, and not what it was charged. */
  away.price = HD_ABSENCE_PRICE_SCHEDULE;
  days = hd_absence_charges (&away, schedule, exact);
  for (HdDate date = away.from; date <= away.to; date++)
    {
      gint64 minutes = hd_schedule_paid_minutes (schedule, date, HD_DAY_PART_FULL);

      if (minutes == 0)
        continue;
      while (next < days->len && g_array_index (days, HdCharge, next).on < date)
        next++;
      if (next < days->len && g_array_index (days, HdCharge, next).on == date)
        minutes -= g_array_index (days, HdCharge, next).minutes;

      g_autofree char *day = hd_draft_format_day (templates, date, today);
      g_autofree char *hours = hours_words (MAX (minutes, 0), language);

      g_string_append_printf (text, "%s%s: %s h", text->len > 0 ? "\n" : "", day, hours);
    }
  return g_string_free (text, FALSE);
}
