/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-check.h"
#include "hd-cli.h"

G_BEGIN_DECLS

HdMatcher *hd_cli_parse_names (HdCli *cli,
                               HdChecker *checker,
                               GBytes *bytes,
                               const char *file,
                               GError **error);

G_END_DECLS
