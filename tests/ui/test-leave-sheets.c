/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hd-date-button.h"
#include "hd-describe-sheet.h"
#include "hd-entry-sheet.h"
#include "hd-holidays-sheet.h"
#include "hd-payslip-sheet.h"
#include "hd-region-row.h"
#include "hd-sample-desk.h"
#include "hd-terms-sheet.h"
#include "hd-test-ui.h"
#include "hd-week-sheet.h"

typedef struct
{
  HdContext *context;
  HdLeaveDesk *desk;
  GtkWidget *window; /* what the sheets lie over */
  char *said;        /* the last toast */
} Fixture;

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->said);
  fixture->said = g_variant_dup_string (parameter, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer filled)
{
  static const GActionEntry actions[] = {
    { .name = "toast", .activate = toast_cb, .parameter_type = "s" },
    { .name = "undo-toast", .activate = toast_cb, .parameter_type = "s" },
  };
  const HdClock clock = { sample_now_cb, NULL };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  fixture->context = hd_test_open (&clock);
  fixture->desk = hd_leave_desk_get (fixture->context);
  while (!hd_leave_desk_is_loaded (fixture->desk))
    g_main_context_iteration (NULL, TRUE);
  if (GPOINTER_TO_INT (filled))
    sample_fill (fixture->context);
  fixture->window = adw_window_new ();
  g_assert_nonnull (fixture->window);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer filled)
{
  hd_test_close (GTK_WINDOW (fixture->window), fixture->context);
  g_free (fixture->said);
}

static GtkWidget *
open_sheet (Fixture *fixture, void (*present) (GtkWindow *, HdContext *), const char *title)
{
  GtkWidget *sheet;

  present (GTK_WINDOW (fixture->window), fixture->context);
  sheet = GTK_WIDGET (hd_test_find_window (title));
  g_assert_nonnull (sheet);
  gtk_test_widget_wait_for_draw (sheet);
  g_assert_cmpint (hd_test_min_width (sheet), <=, 360);
  /* Whoever types at once answers the first question. */
  g_assert_nonnull (
    gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (sheet)), ADW_TYPE_PREFERENCES_PAGE));
  return sheet;
}

static void
shoot (GtkWidget *sheet, const char *name)
{
  gtk_test_widget_wait_for_draw (sheet);
  hd_test_screenshot (sheet, name);
}

