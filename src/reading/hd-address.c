/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-address.h"

#include <gio/gio.h>
#include <string.h>

/*
 * Addresses as browsers read them (WHATWG's URL Standard), not as RFC 3986 would have them: blanks,
 * backslashes and line breaks are what pages hold.
 */

/* An address in its parts; of an opaque one (mailto:, data:) @path is everything. */
typedef struct
{
  char *scheme;
  char *authority; /* (nullable) */
  char *path;
  char *query;    /* (nullable) */
  char *fragment; /* (nullable) */
} Parts;

static void
parts_clear (Parts *parts)
{
  g_free (parts->scheme);
  g_free (parts->authority);
  g_free (parts->path);
  g_free (parts->query);
  g_free (parts->fragment);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static gboolean
is_hierarchical (const char *scheme)
{
  return g_str_equal (scheme, "http") || g_str_equal (scheme, "https") ||
         g_str_equal (scheme, "ftp") || g_str_equal (scheme, "file") ||
         g_str_equal (scheme, "ws") || g_str_equal (scheme, "wss");
}

/* Without blanks and controls at its ends and tabs and line breaks anywhere. */
static char *
strip (const char *text)
{
  GString *stripped = g_string_new (NULL);

  while (*text != '\0' && (guint8) *text <= ' ')
    text++;
  for (; *text != '\0'; text++)
    if (*text != '\t' && *text != '\n' && *text != '\r')
      g_string_append_c (stripped, *text);
  while (stripped->len > 0 && (guint8) stripped->str[stripped->len - 1] <= ' ')
    g_string_truncate (stripped, stripped->len - 1);
  return g_string_free (stripped, FALSE);
}

static gsize
scheme_length (const char *text)
{
  gsize n = 0;

  if (!g_ascii_isalpha (text[0]))
    return 0;
  while (g_ascii_isalnum (text[n]) || (text[n] != '\0' && strchr ("+-.", text[n]) != NULL))
    n++;
  return text[n] == ':' ? n : 0;
}

/**
 * hd_address_get_scheme:
 *
 * Returns: (transfer full) (nullable): the scheme that a browser would see in @text, in lower case:
 *   "java&#10;script:" is one as well
 */
char *
hd_address_get_scheme (const char *text)
{
  g_autofree char *stripped = strip (text);
  gsize n = scheme_length (stripped);

  return n == 0 ? NULL : g_ascii_strdown (stripped, (gssize) n);
}

/* Escapes what may not stand in an address; @also are further characters that may not. */
static char *
escape (const char *text, gsize length, const char *also)
{
  GString *escaped = g_string_sized_new (length + 8);

  for (gsize i = 0; i < length; i++)
    {
      guint8 c = (guint8) text[i];

      if (c <= ' ' || c >= 0x7f || strchr (also, c) != NULL)
        g_string_append_printf (escaped, "%%%02X", c);
      else
        g_string_append_c (escaped, (char) c);
    }
  return g_string_free (escaped, FALSE);
}

/* Host in lower case and ASCII, no port that the scheme implies; NULL when it is no host. */
static char *
mend_authority (const char *scheme, const char *authority)
{
  const char *at = strrchr (authority, '@');
  const char *host = at != NULL ? at + 1 : authority;
  const char *colon = strrchr (host, ':');
  g_autofree char *name = NULL;
  g_autofree char *ascii = NULL;
  g_autofree char *plain = NULL;
  GString *mended;

  if (host[0] == '[')
    colon = strchr (host, ']') != NULL ? strchr (strchr (host, ']'), ':') : NULL;
  if (colon != NULL && colon[1 + strspn (colon + 1, "0123456789")] != '\0')
    return NULL;
  name = g_strndup (host, colon != NULL ? (gsize) (colon - host) : strlen (host));
  if (name[0] == '\0' && !g_str_equal (scheme, "file"))
    return NULL;

  plain = g_uri_unescape_string (name, NULL);
  if (plain == NULL || !g_utf8_validate (plain, -1, NULL) ||
      strpbrk (plain, " <>\"\\^`{|}%/?#@") != NULL)
    return NULL;
  ascii = g_str_is_ascii (plain) ? g_ascii_strdown (plain, -1) : g_hostname_to_ascii (plain);
  if (ascii == NULL)
    return NULL;

  mended = g_string_new (NULL);
  if (at != NULL)
    {
      g_autofree char *user = escape (authority, (gsize) (at - authority), "\"#<>?`{}/;=@[\\]^|");

      g_string_append_printf (mended, "%s@", user);
    }
  g_string_append (mended, ascii);
  if (colon != NULL && colon[1] != '\0' &&
      !(g_str_equal (scheme, "http") && g_str_equal (colon, ":80")) &&
      !(g_str_equal (scheme, "https") && g_str_equal (colon, ":443")))
    g_string_append (mended, colon);
  return g_string_free (mended, FALSE);
}

static gboolean
is_dot (const char *segment, guint n_dots)
{
  guint n = 0;

  while (*segment != '\0')
    {
      if (*segment == '.')
        segment++;
      else if (g_ascii_strncasecmp (segment, "%2e", 3) == 0)
        segment += 3;
      else
        return FALSE;
      n++;
    }
  return n == n_dots;
}

/* The path without "." and ".." segments. */
static char *
normalize_path (const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path[0] == '/' ? path + 1 : path, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  GString *joined = g_string_new (NULL);

  for (guint i = 0; segments[i] != NULL; i++)
    {
      gboolean last = segments[i + 1] == NULL;

      if (is_dot (segments[i], 2))
        {
          if (kept->len > 0)
            g_ptr_array_set_size (kept, (gint) kept->len - 1);
          if (last)
            g_ptr_array_add (kept, (gpointer) "");
        }
      else if (is_dot (segments[i], 1))
        {
          if (last)
            g_ptr_array_add (kept, (gpointer) "");
        }
      else
        g_ptr_array_add (kept, segments[i]);
    }

  for (guint i = 0; i < kept->len; i++)
    {
      g_string_append_c (joined, '/');
      g_string_append (joined, g_ptr_array_index (kept, i));
    }
  if (joined->len == 0)
    g_string_append_c (joined, '/');
  return g_string_free (joined, FALSE);
}

/* Cuts @text into parts; FALSE when it has no scheme of its own and @scheme is NULL. */
static gboolean
parse (const char *text, const char *scheme, Parts *parts)
{
  gsize n = scheme_length (text);
  g_autofree char *rest = NULL;
  char *at;
  char *mark;

  if (n > 0)
    parts->scheme = g_ascii_strdown (text, (gssize) n);
  else if (scheme != NULL)
    parts->scheme = g_strdup (scheme);
  else
    return FALSE;

  rest = g_strdup (n > 0 ? text + n + 1 : text);
  mark = strchr (rest, '#');
  if (mark != NULL)
    {
      parts->fragment = escape (mark + 1, strlen (mark + 1), "\"<>`");
      *mark = '\0';
    }
  if (!is_hierarchical (parts->scheme))
    {
      parts->path = escape (rest, strlen (rest), "");
      return TRUE;
    }

  mark = strchr (rest, '?');
  if (mark != NULL)
    {
      parts->query = escape (mark + 1, strlen (mark + 1), "\"#<>'");
      *mark = '\0';
    }
  g_strdelimit (rest, "\\", '/');
  at = rest;
  /* "http:example.org": the slashes were forgotten. */
  if ((at[0] == '/' && at[1] == '/') ||
      (n > 0 && (scheme == NULL || !g_str_equal (scheme, parts->scheme))))
    {
      at += strspn (at, "/");
      parts->authority = g_strndup (at, strcspn (at, "/"));
      at += strlen (parts->authority);
    }
  parts->path = escape (at, strlen (at), "\"#<>?`{}");
  return TRUE;
}

/**
 * hd_address_resolve:
 * @base: (nullable): the absolute address that @reference is relative to
 * @reference: as a page has it
 *
 * Returns: (transfer full) (nullable): the absolute address that a browser would go to; NULL when
 *   there is none
 */
char *
hd_address_resolve (const char *base, const char *reference)
{
  g_autofree char *clean = strip (reference);
  g_autofree char *clean_base = base != NULL ? strip (base) : NULL;
  g_autofree char *authority = NULL;
  g_autofree char *path = NULL;
  g_auto (Parts) from = { 0 };
  g_auto (Parts) to = { 0 };
  gboolean has_base = clean_base != NULL && parse (clean_base, NULL, &from);
  GString *address;

  if (!parse (clean, has_base ? from.scheme : NULL, &to))
    return NULL;
  address = g_string_new (NULL);
  g_string_append_printf (address, "%s:", to.scheme);

  if (!is_hierarchical (to.scheme))
    {
      /* Relative to an address that has no levels: nothing but a fragment can be. */
      if (scheme_length (clean) == 0 && clean[0] != '#')
        {
          g_string_free (address, TRUE);
          return NULL;
        }
      g_string_append (address, scheme_length (clean) == 0 ? from.path : to.path);
      if (to.fragment != NULL)
        g_string_append_printf (address, "#%s", to.fragment);
      return g_string_free (address, FALSE);
    }

  if (to.authority == NULL)
    {
      if (from.authority == NULL)
        {
          g_string_free (address, TRUE);
          return NULL;
        }
      to.authority = g_strdup (from.authority);
      if (to.path[0] == '\0')
        {
          g_free (to.path);
          to.path = g_strdup (from.path);
          if (to.query == NULL)
            to.query = g_strdup (from.query);
        }
      else if (to.path[0] != '/')
        {
          const char *slash = strrchr (from.path, '/');
          char *joined = g_strdup_printf ("%.*s/%s", slash != NULL ? (int) (slash - from.path) : 0,
                                          from.path, to.path);

          g_free (to.path);
          to.path = joined;
        }
    }

  authority = mend_authority (to.scheme, to.authority);
  if (authority == NULL)
    {
      g_string_free (address, TRUE);
      return NULL;
    }
  path = normalize_path (to.path);
  g_string_append_printf (address, "//%s%s", authority, path);
  if (to.query != NULL)
    g_string_append_printf (address, "?%s", to.query);
  if (to.fragment != NULL)
    g_string_append_printf (address, "#%s", to.fragment);
  return g_string_free (address, FALSE);
}

/* Whether a browser takes @text for an address by itself. */
gboolean
hd_address_is_absolute (const char *text)
{
  g_autofree char *address = hd_address_resolve (NULL, text);

  return address != NULL;
}
