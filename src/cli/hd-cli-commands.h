/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-cli.h"

G_BEGIN_DECLS

/* Each command in its own file, by its name. */
extern const HdCliCommand hd_cli_check;
extern const HdCliCommand hd_cli_draft;
extern const HdCliCommand hd_cli_calendar_show;
extern const HdCliCommand hd_cli_calendar_text;
extern const HdCliCommand hd_cli_holidays_list;
extern const HdCliCommand hd_cli_holidays_regions;
extern const HdCliCommand hd_cli_holidays_import;
extern const HdCliCommand hd_cli_holidays_add;
extern const HdCliCommand hd_cli_holidays_remove;
extern const HdCliCommand hd_cli_leave_simulate;
extern const HdCliCommand hd_cli_leave_balance;
extern const HdCliCommand hd_cli_leave_ledger;
extern const HdCliCommand hd_cli_leave_forecast;
extern const HdCliCommand hd_cli_leave_list;
extern const HdCliCommand hd_cli_leave_request;
extern const HdCliCommand hd_cli_leave_approve;
extern const HdCliCommand hd_cli_leave_deny;
extern const HdCliCommand hd_cli_leave_cancel;
extern const HdCliCommand hd_cli_leave_taken;
extern const HdCliCommand hd_cli_leave_reconcile;
extern const HdCliCommand hd_cli_leave_add;
extern const HdCliCommand hd_cli_leave_reverse;
extern const HdCliCommand hd_cli_leave_policy_show;
extern const HdCliCommand hd_cli_leave_policy_set;
extern const HdCliCommand hd_cli_leave_schedule_show;
extern const HdCliCommand hd_cli_leave_schedule_set;
extern const HdCliCommand hd_cli_leave_settings;
extern const HdCliCommand hd_cli_absence_export;
extern const HdCliCommand hd_cli_plan;
extern const HdCliCommand hd_cli_reader_extract;
extern const HdCliCommand hd_cli_reader_feed;
extern const HdCliCommand hd_cli_reader_opml;
extern const HdCliCommand hd_cli_articles_list;
extern const HdCliCommand hd_cli_articles_search;
extern const HdCliCommand hd_cli_articles_show;
extern const HdCliCommand hd_cli_articles_read;
extern const HdCliCommand hd_cli_articles_star;
extern const HdCliCommand hd_cli_articles_related;
extern const HdCliCommand hd_cli_articles_save;
extern const HdCliCommand hd_cli_articles_import;
extern const HdCliCommand hd_cli_articles_tag;
extern const HdCliCommand hd_cli_feeds_list;
extern const HdCliCommand hd_cli_feeds_add;
extern const HdCliCommand hd_cli_feeds_remove;
extern const HdCliCommand hd_cli_feeds_refresh;
extern const HdCliCommand hd_cli_feeds_import;
extern const HdCliCommand hd_cli_feeds_export;
extern const HdCliCommand hd_cli_appointments_list;
extern const HdCliCommand hd_cli_appointments_show;
extern const HdCliCommand hd_cli_appointments_add;
extern const HdCliCommand hd_cli_appointments_import;
extern const HdCliCommand hd_cli_appointments_move;
extern const HdCliCommand hd_cli_appointments_offer;
extern const HdCliCommand hd_cli_appointments_outcome;
extern const HdCliCommand hd_cli_appointments_release;
extern const HdCliCommand hd_cli_appointments_stay;
extern const HdCliCommand hd_cli_appointments_take;
extern const HdCliCommand hd_cli_appointments_forget;
extern const HdCliCommand hd_cli_names_list;
extern const HdCliCommand hd_cli_names_add;
extern const HdCliCommand hd_cli_names_exempt;
extern const HdCliCommand hd_cli_export;
extern const HdCliCommand hd_cli_import;
extern const HdCliCommand hd_cli_backup;
extern const HdCliCommand hd_cli_restore;
extern const HdCliCommand hd_cli_erase;
extern const HdCliCommand hd_cli_doctor;

G_END_DECLS
