/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

#define HD_TYPE_PREFERENCES (hd_preferences_get_type ())
G_DECLARE_FINAL_TYPE (HdPreferences, hd_preferences, HD, PREFERENCES, AdwPreferencesWindow)

GtkWidget *hd_preferences_new (HdContext *context, GSettings *settings);
void hd_preferences_present (GtkWindow *parent, HdContext *context, GSettings *settings);
void hd_preferences_refuse_background (HdPreferences *self, const char *sentence);

G_END_DECLS
