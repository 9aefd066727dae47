/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "hd-date.h"

G_BEGIN_DECLS

/* The exit statuses of spec/cli.md. */
#define HD_CLI_DONE 0
#define HD_CLI_FAILED 1
#define HD_CLI_USAGE 2
#define HD_CLI_BLOCKED 3

/* The most bytes that a file named on the command line, or standard input, may have. */
#define HD_CLI_MAX_INPUT (64 * 1024 * 1024)

/**
 * HdCli:
 *
 * What every command gets: the options that all of them share, already read.
 */
typedef struct
{
  char *data_dir; /* NULL: the default below $XDG_DATA_HOME */
  HdDate today;   /* --today, else the clock's date in the home zone */
  gboolean today_given;
  char *zone_name; /* NULL: the system's zone */
  GTimeZone *zone;
  char *language; /* NULL when --lang was not given */
  gboolean json;
  gboolean quiet;
  int passphrase_fd; /* -1 when not given */
  GPtrArray *words;  /* (element-type utf8): what stands in the arguments for lines of input */
} HdCli;

/**
 * HdCliCommand:
 * @name: one word, or up to three for a command with a group (“leave policy set”)
 * @arguments: what `--help` shows behind the name
 * @summary: one line
 * @run: reads its options with hd_cli_parse(), does it, returns an exit status; with @error set
 *   the caller prints one line and returns 2 for %HD_ERROR_USAGE and %HD_ERROR_MISSING, else 1
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  int (*run) (HdCli *cli, int argc, char **argv, GError **error);
} HdCliCommand;

extern const HdCliCommand *const hd_cli_commands[];

/* What to do when the arguments name none of them: @word is their first word, @option what stands
 * instead of one; both may be NULL. In hd-cli-help.c or hd-cli-quick.c. */
int hd_cli_run_other (int argc, char **argv, const char *word, const char *option);

gboolean
hd_cli_parse (HdCli *cli, const GOptionEntry *entries, int *argc, char ***argv, GError **error);
GBytes *hd_cli_read_file (const char *path, GError **error);
GBytes *hd_cli_read_limited (const char *path, guint max, GError **error);
void hd_cli_shut_in (void);
gboolean hd_cli_lock_down (GError **error);
const char *hd_cli_input_name (const char *path);
void hd_cli_print (const char *text);
void hd_cli_print_json (JsonNode *node);
void hd_cli_warn (HdCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
void hd_cli_warn_all (HdCli *cli, const char *of, const GPtrArray *warnings);

G_END_DECLS
