/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GString *hd_html_mend (const char *text, gsize length);

G_END_DECLS
