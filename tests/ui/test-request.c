/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-date-button.h"
#include "hd-drafts.h"
#include "hd-finding-row.h"
#include "hd-finding-why.h"
#include "hd-names.h"
#include "hd-request-fixture.h"
#include "hd-sample-desk.h"

static void
test_question (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Fri 4 Dec 10:00-11:00 CST");

  g_autofree char *text = body (fixture);

  g_assert_cmpstr (text, ==, ""); /* nothing ambiguous is decided silently */

  GtkWidget *answer = hd_test_find_button (fixture->page, "Chicago");

  g_assert_nonnull (answer);
  g_signal_emit_by_name (answer, "clicked");
  g_autofree char *after = body (fixture);

  g_assert_nonnull (strstr (after, "Friday 4 December"));
}

static const char mail[] =
  "Hi Sam,\n\n"
  "the team at Hollowfern Labs would like to meet you. Could you do one of these?\n\n"
  "- Thu 3 Dec 2026, 10:00-11:00\n"
  "- Fri 4 Dec 2026, 19:00-20:00\n\n"
  "Best,\nRobin Marsh\nTalent Partner, Hollowfern Labs\n";

static GtkEditable *
line (Fixture *fixture)
{
  return GTK_EDITABLE (hd_test_find_row (fixture->page, "Type or paste: Thu 3 Dec, 2–3:30 pm"));
}

/* What it costs stands below the times, where it takes no room of the day. */
static gboolean
says_cost (GtkWidget *row, const char *cost)
{
  g_auto (GStrv) lines = g_strsplit (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "\n", -1);

  return g_strv_length (lines) == 2 && strcmp (lines[1], cost) == 0;
}

/* The page may be on a shared screen: of a mail it shows the times, with what each costs. */
static void
assert_mail_was_read (Fixture *fixture)
{
  GtkWidget *first = hd_test_find_row (fixture->page, "Thursday, 3 December 2026");
  GtkWidget *second = hd_test_find_row (fixture->page, "Friday, 4 December 2026");

  g_assert_cmpstr (gtk_editable_get_text (line (fixture)), ==, "");
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_true (says_cost (first, "1 h 15 of leave"));
  g_assert_true (says_cost (second, "no leave needed"));
}

static void
test_mail (Fixture *fixture, gconstpointer data)
{
  paste (fixture, mail);
  assert_mail_was_read (fixture);

  /* One is taken, then rather the other. */
  g_signal_emit_by_name (hd_test_find_row (fixture->page, "Thursday, 3 December 2026"),
                         "activated");
  g_autofree char *text = body (fixture);

  g_assert_nonnull (strstr (text, "Thursday 3 December"));
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "Type Another Time"), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (line (fixture)), ==, "");
  g_signal_emit_by_name (hd_test_find_row (fixture->page, "Friday, 4 December 2026"), "activated");
  g_autofree char *other = body (fixture);

  g_assert_nonnull (strstr (other, "Friday 4 December"));
}

static gboolean
has_facts (gpointer desk)
{
  return hd_leave_desk_get_facts (desk) != NULL;
}

/* A time that was not taken may have been one all the same: it is said, also when the other was
 * taken at once. Names are not quoted on this page. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  paste (fixture, "Dear Sam,\ncould you do Thu 3 Dec 2026, "
                  "10:00-11:00?\nPlease confirm by "
                  "Friday (Hollowfern, 5pm).\n");

  GtkWidget *row = hd_test_find_row (fixture->page, "Not everything was taken");
  g_autofree char *text = body (fixture);

  g_assert_nonnull (strstr (text, "Thursday 3 December"));
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "“5pm” is not read as a time that is offered");
  hd_test_settle ();
  hd_test_screenshot (fixture->window, "request-left");
  hd_request_page_new_request (HD_REQUEST_PAGE (fixture->page));
  g_assert_null (hd_test_find_row (fixture->page, "Not everything was taken"));
}

/* When the only time is not offered that is said until something else is typed. */
static void
test_none_offered (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture),
                           "After careful consideration we decided for another candidate, who "
                           "will start on 3 December. We wish you the best");
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "No"), "clicked");
  g_assert_nonnull (hd_test_find_row (fixture->page, "None of its times is offered to you"));
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:00");
  g_assert_null (hd_test_find_row (fixture->page, "None of its times is offered to you"));
}

static void
set_increment (Fixture *fixture, int minutes)
{
  HdLeaveDesk *desk = hd_leave_desk_get (fixture->context);
  g_autoptr (HdLeaveSettings) settings =
    hd_leave_settings_copy (hd_leave_desk_get_facts (desk)->settings);

  settings->increment = minutes;
  sample_apply (fixture->context, hd_leave_edit_new_settings (settings));
}

