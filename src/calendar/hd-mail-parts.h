/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*HdMailPartFunc) (const char *data,
                                gsize length,
                                const char *charset,
                                const char *method,
                                gpointer user_data);

gboolean hd_mail_find_calendars (const char *data,
                                 gsize length,
                                 HdMailPartFunc func,
                                 gpointer user_data,
                                 gboolean *cut);
char *hd_mail_dup_words (const char *data, gsize length);

G_END_DECLS
