/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hd_plain_address (const char *address);
gboolean hd_plain_address_same_site (const char *a, const char *b);

G_END_DECLS
