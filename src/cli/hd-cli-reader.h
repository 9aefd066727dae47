/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-cli.h"

G_BEGIN_DECLS

void hd_cli_reader_warn (HdCli *cli, const char *base, const char *charset);

G_END_DECLS
