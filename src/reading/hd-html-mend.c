/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-html-mend.h"

#include "hd-html-entities.h"
#include "hd-html.h"

#include <string.h>

/*
 * Writes a page anew so that libxml2's HTML parser, which knows HTML 4, reads in it what HTML 5
 * means: references in numbers, attributes quoted and bounded, text in title and textarea escaped,
 * comments and scripts (but for JSON-LD) left out, which is most of the bytes of a page today.
 */

typedef struct
{
  const char *at;
  const char *end;
  GString *out;
  guint foreign;     /* svg and math elements that are open */
  gboolean has_body; /* it has begun */
  /* No end of one is left: looking for it again and again takes long. */
  gboolean no_title_end;
  gboolean no_textarea_end;
} Mender;

/* Begins the body before what can only be in it: libxml2 would put a paragraph there. */
static void
need_body (Mender *self)
{
  if (!self->has_body)
    g_string_append (self->out, "<body>");
  self->has_body = TRUE;
}

static gboolean
may_precede_body (HdTag tag)
{
  return tag == HD_TAG_HTML || tag == HD_TAG_HEAD || tag == HD_TAG_TITLE || tag == HD_TAG_META ||
         tag == HD_TAG_LINK || tag == HD_TAG_BASE || tag == HD_TAG_SCRIPT || tag == HD_TAG_STYLE ||
         tag == HD_TAG_NOSCRIPT || tag == HD_TAG_TEMPLATE || tag == HD_TAG_FRAMESET ||
         tag == HD_TAG_FRAME;
}

/* Appends text with references, NUL and C1 controls mended and "<" escaped. */
static void
put_text (Mender *self, const char *text, const char *end, gboolean in_attribute)
{
  while (text < end)
    {
      const char *run = text;

      while (text < end && *text != '&' && *text != '<' && *text != '\0' && *text != '\r' &&
             (guint8) *text != 0xc2 && !(in_attribute && *text == '"'))
        text++;
      g_string_append_len (self->out, run, text - run);
      if (text == end)
        return;

      switch ((guint8) *text)
        {
        case '&':
          {
            gunichar points[2];
            gsize n = hd_html_reference_read (text, (gsize) (end - text), in_attribute, points);

            if (n == 0)
              g_string_append (self->out, "&#38;");
            else
              g_string_append_printf (self->out, "&#%u;", points[0]);
            if (n > 0 && points[1] != 0)
              g_string_append_printf (self->out, "&#%u;", points[1]);
            text += MAX (n, 1);
            break;
          }
        case '<':
          g_string_append (self->out, "&#60;");
          text++;
          break;
        case '"':
          g_string_append (self->out, "&#34;");
          text++;
          break;
        case '\r':
          if (text + 1 == end || text[1] != '\n')
            g_string_append_c (self->out, '\n');
          text++;
          break;
        case 0xc2:
          if (end - text >= 2 && (guint8) text[1] < 0xa0)
            g_string_append_unichar (self->out, hd_html_mend_code_point ((guint8) text[1]));
          else
            g_string_append_len (self->out, text, MIN (2, end - text));
          text += MIN (2, end - text);
          break;
        default: /* NUL */
          text++;
          break;
        }
    }
}

