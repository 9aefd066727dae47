/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-facts-pane.h"
#include "hd-message-pane.h"
#include "hd-request-page.h"
#include "hd-test-ui.h"

G_BEGIN_DECLS

/* The page that words a message, in a window of its own. */

/* Sunday, 22 November 2026, 12:00 UTC. */
#define NOW 1795348800

typedef struct
{
  HdContext *context;
  GSettings *settings;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static inline gint64
now_cb (gpointer data)
{
  return NOW;
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  const HdClock clock = { now_cb, NULL };

  fixture->context = hd_test_open (&clock);
  fixture->settings = g_settings_new ("io.github.halfday_app.Halfday");
  g_settings_set_string (fixture->settings, "region", "en-GB");
  g_settings_set_string (fixture->settings, "work-hours", "09:00-17:30");
  g_settings_set_boolean (fixture->settings, "welcomed", FALSE);
  fixture->window = adw_window_new ();
  fixture->page = hd_request_page_new (fixture->context, fixture->settings);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->page);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  hd_test_close (GTK_WINDOW (fixture->window), fixture->context);
  g_object_unref (fixture->settings);
}

static inline HdFactsPane *
facts_pane (Fixture *fixture)
{
  return HD_FACTS_PANE (hd_test_find_type (fixture->page, HD_TYPE_FACTS_PANE));
}

static inline GtkTextBuffer *
buffer (Fixture *fixture)
{
  GtkWidget *view =
    hd_test_find_type (hd_test_find_type (fixture->page, HD_TYPE_MESSAGE_PANE), GTK_TYPE_TEXT_VIEW);

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static inline char *
body (Fixture *fixture)
{
  char *text;

  g_object_get (buffer (fixture), "text", &text, NULL);
  return text;
}

static inline gboolean
has_read (gpointer pane)
{
  return !hd_facts_pane_is_reading (pane);
}

/* Pastes what others wrote, and waits until it was read. */
static inline void
paste (Fixture *fixture, const char *text)
{
  hd_facts_pane_take_line (facts_pane (fixture), text);
  hd_test_wait_until (has_read, facts_pane (fixture));
}

static inline gboolean
says_thursday (gpointer data)
{
  g_autofree char *text = body (data);

  return strstr (text, "Thursday 3 December") != NULL;
}

static inline void
draft_from_line (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = body (fixture);

  g_assert_cmpstr (before, ==, "");
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 2-3:30pm, 35 min each way");

  g_autofree char *text = body (fixture);

  g_assert_nonnull (strstr (text, "Thursday 3 December"));
  g_assert_nonnull (strstr (text, "13:15"));
  g_assert_nonnull (strstr (text, "16:15"));
  g_assert_nonnull (strstr (text, "three hours"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "13:15–16:15"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "No findings"));
  hd_test_screenshot (fixture->window, "request");
  g_assert_nonnull (hd_test_find_label (fixture->page, "Why not less?"));
  g_assert_nonnull (
    hd_test_find_label (fixture->page,
                        "13:15–16:10 is needed, with the way and a few minutes before and after.\n"
                        "2 h 55 of that is working time.\nIt is counted in steps of 15 min.\n"
                        "That makes 3 h."));

  /* Another option becomes the facts at once. */
  gtk_widget_activate_action (fixture->page, "request.choose", "u", 1);
  g_autofree char *later = body (fixture);

  g_assert_null (strstr (later, "16:15"));
  g_assert_null (
    hd_test_find_label (fixture->page,
                        "13:15–16:10 is needed, with the way and a few minutes before and after.\n"
                        "2 h 55 of that is working time.\nIt is counted in steps of 15 min.\n"
                        "That makes 3 h."));
}

static inline gboolean
one_name (gpointer data)
{
  return g_list_model_get_n_items (data) == 1;
}

G_END_DECLS
