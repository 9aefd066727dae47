/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-invitation.h"

#include <stdio.h>
#include <string.h>

/* What a date and a time take as text, with a Z and a NUL behind them. */
#define TIME_LENGTH 24

/* Files with ten thousand events are written: digits are put down without a format. */
static char *
put_digits (char *at, int value, int n)
{
  for (int i = n - 1; i >= 0; i--)
    {
      at[i] = (char) ('0' + value % 10);
      value /= 10;
    }
  return at + n;
}

static char *
put_date (char *at, HdDate date)
{
  int year, month, day;

  hd_date_get_ymd (date, &year, &month, &day);
  at = put_digits (at, year, 4);
  *at++ = '-';
  at = put_digits (at, month, 2);
  *at++ = '-';
  return put_digits (at, day, 2);
}

static char *
put_wall (char *at, HdWall wall)
{
  if (wall.second >= 86400)
    wall = (HdWall){ wall.date + 1, wall.second - 86400 };
  at = put_date (at, wall.date);
  *at++ = 'T';
  at = put_digits (at, wall.second / 3600, 2);
  *at++ = ':';
  at = put_digits (at, wall.second / 60 % 60, 2);
  *at++ = ':';
  return put_digits (at, wall.second % 60, 2);
}

/**
 * hd_wall_format:
 *
 * Returns: (transfer full): `YYYY-MM-DDTHH:MM:SS`
 */
char *
hd_wall_format (HdWall wall)
{
  char *text = g_malloc (TIME_LENGTH);

  *put_wall (text, wall) = '\0';
  return text;
}

/**
 * hd_wall_parse:
 *
 * Reads what hd_wall_format() writes.
 */
gboolean
hd_wall_parse (const char *text, HdWall *wall)
{
  int hour, minute, second;
  g_autofree char *date = g_strndup (text, 10);

  if (strlen (text) != 19 || text[10] != 'T' || !hd_date_parse_iso (date, &wall->date) ||
      sscanf (text + 11, "%2d:%2d:%2d", &hour, &minute, &second) != 3 || hour > 23 || minute > 59 ||
      second > 59 || hour < 0 || minute < 0 || second < 0)
    return FALSE;

  wall->second = hour * 3600 + minute * 60 + second;
  return TRUE;
}

/* The document is written as text at once: a tree of nodes would take longer than all reading. */

/* Strings are valid UTF-8; what JSON forbids within quotes is escaped. */
static void
write_string (GString *out, const char *value)
{
  g_string_append_c (out, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      gsize n = 0;

      while ((guchar) p[n] >= 0x20 && p[n] != '"' && p[n] != '\\' && p[n] != 0x7f)
        n++;
      g_string_append_len (out, p, (gssize) n);
      p += n;
      switch (*p)
        {
        case '\0':
          p--;
          break;
        case '"':
        case '\\':
          g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
          break;
        case '\n':
          g_string_append (out, "\\n");
          break;
        case '\t':
          g_string_append (out, "\\t");
          break;
        default:
          g_string_append_printf (out, "\\u%04x", (guint) (guchar) *p);
        }
    }
  g_string_append_c (out, '"');
}

static void
write_line (GString *out, int indent)
{
  static const char blanks[] = "\n                ";

  g_string_append_len (out, blanks, 1 + MIN (indent, (int) sizeof blanks - 2));
}

