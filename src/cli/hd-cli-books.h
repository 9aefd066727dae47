/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-cli.h"
#include "hd-leave-edit.h"

G_BEGIN_DECLS

/* What the commands on the leave share. Amounts in JSON are hours, as decimal strings. */

HdLeaveBooks *hd_cli_read_books (HdCli *cli, GError **error);
gint64 hd_cli_edit_leave (HdCli *cli, HdLeaveEdit *edit, GError **error);
int hd_cli_run_edit (HdCli *cli, HdLeaveEdit *edit, GError **error);

gboolean
hd_cli_leave_date (HdCli *cli, const char *option, const char *text, HdDate *date, GError **error);
gboolean hd_cli_leave_amount (const char *option,
                              const char *text,
                              int day_minutes,
                              gint64 *minutes,
                              GError **error);
gboolean hd_cli_leave_id (const char *text, gint64 *id, GError **error);

int hd_cli_list_own_holidays (HdCli *cli, int year, GError **error);
void hd_cli_set_date (JsonObject *object, const char *key, HdDate date);
void hd_cli_set_hours (JsonObject *object, const char *key, gint64 minutes);
void hd_cli_set_text (JsonObject *object, const char *key, const char *text);
void hd_cli_set_minute (JsonObject *object, const char *key, int minute);
void hd_cli_print_object (JsonObject *object);

G_END_DECLS
