/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_IGNORED_FINDING (hd_ignored_finding_get_type ())
G_DECLARE_FINAL_TYPE (HdIgnoredFinding, hd_ignored_finding, HD, IGNORED_FINDING, HdRecord)

/**
 * HdIgnoredFinding:
 *
 * A finding of the checker that the user has put aside for good.
 */
struct _HdIgnoredFinding
{
  HdRecord parent_instance;

  char *finding; /* its key: rule, folded match and neighbours, as the checker makes it */
  gint64 at;
};

G_END_DECLS
