/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-private.h"

#include <string.h>

#include "hd-html-entities.h"

/*
 * Makes well-formed XML of what is sent as such, before a parser sees it. Names that HTML knows
 * become characters, other ampersands and angle brackets become text; declarations, DOCTYPEs with
 * their entities, comments and instructions go; each tag is closed where it ends, what is too deep
 * is flattened. So the parser has no entity to expand and nothing to load.
 */

#define MAX_DEPTH 200u
#define MAX_LOOK 64u
/* On one tag; the parser compares each with all before it. */
#define MAX_ATTRIBUTES 256u

typedef struct
{
  const char *name; /* in the source */
  guint length;
  gboolean written;
} Open;

typedef struct
{
  const char *p;
  const char *end;
  GString *out;
  GArray *open; /* of Open */
  guint n_written;
  gboolean in_entry; /* an item or entry began and did not end */
  gboolean had_subset;
} Mender;

/* What is written goes on in pieces of about this size. */
#define PIECE ((gsize) 64 * 1024)

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_' || (guint8) c >= 0x80;
}

static gboolean
is_name (char c)
{
  return is_name_start (c) || g_ascii_isdigit (c) || c == '-' || c == '.' || c == ':';
}

static void
write_character (GString *out, gunichar c)
{
  if (c == '<')
    g_string_append (out, "&lt;");
  else if (c == '>')
    g_string_append (out, "&gt;");
  else if (c == '&')
    g_string_append (out, "&amp;");
  else if (c == '"')
    g_string_append (out, "&quot;");
  else if (c >= 0x20 || c == '\t' || c == '\n')
    g_string_append_unichar (out, c);
}

/* The characters from @p to @end that XML can hold; with @references these are resolved, and what
 * is no reference is text. */
static void
write_text (GString *out, const char *p, const char *end, gboolean references)
{
  while (p < end)
    {
      const char *from = p;

      while (p < end && (guint8) *p >= 0x20 && *p != '&' && *p != '<' && *p != '>' && *p != '"' &&
             (guint8) *p != 0xef)
        p++;
      g_string_append_len (out, from, p - from);
      if (p == end)
        return;

      if (*p == '&' && references)
        {
          gunichar points[2] = { 0 };
          gsize n = hd_html_reference_read (p, (gsize) (end - p), TRUE, points);

          if (n > 0)
            {
              write_character (out, points[0]);
              if (points[1] != 0)
                write_character (out, points[1]);
              p += n;
              continue;
            }
        }
      if ((guint8) *p == 0xef)
        {
          gunichar c = g_utf8_get_char (p);

          if (c != 0xfffe && c != 0xffff && c != 0xfeff)
            g_string_append_unichar (out, c);
          p = g_utf8_next_char (p);
          continue;
        }
      write_character (out, *p == '\r' ? '\n' : (gunichar) *p);
      p++;
    }
}

/* Moves behind @mark, or to the end. */
static const char *
find_behind (const char *p, const char *end, const char *mark)
{
  const char *found = g_strstr_len (p, end - p, mark);

  return found != NULL ? found + strlen (mark) : end;
}

static void
skip_doctype (Mender *self)
{
  int brackets = 0;
  char quote = '\0';

  for (; self->p < self->end; self->p++)
    {
      char c = *self->p;

      if (quote != '\0')
        {
          if (c == quote)
            quote = '\0';
        }
      else if (c == '"' || c == '\'')
        quote = c;
      else if (c == '[')
        {
          brackets++;
          self->had_subset = TRUE;
        }
      else if (c == ']')
        brackets--;
      else if (c == '>' && brackets <= 0)
        {
          self->p++;
          return;
        }
    }
}

static gboolean
is_entry (const Open *open)
{
  const char *colon = memchr (open->name, ':', open->length);
  const char *name = colon != NULL ? colon + 1 : open->name;
  gsize length = open->length - (gsize) (name - open->name);

  return (length == 4 && g_ascii_strncasecmp (name, "item", 4) == 0) ||
         (length == 5 && g_ascii_strncasecmp (name, "entry", 5) == 0);
}

static void
close_last (Mender *self)
{
  Open *last = &g_array_index (self->open, Open, self->open->len - 1);

  if (last->written)
    {
      g_string_append (self->out, "</");
      g_string_append_len (self->out, last->name, last->length);
      g_string_append_c (self->out, '>');
      self->n_written--;
    }
  g_array_set_size (self->open, self->open->len - 1);
}

static void
read_end_tag (Mender *self)
{
  const char *name = self->p + 2;
  const char *p = name;
  Open closed;
  guint n;

  while (p < self->end && is_name (*p))
    p++;
  closed.name = name;
  closed.length = (guint) (p - name);
  while (p < self->end && *p != '>' && *p != '<')
    p++;
  self->p = p < self->end && *p == '>' ? p + 1 : p;

  for (n = self->open->len; n > 0 && self->open->len - n < MAX_LOOK; n--)
    {
      const Open *open = &g_array_index (self->open, Open, n - 1);

      if (open->length == closed.length && memcmp (open->name, name, closed.length) == 0)
        {
          while (self->open->len >= n)
            close_last (self);
          if (is_entry (&closed))
            self->in_entry = FALSE;
          return;
        }
    }
}

