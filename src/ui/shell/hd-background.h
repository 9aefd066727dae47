/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void hd_background_set (GApplication *application, gboolean wanted);

G_END_DECLS
