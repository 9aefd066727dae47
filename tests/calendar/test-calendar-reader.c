/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-json.h"
#include "hd-calendar-reader.h"
#include "hd-error.h"
#include "hd-patience.h"
#include "hd-read-bytes.h"

/*
 * Each file in tests/data/calendar/ has what it must be read as beside it, line by line:
 *   count N | INDEX FIELD VALUE (null for none, \n for a line end) | warns INDEX TEXT | file TEXT
 * Today is 2026-11-16, home is Berlin.
 */

/* A member of the event's JSON as text; "organizer.name" goes one level down. */
static char *
member_text (JsonObject *event, const char *field)
{
  g_auto (GStrv) path = g_strsplit (field, ".", 2);
  JsonNode *node;
  GValue value = G_VALUE_INIT;

  if (path[1] != NULL)
    event = json_object_get_object_member (event, path[0]);
  node = json_object_get_member (event, path[1] != NULL ? path[1] : path[0]);
  g_assert_nonnull (node);
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("null");
  json_node_get_value (node, &value);
  if (G_VALUE_HOLDS_BOOLEAN (&value))
    return g_strdup (g_value_get_boolean (&value) ? "true" : "false");
  if (G_VALUE_HOLDS_INT64 (&value))
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_value_get_int64 (&value));

  char *text = g_value_dup_string (&value);

  g_value_unset (&value);
  return text;
}

static gboolean
any_contains (JsonArray *texts, const char *text)
{
  for (guint i = 0; i < json_array_get_length (texts); i++)
    if (strstr (json_array_get_string_element (texts, i), text) != NULL)
      return TRUE;
  return FALSE;
}

static void
check_line (JsonObject *root, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  JsonArray *events = json_object_get_array_member (root, "events");
  const char *rest = strchr (line, ' ') + 1;

  if (strcmp (words[0], "count") == 0)
    g_assert_cmpuint (json_array_get_length (events), ==, g_ascii_strtoull (words[1], NULL, 10));
  else if (strcmp (words[0], "file") == 0)
    g_assert_true (any_contains (json_object_get_array_member (root, "warnings"), rest));
  else if (strcmp (words[0], "warns") == 0)
    {
      guint i = (guint) g_ascii_strtoull (words[1], NULL, 10);
      JsonObject *event = json_array_get_object_element (events, i);

      g_assert_true (any_contains (json_object_get_array_member (event, "warnings"), words[2]));
    }
  else
    {
      guint i = (guint) g_ascii_strtoull (words[0], NULL, 10);
      g_autofree char *got = NULL;
      g_auto (GStrv) lines = NULL;
      g_autofree char *escaped = NULL;

      g_assert_cmpuint (i, <, json_array_get_length (events));
      got = member_text (json_array_get_object_element (events, i), words[1]);
      lines = g_strsplit (got, "\n", -1);
      escaped = g_strjoinv ("\\n", lines);
      g_assert_cmpstr (escaped, ==, words[2]);
    }
}

static void
test_file (gconstpointer data)
{
  const char *expect_path = data;
  g_autofree char *path = g_strndup (expect_path, strlen (expect_path) - strlen (".expect"));
  g_autofree char *content = NULL, *expect = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_file_get_contents (expect_path, &expect, NULL, &error);
  g_assert_no_error (error);

  g_autoptr (HdCalendarFile) file = read_bytes (content, length, &error);

  g_assert_no_error (error);

  /* What is checked is what arrives on the other side of the wire. */
  g_autoptr (GBytes) wire = hd_calendar_file_to_bytes (file);
  g_autoptr (HdCalendarFile) copy = hd_calendar_file_new_from_bytes (wire, &error);

  g_assert_no_error (error);

  g_autofree char *text = hd_invitations_to_json (copy->events, copy->warnings, FALSE);
  g_autoptr (JsonNode) json = hd_json_parse (text, -1, &error);
  g_auto (GStrv) lines = g_strsplit (expect, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        g_test_message ("%s", lines[i]);
        check_line (json_node_get_object (json), lines[i]);
      }
}