static void
write_key (GString *out, int indent, const char *key)
{
  if (out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  write_line (out, indent);
  g_string_append_c (out, '"');
  g_string_append (out, key);
  g_string_append_len (out, "\" : ", 4);
}

static void
add_string (GString *out, int indent, const char *key, const char *value)
{
  write_key (out, indent, key);
  if (value == NULL)
    g_string_append (out, "null");
  else
    write_string (out, value);
}

static void
add_bool (GString *out, const char *key, gboolean value)
{
  write_key (out, 6, key);
  g_string_append (out, value ? "true" : "false");
}

static void
add_int (GString *out, int indent, const char *key, int value)
{
  write_key (out, indent, key);
  g_string_append_printf (out, "%d", value);
}

static void
add_instant (GString *out, const char *key, gint64 instant)
{
  char text[TIME_LENGTH];

  if (instant != HD_INSTANT_NONE)
    {
      gint64 date = instant / 86400 - (instant % 86400 < 0);
      char *end = put_wall (text, (HdWall){ (HdDate) date, (int) (instant - date * 86400) });

      *end++ = 'Z';
      *end = '\0';
    }
  add_string (out, 6, key, instant != HD_INSTANT_NONE ? text : NULL);
}

static void
add_wall (GString *out, const char *key, HdWall wall, gboolean all_day)
{
  char text[TIME_LENGTH];

  if (wall.date != HD_DATE_NONE)
    *(all_day ? put_date (text, wall.date) : put_wall (text, wall)) = '\0';
  add_string (out, 6, key, wall.date != HD_DATE_NONE ? text : NULL);
}

static void
add_strings (GString *out, int indent, const char *key, GPtrArray *strings)
{
  write_key (out, indent, key);
  g_string_append_c (out, '[');
  for (guint i = 0; i < strings->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_line (out, indent + 2);
      write_string (out, g_ptr_array_index (strings, i));
    }
  if (strings->len > 0)
    write_line (out, indent);
  g_string_append_c (out, ']');
}

static void
add_source (GString *out, const HdInvitation *event)
{
  write_key (out, 6, "ambiguous");
  g_string_append_c (out, '[');
  for (guint i = 0; i < event->questions->len; i++)
    {
      HdQuestion *question = g_ptr_array_index (event->questions, i);

      g_string_append_printf (out, "%s\n        {", i > 0 ? "," : "");
      add_string (out, 10, "field", question->field);
      add_strings (out, 10, "choices", question->choices);
      g_string_append (out, "\n        }");
    }
  g_string_append (out, event->questions->len > 0 ? "\n      ]" : "]");

  write_key (out, 6, "source");
  g_string_append_c (out, '{');
  add_int (out, 8, "start", event->source_start);
  add_int (out, 8, "end", event->source_end);
  g_string_append (out, "\n      }");
}

static void
add_event (GString *out, const HdInvitation *event, gboolean with_source)
{
  g_string_append (out, "\n    {");
  add_string (out, 6, "uid", event->uid);
  add_string (out, 6, "recurrence_id", event->recurrence_id);
  add_int (out, 6, "sequence", event->sequence);
  add_string (out, 6, "method", event->method);
  add_string (out, 6, "status", event->status);
  add_string (out, 6, "summary", event->summary);
  add_string (out, 6, "description", event->description);
  add_instant (out, "start_utc", event->start_utc);
  add_instant (out, "end_utc", event->end_utc);
  add_wall (out, "start_wall", event->start, event->all_day);
  add_wall (out, "end_wall", event->end, event->all_day);
  add_string (out, 6, "zone", event->zone);
  add_bool (out, "zone_known", event->zone_known);
  add_bool (out, "all_day", event->all_day);
  add_string (out, 6, "location", event->location);

  write_key (out, 6, "organizer");
  g_string_append_c (out, '{');
  add_string (out, 8, "name", event->organizer_name);
  add_string (out, 8, "email", event->organizer_email);
  g_string_append (out, "\n      }");

  add_string (out, 6, "join_url", event->join_url);
  add_bool (out, "recurring", event->recurring);
  add_instant (out, "next_utc", event->next_utc);
  add_strings (out, 6, "warnings", event->warnings);
  if (with_source)
    add_source (out, event);
  g_string_append (out, "\n    }");
}

/**
 * hd_invitations_to_json:
 * @events: (element-type HdInvitation)
 * @warnings: (element-type utf8): about the input as a whole
 * @with_source: also `ambiguous` and `source`, which only text from people has
 *
 * The JSON of `calendar show` and `calendar text` (spec/cli.md).
 *
 * Returns: (transfer full): one document, without a line end behind it
 */
char *
hd_invitations_to_json (GPtrArray *events, GPtrArray *warnings, gboolean with_source)
{
  GString *out = g_string_sized_new (1024 + (gsize) events->len * 1024);

  g_string_append (out, "{\n  \"events\" : [");
  for (guint i = 0; i < events->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      add_event (out, g_ptr_array_index (events, i), with_source);
    }
  g_string_append (out, events->len > 0 ? "\n  ]" : "]");
  add_strings (out, 2, "warnings", warnings);
  g_string_append (out, "\n}");

  return g_string_free (out, FALSE);
}
