/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hd_text_clean (const char *text, gssize length);
char *hd_text_clean_line (const char *text, gssize length);
char *hd_text_for_terminal (const char *text);
gboolean hd_text_is_invisible (gunichar c);

G_END_DECLS
