/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-agenda.h"
#include "hd-applications.h"
#include "hd-appointment-pane.h"
#include "hd-appointments-page.h"
#include "hd-import-window.h"
#include "hd-interviews.h"
#include "hd-test-ui.h"

G_BEGIN_DECLS

/* The page of appointments in a window of its own, on a Wednesday in Berlin. */

typedef struct
{
  HdContext *context;
  GSettings *settings;
  GtkWidget *window;
  GtkWidget *page;
  HdKeptDraft *written; /* what was handed over to be written */
  GTimeZone *home;
} Fixture;

static inline gint64
fixed_now (gpointer data)
{
  return 1795600800; /* Wednesday 2026-11-25T10:00:00Z */
}

typedef struct
{
  gboolean done;
  gint64 id;
} Answer;

static inline void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GError) error = NULL;

  answer->id = hd_context_finish (HD_CONTEXT (source), result, &error);
  g_assert_no_error (error);
  answer->done = TRUE;
}

static inline gboolean
is_done (gpointer answer)
{
  return ((Answer *) answer)->done;
}

/* Whether the list shows so many. */
typedef struct
{
  GListModel *list;
  guint n;
} Awaited;

static inline gboolean
has_come (gpointer data)
{
  Awaited *awaited = data;

  return g_list_model_get_n_items (awaited->list) == awaited->n;
}

static inline void
wait_for_n (GListModel *list, guint n)
{
  Awaited awaited = { list, n };

  hd_test_wait_until (has_come, &awaited);
}

static inline gint64
add_case (Fixture *fixture, const char *company, const char *role, HdStage stage)
{
  g_autoptr (HdJobApplication) application = hd_job_application_new ();
  Answer answer = { 0 };

  g_object_set (application, "company", company, "role", role, "stage", hd_stage_to_string (stage),
                NULL);
  hd_applications_save_async (fixture->context, application, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  return answer.id;
}

static inline gint64
add_appointment (Fixture *fixture, gint64 application, const char *day, int minute, int minutes)
{
  g_autoptr (HdInterview) interview = hd_interviews_new (fixture->context, application);
  guint n = g_list_model_get_n_items (hd_interviews_get_list (fixture->context));
  Answer answer = { 0 };
  HdDate date;

  g_assert_true (hd_date_parse_iso (day, &date));
  g_object_set (interview, "format", "site", "travel-out", 35, "travel-back", 35, NULL);
  hd_interview_set_times (interview, (HdWall){ date, minute * 60 },
                          (HdWall){ date, (minute + minutes) * 60 }, "Europe/London");
  hd_interviews_enter_async (fixture->context, NULL, interview, NULL, FALSE, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  wait_for_n (hd_interviews_get_list (fixture->context), n + 1);
  return answer.id;
}

static inline void
write_cb (Fixture *fixture, HdKeptDraft *draft)
{
  g_set_object (&fixture->written, draft);
}

/* The test data of a page with a button above it, as the window of the program has them. */
static const char under_button[] = "Of the header bar";

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const HdClock clock = { fixed_now, NULL };

  fixture->context = hd_test_open (&clock);
  fixture->home = g_time_zone_new_identifier ("Europe/Berlin");
  hd_context_set_home (fixture->context, fixture->home, 0x3e);
  fixture->settings = g_settings_new ("io.github.halfday_app.Halfday");
  g_settings_set_string (fixture->settings, "time-zone", "Europe/Berlin");
  fixture->window = gtk_window_new ();
  fixture->page = hd_appointments_page_new (fixture->context, fixture->settings);
  g_signal_connect_swapped (fixture->page, "write", G_CALLBACK (write_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 720);
  if (data == under_button)
    gtk_box_append (GTK_BOX (box), gtk_button_new_with_label (under_button));
  gtk_box_append (GTK_BOX (box), fixture->page);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  hd_test_close (GTK_WINDOW (fixture->window), fixture->context);
  g_settings_reset (fixture->settings, "time-zone");
  g_object_unref (fixture->settings);
  g_clear_object (&fixture->written);
  g_time_zone_unref (fixture->home);
}

static inline void
fill (Fixture *fixture)
{
  gint64 northwind = add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_MANAGER);
  gint64 larch = add_case (fixture, "Larch & Sons", "Site reliability engineer", HD_STAGE_SCREEN);

  add_case (fixture, "Ostrava Steel", "Analyst", HD_STAGE_APPLIED);
  add_case (fixture, "Brightwater", "Platform engineer", HD_STAGE_SAVED);
  add_appointment (fixture, northwind, "2026-11-12", 10 * 60, 60);
  add_appointment (fixture, larch, "2026-11-27", 8 * 60, 30);
  add_appointment (fixture, northwind, "2026-12-03", 13 * 60, 90);
  hd_test_settle ();
}

static inline GtkWidget *
agenda_view (Fixture *fixture)
{
  return hd_test_find_type (hd_test_find_type (fixture->page, HD_TYPE_AGENDA), GTK_TYPE_LIST_VIEW);
}

/* Whether a cell says this, as a screen reader has it. */
static inline gboolean
cell_says (GtkWidget *cell, const char *words)
{
  g_autofree char *other =
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        words);

  if (other != NULL)
    g_test_message ("%s", other);
  return other == NULL;
}

