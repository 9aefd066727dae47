/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-cli.h"
#include "hd-request-facts.h"

G_BEGIN_DECLS

/* The options of `draft` as they were written; NULL: not given. */
typedef struct
{
  char *date, *until_date, *window, *situation, *channel, *tone, *to, *from, *relation, *cover;
  char *contact, *leave_type, *amount, *balance, *back, *reachable_until, *location, *confirm_by;
  char *due, *earlier_date, *earlier_window, *topic, *address, *hours, *workdays;
  char *audience, *names;
  char **items, **alternatives;
  gboolean no_purpose, recorded, contractor, all_variants, strict;
  int limit, variant;
} HdCliDraftOptions;

void hd_cli_draft_options_clear (HdCliDraftOptions *options);
HdRequestFacts *
hd_cli_draft_read_facts (const HdCli *cli, const HdCliDraftOptions *options, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HdCliDraftOptions, hd_cli_draft_options_clear)

G_END_DECLS
