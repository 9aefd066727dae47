/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hd_mailto_build (const char *address, const char *subject, const char *body);
gboolean hd_mail_address_valid (const char *address);

G_END_DECLS
