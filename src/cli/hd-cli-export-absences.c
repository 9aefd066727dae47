/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-export-formats.h"

#include <string.h>

#include "hd-amount.h"
#include "hd-cli-books.h"
#include "hd-cli-store.h"
#include "hd-leave-export.h"

/* ---- csv: the requests for time off, for a spreadsheet ---- */

/* RFC 4180, and no cell that a spreadsheet would take for a formula (OWASP ASVS 1.2.10). */
static void
add_text (GString *line, const char *text)
{
  gboolean formula = text[0] != '\0' && strchr ("=+-@\t\r", text[0]) != NULL;

  if (line->len > 0)
    g_string_append_c (line, ',');
  if (!formula && strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (line, text);
      return;
    }

  g_string_append_c (line, '"');
  if (formula)
    g_string_append_c (line, '\'');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *c);
    }
  g_string_append_c (line, '"');
}

static void
add_number (GString *line, int number)
{
  g_autofree char *text = number >= 0 ? g_strdup_printf ("%d", number) : g_strdup ("");

  add_text (line, text);
}

static void
add_minute (GString *line, int minute)
{
  g_autofree char *text = minute >= 0 ? hd_time_format (minute) : g_strdup ("");

  add_text (line, text);
}

gboolean
hd_cli_write_csv (HdCli *cli, GOutputStream *out, GError **error)
{
  g_autoptr (HdLeaveBooks) books = hd_cli_read_books (cli, error);

  if (books == NULL ||
      !hd_cli_write (out, "id,first_day,last_day,from,to,zone,leave,charge,minutes,state\r\n",
                     error))
    return FALSE;
  for (guint i = 0; i < books->facts->absences->len; i++)
    {
      const HdAbsenceFacts *absence = g_ptr_array_index (books->facts->absences, i);
      g_autofree char *first = hd_date_format_iso (absence->first);
      g_autofree char *last = hd_date_format_iso (absence->last);
      g_autoptr (GString) line = g_string_new (NULL);

      add_number (line, (int) absence->id);
      add_text (line, first);
      add_text (line, last);
      add_minute (line, absence->from_minute);
      add_minute (line, absence->to_minute);
      add_text (line, absence->zone != NULL ? absence->zone : "");
      add_text (line, absence->leave_type != NULL ? absence->leave_type : "");
      add_text (line, absence->charge != NULL ? absence->charge : "");
      add_number (line, absence->amount);
      add_text (line, absence->state);
      g_string_append (line, "\r\n");
      if (!hd_cli_write (out, line->str, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- ics: the same for a calendar: times, and one word ---- */

gboolean
hd_cli_write_ics (HdCli *cli, GOutputStream *out, GError **error)
{
  g_autoptr (HdLeaveBooks) books = hd_cli_read_books (cli, error);
  g_autofree char *ics = NULL;

  if (books == NULL)
    return FALSE;
  ics = hd_leave_export_all_ics (books->facts->absences, cli->language, cli->zone, hd_cli_now (),
                                 error);
  return ics != NULL && hd_cli_write (out, ics, error);
}
