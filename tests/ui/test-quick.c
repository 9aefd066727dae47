/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-question-row.h"
#include "hd-quick-window.h"
#include "hd-test-ui.h"

typedef struct
{
  HdContext *context;
  GSettings *settings;
  HdQuickWindow *window;
  GtkWidget *line;
  char *taken;
  HdWhen *read;
} Fixture;

static gint64
fixed_now (gpointer data)
{
  return 1795600800; /* 2026-11-25T10:00:00Z */
}

static void
taken_cb (Fixture *fixture, const char *text)
{
  g_free (fixture->taken);
  fixture->taken = g_strdup (text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const HdClock clock = { fixed_now, NULL };

  fixture->context = hd_test_open (&clock);
  fixture->settings = g_settings_new ("io.github.halfday_app.Halfday");
  g_settings_set_string (fixture->settings, "time-zone", "Europe/Berlin");
  fixture->window = hd_quick_window_new (NULL, fixture->context, fixture->settings);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_signal_connect_swapped (fixture->window, "taken", G_CALLBACK (taken_cb), fixture);
  fixture->line = hd_test_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_ENTRY_ROW);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hd_test_close (fixture->window != NULL ? GTK_WINDOW (fixture->window) : NULL, fixture->context);
  g_settings_reset (fixture->settings, "time-zone");
  g_object_unref (fixture->settings);
  g_free (fixture->taken);
  g_clear_pointer (&fixture->read, hd_when_free);
}

/* Who types at once types into the line, and what it says is read back in both zones. */
static void
test_typed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->window);

  hd_test_assert_focus_within (GTK_WIDGET (fixture->window), fixture->line);
  g_assert_cmpint (hd_test_min_width (root), <=, 360);

  gtk_editable_set_text (GTK_EDITABLE (fixture->line), "Thu 3 Dec 2-3:30pm New York");
  g_assert_nonnull (hd_test_find_row (root, "Thursday, 3 December 2026"));
  g_assert_nonnull (hd_test_find_label (root, "20:00–21:30 · 14:00–15:30 in New York · 1 h 30"));
  hd_test_settle ();
  hd_test_screenshot (root, "quick");

  gtk_editable_set_text (GTK_EDITABLE (fixture->line), "");
  g_assert_null (hd_test_find_row (root, "Thursday, 3 December 2026"));
}

static void
read_taken_cb (Fixture *fixture, const char *text)
{
  fixture->read = hd_quick_window_steal_read (fixture->window);
}

/* What has several readings is asked, and the answer goes along with the line. */
static void
test_question (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->window), *answer;

  gtk_editable_set_text (GTK_EDITABLE (fixture->line), "3/12 10:00-11:00 CST");
  g_assert_nonnull (hd_test_find_label (root, "Which day is meant?"));
  g_assert_nonnull (hd_test_find_label (root, "Whose time is it?"));
  g_assert_cmpint (hd_test_min_width (root), <=, 360);
  hd_test_settle ();
  hd_test_screenshot (root, "quick-question");

  answer = hd_test_find_button (root, "Chicago");
  g_assert_nonnull (answer);
  g_signal_emit_by_name (answer, "clicked");
  g_assert_null (hd_test_find_label (root, "Whose time is it?"));
  answer = hd_test_find_button (root, "Thu 3 Dec");
  g_assert_nonnull (answer);
  g_signal_emit_by_name (answer, "clicked");
  g_assert_null (hd_test_find_label (root, "Which day is meant?"));
  g_assert_nonnull (hd_test_find_label (root, "17:00–18:00 · 10:00–11:00 in Chicago · 1 h"));

  g_signal_connect_swapped (fixture->window, "taken", G_CALLBACK (read_taken_cb), fixture);
  g_signal_emit_by_name (fixture->line, "entry-activated");
  g_assert_nonnull (fixture->read);
  g_assert_cmpuint (fixture->read->events->len, ==, 1);

  const HdInvitation *event = g_ptr_array_index (fixture->read->events, 0);

  g_assert_cmpstr (event->zone, ==, "America/Chicago");
  g_assert_cmpuint (event->questions->len, ==, 0);
}

/* Whether a time is offered at all is asked where little says so; what is not goes. */
static void
test_offered (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->window), *answer;

  gtk_editable_set_text (GTK_EDITABLE (fixture->line),
                         "We can see you on Thu 3 Dec at 14:00-15:00. The other candidate is on "
                         "Tuesday 1 December at 14:00-15:00.");
  g_assert_nonnull (hd_test_find_row (root, "Tuesday, 1 December 2026"));
  g_assert_nonnull (hd_test_find_label (root, "Is this time offered to you?"));
  hd_test_settle ();
  hd_test_screenshot (root, "quick-offered");

  answer = hd_test_find_button (root, "No");
  g_assert_nonnull (answer);
  g_signal_emit_by_name (answer, "clicked");
  g_assert_null (hd_test_find_row (root, "Tuesday, 1 December 2026"));
  g_assert_null (hd_test_find_label (root, "Is this time offered to you?"));
  g_assert_nonnull (hd_test_find_row (root, "Thursday, 3 December 2026"));
}

