/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointments-fixture.h"
#include "hd-article-view.h"
#include "hd-case-pane.h"
#include "hd-notes-group.h"
#include "hd-people-group.h"
#include "hd-private-bin.h"
#include "hd-read-group.h"
#include "hd-secret-copy.h"
#include "hd-window.h"

/* What one writes down beside an appointment, and what helps with it: the people, the lists, the
 * thanks, the articles. */

typedef struct
{
  Fixture page;
  char *said;   /* by the window: what can be taken back */
  char *undone; /* what was */
  char *slug;   /* of the article that was to be opened */
} Lists;

static void
said_cb (GSimpleAction *action, GVariant *sentence, gpointer user_data)
{
  char **said = user_data;

  g_free (*said);
  *said = g_variant_dup_string (sentence, NULL);
}

static gboolean
has_come_true (gpointer text)
{
  return *(char **) text != NULL;
}

static void
add_action (GSimpleActionGroup *group, const char *name, char **said)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE_STRING);

  g_signal_connect (action, "activate", G_CALLBACK (said_cb), said);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

static void
set_up_lists (Lists *lists, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  set_up (&lists->page, NULL);
  add_action (group, "toast", &lists->said);
  add_action (group, "undo-toast", &lists->said);
  add_action (group, "read", &lists->slug);
  gtk_widget_insert_action_group (lists->page.window, "win", G_ACTION_GROUP (group));
  fill (&lists->page);
  gtk_widget_activate_action (lists->page.page, "appointments.show-names", NULL);
  hd_test_settle ();
}

static void
tear_down_lists (Lists *lists, gconstpointer data)
{
  tear_down (&lists->page, NULL);
  g_clear_pointer (&lists->said, g_free);
  g_clear_pointer (&lists->undone, g_free);
  g_clear_pointer (&lists->slug, g_free);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(char **) user_data = hd_context_undo_finish (HD_CONTEXT (source), result, &error);
  g_assert_no_error (error);
}

static void
undo (Lists *lists, const char *what)
{
  g_autofree char *sentence = g_strdup_printf ("Undone: %s", what);

  hd_context_undo_last_async (lists->page.context, undone_cb, &lists->undone);
  hd_test_wait_until (has_come_true, &lists->undone);
  g_assert_cmpstr (lists->undone, ==, sentence);
  g_clear_pointer (&lists->undone, g_free);
}

/* Waits until the window offers to take @what back. */
static void
wait_for_toast (Lists *lists, const char *what)
{
  hd_test_wait_until (has_come_true, &lists->said);
  g_assert_cmpstr (lists->said, ==, what);
  g_clear_pointer (&lists->said, g_free);
}

/* What is looked for in a part of the page, until it is there or is not. */
typedef struct
{
  GtkWidget *root;
  const char *title;
} Sought;

static gboolean
finds_row (gpointer data)
{
  Sought *sought = data;

  return hd_test_find_row (sought->root, sought->title) != NULL;
}

static gboolean
finds_no_row (gpointer data)
{
  return !finds_row (data);
}

static GtkWidget *
wait_for_row (GtkWidget *root, const char *title)
{
  Sought sought = { root, title };

  hd_test_wait_until (finds_row, &sought);
  return hd_test_find_row (root, title);
}

static void
wait_for_no_row (GtkWidget *root, const char *title)
{
  Sought sought = { root, title };

  hd_test_wait_until (finds_no_row, &sought);
}

/* The group of the pane that has this row. */
static GtkWidget *
group_of (GtkWidget *pane, const char *row)
{
  GtkWidget *entry = hd_test_find_row (pane, row);

  g_assert_nonnull (entry);
  return gtk_widget_get_ancestor (entry, ADW_TYPE_PREFERENCES_GROUP);
}

static GtkWidget *
appointment_pane (Lists *lists)
{
  return hd_test_find_type (lists->page.page, HD_TYPE_APPOINTMENT_PANE);
}

