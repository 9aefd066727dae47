/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-feed.h"

G_BEGIN_DECLS

HdFeed *hd_feed_read (const char *data,
                      gsize length,
                      const char *base,
                      const char *content_type,
                      GError **error);
HdFeed *hd_feed_discover (const char *data,
                          gsize length,
                          const char *base,
                          const char *content_type,
                          GError **error);
void hd_feed_make_documents (HdFeed *feed, guint keep);
gboolean hd_feed_date_parse (const char *text, gint64 *seconds);
char *hd_feed_date_format (gint64 seconds);

G_END_DECLS
