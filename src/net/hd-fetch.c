/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-fetch.h"

#include <glib/gi18n.h>

/* Returns: whether there is a body */
gboolean
hd_fetch_result_is_success (const HdFetchResult *self)
{
  return self->status >= 200 && self->status < 300;
}

/**
 * hd_fetch_result_explain:
 *
 * Returns: (transfer full) (nullable): why there is no body, as a sentence; %NULL when there is
 *   one, or nothing has changed
 */
char *
hd_fetch_result_explain (const HdFetchResult *self)
{
  if (hd_fetch_result_is_success (self) || self->status == 304)
    return NULL;

  switch (self->status)
    {
    case 401:
    case 407:
      return g_strdup (_ ("The site asks for a password, and Halfday signs in nowhere."));
    case 403:
      return g_strdup (_ ("The site refuses to give this to a reader (403)."));
    case 404:
      return g_strdup (_ ("There is nothing at this address (404)."));
    case 410:
      return g_strdup (_ ("The site says that this is gone for good (410)."));
    case 429:
      return g_strdup (_ ("The site asks for more time between requests (429)."));
    case 503:
      return g_strdup (_ ("The site cannot answer at the moment (503)."));
    default:
      if (self->status >= 500)
        /* Translators: %u is a status of HTTP, like 502. */
        return g_strdup_printf (_ ("The site has an error of its own (%u)."), self->status);
      /* Translators: %u is a status of HTTP, like 418. */
      return g_strdup_printf (_ ("The site did not give it (%u)."), self->status);
    }
}

void
hd_fetch_result_free (HdFetchResult *self)
{
  g_free (self->url);
  g_free (self->moved_to);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->content_type);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}
