/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-books.h"
#include "hd-scenario.h"

/*
 * What the app does with a long working life: 40 years of weekly credits and 2,000 absences are
 * evaluated whenever something changed, and an appointment is planned against them as one types.
 */

/* What may pass before somebody notices, in milliseconds. */
#define EVALUATE_MS 50
#define PLAN_MS 100

static HdLeaveFacts *
long_life (void)
{
  HdLeaveFacts *facts = hd_leave_facts_new ();

  g_free (facts->settings->region);
  facts->settings->region = g_strdup ("DE-BY");
  g_ptr_array_add (facts->policies,
                   hd_leave_version_new (1, hd_date_new (1986, 1, 1),
                                         "{\"accrual_from\":\"1986-01-01\",\"frequency\":"
                                         "\"weekly\","
                                         "\"annual\":\"14400\",\"balance_cap\":\"14400\","
                                         "\"carryover\":{\"on\":\"01-01\",\"mode\":\"max\","
                                         "\"max\":\"4800\",\"carried_valid\":\"P6M\"}}",
                                         0));
  g_ptr_array_add (facts->weeks, hd_leave_version_new (1, hd_date_new (1986, 1, 1),
                                                       "{\"mon\":[\"09:00-12:30\",\"13:00-17:30\"],"
                                                       "\"tue\":[\"09:00-12:30\",\"13:00-17:30\"],"
                                                       "\"wed\":[\"09:00-12:30\",\"13:00-17:30\"],"
                                                       "\"thu\":[\"09:00-12:30\",\"13:00-17:30\"],"
                                                       "\"fri\":[\"09:00-12:30\",\"13:00-17:30\"]}",
                                                       0));
  for (int i = 0; i < 2000; i++)
    {
      HdAbsenceFacts *absence = hd_absence_facts_new (i + 1);
      HdCharge charge = { hd_date_new (1986, 1, 6) + 7 * i + i % 5, i % 3 == 0 ? 240 : 480 };

      absence->first = absence->last = charge.on;
      absence->state = g_strdup ("taken");
      absence->charge = g_strdup ("leave");
      g_array_append_val (absence->days, charge);
      g_ptr_array_add (facts->absences, absence);
    }
  return facts;
}

int
main (void)
{
  HdDate today = hd_date_new (2026, 1, 5), day = hd_date_new (2026, 2, 5);
  double evaluate = G_MAXDOUBLE, plan = G_MAXDOUBLE;

  for (int i = 0; i < 10; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (HdLeaveBooks) books = hd_leave_books_new (long_life (), NULL, today);
      g_autoptr (GArray) options = NULL;
      HdPlanRules rules;

      evaluate = MIN (evaluate, (double) (g_get_monotonic_time () - start) / 1000);
      start = g_get_monotonic_time ();
      hd_leave_books_get_rules (books, TRUE, &rules);
      options = hd_plan_options (books->schedule, books->account->absences,
                                 (HdStretch){ HD_MOMENT (day, 13 * 60 + 15),
                                              HD_MOMENT (day, 16 * 60 + 15) },
                                 &rules);
      hd_plan_price (options, books->account);
      plan = MIN (plan, (double) (g_get_monotonic_time () - start) / 1000);
      if (i == 0)
        g_print ("%u lines, %u options\n", books->book->ledger->lines->len, options->len);
    }

  g_print ("evaluated in %.1f ms, planned and priced in %.1f ms\n", evaluate, plan);
  return evaluate < EVALUATE_MS && plan < PLAN_MS ? 0 : 1;
}
