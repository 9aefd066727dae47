/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-ledger.h"

G_BEGIN_DECLS

/**
 * HdLeaveStage:
 *
 * The order of things within one day. Expiries come before all of them; the lots know when. A
 * statement says what is left when all that is done; entries of its day correct it.
 */
typedef enum
{
  HD_LEAVE_STAGE_CARRY,
  HD_LEAVE_STAGE_ENTRY,
  HD_LEAVE_STAGE_DEDUCT,
  HD_LEAVE_STAGE_CREDIT,
  HD_LEAVE_STAGE_LEAVE,
  HD_LEAVE_STAGE_STATEMENT,
  HD_LEAVE_STAGE_CORRECT,
  HD_LEAVE_STAGE_CORRECT_DEDUCT,
} HdLeaveStage;

/**
 * HdLeaveEvent:
 * @source: the index of the absence, the entry or the granted lot, or -1
 * @minutes: of leave
 * @what: #HdCarryover, #HdLeaveEntry or #HdCredit; %NULL for a granted lot and for leave
 * @not_yet_usable: of a credit inside a waiting period
 */
typedef struct
{
  HdDate on;
  HdLeaveStage stage;
  int source;
  gint64 minutes;
  gconstpointer what;
  gboolean not_yet_usable;
} HdLeaveEvent;

/**
 * HdLeaveEvents:
 * @events: (element-type HdLeaveEvent): in the order in which they happen
 * @credits: what the events point to
 *
 * All that happens in an account but the expiries, whoever's leave is granted: so that many
 * sets of requests can be tried without listing it again.
 */
typedef struct
{
  GArray *events;
  GPtrArray *credits;
} HdLeaveEvents;

HdLeaveEvents *
hd_leave_events_new (const HdLeaveAccount *account, GPtrArray *charges, HdDate until);
void hd_leave_events_free (HdLeaveEvents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdLeaveEvents, hd_leave_events_free)

HdLeaveLedger *hd_leave_ledger_run (const HdLeaveAccount *account,
                                    const HdLeaveEvents *events,
                                    const gboolean *charged,
                                    HdDate until);

G_END_DECLS
