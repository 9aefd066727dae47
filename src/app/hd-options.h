/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-amount.h"
#include "hd-request-facts.h"

G_BEGIN_DECLS

/**
 * HdAbsenceOption:
 * @window: the time away; `to` = 0 means the whole day
 * @minutes: how much of it is working time
 * @kind: what it amounts to
 *
 * One way to be away for an appointment.
 */
typedef struct
{
  HdSpan window;
  int minutes;
  HdSituation kind;
} HdAbsenceOption;

GArray *hd_options_for_window (HdSpan busy, HdSpan hours);
int hd_options_paid_minutes (HdSpan window, HdSpan hours);

G_END_DECLS
