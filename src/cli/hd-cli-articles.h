/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-cli.h"
#include "hd-db.h"

G_BEGIN_DECLS

gint64 hd_cli_articles_find (HdDb *db, const char *text, GError **error);
gboolean hd_cli_articles_print (HdCli *cli,
                                HdDb *db,
                                GArray *ids,
                                guint limit,
                                const char *words,
                                GError **error);

G_END_DECLS
