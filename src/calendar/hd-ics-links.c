/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-event.h"

#include <string.h>

#include "hd-text.h"

/* A description is not looked at beyond this. */
#define MAX_TEXT ((gsize) 256 * 1024)

static gboolean
is_end (char c)
{
  return (guchar) c <= ' ' || c == '<' || c == '>' || c == '"' || c == '\\' || c == '^' ||
         c == '`' || c == '{' || c == '}' || c == '|' || (guchar) c == 0x7f;
}

/* The address that begins at @start, without what punctuation of a sentence hangs on it. */
static char *
take_link (const char *start)
{
  const char *end = start;

  while (!is_end (*end) && end - start < 4096)
    end++;
  while (end > start && strchr (".,;:!?'*_)]", end[-1]) != NULL)
    {
      /* A bracket that was opened within the address belongs to it. */
      if (end[-1] == ')' && memchr (start, '(', (gsize) (end - start)) != NULL)
        break;
      if (end[-1] == '_')
        break;
      end--;
    }
  return end - start > 10 ? g_strndup (start, (gsize) (end - start)) : NULL;
}

static const char *
next_link (const char *p)
{
  /* What stands before "://" is looked at, as that is rare in text and quickly found. */
  for (const char *at = strstr (p, "://"); at != NULL; at = strstr (at + 3, "://"))
    {
      if (at - p >= 5 && g_ascii_strncasecmp (at - 5, "https", 5) == 0)
        return at - 5;
      if (at - p >= 4 && g_ascii_strncasecmp (at - 4, "http", 4) == 0)
        return at - 4;
    }
  return NULL;
}

/* The first link of a value, whatever its host. */
static char *
first_link (const char *value)
{
  g_autofree char *text =
    value == NULL || strstr (value, "//") == NULL ? NULL : hd_ics_text (value);
  const char *link = text == NULL ? NULL : next_link (text);

  return link == NULL ? NULL : take_link (link);
}

static gboolean
is_all_of_address (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p <= ' ' || *p == 0x7f || strchr ("<>\"\\^`{}|", *p) != NULL)
      return FALSE;
  return TRUE;
}

/* The address behind one that Outlook wraps into its own, to look at it before anybody follows it:
 * "https://….safelinks.protection.outlook.com/?url=https%3A%2F%2Fteams…&data=…". */
static char *
unwrap (char *link)
{
  const char *host = strstr (link, "://") + 3;
  const char *wrapper = strcasestr (host, ".safelinks.protection.outlook.com/");
  const char *url = wrapper != NULL ? strcasestr (wrapper, "?url=") : NULL;
  g_autofree char *coded = NULL;
  char *inner;

  if (wrapper == NULL || url == NULL || wrapper > host + strcspn (host, "/?#"))
    return link;
  coded = g_strndup (url + 5, strcspn (url + 5, "&"));
  inner = g_uri_unescape_string (coded, NULL);
  /* It must be all of an address, with nothing behind it that is none. */
  if (inner == NULL || next_link (inner) != inner || strlen (inner) > 4096 ||
      !g_utf8_validate (inner, -1, NULL) || !is_all_of_address (inner))
    {
      g_free (inner);
      return link;
    }
  g_free (link);
  return inner;
}

/* Whether there is more than a host: the front page of a service is no meeting. */
static gboolean
has_path (const char *link)
{
  const char *host = strstr (link, "://") + 3;
  gsize n = strcspn (host, "/?#");

  return host[n] != '\0' && host[n + 1] != '\0';
}

/* The last link to a meeting: the first one of a Teams text is a short form with another id. */
static char *
last_meeting_link (const char *value)
{
  g_autofree char *text = NULL;
  char *found = NULL;

  if (value == NULL || strstr (value, "//") == NULL)
    return NULL;
  text = hd_ics_text (value);
  if (strlen (text) > MAX_TEXT)
    text[MAX_TEXT] = '\0';
  for (const char *p = next_link (text); p != NULL; p = next_link (p + 7))
    {
      g_autofree char *taken = take_link (p);
      g_autofree char *link = taken != NULL ? unwrap (g_steal_pointer (&taken)) : NULL;

      if (link != NULL && hd_invitation_link_meets (link) && has_path (link))
        {
          /* Help and dial-in pages stand on the same hosts. */
          if (strstr (link, "/meetingOptions") != NULL || strstr (link, "/usp/") != NULL ||
              strstr (link, "/dialin") != NULL || strstr (link, "support.zoom") != NULL ||
              strstr (link, "zoom.us/u/") != NULL || strstr (link, "/tel") != NULL)
            continue;
          g_free (found);
          found = g_steal_pointer (&link);
        }
    }
  if (found != NULL)
    {
      /* Within HTML an ampersand is written as an entity. */
      char *entity;

      while ((entity = strstr (found, "&amp;")) != NULL)
        memmove (entity + 1, entity + 5, strlen (entity + 5) + 1);
    }
  return found;
}

/* How well a CONFERENCE (RFC 7986) serves to join: 0 best; 2: it is there to dial or to write. */
static int
rank_conference (const HdIcsProperty *property)
{
  g_autofree char *features = hd_ics_parameter (property, "FEATURE");

  if (features == NULL)
    return 1;
  if (strcasestr (features, "VIDEO") != NULL)
    return 0;
  return strcasestr (features, "PHONE") != NULL || strcasestr (features, "CHAT") != NULL ||
             strcasestr (features, "FEED") != NULL
           ? 2
           : 1;
}