static void
set_min_block (Fixture *fixture, int minutes)
{
  HdLeaveDesk *desk = hd_leave_desk_get (fixture->context);
  g_autoptr (HdLeaveSettings) settings =
    hd_leave_settings_copy (hd_leave_desk_get_facts (desk)->settings);

  settings->min_block = minutes;
  sample_apply (fixture->context, hd_leave_edit_new_settings (settings));
}

static gboolean
costs_two_hours (gpointer page)
{
  GtkWidget *row = hd_test_find_row (page, "Thursday, 3 December 2026");

  return row != NULL && says_cost (row, "2 h of leave");
}

/* The leave is not read yet when a mail is pasted at once, or it becomes another. */
static void
test_costs_follow (Fixture *fixture, gconstpointer data)
{
  HdLeaveDesk *desk = hd_leave_desk_get (fixture->context);

  paste (fixture, mail);
  assert_mail_was_read (fixture);
  hd_test_wait_until (has_facts, desk);
  set_increment (fixture, 60);
  hd_test_wait_until (costs_two_hours, fixture->page);
  g_assert_true (costs_two_hours (fixture->page));
}

static gboolean
needs_nothing (gpointer page)
{
  return hd_test_find_label (page, "You are not at work then: nothing need be asked. You may tell "
                                   "somebody all the same.") != NULL;
}

/* Who starts the program with a time in hand is answered from the leave, as soon as it is read, and
 * not from the usual hours: here that afternoon is off already. */
static void
test_time_at_start (Fixture *fixture, gconstpointer data)
{
  const HdClock clock = { now_cb, NULL };
  HdDate day = hd_date_new (2026, 12, 3);
  HdContext *context;
  GtkWidget *window = adw_window_new (), *page, *pane;
  g_autofree char *text = NULL;

  sample_apply_absence (fixture->context, day, day, 12 * 60, 17 * 60 + 30, "approved");
  context = hd_context_new (hd_context_get_data_dir (fixture->context), &clock);
  page = hd_request_page_new (context, fixture->settings);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  pane = hd_test_find_type (page, HD_TYPE_FACTS_PANE);
  hd_facts_pane_take_line (HD_FACTS_PANE (pane), "Thu 3 Dec 14:00-15:30");
  g_assert_false (needs_nothing (page));
  hd_test_wait_until (needs_nothing, page);
  g_object_get (gtk_text_view_get_buffer (
                  GTK_TEXT_VIEW (hd_test_find_type (hd_test_find_type (page, HD_TYPE_MESSAGE_PANE),
                                                    GTK_TYPE_TEXT_VIEW))),
                "text", &text, NULL);
  g_assert_nonnull (strstr (text, "13:50"));
  g_assert_null (strstr (text, "hour"));

  gtk_window_destroy (GTK_WINDOW (window));
  hd_test_settle ();
  hd_context_close (context);
  hd_test_settle ();
  g_assert_finalize_object (context);
}

static const char *
said (Fixture *fixture, const char *title)
{
  GtkWidget *row = hd_test_find_row (fixture->page, title);

  g_assert_nonnull (row);
  return gtk_widget_get_visible (row) ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) : NULL;
}

/* Beside the message stands what is said and not sent; a status can be copied. */
static void
test_spoken (Fixture *fixture, gconstpointer data)
{
  g_auto (GValue) copied = G_VALUE_INIT;
  AdwExpanderRow *asked;

  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  asked = ADW_EXPANDER_ROW (hd_test_find_row (fixture->page, "If asked"));
  g_assert_cmpstr (adw_expander_row_get_subtitle (asked), ==, "“It's a personal appointment.”");
  g_assert_cmpstr (said (fixture, "If asked outright"), ==, "“I keep my appointments private.”");
  g_assert_nonnull (strstr (said (fixture, "Said in person"), "Thursday 3 December"));
  g_assert_cmpstr (said (fixture, "Status while away"), ==, "Away until 15:35");
  adw_expander_row_set_expanded (asked, TRUE);
  hd_test_settle ();
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  hd_test_screenshot (fixture->window, "request-spoken");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (asked), "message.copy-status", NULL));

  g_value_init (&copied, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (
                                                   gtk_widget_get_clipboard (fixture->page)),
                                                 &copied, NULL));
  g_assert_cmpstr (g_value_get_string (&copied), ==, "Away until 15:35");
}

