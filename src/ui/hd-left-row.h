/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *hd_left_row_new (GPtrArray *warnings);

G_END_DECLS
