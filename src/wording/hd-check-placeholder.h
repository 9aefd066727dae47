/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HdPlaceholderIsBlank:
 *
 * Returns: whether the folded word names something to be filled in (name, date, manager …)
 */
typedef gboolean (*HdPlaceholderIsBlank) (const char *folded, gpointer data);

typedef void (*HdPlaceholderFound) (gsize byte_start, gsize byte_end, gpointer data);

void hd_placeholder_scan (const char *text,
                          gsize length,
                          HdPlaceholderIsBlank is_blank,
                          HdPlaceholderFound found,
                          gpointer data);

G_END_DECLS