/* The titles of the ways to be away below @widget, the chosen one between stars. */
static void
list_options (GtkWidget *widget, GString *titles)
{
  GtkWidget *check = ADW_IS_ACTION_ROW (widget)
                       ? adw_action_row_get_activatable_widget (ADW_ACTION_ROW (widget))
                       : NULL;

  if (check != NULL && GTK_IS_CHECK_BUTTON (check))
    {
      const char *star = gtk_check_button_get_active (GTK_CHECK_BUTTON (check)) ? "*" : "";

      g_string_append_printf (titles, "%s%s%s\n", star,
                              adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), star);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_options (child, titles);
}

static char *
options (Fixture *fixture)
{
  GString *titles = g_string_new (NULL);

  list_options (fixture->page, titles);
  return g_string_free (titles, FALSE);
}

static gboolean
counts_hours (gpointer page)
{
  return hd_test_find_row (page, "Leave at 13:30") != NULL;
}

static gboolean
counts_quarters (gpointer page)
{
  return hd_test_find_row (page, "Leave at 13:45") != NULL;
}

/* When the leave becomes another, the option that is chosen is still the one that the message
 * says, or none. */
static void
test_chosen_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *other = NULL, *again = NULL;

  hd_test_wait_until (has_facts, hd_leave_desk_get (fixture->context));
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  gtk_widget_activate_action (fixture->page, "request.choose", "u", 1);
  before = options (fixture);
  g_assert_nonnull (strstr (before, "*Leave at 13:45*"));

  set_increment (fixture, 60);
  hd_test_wait_until (counts_hours, fixture->page);
  other = options (fixture);
  g_assert_null (strchr (other, '*'));
  set_increment (fixture, 15);
  hd_test_wait_until (counts_quarters, fixture->page);
  again = options (fixture);
  g_assert_cmpstr (again, ==, before);
}

static gboolean
says_quarter (gpointer fixture)
{
  g_autofree char *text = body (fixture);

  return strstr (text, "one hour and 45 minutes") != NULL;
}

static gboolean
says_no_quarter (gpointer fixture)
{
  return !says_quarter (fixture);
}

static gboolean
shows_rules (gpointer fixture)
{
  GtkWidget *row = hd_test_find_row (((Fixture *) fixture)->page, "By the leave rules: 2 h");

  return row != NULL && gtk_widget_get_visible (row);
}

/* Other rules of leave make another amount of the same time: the message says no amount that no
 * longer holds. One that was typed stays, beside what the rules make of it. */
static void
test_other_rules (Fixture *fixture, gconstpointer data)
{
  GtkEditable *amount;
  GtkWidget *row;

  hd_test_wait_until (has_facts, hd_leave_desk_get (fixture->context));
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  amount = GTK_EDITABLE (hd_test_find_row (fixture->page, "How much, such as 3h or 0.5d"));
  g_assert_true (says_quarter (fixture));
  g_assert_false (shows_rules (fixture));

  set_min_block (fixture, 120);
  hd_test_wait_until (says_no_quarter, fixture);
  g_assert_cmpstr (gtk_editable_get_text (amount), !=, "1h45");

  set_min_block (fixture, 0);
  hd_test_wait_until (says_quarter, fixture);
  g_assert_cmpstr (gtk_editable_get_text (amount), ==, "1h45");

  gtk_editable_set_text (amount, "1h30");
  set_min_block (fixture, 120);
  hd_test_wait_until (shows_rules, fixture);
  g_assert_cmpstr (gtk_editable_get_text (amount), ==, "1h30");
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  hd_test_settle ();
  hd_test_screenshot (fixture->window, "request-rules");
  row = hd_test_find_row (fixture->page, "By the leave rules: 2 h");
  g_signal_emit_by_name (hd_test_find_button (row, "_Use It"), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (amount), ==, "2h");
  g_assert_false (shows_rules (fixture));
}

