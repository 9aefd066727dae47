/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *hd_charset_find (const char *label);
gboolean hd_charset_is_decoded (const char *data, gsize length, const char *charset);
GString *hd_charset_decode_html (const char *data, gsize length, const char *charset);

G_END_DECLS
