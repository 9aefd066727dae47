/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

/*
 * The table of commands, in the order in which --help lists them. A command with two words
 * stands before one that is its first word.
 */
const HdCliCommand *const hd_cli_commands[] = {
  &hd_cli_draft,
  &hd_cli_check,
  &hd_cli_calendar_show,
  &hd_cli_calendar_text,
  &hd_cli_leave_simulate,
  &hd_cli_plan,
  &hd_cli_reader_extract,
  &hd_cli_reader_feed,
  &hd_cli_reader_opml,
  &hd_cli_holidays_list,
  &hd_cli_holidays_regions,
  &hd_cli_articles_list,
  &hd_cli_articles_search,
  &hd_cli_articles_show,
  &hd_cli_articles_read,
  &hd_cli_articles_star,
  &hd_cli_articles_related,
  &hd_cli_names_list,
  &hd_cli_names_add,
  &hd_cli_names_exempt,
  &hd_cli_export,
  &hd_cli_import,
  &hd_cli_backup,
  &hd_cli_restore,
  &hd_cli_erase,
  &hd_cli_doctor,
  NULL,
};
