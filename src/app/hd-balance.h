/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-request.h"

G_BEGIN_DECLS

/**
 * HdBalance:
 * @known: whether there is a payslip to count from; nothing else counts while there is none
 * @now: minutes left after what was approved or taken
 * @after_requests: minutes left when every open request is approved too
 *
 * The leave that is left, counted from the figure on the payslip.
 */
typedef struct
{
  gboolean known;
  gint64 now;
  gint64 after_requests;
} HdBalance;

HdBalance hd_balance_get (HdContext *context);
gboolean hd_balance_counts (HdContext *context, HdRequest *request, gboolean *held);

G_END_DECLS