/* A time that was typed costs what it costs, and not what an option did. */
static void
test_typed_time (Fixture *fixture, gconstpointer data)
{
  GtkEditable *window, *amount;
  HdDateButton *day;
  g_autofree char *first = NULL, *typed = NULL, *again = NULL, *kept = NULL, *other = NULL;
  g_autofree char *chosen = NULL, *none = NULL, *back = NULL;

  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  window = GTK_EDITABLE (
    hd_test_find_row (fixture->page, "Away, such as 13:15-16:15; empty for the whole day"));
  amount = GTK_EDITABLE (hd_test_find_row (fixture->page, "How much, such as 3h or 0.5d"));
  first = body (fixture);
  chosen = options (fixture);
  g_assert_nonnull (strstr (first, "one hour and 45 minutes"));

  gtk_editable_set_text (window, "9:00-17:00");
  typed = body (fixture);
  none = options (fixture);
  g_assert_nonnull (strstr (typed, "17:00"));
  g_assert_null (strstr (typed, "45 minutes"));
  g_assert_null (strchr (none, '*'));
  g_assert_cmpstr (gtk_editable_get_text (amount), ==, "");

  gtk_editable_set_text (window, "13:50-15:35");
  again = body (fixture);
  back = options (fixture);
  g_assert_nonnull (strstr (again, "one hour and 45 minutes"));
  g_assert_cmpstr (back, ==, chosen);

  /* What somebody typed is theirs. */
  gtk_editable_set_text (amount, "2h30");
  gtk_editable_set_text (window, "13:00-16:00");
  kept = body (fixture);
  g_assert_nonnull (strstr (kept, "two and a half hours"));

  /* Another day has options of its own: on a Saturday nothing need be asked. */
  day = HD_DATE_BUTTON (
    hd_test_find_type (hd_test_find_row (fixture->page, "First day"), HD_TYPE_DATE_BUTTON));
  hd_date_button_set_date (day, hd_date_new (2026, 12, 5));
  other = options (fixture);
  g_assert_cmpstr (other, ==, "");
}

static gboolean
has_rest (gpointer page)
{
  return hd_test_find_button (page, "_Continue") != NULL;
}

/* A draft goes on with the ways to be away that it was begun with. */
static void
test_ways_go_on (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *none = NULL, *again = NULL, *first = NULL, *same = NULL;

  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  gtk_widget_activate_action (fixture->page, "request.choose", "u", 1);
  before = options (fixture);
  first = body (fixture);
  hd_request_page_new_request (HD_REQUEST_PAGE (fixture->page));
  none = options (fixture);
  g_assert_cmpstr (none, ==, "");

  hd_test_wait_until (has_rest, fixture->page);
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Continue"), "clicked");
  again = options (fixture);
  same = body (fixture);
  g_assert_cmpstr (again, ==, before);
  g_assert_cmpstr (same, ==, first);
}

/* Nobody chooses among thousands, and nobody waits for them. */
static void
test_many_times (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "- %u.%u.2027 10:00-11:00 Uhr\n", 1 + i % 28, 1 + i / 28);
  paste (fixture, text->str);
  g_assert_nonnull (hd_test_find_row (fixture->page, "and 10 more times"));
}

/* The field itself takes what is pasted while it has the focus, line ends and all. */
static void
test_mail_in_the_line (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (line (fixture), mail);
  hd_test_settle ();
  hd_test_wait_until (has_read, facts_pane (fixture));
  assert_mail_was_read (fixture);
}

static void
test_hand_edit (Fixture *fixture, gconstpointer data)
{
  GtkTextIter start;

  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  gtk_text_buffer_get_start_iter (buffer (fixture), &start);
  gtk_text_buffer_insert (buffer (fixture), &start, "Mine. ", -1);

  /* A fact that changes later does not overwrite what was typed. */
  gtk_widget_activate_action (fixture->page, "request.choose", "u", 1);
  g_autofree char *kept = body (fixture);

  g_assert_true (g_str_has_prefix (kept, "Mine. "));
  g_assert_true (gtk_widget_is_visible (hd_test_find_button (fixture->page, "_Keep Mine")));

  gtk_widget_activate_action (gtk_widget_get_first_child (
                                hd_test_find_type (fixture->page, HD_TYPE_MESSAGE_PANE)),
                              "message.rewrite", NULL);
  g_autofree char *rewritten = body (fixture);

  g_assert_false (g_str_has_prefix (rewritten, "Mine. "));
}

/* Other words take the place of one's own, and undo brings those back. */
static void
test_rephrase_keeps_edit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane =
    gtk_widget_get_first_child (hd_test_find_type (fixture->page, HD_TYPE_MESSAGE_PANE));
  GtkTextIter start;

  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  gtk_text_buffer_get_start_iter (buffer (fixture), &start);
  gtk_text_buffer_insert (buffer (fixture), &start, "Mine. ", -1);
  gtk_widget_activate_action (fixture->page, "request.rephrase", NULL);

  g_autofree char *other = body (fixture);

  g_assert_false (g_str_has_prefix (other, "Mine. "));
  g_assert_true (gtk_text_buffer_get_can_undo (buffer (fixture)));
  gtk_text_buffer_undo (buffer (fixture));

  g_autofree char *mine = body (fixture);

  g_assert_true (g_str_has_prefix (mine, "Mine. "));

  /* What nobody wrote is not to be undone. */
  gtk_widget_activate_action (pane, "message.rewrite", NULL);
  gtk_widget_activate_action (pane, "message.rephrase", NULL);
  g_assert_false (gtk_text_buffer_get_can_undo (buffer (fixture)));
}

