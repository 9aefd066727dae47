/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-cli.h"

G_BEGIN_DECLS

/* What `export` writes for one kind of other program. */

gboolean hd_cli_write (GOutputStream *out, const char *text, GError **error);
gboolean hd_cli_write_csv (HdCli *cli, GOutputStream *out, GError **error);
gboolean hd_cli_write_ics (HdCli *cli, GOutputStream *out, GError **error);
gboolean hd_cli_write_markdown (HdCli *cli, GOutputStream *out, GError **error);

G_END_DECLS
