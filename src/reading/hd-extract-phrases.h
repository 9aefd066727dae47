/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hd_phrase_is_invitation (const char *folded, guint words);
gboolean hd_phrase_is_tail_heading (const char *folded, guint words);
guint hd_phrase_count_consent (const char *folded, guint words);
gboolean hd_phrase_is_credit (const char *folded, guint words);
gboolean hd_phrase_is_dateline (const char *folded, guint words);

G_END_DECLS
