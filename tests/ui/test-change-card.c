/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointments-fixture.h"
#include "hd-change-card.h"
#include "hd-home.h"
#include "hd-requests.h"
#include "hd-slots-group.h"

/* What is to be done beside the message when an appointment moves for which leave was approved. */

static GtkWidget *
card (Fixture *fixture)
{
  return hd_test_find_type (fixture->page, HD_TYPE_CHANGE_CARD);
}

static gboolean
is_approved (gpointer fixture)
{
  return strcmp (shown (fixture)->absence_state, "approved") == 0;
}

static void
set_up_approved (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 };

  set_up (fixture, NULL);
  fill (fixture);
  activate (fixture, 3);
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Hold"), "clicked");
  hd_test_wait_until (is_held, fixture);
  hd_requests_set_state_async (fixture->context, shown (fixture)->absence, "approved", answered_cb,
                               &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_wait_until (is_approved, fixture);
}

typedef struct
{
  Fixture *fixture;
  const char *row;
  gboolean ticked;
} Expected;

static GtkCheckButton *
check_of (Fixture *fixture, const char *row)
{
  return GTK_CHECK_BUTTON (
    hd_test_find_type (hd_test_find_row (card (fixture), row), GTK_TYPE_CHECK_BUTTON));
}

static gboolean
is_as_expected (gpointer data)
{
  Expected *expected = data;

  return hd_test_find_row (card (expected->fixture), expected->row) != NULL &&
         gtk_check_button_get_active (check_of (expected->fixture, expected->row)) ==
           expected->ticked;
}

static void
wait_for_row (Fixture *fixture, const char *row, gboolean ticked)
{
  Expected expected = { fixture, row, ticked };

  hd_test_wait_until (is_as_expected, &expected);
}

