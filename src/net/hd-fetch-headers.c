/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-fetch-headers.h"

#include <string.h>

/* A mark longer than this is not kept: it would be more a means to recognize somebody. */
#define VALIDATOR_MAX 1024

static const char *const accepted[] = {
  [HD_FETCH_PAGE] = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.1",
  [HD_FETCH_FEED] = "application/atom+xml,application/rss+xml,application/feed+json,"
                    "application/rdf+xml;q=0.9,application/xml;q=0.9,text/xml;q=0.9,"
                    "application/json;q=0.8,text/html;q=0.5,*/*;q=0.1",
  [HD_FETCH_PICTURE] = "image/webp,image/png,image/jpeg,image/*;q=0.5,*/*;q=0.1",
};

static gboolean
is_header_value (const char *value)
{
  gsize length = value != NULL ? strlen (value) : 0;

  if (length == 0 || length > VALIDATOR_MAX || !g_utf8_validate (value, -1, NULL))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (((guchar) value[i] < 0x20 && value[i] != '\t') || value[i] == 0x7f)
      return FALSE;
  return TRUE;
}

/* Writes what a server is told: what is read here, and what is there already. */
void
hd_fetch_headers_ask (SoupMessageHeaders *headers, const HdFetchRequest *request)
{
  soup_message_headers_replace (headers, "Accept", accepted[request->kind]);

  if (is_header_value (request->etag))
    soup_message_headers_replace (headers, "If-None-Match", request->etag);
  if (is_header_value (request->last_modified))
    soup_message_headers_replace (headers, "If-Modified-Since", request->last_modified);
}

/* Returns: the seconds since 1970 of a date as HTTP writes it, or 0 */
static gint64
read_date (const char *text)
{
  g_autoptr (GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  return date != NULL ? g_date_time_to_unix (date) : 0;
}

/* Returns: a number of seconds of digits alone, or -1 */
static gint64
read_seconds (const char *text)
{
  gsize digits;

  text += strspn (text, " \t");
  digits = strspn (text, "0123456789");

  if (digits == 0 || text[digits + strspn (text + digits, " \t")] != '\0')
    return -1;
  return digits > 9 ? HD_FETCH_AGE_MAX : MIN (g_ascii_strtoll (text, NULL, 10), HD_FETCH_AGE_MAX);
}

static gint64
read_max_age (const char *cache_control)
{
  g_autoptr (GHashTable) parameters = soup_header_parse_param_list (cache_control);
  const char *max_age = g_hash_table_lookup (parameters, "max-age");

  if (g_hash_table_contains (parameters, "no-cache") ||
      g_hash_table_contains (parameters, "no-store"))
    return 0;
  return max_age != NULL ? read_seconds (max_age) : -1;
}

/* Fills in what the headers of an answer say; @now is for dates, where it has no clock itself. */
void
hd_fetch_headers_read (SoupMessageHeaders *headers, gint64 now, HdFetchResult *result)
{
  const char *etag = soup_message_headers_get_one (headers, "ETag");
  const char *modified = soup_message_headers_get_one (headers, "Last-Modified");
  const char *type = soup_message_headers_get_one (headers, "Content-Type");
  const char *retry = soup_message_headers_get_one (headers, "Retry-After");
  const char *expires = soup_message_headers_get_one (headers, "Expires");
  const char *cache_control = soup_message_headers_get_list (headers, "Cache-Control");
  gint64 served = read_date (soup_message_headers_get_one (headers, "Date"));

  result->etag = is_header_value (etag) ? g_strdup (etag) : NULL;
  result->last_modified = is_header_value (modified) ? g_strdup (modified) : NULL;
  result->content_type = g_utf8_make_valid (type != NULL ? type : "", -1);

  /* A wrong clock, here or there, matters less when the server's own date is the measure. */
  if (served == 0)
    served = now;

  result->max_age = cache_control != NULL ? read_max_age (cache_control) : -1;
  if (result->max_age < 0 && expires != NULL && read_date (expires) != 0)
    result->max_age = CLAMP (read_date (expires) - served, 0, HD_FETCH_AGE_MAX);

  result->retry_after = retry != NULL ? read_seconds (retry) : -1;
  if (result->retry_after < 0 && retry != NULL && read_date (retry) != 0)
    result->retry_after = CLAMP (read_date (retry) - served, 0, HD_FETCH_AGE_MAX);
}