static void
write_attribute (Mender *self, const char *name, gsize n, const char *value, gsize length)
{
  g_string_append_c (self->out, ' ');
  g_string_append_len (self->out, name, (gssize) n);
  g_string_append (self->out, "=\"");
  write_text (self->out, value, value + length, TRUE);
  g_string_append_c (self->out, '"');
}

static void
read_start_tag (Mender *self)
{
  Open open = { .name = self->p + 1 };
  const char *p = open.name;
  gboolean empty = FALSE;
  guint n_attributes = 0;

  while (p < self->end && is_name (*p))
    p++;
  open.length = (guint) (p - open.name);
  open.written = self->n_written < MAX_DEPTH;
  g_string_append_c (self->out, '<');
  g_string_append_len (self->out, open.name, open.length);

  while (p < self->end && *p != '>' && *p != '<')
    {
      const char *name = p;
      const char *value;
      gsize n;

      if (!is_name_start (*p))
        {
          empty = *p == '/';
          p++;
          continue;
        }
      empty = FALSE;
      while (p < self->end && is_name (*p))
        p++;
      n = (gsize) (p - name);
      while (p < self->end && g_ascii_isspace (*p))
        p++;
      if (p == self->end || *p != '=')
        continue;
      for (p++; p < self->end && g_ascii_isspace (*p); p++)
        ;
      if (p < self->end && (*p == '"' || *p == '\''))
        {
          const char *close = memchr (p + 1, *p, (gsize) (self->end - p - 1));

          value = p + 1;
          if (close == NULL)
            {
              p = self->end;
              break;
            }
          p = close + 1;
          if (n_attributes++ < MAX_ATTRIBUTES)
            write_attribute (self, name, n, value, (gsize) (close - value));
        }
      else
        {
          value = p;
          while (p < self->end && !g_ascii_isspace (*p) && *p != '>')
            p++;
          if (n_attributes++ < MAX_ATTRIBUTES)
            write_attribute (self, name, n, value, (gsize) (p - value));
        }
    }
  if (p < self->end && *p == '>')
    p++;
  self->p = p;

  /* What is too deep ends at once: its content stands behind it. */
  g_string_append (self->out, empty || !open.written ? "/>" : ">");
  if (empty)
    return;
  if (open.written)
    self->n_written++;
  g_array_append_val (self->open, open);
  if (is_entry (&open))
    self->in_entry = TRUE;
}

static void
read_markup (Mender *self)
{
  const char *p = self->p;
  gsize left = (gsize) (self->end - p);

  if (left >= 4 && memcmp (p, "<!--", 4) == 0)
    self->p = find_behind (p + 4, self->end, "-->");
  else if (left >= 9 && memcmp (p, "<![CDATA[", 9) == 0)
    {
      const char *behind = find_behind (p + 9, self->end, "]]>");
      const char *close =
        behind - p >= 12 && memcmp (behind - 3, "]]>", 3) == 0 ? behind - 3 : behind;

      if (self->open->len > 0)
        write_text (self->out, p + 9, close, FALSE);
      self->p = behind;
    }
  else if (left >= 9 && g_ascii_strncasecmp (p, "<!DOCTYPE", 9) == 0 && self->open->len == 0)
    skip_doctype (self);
  else if (left >= 2 && p[1] == '?')
    self->p = find_behind (p, self->end, "?>");
  else if (left >= 3 && p[1] == '/' && is_name_start (p[2]))
    read_end_tag (self);
  else if (left >= 2 && is_name_start (p[1]))
    read_start_tag (self);
  else
    {
      if (self->open->len > 0)
        g_string_append (self->out, "&lt;");
      self->p++;
    }
}

/**
 * hd_feed_mend:
 * @text: valid UTF-8 that should be XML
 * @sink: (nullable): takes it piece by piece
 * @cut_entry: (out): whether it ends within an item or entry
 * @had_subset: (out): whether it had declarations of its own, which are dropped
 *
 * Returns: (transfer full): the first document in @text, well-formed but for its namespaces; empty
 *   when there is no element; with @sink only what it has not taken yet
 */
GString *
hd_feed_mend (const char *text,
              gsize length,
              HdFeedSink sink,
              gpointer user_data,
              gboolean *cut_entry,
              gboolean *had_subset)
{
  Mender self = { .p = text, .end = text + length };
  gboolean begun = FALSE;

  self.out = g_string_sized_new (sink != NULL ? PIECE * 2 : length + length / 8 + 16);
  self.open = g_array_new (FALSE, FALSE, sizeof (Open));

  while (self.p < self.end && !(begun && self.open->len == 0))
    {
      const char *next = memchr (self.p, '<', (gsize) (self.end - self.p));

      if (next == NULL)
        next = self.end;
      if (begun)
        write_text (self.out, self.p, next, TRUE);
      self.p = next;
      if (next < self.end)
        read_markup (&self);
      begun |= self.open->len > 0 || self.out->len > 0;
      if (sink != NULL && self.out->len >= PIECE)
        {
          sink (self.out->str, self.out->len, user_data);
          g_string_truncate (self.out, 0);
        }
    }
  *cut_entry = self.in_entry && self.open->len > 0;
  *had_subset = self.had_subset;
  while (self.open->len > 0)
    close_last (&self);
  g_array_unref (self.open);
  return self.out;
}
