/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-busy-block.h"

#include <string.h>

#include "hd-error.h"

static const char *const titles[HD_BUSY_N_TITLES] = {
  [HD_BUSY_APPOINTMENT] = "Appointment",
  [HD_BUSY_OUT_OF_OFFICE] = "Out of office",
  [HD_BUSY_BUSY] = "Busy",
  [HD_BUSY_TERMIN] = "Termin",
  [HD_BUSY_ABWESEND] = "Abwesend",
  [HD_BUSY_RENDEZ_VOUS] = "Rendez-vous",
  [HD_BUSY_ABSENCE] = "Absence",
  [HD_BUSY_CITA] = "Cita",
  [HD_BUSY_AUSENTE] = "Ausente",
};

/**
 * hd_busy_title_default:
 * @language: (nullable): ISO 639 code
 *
 * Returns: the usual title: an appointment for hours, an absence for whole days
 */
HdBusyTitle
hd_busy_title_default (const char *language, gboolean all_day)
{
  if (g_strcmp0 (language, "de") == 0)
    return all_day ? HD_BUSY_ABWESEND : HD_BUSY_TERMIN;
  if (g_strcmp0 (language, "fr") == 0)
    return all_day ? HD_BUSY_ABSENCE : HD_BUSY_RENDEZ_VOUS;
  if (g_strcmp0 (language, "es") == 0)
    return all_day ? HD_BUSY_AUSENTE : HD_BUSY_CITA;
  return all_day ? HD_BUSY_OUT_OF_OFFICE : HD_BUSY_APPOINTMENT;
}

/* The one value that comes from elsewhere: with nothing in it that could end the line. */
static gboolean
uid_is_safe (const char *uid)
{
  gsize length = uid == NULL ? 0 : strlen (uid);

  if (length < 8 || length > 64)
    return FALSE;
  for (const char *p = uid; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("-.@", *p) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
check (const HdBusyBlock *block, GError **error)
{
  const gint64 most = (gint64) HD_DATE_MAX * 86400;
  const char *wrong = NULL;

  if (!uid_is_safe (block->uid))
    wrong = "its identifier is not one that Halfday makes";
  else if (block->sequence < 0)
    wrong = "its sequence is negative";
  else if (block->title >= HD_BUSY_N_TITLES)
    wrong = "it has no title of the list";
  else if (block->all_day && (block->first_day < 0 || block->last_day >= HD_DATE_MAX ||
                              block->last_day < block->first_day))
    wrong = "its days are not in order";
  else if (!block->all_day && (block->start < 0 || block->end > most || block->end <= block->start))
    wrong = "it does not end after it begins";
  else if (block->stamp < 0 || block->stamp > most)
    wrong = "the time of its writing is absurd";

  if (wrong != NULL)
    g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "A calendar block cannot be written: %s",
                 wrong);
  return wrong == NULL;
}

static void
add_instant (GString *out, const char *name, gint64 instant)
{
  int year, month, day, second = (int) (instant % 86400);

  hd_date_get_ymd ((HdDate) (instant / 86400), &year, &month, &day);
  g_string_append_printf (out, "%s:%04d%02d%02dT%02d%02d%02dZ\r\n", name, year, month, day,
                          second / 3600, second / 60 % 60, second % 60);
}

static void
add_day (GString *out, const char *name, HdDate date)
{
  int year, month, day;

  hd_date_get_ymd (date, &year, &month, &day);
  g_string_append_printf (out, "%s;VALUE=DATE:%04d%02d%02d\r\n", name, year, month, day);
}

static void
add_block (GString *out, const HdBusyBlock *block)
{
  g_string_append_printf (out, "BEGIN:VEVENT\r\nUID:%s\r\nSEQUENCE:%d\r\n", block->uid,
                          block->sequence);
  add_instant (out, "DTSTAMP", block->stamp);
  if (block->all_day)
    {
      add_day (out, "DTSTART", block->first_day);
      add_day (out, "DTEND", block->last_day + 1);
    }
  else
    {
      add_instant (out, "DTSTART", block->start);
      add_instant (out, "DTEND", block->end);
    }
  g_string_append_printf (out, "SUMMARY:%s\r\nCLASS:PRIVATE\r\n", titles[block->title]);
  g_string_append_printf (out,
                          "STATUS:%s\r\nTRANSP:%s\r\nX-MICROSOFT-CDO-BUSYSTATUS:%s\r\n"
                          "X-MICROSOFT-CDO-ALLDAYEVENT:%s\r\nEND:VEVENT\r\n",
                          block->cancelled ? "CANCELLED" : "CONFIRMED",
                          block->cancelled ? "TRANSPARENT" : "OPAQUE",
                          block->cancelled ? "FREE" : "BUSY", block->all_day ? "TRUE" : "FALSE");
}

/**
 * hd_busy_blocks_to_ics:
 *
 * Writes blocks as a calendar file that says the times and one word, and no more: private, without
 * alarm, in UTC, under a name of the writer that says nothing.
 *
 * Returns: (transfer full): %NULL with %HD_ERROR_INVALID when a block is not in order
 */
char *
hd_busy_blocks_to_ics (const HdBusyBlock *blocks, guint n_blocks, GError **error)
{
  g_autoptr (GString) out = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                                          "PRODID:-//Calendar//Calendar//EN\r\n"
                                          "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");

  for (guint i = 0; i < n_blocks; i++)
    {
      if (!check (&blocks[i], error))
        return NULL;
      add_block (out, &blocks[i]);
    }
  g_string_append (out, "END:VCALENDAR\r\n");

  return g_strdup (out->str);
}

/**
 * hd_busy_block_file_name:
 *
 * Returns: (transfer full): a name that says the day and nothing else
 */
char *
hd_busy_block_file_name (const HdBusyBlock *block, GTimeZone *home)
{
  HdDate day = block->all_day ? block->first_day : hd_zone_to_wall (home, block->start).date;
  g_autofree char *date = hd_date_format_iso (day);

  return g_strconcat (date, ".ics", NULL);
}
