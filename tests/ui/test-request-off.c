/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-request-fixture.h"

/* A time that is the user's own anyhow: whoever hears of it is not asked for leave. */

static GtkEditable *
window_row (Fixture *fixture)
{
  return GTK_EDITABLE (
    hd_test_find_row (fixture->page, "Away, such as 13:15-16:15; empty for the whole day"));
}

static void
assert_asks (Fixture *fixture, gboolean asks)
{
  g_autofree char *text = body (fixture);

  g_assert_true ((strstr (text, "leave") != NULL) == asks);
  g_assert_true ((strstr (text, "unavailable") != NULL) == !asks);
}

static void
test_own_time (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Sat 5 Dec 14:00-15:30");
  g_assert_nonnull (hd_test_find_label (fixture->page, "You are not at work then: nothing need be "
                                                       "asked. You may tell somebody all the "
                                                       "same."));
  assert_asks (fixture, FALSE);

  hd_facts_pane_take_line (facts_pane (fixture), "Fri 4 Dec 14:00-15:30");
  assert_asks (fixture, TRUE);
  hd_facts_pane_take_line (facts_pane (fixture), "Fri 4 Dec 19:00-20:00");
  assert_asks (fixture, FALSE);

  /* Longer than it was read, it is no longer the user's own. */
  gtk_editable_set_text (window_row (fixture), "16:00-20:00");
  assert_asks (fixture, TRUE);
  gtk_editable_set_text (window_row (fixture), "18:00-20:00");
  assert_asks (fixture, FALSE);
}

/* Whatever the day was before it, a whole day that is typed is asked for. */
static void
test_whole_day (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Fri 4 Dec 19:00-20:00");
  assert_asks (fixture, FALSE);
  gtk_editable_set_text (window_row (fixture), "");
  assert_asks (fixture, TRUE);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/request-off/own-time", Fixture, NULL, set_up, test_own_time, tear_down);
  g_test_add ("/ui/request-off/whole-day", Fixture, NULL, set_up, test_whole_day, tear_down);
  return g_test_run ();
}