/* When the only time is not offered that is said, and not that there was none. */
static void
test_none_offered (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->window);

  gtk_editable_set_text (GTK_EDITABLE (fixture->line),
                         "After careful consideration we decided for another candidate, who will "
                         "start on 3 December. We wish you the best");
  g_signal_emit_by_name (hd_test_find_button (root, "No"), "clicked");
  g_assert_nonnull (hd_test_find_row (root, "None of its times is offered to you"));
  g_signal_emit_by_name (fixture->line, "entry-activated");
  g_assert_nonnull (hd_test_find_row (root, "None of its times is offered to you"));
  g_assert_null (hd_test_find_row (root, "No time was found in it"));
  gtk_editable_set_text (GTK_EDITABLE (fixture->line), "see you soon");
  g_assert_null (hd_test_find_row (root, "None of its times is offered to you"));
}

/* What is not taken for a time is said. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  gtk_editable_set_text (GTK_EDITABLE (fixture->line),
                         "Thu 3 Dec 10:00-11:00, confirm by Friday, 5pm");
  row = hd_test_find_row (GTK_WIDGET (fixture->window), "Not everything was taken");
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "“Friday, 5pm” is not read as a time that is offered");
  gtk_editable_set_text (GTK_EDITABLE (fixture->line), "Thu 3 Dec 10:00-11:00");
  g_assert_null (hd_test_find_row (GTK_WIDGET (fixture->window), "Not everything was taken"));
}

static void
test_handed_over (Fixture *fixture, gconstpointer data)
{
  /* Nothing is not handed over. */
  g_signal_emit_by_name (fixture->line, "entry-activated");
  g_assert_null (fixture->taken);
  g_assert_nonnull (fixture->window);

  gtk_editable_set_text (GTK_EDITABLE (fixture->line), "Thu 3 Dec 14:00-15:30");
  g_signal_emit_by_name (fixture->line, "entry-activated");
  g_assert_cmpstr (fixture->taken, ==, "Thu 3 Dec 14:00-15:30");
  hd_test_settle ();
  g_assert_null (fixture->window);
}

/* What says no time goes nowhere, and whoever presses Enter is told so. */
static void
test_no_time (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->window);

  gtk_editable_set_text (GTK_EDITABLE (fixture->line), "lunch with the team");
  g_assert_false (gtk_widget_get_sensitive (hd_test_find_button (root, "_Continue")));
  g_assert_null (hd_test_find_row (root, "No time was found in it"));
  g_signal_emit_by_name (fixture->line, "entry-activated");
  g_assert_null (fixture->taken);
  g_assert_nonnull (hd_test_find_row (root, "No time was found in it"));

  gtk_editable_set_text (GTK_EDITABLE (fixture->line), "Thu 3 Dec 10:00-11:00");
  g_assert_null (hd_test_find_row (root, "No time was found in it"));
  g_assert_true (gtk_widget_get_sensitive (hd_test_find_button (root, "_Continue")));
}

/* As many times as somebody pastes: the window stays small. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->line),
                         "Mon 7 Dec 9-10am, Tue 8 Dec 9-10am, Wed 9 Dec 9-10am, Thu 10 Dec 9-10am, "
                         "Fri 11 Dec 9-10am, Mon 14 Dec 9-10am");
  g_assert_nonnull (hd_test_find_row (GTK_WIDGET (fixture->window), "and 2 more times"));
}

static gboolean
is_gone (gpointer data)
{
  return ((Fixture *) data)->window == NULL;
}

static gboolean
shows_day (gpointer data)
{
  return hd_test_find_row (data, "Thursday, 3 December 2026") != NULL;
}

static gboolean
says_why (gpointer data)
{
  return hd_test_find_row (data, "Not everything was taken") != NULL;
}

static gboolean
is_taken (gpointer data)
{
  return ((Fixture *) data)->taken != NULL;
}

/* What others wrote is read apart from this program, and Enter does not run ahead of it. */
static void
test_mail (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->window);

  gtk_editable_set_text (GTK_EDITABLE (fixture->line),
                         "Dear Sam,\nwe meet on Thu 3 Dec, 14:00-15:00.\nRobin\n");
  g_assert_false (shows_day (root));
  g_signal_emit_by_name (fixture->line, "entry-activated");
  g_assert_null (fixture->taken);
  hd_test_wait_until (is_taken, fixture);
  g_assert_nonnull (strstr (fixture->taken, "Thu 3 Dec"));
}

