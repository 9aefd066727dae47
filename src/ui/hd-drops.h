/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkDropTarget *hd_drop_target_new (void);
GFile *hd_drop_get_file (const GValue *value);

G_END_DECLS
