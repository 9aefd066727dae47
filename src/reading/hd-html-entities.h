/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint
hd_html_entity_find (const char *text, gsize length, gboolean in_attribute, gunichar points[2]);
gunichar hd_html_mend_code_point (guint64 number);
gsize
hd_html_reference_read (const char *text, gsize length, gboolean in_attribute, gunichar points[2]);

G_END_DECLS
