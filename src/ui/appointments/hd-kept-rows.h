/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _HdRows HdRows;

HdRows *hd_rows_new (gpointer group);
void hd_rows_free (HdRows *self);
void hd_rows_say (HdRows *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void hd_rows_add (HdRows *self, GtkWidget *row);
gboolean hd_rows_show (HdRows *self);
guint hd_rows_get_n (HdRows *self);
GtkWidget *hd_rows_get (HdRows *self, guint position);

G_END_DECLS
