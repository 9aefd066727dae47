/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-week-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-error.h"
#include "hd-words.h"

/**
 * hd_week_words_day:
 *
 * Returns: (transfer full): the spans of work, or how long it is, as hd_week_words_read_day() reads
 *   it; "" for a day off
 */
char *
hd_week_words_day (const HdWorkDay *day)
{
  g_return_val_if_fail (day != NULL, NULL);

  GString *text = g_string_new (NULL);

  for (int i = 0; i < day->n_spans; i++)
    {
      g_autofree char *span = hd_words_span_typed (day->spans[i].from, day->spans[i].to);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", span);
    }
  if (day->n_spans == 0 && day->minutes > 0)
    {
      g_autofree char *amount = hd_words_amount (day->minutes);

      g_string_append (text, amount);
    }
  return g_string_free (text, FALSE);
}

static gboolean
read_spans (HdWorkWeek *week, HdWeekday weekday, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;", HD_WORK_DAY_MAX_SPANS + 1);
  HdSpan span;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (parts[i][0] == '\0')
        continue;
      if (!hd_span_parse (parts[i], &span, NULL))
        {
          g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID,
                               _ ("Write when work begins and ends, as 9:00–12:30, 13:00–17:30, or "
                                  "only how long it is, as 8h"));
          return FALSE;
        }
      if (!hd_work_week_add_span (week, weekday, span))
        {
          g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID,
                               _ ("The times of work of one day overlap, or are too many."));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * hd_week_words_read_day:
 * @text: what somebody typed; "" for a day off
 *
 * Sets one day of @week. When it cannot be read the day is left as a day off.
 */
gboolean
hd_week_words_read_day (HdWorkWeek *week, HdWeekday weekday, const char *text, GError **error)
{
  g_return_val_if_fail (week != NULL && text != NULL, FALSE);

  HdWorkDay *day = &week->days[weekday - 1];
  g_autoptr (GString) plain = g_string_new (text);
  gint64 minutes;

  *day = (HdWorkDay){ 0 };
  g_string_replace (plain, " ", "", 0);
  if (strlen (text) > 200 || plain->len == 0)
    return plain->len == 0 || read_spans (week, weekday, "?", error);
  if (hd_words_read_amount (plain->str, HD_WORK_DAY_MINUTES, &minutes) && minutes >= 0 &&
      minutes <= HD_DAY_MINUTES)
    {
      day->minutes = (int) minutes;
      return TRUE;
    }
  if (read_spans (week, weekday, plain->str, error))
    return TRUE;
  *day = (HdWorkDay){ 0 };
  return FALSE;
}

/* Returns: the paid minutes of the whole week */
gint64
hd_week_words_minutes (const HdWorkWeek *week)
{
  gint64 minutes = 0;

  g_return_val_if_fail (week != NULL, 0);

  for (int i = 0; i < 7; i++)
    minutes += week->days[i].minutes;
  return minutes;
}
