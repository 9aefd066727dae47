/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

/* What the tests of widgets share: finding a widget as a person would, waiting without sleeping,
 * a program with a folder of its own, and pictures for people to look at. */

typedef gboolean (*HdTestCondition) (gpointer data);

GtkWidget *hd_test_find_label (GtkWidget *root, const char *text);
GtkWidget *hd_test_find_button (GtkWidget *root, const char *label);
GtkWidget *hd_test_find_row (GtkWidget *root, const char *title);
GtkWidget *hd_test_find_type (GtkWidget *root, GType type);
gboolean hd_test_press (GtkWidget *widget, const char *key);
int hd_test_min_width (GtkWidget *widget);
int hd_test_min_height (GtkWidget *widget, int most);
void hd_test_assert_focus_within (GtkWidget *window, GtkWidget *widget);
void hd_test_wait_until (HdTestCondition condition, gpointer data);
void hd_test_settle (void);
void hd_test_run_ready (void);
HdContext *hd_test_open (const HdClock *clock);
void hd_test_close (GtkWindow *window, HdContext *context);
void hd_test_load_style (void);
GtkWindow *hd_test_find_window (const char *title);
GtkWidget *hd_test_find_toplevel (GType type);
void hd_test_screenshot (GtkWidget *widget, const char *name);

G_END_DECLS
