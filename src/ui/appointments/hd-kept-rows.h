/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _HdKeptRows HdKeptRows;

HdKeptRows *hd_kept_rows_new (gpointer group);
void hd_kept_rows_free (HdKeptRows *self);
void hd_kept_rows_say (HdKeptRows *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void hd_kept_rows_add (HdKeptRows *self, GtkWidget *row);
gboolean hd_kept_rows_show (HdKeptRows *self);
guint hd_kept_rows_get_n (HdKeptRows *self);
GtkWidget *hd_kept_rows_get (HdKeptRows *self, guint position);

G_END_DECLS
