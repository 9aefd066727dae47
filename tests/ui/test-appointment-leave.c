/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointments-fixture.h"
#include "hd-change-card.h"
#include "hd-names.h"
#include "hd-next-strip.h"
#include "hd-reply-window.h"
#include "hd-requests.h"
#include "hd-sample-desk.h"

/* Which of the ways to be away is chosen, by somebody or by itself. */

static GtkCheckButton *
option (Fixture *fixture, const char *title)
{
  GtkWidget *row = hd_test_find_row (fixture->page, title);

  return row != NULL ? GTK_CHECK_BUTTON (hd_test_find_type (row, GTK_TYPE_CHECK_BUTTON)) : NULL;
}

static gboolean
offers_less (gpointer page)
{
  return hd_test_find_row (page, "Ask for less") != NULL;
}

/* Who chose the whole day and was denied it asks for less, and not for the same once more. */
static void
test_denied (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 };
  GtkWidget *card;

  fill (fixture);
  activate (fixture, 3);
  gtk_check_button_set_active (option (fixture, "The whole day"), TRUE);
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Hold"), "clicked");
  hd_test_wait_until (is_held, fixture);
  hd_test_settle ();
  g_assert_cmpint (shown (fixture)->absence_from, ==, -1);
  /* What is held is what one would ask for. */
  g_assert_true (gtk_check_button_get_active (option (fixture, "The whole day")));

  hd_requests_set_state_async (fixture->context, shown (fixture)->absence, "denied", answered_cb,
                               &answer);
  hd_test_wait_until (offers_less, fixture->page);
  g_assert_false (gtk_check_button_get_active (option (fixture, "The whole day")));
  hd_test_screenshot (fixture->window, "appointment-denied");
  card = hd_test_find_type (fixture->page, HD_TYPE_CHANGE_CARD);
  g_signal_emit_by_name (hd_test_find_button (card, "_Draft Request"), "clicked");
  hd_test_settle ();
  g_assert_nonnull (fixture->written);
  g_assert_cmpint (fixture->written->from_minute, ==, 13 * 60 + 15);
}

static void
set_least (Fixture *fixture, int minutes)
{
  HdLeaveDesk *desk = hd_leave_desk_get (fixture->context);
  g_autoptr (HdLeaveSettings) settings =
    hd_leave_settings_copy (hd_leave_desk_get_facts (desk)->settings);

  settings->min_block = minutes;
  sample_apply (fixture->context, hd_leave_edit_new_settings (settings));
}

static gboolean
shows_hours (gpointer fixture)
{
  return option (fixture, "Leave at 13:15") != NULL;
}

/* The least that can be asked for is the whole day. */
static gboolean
shows_day (gpointer fixture)
{
  return option (fixture, "Leave at 09:00") != NULL;
}

/* What nobody chose makes way for what costs less; what somebody did stays. */
static void
test_not_picked (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  set_least (fixture, 8 * 60);
  activate (fixture, 3);
  hd_test_wait_until (shows_day, fixture);
  g_assert_true (gtk_check_button_get_active (option (fixture, "Leave at 09:00")));
  set_least (fixture, 0);
  hd_test_wait_until (shows_hours, fixture);
  g_assert_true (gtk_check_button_get_active (option (fixture, "Leave at 13:15")));

  gtk_check_button_set_active (option (fixture, "The whole day"), TRUE);
  set_least (fixture, 8 * 60);
  hd_test_wait_until (shows_day, fixture);
  set_least (fixture, 0);
  hd_test_wait_until (shows_hours, fixture);
  g_assert_true (gtk_check_button_get_active (option (fixture, "The whole day")));
}

typedef struct
{
  GtkWidget *page;
  const char *words;
} Sentence;

static gboolean
is_said (gpointer data)
{
  Sentence *sentence = data;
  GtkWidget *strip = hd_test_find_type (sentence->page, HD_TYPE_NEXT_STRIP);
  GObject *label = gtk_widget_get_template_child (strip, HD_TYPE_NEXT_STRIP, "coverage");

  return gtk_widget_get_mapped (GTK_WIDGET (label)) &&
         strstr (gtk_label_get_label (GTK_LABEL (label)), sentence->words) != NULL;
}

/* Under the next appointment stands whether the leave is enough, and what to use first. */
static void
test_strip (Fixture *fixture, gconstpointer data)
{
  Sentence sentence = { fixture->page, "enough leave for what is planned and likely, and " };

  fill (fixture);
  sample_apply (fixture->context, hd_leave_edit_new_payslip (hd_date_new (2026, 11, 25), 6000));
  hd_test_wait_until (is_said, &sentence);
  sample_apply (fixture->context, hd_leave_edit_new_entry ("grant", hd_date_new (2026, 11, 25), 960,
                                                           hd_date_new (2027, 3, 31), ""));
  sentence.words = "Use the 16 h that lapse on Wed 31 Mar";
  hd_test_wait_until (is_said, &sentence);
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  hd_test_settle ();
  hd_test_screenshot (fixture->window, "appointments-coverage");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 720);
  hd_test_settle ();
  hd_test_screenshot (fixture->window, "appointments-coverage-360");
}

static gboolean
finds_reply (gpointer data)
{
  *(GtkWidget **) data = GTK_WIDGET (hd_test_find_toplevel (HD_TYPE_REPLY_WINDOW));
  return *(GtkWidget **) data != NULL;
}

static gboolean
asks_before_copying (gpointer window)
{
  return hd_test_find_button (window, "_Copy Anyway") != NULL;
}

/* So long that what was typed was looked at. Milliseconds. */
#define CHECKED 600

static gboolean
set_flag_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

/* What gives away where one works is told of a reply whose text is older than the name. */
static void
test_name_told_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdOwnName) employer =
    g_object_new (HD_TYPE_OWN_NAME, "kind", "employer", "name", "Mallowgate Insurance Ltd", NULL);
  GtkWidget *window = NULL;
  Answer answer = { 0 };
  gboolean checked = FALSE;

  fill (fixture);
  activate (fixture, 3);
  hd_test_wait_until (shows_one, fixture);
  gtk_widget_activate_action (hd_test_find_type (fixture->page, HD_TYPE_APPOINTMENT_PANE),
                              "appointment.reply", "s", "confirm");
  hd_test_wait_until (finds_reply, &window);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (
                                      hd_test_find_type (window, GTK_TYPE_TEXT_VIEW))),
                                    "Until then I am at Mallowgate.", -1);
  g_timeout_add (CHECKED, set_flag_cb, &checked);
  hd_test_wait_until (is_set, &checked);
  g_assert_nonnull (hd_test_find_button (window, "_Copy"));
  hd_names_save_async (fixture->context, employer, answered_cb, &answer);
  hd_test_wait_until (asks_before_copying, window);
  hd_test_wait_until (is_done, &answer);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  /* There is no application here that would load it. */
  hd_test_load_style ();
  g_test_add ("/ui/appointment-leave/denied", Fixture, NULL, set_up, test_denied, tear_down);
  g_test_add ("/ui/appointment-leave/not-picked", Fixture, NULL, set_up, test_not_picked,
              tear_down);
  g_test_add ("/ui/appointment-leave/name-told-later", Fixture, NULL, set_up, test_name_told_later,
              tear_down);
  g_test_add ("/ui/appointment-leave/strip", Fixture, NULL, set_up, test_strip, tear_down);
  return g_test_run ();
}
