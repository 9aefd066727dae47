/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-balance.h"

#include <string.h>

#include "hd-leave-desk.h"

/**
 * hd_balance_counts:
 * @held: (out): it is only asked for
 *
 * Whether @request takes leave off the balance: there is one, it lies after the day on which the
 * books were opened, and it was neither denied nor withdrawn.
 */
gboolean
hd_balance_counts (HdContext *context, HdRequest *request, gboolean *held)
{
  const HdLeaveBooks *books = hd_leave_desk_get_books (hd_leave_desk_get (context));

  *held = strcmp (request->state, "requested") == 0;
  return books != NULL && books->mode == HD_LEAVE_MODE_BALANCE &&
         request->last_day > books->account->opened_on && strcmp (request->charge, "leave") == 0 &&
         hd_leave_desk_get_cost (hd_leave_desk_get (context),
                                 hd_record_get_id (HD_RECORD (request))) > 0 &&
         (*held || strcmp (request->state, "approved") == 0 ||
          strcmp (request->state, "taken") == 0);
}

/**
 * hd_balance_get:
 *
 * What is left when everything that was granted is taken: leave is spoken for when it is asked for,
 * not on its day. Only what the next days of credit bring is not counted in.
 */
HdBalance
hd_balance_get (HdContext *context)
{
  HdLeaveDesk *desk = hd_leave_desk_get (context);
  const HdLeaveBooks *books = hd_leave_desk_get_books (desk);
  HdDate today = hd_context_get_today (context);
  HdBalance balance = { FALSE, 0, 0 };
  HdLeaveFigures figures;

  if (!hd_leave_desk_get_figures (desk, today, &figures))
    return balance;

  balance = (HdBalance){ TRUE, figures.balance, figures.balance - figures.held };
  for (guint i = 0; i < books->book->charges->len; i++)
    {
      const GArray *days = g_ptr_array_index (books->book->charges, i);

      for (guint j = 0; j < days->len; j++)
        {
          const HdCharge *charge = &g_array_index (days, HdCharge, j);

          if (charge->on <= today || !(books->book->charged[i] || books->book->held[i]))
            continue;
          balance.after_requests -= charge->minutes;
          if (books->book->charged[i])
            balance.now -= charge->minutes;
        }
    }

  return balance;
}
