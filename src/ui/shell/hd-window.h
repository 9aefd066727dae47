/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-when.h"

G_BEGIN_DECLS

#define HD_TYPE_WINDOW (hd_window_get_type ())
G_DECLARE_FINAL_TYPE (HdWindow, hd_window, HD, WINDOW, AdwApplicationWindow)

HdWindow *hd_window_new (GtkApplication *application, HdContext *context, GSettings *settings);
void hd_window_show_page (HdWindow *self, const char *name);
void hd_window_check_text (HdWindow *self, const char *text);
void hd_window_take_line (HdWindow *self, const char *text);
void hd_window_take_read (HdWindow *self, const char *text, HdWhen *when);
void hd_window_open_file (HdWindow *self, GFile *file);
void hd_window_open_files (HdWindow *self, GPtrArray *files);
void hd_window_save_page (HdWindow *self, GFile *file);
void hd_window_toast (HdWindow *self, const char *sentence);
void hd_window_shield (HdWindow *self);
void hd_window_quit (HdWindow *self);

G_END_DECLS
