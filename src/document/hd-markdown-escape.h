/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void hd_markdown_put_text (GString *out,
                           const char *text,
                           gsize length,
                           gboolean line_start,
                           const char *next_line);
void hd_markdown_put_code (GString *out, const char *text, gsize length);

G_END_DECLS
