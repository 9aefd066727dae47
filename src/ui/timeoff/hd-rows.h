/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-date-button.h"

G_BEGIN_DECLS

/* Rows that several sheets are made of. What somebody typed wrongly is marked in its row. */

GtkWidget *hd_amount_row_new (const char *title);
void hd_amount_row_set (GtkWidget *row, gint64 minutes);
gboolean hd_amount_row_get (GtkWidget *row, int day_minutes, gboolean needed, gint64 *minutes);
GtkWidget *hd_date_row_new (const char *title,
                            HdDate date,
                            HdDate today,
                            gboolean optional,
                            HdDateButton **button);
GtkWidget *hd_choice_row_new (const char *title, const char *const *choices, guint selected);
GtkWidget *hd_switch_row_new (const char *title, const char *subtitle, GtkSwitch **button);
GtkWidget *hd_value_row_new (const char *title, const char *subtitle, const char *value);
void hd_row_mark (GtkWidget *row, gboolean valid);

G_END_DECLS
