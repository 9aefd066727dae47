/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-placeholder.h"

#include <string.h>

#include "hd-check-fold.h"

/*
 * Gaps that a template left unfilled: [NAME], {{x}}, <Manager>, XX:XX, ____, %DATE%. Their shape
 * is the same in every language; which words name a gap comes from the rule files. Innocent
 * brackets must stay: [TICKET-7], [EXTERNAL], <https://…>, <#channel>, array[0], {} in code.
 */

/* The most bytes between brackets: “[number of hours you would like to take]” fits. */
#define MAX_INSIDE 60

typedef struct
{
  const char *text;
  gsize length;
  HdPlaceholderIsBlank is_blank;
  HdPlaceholderFound found;
  gpointer data;
} Scan;

static gboolean
is_word_byte (const Scan *self, gsize i)
{
  guchar c;

  if (i >= self->length)
    return FALSE;
  c = (guchar) self->text[i];
  return g_ascii_isalnum ((char) c) || c == '_' || c >= 0x80;
}

/* A letter or a digit, or a part of one, but no underscore. */
static gboolean
is_word_start (const Scan *self, gsize i)
{
  return i < self->length && self->text[i] != '_' && is_word_byte (self, i);
}

/* Whether some word between the brackets names a gap. */
static gboolean
names_blank (const Scan *self, gsize start, gsize end)
{
  g_autofree char *inside = g_utf8_make_valid (self->text + start, (gssize) (end - start));
  g_autofree char *fold = hd_fold_string (inside, FALSE);
  g_auto (GStrv) words = NULL;

  g_strdelimit (fold, "_-/.:,'()&", ' ');
  words = g_strsplit (fold, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && self->is_blank (words[i], self->data))
      return TRUE;
  return FALSE;
}

/* Only x: [X], [XX], [xx.xx.] */
static gboolean
only_x (const Scan *self, gsize start, gsize end)
{
  gboolean x = FALSE;

  for (gsize i = start; i < end; i++)
    {
      char c = self->text[i];

      x |= c == 'X' || c == 'x';
      if (strchr ("Xx:./ -", c) == NULL || c == '\0')
        return FALSE;
    }
  return x;
}

static gsize
find_close (const Scan *self, gsize start, char close)
{
  for (gsize i = start; i < self->length && i - start <= MAX_INSIDE; i++)
    {
      if (self->text[i] == close)
        return i;
      if (self->text[i] == '\n' || self->text[i] == '[' || self->text[i] == '<' ||
          self->text[i] == '{')
        return 0;
    }
  return 0;
}

/* Looks at the bracket at @i; returns the byte behind what it found, or 0. */
static gsize
scan_bracket (const Scan *self, gsize i)
{
  char open = self->text[i];
  gsize start = i + 1, end;

  if (open == '{' && start < self->length && self->text[start] == '{')
    {
      start++;
      end = find_close (self, start, '}');
      return end > start && end + 1 < self->length && self->text[end + 1] == '}' ? end + 2 : 0;
    }
  end = find_close (self, start, (char) (open == '[' ? ']' : open == '{' ? '}' : '>'));
  if (end == 0 || end == start)
    return 0;
  if (open == '[')
    {
      /* array[0], [text](link) */
      if ((i > 0 && is_word_byte (self, i - 1)) ||
          (end + 1 < self->length && (self->text[end + 1] == '(' || self->text[end + 1] == '[')))
        return 0;
      if (only_x (self, start, end) && end - start >= 2)
        return end + 1;
      /* A ticket, [NAME-418] */
      if (g_ascii_isdigit (self->text[end - 1]))
        return 0;
    }
  if (open == '<' && (strchr ("/#@!", self->text[start]) != NULL ||
                      memchr (self->text + start, '@', end - start) != NULL ||
                      memchr (self->text + start, '=', end - start) != NULL ||
                      g_strstr_len (self->text + start, (gssize) (end - start), "://") != NULL))
    return 0;
  if (open == '{' && i > 0 && is_word_byte (self, i - 1))
    return 0;
  /* <name>@example.org describes an address */
  if (open == '<' && end + 1 < self->length && self->text[end + 1] == '@')
    return 0;
  return names_blank (self, start, end) ? end + 1 : 0;
}

/* The end of “h”, “ h”, “ Uhr” at @end, or 0. */
static gsize
hour_ends (const Scan *self, gsize end)
{
  static const char *const hours[] = { "h", " h", " Uhr" };

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      gsize behind = end + strlen (hours[i]);

      if (behind <= self->length && memcmp (self->text + end, hours[i], behind - end) == 0 &&
          !is_word_byte (self, behind))
        return behind;
    }
  return 0;
}

/* Behind “??”: “:??”, “ h”, “ Uhr” */
static gsize
scan_asked_time (const Scan *self, gsize end)
{
  if (end + 2 < self->length && memcmp (self->text + end, ":??", 3) == 0)
    return end + 3;
  return hour_ends (self, end);
}

/* “XX-14” names an article, where “XX-14 Uhr” leaves an hour open. */
static gboolean
is_code (const Scan *self, gsize end)
{
  gsize behind = end + 1;

  while (behind < self->length && g_ascii_isdigit (self->text[behind]))
    behind++;
  return end < self->length && self->text[end] == '-' && behind > end + 1 &&
         hour_ends (self, behind) == 0;
}

