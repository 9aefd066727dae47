/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-promises.h"

#include "hd-context-private.h"
#include "hd-interview-times.h"
#include "hd-interviews.h"

/**
 * hd_promises_list:
 *
 * Returns: (transfer full) (element-type HdPromise): the times to come that are agreed, and those
 *   that somebody was offered and has not answered
 */
GArray *
hd_promises_list (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  g_autoptr (GPtrArray) waiting = hd_offered_slots_list_waiting (context, 0);
  GTimeZone *home = hd_context_get_zone (context);
  GListModel *interviews = hd_interviews_get_list (context);
  GArray *promises = g_array_new (FALSE, FALSE, sizeof (HdPromise));
  gint64 now = hd_context_get_now (context);

  for (guint i = 0; i < waiting->len; i++)
    {
      HdOfferedSlot *slot = waiting->pdata[i];
      HdPromise promise = { .interview = slot->interview };

      if (hd_offered_slot_busy (slot, hd_interviews_peek (context, slot->interview), home,
                                &promise.busy))
        g_array_append_val (promises, promise);
    }
  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (interviews, i);
      HdPromise promise = { .interview = hd_record_get_id (HD_RECORD (interview)), .agreed = TRUE };

      if (interview->start_at > now && hd_interview_is_agreed (interview) &&
          hd_interview_busy (interview, home, &promise.busy))
        g_array_append_val (promises, promise);
    }
  return promises;
}

/**
 * hd_promises_clash:
 * @promises: (element-type HdPromise)
 * @interview: what @busy is for, whose own times are in nobody's way
 * @busy: when one would be away
 *
 * Returns: the weightiest promise of another interview that lies in that time
 */
HdClash
hd_promises_clash (const GArray *promises, gint64 interview, HdStretch busy)
{
  HdClash clash = HD_CLASH_NONE;

  for (guint i = 0; i < promises->len; i++)
    {
      const HdPromise *promise = &g_array_index (promises, HdPromise, i);

      if (promise->interview != interview && promise->busy.from < busy.to &&
          promise->busy.to > busy.from)
        clash = MAX (clash, promise->agreed ? HD_CLASH_AGREED : HD_CLASH_OFFERED);
    }
  return clash;
}
