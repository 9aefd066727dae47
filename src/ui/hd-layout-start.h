/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hd_layout_begin_at_start (PangoLayout *layout);

G_END_DECLS
