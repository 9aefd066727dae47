/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void hd_background_set_async (GApplication *application,
                              gboolean wanted,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void hd_background_ask_async (GApplication *application,
                              GDBusConnection *bus,
                              gboolean wanted,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean hd_background_finish (GAsyncResult *result, GError **error);

G_END_DECLS
