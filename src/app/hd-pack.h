/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *hd_pack (GBytes *bytes);
GBytes *hd_unpack (GBytes *packed, gsize length, GError **error);

G_END_DECLS