static HdInvitation *
sample_event (void)
{
  HdInvitation *event = hd_invitation_new ();

  event->uid = g_strdup ("u");
  event->sequence = -1;
  event->stamp = 1795600800;
  event->summary = g_strdup ("Gespräch");
  event->start = (HdWall){ hd_date_new (2026, 12, 3), 50400 };
  event->end = (HdWall){ hd_date_new (2026, 12, 3), 86400 };
  event->zone = g_strdup ("Europe/Berlin");
  event->start_utc = -1;
  event->end_utc = 4102444800;
  hd_question_add (hd_invitation_ask (event, "end"), "2026-12-03T15:00:00");
  hd_question_add (hd_invitation_ask (event, "end"), "2026-12-03T15:30:00");
  hd_invitation_warn (event, "odd");
  return event;
}

/* From the other side nothing is believed: what is cut or changed is refused, or is another whole
 * value. */
static void
test_wire (void)
{
  g_autoptr (HdCalendarFile) file = hd_calendar_file_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  g_ptr_array_add (file->events, sample_event ());
  g_ptr_array_add (file->warnings, g_strdup ("a warning"));

  g_autoptr (GBytes) wire = hd_calendar_file_to_bytes (file);
  g_autoptr (HdCalendarFile) copy = hd_calendar_file_new_from_bytes (wire, NULL);
  g_autoptr (GBytes) again = hd_calendar_file_to_bytes (copy);
  gsize length;
  const guint8 *data = g_bytes_get_data (wire, &length);
  HdInvitation *event = g_ptr_array_index (copy->events, 0);

  g_assert_true (g_bytes_equal (wire, again));
  g_assert_cmpint (event->sequence, ==, -1);
  g_assert_cmpint (event->start_utc, ==, -1);
  g_assert_cmpuint (hd_invitation_question (event, "end")->choices->len, ==, 2);

  for (gsize n = 0; n < length; n++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, n);
      g_autoptr (GError) error = NULL;

      g_assert_null (hd_calendar_file_new_from_bytes (cut, &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
    }
  for (guint round = 0; round < 20000; round++)
    {
      g_autofree guint8 *changed = g_memdup2 (data, length);

      for (guint k = 0; k <= round % 4; k++)
        changed[g_rand_int_range (random, 0, (gint32) length)] =
          (guint8) g_rand_int_range (random, 0, 256);

      g_autoptr (GBytes) bytes = g_bytes_new (changed, length);
      g_autoptr (HdCalendarFile) other = hd_calendar_file_new_from_bytes (bytes, NULL);
      g_autoptr (GBytes) written = other != NULL ? hd_calendar_file_to_bytes (other) : NULL;

      /* A choice that stands twice is one; else there is one way to write a value. */
      g_assert_true (written == NULL || g_bytes_equal (bytes, written) ||
                     g_bytes_get_size (written) < length);
    }
}

/* What is no calendar is refused, and what is cut anywhere or damaged does no harm. */
static void
test_damage (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "calendar", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (g_str_has_suffix (name, ".expect") ||
          !g_file_get_contents (path, &content, &length, NULL))
        continue;
      for (int round = 0; round < 40; round += (int) hd_one_in ())
        {
          g_autofree char *copy = g_memdup2 (content, length);
          gsize n = length;

          if (round % 2 == 0)
            n = (gsize) g_rand_int_range (random, 0, (gint32) length);
          for (int k = 0; k < round && n > 0; k++)
            copy[g_rand_int_range (random, 0, (gint32) n)] =
              (char) g_rand_int_range (random, 0, 256);

          g_autoptr (HdCalendarFile) file = read_bytes (copy, n, NULL);

          if (file != NULL)
            {
              g_autofree char *text = hd_invitations_to_json (file->events, file->warnings, FALSE);
              g_autoptr (JsonNode) json = hd_json_parse (text, -1, NULL);
              g_autoptr (GBytes) wire = hd_calendar_file_to_bytes (file);
              g_autoptr (HdCalendarFile) arrived = hd_calendar_file_new_from_bytes (wire, NULL);

              g_assert_nonnull (json);
              g_assert_nonnull (arrived);
            }
        }
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = { "", "hello", "<html>", "\n\n\n", "END:VCALENDAR" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdCalendarFile) file = read_bytes (texts[i], strlen (texts[i]), &error);

      if (file != NULL)
        g_assert_cmpuint (file->events->len, ==, 0);
      else
        g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
    }
}

