/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-dialog.h"
#include "hd-calendar-file.h"
#include "hd-interviews.h"
#include "hd-left-row.h"
#include "hd-test-ui.h"
#include "hd-zone-row.h"

typedef struct
{
  HdContext *context;
  GSettings *settings;
  GtkWidget *parent;
  GtkWidget *dialog;
  GtkWidget *line;
  GTimeZone *home;
} Fixture;

static gint64
fixed_now (gpointer data)
{
  return 1795600800; /* Wednesday 2026-11-25T10:00:00Z */
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const HdClock clock = { fixed_now, NULL };

  fixture->context = hd_test_open (&clock);
  fixture->home = g_time_zone_new_identifier ("Europe/Berlin");
  hd_context_set_home (fixture->context, fixture->home, 0x3e);
  fixture->settings = g_settings_new ("io.github.halfday_app.Halfday");
  g_settings_set_string (fixture->settings, "time-zone", "Europe/Berlin");
  fixture->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->parent));
  hd_appointment_dialog_present_new (GTK_WINDOW (fixture->parent), fixture->context,
                                     fixture->settings, 0, NULL);
  fixture->dialog = GTK_WIDGET (hd_test_find_window ("Appointment"));
  g_assert_nonnull (fixture->dialog);
  fixture->line = hd_test_find_type (fixture->dialog, ADW_TYPE_ENTRY_ROW);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = hd_test_find_window ("Appointment");

  if (dialog != NULL)
    gtk_window_destroy (dialog);
  hd_test_close (GTK_WINDOW (fixture->parent), fixture->context);
  g_settings_reset (fixture->settings, "time-zone");
  g_object_unref (fixture->settings);
  g_time_zone_unref (fixture->home);
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->line), text);
}

static void
press (Fixture *fixture, const char *label)
{
  GtkWidget *button = hd_test_find_button (fixture->dialog, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
can_save (Fixture *fixture)
{
  return gtk_widget_get_sensitive (hd_test_find_button (fixture->dialog, "_Save"));
}

static gboolean
is_stored (gpointer data)
{
  GListModel *list = hd_interviews_get_list (((Fixture *) data)->context);

  return g_list_model_get_n_items (list) == 1;
}

static HdInterview *
stored (Fixture *fixture)
{
  hd_test_wait_until (is_stored, fixture);
  return g_list_model_get_item (hd_interviews_get_list (fixture->context), 0);
}

/* A day that may be two and hours that may be in the night: each is asked, and until then nothing
 * can be saved. */
static void
test_questions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdInterview) interview = NULL;
  g_autofree char *day = NULL;

  type (fixture, "12/3 10:00-11:00 CST");
  g_assert_false (can_save (fixture));
  g_assert_nonnull (hd_test_find_label (fixture->dialog, "Which day is meant?"));
  g_assert_nonnull (hd_test_find_label (fixture->dialog, "Whose time is it?"));
  g_assert_cmpint (hd_test_min_width (fixture->dialog), <=, 360);
  hd_test_settle ();
  hd_test_screenshot (fixture->dialog, "appointment-questions");

  /* Enter in the line goes to the first answer. */
  g_signal_emit_by_name (fixture->line, "entry-activated");
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (fixture->dialog))));

  press (fixture, "Thu 3 Dec");
  g_assert_false (can_save (fixture));
  press (fixture, "Chicago");
  g_assert_true (can_save (fixture));
  g_assert_null (hd_test_find_label (fixture->dialog, "Which day is meant?"));
  g_assert_nonnull (
    hd_test_find_label (fixture->dialog, "17:00–18:00 · 10:00–11:00 in Chicago · 1 h"));

  press (fixture, "_Save");
  interview = stored (fixture);
  day = hd_date_format_iso (interview->start_day);
  g_assert_cmpstr (day, ==, "2026-12-03");
  g_assert_cmpint (interview->start_minute, ==, 600);
  g_assert_cmpstr (interview->zone, ==, "America/Chicago");
}

/* Another line takes the questions of the one before it away. */
static void
test_typed_over (Fixture *fixture, gconstpointer data)
{
  type (fixture, "Thu 3 Dec at 4");
  g_assert_nonnull (hd_test_find_label (fixture->dialog, "Until when?"));
  type (fixture, "Thu 3 Dec 14:00-15:00");
  g_assert_null (hd_test_find_label (fixture->dialog, "Until when?"));
  g_assert_true (can_save (fixture));
  type (fixture, "");
  g_assert_false (can_save (fixture));
}

/* Nothing at all is no appointment; a name without a time is one. */
static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_assert_false (can_save (fixture));
  gtk_editable_set_text (GTK_EDITABLE (hd_test_find_row (fixture->dialog, "Company")), "Larch");
  g_assert_true (can_save (fixture));
  type (fixture, "Thu 3 Dec at 8");
  g_assert_false (can_save (fixture));
  type (fixture, "");
  g_assert_true (can_save (fixture));
}