/* As Enter, or the button at its end, does. */
static void
type (GtkWidget *group, const char *text)
{
  GtkWidget *entry = hd_test_find_type (group, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "apply");
}

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *button = hd_test_find_button (root, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
take_picture (GtkWidget *widget, const char *name)
{
  gtk_test_widget_wait_for_draw (widget);
  hd_test_screenshot (widget, name);
}

static char *
copied (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_nonnull (content);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  return g_value_dup_string (&value);
}

static void
assert_copies (Lists *lists, GtkWidget *row, const char *label, const char *text)
{
  g_autofree char *got = NULL;

  press (row, label);
  wait_for_toast (lists, "Copied for 30 seconds");
  got = copied (row);
  g_assert_cmpstr (got, ==, text);
  hd_secret_copy_clear (gtk_widget_get_display (row));
}

/* Somebody is one typed line, can be written to and called, and goes and comes back. */
static void
test_people (Lists *lists, gconstpointer data)
{
  GListModel *persons = hd_persons_get_list (lists->page.context);
  GtkWidget *group, *row;
  g_autoptr (HdPerson) person = NULL;

  activate (&lists->page, 3);
  group = hd_test_find_type (appointment_pane (lists), HD_TYPE_PEOPLE_GROUP);
  type (group, "Robin <Marsh>,  recruiter, robin@example.com, +44 20 7946 0018");
  row = wait_for_row (group, "Robin <Marsh>");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "recruiter");
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (hd_test_find_type (group, ADW_TYPE_ENTRY_ROW))),
                   ==, "");
  person = g_list_model_get_item (persons, 0);
  g_assert_cmpstr (person->email, ==, "robin@example.com");
  g_assert_cmpstr (person->phone, ==, "+44 20 7946 0018");
  g_assert_cmpint (person->interview, ==, hd_record_get_id (HD_RECORD (shown (&lists->page))));
  assert_copies (lists, row, "Copy the address of Robin <Marsh>", "robin@example.com");
  assert_copies (lists, row, "Copy the number of Robin <Marsh>", "+44 20 7946 0018");
  g_assert_cmpint (hd_test_min_width (group), <=, 360);
  take_picture (group, "appointment-people");

  /* Whoever can not be written to has nothing to copy. */
  type (group, "Ada Quill, 2nd interviewer, EMEA");
  row = wait_for_row (group, "Ada Quill");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "2nd interviewer, EMEA");
  g_assert_null (hd_test_find_button (row, "Copy the address of Ada Quill"));
  g_assert_null (hd_test_find_button (row, "Copy the number of Ada Quill"));
  type (group, " , ");
  hd_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (persons), ==, 2);

  /* Of some there is no more than an address. */
  type (group, "desk@example.com");
  row = wait_for_row (group, "desk@example.com");
  assert_copies (lists, row, "Copy the address of desk@example.com", "desk@example.com");
  press (row, "Remove desk@example.com");
  wait_for_toast (lists, "Person removed");
  wait_for_n (persons, 2);

  /* Nobody of another appointment is among them. */
  activate (&lists->page, 1);
  wait_for_no_row (group, "Robin <Marsh>");
  activate (&lists->page, 3);
  row = wait_for_row (group, "Robin <Marsh>");

  press (row, "Remove Robin <Marsh>");
  wait_for_toast (lists, "Person removed");
  wait_for_no_row (group, "Robin <Marsh>");
  g_assert_nonnull (hd_test_find_row (group, "Ada Quill"));
  undo (lists, "Person removed");
  wait_for_row (group, "Robin <Marsh>");
  wait_for_n (persons, 2);
  undo (lists, "Person removed");
  wait_for_row (group, "desk@example.com");
  undo (lists, "Person changed");
  wait_for_no_row (group, "desk@example.com");
  wait_for_n (persons, 2);
}

/* Opens what there is to be changed, and says it anew. */
static void
edit (GtkWidget *row, const char *button, const char *before, const char *after)
{
  GtkWidget *dialog, *entry;

  press (row, button);
  dialog = hd_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  hd_test_settle ();
  g_assert_cmpint (hd_test_min_width (dialog), <=, 360);
  hd_test_screenshot (dialog, "appointment-person");
  entry = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, before);
  gtk_editable_set_text (GTK_EDITABLE (entry), after);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "go");
  hd_test_settle ();
}

static gboolean
has_no_role (gpointer group)
{
  GtkWidget *row = hd_test_find_row (group, "Marsh, Robin");

  return row != NULL && *adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) == '\0';
}