/* What is often saved for a calendar is called by its name. */
static void
test_no_calendar (void)
{
  static const struct
  {
    const char *data;
    const char *says;
  } rows[] = {
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "Outlook" },
    { "<!DOCTYPE html><html><title>Sign in</title></html>", "web page" },
    { "PK\x03\x04", "neither" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_bytes (rows[i].data, strlen (rows[i].data), &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
      g_assert_nonnull (strstr (error->message, rows[i].says));
    }
}

/* Of two definitions of one name nobody knows which is meant, unless they say the same. */
static void
test_zone_twice (void)
{
  static const struct
  {
    const char *first, *second, *name;
    gboolean known;
  } rows[] = {
    { "-0500", "+0300", "Foo", FALSE },
    { "+0300", "-0500", "Foo", FALSE },
    { "-0500", "-0500", "Foo", TRUE },
    { "-0500", "nonsense", "Foo", TRUE },
    /* of what is written otherwise, one in the same letters */
    { "-0500", "-0500", "foo", TRUE },
    { "-0500", "-0500", "FOO", FALSE },
    { "+0000", "+0000", "FOO", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("BEGIN:VCALENDAR\n"
                         "BEGIN:VTIMEZONE\nTZID:Foo\nBEGIN:STANDARD\nDTSTART:16010101T000000\n"
                         "TZOFFSETFROM:%s\nTZOFFSETTO:%s\nEND:STANDARD\nEND:VTIMEZONE\n"
                         "BEGIN:VTIMEZONE\nTZID:\"foo\"\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
                         "TZOFFSETFROM:+0000\nTZOFFSETTO:+0000\nEND:STANDARD\nEND:VTIMEZONE\n"
                         "BEGIN:VTIMEZONE\nTZID:Foo\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
                         "TZOFFSETFROM:%s\nTZOFFSETTO:%s\nEND:STANDARD\nEND:VTIMEZONE\n"
                         "BEGIN:VEVENT\nDTSTART;TZID=%s:20261203T130000\nEND:VEVENT\nEND:"
                         "VCALENDAR\n",
                         rows[i].first, rows[i].first, rows[i].second, rows[i].second,
                         rows[i].name);
      g_autoptr (HdCalendarFile) file = read_bytes (text, strlen (text), NULL);
      const HdInvitation *event = g_ptr_array_index (file->events, 0);

      g_test_message ("row %u", i);
      g_assert_cmpint (event->zone_known, ==, rows[i].known);
      g_assert_true ((event->start_utc != HD_INSTANT_NONE) == rows[i].known);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "data", "calendar", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".expect"))
      {
        g_autofree char *test = g_strconcat ("/calendar/file/", name, NULL);
        char *path = g_build_filename (folder, name, NULL);

        g_ptr_array_add (paths, path);
        g_test_add_data_func (test, path, test_file);
      }
  g_assert_cmpuint (paths->len, >, 70);

  g_test_add_func ("/calendar/wire", test_wire);
  g_test_add_func ("/calendar/refused", test_refused);
  g_test_add_func ("/calendar/no-calendar", test_no_calendar);
  g_test_add_func ("/calendar/damage", test_damage);
  g_test_add_func ("/calendar/zone-twice", test_zone_twice);

  return g_test_run ();
}