static void
move (Fixture *fixture, HdDate day)
{
  Answer answer = { 0 };

  hd_interviews_move_async (fixture->context, hd_record_get_id (HD_RECORD (shown (fixture))),
                            (HdWall){ day, 13 * 3600 }, (HdWall){ day, 14 * 3600 + 1800 },
                            "Europe/London", answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
}

static const char *const follow[] = { "Move the block in your calendar",
                                      "Change the automatic reply", "Tell your deputy" };

/* Each is there to be ticked, by its row as by its box; what is ticked stays so while other things
 * change, and is to be done again for the next time. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 };
  GtkWidget *check;

  for (guint i = 0; i < G_N_ELEMENTS (follow); i++)
    g_assert_null (hd_test_find_row (card (fixture), follow[i]));
  move (fixture, hd_date_new (2026, 12, 4));
  for (guint i = 0; i < G_N_ELEMENTS (follow); i++)
    wait_for_row (fixture, follow[i], FALSE);
  g_assert_null (hd_test_find_row (card (fixture), "Delete the block in your calendar"));

  adw_action_row_activate (ADW_ACTION_ROW (hd_test_find_row (card (fixture), follow[0])));
  check = GTK_WIDGET (check_of (fixture, follow[2]));
  g_assert_true (gtk_widget_grab_focus (check));
  gtk_widget_activate (check);
  g_assert_true (is_as_expected (&(Expected){ fixture, follow[0], TRUE }));
  g_assert_true (is_as_expected (&(Expected){ fixture, follow[1], FALSE }));
  g_assert_true (is_as_expected (&(Expected){ fixture, follow[2], TRUE }));
  g_assert_cmpint (hd_test_min_width (card (fixture)), <=, 360);
  gtk_test_widget_wait_for_draw (card (fixture));
  hd_test_screenshot (card (fixture), "change-card");

  hd_interviews_note_draft_async (fixture->context, hd_record_get_id (HD_RECORD (shown (fixture))),
                                  "a-draft", answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_settle ();
  wait_for_row (fixture, follow[0], TRUE);
  wait_for_row (fixture, follow[2], TRUE);
  hd_test_assert_focus_within (fixture->window, check);

  move (fixture, hd_date_new (2026, 12, 8));
  for (guint i = 0; i < G_N_ELEMENTS (follow); i++)
    wait_for_row (fixture, follow[i], FALSE);
}

/* When it falls away the block is to be deleted. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 };

  hd_interviews_set_state_async (fixture->context, hd_record_get_id (HD_RECORD (shown (fixture))),
                                 HD_MEETING_CANCELLED, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  wait_for_row (fixture, "Delete the block in your calendar", FALSE);
  wait_for_row (fixture, follow[1], FALSE);
  wait_for_row (fixture, follow[2], FALSE);
  g_assert_null (hd_test_find_row (card (fixture), follow[0]));
}

static gboolean
says_covered (gpointer fixture)
{
  return hd_test_find_row (card (fixture), "Still covered, nothing to send.") != NULL;
}

/* Where the new time is covered nothing is to be done. */
static void
test_covered (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 };
  HdDate day = hd_date_new (2026, 12, 3);

  hd_interviews_move_async (fixture->context, hd_record_get_id (HD_RECORD (shown (fixture))),
                            (HdWall){ day, 13 * 3600 }, (HdWall){ day, 14 * 3600 }, "Europe/London",
                            answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_wait_until (says_covered, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (follow); i++)
    g_assert_null (hd_test_find_row (card (fixture), follow[i]));
}

static gboolean
shows_block (gpointer fixture)
{
  GtkWidget *row = hd_test_find_row (card (fixture), "Calendar block");

  return row != NULL && gtk_widget_get_mapped (row) &&
         hd_test_find_button (row, "_Save Cancelled Block…") != NULL;
}

/* A block that was saved when it was asked for is to be taken out of the calendar when it is
 * denied, though nothing has moved. */
static void
test_denied (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 };

  g_assert_false (shows_block (fixture));
  hd_requests_set_state_async (fixture->context, shown (fixture)->absence, "denied", answered_cb,
                               &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_wait_until (shows_block, fixture);
  g_assert_nonnull (hd_test_find_row (card (fixture), "Let the appointment go"));
  hd_test_settle ();
  hd_test_screenshot (card (fixture), "change-card-denied");
}

static gboolean
offers_thursday (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *group = hd_test_find_type (fixture->page, HD_TYPE_SLOTS_GROUP);
  GtkWidget *row = hd_test_find_row (group, "Thursday, 10 December 2026");

  return row != NULL && gtk_widget_get_mapped (row);
}

static gboolean
is_of_thursday (gpointer data)
{
  return shown (data)->start_day == hd_date_new (2026, 12, 10);
}

/* When leave for the time that was chosen is denied the others that they named are ways on. */
static void
test_denied_of_several (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 };
  GtkWidget *preview = NULL, *group;
  g_autoptr (HdPasted) pasted =
    hd_pasted_new_from_when (fixture->context,
                             hd_home_read (fixture->settings,
                                           hd_context_get_today (fixture->context), two_times),
                             two_times);

  pasted->chosen = 1;
  hd_appointments_page_import (HD_APPOINTMENTS_PAGE (fixture->page), pasted);
  hd_test_wait_until (finds_window, &preview);
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  hd_test_wait_until (shows_one, fixture);
  hd_test_settle ();
  g_assert_false (offers_thursday (fixture));
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Hold"), "clicked");
  hd_test_wait_until (is_held, fixture);
  hd_requests_set_state_async (fixture->context, shown (fixture)->absence, "denied", answered_cb,
                               &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_wait_until (offers_thursday, fixture);
  group = hd_test_find_type (fixture->page, HD_TYPE_SLOTS_GROUP);
  g_assert_null (hd_test_find_row (group, "Friday, 11 December 2026"));
  g_assert_nonnull (hd_test_find_label (group, "Other times that they named"));
  g_assert_nonnull (
    hd_test_find_label (card (fixture), "Or choose one of the others that they named, below."));
  hd_test_settle ();
  gtk_test_widget_wait_for_draw (fixture->page);
  hd_test_screenshot (fixture->window, "denied-of-several");
  g_signal_emit_by_name (hd_test_find_type (hd_test_find_row (group, "Thursday, 10 December 2026"),
                                            GTK_TYPE_BUTTON),
                         "clicked");
  hd_test_wait_until (is_of_thursday, fixture);
  g_assert_cmpstr (shown (fixture)->state, ==, "proposed");
  hd_test_settle ();
  g_assert_false (offers_thursday (fixture));
  hd_test_screenshot (fixture->window, "denied-and-chosen");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();

  g_test_add ("/ui/change-card/moved", Fixture, NULL, set_up_approved, test_moved, tear_down);
  g_test_add ("/ui/change-card/cancelled", Fixture, NULL, set_up_approved, test_cancelled,
              tear_down);
  g_test_add ("/ui/change-card/covered", Fixture, NULL, set_up_approved, test_covered, tear_down);
  g_test_add ("/ui/change-card/denied", Fixture, NULL, set_up_approved, test_denied, tear_down);
  g_test_add ("/ui/change-card/denied-of-several", Fixture, NULL, set_up, test_denied_of_several,
              tear_down);
  return g_test_run ();
}