/* Whether a row of the agenda says this. */
static inline gboolean
has_row (Fixture *fixture, const char *words)
{
  for (GtkWidget *cell = gtk_widget_get_first_child (agenda_view (fixture)); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    if (cell_says (cell, words))
      return TRUE;
  return FALSE;
}

/* The row at @position of the agenda, of which the titles of sections are rows too. */
static inline void
activate (Fixture *fixture, guint position)
{
  gtk_widget_activate_action (agenda_view (fixture), "list.activate-item", "u", position);
  hd_test_settle ();
}

static const char invitation[] =
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\n"
  "BEGIN:VEVENT\r\nUID:one@example.com\r\n"
  "DTSTART;TZID=Europe/London:20261204T130000\r\n"
  "DTEND;TZID=Europe/London:20261204T140000\r\n"
  "SUMMARY:Second round <b>&\r\nORGANIZER:mailto:dana@example.com\r\n"
  "END:VEVENT\r\nEND:VCALENDAR\r\n";

static inline gboolean
finds_window (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (HD_IS_IMPORT_WINDOW (l->data))
      *(GtkWidget **) data = l->data;
  return *(GtkWidget **) data != NULL;
}

static inline void
take_file (GtkWidget *page, GFile *file)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_ptr_array_add (files, file);
  hd_appointments_page_take_files (HD_APPOINTMENTS_PAGE (page), files);
}

static inline guint
n_interviews (Fixture *fixture)
{
  return g_list_model_get_n_items (hd_interviews_get_list (fixture->context));
}

static inline HdInterview *
shown (Fixture *fixture)
{
  return hd_appointment_pane_get (
    HD_APPOINTMENT_PANE (hd_test_find_type (fixture->page, HD_TYPE_APPOINTMENT_PANE)));
}

static inline gboolean
is_held (gpointer data)
{
  HdInterview *interview = shown (data);

  return interview != NULL && strcmp (interview->absence_state, "draft") == 0;
}

static inline gboolean
asks (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      *(AdwMessageDialog **) data = l->data;
  return *(AdwMessageDialog **) data != NULL;
}

/* A mail with two times to choose from. */
static const char two_times[] = "Could you do one of these?\n"
                                "- Thu 10 Dec 2026, 10:00-11:00\n"
                                "- Fri 11 Dec 2026, 14:30-16:00\n"
                                "We meet at 12 Quay Street, Leeds.\n";

static inline gboolean
shows_one (gpointer data)
{
  return shown (data) != NULL;
}

static inline void
toast_cb (GSimpleAction *action, GVariant *sentence, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static inline gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

G_END_DECLS
