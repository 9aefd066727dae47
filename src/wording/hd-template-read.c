/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-template-private.h"

#include <string.h>

#include "hd-error.h"
#include "hd-request-facts.h"

/*
 * One template file, line by line, into the sections that hd-template.h describes.
 */

/* A template file is written by us or by a translator; nothing honest comes near this. */
#define MAX_FILE_BYTES ((gsize) 1024 * 1024)

static void
line_clear (gpointer data)
{
  g_free (((HdLine *) data)->text);
}

static void
part_clear (gpointer data)
{
  g_free (((HdPart *) data)->pool);
}

/* C escapes, and \\s for a blank at an end, where blanks are not kept. */
static char *
unescape (const char *text)
{
  g_autoptr (GString) escaped = g_string_new (text);

  g_string_replace (escaped, "\\s", "\\040", 0);
  return g_strcompress (escaped->str);
}

typedef enum
{
  SECTION_NONE,
  SECTION_SETTINGS,
  SECTION_TYPES,
  SECTION_POOL,
  SECTION_FRAME,
} Section;

typedef struct
{
  HdTemplates *self;
  Section section;
  HdPool *pool;
  HdFrame *frame;
  gboolean own_types; /* this file has begun its list of leave types */
} Reader;

static gboolean
open_pool (Reader *reader, const char *rest, GError **error)
{
  g_auto (GStrv) words = g_strsplit (rest, " ", -1);
  guint n = g_strv_length (words);

  if (n < 1 || n > 2 || *words[0] == '\0' ||
      (n == 2 && !(g_ascii_isupper (words[1][0]) && words[1][1] == '\0')))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "write [pool NAME] or [pool NAME X]");
      return FALSE;
    }

  HdPool *pool = g_new0 (HdPool, 1);

  pool->name = g_strdup (words[0]);
  if (n == 2)
    pool->slot = words[1][0];
  pool->lines = g_array_new (FALSE, FALSE, sizeof (HdLine));
  g_array_set_clear_func (pool->lines, line_clear);
  g_hash_table_replace (reader->self->pools, pool->name, pool);
  reader->section = SECTION_POOL;
  reader->pool = pool;
  return TRUE;
}

static gboolean
open_frame (Reader *reader, const char *rest, GError **error)
{
  g_auto (GStrv) fields = g_strsplit (rest, " / ", 3);
  HdFrame frame = { 0 };

  if (g_strv_length (fields) < 2)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE,
                   "write [frame SITUATIONS / CHANNELS / conditions]");
      return FALSE;
    }

  for (guint field = 0; field < 2; field++)
    {
      g_auto (GStrv) names = g_strsplit (fields[field], " ", -1);

      for (guint i = 0; names[i] != NULL; i++)
        {
          HdSituation situation;
          HdChannel channel;

          if (field == 0 && strcmp (names[i], "all") == 0)
            frame.situations = G_MAXUINT32;
          else if (field == 0 && hd_situation_parse (names[i], &situation))
            frame.situations |= 1u << situation;
          else if (field == 1 && hd_channel_parse (names[i], &channel))
            frame.channels |= 1u << channel;
          else
            {
              g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "“%s” is no %s", names[i],
                           field == 0 ? "situation" : "channel");
              return FALSE;
            }
        }
    }
  if (!hd_condition_parse (fields[2] != NULL ? fields[2] : "", &frame.condition, error))
    return FALSE;

  frame.parts = g_array_new (FALSE, FALSE, sizeof (HdPart));
  g_array_set_clear_func (frame.parts, part_clear);
  g_array_append_val (reader->self->frames, frame);
  reader->frame = &g_array_index (reader->self->frames, HdFrame, reader->self->frames->len - 1);
  reader->section = SECTION_FRAME;
  return TRUE;
}

