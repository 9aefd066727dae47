/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hd_mail_tnef_to_calendar (const guint8 *data, gsize length);

G_END_DECLS
