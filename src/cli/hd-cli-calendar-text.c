/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli.h"

#include <string.h>

#include "hd-cli-calendar.h"
#include "hd-cli-commands.h"
#include "hd-error.h"
#include "hd-when.h"

/* One line for people: "Thu 2026-12-03 14:00–15:30 Europe/Berlin". */
static void
print_wall (GString *out, HdWall wall, gboolean all_day)
{
  static const char *const days[] = { "", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  g_autofree char *date = hd_date_format_iso (wall.date);

  g_string_append_printf (out, "%s %s", days[hd_date_weekday (wall.date)], date);
  if (!all_day)
    g_string_append_printf (out, " %02d:%02d", wall.second / 3600, wall.second / 60 % 60);
}

/* The same in the zone of whoever reads it, where the clock shows another time there. */
static void
print_here (GString *out, const HdInvitation *event, GTimeZone *home)
{
  HdWall here;

  if (event->all_day || event->start_utc == HD_INSTANT_NONE)
    return;
  here = hd_zone_to_wall (home, event->start_utc);
  if (here.date == event->start.date && here.second == event->start.second)
    return;
  g_string_append (out, " (here ");
  print_wall (out, here, FALSE);
  g_string_append_c (out, ')');
}

/* Of a series: when it is next at home. Why that is not known is a note. */
static void
print_next (GString *out, const HdInvitation *event, GTimeZone *home)
{
  if (!event->recurring)
    return;
  g_string_append (out, "  repeats");
  if (event->all_day ? event->next_day != HD_DATE_NONE : event->next_utc != HD_INSTANT_NONE)
    {
      HdWall next =
        event->all_day ? (HdWall){ event->next_day, 0 } : hd_zone_to_wall (home, event->next_utc);

      g_string_append (out, event->all_day ? ", next " : ", next here ");
      print_wall (out, next, event->all_day);
    }
  g_string_append_c (out, '\n');
}

static void
print_event (GString *out, const HdInvitation *event, GTimeZone *home)
{
  if (event->summary != NULL)
    {
      g_autofree char *summary = g_strdup (event->summary);

      g_string_append_printf (out, "%s\n  ", summary);
    }
  if (hd_invitation_has_start (event))
    print_wall (out, event->start, event->all_day);
  else
    g_string_append (out, "no time");
  if (hd_invitation_has_end (event))
    {
      HdWall end = event->end;

      if (event->all_day)
        end.date--;
      if (end.date != event->start.date || !event->all_day)
        {
          g_string_append (out, " – ");
          if (end.date == event->start.date)
            g_string_append_printf (out, "%02d:%02d", end.second / 3600, end.second / 60 % 60);
          else
            print_wall (out, end, event->all_day);
        }
    }
  if (event->zone != NULL)
    g_string_append_printf (out, " %s", event->zone);
  if (!event->zone_known)
    g_string_append (out, " (zone not known)");
  print_here (out, event, home);
  if (event->location != NULL)
    g_string_append_printf (out, ", %s", event->location);
  g_string_append_c (out, '\n');
  print_next (out, event, home);
  if (event->join_url != NULL)
    g_string_append_printf (out, "  %s\n", event->join_url);

  for (guint i = 0; i < event->questions->len; i++)
    {
      HdQuestion *question = g_ptr_array_index (event->questions, i);

      /* One choice is no choice between two, and still has to be confirmed. */
      g_string_append_printf (out, "  %s?%s", question->field,
                              question->choices->len == 1 ? " perhaps" : "");
      for (guint k = 0; k < question->choices->len; k++)
        g_string_append_printf (out, "%s %s", k > 0 ? "," : "",
                                (const char *) g_ptr_array_index (question->choices, k));
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < event->warnings->len; i++)
    g_string_append_printf (out, "  note: %s\n",
                            (const char *) g_ptr_array_index (event->warnings, i));
}

/**
 * hd_cli_print_invitations:
 * @with_source: they come from text: questions and places in the text are shown too
 *
 * Prints events, as JSON when asked for.
 */
void
hd_cli_print_invitations (HdCli *cli, GPtrArray *events, GPtrArray *warnings, gboolean with_source)
{
  if (cli->json)
    {
      g_autofree char *text = hd_invitations_to_json (events, warnings, with_source);

      hd_cli_print (text);
      hd_cli_print ("\n");
      return;
    }

  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    print_event (out, g_ptr_array_index (events, i), cli->zone);
  if (events->len == 0)
    g_string_append (out, "No times found.\n");
  hd_cli_print (out->str);
  for (guint i = 0; i < warnings->len; i++)
    hd_cli_warn (cli, "%s", (const char *) g_ptr_array_index (warnings, i));
}

/* The country of a locale such as en_GB; NULL when it names none. */
static char *
region_of (const char *language)
{
  const char *mark = language == NULL ? NULL : strpbrk (language, "_-");

  return mark == NULL || !g_ascii_isalpha (mark[1]) ? NULL : g_ascii_strup (mark + 1, 2);
}

static int
run (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };

  if (!hd_cli_parse (cli, entries, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc > 2)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "calendar text reads one file");
      return HD_CLI_USAGE;
    }

  g_autoptr (GBytes) bytes = hd_cli_read_file (argc > 1 ? argv[1] : "-", error);

  if (bytes == NULL)
    return HD_CLI_FAILED;
  if (!hd_cli_lock_down (error))
    return HD_CLI_FAILED;

  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autofree char *region = region_of (cli->language);
  HdWhenContext context = { .today = cli->today, .home = cli->zone, .region = region };
  g_autoptr (HdWhen) when = hd_when_parse (text != NULL ? text : "", (gssize) length, &context);

  hd_cli_print_invitations (cli, when->events, when->warnings, TRUE);
  return HD_CLI_DONE;
}

const HdCliCommand hd_cli_calendar_text = {
  .name = "calendar text",
  .arguments = "[FILE]",
  .summary = "Read the times in a text that people wrote",
  .run = run,
};