static gboolean
has_draft (gpointer data)
{
  HdContext *context = data;
  GListModel *drafts = hd_drafts_get_list (context);

  if (g_list_model_get_n_items (drafts) == 0)
    {
      hd_context_refresh (context);
      return FALSE;
    }
  return TRUE;
}

/* What is typed reaches the disk without a word from us, so that no end of the process loses it. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");

  g_autofree char *text = body (fixture);
  g_autoptr (HdContext) other = hd_context_new (hd_context_get_data_dir (fixture->context), NULL);

  hd_test_wait_until (has_draft, other);

  g_autoptr (HdKeptDraft) draft = g_list_model_get_item (hd_drafts_get_list (other), 0);

  g_assert_cmpstr (draft->body, ==, text);
  g_assert_cmpint (draft->first_day, ==, hd_date_new (2026, 12, 3));

  /* What is emptied by hand is empty on the disk too. */
  gtk_text_buffer_set_text (buffer (fixture), "", -1);
  hd_drafts_flush (fixture->context);
  while (*draft->body != '\0')
    {
      hd_context_refresh (other);
      g_main_context_iteration (NULL, TRUE);
    }
  hd_context_close (other);
}

static void
test_own_text (Fixture *fixture, gconstpointer data)
{
  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), "Hi {{name}}");

  g_autofree char *text = body (fixture);

  g_assert_cmpstr (text, ==, "Hi {{name}}");
  g_assert_nonnull (hd_test_find_label (fixture->page, "My own text"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "1 finding"));

  /* What says more is named, and replaced by neutral words at one click. */
  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), "I have a dentist appointment.");

  GtkWidget *fix = hd_test_find_button (fixture->page, "Replace");

  g_assert_nonnull (fix);
  g_signal_emit_by_name (fix, "clicked");
  g_autofree char *fixed = body (fixture);

  g_assert_null (strstr (fixed, "dentist"));
}

static PangoUnderline
underline_at (Fixture *fixture, int offset)
{
  PangoUnderline shape = PANGO_UNDERLINE_NONE;
  GtkTextIter at;
  GSList *tags;

  gtk_text_buffer_get_iter_at_offset (buffer (fixture), &at, offset);
  tags = gtk_text_iter_get_tags (&at);
  for (GSList *l = tags; l != NULL; l = l->next)
    g_object_get (l->data, "underline", &shape, NULL);
  g_slist_free (tags);
  return shape;
}

/* Whether @root has a picture of that name in it. */
static gboolean
shows_icon (GtkWidget *root, const char *name)
{
  if (GTK_IS_IMAGE (root) && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (root)), name) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_icon (child, name))
      return TRUE;
  return FALSE;
}

/* The number of findings has the shape of the one that weighs most. */
static void
test_count_icon (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *text, *count, *icon;
  } all[] = {
    { "I have an appointment on Thursday at noon.", "No findings", "object-select-symbolic" },
    { "Sorry, I have an appointment on Thursday at noon.", "1 finding",
      "emblem-important-symbolic" },
    { "Sorry, I have an interview at noon on Thursday.", "2 findings", "dialog-warning-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      GtkWidget *label;

      hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), all[i].text);
      label = hd_test_find_label (fixture->page, all[i].count);
      g_assert_nonnull (label);
      g_assert_true (shows_icon (gtk_widget_get_parent (label), all[i].icon));
    }
}

/* How much a finding weighs is a shape in the text, too. */
static void
test_underlines (Fixture *fixture, gconstpointer data)
{
  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page),
                              "Sorry, I have an interview at noon on Thursday.");
  g_assert_cmpint (underline_at (fixture, 14), ==, PANGO_UNDERLINE_ERROR);
  g_assert_cmpint (underline_at (fixture, 0), ==, PANGO_UNDERLINE_DOUBLE);
  g_assert_cmpint (underline_at (fixture, 8), ==, PANGO_UNDERLINE_NONE);
}

