/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-mailto.h"

#include <string.h>

/**
 * hd_mail_address_valid:
 *
 * Whether @address is one address by the rule that HTML uses for input fields, and short enough
 * for RFC 5321, section 4.5.3.1. Nothing that passes can end a header or add a field to a URI.
 */
gboolean
hd_mail_address_valid (const char *address)
{
  g_return_val_if_fail (address != NULL, FALSE);

  const char *at = strchr (address, '@');

  if (at == NULL || at == address || strlen (address) > 254)
    return FALSE;
  for (const char *c = address; c < at; c++)
    if (!g_ascii_isalnum (*c) && strchr (".!#$%&'*+/=?^_`{|}~-", *c) == NULL)
      return FALSE;

  g_auto (GStrv) labels = g_strsplit (at + 1, ".", -1);

  for (guint i = 0; labels[i] != NULL; i++)
    {
      gsize length = strlen (labels[i]);

      if (length == 0 || length > 63 || labels[i][0] == '-' || labels[i][length - 1] == '-')
        return FALSE;
      for (const char *c = labels[i]; *c != '\0'; c++)
        if (!g_ascii_isalnum (*c) && *c != '-')
          return FALSE;
    }

  return TRUE;
}

/**
 * hd_mailto_build:
 * @address: (nullable): the recipient; left out unless it is valid
 * @subject: (nullable): UTF-8
 * @body: UTF-8
 *
 * A mailto URI by RFC 6068: everything but the unreserved characters is percent-encoded and line
 * breaks are CRLF, so that no text can become a header. There are no keys but subject and body.
 *
 * Returns: (transfer full): the URI
 */
char *
hd_mailto_build (const char *address, const char *subject, const char *body)
{
  g_return_val_if_fail (body != NULL, NULL);

  GString *uri = g_string_new ("mailto:");
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  g_autofree char *crlf = g_strjoinv ("\r\n", lines);

  /* "@" separates, and the rest of a valid address may hold URI delimiters. */
  if (address != NULL && hd_mail_address_valid (address))
    g_string_append_uri_escaped (uri, address, "@", FALSE);
  g_string_append_c (uri, '?');
  if (subject != NULL && *subject != '\0')
    {
      g_string_append (uri, "subject=");
      g_string_append_uri_escaped (uri, subject, NULL, FALSE);
      g_string_append_c (uri, '&');
    }
  g_string_append (uri, "body=");
  g_string_append_uri_escaped (uri, crlf, NULL, FALSE);
  return g_string_free (uri, FALSE);
}
