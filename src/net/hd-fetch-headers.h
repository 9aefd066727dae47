/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "hd-fetch.h"

G_BEGIN_DECLS

/* The longest wish of a server that is heeded: a year. */
#define HD_FETCH_AGE_MAX ((gint64) 366 * 24 * 60 * 60)

void hd_fetch_headers_ask (SoupMessageHeaders *headers, const HdFetchRequest *request);
void hd_fetch_headers_read (SoupMessageHeaders *headers, gint64 now, HdFetchResult *result);

G_END_DECLS