/* While one types, what is found further on keeps its mark. */
static void
test_underlines_stay (Fixture *fixture, gconstpointer data)
{
  GtkTextIter start;

  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page),
                              "Sorry, I have an interview at noon on Thursday.");
  gtk_text_buffer_get_start_iter (buffer (fixture), &start);
  gtk_text_buffer_place_cursor (buffer (fixture), &start);
  gtk_text_buffer_insert_at_cursor (buffer (fixture), "Hello Dana. ", -1);
  g_assert_cmpint (underline_at (fixture, 12), ==, PANGO_UNDERLINE_DOUBLE);
  g_assert_cmpint (underline_at (fixture, 0), ==, PANGO_UNDERLINE_NONE);
}

/* The question whether a text with findings is to be used all the same; NULL: it is not asked. */
static AdwMessageDialog *
question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
answer_question (void)
{
  AdwMessageDialog *dialog = question ();

  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "Use It as It Is?");
  adw_message_dialog_response (dialog, "go");
  gtk_window_destroy (GTK_WINDOW (dialog));
  hd_test_settle ();
}

/* Copying a text with a finding that weighs asks once, and for each text. */
static void
test_asked_once (Fixture *fixture, gconstpointer data)
{
  HdMessagePane *pane = HD_MESSAGE_PANE (hd_test_find_type (fixture->page, HD_TYPE_MESSAGE_PANE));

  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), "I have an interview at noon.");
  hd_message_pane_copy (pane);
  answer_question ();
  hd_message_pane_copy (pane);
  g_assert_null (question ());

  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), "I see a recruiter at noon.");
  hd_message_pane_copy (pane);
  answer_question ();
}

/* On the empty paper the cursor stands before the words that say what will come. */
static void
test_empty_paper (Fixture *fixture, gconstpointer data)
{
  GtkTextView *view = GTK_TEXT_VIEW (hd_test_find_type (fixture->page, GTK_TYPE_TEXT_VIEW));
  GtkWidget *words = hd_test_find_label (fixture->page, "The message stands here as soon as there "
                                                        "is a day. Type one into the first "
                                                        "field, or paste a whole mail.");
  GtkTextIter start;
  GdkRectangle cursor;
  graphene_point_t at;
  int x, y;

  hd_test_settle ();
  g_assert_true (gtk_widget_get_mapped (words));
  gtk_text_buffer_get_start_iter (buffer (fixture), &start);
  gtk_text_view_get_iter_location (view, &start, &cursor);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, cursor.x, cursor.y, &x, &y);
  g_assert_true (
    gtk_widget_compute_point (words, GTK_WIDGET (view), &GRAPHENE_POINT_INIT (0, 0), &at));
  g_assert_cmpfloat_with_epsilon (at.x, x, 1);
  g_assert_cmpfloat_with_epsilon (at.y, y, 1);
}

/* What is asked after copying is reached by the keyboard, and what stands behind it. */
static void
test_keyboard (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);
  GtkWidget *sent;
  guint n = 0;

  hd_facts_pane_take_line (facts_pane (fixture), "Fri 4 Dec 14:00-15:30");
  gtk_widget_activate_action (gtk_widget_get_first_child (
                                hd_test_find_type (fixture->page, HD_TYPE_MESSAGE_PANE)),
                              "message.copy", NULL);
  sent = hd_test_find_button (fixture->page, "_I Sent It");
  hd_test_settle ();
  gtk_widget_grab_focus (hd_test_find_type (fixture->page, GTK_TYPE_TEXT_VIEW));
  while (gtk_window_get_focus (window) != sent && n++ < 30)
    gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (window) == sent);
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (window) != sent);
}

/* Beside one's own words stands what they would be if they said nothing but the time. */
static void
test_neutral (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title;

  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page),
                              "Sorry for the short notice, I have a dentist appointment on 3 "
                              "December 2026 from 14:00 to "
                              "15:30.");
  title = hd_test_find_label (fixture->page, "Neutral version");
  g_assert_nonnull (title);
  g_assert_true (gtk_widget_get_mapped (title));
  hd_test_screenshot (fixture->window, "own-text");
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Use It"), "clicked");

  g_autofree char *text = body (fixture);

  g_assert_null (strstr (text, "dentist"));
  g_assert_null (strstr (text, "Sorry"));
  g_assert_nonnull (strstr (text, "Thursday 3 December"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "No findings"));
}

static gboolean
says_stated (gpointer page)
{
  return hd_test_find_label (page, "Made from the time on this page and nothing else.") != NULL;
}

