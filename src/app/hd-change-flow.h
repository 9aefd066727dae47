/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-change-advice.h"
#include "hd-context.h"
#include "hd-interview.h"
#include "hd-kept-draft.h"
#include "hd-leave-books.h"
#include "hd-plan.h"

G_BEGIN_DECLS

/**
 * HdChangeAnswer:
 * @what: the case as it stands
 * @advice: what follows
 * @sentence: the answer, static
 * @request: the absence that it is about, 0 for none
 * @denied: leave for the time as it is by now was denied: `hd_denial_offers()` says how it goes on
 *
 * What an interview's change means for its absence.
 */
typedef struct
{
  HdChangeCase what;
  HdChangeAdvice advice;
  const char *sentence;
  gint64 request;
  gboolean denied;
} HdChangeAnswer;

HdChangeAnswer hd_change_flow_answer (HdContext *context, HdInterview *interview);
gboolean hd_change_flow_is_denied (HdContext *context, HdInterview *interview);
GPtrArray *hd_change_flow_list_other_times (HdContext *context, HdInterview *interview);
gboolean hd_change_flow_is_pending (HdContext *context, HdInterview *interview);
gboolean hd_change_flow_needs_leave (HdContext *context, HdInterview *interview);
gboolean hd_change_flow_is_off_already (HdContext *context, HdInterview *interview);
gboolean hd_change_flow_is_astray (HdContext *context, HdInterview *interview);
const HdAbsenceFacts *hd_change_flow_find_absence (HdContext *context, HdInterview *interview);
gboolean hd_change_flow_is_uncovered (HdContext *context, HdInterview *interview);
HdKeptDraft *
hd_change_flow_new_draft (HdContext *context, HdInterview *interview, const HdStretch *absence);
gboolean hd_change_flow_may_give_back (HdContext *context, HdInterview *interview);
HdKeptDraft *hd_change_flow_new_give_back (HdContext *context, HdInterview *interview);

G_END_DECLS
