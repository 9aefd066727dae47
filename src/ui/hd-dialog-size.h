/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hd_dialog_size_fit (GtkWindow *dialog);

G_END_DECLS