/* What was typed wrong is typed anew, and what came from elsewhere with a comma keeps it. */
static void
test_people_edited (Lists *lists, gconstpointer data)
{
  GListModel *persons = hd_persons_get_list (lists->page.context);
  GtkWidget *group, *row;
  g_autoptr (HdPerson) person = NULL;

  activate (&lists->page, 3);
  group = hd_test_find_type (appointment_pane (lists), HD_TYPE_PEOPLE_GROUP);
  type (group, "Robin Mash, recruiter, robin@example.com");
  row = wait_for_row (group, "Robin Mash");
  edit (row, "Edit Robin Mash", "Robin Mash, recruiter, robin@example.com",
        "Marsh, Robin; recruiter, EMEA; 020 7946 0018");
  wait_for_toast (lists, "Person changed");
  row = wait_for_row (group, "Marsh, Robin");
  g_assert_cmpuint (g_list_model_get_n_items (persons), ==, 1);
  person = g_list_model_get_item (persons, 0);
  g_assert_cmpstr (person->role, ==, "recruiter, EMEA");
  g_assert_cmpstr (person->email, ==, "");
  g_assert_cmpstr (person->phone, ==, "020 7946 0018");
  g_assert_cmpint (person->interview, ==, hd_record_get_id (HD_RECORD (shown (&lists->page))));

  /* A name alone keeps its comma, and what nobody changed is left alone. */
  edit (row, "Edit Marsh, Robin", "Marsh, Robin; recruiter, EMEA; 020 7946 0018", "Marsh, Robin;");
  hd_test_wait_until (has_no_role, group);
  row = hd_test_find_row (group, "Marsh, Robin");
  edit (row, "Edit Marsh, Robin", "Marsh, Robin;", "Marsh, Robin;");
  hd_test_settle ();
  g_assert_true (has_no_role (group));
  g_assert_cmpint (hd_test_min_width (group), <=, 360);
  take_picture (group, "appointment-people-edited");

  undo (lists, "Person changed");
  undo (lists, "Person changed");
  wait_for_row (group, "Robin Mash");
}

/* As soon as the names are to be hidden, so are those of the people. */
static void
test_people_hidden (Lists *lists, gconstpointer data)
{
  GtkWidget *group, *row;

  activate (&lists->page, 3);
  group = hd_test_find_type (appointment_pane (lists), HD_TYPE_PEOPLE_GROUP);
  type (group, "Robin Marsh, recruiter, robin@example.com, +44 20 7946 0018");
  wait_for_row (group, "Robin Marsh");
  gtk_widget_activate_action (lists->page.page, "appointments.show-names", NULL);
  row = wait_for_row (group, "R. M.");
  g_assert_null (hd_test_find_row (group, "Robin Marsh"));
  g_assert_nonnull (hd_test_find_button (row, "Copy the number of R. M."));
}

/* A line of a list is added, goes and comes back. Returns: its group */
static GtkWidget *
try_list (Lists *lists, GtkWidget *pane, const char *entry, const char *kind, gint64 interview)
{
  GListModel *notes = hd_job_notes_get_list (lists->page.context);
  guint n = g_list_model_get_n_items (notes);
  GtkWidget *group = group_of (pane, entry);
  g_autoptr (HdJobNote) note = NULL;

  g_assert_true (gtk_widget_get_visible (group));
  type (group, "Why <us> & why now?");
  wait_for_row (group, "Why <us> & why now?");
  g_assert_cmpuint (g_list_model_get_n_items (notes), ==, n + 1);
  for (guint i = 0; i <= n; i++)
    {
      g_autoptr (HdJobNote) one = g_list_model_get_item (notes, i);

      if (strcmp (one->kind, kind) == 0 && one->interview == interview)
        g_set_object (&note, one);
    }
  g_assert_nonnull (note);
  g_assert_cmpstr (note->text, ==, "Why <us> & why now?");
  type (group, "Another");
  wait_for_row (group, "Another");

  press (hd_test_find_row (group, "Why <us> & why now?"), "Remove");
  wait_for_toast (lists, "Line removed");
  wait_for_no_row (group, "Why <us> & why now?");
  g_assert_nonnull (hd_test_find_row (group, "Another"));
  undo (lists, "Line removed");
  wait_for_row (group, "Why <us> & why now?");
  return group;
}

