/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-cli.h"
#include "hd-db.h"
#include "hd-interview.h"
#include "hd-invitation.h"
#include "hd-job-application.h"
#include "hd-when.h"

G_BEGIN_DECLS

char *hd_cli_read_text (GError **error);
gboolean hd_cli_check_certain (const char *command,
                               const HdInvitation *event,
                               gboolean with_end,
                               GError **error);
gboolean hd_cli_take_id (const char *command, const char *text, gint64 *id, GError **error);
void hd_cli_add_wall (JsonObject *object, const char *key, int day, int minute, gboolean all_day);
void hd_cli_add_instant (JsonObject *object, const char *key, gint64 instant);
gboolean hd_cli_print_slots (HdCli *cli, HdDb *db, GPtrArray *interviews, GError **error);
void hd_cli_append_when (GString *out, HdInterview *interview, GTimeZone *home);

/* hd-cli-appointments-open.c */
HdDb *hd_cli_open_appointments (HdCli *cli, GError **error);
/* hd-cli-appointments-words.c */
HdWhen *hd_cli_read_times (HdCli *cli, const char *text, gboolean typed, GError **error);

/* hd-cli-appointments-said.c */
void hd_cli_name_missing (const char *what, gint64 id, GError **error);
void hd_cli_warn_clash (HdCli *cli, const char *command, HdDb *db, gint64 id);
GPtrArray *hd_cli_list_left (HdCli *cli, HdDb *db, gint64 application, GError **error);
void hd_cli_warn_left (HdCli *cli, const char *command, GPtrArray *left);
void hd_cli_tell_left (HdCli *cli, const char *command, HdDb *db, gint64 application);

G_END_DECLS
