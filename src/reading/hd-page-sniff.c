/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-page-private.h"

#include <string.h>

/* What a file is, by how it begins: neither its name nor its type is to be trusted. */

/* How much of it is looked at. */
#define HEAD 4096

static gboolean
begins (const char *data, gsize length, const char *mark, gsize n)
{
  return length >= n && memcmp (data, mark, n) == 0;
}

#define BEGINS(mark) begins (data, length, mark, sizeof (mark) - 1)

static gboolean
is_picture (const char *data, gsize length)
{
  return BEGINS ("\211PNG\r\n") || BEGINS ("\377\330\377") || BEGINS ("GIF8") || BEGINS ("BM") ||
         BEGINS ("II*\0") || BEGINS ("MM\0*") ||
         (BEGINS ("RIFF") && length > 12 && memcmp (data + 8, "WEBP", 4) == 0) ||
         (length > 12 &&
          (memcmp (data + 4, "ftypavif", 8) == 0 || memcmp (data + 4, "ftypheic", 8) == 0));
}

/* Whether markup is all around, whatever else is: a page that something spoiled. */
static gboolean
has_markup (const char *data, gsize length)
{
  static const char *const marks[] = { "<!doctype html", "<html", "<head", "<body", "<p>" };

  for (gsize i = 0; i < length; i++)
    for (guint k = 0; data[i] == '<' && k < G_N_ELEMENTS (marks); k++)
      if (length - i >= strlen (marks[k]) &&
          g_ascii_strncasecmp (data + i, marks[k], strlen (marks[k])) == 0)
        return TRUE;
  return FALSE;
}

/* More control characters than a text has, unless every other byte is NUL: that is UTF-16. */
static gboolean
is_binary (const char *data, gsize length)
{
  gsize n = MIN (length, HEAD);
  gsize controls = 0;
  gsize nuls[2] = { 0, 0 };

  if (BEGINS ("\377\376") || BEGINS ("\376\377"))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      guint8 c = (guint8) data[i];

      nuls[i & 1] += c == 0;
      controls += c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b;
    }
  if (MAX (nuls[0], nuls[1]) * 3 > n && MIN (nuls[0], nuls[1]) * 10 < n)
    return FALSE;
  return controls * 10 > n && !has_markup (data, n);
}

/* Behind what may stand in front of the first element. */
static const char *
skip_prologue (const char *p, const char *end)
{
  if (end - p >= 3 && memcmp (p, "\357\273\277", 3) == 0)
    p += 3;
  while (p < end)
    {
      const char *close = NULL;

      if (g_ascii_isspace (*p))
        {
          p++;
          continue;
        }
      if (end - p >= 4 && memcmp (p, "<!--", 4) == 0)
        close = g_strstr_len (p + 4, end - p - 4, "-->");
      else if (end - p >= 2 && p[0] == '<' && (p[1] == '?' || p[1] == '!'))
        close = memchr (p, '>', (gsize) (end - p));
      if (close == NULL)
        break;
      p = close + (*close == '-' ? 3 : 1);
    }
  return p;
}

static gboolean
is_feed (const char *data, gsize length)
{
  static const char *const roots[] = { "<rss", "<feed", "<rdf:RDF", "<atom:feed" };
  const char *end = data + MIN (length, HEAD);
  const char *p = skip_prologue (data, end);

  if (p < end && *p == '{')
    return g_strstr_len (p, end - p, "://jsonfeed.org/version/") != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      gsize n = strlen (roots[i]);

      if ((gsize) (end - p) > n && memcmp (p, roots[i], n) == 0 && !g_ascii_isalnum (p[n]))
        return TRUE;
    }
  return FALSE;
}

/* Returns: what it is; %HD_PAGE_ARTICLE for what may be a page */
HdPageKind
hd_page_sniff (const char *data, gsize length)
{
  if (BEGINS ("%PDF-"))
    return HD_PAGE_PDF;
  if (is_picture (data, length))
    return HD_PAGE_PICTURE;
  if (BEGINS ("PK\003\004") || BEGINS ("\037\213") || BEGINS ("\177ELF") ||
      BEGINS ("\320\317\021\340") || is_binary (data, length))
    return HD_PAGE_BINARY;
  return is_feed (data, length) ? HD_PAGE_FEED : HD_PAGE_ARTICLE;
}

/* Whether it begins with header lines of a mail that has parts. */
gboolean
hd_page_is_archive (const char *data, gsize length)
{
  const char *end = data + MIN (length, HEAD);
  const char *p = data;
  gboolean header = FALSE;

  while (p < end)
    {
      const char *line_end = memchr (p, '\n', (gsize) (end - p));
      gsize n = (gsize) ((line_end != NULL ? line_end : end) - p);
      gsize name = 0;

      while (name < n && (g_ascii_isalnum (p[name]) || p[name] == '-'))
        name++;
      if (n == 0 || *p == '\r')
        break;
      if (*p != ' ' && *p != '\t' && !(name > 0 && name < n && p[name] == ':'))
        return FALSE;
      header |= name > 0;
      p += n + 1;
    }
  if (p > end)
    p = end;
  return header && (g_strstr_len (data, p - data, "multipart/related") != NULL ||
                    g_strstr_len (data, p - data, "text/html") != NULL);
}
