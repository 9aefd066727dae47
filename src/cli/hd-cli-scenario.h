/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-cli.h"
#include "hd-scenario.h"

G_BEGIN_DECLS

HdScenario *hd_cli_read_scenario (HdCli *cli,
                                  const char *path,
                                  const char *const *more_keys,
                                  JsonNode **root,
                                  GError **error);

G_END_DECLS