static gboolean
open_section (Reader *reader, char *line, GError **error)
{
  char *end = strrchr (line, ']');

  if (end == NULL || end[1] != '\0')
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "a section is written [like this]");
      return FALSE;
    }
  *end = '\0';
  line++;

  if (strcmp (line, "settings") == 0)
    reader->section = SECTION_SETTINGS;
  else if (strcmp (line, "types") == 0)
    {
      reader->section = SECTION_TYPES;
      if (!reader->own_types)
        g_ptr_array_set_size (reader->self->types, 0);
      reader->own_types = TRUE;
    }
  else if (g_str_has_prefix (line, "pool "))
    return open_pool (reader, g_strstrip (line + 5), error);
  else if (g_str_has_prefix (line, "frame "))
    return open_frame (reader, g_strstrip (line + 6), error);
  else
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "there is no section “%s”", line);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_parts (Reader *reader, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  HdJoin join = HD_JOIN_SENTENCE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *word = words[i];
      HdPart part = { .join = join };
      char *mark;

      if (*word == '\0')
        continue;
      if (strcmp (word, "/") == 0)
        join = HD_JOIN_PARAGRAPH;
      else if (strcmp (word, "|") == 0)
        join = HD_JOIN_LINE;
      else if (strcmp (word, ";") == 0)
        join = HD_JOIN_CLAUSE;
      else if (strcmp (word, ",") == 0)
        join = HD_JOIN_COMMA;
      else
        {
          mark = strpbrk (word, "*+?");
          if (mark != NULL)
            {
              if (*mark == '*')
                part.main = TRUE;
              else if (*mark == '+')
                part.pad = TRUE;
              else if (!g_ascii_isdigit (mark[1]) || mark[1] == '0' || mark[2] != '\0')
                {
                  g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "“%s”: write part?1 to part?9",
                               word);
                  return FALSE;
                }
              else
                part.rank = mark[1] - '0';
              *mark = '\0';
            }
          part.pool = g_strdup (word);
          g_array_append_val (reader->frame->parts, part);
          join = HD_JOIN_SENTENCE;
        }
    }

  return TRUE;
}

static gboolean
read_key (Reader *reader, char *line, GError **error)
{
  char *equals = strchr (line, '=');

  if (equals == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "there is no “=” in this line");
      return FALSE;
    }
  *equals = '\0';

  char *key = g_strstrip (line), *value = g_strstrip (equals + 1);

  if (reader->section == SECTION_SETTINGS)
    g_hash_table_replace (reader->self->settings, g_strdup (key), unescape (value));
  else if (reader->section == SECTION_TYPES)
    {
      HdLeaveType *type = g_new0 (HdLeaveType, 1);

      type->earned = !g_str_has_suffix (key, "!");
      if (!type->earned)
        key[strlen (key) - 1] = '\0';
      type->key = g_strdup (g_strstrip (key));
      type->words = g_strdup (value);
      g_ptr_array_add (reader->self->types, type);
    }
  else if (strcmp (key, "subject") == 0)
    {
      g_free (reader->frame->subject);
      reader->frame->subject = g_strdup (value);
    }
  else if (strcmp (key, "body") == 0)
    return read_parts (reader, value, error);
  else
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "a frame has subject and body, no “%s”", key);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_pool_line (Reader *reader, char *line, GError **error)
{
  char *bar = strchr (line, '|');
  HdLine entry = { 0 };

  if (bar == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "write conditions | text");
      return FALSE;
    }
  *bar = '\0';
  if (!hd_condition_parse (g_strstrip (line), &entry.condition, error))
    return FALSE;

  entry.text = unescape (g_strstrip (bar + 1));
  g_array_append_val (reader->pool->lines, entry);
  return TRUE;
}

static gboolean
read_line (Reader *reader, char *line, GError **error)
{
  g_strstrip (line);
  if (*line == '\0' || *line == '#')
    return TRUE;
  if (*line == '[' && strchr (line, '|') == NULL)
    return open_section (reader, line, error);

  switch (reader->section)
    {
    case SECTION_SETTINGS:
    case SECTION_TYPES:
    case SECTION_FRAME:
      return read_key (reader, line, error);
    case SECTION_POOL:
      return read_pool_line (reader, line, error);
    case SECTION_NONE:
    default:
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "this line stands before the first section");
      return FALSE;
    }
}

/**
 * hd_templates_read_file:
 * @name: of the file, for errors
 *
 * Reads a file on top of what is there. Fails with %HD_ERROR_PARSE; the message names file and
 * line.
 */
gboolean
hd_templates_read_file (HdTemplates *self, GBytes *file, const char *name, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (file, &size);
  Reader reader = { .self = self };

  if (size > MAX_FILE_BYTES || !g_utf8_validate_len (data, size, NULL))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "%s: this is no text of at most %d bytes", name,
                   (int) MAX_FILE_BYTES);
      return FALSE;
    }

  g_autofree char *text = g_strndup (data, size);
  char *line = text;

  for (guint number = 1; line != NULL; number++)
    {
      char *next = strchr (line, '\n');

      if (next != NULL)
        *next++ = '\0';
      if (!read_line (&reader, line, error))
        {
          g_prefix_error (error, "%s, line %u: ", name, number);
          return FALSE;
        }
      line = next;
    }

  return TRUE;
}
