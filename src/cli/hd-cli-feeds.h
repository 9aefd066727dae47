/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-cli.h"
#include "hd-context.h"

G_BEGIN_DECLS

HdContext *hd_cli_feeds_open (HdCli *cli);
void hd_cli_feeds_close (HdContext *context);
void hd_cli_feeds_keep_result_cb (GObject *source, GAsyncResult *result, gpointer data);
gboolean hd_cli_feeds_may_ask_local (const GError *failure);
void hd_cli_feeds_tell_local (HdCli *cli, const GError *failure);
GAsyncResult *hd_cli_feeds_wait (GAsyncResult **slot);
GBytes *hd_cli_feeds_to_opml (HdCli *cli, GError **error);
gboolean hd_cli_feeds_print (HdCli *cli, gint64 id, GError **error);

G_END_DECLS