/* Of several times one is chosen. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdInterview) interview = NULL;
  GtkWidget *row;

  type (fixture, "Thu 3 Dec 14:00-15:00 or Fri 4 Dec 9:00-10:00");
  g_assert_false (can_save (fixture));
  g_assert_nonnull (hd_test_find_row (fixture->dialog, "Which of these times?"));
  hd_test_settle ();
  hd_test_screenshot (fixture->dialog, "appointment-several");
  row = hd_test_find_row (fixture->dialog, "Friday, 4 December 2026");
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  g_assert_true (can_save (fixture));
  press (fixture, "_Save");
  interview = stored (fixture);
  g_assert_cmpint (interview->start_minute, ==, 540);
}

/* A zone without a name that anybody knows is chosen from the list of all. */
static void
test_unknown_zone (Fixture *fixture, gconstpointer data)
{
  HdZoneRow *row;

  type (fixture, "Thu 3 Dec 14:00-15:00 CST");
  g_assert_null (hd_test_find_type (fixture->dialog, HD_TYPE_ZONE_ROW));
  type (fixture, "Thu 3 Dec 14:00-15:00 ZST");
  row = HD_ZONE_ROW (hd_test_find_type (fixture->dialog, HD_TYPE_ZONE_ROW));
  g_assert_nonnull (row);
  g_assert_false (can_save (fixture));
  hd_zone_row_set_zone (row, "Asia/Tokyo");
  g_signal_emit_by_name (row, "chosen");
  hd_test_settle ();
  g_assert_true (can_save (fixture));
}

/* The field for it, and not the row that reads it back. */
static GtkEditable *
field (Fixture *fixture, const char *title)
{
  GtkWidget *group = gtk_widget_get_ancestor (hd_test_find_row (fixture->dialog, "Round"),
                                              ADW_TYPE_PREFERENCES_GROUP);

  return GTK_EDITABLE (hd_test_find_row (group, title));
}

static const char *
text_in (Fixture *fixture, const char *title)
{
  return gtk_editable_get_text (field (fixture, title));
}

/* What a line says beside the time comes with it, unless something else was typed; a line that says
 * it no longer takes it back. */
static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdInterview) interview = NULL;

  type (fixture, "Thu 3 Dec 14:00-15:00, 12 Quay Street, Leeds, 35 min each way");
  g_assert_cmpstr (text_in (fixture, "Place"), ==, "12 Quay Street, Leeds");
  g_assert_nonnull (hd_test_find_label (fixture->dialog, "12 Quay Street, Leeds"));
  g_assert_cmpint (hd_test_min_width (fixture->dialog), <=, 360);
  hd_test_settle ();
  hd_test_screenshot (fixture->dialog, "appointment-words");
  type (fixture, "Thu 3 Dec 14:00-15:00");
  g_assert_cmpstr (text_in (fixture, "Place"), ==, "");

  gtk_editable_set_text (field (fixture, "Place"), "At home");
  type (fixture, "Thu 3 Dec 14:00-15:00, 12 Quay Street, Leeds, https://zoom.us/j/123456");
  g_assert_cmpstr (text_in (fixture, "Place"), ==, "At home");
  g_assert_cmpstr (text_in (fixture, "Link to join"), ==, "https://zoom.us/j/123456");
  press (fixture, "_Save");
  interview = stored (fixture);
  g_assert_cmpstr (interview->place, ==, "At home");
  g_assert_cmpstr (interview->link, ==, "https://zoom.us/j/123456");
  g_assert_cmpint (interview->travel_out, ==, 0);
}

/* What was not taken for a time is said here as well, and until when may stay open. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdInterview) interview = NULL;

  type (fixture, "Thu 3 Dec 14:00. I cannot do Fri 4 Dec 10:00-11:00.");
  g_assert_nonnull (hd_test_find_row (fixture->dialog, "Not everything was taken"));
  g_assert_true (can_save (fixture));
  press (fixture, "_Save");
  interview = stored (fixture);
  g_assert_cmpint (interview->start_minute, ==, 14 * 60);
  g_assert_cmpint (interview->end_day, ==, HD_DATE_NONE);
}

/* When the only time is not offered that is said, and not that there was none. */
static void
test_none_offered (Fixture *fixture, gconstpointer data)
{
  type (fixture, "After careful consideration we decided for another candidate, who will start on "
                 "3 December. We wish you the best");
  press (fixture, "No");
  g_assert_nonnull (hd_test_find_row (fixture->dialog, "None of its times is offered to you"));
  g_assert_false (can_save (fixture));
  type (fixture, "see you soon");
  g_assert_nonnull (hd_test_find_row (fixture->dialog, "No time was found in it"));
}

