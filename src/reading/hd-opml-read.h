/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-opml.h"

G_BEGIN_DECLS

HdOpml *hd_opml_read (const char *data, gsize length, GError **error);

G_END_DECLS
