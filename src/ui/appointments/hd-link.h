/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean hd_link_is_safe (const char *link);
void hd_link_open (GtkWindow *parent, const char *link);

G_END_DECLS
