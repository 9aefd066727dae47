/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-schedule.h"

G_BEGIN_DECLS

/**
 * HdWeekEditor:
 *
 * The seven days of a working week, each as text: “9:00–12:30, 13:00–17:30”, or “8h”, or nothing.
 * Signal `changed` says that something was typed.
 */
#define HD_TYPE_WEEK_EDITOR (hd_week_editor_get_type ())
G_DECLARE_FINAL_TYPE (HdWeekEditor, hd_week_editor, HD, WEEK_EDITOR, AdwPreferencesGroup)

GtkWidget *hd_week_editor_new (const HdWorkWeek *week);
gboolean hd_week_editor_get_week (HdWeekEditor *self, HdWorkWeek *week, GError **error);

G_END_DECLS