/* Whether the neutral version says @words, or, when that is NULL, the note why there is none. */
static void
assert_neutral (Fixture *fixture, const char *text, const char *note, const char *words)
{
  GtkWidget *label, *use;

  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), text);
  label = hd_test_find_label (fixture->page, note);
  use = hd_test_find_button (fixture->page, "_Use It");
  g_test_message ("%s", text);
  g_assert_nonnull (label);
  g_assert_true (gtk_widget_get_mapped (label));
  g_assert_cmpint (gtk_widget_get_visible (use), ==, words != NULL);
  if (words == NULL)
    return;
  g_signal_emit_by_name (use, "clicked");
  g_autofree char *neutral = body (fixture);

  g_assert_nonnull (strstr (neutral, words));
}

/* It takes the time as far as the text says it, and else says what it lacks. */
static void
test_neutral_time (Fixture *fixture, gconstpointer data)
{
  const char *read = "Made from the time in your text and nothing else.";
  const char *none = "Your text names no day. Set it under “When are you away?”.";

  assert_neutral (fixture, "I am at the dentist on Thursday at 2 pm, back at 4 pm.", read, "16:00");
  assert_neutral (fixture, "I have a dentist appointment on Thursday.",
                  "Your text leaves the time open; this takes the likeliest. If it is another, set "
                  "it under “When are you away?”.",
                  "Thursday 26 November");
  assert_neutral (fixture, "I am at the dentist on Thursday, back at 4 pm.",
                  "Your text names a day, but not from when to when. Set it under “When are you "
                  "away?”.",
                  NULL);
  assert_neutral (fixture, "I am off Mon 7 Dec 9:00-10:00 and Wed 9 Dec 9:00-10:00.",
                  "Your text names more than one time. Set the one you mean under “When are you "
                  "away?”.",
                  NULL);
  assert_neutral (fixture, "Sorry, I have to leave.", none, NULL);

  /* What is set there counts. */
  hd_facts_pane_take_line (facts_pane (fixture), "Fri 4 Dec 14:00-15:30");
  hd_test_wait_until (says_stated, fixture->page);
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Use It"), "clicked");
  g_autofree char *neutral = body (fixture);

  g_assert_nonnull (strstr (neutral, "Friday 4 December"));
}

static GtkWidget *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (toplevel))
        return toplevel;
    }
  return NULL;
}

/* A text that could not be checked is none without findings. */
static void
test_unchecked (Fixture *fixture, gconstpointer data)
{
  static const char problem[] = "The text could not be checked: it is longer than 16 MB";
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *dialog;

  while (text->len <= (gsize) 16 * 1024 * 1024)
    {
      for (guint i = 0; i < 1000; i++)
        g_string_append_c (text, 'x');
      g_string_append_c (text, '\n');
    }
  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), text->str);
  g_assert_null (hd_test_find_label (fixture->page, "No findings"));
  g_assert_nonnull (hd_test_find_label (fixture->page, problem));

  gtk_widget_activate_action (fixture->page, "request.copy", NULL);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==, problem);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), "I have an appointment.");
  g_assert_nonnull (hd_test_find_label (fixture->page, "No findings"));
}

/* Ignored here is ignored in this text, and nowhere else. */
static void
test_ignore_here (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "I have a dentist appointment on Thursday.";
  GtkWidget *row;

  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), text);
  row = hd_test_find_type (fixture->page, HD_TYPE_FINDING_ROW);
  g_assert_nonnull (row);
  gtk_widget_activate_action (row, "finding.ignore-here", NULL);
  g_assert_nonnull (hd_test_find_label (fixture->page, "No findings"));
  g_assert_nonnull (
    hd_test_find_label (fixture->page,
                        "The last word is yours: rules know words, not your reader."));
  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), "Hi Dana. I have an appointment.");
  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), text);
  g_assert_nonnull (hd_test_find_label (fixture->page, "1 finding"));
}

/* Every line of a bundled rule is in English and known to the translators, whatever the language
 * of the rule: who writes in another language than the program's reads it in the program's. */
