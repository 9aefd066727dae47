/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HD_FOLD_MAX 20 /* code points that one character can fold to (U+FDFA is the longest) */

guint hd_fold_char (gunichar c, gboolean umlauts, gunichar out[HD_FOLD_MAX]);
char *hd_fold_string (const char *text, gboolean umlauts);
gboolean hd_fold_is_ignorable (gunichar c);

G_END_DECLS
