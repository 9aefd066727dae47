/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-event.h"

#include <string.h>

#include "hd-text.h"

/* No name or address is longer, in bytes. */
#define MAX_TEXT ((gsize) 64 * 1024)

/* Undoes the escapes of parameters (RFC 6868): a quote and a line end cannot stand in one. */
static char *
unescape_parameter (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p++)
    if (*p == '^' && (p[1] == '\'' || p[1] == 'n' || p[1] == '^'))
      {
        p++;
        g_string_append_c (out, *p == '\'' ? '"' : *p == 'n' ? ' ' : '^');
      }
    else
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

/* Returns: (transfer full) (nullable) */
static char *
clean_line (const char *text)
{
  g_autofree char *line = hd_text_clean_line (text, (gssize) strnlen (text, MAX_TEXT));

  return *line == '\0' ? NULL : g_steal_pointer (&line);
}

/* An address ends with the first that is no part of one; two together are none. */
static gsize
length_of_address (const char *address)
{
  guint at = 0;

  for (const char *p = address; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if ((gint32) c < 0 || c <= ' ' || strchr (",;<>\"", (int) MIN (c, 0x7f)) != NULL ||
          g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || (c == '@' && ++at > 1))
        return (gsize) (p - address);
    }
  return strlen (address);
}

/* The address of "mailto:anna%2Bwork@example.org?subject=…" and nothing that hangs on it: behind a
 * line end that is hidden in it there could be anything. NULL: it is none. */
static char *
address_of (const char *value)
{
  g_autofree char *coded = NULL, *plain = NULL;
  const char *address;
  gsize n;

  while (*value == ' ')
    value++;
  if (g_ascii_strncasecmp (value, "mailto:", 7) == 0)
    value += 7;
  if (g_ascii_strncasecmp (value, "invalid:", 8) == 0)
    return NULL;

  coded = g_strndup (value, strcspn (value, "?"));
  plain = g_uri_unescape_string (coded, NULL);
  if (plain == NULL || !g_utf8_validate (plain, -1, NULL))
    {
      g_free (plain);
      plain = g_steal_pointer (&coded);
    }
  /* "Anna <anna@example.org>" */
  address = strrchr (plain, '<') != NULL ? strrchr (plain, '<') + 1 : plain;
  while (*address == ' ')
    address++;
  n = length_of_address (address);
  if (memchr (address, '@', n) == NULL || memchr (address, '/', n) != NULL)
    return NULL;
  return g_strndup (address, n);
}

/**
 * hd_ics_read_organizer:
 *
 * Reads who invites.
 */
void
hd_ics_read_organizer (const HdIcsComponent *component, HdInvitation *event)
{
  const HdIcsProperty *property = hd_ics_get (component, "ORGANIZER");
  g_autofree char *name = NULL, *email = NULL;

  if (property == NULL)
    return;
  name = hd_ics_parameter (property, "CN");
  email = address_of (property->value);
  if (email == NULL)
    {
      g_autofree char *beside = hd_ics_parameter (property, "EMAIL");

      email = beside != NULL ? address_of (beside) : NULL;
    }
  if (email != NULL)
    event->organizer_email = clean_line (email);
  if (name != NULL)
    {
      g_autofree char *plain = unescape_parameter (name);
      g_autofree char *text = hd_ics_text (plain);

      event->organizer_name = clean_line (text);
    }
}