/* “../..” as a date; “../../src” and “a/../..” are ways through folders. */
static gsize
scan_dots (const Scan *self, gsize i)
{
  gsize end = i + 5;

  if (end > self->length || memcmp (self->text + i, "../..", 5) != 0 ||
      (i > 0 && !g_ascii_isspace (self->text[i - 1])) ||
      (i >= 3 && memcmp (self->text + i - 3, "cd ", 3) == 0))
    return 0;
  if (end + 3 <= self->length && memcmp (self->text + end, "/..", 3) == 0 &&
      !(end + 3 < self->length && self->text[end + 3] == '/'))
    end += 3;
  return end < self->length && (self->text[end] == '/' || is_word_byte (self, end)) ? 0 : end;
}

/* XX:XX, XX.XX., xx/xx, ??:??, HH:MM, TT.MM., DD/MM/YYYY */
static gsize
scan_shape (const Scan *self, gsize i)
{
  static const char *const shapes[] = { "HH:MM", "hh:mm",      "TT.MM",      "DD.MM", "DD/MM",
                                        "MM/DD", "dd/mm",      "mm/dd",      "JJ.MM", "JJ/MM",
                                        "jj/mm", "YYYY-MM-DD", "yyyy-mm-dd", "hh.mm", NULL };
  gsize n = 0, end = i;
  char c = self->text[i];

  for (guint k = 0; shapes[k] != NULL; k++)
    {
      gsize length = strlen (shapes[k]);

      if (i + length <= self->length && memcmp (self->text + i, shapes[k], length) == 0)
        return i + length;
    }
  while (end < self->length && self->text[end] == c)
    end++;
  n = end - i;
  if (c == '?')
    return n == 2 ? scan_asked_time (self, end) : 0;
  if (n != 2 && c == 'x')
    return 0;
  if (n == 2 && end + 2 < self->length && strchr (":./", self->text[end]) != NULL &&
      self->text[end + 1] == c && self->text[end + 2] == c &&
      !(end + 3 < self->length && g_ascii_isalnum (self->text[end + 3])))
    return end + 3;
  if (c == 'x' || is_word_byte (self, end) || n < 2 || is_code (self, end))
    return 0;
  return end;
}

static gsize
scan_at (const Scan *self, gsize i)
{
  char c = self->text[i];
  gsize end;

  switch (c)
    {
    case '[':
    case '{':
    case '<':
      return scan_bracket (self, i);
    case '%':
      for (end = i + 1; end < self->length && end - i < 40 &&
                        (g_ascii_isalpha (self->text[end]) || self->text[end] == '_');)
        end++;
      return end > i + 2 && end < self->length && self->text[end] == '%' &&
                 !(i > 0 && is_word_byte (self, i - 1))
               ? end + 1
               : 0;
    case '$':
      if (i + 1 < self->length && self->text[i + 1] == '{')
        {
          end = find_close (self, i + 2, '}');
          return end != 0 && names_blank (self, i + 2, end) ? end + 1 : 0;
        }
      for (end = i + 1; end < self->length && end - i < MAX_INSIDE &&
                        (g_ascii_isupper (self->text[end]) || self->text[end] == '_');)
        end++;
      return end > i + 2 && names_blank (self, i + 1, end) ? end : 0;
    case '_':
      if (i > 0 && is_word_byte (self, i - 1))
        return 0;
      for (end = i; end < self->length && self->text[end] == '_';)
        end++;
      if (end - i < 2)
        return 0;
      /* “__ h”, “__h__”, “__:__”, but not “__name__” and “__(text)” */
      if (end < self->length && self->text[end] == 'h' && !is_word_start (self, end + 1))
        return end + 1;
      return end < self->length && (g_ascii_isalnum (self->text[end]) || self->text[end] == '(')
               ? 0
               : end;
    case '.':
      return scan_dots (self, i);
    case 'X':
    case 'x':
    case '?':
    case 'H':
    case 'h':
    case 'T':
    case 'D':
    case 'd':
    case 'M':
    case 'm':
    case 'J':
    case 'j':
    case 'Y':
    case 'y':
      if (i > 0 && (is_word_byte (self, i - 1) || self->text[i - 1] == '/' ||
                    self->text[i - 1] == '-' || self->text[i - 1] == '?'))
        return 0;
      if (c != 'X' && c != 'x' && c != '?')
        {
          /* Only the written-out shapes. */
          end = scan_shape (self, i);
          return end > i + 4 ? end : 0;
        }
      return scan_shape (self, i);
    default:
      return 0;
    }
}

/**
 * hd_placeholder_scan:
 * @text: any bytes
 * @found: called for each placeholder, in the order of the text
 *
 * Linear: a bracket is followed for at most %MAX_INSIDE bytes.
 */
void
hd_placeholder_scan (const char *text,
                     gsize length,
                     HdPlaceholderIsBlank is_blank,
                     HdPlaceholderFound found,
                     gpointer data)
{
  Scan scan = { text, length, is_blank, found, data };
  gsize i = 0;

  while (i < length)
    {
      gsize end = scan_at (&scan, i);

      if (end > i)
        {
          found (i, end, data);
          i = end;
        }
      else
        i++;
    }
}
