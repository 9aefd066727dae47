/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*HdMailPartFunc) (const char *data,
                                gsize length,
                                const char *charset,
                                const char *method,
                                gpointer user_data);

/**
 * HdMailFound:
 * @cut: the mail has more parts than were looked at
 * @winmail: it has a part of the sort that only Outlook reads
 * @sealed: it has a part that is encrypted, or signed so that nobody else can look into it
 *
 * What was not looked at in a mail.
 */
typedef struct
{
  gboolean cut;
  gboolean winmail;
  gboolean sealed;
} HdMailFound;

gboolean hd_mail_find_calendars (const char *data,
                                 gsize length,
                                 HdMailPartFunc func,
                                 gpointer user_data,
                                 HdMailFound *what);
char *hd_mail_dup_words (const char *data, gsize length);

G_END_DECLS
