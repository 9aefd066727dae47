/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-context.h"

G_BEGIN_DECLS

void hd_payslip_sheet_present (GtkWindow *parent, HdContext *context);

G_END_DECLS
