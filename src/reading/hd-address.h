/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hd_address_resolve (const char *base, const char *reference);
gboolean hd_address_is_absolute (const char *text);
char *hd_address_get_scheme (const char *text);

G_END_DECLS
