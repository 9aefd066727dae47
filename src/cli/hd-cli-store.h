/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-cli.h"
#include "hd-context.h"
#include "hd-db.h"

G_BEGIN_DECLS

char *hd_cli_store_path (HdCli *cli, HdStoreKind kind);
HdDb *hd_cli_open_store (HdCli *cli, HdStoreKind kind, GError **error);
void hd_cli_tell_doctor (HdStoreKind kind, GError **error);
gint64 hd_cli_now (void);
gint64 hd_cli_get_now (gpointer data);
void hd_cli_print_array (JsonArray *array);

G_END_DECLS