static void
type_into (GtkWidget *sheet, const char *title, const char *text)
{
  GtkWidget *row = hd_test_find_row (sheet, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
choose (GtkWidget *sheet, const char *title, guint selected)
{
  GtkWidget *row = hd_test_find_row (sheet, title);

  g_assert_nonnull (row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
}

static void
pick (GtkWidget *sheet, const char *title, HdDate date)
{
  GtkWidget *row = hd_test_find_row (sheet, title);

  g_assert_nonnull (row);
  hd_date_button_set_date (HD_DATE_BUTTON (hd_test_find_type (row, HD_TYPE_DATE_BUTTON)), date);
}

static gboolean
shows (gpointer data)
{
  gpointer *sought = data;

  return hd_test_find_label (sought[1], sought[0]) != NULL;
}

static void
wait_for (GtkWidget *sheet, const char *text)
{
  gpointer sought[] = { (gpointer) text, sheet };

  g_test_message ("%s", text);
  hd_test_wait_until (shows, sought);
}

static gboolean
has_said (gpointer said)
{
  return *(char **) said != NULL;
}

/* Saves, and waits until that was said: the sheet is gone by then. */
static void
save (Fixture *fixture, GtkWidget *sheet, const char *said)
{
  GtkWidget *button = hd_test_find_button (sheet, "_Save");

  g_assert_true (gtk_widget_is_sensitive (button));
  g_clear_pointer (&fixture->said, g_free);
  g_signal_emit_by_name (button, "clicked");
  hd_test_wait_until (has_said, &fixture->said);
  g_assert_cmpstr (fixture->said, ==, said);
}

static gint64
balance (Fixture *fixture, HdDate on)
{
  HdLeaveFigures figures;

  return hd_leave_desk_get_figures (fixture->desk, on, &figures) ? figures.balance : G_MININT64;
}

static void
wait_for_balance (Fixture *fixture, HdDate on, gint64 minutes)
{
  while (balance (fixture, on) != minutes)
    g_main_context_iteration (NULL, TRUE);
}

/* Four questions, the figure to compare, and the books begin. */
static void
test_describe (Fixture *fixture, gconstpointer filled)
{
  GtkWidget *sheet = open_sheet (fixture, hd_describe_sheet_present, "Describe My Leave");
  GtkWidget *strip =
    gtk_widget_get_ancestor (hd_test_find_button (sheet, "_Lines…"), GTK_TYPE_REVEALER);

  /* Nothing is said of nothing. */
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (strip)));
  g_assert_false (gtk_widget_is_sensitive (hd_test_find_button (sheet, "_Save")));
  g_assert_false (
    gtk_widget_get_visible (hd_test_find_row (sheet, "The limit, such as 40h or 5d")));
  type_into (sheet, "Leave, such as 200h or 25d", "90h");
  choose (sheet, "Then", 3);
  g_assert_true (gtk_widget_get_visible (hd_test_find_row (sheet, "The limit, such as 40h or 5d")));
  type_into (sheet, "The limit, such as 40h or 5d", "40");
  wait_for (sheet, "Today: 75 h\nThu 31 Dec: 82 h 30\n"
                   "Compare with your payslip: on 22 Nov these terms alone come to 75 h.");
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (strip)));
  type_into (sheet, "Hours left, such as 46h30 or 5.5d", "46:30");
  pick (sheet, "As of", hd_date_new (2026, 11, 20));
  wait_for (sheet, "Today: 46 h 30\nThu 31 Dec: 54 h\nOn 20 Nov these terms alone come to 75 h; "
                   "your payslip says 46 h 30, and the books go by it.");
  shoot (sheet, "sheet-describe");
  g_assert_cmpint (hd_leave_desk_get_mode (fixture->desk), ==, HD_LEAVE_MODE_EMPTY);
  save (fixture, sheet, "Leave described");
  wait_for_balance (fixture, hd_date_new (2026, 12, 31), 54 * 60);
}

