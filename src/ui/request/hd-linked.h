/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-context.h"

G_BEGIN_DECLS

void hd_linked_ask (GtkWindow *parent, HdContext *context, gint64 request);

G_END_DECLS