static void
test_whys (Fixture *fixture, gconstpointer data)
{
  static const char *const files[] = { "common", "de", "en", "es", "fr" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path =
        g_test_build_filename (G_TEST_DIST, "..", "data", "wording", files[i], "rules", NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      lines = g_strsplit (text, "\n", -1);
      for (guint k = 0; lines[k] != NULL; k++)
        if (g_str_has_prefix (lines[k], "  why "))
          {
            n++;
            g_test_message ("%s", lines[k]);
            g_assert_true (hd_finding_why_is_known (lines[k] + strlen ("  why ")));
          }
    }
  g_assert_cmpuint (n, >, 150);

  g_autofree char *shown = hd_finding_why_translate ("says more than “an appointment”");

  g_assert_cmpstr (shown, ==, "Says more than “an appointment”");
}

/* A name to keep out is found in any spelling. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdOwnName) name = hd_own_name_new ();

  g_object_set (name, "kind", "company", "name", "Hollowfern Labs Ltd", NULL);
  hd_names_save_async (fixture->context, name, NULL, NULL);
  hd_test_wait_until (one_name, hd_names_get_list (fixture->context));
  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page),
                              "I have an appointment on Thursday near HOLLOWFERN'S lobby.");
  g_assert_nonnull (hd_test_find_label (fixture->page, "1 finding"));
}

static void
test_fold (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  hd_request_page_fold (HD_REQUEST_PAGE (fixture->page));
  hd_test_settle ();
  g_assert_false (gtk_widget_get_mapped (hd_test_find_type (fixture->page, HD_TYPE_MESSAGE_PANE)));

  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Show It Again"), "clicked");

  g_autofree char *text = body (fixture);

  g_assert_nonnull (strstr (text, "Thursday 3 December"));
}

static void
test_fits (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30 CST");
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  hd_facts_pane_take_line (facts_pane (fixture), "3 Dec 2030 14:00-15:00");
  g_assert_nonnull (hd_test_find_button (fixture->page, "Tue 3 Dec 2030"));
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
}

/* A kind chosen by hand shows at once what it needs, and says in words what is missing. */
static void
test_problem (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");

  GtkWidget *kinds = hd_test_find_row (fixture->page, "Kind of absence");
  GtkWidget *earlier = hd_test_find_row (fixture->page, "Asked on, or the day before the change");

  g_assert_false (gtk_widget_get_visible (earlier));
  adw_combo_row_set_selected (ADW_COMBO_ROW (kinds), 11); /* a change of what was approved */
  g_assert_true (gtk_widget_get_visible (earlier));
  g_assert_true (gtk_widget_has_css_class (earlier, "error"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (earlier)), ==,
                   "Choose the day that was agreed before.");

  GtkWidget *others =
    hd_test_find_row (fixture->page, "Other days that work, such as 2026-12-04 09:00-11:00; …");

  adw_combo_row_set_selected (ADW_COMBO_ROW (kinds), 13); /* other times are offered */
  g_assert_true (gtk_widget_get_visible (others));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (others)), ==,
                   "Add another time, such as 2026-12-04 09:00-11:00.");
  gtk_editable_set_text (GTK_EDITABLE (others), "2026-12-04 09:00-11:00");
  g_assert_false (gtk_widget_has_css_class (others, "error"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (earlier)), ==, "");
}

/* An end before the start is never taken for the next day's in silence. */
static void
test_backwards (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Fri 4 Dec 16:00-14:00");
  g_autofree char *text = body (fixture);

  g_assert_cmpstr (text, ==, "");
}

/* A setting that says nothing about messages changes none. */
static void
test_resized (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  gtk_text_buffer_insert_at_cursor (buffer (fixture), "Mine.", -1);
  g_settings_set_int (fixture->settings, "window-width", 777);
  hd_test_settle ();
  g_assert_false (gtk_widget_is_visible (hd_test_find_button (fixture->page, "_Keep Mine")));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "line", draft_from_line },
    { "question", test_question },
    { "mail", test_mail },
    { "left", test_left },
    { "none-offered", test_none_offered },
    { "costs-follow", test_costs_follow },
    { "time-at-start", test_time_at_start },
    { "many-times", test_many_times },
    { "mail-in-the-line", test_mail_in_the_line },
    { "hand-edit", test_hand_edit },
    { "rephrase-keeps-edit", test_rephrase_keeps_edit },
    { "kept", test_kept },
    { "own-text", test_own_text },
    { "chosen-stays", test_chosen_stays },
    { "other-rules", test_other_rules },
    { "typed-time", test_typed_time },
    { "ways-go-on", test_ways_go_on },
    { "spoken", test_spoken },
    { "count-icon", test_count_icon },
    { "underlines", test_underlines },
    { "underlines-stay", test_underlines_stay },
    { "asked-once", test_asked_once },
    { "empty-paper", test_empty_paper },
    { "keyboard", test_keyboard },
    { "neutral", test_neutral },
    { "neutral-time", test_neutral_time },
    { "unchecked", test_unchecked },
    { "ignore-here", test_ignore_here },
    { "whys", test_whys },
    { "names", test_names },
    { "fold", test_fold },
    { "fits", test_fits },
    { "backwards", test_backwards },
    { "problem", test_problem },
    { "resized", test_resized },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/request/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