/* What cannot be understood is marked, and nothing can be saved. */
static void
test_wrong (Fixture *fixture, gconstpointer filled)
{
  GtkWidget *sheet = open_sheet (fixture, hd_describe_sheet_present, "Describe My Leave");
  GtkWidget *row = hd_test_find_row (sheet, "Leave, such as 200h or 25d");

  type_into (sheet, "Leave, such as 200h or 25d", "plenty");
  type_into (sheet, "Monday", "from nine on");
  wait_for (sheet, "Write when work begins and ends, as 9:00–12:30, 13:00–17:30, or only how long "
                   "it is, as 8h");
  g_assert_true (gtk_widget_has_css_class (hd_test_find_row (sheet, "Monday"), "error"));
  type_into (sheet, "Monday", "9:00–17:00");
  while (!gtk_widget_has_css_class (row, "error"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_is_sensitive (hd_test_find_button (sheet, "_Save")));
  gtk_window_close (GTK_WINDOW (sheet));
}

/* Another version from a day on; the one before stays, and each can go again. */
static void
test_version (Fixture *fixture, gconstpointer filled)
{
  GtkWidget *sheet = open_sheet (fixture, hd_describe_sheet_present, "How Leave Is Earned");

  g_assert_nonnull (hd_test_find_row (sheet, "From Thu 1 Jan"));
  wait_for (sheet, "7 h 30 each time");
  type_into (sheet, "Leave, such as 200h or 25d", "10h");
  wait_for (sheet, "Only days to come differ.\n"
                   "Compare with your payslip: on 22 Nov these terms alone come to 35 h.");
  shoot (sheet, "sheet-version");
  save (fixture, sheet, "Leave described");
  wait_for_balance (fixture, hd_date_new (2027, 1, 1), 64 * 60);
  g_assert_cmpint (balance (fixture, SAMPLE_TODAY), ==, 46 * 60 + 30);

  sheet = open_sheet (fixture, hd_describe_sheet_present, "How Leave Is Earned");
  g_clear_pointer (&fixture->said, g_free);
  g_signal_emit_by_name (hd_test_find_button (sheet, "Remove the version from Tue 1 Dec"),
                         "clicked");
  hd_test_wait_until (has_said, &fixture->said);
  g_assert_cmpstr (fixture->said, ==, "Version removed");
  wait_for_balance (fixture, hd_date_new (2027, 1, 1), 61 * 60 + 30);
}

/* Steps by length of service and a waiting time are terms like others: previewed, kept, undone. */
static void
test_tiers (Fixture *fixture, gconstpointer filled)
{
  GtkWidget *sheet = open_sheet (fixture, hd_describe_sheet_present, "How Leave Is Earned");
  HdDate march = hd_date_new (2027, 3, 1);
  g_autoptr (HdLeavePolicy) policy = NULL;
  const HdLeaveTerms *step;

  g_assert_false (gtk_widget_get_visible (hd_test_find_row (sheet, "A step begins")));
  g_signal_emit_by_name (hd_test_find_row (sheet, "Add a Step"), "activated");
  g_assert_nonnull (hd_test_find_row (sheet, "From 1 Jan"));
  g_assert_true (gtk_widget_get_visible (hd_test_find_row (sheet, "A step begins")));
  type_into (sheet, "How much then, such as 240h or 30d", "much");
  while (gtk_widget_is_sensitive (hd_test_find_button (sheet, "_Save")))
    g_main_context_iteration (NULL, TRUE);
  type_into (sheet, "How much then, such as 240h or 30d", "10h");
  wait_for (sheet, "After 1 year: 10 h");
  type_into (sheet, "The most that can be saved up, if another", "80h");
  choose (sheet, "Waiting time", 2);
  pick (sheet, "First day after it", hd_date_new (2027, 1, 15));
  wait_for (sheet, "Only days to come differ.\n"
                   "Compare with your payslip: on 22 Nov these terms alone come to 35 h.");
  shoot (sheet, "sheet-tiers");
  save (fixture, sheet, "Leave described");
  /* 61 h 30 on 1 January, 10 h more on 1 February, 40 h taken, 10 h more on 1 March. */
  wait_for_balance (fixture, march, 41 * 60 + 30);

  policy = hd_leave_desk_get_policy (fixture->desk, hd_date_new (2026, 12, 1));
  g_assert_cmpuint (policy->terms->len, ==, 2);
  step = &g_array_index (policy->terms, HdLeaveTerms, 1);
  g_assert_cmpint (step->from, ==, hd_date_new (2027, 1, 1));
  g_assert_cmpint (step->balance_cap, ==, 80 * 60);
  g_assert_cmpint (policy->waiting, ==, HD_WAITING_USE_LATER);
  g_assert_cmpint (policy->waiting_until, ==, hd_date_new (2027, 1, 15));

  hd_context_undo_last_async (fixture->context, NULL, NULL);
  wait_for_balance (fixture, march, 31 * 60 + 30);
}

/* The difference is said with what it looks like, then booked. */
static void
test_payslip (Fixture *fixture, gconstpointer filled)
{
  GtkWidget *sheet = open_sheet (fixture, hd_payslip_sheet_present, "Reconcile with Payslip");
  GtkWidget *lines;

  /* What is on the payslip can be typed at once. */
  hd_test_assert_focus_within (sheet,
                               hd_test_find_row (sheet, "Hours left, such as 46h30 or 5.5d"));
  type_into (sheet, "Hours left, such as 46h30 or 5.5d", "46h30");
  wait_for (sheet, "No figure changes.\nIt agrees with the books.");
  type_into (sheet, "Hours left, such as 46h30 or 5.5d", "43h30");
  wait_for (sheet, "Today: 43 h 30 instead of 46 h 30\nThu 31 Dec: 51 h instead of 54 h\n"
                   "The payslip says 3 h less than the books. That is as much as the time off on "
                   "3 Dec costs: one of the two may not count it yet.");
  shoot (sheet, "sheet-payslip");
  gtk_widget_activate_action (sheet, "edit.show-lines", NULL);
  lines = GTK_WIDGET (hd_test_find_window ("What Differs"));
  gtk_test_widget_wait_for_draw (lines);
  g_assert_nonnull (hd_test_find_label (lines, "Brought to the payslip: −3 h instead of 0 min"));
  gtk_window_close (GTK_WINDOW (lines));
  save (fixture, sheet, "Payslip noted");
  wait_for_balance (fixture, SAMPLE_TODAY, 43 * 60 + 30);

  sheet = open_sheet (fixture, hd_payslip_sheet_present, "Reconcile with Payslip");
  g_assert_nonnull (hd_test_find_label (sheet, "−3 h were booked to agree"));
  gtk_window_close (GTK_WINDOW (sheet));
}

static GtkWidget *
find_heading (GtkWidget *sheet)
{
  GtkWidget *bar = gtk_widget_get_first_child (adw_window_get_content (ADW_WINDOW (sheet)));

  return gtk_widget_get_next_sibling (bar);
}

static gboolean
is_visible (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_visible (widget);
}

static gboolean
is_chosen (gpointer widget)
{
  AdwSqueezer *squeezer = ADW_SQUEEZER (gtk_widget_get_parent (widget));

  return adw_squeezer_get_visible_child (squeezer) == widget;
}

/* Where there is no room for all, a cross takes the place of the word first; then the title stands
 * below the buttons, whole. */
static void
test_title (Fixture *fixture, gconstpointer filled)
{
  GtkWidget *sheet = open_sheet (fixture, hd_payslip_sheet_present, "Reconcile with Payslip");
  GtkWidget *heading = find_heading (sheet), *word = hd_test_find_button (sheet, "_Cancel");
  GtkWidget *cross = hd_test_find_button (sheet, "Cancel");

  g_assert_nonnull (word);
  g_assert_nonnull (cross);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (heading)), ==, "Reconcile with Payslip");
  hd_test_wait_until (is_chosen, word);
  g_assert_false (gtk_widget_get_visible (heading));
  gtk_window_set_default_size (GTK_WINDOW (sheet), 360, 620);
  hd_test_wait_until (is_chosen, cross);
  g_assert_false (gtk_widget_get_visible (heading));
  shoot (sheet, "sheet-narrow");
  gtk_window_set_title (GTK_WINDOW (sheet), "Reconcile with the Payslip of November");
  hd_test_wait_until (is_visible, heading);
  shoot (sheet, "sheet-narrow-long");
  gtk_window_set_default_size (GTK_WINDOW (sheet), 640, 620);
  hd_test_wait_until (is_hidden, heading);
  hd_test_wait_until (is_chosen, word);
  gtk_window_close (GTK_WINDOW (sheet));
}

