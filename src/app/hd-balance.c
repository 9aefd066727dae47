/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-balance.h"

#include <string.h>

#include "hd-own-profile.h"
#include "hd-requests.h"

/**
 * hd_balance_counts:
 * @held: (out): it is only asked for
 *
 * Whether @request takes leave off the figure on the payslip: it lies after that day, its cost
 * is known, and it was neither denied nor withdrawn.
 */
gboolean
hd_balance_counts (HdContext *context, HdRequest *request, gboolean *held)
{
  const HdProfile *profile = hd_own_profile_peek (context);

  *held = strcmp (request->state, "requested") == 0;
  return profile != NULL && profile->payslip_on != HD_DATE_NONE &&
         request->first_day > profile->payslip_on && request->amount_minutes > 0 &&
         (*held || strcmp (request->state, "approved") == 0 ||
          strcmp (request->state, "taken") == 0);
}

/**
 * hd_balance_get:
 *
 * What is left as far as the payslip and the requests say.
 */
HdBalance
hd_balance_get (HdContext *context)
{
  const HdProfile *profile = hd_own_profile_peek (context);
  GListModel *requests = hd_requests_get_list (context);
  HdBalance balance = { FALSE, 0, 0 };

  if (profile == NULL || profile->payslip_on == HD_DATE_NONE)
    return balance;

  balance = (HdBalance){ TRUE, profile->payslip_minutes, profile->payslip_minutes };
  for (guint i = 0; i < g_list_model_get_n_items (requests); i++)
    {
      g_autoptr (HdRequest) request = g_list_model_get_item (requests, i);
      gboolean held;

      if (!hd_balance_counts (context, request, &held))
        continue;
      balance.after_requests -= request->amount_minutes;
      if (!held)
        balance.now -= request->amount_minutes;
    }

  return balance;
}