/* The first link of the properties of that name; of CONFERENCE of those of that rank. */
static char *
link_of (const HdIcsComponent *event, const char *name, int rank)
{
  char *link = NULL;

  for (guint k = 0; k < event->properties->len && link == NULL; k++)
    {
      const HdIcsProperty *p = &g_array_index (event->properties, HdIcsProperty, k);

      if (strcmp (p->name, name) == 0 && (rank < 0 || rank_conference (p) == rank))
        link = first_link (p->value);
    }
  return link;
}

/**
 * hd_ics_join_link:
 *
 * The link by which one joins, from where it is surest to where it must be looked for (4a, 6).
 *
 * Returns: (transfer full) (nullable)
 */
char *
hd_ics_join_link (const HdIcsComponent *event)
{
  static const struct
  {
    const char *name;
    int rank;
  } sure[] = { { "X-GOOGLE-CONFERENCE", -1 },
               { "X-MICROSOFT-SKYPETEAMSMEETINGURL", -1 },
               { "CONFERENCE", 0 },
               { "CONFERENCE", 1 },
               { "URL", -1 },
               { "LOCATION", -1 } };
  char *link = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sure) && link == NULL; i++)
    link = link_of (event, sure[i].name, sure[i].rank);
  if (link == NULL)
    link = last_meeting_link (hd_ics_value (event, "DESCRIPTION"));
  if (link == NULL)
    link = last_meeting_link (hd_ics_value (event, "X-ALT-DESC"));
  return link != NULL ? link : link_of (event, "CONFERENCE", 2);
}

gboolean
hd_ics_looks_like_html (const char *text)
{
  static const char *const tags[] = { "<br", "<p>", "<p ",  "<a ",  "<html", "<div",
                                      "<ul", "<li", "</b>", "</p>", "<span", "<table" };

  if (strchr (text, '<') == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strcasestr (text, tags[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gsize
entity (const char *p, GString *out)
{
  static const struct
  {
    const char *name;
    const char *text;
  } names[] = { { "&amp;", "&" },  { "&lt;", "<" },   { "&gt;", ">" },    { "&quot;", "\"" },
                { "&nbsp;", " " }, { "&apos;", "'" }, { "&ndash;", "–" }, { "&mdash;", "—" } };
  char *end;
  gint64 code;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (p, names[i].name, strlen (names[i].name)) == 0)
      {
        g_string_append (out, names[i].text);
        return strlen (names[i].name);
      }

  /* "&#8217;", "&#x2019;" */
  if (p[1] != '#')
    return 0;
  code = g_ascii_tolower (p[2]) == 'x' ? g_ascii_strtoll (p + 3, &end, 16)
                                       : g_ascii_strtoll (p + 2, &end, 10);
  if (*end != ';' || end - p > 10 || code < ' ' || code > 0x10ffff ||
      !g_unichar_validate ((gunichar) code))
    return 0;
  g_string_append_unichar (out, (gunichar) code);
  return (gsize) (end - p) + 1;
}

/**
 * hd_ics_plain_text:
 *
 * The text of a little HTML, as calendars put it into descriptions; for reading, not for showing
 * as HTML again.
 *
 * Returns: (transfer full)
 */
char *
hd_ics_plain_text (const char *html)
{
  GString *out = g_string_new (NULL);
  const char *p = html, *end = html + MIN (strlen (html), MAX_TEXT);

  while (p < end)
    {
      gsize n = 0;

      if (*p == '<')
        {
          const char *close = memchr (p, '>', (gsize) MIN (end - p, 1024));

          /* "3 < 4" is no tag: what follows is text too. */
          if (close == NULL || (!g_ascii_isalpha (p[1]) && p[1] != '/' && p[1] != '!'))
            {
              g_string_append_c (out, *p++);
              continue;
            }
          if (g_ascii_strncasecmp (p, "<style", 6) == 0 ||
              g_ascii_strncasecmp (p, "<script", 7) == 0 ||
              g_ascii_strncasecmp (p, "<head", 5) == 0)
            {
              const char *stop = g_ascii_strncasecmp (p, "<st", 3) == 0   ? "</style"
                                 : g_ascii_strncasecmp (p, "<sc", 3) == 0 ? "</script"
                                                                          : "</head";
              const char *found = strcasestr (p, stop);

              close = found == NULL ? end - 1 : strchr (found, '>');
              if (close == NULL)
                break;
            }
          else if (g_ascii_strncasecmp (p, "<br", 3) == 0 ||
                   g_ascii_strncasecmp (p, "</p", 3) == 0 ||
                   g_ascii_strncasecmp (p, "</div", 5) == 0 ||
                   g_ascii_strncasecmp (p, "</li", 4) == 0 ||
                   g_ascii_strncasecmp (p, "</tr", 4) == 0)
            g_string_append_c (out, '\n');
          p = close + 1;
          continue;
        }
      if (*p == '&' && (n = entity (p, out)) > 0)
        {
          p += n;
          continue;
        }
      g_string_append_c (out, *p++);
    }

  g_autofree char *text = g_string_free (out, FALSE);

  return hd_text_clean (g_strstrip (text), -1);
}