static double
bottom_of (GtkWidget *widget, GtkWidget *root)
{
  graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  g_assert_true (gtk_widget_compute_bounds (widget, root, &place));
  return place.origin.y + place.size.height;
}

/* A shorter week makes time off ahead cheaper, and says so first. What it comes to stands below it,
 * where no letters are too large for it. */
static void
test_week (Fixture *fixture, gconstpointer filled)
{
  GtkWidget *sheet = open_sheet (fixture, hd_week_sheet_present, "Working Week"), *sum;

  sum = hd_test_find_label (sheet, "40 h a week");
  g_assert_nonnull (sum);
  hd_test_settle ();
  g_assert_cmpfloat (bottom_of (sum, sheet), >,
                     bottom_of (hd_test_find_row (sheet, "Sunday"), sheet));
  type_into (sheet, "Thursday", "9:00–12:30, 13:15–15:45");
  wait_for (sheet, "38 h a week");
  wait_for (sheet, "Thu 3 Dec: costs 2 h 30 instead of 3 h\n"
                   "Mon 8 Feb 2027 – Fri 12 Feb 2027: costs 38 h instead of 40 h");
  shoot (sheet, "sheet-week");
  save (fixture, sheet, "Working week noted");
}

/* A public holiday that is worked, a day of one's own, a region. */
static void
test_holidays (Fixture *fixture, gconstpointer filled)
{
  GtkWidget *sheet = open_sheet (fixture, hd_holidays_sheet_present, "Holidays");

  type_into (sheet, "Name, such as Company day", "Company day");
  pick (sheet, "On", hd_date_new (2027, 2, 10));
  g_signal_emit_by_name (hd_test_find_button (sheet, "_Add Day"), "clicked");
  g_assert_nonnull (hd_test_find_row (sheet, "Company day"));
  wait_for (sheet, "Mon 8 Feb 2027 – Fri 12 Feb 2027: costs 32 h instead of 40 h");
  choose (sheet, "Company day", 1);
  wait_for (sheet, "Mon 8 Feb 2027 – Fri 12 Feb 2027: costs 36 h instead of 40 h");
  shoot (sheet, "sheet-holidays");
  save (fixture, sheet, "Holidays noted");
  while (hd_leave_desk_get_facts (fixture->desk)->holidays->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (((HdOwnHoliday *)
                      g_ptr_array_index (hd_leave_desk_get_facts (fixture->desk)->holidays, 0))
                     ->permille,
                   ==, 500);
}

static GtkDropTarget *
find_drops (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

/* A region is seen before it is kept, and so is what a calendar brings: each of its days counts,
 * counts half or is ignored, as one says. */
static void
test_import (Fixture *fixture, gconstpointer filled)
{
  static const char calendar[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                                 "BEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20270210\r\n"
                                 "SUMMARY:Founders day\r\nEND:VEVENT\r\n"
                                 "BEGIN:VEVENT\r\nUID:b\r\nDTSTART;VALUE=DATE:20270211\r\n"
                                 "SUMMARY:Half a day\r\nEND:VEVENT\r\n"
                                 "BEGIN:VEVENT\r\nUID:c\r\nDTSTART;VALUE=DATE:20270212\r\n"
                                 "SUMMARY:No day off\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  GtkWidget *sheet = open_sheet (fixture, hd_holidays_sheet_present, "Holidays");
  GtkWidget *region = hd_test_find_row (sheet, "Public holidays of");
  g_autofree char *dir = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "own.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  gboolean taken = FALSE;
  const GPtrArray *holidays;

  g_assert_null (hd_test_find_row (sheet, "New Year’s Day"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (region)), ==, "");
  for (guint i = 1; !g_str_equal (hd_region_row_get (region), "US"); i++)
    adw_combo_row_set_selected (ADW_COMBO_ROW (region), i);
  g_assert_nonnull (
    strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (region)), "26 Nov Thanksgiving"));
  g_assert_cmpstr (hd_leave_desk_get_facts (fixture->desk)->settings->region, ==, "");
  adw_combo_row_set_selected (ADW_COMBO_ROW (region), 0);

  g_assert_true (g_file_set_contents (path, calendar, -1, &error));
  g_assert_no_error (error);
  g_value_init (&value, G_TYPE_FILE);
  g_value_set_object (&value, file);
  choose (sheet, "Year", 2);
  g_signal_emit_by_name (find_drops (sheet), "drop", &value, 0.0, 0.0, &taken);
  g_assert_true (taken);
  wait_for (sheet, "No day off");
  choose (sheet, "Half a day", 1);
  choose (sheet, "No day off", 2);
  wait_for (sheet, "Mon 8 Feb 2027 – Fri 12 Feb 2027: costs 28 h instead of 40 h");
  shoot (sheet, "sheet-import");
  save (fixture, sheet, "Holidays noted");
  while (hd_leave_desk_get_facts (fixture->desk)->holidays->len < 2)
    g_main_context_iteration (NULL, TRUE);
  holidays = hd_leave_desk_get_facts (fixture->desk)->holidays;
  for (guint i = 0; i < holidays->len; i++)
    {
      const HdOwnHoliday *holiday = g_ptr_array_index (holidays, i);

      g_assert_cmpint (holiday->permille, ==,
                       holiday->date == hd_date_new (2027, 2, 10)   ? 1000
                       : holiday->date == hd_date_new (2027, 2, 11) ? 500
                                                                    : 0);
    }
  g_remove (path);
  g_rmdir (dir);
}

/* Steps, a last day, and unpaid time with what it is worth. */
static void
test_terms (Fixture *fixture, gconstpointer filled)
{
  GtkWidget *sheet = open_sheet (fixture, hd_terms_sheet_present, "Terms");
  g_autofree char *money = NULL;

  g_assert_false (
    gtk_widget_get_visible (hd_test_find_row (sheet, "The limit, such as 16h or 2d")));
  type_into (sheet, "Hours when one must be there, as 10:00–15:00", "ten");
  wait_for (sheet, "What is marked cannot be understood.");
  type_into (sheet, "Hours when one must be there, as 10:00–15:00", "10:00 – 15:00");
  choose (sheet, "In steps of", 8);
  wait_for (sheet, "Thu 3 Dec: costs 4 h instead of 3 h\n"
                   "Fri 5 Mar 2027: costs 8 h instead of 5 h");
  pick (sheet, "Last day of employment or contract", hd_date_new (2027, 3, 31));
  type_into (sheet, "What an hour is worth, if unpaid", "62,50");
  type_into (sheet, "Currency, such as EUR", "EUR");
  shoot (sheet, "sheet-terms");
  save (fixture, sheet, "Terms noted");
  while (hd_leave_desk_get_facts (fixture->desk)->settings->increment != 240)
    g_main_context_iteration (NULL, TRUE);
  money = hd_leave_desk_format_money (fixture->desk, 60);
  g_assert_cmpstr (money, ==, "62.50 EUR");
  g_assert_cmpint (hd_leave_desk_get_facts (fixture->desk)->settings->core_to, ==, 15 * 60);

  sheet = open_sheet (fixture, hd_terms_sheet_present, "Terms");
  choose (sheet, "You have", HD_LEAVE_ACCOUNT_UNPAID);
  while (!gtk_widget_is_sensitive (hd_test_find_button (sheet, "_Save")))
    g_main_context_iteration (NULL, TRUE);
  save (fixture, sheet, "Terms noted");
  while (hd_leave_desk_get_mode (fixture->desk) != HD_LEAVE_MODE_UNPAID)
    g_main_context_iteration (NULL, TRUE);
}

/* An entry by hand, and taking it back. */
static void
test_entry (Fixture *fixture, gconstpointer filled)
{
  GtkWidget *sheet = open_sheet (fixture, hd_entry_sheet_present, "Add to the Ledger");

  g_assert_false (gtk_widget_get_visible (hd_test_find_row (sheet, "Last day to use it")));
  type_into (sheet, "How much, such as 4h or −1h30", "4h");
  wait_for (sheet, "Today: 50 h 30 instead of 46 h 30\nThu 31 Dec: 58 h instead of 54 h");
  shoot (sheet, "sheet-entry");
  save (fixture, sheet, "Entry added");
  wait_for_balance (fixture, SAMPLE_TODAY, 50 * 60 + 30);

  sheet = open_sheet (fixture, hd_entry_sheet_present, "Add to the Ledger");
  g_clear_pointer (&fixture->said, g_free);
  g_signal_emit_by_name (hd_test_find_button (hd_test_find_row (sheet, "Time in lieu"),
                                              "Take Back"),
                         "clicked");
  hd_test_wait_until (has_said, &fixture->said);
  g_assert_cmpstr (fixture->said, ==, "Entry taken back");
  wait_for_balance (fixture, SAMPLE_TODAY, 46 * 60 + 30);
}

#define EMPTY GINT_TO_POINTER (FALSE)
#define FILLED GINT_TO_POINTER (TRUE)

static gboolean
shows_sheet (gpointer title)
{
  return hd_test_find_window (title) != NULL;
}

/* What is asked for before anything was read comes as soon as it has been; over a window that was
 * closed meanwhile nothing does. */
static void
test_before_loaded (void)
{
  static void (*const presents[]) (GtkWindow *, HdContext *) = {
    hd_terms_sheet_present,
    hd_holidays_sheet_present,
    hd_describe_sheet_present,
  };
  static char titles[][20] = { "Terms", "Holidays", "Describe My Leave" };
  const HdClock clock = { sample_now_cb, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (presents); i++)
    {
      HdContext *context = hd_test_open (&clock);
      GtkWidget *window = adw_window_new (), *closed = adw_window_new ();

      gtk_window_present (GTK_WINDOW (window));
      g_assert_null (hd_leave_desk_get_facts (hd_leave_desk_get (context)));
      presents[i](GTK_WINDOW (closed), context);
      presents[i](GTK_WINDOW (window), context);
      presents[i](GTK_WINDOW (window), context); /* once more is no second one */
      g_assert_false (shows_sheet (titles[i]));
      gtk_window_destroy (GTK_WINDOW (closed));
      hd_test_wait_until (shows_sheet, titles[i]);
      g_assert_true (gtk_window_get_transient_for (hd_test_find_window (titles[i])) ==
                     GTK_WINDOW (window));
      gtk_window_destroy (hd_test_find_window (titles[i]));
      hd_test_settle ();
      g_assert_false (shows_sheet (titles[i]));
      hd_test_close (GTK_WINDOW (window), context);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  g_test_add ("/ui/leave-sheets/describe", Fixture, EMPTY, set_up, test_describe, tear_down);
  g_test_add ("/ui/leave-sheets/wrong", Fixture, EMPTY, set_up, test_wrong, tear_down);
  g_test_add ("/ui/leave-sheets/version", Fixture, FILLED, set_up, test_version, tear_down);
  g_test_add ("/ui/leave-sheets/tiers", Fixture, FILLED, set_up, test_tiers, tear_down);
  g_test_add ("/ui/leave-sheets/payslip", Fixture, FILLED, set_up, test_payslip, tear_down);
  g_test_add ("/ui/leave-sheets/title", Fixture, FILLED, set_up, test_title, tear_down);
  g_test_add ("/ui/leave-sheets/week", Fixture, FILLED, set_up, test_week, tear_down);
  g_test_add ("/ui/leave-sheets/holidays", Fixture, FILLED, set_up, test_holidays, tear_down);
  g_test_add ("/ui/leave-sheets/import", Fixture, FILLED, set_up, test_import, tear_down);
  g_test_add ("/ui/leave-sheets/terms", Fixture, FILLED, set_up, test_terms, tear_down);
  g_test_add ("/ui/leave-sheets/entry", Fixture, FILLED, set_up, test_entry, tear_down);
  g_test_add_func ("/ui/leave-sheets/before-loaded", test_before_loaded);
  return g_test_run ();
}
