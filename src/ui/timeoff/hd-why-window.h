/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-why.h"

G_BEGIN_DECLS

void
hd_why_window_present (GtkWindow *parent, const HdWhy *why, const HdLeaveBook *book, HdDate today);

G_END_DECLS
