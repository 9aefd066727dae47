/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hd_finding_why_is_known (const char *why);
char *hd_finding_why_translate (const char *why);

G_END_DECLS
