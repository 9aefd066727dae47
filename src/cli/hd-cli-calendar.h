/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-cli.h"

G_BEGIN_DECLS

void
hd_cli_print_invitations (HdCli *cli, GPtrArray *events, GPtrArray *warnings, gboolean with_source);

G_END_DECLS
