/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_LIBRARY_COUNTS (hd_library_counts_get_type ())
G_DECLARE_FINAL_TYPE (HdLibraryCounts, hd_library_counts, HD, LIBRARY_COUNTS, HdRecord)

/**
 * HdLibraryCounts:
 *
 * How many articles there are of each sort.
 *
 * Read its fields.
 */
struct _HdLibraryCounts
{
  HdRecord parent_instance;

  int all;
  int unread;
  int starred;
  int advice; /* bundled ones */
  int advice_unread;
  int saved;
  int feeds;
  int oldest_reader; /* that a saved page was read by; a high number when there is none */
};

G_END_DECLS
