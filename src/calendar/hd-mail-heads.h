/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The type of a mail within a mail, as hd_mail_tame() writes it. */
#define HD_MAIL_TYPE "application/x-mail"

gsize hd_mail_bound (const char *data, gsize length, guint *marks);
char *hd_mail_tame (const char *data, gsize length, gsize *out_length);

G_END_DECLS