/* Without Enter it waits, with what it read and without the words, in which others are named. */
static void
test_mail_shown (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->window);

  gtk_editable_set_text (GTK_EDITABLE (fixture->line),
                         "Dear Sam,\nwe meet on Thu 3 Dec, 14:00-15:00.\nRobin\n");
  hd_test_wait_until (shows_day, root);
  g_assert_null (fixture->taken);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->line)), ==, "");
  g_signal_emit_by_name (fixture->line, "entry-activated");
  g_assert_nonnull (fixture->taken);
  g_assert_nonnull (strstr (fixture->taken, "Robin"));
}

/* What is typed behind it is another line. */
static void
test_mail_left (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->window);

  gtk_editable_set_text (GTK_EDITABLE (fixture->line),
                         "Dear Sam,\nwe meet on Thu 3 Dec, 14:00-15:00.\nRobin\n");
  hd_test_wait_until (shows_day, root);
  gtk_editable_set_text (GTK_EDITABLE (fixture->line), "Fri 4 Dec 14:00-15:30");
  g_assert_false (shows_day (root));
  g_signal_emit_by_name (fixture->line, "entry-activated");
  g_assert_cmpstr (fixture->taken, ==, "Fri 4 Dec 14:00-15:30");
}

/* When nobody can read it that is said; Enter tries again, and what is typed needs nobody else. */
static void
test_unread (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->window);
  g_autofree char *real = g_strdup (g_getenv ("HALFDAY_PARSER"));

  g_setenv ("HALFDAY_PARSER", "/nonexistent/parser", TRUE);
  gtk_editable_set_text (GTK_EDITABLE (fixture->line), "Dear Sam,\nThu 3 Dec, 14:00-15:00\n");
  hd_test_wait_until (says_why, root);
  g_assert_null (fixture->taken);
  g_signal_emit_by_name (fixture->line, "entry-activated");
  g_assert_false (says_why (root));
  hd_test_wait_until (says_why, root);

  gtk_editable_set_text (GTK_EDITABLE (fixture->line), "Thu 3 Dec 14:00-15:00");
  g_assert_false (says_why (root));
  g_assert_true (shows_day (root));
  if (real != NULL)
    g_setenv ("HALFDAY_PARSER", real, TRUE);
}

/* A window that is closed in mid-reading is gone. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->line), "Dear Sam,\nThu 3 Dec, 14:00-15:00\n");
  gtk_window_close (GTK_WINDOW (fixture->window));
  hd_test_wait_until (is_gone, fixture);
  g_assert_null (fixture->taken);
}

/* Four times to choose from stand side by side on a phone. */
static void
test_choices_in_a_row (void)
{
  static const char *const times[] = { "2026-12-03T14:30:00", "2026-12-03T14:45:00",
                                       "2026-12-03T15:00:00", "2026-12-03T15:30:00" };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  GtkWidget *window = gtk_window_new (), *list = gtk_list_box_new ();
  int heights[2];

  gtk_window_set_child (GTK_WINDOW (window), list);
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      g_autoptr (HdInvitation) event = hd_invitation_new ();
      HdQuestion *question = hd_invitation_ask (event, "end");
      GtkWidget *row;

      for (guint k = 0; k < (i == 0 ? 1 : G_N_ELEMENTS (times)); k++)
        hd_question_add (question, times[k]);
      row = hd_question_row_new (event, question, utc, hd_date_new (2026, 12, 1));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      gtk_window_present (GTK_WINDOW (window));
      hd_test_settle ();
      /* What the margins of a page leave of 360 pixels. */
      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 326, NULL, &heights[i], NULL, NULL);
    }
  g_assert_cmpint (heights[1], ==, heights[0]);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();

  g_test_add ("/ui/quick/typed", Fixture, NULL, set_up, test_typed, tear_down);
  g_test_add ("/ui/quick/question", Fixture, NULL, set_up, test_question, tear_down);
  g_test_add ("/ui/quick/offered", Fixture, NULL, set_up, test_offered, tear_down);
  g_test_add ("/ui/quick/none-offered", Fixture, NULL, set_up, test_none_offered, tear_down);
  g_test_add ("/ui/quick/left", Fixture, NULL, set_up, test_left, tear_down);
  g_test_add ("/ui/quick/handed-over", Fixture, NULL, set_up, test_handed_over, tear_down);
  g_test_add ("/ui/quick/no-time", Fixture, NULL, set_up, test_no_time, tear_down);
  g_test_add ("/ui/quick/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/ui/quick/mail", Fixture, NULL, set_up, test_mail, tear_down);
  g_test_add ("/ui/quick/mail-shown", Fixture, NULL, set_up, test_mail_shown, tear_down);
  g_test_add ("/ui/quick/mail-left", Fixture, NULL, set_up, test_mail_left, tear_down);
  g_test_add ("/ui/quick/unread", Fixture, NULL, set_up, test_unread, tear_down);
  g_test_add_func ("/ui/quick/choices-in-a-row", test_choices_in_a_row);
  g_test_add ("/ui/quick/closed", Fixture, NULL, set_up, test_closed, tear_down);
  return g_test_run ();
}
