/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-parse.h"

#include <string.h>

static HdIcsComponent *
component_new (const char *name)
{
  HdIcsComponent *self = g_new0 (HdIcsComponent, 1);

  self->name = name;
  self->properties = g_array_new (FALSE, FALSE, sizeof (HdIcsProperty));
  self->children = g_ptr_array_new ();
  self->open = TRUE;

  return self;
}

static void
component_free (HdIcsComponent *self)
{
  for (guint i = 0; i < self->children->len; i++)
    component_free (g_ptr_array_index (self->children, i));
  g_array_unref (self->properties);
  g_ptr_array_unref (self->children);
  g_free (self);
}

void
hd_ics_file_free (HdIcsFile *self)
{
  if (self == NULL)
    return;

  component_free (self->root);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* CR LF and lone CR become LF; a line end before a blank or tab is a fold and goes, even inside
 * a UTF-8 sequence. */
static char *
unfold (const char *data, gsize length, gsize *out_length)
{
  char *out = g_malloc (length + 1);
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = data[i];

      if (c == '\r')
        {
          if (i + 1 < length && data[i + 1] == '\n')
            i++;
          /* CR CR LF, as some gateways write it */
          else if (i + 2 < length && data[i + 1] == '\r' && data[i + 2] == '\n')
            i += 2;
          c = '\n';
        }
      if (c == '\n' && i + 1 < length && (data[i + 1] == ' ' || data[i + 1] == '\t'))
        {
          i++;
          continue;
        }
      if (c == '\0')
        c = ' ';
      out[n++] = c;
    }
  out[n] = '\0';
  *out_length = n;
  return out;
}

static int
hex (char c)
{
  return g_ascii_isxdigit (c) ? g_ascii_xdigit_value (c) : -1;
}

/* Undoes quoted-printable; a line feed that it hides stays one. */
static char *
unquote_printable (const char *value)
{
  GString *out = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '=' && p[1] != '\0' && hex (p[1]) >= 0 && hex (p[2]) >= 0)
        {
          char c = (char) (hex (p[1]) * 16 + hex (p[2]));

          if (c != '\r' && c != '\0')
            g_string_append_c (out, c);
          p += 2;
        }
      else
        g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

/* The text of a value that is written in ASCII, as vCalendar 1.0 has it, in the charset that is
 * said beside it. NULL: it is none. */
static char *
decode_value (const HdIcsProperty *property, const char *value)
{
  g_autofree char *encoding = NULL, *bytes = NULL, *charset = NULL;

  if (strcasestr (property->parameters, "QUOTED-PRINTABLE") != NULL)
    bytes = unquote_printable (value);
  else if (strcasestr (property->parameters, "BASE64") != NULL &&
           (encoding = hd_ics_parameter (property, "ENCODING")) != NULL &&
           g_ascii_strcasecmp (encoding, "BASE64") == 0)
    {
      gsize n;
      g_autofree guchar *decoded = g_base64_decode (value, &n);

      for (gsize i = 0; i < n; i++)
        if (decoded[i] == '\0' || decoded[i] == '\r')
          decoded[i] = ' ';
      bytes = g_strndup ((const char *) decoded, n);
    }
  if (bytes == NULL)
    return NULL;
  charset = hd_ics_parameter (property, "CHARSET");
  return hd_ics_recode (bytes, charset);
}

