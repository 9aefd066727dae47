/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-invitation.h"

#include <stdio.h>
#include <string.h>

/**
 * hd_wall_format:
 *
 * Returns: (transfer full): `YYYY-MM-DDTHH:MM:SS`
 */
char *
hd_wall_format (HdWall wall)
{
  g_autofree char *date = NULL;

  if (wall.second >= 86400)
    wall = (HdWall){ wall.date + 1, wall.second - 86400 };
  date = hd_date_format_iso (wall.date);

  return g_strdup_printf ("%sT%02d:%02d:%02d", date, wall.second / 3600, wall.second / 60 % 60,
                          wall.second % 60);
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

static void
add_string (JsonBuilder *builder, const char *key, const char *value)
{
  json_builder_set_member_name (builder, key);
  if (value == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, value);
}

static void
add_instant (JsonBuilder *builder, const char *key, gint64 instant)
{
  g_autofree char *text = NULL;

  if (instant != HD_INSTANT_NONE)
    {
      gint64 date = instant / 86400 - (instant % 86400 < 0);
      g_autofree char *wall =
        hd_wall_format ((HdWall){ (HdDate) date, (int) (instant - date * 86400) });

      text = g_strconcat (wall, "Z", NULL);
    }
  add_string (builder, key, text);
}

static void
add_wall (JsonBuilder *builder, const char *key, HdWall wall, gboolean all_day)
{
  g_autofree char *text = NULL;

  if (wall.date != HD_DATE_NONE)
    text = all_day ? hd_date_format_iso (wall.date) : hd_wall_format (wall);
  add_string (builder, key, text);
}

static void
add_strings (JsonBuilder *builder, const char *key, GPtrArray *strings)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; i < strings->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (strings, i));
  json_builder_end_array (builder);
}

static void
add_source (JsonBuilder *builder, const HdInvitation *event)
{
  json_builder_set_member_name (builder, "ambiguous");
  json_builder_begin_array (builder);
  for (guint i = 0; i < event->questions->len; i++)
    {
      HdQuestion *question = g_ptr_array_index (event->questions, i);

      json_builder_begin_object (builder);
      add_string (builder, "field", question->field);
      add_strings (builder, "choices", question->choices);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "source");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "start");
  json_builder_add_int_value (builder, event->source_start);
  json_builder_set_member_name (builder, "end");
  json_builder_add_int_value (builder, event->source_end);
  json_builder_end_object (builder);
}

static void
add_event (JsonBuilder *builder, const HdInvitation *event, gboolean with_source)
{
  json_builder_begin_object (builder);
  add_string (builder, "uid", event->uid);
  add_string (builder, "recurrence_id", event->recurrence_id);
  json_builder_set_member_name (builder, "sequence");
  json_builder_add_int_value (builder, event->sequence);
  add_string (builder, "method", event->method);
  add_string (builder, "status", event->status);
  add_string (builder, "summary", event->summary);
  add_string (builder, "description", event->description);
  add_instant (builder, "start_utc", event->start_utc);
  add_instant (builder, "end_utc", event->end_utc);
  add_wall (builder, "start_wall", event->start, event->all_day);
  add_wall (builder, "end_wall", event->end, event->all_day);
  add_string (builder, "zone", event->zone);
  json_builder_set_member_name (builder, "zone_known");
  json_builder_add_boolean_value (builder, event->zone_known);
  json_builder_set_member_name (builder, "all_day");
  json_builder_add_boolean_value (builder, event->all_day);
  add_string (builder, "location", event->location);

  json_builder_set_member_name (builder, "organizer");
  json_builder_begin_object (builder);
  add_string (builder, "name", event->organizer_name);
  add_string (builder, "email", event->organizer_email);
  json_builder_end_object (builder);

  add_string (builder, "join_url", event->join_url);
  json_builder_set_member_name (builder, "recurring");
  json_builder_add_boolean_value (builder, event->recurring);
  add_instant (builder, "next_utc", event->next_utc);
  add_strings (builder, "warnings", event->warnings);
  if (with_source)
    add_source (builder, event);
  json_builder_end_object (builder);
}

/**
 * hd_invitations_to_json:
 * @events: (element-type HdInvitation)
 * @warnings: (element-type utf8): about the input as a whole
 * @with_source: also `ambiguous` and `source`, which only text from people has
 *
 * The JSON of `calendar show` and `calendar text` (spec/cli.md).
 *
 * Returns: (transfer full)
 */
JsonNode *
hd_invitations_to_json (GPtrArray *events, GPtrArray *warnings, gboolean with_source)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);
  for (guint i = 0; i < events->len; i++)
    add_event (builder, g_ptr_array_index (events, i), with_source);
  json_builder_end_array (builder);
  add_strings (builder, "warnings", warnings);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