static GtkCheckButton *
check_of (GtkWidget *group, const char *line)
{
  return GTK_CHECK_BUTTON (
    hd_test_find_type (hd_test_find_row (group, line), GTK_TYPE_CHECK_BUTTON));
}

typedef struct
{
  GtkWidget *group;
  HdContext *context;
  gboolean done;
} Ticked;

static gboolean
is_stored (gpointer data)
{
  Ticked *ticked = data;
  GListModel *notes = hd_job_notes_get_list (ticked->context);
  gboolean done = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (HdJobNote) note = g_list_model_get_item (notes, i);

      done |= note->done;
    }
  return done == ticked->done &&
         gtk_check_button_get_active (check_of (ticked->group, "Another")) == done;
}

/* What is to be prepared is ticked off, by its row as by its box, and stays so. */
static void
test_preparation (Lists *lists, gconstpointer data)
{
  Ticked ticked = { NULL, lists->page.context, TRUE };
  gint64 id;

  activate (&lists->page, 3);
  id = hd_record_get_id (HD_RECORD (shown (&lists->page)));
  ticked.group =
    try_list (lists, appointment_pane (lists), "Add something to prepare", "checklist", id);
  adw_action_row_activate (ADW_ACTION_ROW (hd_test_find_row (ticked.group, "Another")));
  hd_test_wait_until (is_stored, &ticked);
  g_assert_false (gtk_check_button_get_active (check_of (ticked.group, "Why <us> & why now?")));
  take_picture (ticked.group, "appointment-preparation");

  /* Seen again after another one. */
  activate (&lists->page, 1);
  wait_for_no_row (ticked.group, "Another");
  activate (&lists->page, 3);
  wait_for_row (ticked.group, "Another");
  g_assert_true (is_stored (&ticked));

  undo (lists, "Line changed");
  ticked.done = FALSE;
  hd_test_wait_until (is_stored, &ticked);
}

/* Afterwards one writes down what they asked and said. */
static void
test_afterwards (Lists *lists, gconstpointer data)
{
  GtkWidget *pane = appointment_pane (lists);
  gint64 id;

  activate (&lists->page, 5);
  g_assert_cmpint (shown (&lists->page)->start_day, ==, hd_date_new (2026, 11, 12));
  id = hd_record_get_id (HD_RECORD (shown (&lists->page)));
  g_assert_false (gtk_widget_get_visible (group_of (pane, "Add something to prepare")));
  try_list (lists, pane, "Add a question", "question", id);
  try_list (lists, pane, "Add what they said", "feedback", id);
}

/* Notes on the whole case stand with it, and with none of its appointments. */
static void
test_notes (Lists *lists, gconstpointer data)
{
  activate (&lists->page, 3);
  g_signal_emit_by_name (appointment_pane (lists), "open-case", shown (&lists->page)->application);
  try_list (lists, hd_test_find_type (lists->page.page, HD_TYPE_CASE_PANE), "Add a note", "note",
            0);
  g_assert_null (hd_test_find_row (appointment_pane (lists), "Another"));
}

static GtkSwitch *
thanked_switch (Lists *lists)
{
  return GTK_SWITCH (
    hd_test_find_type (hd_test_find_row (appointment_pane (lists), "Thank-you sent"),
                       GTK_TYPE_SWITCH));
}

static gboolean
may_thank (gpointer data)
{
  GtkSwitch *toggle = thanked_switch (data);

  return gtk_widget_get_sensitive (GTK_WIDGET (toggle)) && !gtk_switch_get_active (toggle);
}

static gboolean
is_thanked (gpointer data)
{
  return shown (&((Lists *) data)->page)->thanked_at == fixed_now (NULL) &&
         !gtk_widget_get_sensitive (GTK_WIDGET (thanked_switch (data)));
}

