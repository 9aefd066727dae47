/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-date.h"

G_BEGIN_DECLS

/* A row in which one says whose public holidays are free; the first choice is nobody's. */
GtkWidget *hd_region_row_new (const char *region, HdDate today);
const char *hd_region_row_get (GtkWidget *row);

G_END_DECLS