/* Whether a line is of a property whose value begins with a year. */
static gboolean
has_time_value (const char *line)
{
  static const char *const names[] = { "DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE" };

  /* Of a large file most lines are none of these. */
  if (strchr ("DdEeRr", *line) == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (line, names[i], strlen (names[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
begins_with_year (const char *value)
{
  while (*value == ' ')
    value++;
  for (guint i = 0; i < 4; i++)
    if (!g_ascii_isdigit (value[i]))
      return FALSE;
  return TRUE;
}

/* Where the value begins: behind the first colon that is not within quotes, nor within an unquoted
 * "TZID=tzone://Microsoft/Utc" or "TZID=(UTC-05:00) Eastern Time"; NULL: no content line. */
static char *
find_colon (char *line, char **parameters)
{
  char *p = line;
  gboolean quoted = FALSE, time = has_time_value (line);

  while (g_ascii_isalnum (*p) || *p == '-' || *p == '_' || *p == '.')
    p++;
  /* "DTSTART ;TZID=…", but no line of a text */
  if (time && *p == ' ' && (p[1] == ';' || p[1] == ':'))
    memmove (p, p + 1, strlen (p));
  if (p == line || (*p != ';' && *p != ':'))
    return NULL;
  *parameters = p;

  for (; *p != '\0'; p++)
    if (*p == '"')
      quoted = !quoted;
    else if (*p == ':' && !quoted && !(**parameters == ';' && strncmp (p, "://", 3) == 0) &&
             !(**parameters == ';' && time && !begins_with_year (p + 1) &&
               strchr (p + 1, ':') != NULL))
      return p;

  /* A quote that never closes: the first colon it is. */
  return strchr (*parameters, ':');
}

typedef struct
{
  HdIcsFile *file;
  HdIcsComponent *stack[HD_ICS_MAX_DEPTH];
  guint depth;
  guint skipped;    /* components open beyond the limits */
  const char *full; /* a value that is as long as lines are joined to */
} Builder;

static HdIcsComponent *
top (Builder *b)
{
  return b->stack[b->depth];
}

/* What never stands within another of these: one that begins closes those whose END was lost. */
static gboolean
stands_alone (const char *name)
{
  static const char *const names[] = { "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
begin (Builder *b, char *name)
{
  HdIcsComponent *component;

  if (b->skipped > 0 || b->depth + 1 >= HD_ICS_MAX_DEPTH ||
      b->file->n_components >= HD_ICS_MAX_COMPONENTS)
    {
      b->skipped++;
      b->file->too_many = TRUE;
      return;
    }
  for (char *p = name; *p != '\0'; p++)
    *p = g_ascii_toupper (*p);
  g_strstrip (name);
  if (stands_alone (name) || strcmp (name, "VCALENDAR") == 0)
    for (guint d = b->depth; d > 0; d--)
      if (stands_alone (b->stack[d]->name) || strcmp (b->stack[d]->name, "VTIMEZONE") == 0)
        b->depth = d - 1;
  component = component_new (g_string_chunk_insert (b->file->strings, name));
  g_ptr_array_add (top (b)->children, component);
  b->stack[++b->depth] = component;
  b->file->n_components++;
}

static void
end (Builder *b, char *name)
{
  g_strstrip (name);
  if (b->skipped > 0)
    {
      b->skipped--;
      return;
    }
  /* An END closes what is open inside; one that closes nothing is ignored. */
  for (guint d = b->depth; d > 0; d--)
    if (g_ascii_strcasecmp (b->stack[d]->name, name) == 0)
      {
        b->stack[d]->open = FALSE;
        b->depth = d - 1;
        return;
      }
}

static void
add_line (Builder *b, char *line, char *colon, char *parameters)
{
  HdIcsProperty property;
  char *value = colon + 1;
  g_autofree char *decoded = NULL;
  gsize n = (gsize) (parameters - line);

  *colon = '\0';
  if (n == 5 && g_ascii_strncasecmp (line, "BEGIN", n) == 0)
    {
      begin (b, value);
      return;
    }
  if (n == 3 && g_ascii_strncasecmp (line, "END", n) == 0)
    {
      end (b, value);
      return;
    }
  if (b->skipped > 0)
    return;

  if (top (b)->properties->len >= HD_ICS_MAX_PROPERTIES)
    {
      b->file->too_many = TRUE;
      return;
    }

  property.loose = FALSE;
  for (gsize i = 0; i < n; i++)
    {
      property.loose |= g_ascii_islower (line[i]);
      line[i] = g_ascii_toupper (line[i]);
    }

  /* Attachments are never looked at, and can be large. */
  if (n == 6 && strncmp (line, "ATTACH", 6) == 0)
    return;
  property.parameters =
    *parameters != '\0' ? g_string_chunk_insert (b->file->strings, parameters) : "";
  *parameters = '\0';
  property.name = g_string_chunk_insert_const (b->file->strings, line);
  if (*property.parameters != '\0')
    {
      decoded = decode_value (&property, value);
      value = decoded != NULL ? decoded : value;
    }
  property.value = g_string_chunk_insert (b->file->strings, value);
  g_array_append_val (top (b)->properties, property);
}

/* Text that stands on a line of its own belongs to the value before it, but not to a time: that
 * would be lost with it. A list of times that is not at its end goes on there. */
static void
continue_value (Builder *b, const char *line)
{
  GArray *properties = top (b)->properties;
  HdIcsProperty *last;
  g_autofree char *joined = NULL;

  if (b->skipped > 0 || properties->len == 0 || *line == '\0')
    return;
  if (g_array_index (properties, HdIcsProperty, properties->len - 1).value == b->full)
    return;
  last = &g_array_index (properties, HdIcsProperty, properties->len - 1);
  if (has_time_value (last->name) && !g_str_has_suffix (last->value, ","))
    return;
  /* Such text is short where it occurs; joining without end would be quadratic. */
  if (strlen (last->value) > 16384 || strlen (line) > 16384)
    {
      if (strlen (line) <= 16384)
        b->full = last->value;
      return;
    }
  joined = g_strconcat (last->value, has_time_value (last->name) ? "" : "\\n", line, NULL);
  last->value = g_string_chunk_insert (b->file->strings, joined);
}

/* Joins a line of quoted-printable with those that it goes on in; returns the line behind. */
static char *
join_soft_breaks (char *line, char *next)
{
  gsize n = strlen (line);

  if (n == 0 || line[n - 1] != '=' || strcasestr (line, "QUOTED-PRINTABLE") == NULL)
    return next;
  while (next != NULL && n > 0 && line[n - 1] == '=')
    {
      char *after = strchr (next, '\n');
      gsize rest = after != NULL ? (gsize) (after - next) : strlen (next);

      memmove (line + n - 1, next, rest);
      n += rest - 1;
      line[n] = '\0';
      next = after != NULL ? after + 1 : NULL;
    }
  return next;
}

/* Whether the last line of a file says a date where a time was begun: "DTSTART;TZID=…:20261203". */
static gboolean
is_torn_time (const char *line, const char *parameters, const char *value)
{
  return has_time_value (line) && strpbrk (value, "Tt") == NULL &&
         (strcasestr (parameters, "VALUE=DATE") == NULL ||
          strcasestr (parameters, "VALUE=DATE-TIME") != NULL);
}

/**
 * hd_ics_parse:
 * @data: UTF-8 (see hd_ics_decode()), but for invalid sequences that folding tore
 *
 * Cuts a calendar file into components. It never fails: what is no content line is text of the
 * line before.
 */
HdIcsFile *
hd_ics_parse (const char *data, gsize length)
{
  HdIcsFile *file = g_new0 (HdIcsFile, 1);
  gsize n;
  g_autofree char *text = unfold (data, length, &n);
  g_autofree char *valid = g_utf8_validate (text, (gssize) n, NULL) ? NULL : hd_ics_mend (text, n);
  char *line = valid != NULL ? valid : text;
  Builder b = { .file = file };

  file->strings = g_string_chunk_new (4096);
  file->root = component_new ("");
  b.stack[0] = file->root;

  while (line != NULL && *line != '\0')
    {
      char *next = *line == '\n' ? line : strchr (line, '\n');
      char *colon, *parameters = NULL;

      if (*line == '\n')
        {
          line++;
          continue;
        }
      if (next != NULL)
        *next++ = '\0';
      next = join_soft_breaks (line, next);
      colon = find_colon (line, &parameters);
      if (colon != NULL && next == NULL && b.depth > 0 && is_torn_time (line, parameters, colon))
        break;
      if (colon != NULL)
        add_line (&b, line, colon, parameters);
      else
        continue_value (&b, line);
      line = next;
    }

  return file;
}

/**
 * hd_ics_get:
 *
 * Returns: (nullable): the first property of that name; one in capitals before others, which may be
 *   a line of a text that was broken: "Location: to be told"
 */
const HdIcsProperty *
hd_ics_get (const HdIcsComponent *component, const char *name)
{
  const HdIcsProperty *loose = NULL;

  for (guint i = 0; i < component->properties->len; i++)
    {
      const HdIcsProperty *property = &g_array_index (component->properties, HdIcsProperty, i);

      /* Nearly all begin with another letter. */
      if (*property->name != *name || strcmp (property->name, name) != 0)
        continue;
      if (!property->loose)
        return property;
      if (loose == NULL)
        loose = property;
    }
  return loose;
}

const char *
hd_ics_value (const HdIcsComponent *component, const char *name)
{
  const HdIcsProperty *property = hd_ics_get (component, name);

  return property == NULL ? NULL : property->value;
}

/**
 * hd_ics_parameter:
 * @name: in capitals
 *
 * Returns: (transfer full) (nullable): its value without quotes
 */
char *
hd_ics_parameter (const HdIcsProperty *property, const char *name)
{
  const char *p = property->parameters;
  gsize n = strlen (name);

  while (*p == ';')
    {
      const char *start = ++p;
      gboolean quoted = FALSE;

      while (*p != '\0' && (quoted || *p != ';'))
        {
          if (*p == '"')
            quoted = !quoted;
          /* "TZID=Pacific Time (US & Canada)\\; Tijuana" */
          p += *p == '\\' && p[1] == ';' ? 2 : 1;
        }
      if (g_ascii_strncasecmp (start, name, n) == 0 && start[n] == '=')
        {
          g_autofree char *value = g_strndup (start + n + 1, (gsize) (p - start) - n - 1);
          gsize length;

          g_strstrip (value);
          length = strlen (value);
          if (length >= 2 && *value == '"' && value[length - 1] == '"')
            return g_strndup (value + 1, length - 2);
          /* A quote that was opened and closed in the wrong place. */
          if (*value == '"')
            return g_strdup (value + 1);
          return g_steal_pointer (&value);
        }
    }
  return NULL;
}

/**
 * hd_ics_text:
 *
 * Undoes the escapes of a TEXT value (RFC 5545, 3.3.11), also where they stand in front of what
 * needs none.
 */
char *
hd_ics_text (const char *value)
{
  gsize length = strlen (value);
  GString *out;

  if (memchr (value, '\\', length) == NULL)
    return g_strndup (value, length);

  out = g_string_sized_new (length);
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p != '\\')
        {
          g_string_append_c (out, *p);
          continue;
        }
      switch (p[1])
        {
        case 'n':
        case 'N':
          g_string_append_c (out, '\n');
          p++;
          break;
        case '\\':
        case ',':
        case ';':
        case ':':
        case '"':
          g_string_append_c (out, p[1]);
          p++;
          break;
        default:
          g_string_append_c (out, '\\');
        }
    }
  return g_string_free (out, FALSE);
}