static gboolean
is_space (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static gboolean
is_blank (const char *text, const char *end)
{
  while (text < end && is_space (*text))
    text++;
  return text == end;
}

static gboolean
is_name (const char *name, gsize length)
{
  if (length == 0 || !(g_ascii_isalpha (name[0]) || name[0] == '_' || name[0] == ':'))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (name[i]) && strchr (":_-.", name[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Reads one attribute; FALSE at the end of the tag. */
static gboolean
mend_attribute (Mender *self, guint *n_attributes)
{
  const char *name;
  const char *value = NULL;
  gsize name_length;
  gsize length = 0;

  while (self->at < self->end && (is_space (*self->at) || *self->at == '/' || *self->at == '\0'))
    self->at++;
  if (self->at == self->end || *self->at == '>')
    return FALSE;

  name = self->at++;
  while (self->at < self->end && !is_space (*self->at) && strchr ("/>=", *self->at) == NULL)
    self->at++;
  name_length = (gsize) (self->at - name);
  while (self->at < self->end && is_space (*self->at))
    self->at++;

  if (self->at < self->end && *self->at == '=')
    {
      do
        self->at++;
      while (self->at < self->end && is_space (*self->at));

      if (self->at < self->end && (*self->at == '"' || *self->at == '\''))
        {
          const char *quote = memchr (self->at + 1, *self->at, (gsize) (self->end - self->at - 1));

          value = self->at + 1;
          self->at = quote != NULL ? quote + 1 : self->end;
          length = (gsize) ((quote != NULL ? quote : self->end) - value);
        }
      else
        {
          value = self->at;
          while (self->at < self->end && !is_space (*self->at) && *self->at != '>')
            self->at++;
          length = (gsize) (self->at - value);
        }
    }

  if (!is_name (name, name_length) || ++*n_attributes > HD_HTML_MAX_ATTRIBUTES)
    return TRUE;

  g_string_append_c (self->out, ' ');
  g_string_append_len (self->out, name, (gssize) name_length);
  g_string_append (self->out, "=\"");
  if (value != NULL)
    put_text (self, value, value + length, TRUE);
  g_string_append_c (self->out, '"');
  return TRUE;
}

/* The "</name" that ends raw text, or NULL. */
static const char *
find_end_tag (const Mender *self, const char *name)
{
  gsize length = strlen (name);
  const char *p = self->at;

  while ((p = memchr (p, '<', (gsize) (self->end - p))) != NULL)
    {
      if ((gsize) (self->end - p) < length + 3)
        return NULL;
      if (p[1] == '/' && g_ascii_strncasecmp (p + 2, name, length) == 0 &&
          (is_space (p[length + 2]) || p[length + 2] == '>' || p[length + 2] == '/'))
        return p;
      p++;
    }
  return NULL;
}

static gboolean
contains (const char *text, gsize length, const char *word)
{
  return memmem (text, length, word, strlen (word)) != NULL;
}

static void
skip_past (Mender *self, const char *mark)
{
  const char *found = memmem (self->at, (gsize) (self->end - self->at), mark, strlen (mark));

  self->at = found != NULL ? found + strlen (mark) : self->end;
}

/* What follows a start tag whose content is not markup. */
static void
mend_raw (Mender *self, HdTag tag, gboolean keep)
{
  const char *name = hd_tag_get_name (tag);
  const char *end;

  if ((tag == HD_TAG_TITLE && self->no_title_end) ||
      (tag == HD_TAG_TEXTAREA && self->no_textarea_end))
    return;
  end = find_end_tag (self, name);
  if (tag == HD_TAG_TITLE || tag == HD_TAG_TEXTAREA)
    {
      self->no_title_end |= end == NULL && tag == HD_TAG_TITLE;
      self->no_textarea_end |= end == NULL && tag == HD_TAG_TEXTAREA;
      /* Never ended: more likely cut off or forgotten than text to the end of the page. */
      if (end == NULL)
        return;
      put_text (self, self->at, end, FALSE);
    }
  else if (keep && end != NULL)
    g_string_append_len (self->out, self->at, end - self->at);

  self->at = end != NULL ? end : self->end;
  if (end == NULL)
    g_string_append_printf (self->out, "</%s>", name);
}

static void
mend_start_tag (Mender *self)
{
  const char *name = self->at + 1;
  gsize start;
  guint n_attributes = 0;
  gboolean empty;
  gsize length;
  HdTag tag;

  for (self->at++; self->at < self->end && !is_space (*self->at) && *self->at != '/' &&
                   *self->at != '>' && *self->at != '<';
       self->at++)
    ;
  length = (gsize) (self->at - name);
  tag = hd_tag_find (name, length);
  if (tag == HD_TAG_BODY)
    self->has_body = TRUE;
  else if (!may_precede_body (tag))
    need_body (self);
  start = self->out->len;

  g_string_append_c (self->out, '<');
  for (gsize i = 0; i < length; i++)
    g_string_append_c (self->out, g_ascii_isalnum (name[i]) || strchr (":_-.", name[i]) != NULL
                                    ? (name[i] != '\0' ? name[i] : '_')
                                    : '_');
  while (mend_attribute (self, &n_attributes))
    ;

  /* Cut off within a tag: not a tag. */
  if (self->at == self->end)
    {
      g_string_truncate (self->out, start);
      return;
    }
  empty = self->at[-1] == '/';
  self->at++;

  if (!empty && (tag == HD_TAG_SVG || tag == HD_TAG_MATH))
    self->foreign++;
  /* Only there does "/>" end an element. */
  if (empty && (self->foreign > 0 || tag == HD_TAG_SVG || tag == HD_TAG_MATH))
    {
      g_string_append (self->out, "/>");
      return;
    }
  g_string_append_c (self->out, '>');

  if (tag == HD_TAG_SCRIPT || tag == HD_TAG_STYLE || tag == HD_TAG_IFRAME || tag == HD_TAG_TITLE ||
      tag == HD_TAG_TEXTAREA)
    mend_raw (self, tag,
              tag == HD_TAG_SCRIPT &&
                contains (self->out->str + start, self->out->len - start, "ld+json"));
}

static void
mend_end_tag (Mender *self)
{
  const char *name = self->at + 2;
  gsize length = 0;
  HdTag tag;

  while (name + length < self->end && (g_ascii_isalnum (name[length]) ||
                                       (name[length] != '\0' && strchr (":_-.", name[length]))))
    length++;
  tag = hd_tag_find (name, length);
  self->at = name;
  skip_past (self, ">");

  if (self->foreign > 0 && (tag == HD_TAG_SVG || tag == HD_TAG_MATH))
    self->foreign--;
  /* What follows the end of the body still belongs to it. */
  if (tag == HD_TAG_BODY || tag == HD_TAG_HTML)
    return;
  g_string_append (self->out, "</");
  g_string_append_len (self->out, name, (gssize) length);
  g_string_append_c (self->out, '>');
}

static void
skip_comment (Mender *self)
{
  const char *p = self->at + 4;

  if (self->end - p >= 1 && p[0] == '>')
    {
      self->at = p + 1;
      return;
    }
  if (self->end - p >= 2 && p[0] == '-' && p[1] == '>')
    {
      self->at = p + 2;
      return;
    }
  while (p < self->end && (p = memmem (p, (gsize) (self->end - p), "--", 2)) != NULL)
    {
      const char *after = p + 2;

      if (after < self->end && *after == '!')
        after++;
      if (after < self->end && *after == '>')
        {
          self->at = after + 1;
          return;
        }
      p++;
    }
  self->at = self->end;
}

/**
 * hd_html_mend:
 * @text: a page in UTF-8
 *
 * Returns: (transfer full): the same page, as said at the top of this file
 */
GString *
hd_html_mend (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length + 1024);
  Mender self = { text, text + length, out, 0, FALSE, FALSE, FALSE };

  while (self.at < self.end)
    {
      const char *mark = memchr (self.at, '<', (gsize) (self.end - self.at));
      gsize left;

      if (mark == NULL)
        mark = self.end;
      if (!self.has_body && !is_blank (self.at, mark))
        need_body (&self);
      put_text (&self, self.at, mark, FALSE);
      self.at = mark;
      left = (gsize) (self.end - mark);
      if (left == 0)
        break;

      if (left >= 2 && g_ascii_isalpha (mark[1]))
        mend_start_tag (&self);
      else if (left >= 3 && mark[1] == '/' && g_ascii_isalpha (mark[2]))
        mend_end_tag (&self);
      else if (left >= 4 && strncmp (mark, "<!--", 4) == 0)
        skip_comment (&self);
      else if (left >= 2 && (mark[1] == '!' || mark[1] == '?' || mark[1] == '/'))
        skip_past (&self, ">");
      else
        {
          need_body (&self);
          g_string_append (out, "&#60;");
          self.at++;
        }
    }

  return out;
}
