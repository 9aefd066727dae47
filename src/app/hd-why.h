/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-forecast.h"

G_BEGIN_DECLS

/**
 * HdWhyTerm:
 * @words: without its sign, as “10 h carried (use by 31 Mar)”
 * @minutes: with its sign in the sum
 */
typedef struct
{
  char *words;
  gint64 minutes;
} HdWhyTerm;

/**
 * HdWhyLine:
 * @minutes: what the line moves, with its sign
 * @left: the balance after it
 *
 * A line of the ledger, as people read it.
 */
typedef struct
{
  HdDate on;
  HdLeaveKind kind;
  gint64 minutes;
  gint64 left;
} HdWhyLine;

/**
 * HdWhy:
 * @on: the day that the figure is of
 * @total: the figure, in minutes: the sum of the terms
 * @terms: (element-type HdWhyTerm): what it is made of
 * @sentence: the sum in words, as “43 h 30 = 46 h 30 now − 3 h requested”
 *
 * A figure of the Time Off page and where it comes from.
 */
typedef struct
{
  HdDate on;
  gint64 total;
  GPtrArray *terms;
  char *sentence;
} HdWhy;

HdWhy *hd_why_now (const HdLeaveBook *book, HdDate today);
HdDate hd_why_requests_end (const HdLeaveBook *book, HdDate today);
HdWhy *hd_why_after_requests (const HdLeaveBook *book, HdDate today);
HdWhy *hd_why_on (const HdLeaveBook *book, HdDate today, HdDate on);
void hd_why_free (HdWhy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdWhy, hd_why_free)

GArray *hd_why_list_lines (const HdLeaveBook *book, HdDate until);

G_END_DECLS