/* @warning: (nullable): what is said beside that the times are from the words of a mail */
static AdwActionRow *
left_of_mail (const char *warning)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new ();

  if (warning != NULL)
    g_ptr_array_add (warnings, (gpointer) warning);
  g_ptr_array_add (warnings, (gpointer) hd_calendar_from_words ());
  return g_object_ref_sink (ADW_ACTION_ROW (hd_left_row_new (warnings)));
}

/* What was not taken is not said under a title that tells only where the rest is from. */
static void
test_left_of_mail (void)
{
  g_autoptr (AdwActionRow) all = left_of_mail (NULL);
  g_autoptr (AdwActionRow) some = left_of_mail ("“5pm” is not read as a time that is offered");

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (all)), ==,
                   "No invitation in it: these times are from its words");
  g_assert_cmpstr (adw_action_row_get_subtitle (all), ==, "");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (some)), ==,
                   "Not everything was taken");
  g_assert_cmpstr (adw_action_row_get_subtitle (some), ==,
                   "No invitation in it: these times are from its words\n"
                   "“5pm” is not read as a time that is offered");
}

static gboolean
shows_london (gpointer data)
{
  return hd_test_find_label (((Fixture *) data)->dialog,
                             "14:00–15:00 · 13:00–14:00 in London · 1 h") != NULL;
}

/* A calendar that was copied as text is one here too. */
static void
test_calendar (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdInterview) interview = NULL;

  type (fixture, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:one@example.com\r\n"
                 "DTSTART;TZID=Europe/London:20261204T130000\r\n"
                 "DTEND;TZID=Europe/London:20261204T140000\r\n"
                 "SUMMARY:A talk\r\nLOCATION:12 Quay Street\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  hd_test_wait_until (shows_london, fixture);
  press (fixture, "_Save");
  interview = stored (fixture);
  g_assert_cmpstr (interview->place, ==, "12 Quay Street");
  g_assert_cmpstr (interview->title, ==, "A talk");
  g_assert_cmpstr (interview->zone, ==, "Europe/London");
}

static gboolean
shows_berlin (gpointer data)
{
  return hd_test_find_label (((Fixture *) data)->dialog, "14:00–15:00 · 1 h") != NULL;
}

static gboolean
says_why (gpointer data)
{
  return hd_test_find_row (((Fixture *) data)->dialog, "Not everything was taken") != NULL;
}

/* A mail is read apart from this program. When nobody can, that is said, and its text stays. */
static void
test_mail (Fixture *fixture, gconstpointer data)
{
  static const char mail[] = "Dear Sam,\nwe meet on Fri 4 Dec, 14:00-15:00.\nRobin\n";
  g_autofree char *real = g_strdup (g_getenv ("HALFDAY_PARSER"));

  if (data != NULL)
    g_setenv ("HALFDAY_PARSER", data, TRUE);
  type (fixture, mail);
  g_assert_false (shows_berlin (fixture));
  hd_test_wait_until (data != NULL ? says_why : shows_berlin, fixture);
  g_assert_nonnull (strstr (gtk_editable_get_text (GTK_EDITABLE (fixture->line)), "Fri 4 Dec"));

  /* A line needs nobody else. */
  type (fixture, "Fri 4 Dec 14:00-15:00");
  g_assert_true (shows_berlin (fixture));
  g_assert_false (says_why (fixture));
  if (real != NULL)
    g_setenv ("HALFDAY_PARSER", real, TRUE);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  g_test_add ("/ui/appointment-dialog/questions", Fixture, NULL, set_up, test_questions, tear_down);
  g_test_add ("/ui/appointment-dialog/typed-over", Fixture, NULL, set_up, test_typed_over,
              tear_down);
  g_test_add ("/ui/appointment-dialog/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/ui/appointment-dialog/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/ui/appointment-dialog/unknown-zone", Fixture, NULL, set_up, test_unknown_zone,
              tear_down);
  g_test_add ("/ui/appointment-dialog/mail", Fixture, NULL, set_up, test_mail, tear_down);
  g_test_add ("/ui/appointment-dialog/mail-unread", Fixture, "/nonexistent/parser", set_up,
              test_mail, tear_down);
  g_test_add ("/ui/appointment-dialog/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/ui/appointment-dialog/left", Fixture, NULL, set_up, test_left, tear_down);
  g_test_add ("/ui/appointment-dialog/none-offered", Fixture, NULL, set_up, test_none_offered,
              tear_down);
  g_test_add_func ("/ui/appointment-dialog/left-of-mail", test_left_of_mail);
  g_test_add ("/ui/appointment-dialog/calendar", Fixture, NULL, set_up, test_calendar, tear_down);
  return g_test_run ();
}