/* Thanks are noted when they were sent; until then, and after a mistake, it can be done. */
static void
test_thanked (Lists *lists, gconstpointer data)
{
  GtkSwitch *toggle = thanked_switch (lists);

  activate (&lists->page, 3);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (toggle)));
  activate (&lists->page, 5);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (toggle)));
  g_assert_true (may_thank (lists));

  gtk_widget_activate (GTK_WIDGET (toggle));
  wait_for_toast (lists, "Thank-you noted");
  hd_test_wait_until (is_thanked, lists);
  g_assert_true (gtk_switch_get_active (toggle));

  undo (lists, "Appointment changed");
  hd_test_wait_until (may_thank, lists);
  g_assert_cmpint (shown (&lists->page)->thanked_at, ==, 0);
}

static char *
titles (GtkWidget *group)
{
  GtkWidget *list = hd_test_find_type (group, GTK_TYPE_LIST_BOX);
  GString *text = g_string_new (NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_string_append_printf (text, "%s|", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  return g_string_free (text, FALSE);
}

/* What is worth reading now is there, the most helpful first, and is opened. */
static void
test_reading (Lists *lists, gconstpointer data)
{
  GtkWidget *group = hd_test_find_type (appointment_pane (lists), HD_TYPE_READ_GROUP);
  g_autofree char *ahead = NULL;
  GtkWidget *row;

  activate (&lists->page, 3);
  g_assert_cmpint (shown (&lists->page)->round, ==, 2);
  wait_for_row (group, "Leaving gracefully");
  ahead = titles (group);
  g_assert_cmpstr (ahead, ==, "The second meeting|Leaving gracefully|");
  g_assert_true (gtk_widget_get_mapped (group));
  row = hd_test_find_row (group, "The second meeting");
  take_picture (group, "appointment-reading");
  gtk_widget_activate (row);
  hd_test_wait_until (has_come_true, &lists->slug);
  g_assert_cmpstr (lists->slug, ==, "the-second-meeting");
}

static gboolean
shows_article (gpointer window)
{
  GtkWidget *text = hd_test_find_type (window, HD_TYPE_ARTICLE_TEXT);
  g_autofree char *words = NULL;

  if (text == NULL || !hd_article_text_get_loaded (HD_ARTICLE_TEXT (text)))
    return FALSE;
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "text", &words, NULL);
  return strstr (words, "An invitation to a second interview means") != NULL;
}

/* In the window of the program it is the page of articles that opens it. */
static void
test_reading_in_window (Lists *lists, gconstpointer data)
{
  HdWindow *window = hd_window_new (NULL, lists->page.context, lists->page.settings);
  AdwViewStack *stack;
  GtkWidget *pane, *group;
  gint64 id;

  activate (&lists->page, 3);
  id = hd_record_get_id (HD_RECORD (shown (&lists->page)));
  gtk_window_present (GTK_WINDOW (window));
  hd_window_show_page (window, "appointments");
  stack = ADW_VIEW_STACK (hd_test_find_type (GTK_WIDGET (window), ADW_TYPE_VIEW_STACK));
  pane = hd_test_find_type (hd_private_bin_get_content (HD_PRIVATE_BIN (
                              adw_view_stack_get_child_by_name (stack, "appointments"))),
                            HD_TYPE_APPOINTMENT_PANE);
  hd_appointment_pane_show (HD_APPOINTMENT_PANE (pane), id);
  group = hd_test_find_type (pane, HD_TYPE_READ_GROUP);
  gtk_widget_activate (wait_for_row (group, "The second meeting"));
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, "articles");
  hd_test_wait_until (shows_article, window);
  hd_test_screenshot (GTK_WIDGET (window), "appointment-article");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add (const char *path, void (*test) (Lists *lists, gconstpointer data))
{
  g_test_add (path, Lists, NULL, set_up_lists, test, tear_down_lists);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();

  add ("/ui/appointment-lists/people", test_people);
  add ("/ui/appointment-lists/people-edited", test_people_edited);
  add ("/ui/appointment-lists/people-hidden", test_people_hidden);
  add ("/ui/appointment-lists/preparation", test_preparation);
  add ("/ui/appointment-lists/afterwards", test_afterwards);
  add ("/ui/appointment-lists/notes", test_notes);
  add ("/ui/appointment-lists/thanked", test_thanked);
  add ("/ui/appointment-lists/reading", test_reading);
  add ("/ui/appointment-lists/reading-in-window", test_reading_in_window);
  return g_test_run ();
}
