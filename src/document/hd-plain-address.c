/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-plain-address.h"

#include <string.h>

/* Addresses without what is only there to follow people about. */

/* What says who sent somebody and not where to; a name that ends in * stands for all that go on. */
static const char *const trackers[] = {
  "utm_*",          "fbclid",     "gclid",       "gclsrc",      "dclid",         "msclkid",
  "yclid",          "twclid",     "ttclid",      "igshid",      "igsh",          "mc_cid",
  "mc_eid",         "mkt_tok",    "_hsenc",      "_hsmi",       "hsctatracking", "vero_id",
  "vero_conv",      "wickedid",   "oly_anon_id", "oly_enc_id",  "rb_clickid",    "s_cid",
  "ml_subscriber*", "__s",        "_openstat",   "wt_mc",       "wt_zmc",        "at_medium",
  "at_campaign",    "at_custom*", "pk_*",        "mtm_*",       "matomo_*",      "piwik_*",
  "ns_mchannel",    "ns_source",  "ns_campaign", "ns_linkname", "cmpid",         "srsltid",
  "wbraid",         "gbraid",     "_ga",         "_gl",         "guccounter",    "guce_referrer*",
};

static gboolean
is_tracker (const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (trackers); i++)
    {
      gsize n = strlen (trackers[i]);
      gboolean open = trackers[i][n - 1] == '*';

      n -= open;
      if ((open ? length >= n : length == n) && g_ascii_strncasecmp (name, trackers[i], n) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * hd_plain_address:
 * @address: an absolute address
 *
 * Returns: (transfer full): the same place, without parameters that only follow people about and
 *   without a place in the page; @address itself where it is no address of the web
 */
char *
hd_plain_address (const char *address)
{
  g_autoptr (GString) plain = NULL;
  const char *query;
  const char *end;

  if (g_ascii_strncasecmp (address, "http", 4) != 0)
    return g_strdup (address);

  end = address + strcspn (address, "#");
  /* "#!" and "#/" are pages to those that use them. */
  if (end[0] == '#' && (end[1] == '!' || end[1] == '/'))
    end += strlen (end);
  query = memchr (address, '?', (gsize) (end - address));
  if (query == NULL)
    return g_strndup (address, (gsize) (end - address));

  plain = g_string_new_len (address, query - address);
  for (const char *p = query + 1; p < end;)
    {
      const char *next = memchr (p, '&', (gsize) (end - p));
      gsize length = (gsize) ((next != NULL ? next : end) - p);
      const char *equals = memchr (p, '=', length);

      if (length > 0 && !is_tracker (p, equals != NULL ? (gsize) (equals - p) : length))
        {
          g_string_append_c (plain, strchr (plain->str, '?') == NULL ? '?' : '&');
          g_string_append_len (plain, p, (gssize) length);
        }
      p += length + 1;
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* The host without what sites put before it for telephones and the like. */
static char *
dup_site (const char *address)
{
  static const char *const before[] = { "www.", "m.", "mobile.", "amp." };
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || *host == '\0')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (g_ascii_strncasecmp (host, before[i], strlen (before[i])) == 0)
      return g_ascii_strdown (host + strlen (before[i]), -1);
  return g_ascii_strdown (host, -1);
}

/* Whether one site has both addresses, as far as names of hosts tell. */
gboolean
hd_plain_address_same_site (const char *a, const char *b)
{
  g_autofree char *one = dup_site (a);
  g_autofree char *two = dup_site (b);

  return one != NULL && g_strcmp0 (one, two) == 0;
}
