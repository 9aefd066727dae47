/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hd-when.h"

G_BEGIN_DECLS

GTimeZone *hd_home_zone (GSettings *settings);
char *hd_home_language (GSettings *settings);
char *hd_home_region (GSettings *settings);
HdWhen *hd_home_read (GSettings *settings, HdDate today, const char *text);

G_END_DECLS
