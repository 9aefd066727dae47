/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-window.h"

G_BEGIN_DECLS

void hd_trouble_watch (HdWindow *window, HdContext *context);

G_END_DECLS
