/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-html.h"

G_BEGIN_DECLS

char *hd_html_sanitize (HdNode *top);
gboolean hd_html_picture_is_tracker (const HdNode *picture);

G_END_DECLS
