/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-cli.h"
#include "hd-scenario.h"

G_BEGIN_DECLS

HdScenario *hd_cli_parse_scenario (HdCli *cli,
                                   GBytes *bytes,
                                   const char *path,
                                   const char *const *more_keys,
                                   JsonNode **root,
                                   GError **error);
void hd_cli_warn_scenario (HdCli *cli, const char *path, const HdScenario *scenario, guint from);

G_END_DECLS
