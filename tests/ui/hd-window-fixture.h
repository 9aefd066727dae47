/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-preferences.h"
#include "hd-private-bin.h"
#include "hd-test-ui.h"
#include "hd-window.h"

G_BEGIN_DECLS

/* The whole window with a folder of its own. */

typedef struct
{
  HdContext *context;
  GSettings *settings;
  HdWindow *window;
} Fixture;

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->context = hd_test_open (NULL);
  fixture->settings = g_settings_new ("io.github.halfday_app.Halfday");
  fixture->window = hd_window_new (NULL, fixture->context, fixture->settings);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  hd_test_close (GTK_WINDOW (fixture->window), fixture->context);
  g_object_unref (fixture->settings);
}

static inline AdwViewStack *
stack (Fixture *fixture)
{
  return ADW_VIEW_STACK (hd_test_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_VIEW_STACK));
}

static inline HdPrivateBin *
bin (Fixture *fixture, const char *name)
{
  return HD_PRIVATE_BIN (adw_view_stack_get_child_by_name (stack (fixture), name));
}

static inline gboolean
focus_is_in_text (gpointer window)
{
  return GTK_IS_EDITABLE (gtk_window_get_focus (window));
}

/* Who has the keyboard is asked for until it is so: without a window manager the server forgets the
 * wish of a window that it does not show yet. */
static inline void
ask_for_keyboard (GdkSurface *surface)
{
  gdk_toplevel_focus (GDK_TOPLEVEL (surface), GDK_CURRENT_TIME);
  g_usleep (10000);
}

static inline gboolean
is_active (gpointer window)
{
  if (!gtk_window_is_active (window))
    ask_for_keyboard (gtk_native_get_surface (GTK_NATIVE (window)));
  return gtk_window_is_active (window);
}

static inline GtkWidget *
open_preferences (Fixture *fixture)
{
  GtkWidget *preferences = NULL;

  hd_preferences_present (GTK_WINDOW (fixture->window), fixture->context, fixture->settings);
  hd_test_settle ();

  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_PREFERENCES_WINDOW (l->data))
      preferences = l->data;
  g_assert_nonnull (preferences);
  return preferences;
}

G_END_DECLS
