/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-net-address.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-error.h"

/* Paths and queries stay as they were written: what a server understands is its own affair. */
#define URL_FLAGS                                                                                  \
  (G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_ENCODED_QUERY |              \
   G_URI_FLAGS_ENCODED_FRAGMENT | G_URI_FLAGS_SCHEME_NORMALIZE)

/*
 * Which addresses are open to anybody. GInetAddress has questions of this kind, but does not call
 * ::ffff:127.0.0.1, 100.64.0.0/10 or fd00::/8 private.
 */

typedef struct
{
  guint8 bytes[16];
  guint bits;
} Net;

/* IANA's registry of special-purpose addresses, the ones that are not reachable globally. */
static const Net refused_4[] = {
  { { 0 }, 8 },             /* this network */
  { { 10 }, 8 },            /* RFC 1918 */
  { { 100, 64 }, 10 },      /* carrier-grade NAT */
  { { 127 }, 8 },           /* loopback */
  { { 169, 254 }, 16 },     /* link-local */
  { { 172, 16 }, 12 },      /* RFC 1918 */
  { { 192, 0, 0 }, 24 },    /* protocol assignments */
  { { 192, 0, 2 }, 24 },    /* documentation */
  { { 192, 88, 99 }, 24 },  /* 6to4 relays, deprecated */
  { { 192, 168 }, 16 },     /* RFC 1918 */
  { { 198, 18 }, 15 },      /* benchmarks */
  { { 198, 51, 100 }, 24 }, /* documentation */
  { { 203, 0, 113 }, 24 },  /* documentation */
  { { 224 }, 4 },           /* multicast */
  { { 240 }, 4 },           /* reserved, broadcast */
};

/* Global unicast is 2000::/3; these parts of it are not. */
static const Net refused_6[] = {
  { { 0x20, 0x01, 0x00 }, 23 },       /* protocol assignments: Teredo, ORCHID, benchmarks */
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32 }, /* documentation */
  { { 0x3f, 0xff, 0x00 }, 20 },       /* documentation */
};

static const Net global_6 = { { 0x20 }, 3 };
static const Net mapped_6 = { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96 };
static const Net nat64_6 = { { 0, 0x64, 0xff, 0x9b }, 96 };
static const Net six_to_four = { { 0x20, 0x02 }, 16 };

static gboolean
is_in (const guint8 *address, const Net *net)
{
  guint whole = net->bits / 8;
  guint rest = net->bits % 8;
  guint mask = (0xffU << (8 - rest)) & 0xffU;

  return memcmp (address, net->bytes, whole) == 0 &&
         (rest == 0 || (address[whole] & mask) == (net->bytes[whole] & mask));
}

static gboolean
is_public_4 (const guint8 *address)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused_4); i++)
    if (is_in (address, &refused_4[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_public_6 (const guint8 *address)
{
  /* These only carry an address of the older kind, which is where they lead. */
  if (is_in (address, &mapped_6) || is_in (address, &nat64_6))
    return is_public_4 (address + 12);
  if (is_in (address, &six_to_four))
    return is_public_4 (address + 2);

  if (!is_in (address, &global_6))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (refused_6); i++)
    if (is_in (address, &refused_6[i]))
      return FALSE;
  return TRUE;
}

/* Returns: whether an address is open to anybody, and in no private or special network */
gboolean
hd_net_address_is_public (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  return g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 ? is_public_6 (bytes)
                                                                     : is_public_4 (bytes);
}

/*
 * Addresses as text
 */

/* Returns: whether the C library may take a host for an address in numbers (2130706433, 0x7f.1,
 * 0177.0.0.1), though it is not written as four plain ones */
static gboolean
is_odd_number (const char *host)
{
  const char *last = strrchr (host, '.');
  g_autofree char *cut = NULL;

  if (last != NULL && last[1] == '\0') /* the dot of a whole name */
    {
      cut = g_strndup (host, (gsize) (last - host));
      last = strrchr (cut, '.');
      host = cut;
    }
  last = last != NULL ? last + 1 : host;

  if (last[0] == '0' && (last[1] == 'x' || last[1] == 'X'))
    {
      if (strspn (last + 2, "0123456789abcdefABCDEF") != strlen (last + 2))
        return FALSE;
    }
  else if (last[0] == '\0' || strspn (last, "0123456789") != strlen (last))
    {
      return FALSE;
    }

  return cut != NULL || !g_hostname_is_ip_address (host);
}

/* Returns: (transfer full): with everything written in percents that a request cannot hold */
static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if ((guchar) *c <= 0x20 || (guchar) *c >= 0x7f || strchr ("\"<>\\^`{|}", *c) != NULL)
      g_string_append_printf (escaped, "%%%02X", (guchar) *c);
    else
      g_string_append_c (escaped, *c);
  return g_string_free (escaped, FALSE);
}

static GUri *
check (GUri *uri, const char *url, GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);
  g_autofree char *ascii = NULL;
  g_autofree char *path = escape (g_uri_get_path (uri));
  g_autofree char *query = g_uri_get_query (uri) != NULL ? escape (g_uri_get_query (uri)) : NULL;

  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID,
                   _ ("Halfday fetches only http and https addresses, and this is another: %s"),
                   url);
      return NULL;
    }
  if (g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID,
                           _ ("The address holds a user name. Halfday signs in nowhere: leave out "
                              "what stands before the @."));
      return NULL;
    }

  /* Names in other scripts, full-width digits and dots become what will be looked up. */
  ascii = host != NULL && host[0] != '\0' ? g_hostname_to_ascii (host) : NULL;
  if (ascii == NULL || strpbrk (ascii, " /\\@?#%<>^|\t\r\n") != NULL || is_odd_number (ascii))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID,
                   _ ("The address names no server that could be asked: %s"), url);
      return NULL;
    }

  return g_uri_build (URL_FLAGS, scheme, NULL, ascii, g_uri_get_port (uri),
                      path[0] != '\0' ? path : "/", query, NULL);
}

static GUri *
parse (GUri *base, const char *url, GError **error)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *text = g_strstrip (g_strdup (url));

  if (strlen (text) > HD_NET_URL_MAX)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, _ ("The address is longer than %d characters."),
                   HD_NET_URL_MAX);
      return NULL;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID,
                           _ ("The address is not text: it holds bytes of no character."));
      return NULL;
    }
  for (const char *c = text; *c != '\0'; c++)
    if ((guchar) *c < 0x20 || *c == 0x7f)
      {
        g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID,
                             _ ("The address holds control characters."));
        return NULL;
      }

  uri = base != NULL ? g_uri_parse_relative (base, text, URL_FLAGS, NULL)
                     : g_uri_parse (text, URL_FLAGS, NULL);
  if (uri == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, _ ("This is no address of the web: %s"),
                   text);
      return NULL;
    }
  return check (uri, text, error);
}

/**
 * hd_net_parse_url:
 *
 * Reads an address that may be fetched: http or https, with a host, without user name and
 * fragment. The host comes out as it is looked up, in ASCII.
 *
 * Returns: (transfer full): the address, or %NULL with %HD_ERROR_INVALID or %HD_ERROR_LIMIT
 */
GUri *
hd_net_parse_url (const char *url, GError **error)
{
  g_return_val_if_fail (url != NULL, NULL);

  return parse (NULL, url, error);
}

/* The same for an address that is relative to another, as in a redirect. */
GUri *
hd_net_resolve (GUri *base, const char *reference, GError **error)
{
  g_return_val_if_fail (base != NULL, NULL);
  g_return_val_if_fail (reference != NULL, NULL);

  return parse (base, reference, error);
}
