/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-feed.h"

G_BEGIN_DECLS

GPtrArray *hd_feed_entries_new (const HdFeed *feed);
char *hd_feed_entries_second_key (const char *id, const char *title);

G_END_DECLS
