/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-appointments.h"
#include "hd-cli-store.h"
#include "hd-intake-text.h"

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/**
 * hd_cli_read_times:
 * @typed: it is an argument, and not from a file or from standard input
 *
 * Reads the times that a text names. A line that was typed is read here, it is the user's own;
 * what others wrote is read in the locked-down child, away from the database.
 *
 * Returns: (transfer full) (nullable): what it says, %NULL with a sentence
 */
HdWhen *
hd_cli_read_times (HdCli *cli, const char *text, gboolean typed, GError **error)
{
  const HdWhenContext where = { .today = cli->today, .home = cli->zone };
  const HdClock clock = { hd_cli_get_now, cli };
  g_autoptr (HdContext) context = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  HdWhen *when;

  if (typed && hd_intake_is_line (text))
    return hd_when_parse (text, -1, &where);

  context = hd_context_new (cli->data_dir, &clock);
  hd_intake_text_async (context, text, &where, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  when = hd_intake_text_finish (context, result, error);
  hd_context_close (context);
  return when;
}

/* Until when it takes may not be known. The last day of whole days is the one before their end. */
static void
append_until (GString *out, HdInterview *interview)
{
  HdDate last = interview->end_day - (interview->all_day ? 1 : 0);
  gboolean later = last > interview->start_day;
  g_autofree char *date = NULL;

  if (interview->end_day == HD_DATE_NONE ||
      (!later && (interview->all_day || last < interview->start_day ||
                  interview->end_minute <= interview->start_minute)))
    return;
  date = hd_date_format_iso (last);
  g_string_append_printf (out, "–%s", later ? date : "");
  if (!interview->all_day)
    g_string_append_printf (out, "%s%02d:%02d", later ? " " : "", interview->end_minute / 60,
                            interview->end_minute % 60);
}

/**
 * hd_cli_append_when:
 *
 * Appends one line for people: “Thu 2026-12-03 14:00–15:30 Europe/Berlin (08:00 …)”.
 */
void
hd_cli_append_when (GString *out, HdInterview *interview, GTimeZone *home)
{
  static const char *const days[] = { "", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  g_autofree char *date = NULL;

  if (interview->start_day == HD_DATE_NONE)
    {
      g_string_append (out, "time not known");
      return;
    }

  date = hd_date_format_iso (interview->start_day);
  g_string_append_printf (out, "%s %s", days[hd_date_weekday (interview->start_day)], date);
  if (!interview->all_day)
    g_string_append_printf (out, " %02d:%02d", interview->start_minute / 60,
                            interview->start_minute % 60);
  append_until (out, interview);
  if (interview->all_day)
    return;
  if (interview->zone[0] == '\0')
    return;

  g_string_append_printf (out, " %s", interview->zone);
  if (interview->start_at == 0)
    g_string_append (out, " (zone not known)");
  else
    {
      HdWall here = hd_zone_to_wall (home, interview->start_at);
      g_autofree char *here_date = hd_date_format_iso (here.date);

      if (here.date != interview->start_day || here.second / 60 != interview->start_minute)
        g_string_append_printf (out, " (here %s%s%02d:%02d)",
                                here.date != interview->start_day ? here_date : "",
                                here.date != interview->start_day ? " " : "", here.second / 3600,
                                here.second / 60 % 60);
    }
}
