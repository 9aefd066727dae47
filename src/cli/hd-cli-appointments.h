/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-cli.h"
#include "hd-db.h"
#include "hd-interview.h"
#include "hd-job-application.h"

G_BEGIN_DECLS

gboolean hd_cli_take_id (const char *command, const char *text, gint64 *id, GError **error);
void hd_cli_add_wall (JsonObject *object, const char *key, int day, int minute, gboolean all_day);
void hd_cli_add_instant (JsonObject *object, const char *key, gint64 instant);
void hd_cli_append_when (GString *out, HdInterview *interview, GTimeZone *home);

G_END_DECLS
